"""A report as lines of a table, for people who read and not for programs."""

from collections.abc import Iterator

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.evaluators.calibration.applying import Calibrated
from storytelling_painter.evaluators.measures import Measures, Row, Unscored
from storytelling_painter.evaluators.tallies import Alignment


def rows_of(group: str, measures: Measures) -> Iterator[Row]:
    """Yields the numbers of one set of items, each with its measure, its maker and the number it was computed on."""
    if isinstance(measures.alignment, Unscored):
        yield _unscored(group, "alignment", measures.alignment)
    else:
        for judged in measures.alignment:
            yield from judged_rows(group, judged)
    yield from (_calibrated(group, found) for found in measures.calibrated)
    diversity = measures.diversity
    if isinstance(diversity, Unscored):
        yield _unscored(group, "diversity", diversity)
    else:
        source, evaluator = named(diversity.embedding), named(diversity.evaluator)
        for k in sorted({*diversity.values, *diversity.left_out}):
            yield Row(
                group=group,
                measure=f"diversity, k = {k}",
                value=diversity.values.get(k),
                n=diversity.n,
                evaluator=evaluator,
                source=source,
                reason=diversity.left_out.get(k, ""),
            )
        for k, drawn in diversity.at_equal_n.items():
            yield Row(
                group=group,
                measure=f"diversity at N = {drawn.n}, k = {k}",
                value=drawn.mean,
                low=drawn.low,
                high=drawn.high,
                n=diversity.n,
                evaluator=evaluator,
                source=source,
            )
    novelty = measures.novelty
    if isinstance(novelty, Unscored):
        yield _unscored(group, "novelty", novelty)
    else:
        for name, value in (("mean", novelty.mean), ("lowest", novelty.lowest)):
            yield Row(
                group=group,
                measure=f"novelty, {name}",
                value=value,
                n=novelty.n,
                evaluator=named(novelty.evaluator),
                source=named(novelty.embedding),
            )
    complexity = measures.complexity
    if isinstance(complexity, Unscored):
        yield _unscored(group, "complexity, structural estimate", complexity)
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
    values = (
        ("alignment, micro", judged.micro.share, judged.micro.interval, none),
        ("alignment, macro", judged.macro, judged.macro_interval, none),
        ("alignment, all musts", judged.all_must, judged.all_must_interval, ""),
        ("alignment, corrected", judged.corrected, judged.corrected_interval, none),
        ("false alarms on foils", foils.share, foils.interval, "no foil got a yes or a no"),
        ("key points left unknown", judged.micro.unknown_rate, None, "no key point was judged"),
        ("key points without a readable verdict", judged.micro.error_rate, None, "no key point was judged"),
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


def _calibrated(group: str, found: Calibrated) -> Row:
    return Row(
        group=group,
        measure=f"alignment, calibrated against {found.basis.replace('_', ' ')}",
        value=found.share,
        low=found.interval.low if found.interval else None,
        high=found.interval.high if found.interval else None,
        n=found.n,
        evaluator=named(found.evaluator),
        source=named(found.judge),
        reason=found.reason,
    )


def _unscored(group: str, measure: str, why: Unscored) -> Row:
    return Row(group=group, measure=measure, value=None, evaluator=named(why.evaluator), reason=why.reason)


def named(maker: MadeBy) -> str:
    """Returns name and version, and the spec where it is not the embedded one."""
    return f"{maker.name} {maker.version}" + ("" if maker.spec == "embedded" else f" ({maker.spec})")
