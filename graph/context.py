"""What a run knows beside its state: the settings, and the crew that follows from them."""

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from langgraph.runtime import Runtime

from storytelling_painter.agents.crew import ROLES, Crew, build_crew
from storytelling_painter.domain.errors import SettingsError, SpecError
from storytelling_painter.domain.settings import Settings

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.provision import Provision

CrewOf = Callable[[Settings], Awaitable[Crew]]
"""Finds the crew that works under these settings."""

SPECS_VARIABLE = "STORYTELLING_PAINTER_STUDIO_SPECS"
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
    `studio-pictures` under the working folder. Providers and caps come from this process's environment and from the
    settings file in its working folder; the caps hold for all requests of the process together. A request can choose
    neither, nor a crew that is not embedded, unless STORYTELLING_PAINTER_STUDIO_SPECS lists its spec.

    Raises:
        SpecError: The settings name a spec that this process does not allow.
        SettingsError: The environment or the settings file of this process is wrong.
    """
    refuse_specs(settings, os.environ.get(SPECS_VARIABLE, ""))
    return await asyncio.to_thread(_crew_once, settings)


def refuse_specs(settings: Settings, allowed: str) -> None:
    """Refuses specs that would spend money or run code, unless whoever started the process listed them.

    Args:
        settings: What a request asks for.
        allowed: Specs, with commas between them.

    Raises:
        SpecError: A spec is neither `embedded` nor listed.
    """
    listed = {"embedded", *(spec.strip() for spec in allowed.split(","))}
    asked: dict[str, str | None] = {role: settings.spec_of(role) for role in ROLES}
    asked |= {"crew": settings.crew, "judge": settings.judge, "pictures.softener": settings.pictures.softener}
    for role, spec in asked.items():
        if spec is not None and spec not in listed:
            raise SpecError(
                f"`{role}` asks for {spec!r}, which this server does not allow: models cost money. Whoever starts it "
                f"allows specs by the environment variable {SPECS_VARIABLE}, with commas between them"
            )


def _crew_once(settings: Settings) -> Crew:
    with _building:
        return _built(settings)


@lru_cache(maxsize=8)
def _built(settings: Settings) -> Crew:
    from storytelling_painter.tools.artifacts import ArtifactStore
    from storytelling_painter.tools.calls.provision import refuse_unpriced
    from storytelling_painter.tools.compute import Compute

    provision = _provision()
    refuse_unpriced(settings, provision.connections.means)
    return build_crew(
        settings,
        store=ArtifactStore(Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER)),
        compute=Compute(),
        connections=provision.connections,
    )


@lru_cache(maxsize=1)
def _provision() -> "Provision":
    from storytelling_painter.tools.calls.provision import Provision
    from storytelling_painter.tools.configuration import FILE_NAME, resolve_settings

    file = Path(FILE_NAME)
    return Provision(Settings(), resolve_settings(None, file if file.is_file() else None, os.environ).means)
