"""Whether a case was seen before: by the prompts, the examples, or the training data.

    python -m evals.datasets.overlap [--training DIR]

Two texts overlap when they share a run of five words that is more than a
greeting or a set phrase, or when their embeddings are nearer than any two
messages that only share a situation. Runs of five words are what n-gram
decontamination of language-model benchmarks looks for, there with 8 to 13
(Brown et al. 2020, appendix C); messages are short, so it is stricter here.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coach import resources
from coach.errors import InputError
from coach.text.content import STOP_WORDS
from evals.datasets import cases
from evals.datasets.cases import RewriteCase
from evals.scorers.words import words

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

RUN = 5
# So many content words make a run say something: "thank you for the update" has one.
_CONTENT = 3
# Of our own cases with other names, days and sums put in (evals.meta.swap) nine in ten stay
# above this; two different cases reach .68 at most, a case and a source .73.
NEAR = 0.8
_BREAK = "§§§§§"
# A frame of so many cases is a way of speaking ("I work for a small ...").
_COMMON = 3


@dataclass(frozen=True, slots=True)
class Overlap:
    """What `case` shares with `source`: the words, or the cosine."""

    case: str
    source: str
    shared: str


def texts_of_cases() -> dict[str, str]:
    """Draft, thread and references of every case, the situation of every advice case.

    Of a draft only what has no label: a labelled fault is often a set phrase, and set
    phrases are in every text about them.
    """
    found = {
        case.id: "\n".join((_unlabelled(case), case.in_reply_to, *case.references))
        for case in (*cases.rewrites(), *cases.hard())
    }
    return found | {case.id: case.situation for case in cases.advice()}


def _unlabelled(case: RewriteCase) -> str:
    """The draft with its labelled faults cut out, each cut a break that no run crosses."""
    parts, done = [], 0
    for finding in sorted(case.findings, key=lambda finding: finding.start):
        parts.append(case.draft[done : max(done, finding.start)])
        done = max(done, finding.end)
    return f"\n{_BREAK}\n".join((*parts, case.draft[done:]))


def texts_of_product(training: Path | None = None) -> dict[str, str]:
    """What the program was made from: prompts, cards, pairs, situations, and every
    JSON Lines file under `training` (default: the repository's own folder).

    InputError where `training` is no folder or a file in it cannot be read.
    """
    found = {
        f"{name}/{file.name}": file.read_text("utf-8")
        for name in ("prompts", "knowledge")
        for file in _files(resources.folder(name), (".j2", ".md"))
    }
    for file in _files(resources.folder("knowledge"), (".jsonl",)):
        found |= _rows(file.name, file.read_text("utf-8"))
    root = training or Path(__file__).parents[2] / "training"
    if not root.is_dir():
        raise InputError("There is no such folder.", where=str(root), mend="check the path")
    for path in sorted(root.rglob("*.jsonl")):
        found |= _rows(path.relative_to(root).as_posix(), _text(path))
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The training data cannot be read: {error}", where=str(path), mend="check the file"
        ) from error


def shared_runs(seen: Mapping[str, str], sources: Mapping[str, str]) -> Iterator[Overlap]:
    """Every case that shares a telling run of five words with a source."""
    known: dict[tuple[str, ...], str] = {}
    for name, text in sources.items():
        known |= dict.fromkeys(_runs(text), name)
    common = Counter(run for text in seen.values() for run in set(_runs(text)))
    for case, text in seen.items():
        for run in _runs(text):
            if run in known and common[run] < _COMMON:
                yield Overlap(case, known[run], " ".join(run))
                break


def near(seen: Mapping[str, str], sources: Mapping[str, str]) -> Iterator[Overlap]:
    """Every case whose embedding is nearer than `NEAR` to one of a source."""
    from coach.retrieval.minilm import MiniLm  # loads torch

    if not sources or not seen:
        return
    embedder = MiniLm()
    names, others = list(sources), embedder.embed(list(sources.values()))
    nearness = embedder.embed(list(seen.values())) @ others.T
    for case, row in zip(seen, nearness, strict=True):
        best = int(row.argmax())
        if row[best] >= NEAR:
            yield Overlap(case, names[best], f"cosine {row[best]:.2f}")


def _runs(text: str) -> list[tuple[str, ...]]:
    found = words(text)
    runs = (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))
    return [run for run in runs if sum(word not in STOP_WORDS for word in run) >= _CONTENT]


def _rows(name: str, text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found[f"{name}:{number}"] = "\n".join(_strings(json.loads(line)))
        except (json.JSONDecodeError, RecursionError) as error:
            raise InputError(
                f"This is no JSON: {error}",
                where=f"{name}, line {number}",
                mend="one JSON object a line",
            ) from error
    return found


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _strings(inner)


def _files(folder: Traversable, endings: tuple[str, ...]) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, endings)
        elif entry.name.endswith(endings):
            yield entry


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every overlap; 1 when there is one, 2 when a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.datasets.overlap", description=__doc__)
    parser.add_argument("--training", type=Path, help="another folder of training data")
    options = parser.parse_args(arguments)
    try:
        seen, sources = texts_of_cases(), texts_of_product(options.training)
    except InputError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    found = [*shared_runs(seen, sources), *near(seen, sources)]
    for one in found:
        print(f"{one.case}: {one.shared!r} as in {one.source}")
    print(f"{len(seen)} cases, {len(sources)} sources, {len(found)} overlaps")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
