"""Intervals of alignment over many pictures, judged by one judge.

Key points of one picture are not independent, so pictures are resampled and never taken apart. A picture carries its
effective verdicts (parents taken into account) by dimension and its verdicts on foils, so a resample gives share and
rate of false alarms together and the corrected share takes the uncertainty of both. Where all pictures agree, resamples
do too, which is no certainty: a share then gets the Wilson interval of as many trials as there are pictures, and a
corrected share draws from Jeffreys' posterior of as many.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, get_args

import numpy as np

from storytelling_painter.domain.judgement import VerdictValue
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.evaluators.statistics.resampling import (
    DRAWS,
    Bootstrap,
    Floats,
    Interval,
    Statistic,
    has_spread,
    ratio,
)
from storytelling_painter.evaluators.statistics.shares import Counted, cut, rogan_gladen, wilson

_DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)
_YES: Final = tuple(range(0, 2 * len(_DIMENSIONS), 2))
_VALID: Final = tuple(range(2 * len(_DIMENSIONS)))
_FALSE_YES: Final = len(_VALID)
_FALSE_VALID: Final = (_FALSE_YES, _FALSE_YES + 1)


class OfPicture(NamedTuple):
    """What was counted on one picture."""

    points: Mapping[tuple[Dimension, VerdictValue], int]
    """Effective verdicts."""
    foils: Mapping[tuple[str, VerdictValue], int]
    """Verdicts on false statements, by kind."""
    all_must: bool | None
    """None where nobody could decide; such a picture is in no rate of it."""


class AlignmentIntervals(NamedTuple):
    """95% intervals; none where the share itself is undefined."""

    micro: Interval | None
    macro: Interval | None
    all_must: Interval | None
    foils: Interval | None
    corrected: Interval | None
    by_dimension: dict[Dimension, Interval]


def alignment_intervals(
    pictures: Sequence[OfPicture],
    *,
    on_true: Counted | float = 1.0,
    on_false: Counted | float | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> AlignmentIntervals:
    """Returns the intervals of what one judge said of some pictures.

    Args:
        pictures: In any order.
        on_true: The judge's answers on what was known to be true, or its TPR if that is known exactly; corrects.
        on_false: The same on what was known to be false; by default the foils of the pictures take its place,
            and where there are none, 0.
        draws: Resamples.
        seed: The same seed and pictures give the same intervals.
    """
    rows = np.array([_row(picture) for picture in pictures], dtype=np.float64).reshape(-1, _FALSE_YES + 2)
    boot = Bootstrap(rows, draws=draws, seed=seed)
    micro, alarms = ratio(_YES, _VALID), ratio(_FALSE_YES, _FALSE_VALID)
    shares = {d: ratio(2 * i, (2 * i, 2 * i + 1)) for i, d in enumerate(_DIMENSIONS)}

    def macro(sums: Floats) -> Floats:
        values = np.stack([share(sums) for share in shares.values()])
        known = np.isfinite(values)
        out = np.full(len(sums), np.nan)
        np.divide(np.where(known, values, 0.0).sum(axis=0), known.sum(axis=0), out=out, where=known.any(axis=0))
        return out

    judged, foiled = _pictures(rows, _VALID), _pictures(rows, _FALSE_VALID)
    false = _rate(on_false, draws, seed + 1) if on_false is not None else None
    if false is None and foiled:
        false = _Rate(boot.estimate(alarms), _drawn(boot, alarms, foiled, np.random.default_rng((seed, 2))))
    decided = [p.all_must for p in pictures if p.all_must is not None]
    by_dimension = {
        d: found
        for i, (d, share) in enumerate(shares.items())
        if (found := _share(boot, share, _pictures(rows, (2 * i, 2 * i + 1)))) is not None
    }
    return AlignmentIntervals(
        micro=_share(boot, micro, judged),
        macro=_share(boot, macro, judged),
        all_must=wilson(sum(decided), len(decided)) if decided else None,
        foils=_share(boot, alarms, foiled),
        corrected=_corrected(boot, micro, judged, _rate(on_true, draws, seed), false, seed) if judged else None,
        by_dimension=by_dimension,
    )


def _row(picture: OfPicture) -> list[int]:
    points = [picture.points.get((d, v), 0) for d in _DIMENSIONS for v in ("yes", "no")]
    false: dict[str, int] = {"yes": 0, "no": 0}
    for (_, value), count in picture.foils.items():
        if value in false:
            false[value] += count
    return [*points, false["yes"], false["no"]]


def _pictures(rows: Floats, columns: Sequence[int]) -> int:
    """Pictures with a valid verdict in these columns."""
    return int((rows[:, list(columns)].sum(axis=1) > 0).sum())


def _share(boot: Bootstrap, share: Statistic, n: int) -> Interval | None:
    estimate = boot.estimate(share)
    if not n or not np.isfinite(estimate):
        return None
    return boot.interval(share) or wilson(min(1.0, estimate) * n, n)


class _Rate(NamedTuple):
    """A rate of a judge, and draws of it."""

    estimate: float
    draws: Floats


def _rate(counted: Counted | float, draws: int, seed: int) -> _Rate | None:
    """Returns a rate that was measured beside the pictures; none where it was measured on nothing."""
    if not isinstance(counted, Counted):
        return _Rate(counted, np.full(draws, counted))
    if counted.yes + counted.no <= 0:
        return None
    random = np.random.default_rng((seed, 3))
    share = counted.yes / (counted.yes + counted.no)
    return _Rate(share, random.beta(counted.yes + 0.5, counted.no + 0.5, draws))


def _corrected(
    boot: Bootstrap, micro: Statistic, judged: int, true: _Rate | None, false: _Rate | None, seed: int
) -> Interval | None:
    if true is None:
        return None
    if false is None:
        false = _Rate(0.0, np.zeros(len(true.draws)))
        if true.estimate == 1.0 and not has_spread(true.draws):
            return _share(boot, micro, judged)
    share = _drawn(boot, micro, judged, np.random.default_rng((seed, 1)))
    values = np.where(false.draws >= 1.0, 0.0, rogan_gladen(share, false.draws, true.draws))  # as `corrected_share`
    estimate = float(rogan_gladen(boot.estimate(micro), false.estimate, true.estimate))
    return cut(values, 0.0 if false.estimate >= 1.0 else estimate)


def _drawn(boot: Bootstrap, share: Statistic, n: int, random: np.random.Generator) -> Floats:
    """Draws of a share: resamples, and Jeffreys' posterior of n trials where those do not differ or hold no verdict."""
    values, estimate = boot.draws(share), boot.estimate(share)
    posterior = random.beta(estimate * n + 0.5, (1 - estimate) * n + 0.5, len(values))
    finite = np.isfinite(values)
    return np.where(finite, values, posterior) if has_spread(values[finite]) else posterior
