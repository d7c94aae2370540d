"""The training examples: how they are stored, read and held to the guidelines.

    python -m training.examples FILE...

prints what breaks a rule of `training/guidelines.md` and shows a few messages as they
would be sent; exits with 1 when something does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from coach import guards
from coach.channels import channel
from coach.domain import Draft, FailureKind
from coach.guards import GuardContext
from coach.pipeline.operations import FAULTS
from coach.pipeline.reading import Reading, read
from coach.pipeline.script import KEEP, Edit, EditScript, apply, soften
from coach.text.anatomy import Part

DATA = Path(__file__).parent / "data"

_Example = TypeVar("_Example")

_LONGEST_ADDED = 26
_DASH = re.compile("[—–]")
_PLACEHOLDER = re.compile(r"\[[A-Za-z ]+\]|<[A-Za-z ]+>|\{\w+\}")


class Rewrite(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft as lines, each kept or given as (sentence, fault, what to say instead), with
    an opening and a closing line ("" for none). See the guidelines."""

    channel: str
    asked: bool
    in_reply_to: str
    lines: tuple[str | tuple[str, str, str], ...]
    open: str = ""
    close: str = ""

    @property
    def draft(self) -> str:
        """The message before it was edited."""
        return _joined([line if isinstance(line, str) else line[0] for line in self.lines])

    def reading(self) -> Reading:
        """The draft as the program reads it."""
        return read(
            Draft(
                text=self.draft,
                channel=channel(self.channel),
                in_reply_to=self.in_reply_to,
                asked=self.asked,
            )
        )

    def edits(self) -> tuple[tuple[str, Edit], ...]:
        """Fault ("" when the line is kept) and edit of every line."""
        return tuple(
            ("", KEEP) if isinstance(line, str) else (line[1], soften(line[2].strip()))
            for line in self.lines
        )

    def script(self) -> EditScript:
        """The edits as the pipeline applies them."""
        return EditScript(tuple(edit for _, edit in self.edits()), self.open, self.close)

    @property
    def is_good(self) -> bool:
        """Whether the draft is to be left alone."""
        return not self.open and not self.close and all(isinstance(x, str) for x in self.lines)


class Spoken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One turn of a conversation."""

    role: Literal["user", "coach"]
    text: str


class Advice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A situation, the principles as numbered in the prompt, and what the coach says."""

    situation: str
    principles: tuple[str, ...]
    advice: str
    history: tuple[Spoken, ...] = ()


class Revision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message, a change that is asked for, and the message after it."""

    change: str
    message: str
    revised: str
    in_reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What breaks a rule, and where."""

    where: str
    what: str


def _joined(lines: Sequence[str]) -> str:
    text = ""
    for line in lines:
        text += line if not text or line.startswith("\n") else " " + line
    return text.strip()


def rewrites(folder: Path = DATA) -> Iterator[tuple[str, Rewrite]]:
    """(file:line, example) of every rewrite under `folder`."""
    for path in sorted((folder / "rewrites").glob("*.jsonl")):
        yield from load(path, Rewrite)


def load(path: Path, kind: type[_Example]) -> Iterator[tuple[str, _Example]]:
    """(file:line, example); msgspec's error names the line."""
    decoder = msgspec.json.Decoder(kind)
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{path.name}:{number}"
        try:
            yield where, decoder.decode(line)
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise msgspec.ValidationError(f"{where}: {error}") from error


# What holds of a model's rewrite and not of one by a person who knows better: an answer
# may turn a sentence round, and a clean text may repeat a word.
_NOT_HERE = frozenset({FailureKind.DEGENERATE})


def check_rewrite(where: str, item: Rewrite) -> Iterator[Fault]:
    """Every rule of the guidelines that a machine can check."""
    reading = item.reading()
    yield from _check_lines(where, item, reading)
    if len(reading.units) != len(item.lines):
        return
    sent = apply(item.script(), reading.units)
    if _DASH.search(item.open + item.close):
        yield Fault(where, "a dash in an added line")
    for added in (item.open, item.close):
        if len(added.split()) > _LONGEST_ADDED:
            yield Fault(where, f"an added line of more than {_LONGEST_ADDED} words")
    if _PLACEHOLDER.search(sent):
        yield Fault(where, "a placeholder in the message")
    if item.is_good:
        return
    context = GuardContext(draft=reading.draft, asked=reading.asked, findings=reading.findings)
    for failure in guards.check(sent, context):
        if failure.kind not in _NOT_HERE:
            yield Fault(where, f"guard {failure.kind}: {failure.message}")


def _check_lines(where: str, item: Rewrite, reading: Reading) -> Iterator[Fault]:
    if len(reading.units) != len(item.lines):
        shown = " | ".join(unit.text for unit in reading.units)
        yield Fault(where, f"{len(item.lines)} lines, but the program reads: {shown}")
        return
    for unit, line in zip(reading.units, item.lines, strict=True):
        if isinstance(line, str):
            continue
        text, fault, new = line
        if fault not in FAULTS:
            yield Fault(where, f"unknown fault {fault!r}")
        if unit.part in {Part.SIGN_OFF, Part.TAGS}:
            yield Fault(where, f"changes the {unit.part}: {text.strip()!r}")
        if unit.part is Part.GREETING and not new.strip():
            yield Fault(where, f"drops the greeting: {text.strip()!r}")
        if new.strip() == text.strip():
            yield Fault(where, f"a change that changes nothing: {text.strip()!r}")
        if len(new.split()) > len(text.split()) + 4:
            yield Fault(where, f"longer than the sentence: {new.strip()!r}")
        if len(set(re.findall(r"\d+", new)) - set(re.findall(r"\d+", item.draft))) > 0:
            yield Fault(where, f"a number that is not in the draft: {new.strip()!r}")


def check_advice(where: str, item: Advice) -> Iterator[Fault]:
    """Citations that exist, length, no dash."""
    cited = {int(number) for number in re.findall(r"\[(\d)\]", item.advice)}
    if cited and not 1 <= min(cited) <= max(cited) <= len(item.principles):
        yield Fault(where, "cites a principle that is not there")
    if len(item.advice.split()) > 130:
        yield Fault(where, f"{len(item.advice.split())} words")
    if "—" in item.advice:
        yield Fault(where, "a dash")
    for quoted in re.findall(r'"([^"]*)"', item.advice):
        if re.search(r"\[\d\]", quoted):
            yield Fault(where, "a citation inside the words to send")
    if item.history and item.history[-1].role != "coach":
        yield Fault(where, "the history ends with the coach's turn")


def check_revision(where: str, item: Revision) -> Iterator[Fault]:
    """Changed, and numbers kept or given by the request."""
    if item.message.strip() == item.revised.strip():
        yield Fault(where, "nothing was revised")
    allowed = set(re.findall(r"\d+", f"{item.message} {item.change} {item.in_reply_to}"))
    if set(re.findall(r"\d+", item.revised)) - allowed:
        yield Fault(where, "a number from nowhere")


def check(path: Path) -> tuple[int, list[Fault], list[str]]:
    """Number of examples in `path`, their faults, and the messages as they are sent."""
    count, faults, sent = 0, [], []
    match path.parent.name:
        case "rewrites":
            for where, rewrite in load(path, Rewrite):
                count += 1
                faults += check_rewrite(where, rewrite)
                units = rewrite.reading().units
                if len(units) == len(rewrite.lines):
                    sent.append(f"{where}  {apply(rewrite.script(), units)}")
        case "advice":
            for where, advice in load(path, Advice):
                count += 1
                faults += check_advice(where, advice)
        case _:
            for where, revision in load(path, Revision):
                count += 1
                faults += check_revision(where, revision)
    return count, faults, sent


def main(arguments: Sequence[str]) -> int:
    """Check the named files, or all."""
    paths = [Path(name) for name in arguments] or sorted(DATA.rglob("*.jsonl"))
    failed = False
    for path in paths:
        try:
            count, faults, sent = check(path)
        except msgspec.ValidationError as error:
            print(error)
            failed = True
            continue
        for fault in faults:
            print(f"{fault.where}: {fault.what}")
        for text in sent[-3:]:
            print(f"\n  sent: {text}")
        print(f"\n{path.name}: {count} examples, {len(faults)} faults")
        failed |= bool(faults)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
