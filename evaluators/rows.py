"""A report as lines of a table, for people who read and not for programs."""

from collections.abc import Iterable, Iterator

from storytelling_painter.evaluators.calibration.applying import Calibrated
from storytelling_painter.evaluators.measures import Measures, Row, Unscored
from storytelling_painter.evaluators.naming import named, unscored
from storytelling_painter.evaluators.spread_rows import spread_rows
from storytelling_painter.evaluators.tallies import Alignment


def rows_of(group: str, measures: Measures) -> Iterator[Row]:
    """Yields the numbers of one set of items, each with its measure, its maker and the number it was computed on."""
    if isinstance(measures.alignment, Unscored):
        yield unscored(group, "alignment", measures.alignment)
    else:
        for judged in measures.alignment:
            yield from judged_rows(group, judged)
    for found in measures.calibrated:
        yield from calibrated_rows(group, found)
    yield from spread_rows(group, measures)
    complexity = measures.complexity
    if isinstance(complexity, Unscored):
        yield unscored(group, "complexity, structural estimate", complexity)
    else:
        yield Row(
            group=group,
            measure="complexity, structural estimate",
            value=complexity.mean,
            low=complexity.interval.low if complexity.interval else None,
            high=complexity.interval.high if complexity.interval else None,
            n=complexity.n,
            evaluator=named(complexity.evaluator),
            source="ledger",
        )


def judged_rows(group: str, judged: Alignment) -> Iterator[Row]:
    """Yields the numbers of one judge's alignment."""
    none, foils = "no key point got a yes or a no", judged.foils
    useless = "the judge called every false statement true" if foils.share == 1.0 else none
    values = (
        ("alignment, micro", judged.micro.share, judged.micro.interval, none),
        ("alignment, macro", judged.macro, judged.macro_interval, none),
        ("alignment, all musts", judged.all_must, judged.all_must_interval, "no picture's musts were decided"),
        ("alignment, corrected", judged.corrected, judged.corrected_interval, useless),
        *(
            (f"alignment, {dimension.replace('_', ' ')}", counts.share, counts.interval, "none got a yes or a no")
            for dimension, counts in judged.by_dimension.items()
        ),
        ("false alarms on foils", foils.share, foils.interval, "no foil got a yes or a no"),
        ("key points left unknown", judged.micro.unknown_rate, None, "no key point was judged"),
        ("key points without a readable verdict", judged.micro.error_rate, None, "no key point was judged"),
        ("pictures whose musts were left undecided", judged.undecided / judged.n, None, ""),
        ("foils left unknown", foils.unknown_rate, None, "no foil was judged"),
        ("foils without a readable verdict", foils.error_rate, None, "no foil was judged"),
    )
    for measure, value, interval, reason in values:
        yield Row(
            group=group,
            measure=measure,
            value=value,
            low=interval.low if interval else None,
            high=interval.high if interval else None,
            n=judged.n,
            evaluator=named(judged.evaluator),
            source=named(judged.judge),
            reason=reason if value is None else "",
        )


def doubts_of(judged: Iterable[Alignment]) -> Iterator[str]:
    """Yields a sentence on each judge who calls false statements true as often as those that are asked about."""
    for each in judged:
        share, false = each.micro.share, each.foils.share
        if share is not None and false is not None and false >= share:
            yield (
                f"{named(each.judge)} calls {false:.0%} of false statements true and {share:.0%} of the key points: "
                "its yes tells nothing"
            )


def calibrated_rows(group: str, found: Calibrated) -> Iterator[Row]:
    """Yields the corrected alignment of one judge, and the rates that correct it."""
    basis = found.basis.replace("_", " ")
    yield Row(
        group=group,
        measure=f"alignment, calibrated against {basis}",
        value=found.share,
        low=found.interval.low if found.interval else None,
        high=found.interval.high if found.interval else None,
        n=found.n,
        evaluator=named(found.evaluator),
        source=named(found.judge),
        reason=found.reason,
    )
    for name, rate in (("true", found.tpr), ("false", found.fpr)):
        if rate is not None:
            measure = f"its judge's yes on what is {name}, by {basis}"
            yield Row(
                group=group, measure=measure, value=rate, n=found.calibrated_on,
                evaluator=named(found.evaluator), source=named(found.judge),
            )
