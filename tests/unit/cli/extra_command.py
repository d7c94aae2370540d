"""A command as another package would bring it."""

from __future__ import annotations

import click


@click.command()
@click.option("--loud", is_flag=True)
def chat(loud: bool) -> None:
    """Say hello."""
    click.echo("HELLO" if loud else "hello")
