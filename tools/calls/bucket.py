"""How much a provider will still take: an account that fills with time, and may be set by what the provider tells."""

import math
from typing import Final

from storytelling_painter.tools.calls.told import Quota

_SMALL_BURST: Final = 0.02
"""Seconds of the rate that may be used at once where little is left. What is used in bursts comes back in bursts where
the provider looks at a sliding window, and each burst would end in refusals."""
_SPREAD: Final = 1.0
"""Seconds over which what is left beyond that is spread."""
_MARGIN: Final = 0.03
"""Seconds of the rate that are never used up, so that small delays on the way do not end in refusals."""
_PLENTY: Final = 10.0
"""Seconds of the rate; where more is left than that, nothing is spread."""


class Bucket:
    """Requests or tokens that may be used now. Times are those of the event loop's clock.

    Until a limit is known everything is let through.

    Args:
        per_minute: Known limit; none means that only the provider's headers tell one.
        burst_seconds: Share of the known limit that may be used at once, in seconds of its rate.
        now: The clock.
    """

    def __init__(self, per_minute: float | None, burst_seconds: float, now: float) -> None:
        self._known = per_minute is not None
        self._rate = math.inf if per_minute is None else per_minute / 60.0
        self._capacity = math.inf if per_minute is None else max(1.0, self._rate * burst_seconds)
        self._level = self._capacity
        self._reserve = 0.0
        self._limit = self._capacity
        self._at = now

    def ready_in(self, need: float, now: float) -> float:
        """Returns the seconds until `need` may be taken; 0 means now. More than fits at all waits for a full bucket.

        Where a reserve flows in, it may be a little later than what is returned, never sooner.
        """
        if self._level == math.inf:
            return 0.0
        self._fill(now)
        missing = min(need, self._capacity) - self._level
        return 0.0 if missing <= 1e-9 else max(missing / (self._rate + self._reserve / _SPREAD), 1e-4)

    def take(self, need: float, now: float) -> None:
        """Takes, if need be below zero."""
        if self._level != math.inf:
            self._fill(now)
            self._level -= need

    def give_back(self, amount: float) -> None:
        """Gives back what was taken too much, or takes more where the amount is negative."""
        if self._level != math.inf:
            self._level = min(self._capacity, self._level + amount)

    def told(self, quota: Quota, age: float, taken_since: float, now: float) -> None:
        """Takes over what the provider says.

        That is exact for a server with a bucket of its own; for one with fixed windows it promises too much shortly
        after a window was used up, and the answers 429 that follow hold everything back until the window ends.

        Args:
            quota: What it says.
            age: Seconds since the try was sent that was answered with it.
            taken_since: What was taken by tries that were sent later.
            now: The clock.
        """
        self._fill(now)
        left = quota.remaining - taken_since
        rate = max(quota.rate, 1e-3)
        if self._known:
            self._level = min(self._level, max(left + self._rate * age, left))
            return
        self._rate, self._limit = rate, quota.limit
        if left > _PLENTY * rate:
            self._capacity, self._level, self._reserve = quota.limit, left, 0.0
            return
        left -= _MARGIN * rate
        self._capacity = max(1.0, rate * _SMALL_BURST)
        self._level = min(left + rate * age, self._capacity)
        self._reserve = max(left - self._capacity, 0.0)

    def empty(self, until: float) -> None:
        """Takes note that nothing is left, and that nothing comes before `until`."""
        if self._level != math.inf:
            self._level, self._reserve, self._at = min(self._level, 0.0), 0.0, max(self._at, until)

    def _fill(self, now: float) -> None:
        passed = now - self._at
        if self._level == math.inf:
            self._at = now
        elif passed > 0.0:
            flown = self._reserve * -math.expm1(-passed / _SPREAD)
            self._level += self._rate * passed + flown
            self._reserve -= flown
            over = self._level - self._capacity
            if over > 0.0:
                self._level = self._capacity
                self._reserve = min(self._reserve + over, self._limit - self._capacity)
            self._at = now
