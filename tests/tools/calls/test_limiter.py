"""Minutes of traffic against simulated providers, by a clock that jumps."""

import asyncio
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simulated import Outcome, Server, run_calls, simulate

from storytelling_painter.domain.errors import Unavailable
from storytelling_painter.domain.means import Provider
from storytelling_painter.testing.stand_in.limits import Limits
from storytelling_painter.tools.calls.call import Reply, Usage
from storytelling_painter.tools.calls.limiter import ProviderLimiter
from storytelling_painter.tools.calls.notices import Notices
from storytelling_painter.tools.calls.trouble import Trouble


def outcome(server: Server, calls: int = 1_000, at_once: int = 64, **known: float) -> Outcome:
    async def go() -> Outcome:
        provider = Provider(name="sim", base_url="http://127.0.0.1/v1", **known) if known else None
        return await run_calls(server, calls, at_once, ProviderLimiter(provider))

    found = simulate(go())
    assert not found.errors and server.answered == calls and found.limiter.in_flight == 0
    return found


@pytest.mark.parametrize("at_once", [64, 256])
def test_a_free_provider_is_used_to_the_full_within_a_few_round_trips(at_once: int) -> None:
    found = outcome(Server(), 5_000, at_once)
    assert found.seconds <= 5_000 * 0.2 / at_once + 0.6


@pytest.mark.parametrize("at_once", [64, 256])
@pytest.mark.parametrize("retry", ["float", "none"])
def test_a_bound_on_calls_at_once_is_found_and_kept(at_once: int, retry: str) -> None:
    server = Server(Limits(in_flight=20, headers=False, retry_after=retry))  # type: ignore[arg-type]
    found = outcome(server, at_once=at_once)
    assert found.seconds <= 11.0 and server.refused <= 50 and 18 <= found.limiter.width <= 22


@pytest.mark.parametrize("at_once", [64, 256])
def test_a_limit_told_in_headers_is_kept(at_once: int) -> None:
    server = Server(Limits(requests_per_second=100))
    assert outcome(server, at_once=at_once).seconds <= 1.08 * 9.2, "what a second leaves unused never comes back"
    assert server.refused <= 5


def test_a_short_window_that_others_use_too_is_followed_as_far_as_it_goes() -> None:
    server, others = Server(Limits(requests_per_second=100)), random.Random(3)

    async def go() -> float:
        async def someone() -> None:
            while True:
                await asyncio.sleep(others.random() / 20)
                server.gate.refusal(0, 0, asyncio.get_running_loop().time())

        crowd = asyncio.create_task(someone())
        found = await run_calls(server, 1_000, 64)
        crowd.cancel()
        assert not found.errors
        return found.seconds

    assert simulate(go()) <= 25 and server.refused <= 150


def test_an_account_that_fills_slowly_is_not_taken_for_a_short_window() -> None:
    server = Server(Limits(requests_per_minute=600))
    assert outcome(server).seconds <= 62 and server.refused <= 20


def test_a_known_limit_is_kept_by_an_even_pace() -> None:
    server = Server(Limits(requests_per_second=100, headers=False))
    assert outcome(server, requests_per_minute=6_000).seconds <= 10.5
    assert server.refused <= 20


def test_a_limit_that_nobody_tells_costs_refusals_but_no_time() -> None:
    server = Server(Limits(requests_per_second=100, headers=False))
    assert outcome(server).seconds <= 12


@pytest.mark.parametrize("known", [{}, {"tokens_per_minute": 60_000}])
def test_tokens_a_minute_are_kept(known: dict[str, float]) -> None:
    server = Server(Limits(tokens_per_minute=60_000), tokens=100)
    found = outcome(server, **known)
    assert found.seconds <= 105 and server.refused <= 10


def test_refusals_by_chance_let_only_their_own_calls_wait() -> None:
    chance = random.Random(7)
    server = Server(refuse=lambda _: chance.random() < 0.02)
    found = outcome(server)
    assert server.refused > 5 and found.seconds <= 1.5 * 3.4 and found.limiter.width >= 60


def test_scattered_faults_of_the_server_cost_little() -> None:
    chance = random.Random(7)

    class Failing(Server):
        async def send(self) -> Reply:
            if chance.random() < 0.1:
                raise Trouble("overload", "500")
            return await super().send()

    found = outcome(Failing())
    assert found.limiter.width >= 32 and found.seconds < 8


def test_a_storm_of_faults_narrows_mildly() -> None:
    async def go() -> list[int]:
        limiter, widths = ProviderLimiter(), []
        for _ in range(6):
            for _ in range(32):
                async with limiter.slot(Usage()) as slot:
                    slot.troubled(Trouble("overload", "503"))
            await asyncio.sleep(1.1)
            widths.append(limiter.width)
        return widths

    widths = simulate(go())
    assert all(0.7 * before <= after <= before for before, after in zip(widths, widths[1:], strict=False))
    assert widths[0] == 25 and 4 <= widths[-1] < 16


def test_five_pictures_a_minute_take_as_long_as_they_must() -> None:
    """Calls wait for a quarter of an hour and more, and none is given up while others are answered."""
    server = Server(Limits(requests_per_minute=5), latency=10)
    assert outcome(server, 120, 100).seconds <= 1.25 * 24 * 60


def test_a_provider_that_only_refuses_is_given_up_and_told() -> None:
    server = Server(refuse=lambda _: True, wait=5 * 3_600.0)
    notices = Notices()

    async def go() -> Outcome:
        return await run_calls(server, 8, 8, ProviderLimiter(notices=notices, name="sim"))

    found = simulate(go())
    assert len(found.errors) == 8 and all(isinstance(e, Unavailable) for e in found.errors)
    assert 900 <= found.seconds <= 2_400 and server.tries < 60
    assert "asked to wait 18000 s" in notices.all[0]


def test_a_told_limit_that_would_stop_everything_for_a_day_is_tested_now_and_then_and_told() -> None:
    headers = {
        "x-ratelimit-limit-requests": "10",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "24h",
    }
    notices = Notices()

    async def go() -> float:
        limiter = ProviderLimiter(notices=notices, name="sim")
        for _ in range(4):
            async with limiter.slot(Usage()) as slot:
                slot.answered(Reply(b"{}", headers=headers))
        return asyncio.get_running_loop().time() - 1_000.0

    assert 900 <= simulate(go()) <= 1_200
    assert "lets little through" in notices.all[0]


def test_a_slow_call_lets_those_behind_it_wait_without_a_busy_loop() -> None:
    turns = 0

    async def go() -> float:
        nonlocal turns
        limiter = ProviderLimiter(most_in_flight=1)
        loop = asyncio.get_running_loop()
        woken = limiter._woken

        def count() -> None:
            nonlocal turns
            turns += 1
            woken()

        limiter._woken = count  # type: ignore[method-assign]

        async def one() -> None:
            async with limiter.slot(Usage()):
                await asyncio.sleep(3_000)

        await asyncio.gather(one(), one())
        return loop.time() - 1_000

    assert simulate(go()) == 6_000 and turns < 3_000


def test_a_provider_that_goes_silent_is_given_up_by_those_who_wait() -> None:
    async def go() -> list[object]:
        limiter = ProviderLimiter(name="sim")
        limiter._held_until = asyncio.get_running_loop().time() + 2_000

        async def one() -> None:
            async with limiter.slot(Usage()):
                raise AssertionError("was let through")

        found = await asyncio.gather(one(), one(), return_exceptions=True)
        assert limiter.in_flight == 0
        return list(found)

    assert all(isinstance(e, Unavailable) and "'sim'" in str(e) for e in simulate(go()))


def test_the_row_is_fair_and_cancelled_places_are_free_again() -> None:
    async def go() -> list[int]:
        limiter = ProviderLimiter(most_in_flight=2)
        done: list[int] = []

        async def one(number: int) -> None:
            async with limiter.slot(Usage()):
                await asyncio.sleep(1)
                done.append(number)

        tasks = [asyncio.create_task(one(n)) for n in range(10)]
        await asyncio.sleep(0.5)
        for n in (0, 3, 4):
            tasks[n].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert limiter.in_flight == 0
        return done

    assert simulate(go()) == [1, 2, 5, 6, 7, 8, 9]


@settings(max_examples=40, deadline=None)
@given(
    in_flight=st.integers(1, 30),
    rate=st.integers(5, 300),
    headers=st.booleans(),
    latency=st.floats(0.01, 3.0),
    cancels=st.sets(st.integers(0, 99), max_size=20),
    seed=st.integers(0, 999),
)
def test_whatever_the_limits_every_call_ends_and_no_place_is_lost(
    in_flight: int, rate: int, headers: bool, latency: float, cancels: set[int], seed: int
) -> None:
    server = Server(Limits(in_flight=in_flight, requests_per_second=rate, headers=headers), latency)
    chance = random.Random(seed)

    async def go() -> None:
        limiter = ProviderLimiter()
        work = asyncio.create_task(run_calls(server, 100, 50, limiter))
        others = [asyncio.create_task(run_calls(server, 1, 1, limiter)) for _ in cancels]
        for other in others:
            await asyncio.sleep(chance.random() * latency)
            other.cancel()
        found = await work
        await asyncio.gather(*others, return_exceptions=True)
        assert not found.errors and limiter.in_flight == 0 and limiter.width >= 1 and limiter.waiting == 0

    simulate(go())


def test_an_uncontended_call_is_cheap() -> None:
    """Well under 50 microseconds; the bound is wide because machines are shared."""

    async def go() -> float:
        import time

        limiter = ProviderLimiter()
        reply, most = Reply(b"{}"), Usage(output_tokens=5)
        started = time.process_time()
        for _ in range(2_000):
            async with limiter.slot(most) as slot:
                slot.answered(reply)
        return (time.process_time() - started) / 2_000

    assert asyncio.run(go()) < 50e-6
