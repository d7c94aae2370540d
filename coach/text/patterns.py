"""Regular expressions that are compiled at first use.

The detectors and the ledger have many patterns; compiling all of them would
cost every command a few dozen milliseconds, whether it reads facts or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


def any_of(*alternatives: str) -> str:
    """The source of a group that matches one of `alternatives`."""
    return f"(?:{'|'.join(alternatives)})"


class Pattern:
    """Alternatives as one regular expression, compiled once, when first needed.

    Small and capital letters are the same unless `flags` say otherwise.
    """

    def __init__(self, *alternatives: str, flags: int = re.IGNORECASE) -> None:
        self.source = "|".join(alternatives)
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.compiled.search(text, start)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self.compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def findall(self, text: str) -> list[str]:
        return [match.group() for match in self.compiled.finditer(text)]

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.compiled.sub(replacement, text)
