"""`assess`: has models look at pictures of a run, or of anybody."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.evaluate import show_rows
from storytelling_painter.runners.cli.groups import SettingsOptions, SpendingOptions, TapeOptions, grouped
from storytelling_painter.runners.cli.shelf import on_shelf
from storytelling_painter.runners.cli.terminal import line, put, put_json, reported, tell

NAME: Final = "assess"
EPILOG: Final = """\b
Examples:
  storytelling-painter assess demo-run --vision openai:gpt-4o --out seen
  storytelling-painter assess my-pictures --vision openai:gpt-4o --measure complexity --out seen
"""
_MOST_LISTED: Final = 5


class Wanted(StrEnum):
    """What can be measured; see `runners.assessing.MEASURES`."""

    ALIGNMENT = "alignment"
    RECOVERABILITY = "recoverability"
    COMPLEXITY = "complexity"


@reported
@grouped
def command(
    path: Annotated[Path, typer.Argument(help="Run folder, or a folder with pictures and JSON lines.", metavar="PATH")],
    out: Annotated[Path, typer.Option(help="Folder of the results; one that was begun is gone on with.")],
    vision: Annotated[
        str | None, typer.Option(help="Model that looks at the pictures, such as `openai:gpt-4o`.")
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="Model that reads descriptions and sees no picture. Default: that of --vision.")
    ] = None,
    measures: Annotated[
        list[Wanted] | None, typer.Option("--measure", help="What to measure; may be repeated. Default: all three.")
    ] = None,
    calibration: Annotated[
        list[Path] | None, typer.Option(help="Calibration of the vision model; may be repeated.", metavar="FILE")
    ] = None,
    parquet: Annotated[bool, typer.Option("--parquet", help="Also write the tables as Parquet.")] = False,
    *,
    settings: SettingsOptions,
    concurrency: o.ConcurrencyOption = 4,
    workers: o.WorkersOption = 0,
    spending: SpendingOptions,
    tape: TapeOptions,
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> int:
    """Have models judge, describe and grade pictures whoever made them.

    Writes a line a picture and measure, a summary as JSON and a report page, of a run also into its gallery. Exits with
    1 when something could not be measured.
    """
    from storytelling_painter.evaluators.calibration import read_calibration
    from storytelling_painter.evaluators.rows import doubts_of
    from storytelling_painter.runners.assessed import MEASURES
    from storytelling_painter.runners.assessing import assess
    from storytelling_painter.runners.assessment_files import shelve_assessment, write_assessment
    from storytelling_painter.runners.row_files import check_format
    from storytelling_painter.runners.summary import exit_of

    if parquet:
        check_format("parquet")

    resolved = settings.resolve(spending, judge=vision, critic=text)
    known = [read_calibration(file) for file in calibration or ()]
    outcome = tape.run(
        resolved,
        lambda provision, stops: assess(
            path, out, resolved.settings, provision, stops, calibrations=known, concurrency=concurrency,
            workers=workers or 0,
            measures=[name for name in MEASURES if measures is None or Wanted(name) in measures],
        ),
    )
    found = outcome.assessment
    page = write_assessment(out, found, parquet=parquet)
    shelved = on_shelf(lambda: shelve_assessment(path, out, found))
    if json:
        put_json(found)
    else:
        put(f"{found.source}: {found.pictures} pictures")
        show_rows(list(found.rows()))
        put(page)
    if shelved is not None:
        tell(f"also in {shelved}")
    for doubt in doubts_of(found.alignment):
        tell(line(f"warning: {doubt}"))
    if found.lost:
        tell(f"warning: {len(found.lost)} measurements failed; they are in no number")
        for each in found.lost[:_MOST_LISTED]:
            tell(line(f"  {each.where}, {each.measure}: {each.why}"))
    if outcome.ended != "finished":
        tell(f"{outcome.ended}; the same command goes on from here")
    return int(exit_of(outcome.ended, some_failed=bool(found.lost)))
