"""`status`: how far a run is."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from storytelling_painter.runners.cli.terminal import put_json, put_table, reported

if TYPE_CHECKING:
    from storytelling_painter.runners.supervision import Live

NAME: Final = "status"
EPILOG: Final = """\b
Examples:
  storytelling-painter status demo-run
  storytelling-painter status demo-run --json
  storytelling-painter status big-run --watch
"""
_EVERY: Final = 2.0


@reported
def command(
    run: Annotated[Path, typer.Argument(help="Run folder.", metavar="RUN")],
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Again every two seconds, until the run ends.")] = False,
) -> int:
    """Say how far a run is, also while it goes on: rates, cost, time left, limits. Changes nothing."""
    import time

    _show(run, json)
    while watch and _goes_on(run):
        time.sleep(_EVERY)
        _show(run, json)
    return 0


def _goes_on(run: Path) -> bool:
    from storytelling_painter.runners.lock import is_locked

    return is_locked(run)


def _show(run: Path, json: bool) -> None:
    from storytelling_painter.runners.standing import standing_of
    from storytelling_painter.runners.summary import used_line

    now = standing_of(run)
    if json:
        put_json(now)
        return
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
            *(_live(now.live) if now.live is not None else []),
            ("begun", now.run.started),
            ("updated", now.run.updated),
            ("command", " ".join(now.run.command)),
            *((f"  {key}", f"{value} ({now.run.origins.get(key, '')})") for key, value in now.changed.items()),
        ]
    )


def _live(live: "Live") -> list[tuple[str, str]]:
    """What a run that goes on says of itself."""
    rates = [
        f"{rate:.1f} {what} a minute"
        for rate, what in ((live.items_per_minute, "items"), (live.calls_per_minute, "calls"))
        if rate is not None
    ]
    left = [] if live.seconds_left is None else [f"about {live.seconds_left / 60:.1f} min left"]
    calls = ", ".join(
        f"{name} at most {most} at once, {live.calls_waiting.get(name, 0)} wait"
        for name, most in live.calls_allowed.items()
    )
    memory = "" if live.memory_mb is None else f"; {live.memory_mb:.0f} MB of memory"
    return [
        (
            "in flight",
            f"{live.items_in_flight} of at most {live.concurrency} items, {live.calls_in_flight} calls{memory}",
        ),
        *([("rates", ", ".join([*rates, *left]))] if rates or left else []),
        *([("limits", calls)] if calls else []),
        *([("held up", live.held)] if live.held else []),
    ]
