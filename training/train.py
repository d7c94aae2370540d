"""Training a LoRA adapter on token lessons: resumable, deterministic, on a CPU or a GPU.

Only the upper layers are adapted. What the frozen ones below make of a lesson never
changes, so it is worked out once and kept; an epoch costs what the upper layers cost.
The loss is on the answer only, and logits are made only where there is a loss.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from training.base import Base
from training.prepare import Tokens

TARGETS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
_IGNORED = -100
_CLIP = 1.0
_WARM_UP = 0.05


@dataclass(frozen=True, slots=True)
class Plan:
    """What is trained and how. `first` is the lowest layer that is adapted;
    `batch` counts tokens, padding included."""

    rank: int = 16
    alpha: int = 32
    first: int = 13
    rate: float = 2e-4
    epochs: float = 2.0
    batch: int = 1280
    seed: int = 0
    held_out: int = 60

    def key(self, lessons: Sequence[Tokens]) -> str:
        """Names this run: the same plan on the same lessons."""
        text = json.dumps([asdict(self), [[item.prompt, item.ids] for item in lessons]])
        return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Row:
    """A lesson as the upper layers see it: (length, width) vectors below them."""

    tokens: Tokens
    hidden: Tensor


class Adapted(nn.Module):
    """The upper layers, as PEFT wants them: a module whose children it can wrap."""

    def __init__(self, layers: Sequence[nn.Module]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)


def split(lessons: Sequence[Tokens], held_out: int) -> tuple[list[Tokens], list[Tokens]]:
    """(to learn, to check): which is which depends on nothing but the lesson's text."""
    order = sorted(lessons, key=lambda item: hashlib.sha256(repr(item.ids).encode()).digest())
    return order[held_out:], order[:held_out]


def below(base: Base, lessons: Sequence[Tokens], first: int, cache: Path) -> list[Row]:
    """Every lesson through the frozen layers; kept in `cache`."""
    text = json.dumps([first, [item.ids for item in lessons]])
    kept = cache / f"below-{hashlib.sha256(text.encode()).hexdigest()[:12]}.pt"
    if kept.is_file():
        vectors = torch.load(kept, mmap=True)
    else:
        vectors = _through(base, lessons, first)
        part = kept.with_suffix(".part")
        torch.save(vectors, part)
        part.replace(kept)
    return [Row(item, vector) for item, vector in zip(lessons, vectors, strict=True)]


def _through(base: Base, lessons: Sequence[Tokens], first: int) -> list[Tensor]:
    found: dict[int, Tensor] = {}
    order = sorted(range(len(lessons)), key=lambda at: len(lessons[at].ids))
    with torch.no_grad():
        for start in range(0, len(order), 4):
            group = order[start : start + 4]
            ids = _padded([torch.tensor(lessons[at].ids) for at in group]).to(base.device)
            hidden = base.run(base.embed(ids), base.layers[:first]).cpu()
            for row, at in enumerate(group):
                found[at] = hidden[row, : len(lessons[at].ids)].clone()
    return [found[at] for at in range(len(lessons))]


def _padded(rows: Sequence[Tensor]) -> Tensor:
    return nn.utils.rnn.pad_sequence(list(rows), batch_first=True)


def batches(rows: Sequence[Row], size: int, seed: int) -> list[list[Row]]:
    """Batches of like lengths in random order, each at most `size` tokens with padding."""
    shuffled = random.Random(seed)
    order = list(rows)
    shuffled.shuffle(order)
    order.sort(key=lambda row: len(row.tokens.ids) // 32)
    found: list[list[Row]] = [[]]
    for row in order:
        longest = max([len(item.tokens.ids) for item in found[-1]] + [len(row.tokens.ids)])
        if found[-1] and longest * (len(found[-1]) + 1) > size:
            found.append([])
        found[-1].append(row)
    shuffled.shuffle(found)
    return found


def loss_of(base: Base, upper: nn.Module, batch: Sequence[Row]) -> tuple[Tensor, int]:
    """(summed loss of the answers, number of their tokens)."""
    hidden = _padded([row.hidden for row in batch]).to(base.device)
    labels = torch.full(hidden.shape[:2], _IGNORED)
    for number, row in enumerate(batch):
        ids, start = row.tokens.ids, row.tokens.prompt
        labels[number, start - 1 : len(ids) - 1] = torch.tensor(ids[start:])
    labels = labels.to(base.device)
    layers: Any = upper.layers
    hidden = base.run(hidden, layers)
    wanted = labels != _IGNORED
    logits = base.logits(hidden[wanted])
    return cross_entropy(logits, labels[wanted], reduction="sum"), int(wanted.sum())


@dataclass(slots=True)
class State:
    """How far a run is."""

    step: int = 0
    tokens: int = 0
    seconds: float = 0.0


class Run:
    """One training run in its folder: adapter, optimiser, log, checkpoint.

    `start` is the checkpoint of an earlier run of the same shape, whose matrices a new
    run begins with.
    """

    def __init__(
        self,
        base: Base,
        rows: Sequence[Row],
        check: Sequence[Row],
        plan: Plan,
        folder: Path,
        start: Path | None = None,
    ) -> None:
        from peft import LoraConfig, get_peft_model

        torch.manual_seed(plan.seed)
        folder.mkdir(parents=True, exist_ok=True)
        self._base, self._rows, self._check, self._plan = base, rows, check, plan
        self._folder = folder
        config = LoraConfig(
            r=plan.rank,
            lora_alpha=plan.alpha,
            target_modules=list(TARGETS),
        )
        wrapped: Any = get_peft_model(Adapted(base.layers[plan.first :]), config)
        self.upper: Any = wrapped.base_model.model
        self.weights: dict[str, nn.Parameter] = {
            name: weight for name, weight in self.upper.named_parameters() if "lora_" in name
        }
        # The optimiser's copy is in 32 bits, so that small steps are not rounded away.
        self.master = {name: weight.detach().float() for name, weight in self.weights.items()}
        for weight in self.weights.values():
            weight.data = weight.data.bfloat16()
        self._optimiser = torch.optim.AdamW(self.master.values(), lr=plan.rate, weight_decay=0.0)
        self._schedule = self._steps()
        self.state = State()
        if not self._resume() and start is not None:
            self._take(torch.load(start, weights_only=True)["weights"])

    def _steps(self) -> list[list[Row]]:
        found: list[list[Row]] = []
        epochs = math.ceil(self._plan.epochs)
        for epoch in range(epochs):
            found += batches(self._rows, self._plan.batch, self._plan.seed + epoch)
        return found[: math.ceil(len(found) * self._plan.epochs / epochs)]

    def train(self, *, every: int = 50) -> None:
        """Train to the end from where the last checkpoint left off."""
        self.upper.train()
        begun = time.monotonic()
        while self.state.step < len(self._schedule):
            batch = self._schedule[self.state.step]
            loss, count = self._step(batch)
            self.state.step += 1
            self.state.tokens += sum(len(row.tokens.ids) for row in batch)
            now = time.monotonic()
            self.state.seconds += now - begun
            begun = now
            self._log(loss=loss, answer_tokens=count)
            if self.state.step % every == 0 or self.state.step == len(self._schedule):
                self._log(check=self.check())
                self._save()
                begun = time.monotonic()

    def _step(self, batch: Sequence[Row]) -> tuple[float, int]:
        for group in self._optimiser.param_groups:
            group["lr"] = self._plan.rate * self._share()
        loss, count = loss_of(self._base, self.upper, batch)
        (loss / count).backward()  # type: ignore[no-untyped-call]
        for name, weight in self.weights.items():
            self.master[name].grad = None if weight.grad is None else weight.grad.float()
            weight.grad = None
        nn.utils.clip_grad_norm_(self.master.values(), _CLIP)
        self._optimiser.step()
        self._publish()
        return float(loss.detach()) / count, count

    def _publish(self) -> None:
        """The model computes with what the optimiser has, in 16 bits."""
        for name, weight in self.weights.items():
            weight.data.copy_(self.master[name])

    def _share(self) -> float:
        """Linear warm-up, then half a cosine down to a tenth."""
        done = (self.state.step + 1) / len(self._schedule)
        if done < _WARM_UP:
            return done / _WARM_UP
        return 0.1 + 0.45 * (1 + math.cos(math.pi * (done - _WARM_UP) / (1 - _WARM_UP)))

    def check(self) -> float:
        """Loss an answer token of the lessons held out."""
        self.upper.eval()
        total = count = 0.0
        with torch.no_grad():
            for batch in batches(self._check, 2 * self._plan.batch, 0):
                loss, number = loss_of(self._base, self.upper, batch)
                total, count = total + float(loss), count + number
        self.upper.train()
        return total / max(count, 1)

    def _log(self, **values: float) -> None:
        line = {
            "step": self.state.step,
            "of": len(self._schedule),
            "tokens": self.state.tokens,
            "seconds": round(self.state.seconds, 1),
            **values,
        }
        with (self._folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def _save(self) -> None:
        part = self._folder / "checkpoint.part"
        torch.save(
            {
                "weights": self.master,
                "optimiser": self._optimiser.state_dict(),
                "state": asdict(self.state),
            },
            part,
        )
        part.replace(self._folder / "checkpoint.pt")

    def _take(self, weights: Mapping[str, Tensor]) -> None:
        for name, weight in self.master.items():
            weight.copy_(weights[name])
        self._publish()

    def _resume(self) -> bool:
        """Go on from this run's checkpoint; whether there is one."""
        kept = self._folder / "checkpoint.pt"
        if not kept.is_file():
            return False
        saved = torch.load(kept, weights_only=True)
        self._take(saved["weights"])
        self._optimiser.load_state_dict(saved["optimiser"])
        self.state = State(**saved["state"])
        return True
