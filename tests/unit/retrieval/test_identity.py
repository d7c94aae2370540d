from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from coach.errors import ExitCode
from coach.retrieval.identity import (
    FILE,
    SCHEMA,
    IdentityCard,
    IndexMismatchError,
    read_card,
    write_card,
)
from coach.retrieval.ports import EmbedderIdentity

EMBEDDER = EmbedderIdentity("m", "a" * 64, 3)


def card(**changes: object) -> IdentityCard:
    made = IdentityCard(
        schema=SCHEMA,
        embedder="m",
        embedder_sha256="a" * 64,
        dimension=3,
        knowledge="k",
        passages=1,
        folder="v-0123456789ab",
    )
    return msgspec.structs.replace(made, **changes)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_card(tmp_path, card())
    assert read_card(tmp_path) == card()
    card().check(EMBEDDER, where=tmp_path)


@pytest.mark.parametrize(
    "change",
    [{"schema": SCHEMA + 1}, {"embedder": "n"}, {"embedder_sha256": "b" * 64}, {"dimension": 4}],
)
def test_another_maker_is_a_typed_error_with_the_mending_command(
    tmp_path: Path, change: dict[str, object]
) -> None:
    with pytest.raises(IndexMismatchError) as caught:
        card(**change).check(EMBEDDER, where=tmp_path)
    assert caught.value.mend == "coach knowledge reindex"
    assert caught.value.exit_code == ExitCode.NOT_SET_UP


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"schema": "one"}', b"[]"])
def test_a_damaged_card_is_no_card(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert read_card(tmp_path) is None


@pytest.mark.parametrize("folder", ["", "..", "../x", "/etc", "a/b"])
def test_a_card_cannot_point_out_of_its_folder(tmp_path: Path, folder: str) -> None:
    write_card(tmp_path, card(folder=folder))
    assert read_card(tmp_path) is None
