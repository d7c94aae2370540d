import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.channels import CHANNELS
from coach.domain import Draft, FailureKind, FindingKind
from coach.guards import GuardContext
from coach.guards.form import channel_limit
from coach.signals import find
from coach.text.length import message_length, overrun

X, REQUEST, EMAIL = CHANNELS["x-post"], CHANNELS["linkedin-connection-request"], CHANNELS["email"]
LONG_URL = "https://example.com/" + "a" * 200


@pytest.mark.parametrize(
    ("text", "on_x", "elsewhere"),
    [
        ("hello", 5, 5),
        ("hello \n", 5, 5),
        ("cafe\u0301 👩‍👩‍👧", 6, 6),
        (f"see {LONG_URL}.", 28, 225),
        ("see example.com", 27, 15),
        ("ask jo@example.com", 18, 18),
    ],
)
def test_addresses_have_one_length_on_x_and_their_own_elsewhere(
    text: str, on_x: int, elsewhere: int
) -> None:
    assert message_length(text, X) == on_x
    assert message_length(text, REQUEST) == elsewhere


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a" * 280, None),
        ("a" * 281, 280),
        ("e\u0301" * 281, 560),
        (f"{LONG_URL} {'a' * 256}", None),
        (f"{LONG_URL} {'a' * 257}", len(LONG_URL) + 1 + 256),
        (f"{'a' * 270} {LONG_URL}", 271),
        (f"{'a' * 270} {LONG_URL} more", 271),
    ],
)
def test_overrun_starts_at_the_first_character_without_room(text: str, start: int | None) -> None:
    over = overrun(text, X)
    assert (over and over.start) == start
    assert over is None or over.length == message_length(text, X)


def test_without_a_limit_nothing_is_too_long() -> None:
    assert overrun("a" * 100_000, EMAIL) is None


PIECES = st.sampled_from(["hello ", "a" * 90, LONG_URL, " ", "👩‍👩‍👧", "e\u0301", "\n", "x.com/1 "])


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from([X, REQUEST, EMAIL]))
def test_finding_and_guard_agree(text: str, channel) -> None:
    draft = Draft(text=text, channel=channel)
    found = [one for one in find(draft) if one.kind is FindingKind.TOO_LONG]
    failed = channel_limit(text, GuardContext(draft, asked=False))
    assert len(found) == len(failed) == (overrun(text, channel) is not None)
    assert all(failure.kind is FailureKind.TOO_LONG for failure in failed)
    if found:
        assert str(message_length(text, channel)) in found[0].message
        assert failed[0].evidence == str(message_length(text, channel))
