"""Sizes of effects: how large a difference is beside the spread, and how often one value beats another."""

from typing import Final

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.statistics.resampling import DRAWS, LEVEL, Floats, Interval, has_spread

_DUST: Final = 1e-12


def cohens_dz(sums: Floats) -> Floats:
    """Cohen's d_z, mean over standard deviation of paired differences, as a statistic of a `Bootstrap`.

    Args:
        sums: Shape (m, 3): sums of the differences, of their squares, and of ones.

    Returns:
        Shape (m,); NaN where the differences do not differ or there are fewer than two.
    """
    total, squares, n = sums[:, 0], sums[:, 1], sums[:, 2]
    out = np.full(len(sums), np.nan)
    enough = n > 1
    variance = np.zeros(len(sums))
    np.divide(squares - total**2 / np.maximum(n, 1), n - 1, out=variance, where=enough)
    spread = enough & (variance > _DUST * np.maximum(1.0, squares / np.maximum(n, 1)))
    np.divide(total, n * np.sqrt(np.where(spread, variance, 1.0)), out=out, where=spread)
    return out


def cliffs_delta(a: npt.ArrayLike, b: npt.ArrayLike) -> float:
    """Returns P(b > a) - P(b < a) over all pairs of one value of each (Cliff, Psychological Bulletin 1993).

    Returns:
        In [-1, 1]; 1 where every value of `b` is above every value of `a`.

    Raises:
        InputError: One of them is empty.
    """
    first, second = np.sort(np.asarray(a, dtype=np.float64)), np.asarray(b, dtype=np.float64)
    if not len(first) or not len(second):
        raise InputError("Cliff's delta needs values on both sides")
    below, above = np.searchsorted(first, second, "left"), np.searchsorted(first, second, "right")
    return float((below.sum() - (len(first) - above).sum()) / (len(first) * len(second)))


def cliffs_delta_interval(
    a: npt.ArrayLike, b: npt.ArrayLike, *, level: float = LEVEL, draws: int = DRAWS, seed: int = 0
) -> Interval | None:
    """Returns the percentile interval of Cliff's delta between matched samples; pairs are drawn together.

    Args:
        a: Shape (n,).
        b: Shape (n,), matched to `a`.
        level: In (0, 1).
        draws: Resamples.
        seed: The same seed and pairs, in any order, give the same interval.

    Returns:
        None for fewer than two pairs, or where no resample differs from another.
    """
    pairs = np.column_stack([np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)])
    pairs = pairs[np.lexsort(pairs.T)]
    if len(pairs) < 2:
        return None
    random = np.random.default_rng(seed)
    values = np.empty(draws)
    for i in range(draws):
        drawn = pairs[random.integers(len(pairs), size=len(pairs))]
        values[i] = cliffs_delta(drawn[:, 0], drawn[:, 1])
    if not has_spread(values):
        return None
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return Interval(low=float(low), high=float(high), level=level, method="percentile", draws=draws)
