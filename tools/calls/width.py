"""How many calls a provider takes at once, found out by trying.

It grows fast until the first sign of a limit and carefully afterwards (additive increase), and falls back to what the
server holds at that moment when refusals come in numbers. One refusal among many answers is chance and changes nothing.
Probing above a width that was refused gets rarer each time it is refused again (as TCP CUBIC and BIC do).
"""

from collections import deque
from typing import Final

START: Final = 32
MOST: Final = 1_024
_WINDOW: Final = 32
"""Tries that are looked back on."""
_MANY: Final = 6
"""Refusals among these that are no chance."""
_DEEPEST: Final = 0.6
"""Share of the width that one cut leaves at least: under a limit a minute, little is in flight when it is hit."""
_OVERLOADED: Final = 1 / 4
"""Share of server faults that narrows, mildly."""
_RAREST: Final = 64
_WELL: Final = 3 / 4
"""Share of answers among recent tries from which on the server is well, and a failure is chance."""


class Width:
    """Calls at once, at least 1.

    Args:
        most: Known bound, which is also where it starts; none starts at `START` and goes up to `MOST`.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = MOST if most is None else most
        self._exact = float(START if most is None else most)
        self._fast = True
        self._recent: deque[str] = deque(maxlen=_WINDOW)
        self._epoch = 0
        self._refused_at = self._floor = 0.0
        self._rarity = 1
        self._narrowed_at = -1e9

    @property
    def now(self) -> int:
        """Calls that may be in flight."""
        return int(self._exact)

    @property
    def epoch(self) -> int:
        """Raised whenever refusals cut the width: what was sent before tells nothing about the width after it."""
        return self._epoch

    @property
    def well(self) -> bool:
        """Whether most of what was tried of late was answered."""
        return bool(self._recent) and self._recent.count("ok") >= _WELL * len(self._recent)

    def answered(self, in_flight: int) -> None:
        """A try was answered while this many were in flight, itself included."""
        self._recent.append("ok")
        if 2 * in_flight < self._exact or self._exact >= self._most:
            return
        if self._fast:
            self._exact += 2.0
        else:
            near = self._refused_at and self._exact + 1.0 > self._refused_at
            self._exact += 1.0 / (self._exact * (self._rarity if near else 1))
        self._exact = min(self._exact, float(self._most))

    def refused(self, in_flight: int, epoch: int) -> bool:
        """A try was refused for a limit.

        Args:
            in_flight: Calls that are still in flight without it.
            epoch: Of the time when it was sent.

        Returns:
            Whether refusals come in numbers.
        """
        if epoch < self._epoch:
            self._exact = max(1.0, self._floor, min(self._exact, float(in_flight)))
            self._refused_at = min(self._refused_at, self._exact + 1.0)
            return True
        self._recent.append("refused")
        if self._recent.count("refused") < _MANY:
            return False
        self._floor = _DEEPEST * self._exact
        level = max(1.0, self._floor, min(self._exact, float(in_flight)))
        again = abs(level + 1.0 - self._refused_at) <= max(1.0, 0.1 * level)
        self._rarity = min(_RAREST, self._rarity * 2) if again else 2
        self._exact, self._refused_at = level, level + 1.0
        self._epoch += 1
        self._look_anew()
        return True

    def overloaded(self, now: float) -> None:
        """A try failed by the server's own fault."""
        self._recent.append("overload")
        if len(self._recent) < _WINDOW // 2 or now - self._narrowed_at < 1.0:
            return
        if self._recent.count("overload") >= _OVERLOADED * len(self._recent):
            self._exact = max(min(4.0, self._exact), 0.8 * self._exact)
            self._narrowed_at = now
            self._look_anew()

    def _look_anew(self) -> None:
        self._fast = False
        self._recent.clear()
