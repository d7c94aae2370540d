"""Turning a stream of token bytes into a stream of text."""

from __future__ import annotations

import codecs


class TextStream:
    """Bytes in, text out: whole characters only, and nothing from a stop string on.

    Text that could be the beginning of a stop string is held back until it is
    clear whether it is one.
    """

    def __init__(self, stop: tuple[str, ...] = ()) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._stop = tuple(text for text in stop if text)
        self._held = ""
        self.stopped = False

    def push(self, data: bytes) -> str:
        """What can be shown now; `stopped` is set when a stop string was met."""
        if self.stopped:
            return ""
        self._held += self._decoder.decode(data)
        ends = [at for text in self._stop if (at := self._held.find(text)) >= 0]
        if ends:
            self.stopped = True
            shown, self._held = self._held[: min(ends)], ""
            return shown
        keep = self._partial_stop()
        shown, self._held = (
            self._held[: len(self._held) - keep],
            self._held[len(self._held) - keep :],
        )
        return shown

    def finish(self) -> str:
        """What was held back, at the end of the stream."""
        if self.stopped:
            return ""
        shown, self._held = self._held + self._decoder.decode(b"", final=True), ""
        return shown

    def _partial_stop(self) -> int:
        """The length of the longest end of the held text that begins a stop string."""
        longest = 0
        for text in self._stop:
            for size in range(min(len(text) - 1, len(self._held)), longest, -1):
                if self._held.endswith(text[:size]):
                    longest = size
                    break
        return longest
