"""The cards, pairs and sources that ship with the program, read and cross-checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from coach.channels import CHANNELS
from coach.errors import CoachError, nearest
from coach.knowledge import decode
from coach.knowledge.schema import Card, Pair, Situation, Source


def read_cards(root: Traversable) -> dict[str, Card]:
    """The cards in `root/principles`, by id, in the order of their file names."""
    folder = root / "principles"
    cards: dict[str, Card] = {}
    for entry in _files(folder, ".md"):
        where = f"principles/{entry.name}"
        fields, body = decode.front_matter(_text(entry, where), where=where)
        if "why" in fields:
            raise CoachError("The why is the text below the front matter.", where=f"{where}: why")
        card = decode.build(
            Card, {**fields, "why": body.strip().removeprefix("Why:").strip()}, where=where
        )
        if card.id != entry.name.removesuffix(".md"):
            raise CoachError(
                f"The id {card.id!r} and the file's name must be the same.", where=f"{where}: id"
            )
        for position, example in enumerate(card.examples):
            _known(example.channel, CHANNELS, "channel", f"{where}: examples[{position}].channel")
        cards[card.id] = card
    if not cards:
        raise CoachError(
            "The installation is incomplete: there are no principles in it.",
            where=str(folder),
            mend="pip install --force-reinstall coach-writing",
        )
    return cards


def check_references(cards: Mapping[str, Card], sources: Mapping[str, Source]) -> None:
    """Every related id is another card, every source number is listed."""
    for card in cards.values():
        where = f"principles/{card.id}.md"
        for position, other in enumerate(card.related):
            at = f"{where}: related[{position}]"
            _known(other, cards, "principle", at)
            if other == card.id or other in card.related[:position]:
                raise CoachError(f"{other!r} must name another card, once.", where=at)
        for position, number in enumerate(card.sources):
            _known(number, sources, "source", f"{where}: sources[{position}]")


def read_sources(root: Traversable) -> dict[str, Source]:
    """The articles in `root/sources.yaml`, by number ("000")."""
    entry = root / "sources.yaml"
    if not entry.is_file():
        raise CoachError("The list of sources is missing.", where="sources.yaml")
    data = decode.yaml_mapping(_text(entry, "sources.yaml"), where="sources.yaml")
    return {
        str(key): decode.build(Source, value, where=f"sources.yaml: {key}")
        for key, value in data.items()
    }


def read_pairs(root: Traversable, cards: Mapping[str, Card]) -> tuple[Pair, ...]:
    """The before/after pairs in `root/pairs`, in the order of files and lines."""
    pairs: dict[str, Pair] = {}
    for entry in _files(root / "pairs", ".jsonl"):
        for where, line in _lines(entry, f"pairs/{entry.name}"):
            pair = decode.build(Pair, decode.json_value(line, where=where), where=where)
            if pair.id in pairs:
                raise CoachError(f"The id {pair.id!r} is there twice.", where=f"{where}: id")
            _known(pair.channel, CHANNELS, "channel", f"{where}: channel")
            _known_principles(pair.principles, cards, where)
            pairs[pair.id] = pair
    return tuple(pairs.values())


def read_situations(root: Traversable, cards: Mapping[str, Card]) -> tuple[Situation, ...]:
    """The lines of `root/situations.jsonl`; none when the file is not there."""
    entry = root / "situations.jsonl"
    situations: dict[str, Situation] = {}
    for where, line in _lines(entry, entry.name) if entry.is_file() else ():
        situation = decode.build(Situation, decode.json_value(line, where=where), where=where)
        if situation.text in situations:
            raise CoachError("This situation is there twice.", where=f"{where}: text")
        _known_principles(situation.principles, cards, where)
        situations[situation.text] = situation
    return tuple(situations.values())


def _lines(entry: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """The lines of `entry` that hold something, each with its place."""
    for number, line in enumerate(entry.read_bytes().split(b"\n"), start=1):
        if line.strip():
            yield f"{name}:{number}", line


def _known_principles(ids: tuple[str, ...], cards: Mapping[str, Card], where: str) -> None:
    for position, principle in enumerate(ids):
        at = f"{where}: principles[{position}]"
        _known(principle, cards, "principle", at)
        if principle in ids[:position]:
            raise CoachError(f"{principle!r} is there twice.", where=at)


def _files(folder: Traversable, suffix: str) -> list[Traversable]:
    if not folder.is_dir():
        return []
    found = [e for e in folder.iterdir() if e.name.endswith(suffix) and not e.name.startswith(".")]
    return sorted(found, key=lambda entry: entry.name)


def _text(entry: Traversable, where: str) -> str:
    try:
        return entry.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CoachError(f"The file is not UTF-8 (byte {error.start}).", where=where) from error


def _known(name: str, known: Mapping[str, object], what: str, where: str) -> None:
    if name in known:
        return
    guess = nearest(name, list(known))
    meant = f" Did you mean {guess!r}?" if guess else ""
    raise CoachError(f"There is no {what} {name!r}.{meant}", where=where)
