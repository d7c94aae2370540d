"""`python -m benchmarks.products`: what training's matrix products cost on this CPU.

One product of the size of a feed-forward layer with 1,024 tokens, in 32, 16 and 8 bits,
median of nine, as a ratio to 32 bits in the same run. Why `training.int8` exists.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import torch
from torch.nn.functional import linear

_TOKENS, _IN, _OUT = 1024, 1536, 8960
_TIMES = 9


def _seconds(work: Callable[[], object]) -> float:
    work()
    taken = []
    for _ in range(_TIMES):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    """Print giga-operations a second and the ratio to 32 bits."""
    rows, weight = torch.randn(_TOKENS, _IN), torch.randn(_OUT, _IN)
    short_rows, short_weight = rows.bfloat16(), weight.bfloat16()
    small_rows = torch.randint(-127, 128, (_TOKENS, _IN), dtype=torch.int8)
    small_weight = torch.randint(-127, 128, (_OUT, _IN), dtype=torch.int8)
    found = {
        "32 bits": _seconds(lambda: linear(rows, weight)),
        "16 bits": _seconds(lambda: linear(short_rows, short_weight)),
        "8 bits": _seconds(lambda: torch._int_mm(small_rows, small_weight.t())),
    }
    for name, seconds in found.items():
        rate = 2 * _TOKENS * _IN * _OUT / seconds / 1e9
        print(f"{name}: {rate:.0f} GOP/s, {found['32 bits'] / seconds:.2f} times 32 bits")


if __name__ == "__main__":
    main()
