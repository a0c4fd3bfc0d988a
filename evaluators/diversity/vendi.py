"""Vendi score: the effective number of different stories in a set.

With unit rows X of shape (n, d), K = X X^T / n has the eigenvalues l of X^T X / n besides zeros, so the smaller of the
two matrices is taken; K is never built for a large set.

    order 1         exp(-sum l log l)    Friedman and Dieng, TMLR 2023 (arXiv 2210.02410)
    order infinity  1 / max l            Pasarkar and Dieng, AISTATS 2024 (arXiv 2310.12952)

Both lie in [1, n]: 1 where all stories are the same, n where no two have anything in common. They grow with n, so sets
are compared at equal n.
"""

from typing import Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.diversity.resampling import Draws, Resampled
from storytelling_painter.tools.embeddings import Vectors

VENDI = MadeBy(name="vendi-score", version="1")

_BLOCK: Final = 4_096
_MOST_DRAWS: Final = 200


class Vendi(Frozen):
    """Effective number of different stories of a set."""

    kind: Literal["score"] = "score"
    evaluator: MadeBy
    embedding: MadeBy
    n: int
    order_1: float
    """exp of the entropy of the eigenvalues, in [1, n]."""
    order_infinity: float
    """Counts only the largest eigenvalue, in [1, n]: how far the most common kind of story dominates."""
    at_equal_n: Resampled | None = None
    """Order 1 of random subsets; none for a smaller set."""


class Scores(NamedTuple):
    """The two orders."""

    order_1: float
    order_infinity: float


def vendi_scores(vectors: Vectors) -> Scores:
    """Returns the scores of rows of length 1.

    Args:
        vectors: Shape (n, d), at least one row, none of zeros.

    Raises:
        InputError: There is no row, or one of zeros.
    """
    n, d = vectors.shape
    if not n:
        raise InputError("the Vendi score needs at least one story")
    if n <= d:
        rows = vectors.astype(np.float64)
        kernel = rows @ rows.T
    else:
        kernel = np.zeros((d, d))
        for start in range(0, n, _BLOCK):
            rows = vectors[start : start + _BLOCK].astype(np.float64)
            kernel += rows.T @ rows
    trace = float(np.trace(kernel))
    if not np.isfinite(trace) or abs(trace / n - 1.0) > 1e-3:
        raise InputError("the Vendi score needs rows of length 1")
    return _scores(np.linalg.eigvalsh(kernel / trace), n)


def vendi(vectors: Vectors, embedding: MadeBy, draws: Draws | None = None) -> Vendi:
    """Measures a set.

    Args:
        vectors: Shape (n, d), rows of length 1, none of zeros.
        embedding: Which embedding they are by.
        draws: The random subsets of the set; none draws them by the defaults. At most 200 of them are looked at.

    Raises:
        InputError: There is no row, or one of zeros.
    """
    scores = vendi_scores(vectors)

    def order_1(products: npt.NDArray[np.float64]) -> tuple[float]:
        return (_scores(np.linalg.eigvalsh(products / np.trace(products)), len(products)).order_1,)

    drawn = (draws or Draws(vectors)).measure(order_1, most=_MOST_DRAWS)
    return Vendi(
        evaluator=VENDI,
        embedding=embedding,
        n=len(vectors),
        order_1=scores.order_1,
        order_infinity=scores.order_infinity,
        at_equal_n=drawn[0] if drawn else None,
    )


def _scores(eigenvalues: npt.NDArray[np.floating], n: int) -> Scores:
    some = eigenvalues[eigenvalues > 1e-12]
    entropy = float(-(some * np.log(some)).sum())
    return Scores(min(float(n), max(1.0, float(np.exp(entropy)))), min(float(n), max(1.0, float(1.0 / some.max()))))
