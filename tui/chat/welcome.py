"""What stands where the messages will be: a line, and at the very first start three
examples to try."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.widgets.plain import Plain, PlainList, option

_LINE = "Describe a situation, or paste a draft. Enter sends."
_WELCOME = """\
Welcome. I help with messages that people want to answer: posts, replies, e-mails.
Tell me what happened and I say what I would do and why; paste a draft and I make a \
better one of it, without adding or losing a fact. Nothing leaves this machine.

Try one (its number and Enter), or just write:"""


@dataclass(frozen=True, slots=True)
class Example:
    """Something real to begin with. `draft`: it opens in the draft view."""

    title: str
    text: str
    draft: bool


EXAMPLES = (
    Example(
        "A sales post nobody asked for",
        "Big news!!! Our new bookkeeping package for cafés is FINALLY here. We save you up to "
        "6 hours a week, and honestly it is the best on the market. Only 5 places left at "
        "89 euros a month, so don't wait: book your call today at ledger-and-cup.example! "
        "#cafe #bookkeeping",
        draft=True,
    ),
    Example(
        "A reply to a complaint",
        "Dear Mr Osei, we are sorry if you were disappointed, but before Easter our drivers are "
        "very busy and the parcel was only two days late. The vase was packed according to our "
        "guidelines, so it must have broken after delivery. As a gesture we offer you 10% off "
        "your next order. Kind regards, Lindqvist Pottery",
        draft=True,
    ),
    Example(
        "They asked about the price: what do I answer?",
        "Maria read my post about repairing old windows and wrote: “Lovely work! What would "
        "six of them cost, roughly?” I take 240 euros a window and could come and look next "
        "week. How do I answer without sounding like an advert?",
        draft=False,
    ),
)


class Welcome(Vertical):
    """A quiet line; `show_examples` makes it the first screen of a new user."""

    DEFAULT_CSS = """
    Welcome {
        height: auto;
        padding: 1 1 0 1;
        Plain { max-width: 88; color: $muted; }
        PlainList, PlainList:focus {
            height: auto;
            max-width: 88;
            margin-top: 1;
            border: none;
            padding: 0;
            background: $background;
        }
    }
    """

    def compose(self) -> ComposeResult:
        """The line."""
        yield Plain(_LINE, id="welcome")

    async def show_examples(self) -> None:
        """Say what this is, and offer the examples."""
        if self.query(PlainList):
            return
        self.query_one(Plain).show(Content(_WELCOME).stylize("$foreground"))
        await self.mount(
            PlainList(
                *(
                    option(
                        Content.assemble(
                            (f" {number} ", "bold $primary"),
                            each.title,
                            ("  opens the draft view" if each.draft else "  asks here", "$muted"),
                        )
                    )
                    for number, each in enumerate(EXAMPLES, start=1)
                ),
                id="examples",
            )
        )

    @property
    def examples(self) -> PlainList | None:
        """The list of examples, when it is shown."""
        return self.query(PlainList).first() if self.query(PlainList) else None
