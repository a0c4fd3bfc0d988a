"""Random subsets of one size, at which sets of different size can be compared.

Subsets are drawn without replacement: in a draw with replacement a copy would be its own nearest neighbour. Their
spread says how much a value depends on which stories of this set were drawn. It narrows as the set gets no larger than
a draw, so an interval is about other stories of the same maker only where the set is several times larger.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import InputError
from storytelling_painter.tools.embeddings import Vectors

EQUAL_N: Final = 100
"""Size at which sets are compared."""
DRAWS: Final = 1_000
_MOST_ROWS: Final = 2_048

Measure = Callable[[npt.NDArray[np.float64]], Sequence[float]]


class Resampled(Frozen):
    """A value at the one size at which sets of different size can be compared."""

    n: int
    """Stories of each draw, without replacement."""
    draws: int
    mean: float
    low: float | None
    high: float | None
    """Bounds of 95% of the draws; none where the set is no larger than a draw, so that all are the same."""


class Draws:
    """Random subsets of a set; the same set gives the same ones.

    Products of rows are computed once: of all rows, or where there are more than 2,048, of so many drawn at random,
    from which the subsets are then drawn.

    Args:
        vectors: Shape (n, d), rows of length 1.
        equal_n: Rows of a subset, at least 2.
        draws: Number of subsets; where there are no more rows than in one, a single one is looked at.

    Attributes:
        equal_n: As given.

    Raises:
        InputError: `equal_n` is below 2, or `draws` below 1.
    """

    def __init__(self, vectors: Vectors, *, equal_n: int = EQUAL_N, draws: int = DRAWS) -> None:
        if equal_n < 2 or draws < 1:
            raise InputError(f"equal N must be at least 2 and draws at least 1, got {equal_n} and {draws}")
        self._n, self.equal_n = len(vectors), equal_n
        self._draws = draws if self._n > equal_n else 1
        self._random = np.random.default_rng(self._n)
        most = max(_MOST_ROWS, equal_n)
        if self._n > most:
            vectors = vectors[np.sort(self._random.choice(self._n, most, replace=False))]
        self._products = vectors @ vectors.T if self._n >= equal_n else np.zeros((0, 0), np.float32)
        self._seed = int(self._random.integers(2**63))

    def measure(self, measure: Measure, *, most: int | None = None) -> list[Resampled]:
        """Measures the subsets.

        Args:
            measure: Takes the products of a subset's rows, shape (equal_n, equal_n), and gives its values.
            most: Looks at no more than so many subsets.

        Returns:
            One entry a value; nothing where there are fewer rows than a subset needs.
        """
        if self._n < self.equal_n:
            return []
        draws = min(self._draws, most or self._draws)
        random = np.random.default_rng(self._seed)
        found = []
        for _ in range(draws):
            chosen = random.choice(len(self._products), self.equal_n, replace=False, shuffle=False)
            found.append(list(measure(self._products[np.ix_(chosen, chosen)].astype(np.float64))))
        return [_of(values, self.equal_n, draws) for values in np.array(found).T]


def _of(values: npt.NDArray[np.float64], equal_n: int, draws: int) -> Resampled:
    low, high = np.percentile(values, (2.5, 97.5)) if draws > 1 else (None, None)
    return Resampled(
        n=equal_n,
        draws=draws,
        mean=float(values.mean()),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
    )
