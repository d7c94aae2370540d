"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from coach.cli import reading
from coach.cli.session import Session

if TYPE_CHECKING:
    from coach.domain import Draft

Function = TypeVar("Function", bound=Callable[..., Any])


class Whole(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A whole number between two bounds; click's own range speaks in formulas."""

    name = "number"

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least, self.most = least, most

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """`value` as a number; BadParameter with the bounds otherwise."""
        try:
            number = int(str(value))
        except ValueError:
            number = self.least - 1
        if number < self.least or (self.most is not None and number > self.most):
            self.fail(f"'{value}' is not a whole number {self._bounds()}.", param, ctx)
        return number

    def _bounds(self) -> str:
        return (
            f"of {self.least} or more" if self.most is None else f"from {self.least} to {self.most}"
        )


as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
seed = click.option(
    "--seed", metavar="N", type=Whole(0, 2**31 - 1), help="Repeat an earlier result."
)


def source(function: Function) -> Function:
    """FILE, - or --text: where the text comes from."""
    function = click.option("--text", metavar="T", help="The text itself.")(function)
    return click.argument("file", required=False, metavar="[FILE|-]")(function)


def setting(function: Function) -> Function:
    """Where the draft goes, and to whom: --channel, --asked, --in-reply-to."""
    for option in (
        click.option("--in-reply-to", metavar="T", help="What the other person wrote."),
        click.option(
            "--asked/--not-asked",
            default=None,
            help="Whether the reader asked about your offer. Without it, judged from the text.",
        ),
        click.option(
            "--channel", metavar="C", help="Where it goes out: linkedin-post, email, x-reply, ..."
        ),
    ):
        function = option(function)
    return function


def read_draft(
    session: Session,
    *,
    file: str | None,
    text: str | None,
    channel: str | None,
    asked: bool | None,
    in_reply_to: str | None,
) -> Draft:
    """The draft the options describe; InputError when they contradict or are wrong.

    The options are checked before a pipe is read, so that a typing error does
    not cost what was pasted.
    """
    from coach.channels import channel as find_channel
    from coach.domain import Draft

    where = find_channel(channel if channel is not None else session.settings.rewrite.channel)
    replied_to = ""
    if in_reply_to is not None and in_reply_to.strip():
        replied_to = reading.from_option(in_reply_to, "--in-reply-to", "message you reply to")
    read = read_text(session, file, text, "draft")
    return Draft(text=read, channel=where, in_reply_to=replied_to, asked=asked)


def read_text(session: Session, file: str | None, text: str | None, what: str) -> str:
    """The text of FILE, - or --text; one that no file holds is remembered as at risk."""
    read = reading.read_source(file, text, what)
    if read.origin != "file":
        session.at_risk = read.text
        session.piped = read.origin == "stdin"
    return read.text
