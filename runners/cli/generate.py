"""`generate`: invents stories and paints them."""

from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli import options as o
from storytelling_painter.runners.cli.groups import (
    AllCapOptions,
    CrewOptions,
    LookOptions,
    SettingsOptions,
    StoryOptions,
    grouped,
)
from storytelling_painter.runners.cli.manner import RunOptions
from storytelling_painter.runners.cli.terminal import reported

NAME: Final = "generate"
EPILOG: Final = """\b
Examples:
  storytelling-painter generate -n 12 --seed 11 --out demo-run
  storytelling-painter generate -n 500 --limit 50 --out big-run   # again for the next 50
  storytelling-painter generate --setting kitchen --premise "a birthday that goes wrong"
  storytelling-painter generate --briefs briefs.csv --out run     # columns id,premise,setting,story,seed,mode
  storytelling-painter generate --briefs pool:original --out run  # the stories of a pool
"""


@reported
@grouped
def command(
    number: Annotated[
        int | None,
        typer.Option("--number", "-n", help="Items in the run, all calls together.", min=1, show_default="12"),
    ] = None,
    briefs: Annotated[
        str | None,
        typer.Option(help="What to make: CSV, JSON lines or Parquet, `-` for standard input, or `pool:NAME`.",
                     metavar="FILE"),
    ] = None,
    out: Annotated[Path, typer.Option(help="Run folder; one begun by the same command is gone on with.")] = Path("run"),
    *,
    story: StoryOptions,
    seed: o.SeedOption = None,
    look: LookOptions,
    crew: CrewOptions,
    settings: SettingsOptions,
    caps: AllCapOptions,
    options: RunOptions,
) -> int:
    """Invent stories, paint them, check the pictures and mend them.

    Results, pictures and a gallery go to the run folder. The same command again goes on where it ended and repeats
    nothing finished; a larger -n adds items. With --briefs each brief is an item.
    """
    from storytelling_painter.domain.errors import InputError
    from storytelling_painter.runners.briefs import briefed, look_into_briefs
    from storytelling_painter.runners.cli.running import run_items
    from storytelling_painter.runners.sources import invented

    resolved = settings.resolve(story, look, crew, caps, seed=seed)
    order: dict[str, str | int | None] = {"premise": story.premise, "setting": story.setting}
    kept: str | None = None
    if briefs is None:
        wanted: int | None = number or 12
        tasks = invented(number or 12, resolved.settings, premise=story.premise, setting=story.setting)
    elif number is not None:
        raise InputError("--number and --briefs exclude each other: each brief is an item; --limit makes some of them")
    else:
        facts = look_into_briefs(briefs)
        order["briefs"], wanted = facts.order, facts.items
        kept = None if facts.sha256 is None else briefs
        tasks = briefed(briefs, resolved.settings, premise=story.premise, setting=story.setting)
    return run_items("generate", out, resolved, order, tasks, wanted, options, briefs=kept)
