"""A family: a named set of phrases that are counted together."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAMED = re.compile(r"\b(?!(?:NAME|DAY|URL|TAG)\b)\w+")


def family(*phrases: str) -> re.Pattern[str]:
    """Any of `phrases` (regular expressions in small letters) as whole words.

    They are searched in text from `evals.scorers.tone.masking`: marks are capitals,
    quotes straight, one space between words.
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.MULTILINE)


def small(masked: str) -> str:
    """`masked` in small letters but for the marks."""
    return _NAMED.sub(lambda match: match.group().lower(), masked)


def counts(text: str, families: Mapping[str, re.Pattern[str]]) -> dict[str, float]:
    """How often each family occurs in `text` (made by `small`)."""
    return {name: float(len(found.findall(text))) for name, found in families.items()}
