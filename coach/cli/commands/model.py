"""`coach model`: fetch, choose and check the language model."""

from __future__ import annotations

from pathlib import Path

import click

from coach.cli import options, output, progress
from coach.cli.groups import Lazy, LazyGroup
from coach.cli.session import Session
from coach.errors import NotSetUpError

_HERE = "coach.cli.commands.model"

model = LazyGroup(
    name="model",
    help="Fetch, choose and check the language model.",
    lazy={
        "list": Lazy(f"{_HERE}:list_all", "List the known models and those on this machine."),
        "pull": Lazy(f"{_HERE}:pull", "Fetch a model."),
        "add": Lazy(f"{_HERE}:add", "Use a GGUF file that is on this machine."),
        "use": Lazy(f"{_HERE}:use", "Choose the model to work with."),
        "verify": Lazy(f"{_HERE}:verify", "Read the whole file and check it."),
    },
)


@click.command("list")
@options.as_json
@click.pass_obj
def list_all(session: Session, as_json: bool) -> None:
    """List the known models and those on this machine."""
    from coach.documents_models import listing
    from coach.models.disk import human

    rows = listing(session.paths)
    if as_json:
        output.emit_json([row.document() for row in rows])
        return
    for row in rows:
        mark = "*" if row.selected else " "
        state = "here" if row.installed else "not fetched"
        size = human(row.size) if row.size else "size not known"
        licence = row.licence or "licence not known"
        output.write(f"{mark} {row.name}\n      {state}, {size}, {licence}\n")
    used = "The one with * is used. " if any(row.selected for row in rows) else ""
    output.say(f"{used}Fetch another: coach model pull NAME")


@click.command()
@click.argument("name", required=False, metavar="[NAME|hf:OWNER/REPO/FILE]")
@click.pass_obj
def pull(session: Session, name: str | None) -> None:
    """Fetch a model: the default one, one of the list, or any GGUF on Hugging Face.

    Stopped half way, the same command goes on where it was.
    """
    from coach import models

    with progress.on_stderr() as shown:
        pulled = models.pull(session.paths, name, progress=shown)
    output.say(f"{pulled.name} is ready: {pulled.path}")


@click.command()
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="What to call it; else the name of the file.")
@click.pass_obj
def add(session: Session, path: Path, name: str | None) -> None:
    """Use a GGUF file where it lies; nothing is copied."""
    from coach import models

    with progress.on_stderr() as shown:
        added = models.add(session.paths, path, name, progress=shown)
    output.say(f"{added.name} is added. Choose it with: coach model use {added.name}")


@click.command()
@click.argument("name", metavar="NAME")
@click.pass_obj
def use(session: Session, name: str) -> None:
    """Choose the model to work with from now on."""
    from coach import models

    chosen = models.use(session.paths, name)
    output.say(f"{chosen.name} is used from now on.")


@click.command()
@click.argument("name", required=False, metavar="[NAME]")
@options.as_json
@click.pass_obj
def verify(session: Session, name: str | None, as_json: bool) -> None:
    """Read the whole file of a model and compare its hash."""
    from coach import models
    from coach.documents_models import verified

    with progress.on_stderr(quiet=as_json) as shown:
        report = models.verify(session.paths, name, progress=shown)
    if as_json:
        output.emit_json(verified(report))
    elif report.ok:
        output.emit(f"{report.model.name}: right ({report.actual})")
    if not report.ok:
        raise NotSetUpError(
            " ".join(report.problems), where=str(report.model.path), mend=report.mend
        )
