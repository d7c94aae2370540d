import pytest

from coach.inference.ports import ContextOverflowError
from coach.pipeline.capacity import check_length


@pytest.mark.parametrize(
    "text", ["word " * 1100, "語" * 12_000, "https://example.com/" + "a" * 900]
)
def test_what_may_fit_is_left_to_the_model_to_count(text: str) -> None:
    check_length(4096, text, copies=2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("word " * 1200, "1,200 words, and about 1,183 fit"),
        ("語" * 300_000, "300,000 characters, and about 12,784 fit"),
        ("!" * 1_000_000, "1,000,000 characters"),
        ("a" + " " * 900_000 + "b", "900,002 characters"),
    ],
)
def test_what_can_never_fit_is_refused(text: str, told: str) -> None:
    with pytest.raises(ContextOverflowError, match=told):
        check_length(4096, text, copies=2)


def test_what_they_wrote_and_the_answer_count_too() -> None:
    check_length(4096, "word " * 700, copies=2)
    with pytest.raises(ContextOverflowError):
        check_length(4096, "word " * 700, "word " * 700, copies=2)
    with pytest.raises(ContextOverflowError):
        check_length(4096, "word " * 700, copies=2, answer=3000)
