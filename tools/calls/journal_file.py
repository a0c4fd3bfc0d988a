"""The file of a journal: a SQLite table of replies, and files for the large ones.

A run folder may come from anybody, so the file is opened with SQLite's guards against hostile databases, a schema other
than our own is refused, links are not followed, and everything is checked when it is read.
"""

import contextlib
import os
import re
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.tools.atomic import write_file
from storytelling_painter.tools.calls.call import Call, Tag, Usage

T = TypeVar("T")

LARGE: Final = 256 * 2**10
"""Bytes above which a reply gets a file: at 60 KB a row takes half of the processor time of a file, at 2 MB six times
as much."""
_MAX_BYTES: Final = 160 * 2**20
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_TABLE: Final = (
    "CREATE TABLE reply (key BLOB PRIMARY KEY, item TEXT NOT NULL, kind TEXT NOT NULL, provider TEXT NOT NULL, "
    "model TEXT NOT NULL, variant TEXT NOT NULL, failure TEXT NOT NULL, media_type TEXT NOT NULL, usage TEXT NOT NULL, "
    "seconds REAL NOT NULL, body BLOB)"
)
_VALUES: Final = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_MOST_OF_ONE: Final = 256
_LEFT: Final = re.compile(r"[0-9a-f]{64}|\.[0-9a-f]{64}\.[0-9a-f]+\.tmp")
"""Names that files of replies have, and those of files being written."""
_INDEX: Final = "CREATE INDEX reply_item ON reply (item)"


class Kept(NamedTuple):
    """What came of a call."""

    body: bytes
    """Of the reply; the message where it failed."""
    media_type: str = ""
    usage: Usage = Usage()
    seconds: float = 0.0
    failure: str = ""
    """Name of the error that the call ended with; empty where it was answered."""


class Row(NamedTuple):
    """A call and what came of it."""

    key: bytes
    call: Call
    kept: Kept


Change = Row | str
"""A reply to be added, or an item whose replies are to be dropped."""


def _parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yields parts that one statement takes."""
    for start in range(0, len(values), _MOST_OF_ONE):
        yield values[start : start + _MOST_OF_ONE]


class JournalFile:
    """A journal on the disk. Blocking; one thread at a time.

    Args:
        folder: Made if needed, for its owner alone.

    Raises:
        RunFolderError: The folder or the file is a link.
        OSError: It cannot be made or opened.
        sqlite3.DatabaseError: The file is no database.
        ValueError: It is another database.
    """

    NAME: Final = "journal.sqlite"

    def __init__(self, folder: Path) -> None:
        self._bodies = folder / "replies"
        for each in (folder, self._bodies):
            if each.is_symlink():
                raise RunFolderError(f"{str(each)!r} is a link; take it away, links are not followed")
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / self.NAME
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise ValueError("no regular file")
            os.fchmod(handle, 0o600)
        finally:
            os.close(handle)
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5.0)
        try:
            self._prepare()
        except BaseException:
            self._db.close()
            raise

    def _prepare(self) -> None:
        run = self._db.execute
        run("PRAGMA trusted_schema = OFF")
        run("PRAGMA cell_size_check = ON")
        run("PRAGMA mmap_size = 0")
        self._db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_BYTES)
        found = {sql for (sql,) in run("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        if found - {_TABLE, _INDEX}:
            raise ValueError("it holds other tables")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")
        run("PRAGMA auto_vacuum = NONE")
        if _TABLE not in found:
            run(_TABLE)
        if _INDEX not in found:
            run(_INDEX)
        self._sweep()

    def _sweep(self) -> None:
        """Removes what a kill left of large replies: files begun, and files whose row was not committed."""
        known = {bytes(key).hex() for (key,) in self._db.execute("SELECT key FROM reply WHERE body IS NULL")}
        for path in self._bodies.iterdir():
            if path.name not in known and _LEFT.fullmatch(path.name):
                path.unlink(missing_ok=True)

    def keys(self) -> Iterator[tuple[str, bytes]]:
        """Yields item and key of each call."""
        for item, key in self._db.execute("SELECT item, key FROM reply"):
            yield str(item), bytes(key)

    def usages(self) -> list[tuple[str, Call, Usage]]:
        """Returns what the answered calls used, with as much of each call as its price depends on."""
        rows = self._db.execute("SELECT item, kind, provider, model, variant, usage FROM reply WHERE failure = ''")
        return [
            (item, Call(kind, provider, model, Tag(item, ""), b"", variant=variant), Usage.model_validate_json(usage))
            for item, kind, provider, model, variant, usage in rows
        ]

    def read(self, key: bytes) -> Kept | None:
        """Returns what is kept of a call; none where its file is gone."""
        row = self._db.execute(
            "SELECT body, media_type, usage, seconds, failure FROM reply WHERE key = ?", (key,)
        ).fetchone()
        if row is None:
            return None
        body, media_type, usage, seconds, failure = row
        if body is None:
            try:
                handle = os.open(self._path_of(key), os.O_RDONLY | _NO_FOLLOW)
            except OSError:
                return None
            with open(handle, "rb") as file:
                body = file.read(_MAX_BYTES + 1)
        return Kept(bytes(body), str(media_type), Usage.model_validate_json(usage), float(seconds), str(failure))

    def commit(self, changes: Iterable[Change]) -> None:
        """Makes changes in order and in one transaction: all of them last when this returns, or none does."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            rows: list[Row] = []
            items: set[str] = set()
            for change in changes:
                if isinstance(change, str):
                    items.add(change)
                else:
                    if change.call.tag.item in items:
                        self._make(rows, items)
                        rows, items = [], set()
                    rows.append(change)
            self._make(rows, items)
            self._db.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise

    def _make(self, rows: Sequence[Row], items: Iterable[str]) -> None:
        """Adds rows, then drops items. Each statement costs a change of threads, so it takes many of them at once."""
        for some in _parts(rows):
            values = [value for row in some for value in self._of(row)]
            self._db.execute(f"INSERT OR REPLACE INTO reply VALUES {', '.join([_VALUES] * len(some))}", values)
        for names in _parts(sorted(items)):
            where = f"WHERE item IN ({', '.join('?' * len(names))})"
            for (key,) in self._db.execute(f"SELECT key FROM reply {where} AND body IS NULL", names).fetchall():
                self._path_of(key).unlink(missing_ok=True)
            self._db.execute(f"DELETE FROM reply {where}", names)

    def _of(self, row: Row) -> tuple[object, ...]:
        """Returns the values of a row; a large body gets its file."""
        key, call, kept = row
        body: bytes | None = kept.body
        if len(kept.body) > LARGE:
            write_file(self._path_of(key), kept.body)
            body = None
        return (
            key, call.tag.item, call.kind, call.provider, call.model, call.variant, kept.failure, kept.media_type,
            kept.usage.model_dump_json(), kept.seconds, body,
        )

    def close(self) -> None:
        """Closes the file; nothing of it stays in the write-ahead log."""
        self._db.close()

    def _path_of(self, key: bytes) -> Path:
        return self._bodies / bytes(key).hex()
