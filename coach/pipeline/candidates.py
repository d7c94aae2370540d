"""The candidates for a rewrite, judged by the guards and ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from coach import guards
from coach.domain import Finding, FindingKind, Variant
from coach.guards import GuardContext
from coach.pipeline import lines, slots
from coach.pipeline.preview import fill
from coach.pipeline.ranking import rank
from coach.pipeline.reading import Reading
from coach.pipeline.script import EditScript, apply
from coach.pipeline.slots import ASK, OPEN, Slot
from coach.text.sanitise import clean_final

MODEL, EDIT, DRAFT = "model", "edit", "draft"
_SELLING = frozenset({FindingKind.UNASKED_PITCH, FindingKind.CALL_TO_ACTION, FindingKind.URGENCY})


def composed(
    reading: Reading, base: EditScript, wanted: Sequence[Slot], answers: Iterable[str]
) -> list[str]:
    """Messages put together from the best line of each slot over all `answers`.

    From the rule-only edit with the sentences reworded, to the same with an
    opening, with a closing question, and with both.
    """
    written = [slots.parse(answer) for answer in answers]
    chosen: dict[str, str] = {}
    for slot in wanted:
        options = [found[slot.label] for found in written if slot.label in found]
        best = lines.best(reading, base, slot, options)
        if best is not None:
            chosen[slot.label] = best
    body = {label: line for label, line in chosen.items() if label not in {OPEN, ASK}}
    versions = [
        body,
        {**body, **_only(chosen, OPEN)},
        {**body, **_only(chosen, ASK)},
        chosen,
    ]
    return [apply(fill(base, wanted, version), reading.units) for version in versions]


def whole(
    reading: Reading, base: EditScript, wanted: Sequence[Slot], answers: Iterable[str]
) -> list[str]:
    """The message each answer makes, less its lines that will not do."""
    by_label = {slot.label: slot for slot in wanted}
    messages = []
    for answer in answers:
        written = {
            label: line
            for label, line in slots.parse(answer).items()
            if label in by_label and lines.judge(reading, base, by_label[label], line) > 0
        }
        messages.append(apply(fill(base, wanted, written), reading.units))
    return messages


def unchecked(
    reading: Reading, base: EditScript, wanted: Sequence[Slot], answers: Sequence[str]
) -> str:
    """The message the first of `answers` makes, with all its lines; "" without one."""
    if not answers:
        return ""
    return apply(fill(base, wanted, slots.parse(answers[0])), reading.units)


def _only(chosen: dict[str, str], label: str) -> dict[str, str]:
    return {label: chosen[label]} if label in chosen else {}


class Field:
    """The candidates of one rewrite: each text once, with its origin and verdict.

    `judged` is the sentence judge: what it finds in a candidate's text.
    """

    def __init__(
        self,
        reading: Reading,
        protected: tuple[str, ...],
        judged: Callable[[str], tuple[Finding, ...]],
    ) -> None:
        self._reading = reading
        self._judged = judged
        self._before = len(judged(reading.draft.text))
        self._context = GuardContext(
            draft=reading.draft,
            asked=reading.asked,
            findings=reading.of_sales,
            known=reading.known,
            protected=protected,
        )
        self._ranks: dict[str, float] = {}
        self._variants: dict[str, Variant] = {}

    def add(self, text: str, origin: str) -> Variant | None:
        """Judge one more candidate; None when it is not a new one."""
        text = clean_final(text)
        if text in self._variants:
            return None
        left = self._judged(text) if text else ()
        failures = tuple(failure.message for failure in guards.check(text, self._context))
        if origin == MODEL:
            failures += self._still_selling(left)
        variant = Variant(text=text, origin=origin, passed=not failures, failures=failures)
        self._variants[text] = variant
        self._ranks[text] = rank(self._reading, text, self._before, len(left))
        return variant

    def _still_selling(self, left: tuple[Finding, ...]) -> tuple[str, ...]:
        """What the word lists of the pitch guard do not know, in a model's words."""
        if self._reading.asked:
            return ()
        selling = [found for found in left if found.kind in _SELLING]
        return tuple(f'Nobody asked for this offer: "{found.text}".' for found in selling[:1])

    def ranked(self) -> tuple[Variant, ...]:
        """All candidates, those that passed first, best first, `rank` from 1."""
        order = sorted(
            self._variants.values(),
            key=lambda variant: (not variant.passed, -self._ranks[variant.text]),
        )
        return tuple(
            Variant(v.text, v.origin, v.passed, v.failures, number)
            for number, v in enumerate(order, start=1)
        )

    @property
    def best(self) -> Variant | None:
        """The best candidate that passed, or None."""
        first = self.ranked()[0]
        return first if first.passed else None
