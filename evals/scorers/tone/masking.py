"""Texts with everything swapped for a mark that a tone score must not see.

Numbers, dates, sums, addresses and names say what a message is about, not how it
is said. In shop texts the digits even give the label away. The marks are `0`,
`DAY`, `URL`, `TAG` and `NAME`.
"""

from __future__ import annotations

import re

_QUOTES = str.maketrans("’‘´`“”„\u00a0\u202f", "''''\"\"\"  ")
_ADDRESS = re.compile(
    r"\bhttps?://\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w[\w.]*"
    r"|(?<!\w)@\w+|\b[\w-]+\.(?:com|org|net|io|example|co|de|eu|uk|app|shop)\b(?:/\S*)?",
    re.IGNORECASE,
)
_TAG = re.compile(r"(?<!\w)#(?=\w*[^\W\d])\w+")
_NUMBER_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)"
)
_CURRENCY = r"(?:dollars?|euros?|pounds?|bucks|quid|francs?|shillings?|usd|eur|gbp|chf|[ap]\.?m)"
_NUMBER = re.compile(
    rf"\b{_NUMBER_WORD}(?:[ -]{_NUMBER_WORD})*\b(?: {_CURRENCY}\b)?"
    r"|(?:[$€£¥] ?|\b(?:usd|eur|gbp|chf|rs\.?) ?)?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|k|m)?(?![^\W_])"
    rf"(?: ?[€£$]| ?{_CURRENCY}\b)?",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august"
    r"|september|october|november|december)\b"
    r"|\b(?-i:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?=\s0)"
    r"|(?<=0 )(?:march|may)\b|\b(?:march|may)(?= 0)|(?<=[a-z,] )(?-i:March|May)\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b(?:DAY|0)(?:,? (?:of )?(?:the )?(?:DAY|0))*\b")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
# A capital inside a sentence; "I" and its contractions are no names.
_NAME = re.compile(
    r"(?<=[\w,;:)&\"'(-] )(?!I\b|NAME\b|DAY\b|URL\b|TAG\b)"
    r"[A-ZÀ-Þ](?:[a-zß-ÿ'][\w'-]*|\.)(?: [A-ZÀ-Þ](?:[a-zß-ÿ'][\w'-]*|\.))*"
)
_TITLE_CASE_SHARE = 0.6


def straight(text: str) -> str:
    """`text` with straight quotes and one space between the words of a line."""
    lines = text.translate(_QUOTES).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines)


def without_figures(text: str) -> str:
    """`text` (from `straight`) with addresses, tags, numbers and dates replaced by marks."""
    text = _ADDRESS.sub("URL", text)
    text = _NUMBER.sub("0", _TAG.sub("TAG", text))
    text = _DAY.sub("DAY", text)
    return _DATE.sub(lambda match: "DAY" if "DAY" in match.group() else "0", text)


def without_names(text: str) -> str:
    """`text` with the names inside its sentences replaced by `NAME`.

    A line most words of which begin with a capital is a heading: there a capital
    does not show a name.
    """
    return "\n".join(
        line if _is_heading(line) else _NAME.sub("NAME", line) for line in text.splitlines()
    )


def mask(text: str) -> str:
    """`text` with every mark in place."""
    return without_names(without_figures(straight(text)))


def _is_heading(line: str) -> bool:
    words = _WORD.findall(line)
    capital = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capital >= _TITLE_CASE_SHARE * len(words)
