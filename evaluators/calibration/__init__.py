"""How far a judge can be trusted, measured against people or known truth, and its figures corrected by that."""

from storytelling_painter.evaluators.calibration.agreement import krippendorff_alpha
from storytelling_painter.evaluators.calibration.applying import Calibrated, corrected_by
from storytelling_painter.evaluators.calibration.file import Calibration, read_calibration
from storytelling_painter.evaluators.calibration.fitting import Observation, fit
from storytelling_painter.evaluators.calibration.rates import Rate, rate_of

__all__ = [
    "Calibrated",
    "Calibration",
    "Observation",
    "Rate",
    "corrected_by",
    "fit",
    "krippendorff_alpha",
    "rate_of",
    "read_calibration",
]
