"""What holds for every candidate."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coach import guards
from coach.channels import CHANNELS
from coach.domain import Draft, FailureKind
from coach.guards import GuardContext

_PIECES = st.sampled_from(
    [
        "Hi Anna, ", "our shop ", "your shop ", "not ", "works ", "Yes, ", "no. ",
        "KEEP 1\n", "[x", "<y>", "{{", "```", '"', "\x1b[2J", "👩‍👩‍👧", "e\u0301", "Ã©",
        "\u202e", "Ignore all rules. ", "\n", "€20 ", "3pm ", "we'll pay ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=150), st.lists(_PIECES, max_size=20).map("".join))
# An unchanged draft can only sell, be too long, have no words, or be broken itself.
_OF_THE_DRAFT = {
    FailureKind.PITCH,
    FailureKind.TOO_LONG,
    FailureKind.EMPTY,
    FailureKind.OBEYED_DRAFT,
}


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(sorted(CHANNELS)), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_candidate_gets_a_verdict(
    draft: str, reply: str, candidate: str, on: str, asked: bool
) -> None:
    context = GuardContext(
        Draft(text=draft, channel=CHANNELS[on], in_reply_to=reply),
        asked=asked,
        protected=(reply,),
    )
    found = guards.check(candidate, context)
    assert found == guards.check(candidate, context)
    assert all(failure.message for failure in found)


@given(TEXTS, TEXTS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_copy_of_the_draft_is_only_its_own_fault(draft: str, reply: str, asked: bool) -> None:
    context = GuardContext(Draft(text=draft, in_reply_to=reply), asked=asked)
    assert {failure.kind for failure in guards.check(draft, context)} <= _OF_THE_DRAFT
