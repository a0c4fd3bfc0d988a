"""The measures of a set of items as values: numbers with their makers, or the reason why there are none."""

from typing import Literal

from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.evaluators.calibration.applying import Calibrated
from storytelling_painter.evaluators.diversity import Diversity, Novelty, PoolCoverage, SlotCoverage, Vendi
from storytelling_painter.evaluators.tallies import Alignment, Complexity


class Unscored(Frozen):
    """Nothing was measured, and this is why. It is not zero."""

    kind: Literal["unscored"] = "unscored"
    evaluator: MadeBy
    reason: str


class Measures(Frozen):
    """The evaluators on a set of items."""

    items: int
    alignment: tuple[Alignment, ...] | Unscored
    """One entry a judge."""
    calibrated: tuple[Calibrated, ...] = ()
    """One entry a judge, where calibration files were given."""
    diversity: Diversity | Unscored
    novelty: Novelty | Unscored
    vendi: Vendi | Unscored
    coverage: PoolCoverage | Unscored | None = None
    """None where no pool was named."""
    slots: SlotCoverage | Unscored
    complexity: Complexity | Unscored


class Row(Frozen):
    """One number of a report, or the reason why there is none: a line of a table."""

    group: str
    """`all`, or such as `mode naive`."""
    measure: str
    value: float | None
    low: float | None = None
    high: float | None = None
    """Bounds of a 95% interval."""
    n: int = 0
    evaluator: str
    source: str = ""
    """The judge or the embedding."""
    reason: str = ""
