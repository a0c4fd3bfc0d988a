"""Alignment corrected by what is known of the judge, with all that is uncertain taken along.

    corrected = clip((share - FPR) / (TPR - FPR), 0, 1)

(Rogan and Gladen, American Journal of Epidemiology, 1978). For the interval, pictures are resampled for the share, TPR
and FPR are drawn from the posterior of their effective trials, and the corrected shares are cut at their quantiles.
"""

from collections.abc import Sequence

import numpy as np

from storytelling_painter.domain.base import Frozen, MadeBy, Share
from storytelling_painter.evaluators.calibration.file import Calibration
from storytelling_painter.evaluators.calibration.rates import rate_of
from storytelling_painter.evaluators.statistics.resampling import DRAWS, Bootstrap, Interval, has_spread, ratio
from storytelling_painter.evaluators.statistics.shares import cut, rogan_gladen

CALIBRATED = MadeBy(name="rogan-gladen", version="1")


class Calibrated(Frozen):
    """A judge's alignment, corrected by a calibration file; or why it is not."""

    evaluator: MadeBy = CALIBRATED
    judge: MadeBy
    basis: str
    """Where the rates come from: `people` or `known_truth`."""
    n: int
    """Pictures."""
    share: Share | None
    interval: Interval | None = None
    calibrated_on: int = 0
    """Pictures that the rates were measured on."""
    tpr: Share | None = None
    fpr: Share | None = None
    reason: str = ""
    """Why there is no share."""


def same_judge(one: MadeBy, other: MadeBy) -> bool:
    """Whether two judges give the same verdicts: the same prompt asked of the same model, in whichever role."""
    if one.prompt_sha256 is None:
        return one == other
    return (one.version, one.spec, one.prompt_sha256) == (other.version, other.spec, other.prompt_sha256)


def corrected_by(calibration: Calibration, counts: Sequence[tuple[int, int]], *, seed: int = 0) -> Calibrated:
    """Returns the corrected share of yes.

    Args:
        calibration: Of the judge who gave the verdicts.
        counts: For each picture how many effective yes and how many no.
        seed: The same seed and counts, in any order, give the same interval.
    """
    tpr, fpr, judged = calibration.overall.tpr, calibration.overall.fpr, rate_of(counts)
    known = {"tpr": tpr.share, "fpr": fpr.share}
    if judged.share is None:
        why = "no key point got a yes or a no"
    elif tpr.share is None or fpr.share is None:
        why = f"the calibration saw no statement that is {'true' if tpr.share is None else 'false'}"
    elif tpr.share <= fpr.share:
        why = "by its calibration the judge cannot tell true from false"
    else:
        share = float(rogan_gladen(judged.share, fpr.share, tpr.share))
        random = np.random.default_rng((seed, 2))
        boot = Bootstrap(np.array(counts, dtype=np.float64).reshape(-1, 2), draws=DRAWS, seed=seed)
        drawn = boot.draws(ratio(0, (0, 1)))
        if not has_spread(drawn[np.isfinite(drawn)]):
            drawn = judged.draws(DRAWS, random)
        values = rogan_gladen(drawn, fpr.draws(DRAWS, random), tpr.draws(DRAWS, random))
        return _calibrated(calibration, judged.clusters, share=share, interval=cut(values, share), **known)
    return _calibrated(calibration, judged.clusters, share=None, reason=why, **known)


def _calibrated(calibration: Calibration, n: int, **fields: object) -> Calibrated:
    known = {"judge": calibration.judge, "basis": calibration.basis, "calibrated_on": calibration.pictures}
    return Calibrated.model_validate({**known, "n": n, **fields})
