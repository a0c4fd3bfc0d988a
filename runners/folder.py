"""The run folder: what was asked, what came of it, and all that a later run of the same command needs to go on.

    RUN/
      run.json        settings, versions, command, counts, status
      items.jsonl     one record a line, appended when the record's files are on the disk: the only truth for resuming
      events.jsonl    progress as it happened
      pictures/ab/    pictures by the hash of their bytes
      gallery/        pages made from the above; can be made again
      private/        journal of the calls of unfinished items; not to be passed on

All paths in it are relative, and links are not followed. A folder may come from anybody, so everything is checked
against its schema when it is read.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import orjson

from storytelling_painter.agents.memory import Known
from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.domain.means import Means
from storytelling_painter.domain.record import Record, StopReason, Usage, paid
from storytelling_painter.runners.lock import FolderLock
from storytelling_painter.runners.records import Appender, Line, mend, parse, read_lines, read_records
from storytelling_painter.runners.run_info import (
    RUN_FILE,
    Counts,
    Kind,
    RunInfo,
    Status,
    new_info,
    now,
    other_means,
    read_info,
    refuse_other,
)
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.atomic import cannot_write, write_file
from storytelling_painter.tools.configuration import Resolved

ITEMS_FILE: Final = "items.jsonl"
EVENTS_FILE: Final = "events.jsonl"
PRIVATE: Final = "private"
_OURS: Final = frozenset(
    {RUN_FILE, ITEMS_FILE, f"{ITEMS_FILE}.torn", EVENTS_FILE, "run.lock", "pictures", "gallery", PRIVATE}
)


class RunFolder:
    """A run folder opened for writing; use `RunFolder.open`. One event loop, many items in flight."""

    def __init__(self, root: Path, info: RunInfo, lock: FolderLock, means: Means | None = None) -> None:
        self.root, self.means = root, means or Means()
        self.store = ArtifactStore(root)
        self.done: set[str] = set()
        """Ids that are not to be made again."""
        self.warnings: list[str] = []
        self.used_before = Usage()
        """What earlier calls of the same command used, as far as it is written down: what unfinished items had used
        when a call was killed is not."""
        self.private = root / PRIVATE
        """Folder of what is nobody else's business; made when something comes into it."""
        self._info, self._lock = info, lock
        self._items = Appender(root / ITEMS_FILE)
        self._events = Appender(root / EVENTS_FILE, durable=False)
        self._notes: list[str] = []
        self._stops: Counter[StopReason] = Counter()
        self._recorded, self._unrecorded = Usage(), info.unrecorded
        self._failed = 0
        self._writing = asyncio.Lock()

    @classmethod
    def open(
        cls,
        root: Path,
        resolved: Resolved,
        *,
        kind: Kind = "generate",
        order: Mapping[str, str | int | None] | None = None,
        command: Sequence[str] = (),
        retry_failed: bool = False,
    ) -> "RunFolder":
        """Opens a new or empty folder, one in which nothing was finished yet, or one of the same order.

        Torn and broken lines of `items.jsonl` go to `items.jsonl.torn`, and their items are made again.

        Args:
            root: The folder.
            resolved: Settings with their origins.
            kind: What is run.
            order: What decides the items besides the settings; the number of items does not belong here.
            command: The command line, for the record.
            retry_failed: Whether items that failed are made again too.

        Raises:
            RunFolderError: Another run's folder, other settings, in use, or not writable.
        """
        try:
            root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(root, error) from error
        lock = FolderLock(root)
        try:
            info, changed, told = new_info(resolved, kind, order or {}, command), [], []
            if (root / RUN_FILE).exists():
                old = read_info(root)
                info = info.model_copy(update={"unrecorded": old.unrecorded})
                if _holds_items(root):
                    refuse_other(root, info, old)
                    info = info.model_copy(update={"started": old.started})
                    told = other_means(info, old)
                    changed = [k for k in info.versions if old.versions.get(k) != info.versions[k]]
            elif foreign := sorted(p.name for p in root.iterdir() if p.name not in _OURS and p.name[0] != "."):
                raise RunFolderError(
                    f"{str(root)!r} is no run folder and holds {foreign[0]!r}; choose a new or empty folder"
                )
            folder = cls(root, info, lock, resolved.means)
            folder.warnings += told
            if changed:
                folder.warnings.append(f"begun with other versions of {', '.join(changed)}; results may differ")
            folder._take_stock(retry_failed)
            folder.used_before = folder._unrecorded + folder._recorded
            folder.save("running")
        except BaseException:
            lock.release()
            raise
        return folder

    def _take_stock(self, retry_failed: bool) -> None:
        def against(line: Line) -> str | None:
            try:
                record = parse(line, Record, ITEMS_FILE)
            except InputError as error:
                return str(error) if line.whole else "torn by a crash"
            if record.id in self.done:
                return f"{record.id} stands there twice"
            if missing := self._missing(record):
                return f"picture {missing} of {record.id} is gone"
            if retry_failed and is_failed(record):
                self._unrecorded += paid(record.usage)
                return f"{record.id} failed and is tried again"
            self._count(record)
            return None

        mended = mend(self.root / ITEMS_FILE, against)
        self.warnings += [f"{ITEMS_FILE}, {why}; its item is made again" for why in mended.broken]

    def _missing(self, record: Record) -> str | None:
        for attempt in record.attempts:
            picture = attempt.painting.picture
            try:
                if self.store.path_of(picture).stat().st_size != picture.size_bytes:
                    return picture.path
            except (OSError, InputError):
                return picture.path
        return None

    def _count(self, record: Record) -> None:
        self.done.add(record.id)
        self._stops[record.stop] += 1
        self._failed += is_failed(record)
        self._recorded += paid(record.usage)

    @property
    def info(self) -> RunInfo:
        return self._info

    @property
    def counts(self) -> Counts:
        return Counts(
            wanted=self._info.counts.wanted,
            done=len(self.done),
            accepted=self._stops["accepted"],
            failed=self._failed,
            stops=dict(sorted(self._stops.items())),
        )

    def told_before(self) -> Iterator[Known]:
        """Yields the stories of the items that were finished when the folder was opened, as far as they count."""
        if self.done:
            for record in read_records(self.root / ITEMS_FILE):
                if (known := known_story(record)) is not None:
                    yield known

    async def append(self, record: Record) -> None:
        """Adds a finished item, whose files have to be there. It lasts when this returns.

        Raises:
            RunFolderError: The disk is full or read-only; nothing of the record was written.
        """
        line = record.model_dump_json()
        async with self._writing:
            await asyncio.to_thread(self._write, line)
            self._count(record)

    def _write(self, line: str) -> None:
        self._flush_notes()
        self._items.append(line)

    def note(self, event: Mapping[str, object] | Frozen) -> None:
        """Adds an event, with the time, to those that the next `append` or `save` writes to `events.jsonl`."""
        fields = event.model_dump(mode="json") if isinstance(event, Frozen) else dict(event)
        self._notes.append(orjson.dumps({"schema_version": SCHEMA_VERSION, "time": now(), **fields}).decode())

    def _flush_notes(self) -> None:
        notes, self._notes = self._notes, []
        if notes:
            self._events.append("\n".join(notes))

    def leave_out(self, used: Usage) -> None:
        """Adds what was used for items that get no record."""
        self._unrecorded += paid(used)

    def save(
        self,
        status: Status,
        *,
        wanted: int | None = None,
        used: Usage | None = None,
        unfinished: Usage | None = None,
    ) -> None:
        """Writes `run.json`.

        Args:
            status: How the run stands.
            wanted: How many items were asked for; none keeps what is known.
            used: What this call of the command used so far.
            unfinished: What the journal keeps for items without a record.

        Raises:
            RunFolderError: The disk is full or read-only; the file is as it was before.
        """
        self._flush_notes()
        counts = self.counts
        if wanted is not None:
            counts = counts.model_copy(update={"wanted": wanted})
        self._info = self._info.model_copy(
            update={
                "status": status,
                "updated": now(),
                "counts": counts,
                "used": self.used_before + (used or Usage()),
                "unrecorded": self._unrecorded,
                "unfinished": unfinished or Usage(),
            }
        )
        write_file(self.root / RUN_FILE, self._info.model_dump_json(indent=2).encode())

    def close(self) -> None:
        """Closes the files and frees the folder for others."""
        self._items.close()
        self._events.close()
        self._lock.release()


def done_in(root: Path, *, retry_failed: bool = False) -> set[str]:
    """Returns the ids of the items that a folder, which may not exist yet, holds and that are not to be tried again.

    Changes nothing.
    """
    return {record.id for record in _records_in(root) if not (retry_failed and is_failed(record))}


def failed_in(root: Path) -> set[str]:
    """Returns the ids of the items that a folder holds and that failed, every time. Changes nothing."""
    failed: dict[str, bool] = {}
    for record in _records_in(root):
        failed[record.id] = failed.get(record.id, True) and is_failed(record)
    return {id for id, each in failed.items() if each}


def _records_in(root: Path) -> Iterator[Record]:
    """Yields the records of a folder that may not exist yet, without lines that cannot be read."""
    items = root / ITEMS_FILE
    for line in read_lines(items) if items.is_file() else ():
        with suppress(InputError):
            yield parse(line, Record, ITEMS_FILE)


def known_story(record: Record) -> Known | None:
    """Returns the story by which later items are told apart: that of every item with a picture."""
    if is_failed(record) or record.draft is None:
        return None
    return Known(record.brief.index, record.draft.story.text)


def is_failed(record: Record) -> bool:
    """Whether an item has no picture to show."""
    return record.error is not None or record.best is None


def _holds_items(root: Path) -> bool:
    """Whether anything was finished in a run folder, whole or torn."""
    path = root / ITEMS_FILE
    return path.is_file() and path.stat().st_size > 0
