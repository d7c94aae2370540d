"""Where a link leads, for a person who is about to open it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from coach.errors import InputError
from coach.text.sanitise import clean_line

OPENED = ("http", "https", "mailto")


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `host` is the name as it goes over the wire, or the address of a mailto;
    `reads` the same with its international letters, where it has any; `warnings` are
    sentences."""

    address: str
    host: str
    reads: str = ""
    warnings: tuple[str, ...] = ()


def examine(address: str) -> Link:
    """Take `address` apart; InputError for one that must not be opened."""
    clean = clean_line(address)
    if clean != address.strip() or any(char.isspace() or char == "\\" for char in clean):
        raise InputError("This link has characters in it that no address has; it stays closed.")
    try:
        parts = urlsplit(clean)
        port = parts.port
        name = parts.hostname or ""
    except ValueError as error:
        raise InputError("This link is not a valid address; it stays closed.") from error
    scheme = parts.scheme.lower()
    if scheme not in OPENED:
        raise InputError(
            f"Only http, https and mailto links are opened, not {scheme or 'this kind'!r}."
        )
    if scheme == "mailto":
        return _mail(clean, parts)
    if not name:
        raise InputError("This link names no host; it stays closed.")
    host = _wire(name)
    reads = _readable(host)
    warnings = [*_before_the_host(parts)]
    if reads != host:
        warnings.append(
            f"The name has letters beyond a to z, which can look like others. It reads {reads!r} "
            f"and is really {host!r}."
        )
    if scheme == "http":
        warnings.append("The connection is not encrypted (http).")
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        warnings.append(f"It goes to port {port}, which is unusual.")
    return Link(clean, host, reads if reads != host else "", tuple(warnings))


def _mail(address: str, parts: SplitResult) -> Link:
    to = clean_line(unquote(parts.path))
    if not to or "@" not in to:
        raise InputError("This mail link names no address; it stays closed.")
    warnings = ("It also fills in other fields of the mail.",) if parts.query else ()
    return Link(address, to, warnings=warnings)


def _before_the_host(parts: SplitResult) -> list[str]:
    before, at, _ = parts.netloc.rpartition("@")
    if not at:
        return []
    return [f"What stands before the @ ({before!r}) is a user name and not where it leads."]


def _wire(name: str) -> str:
    """The host as DNS is asked for it."""
    try:
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise InputError("The name of the host is not valid; the link stays closed.") from error


def _readable(host: str) -> str:
    """The host with its international letters; the same where it has none, or false ones."""
    labels = []
    for label in host.split("."):
        shown = label
        if label.startswith("xn--"):
            try:
                shown = clean_line(label[4:].encode().decode("punycode")) or label
            except UnicodeError:
                shown = label
        labels.append(shown)
    return ".".join(labels)
