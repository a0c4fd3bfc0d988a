"""A provider that counts requests in a stretch of a few seconds: which stretch that is, and when it takes the next one.

Such a provider speaks of a limit a minute, and what it says is left shows that only a part of it is let in at once.
Who sends evenly from then on never gets back what the first seconds left unused. So a request is sent when the one that
it replaces leaves the stretch: no sooner, and no later than a small margin. That keeps every other way of counting too:
what goes into a sliding window goes into fixed ones, and into an account that fills at the same rate.
"""

from collections import deque
from typing import Final

from storytelling_painter.tools.calls.told import Quota

_SHORT: Final = 0.25
"""Share of the limit a minute; where more is let through at once, the provider does not count in short stretches."""
_RESET: Final = 1.5
"""A short stretch is over after its own length, so one that takes much longer counts otherwise."""
_MARGIN: Final = 0.03
"""Seconds that a request is later than what it replaces left, so that small delays on the way do not end in refusals.
"""
_MORE_MARGIN: Final = 0.01
_MOST: Final = 8_192
"""Requests that are remembered; a stretch that takes more is none that has to be followed so closely."""
_WRONG: Final = 30
"""Refusals in spite of it after which the provider counts otherwise, or others use the same account."""


class Window:
    """Sends of one provider within its stretch. Times are those of the event loop's clock."""

    def __init__(self) -> None:
        self._sent: deque[float] = deque(maxlen=_MOST)
        self._taken = 0
        """Most that the provider is known to take in its stretch; 0 while nothing is known."""
        self._span = 0.0
        """Seconds of the stretch; whole ones, since the order in which requests arrive blurs what is left a little."""
        self._first: float | None = None
        self._known_since = 0.0
        self._margin = _MARGIN
        self._refused = self._wrong = 0
        self._over = False
        """Whether the provider was found to count otherwise."""

    @property
    def known(self) -> bool:
        """Whether the provider counts in a short stretch, as far as is known."""
        return self._taken > 0 and not self._over

    def ready_in(self, now: float) -> float:
        """Returns the seconds until a request may be sent, 0 for now."""
        kept = self._span + self._margin
        while self._sent and self._sent[0] + kept <= now:
            self._sent.popleft()
        if len(self._sent) < self._taken:
            return 0.0
        return max(self._sent[len(self._sent) - self._taken] + kept - now, 1e-4)

    def send(self, now: float) -> None:
        """Takes note that a request is sent."""
        if not self._over:
            self._first = now if self._first is None else self._first
            self._sent.append(now)

    def told(self, quota: Quota, number: int, now: float) -> None:
        """Learns from what the provider says; of a refusal, after `refused`.

        Args:
            quota: What it says.
            number: Requests sent up to the one that it speaks of, that one included.
            now: The clock.
        """
        if self._over or self._first is None:
            return
        if quota.reset is None or quota.rate <= 0.0 or (self.known and quota.remaining > self._taken):
            self._end()
        elif not self.known or now - self._first < self._span:
            span = max(1.0, round((quota.remaining + number - self._refused) / quota.rate))
            if span * quota.rate > min(_SHORT * quota.limit, _MOST) or quota.reset > _RESET * span:
                self._end()
            elif span > self._span:
                self._known_since = self._known_since or now
                self._span, self._taken = span, max(1, int(span * quota.rate))

    def refused(self, sent_at: float) -> None:
        """A request was refused, so it is not counted.

        If it was sent when the stretch was known, the provider had no room yet for the one that it replaced.
        """
        self._refused += 1
        if sent_at in self._sent:
            self._sent.remove(sent_at)
        if not self.known or sent_at < self._known_since:
            return
        self._wrong += 1
        self._margin += _MORE_MARGIN
        if self._wrong >= _WRONG:
            self._end()

    def _end(self) -> None:
        self._over = True
        self._sent.clear()
