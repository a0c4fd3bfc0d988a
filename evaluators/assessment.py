"""What models that look at pictures say of many of them, in one value: alignment, recoverability, complexity."""

from collections.abc import Iterator
from typing import Literal

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.evaluators.by_picture import OnePicture
from storytelling_painter.evaluators.calibration.applying import Calibrated
from storytelling_painter.evaluators.calibration.rates import Rate
from storytelling_painter.evaluators.measures import Row
from storytelling_painter.evaluators.naming import named
from storytelling_painter.evaluators.recoverability import Recoverability
from storytelling_painter.evaluators.rows import calibrated_rows, judged_rows
from storytelling_painter.evaluators.rubric import Graded
from storytelling_painter.evaluators.statistics.resampling import Interval
from storytelling_painter.evaluators.tallies import Alignment


class Lost(Frozen):
    """A picture or line that was not measured, and why. It is in no number."""

    where: str
    measure: str
    why: str


class Assessment(Frozen):
    """What was measured on a folder of pictures, and what could not be."""

    kind: Literal["assessment"] = "assessment"
    schema_version: Literal[1] = SCHEMA_VERSION
    source: str
    pictures: int
    alignment: tuple[Alignment, ...] = ()
    calibrated: tuple[Calibrated, ...] = ()
    recoverability: tuple[Recoverability, ...] = ()
    complexity: tuple[Graded, ...] = ()
    by_picture: tuple[OnePicture, ...] = ()
    lost: tuple[Lost, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Yields the assessment as lines of a table."""
        for judged in self.alignment:
            yield from judged_rows("all", judged)
        for found in self.calibrated:
            yield from calibrated_rows("all", found)
        for recovered in self.recoverability:
            yield from _recovered(recovered)
        for graded in self.complexity:
            yield from _graded(graded)


def _recovered(found: Recoverability) -> Iterator[Row]:
    source = f"{named(found.describer)} described, {named(found.judge)} read"
    maker = named(found.evaluator)

    def share(measure: str, rate: Rate) -> Row:
        why = "" if rate.share is not None else "nothing of it was judged"
        return _row(measure, rate.share, rate.interval, found.n, maker, source, why)

    yield share("blind recall", found.recall)
    yield share("blind recall, must", found.must)
    yield share("blind recall, nice", found.nice)
    for dimension, rate in found.by_dimension.items():
        yield share(f"blind recall, {dimension.replace('_', ' ')}", rate)
    yield share("blind recall, false alarms on foils", found.foils)
    for name, count in (("key points left unknown", found.unknown), ("key points without a verdict", found.errors)):
        value = count / found.key_points if found.key_points else None
        yield _row(f"blind recall, {name}", value, None, found.n, maker, source, "no key point was read")
    why = "the reader found every false statement" if found.foils.share == 1.0 else "nothing was judged"
    yield _row("blind recall, corrected", found.corrected, None, found.n, maker, source, why)
    gaps = {"": found.gap, **{f", {d.replace('_', ' ')}": gap for d, gap in found.gap_by_dimension.items()}}
    for of, gap in gaps.items():
        why = "" if gap else "no judge saw the pictures; measure `alignment` as well"
        value, interval = (gap.difference, gap.interval) if gap else (None, None)
        yield _row(f"alignment less recall{of}", value, interval, found.n, maker, source, why)


def _graded(found: Graded) -> Iterator[Row]:
    judge = named(found.judge)
    yield _row("complexity, rubric", found.mean, found.interval, found.n, judge, "picture", "")
    for aspect, value in found.aspects.items():
        yield _row(f"complexity, rubric, {aspect}", value, None, found.n, judge, "picture", "")
    yield _row("entity score", found.entity_score, None, found.n, judge, "picture", "")
    for measure, rate in (("pictures that tell a story", found.telling), ("in the target band", found.in_target)):
        yield _row(measure, rate.share, rate.interval, found.n, judge, "picture", "")


def _row(
    measure: str, value: float | None, interval: Interval | None, n: int, evaluator: str, source: str, reason: str
) -> Row:
    return Row(
        group="all",
        measure=measure,
        value=value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        n=n,
        evaluator=evaluator,
        source=source,
        reason=reason if value is None else "",
    )
