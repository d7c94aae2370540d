"""Results for people: what was changed, why, and how sure the program is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from coach.cli.style import Style, block
from coach.domain import AdviseResult, Change, FindingKind, RewriteResult, ScoreReport
from coach.text.sanitise import clean_line

# A finding may cover a whole paragraph; its line and column are enough then.
_QUOTED = 40
_MOST_LEFT = 6
# What these say is about the message, not about the words they point at.
_OF_THE_WHOLE = frozenset(
    {
        FindingKind.IGNORES_THEM,
        FindingKind.NO_WAY_TO_ANSWER,
        FindingKind.TOO_LONG,
        FindingKind.TOO_MANY_QUESTIONS,
    }
)


def verdict(result: RewriteResult) -> str:
    """The one sentence that must not be overlooked, or ""."""
    if not result.passed:
        return "No rewrite passed every check. Read this one with care before you send it."
    if result.changed:
        return ""
    if result.findings:
        return "No better version was found that is safe to send; the draft is unchanged."
    return "This draft is good as it is; nothing was changed."


def left(result: RewriteResult) -> list[str]:
    """What was found and still stands, for the writer to mend: one line each.

    Only the writer knows what to say instead, or the sentence holds a fact that
    must stay.
    """
    standing = [found for found in result.findings if found.text.strip() in result.rewrite]
    told = dict.fromkeys(
        f'"{_shortened(found.text)}": {found.message}'
        if found.kind not in _OF_THE_WHOLE and clean_line(found.text) not in found.message
        else found.message
        for found in standing
    )
    return list(told)[:_MOST_LEFT]


def _shortened(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= _QUOTED else line[:_QUOTED].rsplit(" ", 1)[0] + " ..."


def changes(result: RewriteResult, style: Style) -> str:
    """The changes with their reasons and principles, one block each."""
    titles = {item.guidance.id: item.guidance.title for item in result.principles}
    return "\n\n".join(_change(change, titles, style) for change in result.changes)


def explain(result: RewriteResult, style: Style) -> str:
    """The whole story of a rewrite, at 80 columns."""
    parts = [
        style.heading("Draft", f"{result.channel}, {_length(result.draft, result.limit)}"),
        block(result.draft),
        "",
        style.heading("Rewrite", _length(result.rewrite, result.limit)),
        block(result.rewrite),
    ]
    said = verdict(result)
    if said:
        parts += ["", style.warned(block(said))]
    if result.changes:
        parts += ["", style.heading("Changes", str(len(result.changes))), changes(result, style)]
    if standing := left(result):
        parts += ["", style.heading("Left for you"), *(block(line) for line in standing)]
    parts += ["", style.heading("Checks"), _checks(result, style)]
    if result.principles:
        parts += ["", style.heading("Principles looked up"), _principles(result, style)]
    parts += ["", style.heading("Timings", _model(result)), _timings(result)]
    return "\n".join(parts)


def cited(result: AdviseResult) -> str:
    """The principles behind a piece of advice, one a line."""
    if not result.in_scope:
        return "This is outside what the coach knows about, so no principle is behind it."
    # The marks in the text count the principles that were looked up.
    return "\n".join(
        f"[{number}] {item.guidance.title} (coach knowledge show {item.guidance.id})"
        for number, item in enumerate(result.principles, start=1)
        if item.guidance.id in result.cited
    )


def score_text(report: ScoreReport, text: str) -> str:
    """The score and a line for each finding, as compilers write them."""
    lines = [f"{report.score}/100"]
    # Looked up, not counted for each finding: a long text has thousands of both.
    begins = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    for finding in report.findings:
        line = bisect_right(begins, finding.start)
        column = finding.start - begins[line - 1] + 1
        told = f"{line}:{column}: {finding.kind}: {finding.message} [{finding.principle}]"
        quoted = clean_line(finding.text)
        if quoted and len(quoted) <= _QUOTED and quoted not in finding.message:
            told += f" {quoted!r}"
        lines.append(told)
    return "\n".join(lines)


def _length(text: str, limit: int | None) -> str:
    of = f" of {limit:,}" if limit else ""
    return f"{len(text):,}{of} characters"


def _change(change: Change, titles: dict[str, str], style: Style) -> str:
    lines = []
    if change.before.strip():
        lines.append(style.removed(block(change.before, first="  - ", rest="    ")))
    if change.after.strip():
        lines.append(style.added(block(change.after, first="  + ", rest="    ")))
    if change.reason:
        lines.append(block(change.reason, first="    "))
    if change.principle:
        title = titles.get(change.principle)
        name = f"{title} ({change.principle})" if title else change.principle
        lines.append(style.dim(block(name, first="    → ", rest="      ")))
    return "\n".join(lines)


def _checks(result: RewriteResult, style: Style) -> str:
    facts = result.facts
    rows: list[tuple[str, str, Callable[[str], str]]] = [
        ("kept", ", ".join(facts.kept) or "nothing had to be kept", style.added)
    ]
    if facts.missing:
        rows.append(("missing", ", ".join(facts.missing), style.removed))
    if facts.invented:
        rows.append(("invented", ", ".join(facts.invented), style.removed))
    if facts.left_out:
        rows.append(("left out", f"{', '.join(facts.left_out)} (with the sales talk)", str))
    asked = "the reader asked" if result.asked else "the reader did not ask about the offer"
    rows.append(("asked", asked, str))
    rows.append(("score", f"{result.score_before} before, {result.score_after} after", str))
    passed = sum(variant.passed for variant in result.variants)
    rows.append(("chosen", f"from {passed} of {len(result.variants)} that passed", str))
    return "\n".join(
        paint(block(clean_line(value), first=f"  {name:<9} ", rest=" " * 12))
        for name, value, paint in rows
    )


def _principles(result: RewriteResult, style: Style) -> str:
    lines: list[str] = []
    for number, item in enumerate(result.principles, start=1):
        lines.append(block(f"{item.guidance.title} ({item.guidance.id})", first=f"  {number} "))
        lines.append(style.dim(block(item.guidance.rule, first="    ")))
    return "\n".join(lines)


def _model(result: RewriteResult) -> str:
    adapter = f" + {result.model.adapter}" if result.model.adapter else ""
    return f"{result.model.name}{adapter}"


def _timings(result: RewriteResult) -> str:
    names = {"retrieve": "looking up", "first_token": "first word", "total": "in all"}
    shown = [
        f"{label} {result.timings_ms[name] / 1000:.2f} s"
        for name, label in names.items()
        if name in result.timings_ms
    ]
    return block(", ".join(shown))
