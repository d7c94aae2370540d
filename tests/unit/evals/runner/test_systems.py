from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coach.errors import CoachError, InputError, NotSetUpError, StoppedError
from coach.inference.ports import ContextOverflowError
from coach.stop import StopSignal
from evals.records import Generation
from evals.systems import NAMES, NEED_MODEL, Parts, Suite, build
from evals.systems.texts import STOCK_EMPATHY, TEMPLATE
from evals.systems.timing import Clock
from tests.fakes.inference import ScriptedModel
from tests.unit.evals.runner.kit import GOOD, PUSHY, FakeConnection, case, situation

COMPLAINT = "My boots leak after two weeks and the left sole is coming off."
REPLY = "You people never read. The warranty runs until Tuesday."
OPENING = "Boots that leak after two weeks, with a sole coming off: I am sorry."
COMPLAINED = case(draft=REPLY, in_reply_to=COMPLAINT, channel="reply-to-complaint")


def parts(root: Path, model: ScriptedModel) -> Parts:
    connection = FakeConnection(root, model)
    now = iter(range(0, 1000, 2))
    return Parts(
        connection.coach, connection.model, Clock(lambda: connection.computed, lambda: next(now))
    )


def answer(
    root: Path, name: str, one: Any, *script: Any, suite: Suite = "rewrite"
) -> tuple[Generation, ScriptedModel]:
    model = ScriptedModel(*script)
    [system] = build(suite, [name], parts(root, model))
    return system.generate(one, 3, 3), model


def refuses() -> Any:
    raise NotSetUpError("There is no model.", mend="coach model pull")


def test_systems_without_a_model_never_ask_for_one() -> None:
    blind = Parts(refuses, refuses, Clock(lambda: 0))
    for suite, names in NAMES.items():
        one: Any = situation() if suite == "advice" else case()
        for system in build(suite, [n for n in names if n not in NEED_MODEL], blind):
            made = system.generate(one, 1, 1)
            assert (made.suite, made.system, made.case) == (suite, system.name, one.id)
            assert (made.raw, made.reverted, made.seconds) == (None, None, 0.0)
    with pytest.raises(NotSetUpError):
        build("rewrite", ["coach"], blind)
    with pytest.raises(NotSetUpError):
        build("advice", ["base"], blind)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft", PUSHY),
        ("empty", ""),
        ("template", TEMPLATE),
        ("stuffed", f"{PUSHY} {STOCK_EMPATHY}"),
        ("reference", "My boots cost 40 euros. Which size do you wear?"),
    ],
)
def test_baselines(tmp_path: Path, name: str, text: str) -> None:
    made, model = answer(tmp_path, name, case())
    assert (made.text, made.epoch, model.requests) == (text, 3, [])


def test_rules_drop_what_pushes_and_keep_the_facts(tmp_path: Path) -> None:
    pushy = "My boots cost 40 euros. Hurry, last chance, only 3 spots left, don't miss out!"
    made, model = answer(tmp_path, "rules", case(draft=pushy))
    assert made.text == "My boots cost 40 euros."
    assert model.requests == []


def test_the_product_ships_text_raw_and_document(tmp_path: Path) -> None:
    bad, good = 'OPEN "We refund 50 euros."\n1 "x y z"\n', f'OPEN "{OPENING}"\n1 "x y z"\n'
    made, model = answer(tmp_path, "coach", COMPLAINED, [bad, good])
    assert made.text.startswith(OPENING)
    assert made.raw is not None
    assert made.raw.startswith("We refund 50 euros.")
    assert made.reverted is False
    assert made.seconds == 2.0
    assert made.document is not None
    assert made.document["rewrite"] == made.text
    assert model.requests[0].sampling.seed == 3
    assert (made.epoch, made.case) == (3, "one")


def test_the_product_reverts_when_everything_is_refused(tmp_path: Path) -> None:
    bad = ['OPEN "We refund 50 euros by 3 June."\n1 "Call 0800 12345."\n']
    made, _ = answer(tmp_path, "coach", COMPLAINED, bad, ["Hi [Name]!"], ["Hi again [Name]!"])
    assert made.reverted is True
    assert "50" not in made.text


def test_a_draft_the_model_is_not_asked_about_has_no_raw_text_and_no_time(tmp_path: Path) -> None:
    made, model = answer(tmp_path, "coach", case(draft=GOOD))
    assert (made.text, made.raw, made.reverted, made.seconds) == (GOOD, None, None, 0.0)
    assert made.document is not None
    assert made.document["timings_ms"] == {"retrieve": 0, "first_token": 0, "total": 0}
    assert model.requests == []


def test_what_the_product_refuses_is_an_empty_text_with_the_reason(tmp_path: Path) -> None:
    too_long = ContextOverflowError("Too long.", mend="send it in parts")
    made, _ = answer(tmp_path, "coach", COMPLAINED, too_long, too_long)
    assert made.text == ""
    assert made.document is not None
    assert made.document["error"] == {
        "kind": "input",
        "what": "Too long.",
        "where": None,
        "mend": "send it in parts",
    }


def test_no_case_fares_better_without_a_model_or_when_stopped(tmp_path: Path) -> None:
    with pytest.raises(NotSetUpError):
        answer(tmp_path, "coach", COMPLAINED, NotSetUpError("No model.", mend="pull"))
    connection = FakeConnection(tmp_path, ScriptedModel(["x"], ["x"]))
    stop = StopSignal()
    stop.set()
    stopped = Parts(connection.coach, connection.model, Clock(lambda: 0), stop)
    for system in build("rewrite", ["coach", "base"], stopped):
        with pytest.raises(StoppedError):
            system.generate(COMPLAINED, 1, 1)


def test_the_base_model_gets_one_line_the_thread_and_the_draft(tmp_path: Path) -> None:
    one = case(draft=REPLY, in_reply_to=COMPLAINT)
    made, model = answer(tmp_path, "base", one, ["Sure! Here it is:\x1b[2J\n\nI am sorry."])
    [request] = model.requests
    [turn] = request.turns
    assert COMPLAINT in turn.content
    assert turn.content.endswith(REPLY)
    assert (request.sampling.temperature, request.samples) == (0.0, 1)
    assert made.text == made.raw
    assert made.text.startswith("Sure! Here it is:")
    assert "\x1b" not in made.text
    assert made.seconds == 2.0


def test_the_base_model_says_nothing_where_a_case_is_too_long(tmp_path: Path) -> None:
    made, _ = answer(tmp_path, "base", case(), ContextOverflowError("No room."))
    assert made.text == ""
    with pytest.raises(CoachError, match="failed"):
        answer(tmp_path, "base", case(), CoachError("llama.cpp failed."))


def test_advice_comes_with_its_document(tmp_path: Path) -> None:
    said = "Say that you heard about the boots [1]. Which pair is it?"
    made, _ = answer(tmp_path, "coach", situation(), [said], suite="advice")
    assert made.document is not None
    assert made.document["advice"] == made.text
    assert made.document["cited"] == ["listen-first"]
    assert made.raw is not None
    assert "boots" in made.raw
    base, _ = answer(tmp_path, "base", situation(), [said], suite="advice")
    assert base.document is not None
    assert (base.text, base.document["cited"]) == (said, [])


def test_all_suites_share_one_list_of_names(tmp_path: Path) -> None:
    chosen = parts(tmp_path, ScriptedModel())
    assert build("advice", ["rules", "template"], chosen)[0].name == "template"
    with pytest.raises(InputError, match="Did you mean 'rules'"):
        build("advice", ["ruls"], chosen)
