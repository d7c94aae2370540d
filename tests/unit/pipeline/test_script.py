import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.pipeline.script import DROP, KEEP, Edit, EditScript, apply, soften
from coach.text.anatomy import units

POST = "Hi all,\n\nWe open on Sunday. Book NOW! Thanks to Mira.\n\nBest,\nTom\n#leeds"


def edits(**changed: Edit) -> tuple[Edit, ...]:
    """KEEP for every unit of POST, but for `uN`."""
    return tuple(changed.get(f"u{index}", KEEP) for index in range(len(units(POST))))


def test_keeping_everything_changes_nothing() -> None:
    assert apply(EditScript(edits()), units(POST)) == POST


def test_a_dropped_sentence_takes_its_space_along() -> None:
    assert "Sunday. Thanks to Mira." in apply(EditScript(edits(u2=DROP)), units(POST))


def test_paragraphs_survive_when_their_first_or_all_sentences_go() -> None:
    first = apply(EditScript(edits(u1=DROP)), units(POST))
    assert first.startswith("Hi all,\n\nBook NOW!")
    body = apply(EditScript(edits(u1=DROP, u2=DROP, u3=DROP)), units(POST))
    assert body == "Hi all,\n\nBest,\nTom\n#leeds"


def test_opening_follows_the_greeting_and_closing_precedes_the_sign_off() -> None:
    script = EditScript(edits(), opening="Four days is long.", closing="Which day suits you?")
    assert apply(script, units(POST)) == (
        "Hi all,\n\nFour days is long. We open on Sunday. Book NOW! Thanks to Mira.\n\n"
        "Which day suits you?\n\nBest,\nTom\n#leeds"
    )


def test_closing_stays_in_the_line_of_a_one_line_message() -> None:
    found = units("We open on Sunday. #leeds")
    script = EditScript((KEEP, KEEP), closing="Will you come?")
    assert apply(script, found) == "We open on Sunday. Will you come? #leeds"


def test_softening_to_nothing_is_dropping() -> None:
    assert soften("  ") == DROP


def test_a_script_for_another_draft_is_refused() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        apply(EditScript((KEEP,)), units(POST))


@given(st.text(alphabet=st.sampled_from("ab .!?\n,#é🎉"), max_size=60), st.data())
def test_what_is_kept_is_there_and_what_is_dropped_is_not_added(
    text: str, data: st.DataObject
) -> None:
    found = units(text)
    choice = st.sampled_from([KEEP, DROP, soften("New.")])
    chosen = tuple(data.draw(choice) for _ in found)
    result = apply(EditScript(chosen, opening="Open.", closing="Close?"), found)
    for unit, edit in zip(found, chosen, strict=True):
        if edit == KEEP:
            assert unit.text in result
    assert result.count("New.") >= sum(edit == soften("New.") for edit in chosen)
    assert "Open." in result
    assert "Close?" in result
