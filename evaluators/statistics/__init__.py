"""Intervals, effect sizes and tests for the numbers of the evaluators; numpy only, so that every report has them."""

from storytelling_painter.evaluators.statistics.effects import cliffs_delta, cliffs_delta_interval, cohens_dz
from storytelling_painter.evaluators.statistics.paired import Paired, paired
from storytelling_painter.evaluators.statistics.resampling import Bootstrap, Interval, mean_interval, ratio
from storytelling_painter.evaluators.statistics.shares import corrected_interval, rogan_gladen, wilson
from storytelling_painter.evaluators.statistics.significance import benjamini_hochberg, holm, sign_flip_test

__all__ = [
    "Bootstrap",
    "Interval",
    "Paired",
    "benjamini_hochberg",
    "cliffs_delta",
    "cliffs_delta_interval",
    "cohens_dz",
    "corrected_interval",
    "holm",
    "mean_interval",
    "paired",
    "ratio",
    "rogan_gladen",
    "sign_flip_test",
    "wilson",
]
