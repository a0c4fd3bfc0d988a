"""Whole items on scripted models: the loops get the work that the knobs promise; equal runs give equal records."""

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from storytelling_painter.agents.crew import build_crew
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.embed import run_one
from storytelling_painter.testing.scripted_models import ScriptedModels
from storytelling_painter.testing.stand_in import StandIn
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.compute import Compute


async def run(folder: Path, script: ScriptedModels, *, items: int, in_flight: int, **specs: Any) -> list[Record]:
    settings = Settings(crew="stand_in:m", size=256, judge_picture_size=128, **specs)
    gate = asyncio.Semaphore(in_flight)
    async with StandIn(script) as server, Compute(workers=0) as compute:
        means = Means(providers=(Provider(name="stand_in", base_url=server.base_url),))
        async with Connections(means, environ={}) as connections:
            crew = build_crew(settings, store=ArtifactStore(folder), compute=compute, connections=connections)

            async def one(number: int) -> Record:
                async with gate:
                    return await run_one(Brief(id=f"i{number}", index=number, seed=number), settings, crew=crew)

            return list(await asyncio.gather(*map(one, range(items))))


def comparable(records: list[Record]) -> list[dict[str, Any]]:
    """Novelty beside other items depends on the order in which they end; all else must not."""
    return [r.model_dump(mode="json", exclude={"scores": {"novelty"}}) for r in records]


async def test_flawless_models_are_accepted_at_once(tmp_path: Path) -> None:
    records = await run(tmp_path, ScriptedModels(), items=6, in_flight=6)
    assert [(r.stop, len(r.critiques), len(r.attempts)) for r in records] == [("accepted", 1, 1)] * 6


async def test_weak_stories_and_unseen_points_give_the_loops_work(tmp_path: Path) -> None:
    records = await run(tmp_path, ScriptedModels(weak=0.5, unseen=0.15), items=16, in_flight=16)
    revised = [r for r in records if len(r.critiques) > 1]
    repainted = [r for r in records if len(r.attempts) > 1]
    assert 3 <= len(revised) <= 13
    assert all(r.critiques[-1].scores["mental_state"] for r in revised)
    assert 4 <= len(repainted) <= 16
    assert Counter(r.stop for r in records)["accepted"] >= 8
    assert not [r.error for r in records if r.error]


async def test_a_judge_that_says_yes_to_everything_is_found_out(tmp_path: Path) -> None:
    records = await run(tmp_path, ScriptedModels(yes_bias=1.0), items=3, in_flight=3, critic="embedded")
    assert {r.stop for r in records} == {"judge_unreliable"}


async def test_the_same_run_gives_the_same_records_however_many_are_in_flight(tmp_path: Path) -> None:
    script = {"weak": 0.4, "unseen": 0.1}
    one = await run(tmp_path / "a", ScriptedModels(**script), items=6, in_flight=1)
    many = await run(tmp_path / "b", ScriptedModels(**script), items=6, in_flight=6)
    assert comparable(one) == comparable(many)


@pytest.mark.parametrize("aligner", ["embedded", "stand_in:m"])
async def test_a_model_storyteller_drives_the_embedded_painter(tmp_path: Path, aligner: str) -> None:
    records = await run(tmp_path, ScriptedModels(), items=2, in_flight=2, painter="embedded", aligner=aligner)
    for record in records:
        assert record.error is None
        assert record.best_attempt is not None
        assert record.best_attempt.painting.scene is not None
