"""Tables that anybody may have written, read row by row: CSV, JSON lines, Parquet, and JSON lines from a pipe.

A file that cannot be read at all is refused; a bad row is told as such, and the reading goes on.
"""

import csv
import hashlib
import io
import os
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Literal, NamedTuple, cast

from storytelling_painter.domain.errors import InputError
from storytelling_painter.tools.jsonl import MAX_LINE_BYTES, lines_of, read_object

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

STDIN: Final = Path("-")
_BATCH: Final = 64
"""Rows of a Parquet file that are in memory at once."""

Kind = Literal["csv", "lines", "parquet"]


class Row(NamedTuple):
    """One row as it stands in a table, not yet checked."""

    line: int
    """Line of the file, or row of a Parquet file, from 1."""
    where: str
    """The same with the name of the file, for messages."""
    own_id: str
    """Id for a row that names none; depends on its place alone."""
    fields: dict[str, object]
    problem: str = ""
    """Why the row cannot be read; `fields` is then empty."""


class Table:
    """A table. Nothing is read before it is asked for.

    Args:
        path: The file: `.csv` is CSV, `.parquet` Parquet, everything else JSON lines. `-` is standard input, which
            holds JSON lines, and so does every pipe.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_stream = path == STDIN or _is_pipe(path)
        """Whether it can be read only once, so that neither its hash nor its length is known before."""
        self.name = "standard input" if path == STDIN else path.name
        suffix = path.suffix.lower()
        self.kind: Kind = "lines"
        if not self.is_stream and suffix in (".csv", ".parquet"):
            self.kind = "csv" if suffix == ".csv" else "parquet"

    def sha256(self) -> str:
        """Returns the hash of the file.

        Raises:
            InputError: The file cannot be read.
        """
        with self._open() as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def count(self) -> int:
        """Returns how many rows there are, bad ones included; reads the file once more.

        Raises:
            InputError: The file cannot be read.
        """
        if self.kind == "parquet":
            with self._parquet() as file:
                return int(file.metadata.num_rows)
        with self._open() as opened:
            return sum(1 for _ in (self._csv(opened) if self.kind == "csv" else lines_of(opened)))

    def columns(self) -> tuple[str, ...] | None:
        """Returns the names of the columns, or none for JSON lines, where each row has its own.

        Raises:
            InputError: The file cannot be read.
        """
        if self.kind == "parquet":
            with self._parquet() as file:
                return tuple(file.schema_arrow.names)
        if self.kind == "csv":
            with self._open() as opened, _csv_reader(opened) as reader:
                return tuple(reader.fieldnames or ())
        return None

    def rows(self, only: Collection[str] | None = None) -> Iterator[Row]:
        """Yields the rows, a few in memory at a time.

        Args:
            only: Columns of a Parquet file that are wanted; the others are not read.

        Raises:
            InputError: The file cannot be read.
        """
        if self.kind == "parquet":
            yield from self._parquet_rows(only)
            return
        with self._open() as file:
            yield from self._csv(file) if self.kind == "csv" else self._json(file)

    def _json(self, file: IO[bytes]) -> Iterator[Row]:
        for line in lines_of(file):
            where, own_id = f"{self.name}, line {line.number}", f"line-{line.number}"
            try:
                yield Row(line.number, where, own_id, read_object(line))
            except InputError as error:
                yield Row(line.number, where, own_id, {}, str(error))

    def _csv(self, file: IO[bytes]) -> Iterator[Row]:
        with _csv_reader(file) as reader:
            wide, number = len(reader.fieldnames or ()), 0
            while True:
                number += 1
                try:
                    fields = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    line = reader.line_num
                    yield Row(line, f"{self.name}, line {line}", f"line-{line}", {}, f"broken CSV: {error}")
                    continue
                where, own_id = f"{self.name}, line {reader.line_num}", f"row-{number}"
                surplus, problem = fields.pop(None, None), ""
                if surplus:
                    problem = f"{wide + len(surplus)} cells under {wide} columns; put quotes around texts with commas"
                yield Row(reader.line_num, where, own_id, {} if problem else dict(fields), problem)

    def _parquet_rows(self, only: Collection[str] | None) -> Iterator[Row]:
        from pyarrow import ArrowException

        with self._parquet() as file:
            names = [n for n in file.schema_arrow.names if only is None or n in only]
            number = 0
            try:
                for batch in file.iter_batches(batch_size=_BATCH, columns=names):
                    for fields in batch.to_pylist():
                        number += 1
                        yield Row(number, f"{self.name}, row {number}", f"row-{number}", fields)
            except (ArrowException, OSError, ValueError) as error:
                raise InputError(f"{self.name!r} is damaged after row {number} ({_short(error)})") from None

    @contextmanager
    def _parquet(self) -> "Iterator[ParquetFile]":
        try:
            from pyarrow import ArrowException
            from pyarrow.parquet import ParquetFile
        except ImportError:
            raise InputError(
                f"{self.name!r} is Parquet, which needs pyarrow; `pip install 'storytelling-painter[data]'`"
            ) from None
        with self._open() as opened:
            try:
                file = ParquetFile(opened)
            except (ArrowException, OSError, ValueError) as error:
                raise InputError(f"{self.name!r} is no Parquet file ({_short(error)})") from None
            with file:
                yield file

    @contextmanager
    def _open(self) -> Iterator[io.BufferedReader]:
        try:
            file = _standard_input() if self.path == STDIN else open(self.path, "rb")
        except OSError as error:
            raise self._unreadable(error) from None
        with file:
            try:
                yield file
            except OSError as error:
                raise self._unreadable(error) from None

    def _unreadable(self, error: OSError) -> InputError:
        return InputError(f"{str(self.path)!r} cannot be read ({error.strerror}); give a CSV, JSONL or Parquet file")


@contextmanager
def _csv_reader(file: IO[bytes]) -> "Iterator[csv.DictReader[str]]":
    csv.field_size_limit(max(csv.field_size_limit(), MAX_LINE_BYTES))
    with io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
        reader = csv.DictReader(text, strict=True)
        try:
            reader.fieldnames  # noqa: B018 - reads the head now, where its faults are caught
        except csv.Error as error:
            raise InputError(f"the line of column names is broken CSV: {error}") from None
        yield reader


def _standard_input() -> io.BufferedReader:
    """Opens standard input once more: a thread that waits in it must not hold the lock that the exit needs."""
    if sys.stdin is None:
        raise InputError("there is no standard input; name a file")
    try:
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    except OSError:
        return cast(io.BufferedReader, sys.stdin.buffer)


def _is_pipe(path: Path) -> bool:
    try:
        return path.is_fifo() or path.is_char_device()
    except (OSError, ValueError):
        return False


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
