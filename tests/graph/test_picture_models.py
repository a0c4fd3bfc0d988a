"""Whole items through the graph with painters that are models, hosted and local."""

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from blockbuster import blockbuster_ctx
from scripted import ScriptedAligner, report_of

from storytelling_painter.agents.crew import Crew, build_crew
from storytelling_painter.domain.errors import SpecError
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.domain.record import Painting, Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.graph.builder import compiled
from storytelling_painter.graph.embed import run_one
from storytelling_painter.testing.scripted_models import ScriptedModels
from storytelling_painter.testing.stand_in import Faults, StandIn
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.provenance import read_recipe


def ways(server: StandIn | None = None) -> Connections:
    providers = () if server is None else (Provider(name="stand_in", base_url=server.base_url),)
    return Connections(Means(providers=providers), environ={})


def crew_of(settings: Settings, folder: Path, connections: Connections) -> Crew:
    return build_crew(settings, store=ArtifactStore(folder), compute=Compute(), connections=connections)


class HardToPlease(ScriptedAligner):
    """Sees one key point less than all in the first picture, and everything from then on."""

    async def check(self, brief: Brief, draft: Draft, painting: Painting) -> AlignmentReport:
        self.calls += 1
        first = "no" if self.calls == 1 else "yes"
        values = (first, *["yes"] * (len(draft.ledger.key_points) - 1))
        found = report_of(values, ledger=draft.ledger)  # type: ignore[arg-type]
        return found.model_copy(update={"picture": painting.picture.sha256})


async def test_an_embedded_story_is_painted_by_a_hosted_model_and_mended_by_an_edit(tmp_path: Path) -> None:
    settings = Settings.model_validate({"painter": "stand_in:gpt-image-1", "aligner": "stand_in:eyes"})
    settings = settings.model_copy(
        update={"image_loop": settings.image_loop.model_copy(update={"candidates": 1, "min_alignment": 1.0})}
    )
    async with StandIn() as server, ways(server) as connections:
        crew = replace(crew_of(settings, tmp_path, connections), aligner=HardToPlease())
        graph = compiled(crew, settings)
        with blockbuster_ctx(scanned_modules=["storytelling_painter"]):
            found = await graph.ainvoke({"brief": Brief(id="a", seed=2, index=1)}, context=settings)
    record: Record = found["record"]
    assert record.stop == "accepted" and record.best == 2
    assert [a.action for a in record.attempts] == ["paint", "edit"]
    assert [seen.endpoint for seen in server.seen] == ["generation", "edit"]
    first, second = record.attempts
    assert server.seen[1].pictures == (first.painting.picture.sha256,)
    assert second.painting.source_type == "trainedAlgorithmicMedia"
    assert record.draft is not None
    for attempt in record.attempts:
        for span in attempt.painting.prompt_spans:
            text = str(attempt.painting.prompt)[span.start : span.end]
            assert text.startswith(record.draft.ledger.get(span.key_point).text)


async def test_a_crew_of_models_does_the_whole_work(tmp_path: Path) -> None:
    settings = Settings.model_validate({"crew": "stand_in:all", "painter": "stand_in:gpt-image-1"})
    async with StandIn(ScriptedModels(unseen=0.2)) as server, ways(server) as connections:
        record = await run_one(Brief(id="a", seed=2), settings, crew=crew_of(settings, tmp_path, connections))
    assert record.error is None and record.best is not None
    assert record.crew["painter"].name == "model-painter"
    assert {"chat", "generation"} <= {seen.endpoint for seen in server.seen}


async def test_a_refused_picture_ends_the_item_with_moderation(tmp_path: Path) -> None:
    settings = Settings.model_validate({"painter": "stand_in:gpt-image-1", "aligner": "stand_in:eyes"})
    async with StandIn(faults=Faults(shares={"policy": 1.0})) as server, ways(server) as connections:
        record = await run_one(Brief(id="a", seed=2), settings, crew=crew_of(settings, tmp_path, connections))
    assert record.stop == "moderation"
    assert record.error is not None and record.error.error == "Moderated" and record.error.node == "painter"
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "specs",
    [
        {"painter": "stand_in:gpt-image-1"},
        {"painter": "diffusers:anything"},
        {"painter": "stand_in:gpt-image-1", "aligner": "stand_in:eyes", "judge": "embedded"},
    ],
)
def test_a_judge_of_plans_for_pictures_without_one_is_refused_before_anything_is_sent(
    tmp_path: Path, specs: dict[str, Any]
) -> None:
    with StandIn() as server:
        with pytest.raises(SpecError, match=r"--(aligner|judge) openai:"):
            crew_of(Settings.model_validate(specs), tmp_path, ways(server))
        assert not server.seen


@pytest.mark.skipif(importlib.util.find_spec("diffusers") is None, reason="needs the extra `local`: make test-local")
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
async def test_an_embedded_story_is_painted_and_mended_by_a_local_model(tmp_path: Path) -> None:
    from tiny_pipeline import SIZE, build

    spec = f"diffusers:{build(tmp_path / 'model', tokens=512)}"
    loop = {"candidates": 1, "min_alignment": 1.0}
    settings = Settings.model_validate(
        {"painter": spec, "aligner": "stand_in:eyes", "size": 256, "pictures": {"steps": 3}, "image_loop": loop}
    )
    records = []
    for number in (1, 2):
        async with StandIn() as server, ways(server) as connections:
            crew = replace(crew_of(settings, tmp_path / str(number), connections), aligner=HardToPlease())
            records.append(await run_one(Brief(id="a", seed=2, index=1), settings, crew=crew))
    record = records[0]
    assert record == records[1], "the same seed gives the same pictures"
    assert record.stop == "accepted" and [a.action for a in record.attempts] == ["paint", "edit"]
    assert record.best_attempt is not None
    painting = record.best_attempt.painting
    data = await ArtifactStore(tmp_path / "1").read(painting.picture)
    recipe = read_recipe(data)
    assert (recipe.action, recipe.item, recipe.seed) == ("edit", "a", painting.seed)
    assert recipe.source_type == painting.source_type == "trainedAlgorithmicMedia"
    assert painting.picture.width == SIZE
    assert str(tmp_path).encode() not in data
