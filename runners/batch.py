"""Thousands of items through the graph in one asyncio process: some in flight, none kept in memory once written."""

import asyncio
import contextlib
import dataclasses
import time
import traceback
from collections.abc import AsyncIterable, Callable, Iterable
from contextlib import aclosing
from typing import TYPE_CHECKING, Final, Literal

from storytelling_painter.agents.crew import Crew, build_crew
from storytelling_painter.domain.errors import AccessError, RunFolderError, SettingsError, SpecError, TapeError
from storytelling_painter.domain.record import ErrorRecord, Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.builder import Graph, compiled
from storytelling_painter.graph.events import Progress
from storytelling_painter.graph.state import ItemInput
from storytelling_painter.runners.folder import RunFolder
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.lanes import run_lanes
from storytelling_painter.runners.retelling import Retelling
from storytelling_painter.runners.sources import Task
from storytelling_painter.runners.summary import Summary
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.compute import Compute

if TYPE_CHECKING:
    Tasks = AsyncIterable[Task | Brief] | Iterable[Task | Brief]

_RUN_ENDS: Final = (AccessError, RunFolderError, SettingsError, SpecError, TapeError)
"""Errors that would hit every further item in the same way."""
_MAX_MESSAGE: Final = 2_000
_STREAMED: Final[list[Literal["custom", "values"]]] = ["custom", "values"]

OnEvent = Callable[[Progress | Record], None]


async def run_batch(
    tasks: "Tasks",
    settings: Settings,
    folder: RunFolder,
    *,
    concurrency: int = 8,
    workers: int = 0,
    on_event: OnEvent | None = None,
    stops: Stops | None = None,
    crew: Crew | None = None,
    provision: Provision | None = None,
    wanted: int | None = None,
) -> Summary:
    """Makes every item that the folder does not hold yet.

    An item that fails is recorded and the others go on. A record does not depend on the order in which items finish,
    but for its measured novelty, which compares with the items that finished before.

    Args:
        tasks: The items; read one by one as room gets free.
        settings: Settings of every item.
        folder: Where records and pictures go.
        concurrency: Items in flight.
        workers: Processes that draw and check; 0 draws in threads.
        on_event: Called with every progress event and, when it is on the disk, with every record.
        stops: Requests to end early; items in flight then get a few seconds.
        crew: Who does the work; by default the crew that the settings name, with its pictures in the folder.
        provision: What may be called and spent; closed at the end. By default what the folder's means say.
        wanted: Number of tasks, for `run.json`.

    Raises:
        AccessError: A provider refuses the key or does not know the model.
        RunFolderError: The disk is full or read-only; what was finished is kept.
        SettingsError: A cap on money cannot be kept since a price is not known.
        SpecError: The settings name no known crew.
        InputError: The pool or the source of the tasks cannot be read.
        TapeError: A recording cannot be written, or a replay holds no answer to a call.
    """
    if concurrency < 1:
        raise SettingsError(f"concurrency must be at least 1, got {concurrency}")
    stops = stops or Stops()
    provision = provision or Provision(
        settings, folder.means, before=folder.used_before, journal=folder.private, done=folder.done
    )
    folder.used_before += provision.journalled
    async with aclosing(provision), Compute(workers) as compute:
        if crew is None:
            crew = await asyncio.to_thread(
                build_crew, settings, store=folder.store, compute=compute, connections=provision.connections
            )
        await asyncio.to_thread(crew.memory.extend, folder.told_before())
        retelling = Retelling(crew.storyteller)
        crew = dataclasses.replace(crew, storyteller=retelling)
        run = _Run(compiled(crew, settings), crew, retelling, settings, folder, provision, on_event, stops)
        return await run(tasks, concurrency, wanted)


@dataclasses.dataclass
class _Run:
    graph: Graph
    crew: Crew
    retelling: Retelling
    settings: Settings
    folder: RunFolder
    provision: Provision
    on_event: OnEvent | None
    stops: Stops
    made: int = 0
    out_of_budget: bool = False

    async def __call__(self, tasks: "Tasks", concurrency: int, wanted: int | None) -> Summary:
        began = time.monotonic()
        try:
            ended = await run_lanes(tasks, self._one, concurrency, self.stops)
        except BaseException:
            self.folder.leave_out(self.provision.unrecorded)
            with contextlib.suppress(RunFolderError):
                unfinished = await self.provision.unfinished()
                self.folder.save("broken", wanted=wanted, used=self.provision.meter.total, unfinished=unfinished)
            raise
        how: Literal["finished", "interrupted", "stopped"] = "interrupted" if ended.interrupted else "finished"
        if self.out_of_budget:
            how = "stopped"
        self.folder.leave_out(self.provision.unrecorded)
        unfinished = await self.provision.unfinished()
        self.folder.save(how, wanted=wanted, used=self.provision.meter.total, unfinished=unfinished)
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

    async def _one(self, each: Task | Brief) -> bool:
        """Makes an item, unless the folder holds it; false when the budget of the run is used up."""
        task = each if isinstance(each, Task) else Task(each)
        if task.brief.id in self.folder.done:
            return True
        if self.provision.budget.run_is_over():
            self.out_of_budget = True
            return False
        self.provision.budget.begin(task.brief.id)
        try:
            record = self._refused(task, task.error) if task.error else await self._through_graph(task)
        except _RUN_ENDS:
            raise
        except Exception as error:  # noqa: BLE001 - one item's fault, whatever it is, must not end the others
            self.folder.note({"item": task.brief.id, "what": "crashed", "why": traceback.format_exc()[-_MAX_MESSAGE:]})
            message = str(error)[:_MAX_MESSAGE]
            record = self._refused(task, ErrorRecord(error=type(error).__name__, message=message))
        if record.stop == "budget" and record.error is not None:
            self.out_of_budget = True
            if self.provision.journal is None:
                self.folder.leave_out(record.usage)
            return False
        await self.folder.append(record)
        await self.provision.recorded(record.id, keep=record.error is not None and record.error.error == "Unavailable")
        self.made += 1
        if self.on_event:
            self.on_event(record)
        return True

    async def _through_graph(self, task: Task) -> Record:
        record: Record | None = None
        with self.retelling.knows(task):
            stream = self.graph.astream(ItemInput(brief=task.brief), context=self.settings, stream_mode=_STREAMED)
            async for mode, value in stream:
                if mode == "custom":
                    self._tell(value)
                elif isinstance(value, dict) and isinstance(value.get("record"), Record):
                    record = value["record"]
        if record is None:
            raise RuntimeError("the graph ended without a record")
        return record

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
            crew=self.crew.made_by,
            settings_sha256=self.settings.sha256,
        )
