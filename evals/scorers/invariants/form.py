"""A rewrite is the message and nothing around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from coach.channels import channel
from coach.text import language as languages
from coach.text.length import message_length
from evals.datasets.cases import RewriteCase
from evals.records import Violation

_PREAMBLE = re.compile(
    r"""^\W{0,9}(?:
        (?:sure|certainly|of\ course|absolutely|okay|ok)[,!.:]+\s+(?:here|i['’]|this|let)
      | here(?:['’]s|\ is|\ are)\s+(?:the|a|an|my|your|one)\s+(?:\w+\s+){0,4}
        (?:rewrit\w*|revis\w*|version|draft|message|reply|post|e-?mail|text)
      | (?:the\ )?(?:re-?written|revised|improved|edited|final|rewrite|revision|answer|output)
        (?:\s+(?:message|version|draft|text|reply|post))?\s*:
      | as\ an?\ (?:ai|language\ model|assistant)
      | i(?:['’]ve|\ have)\ (?:rewritten|revised|reworded)\ (?:your|the)
      | (?:rewritten|revised)\s+(?:message|version|draft)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTERWORD = re.compile(
    r"""(?:^|[\n(])\W{0,9}(?:
        (?:note|explanation|changes?(?:\ made)?|principles?(?:\ used)?|reason(?:s|ing)?)\s*:
      | (?:this|the\ (?:new|rewritten|revised))\s+(?:version|rewrite|message|draft|revision)\s+
        (?:\w+\s+){0,2}(?:keeps?|removes?|is|sounds?|avoids?|takes?|focus\w*|maintains?)\b
      | i(?:['’]ve|\ have)?\s+(?:removed|rewrote|rewritten|revised|kept\ (?:all|the))\b
      | i\ hope\ this\ (?:helps|is\ helpful|version|works)\b
      | let\ me\ know\ if\ you(?:['’]d|\ would)?\ (?:like|want|need)\ (?:any|me\ to|further)\b.*
        (?:chang|revis|adjust|version|edit)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACEHOLDER = re.compile(
    r"""\[[^\]\n]{2,40}\](?!\() | \{\{?[^}\n]{1,40}\}?\} | <(?!3|-|\s)[a-z][^>\n]{1,30}>
      | \b(?:XX+|TBD|TODO|lorem\ ipsum)\b | _{3,} | \b(?:insert|your)\ (?:name|company|link)\ here\b
      | (?-i:\bYour\ (?:Full\ )?(?:Name|Company|Title|Position)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Marks and units that Unicode counts among the letters ("5 µm", "2ª").
_LATIN = frozenset({"LATIN", "MICRO", "FEMININE", "MASCULINE", "MODIFIER", "DOUBLE-STRUCK", "?"})
# The whole message in marks: a fence, an object, a pair of quotes or asterisks.
_WRAPPED = re.compile(
    r"\s*(?:(?P<mark>```|\*\*|\"|“)(?P<inner>.*)(?:```|\*\*|\"|”)|\{\s*\"\w+\"\s*:.*\})\s*",
    re.DOTALL,
)


def preamble(case: RewriteCase, text: str) -> Iterator[Violation]:
    """No talk about the rewrite, before or after it."""
    for pattern in (_PREAMBLE, _AFTERWORD):
        found = pattern.search(text)
        if found and found.group().strip() not in case.draft:
            yield Violation(kind="preamble", evidence=found.group().strip())


def placeholder(case: RewriteCase, text: str) -> Iterator[Violation]:
    """No gap for the writer to fill in that the draft did not have."""
    for found in _PLACEHOLDER.finditer(text):
        if found.group() not in case.draft and found.group() not in case.in_reply_to:
            yield Violation(kind="placeholder", evidence=found.group())


def too_long(case: RewriteCase, text: str) -> Iterator[Violation]:
    """Within the channel's limit, counted as the platform counts."""
    if case.limit is None:
        return
    length = message_length(text, channel(case.channel))
    if length > case.limit:
        yield Violation(kind="too-long", evidence=f"{length} of {case.limit} characters")


def language(case: RewriteCase, text: str) -> Iterator[Violation]:
    """In the language of the draft, as far as either can be told, and without letters
    of a script that neither the draft nor the thread has."""
    was, now = languages.language(case.draft), languages.language(text)
    scripts = languages.script(case.draft), languages.script(text)
    if was and now and was != now:
        yield Violation(kind="language", evidence=now)
    elif all(scripts) and scripts[0] != scripts[1]:
        yield Violation(kind="language", evidence=scripts[1])
    else:
        foreign = _letters(text) - _letters(f"{case.draft}{case.in_reply_to}")
        if foreign:
            yield Violation(kind="language", evidence=sorted(foreign)[0])


def _letters(text: str) -> set[str]:
    """The scripts of the letters of `text` that are not of the Latin alphabet."""
    found = {
        unicodedata.name(letter, "?").split(" ")[0]
        for letter in set(text)
        if letter.isalpha() and not letter.isascii()
    }
    return found - _LATIN


def wrapped(case: RewriteCase, text: str) -> Iterator[Violation]:
    """As it would be sent: not inside quotes, a code fence or an object."""
    found = _WRAPPED.fullmatch(text)
    if not found or _WRAPPED.fullmatch(case.draft):
        return
    # Two quotations at the ends of a message are not one pair of quotes around it.
    if found["inner"] is None or not re.search(r"[\"“”*]", found["inner"].strip()):
        yield Violation(kind="wrapped", evidence=text.strip()[:20])
