"""Files that are there in full or not at all, whatever happens in between."""

import contextlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from storytelling_painter.domain.errors import RunFolderError


def write_file(path: Path, data: bytes | Iterable[bytes], *, durable: bool = True) -> None:
    """Writes a file as temporary file, fsync and rename, and makes its folder if needed.

    A reader sees the old content or the new one. After the return the new one survives a power cut.

    Args:
        path: The file.
        data: Its content, at once or in pieces; pieces may be read from the old file.
        durable: Whether it has to survive a power cut; false for what can be made again, by the thousand.

    Raises:
        RunFolderError: The disk is full or read-only, or the folder may not be written.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(temporary, "xb") as file:
                for piece in (data,) if isinstance(data, bytes) else data:
                    file.write(piece)
                file.flush()
                if durable:
                    os.fsync(file.fileno())
            os.replace(temporary, path)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        if durable:
            sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder last, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def cannot_write(path: Path, error: OSError) -> RunFolderError:
    """Returns the error to raise for a failed write: it names the file, the cause, and what to do."""
    cause = error.strerror or type(error).__name__
    return RunFolderError(
        f"{path.name!r} cannot be written to {str(path.parent)!r} ({cause}); free space there or choose another folder "
        "with --out. What was finished is kept, and the same command goes on from there"
    )
