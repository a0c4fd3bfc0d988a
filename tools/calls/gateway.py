"""The one way out for calls that cost money or time elsewhere.

    archives (replay, journal) -> tries [ limiter -> budget -> one try ] -> archives -> meter

A call that an archive knows is not sent. Otherwise the most that a try can cost is set aside before it is sent, so caps
hold whatever is in flight. Tries are repeated here and nowhere else (tenacity): a provider's limit (429) is a wait and
uses up no try; what cannot get better by itself (a policy, a wrong request) is never sent again. The reply is kept in
the archives before anybody reads it.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type
from tenacity.wait import wait_random_exponential

from storytelling_painter.domain.errors import BudgetExceeded, ProviderError, Unavailable
from storytelling_painter.tools.calls.call import Call, Reply, Send, Usage
from storytelling_painter.tools.calls.parts import Archive, Budget, Limiter, Meter, Prices
from storytelling_painter.tools.calls.trouble import Trouble

LONGEST_WAIT: Final = 900.0
"""Seconds that one call may take, its waits for a provider's limit included; then the provider counts as gone."""
_backoff: Final = wait_random_exponential(multiplier=0.5, max=30.0)


class Gateway:
    """Sends calls; shared by everything that a run sends. See the module.

    Args:
        limiter_of: Finds the limiter of a provider by its name.
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
        max_tries: int = 6,
    ) -> None:
        self._limiter_of = limiter_of
        self._archives = tuple(archives)
        self._budget, self._prices, self._meter = budget, prices, meter
        self._max_tries = max_tries

    async def call(self, call: Call, send: Send) -> Reply:
        """Returns the reply to a call, from an archive or from the provider.

        Args:
            call: What is asked; its key is its identity.
            send: Does one try.

        Raises:
            AccessError: The provider refuses the key or does not know the model.
            BudgetExceeded: A cap would be broken; what would break it was not sent.
            ProviderError: Nothing came back.
            TapeError: A replay holds no reply to this call.
        """
        for archive in self._archives:
            if (found := await archive.find(call)) is not None:
                self._count(call, found)
                return found
        reply = await self._sent(call, send)
        for archive in self._archives:
            await archive.keep(call, reply)
        self._count(call, reply)
        return reply

    async def _sent(self, call: Call, send: Send) -> Reply:
        left = self._budget.seconds_left(call.tag.item) if self._budget else None
        longest = call.patience or LONGEST_WAIT
        try:
            async with asyncio.timeout(longest if left is None else min(left, longest)):
                return await self._tried(call, send)
        except TimeoutError:
            if left is not None and left < longest:
                raise BudgetExceeded(f"the time that item {call.tag.item!r} may take is used up") from None
            raise Unavailable(
                f"{call.provider!r} gave no answer within {longest:.0f} s, waits for its limits included"
            ) from None

    async def _tried(self, call: Call, send: Send) -> Reply:
        limiter = self._limiter_of(call.provider)
        failed = 0

        def enough(state: RetryCallState) -> bool:
            nonlocal failed
            trouble = state.outcome.exception() if state.outcome else None
            if isinstance(trouble, Trouble) and trouble.cause != "limit":
                failed += 1
            return failed >= self._max_tries

        tries = AsyncRetrying(retry=retry_if_exception_type(Trouble), stop=enough, wait=_pause, reraise=True)
        try:
            return await tries(self._once, call, send, limiter)
        except Trouble as trouble:
            raise Unavailable(f"{call.provider!r} failed {failed} times, last: {trouble}") from trouble

    async def _once(self, call: Call, send: Send, limiter: Limiter) -> Reply:
        async with limiter.slot(call.most) as slot:
            most = self._cost(call, call.most)
            reservation = await self._budget.reserve(call.tag.item, most) if self._budget else None
            try:
                reply = await send()
            except Trouble as trouble:
                slot.troubled(trouble)
                if reservation:
                    reservation.settle() if trouble.paid else reservation.release()
                raise
            except BaseException as error:
                if reservation:
                    reservation.release() if isinstance(error, ProviderError) else reservation.settle()
                raise
            slot.answered(reply)
            if reservation:
                reservation.settle(self._cost(call, reply.usage))
            return reply

    def _cost(self, call: Call, usage: Usage) -> float | None:
        return self._prices.cost(call, usage) if self._prices else None

    def _count(self, call: Call, reply: Reply) -> None:
        if self._meter:
            self._meter.add(call.tag.item, reply.usage, self._cost(call, reply.usage))


def _pause(state: RetryCallState) -> float:
    """Seconds before the next try. For a limit there is none: the limiter lets the next try wait."""
    trouble = state.outcome.exception() if state.outcome else None
    if not isinstance(trouble, Trouble):
        return 0.0
    if trouble.cause == "limit":
        return 0.0
    return max(trouble.retry_after or 0.0, _backoff(state))
