"""The sentence beside a rewrite: what was done, or why nothing was."""

from __future__ import annotations

from collections.abc import Sequence

from coach.dialogue.revision import Revision
from coach.domain import RewriteResult, Style

UNDONE = "Back to the version before."
ORIGINAL = "Back to your own words."
NOTHING_TO_UNDO = "This is your draft as you wrote it, there is nothing to undo."
NO_BETTER = "I found no other version that says it as well, so this one stands."

_SHOWN = 6

_DONE = {
    Style.SHORTER: "shorter",
    Style.WARMER: "warmer",
    Style.DIRECT: "more direct",
    Style.CASUAL: "less formal",
    Style.FORMAL: "more formal",
}


def new_draft(result: RewriteResult) -> str:
    """What was done with a draft that was just pasted."""
    if not result.changed:
        if not result.findings:
            return "Your draft is good as it is. I would send it unchanged."
        return (
            f"I would change {_times(len(result.findings), 'thing')}, but found no version that "
            "keeps all your facts, so your draft stands."
        )
    places = _times(len(result.changes), "change")
    if not result.passed:
        return f"{places}, but please read it before you send it: {_trouble(result)}"
    gone = (*result.facts.missing, *result.facts.left_out)
    if gone:
        return (
            f"{places}. {_gone(gone)} went with the sales talk; your other facts are still there."
        )
    return f"{places}, and your facts are still there."


def revision(wish: Revision, before: str, after: str, result: RewriteResult | None) -> str:
    """What became of `wish` on the version `before`."""
    parts = [*_told(wish, before, after)]
    if wish.again:
        parts.append("Another version." if before != after else NO_BETTER)
    elif before == after and wish.circumstances and not wish.wording:
        parts.append("The message is right for that already, so nothing changes.")
    if result is not None and wish.wording:
        facts = (*result.facts.missing, *result.facts.left_out)
        lost = [fact for fact in facts if fact in before and fact not in after]
        told = " ".join(parts)
        lost = [fact for fact in lost if fact not in told]
        parts += [f"{_gone(lost)} went with it."] if lost else []
    if wish.unfound:
        parts.append(f"I could not find {_listed(wish.unfound)} in it.")
    if result is not None and not result.passed:
        parts.append(f"Please read it before you send it: {_trouble(result)}")
    return " ".join(parts) or "Done."


def _told(wish: Revision, before: str, after: str) -> list[str]:
    parts: list[str] = []
    if wish.asked is not None and not wish.styles:
        parts.append(
            "They asked, so what they asked about may stay."
            if wish.asked
            else "Nobody asked, so the offer stays out."
        )
    if wish.channel is not None:
        limit = f", at most {wish.channel.limit:,} characters" if wish.channel.limit else ""
        parts.append(f"Now as a {wish.channel.label}{limit}.".replace("a e-", "an e-"))
    if wish.in_reply_to is not None:
        parts.append("Now as an answer to what they wrote.")
    if wish.styles:
        parts.append(_manner(wish, before, after))
    gone = [_short(text) for text in wish.drop if text not in after]
    kept = [_short(text) for text in wish.keep if text in after]
    parts += [f"Left out: {', '.join(gone)}."] if gone else []
    parts += [f"Kept: {', '.join(kept)}."] if kept else []
    parts += [f"{_bare(old)} is now {_bare(new)}." for old, new in wish.swap]
    if wish.add:
        parts.append("Your sentence is in.")
    return parts


def _manner(wish: Revision, before: str, after: str) -> str:
    wanted = " and ".join(_DONE[style] for style in wish.styles)
    if before == after:
        return f"I found no way to make it {wanted} without losing a fact or making one up."
    words, were = len(after.split()), len(before.split())
    if words == were:
        return f"{wanted[:1].upper()}{wanted[1:]}."
    return f"{wanted[:1].upper()}{wanted[1:]}: {_times(words, 'word')} instead of {were}."


def _trouble(result: RewriteResult) -> str:
    if result.facts.missing:
        return f"{_listed(result.facts.missing)} went missing."
    if result.facts.invented:
        return f"{_listed(result.facts.invented)} was not in your draft."
    return "it did not pass all my checks."


def _times(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _listed(items: tuple[str, ...]) -> str:
    return ", ".join(_bare(item) for item in items[:4])


def _gone(facts: Sequence[str]) -> str:
    """All of `facts`, or the first of them and how many more: none goes unsaid."""
    shown = [_bare(fact) for fact in facts[:_SHOWN]]
    if len(facts) > _SHOWN:
        shown.append(_times(len(facts) - _SHOWN, "more fact"))
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _bare(text: str) -> str:
    """`text` in quotes on one line, unless it is in quotes already."""
    line = " ".join(text.split())
    return line if line[:1] in '"“' else f'"{line}"'


def _short(text: str) -> str:
    line = " ".join(text.split())
    shown = line if len(line) <= 60 else f"{line[:57].rstrip()}..."
    return f'"{shown}"'
