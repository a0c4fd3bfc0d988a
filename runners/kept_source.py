"""What a run is made from, kept in its private folder: so `resume` needs neither the file nor the stream again.

Of a stream each item is kept when it is read, before it is begun. A file is copied as it is, under its own name; of a
pool the name is kept. A run folder may come from anybody, so what stands there is checked as any other source is.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.domain.record import ErrorRecord
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.runners.briefs import POOL
from storytelling_painter.runners.records import Appender, Line, mend, parse, read_lines
from storytelling_painter.runners.sources import Task
from storytelling_painter.tools.atomic import cannot_write, write_file

_TASKS: Final = "stream.jsonl"
_FOLDER: Final = "briefs"
_POOL: Final = "pool.txt"


class _Kept(Frozen):
    """An item of a stream."""

    brief: Brief
    draft: Draft | None = None
    error: ErrorRecord | None = None


def keep_stream(tasks: Iterable[Task], private: Path) -> Iterator[Task]:
    """Yields the tasks of a stream, each when it is kept.

    Args:
        tasks: The stream; blocking.
        private: Private folder of the run.

    Raises:
        RunFolderError: The disk is full or read-only.
    """
    path, known = private / _TASKS, set[str]()

    def against(line: Line) -> str | None:
        try:
            known.add(parse(line, _Kept, path.name).brief.id)
        except InputError as error:
            return str(error) if line.whole else "torn by a crash"
        return None

    _made(private)
    mend(path, against)
    lines = Appender(path, durable=False)
    try:
        for task in tasks:
            if task.brief.id not in known:
                known.add(task.brief.id)
                lines.append(_Kept(brief=task.brief, draft=task.draft, error=task.error).model_dump_json())
            yield task
    finally:
        lines.close()


def kept_stream(private: Path) -> tuple[Iterator[Task], int]:
    """Returns the tasks that were read of a stream, and how many they are.

    Raises:
        RunFolderError: None were kept.
        InputError: They cannot be read.
    """
    path = private / _TASKS
    if not path.is_file():
        raise RunFolderError(
            "the items of this run came from a stream, and the folder keeps none of them; give the same stream to the "
            "command that began it"
        )
    number = sum(line.whole for line in read_lines(path))
    return (_task(parse(line, _Kept, path.name)) for line in read_lines(path) if line.whole), number


def _task(kept: _Kept) -> Task:
    return Task(kept.brief, kept.draft, kept.error)


def keep_briefs(source: str, private: Path) -> None:
    """Keeps what briefs came from, once: a copy of the file, or the name of the pool.

    Raises:
        RunFolderError: The disk is full or read-only.
    """
    if kept_briefs(private) is not None:
        return
    folder = private / _FOLDER
    _made(folder)
    try:
        if source.startswith(POOL):
            write_file(private / _POOL, source.encode())
        else:
            part = private / f"{_FOLDER}.part"
            part.unlink(missing_ok=True)
            with open(source, "rb") as whole, open(part, "xb") as copy:
                shutil.copyfileobj(whole, copy, 2**20)
            os.replace(part, folder / Path(source).name)
    except OSError as error:
        raise cannot_write(folder, error) from error


def kept_briefs(private: Path) -> str | None:
    """Returns the source of briefs that was kept, as `briefed` takes it, or none.

    Raises:
        InputError: It cannot be read.
    """
    if (private / _POOL).is_file():
        name = next(read_lines(private / _POOL), None)
        return None if name is None else name.text.decode("utf-8", "replace")
    folder = private / _FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return None
    files = [path for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
    return str(files[0]) if len(files) == 1 else None


def _made(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
