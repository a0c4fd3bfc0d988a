"""One writer at a time in a run folder, and no lock that outlives its holder."""

import json
import os
import time
from pathlib import Path
from typing import Final

from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.tools.atomic import cannot_write

NAME: Final = "run.lock"
_TRIES: Final = 20
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)


class FolderLock:
    """Lock of a folder, held by the system for this process: when the process ends in whatever way, it is free.

    The file names the process for people to read; that it exists means nothing.

    Raises:
        RunFolderError: Another process holds it, or the folder cannot be written.
    """

    def __init__(self, folder: Path, name: str = NAME) -> None:
        self._path = folder / name
        for _ in range(_TRIES):
            handle = self._open()
            if not _try_lock(handle):
                holder = _holder(self._path)
                os.close(handle)
                raise RunFolderError(
                    f"{str(self._path.with_suffix('') if name != NAME else folder)!r} is in use by process "
                    f"{holder or 'unknown'}; wait for it, or choose another --out"
                )
            if self._is_current(handle):
                break
            os.close(handle)
            time.sleep(0.01)
        else:
            raise RunFolderError(f"{str(folder)!r} is being opened by other processes; try again")
        self._handle: int | None = handle
        os.ftruncate(handle, 0)
        os.write(handle, json.dumps({"pid": os.getpid()}).encode())

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o666)
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def _is_current(self, handle: int) -> bool:
        """Whether the locked file is still the one in the folder: the last holder takes its file away."""
        try:
            return os.path.samestat(os.fstat(handle), os.stat(self._path))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Frees the folder; calling it again does nothing."""
        handle, self._handle = self._handle, None
        if handle is not None:
            self._path.unlink(missing_ok=True)
            os.close(handle)


def is_locked(folder: Path) -> bool:
    """Whether a process holds the folder's lock. Changes nothing."""
    try:
        handle = os.open(folder / NAME, os.O_RDWR | _NO_FOLLOW)
    except OSError:
        return False
    try:
        return not _try_lock(handle)
    finally:
        os.close(handle)


def _holder(path: Path) -> str:
    try:
        return str(int(json.loads(path.read_bytes()[:200])["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return ""


if os.name == "nt":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
