"""The learned judge, with the shipped weights but vectors of the test's making."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from coach.domain import FindingKind
from coach.pipeline import rules, sentence_model
from coach.pipeline.reading import Reading, read
from coach.pipeline.script import DROP
from coach.pipeline.sentence_model import Verdict
from coach.text.anatomy import Part, Unit
from tests.unit.pipeline.kit import ZeroEmbedder, draft


class Disliking(ZeroEmbedder):
    """Sentences with `word` get the vector that the shipped weights dislike most."""

    def __init__(self, word: str) -> None:
        self._word = word
        harm = np.array(sentence_model.weights().harm[:384], dtype=np.float32)
        self._bad = harm / np.linalg.norm(harm)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array(
            [self._bad if self._word in text else -self._bad for text in texts], dtype=np.float32
        )


def judged(text: str, word: str, reply: str = "") -> tuple[Reading, list[tuple[str, str | None]]]:
    reading = read(draft(text, "facebook-post", reply))
    found = sentence_model.findings(reading, Disliking(word))
    return reading, [(finding.text, finding.suggestion) for finding in found]


def test_the_weights_fit_the_features_and_the_embedder() -> None:
    from coach.retrieval.minilm import MiniLm

    weights = sentence_model.weights()
    reading = read(draft("One sentence. And another."))
    rows = sentence_model.features(reading, reading.units, ZeroEmbedder().embed(["a", "b"]))
    assert rows.shape == (2, len(weights.harm))
    assert {len(row) for row in weights.kind_rows} == {len(weights.harm)}
    assert all(FindingKind(kind) for kind in weights.kinds)
    assert weights.embedder == MiniLm().identity.sha256


def test_a_disliked_sentence_may_go() -> None:
    text = "The market is on Monday. Everybody else is simply asleep. See you there."
    _, found = judged(text, "asleep")
    assert found == [("Everybody else is simply asleep.", "")]


def test_a_disliked_sentence_with_a_needed_fact_is_only_remarked_on() -> None:
    _, found = judged("The market is asleep until 4 May at 18:00. See you there.", "asleep")
    assert found == [("The market is asleep until 4 May at 18:00.", None)]


def test_the_one_question_of_a_message_is_what_it_is_about() -> None:
    text = "I liked your talk on Monday. Could you look at my asleep drawings when you have time?"
    _, found = judged(text, "asleep")
    assert found == []


def test_one_question_of_several_may_go() -> None:
    text = "Could you come on Monday? Is everybody else simply asleep? See you there."
    _, found = judged(text, "asleep")
    assert found == [("Is everybody else simply asleep?", "")]


def test_greetings_and_names_are_not_judged() -> None:
    reading, found = judged(
        "Hi asleep Anna,\n\nWe open on Monday.\n\nasleep regards,\nTom", "asleep"
    )
    assert {text for text, _ in found} <= {
        unit.text for unit in reading.units if unit.part is Part.BODY
    }


def test_what_the_lists_settled_is_not_said_twice() -> None:
    text = "The market is on Monday. Hurry, last chance, don't miss out, book your spot now!"
    reading = read(draft(text))
    assert rules.edit(reading).edits[-1] == DROP
    settled = [found for found in reading.findings if found.suggestion == ""]
    extra = sentence_model.findings(reading, Disliking("Hurry"))
    whole = [found for found in settled if found.start <= text.index("Hurry")]
    assert not (whole and extra)


@given(st.text(max_size=80))
def test_any_text_can_be_judged_and_spans_are_exact(text: str) -> None:
    reading = read(draft(text))
    for found in sentence_model.findings(reading, Disliking("a")):
        assert reading.draft.text[found.start : found.end] == found.text


def test_what_the_lists_can_mend_is_not_thrown_away() -> None:
    class Mending(Disliking):
        """Dislikes the sentence only as long as the buzzword is in it."""

    text = "The market is on Monday. The cellar will need its own key going forward."
    reading = read(draft(text, "email"))
    assert any("going forward" in found.text for found in reading.findings)
    found = sentence_model.findings(reading, Mending("going forward"))
    assert found == ()


def half_sure(text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is found where the judge says 0.9 of the sentence with "pity" in it."""

    def judge(reading: Reading, units: Sequence[Unit], embedder: object) -> list[Verdict]:
        return [
            Verdict(0.9 if "pity" in unit.text else 0.0, FindingKind.PRESSURE) for unit in units
        ]

    monkeypatch.setattr(sentence_model, "judge", judge)
    return [text for text, _ in judged(text, "")[1]]


def test_where_no_list_agrees_the_judge_must_be_surer(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = "We meet at the barn. It is a pity to sit inside. Bring a cup."
    assert half_sure(alone, monkeypatch) == []
    assert sentence_model.DROP < 0.9 < sentence_model.UNLISTED


def test_a_list_that_agrees_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = "It must be nice to be above all that, and a pity."
    assert half_sure(f"We meet at the barn. {listed} Bring a cup.", monkeypatch) == [listed]


def test_a_loud_mark_is_no_agreement(monkeypatch: pytest.MonkeyPatch) -> None:
    assert half_sure("We meet at the barn. It is a pity to stay inside!!", monkeypatch) == []


def test_leave_to_ignore_the_message_stays() -> None:
    text = "The bill is still open. If it is paid, please ignore this asleep note. See you."
    assert judged(text, "asleep")[1] == []
