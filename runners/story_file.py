"""A file of told stories: one a line, appended as they are told, so that the same command goes on where it ended.

Beside `FILE` stands `FILE.run.json`, which says what was asked for, as `run.json` does in a run folder. Where models
are called, `FILE.private` stands there too: the journal of the calls of unfinished stories, not to be passed on.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

from storytelling_painter.agents.memory import Known
from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen, ItemId, MadeBy, Sha256
from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.record import Usage, paid
from storytelling_painter.domain.story import Brief, Draft, Story
from storytelling_painter.runners.lock import FolderLock
from storytelling_painter.runners.records import Appender, Line, mend, parse, read_lines
from storytelling_painter.runners.run_info import (
    Counts,
    RunInfo,
    Status,
    new_info,
    now,
    other_means,
    read_info_file,
    refuse_other,
)
from storytelling_painter.tools.atomic import cannot_write, write_file
from storytelling_painter.tools.configuration import Resolved


class ToldStory(Frozen):
    """A line of the output of `stories`, which `paint --stories` reads."""

    kind: Literal["story"] = "story"
    schema_version: Literal[1] = SCHEMA_VERSION
    id: ItemId
    brief: Brief
    story: Story
    ledger: Ledger
    critiques: tuple[Critique, ...] = ()
    usage: Usage = Usage()
    crew: dict[str, MadeBy] = {}
    settings_sha256: Sha256 | None = None

    @property
    def draft(self) -> Draft:
        return Draft(story=self.story, ledger=self.ledger)


def told_ids(path: Path) -> set[str]:
    """Returns the ids of the stories in a file, which may not exist yet; what is no story is passed over."""
    ids = set()
    for line in read_lines(path) if path.is_file() else ():
        with suppress(InputError):
            ids.add(parse(line, ToldStory, path.name).id)
    return ids


class StoryFileWriter:
    """A story file opened for going on with it.

    Args:
        path: The file; new, or begun by the same command.
        resolved: Settings with their origins.
        order: What decides the stories besides the settings.
        command: The command line, for the record.

    Raises:
        RunFolderError: Another command's file, other settings, in use, or not writable.
    """

    def __init__(
        self, path: Path, resolved: Resolved, order: Mapping[str, str | int | None], command: Sequence[str] = ()
    ) -> None:
        self.path, self._info_path = path, path.with_name(f"{path.name}.run.json")
        self.done: set[str] = set()
        """Ids of the stories that are told."""
        self.warnings: list[str] = []
        self.used_before = Usage()
        """What earlier calls of the same command used; see `RunFolder.used_before`."""
        self.private = path.with_name(f"{path.name}.private")
        """Where the journal of the calls of unfinished stories is."""
        self._info = new_info(resolved, "stories", order, command)
        self._lines = Appender(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(path.parent, error) from error
        self._lock = FolderLock(path.parent, f"{path.name}.lock")
        try:
            self._go_on()
            self.save("running")
        except BaseException:
            self._lock.release()
            raise

    def _go_on(self) -> None:
        if self.path.is_dir():
            raise RunFolderError(f"{str(self.path)!r} is a folder; give --out a file, such as stories.jsonl")
        if self._info_path.exists():
            old = read_info_file(self._info_path)
            refuse_other(self.path, self._info, old)
            self._info = self._info.model_copy(update={"started": old.started, "unrecorded": old.unrecorded})
            self.warnings += other_means(self._info, old)
        elif self.path.exists() and self.path.stat().st_size:
            raise RunFolderError(
                f"{str(self.path)!r} holds something that this command did not write; choose a new file with --out"
            )
        mended = mend(self.path, self._against)
        self.used_before += self._info.unrecorded
        self.warnings += [f"{self.path.name}, {why}; its story is told again" for why in mended.broken]

    def _against(self, line: Line) -> str | None:
        try:
            told = parse(line, ToldStory, self.path.name)
        except InputError as error:
            return str(error) if line.whole else "torn by a crash"
        if told.id in self.done:
            return f"{told.id} stands there twice"
        self.done.add(told.id)
        self.used_before += paid(told.usage)
        return None

    def told_before(self) -> Iterator[Known]:
        """Yields the stories that stand in the file."""
        for line in read_lines(self.path) if self.done else ():
            told = parse(line, ToldStory, self.path.name)
            yield Known(told.brief.index, told.story.text)

    def append(self, told: ToldStory) -> None:
        """Adds a story; it lasts when this returns.

        Raises:
            RunFolderError: The disk is full or read-only; nothing of the story was written.
        """
        self._lines.append(told.model_dump_json())
        self.done.add(told.id)

    def save(
        self, status: Status, *, wanted: int | None = None, used: Usage | None = None, unrecorded: Usage | None = None,
        unfinished: Usage | None = None,
    ) -> None:
        """Writes `FILE.run.json`; see `RunFolder.save`.

        Args:
            status: How the file stands.
            wanted: How many stories were asked for.
            used: What this call of the command used.
            unrecorded: Part of it that neither a story nor the journal tells.
            unfinished: What the journal keeps for stories that were not finished.
        """
        counts = Counts(wanted=wanted or self._info.counts.wanted, done=len(self.done))
        self._info = self._info.model_copy(
            update={
                "status": status,
                "updated": now(),
                "counts": counts,
                "used": self.used_before + (used or Usage()),
                "unrecorded": self._info.unrecorded + (unrecorded or Usage()),
                "unfinished": unfinished or Usage(),
            }
        )
        write_file(self._info_path, self._info.model_dump_json(indent=2).encode())

    @property
    def info(self) -> RunInfo:
        return self._info

    def close(self) -> None:
        """Closes the file and frees it for others."""
        self._lines.close()
        self._lock.release()
