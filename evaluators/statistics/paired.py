"""One measure on two sets of matched items: difference, interval, size of the effect, and p."""

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.statistics.effects import cliffs_delta, cliffs_delta_interval, cohens_dz
from storytelling_painter.evaluators.statistics.resampling import DRAWS, Bootstrap, Interval, ratio
from storytelling_painter.evaluators.statistics.significance import sign_flip_test


class Paired(Frozen):
    """What matched pairs say of a difference B - A."""

    n: Annotated[int, Field(ge=1)]
    """Pairs."""
    differ: Annotated[int, Field(ge=0)]
    """Pairs whose two values are not the same."""
    mean_a: float
    mean_b: float
    difference: float
    interval: Interval | None
    """None where the pairs show no spread, or there is one pair only."""
    cohens_dz: float | None
    """Mean difference over the standard deviation of the differences; none without spread."""
    cohens_dz_interval: Interval | None
    cliffs_delta: float
    """P(B > A) - P(B < A) over all values of both sets."""
    cliffs_delta_interval: Interval | None
    p: Annotated[float, Field(gt=0.0, le=1.0)]
    """Of the paired permutation test, for this measure alone."""


def paired(a: npt.ArrayLike, b: npt.ArrayLike, *, draws: int = DRAWS, seed: int = 0) -> Paired:
    """Compares matched values.

    Args:
        a: Shape (n,), finite.
        b: Shape (n,), finite; `b[i]` belongs to `a[i]`.
        draws: Resamples of each interval.
        seed: The same seed and pairs, in any order, give the same result.

    Raises:
        InputError: There is no pair, the lengths differ, or a value is not finite: a failed measurement is no pair.
    """
    first, second = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if first.shape != second.shape or first.ndim != 1 or not len(first):
        raise InputError("paired values need one of each side for every pair, and at least one pair")
    if not (np.isfinite(first).all() and np.isfinite(second).all()):
        raise InputError("a paired value is not finite; leave out pairs whose measurement failed")
    order = np.lexsort((first, second))
    first, second = first[order], second[order]
    d = second - first
    d[np.abs(d) < 1e-12] = 0.0
    boot = Bootstrap(np.column_stack([d, d * d, np.ones_like(d)]), draws=draws, seed=seed)
    dz = boot.estimate(cohens_dz)
    return Paired(
        n=len(d),
        differ=int(np.count_nonzero(d)),
        mean_a=float(first.mean()),
        mean_b=float(second.mean()),
        difference=float(d.mean()),
        interval=boot.interval(ratio(0, 2)),
        cohens_dz=dz if np.isfinite(dz) else None,
        cohens_dz_interval=boot.interval(cohens_dz),
        cliffs_delta=cliffs_delta(first, second),
        cliffs_delta_interval=cliffs_delta_interval(first, second, draws=draws, seed=seed),
        p=sign_flip_test(d, seed=seed),
    )
