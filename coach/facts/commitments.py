"""Which commitments are new, and which only say that somebody listens."""

from __future__ import annotations

from coach.domain import Fact
from coach.facts.words import stem

# Listening, answering, looking into it, talking: what any decent reply may offer.
_HARMLESS = frozenset(
    stem(verb)
    for verb in """
    listen look answer talk ask read see think be say tell know admit try check explain reply help
    miss need understand remember keep find learn hear take let pass note consider respond
    write come get go start stop stay wait want have mention share show follow bear hope leave
    speak chat discuss point use do make bring watch welcome skip step work feel put own set
    sort call ring message dm""".split()
)


def invented_promise(promise: Fact, rewrite: str, source_stems: frozenset[str]) -> bool:
    """Whether a commitment of the rewrite has a verb none of its sources has."""
    verb, _, _ = promise.value.partition(":")
    if "?" in rewrite[promise.end : promise.end + 80].split(".", maxsplit=1)[0]:
        return False
    return verb not in _HARMLESS and verb not in source_stems
