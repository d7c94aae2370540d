"""The rule-made candidates for a wish: each style's own, and the styles combined."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coach.domain import Style
from coach.pipeline.styles.brief import Brief
from coach.pipeline.styles.constraints import honoured, without
from coach.pipeline.styles.degree import degree
from coach.pipeline.styles.direct import direct
from coach.pipeline.styles.register import casual, formal
from coach.pipeline.styles.shorter import shorter
from coach.pipeline.styles.warmer import warmer

# Sentences go before words are changed in them, and what is added comes last.
_EDITS: dict[Style, Callable[[Brief, str], Iterator[str]]] = {
    Style.SHORTER: shorter,
    Style.DIRECT: direct,
    Style.FORMAL: formal,
    Style.CASUAL: casual,
    Style.WARMER: warmer,
}
# How many versions of one style the next one goes on with.
_BEAM = 3


def edits(brief: Brief, start: str) -> Iterator[str]:
    """Versions of `start` by rules alone, each once, for all styles of the wish.

    `start` is the current version with what must go or come back already done.
    """
    seen = {brief.current}
    wanted = [style for style in _EDITS if style in brief.wish.styles]
    beam = [start]
    if start not in seen:
        seen.add(start)
        yield start
    for style in wanted:
        made = list(dict.fromkeys(text for one in beam for text in _EDITS[style](brief, one)))
        made = [text for text in made if honoured(brief, text)]
        for text in made:
            if text not in seen:
                seen.add(text)
                yield text
        best = sorted(made, key=lambda text: -degree(brief, style, text))[:_BEAM]
        beam = list(dict.fromkeys((*best, *beam)))[: _BEAM + 1]


__all__ = ["edits", "without"]
