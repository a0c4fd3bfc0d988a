"""Vectors by the hash of their text, in SQLite: what was paid for once is not asked for again."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.tools.embeddings.embedder import Vectors

_MARK: Final = 0x5350_4543
"""`application_id` that tells the file from other databases."""
_ASKED: Final = 500
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS vectors (embedding TEXT, text BLOB, vector BLOB, PRIMARY KEY (embedding, text)) "
    "WITHOUT ROWID"
)


class VectorCache:
    """A file of vectors; of several embeddings, if need be. Used by one thread at a time.

    Args:
        path: The file, made where it is not there; none keeps vectors in a temporary file for as long as this is open.

    Raises:
        InputError: The file is something else, or cannot be opened.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect("" if path is None else path, check_same_thread=False, timeout=30.0)
            mark = self._connection.execute("PRAGMA application_id").fetchone()[0]
            tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if tables and mark != _MARK:
                self._connection.close()
                raise InputError(f"{str(path)!r} is a database of something else; name a new file for the vectors")
            self._connection.execute(f"PRAGMA application_id = {_MARK}")
            self._connection.execute(_TABLE)
            self._connection.commit()
        except sqlite3.Error as error:
            raise InputError(f"{str(path)!r} cannot hold vectors ({error}); name a new file") from None

    def find(self, embedding: MadeBy, texts: Sequence[str]) -> dict[str, Vectors]:
        """Returns what is known of texts: vectors of shape (d,), by text."""
        digests = {_digest(text): text for text in texts}
        keys = list(digests)
        found: dict[str, Vectors] = {}
        for start in range(0, len(keys), _ASKED):
            some = keys[start : start + _ASKED]
            marks = ",".join("?" * len(some))
            rows = self._connection.execute(
                f"SELECT text, vector FROM vectors WHERE embedding = ? AND text IN ({marks})", (_name(embedding), *some)
            )
            for digest, vector in rows:
                found[digests[digest]] = np.frombuffer(vector, dtype="<f4")
        return found

    def keep(self, embedding: MadeBy, vectors: Mapping[str, Vectors] | Iterable[tuple[str, Vectors]]) -> None:
        """Keeps vectors by their texts."""
        pairs = vectors.items() if isinstance(vectors, Mapping) else vectors
        name = _name(embedding)
        rows = [(name, _digest(text), np.asarray(vector, dtype="<f4").tobytes()) for text, vector in pairs]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _name(embedding: MadeBy) -> str:
    return f"{embedding.spec}\x1f{embedding.name}\x1f{embedding.version}"
