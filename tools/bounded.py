"""Files of anybody, read whole and never more of them than is sensible."""

from pathlib import Path
from typing import TYPE_CHECKING

from storytelling_painter.domain.errors import InputError

if TYPE_CHECKING:
    from pydantic import ValidationError


def read_bounded(path: Path, most: int, what: str = "the file") -> bytes:
    """Returns a file's bytes.

    Args:
        path: The file.
        most: Most bytes that it may have.
        what: What it should be, for messages.

    Raises:
        InputError: It cannot be read, or is larger.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"{what} {path.name!r} cannot be read ({getattr(error, 'strerror', None) or error})") from None
    if len(data) > most:
        raise InputError(f"{what} {path.name!r} is larger than {most} bytes")
    return data


def first_fault(error: "ValidationError") -> str:
    """Returns where a value that was read does not fit, and how, without any of what it holds."""
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
