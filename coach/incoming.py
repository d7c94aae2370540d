"""Texts from outside: bytes to clean text, and what is said when there is none.

What leaves here is decoded strictly, sanitised and not empty. Trailing white
space is dropped; nothing else changes, so spans refer to the text returned.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from coach.errors import InputError, nearest
from coach.text.sanitise import sanitise

# Far above any message; it only keeps a wrong file from filling the memory.
# How long a text may be for the model is decided where its context is known.
MAX_BYTES = 4 * 1024 * 1024

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, where: str, what: str) -> str:
    """`data` as clean text. `what` is what it is ("draft"), `where` a file or option.

    Raises InputError: larger than MAX_BYTES, not UTF-8, binary, empty.
    """
    if len(data) > MAX_BYTES:
        raise InputError(
            f"The {what} is larger than {MAX_BYTES // 1024 // 1024} MB, which no message is.",
            where=where,
            mend="check that this is the file you meant",
        )
    return clean(_utf8(data, where, what), where, what)


def clean(text: str, where: str, what: str) -> str:
    """`text` sanitised, without trailing space; InputError when nobody could see it."""
    text = sanitise(text)
    if not any(unicodedata.category(char)[0] not in "CZ" for char in text):
        raise InputError(f"The {what} is empty.", where=where)
    return text.rstrip()


def read_file(path: Path, what: str) -> str:
    """The clean text of the file at `path`; `what` is what it is ("draft").

    Raises InputError, also for everything `decode` refuses.
    """
    try:
        with path.open("rb") as handle:
            data = handle.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise InputError(
            "This is a folder, not a file.",
            where=str(path),
            mend="name one file, or use coach batch for many drafts",
        ) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError(f"There is no such file.{near_file(path)}", where=str(path)) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the name is not valid"
        raise InputError(f"The file cannot be read: {reason}.", where=str(path)) from error
    return decode(data, str(path), what)


def near_file(path: Path) -> str:
    """A question that names the file beside `path` that was probably meant, or ""."""
    try:
        names = {entry.name.lower(): entry.name for entry in path.parent.iterdir()}
    except (OSError, ValueError):
        return ""
    guess = nearest(path.name, list(names))
    return f" Did you mean {str(path.with_name(names[guess]))!r}?" if guess else ""


def _utf8(data: bytes, where: str, what: str) -> str:
    if data.startswith(_UTF16):
        raise InputError(
            f"The {what} is UTF-16, not UTF-8.", where=where, mend=_iconv("UTF-16", where)
        )
    zero = data.find(b"\0")
    if zero >= 0:
        raise InputError(
            f"This is not a text: there is a zero byte at position {zero}.",
            where=where,
            mend="check that this is the file you meant",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"The {what} is not UTF-8: the byte 0x{data[error.start]:02x} at position "
            f"{error.start} does not belong there.",
            where=where,
            mend=_iconv("WINDOWS-1252", where),
        ) from error


def _iconv(encoding: str, where: str) -> str:
    source = f" {where}" if Path(where).is_file() else ""
    return f"iconv -f {encoding} -t UTF-8{source}"
