from hypothesis import given
from hypothesis import strategies as st

from coach.pipeline.citations import CitationFilter


def run(text: str, size: int, ids: tuple[str, ...] = ("a", "b")) -> tuple[str, CitationFilter]:
    citations = CitationFilter(ids)
    shown = "".join(citations.feed(text[i : i + size]) for i in range(0, len(text), size))
    return shown + citations.finish(), citations


def test_known_citations_stay_and_unknown_ones_are_dropped_and_counted() -> None:
    text, citations = run("Listen [1]. Ask [4]. Both [2, 9].", 3)
    assert text == "Listen [1]. Ask. Both [2]."
    assert citations.cited == ["a", "b"]
    assert citations.unknown == 2


def test_half_a_citation_at_the_end_is_dropped() -> None:
    assert run("Listen [1", 2)[0] == "Listen"


def test_other_brackets_stay() -> None:
    assert run("Say [sic] and a[0x].", 4)[0] == "Say [sic] and a[0x]."


@given(st.text(alphabet="ab [],.129", max_size=40), st.integers(1, 6))
def test_the_size_of_the_pieces_does_not_matter(text: str, size: int) -> None:
    assert run(text, size)[0] == run(text, len(text) or 1)[0]
