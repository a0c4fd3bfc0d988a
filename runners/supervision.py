"""Looks after a run while it goes on: what it is told from elsewhere, room on disk and in memory, what `status` shows.

All times are of the monotonic clock, so a clock that is set has no effect.
"""

import asyncio
import contextlib
import os
import shutil
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, Self

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.domain.record import Usage
from storytelling_painter.runners.folder import PRIVATE, RunFolder
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.lanes import Lanes
from storytelling_painter.runners.tuning import Tuning, forget_tuning, read_tuning
from storytelling_painter.tools.atomic import write_file
from storytelling_painter.tools.calls.provision import Provision

LIVE_FILE: Final = "live.json"
EVERY: Final = 0.5
"""Seconds between two looks."""
_TELLING: Final = 2.0
_WINDOW: Final = 60.0
"""Seconds over which rates are taken."""
_MB: Final = 2**20


class Live(Frozen):
    """A run at a moment, as it writes it down itself."""

    kind: Literal["live"] = "live"
    schema_version: Literal[1] = SCHEMA_VERSION
    done: int
    wanted: int | None
    concurrency: int
    """Items that may be in flight."""
    items_in_flight: int
    calls_in_flight: int
    calls_allowed: dict[str, int]
    """Calls that each provider is sent at once, as far as is known by now."""
    calls_waiting: dict[str, int]
    max_cost: float | None
    max_calls: int | None
    used: Usage
    """In all calls of the command, unfinished items included."""
    items_per_minute: float | None
    calls_per_minute: float | None
    seconds_left: float | None
    """Until the end, at this rate."""
    held: str
    """Why no further item is begun; empty where they are."""
    memory_mb: float | None


class Supervisor:
    """Looks after a run while the block runs.

    Args:
        folder: Of the run.
        lanes: What it works in.
        provision: What it may spend.
        stops: Requests to end.
        wanted: Number of items, where it is known.
        say: Told what a person should know.
    """

    def __init__(
        self, folder: RunFolder, lanes: Lanes, provision: Provision, stops: Stops, wanted: int | None,
        say: Callable[[str], None],
    ) -> None:
        self._folder, self._lanes, self._provision, self._stops = folder, lanes, provision, stops
        self._wanted, self._say = wanted, say
        self._told: Tuning | None = None
        self._why = ""
        self._past: deque[tuple[float, int, int]] = deque()
        self._last_told = 0.0
        self.error: RunFolderError | None = None
        """Why the run cannot go on."""

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(forget_tuning, self._folder.root)
        self._tasks = [asyncio.create_task(self._look()), asyncio.create_task(self._halt())]
        return self

    async def __aexit__(self, *error: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _halt(self) -> None:
        await self._stops.asked.wait()
        self._provision.budget.halt()

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            self._hear(await asyncio.to_thread(read_tuning, self._folder.root))
            await self._keep_room()
            if time.monotonic() - self._last_told >= _TELLING:
                self._last_told = time.monotonic()
                with contextlib.suppress(RunFolderError):
                    await asyncio.to_thread(self._write, self.now())

    def _hear(self, told: Tuning | None) -> None:
        if told is None or told == self._told:
            return
        self._told = told
        if told.concurrency is not None:
            self._lanes.resize(told.concurrency)
        budget = self._provision.budget
        caps = {"cost_usd": told.max_cost, "calls": told.max_calls}
        budget.cap(budget.run.model_copy(update={key: cap for key, cap in caps.items() if cap is not None}))
        changes = ", ".join(f"{key} {value:g}" for key, value in told.model_dump(exclude_none=True).items())
        self._say(f"told from elsewhere: {changes}")

    async def _keep_room(self) -> None:
        why = await asyncio.to_thread(self._lacking)
        if why != self._why:
            self._say(f"no further item is begun: {why}" if why else "there is room again, items are begun")
            self._why = why
            self._lanes.hold(bool(why))
        if why and not self._lanes.busy:
            self.error = RunFolderError(
                f"{why}; make room, or change `min_free_mb` or `max_memory_mb`. What was finished is kept, and the "
                "same command goes on from there"
            )
            self._lanes.hold(False)
            self._stops.ask()

    def _lacking(self) -> str:
        means = self._folder.means
        free = shutil.disk_usage(self._folder.root).free / _MB
        if free < means.min_free_mb:
            return f"only {free:.0f} MB are free on the disk of the run folder, less than {means.min_free_mb}"
        memory = memory_mb()
        if means.max_memory_mb is not None and memory is not None and memory > means.max_memory_mb:
            return f"the process takes {memory:.0f} MB of memory, more than {means.max_memory_mb}"
        return ""

    def now(self) -> Live:
        """Returns how the run stands."""
        now, counts, meter = time.monotonic(), self._folder.counts, self._provision.meter
        used = self._folder.used_before + meter.total
        self._past.append((now, counts.done, used.calls))
        while now - self._past[0][0] > _WINDOW:
            self._past.popleft()
        before, done, calls = self._past[0]
        minutes = (now - before) / 60
        items_rate = (counts.done - done) / minutes if minutes else None
        left = None if self._wanted is None else max(0, self._wanted - counts.done)
        limiters = self._provision.connections.limiters
        caps = self._provision.budget.run
        return Live(
            done=counts.done,
            wanted=self._wanted,
            concurrency=self._lanes.number,
            items_in_flight=self._lanes.busy,
            calls_in_flight=sum(limiter.in_flight for limiter in limiters.values()),
            calls_allowed={name: limiter.width for name, limiter in limiters.items()},
            calls_waiting={name: limiter.waiting for name, limiter in limiters.items()},
            max_cost=caps.cost_usd,
            max_calls=caps.calls,
            used=used,
            items_per_minute=items_rate,
            calls_per_minute=(used.calls - calls) / minutes if minutes else None,
            seconds_left=60 * left / items_rate if left is not None and items_rate else None,
            held=self._why,
            memory_mb=memory_mb(),
        )

    def _write(self, live: Live) -> None:
        self._folder.private.mkdir(mode=0o700, exist_ok=True)
        write_file(self._folder.private / LIVE_FILE, live.model_dump_json().encode(), durable=False)


def read_live(root: Path) -> Live | None:
    """Returns what a run wrote down of itself last; none where that cannot be read."""
    path = root / PRIVATE / LIVE_FILE
    try:
        if path.is_symlink() or path.stat().st_size > 64 * 1024:
            return None
        return Live.model_validate_json(path.read_bytes())
    except (OSError, ValueError):
        return None


def memory_mb() -> float | None:
    """Returns the resident memory of this process in MiB, where the system tells it."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / _MB
    except (OSError, IndexError, ValueError):
        return None
