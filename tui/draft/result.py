"""What became of the draft: its versions, the changes, the reasons, the facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from coach.domain import FactCheck
from coach.text.sanitise import clean_line
from tui.draft.changes import ChangesView
from tui.draft.facts import FactsPanel
from tui.draft.marks import LEGEND
from tui.draft.versions import LABEL, ORDER, Version, Versions
from tui.glyphs import Glyphs
from tui.widgets.plain import Plain

_INVITE = (
    "Write or paste a draft on the left, and say where it goes out.\n\n"
    "{key} writes a better version here: every change with its reason, "
    "each one yours to accept or reject."
)


class ResultPane(Vertical):
    """The side of the screen that the coach writes on."""

    DEFAULT_CSS = """
    ResultPane {
        & > #versions { height: 1; padding: 0 1; }
        & > #verdict { height: auto; max-height: 4; padding: 0 1; color: $error; text-style: bold; }
        & > #legend { height: 1; padding: 0 1; color: $muted; }
        & > #reason { height: auto; min-height: 3; max-height: 6; padding: 0 1; }
        & > FactsPanel { margin-top: 1; }
    }
    .-wide ResultPane > #changes, .-wide ResultPane > #reason { margin-top: 1; }
    """

    def __init__(self, glyphs: Glyphs, title: Callable[[str], str], **kwargs: Any) -> None:
        """`title` is what a principle is called, by its id."""
        super().__init__(**kwargs)
        self._glyphs = glyphs
        self._title = title
        # Held, not looked up: what comes from a thread may come while the app ends.
        self.changes = ChangesView(id="changes")
        self._versions = Plain("", id="versions")
        self._verdict = Plain("", id="verdict")
        self._legend = Plain(Content(LEGEND), id="legend")
        self._reason = Plain("", id="reason")
        self._facts = FactsPanel("", id="facts")

    def compose(self) -> ComposeResult:
        """From the outcome to the reasons."""
        yield self._versions
        yield self._verdict
        yield self.changes
        yield self._legend
        yield self._reason
        yield self._facts

    # -- what there can be to see ------------------------------------------------------

    def invite(self, key: str) -> None:
        """Say what this side is for; `key` rewrites."""
        self._only_text("", Content(_INVITE.format(key=key)).stylize("$muted"))

    def writing(self, label: str, partial: str) -> None:
        """Show a version that is being written."""
        waiting = Content("Reading the draft and looking up the principles.").stylize("$muted")
        self._only_text(f"Writing: {label}", partial or waiting)

    def stopped(self, partial: str) -> None:
        """Show what was written before the user stopped it."""
        lead = Content("Stopped. The draft is as it was.\n\n").stylize("$muted")
        self._only_text("Stopped", Content.assemble(lead, partial) if partial else lead)

    def problem(self, what: str, mend: str, partial: str) -> None:
        """Say why there is no version, and what helps."""
        lines = [Content(f"{self._glyphs.warn} {what}").stylize("bold $error")]
        if mend:
            lines.append(Content(f"What helps: {mend}"))
        lines.append(Content("The draft is as it was.").stylize("$muted"))
        if partial:
            lines.append(Content.assemble(("Written so far: ", "$muted"), partial))
        self._only_text("No version", Content("\n\n").join(lines))

    def show(self, versions: Versions) -> None:
        """Show the chosen version, change by change."""
        version = versions.shown
        self._versions.show(_tabs(versions, self._glyphs))
        self._judge(version)
        self.changes.show_review(version.review, version.current)
        for part in (self._legend, self._reason, self._facts):
            part.display = True
        self._legend.display = bool(version.review.items)
        self.explain(version)

    def explain(self, version: Version) -> None:
        """Say of the current change what was decided and why it was made."""
        self._reason.show(self._why(version))

    def facts(self, facts: FactCheck) -> None:
        """Say what the final text does to the facts."""
        self._facts.show_facts(facts, self._glyphs)

    # -- how ---------------------------------------------------------------------------

    def _only_text(self, headline: str, text: str | Content) -> None:
        self._versions.show(Content(headline).stylize("$muted"))
        for part in (self._verdict, self._legend, self._reason, self._facts):
            part.display = False
        self.changes.show_text(text)

    def _judge(self, version: Version) -> None:
        self._verdict.display = not version.result.passed
        if not version.result.passed:
            why = "; ".join(clean_line(failure) for failure in version.failures)
            self._verdict.show(
                f"{self._glyphs.warn} This version did not pass the checks"
                f"{f': {why}' if why else '.'}\nRead it with care before you send it."
            )

    def _why(self, version: Version) -> Content:
        number, items = self.changes.current, version.review.items
        if not items:
            same = "Nothing to change: the draft comes back as it is."
            return Content(same if not version.result.changed else "No words changed.")
        item = items[number]
        accepted = version.review.accepted(number)
        sign = self._glyphs.done if accepted else self._glyphs.wrong
        decision = f"{sign} {'accepted' if accepted else 'rejected'}"
        parts: list[str | Content | tuple[str, str]] = [
            (f"Change {number + 1} of {len(items)}  ", "$muted"),
            (decision, "$success" if accepted else "$accent"),
            "\n",
            clean_line(item.reason) or "No reason was given for this change.",
        ]
        if item.principle:
            title = clean_line(self._title(item.principle))
            parts.append((f"\n{self._glyphs.mark} {title}", "$primary"))
        return Content.assemble(*parts)


def _tabs(versions: Versions, glyphs: Glyphs) -> Content:
    """The versions in a row; the shown one and those that cannot be made have a sign."""
    version = versions.shown
    row: list[tuple[str, str]] = []
    styles = ORDER if version.style in ORDER else (*ORDER, version.style)
    for style in styles:
        shown = style is version.style
        sign = glyphs.here if shown else glyphs.wrong if versions.refused(style) else " "
        label = f"{sign}{LABEL[style]}"
        row.append((f"{label} ", "bold $primary" if shown else "$muted"))
    scores = f"score {version.result.score_before} to {version.result.score_after}"
    return Content.assemble(*row, (scores, "$muted"))
