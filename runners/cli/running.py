"""What `generate` and `paint` have in common: run the items, show progress, print results, write the gallery."""

import asyncio
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from storytelling_painter.runners.cli.manner import RunOptions
from storytelling_painter.runners.cli.planning import show_plan
from storytelling_painter.runners.cli.terminal import line, put, put_json, tell

if TYPE_CHECKING:
    from storytelling_painter.domain.record import Record
    from storytelling_painter.graph.events import Progress
    from storytelling_painter.runners.folder import RunFolder
    from storytelling_painter.runners.making import Machines
    from storytelling_painter.runners.progress import Reporter
    from storytelling_painter.runners.run_info import Kind
    from storytelling_painter.runners.sources import Task
    from storytelling_painter.runners.summary import StoriesSummary, Summary
    from storytelling_painter.tools.configuration import Resolved

_MOST_WARNINGS = 5
_MOST_AFTER_STOP = 200
"""Items up to which an interrupted run still gets its page, so that stopping stays quick."""


def run_items(
    kind: "Kind",
    out: Path,
    resolved: "Resolved",
    order: Mapping[str, str | int | None],
    tasks: "Iterable[Task]",
    wanted: int | None,
    options: RunOptions,
    *,
    briefs: str | None = None,
    only_failed: bool = False,
) -> int:
    """Runs the items into a folder, keeps there what they are made from, and returns the exit code.

    Args:
        kind: What kind of run it is.
        out: The folder.
        resolved: Settings and means.
        order: What besides the settings decides what is made.
        tasks: Items.
        wanted: How many there are; none for a stream.
        options: How to run, which decides nothing about what comes out.
        briefs: File or pool that the items come from; none where there is none.
        only_failed: Makes the items that failed, and no others.

    Raises:
        UsageError: The folder, the settings or the source cannot be used.
    """
    from storytelling_painter.domain.errors import InputError
    from storytelling_painter.runners.folder import ITEMS_FILE, RunFolder, done_in, failed_in
    from storytelling_painter.runners.kept_source import keep_briefs, keep_stream
    from storytelling_painter.runners.progress import choose_display, reporter
    from storytelling_painter.runners.sameness import made_from, same_again
    from storytelling_painter.runners.sources import STREAM
    from storytelling_painter.tools.calls.provision import refuse_unpriced

    machines = options.machines()
    if only_failed:
        failed = failed_in(out)
        tasks = (task for task in tasks if task.brief.id in failed)
    if options.dry_run and wanted is None:
        raise InputError("--dry-run counts the items, and a stream would be used up by that; write it to a file first")
    if options.dry_run:
        left = sum(1 for _ in unfinished(tasks, done_in(out, retry_failed=options.retry_failed), options.limit))
        return show_plan("paint" if kind == "paint" else "generate", resolved, left, options.json)
    if options.replay is None:
        refuse_unpriced(resolved.settings, resolved.means)
    folder = RunFolder.open(
        out, resolved, kind=kind, order=order, command=("storytelling-painter", *sys.argv[1:]),
        retry_failed=options.retry_failed,
    )
    show = reporter(choose_display(options.quiet), tell)
    try:
        _warn(show, [*folder.warnings, *_advice(resolved)])
        if STREAM in (order.get("briefs"), order.get("stories")):
            tasks = keep_stream(same_again(tasks, made_from(folder.root / ITEMS_FILE)), folder.private)
        if briefs is not None:
            keep_briefs(briefs, folder.private)
        wanted = None if wanted is None else max(wanted, len(folder.done))
        show.begin(wanted, len(folder.done))
        now = unfinished(tasks, folder.done, options.limit)
        summary, at_once = asyncio.run(_run(folder, resolved, now, wanted, options, machines, show))
    finally:
        show.end()
        folder.close()
    page = None if at_once else write_page(out, summary, show)
    _conclude(summary, out, page, options)
    return int(summary.exit)


def unfinished(tasks: "Iterable[Task]", done: Container[str], limit: int | None) -> "Iterator[Task]":
    """Yields the tasks that are not done, at most so many."""
    return islice((task for task in tasks if task.brief.id not in done), limit)


async def _run(
    folder: "RunFolder", resolved: "Resolved", tasks: "Iterable[Task]", wanted: int | None, options: RunOptions,
    machines: "Machines | None", show: "Reporter",
) -> "tuple[Summary, bool]":
    """Returns how it went, and whether somebody wants the end at once."""
    from storytelling_painter.domain.record import Record
    from storytelling_painter.runners.ahead import read_ahead
    from storytelling_painter.runners.batch import run_batch
    from storytelling_painter.runners.folder import is_failed
    from storytelling_painter.runners.interrupts import listening
    from storytelling_painter.runners.summary import item_line
    from storytelling_painter.tools.calls.provision import Provision
    from storytelling_painter.tools.compute import usable_cores

    def on_event(event: "Progress | Record") -> None:
        if not isinstance(event, Record):
            show.now(line(f"{event.item} {event.what}"))
            return
        show.step(is_failed(event))
        if is_failed(event):
            show.say(line(f"{event.id} failed: {event.why}"))
        if options.json:
            put_json(item_line(event))

    provision = Provision(
        resolved.settings, resolved.means, before=folder.used_before, record=options.record, replay=options.replay,
        journal=folder.private, done=folder.done,
        tell=lambda notice: show.say(line(f"note: {notice}")),
    )
    with listening() as stops:
        stops.on_ask = lambda: show.say("stopping: calls on their way are waited for; once more stops at once")
        summary = await run_batch(
            read_ahead(tasks),
            resolved.settings,
            folder,
            concurrency=options.concurrency,
            workers=usable_cores() if options.workers is None else options.workers,
            machines=machines,
            on_event=on_event,
            stops=stops,
            provision=provision,
            wanted=wanted,
            retries=options.retry_errors,
            fail_on=options.fail_on_error,
            say=lambda text: show.say(line(f"note: {text}")),
        )
        return summary, stops.now.is_set()


def _warn(show: "Reporter", warnings: list[str]) -> None:
    for warning in warnings[:_MOST_WARNINGS]:
        show.say(line(f"warning: {warning}"))
    if len(warnings) > _MOST_WARNINGS:
        show.say(f"warning: and {len(warnings) - _MOST_WARNINGS} more of this kind")


def _advice(resolved: "Resolved") -> list[str]:
    settings = resolved.settings
    if settings.judge is not None and settings.judge == settings.spec_of("aligner"):
        return ["judge and aligner are the same, so the final scores come from whom the loop tried to please"]
    return []


def write_page(out: Path, summary: "Summary", show: "Reporter") -> Path | None:
    """Writes the gallery of a run and returns its page; none where that would make an interrupt slow."""
    interrupted = summary.ended == "interrupted"
    if interrupted and summary.done > _MOST_AFTER_STOP:
        tell(f"the gallery is not up to date; `storytelling-painter gallery {out}` makes it")
        return None
    from storytelling_painter.runners.gallery import write_gallery

    show.now("gallery")
    try:
        return write_gallery(out)
    except KeyboardInterrupt:
        if not interrupted:
            raise
        return None


def _conclude(summary: "Summary", out: Path, page: Path | None, options: RunOptions) -> None:
    if options.json:
        put_json(summary)
    else:
        put(page or out)
    if options.quiet:
        return
    of = "" if summary.wanted is None else f" of {summary.wanted}"
    tell(
        f"{summary.done}{of} items done, {summary.made} of them now; {summary.accepted} accepted, "
        f"{summary.failed} failed; {summary.seconds:.1f} s"
    )
    others = {stop: n for stop, n in summary.stops.items() if stop not in ("accepted", "failed")}
    if others:
        tell("not accepted: " + ", ".join(f"{n} {stop}" for stop, n in others.items()))
    tell_used(summary)
    tell_rest(summary)
    if summary.failed and summary.ended == "finished":
        tell("what failed stays so; the same command with --retry-failed makes it once more")


def tell_used(summary: "Summary | StoriesSummary") -> None:
    """Says what providers were asked for, where they were."""
    from storytelling_painter.runners.summary import used_line

    if used := used_line(summary.used):
        tell(f"used now: {used}")


def tell_rest(summary: "Summary | StoriesSummary") -> None:
    """Says how to go on, where something is left to do."""
    left = 0 if summary.wanted is None else summary.wanted - summary.done
    if summary.ended == "stopped":
        tell("stopped by a cap; the same command with a higher one goes on from here, and --max-time counts anew")
    elif summary.ended != "finished":
        tell(f"{summary.ended}; the same command goes on from here")
    elif left > 0:
        tell(f"{left} left; the same command goes on with them")
