"""Ways to use the graph from other programs: call it, hand it to an agent, or put it into another graph.

The settings are passed explicitly at each of these doors, so neither side sees the other's context.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, TypeVar

from pydantic import BaseModel, Field

from storytelling_painter.agents.crew import Crew, build_crew
from storytelling_painter.domain.base import Seed
from storytelling_painter.domain.ids import derive_seed, item_id
from storytelling_painter.domain.means import Means
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import MAX_STORY_CHARACTERS, Brief
from storytelling_painter.domain.vocabulary import Setting
from storytelling_painter.graph.builder import Graph, compiled
from storytelling_painter.graph.state import ItemInput

if TYPE_CHECKING:
    from langchain_core.tools import BaseTool

    from storytelling_painter.tools.calls.connections import Connections

HostState = TypeVar("HostState")
HostUpdate = TypeVar("HostUpdate", bound=Mapping[str, object])
_State = TypeVar("_State", contravariant=True)
_Update = TypeVar("_Update", covariant=True)


class HostNode(Protocol[_State, _Update]):
    """A node of a host graph."""

    def __call__(self, state: _State) -> Awaitable[_Update]: ...


def open_crew(settings: Settings, out: Path | str, connections: "Connections | None" = None) -> Crew:
    """Builds a crew that keeps its pictures under `out`. Blocking: call it before the event loop, or in a thread.

    Args:
        settings: Name the crew.
        out: Folder for the pictures.
        connections: The way to providers, for settings that name models; whoever opened it closes it.
    """
    from storytelling_painter.tools.artifacts import ArtifactStore
    from storytelling_painter.tools.compute import Compute

    return build_crew(settings, store=ArtifactStore(Path(out)), compute=Compute(), connections=connections)


async def run_one(
    brief: Brief,
    settings: Settings | None = None,
    *,
    crew: Crew | None = None,
    out: Path | str | None = None,
    means: Means | None = None,
) -> Record:
    """Makes one Storytelling Image.

    Args:
        brief: The order.
        settings: The defaults when left out.
        crew: Who does the work; several calls can share one.
        out: Folder for the pictures when no crew is given. With neither, the process's shared crew is used, which
            keeps its pictures as `graph.context.shared_crew` says.
        means: Providers and caps of this call, where `out` is given.

    Returns:
        The record, also for an item that failed: see its `stop` and `error`.

    Raises:
        UsageError: The settings name nothing that exists.
    """
    import asyncio

    from storytelling_painter.tools.calls.provision import Provision

    settings = settings or Settings()
    if crew is None and out is not None:
        async with aclosing(Provision(settings, means or Means())) as provision:
            crew = await asyncio.to_thread(open_crew, settings, out, provision.connections)
            return await _run(compiled(crew, settings), brief, settings)
    return await _run(compiled(crew, settings), brief, settings)


async def _run(graph: Graph, brief: Brief, settings: Settings) -> Record:
    result = await graph.ainvoke(ItemInput(brief=brief), context=settings)
    record = result["record"]
    if not isinstance(record, Record):
        raise TypeError(f"the graph gave a {type(record).__name__}, not a Record")
    return record


class Wish(BaseModel):
    """What an agent may ask for."""

    premise: Annotated[str | None, Field(max_length=2_000)] = Field(
        None, description="What the story should be about, in a few words."
    )
    setting: Setting | None = Field(None, description="Where it happens; left out, the storyteller chooses.")
    story: Annotated[str | None, Field(min_length=1, max_length=MAX_STORY_CHARACTERS)] = Field(
        None, description="A finished story to paint as it is."
    )
    seed: Seed = Field(0, description="The same wish with the same seed gives the same picture.")


def brief_of(wish: Wish, settings: Settings) -> Brief:
    """Returns the order for a wish; equal wishes get equal ids."""
    number = derive_seed(wish.model_dump_json(), settings.mode)
    return Brief(
        id=item_id(f"wish-{number:016x}"),
        seed=wish.seed,
        mode=settings.mode,
        premise=wish.premise,
        setting=wish.setting,
        story=wish.story,
    )


def as_tool(settings: Settings | None = None, *, crew: Crew | None = None, name: str = "paint_story") -> "BaseTool":
    """Returns a tool for agents: short text for the model, the whole `Record` as artifact.

    Args:
        settings: Settings of every call; an agent cannot change them.
        crew: Who does the work; see `run_one`.
        name: Name of the tool.
    """
    from langchain_core.tools import StructuredTool

    settings = settings or Settings()
    graph = compiled(crew, settings)

    async def paint_story(
        premise: str | None = None, setting: Setting | None = None, story: str | None = None, seed: int = 0
    ) -> tuple[str, Record]:
        wish = Wish(premise=premise, setting=setting, story=story, seed=seed)
        record = await _run(graph, brief_of(wish, settings), settings)
        return told(record), record

    return StructuredTool.from_function(
        coroutine=paint_story,
        name=name,
        description="Makes one picture that tells a story by visible clues, and checks that the clues can be seen.",
        args_schema=Wish,
        response_format="content_and_artifact",
    )


def told(record: Record) -> str:
    """Returns a record in a few lines of text: how it ended, the picture's file and the story."""
    lines = [f"{record.id}: {record.stop} ({record.why})"]
    if best := record.best_attempt:
        lines.append(f"picture: {best.painting.picture.path}")
    if record.draft is not None:
        lines.append(f"story: {record.draft.story.text}")
    return "\n".join(lines)


def as_node(
    read: Callable[[HostState], Brief],
    write: Callable[[Record], HostUpdate],
    settings: Settings | None = None,
    *,
    crew: Crew | None = None,
) -> HostNode[HostState, HostUpdate]:
    """Returns a node for a host graph whose state and context are of other types.

    Args:
        read: Makes the order from the host's state.
        write: Makes the update of the host's state from the record.
        settings: Settings of every run; nothing is taken from the host's context.
        crew: Who does the work; see `run_one`.
    """
    settings = settings or Settings()
    graph = compiled(crew, settings)

    async def storytelling_painter(state: HostState) -> HostUpdate:
        return write(await _run(graph, read(state), settings))

    return storytelling_painter
