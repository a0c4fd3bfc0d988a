"""Heavy work beside the event loop: in threads, in processes, and when a process dies."""

import asyncio
import math
import os
import threading
import time

import pytest

from storytelling_painter.domain.errors import WorkError
from storytelling_painter.tools.compute import Compute, usable_cores


def test_numbers_of_workers() -> None:
    assert usable_cores() >= 1
    for workers in (-1, 257):
        with pytest.raises(ValueError, match="0 to 256"):
            Compute(workers)


async def test_threads_run_functions_and_hand_on_their_errors() -> None:
    async with Compute() as compute:
        assert await compute.run(threading.get_ident) != threading.get_ident()
        assert await compute.run(int, "ff", base=16) == 255
        with pytest.raises(ZeroDivisionError):
            await compute.run(divmod, 1, 0)


async def test_a_closed_one_refuses_work() -> None:
    compute = Compute()
    await compute.aclose()
    with pytest.raises(RuntimeError, match="closed"):
        await compute.run(os.getpid)
    await compute.aclose()


async def test_processes_run_functions_and_hand_on_their_errors() -> None:
    async with Compute(1, warm=()) as compute:
        assert await compute.run(os.getpid) != os.getpid()
        assert await asyncio.gather(*(compute.run(math.factorial, n) for n in range(12))) == [
            math.factorial(n) for n in range(12)
        ]
        with pytest.raises(ValueError, match="not defined|nonnegative|negative"):
            await compute.run(math.factorial, -1)


async def test_a_call_that_kills_its_worker_fails_alone() -> None:
    async with Compute(1, warm=()) as compute:
        results = await asyncio.gather(
            compute.run(math.factorial, 5),
            compute.run(os._exit, 3),
            compute.run(math.factorial, 6),
            return_exceptions=True,
        )
        assert (results[0], results[2]) == (120, 720)
        assert isinstance(results[1], WorkError) and "fewer --workers" in str(results[1])
        assert await compute.run(math.factorial, 3) == 6


async def test_calls_with_one_key_go_to_one_worker_while_the_others_are_no_freer() -> None:
    async with Compute(2, warm=()) as compute:
        first = await compute.run_near("a", os.getpid)
        assert [await compute.run_near("a", os.getpid) for _ in range(4)] == [first] * 4
        slow = [asyncio.create_task(compute.run(time.sleep, 0.3)) for _ in range(2)]
        await asyncio.sleep(0.1)
        assert await compute.run_near("a", os.getpid) == first
        await asyncio.gather(*slow)


async def test_a_key_does_not_keep_a_worker_busy_while_another_is_idle() -> None:
    async with Compute(2, warm=()) as compute:
        home = await compute.run_near("a", os.getpid)
        slow = asyncio.create_task(compute.run_near("a", time.sleep, 0.3))
        await asyncio.sleep(0.1)
        assert await compute.run_near("a", os.getpid) != home
        await slow


async def test_a_dying_worker_leaves_the_other_workers_calls_alone() -> None:
    async with Compute(2, warm=()) as compute:
        killed, alive = await asyncio.gather(
            compute.run_near("a", os._exit, 3), compute.run_near("b", math.factorial, 5), return_exceptions=True
        )
        assert isinstance(killed, WorkError) and alive == 120
        assert await compute.run_near("a", math.factorial, 3) == 6


async def test_a_call_that_waits_while_it_is_closed_is_refused() -> None:
    compute = Compute(1, warm=())
    calls = [asyncio.create_task(compute.run(time.sleep, 0.2)) for _ in range(3)]
    await asyncio.sleep(0.1)
    await compute.aclose()
    *_, last = await asyncio.gather(*calls, return_exceptions=True)
    assert isinstance(last, RuntimeError) and "closed" in str(last)
