"""The batch runner with a crew that costs nothing: order, failures, limits, what is on the disk when."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storytelling_painter.agents.crew import EmbeddedSource, Workshop, register
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.agents.roles import Storyteller
from storytelling_painter.domain.errors import RunFolderError, SettingsError, StoryError
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.graph.events import Progress
from storytelling_painter.runners.batch import run_batch
from storytelling_painter.runners.folder import RunFolder
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.lanes import run_lanes
from storytelling_painter.runners.records import read_records
from storytelling_painter.runners.sources import Task, invented
from storytelling_painter.tools.configuration import resolve_settings

SMALL = resolve_settings({"size": 256, "seed": 1})


class _Refuser:
    """Fails every second item: some as a crew member should, some as a broken one would."""

    made_by = GrammarStoryteller.made_by
    grammar = GrammarStoryteller()

    async def tell(
        self, brief: Brief, *, round: int, previous: Draft | None = None, critique: Critique | None = None,
        unpaintable: tuple[str, ...] = (),
    ) -> Draft:
        if brief.index % 4 == 1:
            raise StoryError("nothing comes to mind")
        if brief.index % 4 == 3:
            raise ZeroDivisionError("a bug")
        return await self.grammar.tell(brief, round=round)


class _RefusingSource(EmbeddedSource):
    def storyteller(self, spec: str, workshop: Workshop) -> Storyteller:
        return _Refuser()


register("refusing", _RefusingSource)


def open_run(path: Path, **settings: object) -> RunFolder:
    return RunFolder.open(path, resolve_settings({"size": 256, "seed": 1, **settings}))


async def test_one_item_s_fault_is_recorded_and_the_others_go_on(tmp_path: Path) -> None:
    folder = open_run(tmp_path / "run", storyteller="refusing")
    settings = folder.info.settings
    summary = await run_batch(invented(4, settings), settings, folder, concurrency=2)
    folder.close()
    found = {r.id: r for r in read_records(tmp_path / "run" / "items.jsonl")}
    assert [found[f"item-0000{n}"].error is None for n in (1, 2, 3, 4)] == [True, False, True, False]
    assert found["item-00002"].error.error == "StoryError" and found["item-00004"].error.error == "ZeroDivisionError"
    assert summary.failed == 2 and summary.exit == 1
    assert "Traceback" in (tmp_path / "run" / "events.jsonl").read_text()
    again = open_run(tmp_path / "run", storyteller="refusing")
    assert again.done == set(found) and again.counts == folder.counts
    again.close()


async def test_a_record_is_on_the_disk_with_its_pictures_when_it_is_told(tmp_path: Path) -> None:
    folder, told = open_run(tmp_path / "run"), []

    def on_event(event: Progress | Record) -> None:
        if isinstance(event, Record):
            assert event in list(read_records(tmp_path / "run" / "items.jsonl"))
            assert all(folder.store.path_of(a.painting.picture).is_file() for a in event.attempts)
        told.append(event)

    await run_batch(invented(2, SMALL.settings), SMALL.settings, folder, on_event=on_event)
    folder.close()
    assert sum(isinstance(e, Record) for e in told) == 2
    assert {e.what for e in told if isinstance(e, Progress)} >= {"told", "criticised", "painted", "checked", "finished"}


async def test_tasks_are_read_no_further_than_there_is_room(tmp_path: Path) -> None:
    """A source of a million items is not read into memory; it may also be asynchronous."""
    read = []

    async def source() -> AsyncIterator[Task]:
        for task in invented(1_000_000, SMALL.settings):
            read.append(task)
            yield task

    folder, stops = open_run(tmp_path / "run"), Stops()
    summary = await run_batch(
        source(), SMALL.settings, folder, concurrency=2, stops=stops,
        on_event=lambda e: stops.ask() if isinstance(e, Record) and not stops.asked.is_set() else None,
    )
    folder.close()
    assert len(read) <= 4 and summary.ended == "interrupted" and summary.exit == 130
    assert summary.done == len(list(read_records(tmp_path / "run" / "items.jsonl"))) >= 1


async def test_a_source_that_breaks_ends_the_run_and_says_so(tmp_path: Path) -> None:
    def source() -> Iterator[Task]:
        yield from invented(1, SMALL.settings)
        raise RunFolderError("the source is gone")

    folder = open_run(tmp_path / "run")
    with pytest.raises(RunFolderError, match="source is gone"):
        await run_batch(source(), SMALL.settings, folder, concurrency=1)
    folder.close()
    assert folder.info.status == "broken" and folder.counts.done == 1


async def test_no_concurrency_is_refused(tmp_path: Path) -> None:
    folder = open_run(tmp_path / "run")
    with pytest.raises(SettingsError, match="at least 1"):
        await run_batch([], SMALL.settings, folder, concurrency=0)
    folder.close()


@pytest.mark.parametrize("concurrency", [1, 3, 64])
async def test_lanes_do_everything_once_and_never_more_at_a_time(concurrency: int) -> None:
    rng, now, most, done = random.Random(1), 0, 0, []

    async def one(item: int) -> bool:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(rng.random() / 500)
        now -= 1
        done.append(item)
        return True

    ended = await run_lanes(range(50), one, concurrency, Stops())
    assert sorted(done) == list(range(50)) and most <= concurrency and not ended.interrupted


async def test_lanes_begin_nothing_more_after_a_no() -> None:
    done = []

    async def one(item: int) -> bool:
        done.append(item)
        await asyncio.sleep(0)
        return item < 5

    ended = await run_lanes(range(1000), one, 3, Stops())
    assert len(done) < 12 and not ended.interrupted


async def test_a_second_request_drops_what_is_in_flight() -> None:
    stops, dropped = Stops(), []

    async def one(item: int) -> bool:
        if item == 2:
            stops.ask()
            stops.ask()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            dropped.append(item)
            raise
        return True

    async with asyncio.timeout(5):
        ended = await run_lanes(range(10), one, 3, stops)
    assert ended.dropped and sorted(dropped) == [0, 1, 2]


async def test_an_error_in_a_lane_cancels_the_others() -> None:
    async def one(item: int) -> bool:
        if item == 1:
            raise RunFolderError("full")
        await asyncio.sleep(60)
        return True

    async with asyncio.timeout(5):
        with pytest.raises(RunFolderError, match="full"):
            await run_lanes(range(10), one, 3, Stops())
    assert len(asyncio.all_tasks()) == 1
