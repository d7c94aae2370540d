"""First-person commitments."""

from __future__ import annotations

from collections.abc import Iterator

from coach.domain import Fact, FactKind
from coach.facts.words import FUNCTION_WORDS, WORD, stem
from coach.text.patterns import Pattern, any_of

_ADVERB = r"(?:(?:also|then|now|of course|always|just|\w+ly)\s+)*"
_BINDING = any_of(
    r"['’]ll|\s+will|\s+shall",
    r"['’]m going to|\s+am going to|['’]re going to|\s+are going to",
    r"\s+promise(?: you)?(?: that (?:I|we) will| to)",
    r"\s+guarantee(?: that (?:I|we) will| to)",
    r"\s+commit to|\s+undertake to",
)
_WILL = Pattern(
    rf"\b(?:(?:I|we|my team|our team){_BINDING})\s+"
    rf"{_ADVERB}(?:be\s+(?={_ADVERB}\w+ing\b))?{_ADVERB}"
    r"(?P<verb>[^\W\d_]+)(?P<rest>[^.!?;\n]{0,60})"
)
_GUARANTEE = Pattern(
    r"\b(?:I|we)(?:['’]ll)?\s+(?P<verb>guarantee|promise|warrant|pledge|swear|vow)\b"
    r"(?P<rest>[^.!?;\n]{0,60})"
)


def scan(text: str) -> Iterator[Fact]:
    """Commitments of the writer: value "verb" or "verb:object", as stems.

    "We will refund the deposit" is "refund:deposit"; "won't" is a negation and
    no promise here.
    """
    for pattern in (_WILL, _GUARANTEE):
        for match in pattern.finditer(text):
            verb = match["verb"].lower()
            if verb in {"not", "never"}:
                continue
            head, end = _object(match["rest"])
            value = stem(verb) + (f":{stem(head)}" if head else "")
            stop = match.end("verb") + end
            yield Fact(FactKind.PROMISE, text[match.start() : stop], value, match.start(), stop)


def _object(rest: str) -> tuple[str, int]:
    for passed, match in enumerate(WORD.compiled.finditer(rest)):
        word = match.group().lower().replace("’", "'")
        if passed > 4 or "," in rest[: match.start()]:
            break
        if word not in FUNCTION_WORDS:
            return word, match.end()
    return "", 0
