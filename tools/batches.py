"""Work that waits is done together: one thread takes jobs that are alike from a queue and runs them as one batch.

While a batch runs, later jobs gather, so batches form by themselves under load; the thread ends when nothing waits.
"""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, InvalidStateError
from functools import partial
from typing import Final, Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")

WINDOW: Final = 0.05
"""Seconds that the first job of an idle queue waits for company."""


class Unwanted(Exception):
    """Everybody who waited for the running batch has gone; raised by the function that runs it to end early."""


class Batches(Generic[J, R]):
    """Runs jobs in batches in one thread. Safe to share by every event loop of the process.

    Args:
        run: Runs a batch and returns one outcome a job, in order; an outcome that is an exception is raised to its
            job. The second argument tells between steps whether the batch is unwanted.
        alike: Jobs may share a batch when this gives the same value.
        most: Most jobs of the next batch that begins with this job, at least 1.
        window: Seconds that the first job waits for company.
    """

    def __init__(
        self,
        run: Callable[[Sequence[J], Callable[[], bool]], Sequence[R | Exception]],
        *,
        alike: Callable[[J], Hashable],
        most: Callable[[J], int],
        window: float = WINDOW,
    ) -> None:
        self._run, self._alike, self._most, self._window = run, alike, most, window
        self._waiting: deque[tuple[J, Future[R]]] = deque()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    async def do(self, job: J) -> R:
        """Returns what became of a job. Cancelled, the job is dropped from the queue or, with all others, stopped."""
        future: Future[R] = Future()
        with self._lock:
            self._waiting.append((job, future))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="batches")
                self._thread.start()
        return await asyncio.wrap_future(future)

    def _work(self) -> None:
        time.sleep(self._window)
        while batch := self._next():
            futures = [future for _, future in batch]
            unwanted = partial(_all_cancelled, futures)
            try:
                outcomes = self._run([job for job, _ in batch], unwanted)
            except BaseException as error:  # noqa: BLE001 - whatever it is belongs to those who wait
                outcomes = [error if isinstance(error, Exception) else RuntimeError(repr(error))] * len(batch)
            for future, outcome in zip(futures, outcomes, strict=True):
                _tell(future, outcome)

    def _next(self) -> list[tuple[J, Future[R]]]:
        """Takes the oldest job and those alike, in order; where nothing waits, the thread's end is settled."""
        with self._lock:
            wanted = [entry for entry in self._waiting if not entry[1].cancelled()]
            if not wanted:
                self._waiting.clear()
                self._thread = None
                return []
            kind, most = self._alike(wanted[0][0]), max(1, self._most(wanted[0][0]))
            batch = [entry for entry in wanted if self._alike(entry[0]) == kind][:most]
            taken = {id(entry) for entry in batch}
            self._waiting = deque(entry for entry in wanted if id(entry) not in taken)
            return batch


def _all_cancelled(futures: Sequence[Future[R]]) -> bool:
    return all(future.cancelled() for future in futures)


def _tell(future: Future[R], outcome: R | Exception) -> None:
    try:
        if isinstance(outcome, Exception):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)
    except InvalidStateError:
        pass  # it was cancelled a moment ago
