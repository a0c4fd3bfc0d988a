"""Agreement between raters, corrected for chance: Krippendorff's alpha for nominal answers.

With the coincidences o(c, k) of the answers c and k, each pair of answers on a unit with m answers counting
1 / (m - 1), and n(c) = sum over k of o(c, k), n = sum over c of n(c):

    alpha = 1 - (n - 1) * sum over c != k of o(c, k) / sum over c != k of n(c) n(k)

(Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011). Answers may be missing; a unit with fewer than two
answers tells nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated

import numpy as np
from pydantic import Field

from storytelling_painter.domain.base import Frozen
from storytelling_painter.evaluators.statistics.resampling import Bootstrap, Floats, Interval, Statistic


class Agreement(Frozen):
    """How well raters agree."""

    alpha: float | None
    """1 is perfect, 0 is chance, below 0 is worse; none where nobody could disagree: one answer only, or no pair."""
    interval: Interval | None
    """95%, units resampled."""
    units: Annotated[int, Field(ge=0)]
    """Units with at least two answers."""
    raters: Annotated[int, Field(ge=0)]


def krippendorff_alpha(units: Sequence[Mapping[str, str]]) -> Agreement:
    """Returns the agreement on nominal answers.

    Args:
        units: For each unit the answer of each rater who gave one, by the rater's name.
    """
    told = [unit for unit in units if len(unit) > 1]
    values = sorted({answer for unit in told for answer in unit.values()})
    raters = len({rater for unit in told for rater in unit})
    if len(values) < 2:
        return Agreement(alpha=None, interval=None, units=len(told), raters=raters)
    place = {value: i for i, value in enumerate(values)}
    table = np.array([_coincidences(unit, place) for unit in told])
    boot, statistic = Bootstrap(table), _alpha(len(values))
    return Agreement(
        alpha=boot.estimate(statistic), interval=boot.interval(statistic), units=len(told), raters=raters
    )


def _coincidences(unit: Mapping[str, str], place: Mapping[str, int]) -> Floats:
    """Coincidences of one unit, shape (values * values,)."""
    counts = np.zeros(len(place))
    for answer in unit.values():
        counts[place[answer]] += 1
    return ((np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)).ravel()


def _alpha(values: int) -> Statistic:
    def of(sums: Floats) -> Floats:
        table = sums.reshape(len(sums), values, values)
        marginals = table.sum(axis=2)
        n = marginals.sum(axis=1)
        differ = n - np.trace(table, axis1=1, axis2=2)
        chance = n**2 - (marginals**2).sum(axis=1)
        out: Floats = np.full(len(sums), np.nan)
        np.divide((n - 1) * differ, chance, out=out, where=chance > 1e-9)
        return 1 - out

    return of
