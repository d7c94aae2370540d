"""`coach knowledge`: the principles, and notes of the user's own."""

from __future__ import annotations

from pathlib import Path

import click

from coach.cli import options, output, progress
from coach.cli.groups import Lazy, LazyGroup
from coach.cli.session import Session

_HERE = "coach.cli.commands.knowledge"

knowledge = LazyGroup(
    name="knowledge",
    help="The principles behind every change, and notes of your own.",
    lazy={
        "list": Lazy(f"{_HERE}:list_all", "List the principles and your notes."),
        "show": Lazy(f"{_HERE}:show", "Show one of them in full."),
        "add": Lazy(f"{_HERE}:add", "Add a Markdown file of yours, or a folder of them."),
        "remove": Lazy(f"{_HERE}:remove", "Remove a file you added."),
        "reindex": Lazy(f"{_HERE}:reindex", "Build the search index anew."),
    },
)


@click.command("list")
@options.as_json
@click.pass_obj
def list_all(session: Session, as_json: bool) -> None:
    """List the principles and your notes."""
    from coach import knowledge as books
    from coach.documents_knowledge import listing

    base = books.load(session.paths)
    if as_json:
        output.emit_json(listing(base))
        return
    for card in base.cards.values():
        output.write(f"{card.id:<28} {card.title}\n")
    for note in base.notes.values():
        output.write(f"{note.id:<28} {note.title} (yours)\n")


@click.command()
@click.argument("name", metavar="ID")
@options.as_json
@click.pass_obj
def show(session: Session, name: str, as_json: bool) -> None:
    """Show a principle or a note in full."""
    from coach import knowledge as books
    from coach.documents_knowledge import entry
    from coach.text.sanitise import clean_line

    base = books.load(session.paths)
    base.guidance(clean_line(name))  # an unknown name is refused, with the nearest one
    document = entry(base, clean_line(name))
    if as_json:
        output.emit_json(document)
        return
    from coach.cli.cards import card_text, note_text

    if document["origin"] == "user":
        output.emit(note_text(base.notes[str(document["id"])]))
    else:
        output.emit(card_text(base.cards[str(document["id"])], base.sources))


@click.command()
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.pass_obj
def add(session: Session, path: Path) -> None:
    """Add a Markdown file of yours: a brand voice, house rules, facts about a product.

    It is copied into your own folder and found beside the principles from the
    next search on. Adding a file of the same name again replaces it.
    """
    from coach import knowledge as books

    for note in books.add(session.paths, path):
        output.emit(note.id)
        output.say(f"Added {note.title!r} as {note.id}.")


@click.command()
@click.argument("name", metavar="ID")
@click.pass_obj
def remove(session: Session, name: str) -> None:
    """Remove a file you added; ID as `coach knowledge list` shows it."""
    from coach import knowledge as books

    books.remove(session.paths, name)
    output.say(f"Removed {name}.")


@click.command()
@click.pass_obj
def reindex(session: Session) -> None:
    """Build the search index anew; needed only when coach doctor says so."""
    from coach import knowledge as books
    from coach import retrieval

    base = books.load(session.paths)
    with progress.on_stderr() as shown:
        retrieval.reindex(session.paths, base, progress=shown)
    output.say(f"The index is new: {len(base.cards)} principles, {len(base.notes)} notes.")
