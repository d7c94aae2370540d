"""`coach history`: earlier conversations."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from coach.cli import options, output
from coach.cli.groups import Lazy, LazyGroup
from coach.cli.session import Session
from coach.errors import InputError

if TYPE_CHECKING:
    from coach import history as archive

_HERE = "coach.cli.commands.history"

# More than anybody has, as SQLite wants a number.
_ALL = 2**62

history = LazyGroup(
    name="history",
    help="List, search, export and delete earlier conversations.",
    lazy={
        "list": Lazy(f"{_HERE}:list_all", "List the conversations, the latest first."),
        "show": Lazy(f"{_HERE}:show", "Show one of them."),
        "search": Lazy(f"{_HERE}:search", "Find messages by their words."),
        "export": Lazy(f"{_HERE}:export", "Write conversations as Markdown or JSON."),
        "delete": Lazy(f"{_HERE}:delete", "Delete conversations for good."),
    },
)

everything = click.option("--all", "every", is_flag=True, help="All conversations.")


@click.command("list")
@click.option(
    "--limit", metavar="N", type=options.Whole(1, 2**31 - 1), default=20, help="At most this many."
)
@options.as_json
@click.pass_obj
def list_all(session: Session, limit: int, as_json: bool) -> None:
    """List the conversations, the latest first: id, time, title."""
    with _opened(session) as store:
        found = store.sessions(limit + 1)
    shown = found[:limit]
    if as_json:
        from coach.documents_history import listing

        output.emit_json(listing(shown))
        return
    from coach.cli.conversations import line

    for each in shown:
        output.write(line(each) + "\n")
    if not shown:
        output.say("There are no conversations yet.")
    elif len(found) > limit:
        output.say("There are more. See them with: coach history list --limit N")


@click.command()
@click.argument("name", metavar="ID")
@options.as_json
@click.pass_obj
def show(session: Session, name: str, as_json: bool) -> None:
    """Show a conversation as it stands. The beginning of its id is enough.

    Earlier versions of a message are not shown; coach history export --json has them.
    """
    from coach.history import to_document

    with _opened(session) as store:
        one = store.session(name)
        messages = store.path(one.id)
    if as_json:
        output.emit_json(to_document(one, messages))
        return
    from coach.cli.conversations import conversation_text

    output.emit(conversation_text(one, messages))
    if one.messages > len(messages):
        more = one.messages - len(messages)
        output.say(f"{more} more in other versions: coach history export {one.id} --json")


@click.command()
@click.argument("query", metavar="QUERY")
@click.option(
    "--limit", metavar="N", type=options.Whole(1, 2**31 - 1), default=20, help="At most this many."
)
@options.as_json
@click.pass_obj
def search(session: Session, query: str, limit: int, as_json: bool) -> None:
    """Find messages that have all the words, or words that begin so, best first."""
    with _opened(session) as store:
        matches = store.search(query, limit)
    if as_json:
        from coach.documents_history import found

        output.emit_json(found(matches))
        return
    from coach.cli.conversations import match_text

    for match in matches:
        output.write(match_text(match) + "\n")
    if not matches:
        output.say("Nothing was found.")


@click.command()
@click.argument("names", metavar="[ID...]", nargs=-1)
@everything
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="Markdown to read; JSON with every version of every message.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write to this file; what it held is replaced.",
)
@click.pass_obj
def export(
    session: Session,
    names: tuple[str, ...],
    every: bool,
    form: Literal["markdown", "json"],
    as_json: bool,
    target: Path | None,
) -> None:
    """Write conversations as Markdown or JSON."""
    import json

    from coach.history import to_document, to_markdown

    with _opened(session) as store:
        chosen = _chosen(store, names, every)
        if as_json or form == "json":
            documents = [to_document(one, store.messages(one.id)) for one in chosen]
            text = json.dumps(documents, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        else:
            text = "\n".join(to_markdown(one, store.path(one.id)) for one in chosen)
    if target is None:
        output.write(text)
        output.flush()
        return
    _write(target, text)
    output.say(f"{_counted(len(chosen))} written to {target}.")


@click.command()
@click.argument("names", metavar="[ID...]", nargs=-1)
@everything
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.as_json
@click.pass_obj
def delete(session: Session, names: tuple[str, ...], every: bool, yes: bool, as_json: bool) -> None:
    """Delete conversations for good: no byte of them stays in the history's files.

    With --all, what was typed in windows that are closed and never sent goes, too.
    """
    from coach.history import alive

    with _opened(session) as store:
        chosen = _chosen(store, names, every)
        if yes or _confirmed(chosen):
            store.delete(*(one.id for one in chosen))
            if every:
                store.discard_unsent(lambda window: alive(session.paths, window))
        else:
            chosen = []
    if as_json:
        from coach.documents_history import deleted

        output.emit_json(deleted(chosen))
    output.say(f"{_counted(len(chosen))} deleted." if chosen else "Nothing was deleted.")


@contextmanager
def _opened(session: Session) -> Iterator[archive.ConversationStore]:
    from coach.history import open_store

    store = open_store(session.paths)
    try:
        yield store
    finally:
        store.close()


def _chosen(
    store: archive.ConversationStore, names: tuple[str, ...], every: bool
) -> list[archive.Session]:
    """The conversations meant, each once; InputError before anything is done."""
    if every and names:
        raise InputError("There are ids and --all.", mend="give only one of them")
    if every:
        return list(store.sessions(_ALL))
    if not names:
        raise InputError("There is no conversation named.", mend="coach history list, for the ids")
    found = [store.session(name) for name in names]
    return list({one.id: one for one in found}.values())


def _confirmed(chosen: list[archive.Session]) -> bool:
    from coach.cli.conversations import line

    if not (output.is_terminal(sys.stdin) and output.is_terminal(sys.stderr)):
        raise InputError(
            "What is deleted is gone for good, and nobody is here to be asked.",
            mend="the same command with --yes",
        )
    for one in chosen[:10]:
        output.say(line(one))
    if len(chosen) > 10:
        output.say(f"and {len(chosen) - 10} more")
    return click.confirm(f"Delete {_counted(len(chosen))} for good?", err=True)


def _write(target: Path, text: str) -> None:
    """Write the export, private, whole or not at all."""
    from coach.paths import atomic_write

    if target.is_dir():
        raise InputError("This is a folder; name a file.", where=str(target))
    if not target.absolute().parent.is_dir():
        raise InputError("There is no such folder.", where=str(target.parent))
    if target.exists() and not target.is_file():  # /dev/stdout, a named pipe
        raise InputError(
            "An export can only go into an ordinary file.",
            where=str(target),
            mend="leave --output away, and it goes to standard output",
        )
    try:
        with atomic_write(target.resolve()) as file:
            file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise InputError(
            f"The file cannot be written: {error.strerror}.", where=str(target)
        ) from error


def _counted(number: int) -> str:
    return "1 conversation" if number == 1 else f"{number} conversations"
