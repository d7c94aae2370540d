"""No errors that the draft did not have."""

from __future__ import annotations

import threading
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from coach.errors import NotSetUpError

if TYPE_CHECKING:
    import harper

# What Harper says about taste is not an error; names and trade words are no misspellings.
_ERRORS = frozenset(
    {
        "Agreement",
        "BoundaryError",
        "Capitalization",
        "Eggcorn",
        "Grammar",
        "Malapropism",
        "Miscellaneous",
        "Nonstandard",
        "Punctuation",
        "Repetition",
        "Spelling",
        "Typo",
        "Usage",
        "WordChoice",
    }
)
_LOCK = threading.Lock()


def grammar(draft: str, text: str) -> float:
    """1 without new errors, 1/2 with one, 1/3 with two ... An error is new when the
    draft has none of its kind about the same words."""
    known = {(kind, words.lower()) for kind, words in errors(draft)}
    source = draft.lower()
    new = [
        (kind, words)
        for kind, words in errors(text)
        if (kind, words.lower()) not in known
        and not (kind in {"Spelling", "Capitalization"} and words.lower() in source)
        and not (kind == "Spelling" and words[:1].isupper())
    ]
    return 1.0 / (1 + len(new))


@lru_cache(maxsize=8192)
def errors(text: str) -> tuple[tuple[str, str], ...]:
    """Kind and words of every error Harper finds in `text`."""
    import harper

    with _LOCK:
        lints = _linter().lint(text, language=harper.Language.PLAINTEXT)
    return tuple((lint.lint_kind, lint.problem_text) for lint in lints if lint.lint_kind in _ERRORS)


@cache
def _linter() -> harper.Linter:
    try:
        import harper
    except ImportError as error:
        raise NotSetUpError(
            "The grammar checker of the evaluation is not installed.",
            mend="pip install 'coach-writing[eval]'",
        ) from error
    return harper.Linter(harper.Dialect.BRITISH)
