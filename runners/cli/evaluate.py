"""`evaluate`: scores of a run, or of stories and pictures from elsewhere."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from storytelling_painter.runners.cli.terminal import line, put, put_json, put_table, reported, tell

if TYPE_CHECKING:
    from storytelling_painter.evaluators.measures import Row
    from storytelling_painter.evaluators.report import EvaluationReport

NAME: Final = "evaluate"
EPILOG: Final = """\b
Examples:
  storytelling-painter evaluate demo-run
  storytelling-painter evaluate story_output_1.jsonl --json
  storytelling-painter evaluate demo-run --calibration judge/calibration.json
"""
_MOST_LISTED: Final = 5


@reported
def command(
    path: Annotated[
        Path, typer.Argument(help="Run folder, or a file of records or stories, whoever made it.", metavar="PATH")
    ],
    calibration: Annotated[
        list[Path] | None,
        typer.Option(help="Calibration of a judge; corrects the alignment by it. May be repeated.", metavar="FILE"),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> int:
    """Measure alignment, diversity and complexity of what is there.

    Nothing is made or judged anew. Exits with 1 when lines or files could not be read.
    """
    from storytelling_painter.evaluators.calibration import read_calibration
    from storytelling_painter.evaluators.report import evaluate_path

    report = evaluate_path(path, k=(1, 5, 10), calibrations=[read_calibration(file) for file in calibration or ()])
    if json:
        put_json(report)
    else:
        _show(report)
    for listing, what in ((report.failures, "could not be read"), (report.repeated_ids, "stand more than once")):
        if listing.count:
            tell(f"warning: {listing.count} {what}")
            for each in listing.first[:_MOST_LISTED]:
                tell(line(f"  {each.where}: {each.why}"))
    return 1 if report.failures.count else 0


def _show(report: "EvaluationReport") -> None:
    put(f"{report.source}: {report.items} items")
    show_rows(list(report.rows()))


def show_rows(found: "Sequence[Row]") -> None:
    """Prints the lines of a report as tables, and last what was not measured."""
    rows = [row for row in found if row.value is not None]
    intervals = any(row.low is not None for row in rows)
    for group in dict.fromkeys(row.group for row in rows):
        put()
        put_table(
            [
                (group, "value", *(["95%"] if intervals else []), "n", "measured by"),
                *(
                    (r.measure, f"{r.value:.3f}", *([_interval(r)] if intervals else []), r.n, _maker(r))
                    for r in rows
                    if r.group == group
                ),
            ]
        )
    missing = list(dict.fromkeys((row.measure, row.reason) for row in found if row.value is None))
    if missing:
        put()
        put_table(("not measured", measure, reason) for measure, reason in missing)


def _interval(row: "Row") -> str:
    return "" if row.low is None or row.high is None else f"{row.low:.3f}-{row.high:.3f}"


def _maker(row: "Row") -> str:
    return f"{row.evaluator} ({row.source})" if row.source else row.evaluator
