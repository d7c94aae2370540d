"""The library's facade, with fakes behind its ports and the real knowledge."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach import Coach, Draft
from coach.channels import CHANNELS
from coach.config import Settings
from coach.domain import AdviseResult, Guidance, Retrieved, RewriteResult
from coach.errors import CoachError, ExitCode, StoppedError
from coach.events import Delta, Done, Event, Failed
from coach.paths import Paths
from coach.stop import StopSignal
from tests.fakes.inference import ScriptedModel
from tests.fakes.retrieval import ScriptedRetriever
from tests.unit.pipeline.kit import ZeroEmbedder

FOUND = (Retrieved(Guidance("no-hype", "No hype", "Say what is true."), 0.9),)
LOUD = "We are THRILLED to announce our new oven!!! Buy now, last chance!"


def paths(folder: Path) -> Paths:
    return Paths(config=folder / "config", data=folder / "data", cache=folder / "cache")


def coach(folder: Path, *script: list[str] | CoachError) -> tuple[Coach, ScriptedModel]:
    model = ScriptedModel(*script)
    made = Coach(
        paths(folder),
        Settings(),
        model=model,
        retriever=ScriptedRetriever(default=FOUND),
        embedder=ZeroEmbedder(),
    )
    return made, model


def last(events: object) -> Event:
    return list(events)[-1]  # type: ignore[call-overload, no-any-return]


def test_rewrite_and_advise_end_with_a_result(tmp_path: Path) -> None:
    made, _ = coach(tmp_path, ["ASK nothing"], ["Say it plainly [1]."])
    done = last(made.rewrite(Draft(text=LOUD, channel=CHANNELS["facebook-post"]), id="x"))
    assert isinstance(done, Done)
    assert isinstance(done.result, RewriteResult)
    assert done.result.id == "x"
    assert "THRILLED" not in done.result.rewrite
    advice = last(made.advise("How do I answer a shouting post?"))
    assert isinstance(advice, Done)
    assert isinstance(advice.result, AdviseResult)
    assert advice.result.cited == ("no-hype",)
    assert made.search("anything") == FOUND
    assert made.score(Draft(text=LOUD)).score < 60


def test_an_expected_failure_is_the_last_event_with_what_was_written(tmp_path: Path) -> None:
    made, _ = coach(tmp_path, CoachError("The model broke."))
    failed = last(made.advise("How do I answer?"))
    assert isinstance(failed, Failed)
    assert failed.error.what == "The model broke."
    empty = last(made.rewrite(Draft(text=" ")))
    assert isinstance(empty, Failed)
    assert empty.error.exit_code is ExitCode.BAD_INPUT


def test_stopping_is_a_failure_that_keeps_the_partial_text(tmp_path: Path) -> None:
    made, _ = coach(tmp_path, ["Begin with what he said. Then ask."])
    stop = StopSignal()
    events = []
    for event in made.advise("How do I answer?", stop=stop):
        events.append(event)
        if isinstance(event, Delta):
            stop.set()
    assert isinstance(events[-1], Failed)
    assert isinstance(events[-1].error, StoppedError)
    assert events[-1].partial
    assert "Begin with what he said. Then ask.".startswith(events[-1].partial)


def test_without_a_model_the_command_that_fetches_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COACH_MODEL", raising=False)
    made = Coach(
        paths(tmp_path),
        Settings(),
        retriever=ScriptedRetriever(default=FOUND),
        embedder=ZeroEmbedder(),
    )
    failed = last(made.rewrite(Draft(text=LOUD)))
    assert isinstance(failed, Failed)
    assert failed.error.exit_code is ExitCode.NOT_SET_UP
    assert "coach model pull" in str(failed.error)


def test_leaving_the_context_closes_the_model(tmp_path: Path) -> None:
    made, model = coach(tmp_path)
    with made:
        pass
    made.close()
    assert model.closed


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(max_size=120),
    st.text(max_size=60),
    st.text(max_size=120),
    st.sampled_from(sorted(CHANNELS)),
)
def test_whatever_is_written_and_answered_ends_properly(
    tmp_path: Path, text: str, reply: str, answer: str, channel: str
) -> None:
    made, _ = coach(tmp_path, [answer], [answer], [answer])
    event = last(made.rewrite(Draft(text=text, channel=CHANNELS[channel], in_reply_to=reply)))
    assert isinstance(event, Done | Failed)
    if isinstance(event, Done):
        assert isinstance(event.result, RewriteResult)
        shown = event.result.rewrite
        assert shown == shown.strip() != ""
        assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in shown)
        known = {item.guidance.id for item in event.result.principles} | {""}
        assert {change.principle for change in event.result.changes} <= known
