"""How much a provider will still take: an account that fills with time, and may be set by what the provider tells."""

import math

from storytelling_painter.tools.calls.told import Quota

_SMALL_BURST = 0.02
"""Seconds of the rate. What came back since the provider counted may be used evenly, but not at once: with a sliding
window it comes back only when what was used a window ago runs out."""


class Bucket:
    """Requests or tokens that may be used now. Times are those of the event loop's clock.

    Until a limit is known everything is let through.

    Args:
        per_minute: Known limit; none means that only the provider's headers tell one.
        burst_seconds: Share of the known limit that may be used at once, in seconds of its rate.
        now: The clock.
    """

    def __init__(self, per_minute: float | None, burst_seconds: float, now: float) -> None:
        self._known_rate = None if per_minute is None else per_minute / 60.0
        self._rate = self._known_rate or math.inf
        self._capacity = math.inf if per_minute is None else max(1.0, self._rate * burst_seconds)
        self._level = self._capacity
        self._at = now

    def ready_in(self, need: float, now: float) -> float:
        """Returns the seconds until `need` may be taken; 0 means now. More than fits at all waits for a full bucket."""
        if self._level == math.inf:
            return 0.0
        self._fill(now)
        missing = min(need, self._capacity) - self._level
        return 0.0 if missing <= 1e-9 else missing / self._rate

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
        level = min(left + quota.rate * age, max(left, quota.rate * _SMALL_BURST))
        if self._known_rate is None:
            self._rate, self._capacity, self._level = max(quota.rate, 1e-3), quota.limit, level
        else:
            self._level = min(self._level, level)

    def empty(self, until: float) -> None:
        """Takes note that nothing is left, and that nothing comes before `until`."""
        if self._level != math.inf:
            self._level, self._at = min(self._level, 0.0), max(self._at, until)

    def _fill(self, now: float) -> None:
        if self._level == math.inf or now > self._at:
            if self._level != math.inf:
                self._level = min(self._capacity, self._level + self._rate * (now - self._at))
            self._at = now
