"""`paint`: pictures for stories that exist."""

from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.groups import (
    AllCapOptions,
    CrewOptions,
    LookOptions,
    SettingsOptions,
    grouped,
)
from storytelling_painter.runners.cli.manner import RunOptions
from storytelling_painter.runners.cli.terminal import reported

NAME: Final = "paint"
EPILOG: Final = """\b
A story file is CSV or Parquet with columns img_id,story, or JSON lines: the output of `stories`, the
items.jsonl of a run, the story_output_*.jsonl of the reference implementation, or plain lines such as
  {"id": "1", "story": "A girl stands at the bus stop in the rain ..."}
With `--stories -` the lines come from standard input, and are read no faster than they are painted.
Stories without a plan are read by the storyteller, and what cannot be drawn is listed in the record.

\b
Examples:
  storytelling-painter paint --stories stories.jsonl --out painted
  storytelling-painter paint --stories pool.csv --style line_art --out plates
  storytelling-painter stories -n 1000 | storytelling-painter paint --stories - --out painted
"""


@reported
@grouped
def command(
    stories: Annotated[
        Path, typer.Option(help="Story file: CSV, Parquet or JSON lines; `-` is standard input.", metavar="FILE")
    ],
    out: Annotated[Path, typer.Option(help="Run folder; one begun by the same command is gone on with.")] = Path("run"),
    seed: o.SeedOption = None,
    *,
    look: LookOptions,
    crew: CrewOptions,
    settings: SettingsOptions,
    caps: AllCapOptions,
    options: RunOptions,
) -> int:
    """Paint the stories of a file.

    The same command again goes on where it ended. A bad line fails its own item and no other.
    """
    from storytelling_painter.domain.errors import InputError
    from storytelling_painter.runners.cli.running import run_items
    from storytelling_painter.runners.sources import look_into, told

    resolved = settings.resolve(look, crew, caps, seed=seed)
    facts = look_into(stories)
    if facts.items == 0:
        raise InputError(f"story file {str(stories)!r} holds no story; give a CSV, JSONL or Parquet file with some")
    order = {"stories": facts.order}
    return run_items("paint", out, resolved, order, told(stories, resolved.settings), facts.items, options)
