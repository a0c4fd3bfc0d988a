"""Diversity of two sets of matched stories, compared at equal size in one embedding.

A story's distance to its neighbours depends on the whole set, so pairs are no independent observations; and a copy
would be its own nearest neighbour, so they cannot be drawn with replacement. Hence:

* p is that of a permutation test: in each draw every pair goes to either side by the toss of a coin;
* the interval comes of half-samples without replacement. For means, the spread over halves of n is that of the
  full value over samples of n (Politis, Romano and Wolf, Subsampling, 1999); the draws are centred on the full value.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from storytelling_painter.evaluators.statistics import Interval, Paired, cliffs_delta
from storytelling_painter.evaluators.statistics.resampling import LEVEL, has_spread
from storytelling_painter.tools.embeddings import Vectors

MOST_PAIRS: Final = 400
"""Pairs up to which all are compared; of more, so many are drawn."""
LEAST_HALF: Final = 10
_DRAWS: Final = 499
_SEED: Final = 0


class Spread(NamedTuple):
    """Difference of Div_k between two sets of matched stories."""

    k: int
    result: Paired


def drawn(pairs: int) -> npt.NDArray[np.intp]:
    """Returns which of so many pairs are compared, in rising order: all of them, or `MOST_PAIRS` drawn at random."""
    if pairs <= MOST_PAIRS:
        return np.arange(pairs)
    return np.sort(np.random.default_rng(_SEED).choice(pairs, MOST_PAIRS, replace=False))


def compare_spread(a: Vectors, b: Vectors, ks: Sequence[int], *, draws: int = _DRAWS) -> tuple[Spread, ...]:
    """Compares KNN diversity of matched stories.

    Args:
        a: Shape (n, d), rows of length 1, in an order that does not depend on the source; n of at most `MOST_PAIRS`,
            as the time goes with its square.
        b: Shape (n, d); row i belongs to row i of `a`.
        ks: Neighbours to average over; those of n or more are left out.
        draws: Tosses, and half-samples.
    """
    random = np.random.default_rng(_SEED)
    n = len(a)
    usable = [k for k in ks if k < n]
    if not usable:
        return ()
    both = np.concatenate([a, b])
    distances = np.clip(1.0 - both @ both.T, 0.0, 2.0)
    rows = np.arange(n)
    of_a, of_b = _of_each(distances, rows, usable), _of_each(distances, rows + n, usable)
    difference = (of_b - of_a).mean(axis=0)
    as_large = np.zeros(len(usable))
    for _ in range(draws):
        side = n * random.integers(2, size=n)
        tossed = _of_each(distances, rows + n - side, usable) - _of_each(distances, rows + side, usable)
        as_large += np.abs(tossed.mean(axis=0)) >= np.abs(difference) - 1e-9
    halves = _halves(distances, n, usable, draws, random)
    out = []
    for i, k in enumerate(usable):
        moved = of_b[:, i] - of_a[:, i]
        deviation = float(moved.std(ddof=1)) if n > 1 else 0.0
        result = Paired(
            n=n,
            differ=int((np.abs(moved) > 1e-9).sum()),
            mean_a=float(of_a[:, i].mean()),
            mean_b=float(of_b[:, i].mean()),
            difference=float(difference[i]),
            interval=_centred(halves[:, i], float(difference[i])) if len(halves) else None,
            cohens_dz=float(difference[i]) / deviation if deviation > 1e-9 else None,
            cohens_dz_interval=None,
            cliffs_delta=cliffs_delta(of_a[:, i], of_b[:, i]),
            cliffs_delta_interval=None,
            p=(1 + float(as_large[i])) / (1 + draws),
        )
        out.append(Spread(k, result))
    return tuple(out)


def _of_each(distances: Vectors, chosen: npt.NDArray[np.intp], ks: Sequence[int]) -> npt.NDArray[np.float64]:
    """D_i(k) of each chosen story within the chosen ones, shape (len(chosen), len(ks))."""
    among = distances[np.ix_(chosen, chosen)]
    np.fill_diagonal(among, np.inf)
    nearest = np.sort(np.partition(among, max(ks) - 1, axis=1)[:, : max(ks)], axis=1).astype(np.float64)
    return np.stack([nearest[:, :k].mean(axis=1) for k in ks], axis=1)


def _halves(
    distances: Vectors, n: int, ks: Sequence[int], draws: int, random: np.random.Generator
) -> npt.NDArray[np.float64]:
    half = n // 2
    if half < max(LEAST_HALF, max(ks) + 1):
        return np.empty((0, len(ks)))
    found = np.empty((draws, len(ks)))
    for row in found:
        chosen = random.choice(n, half, replace=False)
        row[:] = (_of_each(distances, chosen + n, ks) - _of_each(distances, chosen, ks)).mean(axis=0)
    return found


def _centred(values: npt.NDArray[np.float64], difference: float) -> Interval | None:
    if not has_spread(values):
        return None
    low, high = np.quantile(values - values.mean() + difference, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(low=float(low), high=float(high), level=LEVEL, method="subsampling", draws=len(values))
