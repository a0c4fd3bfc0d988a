"""What kind of file this is, told by its first bytes and lines."""

import csv
from pathlib import Path
from typing import Final, Literal

import orjson

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.formats import STORY_KEYS, shown

Kind = Literal["lines", "document", "table", "picture"]
"""JSON lines, one JSON text, CSV, or a picture."""

_BYTES: Final = 256 * 1024
_LINES: Final = 20
_BOM: Final = b"\xef\xbb\xbf"


def kind_of(path: Path) -> Kind | None:
    """Tells what a file is by its beginning; none for what can hold no stories.

    Raises:
        InputError: The file cannot be read, or is text in another encoding than UTF-8.
    """
    try:
        with open(path, "rb") as file:
            start = file.read(_BYTES)
    except OSError as error:
        raise InputError(f"{shown(path.name)!r} cannot be read ({error.strerror})") from None
    if start.startswith((b"\x89PNG", b"\xff\xd8\xff")) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP"):
        return "picture"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{shown(path.name)!r} is UTF-16 text; save it as UTF-8")
    text = start.removeprefix(_BOM).lstrip()
    lines = [line for line in text.split(b"\n") if line.strip()][:_LINES]
    cut_off = len(lines) == 1 and len(start) == _BYTES
    if any(_is_object(line) for line in lines) or (cut_off and text[:1] == b"{"):
        return "lines"
    if text[:1] in (b"{", b"["):
        return "document"
    return "table" if delimiter_of(text) else None


def delimiter_of(start: bytes) -> str | None:
    """Returns what parts the columns of a table whose header has a story column, or none without such a header.

    Args:
        start: The file's beginning, the whole first line at least.
    """
    header = start.removeprefix(_BOM).decode("utf-8", "replace").splitlines()[:1]
    for delimiter in (",", "\t", ";"):
        try:
            columns = next(csv.reader(header, delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        if any(c.strip() in STORY_KEYS for c in columns):
            return delimiter
    return None


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False
