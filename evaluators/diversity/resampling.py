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


class Resampled(Frozen):
    """A value at the one size at which sets of different size can be compared."""

    n: int
    """Stories of each draw, without replacement."""
    draws: int
    mean: float
    low: float | None
    high: float | None
    """Bounds of 95% of the draws; none where the set is no larger than a draw, so that all are the same."""


def resampled(
    vectors: Vectors,
    measure: Callable[[npt.NDArray[np.float64]], Sequence[float]],
    *,
    equal_n: int = EQUAL_N,
    draws: int = DRAWS,
) -> list[Resampled]:
    """Measures random subsets; the same set gives the same draws.

    Args:
        vectors: Shape (n, d), rows of length 1.
        measure: Takes the products of a subset's rows, shape (equal_n, equal_n), and gives its values.
        equal_n: Rows of a subset, at least 2.
        draws: Number of subsets.

    Returns:
        One entry a value; nothing where there are fewer rows than a subset needs.

    Raises:
        InputError: `equal_n` is below 2, or `draws` below 1.
    """
    if equal_n < 2 or draws < 1:
        raise InputError(f"draws need at least 2 stories and there must be 1 draw, got {equal_n} and {draws}")
    n = len(vectors)
    if n < equal_n:
        return []
    draws = draws if n > equal_n else 1
    random = np.random.default_rng(n)
    found = []
    for _ in range(draws):
        some = vectors[random.choice(n, equal_n, replace=False, shuffle=False)].astype(np.float64)
        found.append(list(measure(some @ some.T)))
    out = []
    for values in np.array(found).T:
        low, high = np.percentile(values, (2.5, 97.5)) if draws > 1 else (None, None)
        out.append(
            Resampled(
                n=equal_n,
                draws=draws,
                mean=float(values.mean()),
                low=None if low is None else float(low),
                high=None if high is None else float(high),
            )
        )
    return out
