"""Many items in flight at once, in lanes that take the next item when they have finished one."""

import asyncio
import contextlib
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from typing import Final, NamedTuple, TypeVar

from storytelling_painter.runners.interrupts import Stops

T = TypeVar("T")

GRACE_SECONDS: Final = 4.0
"""How long items in flight may still finish after a request to stop."""


class Ended(NamedTuple):
    """How far the lanes came."""

    exhausted: bool
    """Whether the items were read to their end."""
    dropped: bool
    """Whether an item was given up because of a request to stop."""

    @property
    def interrupted(self) -> bool:
        return self.dropped or not self.exhausted


async def run_lanes(
    items: AsyncIterable[T] | Iterable[T], one: Callable[[T], Awaitable[bool]], concurrency: int, stops: Stops
) -> Ended:
    """Works through items until they are used up, an error ends it, or somebody asks to stop.

    Args:
        items: Read one by one as lanes get free.
        one: Does the work of an item; false means that nothing more is to be begun. What it raises ends everything.
        concurrency: Items in flight.
        stops: Requests to end early; items in flight then get a few seconds.
    """
    lanes = _Lanes(_each(items), one, stops)
    return await lanes(concurrency)


async def _each(items: AsyncIterable[T] | Iterable[T]) -> AsyncIterator[T]:
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item


class _Lanes:
    def __init__(
        self, items: AsyncIterator[T], one: Callable[[T], Awaitable[bool]], stops: Stops
    ) -> None:
        self._items, self._one, self._stops = items, one, stops
        self._next = asyncio.Lock()
        self._exhausted = self._full = False

    async def __call__(self, concurrency: int) -> Ended:
        lanes = {asyncio.create_task(self._lane()) for _ in range(concurrency)}
        asked = asyncio.create_task(self._stops.asked.wait())
        now = asyncio.create_task(self._stops.now.wait())
        try:
            running = await _until(asked, set(lanes))
            if running:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(GRACE_SECONDS):
                        await _until(now, running)
            return Ended(self._exhausted or self._full, any(not lane.done() for lane in lanes))
        finally:
            for each in (*lanes, asked, now):
                each.cancel()
            await asyncio.gather(*lanes, asked, now, return_exceptions=True)

    async def _lane(self) -> None:
        while not (self._stops.asked.is_set() or self._full):
            async with self._next:
                if self._exhausted:
                    return
                try:
                    item = await anext(self._items)
                except StopAsyncIteration:
                    self._exhausted = True
                    return
            self._full |= not await self._one(item)


async def _until(signal: "asyncio.Task[bool]", running: "set[asyncio.Task[None]]") -> "set[asyncio.Task[None]]":
    """Waits until the signal or the last lane is done, and returns the lanes that still run."""
    while running and not signal.done():
        done, _ = await asyncio.wait({*running, signal}, return_when=asyncio.FIRST_COMPLETED)
        running -= done
        for lane in done - {signal}:
            lane.result()
    return running
