"""Many items in flight at once, in lanes that take the next item when they have finished one."""

import asyncio
import contextlib
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from typing import Any, Final, NamedTuple, TypeVar

from storytelling_painter.runners.interrupts import Stops

T = TypeVar("T")

GRACE_SECONDS: Final = 4.0
"""How long items in flight may still finish after a request to stop, where no call is on its way."""
_LOOKING: Final = 0.05
_AT_ONCE: Final = 16
"""Lanes that are opened at a time."""


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
    return await Lanes(concurrency)(items, one, stops)


async def _each(items: AsyncIterable[T] | Iterable[T]) -> AsyncIterator[T]:
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item


class Lanes:
    """Lanes whose number can be changed, and that can be held up, while they work.

    Args:
        number: Items in flight at most.
        paid_for: Whether a call is on its way whose answer will be paid for: a request to stop waits for it.
    """

    def __init__(self, number: int, paid_for: Callable[[], bool] = lambda: False) -> None:
        self.number, self.busy, self._living = number, 0, 0
        self._paid_for = paid_for
        self._free = asyncio.Event()
        self._free.set()
        self._changed = asyncio.Event()
        self._next = asyncio.Lock()
        self._exhausted = self._full = self._over = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._source: AsyncIterator[Any]
        self._one: Callable[[Any], Awaitable[bool]]
        self._stops: Stops

    async def __call__(
        self, items: AsyncIterable[T] | Iterable[T], one: Callable[[T], Awaitable[bool]], stops: Stops
    ) -> Ended:
        """Works through items; see `run_lanes`."""
        self._source, self._one, self._stops = _each(items), one, stops
        asked = asyncio.create_task(stops.asked.wait())
        now = asyncio.create_task(stops.now.wait())
        try:
            self._open()
            if await self._until(asked):
                self.hold(False)
                await self._wind_up(now)
            return Ended(self._exhausted or self._full, any(not lane.done() for lane in self._tasks))
        finally:
            self._over = True
            for each in (*self._tasks, asked, now):
                each.cancel()
            await asyncio.gather(*self._tasks, asked, now, return_exceptions=True)

    def resize(self, number: int) -> None:
        """Changes how many items may be in flight; those that are too many go on to their end."""
        self.number = number
        self._open()

    def hold(self, held: bool) -> None:
        """Holds lanes up before their next item, or lets them go on."""
        if held:
            self._free.clear()
        else:
            self._free.set()

    @property
    def held(self) -> bool:
        return not self._free.is_set()

    def _open(self) -> None:
        """Opens lanes, a few each time: the first ones have sent their calls before the last ones are made ready."""
        if not (self._exhausted or self._full or self._over or self._stops.asked.is_set()):
            for _ in range(min(_AT_ONCE, self.number - self._living)):
                self._living += 1
                self._tasks.add(asyncio.create_task(self._lane()))
            if self._living < self.number:
                asyncio.get_running_loop().call_soon(self._open)
        self._changed.set()

    async def _wind_up(self, now: "asyncio.Task[bool]") -> None:
        """Gives items in flight a few seconds, and calls on their way the time that they take."""
        loop = asyncio.get_running_loop()
        until = loop.time() + GRACE_SECONDS
        while loop.time() < until or self._paid_for():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOKING if loop.time() >= until else until - loop.time()):
                    await self._until(now)
                    return

    async def _lane(self) -> None:
        try:
            await self._work()
        finally:
            self._living -= 1

    async def _work(self) -> None:
        while not (self._stops.asked.is_set() or self._full or self._too_many()):
            await self._free.wait()
            async with self._next:
                if self._exhausted or self._stops.asked.is_set():
                    return
                try:
                    item = await anext(self._source)
                except StopAsyncIteration:
                    self._exhausted = True
                    return
            self.busy += 1
            try:
                self._full |= not await self._one(item)
            finally:
                self.busy -= 1

    def _too_many(self) -> bool:
        """Whether this lane is to end, since there are more than wanted."""
        return self._living > self.number

    async def _until(self, signal: "asyncio.Task[bool]") -> bool:
        """Waits until the signal or the last lane is done, and returns whether a lane still runs."""
        while True:
            for lane in [task for task in self._tasks if task.done()]:
                self._tasks.discard(lane)
                lane.result()
            if not self._tasks or signal.done():
                return bool(self._tasks)
            self._changed.clear()
            changed = asyncio.create_task(self._changed.wait())
            try:
                await asyncio.wait({*self._tasks, signal, changed}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                changed.cancel()
