"""The one way out for calls that cost money or time elsewhere.

    archives (replay, journal) -> tries [ limiter -> budget -> one try ] -> archives -> meter

A call that an archive knows is not sent. Otherwise the most that a try can cost is set aside before it is sent, so caps
hold whatever is in flight. Tries are repeated here and nowhere else (tenacity): a provider's limit (429) is a wait and
uses up no try; what cannot get better by itself (a policy, a wrong request) is never sent again. The reply is kept in
the archives before anybody reads it.
"""

import asyncio
import random
from collections.abc import Callable, Sequence
from typing import Final

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type

from storytelling_painter.domain.errors import AccessError, ItemBudgetExceeded, ProviderError, Unavailable
from storytelling_painter.tools.calls.call import Call, Reply, Send, Usage
from storytelling_painter.tools.calls.parts import Archive, Budget, Limiter, Meter, Prices, Reservation
from storytelling_painter.tools.calls.told import LONGEST_HOLD, LONGEST_SILENCE
from storytelling_painter.tools.calls.trouble import Trouble

_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 30.0
_PAUSE_AMONG_ANSWERS: Final = 4.0
"""Seconds that a pause takes at most while the provider answers others."""
_PAUSE_BY_CHANCE: Final = 0.5
"""Seconds that one of the first pauses takes at most while the provider answers nearly all others: the call met chance
faults in a row, and a longer wait would make them no rarer."""
_BY_CHANCE: Final = 5
"""Pauses of a call that are as short as that."""


class Gateway:
    """Sends calls; shared by everything that a run sends. See the module.

    Args:
        limiter_of: Finds a limiter by `Call.limited_by`.
        archives: Asked in this order; each keeps every new reply.
        budget: Caps; none where nothing is capped.
        prices: What calls cost; none where nobody asks.
        meter: Adds up what items used.
        max_tries: Tries of one call; waits for a limit are none.
    """

    def __init__(
        self,
        limiter_of: Callable[[str], Limiter],
        *,
        archives: Sequence[Archive] = (),
        budget: Budget | None = None,
        prices: Prices | None = None,
        meter: Meter | None = None,
        max_tries: int = 12,
    ) -> None:
        self._limiter_of = limiter_of
        self._archives = tuple(archives)
        self._budget, self._prices, self._meter = budget, prices, meter
        self._max_tries = max_tries
        self.in_flight = 0
        """Tries that are under way, their replies not yet handed to the archives."""

    async def call(self, call: Call, send: Send) -> Reply:
        """Returns the reply to a call, from an archive or from the provider.

        Args:
            call: What is asked; its key is its identity.
            send: Does one try, within a time of its own.

        Raises:
            AccessError: The provider refuses the key or does not know the model.
            BudgetExceeded: A cap of the run would be broken; what would break it was not sent.
            ItemBudgetExceeded: A cap of the item would be broken.
            ProviderError: Nothing came back.
            TapeError: A replay holds no reply to this call.
        """
        for archive in self._archives:
            if (found := await archive.find(call)) is not None:
                if not found.counted:
                    self._count(call, found, replayed=not archive.own, earlier=archive.own)
                return found
        try:
            reply = await self._sent(call, send)
        except (ProviderError, ItemBudgetExceeded) as error:
            for archive in self._archives:
                await archive.keep_failure(call, error)
            raise
        await self._keep(call, reply)
        self._count(call, reply)
        return reply

    async def _keep(self, call: Call, reply: Reply) -> None:
        """What is paid for is kept, even where the caller is cancelled meanwhile: an archive takes a reply over before
        it waits, and where there are several, all of them are seen to."""
        if len(self._archives) <= 1:
            for archive in self._archives:
                await archive.keep(call, reply)
            return
        kept = asyncio.gather(*(archive.keep(call, reply) for archive in self._archives))
        kept.add_done_callback(lambda done: done.cancelled() or done.exception())
        await asyncio.shield(kept)

    async def _sent(self, call: Call, send: Send) -> Reply:
        left = self._budget.seconds_left(call.tag.item) if self._budget else None
        tries = _Tries(self, call, send, self._limiter_of(call.limited_by), self._max_tries)
        if left is None:
            return await tries.run()
        try:
            async with asyncio.timeout(left) as clock:
                return await tries.run()
        except TimeoutError:
            if self._budget is None or not clock.expired():
                raise
            raise self._budget.overdue(call.tag.item) from None

    async def once(self, call: Call, send: Send, limiter: Limiter) -> Reply:
        """Does one try when limits and budget allow it."""
        async with limiter.slot(call.most) as slot:
            most = self._cost(call, call.most)
            reservation = await self._budget.reserve(call.tag.item, most) if self._budget else None
            self.in_flight += 1
            try:
                reply = await send()
            except Trouble as trouble:
                slot.troubled(trouble)
                self._end(call, reservation, most, paid=trouble.paid)
                raise
            except BaseException as error:
                self._end(call, reservation, most, paid=not isinstance(error, ProviderError | AccessError))
                raise
            finally:
                self.in_flight -= 1
            slot.answered(reply)
            if reservation:
                reservation.settle(self._cost(call, reply.usage))
            return reply

    def _cost(self, call: Call, usage: Usage) -> float | None:
        return self._prices.cost(call, usage) if self._prices else None

    def _end(self, call: Call, reservation: Reservation | None, most: float | None, *, paid: bool) -> None:
        """Ends a try that brought nothing; one that was cancelled or broke off may have been paid for."""
        if reservation:
            reservation.settle() if paid else reservation.release()
        if paid and self._meter:
            self._meter.add_lost(call.tag.item, most)

    def _count(self, call: Call, reply: Reply, *, replayed: bool = False, earlier: bool = False) -> None:
        cost = self._cost(call, reply.usage)
        if self._meter:
            self._meter.add(call.tag.item, reply.usage, cost, replayed=replayed, earlier=earlier)
        if earlier and self._budget:
            self._budget.remember(call.tag.item, cost)


class _Tries:
    """The tries of one call: how often, and how long between them."""

    def __init__(self, gateway: Gateway, call: Call, send: Send, limiter: Limiter, most: int) -> None:
        self._gateway, self._call, self._send, self._limiter, self._most = gateway, call, send, limiter, most
        self._started = asyncio.get_running_loop().time()
        self._failed = self._limited = 0

    async def run(self) -> Reply:
        """Does the first try, and further ones where it fails in a way that may pass."""
        try:
            return await self._once()
        except Trouble as trouble:
            return await self._again(trouble)

    async def _once(self) -> Reply:
        return await self._gateway.once(self._call, self._send, self._limiter)

    async def _again(self, first: Trouble) -> Reply:
        """Goes on after the first try, which is told as the outcome of the first attempt: so a call that succeeds at
        once costs nothing of tenacity's bookkeeping."""
        told: Trouble | None = first

        async def attempt() -> Reply:
            nonlocal told
            try:
                if told is not None:
                    raise told
                return await self._once()
            except Trouble as trouble:
                told = None
                self._limited += trouble.cause == "limit"
                self._failed += trouble.cause != "limit"
                raise

        tries = AsyncRetrying(retry=retry_if_exception_type(Trouble), stop=self._enough, wait=self._pause, reraise=True)
        try:
            return await tries(attempt)
        except Trouble as trouble:
            if trouble.cause == "limit":
                raise Unavailable(
                    f"for {LONGEST_SILENCE / 60:.0f} minutes nothing came but: {trouble}. Run the command again later"
                ) from trouble
            raise Unavailable(f"{self._failed} tries failed, last: {trouble}") from trouble

    def _enough(self, state: RetryCallState) -> bool:
        if _trouble(state).cause == "limit":
            return self._limiter.silence(self._started) > LONGEST_SILENCE
        return self._failed >= self._most

    def _pause(self, state: RetryCallState) -> float:
        """Seconds before the next try; never less than the provider asks for, unless that is unreasonably long."""
        trouble = _trouble(state)
        round_ = self._limited if trouble.cause == "limit" else self._failed
        longest = min(_LONGEST_PAUSE, max(_PAUSE_AMONG_ANSWERS, self._limiter.silence(self._started)))
        if round_ <= _BY_CHANCE and self._limiter.well and trouble.cause != "limit":
            longest = _PAUSE_BY_CHANCE
        grown: float = random.uniform(0.5, 1.0) * min(_FIRST_PAUSE * 2.0 ** min(round_ - 1, 10), longest)
        asked = trouble.retry_after
        if asked is None:
            return grown
        asked = min(asked, LONGEST_HOLD)
        return asked + 0.1 * grown if trouble.cause == "limit" else max(asked, grown)


def _trouble(state: RetryCallState) -> Trouble:
    trouble = state.outcome.exception() if state.outcome else None
    assert isinstance(trouble, Trouble)
    return trouble
