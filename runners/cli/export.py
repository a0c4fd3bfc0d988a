"""`export`: a run as a data set that other tools load."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.terminal import line, put, put_json, reported, tell
from storytelling_painter.runners.export import Format

NAME: Final = "export"
EPILOG: Final = """\b
Formats: imagefolder, parquet and webdataset hold the pictures and load with Hugging Face `datasets`; cogbench is JSON
in the form of CogBench with the pictures beside it; csv, jsonl and sheet (for scoring descriptions) are texts.

\b
Examples:
  storytelling-painter export demo-run --to imagefolder --out demo-images
  storytelling-painter export demo-run --to parquet --accepted-only --split test=0.1 --out demo-parquet
  storytelling-painter export demo-run --to webdataset --shard-size 1GB --out demo-shards
"""
_MOST_TOLD: Final = 20


@reported
def command(
    run: Annotated[Path, typer.Argument(help="Run folder.", metavar="RUN")],
    to: Annotated[Format, typer.Option(help="Format.")],
    out: Annotated[Path, typer.Option(help="Folder that the export becomes.")],
    accepted_only: Annotated[
        bool, typer.Option("--accepted-only", help="Only accepted items; by default all that have a picture.")
    ] = False,
    limit: Annotated[int | None, typer.Option(help="Only the first items, by the order of the briefs.", min=1)] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(help="Share by item id, such as `test=0.1`; can be repeated, the rest is `train`.",
                     metavar="NAME=SHARE"),
    ] = None,
    shard_size: Annotated[
        str, typer.Option(help="Size of a file of parquet or webdataset.", metavar="SIZE")
    ] = "500MB",
    full: Annotated[bool, typer.Option("--full", help="jsonl: whole records with every attempt.")] = False,
    license: Annotated[
        str, typer.Option(help="Licence of the data set for its card, such as `cc-by-4.0`.", metavar="ID")
    ] = "other",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an export that is there.")] = False,
    json: o.JsonOption = False,
    quiet: o.QuietOption = False,
) -> int:
    """Write the items of a run as a data set with its card.

    All of it or nothing is written. Pictures are copied byte for byte and checked; one that is missing or was changed
    is left out and listed, and the exit code is 1.
    """
    from storytelling_painter.runners.export.exporting import export_run
    from storytelling_painter.runners.export.manner import Manner, Splits, size_in_bytes
    from storytelling_painter.runners.export.target import megabytes
    from storytelling_painter.runners.progress import choose_display, reporter

    show = reporter(choose_display(quiet), tell)

    def on_item(number: int, of: int) -> None:
        if number == 1:
            show.begin(of, 0)
        show.step(False)

    try:
        summary = export_run(
            run, out, to,
            manner=Manner(size_in_bytes(shard_size), full), splits=Splits(split or []), accepted_only=accepted_only,
            limit=limit, overwrite=overwrite, license=license, command=("storytelling-painter", *sys.argv[1:]),
            on_item=on_item,
        )
    finally:
        show.end()
    for each in summary.left_out[:_MOST_TOLD]:
        tell(line(f"left out: {each.what}: {each.why}"))
    if len(summary.left_out) > _MOST_TOLD:
        tell(f"left out: {len(summary.left_out) - _MOST_TOLD} more; {out / 'export.json'} has them all")
    if json:
        put_json(summary)
    else:
        put(out)
    if not quiet:
        rest = "".join(f", {number} left in the run ({why})" for why, number in summary.passed_over.items())
        tell(f"{summary.items} items, {summary.files} files, {megabytes(summary.size_bytes)}{rest}")
    return int(summary.exit)
