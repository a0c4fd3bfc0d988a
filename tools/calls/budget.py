"""Caps that hold whatever is in flight: the most a try can cost is set aside before it is sent.

A cap is broken only where a provider charges more than the upper bound that was set aside for a call. Money is added up
in whole pico-dollars, so that a thousand small prices give no rounding error at the cap.
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from storytelling_painter.domain.errors import BudgetExceeded, ItemBudgetExceeded, SettingsError
from storytelling_painter.domain.means import Caps

_PICO: Final = 10**12
Fit = Literal["now", "later", "never"]


class Spent(NamedTuple):
    """What was used up before."""

    calls: int = 0
    cost_usd: float = 0.0


def picos(cost_usd: float) -> int:
    """Returns US dollars as whole pico-dollars, rounded up."""
    return math.ceil(round(cost_usd * _PICO, 3))


@dataclass(slots=True)
class _Account:
    """Caps of the run or of one item, and what is used of them."""

    caps: Caps
    began: float
    cost: int = 0
    calls: int = 0
    held_cost: int = 0
    held_calls: int = 0

    def fit(self, cost: int) -> Fit:
        """Tells whether another try of this cost has room: now, once others are settled, or never."""
        fits: Fit = "now"
        for cap, used, held, more in (
            (self.caps.calls, self.calls, self.held_calls, 1),
            (None if self.caps.cost_usd is None else picos(self.caps.cost_usd), self.cost, self.held_cost, cost),
        ):
            if cap is not None and used + more > cap:
                return "never"
            if cap is not None and used + held + more > cap:
                fits = "later"
        return fits

    def hold(self, cost: int) -> None:
        self.held_cost += cost
        self.held_calls += 1

    def settle(self, held: int, cost: int, calls: int) -> None:
        self.held_cost -= held
        self.held_calls -= 1
        self.cost += cost
        self.calls += calls

    def why(self, whose: str, cost: int) -> str:
        """Says which cap leaves no room for another try, with the figures."""
        if self.caps.calls is not None and self.calls + 1 > self.caps.calls:
            return f"{whose} may make {self.caps.calls} calls and made {self.calls}"
        return (
            f"{whose} may cost ${self.caps.cost_usd:.6g} and has cost ${self.cost / _PICO:.6g}; "
            f"the next call can cost ${cost / _PICO:.6g}"
        )


@dataclass(slots=True, eq=False)
class _Waiting:
    item: str
    cost: int
    leave: "asyncio.Future[None]"


@dataclass(slots=True, eq=False)
class Held:
    """A reservation; see `parts.Reservation`. Ending it twice is a fault of the caller and changes nothing."""

    _budget: "CappedBudget"
    _item: str
    _cost: int
    _open: bool = True

    def settle(self, cost_usd: float | None = None) -> None:
        """Takes what the try did cost; without a figure, all that was set aside."""
        self._end(self._cost if cost_usd is None else picos(cost_usd), 1)

    def release(self) -> None:
        """Gives everything back."""
        self._end(0, 0)

    def _end(self, cost: int, calls: int) -> None:
        if self._open:
            self._open = False
            self._budget.end(self._item, self._cost, cost, calls)


@dataclass
class CappedBudget:
    """The caps of a run and of its items; a `parts.Budget` for one event loop.

    Waiting is first come, first served as far as the run's caps are concerned; whoever waits for its own item's caps
    lets others pass. A wait that is cancelled leaves no trace.

    Args:
        run: Caps on everything.
        item: Caps on each item.
        before: What earlier calls of the same command used of the run's caps on calls and money.
        clock: Monotonic seconds.
    """

    run: Caps = Caps()
    item: Caps = Caps()
    before: Spent = Spent()
    clock: Callable[[], float] = time.monotonic
    halted: bool = False
    """Whether nothing more may be sent, since the run is to end."""
    _whole: _Account = field(init=False)
    _items: dict[str, _Account] = field(init=False, default_factory=dict)
    _queue: deque[_Waiting] = field(init=False, default_factory=deque)

    def __post_init__(self) -> None:
        self._whole = _Account(self.run, self.clock(), picos(self.before.cost_usd), self.before.calls)

    @property
    def spent(self) -> Spent:
        """What is used of the run's caps, earlier calls of the command included."""
        return Spent(self._whole.calls, self._whole.cost / _PICO)

    @property
    def caps_money(self) -> bool:
        """Whether every call needs a known price."""
        return self.run.cost_usd is not None or self.item.cost_usd is not None

    async def reserve(self, item: str, cost_usd: float | None) -> Held:
        """Sets aside one try; see `parts.Budget.reserve`."""
        if cost_usd is None and self.caps_money:
            raise SettingsError(
                f"money is capped, but the price of a call of item {item!r} is not known; add its model to a price "
                "table and name that with --prices, or cap calls instead of money"
            )
        cost = picos(cost_usd or 0.0)
        self._refuse(item, cost)
        if self._queue or self._fit(item, cost) != "now":
            await self._wait(item, cost)
        else:
            self._hold(item, cost)
        return Held(self, item, cost)

    async def _wait(self, item: str, cost: int) -> None:
        """Waits until somebody who gives room holds it for this try."""
        waiting = _Waiting(item, cost, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        self._serve()
        try:
            await waiting.leave
        except asyncio.CancelledError:
            if waiting in self._queue:
                self._queue.remove(waiting)
            elif waiting.leave.done() and not waiting.leave.cancelled() and waiting.leave.exception() is None:
                self.end(item, cost, 0, 0)
            self._serve()
            raise

    def remember(self, item: str, cost_usd: float | None) -> None:
        """Counts a call that was paid before; see `parts.Budget.remember`."""
        account = self._of(item)
        account.calls += 1
        account.cost += picos(cost_usd or 0.0)

    def end(self, item: str, held: int, cost: int, calls: int) -> None:
        """Ends a reservation and gives the room that got free to those who wait."""
        self._whole.settle(held, cost, calls)
        self._of(item).settle(held, cost, calls)
        self._serve()

    def _serve(self) -> None:
        """Serves those who wait, in order, up to the first one for whom the run itself has no room yet."""
        passed: list[_Waiting] = []
        while self._queue:
            each = self._queue.popleft()
            if each.leave.done():
                continue
            try:
                self._refuse(each.item, each.cost)
            except BudgetExceeded as error:
                each.leave.set_exception(error)
                continue
            if self._whole.fit(each.cost) != "now":
                passed.append(each)
                break
            if self._of(each.item).fit(each.cost) == "now":
                self._hold(each.item, each.cost)
                each.leave.set_result(None)
            else:
                passed.append(each)
        self._queue.extendleft(reversed(passed))

    def _fit(self, item: str, cost: int) -> Fit:
        fits = (self._whole.fit(cost), self._of(item).fit(cost))
        return "now" if fits == ("now", "now") else "later"

    def halt(self) -> None:
        """Lets nothing more be sent; what is on its way is not touched."""
        self.halted = True
        self._serve()

    def cap(self, caps: Caps) -> None:
        """Changes the caps of the run while it goes on."""
        self.run = self._whole.caps = caps
        self._serve()

    def _refuse(self, item: str, cost: int) -> None:
        if self.halted:
            raise BudgetExceeded("the run is being stopped; the same command goes on from here")
        if (left := self.seconds_left(item)) is not None and left <= 0:
            raise self.overdue(item)
        if self._whole.fit(cost) == "never":
            raise BudgetExceeded(f"{self._whole.why('the run', cost)}; raise the cap to go on")
        if (account := self._of(item)).fit(cost) == "never":
            raise ItemBudgetExceeded(account.why(f"item {item!r}", cost))

    def _hold(self, item: str, cost: int) -> None:
        self._whole.hold(cost)
        self._of(item).hold(cost)

    def _of(self, item: str) -> _Account:
        if (account := self._items.get(item)) is None:
            account = self._items[item] = _Account(self.item, self.clock())
        return account

    def seconds_left(self, item: str) -> float | None:
        """Returns seconds until the cap on the time of the run or of the item, whose time begins when it is first named
        here."""
        ends = [
            account.began + account.caps.seconds
            for account in (self._whole, self._of(item))
            if account.caps.seconds is not None
        ]
        return min(ends) - self.clock() if ends else None

    def begin(self, item: str) -> None:
        """Begins the time of an item."""
        self._of(item)

    def run_is_over(self) -> bool:
        """Whether the time of the run is used up."""
        return self.run.seconds is not None and self.clock() >= self._whole.began + self.run.seconds

    def overdue(self, item: str) -> BudgetExceeded:
        """Returns the error of a call that reached a cap on time."""
        if self.run_is_over():
            return BudgetExceeded(f"the run may take {self.run.seconds:g} s, and they are over")
        return ItemBudgetExceeded(f"item {item!r} may take {self.item.seconds or 0:g} s, and they are over")

    def forget(self, item: str) -> None:
        """Drops what is known of an item that is finished."""
        account = self._items.get(item)
        if account is not None and not account.held_calls:
            del self._items[item]
