"""Whether a stream brings the same items again: its hash is not known before, but each item that was made is."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.domain.story import Brief
from storytelling_painter.runners.records import read_records
from storytelling_painter.runners.sources import Task


def made_from(items: Path) -> dict[str, bytes]:
    """Returns for each item of an `items.jsonl` a short hash of its brief; items whose line was bad are left out.

    Raises:
        InputError: The file cannot be read, or a line is no record.
    """
    if not items.exists():
        return {}
    return {r.id: _digest(r.brief) for r in read_records(items) if r.error is None or r.error.error != "InputError"}


def same_again(tasks: Iterable[Task], made: dict[str, bytes]) -> Iterator[Task]:
    """Yields the tasks of a stream, and ends at the first one that was made from another brief.

    Args:
        tasks: The stream.
        made: From `made_from`.

    Raises:
        RunFolderError: The stream is not the one that the folder was begun with.
    """
    for task in tasks:
        before = made.get(task.brief.id)
        if before is not None and before != _digest(task.brief):
            raise RunFolderError(
                f"item {task.brief.id!r}, number {task.brief.index + 1} of the stream, was made from another brief; "
                "give the same stream as before, or choose another --out"
            )
        yield task


def _digest(brief: Brief) -> bytes:
    return hashlib.blake2b(brief.model_dump_json().encode(), digest_size=12).digest()
