"""The text in the user's own editor, which is a script here."""

from __future__ import annotations

import os
import shlex
import signal
import stat
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from coach.errors import CoachError
from tests.unit.tui.kit import app
from tui import external_editor
from tui.external_editor import command, edit

TEXT = "Dear Ann,\n\ndo you have a minute?"


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(external_editor.tempfile, "tempdir", str(tmp_path / "temporary"))


def left(root: Path) -> list[Path]:
    """The files that were not removed."""
    return [path for path in (root / "temporary").rglob("*") if path.is_file()]


def editor(root: Path, body: str) -> dict[str, str]:
    """An environment whose $EDITOR is a script with a `file` and what it holds."""
    script = root / "an editor.py"
    script.write_text(
        "import os, pathlib, sys\n"
        "file = pathlib.Path(sys.argv[-1]); text = file.read_text()\n" + body
    )
    line = f"{shlex.quote(sys.executable)} {shlex.quote(str(script))} --wait"
    return {"EDITOR": line, "PATH": os.environ["PATH"]}


async def edited(root: Path, body: str, text: str = TEXT) -> str | None:
    """What `edit` gives in an app that can be suspended."""
    one = app(root)
    async with one.run_test():
        one.suspend = nullcontext  # type: ignore[method-assign, assignment]
        return await edit(one, text, editor(root, body))


async def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    assert await edited(tmp_path, "file.write_text(text.upper())") == TEXT.upper()
    assert left(tmp_path) == []


async def test_the_editor_gets_the_text_and_its_own_arguments(tmp_path: Path) -> None:
    await edited(
        tmp_path, f"pathlib.Path({str(tmp_path / 'seen')!r}).write_text(text + sys.argv[1])"
    )
    assert (tmp_path / "seen").read_text() == TEXT + "\n--wait"


async def test_the_file_is_private(tmp_path: Path) -> None:
    seen = tmp_path / "modes"
    body = (
        f"modes = [oct(os.stat(p).st_mode & 0o777) for p in (file, file.parent)]\n"
        f"pathlib.Path({str(seen)!r}).write_text(' '.join(modes))"
    )
    await edited(tmp_path, body)
    assert seen.read_text() == f"{oct(stat.S_IRUSR | stat.S_IWUSR)} {oct(stat.S_IRWXU)}"


async def test_what_is_not_changed_is_none(tmp_path: Path) -> None:
    assert await edited(tmp_path, "") is None


async def test_the_line_end_that_editors_add_is_no_change(tmp_path: Path) -> None:
    assert await edited(tmp_path, "file.write_text(text.rstrip() + '\\n')") is None
    assert await edited(tmp_path, "file.write_text('New\\n')") == "New"
    assert await edited(tmp_path, "file.write_text('New\\n')", "Old\n") == "New\n"


async def test_what_an_editor_appends_begins_on_its_own_line(tmp_path: Path) -> None:
    body = "file.open('a').write('PS: tomorrow is fine too.\\n')"
    assert await edited(tmp_path, body) == f"{TEXT}\nPS: tomorrow is fine too."


async def test_an_emptied_file_is_a_change_and_a_removed_one_is_none(tmp_path: Path) -> None:
    assert await edited(tmp_path, "file.write_text('')") == ""
    assert await edited(tmp_path, "file.unlink()") is None


async def test_what_is_saved_is_sanitised(tmp_path: Path) -> None:
    body = r"file.write_text('\x1b[31mred\x1b[0m \u202e[/b]\r\nend')"
    assert await edited(tmp_path, body) == "red [/b]\nend"


async def test_a_failure_keeps_the_text_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match=r"ended with status 3; the text is as it was"):
        await edited(tmp_path, "sys.exit(3)")
    assert left(tmp_path) == []


async def test_what_a_failing_editor_had_saved_is_kept(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="what it saved is in") as failure:
        await edited(tmp_path, "file.write_text('Half a letter'); sys.exit(1)")
    (kept,) = left(tmp_path)
    assert kept.read_text() == "Half a letter"
    assert str(kept) in str(failure.value)


async def test_an_editor_that_is_killed(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match=f"ended by signal {signal.SIGKILL:d}"):
        await edited(tmp_path, f"os.kill(os.getpid(), {signal.SIGKILL:d})")


async def test_a_file_in_another_encoding_is_kept(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="not UTF-8"):
        await edited(tmp_path, "file.write_bytes('Grüße'.encode('latin-1'))")
    (kept,) = left(tmp_path)
    assert kept.read_bytes() == "Grüße".encode("latin-1")


async def test_ctrl_c_in_the_editor_does_not_end_the_app(tmp_path: Path) -> None:
    body = f"import signal; os.kill(os.getppid(), {signal.SIGINT:d}); file.write_text('On')"
    before = signal.getsignal(signal.SIGINT)
    assert await edited(tmp_path, body) == "On"
    assert signal.getsignal(signal.SIGINT) is before


async def test_ctrl_c_works_in_the_editor(tmp_path: Path) -> None:
    body = f"import signal; os.kill(os.getpid(), {signal.SIGINT:d})"
    with pytest.raises(CoachError, match="ended"):
        await edited(tmp_path, body)


async def test_a_terminal_that_cannot_be_handed_over_is_said(tmp_path: Path) -> None:
    one = app(tmp_path)
    async with one.run_test():  # a headless driver cannot suspend
        with pytest.raises(CoachError, match="cannot be opened from this terminal"):
            await edit(one, TEXT, editor(tmp_path, "file.write_text('no')"))
    assert left(tmp_path) == []


def _with(root: Path, *names: str) -> dict[str, str]:
    for name in names:
        (root / name).write_text("#!/bin/sh\n")
        (root / name).chmod(0o700)
    return {"PATH": str(root)}


@pytest.mark.parametrize(
    ("installed", "set_to", "expected"),
    [
        (("nano", "vi"), {}, ("nano",)),
        (("vi",), {}, ("vi",)),
        (("vi", "code"), {"EDITOR": "code -w"}, ("code", "-w")),
        (
            ("vi", "code"),
            {"EDITOR": "vi", "VISUAL": "code --wait 'a b'"},
            ("code", "--wait", "a b"),
        ),
        (("vi",), {"EDITOR": "  "}, ("vi",)),
    ],
)
def test_which_editor(
    tmp_path: Path, installed: tuple[str, ...], set_to: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert command(_with(tmp_path, *installed) | set_to) == expected


@pytest.mark.parametrize(
    ("set_to", "told"),
    [
        ({}, "There is no editor"),
        ({"EDITOR": "ed[/b]it -w"}, "cannot be found"),
        ({"VISUAL": "code 'x"}, "a quote is not closed"),
    ],
)
def test_no_editor_is_a_sentence(tmp_path: Path, set_to: dict[str, str], told: str) -> None:
    environment: dict[str, Any] = _with(tmp_path) | set_to
    with pytest.raises(CoachError, match=told):
        command(environment)
