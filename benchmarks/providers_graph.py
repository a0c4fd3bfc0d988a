"""The whole graph on models: story, ledger, critique, picture and check of an item, five calls one after the other."""

import io
import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
from PIL import Image
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


def small_copies_ms(rounds: int = 5) -> dict[str, float]:
    """Returns the processor time of the small copy of a picture of the stand-in, and of a grained one of 1.5 MB."""
    told: dict[str, float] = {}
    kinds = {"the stand-in's picture": png(1024, 1024, b"colour"), "a picture of 1.5 MB": _grained()}
    for name, data in kinds.items():
        spent = []
        for _ in range(rounds):
            began = time.process_time()
            shrink(data, Settings().judge_picture_size)
            spent.append(time.process_time() - began)
        told[f"processor time of the small copy of {name}, ms"] = min(spent) * 1000
    return told


def _grained() -> bytes:
    """Returns a painted picture with grain, which makes its file as large as those of hosted models."""
    with Image.open(Path(__file__).parents[1] / "docs" / "pictures" / "item-00001.png") as file:
        plain = np.asarray(file.convert("RGB"), dtype=np.float64)
    grained = plain + np.random.default_rng(0).normal(0.0, 2.0, plain.shape)
    out = io.BytesIO()
    Image.fromarray(grained.clip(0, 255).astype(np.uint8)).save(out, "PNG")
    return out.getvalue()


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
