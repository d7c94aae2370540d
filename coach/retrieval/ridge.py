"""From similar passages to fitting guidance: kernel ridge regression.

The nearest passage alone is a poor judge: one that shares the query's trade
(bicycles, dogs) beats one that shares its situation. Ridge regression on the
passages weighs all of them at once, by meaning and by shared words, and learns
from their labels what tells situations apart. It is the closed form of Saunders,
Gammerman, Vovk ("Ridge regression learning algorithm in dual variables", ICML
1998), solved when the index is opened; there is nothing to train or to ship.
Constants were chosen by leave-one-out on our own passages and on the dev split
(`python -m evals.retrieval --split dev`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coach.retrieval.lexical import WordKernel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from coach.knowledge import Passage

# Kernel exp(SHARPNESS * (cosine - 1)) + WORDS * tf-idf cosine; RIDGE on its
# diagonal; what a passage counts for the cards it speaks for besides its owner.
SHARPNESS = 3.0
WORDS = 0.3
RIDGE = 0.5
ALSO = 0.3


class KernelRidge:
    """Fitted on `passages` and their `vectors` (by id); every owner is a label.

    `words` weighs shared words against meaning; 0 leaves them out.
    """

    def __init__(
        self, passages: Sequence[Passage], vectors: Mapping[str, Any], words: float = WORDS
    ) -> None:
        import numpy as np

        # Sorted: the order of neighbours must not change the last digits.
        rows = sorted(passages, key=lambda passage: passage.id)
        self._ids = [passage.id for passage in rows]
        self.owners = sorted({o for passage in rows for o in (passage.owner, *passage.also)})
        column = {owner: position for position, owner in enumerate(self.owners)}
        labels = np.zeros((len(rows), len(self.owners)))
        for row, passage in enumerate(rows):
            for other in passage.also:
                labels[row, column[other]] = ALSO
            labels[row, column[passage.owner]] = 1.0
        x = np.asarray([vectors[i] for i in self._ids], dtype=np.float64)
        self._words = words
        self._word_kernel = WordKernel([passage.text for passage in rows])
        kernel = _meaning(x @ x.T) + words * self._word_kernel.gram()
        kernel[np.diag_indices_from(kernel)] += RIDGE
        self._weights = np.linalg.solve(kernel, labels)

    def scores(self, query: str, cosines: Mapping[str, float]) -> dict[str, float]:
        """Owner -> score for `query` with these `cosines` to the passages.

        About 1 where the query is as good as one of the owner's passages, about
        0 where nothing speaks for the owner.
        """
        import numpy as np

        row = _meaning(np.asarray([cosines[i] for i in self._ids], dtype=np.float64))
        row += self._words * self._word_kernel.row(query)
        return dict(zip(self.owners, (row @ self._weights).tolist(), strict=True))


def _meaning(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return np.asarray(np.exp(SHARPNESS * (cosines - 1.0)))
