"""How long work tells whoever waits for it how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """One piece of work at a time: begin, advance any number of times, end.

    `total` and `amount` are in `unit` ("bytes", "cards", "drafts"); `total` is
    None when it is not known.
    """

    def begin(self, what: str, total: int | None, unit: str) -> None: ...

    def advance(self, amount: int) -> None: ...

    def end(self, note: str = "") -> None: ...


class Silent:
    """A Progress nobody looks at."""

    def begin(self, what: str, total: int | None, unit: str) -> None:
        """Say nothing."""

    def advance(self, amount: int) -> None:
        """Say nothing."""

    def end(self, note: str = "") -> None:
        """Say nothing."""
