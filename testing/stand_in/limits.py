"""A provider's limits: requests and tokens in a sliding window, calls in flight, and the headers that tell of them."""

import math
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from typing import Literal, NamedTuple

RetryForm = Literal["int", "float", "date", "ms", "none"]
"""How a 429 says how long to wait: whole or broken seconds, an HTTP date, `retry-after-ms`, or not at all."""


@dataclass(frozen=True)
class Limits:
    """What the server takes before it answers 429. A refused try uses up nothing.

    Attributes:
        requests_per_second: In any second.
        requests_per_minute: In any minute.
        tokens_per_minute: Of prompts (estimated) and answers, in any minute.
        in_flight: Tries at once.
        headers: Whether answers carry `x-ratelimit-*`.
        retry_after: Form of the wait in a 429.
        in_flight_wait: Seconds that a try above `in_flight` is told to wait.
    """

    requests_per_second: int | None = None
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    in_flight: int | None = None
    headers: bool = True
    retry_after: RetryForm = "float"
    in_flight_wait: float = 0.2


class Refusal(NamedTuple):
    """Which limit a try ran into, and the seconds until it has room again."""

    limit: str
    wait: float


class Window:
    """Sum of what happened within the last `span` seconds, held against a cap."""

    def __init__(self, cap: int, span: float) -> None:
        self.cap, self.span, self.sum = cap, span, 0
        self._held: deque[tuple[float, int]] = deque()

    def wait(self, amount: int, now: float) -> float:
        """Returns the seconds until this amount has room; an amount above the cap asks for an empty window."""
        self._forget(now)
        over = self.sum + min(amount, self.cap) - self.cap
        for at, held in self._held:
            if over <= 0:
                return 0.0
            over -= held
            if over <= 0:
                return max(at + self.span - now, 1e-3)
        return 0.0

    def add(self, amount: int, now: float) -> None:
        self._held.append((now, amount))
        self.sum += amount

    def reset(self, now: float) -> float:
        """Returns the seconds until the window is empty."""
        self._forget(now)
        return max(self._held[-1][0] + self.span - now, 0.0) if self._held else 0.0

    def _forget(self, now: float) -> None:
        while self._held and self._held[0][0] + self.span <= now:
            self.sum -= self._held.popleft()[1]


class Gate:
    """Keeps the limits of one server."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._requests = [
            (name, Window(cap, span))
            for name, cap, span in (
                ("requests_per_second", limits.requests_per_second, 1.0),
                ("requests_per_minute", limits.requests_per_minute, 60.0),
            )
            if cap is not None
        ]
        self._tokens = Window(limits.tokens_per_minute, 60.0) if limits.tokens_per_minute is not None else None

    def refusal(self, tokens: int, in_flight: int, now: float) -> Refusal | None:
        """Returns why a try may not come in now, or none after having counted it in."""
        if self.limits.in_flight is not None and in_flight >= self.limits.in_flight:
            return Refusal("in_flight", self.limits.in_flight_wait)
        waits = [Refusal(name, wait) for name, window in self._requests if (wait := window.wait(1, now)) > 0]
        if self._tokens and (wait := self._tokens.wait(tokens, now)) > 0:
            waits.append(Refusal("tokens_per_minute", wait))
        if waits:
            return max(waits, key=lambda refusal: refusal.wait)
        for _, window in self._requests:
            window.add(1, now)
        if self._tokens:
            self._tokens.add(tokens, now)
        return None

    def used(self, tokens: int, now: float) -> None:
        """Counts the tokens of an answer, which were not known when its call came in."""
        if self._tokens and tokens > 0:
            self._tokens.add(tokens, now)

    def headers(self, now: float) -> dict[str, str]:
        """Returns `x-ratelimit-*`, requests a minute and tokens a minute as OpenAI tells them."""
        if not self.limits.headers:
            return {}
        told: dict[str, str] = {}
        if self._requests:
            _, window = min(self._requests, key=lambda named: (named[1].cap - named[1].sum) / named[1].cap)
            told |= _told("requests", window, round(window.cap * 60 / window.span), now)
        if self._tokens:
            told |= _told("tokens", self._tokens, self._tokens.cap, now)
        return told


def _told(what: str, window: Window, limit: int, now: float) -> dict[str, str]:
    reset = window.reset(now)
    return {
        f"x-ratelimit-limit-{what}": str(limit),
        f"x-ratelimit-remaining-{what}": str(max(window.cap - window.sum, 0)),
        f"x-ratelimit-reset-{what}": span_text(reset),
    }


def span_text(seconds: float) -> str:
    """Returns a span as OpenAI's headers write it: `120ms`, `1.5s`, `6m0s`."""
    if seconds < 1:
        return f"{math.ceil(seconds * 1000)}ms"
    if seconds < 60:
        return f"{seconds:.3f}".rstrip("0").rstrip(".") + "s"
    return f"{int(seconds // 60)}m{math.ceil(seconds % 60)}s"


def told_wait(headers: Mapping[str, str]) -> float | None:
    """Returns the seconds that the headers of a script's 429 tell in numbers, or none where they do not."""
    told = {name.lower(): value for name, value in headers.items()}
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return float(told[name]) * unit
        except (KeyError, ValueError):
            continue
    return None


def retry_headers(form: RetryForm, wait: float) -> tuple[dict[str, str], float | None]:
    """Returns the header for a wait, and the seconds that it tells: rounded up by some forms, none where it is mute."""
    if form == "int":
        return {"retry-after": str(math.ceil(wait))}, float(math.ceil(wait))
    if form == "float":
        return {"retry-after": f"{wait:.3f}"}, wait
    if form == "ms":
        return {"retry-after-ms": str(math.ceil(wait * 1000))}, wait
    if form == "date":
        until = math.ceil(time.time() + wait)
        return {"retry-after": formatdate(until, usegmt=True)}, until - time.time()
    return {}, None
