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
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
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
from storytelling_painter.tools.calls.journal_file import LARGE, JournalFile, Kept, Row

T = TypeVar("T")

LINGER: Final = 0.003
"""Seconds in which replies gather for one commit."""
_LASTING: Final[dict[str, type[ProviderError]]] = {kind.__name__: kind for kind in (Rejected, Moderated)}
"""Failures that are answers: the same request would be refused again."""

__all__ = ["LARGE", "Journal", "Left"]


class Left(NamedTuple):
    """A call that is kept of an item without a record: what pricing it needs."""

    item: str
    call: Call
    usage: Usage


class _Waiting(NamedTuple):
    do: Callable[[JournalFile], None]
    done: "asyncio.Future[None]"


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
            self._told(self._file.commit, [partial(_drop, item) for item in gone])
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
        await self._done(lambda file: file.add(row))
        self._known.setdefault(call.tag.item, set()).add(row.key)
        self._given.setdefault(call.tag.item, set()).add(row.key)

    async def finished(self, item: str) -> None:
        """Drops the calls of an item whose record is on the disk. Does not wait for the disk."""
        self._given.pop(item, None)
        if self._known.pop(item, None) is not None and not self._keep_finished:
            self._queue(partial(_drop, item))

    def _clean(self, data: bytes) -> bytes:
        for secret in self._secrets:
            data = data.replace(secret, b"[key]")
        return data

    async def _done(self, do: Callable[[JournalFile], None]) -> None:
        await asyncio.shield(self._queue(do))

    def _queue(self, do: Callable[[JournalFile], None]) -> "asyncio.Future[None]":
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(do, done))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())
        return done

    async def _write_all(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            await asyncio.sleep(LINGER)
            batch, self._waiting = self._waiting, []
            try:
                await loop.run_in_executor(self._thread, self._told, self._file.commit, [each.do for each in batch])
            except RunFolderError as error:
                for each in batch:
                    if not each.done.cancelled():
                        each.done.set_exception(error)
                        each.done.exception()
            else:
                for each in batch:
                    if not each.done.cancelled():
                        each.done.set_result(None)

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


def _drop(item: str, file: JournalFile) -> None:
    file.drop(item)
