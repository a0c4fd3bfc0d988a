"""What a run knows beside its state: the settings, and the crew that follows from them."""

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable
from functools import lru_cache
from pathlib import Path

from langgraph.runtime import Runtime

from storytelling_painter.agents.crew import Crew, build_crew
from storytelling_painter.domain.errors import SettingsError
from storytelling_painter.domain.settings import Settings

CrewOf = Callable[[Settings], Awaitable[Crew]]
"""Finds the crew that works under these settings."""

FOLDER_VARIABLE = "STORYTELLING_PAINTER_STUDIO_OUT"
DEFAULT_FOLDER = "studio-pictures"

_building = threading.Lock()


def settings_of(runtime: Runtime[Settings]) -> Settings:
    """Returns the run's settings; the defaults where the caller gave no context.

    Raises:
        SettingsError: The context belongs to another graph: this one was called inside it without a context of its own.
    """
    context: object = runtime.context
    if context is None:
        return Settings()
    if isinstance(context, Settings):
        return context
    raise SettingsError(
        f"the context is a {type(context).__name__}, not Settings: a graph inside another graph inherits its context; "
        "pass `context=Settings(...)`, or use `storytelling_painter.graph.embed.as_node`"
    )


def always(crew: Crew) -> CrewOf:
    """Returns a finder that gives the same crew to everybody."""

    async def find(settings: Settings) -> Crew:
        return crew

    return find


async def shared_crew(settings: Settings) -> Crew:
    """Returns the process's crew for these settings, built on first use.

    Its pictures go to the folder named by the environment variable STORYTELLING_PAINTER_STUDIO_OUT, by default
    `studio-pictures` under the working folder. A request cannot choose the folder.
    """
    return await asyncio.to_thread(_crew_once, settings)


def _crew_once(settings: Settings) -> Crew:
    with _building:
        return _built(settings)


@lru_cache(maxsize=8)
def _built(settings: Settings) -> Crew:
    from storytelling_painter.tools.artifacts import ArtifactStore
    from storytelling_painter.tools.compute import Compute

    return build_crew(
        settings, store=ArtifactStore(Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER)), compute=Compute()
    )
