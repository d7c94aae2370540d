from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain import FindingKind
from coach.pipeline import operations
from coach.pipeline.operations import Edits
from coach.pipeline.preview import EditPreview
from coach.pipeline.script import DROP, KEEP, Edit, EditScript, apply, soften
from coach.text.anatomy import units
from coach.text.sanitise import sanitise
from tests.unit.pipeline.edit_scripts import MESSAGE, drafts, edits_of, one_line

FAULT = FindingKind.DEFENSIVE


def shown(message: str, *lines: str) -> list[str]:
    """What can be shown after each of `lines`."""
    preview = EditPreview(units(message))
    return [
        preview.feed("".join(f"{one}\n" for one in lines[:n])) for n in range(1, len(lines) + 1)
    ]


def test_each_finished_line_shows_its_sentence() -> None:
    assert shown(MESSAGE, "1 ok", "2 ok", '3 defensive "It could."', "4 defensive -") == [
        "Hi Petra,",
        "\n\nNobody else has complained.",
        " It could.",
        "",
    ]


def test_a_dropped_sentence_is_never_shown() -> None:
    pieces = shown(MESSAGE, "1 ok", "2 defensive -", "3 ok")
    assert pieces == ["Hi Petra,", "", "\n\nA technician could MAYBE come on Tuesday."]


def test_the_opening_waits_for_the_greeting() -> None:
    pieces = shown(MESSAGE, 'open "Two days in coats."', "1 ok", "2 ok")
    assert pieces[0] == ""
    assert "".join(pieces) == "Hi Petra,\n\nTwo days in coats. Nobody else has complained."


def test_an_opening_is_shown_at_once_where_nobody_is_greeted() -> None:
    assert shown("We open. Come.", 'open "Two days in coats."')[0] == "Two days in coats."


def test_a_line_is_shown_when_it_is_complete_and_only_once() -> None:
    preview = EditPreview(units("We open. Come."))
    answer = '1 hype "Open."\n2 ok\n'
    pieces = [preview.feed(answer[:end]) for end in range(len(answer) + 1)]
    assert [piece for piece in pieces if piece] == ["Open.", " Come."]
    assert pieces[answer.index("\n")] == ""
    assert preview.feed(answer) == ""


def test_nothing_is_shown_before_the_first_line() -> None:
    preview = EditPreview(units("#tea"))
    assert [preview.feed(answer) for answer in ("", "1", "1 ok")] == [""] * 3


def test_escape_sequences_of_the_model_are_not_shown() -> None:
    assert shown("We open.", '1 hype "Op\x1b[2Jen."') == ["Open."]


def streamed_and_final(message: str, said: Edits, cuts: list[int]) -> tuple[str, str]:
    found = units(message)
    answer = operations.written(said, found)
    preview = EditPreview(found)
    pieces = [preview.feed(answer[:cut]) for cut in sorted(cuts)] + [preview.feed(answer)]
    return "".join(pieces), apply(operations.parse(answer, found).script, found)


@pytest.mark.parametrize(
    ("message", "edits"),
    [
        # A dropped sentence leaves its wider gap to what comes after the opening.
        ("Hi Tom, we are open.\n\nCome on Sunday. Bring tea.", (KEEP, DROP, KEEP, KEEP)),
        # Nothing comes after the opening.
        ("Hi,\n\nWe are open.", (KEEP, DROP)),
        ("Hi Tom, we are open.\n\nBest,\nTom", (KEEP, DROP, KEEP, KEEP)),
    ],
)
def test_what_was_shown_of_an_opening_stands_when_the_next_sentence_goes(
    message: str, edits: tuple[Edit, ...]
) -> None:
    said = Edits(EditScript(edits, "Two days in coats.", "Shall I call?"), {1: FAULT})
    streamed, final = streamed_and_final(message, said, list(range(200)))
    assert final.startswith(streamed)


@given(st.data())
def test_what_was_shown_is_how_the_message_begins(data: st.DataObject) -> None:
    found = data.draw(drafts())
    answer = operations.written(data.draw(edits_of(found, one_line())), found)
    cuts = data.draw(st.lists(st.integers(0, len(answer)), max_size=20))
    preview = EditPreview(found)
    streamed = "".join(preview.feed(answer[:cut]) for cut in [*sorted(cuts), len(answer)])
    final = operations.parse(sanitise(answer).strip(), found)
    assert apply(final.script, found).startswith(streamed)


@given(st.data())
def test_all_but_the_last_line_is_shown(data: st.DataObject) -> None:
    found = units(MESSAGE)
    said = data.draw(edits_of(found, st.just("New.")))
    answer = operations.written(said, found)
    streamed = EditPreview(found).feed(answer + "\n")
    kept = [
        edit.text or unit.text
        for unit, edit in zip(found[:4], said.script.edits[:4], strict=True)
        if edit != DROP
    ]
    assert all(text in streamed for text in kept)


def test_reworded_text_is_what_is_streamed() -> None:
    said = Edits(EditScript((soften("Open."), KEEP)), {0: FAULT})
    assert streamed_and_final("We open. Come.", said, [0, 20]) == ("Open.", "Open. Come.")
