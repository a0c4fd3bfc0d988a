"""`status`: how far a run is."""

from pathlib import Path
from typing import Annotated, Final

import typer

from storytelling_painter.runners.cli.terminal import put_json, put_table, reported

NAME: Final = "status"
EPILOG: Final = """\b
Examples:
  storytelling-painter status demo-run
  storytelling-painter status demo-run --json
"""


@reported
def command(
    run: Annotated[Path, typer.Argument(help="Run folder.", metavar="RUN")],
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> int:
    """Say how far a run is, also while it goes on. Changes nothing."""
    from storytelling_painter.runners.standing import standing_of
    from storytelling_painter.runners.summary import used_line

    now = standing_of(run)
    if json:
        put_json(now)
        return 0
    counts, of = now.counts, "" if now.counts.wanted is None else f" of {now.counts.wanted}"
    stops = ", ".join(f"{number} {stop}" for stop, number in counts.stops.items())
    put_table(
        [
            ("run", f"{run} ({now.run.kind})"),
            ("status", now.status),
            ("items", f"{counts.done}{of} done, {counts.failed} failed"),
            *([("ended by", stops)] if stops else []),
            *([("used", used)] if (used := used_line(now.used, now.run.means.run.cost_usd)) else []),
            *([("bad lines", f"{now.bad_lines}; made again when the run goes on")] if now.bad_lines else []),
            ("begun", now.run.started),
            ("updated", now.run.updated),
            ("command", " ".join(now.run.command)),
            *((f"  {key}", f"{value} ({now.run.origins.get(key, '')})") for key, value in now.changed.items()),
        ]
    )
    return 0
