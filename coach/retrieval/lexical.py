"""Shared words: BM25 and tf-idf cosines, in memory, built in milliseconds.

Words are reduced by a light suffix stripper in the manner of Harman's
S-stemmer ("How effective is suffixing?", JASIS 42, 1991), extended to -ing and
-ed; a full stemmer made no difference worth a dependency.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_VOWEL = re.compile(r"[aeiouy]")

# Words that say nothing about a case. Question words and "not" stay out of it:
# "nobody answers" and "how do I answer" are different cases.
_STOP_WORDS = frozenset(
    _WORD.findall(
        "a an the and or but if then than that this these those of to in on at by for with from as "
        "into about over under up down out off is am are was were be been being do does did doing "
        "have has had having will would can could shall should may might must i me my mine we us "
        "our you your he him his she her it its they them their there here so such own too very s "
        "t just also"
    )
)


def tokens(text: str) -> list[str]:
    """The stems of the words of `text` that carry meaning."""
    found = []
    for match in _WORD.finditer(text.lower()):
        word = match.group().replace("’", "'").removesuffix("'s")
        if word not in _STOP_WORDS:
            found.append(stem(word))
    return found


def stem(word: str) -> str:
    """`word` without plural, -ing or -ed, where a stem with a vowel is left."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ing", "ed"):
        base = word.removesuffix(suffix)
        if base != word and len(base) > 2 and _VOWEL.search(base):
            doubled = base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else base
    return word.removesuffix("e") if len(word) > 4 else word


class LexicalIndex:
    """BM25 (k1 1.5, b 0.75, the Lucene variant) over `texts`."""

    def __init__(self, texts: Sequence[str]) -> None:
        import bm25s

        self._size = len(texts)
        corpus = [tokens(text) for text in texts]
        self._vocabulary = {token for words in corpus for token in words}
        self._bm25: Any = None
        if self._vocabulary:
            self._bm25 = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
            self._bm25.index(corpus, show_progress=False)

    def scores(self, query: str) -> NDArray[np.float32]:
        """One score a text, 0 where no word is shared; shape (number of texts,)."""
        import numpy as np

        words = [word for word in dict.fromkeys(tokens(query)) if word in self._vocabulary]
        if not words:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(words), dtype=np.float32)


class WordKernel:
    """Cosines between tf-idf vectors (logarithmic tf, smoothed idf) of `texts`.

    Kept as postings: a matrix of texts by words would not fit a folder of notes.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        self._size = len(texts)
        counted = [Counter(tokens(text)) for text in texts]
        documents = Counter(word for counts in counted for word in counts)
        self._idf = {w: math.log(1 + self._size / (1 + n)) for w, n in documents.items()}
        rows: dict[str, list[int]] = {}
        weights: dict[str, list[float]] = {}
        for row, counts in enumerate(counted):
            for word, weight in self._vector(counts).items():
                rows.setdefault(word, []).append(row)
                weights.setdefault(word, []).append(weight)
        self._postings = {w: (np.asarray(rows[w]), np.asarray(weights[w])) for w in rows}

    def gram(self) -> NDArray[np.float64]:
        """The cosine of every text with every other, shape (n, n)."""
        import numpy as np

        gram = np.zeros((self._size, self._size))
        for rows, weights in self._postings.values():
            gram[np.ix_(rows, rows)] += np.outer(weights, weights)
        return gram

    def row(self, query: str) -> NDArray[np.float64]:
        """The cosine of `query` with every text, shape (n,)."""
        import numpy as np

        row = np.zeros(self._size)
        for word, weight in self._vector(Counter(tokens(query))).items():
            rows, weights = self._postings[word]
            row[rows] += weight * weights
        return row

    def _vector(self, counts: Counter[str]) -> dict[str, float]:
        """Normalised over the known words: an unknown one cannot match anything."""
        known = {w: (1 + math.log(n)) * self._idf[w] for w, n in counts.items() if w in self._idf}
        length = math.sqrt(sum(weight * weight for weight in known.values()))
        return {word: weight / length for word, weight in known.items()}
