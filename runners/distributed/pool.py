"""The actors of a run: who has how much to do, and another one in the place of each that is lost."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from storytelling_painter.domain.errors import ClusterError, StorytellingError
from storytelling_painter.runners.distributed.messages import Ready

_MOST_FAILED_STARTS: Final = 5
"""Actors in a row that may die while they start, where no other one lives."""
_LONGEST_PAUSE: Final = 30.0
_OTHERS: Final = 5.0
"""Seconds that the first actor waits for the others."""


class Worker:
    """An actor with its crew built.

    Args:
        name: Of its own.
        actor: Handle of the actor.
        ready: What it said when it was.
    """

    def __init__(self, name: str, actor: Any, ready: Ready) -> None:
        self.name, self.actor, self.ready = name, actor, ready
        self.busy = 0
        """Items that it has."""
        self.known = 0
        """Stories that it was told."""
        self.reserved = False
        """Whether it takes no item besides one that is to be alone."""
        self.lost = asyncio.Event()


class Pool:
    """Keeps a number of actors alive. For one event loop; close it with `aclose`.

    Args:
        start: Starts an actor of a name and returns when it is ready, whenever there is room for it.
        end: Ends the actor of a name, which may be gone already.
        number: Actors that are wanted.
        deaths: Errors that say that an actor is gone.
        patience: Seconds to wait where there is no actor at all.
        room: Says what is wanted and what there is.
        say: Told what a person should know.
    """

    def __init__(
        self,
        start: Callable[[str], Awaitable[Worker]],
        end: Callable[[str], Awaitable[None]],
        number: int,
        *,
        deaths: tuple[type[Exception], ...],
        patience: float,
        room: Callable[[], Awaitable[str]],
        say: Callable[[str], None],
    ) -> None:
        self._start, self._end, self._patience, self._room, self._say = start, end, patience, room, say
        self.deaths = deaths
        self.number = number
        self.workers: list[Worker] = []
        self._failed_starts = 0
        self._error: StorytellingError | None = None
        self._changed = asyncio.Condition()
        self._keepers: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Starts the actors, and returns when there is one; others may join later.

        Raises:
            ClusterError: None was ready in time.
        """
        self._keepers = [asyncio.create_task(self._keep(f"actor-{n + 1}")) for n in range(self.number)]
        await self._wait(lambda: bool(self.workers), self._patience)
        try:
            await self._wait(lambda: len(self.workers) == self.number, _OTHERS)
        except ClusterError:
            self._say(f"{len(self.workers)} of {self.number} actors are ready by now; the others join when they are")

    @asynccontextmanager
    async def taken(self, *, alone: bool = False) -> AsyncIterator[Worker]:
        """Holds a place for an item in the actor that has the least to do.

        Args:
            alone: Whether the item is to be the only one there.

        Raises:
            ClusterError: There is no actor, and none came in time.
        """
        worker = await (self._emptied() if alone else self._free())
        worker.busy += 1
        try:
            yield worker
        finally:
            worker.busy -= 1
            if alone:
                worker.reserved = False
            await self._notify()

    async def _emptied(self) -> Worker:
        """Reserves an actor and waits until it has nothing; another one where it is lost meanwhile."""
        while True:
            worker = await self._free()
            worker.reserved = True
            try:
                await self._until(lambda: not worker.busy or worker.lost.is_set())  # noqa: B023 - awaited here
            except BaseException:
                worker.reserved = False
                raise
            if not worker.lost.is_set():
                return worker

    async def _free(self) -> Worker:
        while not (free := [worker for worker in self.workers if not worker.reserved]):
            if self.workers:
                await self._until(lambda: not self.workers or any(not worker.reserved for worker in self.workers))
            else:
                await self._wait(lambda: bool(self.workers), self._patience)
        if self._error is not None:
            raise self._error
        return min(free, key=lambda worker: worker.busy)

    def lose(self, worker: Worker) -> None:
        """Takes an actor out that is gone; another one is started. Of many who notice it, the first does so."""
        if worker in self.workers:
            self.workers.remove(worker)
            worker.lost.set()
            self._say(
                f"an actor on {worker.ready.host} is lost; the {worker.busy} items that it had are handed out again"
            )

    async def _keep(self, name: str) -> None:
        """Has an actor alive, and the next one when that is lost."""
        number = 0
        while self._error is None:
            number += 1
            each = f"{name}.{number}"
            try:
                worker = await self._start(each)
            except self.deaths as error:
                await self._end(each)
                self._failed_starts += 1
                if self._failed_starts == 1:
                    self._say(f"an actor died while it started, another one is tried: {_short(error)}")
                if self._failed_starts >= _MOST_FAILED_STARTS and not self.workers:
                    await self._fail(ClusterError(f"actors die while they start, the last one so: {_short(error)}"))
                await asyncio.sleep(min(_LONGEST_PAUSE, 0.5 * self._failed_starts))
                continue
            except StorytellingError as error:
                await self._fail(error)
                return
            self._failed_starts = 0
            self.workers.append(worker)
            await self._notify()
            await worker.lost.wait()
            await self._notify()
            await self._end(each)

    async def _fail(self, error: StorytellingError) -> None:
        self._error = error
        await self._notify()

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: condition() or self._error is not None)
        if self._error is not None:
            raise self._error

    async def _wait(self, condition: Callable[[], bool], seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._until(condition)
        except TimeoutError:
            raise ClusterError(f"no actor is ready after {seconds:g} s: {await self._room()}") from None

    async def aclose(self) -> None:
        """Starts nothing more and forgets the actors."""
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)
        self.workers.clear()


def _short(error: Exception) -> str:
    lines = [line for line in str(error).strip().splitlines() if line.strip()]
    return (lines[-1] if lines else type(error).__name__)[:300]
