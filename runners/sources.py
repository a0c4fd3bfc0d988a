"""Where the items of a run come from: made up by number, or read from story files that others wrote.

A file that cannot be read at all is refused; a bad line in it fails its own item and no other.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import orjson
from pydantic import ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.ids import derive_seed, item_id
from storytelling_painter.domain.record import ErrorRecord
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import MAX_STORY_CHARACTERS, Brief, Draft
from storytelling_painter.domain.vocabulary import Setting

_MAX_LINE_BYTES: Final = 32 * 2**20
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_STORY_COLUMNS: Final = ("img_id", "story")


class Task(NamedTuple):
    """One item to be made."""

    brief: Brief
    draft: Draft | None = None
    """A story that was read into a ledger before."""
    error: ErrorRecord | None = None
    """Why the item cannot even begin: its line in the file is bad."""


class StoryFile(NamedTuple):
    """Facts of a story file that do not need its content understood."""

    sha256: str
    items: int
    """Stories in it, bad ones included."""


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
    """Returns hash and length of a story file.

    Raises:
        InputError: The file cannot be read, or is a CSV without the columns.
    """
    digest, lines = hashlib.sha256(), 0
    for line in _lines(path):
        digest.update(line)
        lines += bool(line.strip())
    return StoryFile(digest.hexdigest(), sum(1 for _ in _csv_rows(path)) if _is_csv(path) else lines)


def _is_csv(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


def told(path: Path, settings: Settings) -> Iterator[Task]:
    """Yields an item for each story in a file, one in memory at a time.

    Understood are CSV with columns `img_id,story`, and JSON lines of four kinds: those of `stories` (with ledger and
    plan), those of `items.jsonl`, those of the reference implementation (`model_output`), and plain ones with `story`
    and perhaps `id`.

    Args:
        path: The file; `.csv` is CSV, everything else JSON lines.
        settings: Give mode and seed.

    Raises:
        InputError: The file cannot be read, or is a CSV without those columns.
    """
    rows = _csv_rows(path) if _is_csv(path) else _json_rows(path)
    seen: set[str] = set()
    for index, row in enumerate(rows):
        task = _task(row, index, settings)
        if task.brief.id in seen:
            error = ErrorRecord(
                error="InputError", message=f"{path.name}, line {row.line}: id {row.id!r} stands twice; rename one"
            )
            brief = task.brief.model_copy(update={"id": item_id(f"{task.brief.id} line {row.line}"), "story": None})
            task = Task(brief, error=error)
        seen.add(task.brief.id)
        yield task


class Row(NamedTuple):
    """One story as it stands in a file, not yet checked."""

    line: int
    where: str
    id: str
    story: object
    draft: object = None
    problem: str = ""


def _task(row: Row, index: int, settings: Settings) -> Task:
    brief = Brief(
        id=item_id(row.id),
        index=index,
        seed=derive_seed(settings.seed, "item", row.id),
        mode=settings.mode,
    )
    try:
        if row.problem:
            raise InputError(f"{row.where}: {row.problem}")
        draft = None if row.draft is None else _draft(row)
        text = checked_text(draft.story.text if draft else row.story, f"{row.where}: the story", MAX_STORY_CHARACTERS)
        return Task(brief.model_copy(update={"story": text}), draft)
    except InputError as error:
        return Task(brief, error=ErrorRecord(error="InputError", message=str(error)))


def _draft(row: Row) -> Draft:
    try:
        return Draft.model_validate(row.draft)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"{row.where}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


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


def _csv_rows(path: Path) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), _MAX_LINE_BYTES))
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            columns = list(reader.fieldnames or [])
            if missing := [c for c in _STORY_COLUMNS if c not in columns]:
                raise InputError(
                    f"{path.name!r} lacks column {missing[0]!r}; it has {[c[:40] for c in columns[:20]]}. "
                    "Rename its columns to `img_id,story`"
                )
            number = 0
            while True:
                number += 1
                try:
                    fields = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    line = reader.line_num
                    yield Row(line, f"{path.name}, line {line}", f"line-{line}", None, problem=f"broken CSV: {error}")
                    continue
                where = f"{path.name}, line {reader.line_num}"
                yield Row(reader.line_num, where, fields["img_id"] or f"row-{number}", fields["story"] or "")
    except OSError as error:
        raise _unreadable(path, error) from None


def _json_rows(path: Path) -> Iterator[Row]:
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        where, own = f"{path.name}, line {number}", f"line-{number}"
        if len(line) > _MAX_LINE_BYTES:
            yield Row(number, where, own, None, problem=f"longer than {_MAX_LINE_BYTES} bytes")
            continue
        try:
            fields = orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
        except orjson.JSONDecodeError as error:
            yield Row(number, where, own, None, problem=f"no JSON: {error}")
            continue
        yield _json_row(fields, number, where, own)


def _json_row(fields: object, number: int, where: str, own: str) -> Row:
    if not isinstance(fields, dict):
        return Row(number, where, own, None, problem="no JSON object")
    id = str(next((fields[k] for k in ("id", "img_id") if fields.get(k) not in (None, "")), own))
    if "model_output" in fields:
        picture = fields.get("img_file_name")
        if isinstance(picture, str) and picture and id == own:
            id = re.split(r"[\\/]", picture)[-1].rpartition(".")[0] or picture
        return Row(number, where, id, fields["model_output"])
    if fields.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
        problem = f"schema version {fields['schema_version']!r} is not {SCHEMA_VERSION}; it was made by another version"
        return Row(number, where, id, None, problem=problem)
    if isinstance(fields.get("draft"), dict):
        return Row(number, where, id, None, fields["draft"])
    if isinstance(fields.get("story"), dict) and "ledger" in fields:
        return Row(number, where, id, None, {"story": fields["story"], "ledger": fields["ledger"]})
    if "story" in fields:
        return Row(number, where, id, fields["story"])
    return Row(number, where, id, None, problem=f"no `story` or `model_output` among its keys {sorted(fields)[:10]}")


def _lines(path: Path) -> Iterator[bytes]:
    """Yields lines; one longer than 32 MiB comes as its first 32 MiB and a little, the rest of it is left out."""
    try:
        with open(path, "rb") as file:
            while line := file.readline(_MAX_LINE_BYTES + 1):
                yield line
                while len(line) > _MAX_LINE_BYTES and not line.endswith(b"\n"):
                    line = file.readline(_MAX_LINE_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(f"story file {str(path)!r} cannot be read ({error.strerror}); give a JSONL or CSV file")

