"""JSON lines on disk: appended one at a time and lasting, read as a stream, mended after a crash."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple, TypeVar

from pydantic import ValidationError

from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.record import Record
from storytelling_painter.tools.atomic import cannot_write, write_file

MAX_LINE_BYTES: Final = 32 * 2**20
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)

M = TypeVar("M", bound=Frozen)


class Line(NamedTuple):
    """One line of a file."""

    number: int
    """From 1."""
    text: bytes
    """Without the line break."""
    whole: bool
    """Whether a line break ends it; a last line without one was torn by a crash."""
    offset: int = 0
    """Where it begins, in bytes."""


def read_lines(path: Path) -> Iterator[Line]:
    """Yields the lines of a file that are not blank, one in memory at a time.

    Raises:
        InputError: The file is a link or cannot be read, or a line is longer than 32 MiB.
    """
    with open_lines(path) as file:
        number = offset = 0
        while line := file.readline(MAX_LINE_BYTES + 1):
            number += 1
            at, offset = offset, offset + len(line)
            if len(line) > MAX_LINE_BYTES:
                raise InputError(f"{path.name!r}, line {number} is longer than {MAX_LINE_BYTES} bytes")
            if line.strip():
                yield Line(number, line.rstrip(b"\r\n"), line.endswith(b"\n"), at)


def open_lines(path: Path) -> IO[bytes]:
    """Opens a file of lines for reading.

    Raises:
        InputError: The file is a link or cannot be read.
    """
    try:
        return open(os.open(path, os.O_RDONLY | _NO_FOLLOW), "rb")
    except OSError as error:
        raise InputError(f"{path.name!r} cannot be read ({error.strerror}); links are not followed") from None


def read_records(path: Path) -> Iterator[Record]:
    """Yields the records of an `items.jsonl`, or of one from elsewhere, in the order of the file.

    Raises:
        InputError: The file cannot be read, or a line is no record; the message names the line.
    """
    for line in read_lines(path):
        yield parse(line, Record, path.name)


def parse(line: Line, model: type[M], name: str) -> M:
    """Reads one line, which may come from anywhere.

    Raises:
        InputError: The line does not fit the schema.
    """
    try:
        return model.model_validate_json(line.text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(f"{name}, line {line.number}: {where + ': ' if where else ''}{first['msg']}") from None


class Appender:
    """Appends lines so that each is on the disk, or not there, when `append` returns. Not for use by two processes.

    Args:
        path: The file; made with the first line. A link is refused.
        durable: Whether every line is forced to the disk; without it a power cut may take the last ones.
    """

    def __init__(self, path: Path, *, durable: bool = True) -> None:
        self._path, self._durable = path, durable
        self._handle: int | None = None

    def append(self, line: str) -> None:
        """Adds a line and its break.

        Raises:
            RunFolderError: The disk is full or read-only; the file is as it was before.
        """
        data = line.encode("utf-8") + b"\n"
        try:
            if self._handle is None:
                flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | _NO_FOLLOW
                self._handle = os.open(self._path, flags, 0o666)
            before = os.fstat(self._handle).st_size
            try:
                self._write(data)
            except OSError:
                with contextlib.suppress(OSError):
                    os.ftruncate(self._handle, before)
                raise
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def _write(self, data: bytes) -> None:
        assert self._handle is not None
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._handle, rest) :]
        if self._durable:
            os.fsync(self._handle)

    def close(self) -> None:
        """Closes the file; a later `append` opens it again."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


class Mended(NamedTuple):
    """What became of a file's lines."""

    kept: int
    broken: tuple[str, ...]
    """For each line that was taken out, which one and why."""


def mend(path: Path, reason_against: Callable[[Line], str | None]) -> Mended:
    """Takes lines out of a file and puts them at the end of `NAME.torn`; the file is replaced in one step.

    Args:
        path: A file of lines; nothing happens where it does not exist.
        reason_against: Returns why a line has to go, or none. It sees each line once, in order.

    Raises:
        InputError: The file cannot be read.
        RunFolderError: The folder cannot be written.
    """
    if not os.path.lexists(path):
        return Mended(0, ())
    kept, out, whole = 0, {}, True
    torn = Appender(path.with_name(f"{path.name}.torn"))
    try:
        for line in read_lines(path):
            whole = line.whole
            if (why := reason_against(line)) is None:
                kept += 1
            else:
                out[line.number] = why
                torn.append(line.text.decode("utf-8", "backslashreplace"))
    finally:
        torn.close()
    if out or not whole:
        write_file(path, (line.text + b"\n" for line in read_lines(path) if line.number not in out))
    return Mended(kept, tuple(f"line {number}: {why}" for number, why in out.items()))
