"""Where heavy work is done, so that the event loop stays free: in a thread, or in worker processes."""

import asyncio
import importlib
import multiprocessing
import os
import signal
import sys
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.connection import wait
from types import TracebackType
from typing import Final, ParamSpec, Self, TypeVar

from storytelling_painter.domain.errors import WorkError

P = ParamSpec("P")
T = TypeVar("T")

ILLUSTRATOR: Final = ("storytelling_painter.tools.illustrator",)
_WAITING_PER_WORKER: Final = 2
_MOST_HOMES: Final = 4_096
"""Keys whose worker is remembered."""


def usable_cores() -> int:
    """Returns the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Worker:
    """One process: started by its first call, and again after it died."""

    def __init__(self) -> None:
        self.pool: ProcessPoolExecutor | None = None
        self.busy = 0
        """Calls that it has, the waiting ones included."""


class Compute:
    """Runs functions of modules. One instance serves every item in flight.

    A worker that dies (out of memory, a crash in native code) takes every call that waits for it along, so those calls
    are tried once more, each alone in a process of its own: only the call that kills its worker again fails.

    Args:
        workers: Number of worker processes; 0 runs in threads of this process.
        warm: Modules that a worker imports when it starts.
    """

    def __init__(self, workers: int = 0, *, warm: tuple[str, ...] = ILLUSTRATOR) -> None:
        if not 0 <= workers <= 256:
            raise ValueError(f"workers must be 0 to 256, got {workers}; 0 runs in threads")
        self.workers = workers
        self._warm = warm
        self._workers = [_Worker() for _ in range(workers)]
        self._homes: OrderedDict[str, _Worker] = OrderedDict()
        self._lock = threading.Lock()
        self._closed = False
        self._gates: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = (
            weakref.WeakKeyDictionary()
        )
        self._alone: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = weakref.WeakKeyDictionary()

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs a function and returns what it returns, or raises what it raises.

        With workers, function, arguments and result have to be picklable. Only a few calls a worker are handed over at
        a time; the others wait here, and a cancelled one is never started.

        Raises:
            WorkError: The call killed its worker process twice.
            RuntimeError: This was closed.
        """
        return await self._run(None, fn, *args, **kwargs)

    async def run_near(self, key: str, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """As `run`, in the worker that had the last call with this key, unless another one is idle or has less to do.

        For calls that find something at hand there: whoever judges a picture where it was painted has its layout.
        """
        return await self._run(key, fn, *args, **kwargs)

    async def _run(self, key: str | None, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        if self._closed:
            raise RuntimeError("this Compute was closed; make a new one")
        call = partial(fn, *args, **kwargs)
        loop = asyncio.get_running_loop()
        gate = self._gates.setdefault(loop, asyncio.Semaphore(self.workers * _WAITING_PER_WORKER or usable_cores()))
        async with gate:
            if self.workers == 0:
                return await asyncio.to_thread(call)
            worker, pool = self._taken(key)
            try:
                return await asyncio.wrap_future(pool.submit(call))
            except BrokenProcessPool:
                self._drop(worker, pool)
            finally:
                with self._lock:
                    worker.busy -= 1
        async with self._alone.setdefault(loop, asyncio.Lock()):
            return await self._run_alone(call, getattr(fn, "__name__", "a call"))

    async def _run_alone(self, call: Callable[[], T], name: str) -> T:
        pool = self._make(1)
        try:
            return await asyncio.wrap_future(pool.submit(call))
        except BrokenProcessPool:
            raise WorkError(
                f"a worker process died twice in `{name}`; if memory is short, use fewer --workers or a smaller --size"
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _make(self, workers: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=(self._warm,))

    def _taken(self, key: str | None) -> tuple[_Worker, ProcessPoolExecutor]:
        """Chooses a worker for a call and counts the call among those it has."""
        with self._lock:
            if self._closed:
                raise RuntimeError("this Compute was closed while the call waited; make a new one")
            worker = min(self._workers, key=lambda w: w.busy)
            home = self._homes.pop(key, None) if key is not None else None
            if home is not None and home.busy <= worker.busy + min(worker.busy, 1):
                worker = home
            if key is not None:
                self._homes[key] = worker
                if len(self._homes) > _MOST_HOMES:
                    self._homes.popitem(last=False)
            if worker.pool is None:
                worker.pool = self._make(1)
            worker.busy += 1
            return worker, worker.pool

    def _drop(self, worker: _Worker, pool: ProcessPoolExecutor) -> None:
        """Forgets a broken pool; of many calls that broke with it, the first does so."""
        with self._lock:
            if worker.pool is not pool:
                return
            worker.pool = None
        pool.shutdown(wait=False, cancel_futures=True)

    async def aclose(self) -> None:
        """Ends the workers: running calls end first, waiting ones are dropped."""
        await asyncio.to_thread(self.close)

    def close(self) -> None:
        """As `aclose`, for callers without an event loop."""
        self._closed = True
        with self._lock:
            pools = [worker.pool for worker in self._workers if worker.pool is not None]
            for worker in self._workers:
                worker.pool = None
        for pool in pools:
            pool.shutdown(wait=False, cancel_futures=True)
        for pool in pools:
            pool.shutdown(wait=True)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def _start_worker(warm: tuple[str, ...]) -> None:
    """Prepares a worker: an interrupt at the terminal is the parent's to handle, and no worker outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    threading.Thread(target=_end_with_parent, daemon=True, name="end-with-parent").start()
    for module in warm:
        importlib.import_module(module)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
