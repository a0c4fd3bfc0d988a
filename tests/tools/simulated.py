"""An event loop whose time passes at once, and a provider that lives in it, for simulations of minutes in a blink."""

import asyncio
import selectors
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from storytelling_painter.domain.errors import StorytellingError
from storytelling_painter.testing.stand_in.limits import Gate, Limits
from storytelling_painter.tools.calls.call import Call, Reply, Tag, Usage
from storytelling_painter.tools.calls.gateway import Gateway
from storytelling_painter.tools.calls.limiter import ProviderLimiter
from storytelling_painter.tools.calls.told import retry_after
from storytelling_painter.tools.calls.trouble import Trouble

T = TypeVar("T")


class SimulatedLoop(asyncio.SelectorEventLoop):
    """Whenever nothing is left to do now, the clock jumps to the next timer."""

    def __init__(self) -> None:
        super().__init__(_Jumping(self))
        self.now = 1_000.0

    def time(self) -> float:
        return self.now


class _Jumping(selectors.DefaultSelector):  # type: ignore[misc, valid-type]
    def __init__(self, loop: SimulatedLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[Any]:
        assert timeout is not None, "everything waits for ever"
        self._loop.now += max(timeout, 0.0)
        return super().select(0)


def simulate(work: Coroutine[Any, Any, T]) -> T:
    """Runs to the end and returns the result."""
    loop = SimulatedLoop()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()


@dataclass
class Server:
    """Answers after `latency` seconds within its limits, counting what it sees."""

    limits: Limits = field(default_factory=Limits)
    latency: float = 0.2
    refuse: Any = None
    """Called with the number of the try; true refuses it, whatever the limits say."""
    wait: float | None = 1.0
    """What a refusal by `refuse` asks for."""
    tokens: int = 0
    answered: int = 0
    refused: int = 0
    in_flight: int = 0
    peak: int = 0
    tries: int = 0

    def __post_init__(self) -> None:
        self.gate = Gate(self.limits)

    async def send(self) -> Reply:
        loop = asyncio.get_running_loop()
        self.tries += 1
        if self.refuse is not None and self.refuse(self.tries):
            self.refused += 1
            raise Trouble("limit", "random", retry_after=self.wait)
        refusal = self.gate.refusal(self.tokens, self.in_flight, loop.time())
        headers = self.gate.headers(loop.time())
        if refusal is not None:
            self.refused += 1
            asked = {"retry-after": f"{refusal.wait:.3f}"} if self.limits.retry_after != "none" else {}
            raise Trouble("limit", refusal.limit, retry_after=retry_after(asked), headers=headers)
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        try:
            await asyncio.sleep(self.latency)
        finally:
            self.in_flight -= 1
        self.answered += 1
        return Reply(b"{}", headers=headers, usage=Usage(output_tokens=self.tokens))


@dataclass
class Outcome:
    """What a run of many calls came to."""

    seconds: float
    limiter: ProviderLimiter
    errors: list[Exception]


async def run_calls(server: Server, calls: int, at_once: int, limiter: ProviderLimiter | None = None) -> Outcome:
    """Sends calls through a gateway, so many of them at once."""
    loop = asyncio.get_running_loop()
    limiter = limiter or ProviderLimiter()
    gateway = Gateway(lambda name: limiter)
    errors: list[Exception] = []
    open_ = asyncio.Semaphore(at_once)

    async def one(number: int) -> None:
        async with open_:
            call = Call("chat", "sim", "m", Tag(str(number), "s"), b"", Usage(output_tokens=server.tokens))
            try:
                await gateway.call(call, server.send)
            except StorytellingError as error:
                errors.append(error)

    started = loop.time()
    await asyncio.gather(*(one(n) for n in range(calls)))
    return Outcome(loop.time() - started, limiter, errors)
