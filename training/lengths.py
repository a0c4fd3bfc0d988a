"""Whether preference pairs teach a model to write longer: judges tend to prefer length, and DPO amplifies it."""

from collections.abc import Sequence
from statistics import fmean

import numpy as np

from storytelling_painter.domain.base import Frozen


class LengthBias(Frozen):
    """Lengths of the two sides of pairs, in words."""

    pairs: int
    chosen_words: float
    rejected_words: float
    longer_share: float
    """Share of the pairs in which the better story is the longer one; 0.5 is no bias."""
    correlation: float | None
    """Of the margin with the difference of lengths (Pearson); none where one of them does not vary."""


def length_bias(pairs: Sequence[tuple[int, int, float]]) -> LengthBias:
    """Measures pairs, each given as words of the better story, words of the worse one, and margin; at least one."""
    better, worse, margins = zip(*pairs, strict=True)
    apart = np.subtract(better, worse)
    varied = len(pairs) > 2 and float(np.std(apart)) > 0 and float(np.std(margins)) > 0
    return LengthBias(
        pairs=len(pairs),
        chosen_words=fmean(better),
        rejected_words=fmean(worse),
        longer_share=fmean(map(float, apart > 0)),
        correlation=float(np.corrcoef(apart, margins)[0, 1]) if varied else None,
    )
