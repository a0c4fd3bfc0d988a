"""Reading ahead: in order, never too far, with the source's error, and free of it at once."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path

import pytest
from blockbuster import blockbuster_ctx

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.runners.ahead import read_ahead
from storytelling_painter.runners.briefs import briefed


async def test_items_come_in_order_and_not_more_are_read_than_there_is_room_for() -> None:
    read: list[int] = []

    def source() -> Iterator[int]:
        for n in range(50):
            read.append(n)
            yield n

    taken = 0
    async with aclosing(read_ahead(source(), most=4)) as items:
        async for item in items:
            assert item == taken
            taken += 1
            await asyncio.sleep(0.002)
            assert len(read) <= taken + 4
    assert taken == 50


async def test_what_the_source_raises_comes_after_the_items_before_it() -> None:
    def source() -> Iterator[int]:
        yield 1
        raise InputError("broken")

    found = []
    with pytest.raises(InputError, match="broken"):
        async for item in read_ahead(source()):
            found.append(item)
    assert found == [1]


async def test_a_source_that_blocks_holds_up_nobody() -> None:
    go_on, ended = threading.Event(), threading.Event()

    def source() -> Iterator[int]:
        try:
            yield 1
            go_on.wait(20)
            yield 2
            yield 3
        finally:
            ended.set()

    items = read_ahead(source(), most=1)
    assert await anext(items) == 1
    waiting = asyncio.ensure_future(anext(items))
    began = time.monotonic()
    await asyncio.sleep(0.05)
    assert not waiting.done() and time.monotonic() - began < 5
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await items.aclose()
    go_on.set()
    assert await asyncio.to_thread(ended.wait, 10), "the source is closed when nobody reads it any more"


async def test_files_are_not_read_on_the_event_loop(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text('{"premise": "cookie jar"}\n' * 40)
    tasks = briefed(str(path), Settings())
    with blockbuster_ctx():
        assert len([task async for task in read_ahead(tasks)]) == 40
