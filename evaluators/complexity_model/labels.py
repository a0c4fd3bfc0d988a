"""Labels of semantic complexity and the descriptions that they belong to, from a user's own files.

Each line of a JSONL file, entry of a JSON list, or row of a CSV or TSV has an id or picture name, a label and, unless
descriptions are a file of their own, a text. The columns can be named; without names those of `ID_COLUMNS`,
`LABEL_COLUMNS` and `TEXT_COLUMNS` are looked for, in this order. ISA (arXiv 2501.01982) is not shipped and its files
may be laid out otherwise: name their columns. The mean is taken where one picture has several labels.
"""

import csv
import io
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import orjson

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.formats import shown
from storytelling_painter.tools.bounded import read_bounded

ID_COLUMNS: Final = ("id", "img_id", "image_id", "image", "image_name", "img_name", "file_name", "picture", "name")
LABEL_COLUMNS: Final = ("score", "label", "mos", "complexity", "semantic_complexity", "rating", "mean")
TEXT_COLUMNS: Final = ("description", "text", "cor", "caption", "story", "model_output")
MAX_BYTES: Final = 256 * 2**20
MAX_CHARACTERS: Final = 20_000


class Columns(NamedTuple):
    """Names of columns; none takes the usual ones."""

    id: str | None = None
    label: str | None = None
    text: str | None = None


USUAL: Final = Columns()


class Labelled(NamedTuple):
    """A description and how complex people found the picture."""

    id: str
    text: str
    label: float
    """In [0, 1]."""


def read_labels(
    path: Path,
    columns: Columns = USUAL,
    *,
    scale: tuple[float, float] = (0.0, 1.0),
    descriptions: Path | None = None,
) -> tuple[Labelled, ...]:
    """Reads labels, and joins them with descriptions by id or picture name.

    Args:
        path: The labels.
        columns: Names of the columns.
        scale: Lowest and highest label that there can be; mapped to 0 and 1.
        descriptions: File of the texts, such as `recoverability.jsonl` of `assess`; none takes them from the labels.

    Raises:
        InputError: A file cannot be read, a column is missing, a label is no number of the scale, or nothing fits.
    """
    low, high = scale
    if not low < high:
        raise InputError(f"the scale {low:g} to {high:g} is empty; write the lowest label first, such as 1-5")
    texts = None if descriptions is None else dict(read_texts(descriptions, columns))
    labels: dict[str, list[float]] = {}
    told: dict[str, str] = {}
    for where, row in _rows(path):
        id = stem_of(str(_value(row, columns.id, ID_COLUMNS, "an id", where)))
        raw = _value(row, columns.label, LABEL_COLUMNS, "a label", where)
        try:
            value = float(str(raw))
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            told_as = shown(str(raw), 40)
            raise InputError(f"{where}: label {told_as!r} is no number from {low:g} to {high:g}; see --scale")
        labels.setdefault(id, []).append((value - low) / (high - low))
        if texts is None:
            told[id] = _text(_value(row, columns.text, TEXT_COLUMNS, "a description", where), where)
    known = told if texts is None else texts
    found = tuple(Labelled(id, known[id], sum(v) / len(v)) for id, v in labels.items() if id in known)
    if not found:
        raise InputError("no label fits a description; ids or picture names have to be the same in both files")
    return found


def read_texts(
    path: Path, columns: Columns = USUAL, bad: Callable[[str, str], None] | None = None
) -> Iterator[tuple[str, str]]:
    """Yields id and text of each line, those of `assess` among them.

    Args:
        path: The file.
        columns: Names of the columns.
        bad: Called with the place and the trouble of each line that has no id or text; none raises at the first one,
            but passes over descriptions that failed.

    Raises:
        InputError: The file cannot be read, or a line has no id or text.
    """
    for where, row in _rows(path, bad):
        try:
            if failure := row.get("failure"):
                if bad is not None:
                    told = failure.get("message", "") if isinstance(failure, dict) else failure
                    bad(where, f"it was not described: {shown(str(told))}")
                continue
            named = columns.id if columns.id in row else None
            id = stem_of(str(_value(row, named, ID_COLUMNS, "an id", where)))
            yield id, _described(row, columns, where)
        except InputError as error:
            if bad is None:
                raise
            bad(where, str(error).removeprefix(f"{where}: "))


def _described(row: Mapping[str, object], columns: Columns, where: str) -> str:
    recovery = row.get("recovery")
    described = recovery.get("description") if isinstance(recovery, dict) else row.get("description")
    if isinstance(described, dict):
        answers = described.get("answers")
        said = list(answers.values()) if isinstance(answers, dict) else []
        return _text("\n".join(str(part) for part in (described.get("text", ""), *said) if part), where)
    return _text(_value(row, columns.text, TEXT_COLUMNS, "a description", where), where)


def stem_of(name: str) -> str:
    """Returns what two files call the same picture: its name without folders and ending."""
    base = re.split(r"[\\/]", name.strip())[-1]
    return re.sub(r"\.(?:png|jpe?g|webp|gif|bmp)$", "", base, flags=re.IGNORECASE)


def _value(row: Mapping[str, object], named: str | None, usual: Sequence[str], what: str, where: str) -> object:
    if named is not None:
        if row.get(named) in (None, ""):
            there = ", ".join(shown(str(k), 30) for k in list(row)[:12])
            raise InputError(f"{where}: no {named!r}; its columns are {there}")
        return row[named]
    for name in usual:
        if row.get(name) not in (None, ""):
            return row[name]
    raise InputError(f"{where}: {what} is missing; name its column, or use one of {', '.join(usual)}")


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{where}: the description is no text, or empty")
    if len(value) > MAX_CHARACTERS:
        raise InputError(f"{where}: the description has {len(value)} characters, more than {MAX_CHARACTERS}")
    return value


def _rows(
    path: Path, bad: Callable[[str, str], None] | None = None
) -> Iterator[tuple[str, Mapping[str, object]]]:
    data = read_bounded(path, MAX_BYTES, "labels")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{shown(path.name)!r} is not UTF-8 text") from None
    for number, row in enumerate(_objects(text, path.name), 1):
        where = f"{shown(path.name)}, entry {number}"
        if isinstance(row, dict):
            yield where, row
            continue
        why = str(row) if isinstance(row, InputError) else f"no object but a {type(row).__name__}"
        if bad is None:
            raise row if isinstance(row, InputError) else InputError(f"{where}: {why}")
        bad(where, why)


def _objects(text: str, name: str) -> Iterator[object]:
    """Yields what the file holds; in place of a line that is no JSON, the error that says so."""
    start = text.lstrip()[:1]
    if start == "[":
        try:
            yield from orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise InputError(f"{shown(name)!r} is no JSON: {error}") from None
    elif start == "{":
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    yield orjson.loads(line)
                except orjson.JSONDecodeError as error:
                    yield InputError(f"{shown(name)!r}, line {number} is no JSON: {error}")
    else:
        first = text.partition("\n")[0]
        delimiter = max(",\t;", key=first.count)
        try:
            yield from csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        except csv.Error as error:
            raise InputError(f"{shown(name)!r} is no CSV: {error}") from None
