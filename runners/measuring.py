"""Measures many things by a judge: so many in flight, one line a result, and what is done is not done again."""

import asyncio
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import BudgetExceeded, InputError, ItemBudgetExceeded, RunFolderError, WorkError
from storytelling_painter.domain.record import ErrorRecord
from storytelling_painter.runners.interrupts import Stops
from storytelling_painter.runners.lanes import run_lanes
from storytelling_painter.runners.records import Appender, Line, mend, parse
from storytelling_painter.runners.summary import Ended, ended_as
from storytelling_painter.tools.calls.provision import Provision


class Result(Frozen):
    """One line of a file of results; each kind of measurement adds what it found."""

    id: str
    failure: ErrorRecord | None = None
    """Why there is nothing; a failed measurement is no low score."""


class Named(Protocol):
    """A thing to be measured."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Result)
N = TypeVar("N", bound=Named)


class ResultFile(Generic[R]):
    """A file of results that can be gone on with; failed ones are measured again.

    Args:
        path: The file; its folder is made.
        form: What a line is.
        same: Tells whether an earlier result answers the same question, asked of the same judge.

    Raises:
        RunFolderError: The folder cannot be made, or the file holds results of something else.
    """

    def __init__(self, path: Path, form: type[R], same: Callable[[R], bool]) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RunFolderError(f"{str(path.parent)!r} cannot be made ({error.strerror})") from error
        self.results: dict[str, R] = {}
        self._path, self._form = path, form

        kept: list[R] = []

        def against(line: Line) -> str | None:
            try:
                found = parse(line, form, path.name)
            except InputError as error:
                return str(error)
            if found.failure is not None:
                return "failed; measured again"
            kept.append(found)
            return None

        mend(path, against)
        for found in kept:
            if not same(found):
                raise RunFolderError(
                    f"{str(path)!r} holds results of another judge or of another question; choose another folder"
                )
            self.results[found.id] = found
        self._appender = Appender(path)

    def append(self, result: R) -> None:
        """Adds a result."""
        self._appender.append(result.model_dump_json())
        self.results[result.id] = result

    def close(self) -> None:
        self._appender.close()


async def measure(
    items: AsyncIterable[N] | Iterable[N],
    one: Callable[[N], Awaitable[R]],
    failed: Callable[[N, ErrorRecord], R],
    file: ResultFile[R],
    provision: Provision,
    stops: Stops,
    *,
    concurrency: int,
) -> Ended:
    """Measures what the file does not hold yet.

    Args:
        items: Read one by one.
        one: Measures an item.
        failed: Makes the line of an item whose measurement failed.
        file: Gets the results.
        provision: Its budget ends the whole, or an item.
        stops: Requests to end early.
        concurrency: Items in flight.

    Raises:
        AccessError: A provider refuses the key or does not know the model.
        RunFolderError: The disk is full or read-only.
    """
    over, writing = False, asyncio.Lock()

    async def each(item: N) -> bool:
        nonlocal over
        if item.id in file.results:
            return True
        provision.budget.begin(item.id)
        try:
            result = await one(item)
        except (WorkError, ItemBudgetExceeded, InputError) as error:
            result = failed(item, ErrorRecord(error=type(error).__name__, message=str(error)[:1_000]))
        except BudgetExceeded:
            over = True
            return False
        async with writing:
            await asyncio.to_thread(file.append, result)
        return True

    ended = await run_lanes(items, each, concurrency, stops)
    return ended_as(over_budget=over, broken_off=ended.interrupted)
