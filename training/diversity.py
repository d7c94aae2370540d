"""What the training data holds, measured: how much of each kind, and how often the same words.

    python -m training.diversity

prints Markdown tables. The last two show what the model would learn to say by rote: read
them before more examples are written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from coach.text.content import words
from training.examples import DATA, Advice, Revision, Rewrite, load, rewrites

_Example = TypeVar("_Example")

GRAM = 4
OFTEN = 3
COMMONEST = 10
_FIRST = 2

# First number of words of each band; the guidelines ask for 15 to 130.
_BANDS = (0, 15, 30, 45, 60, 90, 131)

# Not the question mark of a web address.
_QUESTION = re.compile(r"\?(?![\w=&/])")
_WORD = re.compile(r"[^\W\d_]+")
_CITATION = re.compile(r"\[\d\]")


@dataclass(frozen=True, slots=True)
class Corpus:
    """All examples."""

    rewrites: tuple[Rewrite, ...] = ()
    advice: tuple[Advice, ...] = ()
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is printed."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """The title as a heading, then the table."""
        rule = ("---", *("---:" for _ in self.head[1:]))
        lines = ["| " + " | ".join(row) + " |" for row in (self.head, rule, *self.rows)]
        return "\n".join([f"### {self.title}", "", *lines])


@dataclass(frozen=True, slots=True)
class Repetition:
    """How often runs of words come back: `common` holds (run, times), most often first."""

    total: int
    distinct: int
    repeated: int
    common: tuple[tuple[str, int], ...]


def corpus(folder: Path = DATA) -> Corpus:
    """Every example under `folder`."""
    return Corpus(
        tuple(example for _, example in rewrites(folder)),
        _all(folder / "advice", Advice),
        _all(folder / "revisions", Revision),
    )


def _all(folder: Path, kind: type[_Example]) -> tuple[_Example, ...]:
    paths = sorted(folder.glob("*.jsonl"))
    return tuple(example for path in paths for _, example in load(path, kind))


def changed(example: Rewrite) -> int:
    """The number of lines that are dropped or reworded."""
    return sum(1 for line in example.lines if not isinstance(line, str))


def rewordings(example: Rewrite) -> list[str]:
    """What is said instead, without the sentences that go."""
    return [new for new in (line[2] for line in example.lines if not isinstance(line, str)) if new]


def asks(example: Rewrite) -> bool:
    """Whether the message as it is sent holds a question."""
    kept = [line for line in example.lines if isinstance(line, str)]
    return any(
        _QUESTION.search(text)
        for text in (*kept, *rewordings(example), example.open, example.close)
    )


def foreign(text: str) -> set[str]:
    """Words with a capital and a letter outside ASCII: nearly always names."""
    return {word for word in _WORD.findall(text) if word[0].isupper() and not word.isascii()}


def only_asks(advice: str) -> bool:
    """Whether the coach asks back, once, and gives no words to send."""
    return len(_QUESTION.findall(advice)) == 1 and not gives_words(advice)


def gives_words(advice: str) -> bool:
    """Whether the coach puts words to send between quotation marks."""
    return advice.count('"') >= 2


def repetition(runs: Iterable[str]) -> Repetition:
    """Counts `runs`; `repeated` is how many of them occur more than OFTEN times, each time
    counted."""
    counts = Counter(runs)
    # By name after number, so that the same data prints the same table.
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return Repetition(
        total=counts.total(),
        distinct=len(counts),
        repeated=sum(times for times in counts.values() if times > OFTEN),
        common=tuple(common[:COMMONEST]),
    )


def beginnings(texts: Iterable[str]) -> Repetition:
    """The first two words of each text."""
    return repetition(" ".join(words(text)[:_FIRST]) for text in texts)


def grams(texts: Iterable[str]) -> Repetition:
    """All runs of GRAM words; a shorter text has none."""
    return repetition(
        " ".join(found[at : at + GRAM])
        for found in map(words, texts)
        for at in range(len(found) - GRAM + 1)
    )


def targets(data: Corpus) -> dict[str, list[str]]:
    """What is learned word for word, by kind."""
    return {
        "openings": [item.open for item in data.rewrites if item.open],
        "closings": [item.close for item in data.rewrites if item.close],
        "rewordings": [new for item in data.rewrites for new in rewordings(item)],
        "advice": [_CITATION.sub("", item.advice) for item in data.advice],
    }


def _part(number: int, of: int) -> tuple[str, str]:
    return str(number), f"{number / of:.0%}" if of else ""


def _matching(
    title: str, examples: Sequence[_Example], tests: Mapping[str, Callable[[_Example], object]]
) -> Table:
    return Table(
        f"{title} ({len(examples)})",
        ("", "number", "share"),
        tuple(
            (label, *_part(sum(1 for item in examples if test(item)), len(examples)))
            for label, test in tests.items()
        ),
    )


def of_rewrites(examples: Sequence[Rewrite]) -> Table:
    """What kind of drafts there are, and what is done to them."""
    return _matching(
        "Rewrites",
        examples,
        {
            "asked": lambda item: item.asked,
            "reply to a message": lambda item: item.in_reply_to,
            "already good, left alone": lambda item: item.is_good,
            "exactly 1 line changed": lambda item: changed(item) == 1,
            "exactly 2 lines changed": lambda item: changed(item) == 2,
            "3 lines or more changed": lambda item: changed(item) >= 3,
            "with an opening": lambda item: item.open,
            "with a closing": lambda item: item.close,
            "message sent without any question": lambda item: not asks(item),
            "draft with a non-ASCII name": lambda item: foreign(item.draft),
        },
    )


def of_lengths(examples: Sequence[Rewrite]) -> Table:
    """Drafts by their number of words."""
    bands = Counter(bisect_right(_BANDS, len(words(item.draft))) for item in examples)
    ends = (*(f"to {end - 1}" for end in _BANDS[1:]), "and more")
    return Table(
        "Drafts by length",
        ("words", "number", "share"),
        tuple(
            (f"{start} {end}", *_part(bands[number], len(examples)))
            for number, (start, end) in enumerate(zip(_BANDS, ends, strict=True), start=1)
        ),
    )


def of_channels(examples: Sequence[Rewrite]) -> Table:
    """Rewrites by channel, commonest first."""
    counts = Counter(item.channel for item in examples)
    return Table(
        f"Channels ({len(counts)})",
        ("channel", "number", "share"),
        tuple((name, *_part(number, len(examples))) for name, number in counts.most_common()),
    )


def of_faults(examples: Sequence[Rewrite]) -> Table:
    """Changed lines by fault: those that go, and those that are said differently."""
    lines = [line for item in examples for line in item.lines]
    faulty = [line for line in lines if not isinstance(line, str)]
    dropped = Counter(fault for _, fault, new in faulty if not new)
    reworded = Counter(fault for _, fault, new in faulty if new)
    both = dropped + reworded
    rows = (
        (fault, str(number), str(dropped[fault]), str(reworded[fault]))
        for fault, number in both.most_common()
    )
    total = ("all", str(len(faulty)), str(dropped.total()), str(reworded.total()))
    return Table(
        f"Faults by kind (lines kept: {len(lines) - len(faulty)})",
        ("fault", "lines", "dropped", "reworded"),
        (*rows, total),
    )


def of_advice(examples: Sequence[Advice]) -> Table:
    """What kind of answers there are."""
    return _matching(
        "Advice",
        examples,
        {
            "with words to send": lambda item: gives_words(item.advice),
            "a clarifying question only": lambda item: only_asks(item.advice),
            "with history": lambda item: item.history,
            "no citation": lambda item: not _CITATION.search(item.advice),
        },
    )


def of_revisions(examples: Sequence[Revision]) -> Table:
    """What is asked for."""
    once = {change for change, number in Counter(x.change for x in examples).items() if number == 1}
    return _matching(
        "Revisions",
        examples,
        {
            "in reply to a message": lambda item: item.in_reply_to,
            "a request that no other has": lambda item: item.change in once,
        },
    )


def of_runs(title: str, found: Mapping[str, Repetition]) -> Table:
    """How often runs of words come back, by kind of text."""
    return Table(
        title,
        ("", "all", "different", "type/token", f"more than {OFTEN} times", "share", "commonest"),
        tuple(
            (
                kind,
                str(item.total),
                str(item.distinct),
                f"{item.distinct / item.total:.2f}" if item.total else "",
                str(item.repeated),
                f"{item.repeated / item.total:.1%}" if item.total else "",
                ", ".join(f"{run} ({times})" for run, times in item.common),
            )
            for kind, item in found.items()
        ),
    )


def report(data: Corpus) -> str:
    """All tables as Markdown."""
    learned = targets(data)
    tables = (
        of_rewrites(data.rewrites),
        of_lengths(data.rewrites),
        of_channels(data.rewrites),
        of_faults(data.rewrites),
        of_advice(data.advice),
        of_revisions(data.revisions),
        of_runs("First two words", {k: beginnings(learned[k]) for k in ("openings", "closings")}),
        of_runs(f"Runs of {GRAM} words", {kind: grams(texts) for kind, texts in learned.items()}),
    )
    return "\n\n".join(table.markdown() for table in tables)


if __name__ == "__main__":
    print(report(corpus()))
