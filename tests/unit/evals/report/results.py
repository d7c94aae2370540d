"""Made-up results that look like those of a run: several systems, suites and epochs."""

from __future__ import annotations

import math
import random

from evals.datasets.cases import HARD_TYPES, REWRITE_TYPES
from evals.records import Scored, Violation

# System: (mean improvement, mean preservation, share that breaks an invariant).
SYSTEMS = {
    "coach": (0.78, 0.86, 0.03),
    "rules": (0.58, 0.90, 0.02),
    "base": (0.20, 0.93, 0.15),
    "draft": (0.12, 0.99, 0.0),
    "stuffed": (0.22, 0.80, 0.05),
    "template": (0.45, 0.15, 0.70),
    "empty": (0.0, 0.0, 1.0),
    "reference": (0.82, 0.90, 0.0),
}
HOSTILE = (
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=2</script>",
    '<img src=x onerror="window.hacked=3">',
    "<!-- <script> ]]> &lt; &amp; {{ 7*7 }} {% raw %}",
    "\u202eright to left\u202c \x1b[31mred\x07 \x00 \u200b\ufeff \u2028 \ud800",
    "L" + "o" * 400 + "ng",
    "javascript:window.hacked=4 '\"` onfocus=window.hacked=5",
    "👩‍🌾 naïve Ünïcödé 漢字 عربى",
)
_KINDS = ("fact-lost", "fact-invented", "placeholder", "over-limit")
_OPENINGS = (
    "Hi {name}, thank you for writing.",
    "Dear {name}, I read your note about {thing} twice.",
    "{name}, you are right about {thing}.",
)
_BODIES = (
    "We repaired {thing} on {day} and it has held since.",
    "I have worked with {thing} for {number} years and still learn.",
    "The workshop in {town} is open on {day} from {number} to 18:00.",
    "Could you tell me which part of {thing} gave you trouble?",
    "I kept {number} of them aside in case you still want one.",
)
_PITCHES = (
    "Don't miss out, this AMAZING offer ends {day}!!",
    "Buy now and save {number} %!",
    "Simply click the link, you would be mad not to.",
)


def results(
    per_type: int = 4,
    *,
    systems: tuple[str, ...] = tuple(SYSTEMS),
    suites: tuple[str, ...] = ("rewrite", "hard", "advice"),
    epochs: int = 1,
    seed: int = 1,
    hostile: bool = False,
) -> list[Scored]:
    """`per_type` cases of each type of each suite for each system."""
    types = {"rewrite": REWRITE_TYPES, "hard": HARD_TYPES, "advice": ("in-scope", "out-of-scope")}
    return [
        sample(suite, type_, number, system, epoch, seed=seed, hostile=hostile)
        for suite in suites
        for type_ in types[suite]
        for number in range(per_type)
        for system in systems
        for epoch in range(1, epochs + 1)
    ]


def sample(
    suite: str,
    type_: str,
    number: int,
    system: str,
    epoch: int = 1,
    *,
    seed: int = 1,
    hostile: bool = False,
) -> Scored:
    """One made-up sample; the case depends on suite, type, number and seed only."""
    case = random.Random(f"{seed} {suite} {type_} {number}")
    rng = random.Random(f"{seed} {suite} {type_} {number} {system} {epoch}")
    spice = HOSTILE[number % len(HOSTILE)] + " " if hostile else ""
    opening, body, pitch = (
        spice + _fill(case, _OPENINGS, 1),
        _fill(case, _BODIES, case.randint(2, 5)),
        _fill(case, _PITCHES, 1),
    )
    good = type_ == "already-good"
    draft = f"{opening}\n\n{body}" if good else f"{opening}\n\n{body} {pitch}"
    text = _answer(system, draft, opening, body, pitch, good=good)
    improvement, preservation, broken = _tiers(rng, system, good=good)
    violated = rng.random() < broken
    violations = (Violation(kind=rng.choice(_KINDS), evidence=spice + pitch),) if violated else ()
    before = rng.betavariate(2, 4) if not good else rng.betavariate(6, 2)
    model = system in ("coach", "base")
    raw_broken = model and rng.random() < 0.35
    return Scored(
        suite=suite,
        system=system,
        case=f"{type_}-{number:02}",
        type=type_,
        split="dev" if number % 3 == 0 else "test",
        text=text,
        draft=draft,
        in_reply_to=f"{spice}{opening} Is {_fill(case, _BODIES, 1)}" if number % 2 else "",
        channel=case.choice(("email", "dm", "linkedin-post", "review-reply")),
        asked=case.choice((True, False, None)),
        references=() if suite == "advice" else (draft if good else f"{opening}\n\n{body}",),
        epoch=epoch,
        violations=violations,
        scores={
            "pressure_before": before,
            "pressure_after": min(1.0, before + improvement * rng.uniform(0.2, 0.7)),
            "hype_before": rng.betavariate(3, 2),
            "hype_after": rng.betavariate(7, 2),
            "meaning": preservation,
            "grammar": rng.uniform(0.7, 1),
        },
        improvement=improvement,
        preservation=0.0 if suite == "advice" else preservation,
        composite=_composite(suite, improvement, preservation, violated=violated),
        raw=f"Sure! Here is the rewrite:\n{text}" if model else None,
        raw_violations=(Violation(kind="preamble", evidence="Sure!"),) if raw_broken else (),
        raw_composite=(
            _composite(suite, improvement * 0.9, preservation, violated=raw_broken)
            if model
            else None
        ),
        reverted=rng.random() < 0.12 if model else None,
        seconds=rng.uniform(2, 9) if model else 0.0,
    )


def _fill(rng: random.Random, forms: tuple[str, ...], count: int) -> str:
    chosen = rng.sample(forms, count)
    return " ".join(
        form.format(
            name=rng.choice(("Mira", "Tom", "Adaeze", "Jun")),
            thing=rng.choice(("the pump", "your order", "the choir", "the lease")),
            day=rng.choice(("Tuesday", "14 March", "Friday")),
            town=rng.choice(("Ghent", "Leeds", "Graz")),
            number=rng.randint(2, 40),
        )
        for form in chosen
    )


def _answer(system: str, draft: str, opening: str, body: str, pitch: str, *, good: bool) -> str:
    answers = {
        "empty": "",
        "draft": draft,
        "base": draft,
        "stuffed": f"I understand how you feel. {draft} What do you think?",
        "template": "Thank you for your message. We will get back to you.",
        "rules": draft.replace("!!", ".").replace("AMAZING ", ""),
    }
    mended = draft if good else f"{opening} {body}\n\nHow does that sound to you?"
    return answers.get(system, mended)


def _tiers(rng: random.Random, system: str, *, good: bool) -> tuple[float, float, float]:
    improvement, preservation, broken = SYSTEMS.get(system, (0.5, 0.5, 0.1))
    if good and system in ("coach", "draft", "reference"):
        return 1.0, 1.0, 0.0
    if not improvement:
        return 0.0, 0.0, broken
    return _near(rng, improvement), _near(rng, preservation), broken


def _near(rng: random.Random, centre: float) -> float:
    return min(1.0, max(0.0, rng.gauss(centre, 0.1)))


def _composite(suite: str, improvement: float, preservation: float, *, violated: bool) -> float:
    if violated:
        return 0.0
    return improvement if suite == "advice" else math.sqrt(improvement * preservation)
