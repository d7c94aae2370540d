"""click's complaints about the command line, in our words."""

from __future__ import annotations

import click


def sentence(error: click.ClickException) -> str:
    """What is wrong with the command line, and where its help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context is not None else "coach"
    return f"{_what(error)} See: {path} --help"


def _what(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"There is no option {error.option_name}.{_meant(error.possibilities)}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return (
            f"{error.param.make_metavar(error.ctx or click.Context(click.Command('')))} is missing."
        )
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param is not None and error.param.opts else "An option"
        return f"{name}: {_stop(error.message)}"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name}: {_stop(error.message)}"
    return _stop(error.format_message())


def _stop(text: str) -> str:
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _meant(possibilities: object) -> str:
    names = (
        sorted(str(name) for name in possibilities)
        if isinstance(possibilities, list | tuple)
        else []
    )
    return f" Did you mean {' or '.join(names[:2])}?" if names else ""
