from __future__ import annotations

import stat
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as with_fields

from coach.domain import ModelInfo
from coach.errors import CoachError
from coach.inference import Finished, FinishReason, Piece, Request, Sampling, Started, Turn
from coach.inference.ports import ContextOverflowError
from coach.stop import StopSignal
from evals.runner.cached import Cached, Identity
from evals.runner.greedy import Greedy
from tests.fakes.inference import ScriptedModel
from tests.unit.evals.runner.kit import IDENTITY

INFO = ModelInfo("scripted", "0" * 64)
REQUEST = Request(turns=(Turn("user", "Say it."),), max_tokens=9, samples=2)


def cached(
    folder: Path, *script: Sequence[str] | CoachError, identity: Identity = IDENTITY
) -> tuple[Cached, ScriptedModel]:
    model = ScriptedModel(*script)
    return Cached(lambda: model, INFO, identity, folder), model


def never_opened(folder: Path) -> Cached:
    def opened() -> ScriptedModel:
        raise AssertionError("the model was loaded")

    return Cached(opened, INFO, IDENTITY, folder)


def texts(outputs: Sequence[object]) -> list[str]:
    found: dict[int, str] = {}
    for output in outputs:
        if isinstance(output, Piece):
            found[output.sample] = found.get(output.sample, "") + output.text
    return [found.get(number, "") for number in range(max(found, default=-1) + 1)]


def test_a_second_run_never_loads_the_model(tmp_path: Path) -> None:
    first, _ = cached(tmp_path, ["Hello there.", "Good day."])
    before = list(first.generate(REQUEST))
    assert first.count(REQUEST.turns) == 2
    assert first.context == 4096
    second = never_opened(tmp_path)
    after = list(second.generate(REQUEST))
    assert texts(after) == texts(before) == ["Hello there.", "Good day."]
    assert after[0] == Started(2, 0)
    ends = [output for output in after if isinstance(output, Finished)]
    assert ends == [Finished(0, FinishReason.END, 2), Finished(1, FinishReason.END, 2)]
    assert (second.count(REQUEST.turns), second.context) == (2, 4096)
    assert (first.computed, second.computed) == (1, 0)
    second.warm(REQUEST.turns)
    second.close()


@pytest.mark.parametrize(
    "other",
    [
        replace(REQUEST, turns=(Turn("user", "Say it!"),)),
        replace(REQUEST, turns=(Turn("system", "Say it."),)),
        replace(REQUEST, max_tokens=10),
        replace(REQUEST, samples=3),
        replace(REQUEST, prefill="1"),
        replace(REQUEST, stop=("x",)),
        replace(REQUEST, grammar='root ::= "x"'),
        replace(REQUEST, sampling=Sampling(seed=1)),
        replace(REQUEST, sampling=Sampling(temperature=0.1)),
        replace(REQUEST, sampling=Sampling(repetition=1.1)),
        replace(REQUEST, adapted=True),
    ],
)
def test_another_request_is_another_entry(tmp_path: Path, other: Request) -> None:
    model, scripted = cached(tmp_path, ["a"], ["b"])
    list(model.generate(REQUEST))
    assert texts(list(model.generate(other)))[0] == "b"
    assert len(scripted.requests) == 2


@pytest.mark.parametrize(
    "change", [{"model": "b" * 64}, {"context": 2048}, {"runtime": "none 2.0"}]
)
def test_another_model_or_runtime_is_another_entry(
    tmp_path: Path, change: dict[str, object]
) -> None:
    list(cached(tmp_path, ["a"])[0].generate(REQUEST))
    other, scripted = cached(tmp_path, ["b"], identity=with_fields(IDENTITY, **change))
    assert texts(list(other.generate(REQUEST))) == ["b", "b"]
    assert len(scripted.requests) == 1


def test_another_adapter_is_another_entry_for_what_is_asked_with_it(tmp_path: Path) -> None:
    request = replace(REQUEST, adapted=True)
    for adapter, said in (("", "a"), ("c", "b"), ("d", "e")):
        model, _ = cached(tmp_path, [said], identity=with_fields(IDENTITY, adapter=adapter))
        assert texts(list(model.generate(request))) == [said, said]
    again, scripted = cached(tmp_path, ["f"], identity=with_fields(IDENTITY, adapter="c"))
    assert texts(list(again.generate(request))) == ["b", "b"]
    assert scripted.requests == []


def test_what_is_asked_without_the_adapter_is_the_same_whichever_there_is(tmp_path: Path) -> None:
    first, _ = cached(tmp_path, ["a"])
    list(first.generate(REQUEST))
    assert (first.count(REQUEST.turns), first.context) == (2, 4096)
    for adapter in ("c", "d"):
        model, scripted = cached(tmp_path, ["b"], identity=with_fields(IDENTITY, adapter=adapter))
        assert texts(list(model.generate(REQUEST))) == ["a", "a"]
        assert (model.count(REQUEST.turns), model.context) == (2, 4096)
        assert (scripted.requests, model.computed) == ([], 0)


def test_warming_tells_whether_the_adapter_is_meant(tmp_path: Path) -> None:
    told: list[bool] = []

    class Warmed(ScriptedModel):
        def warm(
            self, turns: Sequence[Turn], stop: StopSignal | None = None, *, adapted: bool = False
        ) -> None:
            told.append(adapted)

    model = Cached(lambda: Warmed(["a"]), INFO, IDENTITY, tmp_path)
    list(model.generate(REQUEST))
    for outer in (model, Greedy(model)):
        outer.warm(REQUEST.turns, adapted=True)
        outer.warm(REQUEST.turns)
    assert told == [True, False, True, False]


@given(damage=st.binary(max_size=40))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_entry_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    list(cached(tmp_path, ["whole", "whole"])[0].generate(REQUEST))
    [file] = tmp_path.rglob("*.json")
    file.write_bytes(damage)
    model, scripted = cached(tmp_path, ["whole", "whole"])
    assert texts(list(model.generate(REQUEST))) == ["whole", "whole"]
    assert len(scripted.requests) == 1
    assert texts(list(never_opened(tmp_path).generate(REQUEST))) == ["whole", "whole"]


def test_an_entry_of_another_request_is_not_believed(tmp_path: Path) -> None:
    model, _ = cached(tmp_path, ["a"], ["b"], ["a again"])
    list(model.generate(REQUEST))
    [first] = tmp_path.rglob("*.json")
    list(model.generate(replace(REQUEST, prefill="x")))
    [second] = set(tmp_path.rglob("*.json")) - {first}
    first.write_bytes(second.read_bytes())
    assert texts(list(model.generate(REQUEST)))[0] == "a again"


def test_files_are_private_and_nothing_torn_is_left(tmp_path: Path) -> None:
    list(cached(tmp_path / "store", ["a"])[0].generate(REQUEST))
    [file] = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_what_was_stopped_or_abandoned_is_not_stored(tmp_path: Path) -> None:
    model, _ = cached(tmp_path, ["A long answer to be stopped.", "x"], ["Another long one.", "x"])
    stop = StopSignal()
    for output in model.generate(REQUEST, stop):
        if isinstance(output, Piece):
            stop.set()
    next(iter(model.generate(REQUEST)))
    assert not list(tmp_path.rglob("*.json"))


def test_a_prompt_that_does_not_fit_is_remembered(tmp_path: Path) -> None:
    error = ContextOverflowError("No room.", mend="send it in parts")
    model, _ = cached(tmp_path, error)
    for one in (model, never_opened(tmp_path)):
        with pytest.raises(ContextOverflowError) as caught:
            list(one.generate(REQUEST))
        assert (caught.value.what, caught.value.mend) == ("No room.", "send it in parts")


def test_other_failures_are_not(tmp_path: Path) -> None:
    model, _ = cached(tmp_path, CoachError("llama.cpp failed."), ["better", "now"])
    with pytest.raises(CoachError):
        list(model.generate(REQUEST))
    assert texts(list(model.generate(REQUEST))) == ["better", "now"]


def test_the_model_is_opened_once_and_closed(tmp_path: Path) -> None:
    opened: list[ScriptedModel] = []

    def load() -> ScriptedModel:
        opened.append(ScriptedModel(["a"], ["b"]))
        return opened[-1]

    model = Cached(load, INFO, IDENTITY, tmp_path)
    model.close()
    assert opened == []
    list(model.generate(REQUEST))
    list(model.generate(replace(REQUEST, prefill="x")))
    model.warm(REQUEST.turns)
    model.close()
    assert [(one.closed, len(one.warmed)) for one in opened] == [(True, 1)]


@pytest.mark.parametrize("close", [Greedy.close, lambda model: model.close()])
def test_greedy_asks_for_one_likeliest_sample(close: Callable[[Greedy], None]) -> None:
    inner = ScriptedModel(["a", "b"], context=77)
    greedy = Greedy(inner)
    hot = replace(
        REQUEST, sampling=Sampling(temperature=0.7, repetition=1.05, seed=5), adapted=True
    )
    assert texts(list(greedy.generate(hot))) == ["a"]
    [asked] = inner.requests
    assert asked.samples == 1
    assert asked.sampling == Sampling(temperature=0.0, repetition=1.05, seed=0)
    assert asked.turns == REQUEST.turns
    assert asked.adapted
    assert (greedy.info, greedy.context) == (inner.info, 77)
    assert greedy.count(REQUEST.turns) == inner.count(REQUEST.turns)
    greedy.warm(REQUEST.turns)
    assert inner.warmed == [REQUEST.turns]
    close(greedy)
    assert inner.closed
