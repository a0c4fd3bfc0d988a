"""The bootstrap over items, for statistics that are functions of sums over the items.

Each row of `columns` is one item, such as a picture, with all that was counted on it. Rows are drawn with replacement
and never taken apart, so key points of one picture stay together (cluster bootstrap: they are not independent). Shares,
ratios, means, mean differences and standardised differences are all functions of column sums.

Intervals are bias-corrected and accelerated (BCa; Efron, Better Bootstrap Confidence Intervals, JASA 1987) or plain
percentiles. They do not depend on the order of the rows.
"""

from collections.abc import Callable, Sequence
from statistics import NormalDist
from typing import Annotated, Final, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import InputError

Floats = npt.NDArray[np.float64]

Statistic = Callable[[Floats], Floats]
"""From column sums, shape (m, c), to m values; NaN where there is nothing to divide by."""

Method = Literal["bca", "percentile", "wilson", "jeffreys", "subsampling"]

LEVEL: Final = 0.95
DRAWS: Final = 1000
_CELLS: Final = 2**22
"""Most weights held at a time."""
_MOST_UNDEFINED: Final = 0.05
_NORMAL: Final = NormalDist()


class Interval(Frozen):
    """A confidence interval."""

    low: float
    high: float
    level: Annotated[float, Field(gt=0.0, lt=1.0)] = LEVEL
    """Share of the intervals made in this way that hold the truth."""
    method: Method
    draws: Annotated[int, Field(ge=0)] = 0
    """Resamples; 0 for a formula."""


class Bootstrap:
    """Resamples of one table, drawn once and used for every statistic of it.

    Args:
        columns: Shape (n, c); one row an item.
        draws: Resamples.
        seed: The same seed and rows, in any order, give the same intervals.

    Raises:
        InputError: `columns` is no table of finite numbers, or there is no draw.
    """

    def __init__(self, columns: npt.ArrayLike, *, draws: int = DRAWS, seed: int = 0) -> None:
        table = np.asarray(columns, dtype=np.float64)
        if table.ndim != 2 or not np.isfinite(table).all():
            raise InputError("a bootstrap needs a table of finite numbers, one row an item")
        if draws < 1:
            raise InputError(f"a bootstrap needs at least 1 draw, got {draws}")
        self._rows: Floats = table[np.lexsort(table.T)] if table.size else table
        self._sums = _resampled(self._rows, draws, seed)
        self._total: Floats = self._rows.sum(axis=0, keepdims=True)

    def estimate(self, statistic: Statistic) -> float:
        """Returns the statistic of the table itself; NaN where it is undefined."""
        return float(statistic(self._total)[0])

    def draws(self, statistic: Statistic) -> Floats:
        """Returns the statistic of each resample; NaN where it is undefined."""
        return statistic(self._sums)

    def interval(
        self, statistic: Statistic, *, level: float = LEVEL, method: Literal["bca", "percentile"] = "bca"
    ) -> Interval | None:
        """Returns the interval of a statistic.

        Args:
            statistic: A function of column sums.
            level: In (0, 1).
            method: BCa falls back to percentiles where all resamples lie on one side of the estimate.

        Returns:
            None where nothing can be said: fewer than two items, an undefined estimate, more than one resample in
            twenty undefined, or items that do not differ at all. Items that are all the same show no spread, which does
            not mean that there is none.
        """
        estimate, values = self.estimate(statistic), self.draws(statistic)
        finite = values[np.isfinite(values)]
        if len(self._rows) < 2 or not np.isfinite(estimate) or len(finite) < (1 - _MOST_UNDEFINED) * len(values):
            return None
        if not has_spread(finite):
            return None
        tails = np.array([(1 - level) / 2, (1 + level) / 2])
        moved = self._moved(statistic, estimate, finite, tails) if method == "bca" else None
        low, high = np.quantile(finite, tails if moved is None else moved)
        used: Method = "percentile" if moved is None else "bca"
        return Interval(low=float(low), high=float(high), level=level, method=used, draws=len(finite))

    def _moved(self, statistic: Statistic, estimate: float, values: Floats, tails: Floats) -> Floats | None:
        """Tail probabilities of BCa, or none where they are not defined."""
        near = np.isclose(values, estimate, rtol=1e-12, atol=1e-12)
        below = float(np.mean((values < estimate) & ~near) + 0.5 * near.mean())
        without = statistic(self._total - self._rows)
        if not 0.0 < below < 1.0 or not np.isfinite(without).all():
            return None
        bias = _NORMAL.inv_cdf(below)
        away = without.mean() - without
        spread = float((away**2).sum())
        acceleration = float((away**3).sum()) / (6 * spread**1.5) if spread > 1e-24 else 0.0
        points = [bias + _NORMAL.inv_cdf(float(t)) for t in tails]
        if any(1 - acceleration * z <= 0 for z in points):
            return None
        return np.array([_NORMAL.cdf(bias + z / (1 - acceleration * z)) for z in points])


def has_spread(values: Floats) -> bool:
    """Tells whether values differ by more than rounding."""
    return bool(len(values)) and float(np.ptp(values)) > 1e-12 * max(1.0, float(np.abs(values).max()))


def _resampled(rows: Floats, draws: int, seed: int) -> Floats:
    """Column sums of each resample, shape (draws, c)."""
    n = len(rows)
    out = np.zeros((draws, rows.shape[1]))
    if not n:
        return out
    random = np.random.default_rng(seed)
    block = max(1, _CELLS // n)
    for start in range(0, draws, block):
        size = min(block, draws - start)
        chosen = random.integers(n, size=(size, n)) + n * np.arange(size)[:, None]
        times = np.bincount(chosen.ravel(), minlength=size * n).reshape(size, n)
        out[start : start + size] = times.astype(np.float64) @ rows
    return out


def ratio(above: int | Sequence[int], below: int | Sequence[int]) -> Statistic:
    """Returns the statistic sum of some columns / sum of some columns; NaN where the lower sum is 0."""
    up, down = np.atleast_1d(above), np.atleast_1d(below)

    def of(sums: Floats) -> Floats:
        under = sums[:, down].sum(axis=1)
        out = np.full(len(sums), np.nan)
        np.divide(sums[:, up].sum(axis=1), under, out=out, where=under > 0)
        return out

    return of


def mean_interval(values: npt.ArrayLike, *, draws: int = DRAWS, seed: int = 0) -> Interval | None:
    """Returns the 95% BCa interval of a mean; see `Bootstrap.interval` for when there is none."""
    column = np.asarray(values, dtype=np.float64)
    return Bootstrap(np.column_stack([column, np.ones_like(column)]), draws=draws, seed=seed).interval(ratio(0, 1))
