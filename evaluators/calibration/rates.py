"""Shares counted over pictures, whose key points are not independent of one another.

A share p = sum(y) / sum(n) over pictures with y of n has the linearised variance of a ratio (Cochran, Sampling
Techniques, 1977, chapter 6)

    v = m / (m - 1) * sum((y_i - p * n_i)^2) / sum(n)^2,   m pictures

and counts as p (1 - p) / v independent trials, at most as many as were counted. Where all pictures agree there is no
spread to measure; it then counts as many trials as there are pictures. The interval is Wilson's for so many.
"""

from collections.abc import Sequence
from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from storytelling_painter.domain.base import Frozen, Share
from storytelling_painter.evaluators.statistics.resampling import Floats, Interval
from storytelling_painter.evaluators.statistics.shares import wilson


class Rate(Frozen):
    """A share with all that is known of its certainty."""

    share: Share | None = None
    """yes / (yes + no); none where nothing was counted."""
    interval: Interval | None = None
    """95%."""
    yes: Annotated[int, Field(ge=0)] = 0
    no: Annotated[int, Field(ge=0)] = 0
    clusters: Annotated[int, Field(ge=0)] = 0
    """Pictures with at least one of them; plans, where several pictures share one."""
    trials: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    """Independent trials that tell as much."""

    def draws(self, number: int, random: np.random.Generator) -> Floats:
        """Returns draws from Beta(yes + 1/2, no + 1/2) of the independent trials, Jeffreys' posterior of the share."""
        assert self.share is not None
        yes = self.share * self.trials
        return random.beta(yes + 0.5, self.trials - yes + 0.5, number)


def rate_of(counts: Sequence[tuple[int, int]] | npt.NDArray[np.int64]) -> Rate:
    """Returns the share of yes.

    Args:
        counts: For each picture how many yes and how many no; pictures without either are left out.
    """
    table = np.asarray(counts, dtype=np.float64).reshape(-1, 2)
    table = table[table.sum(axis=1) > 0]
    if not len(table):
        return Rate()
    yes, n = table[:, 0], table.sum(axis=1)
    share = float(yes.sum() / n.sum())
    trials = effective_trials(yes, n)
    return Rate(
        share=share,
        interval=wilson(share * trials, trials),
        yes=int(yes.sum()),
        no=int(n.sum() - yes.sum()),
        clusters=len(table),
        trials=trials,
    )


def effective_trials(yes: Floats, n: Floats) -> float:
    """Returns how many independent trials tell as much as these pictures.

    Args:
        yes: Yes of each picture, shape (m,).
        n: Trials of each picture, each above 0, shape (m,).
    """
    pictures, total = len(n), float(n.sum())
    share = float(yes.sum()) / total
    spread = float(((yes - share * n) ** 2).sum())
    if pictures < 2 or spread < 1e-12 or not 0 < share < 1:
        return float(pictures)
    variance = pictures / (pictures - 1) * spread / total**2
    return max(1.0, min(total, share * (1 - share) / variance))
