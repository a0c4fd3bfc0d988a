"""Where an export goes: written beside its place under another name, and moved there when all of it is on the disk."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from storytelling_painter.domain.errors import ExportError
from storytelling_painter.tools.atomic import sync_folder
from storytelling_painter.tools.places import room_at

FACTS_FILE: Final = "export.json"
"""Stands in every export; without it nothing is overwritten."""
_SPARE: Final = 16 * 2**20


def refuse_target(out: Path, *, overwrite: bool, need: int) -> None:
    """Refuses a place where the export may not or cannot go.

    Args:
        out: The folder that the export is to become.
        overwrite: Whether an export that is there may be replaced; anything else never is.
        need: About how many bytes it will take.

    Raises:
        ExportError: Something is there already, or there is too little space.
    """
    if os.path.lexists(out):
        empty = out.is_dir() and not out.is_symlink() and not any(out.iterdir())
        if not empty and not overwrite:
            raise ExportError(f"{str(out)!r} exists; choose another --out, or give --overwrite to replace an export")
        if not empty and (out.is_symlink() or not (out / FACTS_FILE).is_file()):
            raise ExportError(
                f"{str(out)!r} is no export (it has no {FACTS_FILE}), and nothing else is overwritten; choose another "
                "--out"
            )
    there, free = room_at(out.absolute().parent)
    if free < need + _SPARE:
        raise ExportError(
            f"the export needs about {megabytes(need)} and {str(there)!r} has {megabytes(free)} free; free space "
            "there, choose another --out, or take fewer items with --limit"
        )


@contextmanager
def building(out: Path) -> Iterator[Path]:
    """Gives a new folder to write into, which becomes `out` when the block ends well and vanishes when it does not.

    What stood at `out` stays until then.

    Raises:
        ExportError: The disk is full or read-only; `out` is as it was.
    """
    temporary = out.with_name(f".{out.name}.{secrets.token_hex(4)}.tmp")
    try:
        temporary.mkdir(parents=True)
        yield temporary
        _settle(temporary)
        _move(temporary, out)
    except OSError as error:
        raise ExportError(
            f"the export cannot be written to {str(out.parent)!r} ({error.strerror or type(error).__name__}); free "
            "space there or choose another --out. Nothing of it is kept"
        ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _settle(folder: Path) -> None:
    """Makes every file last before the whole is given its name."""
    for root, _, names in os.walk(folder):
        for name in names:
            handle = os.open(os.path.join(root, name), os.O_RDWR)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        sync_folder(Path(root))


def _move(temporary: Path, out: Path) -> None:
    old = out.with_name(f".{out.name}.{secrets.token_hex(4)}.old")
    if not out.exists():
        os.replace(temporary, out)
    else:
        os.replace(out, old)
        try:
            os.replace(temporary, out)
        except OSError:
            os.replace(old, out)
            raise
        shutil.rmtree(old, ignore_errors=True)
    sync_folder(out.parent)


def megabytes(number: int) -> str:
    """Returns a size as people read it."""
    return f"{number / 1e6:,.1f} MB"
