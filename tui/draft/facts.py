"""What the final text does to the facts: kept, or shouted about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from coach.domain import Draft, FactCheck, RewriteResult
from coach.text.sanitise import clean_line
from tui.glyphs import Glyphs
from tui.widgets.plain import Plain


class FactsPanel(Plain):
    """One line each for what is missing, invented, kept, and left out."""

    DEFAULT_CSS = """
    FactsPanel { height: auto; max-height: 5; padding: 0 1; }
    """

    def show_facts(self, facts: FactCheck, glyphs: Glyphs) -> None:
        """Show `facts`."""
        self.show(summary(facts, glyphs))


def summary(facts: FactCheck, glyphs: Glyphs) -> Content:
    """`facts` in words; what is wrong comes first and is not to be overlooked."""
    lines: list[Content] = []
    if facts.missing:
        lines.append(_shout(f"{glyphs.warn} MISSING: {_listed(facts.missing)}"))
    if facts.invented:
        lines.append(_shout(f"{glyphs.warn} INVENTED: {_listed(facts.invented)}"))
    if facts.kept:
        kept = (f"{glyphs.done} Facts kept: ", "$success")
        lines.append(Content.assemble(kept, _listed(facts.kept)))
    if facts.left_out:
        gone = ("Left out with the sales talk: ", "$accent")
        lines.append(Content.assemble(gone, _listed(facts.left_out)))
    if not lines:
        lines.append(
            Content("No facts to keep: no numbers, dates, names or links.").stylize("$muted")
        )
    return Content("\n").join(lines)


def _shout(text: str) -> Content:
    return Content(text).stylize("bold $error")


def _listed(facts: tuple[str, ...]) -> str:
    return ", ".join(clean_line(fact) for fact in facts)


class FactsCheck:
    """Compares final texts with their draft in a thread; only the newest answer counts."""

    def __init__(self, owner: Widget, show: Callable[[FactCheck], None]) -> None:
        self._owner = owner
        self._show = show
        self._newest = 0

    def begin(
        self, draft: Draft, result: RewriteResult, final: str, known: tuple[str, ...]
    ) -> None:
        """Check `final` against `draft` and the user's own facts (`known`)."""
        self._newest += 1
        self._owner.run_worker(
            self._check(self._newest, draft, result, final, known), group="facts"
        )

    def settle(self, facts: FactCheck) -> None:
        """Show what is known already."""
        self._newest += 1
        self._show(facts)

    async def _check(
        self, number: int, draft: Draft, result: RewriteResult, final: str, known: tuple[str, ...]
    ) -> None:
        found = await asyncio.to_thread(_compare, draft, result, final, known)
        if number == self._newest:
            self._show(found)


def _compare(draft: Draft, result: RewriteResult, final: str, known: tuple[str, ...]) -> FactCheck:
    from coach.facts import check

    return check(draft, final, findings=result.findings, asked=result.asked, known=known)
