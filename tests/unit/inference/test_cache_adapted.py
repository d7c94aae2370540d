"""Cells that the adapter made stand for nothing without it, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.inference.llama.cache import PrefixCache, Slot
from coach.inference.llama.decoder import Decoder
from coach.inference.llama.session import DecodeStopped, Options, Row
from coach.stop import StopSignal

Cell = tuple[int, bool]
"""A token and whether the adapter was on when it was evaluated."""


def put(cache: PrefixCache, prompt: list[int], *, adapted: bool) -> int:
    plan = cache.plan(prompt, adapted=adapted)
    cache.store(plan.slot, prompt, adapted=adapted)
    return plan.reused


def test_a_slot_shares_only_with_its_own_kind() -> None:
    plain, adapted = Slot(0, [1, 2, 3]), Slot(1, [1, 2, 3], adapted=True)
    assert plain.shares([1, 2, 9], adapted=False) == adapted.shares([1, 2, 9], adapted=True) == 2
    assert plain.shares([1, 2, 9], adapted=True) == adapted.shares([1, 2, 9], adapted=False) == 0


@pytest.mark.parametrize("adapted", [False, True])
def test_the_same_prompt_is_reused_only_by_its_own_kind(adapted: bool) -> None:
    cache = PrefixCache(4)
    assert put(cache, [1, 2, 3, 4], adapted=adapted) == 0
    assert put(cache, [1, 2, 3, 4], adapted=not adapted) == 0
    assert put(cache, [1, 2, 3, 4], adapted=adapted) == 3
    assert put(cache, [1, 2, 3, 4], adapted=not adapted) == 3


def test_a_slot_that_changes_its_kind_is_not_what_it_was() -> None:
    cache = PrefixCache(1)
    put(cache, [1, 2, 3, 4], adapted=True)
    put(cache, [1, 2, 3, 4], adapted=False)
    assert put(cache, [1, 2, 3, 4], adapted=True) == 0


class Cells:
    """Stands for a Session: evaluates nothing, but keeps each sequence's cells as
    llama.cpp would. Fails after `stops` batches when that is given."""

    def __init__(self, *, has_adapter: bool = True, context: int = 200, batch: int = 4) -> None:
        self.options = Options(context=context, batch=batch)
        self.context_size = context
        self.cells: dict[int, list[Cell]] = {}
        self.evaluated = 0
        self.stops: int | None = None
        self._has_adapter = has_adapter
        self._on = False

    def adapt(self, *, on: bool) -> bool:
        self._on = on and self._has_adapter
        return self._on

    def watch(self, stop: StopSignal | None) -> None: ...

    def decode(self, rows: Sequence[Row]) -> None:
        if self.stops is not None:
            if self.stops == 0:
                raise DecodeStopped
            self.stops -= 1
        for row in rows:
            held = self.cells.setdefault(row.sequence, [])
            assert row.position == len(held), "a cell is missing or there already"
            held.append((row.token, self._on))
        self.evaluated += len(rows)

    def copy(self, source: int, target: int, upto: int) -> None:
        self.cells[target] = self.cells.get(source, [])[:upto]

    def forget(self, sequence: int, start: int = 0) -> None:
        self.cells[sequence] = self.cells.get(sequence, [])[:start]

    def forget_all(self) -> None:
        self.cells.clear()


def decoder(session: Cells) -> Decoder:
    return Decoder(session)  # type: ignore[arg-type]


def test_the_decoder_evaluates_anew_what_the_other_kind_has() -> None:
    session = Cells()
    made = decoder(session)
    prompt = list(range(10))
    counts = []
    for adapted in (False, True, False, True):
        before = session.evaluated
        made.prefill(prompt, None, adapted=adapted)
        counts.append(session.evaluated - before)
    assert counts == [10, 10, 1, 1]


def test_a_model_without_an_adapter_shares_all_it_has() -> None:
    session = Cells(has_adapter=False)
    made = decoder(session)
    prompt = list(range(10))
    made.prefill(prompt, None)
    made.prefill(prompt, None, adapted=True)
    assert session.evaluated == 11


def test_an_adapter_that_is_refused_leaves_the_cache_as_it_was() -> None:
    session = Cells()
    made = decoder(session)
    made.prefill([1, 2, 3], None)

    def refused(*, on: bool) -> bool:
        raise CoachError("llama.cpp refused the adapter.")

    works, session.adapt = session.adapt, refused  # type: ignore[method-assign]
    with pytest.raises(CoachError, match="refused"):
        made.prefill([1, 2, 3], None, adapted=True)
    session.adapt = works  # type: ignore[method-assign]
    made.prefill([1, 2, 3], None)
    assert session.evaluated == 4


_PROMPTS = st.lists(st.sampled_from([1, 1, 1, 2]), min_size=1, max_size=24)
_STEPS = st.lists(
    st.tuples(_PROMPTS, st.booleans(), st.none() | st.integers(0, 3)), min_size=1, max_size=14
)


@given(_STEPS, st.sampled_from([40, 200]))
@settings(deadline=None)
def test_after_any_requests_a_prompt_stands_on_cells_of_its_own_kind(
    steps: list[tuple[list[int], bool, int | None]], context: int
) -> None:
    session = Cells(context=context)
    made = decoder(session)
    for prompt, adapted, stops in steps:
        session.stops = stops
        made.prefill(prompt, None, adapted=adapted)
        if session.stops is None:
            wanted = [(token, adapted) for token in prompt]
            assert wanted in session.cells.values()
    session.stops = None
    for adapted in (True, False):
        prompt = [1] * 20
        made.prefill(prompt, None, adapted=adapted)
        assert [(1, adapted)] * 20 in session.cells.values()
