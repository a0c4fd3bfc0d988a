"""What a report page is made of: tables of plain cells, and the rows of a report told by who measured them."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from storytelling_painter.evaluators.measures import Row


class Cell(NamedTuple):
    """One cell; its text is escaped by the page."""

    text: str = ""
    link: str = ""
    """Address, made by this project and never taken from data."""
    bar: tuple[float, float, float] | None = None
    """Low end, value and high end of a share, in hundredths, drawn in place of the text."""


class Column(NamedTuple):
    """Head of a column."""

    name: str
    number: bool = False


class Table(NamedTuple):
    """One table of a page."""

    heading: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    measures: bool = False
    """Whether it holds measures, whose columns are as wide in every table of a page."""


_TOPICS: Final = {
    "key-point-alignment": "Alignment of picture and story",
    "rogan-gladen": "Alignment, corrected by the judge's calibration",
    "blind-recoverability": "Blind recoverability",
    "model-rubric-judge": "Complexity by rubric",
    "structural-complexity": "Complexity, structural estimate",
    "knn-diversity": "Diversity of stories",
    "nearest-story-distance": "Novelty of stories",
    "vendi-score": "Vendi score of stories",
    "pool-coverage": "Coverage of a pool",
    "slot-coverage": "Times, places and casts",
}
_COLUMNS = (Column("measure"), Column("value", True), Column("95% interval", True), Column("0 to 1"), Column("n", True))


def tables_of(rows: Iterable[Row]) -> Iterator[Table]:
    """Yields the rows of a report as tables, one for each set and maker, and last what was not measured."""
    listed = list(rows)
    told: dict[tuple[str, str, str], list[tuple[Cell, ...]]] = {}
    for row in listed:
        if row.value is not None:
            told.setdefault((row.group, row.evaluator, row.source), []).append(_told(row))
    for (group, evaluator, source), found in told.items():
        topic = _TOPICS.get(evaluator.partition(" ")[0], evaluator)
        note = f"Measured by {evaluator}, from {source}." if source else f"Measured by {evaluator}."
        yield Table(topic if group == "all" else f"{topic}: {group}", note, _COLUMNS, tuple(found), measures=True)
    missing = [row for row in listed if row.value is None]
    if missing:
        cells = dict.fromkeys((Cell(r.group), Cell(r.measure), Cell(r.reason), Cell(r.evaluator)) for r in missing)
        heads = tuple(map(Column, ("of", "measure", "why there is no number", "measured by")))
        yield Table("Not measured", "None of these is a zero.", heads, tuple(cells))


def _told(row: Row) -> tuple[Cell, ...]:
    assert row.value is not None
    between = "" if row.low is None or row.high is None else f"{row.low:.3f} to {row.high:.3f}"
    low, high = (row.value if end is None else end for end in (row.low, row.high))
    drawn = 0.0 <= low <= high <= 1.0 and 0.0 <= row.value <= 1.0
    bar = Cell(f"{row.value:.3f}", bar=(100 * low, 100 * row.value, 100 * high)) if drawn else Cell()
    return Cell(row.measure), Cell(f"{row.value:.3f}"), Cell(between), bar, Cell(str(row.n))
