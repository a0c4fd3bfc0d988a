"""The one limiter of a provider: requests and tokens a minute, calls at once, and the waits that it asks for.

Calls are let through in the order in which they came. Nothing polls: a call is let through when another one ends, or by
one timer that is set for the moment at which the first in the row may go.
"""

import asyncio
from collections import deque
from collections.abc import Mapping
from types import TracebackType
from typing import Final

from storytelling_painter.domain.errors import AccessError, ProviderError, Unavailable
from storytelling_painter.domain.means import Provider
from storytelling_painter.tools.calls.bucket import Bucket
from storytelling_painter.tools.calls.call import Reply, Usage
from storytelling_painter.tools.calls.notices import Notices
from storytelling_painter.tools.calls.told import LONGEST_HOLD, LONGEST_SILENCE, Quota, quota
from storytelling_painter.tools.calls.trouble import Trouble
from storytelling_painter.tools.calls.width import Width
from storytelling_painter.tools.calls.window import Window

_BURST_REQUESTS: Final = 0.1
_BURST_TOKENS: Final = 10.0
"""Seconds of a known limit that may be used at once. A call may need many tokens, but always one request."""

_TELLING_WAIT: Final = 60.0
"""Seconds; a longer wait of the first in the row is told to the user."""


class ProviderLimiter:
    """Keeps one provider's limits in one event loop. See the module.

    Args:
        provider: Its known limits; none knows of none.
        notices: Where long waits are told.
        name: For messages.
        most_in_flight: Known bound on calls at once of what is no server; goes before the provider's.
    """

    def __init__(
        self,
        provider: Provider | None = None,
        *,
        notices: Notices | None = None,
        name: str = "provider",
        most_in_flight: int | None = None,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._name, self._notices = name, notices or Notices()
        now = self._loop.time()
        self._requests = Bucket(provider.requests_per_minute if provider else None, _BURST_REQUESTS, now)
        self._window = Window()
        self._tokens = Bucket(provider.tokens_per_minute if provider else None, _BURST_TOKENS, now)
        self._width = Width(most_in_flight or (provider.max_in_flight if provider else None))
        self._waiting: deque[_Place] = deque()
        self._held_until = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._last_answer = now
        self._last_let = now
        self._user_knows = provider is not None and bool(provider.requests_per_minute or provider.tokens_per_minute)
        self._told_by = -1
        self._sent = 0
        self._sent_tokens = 0.0
        self.in_flight = 0
        """Tries that are under way."""

    @property
    def width(self) -> int:
        """Tries that may be under way at once, as far as is known now."""
        return self._width.now

    @property
    def waiting(self) -> int:
        """Calls in the row, those that were cancelled but not yet taken out included."""
        return len(self._waiting)

    def silence(self, since: float) -> float:
        """Returns the seconds without an answer of the provider to anybody, counted from `since` at the earliest."""
        return self._loop.time() - max(since, self._last_answer)

    @property
    def well(self) -> bool:
        """Whether the provider answers most calls: then it is chance, and not its state, that one of them failed."""
        return self._width.well

    def slot(self, most: Usage) -> "_Place":
        """Returns the context in which one try may be sent.

        Entering it waits in the row; it raises `Unavailable` when the provider has given no answer to anybody for
        `LONGEST_SILENCE` seconds while this call waited.
        """
        return _Place(self, most.input_tokens + most.output_tokens)

    def free_in(self, place: "_Place", now: float) -> float:
        """Returns the seconds until a call may go, 0 for now; infinity where another call has to end first."""
        if self.in_flight >= self._width.now:
            return float("inf")
        requests = self._window.ready_in(now) if self._window.known else self._requests.ready_in(1.0, now)
        scarce = max(requests, self._tokens.ready_in(place.tokens, now))
        if scarce > LONGEST_HOLD and not self._user_knows:
            scarce = max(self._last_let + LONGEST_HOLD - now, 0.0)
        return max(self._held_until - now, scarce, 0.0)

    def enter(self, place: "_Place") -> bool:
        """Lets a call through at once where nobody waits and nothing stands against it."""
        now = self._loop.time()
        if self._waiting or self.free_in(place, now) > 0.0:
            return False
        self._let(place, now)
        return True

    def queue(self, place: "_Place") -> "asyncio.Future[None]":
        """Puts a call at the end of the row."""
        place.future = self._loop.create_future()
        place.since = self._loop.time()
        self._waiting.append(place)
        self._pump()
        return place.future

    def leave(self, place: "_Place") -> None:
        """A try has ended, however."""
        self.in_flight -= 1
        self._pump()

    def abandon(self) -> None:
        """Somebody in the row gave up; the next one may be able to go."""
        self._pump()

    def answered(self, place: "_Place", reply: Reply) -> None:
        """The provider answered."""
        now = self._loop.time()
        self._last_answer = now
        self._width.answered(self.in_flight)
        used = reply.usage.input_tokens + reply.usage.output_tokens
        if used:
            self._tokens.give_back(place.tokens - used)
        self._listen(place, reply.headers, now)

    def refused(self) -> None:
        """The provider answered that it will not do this one."""
        self._last_answer = self._loop.time()

    def troubled(self, place: "_Place", trouble: Trouble) -> None:
        """The try failed."""
        now = self._loop.time()
        if trouble.cause in ("overload", "timeout"):
            self._width.overloaded(now)
        if trouble.cause != "limit":
            return
        self._tokens.give_back(place.tokens)
        self._window.refused(place.sent_at)
        used_up = self._listen(place, trouble.headers, now)
        asked = trouble.retry_after
        if asked is None:
            asked = max((q.reset or 0.0 for _, q in used_up), default=None)
        hold = now + min(asked or 0.0, LONGEST_HOLD)
        for bucket, _ in used_up:
            bucket.empty(hold)
        if used_up or self._width.refused(self.in_flight - 1, place.epoch):
            self._held_until = max(self._held_until, hold)
        if asked and asked > LONGEST_HOLD:
            self._notices.add(
                f"provider {self._name!r} asked to wait {asked:.0f} s; it is tried again every {LONGEST_HOLD:.0f} s "
                f"and given up after {LONGEST_SILENCE / 60:.0f} minutes without an answer"
            )

    def _listen(self, place: "_Place", headers: Mapping[str, str], now: float) -> list[tuple[Bucket, Quota]]:
        """Takes over what the headers tell, unless a later try has told already.

        Returns:
            What is used up by what they say, so far that nothing is left for such a call.
        """
        if not headers:
            return []
        used_up = []
        newer, age = place.number > self._told_by, now - place.sent_at
        for bucket, what, need, since in (
            (self._requests, "requests", 1.0, self._sent - place.number),
            (self._tokens, "tokens", place.tokens, self._sent_tokens - place.tokens_before),
        ):
            told = quota(headers, what)
            if told is None:
                continue
            if bucket is self._requests and not self._user_knows:
                self._window.told(told, place.number, now)
            if newer:
                bucket.told(told, age, since, now)
                self._told_by = place.number
            if told.remaining < need:
                used_up.append((bucket, told))
        return used_up

    def _let(self, place: "_Place", now: float) -> None:
        self.in_flight += 1
        self._last_let = now
        self._sent += 1
        self._sent_tokens += place.tokens
        place.number, place.sent_at, place.epoch = self._sent, now, self._width.epoch
        place.tokens_before = self._sent_tokens
        self._window.send(now)
        self._requests.take(1.0, now)
        self._tokens.take(place.tokens, now)

    def _pump(self) -> None:
        """Lets through who may go, in order, and sets the timer for the first who may not."""
        now = self._loop.time()
        while self._waiting:
            place = self._waiting[0]
            if place.future is None or place.future.done():
                self._waiting.popleft()
                continue
            wait = self.free_in(place, now)
            if wait > 0.0:
                self._wake(now, wait, place)
                return
            self._waiting.popleft()
            self._let(place, now)
            place.future.set_result(None)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _wake(self, now: float, wait: float, first: "_Place") -> None:
        if _TELLING_WAIT < wait < float("inf"):
            self._notices.add(
                f"provider {self._name!r} lets little through: calls wait for minutes, as its limits and answers ask"
            )
        lost = max(self._last_answer, first.since) + LONGEST_SILENCE
        moment = min(now + wait, max(lost, now + 1.0))
        if self._timer is not None:
            if self._timer.when() <= moment and not self._timer.cancelled():
                return
            self._timer.cancel()
        self._timer = self._loop.call_at(moment, self._woken)

    def _woken(self) -> None:
        self._timer = None
        now = self._loop.time()
        if not self.in_flight and now - self._last_answer >= LONGEST_SILENCE:
            for place in self._waiting:
                if place.future is not None and not place.future.done() and now - place.since >= LONGEST_SILENCE:
                    place.future.set_exception(
                        Unavailable(f"provider {self._name!r} gave no answer for {LONGEST_SILENCE / 60:.0f} minutes")
                    )
        self._pump()


class _Place:
    """One try, from waiting in the row until its end."""

    __slots__ = ("_limiter", "epoch", "future", "number", "sent_at", "since", "tokens", "tokens_before")

    def __init__(self, limiter: ProviderLimiter, tokens: int) -> None:
        self._limiter = limiter
        self.tokens = float(tokens)
        self.future: asyncio.Future[None] | None = None
        self.since = self.sent_at = self.tokens_before = 0.0
        self.number = self.epoch = 0

    def answered(self, reply: Reply) -> None:
        """Tells the limiter what came back."""
        self._limiter.answered(self, reply)

    def troubled(self, trouble: Trouble) -> None:
        """Tells the limiter that the try failed."""
        self._limiter.troubled(self, trouble)

    async def __aenter__(self) -> "_Place":
        if self._limiter.enter(self):
            return self
        future = self._limiter.queue(self)
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and future.exception() is None:
                self._limiter.leave(self)
            else:
                self._limiter.abandon()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, ProviderError | AccessError):
            self._limiter.refused()
        self._limiter.leave(self)
