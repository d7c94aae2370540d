"""What must stay and what must go: hard conditions, whatever the style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.errors import InputError
from coach.pipeline.rules import tidy
from coach.pipeline.script import DROP, KEEP, EditScript, apply, soften
from coach.pipeline.styles.brief import Brief, loosely
from coach.text.anatomy import Part, Unit, units
from coach.text.content import STOP_WORDS, words
from coach.text.graphemes import Clusters

# Cutting behind one of these leaves a sentence hanging: "see you on (Tuesday)".
_BINDS = frozenset(
    "a an the my your our his her its their this that these those on in at of to for with from by"
    " about into over under and or but is are was were be been am have has had will would can"
    " could should may might must very so too as than no not every each".split()
)


def check(brief: Brief) -> None:
    """InputError when something to keep or to drop is not in the text."""
    for wanted, verb in ((brief.wish.keep, "keep"), (brief.wish.drop, "leave out")):
        for words_ in wanted:
            pattern = loosely(words_)
            if not any(
                words_.strip() and re.search(pattern, text)
                for text in (brief.current, brief.reading.draft.text)
            ):
                raise InputError(
                    f'I cannot {verb} "{" ".join(words_.split())}": it is not in the text.',
                    mend="name words that stand in the message",
                )
    both = set(brief.wish.keep) & set(brief.wish.drop)
    if both:
        raise InputError(f'"{min(both)}" cannot both stay and go.', mend="choose one of them")


def honoured(brief: Brief, text: str) -> bool:
    """Whether all that must stay is in `text` and nothing that must go."""
    return all(re.search(loosely(kept), text) for kept in brief.wish.keep) and not any(
        re.search(loosely(gone), text) for gone in brief.wish.drop
    )


def starts(brief: Brief) -> Iterator[str]:
    """The current version with what must come back put in and what must go taken
    out, in the ways there are, the gentlest first."""
    text = brought_back(brief, brief.current)
    if not brief.wish.drop:
        yield text
        return
    for gentle in (True, False):
        cut = without(brief, text, gentle=gentle)
        if cut is not None and honoured(brief, cut):
            yield cut


def brought_back(brief: Brief, text: str) -> str:
    """`text` with the draft's sentences that must stay and are no longer in it."""
    draft = brief.reading.units
    for kept in brief.wish.keep:
        if re.search(loosely(kept), text):
            continue
        for at, unit in enumerate(draft):
            if re.search(loosely(kept), unit.text) or re.search(loosely(unit.text), kept):
                text = _inserted(text, draft, at)
    return text


def _inserted(text: str, draft: tuple[Unit, ...], at: int) -> str:
    """`text` with the draft's sentence `at` behind the last one that preceded it."""
    found = units(text)
    before = {unit.text for unit in draft[:at]}
    places = [number for number, unit in enumerate(found) if unit.text in before]
    place = places[-1] + 1 if places else 0
    while place < len(found) and found[place].part is Part.GREETING:
        place += 1
    end = found[place - 1].end if place else 0
    gap = (draft[at].gap or " ") if place else ""
    rest = text[end:]
    joint = "" if place or not rest else (draft[at + 1].gap if at + 1 < len(draft) else " ")
    return text[:end] + gap + draft[at].text + joint + rest


def without(brief: Brief, text: str, *, gentle: bool) -> str | None:
    """`text` without what must go; None when a `gentle` cut would leave a sentence
    hanging. Not gentle, the whole sentence goes."""
    for gone in brief.wish.drop:
        pattern = re.compile(loosely(gone))
        while match := pattern.search(text):
            cut = _cut(text, match, gentle=gentle)
            if cut is None or cut == text:
                return None
            text = cut
    return text


def _cut(text: str, match: re.Match[str], *, gentle: bool) -> str | None:
    """`text` without the sentences inside `match`; of a sentence it only touches,
    the words, or all of it."""
    found = units(text)
    edits = []
    for unit in found:
        start, end = max(match.start(), unit.start), min(match.end(), unit.end)
        if start >= end:
            edits.append(KEEP)
            continue
        inside = unit.text[start - unit.start : end - unit.start]
        head, tail = unit.text[: start - unit.start], unit.text[end - unit.start :]
        whole = not words(head + tail)
        if whole or not gentle:
            edits.append(DROP)
        elif _hangs(head, inside, tail) or not _clean(text, start, end):
            return None
        else:
            edits.append(soften(tidy(f"{head.rstrip()} {tail.lstrip()}", like=unit.text)))
    return apply(EditScript(tuple(edits)), found)


def _clean(text: str, start: int, end: int) -> bool:
    """Whether the cut goes between characters, not through one."""
    return Clusters(text).around(start, end) == (start, end)


def _hangs(head: str, inside: str, tail: str) -> bool:
    """Whether the sentence needs the words between `head` and `tail`."""
    before, after = words(head), words(tail)
    cut = words(inside)
    if not cut:
        return False
    if re.match(r"\w", tail) or re.search(r"\w$", head):
        return True  # a piece of a word
    at_clause_end = not after or bool(re.match(r"\s*[,;:.!?)]", tail))
    opens_clause = not before or bool(re.search(r"[,;:(–-]\s*$", head))
    if opens_clause and at_clause_end:
        return False
    if at_clause_end:
        # "... on Tuesday with the key": what begins with a preposition may go.
        return before[-1] in _BINDS or cut[0] not in _BINDS
    # Before a word that goes on, only what describes it may go.
    return (
        not all(word.endswith("ly") or word not in STOP_WORDS for word in cut)
        or (opens_clause and not inside.rstrip().endswith(","))
        or not cut[-1].endswith("ly")
    )
