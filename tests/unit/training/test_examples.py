from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from coach.domain import FindingKind
from coach.pipeline import operations
from coach.pipeline.operations import Edits
from coach.pipeline.script import DROP, KEEP, apply, soften
from tests.unit.pipeline.edit_scripts import pattern
from training import examples
from training.examples import Advice, Revision, Rewrite, Spoken

FILES = sorted(examples.DATA.rglob("*.jsonl"))
GOOD: dict[str, Any] = {
    "channel": "reply-to-complaint",
    "asked": False,
    "in_reply_to": "The heater you sold us died after two days. We sat in coats all Sunday.",
    "lines": [
        "Hi Petra,",
        ["\n\nnobody else has ever complained about this model.", "defensive", ""],
        [
            "A technician could MAYBE come on Tuesday at 9:00 if you ask nicely.",
            "defensive",
            "A technician could come on Tuesday at 9:00.",
        ],
        "The shop is open until 18:00.",
        "\n\nIvo",
    ],
    "open": "Two days, and then a Sunday in coats: I'm sorry.",
    "close": "Would Tuesday suit you?",
}


def rewrite(**changes: object) -> Rewrite:
    return msgspec.convert({**GOOD, **changes}, Rewrite)


def with_line(number: int, line: object) -> Rewrite:
    lines = list(GOOD["lines"])
    lines[number] = line
    return rewrite(lines=lines)


def faults(item: Rewrite) -> list[str]:
    return [fault.what for fault in examples.check_rewrite("here", item)]


# -- what ships ------------------------------------------------------------------------


def test_there_are_examples_of_each_kind() -> None:
    assert {path.parent.name for path in FILES} == {"rewrites", "advice", "revisions"}


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_example_keeps_to_the_guidelines(path: Path) -> None:
    count, found, sent = examples.check(path)
    assert found == []
    assert count > 0
    assert len(sent) == (count if path.parent.name == "rewrites" else 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", sorted((examples.DATA / "rewrites").glob("*.jsonl")), ids=lambda path: path.stem
)
def test_every_rewrite_is_an_answer_that_the_program_can_get_and_read(path: Path) -> None:
    strange = []
    for where, item in examples.load(path, Rewrite):
        units = item.reading().units
        named = enumerate(fault for fault, _ in item.edits())
        said = Edits(item.script(), {at: FindingKind(fault) for at, fault in named if fault})
        answer = operations.written(said, units)
        read = operations.parse(answer, units)
        if not pattern(operations.grammar(units)).fullmatch(answer):
            strange.append(f"{where} breaks the grammar: {answer}")
        before = [edit.operation for edit in said.script.edits]
        if read.faults != said.faults or [edit.operation for edit in read.script.edits] != before:
            strange.append(f"{where} is read otherwise: {answer}")
    assert strange == []


# -- the format ------------------------------------------------------------------------


def test_the_example_of_the_guidelines_is_a_good_one() -> None:
    item = rewrite()
    assert faults(item) == []
    assert not item.is_good
    assert item.draft == (
        "Hi Petra,\n\nnobody else has ever complained about this model. A technician could MAYBE"
        " come on Tuesday at 9:00 if you ask nicely. The shop is open until 18:00.\n\nIvo"
    )
    assert item.edits()[:3] == (
        ("", KEEP),
        ("defensive", DROP),
        ("defensive", soften("A technician could come on Tuesday at 9:00.")),
    )
    assert apply(item.script(), item.reading().units) == (
        "Hi Petra,\n\nTwo days, and then a Sunday in coats: I'm sorry. A technician could come on"
        " Tuesday at 9:00. The shop is open until 18:00.\n\nWould Tuesday suit you?\n\nIvo"
    )


def test_the_guidelines_show_it() -> None:
    text = (Path(examples.__file__).parent / "guidelines.md").read_text(encoding="utf-8")
    shown = text.split("```json\n")[1].split("```")[0]
    assert msgspec.json.decode(shown, type=Rewrite) == rewrite()


def test_a_good_draft_has_nothing_to_say() -> None:
    lines = [line if isinstance(line, str) else line[0] for line in GOOD["lines"]]
    item = rewrite(lines=lines, open="", close="")
    assert item.is_good
    assert faults(item) == []
    assert item.script().edits == (KEEP,) * 5
    assert not rewrite(lines=lines, open="").is_good
    assert not rewrite(lines=lines, close="").is_good


# -- each rule -------------------------------------------------------------------------

_BROKEN: dict[str, tuple[Rewrite, str]] = {
    "two sentences in a line": (
        with_line(3, "The shop is open until 18:00. Ring us."),
        "the program reads",
    ),
    "a fault nobody knows": (
        with_line(1, ["\n\nnobody else has ever complained about this model.", "rude", ""]),
        "unknown fault 'rude'",
    ),
    "a fault of the whole message": (
        with_line(
            1, ["\n\nnobody else has ever complained about this model.", "no-way-to-answer", ""]
        ),
        "unknown fault 'no-way-to-answer'",
    ),
    "another sign-off": (with_line(4, ["\n\nIvo", "too-long", ""]), "changes the sign-off"),
    "a greeting that goes": (with_line(0, ["Hi Petra,", "hype", ""]), "greeting"),
    "a change that changes nothing": (
        with_line(3, ["The shop is open until 18:00.", "hype", "The shop is open until 18:00. "]),
        "changes nothing",
    ),
    "longer than before": (
        with_line(
            3,
            [
                "The shop is open until 18:00.",
                "hype",
                "The shop is, as you may well know, open every day until 18:00.",
            ],
        ),
        "longer than the sentence",
    ),
    "a number from nowhere": (
        with_line(3, ["The shop is open until 18:00.", "hype", "The shop is open 8 to 18:00."]),
        "a number that is not in the draft",
    ),
    "a dash in the opening": (rewrite(open="Two days — I'm sorry."), "a dash"),
    "a dash in the closing": (rewrite(close="Tuesday – would it suit you?"), "a dash"),
    "a long opening": (rewrite(open="I'm sorry " + "and sorry " * 13 + "."), "more than 26 words"),
    "a long closing": (rewrite(close="Would " + "Tuesday or " * 13 + "suit?"), "more than 26"),
    "a placeholder": (rewrite(open="Two days in coats: I'm sorry, [Name]."), "a placeholder"),
    "a braced placeholder": (rewrite(close="Would {day} suit you?"), "a placeholder"),
    "a fact that is lost": (
        with_line(3, ["The shop is open until 18:00.", "too-long", ""]),
        "guard fact-missing",
    ),
    "a fact that is made up": (
        rewrite(open="Two days, and then a Sunday in Antwerp: I'm sorry."),
        "guard fact-invented",
    ),
    "a promise that is made up": (
        rewrite(close="We will send you a new heater."),
        "guard promise-invented",
    ),
}


@pytest.mark.parametrize("name", _BROKEN)
def test_a_broken_rule_is_told(name: str) -> None:
    item, told = _BROKEN[name]
    assert [fault for fault in faults(item) if told in fault], faults(item)


def test_a_fault_says_where_it_is() -> None:
    [first, *_] = examples.check_rewrite("a.jsonl:7", rewrite(open="Two days — sorry."))
    assert first.where == "a.jsonl:7"


ADVICE = Advice(
    situation="He asked what a full check costs.",
    principles=("help-first", "no-hype"),
    advice='Answer where he asked [2]. You could write: "A full check is 60 euros."',
)


def advice_faults(**changes: Any) -> Iterator[str]:
    for fault in examples.check_advice("here", msgspec.structs.replace(ADVICE, **changes)):
        yield fault.what


def test_good_advice_has_no_fault() -> None:
    turns = (Spoken("user", "And by phone?"), Spoken("coach", "Better not."))
    assert list(advice_faults()) == []
    assert list(advice_faults(history=turns)) == []
    assert list(advice_faults(advice="Who is it to?")) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"advice": "Answer where he asked [3]."}, "a principle that is not there"),
        ({"advice": "Answer where he asked [0]."}, "a principle that is not there"),
        ({"advice": "word " * 131}, "131 words"),
        ({"advice": "Answer — where he asked."}, "a dash"),
        ({"advice": 'Say: "It is 60 euros [1]."'}, "a citation inside"),
        ({"history": (Spoken("coach", "Hm."), Spoken("user", "Well?"))}, "coach's turn"),
    ],
)
def test_broken_advice_is_told(changes: dict[str, Any], told: str) -> None:
    assert any(told in what for what in advice_faults(**changes))


def revision_faults(message: str, change: str, revised: str, replied: str = "") -> list[str]:
    item = Revision(change=change, message=message, revised=revised, in_reply_to=replied)
    return [fault.what for fault in examples.check_revision("here", item)]


def test_a_revision_changes_something_and_takes_numbers_from_what_it_has() -> None:
    assert revision_faults("The 12 chairs come on Thursday.", "shorter", "12 chairs.") == []
    assert revision_faults("Come at 9", "say 10 instead", "Come at 10.") == []
    assert revision_faults("Yes.", "warmer", "Yes, all 7 of you.", "Are we 7 welcome?") == []
    assert revision_faults("Come at 9.", "shorter", "Come at 9. ") == ["nothing was revised"]
    assert revision_faults("Come at 9.", "longer", "Come at 8.") == ["a number from nowhere"]


def test_numbers_that_only_meet_at_a_seam_are_not_one_number() -> None:
    assert revision_faults("Room 5", "10 instead", "Room 10") == []
    assert revision_faults("Room 5", "10 instead", "Room 510") == ["a number from nowhere"]


# -- files -----------------------------------------------------------------------------


def test_a_line_that_is_no_example_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    good = msgspec.json.encode(GOOD)
    for bad in (b"{", b'{"channel": 1}', good.replace(b'"open"', b'"opening"')):
        file.write_bytes(good + b"\n\n" + bad + b"\n")
        with pytest.raises(msgspec.ValidationError, match=r"^a\.jsonl:3: "):
            list(examples.load(file, Rewrite))


def test_the_command_checks_the_named_files_and_tells_by_its_exit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "rewrites"
    folder.mkdir()
    good, bad, broken = (folder / f"{name}.jsonl" for name in ("good", "bad", "broken"))
    good.write_bytes(msgspec.json.encode(GOOD))
    bad.write_bytes(msgspec.json.encode({**GOOD, "open": "Two days — I'm sorry."}))
    broken.write_bytes(b"{")
    assert examples.main([str(good)]) == 0
    assert "good.jsonl: 1 examples, 0 faults" in capsys.readouterr().out
    assert examples.main([str(bad), str(good)]) == 1
    assert "bad.jsonl:1: a dash in an added line" in capsys.readouterr().out
    assert examples.main([str(broken)]) == 1
    assert [where for where, _ in examples.rewrites(tmp_path / "none")] == []
