"""A bounded reader of the primitive values in a GGUF header."""

from __future__ import annotations

import struct
from typing import IO

Scalar = int | float | bool | str

STRING = 8
ARRAY = 9
_FORMATS = {
    0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q",
    11: "<q", 12: "<d",
}  # fmt: skip
_SIZES = {kind: struct.calcsize(form) for kind, form in _FORMATS.items()}
_U64 = struct.Struct("<Q")

_MAX_TEXT = 4 << 20
# Vocabularies have some hundred thousand entries, merges as many again.
_MAX_ELEMENTS = 8_000_000
_MAX_NESTING = 4
_BUFFER = 1 << 20


class EndOfFileError(Exception):
    """The file ended inside a value."""


class Reader:
    """Values from an open file of `size` bytes, front to back.

    Raises EndOfFileError where the file is too short, ValueError where a value
    cannot be true. Holds at most one buffer and one text in memory.
    """

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self.size = size
        self._buffer = b""
        self._offset = 0
        self._start = 0
        self._elements = 0

    @property
    def position(self) -> int:
        """Bytes from the beginning of the file."""
        return self._start + self._offset

    def take(self, count: int) -> bytes:
        """The next `count` bytes."""
        self._fill(count)
        begin = self._offset
        self._offset += count
        return self._buffer[begin : self._offset]

    def u32(self) -> int:
        """An unsigned 32-bit integer."""
        return int.from_bytes(self.take(4), "little")

    def u64(self) -> int:
        """An unsigned 64-bit integer."""
        return int.from_bytes(self.take(8), "little")

    def text(self) -> str:
        """A length-prefixed string; bytes that are not UTF-8 become U+FFFD."""
        length = self.u64()
        if length > self.size - self.position:
            raise EndOfFileError
        if length > _MAX_TEXT:
            raise ValueError("a text of impossible length")
        return self.take(length).decode("utf-8", "replace")

    def scalar(self, kind: int) -> Scalar:
        """A number or truth value of GGUF type `kind`."""
        form = _FORMATS.get(kind)
        if form is None:
            raise ValueError(f"a value of unknown type {kind}")
        if kind == 7:
            return self.take(1) != b"\0"
        value: Scalar = struct.unpack(form, self.take(_SIZES[kind]))[0]
        return value

    def skip(self, kind: int) -> None:
        """Pass over one value that is not an array."""
        if kind == STRING:
            self._advance(self.u64())
        elif kind in _SIZES:
            self._advance(_SIZES[kind])
        else:
            raise ValueError(f"a value of unknown type {kind}")

    def skip_array(self, depth: int = 0) -> None:
        """Pass over an array: element type, count, elements."""
        kind, count = self.u32(), self.u64()
        self._elements += count
        # Over the whole header, or nested arrays would multiply.
        if self._elements > _MAX_ELEMENTS:
            raise ValueError("an array of impossible length")
        if kind == ARRAY:
            if depth >= _MAX_NESTING:
                raise ValueError("arrays nested too deep")
            for _ in range(count):
                self.skip_array(depth + 1)
        elif kind == STRING:
            self._skip_texts(count)
        elif kind in _SIZES:
            self._advance(count * _SIZES[kind])
        else:
            raise ValueError(f"an array of unknown type {kind}")

    def _skip_texts(self, count: int) -> None:
        # The vocabulary is most of the header: this loop is what a check costs.
        unpack = _U64.unpack_from
        for _ in range(count):
            offset = self._offset
            if offset + 8 > len(self._buffer):
                self._fill(8)
                offset = self._offset
            end = offset + 8 + unpack(self._buffer, offset)[0]
            if end <= len(self._buffer):
                self._offset = end
            else:
                self._offset = offset + 8
                self._advance(end - offset - 8)

    def _advance(self, count: int) -> None:
        if count > self.size - self.position:
            raise EndOfFileError
        if self._offset + count <= len(self._buffer):
            self._offset += count
            return
        target = self.position + count
        self._file.seek(target)
        self._buffer, self._offset, self._start = b"", 0, target

    def _fill(self, count: int) -> None:
        """Have at least `count` bytes in the buffer."""
        missing = count - (len(self._buffer) - self._offset)
        if missing <= 0:
            return
        if count > self.size - self.position:
            raise EndOfFileError
        rest = self._buffer[self._offset :]
        self._start += self._offset
        self._offset = 0
        self._buffer = rest + self._file.read(max(missing, _BUFFER))
        if len(self._buffer) < count:
            raise EndOfFileError
