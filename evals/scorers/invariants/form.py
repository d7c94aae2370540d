"""A rewrite is the message and nothing around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.channels import channel
from coach.text import language as languages
from coach.text.length import message_length
from coach.text.sentences import sentences
from evals.datasets.cases import RewriteCase
from evals.records import Violation
from evals.scorers.words import words

_PREAMBLE = re.compile(
    r"""^\W*(?:
        (?:sure|certainly|of\ course|absolutely|okay|ok)[,!.:]+\s+(?:here|i['’]|this|let)
      | here(?:['’]s|\ is|\ are)\s+(?:the|a|an|my|your|one)\s+(?:\w+\s+){0,4}
        (?:rewrit\w*|revis\w*|version|draft|message|reply|post|e-?mail|text)
      | (?:the\ )?(?:re-?written|revised|improved|edited|final|rewrite|revision|answer|output)
        (?:\s+(?:message|version|draft|text|reply|post))?\s*:
      | as\ an?\ (?:ai|language\ model|assistant)
      | (?:rewritten|revised)\s+(?:message|version|draft)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTERWORD = re.compile(
    r"""(?:^|\n)\W*(?:
        (?:note|explanation|changes?(?:\ made)?|principles?(?:\ used)?|reason(?:s|ing)?)\s*:
      | (?:this|the\ (?:new|rewritten|revised))\s+(?:version|rewrite|message|draft|revision)\s+
        (?:\w+\s+){0,2}(?:keeps?|removes?|is|sounds?|avoids?|takes?|focus\w*|maintains?)\b
      | i(?:['’]ve|\ have)?\s+(?:removed|rewrote|rewritten|revised|kept\ (?:all|the))\b
      | (?:let\ me\ know\ if\ you(?:['’]d|\ would)\ like\ (?:any|me\ to|further)\b.*
        (?:change|revis|adjust|version|edit))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACEHOLDER = re.compile(
    r"""\[[^\]\n]{2,40}\](?!\() | \{\{?[^}\n]{1,40}\}?\} | <(?!3|-|\s)[a-z][^>\n]{1,30}>
      | \b(?:XX+|TBD|TODO|lorem\ ipsum)\b | _{3,} | \b(?:insert|your)\ (?:name|company|link)\ here\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LOOP = 4


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
    """In the language of the draft, as far as either can be told."""
    was, now = languages.language(case.draft), languages.language(text)
    if (was and now and was != now) or languages.script(case.draft) != languages.script(text):
        yield Violation(kind="language", evidence=now or languages.script(text))


def degenerate(case: RewriteCase, text: str) -> Iterator[Violation]:
    """No sentence twice that the draft has once."""
    seen: set[tuple[str, ...]] = set()
    drafted = [tuple(words(sentence.text)) for sentence in sentences(case.draft)]
    for sentence in sentences(text):
        key = tuple(words(sentence.text))
        if len(key) >= _LOOP and key in seen and drafted.count(key) < 2:
            yield Violation(kind="repeated", evidence=sentence.text)
        seen.add(key)
