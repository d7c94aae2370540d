from dataclasses import replace

import pytest

from coach.domain import AdviseResult
from coach.errors import CoachError, InputError, StoppedError
from coach.events import Citation, Delta, Usage
from coach.inference.ports import ContextOverflowError
from coach.pipeline.advise import OUT_OF_SCOPE, advise, without_inventions
from coach.retrieval.ports import Retriever
from coach.stop import StopSignal
from tests.unit.pipeline.kit import engine, run

SITUATION = "A guest wrote that he waited 40 minutes for soup. I want to explain."
ADVICE = 'Begin with his 40 minutes [1]. Then ask [2][7]. You could write: "I am sorry."'


def advised(*script, found=None, stop=None):
    made, model = engine(*script) if found is None else engine(*script, found=found)
    events, done = run(advise(made, SITUATION, None, 200, 0, stop or StopSignal()))
    assert isinstance(done.result, AdviseResult)
    return events, done.result, model


def test_advice_streams_and_cites_only_what_was_retrieved() -> None:
    events, result, _ = advised([ADVICE])
    assert (
        result.advice
        == 'Begin with his 40 minutes [1]. Then ask [2]. You could write: "I am sorry."'
    )
    assert result.cited == ("listen-first", "ask-open-questions")
    assert result.in_scope
    assert "".join(event.text for event in events if isinstance(event, Delta)) == result.advice
    assert [type(event) for event in events[:2]] == [Citation, Citation]
    assert [event.unknown_citations for event in events if isinstance(event, Usage)] == [1]


def test_out_of_scope_is_said_without_asking_the_model() -> None:
    _, result, model = advised(found=())
    assert result.advice == OUT_OF_SCOPE
    assert not result.in_scope
    assert result.cited == ()
    assert model.requests == []


def test_a_sentence_with_an_invented_fact_is_left_out() -> None:
    text = "Say sorry. Send them to https://soup.example for a form. Ask what he ate."
    assert without_inventions(text, SITUATION, ()) == "Say sorry. Ask what he ate."
    assert without_inventions(text, SITUATION + " https://soup.example", ()) == text


def test_an_empty_answer_is_tried_again_and_then_reported() -> None:
    _, result, model = advised(["  "], [ADVICE])
    assert result.advice
    assert len(model.requests) == 2
    assert model.requests[1].sampling.temperature > 0
    with pytest.raises(CoachError):
        advised([""], [""])


def test_the_prompt_numbers_the_principles_and_holds_the_situation() -> None:
    _, _, model = advised([ADVICE])
    last = model.requests[0].turns[-1].content
    assert "[1] Take up what they said." in last
    assert "[2] End with a question." in last
    assert SITUATION in last


def test_stopping_and_nothing_to_advise_on() -> None:
    stop = StopSignal()
    stop.set()
    with pytest.raises(StoppedError):
        advised([ADVICE], stop=stop)
    made, _ = engine()
    with pytest.raises(InputError):
        run(advise(made, " \n", None, 200, 0, StopSignal()))


def test_far_too_long_a_situation_is_refused_before_anything_is_looked_up() -> None:
    def search() -> Retriever:
        raise AssertionError("nothing may be looked up")

    made = replace(engine()[0], retriever=search)
    with pytest.raises(ContextOverflowError, match=r"50,000 words, and about 2,0\d\d fit"):
        list(advise(made, "word " * 50_000, None, 400, 0, StopSignal()))
