"""The whole graph on models: story, ledger, critique, picture and check of an item, five calls one after the other."""

import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from providers_load import Ask

from storytelling_painter.agents.crew import build_crew
from storytelling_painter.domain.errors import WorkError
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.builder import compiled
from storytelling_painter.graph.state import ItemInput
from storytelling_painter.testing.stand_in.pictures import png
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.images.shrinking import shrink

CHATS = 4
"""Chat calls of an item whose story and picture are good at once."""


@asynccontextmanager
async def whole_graph(base_url: str, *, others: set[int] | None) -> AsyncIterator[Ask]:
    """Gives what makes one item. Small copies of pictures are made by one worker process.

    Args:
        base_url: Of a stand-in that plays the models without a flaw.
        others: Cores of the worker; none leaves it to the system.
    """
    means = Means(providers=(Provider(name="stand_in", base_url=base_url),))
    settings = Settings(crew="stand_in:m", painter="stand_in:pictures")
    with tempfile.TemporaryDirectory() as folder:
        async with Compute(workers=1) as compute, Connections(means, environ={}) as connections:
            await _started_elsewhere(compute, others)
            crew = build_crew(settings, store=ArtifactStore(Path(folder)), compute=compute, connections=connections)
            graph = compiled(crew, settings)

            async def make(number: int) -> object:
                brief = Brief(id=f"item-{number}", index=number, seed=number)
                record = (await graph.ainvoke(ItemInput(brief=brief), context=settings))["record"]
                if record.stop != "accepted":
                    raise WorkError(f"{record.id} ended with {record.stop}: {record.why}")
                return record

            yield make


async def _started_elsewhere(compute: Compute, others: set[int] | None) -> None:
    """Has the worker start on other cores than this process stays on."""
    own = os.sched_getaffinity(0) if others else None
    if others:
        os.sched_setaffinity(0, others)
    try:
        await compute.run(shrink, png(64, 64, b"colour"), 64)
    finally:
        if own:
            os.sched_setaffinity(0, own)
