"""Caps hold under concurrency, waits end, and nobody is passed over."""

import asyncio
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storytelling_painter.domain.errors import BudgetExceeded, ItemBudgetExceeded, SettingsError
from storytelling_painter.domain.means import Caps
from storytelling_painter.tools.calls.budget import CappedBudget, Spent, picos


async def settle_later(
    budget: CappedBudget, item: str, most: float, real: float | None, pauses: int, seen: Callable[[], None]
) -> str:
    try:
        held = await budget.reserve(item, most)
    except ItemBudgetExceeded:
        return "item"
    except BudgetExceeded:
        return "run"
    seen()
    try:
        for _ in range(pauses):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        held.settle()
        raise
    if real is None:
        held.release()
        return "released"
    held.settle(real)
    return "paid"


async def test_money_is_never_exceeded_with_500_calls_in_flight() -> None:
    random.seed(11)
    budget = CappedBudget(Caps(cost_usd=1.0, calls=420))
    highest = 0.0

    def look() -> None:
        nonlocal highest
        whole = budget._whole
        highest = max(highest, (whole.cost + whole.held_cost) / 1e12)
        assert whole.calls + whole.held_calls <= 420

    kinds = await asyncio.gather(
        *(
            settle_later(budget, f"i{n % 37}", 0.01, random.choice([None, 0.001, 0.002, 0.0031]), n % 7, look)
            for n in range(3_000)
        )
    )
    assert highest <= 1.0 and budget.spent.cost_usd <= 1.0 and budget.spent.calls == kinds.count("paid") <= 420
    assert kinds.count("paid") == 420 or budget.spent.cost_usd > 0.99
    assert budget._whole.held_calls == budget._whole.held_cost == 0 and not budget._queue


@given(
    cap=st.integers(0, 60),
    item_cap=st.none() | st.integers(0, 20),
    calls=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(-1, 9), st.integers(0, 3)), max_size=60),
    cancelled=st.sets(st.integers(0, 59)),
)
@settings(max_examples=150, deadline=None)
def test_caps_hold_and_everybody_is_answered_whatever_is_asked(
    cap: int, item_cap: int | None, calls: list[tuple[int, int, int, int]], cancelled: set[int]
) -> None:
    async def run() -> None:
        budget = CappedBudget(Caps(cost_usd=cap / 100), Caps(cost_usd=None if item_cap is None else item_cap / 100))

        def look() -> None:
            assert budget._whole.cost + budget._whole.held_cost <= picos(cap / 100)
            for account in budget._items.values():
                assert item_cap is None or account.cost + account.held_cost <= picos(item_cap / 100)

        tasks = [
            asyncio.create_task(
                settle_later(budget, f"i{item}", most / 100, None if real < 0 else min(real, most) / 100, pauses, look)
            )
            for item, most, real, pauses in calls
        ]
        await asyncio.sleep(0)
        for n in cancelled:
            if n < len(tasks):
                tasks[n].cancel()
        async with asyncio.timeout(5):
            await asyncio.gather(*tasks, return_exceptions=True)
        assert not budget._queue

    asyncio.run(run())


async def test_a_call_waits_while_only_reservations_stand_in_its_way() -> None:
    budget = CappedBudget(Caps(cost_usd=1.0))
    first = await budget.reserve("a", 0.9)
    waiting = asyncio.create_task(budget.reserve("b", 0.5))
    await asyncio.sleep(0)
    assert not waiting.done()
    first.settle(0.4)
    (await waiting).settle(0.5)
    with pytest.raises(BudgetExceeded, match=r"may cost \$1 and has cost \$0\.9; the next call can cost \$0\.2"):
        await budget.reserve("c", 0.2)
    (await budget.reserve("c", 0.1)).settle()
    assert budget.spent == Spent(3, 1.0)


async def test_who_waits_learns_at_once_that_it_can_never_fit() -> None:
    budget = CappedBudget(Caps(cost_usd=1.0))
    first = await budget.reserve("a", 0.9)
    waiting = asyncio.create_task(budget.reserve("b", 0.5))
    await asyncio.sleep(0)
    first.settle()
    with pytest.raises(BudgetExceeded):
        await waiting


async def test_a_large_call_is_not_passed_over_for_ever_by_small_ones() -> None:
    budget = CappedBudget(Caps(cost_usd=1.0))
    held = await budget.reserve("a", 0.6)
    order: list[str] = []

    async def ask(name: str, cost: float) -> None:
        reservation = await budget.reserve(name, cost)
        order.append(name)
        reservation.release()

    tasks = [asyncio.create_task(ask("large", 0.9)), *(asyncio.create_task(ask(f"s{n}", 0.1)) for n in range(5))]
    await asyncio.sleep(0)
    assert order == []
    held.release()
    await asyncio.gather(*tasks)
    assert order[0] == "large"


async def test_who_waits_for_its_own_items_cap_lets_others_pass() -> None:
    budget = CappedBudget(Caps(cost_usd=10), Caps(calls=1))
    held = await budget.reserve("a", 0.1)
    waiting = asyncio.create_task(budget.reserve("a", 0.1))
    await asyncio.sleep(0)
    await asyncio.wait_for(budget.reserve("b", 0.1), 1)
    held.settle()
    with pytest.raises(ItemBudgetExceeded, match="item 'a' may make 1 calls and made 1"):
        await waiting


async def test_a_cancelled_wait_gives_its_room_to_the_next() -> None:
    budget = CappedBudget(Caps(calls=1))
    held = await budget.reserve("a", None)
    cancelled, next_one = (asyncio.create_task(budget.reserve(name, None)) for name in "bc")
    await asyncio.sleep(0)
    held.release()
    cancelled.cancel()
    (await asyncio.wait_for(next_one, 1)).settle()
    assert budget.spent.calls == 1


async def test_an_unknown_price_is_refused_only_where_money_is_capped() -> None:
    await CappedBudget(Caps(calls=3)).reserve("a", None)
    for budget in (CappedBudget(Caps(cost_usd=1)), CappedBudget(item=Caps(cost_usd=1))):
        with pytest.raises(SettingsError, match="not known.*--prices"):
            await budget.reserve("a", None)


async def test_earlier_calls_of_the_command_count() -> None:
    budget = CappedBudget(Caps(calls=10, cost_usd=1), before=Spent(9, 0.5))
    (await budget.reserve("a", 0.1)).settle()
    with pytest.raises(BudgetExceeded, match="may make 10 calls and made 10"):
        await budget.reserve("a", 0.1)


async def test_time_is_counted_for_the_run_and_from_an_items_first_call() -> None:
    now = 100.0
    budget = CappedBudget(Caps(seconds=60), Caps(seconds=10), clock=lambda: now)
    assert budget.seconds_left("a") == 10
    now = 108.0
    assert budget.seconds_left("a") == 2 and budget.seconds_left("b") == 10
    now = 111.0
    with pytest.raises(ItemBudgetExceeded, match="'a' may take 10 s"):
        await budget.reserve("a", None)
    now = 159.0
    assert budget.seconds_left("c") == 1 and not budget.run_is_over()
    now = 160.0
    with pytest.raises(BudgetExceeded, match="the run may take 60 s") as caught:
        await budget.reserve("c", None)
    assert not isinstance(caught.value, ItemBudgetExceeded)


async def test_ending_a_reservation_twice_changes_nothing_and_finished_items_are_forgotten() -> None:
    budget = CappedBudget(Caps(calls=5), Caps(calls=2))
    held = await budget.reserve("a", 0.5)
    held.settle(0.25)
    held.settle(0.25)
    held.release()
    assert budget.spent == Spent(1, 0.25)
    budget.forget("a")
    budget.forget("never seen")
    assert not budget._items


@given(st.lists(st.floats(0, 10), max_size=50))
def test_rounding_never_makes_a_sum_cheaper(costs: list[float]) -> None:
    assert sum(map(picos, costs)) >= int(sum(costs) * 1e12 * (1 - 1e-12)) - len(costs)
    assert picos(0.1) + picos(0.2) == picos(0.3)
