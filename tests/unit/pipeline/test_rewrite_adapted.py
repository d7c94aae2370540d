from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

import pytest

from coach.domain import FindingKind, ModelInfo, RewriteResult
from coach.errors import CoachError, InputError, StoppedError
from coach.events import Candidate, Citation, Delta, Done, Event, Found, Usage
from coach.inference.ports import ContextOverflowError
from coach.pipeline import operations
from coach.pipeline.engine import Engine, Options
from coach.pipeline.messages import MESSAGES
from coach.pipeline.reading import read
from coach.pipeline.rewrite import rewrite
from coach.stop import StopSignal
from tests.fakes.inference import ScriptedModel
from tests.unit.pipeline import kit
from tests.unit.pipeline.kit import draft, rewritten
from tests.unit.pipeline.test_checks import COMPLAINT, READ, REPLY, SARCASM

GOOD = "The bus stops at the market from Monday. Which stop would help you most?"
OPENING = "Two days, and then a Sunday in coats: I'm sorry."
PLAIN = "A technician could come on Tuesday at 9:00."
SAID = f"""\
open "{OPENING}"
1 ok
2 defensive -
3 pressure "{PLAIN}"
4 ok
close "Would Tuesday suit you?\""""
MENDED = (
    f"Hi Petra,\n\n{OPENING} {PLAIN} The shop is open until 18:00."
    "\n\nWould Tuesday suit you?\n\nIvo"
)
SHARP = READ.units[SARCASM].text
WITHOUT = REPLY.replace(f"{SHARP} ", "")
MESSAGE = draft(REPLY, "reply-to-complaint", COMPLAINT)


def no_embedder() -> NoReturn:
    raise AssertionError("the sentence judge was asked beside the adapted model")


def engine(*script: list[str] | CoachError) -> tuple[Engine, ScriptedModel]:
    made, model = kit.engine(*script)
    model.info = ModelInfo(model.info.name, model.info.sha256, adapter="coach-edit")
    return replace(made, model_info=model.info, embedder=no_embedder), model


def answered(*samples: str) -> tuple[list[Event], RewriteResult]:
    """The events of MESSAGE's rewrite when the model answers `samples`, and its result."""
    made, _ = engine(list(samples))
    events, done = rewritten(made, MESSAGE, samples=len(samples))
    assert isinstance(done.result, RewriteResult)
    return events, done.result


def test_the_adapted_model_is_asked_once_for_an_edit_script() -> None:
    made, model = engine([SAID])
    rewritten(made, MESSAGE, samples=7)
    [request] = model.requests
    assert request.adapted
    assert request.samples == 7
    assert request.grammar == operations.grammar(READ.units)
    asked = request.turns[-1].content
    assert "They wrote: " + COMPLAINT in asked
    assert [line for line in asked.splitlines() if SHARP in line] == [f"2. {SHARP}"]
    assert "- Ivo" in asked.splitlines()


def test_without_an_adapter_nothing_is_asked_with_one() -> None:
    made, model = kit.engine([""], [""], [""])
    rewritten(made, draft("You people never read. It is open.", "reply-to-complaint", COMPLAINT))
    assert model.requests
    assert not any(request.adapted for request in model.requests)


def test_the_constant_part_of_the_prompt_is_read_ahead_with_the_adapter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, model = engine([SAID])
    warmed: list[tuple[object, bool]] = []

    def warm(turns: object, stop: object = None, *, adapted: bool = False) -> None:
        warmed.append((turns, adapted))

    monkeypatch.setattr(model, "warm", warm)
    rewritten(made, MESSAGE)
    [(turns, adapted)] = warmed
    assert adapted
    [fixed] = [turns[0]] if isinstance(turns, tuple | list) else []
    assert model.requests[0].turns[0] == fixed


def test_a_sentence_that_no_list_sees_is_dropped() -> None:
    assert READ.findings == ()
    _, result = answered("1 ok\n2 defensive -\n3 ok\n4 ok")
    assert result.rewrite == WITHOUT
    assert result.changed
    assert result.passed


def test_a_whole_script_is_carried_out() -> None:
    _, result = answered(SAID)
    assert result.rewrite == MENDED
    assert result.passed


@pytest.mark.parametrize("said", ["1 ok\n2 ok", ""])
def test_a_good_draft_comes_back_unchanged(said: str) -> None:
    made, model = engine([said])
    events, done = rewritten(made, draft(GOOD))
    assert isinstance(done.result, RewriteResult)
    assert done.result.rewrite == GOOD
    assert not done.result.changed
    assert done.result.passed
    assert (done.result.findings, done.result.changes, done.result.raw) == ((), (), "")
    assert not any(isinstance(event, Found) for event in events)
    assert len(model.requests) == 1


def test_a_draft_without_a_word_is_not_shown_to_the_model() -> None:
    made, model = engine()
    _, done = rewritten(made, draft("!!! ???"))
    assert (done.result.changed, model.requests, model.warmed) == (False, [], [])


def test_most_samples_decide() -> None:
    kept, sharp = "1 ok\n2 ok\n3 ok\n4 ok", "1 ok\n2 defensive -\n3 ok\n4 ok"
    assert answered(sharp, sharp, kept)[1].rewrite == WITHOUT
    assert not answered(kept, sharp, kept)[1].changed


def test_what_only_one_sample_would_drop_stays_when_something_else_is_faulty() -> None:
    text = "Of course it broke. Our workshop mends heaters gladly. We sell coats."
    message = draft(text, "reply-to-complaint", COMPLAINT)
    both, one = "1 defensive -\n2 too-long -", "1 defensive -\n2 ok"
    made, _ = engine([both, one, one])
    _, done = rewritten(made, message, samples=3)
    assert isinstance(done.result, RewriteResult)
    assert done.result.rewrite == "Our workshop mends heaters gladly. We sell coats."


def test_a_fact_that_the_model_drops_is_brought_back() -> None:
    _, result = answered("1 ok\n2 defensive -\n3 defensive -\n4 too-long -")
    assert "Tuesday at 9:00" in result.rewrite
    assert "18:00" in result.rewrite
    assert SHARP not in result.rewrite
    assert result.passed
    assert result.facts.missing == ()


def test_an_opening_with_an_invented_fact_is_left_out() -> None:
    invented = "Five days in coats: we refund 50 euros."
    events, result = answered(f'open "{invented}"\n1 ok\n2 defensive -\n3 ok\n4 ok')
    assert result.rewrite == WITHOUT
    assert result.facts.invented == ()
    texts = [event.variant.text for event in events if isinstance(event, Candidate)]
    assert texts
    assert not any("50" in text for text in texts)
    assert invented in result.raw


def test_findings_and_explanations_carry_the_fault_that_the_model_named() -> None:
    events, result = answered(SAID)
    found = [(item.kind, item.text) for item in result.findings]
    assert found == [(FindingKind.DEFENSIVE, SHARP), (FindingKind.PRESSURE, READ.units[2].text)]
    assert [event.finding for event in events if isinstance(event, Found)] == list(result.findings)
    reasons = {change.reason: change.principle for change in result.changes}
    assert reasons[MESSAGES[FindingKind.DEFENSIVE]] == "respect-disagreement"
    assert reasons[MESSAGES[FindingKind.PRESSURE]] == "no-pressure"


def test_the_principles_behind_the_faults_are_cited() -> None:
    events, result = answered(SAID)
    cited = {event.guidance.id for event in events if isinstance(event, Citation)}
    assert {"respect-disagreement", "no-pressure", "listen-first"} <= cited
    assert {"respect-disagreement", "no-pressure"} <= {
        item.guidance.id for item in result.principles
    }
    assert all(change.principle in cited | {""} for change in result.changes)


def test_raw_is_the_message_of_the_first_sample_unchecked() -> None:
    lossy = "1 ok\n2 defensive -\n3 defensive -\n4 ok"
    _, result = answered(lossy, "1 ok\n2 defensive -\n3 ok\n4 ok")
    assert result.raw == "Hi Petra,\n\nThe shop is open until 18:00.\n\nIvo"
    assert "Tuesday" in result.rewrite


def test_the_message_is_streamed_as_the_first_sample_writes_it() -> None:
    events, _ = answered(SAID, "1 ok\n2 ok")
    pieces = [event.text for event in events if isinstance(event, Delta)]
    assert len(pieces) == 3
    assert MENDED.startswith("".join(pieces))
    assert pieces[0] == "Hi Petra,"
    assert pieces[1].startswith(f"\n\n{OPENING}")
    assert pieces[-1] == " The shop is open until 18:00."


def test_events_come_in_order_and_end_with_done() -> None:
    events, _ = answered(SAID)
    order = [Delta, Usage, Found, Citation, Candidate, Done]
    assert [kind for kind in dict.fromkeys(map(type, events)) if kind in order] == order
    assert [type(event) for event in events].count(Done) == 1


def test_every_candidate_is_told_once_and_the_best_is_chosen() -> None:
    events, result = answered(SAID, "1 ok\n2 defensive -")
    told = [event.variant.text for event in events if isinstance(event, Candidate)]
    assert len(told) == len(set(told)) == len(result.variants)
    best = min(result.variants, key=lambda variant: variant.rank)
    assert best.text == result.rewrite
    assert {variant.origin for variant in result.variants} <= {"draft", "model", "edit"}


def test_a_fault_of_the_lists_is_mended_though_the_model_sees_none() -> None:
    made, _ = engine(["1 ok\n2 ok\n3 ok"])
    text = "We open on Sunday. Hurry, last chance, don't miss out! Bring boots."
    _, done = rewritten(made, draft(text))
    assert isinstance(done.result, RewriteResult)
    assert done.result.rewrite == "We open on Sunday. Bring boots."
    assert done.result.findings == read(draft(text)).findings


def test_a_rule_or_a_prompt_that_is_repeated_fails() -> None:
    leak = "You edit messages before they are sent. What is fine stays, sorry about two days."
    _, result = answered(f'open "{leak}"\n1 ok\n2 defensive -\n3 ok\n4 ok')
    assert "You edit messages" not in result.rewrite


@pytest.mark.parametrize("said", ["nonsense", "{}", "I'm sorry, I can't.", "9 hype -", "1 hype"])
def test_an_answer_that_is_no_script_changes_nothing(said: str) -> None:
    _, result = answered(said)
    assert (result.rewrite, result.changed, result.passed) == (REPLY, False, True)


def test_hostile_text_of_the_model_reaches_nobody() -> None:
    hostile = f'open "Two days \x1b]52;c;aGk=\x07in coats."\n1 ok\n3 pressure "{PLAIN}\u202e"'
    events, result = answered(hostile + "\n4 ok\n")
    shown = "".join(event.text for event in events if isinstance(event, Delta))
    for text in (shown, result.rewrite, result.raw, *(one.text for one in result.variants)):
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_an_empty_draft_is_bad_input() -> None:
    made, model = engine()
    with pytest.raises(InputError):
        rewritten(made, draft(" \n\u200b"))
    assert model.warmed == []


@pytest.mark.parametrize("error", [CoachError("llama.cpp failed."), ContextOverflowError("Full.")])
def test_a_failing_model_is_reported_as_it_is(error: CoachError) -> None:
    made, _ = engine(error)
    with pytest.raises(type(error), match=error.what):
        rewritten(made, MESSAGE)


def stopped_at(kind: type[Event]) -> list[Event]:
    """The events until a stop that is asked for at the first event of `kind`."""
    made, _ = engine([SAID])
    stop, seen = StopSignal(), []

    def watch() -> None:
        for event in rewrite(made, MESSAGE, None, Options(), stop):
            seen.append(event)
            if isinstance(event, kind):
                stop.set()

    with pytest.raises(StoppedError):
        watch()
    return seen


@pytest.mark.parametrize("kind", [Delta, Usage])
def test_stopping_ends_the_run_without_a_result(kind: type[Event]) -> None:
    seen = stopped_at(kind)
    assert not any(isinstance(event, Done | Candidate | Found) for event in seen)


def test_stopping_ends_the_streaming() -> None:
    assert sum(isinstance(event, Delta) for event in stopped_at(Delta)) == 1
