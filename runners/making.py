"""Who makes the items of a run: the graph in this process, or elsewhere (see `runners.distributed`)."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Final, Literal, Protocol

from storytelling_painter.agents.crew import Crew, build_crew
from storytelling_painter.agents.memory import Known
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.graph.builder import compiled
from storytelling_painter.graph.state import ItemInput
from storytelling_painter.runners.retelling import Retelling
from storytelling_painter.runners.sources import Task
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.provision import Provision
from storytelling_painter.tools.compute import Compute

ITEMS_AT_ONCE: Final = 8
"""Items in flight where nobody says how many."""
_STREAMED: Final[list[Literal["custom", "values"]]] = ["custom", "values"]

Tell = Callable[[object], None]
"""Told each event of an item as it happens, as JSON."""


class Maker(Protocol):
    """Takes items through the graph."""

    @property
    def made_by(self) -> Mapping[str, MadeBy]:
        """Who plays each role."""
        ...

    @property
    def items_at_once(self) -> int:
        """Items in flight that suit it."""
        ...

    async def make(self, task: Task, tell: Tell) -> Record:
        """Returns the record of an item. Its pictures are in the run's store by then.

        Raises:
            UsageError: Something that would hit every further item in the same way.
            WorkError: The item cannot be made.
        """
        ...

    async def know(self, stories: Sequence[Known]) -> None:
        """Adds stories to those that later items are told apart from."""
        ...

    async def wind_up(self) -> None:
        """Gives up what is still under way. Called once, when no further item will be made."""
        ...


class Machines(Protocol):
    """Other processes or machines that can make the items of a run."""

    def open(
        self, settings: Settings, store: ArtifactStore, provision: Provision, say: Callable[[str], None]
    ) -> AbstractAsyncContextManager[Maker]:
        """Returns a maker there.

        Args:
            settings: Of every item.
            store: Where the pictures come in the end.
            provision: What may be called and spent.
            say: Told what a person should know.
        """
        ...


class ByGraph:
    """Makes items by the graph, in this event loop."""

    items_at_once: Final = ITEMS_AT_ONCE

    def __init__(self, crew: Crew, settings: Settings) -> None:
        self._retelling = Retelling(crew.storyteller)
        self._crew = dataclasses.replace(crew, storyteller=self._retelling)
        self._graph, self._settings = compiled(self._crew, settings), settings

    @property
    def made_by(self) -> dict[str, MadeBy]:
        return self._crew.made_by

    async def make(self, task: Task, tell: Tell) -> Record:
        record: Record | None = None
        with self._retelling.knows(task):
            stream = self._graph.astream(ItemInput(brief=task.brief), context=self._settings, stream_mode=_STREAMED)
            async for mode, value in stream:
                if mode == "custom":
                    tell(value)
                elif (found := _record_in(value)) is not None:
                    record = found
        if record is None:
            raise RuntimeError("the graph ended without a record")
        return record

    async def know(self, stories: Sequence[Known]) -> None:
        await asyncio.to_thread(self._crew.memory.extend, stories)

    async def wind_up(self) -> None:
        """Leaves nothing behind: what an item does ends with the item."""


def _record_in(value: Any) -> Record | None:
    found = value.get("record") if isinstance(value, dict) else None
    return found if isinstance(found, Record) else None


@asynccontextmanager
async def made_here(
    settings: Settings, store: ArtifactStore, provision: Provision, *, crew: Crew | None = None, workers: int = 0
) -> AsyncIterator[ByGraph]:
    """Makes items in this process while the block runs.

    Args:
        settings: Of every item.
        store: Where pictures are kept.
        provision: What may be called and spent.
        crew: Who does the work; by default the crew that the settings name.
        workers: Processes that draw and check; 0 draws in threads.
    """
    async with Compute(workers) as compute:
        if crew is None:
            crew = await asyncio.to_thread(
                build_crew, settings, store=store, compute=compute, connections=provision.connections
            )
        yield ByGraph(crew, settings)
