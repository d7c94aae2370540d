from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.channels import CHANNELS
from coach.domain import Draft, Finding, FindingKind
from coach.retrieval import query
from coach.signals import CaseType


def finding(kind: FindingKind) -> Finding:
    return Finding(0, 1, "x", kind, "A message.", "no-hype")


def test_every_kind_and_every_case_has_words() -> None:
    assert set(query._IN_WORDS) == set(FindingKind)
    assert set(query._CASES) == {str(case) for case in CaseType}


def test_the_draft_itself_stays_out() -> None:
    draft = Draft(text="Bicycles at half price", channel=CHANNELS["x-reply"], in_reply_to="Help?")
    made = query.for_draft(draft, [finding(FindingKind.HYPE)] * 2, "question-reply")
    assert "icycle" not in made
    assert made == (
        "Somebody asked a question and I answer. Everybody can read it. "
        "The message is full of superlatives and praises itself. They wrote: Help?"
    )


def test_an_unknown_case_is_just_a_message() -> None:
    assert query.for_draft(Draft(text="x"), [], "new-case") == query.for_draft(
        Draft(text="x"), [], "other"
    )


@given(st.text(max_size=3000), st.lists(st.sampled_from(list(FindingKind))))
def test_a_query_is_one_line_of_bounded_length(theirs: str, kinds: list[FindingKind]) -> None:
    draft = Draft(text="x", in_reply_to=theirs)
    made = query.for_draft(draft, [finding(kind) for kind in kinds], "other")
    assert "\n" not in made
    assert len(made) < 2200
