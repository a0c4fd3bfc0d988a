"""A server in a thread, for tests and programs that have no event loop of their own."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Any


class ServerThread(threading.Thread):
    """Runs a server in an event loop of its own."""

    def __init__(self, server: AbstractAsyncContextManager[Any]) -> None:
        super().__init__(name="stand-in", daemon=True)
        self._server = server
        self._ready = threading.Event()
        self._error: BaseException | None = None
        self._halt: Callable[[], object] = lambda: None

    def begin(self) -> None:
        """Returns when the server listens; raises what kept it from that."""
        self.start()
        self._ready.wait()
        if self._error:
            raise self._error

    def end(self) -> None:
        """Returns when the server is closed; raises what it raises then."""
        self._halt()
        self.join()
        if self._error:
            raise self._error

    def run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001  # handed over to the thread that waits
            self._error = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        stop = asyncio.Event()
        self._halt = partial(asyncio.get_running_loop().call_soon_threadsafe, stop.set)
        async with self._server:
            self._ready.set()
            await stop.wait()
