"""The pages of an evaluation and of an assessment. Names and texts are escaped; nothing in a page runs."""

from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import quote

from storytelling_painter.evaluators.assessment import Assessment
from storytelling_painter.evaluators.by_picture import OnePicture
from storytelling_painter.evaluators.diversity import Diversity
from storytelling_painter.evaluators.measures import Unscored
from storytelling_painter.evaluators.report import EvaluationReport, Listing
from storytelling_painter.evaluators.rows import doubts_of
from storytelling_painter.runners.pages import rendered
from storytelling_painter.runners.reports.tables import Cell, Column, Table, tables_of

MOST_LISTED: Final = 1_000
"""Pictures, and failures, that a page lists; the files hold all of them."""
_INTERVALS: Final = "Intervals are 95%. What failed, and what nobody could tell, is in no share and counted apart."


def evaluation_page(report: EvaluationReport, *, in_gallery: bool = False) -> str:
    """Returns the page of what `evaluate` measured.

    Args:
        report: The report.
        in_gallery: Whether the page stands on the shelf of the run's gallery, and links to it.
    """
    lead = [f"{report.items} items, measured from what is written of them. {_INTERVALS}"]
    if (seen := report.pictures).found:
        altered = f", {seen.altered} of them altered since" if seen.altered else ""
        lead.append(
            f"{seen.found} pictures: {seen.with_recipe} with a recipe{altered}; {seen.no_story} without a story."
        )
    warnings = []
    if report.failures.count:
        warnings.append(f"{report.failures.count} lines, files or reports could not be read or used; they are below.")
    if report.repeated_stories:
        warnings.append(f"{report.repeated_stories} stories are word for word those of other items.")
    warnings += doubts_of(() if isinstance(report.alignment, Unscored) else report.alignment)
    tables = [*tables_of(report.rows()), *_near(report), *_listed("Could not be read or used", report.failures)]
    tables += _listed("Stand more than once", report.repeated_ids)
    return rendered(
        __package__, "report.html.j2", title=f"{report.source}: evaluation", back=in_gallery, lead=lead,
        warnings=warnings, tables=tables,
    )


def _near(report: EvaluationReport) -> Iterable[Table]:
    near = report.diversity.near_duplicates if isinstance(report.diversity, Diversity) else None
    if near is not None and near.pairs:
        rows = tuple((Cell(p.first), Cell(p.second), Cell(f"{p.distance:.3f}")) for p in near.pairs[:MOST_LISTED])
        of = f"{len(rows)} of {near.count} pairs" if near.count > len(rows) else f"{near.count} pairs"
        more = "" if near.complete else "; there may be more, as the search was approximate"
        heads = (Column("story"), Column("story"), Column("distance", True))
        yield Table("Near duplicates", f"{of} within a distance of {near.within:g}{more}.", heads, rows)


def _listed(heading: str, listing: Listing) -> Iterable[Table]:
    if listing.count:
        rows = tuple((Cell(each.where), Cell(each.why)) for each in listing.first)
        yield Table(heading, _first(len(rows), listing.count), (Column("where"), Column("why")), rows)


def assessment_page(found: Assessment, *, in_gallery: bool = False) -> str:
    """Returns the page of what `assess` had models see.

    Args:
        found: What was measured.
        in_gallery: Whether the page stands on the shelf of the run's gallery, and links to it.
    """
    lead = [f"{found.pictures} pictures, looked at by models. {_INTERVALS}"]
    warnings = [f"{len(found.lost)} measurements failed; they are below and in no number."] if found.lost else []
    warnings += doubts_of(found.alignment)
    tables = [*tables_of(found.rows())]
    if found.by_picture:
        tables.append(_pictures(found.by_picture, in_gallery))
    if found.lost:
        rows = tuple((Cell(each.where), Cell(each.measure), Cell(each.why)) for each in found.lost[:MOST_LISTED])
        heads = tuple(map(Column, ("where", "measure", "why")))
        tables.append(Table("Failed", _first(len(rows), len(found.lost)), heads, rows))
    return rendered(
        __package__, "report.html.j2", title=f"{found.source}: assessment", back=in_gallery, lead=lead,
        warnings=warnings, tables=tables,
    )


_HEADS: Final = (
    "alignment", "corrected", "yes", "no", "unknown", "error", "recall", "corrected", "rubric", "entities",
)  # fmt: skip


def _pictures(pictures: Sequence[OnePicture], in_gallery: bool) -> Table:
    rows = []
    for one in pictures[:MOST_LISTED]:
        link = f"../index.html#item={quote(one.id, safe='')}" if in_gallery else ""
        counts = (one.yes, one.no, one.unknown, one.error)
        rows.append(
            (
                Cell(one.id, link=link),
                *map(_number, (one.micro, one.corrected)),
                *(Cell("-" if count is None else str(count)) for count in counts),
                *map(_number, (one.recall, one.recall_corrected, one.rubric, one.entity_score)),
            )
        )
    note = "Key points by verdict, parents taken into account; a dash where nothing was measured, which is no zero. "
    heads = (Column("picture"), *(Column(name, True) for name in _HEADS))
    return Table("Picture by picture", note + _first(len(rows), len(pictures)), heads, tuple(rows))


def _number(value: float | None) -> Cell:
    return Cell("-" if value is None else f"{value:.3f}")


def _first(shown: int, count: int) -> str:
    return f"The first {shown} of {count}." if count > shown else ""
