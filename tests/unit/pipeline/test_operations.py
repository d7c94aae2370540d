from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain import FindingKind
from coach.pipeline import operations
from coach.pipeline.operations import FAULTS, Edits
from coach.pipeline.script import DROP, KEEP, EditScript, Operation, soften
from coach.text.anatomy import Part, Unit, units
from tests.unit.pipeline.edit_scripts import MESSAGE, drafts, edits_of, one_line, pattern

FOUND = units(MESSAGE)
"""Hi Petra, | Nobody complained. | A technician could come. | The shop is open. | Best, | Ivo |
#heating"""

ANSWER = """\
open "Two days in coats: I'm sorry."
1 ok
2 defensive -
3 pressure "A technician could come on Tuesday."
4 ok
close "Which day suits you?\""""

SAID = Edits(
    EditScript(
        (KEEP, DROP, soften("A technician could come on Tuesday."), KEEP, KEEP, KEEP, KEEP),
        "Two days in coats: I'm sorry.",
        "Which day suits you?",
    ),
    {1: FindingKind.DEFENSIVE, 2: FindingKind.PRESSURE},
)


def parsed(*lines: str) -> Edits:
    return operations.parse("\n".join(lines), FOUND)


def kept(edits: Edits) -> bool:
    return set(edits.script.edits) == {KEEP} and not edits.faults


def test_an_edit_script_is_read_as_it_is_written() -> None:
    assert operations.parse(ANSWER, FOUND) == SAID
    assert operations.written(SAID, FOUND) == ANSWER


def test_the_prompt_numbers_what_the_answer_may_change() -> None:
    lines = list(operations.shown(FOUND))
    assert lines[0] == "1. Hi Petra,"
    assert lines[3] == "4. The shop is open until 18:00."
    assert lines[4:] == ["- Best,", "- Ivo", "- #heating"]
    assert [FOUND[index].part for index in operations.numbered(FOUND)] == [
        Part.GREETING,
        *[Part.BODY] * 3,
    ]


def test_a_sentence_is_shown_on_one_line_with_single_spaces() -> None:
    assert list(operations.shown(units("We open\ton Sunday"))) == ["1. We open on Sunday"]


@pytest.mark.parametrize(
    "line",
    [
        "2 -",  # no fault
        '2 "Said otherwise."',
        "2 rude -",  # no such fault
        "2 no-way-to-answer -",  # a fault of the message, not of a sentence
        "2 undisclosed-interest -",
        '2 defensive "A technician could co',  # cut off
        '2 defensive "',
        '2 defensive ""',
        '2 defensive "  "',
        "2 defensive ok",
        "2 defensive",
        "2",
        "0 defensive -",
        "5 defensive -",  # the sign-off has no number
        "6 defensive -",
        "7 defensive -",
        "99 defensive -",
        "-1 defensive -",
        "2defensive -",
        "two defensive -",
        "close Which day suits you?",  # not quoted
        'close "Which day',
        'ask "Which day suits you?"',
        "",
    ],
)
def test_what_is_not_a_whole_line_of_a_script_changes_nothing(line: str) -> None:
    found = parsed(line)
    assert kept(found)
    assert (found.script.opening, found.script.closing) == ("", "")


def test_one_bad_line_does_not_spoil_the_others() -> None:
    found = parsed("1 ok", "nonsense", "2 defensive -", '3 pressure "A techn')
    assert found.script.edits[1] == DROP
    assert found.faults == {1: FindingKind.DEFENSIVE}


def test_spaces_around_a_line_and_inside_quotation_marks_do_not_count() -> None:
    found = parsed('  3 hype " A technician could come. "  ')
    assert found.script.edits[2] == soften("A technician could come.")


def test_straight_quotation_marks_are_written_as_typographic_ones() -> None:
    said = Edits(
        EditScript((KEEP, soften('You said "never" and 5" of snow.'), *[KEEP] * 5), 'A "no".'),
        {1: FindingKind.DEFENSIVE},
    )
    assert operations.written(said, FOUND).splitlines()[:3] == [
        'open "A “no”."',
        "1 ok",
        '2 defensive "You said “never” and 5” of snow."',
    ]


def test_a_number_that_no_draft_has_is_passed_over() -> None:
    assert kept(parsed("9" * 5000 + " defensive -"))


# -- the grammar ---------------------------------------------------------------------


def root(draft: str) -> str:
    return operations.grammar(units(draft)).splitlines()[0]


def test_the_grammar_has_one_line_for_each_number_in_order() -> None:
    assert root(MESSAGE) == (
        'root ::= ("open " text "\\n")? "1 " greeting "\\n2 " edit "\\n3 " edit "\\n4 " edit'
        ' ("\\nclose " text)?'
    )


def test_a_greeting_cannot_be_dropped() -> None:
    rules = dict(line.split(" ::= ") for line in operations.grammar(FOUND).splitlines())
    assert '"-"' in rules["edit"]
    assert '"-"' not in rules["greeting"]


def test_every_rule_of_the_grammar_is_defined_and_every_fault_of_a_sentence_named() -> None:
    grammar = operations.grammar(FOUND)
    rules = dict(line.split(" ::= ") for line in grammar.splitlines())
    assert set(rules) == {"root", "edit", "greeting", "fault", "text", "char"}
    assert [part.strip('"() ') for part in rules["fault"].split('" "')[0].split("|")] == [
        str(kind) for kind in FAULTS
    ]
    assert FindingKind.NO_WAY_TO_ANSWER not in FAULTS
    assert FindingKind.UNDISCLOSED_INTEREST not in FAULTS


@pytest.mark.parametrize(
    "answer",
    [
        ANSWER,
        "1 ok\n2 ok\n3 ok\n4 ok",
        '1 hype "Dear Petra,"\n2 too-long -\n3 ok\n4 ok',
        'open "Two."\n1 ok\n2 ok\n3 ok\n4 ok\nclose "Why?"',
    ],
)
def test_the_grammar_lets_an_edit_script_through(answer: str) -> None:
    assert pattern(operations.grammar(FOUND)).fullmatch(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "1 ok",  # the others are missing
        "1 ok\n2 ok\n3 ok\n4 ok\n",
        "1 ok\n2 ok\n3 ok\n4 ok\n5 ok",  # the sign-off
        "1 hype -\n2 ok\n3 ok\n4 ok",  # the greeting
        "1 ok\n2 -\n3 ok\n4 ok",
        "1 ok\n2 rude -\n3 ok\n4 ok",
        '1 ok\n2 hype ""\n3 ok\n4 ok',
        '1 ok\n2 hype "Ask [Name]."\n3 ok\n4 ok',
        '1 ok\n2 hype "Say "no"."\n3 ok\n4 ok',
        '1 ok\n2 hype "Two\nlines."\n3 ok\n4 ok',
        f'1 ok\n2 hype "{"x" * 301}"\n3 ok\n4 ok',
        '1 ok\nopen "Two."\n2 ok\n3 ok\n4 ok',
        "2 ok\n1 ok\n3 ok\n4 ok",
    ],
)
def test_the_grammar_lets_nothing_else_through(answer: str) -> None:
    assert not pattern(operations.grammar(FOUND)).fullmatch(answer)


def test_a_draft_without_a_sentence_has_a_grammar_too() -> None:
    assert operations.grammar(()).startswith("root ::= ")


# -- any text ------------------------------------------------------------------------


@given(st.data())
def test_what_is_written_is_read_back(data: st.DataObject) -> None:
    found = data.draw(drafts())
    said = data.draw(edits_of(found, one_line()))
    assert operations.parse(operations.written(said, found), found) == said


@given(st.data())
def test_what_is_written_about_any_draft_fits_its_grammar(data: st.DataObject) -> None:
    found = data.draw(drafts().filter(bool))
    said = data.draw(edits_of(found, st.just("Said otherwise, gladly.")))
    greeted = any(
        unit.part is Part.GREETING and edit == DROP
        for unit, edit in zip(found, said.script.edits, strict=True)
    )
    fits = pattern(operations.grammar(found)).fullmatch(operations.written(said, found))
    assert bool(fits) != greeted


@given(st.data())
def test_only_quotation_marks_and_spaces_change_in_writing(data: st.DataObject) -> None:
    found = data.draw(drafts())
    said = data.draw(edits_of(found, st.text(min_size=1, max_size=40).filter(str.strip)))
    once = operations.parse(operations.written(said, found), found)
    assert operations.parse(operations.written(once, found), found) == once
    for before, after in zip(said.script.edits, once.script.edits, strict=True):
        assert after.operation == before.operation
        assert after.text.translate(_STRAIGHT) == " ".join(before.text.split()).translate(_STRAIGHT)


_STRAIGHT = str.maketrans("“”", '""')

_LABELS = st.sampled_from(["open", "close", *map(str, range(12)), "²", "٣", "-", ""])
_FAULTS = st.sampled_from([*map(str, FindingKind), "", "rude", "ok"])
_WHATS = st.sampled_from(["ok", "-", '"New."', '"', '""', '"cut', "{}"]) | st.text(max_size=12)
_LIKE_LINES = st.builds(" ".join, st.tuples(_LABELS, _FAULTS, _WHATS))


@given(
    st.lists(_LIKE_LINES | st.text(max_size=20), max_size=12).map("\n".join) | st.text(max_size=99),
    drafts(),
)
def test_any_answer_is_read_and_changes_no_sign_off_and_no_tags(
    answer: str, found: Sequence[Unit]
) -> None:
    said = operations.parse(answer, found)
    assert len(said.script.edits) == len(found)
    for index, (unit, edit) in enumerate(zip(found, said.script.edits, strict=True)):
        if unit.part in {Part.SIGN_OFF, Part.TAGS}:
            assert edit == KEEP
        # What is changed has a fault, what is kept has none, and nothing is said empty.
        assert (edit == KEEP) == (index not in said.faults)
        assert (edit.operation is Operation.SOFTEN) == bool(edit.text.strip())
    assert set(said.faults.values()) <= set(FAULTS)


@given(drafts())
def test_an_empty_answer_keeps_everything(
    found: Sequence[Unit],
) -> None:
    assert operations.parse("", found) == Edits(EditScript((KEEP,) * len(found)))
