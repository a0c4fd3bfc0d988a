"""A report as lines of a table, for people who read and not for programs."""

from collections.abc import Iterator

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
            yield from _judged(group, judged)
    yield from spread_rows(group, measures)
    complexity = measures.complexity
    if isinstance(complexity, Unscored):
        yield unscored(group, "complexity, structural estimate", complexity)
    else:
        yield Row(
            group=group,
            measure="complexity, structural estimate",
            value=complexity.mean,
            n=complexity.n,
            evaluator=named(complexity.evaluator),
            source="ledger",
        )


def _judged(group: str, judged: Alignment) -> Iterator[Row]:
    values = {
        "alignment, micro": (judged.micro.share, "no key point got a yes or a no"),
        "alignment, macro": (judged.macro, "no key point got a yes or a no"),
        "alignment, all musts": (judged.all_must, ""),
        "alignment, corrected": (judged.corrected, "no key point got a yes or a no"),
        "false alarms on foils": (judged.foils.share, "no foil got a yes or a no"),
    }
    for measure, (value, reason) in values.items():
        yield Row(
            group=group,
            measure=measure,
            value=value,
            n=judged.n,
            evaluator=named(judged.evaluator),
            source=named(judged.judge),
            reason=reason if value is None else "",
        )
