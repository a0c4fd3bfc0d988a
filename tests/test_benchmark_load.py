"""The load of the providers' benchmark measures what it says."""

import asyncio

import pytest
from providers_load import load


async def test_calls_that_only_wait_reach_the_ideal_and_those_that_queue_do_not() -> None:
    async def wait(number: int) -> None:
        await asyncio.sleep(0.05)

    one_by_one = asyncio.Lock()

    async def queue(number: int) -> None:
        async with one_by_one:
            await asyncio.sleep(0.05)

    ideal = await load(wait, 8, 3, latency=0.05)
    queued = await load(queue, 4, 2, latency=0.05)
    assert 0.6 < ideal.efficiency <= 1.0
    assert 0.1 < queued.efficiency <= 0.3
    assert 0 <= ideal.cpu_ms < 20


async def test_every_caller_asks_so_many_times_and_the_load_stays_full_to_the_end() -> None:
    asked: list[int] = []

    async def ask(number: int) -> None:
        asked.append(number)
        await asyncio.sleep(0.01 if number % 2 else 0.03)

    await load(ask, 4, 3, latency=0.01, warm=1)
    assert len(asked) >= 4 * (1 + 3)
    assert len(set(asked)) == len(asked)


async def test_an_error_ends_it() -> None:
    async def ask(number: int) -> None:
        raise LookupError("no answer")

    with pytest.raises(LookupError, match="no answer"):
        await load(ask, 3, 1, latency=0.01)
