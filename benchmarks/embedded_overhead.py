"""What the graph and the batch around it cost beside the work of the crew itself."""

import asyncio
import dataclasses
import inspect
import statistics
import time
from pathlib import Path
from typing import Any, NamedTuple

from storytelling_painter.agents.crew import ROLES, Crew, build_crew
from storytelling_painter.domain.record import Record
from storytelling_painter.graph.events import Progress
from storytelling_painter.runners.batch import run_batch
from storytelling_painter.runners.folder import RunFolder
from storytelling_painter.runners.sources import invented
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.configuration import resolve_settings


class Overhead(NamedTuple):
    """Medians over the items."""

    share: float
    """Time of an item outside its crew, as share of the time inside."""
    crew: float
    """Seconds inside the crew."""
    item: float
    """Seconds of the whole item, from the record before it to its own on the disk."""


class _Timed:
    """A crew member with a stopwatch at each of its calls."""

    def __init__(self, member: object, spent: list[float]) -> None:
        self._member, self._spent = member, spent

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._member, name)
        if not inspect.iscoroutinefunction(found):
            return found

        async def timed(*args: object, **kwargs: object) -> object:
            began = time.perf_counter()
            try:
                return await found(*args, **kwargs)
            finally:
                self._spent[-1] += time.perf_counter() - began

        return timed


def timed_crew(crew: Crew, spent: list[float]) -> Crew:
    """Returns the crew with every member timed; seconds are added to the last number of `spent`."""
    return dataclasses.replace(crew, **{role: _Timed(getattr(crew, role), spent) for role in ROLES})


def measure_overhead(folder: Path, items: int) -> Overhead:
    """Runs items one after the other in this process, as `generate --workers 0 --concurrency 1` does.

    The first item loads what is loaded late and is left out. Everything outside the crew counts as overhead: the graph,
    the final evaluation, events, records and their way to the disk.

    Args:
        folder: An empty folder for the run.
        items: Items to measure; at least 1.
    """
    return asyncio.run(_measured(folder, items))


async def _measured(root: Path, items: int) -> Overhead:
    resolved = resolve_settings({"seed": 11})
    settings, folder = resolved.settings, RunFolder.open(root, resolved)
    spent, ends = [0.0], [time.perf_counter()]

    def on_event(event: Progress | Record) -> None:
        if isinstance(event, Record):
            ends.append(time.perf_counter())
            spent.append(0.0)

    try:
        async with Compute(0) as compute:
            crew = timed_crew(build_crew(settings, store=folder.store, compute=compute), spent)
            await run_batch(
                invented(items + 1, settings), settings, folder, concurrency=1, workers=0, crew=crew, on_event=on_event
            )
    finally:
        folder.close()
    whole = [end - begin for begin, end in zip(ends[1:], ends[2:], strict=False)]
    inside = spent[1 : len(whole) + 1]
    return Overhead(
        share=statistics.median((w - i) / i for w, i in zip(whole, inside, strict=True)),
        crew=statistics.median(inside),
        item=statistics.median(whole),
    )
