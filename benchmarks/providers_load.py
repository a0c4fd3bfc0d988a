"""A load of so many in flight, measured while it is full."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from itertools import count
from typing import NamedTuple

Ask = Callable[[int], Awaitable[object]]
"""Does the one of that number: a call, an item."""


class Load(NamedTuple):
    """What was reached."""

    efficiency: float
    """Share of what so many in flight can do by Little's law: the number in flight / latency."""
    cpu_ms: float
    """Processor time of this process for one, in milliseconds; the same number of seconds for a thousand."""
    loop_ms: float
    """The part of it that the thread of the event loop takes."""


class _Now(NamedTuple):
    process: float
    loop: float
    number: int


async def load(ask: Ask, in_flight: int, waves: int, *, latency: float, warm: int = 1) -> Load:
    """Keeps so many in flight by as many callers, each asking `waves` times after `warm` times unmeasured.

    A caller that is done goes on until the slowest one is, so all that is measured has the full load beside it.

    Args:
        ask: Does one.
        in_flight: Number of callers.
        waves: Measured ones of each caller.
        latency: Seconds that one takes at least.
        warm: Unmeasured ones of each caller before.
    """
    numbers = count()
    at_work = in_flight
    began: _Now | None = None
    ended: _Now | None = None
    seconds = 0.0

    def now() -> _Now:
        return _Now(time.process_time(), time.thread_time(), next(numbers))

    async def caller() -> None:
        nonlocal at_work, began, ended, seconds
        for _ in range(warm):
            await ask(next(numbers))
        began = began or now()
        started = time.perf_counter()
        for _ in range(waves):
            await ask(next(numbers))
        seconds += time.perf_counter() - started
        at_work -= 1
        while at_work:
            await ask(next(numbers))
        ended = ended or now()

    callers = [asyncio.create_task(caller()) for _ in range(in_flight)]
    try:
        while ended is None:
            for task in (await asyncio.wait(callers, return_when=asyncio.FIRST_COMPLETED))[0]:
                task.result()
    finally:
        for task in callers:
            task.cancel()
        await asyncio.gather(*callers, return_exceptions=True)
    assert began is not None
    made = (ended.number - began.number) / 1000
    return Load(
        latency * in_flight * waves / seconds, (ended.process - began.process) / made, (ended.loop - began.loop) / made
    )
