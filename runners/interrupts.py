"""Interrupts as events: the first asks for a clean end, the second for an end at once."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Stops:
    """What a run looks at to know whether to go on."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        """Begin nothing new, and end soon."""
        self.now = asyncio.Event()
        """End at once."""
        self.on_ask: Callable[[], None] = lambda: None
        """Called at the first request."""

    def ask(self) -> None:
        """Asks for the end, the second time for an end at once."""
        if self.asked.is_set():
            self.now.set()
        else:
            self.asked.set()
            self.on_ask()


@contextmanager
def listening() -> Iterator[Stops]:
    """Turns SIGINT and SIGTERM into requests to stop while the block runs. Needs the main thread's event loop."""
    loop, stops = asyncio.get_running_loop(), Stops()
    before = {}
    for number in _SIGNALS:
        before[number] = signal.getsignal(number)
        try:
            loop.add_signal_handler(number, stops.ask)
        except NotImplementedError:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stops.ask))
    try:
        yield stops
    finally:
        for number, handler in before.items():
            with suppress(NotImplementedError):
                loop.remove_signal_handler(number)
            signal.signal(number, handler)
