"""Where the items of a run come from: made up by number, or read from story files that others wrote.

A file that cannot be read at all is refused; a bad line in it fails its own item and no other.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.ids import derive_seed, item_id
from storytelling_painter.domain.record import ErrorRecord
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import MAX_STORY_CHARACTERS, Brief, Draft
from storytelling_painter.domain.vocabulary import Setting
from storytelling_painter.tools.tables import Row, Table

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_STORY_COLUMNS: Final = ("img_id", "story")
_KNOWN_COLUMNS: Final = frozenset({"id", "img_id", "story", "model_output", "img_file_name", "schema_version"})
"""Columns of a Parquet file that are looked at."""
STREAM: Final = "stream"
"""What stands in `run.json` for a source that can be read only once."""


class Task(NamedTuple):
    """One item to be made."""

    brief: Brief
    draft: Draft | None = None
    """A story that was read into a ledger before."""
    error: ErrorRecord | None = None
    """Why the item cannot even begin: its line in the file is bad."""


class StoryFile(NamedTuple):
    """Facts of a source that do not need its content understood."""

    sha256: str | None
    """None for a stream, which can be read only once."""
    items: int | None
    """Rows in it, bad ones included; none for a stream."""

    @property
    def order(self) -> str:
        """How the source stands in `run.json`: another one is refused in the same folder."""
        return STREAM if self.sha256 is None else f"sha256:{self.sha256}"


def invented(
    number: int, settings: Settings, *, premise: str | None = None, setting: Setting | None = None
) -> Iterator[Task]:
    """Yields items for the storyteller to invent: `item-00001` and on, each with a seed of its own.

    Raises:
        InputError: The premise is empty, too long or holds control characters.
    """
    if premise is not None:
        premise = checked_text(premise, "the premise", 2_000)
    for index in range(number):
        yield Task(
            Brief(
                id=f"item-{index + 1:05d}",
                index=index,
                seed=derive_seed(settings.seed, "item", index),
                mode=settings.mode,
                premise=premise,
                setting=setting,
            )
        )


def look_into(path: Path) -> StoryFile:
    """Returns hash and length of a file; of a stream nothing is known and nothing is read.

    Raises:
        InputError: The file cannot be read, or is a table without the columns of stories.
    """
    table = Table(path)
    if table.is_stream:
        return StoryFile(None, None)
    _refuse_missing(table)
    return StoryFile(table.sha256(), table.count())


def _refuse_missing(table: Table) -> None:
    columns = table.columns()
    if columns is None or (table.kind == "parquet" and {"story", "model_output"} & set(columns)):
        return
    if missing := [c for c in _STORY_COLUMNS if c not in columns]:
        raise InputError(
            f"{table.name!r} lacks column {missing[0]!r}; it has {[c[:40] for c in columns[:20]]}. "
            "Rename its columns to `img_id,story`"
        )


def told(path: Path, settings: Settings) -> Iterator[Task]:
    """Yields an item for each story in a file or stream, one in memory at a time.

    Understood are CSV with columns `img_id,story`, Parquet with these or with the keys below, and JSON lines of four
    kinds: those of `stories` (with ledger and plan), those of `items.jsonl`, those of the reference implementation
    (`model_output`), and plain ones with `story` and perhaps `id`.

    Args:
        path: See `Table`; `-` is standard input.
        settings: Give mode and seed.

    Raises:
        InputError: The file cannot be read, or is a table without those columns.
    """
    table = Table(path)
    _refuse_missing(table)
    stories = (_story_of(row, of_csv=table.kind == "csv") for row in table.rows(_KNOWN_COLUMNS))
    return distinct((story.row, _task(story, index, settings)) for index, story in enumerate(stories))


def distinct(found: Iterable[tuple[Row, Task]]) -> Iterator[Task]:
    """Yields the tasks; one whose id was there before gets an id of its own and fails."""
    seen: set[str] = set()
    for row, task in found:
        if task.brief.id in seen:
            message = f"{row.where}: id {task.brief.id!r} stands twice; rename one"
            brief = task.brief.model_copy(
                update={"id": item_id(f"{task.brief.id} line {row.line}"), "story": None, "premise": None}
            )
            task = Task(brief, error=ErrorRecord(error="InputError", message=message))
        seen.add(task.brief.id)
        yield task


class _Story(NamedTuple):
    """One story as it stands in a file, not yet checked."""

    row: Row
    id: str
    text: object
    draft: object = None
    problem: str = ""


def _task(story: _Story, index: int, settings: Settings) -> Task:
    row = story.row
    brief = Brief(
        id=item_id(story.id),
        index=index,
        seed=derive_seed(settings.seed, "item", story.id),
        mode=settings.mode,
    )
    try:
        if story.problem:
            raise InputError(f"{row.where}: {story.problem}")
        draft = None if story.draft is None else _draft(story)
        text = checked_text(draft.story.text if draft else story.text, f"{row.where}: the story", MAX_STORY_CHARACTERS)
        return Task(brief.model_copy(update={"story": text}), draft)
    except InputError as error:
        return Task(brief, error=ErrorRecord(error="InputError", message=str(error)))


def _draft(story: _Story) -> Draft:
    try:
        return Draft.model_validate(story.draft)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"{story.row.where}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def checked_text(text: object, what: str, most: int) -> str:
    """Returns a text from outside, trimmed, if it can be worked with.

    Raises:
        InputError: It is no text, empty, too long, or holds control characters.
    """
    if not isinstance(text, str):
        raise InputError(f"{what} is no text but a {type(text).__name__}")
    text = text.strip()
    if not text:
        raise InputError(f"{what} is empty; give it words or take the line out")
    if len(text) > most:
        raise InputError(f"{what} has {len(text)} characters, more than {most}; shorten it")
    if found := _CONTROL.search(text):
        raise InputError(
            f"{what} holds control character U+{ord(found.group()):04X} at position {found.start()}; take it out"
        )
    return text


def _story_of(row: Row, *, of_csv: bool) -> _Story:
    fields = row.fields
    if row.problem:
        return _Story(row, row.own_id, None, problem=row.problem)
    id = str(next((fields[k] for k in ("id", "img_id") if fields.get(k) not in (None, "")), row.own_id))
    if of_csv:
        return _Story(row, str(fields["img_id"] or row.own_id), fields["story"] or "")
    if fields.get("model_output") is not None:
        picture = fields.get("img_file_name")
        if isinstance(picture, str) and picture and id == row.own_id:
            id = re.split(r"[\\/]", picture)[-1].rpartition(".")[0] or picture
        return _Story(row, id, fields["model_output"])
    if fields.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
        problem = f"schema version {fields['schema_version']!r} is not {SCHEMA_VERSION}; it was made by another version"
        return _Story(row, id, None, problem=problem)
    if isinstance(fields.get("draft"), dict):
        return _Story(row, id, None, fields["draft"])
    if isinstance(fields.get("story"), dict) and "ledger" in fields:
        return _Story(row, id, None, {"story": fields["story"], "ledger": fields["ledger"]})
    if "story" in fields:
        return _Story(row, id, fields["story"])
    return _Story(row, id, None, problem=f"no `story` or `model_output` among its keys {sorted(fields)[:10]}")
