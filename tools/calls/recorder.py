"""Writes recordings; `exchange` says what one looks like."""

import asyncio
import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from storytelling_painter.domain.errors import ItemBudgetExceeded, ProviderError, StorytellingError, TapeError
from storytelling_painter.tools.calls.call import Call, Reply
from storytelling_painter.tools.calls.exchange import FIRST_LINE, check_header, line_of

_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_BLOCK: Final = 2**16


class _Kept(NamedTuple):
    call: Call
    outcome: Reply | StorytellingError
    done: "asyncio.Future[None]"


class Recorder:
    """Writes a recording; an `Archive` that finds nothing. Lines are on the disk when `keep` returns, many at a time.

    Args:
        path: The file; a recording that exists is gone on with.
        secrets: Keys in force, to be blotted out should anything quote one.

    Raises:
        TapeError: The file is no recording, or cannot be written.
    """

    own: Final = False

    def __init__(self, path: Path, *, secrets: Iterable[str] = ()) -> None:
        self._path = path
        self._secrets = tuple(s.encode() for s in secrets if s)
        self._waiting: list[_Kept] = []
        self._writer: asyncio.Task[None] | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _NO_FOLLOW, 0o666)
        except OSError as error:
            raise _cannot_write(path, error) from None
        try:
            self._begin()
        except BaseException:
            os.close(self._handle)
            raise

    def _begin(self) -> None:
        """Writes the first line of a new file; cuts off a last line that a crash tore."""
        try:
            size = os.fstat(self._handle).st_size
            if not size:
                self._write(FIRST_LINE)
                return
            with open(self._path, "rb") as file:
                check_header(file.readline(4_096), self._path)
                end = _whole_lines(file, size)
            if end < size:
                os.ftruncate(self._handle, end)
        except OSError as error:
            raise _cannot_write(self._path, error) from None

    async def find(self, call: Call) -> Reply | None:
        """Finds nothing: what is recorded is asked anew."""
        return None

    async def keep(self, call: Call, reply: Reply) -> None:
        """Adds an exchange; it lasts when this returns.

        Raises:
            TapeError: The disk is full or read-only.
        """
        await self._keep(call, reply)

    async def keep_failure(self, call: Call, error: StorytellingError) -> None:
        """Adds a call that brought nothing; see `keep`."""
        if isinstance(error, ProviderError | ItemBudgetExceeded):
            await self._keep(call, error)

    async def _keep(self, call: Call, outcome: Reply | StorytellingError) -> None:
        kept = _Kept(call, outcome, asyncio.get_running_loop().create_future())
        self._waiting.append(kept)
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())
        await asyncio.shield(kept.done)

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await asyncio.to_thread(self._append, batch)
            except OSError as error:
                for kept in batch:
                    if not kept.done.cancelled():
                        kept.done.set_exception(_cannot_write(self._path, error))
                        kept.done.exception()
            else:
                for kept in batch:
                    if not kept.done.cancelled():
                        kept.done.set_result(None)

    def _append(self, batch: list[_Kept]) -> None:
        before = os.fstat(self._handle).st_size
        try:
            self._write(b"".join(line_of(kept.call, kept.outcome, self._secrets) for kept in batch))
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, before)
            raise

    def _write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._handle, rest) :]
        os.fsync(self._handle)

    async def aclose(self) -> None:
        """Writes what waits and closes the file."""
        if self._writer is not None:
            await self._writer
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


def _whole_lines(file: BinaryIO, size: int) -> int:
    """Returns the number of bytes up to the last line break."""
    end = size
    while end:
        start = max(0, end - _BLOCK)
        file.seek(start)
        if (found := file.read(end - start).rfind(b"\n")) >= 0:
            return start + found + 1
        end = start
    return 0


def _cannot_write(path: Path, error: OSError) -> TapeError:
    return TapeError(
        f"recording {str(path)!r} cannot be written ({error.strerror or type(error).__name__}); free space there or "
        "choose another file with --record"
    )
