"""Each mistake of a case is found, and the committed cases make none."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import msgspec
import pytest

from evals.datasets import cases, check
from evals.datasets.cases import GoldFinding
from tests.unit.evals.scorers.advising import situation
from tests.unit.evals.scorers.kit import DRAFT, REFERENCE, complaint, good

PRINCIPLES = check.known_principles()


def told(case):
    return " | ".join(check.problems(case, PRINCIPLES | {"listen-first", "sell-only-when-asked"}))


def test_a_case_that_follows_the_guidelines_has_no_problem():
    assert told(complaint()) == ""
    assert told(good()) == ""


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"type": "novel"}, "unknown type"),
        ({"channel": "pigeon"}, "unknown channel"),
        ({"limit": 5}, "the limit of"),
        ({"references": ()}, "no reference"),
        ({"asked": True, "in_reply_to": ""}, "nothing it replies to"),
        ({"type": "already-good"}, "already-good"),
        ({"must_keep": ()}, "must_keep is empty"),
        ({"must_keep": (("Jolanda",),)}, "is not in the draft"),
        ({"must_not_add": ("pieces",)}, "is in the draft or the thread"),
        ({"principles": ()}, "no principle"),
        ({"principles": ("be-loud",)}, "unknown principle"),
        ({"edit_band": (0.9, 0.1)}, "edit_band"),
        ({"edit_band": (0.0, 0.05)}, "of the words changed"),
        ({"references": (REFERENCE.replace("14:30", "noon"),)}, "loses '14:30'"),
        ({"references": (REFERENCE + " It is free of charge.",)}, "must_not_add"),
        ({"findings": (GoldFinding(text="Ruth", kind="rude", principle="listen-first"),)}, "kind"),
        ({"findings": (GoldFinding(text="Rut", kind="hype", principle="x"),)}, "unknown principle"),
        (
            {"findings": (GoldFinding(text="nowhere", kind="hype", principle="listen-first"),)},
            "--fill",
        ),
    ],
)
def test_each_mistake_is_told(changed, words):
    assert words in told(complaint(**changed))


def test_spans_are_filled_in_the_order_of_the_findings():
    fault = GoldFinding(text="Friday", kind="hype", principle="listen-first")
    draft = DRAFT + " Friday it is."
    case = check.filled(complaint(draft=draft, findings=(fault, fault)))
    assert [case.draft[f.start : f.end] for f in case.findings] == ["Friday", "Friday"]
    assert case.findings[0].start < case.findings[1].start


def test_mistakes_of_advice_are_told():
    case = situation()
    out = msgspec.structs.replace(case, in_scope=False)
    loud = msgspec.structs.replace(case, must_not_say=("LAST warning",))
    known = frozenset(case.principles)
    assert list(check.advice_problems(case, known)) == []
    assert "belong to what is in scope" in " ".join(check.advice_problems(out, known))
    assert "not in lower case" in " ".join(check.advice_problems(loud, known))
    assert "unknown principle" in " ".join(check.advice_problems(case, frozenset()))


def test_the_command_names_the_line_and_leaves_1(tmp_path, capsys):
    file = tmp_path / "cases.jsonl"
    file.write_bytes(msgspec.json.encode(complaint(principles=("be-loud",))))
    assert check.main([str(file)]) == 1
    assert "cases.jsonl:1: made-up-1" in capsys.readouterr().out
    assert check.main([str(tmp_path / "nothing.jsonl")]) == 2


def test_the_committed_cases_follow_the_guidelines():
    files = sorted(chain((cases.DATA / "rewrite").glob("*.jsonl"), cases.DATA.glob("*.jsonl")))
    assert len(files) == len(cases.REWRITE_TYPES) + 2
    assert [line for file in files for line in check.check_file(file)] == []


def test_there_are_as_many_cases_as_promised():
    rewrites, hard, advice = cases.rewrites(), cases.hard(), cases.advice()
    of_type = Counter((case.type, case.split) for case in rewrites)
    assert of_type == {
        (name, split): count
        for name in cases.REWRITE_TYPES
        for split, count in (("dev", 10), ("test", 20))
    }
    assert Counter(case.split for case in hard) == {"dev": 20, "test": 40}
    assert {case.type for case in hard} == set(cases.HARD_TYPES)
    assert min(Counter(case.type for case in hard).values()) >= 6
    assert Counter((case.split, case.in_scope) for case in advice) == {
        ("dev", True): 16,
        ("dev", False): 4,
        ("test", True): 32,
        ("test", False): 8,
    }


def test_every_id_is_given_once():
    every = [case.id for case in (*cases.rewrites(), *cases.hard(), *cases.advice())]
    assert [name for name, times in Counter(every).items() if times > 1] == []


def test_no_draft_is_there_twice():
    every = [case.draft.casefold() for case in (*cases.rewrites(), *cases.hard())]
    assert [text for text, times in Counter(every).items() if times > 1] == []


def test_forbidden_strings_are_in_lower_case():
    every = (*cases.rewrites(), *cases.hard())
    assert [(c.id, p) for c in every for p in c.must_not_add if p != p.lower()] == []
