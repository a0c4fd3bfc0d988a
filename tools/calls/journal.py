"""The journal of a run: every paid reply on the disk before anybody reads it, so that no call is paid twice.

SQLite in write-ahead mode. Replies that come at the same time are committed together, by one thread beside the event
loop; `keep` returns when its commit is on the disk. Replies above `LARGE` bytes stand in files of their own, since the
database would write each of them twice.

An item follows from its brief and its replies. So one that was in flight when a run was killed is simply made again:
its kept calls answer at once, which brings it back to its place in the loop, and only the calls that were in flight are
sent again. An item that asks the very same twice, as about two pictures that are equal, is answered once, in a run that
is never interrupted too. When an item's record is on the disk, its calls are dropped.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from storytelling_painter.domain.errors import (
    Moderated,
    ProviderError,
    Rejected,
    RunFolderError,
    StorytellingError,
    Unavailable,
)
from storytelling_painter.tools.atomic import cannot_write
from storytelling_painter.tools.calls.call import Call, Reply, Usage
from storytelling_painter.tools.calls.journal_file import Change, JournalFile, Kept, Row

T = TypeVar("T")

LINGER: Final = 0.003
"""Seconds in which replies gather for one commit."""
_TOGETHER: Final = 8
"""Calls that go on at a time once their replies are on the disk."""
_LASTING: Final[dict[str, type[ProviderError]]] = {kind.__name__: kind for kind in (Rejected, Moderated)}
"""Failures that are answers: the same request would be refused again."""


class Left(NamedTuple):
    """A call that is kept of an item without a record: what pricing it needs."""

    item: str
    call: Call
    usage: Usage


class _Waiting(NamedTuple):
    change: Change
    done: "asyncio.Future[None] | None"
    """None where nobody waits for it."""


class Journal:
    """Keeps replies of unfinished items; an `Archive`. For one event loop and one process.

    Args:
        folder: Private folder of the run; made if needed, for its owner alone.
        secrets: Keys in force, to be blotted out should a reply quote one.
        keep_finished: Whether the calls of recorded items are kept as well.

    Raises:
        RunFolderError: The folder cannot be written, or the file is no journal.
    """

    own: Final = True
    """What it answers was paid for by this run."""

    def __init__(self, folder: Path, *, secrets: Iterable[str] = (), keep_finished: bool = False) -> None:
        self._folder, self._keep_finished = folder, keep_finished
        self._secrets = tuple(s.encode() for s in secrets if s)
        self._waiting: list[_Waiting] = []
        self._writer: asyncio.Task[None] | None = None
        self._file = self._told(lambda: JournalFile(folder))
        self._thread = ThreadPoolExecutor(1, "journal")
        self._known: dict[str, set[bytes]] = {}
        self._given: dict[str, set[bytes]] = {}
        """Of these, the calls whose usage was counted for their item by now."""
        for item, key in self._told(lambda: list(self._file.keys())):
            self._known.setdefault(item, set()).add(key)

    @property
    def known(self) -> int:
        """Calls of unfinished items that it can answer."""
        return sum(map(len, self._known.values()))

    def left(self) -> list[Left]:
        """Returns the paid calls of unfinished items. Blocking; for the beginning of a run."""
        rows = self._told(self._file.usages)
        return [Left(item, call, usage) for item, call, usage in rows if item in self._known]

    async def left_now(self) -> list[Left]:
        """Returns the same while the run goes on, with all that waits written."""
        if self._writer is not None:
            await self._writer
        return await asyncio.get_running_loop().run_in_executor(self._thread, self.left)

    def forget_all_but(self, unfinished: Callable[[str], bool]) -> None:
        """Drops what is kept of items that need nothing any more. Blocking; for the beginning of a run."""
        gone = [item for item in self._known if not unfinished(item)]
        if gone and not self._keep_finished:
            self._told(self._file.commit, gone)
        for item in gone:
            del self._known[item]

    async def find(self, call: Call) -> Reply | None:
        """Returns the reply that was kept for this call, or none; see `Archive.find`."""
        key = bytes.fromhex(call.key)
        if key not in self._known.get(call.tag.item, ()):
            return None
        kept = await asyncio.get_running_loop().run_in_executor(self._thread, self._told, self._file.read, key)
        if kept is None:
            return None
        if kept.failure:
            raise _LASTING.get(kept.failure, Rejected)(kept.body.decode("utf-8", "replace"))
        given = self._given.setdefault(call.tag.item, set())
        counted = key in given
        given.add(key)
        return Reply(kept.body, kept.media_type, kept.usage, seconds=kept.seconds, counted=counted)

    async def keep(self, call: Call, reply: Reply) -> None:
        """Keeps a reply; it is on the disk when this returns.

        Raises:
            RunFolderError: The disk is full or read-only.
        """
        await self._keep(call, Kept(self._clean(reply.body), reply.media_type, reply.usage, reply.seconds))

    async def keep_failure(self, call: Call, error: StorytellingError) -> None:
        """Keeps that a provider refused a request for good; a fault that may pass is not kept."""
        name = type(error).__name__
        if name in _LASTING and not isinstance(error, Unavailable):
            await self._keep(call, Kept(self._clean(str(error).encode("utf-8", "replace")), failure=name))

    async def _keep(self, call: Call, kept: Kept) -> None:
        row = Row(bytes.fromhex(call.key), call, kept)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue(_Waiting(row, done))
        self._known.setdefault(call.tag.item, set()).add(row.key)
        self._given.setdefault(call.tag.item, set()).add(row.key)
        await done

    async def finished(self, item: str) -> None:
        """Drops the calls of an item whose record is on the disk. Does not wait for the disk."""
        self._given.pop(item, None)
        if self._known.pop(item, None) is not None and not self._keep_finished:
            self._queue(_Waiting(item, None))

    def _clean(self, data: bytes) -> bytes:
        for secret in self._secrets:
            data = data.replace(secret, b"[key]")
        return data

    def _queue(self, waiting: _Waiting) -> None:
        self._waiting.append(waiting)
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())

    async def _write_all(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            await asyncio.sleep(LINGER)
            batch, self._waiting = self._waiting, []
            told: RunFolderError | None = None
            try:
                changes = [each.change for each in batch]
                await loop.run_in_executor(self._thread, self._told, self._file.commit, changes)
            except RunFolderError as error:
                told = error
            self._release(deque(each.done for each in batch if each.done is not None), told)

    def _release(self, waiting: "deque[asyncio.Future[None]]", error: RunFolderError | None) -> None:
        """Lets those go on whose replies are on the disk, a few each time: the first ones send their next calls, and
        what comes in meanwhile is read, before the last ones are at it."""
        for _ in range(min(_TOGETHER, len(waiting))):
            done = waiting.popleft()
            if done.done():
                continue
            if error is None:
                done.set_result(None)
            else:
                done.set_exception(error)
                done.exception()
        if waiting:
            asyncio.get_running_loop().call_soon(self._release, waiting, error)

    def _told(self, do: Callable[..., T], *args: object) -> T:
        """Does something with the file, and tells what to do where that fails."""
        try:
            return do(*args)
        except OSError as error:
            raise cannot_write(self._folder / JournalFile.NAME, error) from error
        except sqlite3.OperationalError as error:
            cause = OSError(0, str(error))
            raise cannot_write(self._folder / JournalFile.NAME, cause) from error
        except (sqlite3.DatabaseError, ValueError) as error:
            raise RunFolderError(
                f"{str(self._folder / JournalFile.NAME)!r} is no journal of this version, or it is damaged ({error}); "
                "take the folder `private` away to go on, unfinished items are then begun anew"
            ) from error

    async def aclose(self) -> None:
        """Writes what waits and closes the file."""
        if self._writer is not None:
            await self._writer
        self._thread.shutdown(wait=False)
        self._told(self._file.close)

