"""Stories from files and folders, told apart by what they hold and not by their names.

A bad line or picture is a `Problem` and the reading goes on; only a path that holds nothing known is refused.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.detection import Kind, delimiter_of, kind_of
from storytelling_painter.evaluators.formats import ID_KEYS, STORY_KEYS, Item, checked_story, item_of, shown
from storytelling_painter.tools.jsonl import Line, read_lines, read_object
from storytelling_painter.tools.provenance import find_recipe, pixels_match, read_picture_file

EXPECTED: Final = (
    "expected a run folder, JSON lines of this project (records or stories), `story_output_*.jsonl` of the reference "
    f"implementation, JSON lines or a CSV with a story ({', '.join(f'`{k}`' for k in STORY_KEYS)}) and an id "
    f"({', '.join(f'`{k}`' for k in ID_KEYS)}), PNG pictures of this project, or a folder of such files"
)
ITEMS_FILE: Final = "items.jsonl"
MAX_FILES: Final = 20_000
_MAX_DOCUMENT_BYTES: Final = 64 * 2**20
_MAX_TABLE_BYTES: Final = 256 * 2**20
_MAX_DEPTH: Final = 8
_NOT_STORIES: Final = frozenset({"run.json", "events.jsonl"})
_STORY_SUFFIXES: Final = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be measured."""

    where: str
    why: str
    of_item: bool = True
    """Whether an item is lost by it; otherwise a file was passed over that holds no stories."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture that was found."""

    where: str
    item: str | None
    """Its item, where a recipe names one."""
    has_recipe: bool
    altered: bool
    """Whether its pixels are no longer those that the recipe was written for."""
    story: str
    """The story in the recipe, or empty."""


Found = Item | Problem | Seen


def read(path: Path) -> Iterator[Found]:
    """Yields all that a file or folder holds: text files before pictures, by name.

    Raises:
        InputError: The path does not exist, cannot be read, or is one file of an unknown kind.
    """
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except (OSError, ValueError) as error:
        raise InputError(f"{shown(str(path))!r} cannot be read ({error})") from None
    if is_folder:
        yield from _folder(path)
    elif is_file:
        if (kind := kind_of(path)) is None:
            raise InputError(f"no stories were detected in {shown(path.name)!r}; {EXPECTED}")
        yield from _file(path, kind, shown(path.name))
    else:
        raise InputError(f"{shown(str(path))!r} does not exist; {EXPECTED}")


def _folder(root: Path) -> Iterator[Found]:
    files: list[tuple[Path, str]] = []
    for path in _walk(root):
        if len(files) == MAX_FILES:
            raise InputError(f"{shown(str(root))!r} holds more than {MAX_FILES} files; give a folder with fewer")
        files.append((path, shown(path.relative_to(root).as_posix())))
    pictures: list[tuple[Path, str]] = []
    for path, name in files:
        try:
            kind = kind_of(path)
        except InputError as error:
            yield Problem(name, str(error))
            continue
        if kind == "picture":
            pictures.append((path, name))
        elif kind is None:
            yield Problem(name, "no stories were detected in it", of_item=path.suffix.lower() in _STORY_SUFFIXES)
        else:
            yield from _guarded(path, kind, name)
    for path, name in pictures:
        yield from _guarded(path, "picture", name)


def _walk(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Files below a folder by name; of a run folder only its records, as its pictures are the same items."""
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        raise InputError(f"{shown(str(folder))!r} cannot be read ({error.strerror})") from None
    if (run := folder / ITEMS_FILE) in entries and run.is_file():
        yield run
        return
    entries = [e for e in entries if _may_hold_stories(e)]
    yield from (e for e in entries if e.is_file())
    for entry in entries:
        if entry.is_dir() and depth < _MAX_DEPTH:
            yield from _walk(entry, depth + 1)


def _may_hold_stories(path: Path) -> bool:
    beside = path.name in _NOT_STORIES or path.name.endswith((".run.json", ".lock", ".torn"))
    return not beside and path.name[0] != "." and not path.is_symlink()


def _guarded(path: Path, kind: Kind, name: str) -> Iterator[Found]:
    try:
        yield from _file(path, kind, name)
    except InputError as error:
        yield Problem(name, str(error))


def _file(path: Path, kind: Kind, name: str) -> Iterator[Found]:
    if kind == "lines":
        for line in read_lines(path):
            yield _line(line, name)
    elif kind == "document":
        yield from _document(path, name)
    elif kind == "table":
        yield from _table(path, name)
    else:
        yield _picture(path, name)


def _line(line: Line, name: str) -> Found:
    where = f"{name}, line {line.number}"
    try:
        return item_of(read_object(line), where=where, file=name, own_id=f"line-{line.number}")
    except InputError as error:
        return Problem(where, str(error))


def _document(path: Path, name: str) -> Iterator[Found]:
    with open(path, "rb") as file:
        data = file.read(_MAX_DOCUMENT_BYTES + 1)
    if len(data) > _MAX_DOCUMENT_BYTES:
        raise InputError(f"{name!r} is one JSON text of more than {_MAX_DOCUMENT_BYTES} bytes; write JSON lines")
    try:
        value = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise InputError(f"{name!r} is no JSON: {error}; {EXPECTED}") from None
    for number, fields in enumerate(value if isinstance(value, list) else [value], 1):
        where = f"{name}, entry {number}"
        try:
            if not isinstance(fields, dict):
                raise InputError(f"no JSON object but a {type(fields).__name__}")
            yield item_of(fields, where=where, file=name, own_id=f"entry-{number}")
        except InputError as error:
            yield Problem(where, str(error))


def _table(path: Path, name: str) -> Iterator[Found]:
    if path.stat().st_size > _MAX_TABLE_BYTES:
        raise InputError(f"{name!r} is larger than {_MAX_TABLE_BYTES} bytes; split it or write JSON lines")
    with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        delimiter = delimiter_of(file.readline().encode("utf-8", "replace")) or ","
        file.seek(0)
        rows = csv.reader(file, delimiter=delimiter, strict=True)
        columns = [c.strip() for c in next(rows)]
        while True:
            where = f"{name}, line {rows.line_num + 1}"
            own_id = f"line-{rows.line_num + 1}"
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Problem(where, f"broken CSV: {error}")
                continue
            if not any(cell.strip() for cell in row):
                continue
            try:
                if len(row) != len(columns):
                    raise InputError(f"{len(row)} cells under {len(columns)} columns; put quotes around the story")
                yield item_of(dict(zip(columns, row, strict=True)), where=where, file=name, own_id=own_id)
            except InputError as error:
                yield Problem(where, str(error))


def _picture(path: Path, name: str) -> Found:
    try:
        data = read_picture_file(path)
        recipe = find_recipe(data) if data.startswith(b"\x89PNG") else None
        if recipe is None:
            return Seen(name, None, False, False, "")
        story = checked_story(recipe.story) if recipe.story else ""
        return Seen(name, recipe.item, True, not pixels_match(data, recipe), story)
    except InputError as error:
        return Problem(name, str(error), of_item=False)
