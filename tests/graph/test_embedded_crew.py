"""The graph with the embedded crew: whole items, from a brief to pictures on disk."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from blockbuster import blockbuster_ctx

from storytelling_painter.agents.crew import Crew
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.graph.builder import compiled
from storytelling_painter.graph.context import shared_crew
from storytelling_painter.graph.embed import open_crew, run_one

SMALL = Settings(size=256)


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], Crew]:
    return lambda: open_crew(SMALL, tmp_path)


async def test_no_node_blocks_the_event_loop(make: Callable[[], Crew]) -> None:
    graph, crew = compiled(make(), SMALL), make()
    await run_one(Brief(id="warm", seed=1), SMALL, crew=crew)
    with blockbuster_ctx(scanned_modules=["storytelling_painter"]):
        result = await graph.ainvoke({"brief": Brief(id="a", seed=2, index=1)}, context=SMALL)
    assert result["record"].attempts


async def test_the_event_loop_stays_free_while_pictures_are_drawn(make: Callable[[], Crew]) -> None:
    """Other work gets its turn: the longest wait of a ticking task stays far below the time of a picture."""
    crew = make()
    await run_one(Brief(id="warm", seed=1), SMALL, crew=crew)
    waits: list[float] = []

    async def tick() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            waits.append(time.perf_counter() - before)

    ticking = asyncio.create_task(tick())
    for n in range(3):
        await run_one(Brief(id=f"item-{n}", seed=2, index=n), SMALL, crew=crew)
    ticking.cancel()
    assert len(waits) > 10
    assert sorted(waits)[len(waits) // 2] < 0.1


async def test_the_same_seed_gives_the_same_record_and_the_same_pictures(tmp_path: Path) -> None:
    async def once(folder: str) -> Record:
        return await run_one(Brief(id="a", seed=5, index=3), SMALL, out=tmp_path / folder)

    first, second = await once("1"), await once("2")
    assert first == second
    for attempt in first.attempts:
        path = attempt.painting.picture.path
        assert (tmp_path / "1" / path).read_bytes() == (tmp_path / "2" / path).read_bytes()


async def test_most_items_are_accepted_and_every_record_is_sound(make: Callable[[], Crew]) -> None:
    crew = make()
    briefs = [Brief(id=f"item-{n}", seed=n, index=n) for n in range(8)]
    records = await asyncio.gather(*(run_one(b, SMALL, crew=crew) for b in briefs))
    for record in records:
        assert record.draft and record.scores and record.best_attempt and record.best_attempt.report
        assert Record.model_validate_json(record.model_dump_json()) == record
        if record.stop == "accepted":
            assert record.best_attempt.report.scores.all_must
    assert sum(r.stop == "accepted" for r in records) >= 5, [(r.stop, r.why) for r in records]


async def test_a_story_that_cannot_be_drawn_says_what_was_not_drawn_and_is_not_accepted(
    make: Callable[[], Crew],
) -> None:
    story = "Three cosmonauts argue about a dragon's tax return while the volcano behind them yawns."
    record = await run_one(Brief(id="given", story=story), SMALL, crew=make())
    assert record.draft and record.draft.story.text == story
    assert record.stop != "accepted"
    assert record.why
    assert {"cosmonauts", "dragon's", "volcano"} <= set(record.draft.story.not_drawable)
    assert record.best_attempt and record.best_attempt.report
    assert not record.best_attempt.report.scores.all_must


async def test_a_given_story_that_can_be_drawn_is_accepted_word_for_word(make: Callable[[], Crew]) -> None:
    story = (
        "In the kitchen, a boy stands on a stool and reaches for a cookie jar on the shelf. The sink overflows. "
        "His mother stands at the stove with a phone at her ear and laughs."
    )
    record = await run_one(Brief(id="given", story=story), SMALL.model_copy(update={"size": 512}), crew=make())
    assert record.stop == "accepted", record.why
    assert record.draft and record.draft.story.text == story
    assert record.draft.story.made_by.name == "text-reader"



async def test_the_studio_keeps_its_pictures_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORYTELLING_PAINTER_STUDIO_OUT", str(tmp_path / "here"))
    settings = Settings(size=256, seed=99)
    crew = await shared_crew(settings)
    assert await shared_crew(settings) is crew, "built once"
    record = await run_one(Brief(id="a", seed=1), settings)
    assert (tmp_path / "here" / record.attempts[0].painting.picture.path).is_file()
