"""Shares of yes and no, and shares corrected for a judge who errs at known or measured rates."""

from statistics import NormalDist
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.statistics.resampling import LEVEL, Floats, Interval

_DRAWS: Final = 20_000
_MOST_UNDEFINED: Final = 0.05


class Counted(NamedTuple):
    """Outcomes of independent trials, such as a judge's answers on foils."""

    yes: float
    no: float


def wilson(yes: float, n: float, *, level: float = LEVEL) -> Interval:
    """Returns the Wilson score interval of a share (Wilson, JASA 1927), without correction for continuity.

    Args:
        yes: In [0, n]; need not be whole, for shares with an effective n.
        n: Above 0.
        level: In (0, 1).

    Raises:
        InputError: `yes` is not in [0, n], or n is 0.
    """
    if not 0 <= yes <= n or not n:
        raise InputError(f"{yes} of {n} is no share")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = yes / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    low = 0.0 if yes == 0 else max(0.0, middle - half)
    high = 1.0 if yes == n else min(1.0, middle + half)
    return Interval(low=low, high=high, level=level, method="wilson")


def rogan_gladen(share: npt.ArrayLike, fpr: npt.ArrayLike, tpr: npt.ArrayLike = 1.0) -> Floats:
    """Returns clip((share - fpr) / (tpr - fpr), 0, 1) (Rogan and Gladen, Am. J. Epidemiology 1978).

    Args:
        share: Share of yes that the judge gave.
        fpr: Its rate of yes on what is false.
        tpr: Its rate of yes on what is true.

    Returns:
        The estimated share of what is true, in the common shape; NaN where tpr <= fpr, for such a judge tells nothing.
    """
    said, false, true = np.broadcast_arrays(*(np.asarray(rate, dtype=np.float64) for rate in (share, fpr, tpr)))
    out: Floats = np.full(said.shape, np.nan)
    np.divide(said - false, true - false, out=out, where=true > false)
    return np.minimum(1.0, np.maximum(0.0, out))


def corrected_interval(
    judged: Counted,
    on_false: Counted | float,
    on_true: Counted | float = 1.0,
    *,
    level: float = LEVEL,
    draws: int = _DRAWS,
    seed: int = 0,
) -> Interval | None:
    """Returns the interval of a corrected share for independent verdicts, with all that is uncertain taken along.

    Each rate that was counted is drawn from Beta(yes + 1/2, no + 1/2), Jeffreys' posterior of a share, and the
    corrected shares of the draws are cut at their quantiles. For key points of few pictures, which are not independent,
    use `evaluators.uncertainty`.

    Args:
        judged: The judge's verdicts on what is to be measured.
        on_false: Its answers on statements known to be false, or a rate that is known exactly.
        on_true: Its answers on statements known to be true, or a rate that is known exactly.
        level: In (0, 1).
        draws: Draws of the three rates.
        seed: The same seed gives the same interval.

    Returns:
        None where nothing was judged, a rate was measured on nothing, or the judge cannot be told from chance.
    """
    random = np.random.default_rng(seed)
    rates: list[Floats] = []
    points: list[float] = []
    for counts in (judged, on_false, on_true):
        if isinstance(counts, Counted):
            if counts.yes + counts.no <= 0:
                return None
            rates.append(random.beta(counts.yes + 0.5, counts.no + 0.5, draws))
            points.append(counts.yes / (counts.yes + counts.no))
        else:
            rates.append(np.full(draws, counts))
            points.append(counts)
    return cut(rogan_gladen(*rates), float(rogan_gladen(*points)), level)


def cut(values: Floats, estimate: float, level: float = LEVEL) -> Interval | None:
    """Returns the central interval of draws of a corrected share.

    An estimate of 0 or 1 lies at the end of what is possible, and so does its interval. None where the estimate is
    undefined, or more than one draw in twenty is.
    """
    finite = values[np.isfinite(values)]
    if not np.isfinite(estimate) or len(finite) < (1 - _MOST_UNDEFINED) * len(values):
        return None
    low, high = np.quantile(finite, [(1 - level) / 2, (1 + level) / 2])
    return Interval(
        low=0.0 if estimate <= 0.0 else float(low),
        high=1.0 if estimate >= 1.0 else float(high),
        level=level,
        method="jeffreys",
        draws=len(finite),
    )
