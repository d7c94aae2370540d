"""`python -m training WORK`: from the default GGUF and the data to an adapter GGUF.

Stopped at any time, the same command goes on from the last checkpoint. WORK holds what
may be thrown away: the base in 8 bits, checkpoints, the log. Needs the `train` extra, the
pulled model and its index. The log tells tokens and seconds of every step.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from coach import models
from coach.paths import Paths
from training import base, export, prepare, verify
from training.train import Plan, Run, below, split

# What the exported adapter may differ from the trained one, in nats a token: the base has
# 8 bits here and four to six in llama.cpp.
_AGREES = 0.1
# glibc gives big blocks back to the system and zeroes new ones: a third of the time.
_MALLOC = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(10**11)}


def main(arguments: Sequence[str]) -> int:
    """Prepare, train, export, verify; 1 when llama.cpp says something else."""
    options = _options(arguments)
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    plan = Plan(**{field.name: getattr(options, field.name) for field in fields(Plan)})
    chosen = models.selected(Paths.from_environment())
    gguf = chosen.path
    lessons = prepare.prepare(options.limit)
    print(f"{len(lessons)} lessons, {sum(len(item.ids) for item in lessons)} tokens", flush=True)
    model = base.load(gguf, chosen.sha256, work)
    to_learn, to_check = split(lessons, plan.held_out)
    rows = below(model, [*to_learn, *to_check], plan.first, work)
    folder = work / plan.key(lessons)
    run = Run(model, rows[: len(to_learn)], rows[len(to_learn) :], plan, folder, options.start)
    run.train()
    trained = run.check()
    target = folder / "adapter.gguf"
    digest = export.export(run.master, target, first=plan.first, alpha=plan.alpha, small=True)
    exported = verify.loss(gguf, target, to_check)
    untrained = verify.loss(gguf, None, to_check)
    result = {
        "adapter": str(target),
        "sha256": digest,
        "size": target.stat().st_size,
        "loss held out": {"trained": trained, "llama.cpp": exported, "base": untrained},
    }
    print(json.dumps(result, indent=1))
    return int(abs(trained - exported) > _AGREES)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--start", type=Path, help="a checkpoint to begin with")
    parser.add_argument("--limit", type=int, help="only the first lessons: to try the recipe")
    for field in fields(Plan):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default
        )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    if sys.platform == "linux" and not _MALLOC.keys() <= os.environ.keys():
        os.environ |= _MALLOC
        os.execv(sys.executable, [sys.executable, "-m", "training", *sys.argv[1:]])
    sys.exit(main(sys.argv[1:]))
