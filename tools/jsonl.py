"""JSON lines that anybody may have written: read one at a time, with a cap, and one bad line spoils no other."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple

import orjson

from storytelling_painter.domain.errors import InputError

MAX_LINE_BYTES: Final = 32 * 2**20
_BOM: Final = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """One line of a file."""

    number: int
    """From 1."""
    data: bytes
    """Without line break and byte order mark."""
    too_long: bool = False
    """Whether `data` is only the beginning of a line above the cap."""


def read_lines(path: Path, *, most: int = MAX_LINE_BYTES) -> Iterator[Line]:
    """Yields the lines of a file that are not blank.

    Args:
        path: The file.
        most: Most bytes of a line; what a longer one has beyond it is skipped, never held.

    Raises:
        InputError: The file cannot be read.
    """
    try:
        with open(path, "rb") as file:
            yield from lines_of(file, most=most)
    except OSError as error:
        raise InputError(f"{path.name!r} cannot be read ({error.strerror})") from None


def lines_of(file: IO[bytes], *, most: int = MAX_LINE_BYTES) -> Iterator[Line]:
    """Does what `read_lines` does with an open file, which may be a pipe: each line comes as soon as it is there."""
    number = 0
    while line := file.readline(most + 1):
        number += 1
        too_long = len(line) > most and not line.endswith(b"\n")
        rest = line
        while too_long and rest and not rest.endswith(b"\n"):
            rest = file.readline(1 << 20)
        data = (line.removeprefix(_BOM) if number == 1 else line).rstrip(b"\r\n")
        if data.strip():
            yield Line(number, data, too_long)


def read_object(line: Line) -> dict[str, object]:
    """Returns the JSON object of a line.

    Raises:
        InputError: The line is too long, no JSON, or no JSON object.
    """
    if line.too_long:
        raise InputError(f"longer than {MAX_LINE_BYTES} bytes")
    try:
        value = orjson.loads(line.data)
    except orjson.JSONDecodeError as error:
        raise InputError(f"no JSON: {error}") from None
    if not isinstance(value, dict):
        raise InputError(f"no JSON object but a {type(value).__name__}")
    return value
