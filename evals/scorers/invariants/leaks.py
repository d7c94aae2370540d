"""Nothing of the instructions or the examples shows in a rewrite."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable

from coach import resources
from evals.datasets.cases import RewriteCase
from evals.records import Violation
from evals.scorers.words import runs, words

_RUN = 7
_TOKEN = re.compile(
    r"<\|[^|>\n]{1,40}\|>|</?s>|\[/?(?:INST|SYS)\]|<</?SYS>>"
    r"|^[ \t]*(?:system|assistant|user|human|ai)\s*:|^[ \t]*#{2,}[ \t]*\w+|#{3,}",
    re.IGNORECASE | re.MULTILINE,
)
# The notation of the program's edit script.
_SCRIPT = re.compile(r"^[ \t]*(?:KEEP|DROP|SOFTEN|OPEN|CLOSE|ASK|LINE)\b(?:\s+\d+)?\s*[:\"“]", re.M)


def leaks(case: RewriteCase, text: str) -> Iterator[Violation]:
    """Control tokens, script notation, or seven words running from a prompt or an
    example, unless the draft or the thread has them too."""
    source = f"{case.draft}\n{case.in_reply_to}"
    for pattern in (_TOKEN, _SCRIPT):
        found = pattern.search(text)
        if found and found.group() not in source:
            yield Violation(kind="leak", evidence=found.group().strip())
    own = _runs(source)
    for run in sorted((_runs(text) - own) & _protected()):
        yield Violation(kind="leak", evidence=" ".join(run))
        return


def _runs(text: str) -> set[tuple[str, ...]]:
    return set(runs(words(text), _RUN))


@cache
def _protected() -> frozenset[tuple[str, ...]]:
    # The rules of the cards stand in the prompt as well.
    texts = [*_files("prompts", ".j2"), *_files("knowledge", ".md")]
    prompts = (file.read_text("utf-8") for file in texts)
    return frozenset(run for text in (*prompts, *_examples()) for run in _runs(text))


def _examples() -> Iterator[str]:
    for file in _files("knowledge", ".jsonl"):
        for line in file.read_text("utf-8").split("\n"):
            if line.strip():
                pair = json.loads(line)
                yield from (str(pair.get(name, "")) for name in ("before", "after"))


def _files(folder: str, ending: str) -> Iterator[Traversable]:
    todo = [resources.folder(folder)]
    while todo:
        for entry in todo.pop().iterdir():
            if entry.is_dir():
                todo.append(entry)
            elif entry.name.endswith(ending):
                yield entry
