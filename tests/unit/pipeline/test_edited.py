from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain import FindingKind
from coach.pipeline import checks, edited, operations
from coach.pipeline.edited import Proposal
from coach.pipeline.messages import MESSAGES
from coach.pipeline.operations import FAULTS, Edits
from coach.pipeline.reading import Reading, read
from coach.pipeline.script import DROP, KEEP, apply, soften
from coach.signals.principles import PRINCIPLE
from coach.text.anatomy import Part
from tests.unit.pipeline.edit_scripts import edits_of
from tests.unit.pipeline.kit import draft
from tests.unit.pipeline.test_checks import COMPLAINT, GREETING, HOURS, READ, SARCASM, VISIT

OPENING = "Two days, and then a Sunday in coats: I'm sorry."
PLAIN = "A technician could come on Tuesday at 9:00."


def answer(*lines: str, reading: Reading = READ) -> Edits:
    return operations.parse("\n".join(lines), reading.units)


def proposed(*answers: str, reading: Reading = READ) -> Proposal:
    """What is made of answers of which each is given as one text."""
    return edited.propose(reading, [answer(text, reading=reading) for text in answers])


def test_nothing_to_change_is_an_empty_proposal() -> None:
    found = proposed("1 ok\n2 ok", "")
    assert found.is_empty
    assert set(found.script.edits) == {KEEP}
    assert set(found.messages) == {READ.draft.text}
    assert found.reading.findings == READ.findings


@pytest.mark.parametrize(
    ("flagging", "samples", "is_fault"),
    [(1, 1, True), (1, 2, True), (1, 3, False), (2, 3, True), (2, 4, True), (2, 5, False)],
)
@pytest.mark.parametrize("other", ["", "2 ok", "3 hype -"])
def test_half_of_the_samples_make_a_fault(
    flagging: int, samples: int, is_fault: bool, other: str
) -> None:
    found = proposed(*["2 defensive -"] * flagging, *[other] * (samples - flagging))
    assert (SARCASM in found.flagged) == is_fault
    assert (found.script.edits[SARCASM] == DROP) == is_fault


def test_what_one_of_three_samples_flags_is_nothing() -> None:
    assert proposed("2 defensive -", "2 ok", "").is_empty


def test_the_fault_is_the_one_that_most_of_them_name() -> None:
    found = proposed("2 hype -", "2 defensive -", "2 defensive -")
    assert found.flagged == {SARCASM: FindingKind.DEFENSIVE}


def test_what_most_would_drop_goes_and_what_most_would_reword_is_reworded() -> None:
    plain = '2 defensive "Our heater chose to die."'
    assert proposed("2 defensive -", "2 defensive -", plain).script.edits[SARCASM] == DROP
    assert proposed("2 defensive -", plain, plain).script.edits[SARCASM] == soften(
        "Our heater chose to die."
    )


def test_of_several_wordings_the_one_most_like_the_others_is_taken() -> None:
    found = proposed(
        '3 pressure "On Tuesday at 9:00 nicely a technician, if you ask."',
        f'3 pressure "{PLAIN}"',
        '3 pressure "A technician could come at 9:00 on Tuesday."',
    )
    assert found.script.edits[VISIT] == soften(PLAIN)


def test_a_wording_that_breaks_a_rule_is_not_taken_though_most_have_it() -> None:
    lossy = '3 pressure "A technician could come."'
    found = proposed(lossy, lossy, f'3 pressure "{PLAIN}"')
    assert found.script.edits[VISIT] == soften(PLAIN)


def test_a_sentence_with_a_fact_stays_though_all_samples_drop_it() -> None:
    found = proposed("3 defensive -\n4 too-long -", "3 defensive -\n4 too-long -")
    assert found.script.edits[VISIT] == found.script.edits[HOURS] == KEEP
    assert set(found.flagged) == {VISIT, HOURS}
    assert all("Tuesday at 9:00" in text and "18:00" in text for text in found.messages)


PRICED = read(
    draft(
        "Hi Petra,\n\nOf course it broke. The part costs 40 euros. Anna has it in 12 days; it"
        " needs a 40 mm pipe. Ring me.\n\nIvo",
        "reply-to-complaint",
        COMPLAINT,
    )
)


@pytest.mark.parametrize(
    "fault", ["defensive", "institutional-we", "over-apology", "fake-personal", "buzzword"]
)
def test_a_fault_of_tone_is_no_leave_to_lose_a_fact(fault: str) -> None:
    found = proposed(f"3 {fault} -\n4 {fault} -", reading=PRICED)
    assert set(found.script.edits) == {KEEP}
    assert all("40 euros" in text and "12 days" in text for text in found.messages)


def test_the_price_of_a_pitch_goes_with_the_pitch() -> None:
    found = proposed("3 unasked-pitch -", reading=PRICED)
    assert found.script.edits[2] == DROP


def test_it_goes_when_the_opening_answers_with_its_facts() -> None:
    asked = read(
        draft(
            "Hi Petra,\n\nIf you must know, a technician could come on Tuesday at 9:00.\n\nIvo",
            "reply-to-complaint",
            "Can somebody look at the heater on Tuesday?",
            asked=True,
        )
    )
    answer_first = 'open "Yes, a technician could come on Tuesday at 9:00."'
    assert proposed(f"{answer_first}\n2 defensive -", reading=asked).script.edits[1] == DROP
    assert proposed("2 defensive -", reading=asked).script.edits[1] == KEEP


@pytest.mark.parametrize(
    "sentence",
    [
        "I am not sorry about that.",
        "We will not apologise for your own mistakes.",
        "You owe my staff an apology.",
    ],
)
def test_no_apology_is_made_that_the_writer_did_not_make(sentence: str) -> None:
    text = f"Hi Petra,\n\n{sentence} The shop is open until 18:00.\n\nIvo"
    found = proposed("2 defensive -", reading=read(draft(text, "reply-to-complaint", COMPLAINT)))
    for message in found.messages:
        assert "sorry" not in message.replace(sentence, "")


def test_the_rules_mend_what_no_sample_says_well() -> None:
    loud = read(draft("We open on Sunday at 9:00!!! Bring boots.", "facebook-post"))
    found = proposed('1 hype "We open on Monday."', reading=loud)
    assert found.script.edits[0] == soften("We open on Sunday at 9:00.")


def test_no_greeting_no_sign_off_is_dropped() -> None:
    found = proposed("1 hype -\n5 hype -\n2 defensive -")
    assert found.script.edits[GREETING] == KEEP
    assert all(text.startswith("Hi Petra,") for text in found.messages)
    assert all(text.endswith("Ivo") for text in found.messages)


def test_lines_are_added_when_half_of_the_samples_add_one() -> None:
    added = f'open "{OPENING}"\nclose "Would Tuesday suit you?"'
    found = proposed(added, "1 ok")
    assert (found.script.opening, found.script.closing) == (OPENING, "Would Tuesday suit you?")
    assert not found.is_empty
    assert proposed(added, "1 ok", "1 ok").is_empty


def test_an_invented_opening_is_left_out_and_a_good_one_among_them_found() -> None:
    invented = 'open "Five days in coats, and 50 euros back."'
    assert proposed(invented).script.opening == ""
    assert "50" not in "".join(proposed(invented).messages)
    assert proposed(invented, invented, f'open "{OPENING}"').script.opening == OPENING


def test_candidates_go_without_either_added_line_too() -> None:
    closing = "Would Tuesday suit you?"
    found = proposed(f'open "{OPENING}"\n2 defensive -\nclose "{closing}"')
    has = {(OPENING in text, closing in text) for text in found.messages}
    assert has == {(True, True), (True, False), (False, True), (False, False)}
    assert found.messages[0] == apply(found.script, READ.units)


def test_each_answer_is_a_candidate_by_itself() -> None:
    found = proposed(f'3 pressure "{PLAIN}"', "2 ok", "3 ok")
    assert found.is_empty
    assert any(PLAIN in text for text in found.messages)


# -- the faults as findings ------------------------------------------------------------


def test_a_fault_is_a_finding_on_the_whole_sentence() -> None:
    [found] = proposed("2 defensive -").reading.findings
    unit = READ.units[SARCASM]
    assert (found.start, found.end, found.text) == (unit.start, unit.end, unit.text)
    assert found.kind is FindingKind.DEFENSIVE
    assert (found.message, found.principle) == (
        MESSAGES[FindingKind.DEFENSIVE],
        PRINCIPLE[FindingKind.DEFENSIVE],
    )
    assert found.suggestion == ""


def test_a_sentence_to_be_reworded_is_no_finding_that_deletes_it() -> None:
    [found] = proposed(f'3 pressure "{PLAIN}"').reading.findings
    assert found.suggestion is None


def test_findings_are_in_the_order_of_the_text() -> None:
    found = proposed("3 pressure -\n2 defensive -").reading.findings
    assert [item.kind for item in found] == [FindingKind.DEFENSIVE, FindingKind.PRESSURE]


def test_where_a_list_has_a_verdict_on_the_sentence_there_is_no_second_one() -> None:
    text = "Hurry, last chance, don't miss out!"
    pushy = read(draft(f"We open on Sunday. {text}", "facebook-post"))
    whole = replace(
        proposed("2 hype -", reading=pushy).reading.findings[0],
        start=pushy.units[1].start,
        end=pushy.units[1].end,
        text=text,
    )
    settled = replace(pushy, findings=(whole,))
    found = proposed("2 hype -", reading=settled)
    assert found.reading.findings == (whole,)
    assert found.flagged == {1: FindingKind.HYPE}


def test_what_is_left_are_the_faulty_sentences_that_still_stand() -> None:
    found = proposed(f'2 defensive -\n3 pressure "{PLAIN}"')
    assert [item.kind for item in found.left(READ.draft.text)] == [
        FindingKind.DEFENSIVE,
        FindingKind.PRESSURE,
    ]
    assert found.left(found.messages[0]) == ()
    assert [item.text for item in found.left(READ.units[VISIT].text)] == [READ.units[VISIT].text]


def test_every_fault_has_a_message_and_a_principle() -> None:
    assert set(FAULTS) <= set(MESSAGES)
    assert set(FAULTS) <= set(PRINCIPLE)
    assert all(text.endswith(".") and "—" not in text for text in MESSAGES.values())


# -- any samples -----------------------------------------------------------------------

_TEXTS = st.sampled_from(
    [
        PLAIN,
        OPENING,
        "A technician could come on Wednesday.",
        "Would Tuesday suit you?",
        "We sat in coats all Sunday.",
        "{x}",
        '"',
    ]
)


@given(st.lists(edits_of(READ.units, _TEXTS), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_whatever_the_samples_say_rules_hold(samples: list[Edits]) -> None:
    found = edited.propose(READ, samples)
    assert len(found.script.edits) == len(READ.units)
    assert found.script.opening == "" or checks.opening(READ, found.script.opening)
    assert found.script.closing == "" or checks.closing(READ, found.script.closing)
    for unit, edit in zip(found.reading.units, found.script.edits, strict=True):
        assert edit != DROP or unit.part is Part.BODY
    for text in found.messages:
        assert "Wednesday" not in text
        assert "Ivo" in text
        assert COMPLAINT.split(". ")[1] not in text
    assert found.flagged == edited.propose(READ, samples).flagged
