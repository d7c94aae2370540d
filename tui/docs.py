"""docs/keys.md and docs/settings.md, made from the tables the app works by.

python -m tui.docs           writes both
python -m tui.docs --check   says whether they are up to date (exit 1: no)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from coach.settings_guide import guides
from coach.settings_guide import spelt as value_spelt
from tui.actions import Scope, of
from tui.keys import spelt

FOLDER = Path(__file__).resolve().parent.parent / "docs"

_MADE = "<!-- Made by `python -m tui.docs` from {source}; change it there. -->\n"

_KEYS = """\
# Keys

{made}
Press **F1** in the app for this list with your own keys, and **Ctrl+P** to find an action by
its name.

## Change a key

Write it in `config.toml` (`coach config path` prints where that is), under `[keys]`: the name
of the action, then its key, or several with commas between them.

```toml
[keys]
"draft.rewrite" = "ctrl+e"
"composer.newline" = "ctrl+j, alt+enter"
```

Keys are written as letters (`a`, `A`), names (`enter`, `escape`, `up`, `pageup`, `f5`), or either
with `ctrl+`, `alt+` or `shift+` before it. The new keys hold from the next start. A name or a
key that does not exist, and a key that already means something else in the same place, is told
when the app starts, with the line of the file; the usual keys hold then.

Many terminals send the same for Shift+Enter as for Enter. Ctrl+J and Alt+Enter always work."""

_SETTINGS = """\
# Settings

{made}
The settings stand in `config.toml`; `coach config path` prints where that is and `coach config
show` what holds and why. Every setting has a default, so the file need not exist. In the app,
**F9** shows the settings and writes the same file; your comments and the order of the lines stay.

A key or a value that does not exist is refused with the line it stands in.

```toml
[rewrite]
channel = "email"

[app]
theme = "light"
```
"""

_ELSEWHERE = """
## Keys

The table `[keys]` gives actions of the app other keys: see [keys.md](keys.md).

## What is set elsewhere

- Which model is used: `coach model use NAME`, or `COACH_MODEL` for one shell.
- Where everything is kept: `COACH_HOME` moves all folders below one.
- No colours at all: set `NO_COLOR` to anything.
"""


def keys() -> str:
    """The text of docs/keys.md."""
    lines = [_KEYS.format(made=_MADE.format(source="tui/actions.py"))]
    for scope in Scope:
        lines += ["", f"## {scope.value}", ""]
        lines += _table(
            ("Key", "What it does", "Name for `[keys]`"),
            (
                (_all(action.keys), f"**{action.title}.** {action.help}", f"`{action.id}`")
                for action in of(scope)
            ),
        )
    return "\n".join(lines) + "\n"


def settings() -> str:
    """The text of docs/settings.md."""
    lines = [_SETTINGS.format(made=_MADE.format(source="coach/settings_guide.py"))]
    table = ""
    for guide in guides():
        before, table = table, guide.key.partition(".")[0]
        if table != before:
            lines += [f"## [{table}]", ""]
        holds = "at once in a running app" if guide.at_once else "from the next start of the app"
        lines += [
            f"### {guide.key}",
            "",
            f"{guide.meaning}",
            "",
            f"- Values: {guide.values}",
            f"- Default: {_default(guide.default)}",
            f"- A change holds {holds}.",
            "",
        ]
    return "\n".join(lines).rstrip() + "\n" + _ELSEWHERE


def _default(value: object) -> str:
    return value_spelt(value) if value is not None else "not set; the coach decides"


def _all(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{spelt(name)}`" for name in names) or "none"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; the exit code."""
    pages = {FOLDER / "keys.md": keys(), FOLDER / "settings.md": settings()}
    stale = [
        path
        for path, text in pages.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in arguments:
        for path in stale:
            sys.stderr.write(f"{path.name} is not up to date. Try: python -m tui.docs\n")
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
