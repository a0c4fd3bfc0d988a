"""Money on its way through the gateway: what is settled, given back, lost and counted once."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from storytelling_painter.domain.errors import (
    AccessError,
    BudgetExceeded,
    ItemBudgetExceeded,
    Moderated,
    Rejected,
    SettingsError,
    Unavailable,
)
from storytelling_painter.domain.means import Caps, Means
from storytelling_painter.domain.record import Usage as Used
from storytelling_painter.domain.record import paid
from storytelling_painter.domain.settings import Settings
from storytelling_painter.tools.calls.budget import CappedBudget
from storytelling_painter.tools.calls.call import Call, Reply, Tag, Usage
from storytelling_painter.tools.calls.gateway import Gateway
from storytelling_painter.tools.calls.metering import UsageMeter
from storytelling_painter.tools.calls.parts import Slot
from storytelling_painter.tools.calls.pricing import PriceTable
from storytelling_painter.tools.calls.provision import Provision, models_of
from storytelling_painter.tools.calls.recorder import Recorder
from storytelling_painter.tools.calls.replayer import Replayer
from storytelling_painter.tools.calls.trouble import Trouble

MOST = Usage(input_tokens=100_000, output_tokens=100_000)
MOST_USD = 1.25
REAL = Usage(input_tokens=10_000, output_tokens=10_000)
REAL_USD = 0.125
ASKED = Call("chat", "openai", "gpt-4o", Tag("a", "story.1"), b"{}", MOST)


class Open:
    """A limiter that lets everything pass."""

    def slot(self, most: Usage) -> AbstractAsyncContextManager[Slot]:
        @asynccontextmanager
        async def place() -> Any:
            yield self

        return place()

    def answered(self, reply: Reply) -> None: ...
    def troubled(self, trouble: Trouble) -> None: ...
    well = True

    def silence(self, started: float) -> float:
        return 0.0


def way(budget: CappedBudget, meter: UsageMeter, *, tries: int = 1, archives: Any = ()) -> Gateway:
    return Gateway(
        lambda name: Open(), archives=archives, budget=budget, prices=PriceTable(Means()), meter=meter, max_tries=tries
    )


def sender(*outcomes: Reply | BaseException) -> Callable[[], Any]:
    left = list(outcomes)

    async def send() -> Reply:
        outcome = left.pop(0)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    return send


async def test_an_answer_costs_what_was_counted_and_not_what_was_set_aside() -> None:
    budget, meter = CappedBudget(Caps(cost_usd=10)), UsageMeter()
    await way(budget, meter).call(ASKED, sender(Reply(b"{}", usage=REAL)))
    assert budget.spent.cost_usd == pytest.approx(REAL_USD) and budget.spent.calls == 1
    assert meter.total.cost_usd == pytest.approx(REAL_USD) and meter.total.input_tokens == 10_000


@pytest.mark.parametrize(
    ("outcome", "raised", "cost", "lost"),
    [
        (Moderated("no"), Moderated, 0.0, 0),
        (Rejected("no"), Rejected, 0.0, 0),
        (AccessError("no"), AccessError, 0.0, 0),
        (Trouble("overload", "503"), Unavailable, 0.0, 0),
        (Trouble("broken_body", "half", paid=True), Unavailable, MOST_USD, 1),
        (asyncio.CancelledError(), asyncio.CancelledError, MOST_USD, 1),
    ],
)
async def test_what_brought_nothing_costs_only_what_may_have_been_paid(
    outcome: BaseException, raised: type[BaseException], cost: float, lost: int
) -> None:
    budget, meter = CappedBudget(Caps(cost_usd=10)), UsageMeter()
    with pytest.raises(raised):
        await way(budget, meter).call(ASKED, sender(outcome))
    assert budget.spent == (lost, pytest.approx(cost))
    assert meter.total.lost == lost and meter.total.calls == 0
    assert meter.take("a").cost_usd == (pytest.approx(cost) if lost else None)


async def test_a_try_that_is_repeated_pays_for_every_try_that_may_have_been_paid() -> None:
    budget, meter = CappedBudget(), UsageMeter()
    broken = Trouble("broken_body", "half", paid=True, retry_after=0.0)
    await way(budget, meter, tries=3).call(ASKED, sender(broken, Reply(b"{}", usage=REAL)))
    assert budget.spent == (2, pytest.approx(MOST_USD + REAL_USD))
    assert meter.take("a").cost_usd == pytest.approx(MOST_USD + REAL_USD)


async def test_nothing_is_sent_that_a_cap_does_not_allow() -> None:
    async def never() -> Reply:
        raise AssertionError("sent")

    for caps, kind in (((Caps(cost_usd=1.0), Caps()), BudgetExceeded), ((Caps(), Caps(calls=0)), ItemBudgetExceeded)):
        with pytest.raises(kind):
            await way(CappedBudget(*caps), UsageMeter()).call(ASKED, never)


async def test_a_cap_on_time_ends_a_call_on_its_way() -> None:
    async def forever() -> Reply:
        await asyncio.sleep(60)
        raise AssertionError

    budget, meter = CappedBudget(item=Caps(seconds=0.05)), UsageMeter()
    with pytest.raises(ItemBudgetExceeded, match=r"may take 0\.05 s"):
        await way(budget, meter).call(ASKED, forever)
    assert meter.total.lost == 1
    with pytest.raises(BudgetExceeded) as caught:
        await way(CappedBudget(Caps(seconds=0.05)), meter).call(ASKED, forever)
    assert not isinstance(caught.value, ItemBudgetExceeded)


async def test_a_replayed_call_costs_nothing_now_and_counts_once_for_its_item(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "t")
    await way(CappedBudget(), UsageMeter(), archives=(recorder,)).call(ASKED, sender(Reply(b"{}", usage=REAL)))
    await recorder.aclose()
    budget, meter, player = CappedBudget(Caps(cost_usd=0, calls=0)), UsageMeter(), Replayer(tmp_path / "t")
    await way(budget, meter, archives=(player,)).call(ASKED, sender())
    await player.aclose()
    assert budget.spent == (0, 0.0)
    used = meter.take("a")
    assert (used.calls, used.replayed, used.cost_usd) == (1, 1, pytest.approx(REAL_USD))
    assert (meter.total.calls, meter.total.replayed, meter.total.cost_usd) == (0, 1, None)
    assert paid(used) == Used()


def test_a_cap_on_money_needs_to_know_what_was_spent_before() -> None:
    settings, means = Settings(), Means(run=Caps(cost_usd=5))
    with pytest.raises(SettingsError, match="before has no known cost"):
        Provision(settings, means, before=Used(calls=3))
    assert Provision(settings, means, before=Used(calls=3, cost_usd=4.0)).budget.spent == (3, 4.0)


def test_models_are_those_that_are_called() -> None:
    settings = Settings(crew="openai:gpt-4o", painter="diffusers:folder", critic="embedded", judge="mycrew:x")
    assert [(m.role, m.provider, m.model) for m in models_of(settings, Means())] == [
        ("storyteller", "openai", "gpt-4o"),
        ("painter", "diffusers", "folder"),
        ("aligner", "openai", "gpt-4o"),
    ]
