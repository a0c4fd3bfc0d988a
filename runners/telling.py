"""Stories without pictures, by the thousand: the story loop of the graph over many briefs."""

import asyncio
import dataclasses
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import aclosing
from pathlib import Path

from storytelling_painter.agents.coverage import Coverage
from storytelling_painter.agents.crew import Crew, build_crew
from storytelling_painter.agents.memory import Known
from storytelling_painter.domain.errors import AccessError, RunFolderError, SettingsError, SpecError, TapeError
from storytelling_painter.domain.means import Means
from storytelling_painter.domain.record import ErrorRecord, Usage, paid
from storytelling_painter.domain.settings import Settings
from storytelling_painter.graph.stories import StoryGraph, Told, compiled_stories, tell_one
from storytelling_painter.runners.in_order import InOrder
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.lanes import Lanes
from storytelling_painter.runners.sources import Task
from storytelling_painter.runners.story_file import ToldStory
from storytelling_painter.runners.summary import StoriesSummary, ended_as
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.compute import Compute

_RUN_ENDS = (AccessError, RunFolderError, SettingsError, SpecError, TapeError)


async def tell_batch(
    tasks: Iterable[Task],
    settings: Settings,
    *,
    keep: Callable[[ToldStory], None],
    refuse: Callable[[str, ErrorRecord], None],
    done: Iterable[str] = (),
    known: Iterable[Known] = (),
    concurrency: int = 8,
    stops: Stops | None = None,
    provision: Provision | None = None,
    wanted: int | None = None,
) -> StoriesSummary:
    """Tells every story that is not done yet.

    Args:
        tasks: The items.
        settings: Settings of every item.
        keep: Called with every story that was told; may block.
        refuse: Called with the id of every item without a story, and why.
        done: Ids that are not to be told again.
        known: Stories of these.
        concurrency: Items in flight.
        stops: Requests to end early.
        provision: What may be called and spent; closed at the end. By default every call and no cap.
        wanted: Number of items, for the summary.

    Raises:
        AccessError: A provider refuses the key or does not know the model.
        SpecError: The settings name no known crew.
        InputError: The pool cannot be read.
        RunFolderError: `keep` could not write.
        TapeError: A recording cannot be written, or a replay holds no answer to a call.
    """
    provision, stops = provision or Provision(settings, Means()), stops or Stops()
    with tempfile.TemporaryDirectory(prefix="stories-") as folder:
        async with aclosing(provision), Compute(0) as compute:
            crew = await asyncio.to_thread(
                build_crew,
                settings,
                store=ArtifactStore(Path(folder)),
                compute=compute,
                connections=provision.connections,
            )
            coverage = Coverage(settings.epochs)
            await asyncio.to_thread(_learn, known, crew, coverage)
            order = InOrder(settings.epochs)
            graph = compiled_stories(crew, settings)
            run = _Run(graph, crew, settings, provision, set(done), keep, refuse, order, coverage, stops)
            began, before = time.monotonic(), len(run.done)
            halting = asyncio.create_task(_halt(stops, provision))
            try:
                lanes = Lanes(concurrency, lambda: provision.connections.calls_under_way > 0)
                ended = await lanes(tasks, run.one, stops)
                unfinished = await provision.unfinished()
            finally:
                halting.cancel()
    return StoriesSummary(
        wanted=wanted,
        done=len(run.done),
        made=len(run.done) - before,
        failed=run.failed,
        used=provision.meter.total,
        unrecorded=provision.unrecorded + run.unrecorded,
        unfinished=unfinished,
        ended=ended_as(over_budget=run.out_of_budget, broken_off=ended.interrupted or run.left_out),
        seconds=round(time.monotonic() - began, 3),
    )


@dataclasses.dataclass
class _Run:
    graph: StoryGraph
    crew: Crew
    settings: Settings
    provision: Provision
    done: set[str]
    keep: Callable[[ToldStory], None]
    refuse: Callable[[str, ErrorRecord], None]
    order: InOrder
    coverage: Coverage
    stops: Stops
    failed: int = 0
    unrecorded: Usage = Usage()
    """What was used for items that brought no story."""
    out_of_budget: bool = False
    left_out: bool = False
    """Whether an item was given up since the end was asked for."""
    keeping: asyncio.Lock = dataclasses.field(default_factory=asyncio.Lock)

    async def one(self, task: Task) -> bool:
        if task.brief.id in self.done:
            return True
        with self.order.entered(task.brief.index):
            await self.order.may_begin(task.brief.index)
            return await self._begun(task)

    async def _begun(self, task: Task) -> bool:
        if self.stops.asked.is_set() and self.provision.journal is not None:
            self.left_out = True
            return False
        brief = self.coverage.steer(task.brief)
        if self.provision.budget.run_is_over():
            self.out_of_budget = True
            return False
        self.provision.budget.begin(brief.id)
        told = Told(None, (), None, task.error)
        if task.error is None:
            try:
                told = await tell_one(self.graph, brief, self.settings)
            except _RUN_ENDS:
                raise
            except Exception as error:  # noqa: BLE001 - one item's fault, whatever it is, must not end the others
                told = Told(None, (), None, ErrorRecord(error=type(error).__name__, message=str(error)))
        if told.stop == "budget" and told.error is not None:
            self.out_of_budget |= not self.stops.asked.is_set()
            self.left_out |= self.stops.asked.is_set()
            return False
        if told.draft is None:
            self.failed += 1
            why = told.error or ErrorRecord(error="StoryError", message=told.why or "no story came back")
            self.refuse(brief.id, why)
            if why.error != "Unavailable":
                self.unrecorded += paid(self.provision.meter.take(brief.id))
                await self.provision.recorded(brief.id)
            return True
        story = ToldStory(
            id=brief.id,
            brief=brief,
            story=told.draft.story,
            ledger=told.draft.ledger,
            critiques=told.critiques,
            usage=self.provision.meter.take(brief.id),
            crew={role: made_by for role, made_by in self.crew.made_by.items() if role in ("storyteller", "critic")},
            settings_sha256=self.settings.sha256,
        )
        async with self.keeping:
            await asyncio.to_thread(self.keep, story)
            _learn([Known(brief.index, told.draft.story.text)], self.crew, self.coverage)
            self.done.add(brief.id)
        await self.provision.recorded(brief.id)
        return True


async def _halt(stops: Stops, provision: Provision) -> None:
    """Lets nothing more be sent once the end is asked for, where what was paid for is kept."""
    await stops.asked.wait()
    if provision.journal is not None:
        provision.budget.halt()


def _learn(stories: Iterable[Known], crew: Crew, coverage: Coverage) -> None:
    for story in stories:
        crew.memory.extend([story])
        coverage.extend([story])
