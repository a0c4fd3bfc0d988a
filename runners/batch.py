"""Thousands of items through the graph in one asyncio process: some in flight, none kept in memory once written."""

import asyncio
import contextlib
import dataclasses
import time
import traceback
from collections.abc import AsyncIterable, Callable, Iterable
from contextlib import aclosing
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from storytelling_painter.agents.coverage import Coverage
from storytelling_painter.agents.crew import Crew
from storytelling_painter.domain.errors import (
    AccessError,
    ClusterError,
    RunFolderError,
    SettingsError,
    SpecError,
    TapeError,
)
from storytelling_painter.domain.record import ErrorRecord, Record, Usage, paid
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.events import Progress
from storytelling_painter.runners.folder import RunFolder, is_failed, known_story
from storytelling_painter.runners.in_order import InOrder
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.lanes import Lanes
from storytelling_painter.runners.making import Machines, Maker, made_here
from storytelling_painter.runners.sources import Task
from storytelling_painter.runners.summary import Ended, Summary, ended_as
from storytelling_painter.runners.supervision import Supervisor
from storytelling_painter.tools.calls.provision import Provision

if TYPE_CHECKING:
    Tasks = AsyncIterable[Task | Brief] | Iterable[Task | Brief]

_RUN_ENDS: Final = (AccessError, ClusterError, RunFolderError, SettingsError, SpecError, TapeError)
"""Errors that would hit every further item in the same way."""
_MAX_MESSAGE: Final = 2_000
_FEW: Final = 20
"""Items below which a share of failed ones says little."""
_TOLD_AT_ONCE: Final = 1_000

OnEvent = Callable[[Progress | Record], None]


async def run_batch(
    tasks: "Tasks",
    settings: Settings,
    folder: RunFolder,
    *,
    concurrency: int | None = None,
    workers: int = 0,
    machines: Machines | None = None,
    on_event: OnEvent | None = None,
    stops: Stops | None = None,
    crew: Crew | None = None,
    provision: Provision | None = None,
    wanted: int | None = None,
    retries: int = 0,
    fail_on: float | None = None,
    say: Callable[[str], None] = lambda text: None,
) -> Summary:
    """Makes every item that the folder does not hold yet.

    An item that fails is recorded and the others go on. A record does not depend on the order in which items finish,
    nor on how many are in flight: what it knows of other items follows from its index, see `domain.epochs`.

    Args:
        tasks: The items; read one by one as room gets free.
        settings: Settings of every item.
        folder: Where records and pictures go.
        concurrency: Items in flight; none takes what suits those who make them.
        workers: Processes that draw and check; 0 draws in threads.
        machines: Where items are made in the place of this process; crew and workers are then theirs.
        on_event: Called with every progress event and, when it is on the disk, with every record.
        stops: Requests to end early; items in flight then get a few seconds.
        crew: Who does the work; by default the crew that the settings name, with its pictures in the folder.
        provision: What may be called and spent; closed at the end. By default what the folder's means say.
        wanted: Number of tasks, for `run.json`.
        retries: How often an item that failed is made again at once; not one that a provider's policy refused.
        fail_on: Failed items of this call at which the run is ended: a number from 1 on, or below 1 a share of the
            items that were made, once there are 20. None never ends it.
        say: Told what a person should know while the run goes on.

    Raises:
        AccessError: A provider refuses the key or does not know the model.
        ClusterError: The machines cannot be reached or have no room.
        RunFolderError: The disk is full or read-only; what was finished is kept.
        SettingsError: A cap on money cannot be kept since a price is not known.
        SpecError: The settings name no known crew.
        InputError: The pool or the source of the tasks cannot be read.
        TapeError: A recording cannot be written, or a replay holds no answer to a call.
    """
    if concurrency is not None and concurrency < 1:
        raise SettingsError(f"concurrency must be at least 1, got {concurrency}")
    stops = stops or Stops()
    provision = provision or Provision(
        settings, folder.means, before=folder.used_before, journal=folder.private, done=folder.done
    )
    folder.used_before += provision.journalled
    place = (
        made_here(settings, folder.store, provision, crew=crew, workers=workers)
        if machines is None
        else machines.open(settings, folder.store, provision, say)
    )
    async with aclosing(provision), place as maker:
        coverage = Coverage(settings.epochs)
        await _tell_before(folder, maker, coverage)
        run = _Run(
            maker, settings, folder, provision, InOrder(settings.epochs), coverage, on_event, stops, retries, fail_on,
            say,
        )
        return await run(tasks, concurrency or maker.items_at_once, wanted)


async def _tell_before(folder: RunFolder, maker: Maker, coverage: Coverage) -> None:
    """Tells the stories that were finished before, some at a time."""
    stories = folder.told_before()
    while some := await asyncio.to_thread(lambda: list(islice(stories, _TOLD_AT_ONCE))):
        await maker.know(some)
        await asyncio.to_thread(coverage.extend, some)


@dataclasses.dataclass
class _Run:
    maker: Maker
    settings: Settings
    folder: RunFolder
    provision: Provision
    order: InOrder
    coverage: Coverage
    on_event: OnEvent | None
    stops: Stops
    retries: int
    fail_on: float | None
    say: Callable[[str], None]
    made: int = 0
    failed: int = 0
    gave_up: bool = False
    """Whether too many items failed."""
    out_of_budget: bool = False
    left_out: bool = False
    """Whether an item waited for others when the end was asked for."""

    async def __call__(self, tasks: "Tasks", concurrency: int, wanted: int | None) -> Summary:
        began = time.monotonic()
        try:
            lanes = Lanes(concurrency, lambda: self.provision.connections.calls_under_way > 0)
            async with Supervisor(self.folder, lanes, self.provision, self.stops, wanted, self.say) as supervisor:
                try:
                    ended = await lanes(tasks, self._one, self.stops)
                finally:
                    await self.maker.wind_up()
            if supervisor.error is not None:
                raise supervisor.error
        except BaseException:
            with contextlib.suppress(RunFolderError):
                await self._save("broken", wanted)
            raise
        broken_off = ended.interrupted or self.left_out or self.gave_up
        how = ended_as(over_budget=self.out_of_budget, broken_off=broken_off)
        await self._save(how, wanted)
        counts = self.folder.counts
        return Summary(
            wanted=wanted,
            done=counts.done,
            made=self.made,
            accepted=counts.accepted,
            failed=counts.failed,
            stops=counts.stops,
            used=self.provision.meter.total,
            ended=how,
            seconds=round(time.monotonic() - began, 3),
        )

    async def _save(self, how: Ended | Literal["broken"], wanted: int | None) -> None:
        """Writes down how the run ended."""
        self.folder.leave_out(self.provision.unrecorded)
        unfinished = await self.provision.unfinished()
        self.folder.save(how, wanted=wanted, used=self.provision.meter.total, unfinished=unfinished)

    async def _one(self, each: Task | Brief) -> bool:
        """Makes an item, unless the folder holds it; false when the budget of the run is used up."""
        task = each if isinstance(each, Task) else Task(each)
        if task.brief.id in self.folder.done:
            return True
        with self.order.entered(task.brief.index):
            await self.order.may_begin(task.brief.index)
            return await self._begun(task)

    async def _begun(self, task: Task) -> bool:
        if self.stops.asked.is_set():
            self.left_out = True
            return False
        if self.provision.budget.run_is_over():
            self.out_of_budget = True
            return False
        task = task._replace(brief=self.coverage.steer(task.brief))
        record, used = await self._made(task), Usage()
        for _ in range(self.retries):
            if record.stop != "failed" or self.stops.asked.is_set():
                break
            used += paid(record.usage)
            if not _is_passing(record) and self.provision.journal is not None:
                await self.provision.journal.finished(record.id)
            record = await self._made(task)
        if record.stop == "budget" and record.error is not None:
            self.out_of_budget |= not self.stops.asked.is_set()
            self.left_out |= self.stops.asked.is_set()
            self.folder.leave_out(used if self.provision.journal is not None else used + record.usage)
            return False
        record = record.model_copy(update={"usage": record.usage + used}) if used != Usage() else record
        await self._record(record)
        return not self._too_many_failed(record)

    async def _made(self, task: Task) -> Record:
        self.provision.budget.begin(task.brief.id)
        try:
            return self._refused(task, task.error) if task.error else await self.maker.make(task, self._tell)
        except _RUN_ENDS:
            raise
        except Exception as error:  # noqa: BLE001 - one item's fault, whatever it is, must not end the others
            self.folder.note({"item": task.brief.id, "what": "crashed", "why": traceback.format_exc()[-_MAX_MESSAGE:]})
            message = str(error)[:_MAX_MESSAGE]
            return self._refused(task, ErrorRecord(error=type(error).__name__, message=message))

    async def _record(self, record: Record) -> None:
        await self.folder.append(record)
        if (known := known_story(record)) is not None:
            await self.maker.know([known])
            self.coverage.extend([known])
        await self.provision.recorded(record.id, keep=_is_passing(record))
        self.made += 1
        if self.on_event:
            self.on_event(record)

    def _too_many_failed(self, record: Record) -> bool:
        """Whether so many items failed that the run is to end."""
        self.failed += is_failed(record)
        if self.fail_on is None or not self.failed:
            return False
        enough = self.made >= _FEW if self.fail_on < 1 else True
        limit = self.fail_on * self.made if self.fail_on < 1 else self.fail_on
        if enough and self.failed >= limit and not self.gave_up:
            self.gave_up = True
            self.say(f"{self.failed} of {self.made} items failed, so nothing more is begun (--fail-on-error)")
        return self.gave_up

    def _tell(self, value: object) -> None:
        event = Progress.model_validate(value)
        self.folder.note(event)
        if self.on_event:
            self.on_event(event)

    def _refused(self, task: Task, error: ErrorRecord) -> Record:
        return Record(
            id=task.brief.id,
            brief=task.brief,
            stop="failed",
            why=error.message,
            error=error,
            usage=self.provision.meter.take(task.brief.id),
            crew=dict(self.maker.made_by),
            settings_sha256=self.settings.sha256,
        )


def _is_passing(record: Record) -> bool:
    """Whether an item failed since a provider was out of reach: its paid calls are of use when it is tried again."""
    return record.error is not None and record.error.error == "Unavailable"
