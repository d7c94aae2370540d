"""Reading the header of a GGUF file, before llama.cpp maps it.

The layout is that of the GGUF specification of the ggml project, versions 2 and
3, little endian: magic, version, tensor count, metadata count, the metadata, the
tensor infos, padding to `general.alignment`, the tensor data. llama.cpp aborts
or crashes on some damaged files, so damage is found here. Nothing is trusted:
every count is bounded and only what is asked for is kept in memory.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from coach.models.errors import NotAGGUFError, TruncatedGGUFError
from coach.models.gguf_reader import ARRAY, STRING, EndOfFileError, Reader, Scalar

MAGIC = b"GGUF"
_VERSIONS = (2, 3)

# Far above any real model, far below what would hurt.
_MAX_METADATA = 65_536
_MAX_TENSORS = 1_000_000
_MAX_DIMENSIONS = 4
_MAX_ALIGNMENT = 1 << 20
_DEFAULT_ALIGNMENT = 32

# Tensor type -> (elements in a block, bytes of a block), as in ggml.h.
_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24),
    8: (32, 34), 9: (32, 36), 10: (256, 84), 11: (256, 110), 12: (256, 144),
    13: (256, 176), 14: (256, 210), 15: (256, 292), 16: (256, 66), 17: (256, 74),
    18: (256, 98), 19: (256, 50), 20: (32, 18), 21: (256, 110), 22: (256, 82),
    23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8),
    29: (256, 56), 30: (1, 2), 34: (256, 54), 35: (256, 66), 39: (32, 17),
    40: (64, 36), 41: (128, 18),
}  # fmt: skip

_KEPT = frozenset(
    {
        "general.architecture", "general.name", "general.type", "general.alignment",
        "tokenizer.chat_template", "tokenizer.ggml.add_bos_token", "split.count",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class GGUFHeader:
    """What the header says. `data_end` is the least size in bytes the file must have.

    `architecture` is "" and `context_length` None where the file does not say;
    `kind` is "model", "adapter" or what else `general.type` says.
    """

    version: int
    tensor_count: int
    architecture: str
    name: str
    kind: str
    context_length: int | None
    chat_template: str | None
    add_bos: bool | None
    split_count: int
    data_end: int


def check_header(path: Path) -> GGUFHeader:
    """Read and check the header of the file `path`.

    NotAGGUFError when it is something else, or damaged; TruncatedGGUFError when
    it ends too early.
    """
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            return _check(Reader(file, size), path)
    except EndOfFileError as error:
        raise _truncated(path, f"it has {size:,} bytes and its header goes on") from error
    except OSError as error:
        raise NotAGGUFError(
            f"The model file cannot be read: {error.strerror or error}.", where=str(path)
        ) from error


def _check(reader: Reader, path: Path) -> GGUFHeader:
    if reader.size == 0 or reader.take(min(4, reader.size)) != MAGIC:
        raise _unreadable(path, "it does not begin like one")
    version = reader.u32()
    if version not in _VERSIONS:
        if struct.unpack("<I", struct.pack(">I", version))[0] in _VERSIONS:
            raise _unreadable(path, "it was made for big-endian machines")
        raise _unreadable(path, f"it is of version {version}, and this program reads 2 and 3")
    tensors, metadata = reader.u64(), reader.u64()
    if tensors > _MAX_TENSORS or metadata > _MAX_METADATA:
        raise _unreadable(path, "its header is damaged (impossible counts)")
    try:
        kept = _metadata(reader, metadata)
        data_size = _tensors(reader, tensors)
    except ValueError as error:
        raise _unreadable(path, f"its header is damaged ({error})") from error
    alignment = kept.get("general.alignment", _DEFAULT_ALIGNMENT)
    if not isinstance(alignment, int) or not 0 < alignment <= _MAX_ALIGNMENT:
        raise _unreadable(path, "its header is damaged (impossible alignment)")
    start = -(-reader.position // alignment) * alignment
    # A file without tensors needs no padding behind the header.
    end = start + data_size if tensors else reader.position
    if end > reader.size:
        raise _truncated(path, f"it has {reader.size:,} bytes of {end:,}")
    architecture = _string(kept.get("general.architecture")) or ""
    context = kept.get(f"{architecture}.context_length")
    split = kept.get("split.count")
    add_bos = kept.get("tokenizer.ggml.add_bos_token")
    return GGUFHeader(
        version=version,
        tensor_count=tensors,
        architecture=architecture,
        name=_string(kept.get("general.name")) or "",
        kind=_string(kept.get("general.type")) or "model",
        context_length=context if type(context) is int and context > 0 else None,
        chat_template=_string(kept.get("tokenizer.chat_template")),
        add_bos=add_bos if isinstance(add_bos, bool) else None,
        split_count=split if type(split) is int and split > 0 else 1,
        data_end=end,
    )


def _metadata(reader: Reader, count: int) -> dict[str, Scalar]:
    kept: dict[str, Scalar] = {}
    for _ in range(count):
        key = reader.text()
        kind = reader.u32()
        if kind == ARRAY:
            reader.skip_array()
        elif key in _KEPT or key.endswith(".context_length"):
            kept[key] = reader.text() if kind == STRING else reader.scalar(kind)
        else:
            reader.skip(kind)
    return kept


def _tensors(reader: Reader, count: int) -> int:
    """The size in bytes of the tensor data that `count` tensor infos describe."""
    end = 0
    for _ in range(count):
        reader.skip(STRING)
        dimensions = reader.u32()
        if dimensions > _MAX_DIMENSIONS:
            raise ValueError("a tensor with too many dimensions")
        elements = 1
        for _ in range(dimensions):
            elements *= reader.u64()
        block = _BLOCKS.get(reader.u32())
        offset = reader.u64()
        # A type newer than this table: only its beginning can be checked.
        length = 0 if block is None else -(-elements // block[0]) * block[1]
        end = max(end, offset + length)
    return end


def _string(value: Scalar | None) -> str | None:
    return value if isinstance(value, str) else None


def _unreadable(path: Path, why: str) -> NotAGGUFError:
    return NotAGGUFError(
        f"This is not a GGUF model that can be used: {why}.",
        where=str(path),
        mend="choose another file, or fetch the default one with: coach model pull",
    )


def _truncated(path: Path, why: str) -> TruncatedGGUFError:
    return TruncatedGGUFError(
        f"The model file is cut off: {why}.",
        where=str(path),
        mend="fetch it again with: coach model pull",
    )
