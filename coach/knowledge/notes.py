"""The user's own Markdown: a brand voice, house rules, a product fact sheet.

Files are copied into the user's folder under a name made from theirs, so that
adding the same file again updates it. They may be edited there, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coach.domain import Guidance
from coach.errors import InputError, nearest
from coach.knowledge import markdown
from coach.paths import Paths, atomic_write
from coach.text.sanitise import sanitise

MAX_BYTES = 1_000_000
PREFIX = "my/"
_SUFFIXES = (".md", ".markdown")
_RULE_WORDS = 50
# A file name holds 255 bytes, a letter takes up to 4, and writing adds a suffix.
_SLUG_LENGTH = 48


@dataclass(frozen=True, slots=True)
class Note:
    """A section of the user's own notes.

    `id` is `my/<file>` or `my/<file>#<heading>`; `text` is the section in full;
    `file` is the name of the file in the user's knowledge folder.
    """

    id: str
    title: str
    text: str
    file: str

    @property
    def guidance(self) -> Guidance:
        """What retrieval returns for this note; its rule is how the text begins."""
        pieces = markdown.chunks(self.text, _RULE_WORDS)
        rule = pieces[0] + (" …" if len(pieces) > 1 else "")
        return Guidance(self.id, self.title, rule, (self.file,), origin="user")


def slug(text: str) -> str:
    """`text` as a part of an id: small ASCII letters, digits and single hyphens
    where there are any, other letters as they are.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    composed = unicodedata.normalize("NFC", letters)
    return re.sub(r"[\W_]+", "-", composed).strip("-")[:_SLUG_LENGTH].strip("-")


def add(paths: Paths, source: Path) -> list[Note]:
    """Copy `source`, a Markdown file or a folder of them, and return its notes.

    Nothing is copied unless every file can be used. A file of the same name is
    replaced. InputError: not there, not Markdown, not UTF-8 text, empty, larger
    than `MAX_BYTES`, two files with one name.
    """
    prepared: dict[str, tuple[Path, str]] = {}
    for file in _markdown_files(source):
        name = _file_name(file)
        if name in prepared:
            raise InputError(
                f"Two files would both be called {name}.",
                where=f"{prepared[name][0]} and {file}",
                mend="rename one of them",
            )
        prepared[name] = (file, _read(file))
    notes: list[Note] = []
    for name, (file, text) in prepared.items():
        notes += _notes(name, text, where=str(file))
    for name, (_, text) in prepared.items():
        with atomic_write(paths.knowledge / name) as handle:
            handle.write(text.encode("utf-8"))
    return notes


def remove(paths: Paths, note_id: str) -> None:
    """Delete the file behind `note_id` (`my/<file>`).

    InputError when there is none (the nearest is named) or when only a section
    is named, since sections live and go with their file.
    """
    known = {_note_id(file.name): file for file in _user_files(paths)}
    wanted = note_id if note_id.startswith(PREFIX) else PREFIX + note_id
    base, hash_mark, _ = wanted.partition("#")
    if base in known and hash_mark:
        raise InputError(
            f"{note_id!r} is a section; only a whole file can be removed.",
            where=str(known[base]),
            mend=f"coach knowledge remove {base}",
        )
    if wanted not in known:
        guess = nearest(wanted, list(known))
        meant = f" Did you mean {guess!r}?" if guess else ""
        raise InputError(
            f"None of your notes is called {note_id!r}.{meant}", mend="coach knowledge list"
        )
    try:
        known[wanted].unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"The note cannot be removed: {error.strerror}.", where=str(known[wanted])
        ) from error


def read(paths: Paths) -> dict[str, Note]:
    """All notes in the user's folder, by id; empty when there is no folder."""
    notes: dict[str, Note] = {}
    for file in _user_files(paths):
        for note in _notes(file.name, _read(file), where=str(file)):
            if note.id in notes:
                raise InputError(
                    f"Two files are both called {note.id!r}.",
                    where=f"{notes[note.id].file} and {file.name} in {paths.knowledge}",
                    mend="rename or delete one of them",
                )
            notes[note.id] = note
    return notes


def facts_of(notes: Mapping[str, Note]) -> tuple[str, ...]:
    """The texts a rewrite may take facts from, besides draft and thread."""
    return tuple(f"{note.title}\n{note.text}" for note in notes.values())


def _notes(name: str, text: str, *, where: str) -> list[Note]:
    base = _note_id(name)
    found = markdown.sections(text)
    if not found:
        raise InputError(
            "The file has headings but no text below them.", where=where, mend="write something"
        )
    heading = markdown.title(text) or Path(name).stem.replace("-", " ").capitalize()
    if len(found) == 1:
        return [Note(base, found[0].heading or heading, found[0].text, name)]
    notes: dict[str, Note] = {}
    for section in found:
        part = slug(section.heading)
        own = f"{base}#{part}" if part and section.heading != heading else base
        note_id = own
        count = 2
        while note_id in notes:
            note_id = f"{own}-{count}" if "#" in own else f"{own}#{count}"
            count += 1
        shown = heading if note_id == base else f"{heading}: {section.heading or heading}"
        notes[note_id] = Note(note_id, shown, section.text, name)
    return list(notes.values())


def _note_id(name: str) -> str:
    return PREFIX + slug(Path(name).stem)


def _file_name(file: Path) -> str:
    name = slug(file.stem)
    if not name:
        raise InputError(
            "The file's name needs a letter or a digit.", where=str(file), mend="rename it"
        )
    return f"{name}.md"


def _user_files(paths: Paths) -> list[Path]:
    if not paths.knowledge.is_dir():
        return []
    return sorted(
        file
        for file in paths.knowledge.iterdir()
        if file.suffix.lower() in _SUFFIXES and not file.name.startswith(".") and file.is_file()
    )


def _markdown_files(source: Path) -> list[Path]:
    if not source.exists():
        raise InputError("There is no such file or folder.", where=str(source))
    if not source.is_dir():
        return [source]
    try:
        files = sorted(f for f in source.iterdir() if f.suffix.lower() in _SUFFIXES and f.is_file())
    except OSError as error:
        raise InputError(
            f"The folder cannot be read: {error.strerror}.", where=str(source)
        ) from error
    if not files:
        raise InputError(
            "There is no Markdown file in this folder.",
            where=str(source),
            mend="give a file whose name ends in .md",
        )
    return files


def _read(file: Path) -> str:
    """The sanitised text of `file`; InputError when it is not usable Markdown."""
    if file.suffix.lower() not in _SUFFIXES or not file.is_file():
        raise InputError(
            "This is not a Markdown file.",
            where=str(file),
            mend="save it as plain text with a name that ends in .md",
        )
    try:
        with file.open("rb") as handle:
            raw = handle.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"The file cannot be read: {error.strerror}.", where=str(file)) from error
    if len(raw) > MAX_BYTES:
        raise InputError(
            f"The file is larger than {MAX_BYTES // 1_000_000} MB.",
            where=str(file),
            mend="keep only what a message may need, or split it into several files",
        )
    if b"\0" in raw:
        raise InputError(
            "This is a binary file, not Markdown.",
            where=str(file),
            mend="save it as plain text with a name that ends in .md",
        )
    try:
        text = sanitise(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(
            "The file is not UTF-8 text.", where=f"{file}:{line}", mend="save it again as UTF-8"
        ) from error
    if not text.strip():
        raise InputError("The file is empty.", where=str(file), mend="write something in it")
    return text
