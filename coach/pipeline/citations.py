"""Citations in advice: only what was retrieved may be cited."""

from __future__ import annotations

import re
from collections.abc import Sequence

# "[1]", "[1, 3]" and "[1][3]"; longer digits cannot be ours.
_CITATION = re.compile(r"\s?\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]")
# What may still become a citation when more text comes.
_UNFINISHED = re.compile(r"\s?\[[\d,\s]{0,8}$|\s$")


class CitationFilter:
    """Passes text through and drops citations of numbers beyond `ids`.

    `cited` holds the ids in the order of their first citation, `unknown` counts
    what was dropped.
    """

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = list(ids)
        self._held = ""
        self.cited: list[str] = []
        self.unknown = 0

    def feed(self, text: str) -> str:
        """The part of the text so far that is certain."""
        self._held += text
        match = _UNFINISHED.search(self._held)
        cut = match.start() if match else len(self._held)
        ready, self._held = self._held[:cut], self._held[cut:]
        return self._clean(ready)

    def finish(self) -> str:
        """What was held back; half a citation at the very end is dropped."""
        ready, self._held = re.sub(r"\s?\[[\d,\s]*$", "", self._held), ""
        return self._clean(ready).rstrip()

    def keep_only(self, text: str) -> None:
        """Forget the citations that are not in `text`, what was kept of the answer."""
        left = {
            self._ids[int(number) - 1]
            for match in _CITATION.finditer(text)
            for number in match.group(1).split(",")
            if 1 <= int(number) <= len(self._ids)
        }
        self.cited = [cited for cited in self.cited if cited in left]

    def _clean(self, text: str) -> str:
        return _CITATION.sub(self._judge, text)

    def _judge(self, match: re.Match[str]) -> str:
        numbers = [int(number) for number in match.group(1).split(",")]
        known = [number for number in numbers if 1 <= number <= len(self._ids)]
        self.unknown += len(numbers) - len(known)
        for number in known:
            if self._ids[number - 1] not in self.cited:
                self.cited.append(self._ids[number - 1])
        if not known:
            return ""
        space = " " if match.group()[:1].isspace() else ""
        return space + "[" + ", ".join(map(str, known)) + "]"
