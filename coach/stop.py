"""A stop signal that native code can see.

llama.cpp asks an abort callback between the nodes of its compute graph. A
Python callback there would take the interpreter lock hundreds of times a
token; a byte in memory costs nothing, so the signal is one byte.
"""

from __future__ import annotations

import ctypes


class StopSignal:
    """Set once, from any thread or a signal handler; never cleared."""

    __slots__ = ("_byte",)

    def __init__(self) -> None:
        # "" (length 0) means go on, "\x01" (length 1) means stop.
        self._byte = ctypes.create_string_buffer(2)

    def set(self) -> None:
        """Ask whoever works to end as soon as it can."""
        self._byte[0] = b"\x01"

    def is_set(self) -> bool:
        """Whether an end was asked for."""
        return self._byte[0] != b"\0"

    @property
    def address(self) -> int:
        """Where the byte lies; valid as long as this object lives."""
        return ctypes.addressof(self._byte)
