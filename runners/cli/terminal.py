"""What reaches the terminal: data on stdout, everything else on stderr, and no control codes from texts of others."""

import functools
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, ParamSpec

import typer

if TYPE_CHECKING:
    from pydantic import BaseModel

P = ParamSpec("P")

_SEQUENCES: Final = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # operating system commands, links among them
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor
    r"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"  # device strings
    r"|\x1b[ -/]*[0-~]?"
)
_SINGLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def clean(text: object) -> str:
    """Returns a text without terminal sequences, control characters and marks that turn the writing direction."""
    return _SINGLE.sub("", _SEQUENCES.sub("", str(text)))


def line(text: object) -> str:
    """Returns a text as one clean line."""
    return " ".join(clean(text).split())


def put(text: object = "") -> None:
    """Prints a clean line of data to stdout. When the reader has gone away, the rest is dropped."""
    _write(clean(text))


def put_table(rows: Iterable[Sequence[object]], *, indent: str = "") -> None:
    """Prints rows as columns of clean text; the last column is not padded."""
    cells = [[line(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip_longest(*([*r[:-1], ""] for r in cells), fillvalue="")]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False))
        put(indent + "  ".join((*padded, *row[-1:])).rstrip())


def put_json(value: "BaseModel | Mapping[str, object]", *, indent: int | None = None) -> bool:
    """Prints a value as JSON in ASCII, by default on one line. False when the reader has gone away."""
    fields = value if isinstance(value, Mapping) else value.model_dump(mode="json")
    return _write(json.dumps(fields, indent=indent))


def _write(text: str) -> bool:
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    except UnicodeEncodeError:
        print(text.encode("ascii", "backslashreplace").decode(), flush=True)
    return True


def tell(text: object) -> None:
    """Prints a clean line for the person at the terminal to stderr."""
    try:
        print(clean(text), file=sys.stderr, flush=True)
    except UnicodeEncodeError:
        print(clean(text).encode("ascii", "backslashreplace").decode(), file=sys.stderr, flush=True)
    except BrokenPipeError:
        pass


def reported(command: Callable[P, int | None]) -> Callable[P, None]:
    """Turns what a command returns or raises into the exit code, and known errors into one line on stderr."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        from storytelling_painter.domain.errors import BudgetExceeded, StorytellingError, UsageError

        try:
            code = command(*args, **kwargs) or 0
        except UsageError as error:
            tell(f"error: {error}")
            code = 2
        except BudgetExceeded as error:
            tell(f"stopped: {error}")
            code = 3
        except StorytellingError as error:
            tell(f"error: {error}")
            code = 1
        except KeyboardInterrupt:
            tell("interrupted")
            code = 130
        raise typer.Exit(code)

    return run
