"""Pictures as the page needs them: where to find one and its small copy, or the reason why it cannot be shown."""

from base64 import b64encode
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.record import Picture
from storytelling_painter.tools.artifacts import ArtifactStore, look_at
from storytelling_painter.tools.atomic import write_file
from storytelling_painter.tools.thumbnails import thumbnail

SMALL, LARGE = 320, 1024
"""Most pixels a side of the small copies, and of the pictures inside a single file."""

_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp")


class Shown(NamedTuple):
    """How the page shows a picture."""

    small: str = ""
    """Address of the small copy."""
    large: str = ""
    problem: str = ""
    """Why there is nothing to show; the addresses are empty then."""


class Pictures:
    """Checks pictures and makes small copies that are missing; the decoding is done by a pool.

    Args:
        store: The run's pictures.
        folder: Where small copies are kept.
        pool: Decodes; the caller bounds how many wait in it by waiting for the answers.
        inside: Whether the addresses hold the pictures themselves, as data, and no files are written.
    """

    def __init__(self, store: ArtifactStore, folder: Path, pool: Executor, *, inside: bool = False) -> None:
        self._store, self._folder, self._pool, self._inside = store, folder, pool, inside

    def ask(self, picture: Picture) -> "Future[Shown]":
        """Returns how a picture is shown, as soon as its small copy is there.

        Raises:
            RunFolderError: By the answer, where the disk is full or read-only.
        """
        try:
            self._check(picture)
            copy = self._folder / f"{picture.sha256}.webp"
            there = copy.is_file() and not copy.is_symlink() and copy.stat().st_size > 0
            if there and not self._inside:
                return _answer(_beside(picture))
            data = self._store.load(picture)
            look_at(data)
        except InputError as error:
            return _answer(Shown(problem=str(error)))
        except OSError as error:
            return _answer(Shown(problem=f"picture {picture.path!r} cannot be read ({error.strerror})"))
        if self._inside:
            return self._pool.submit(_put_inside, data)
        return self._pool.submit(_put_beside, data, copy, picture)

    def _check(self, picture: Picture) -> None:
        path = self._store.path_of(picture)
        if path.suffix not in _SUFFIXES:
            raise InputError(f"{picture.path!r} is not named like a picture")
        if not path.is_file():
            raise InputError(f"picture {picture.path!r} is not in the run folder")
        if path.stat().st_size != picture.size_bytes:
            raise InputError(f"picture {picture.path!r} was changed after it was kept; it has another size")


def _answer(shown: Shown) -> "Future[Shown]":
    done: Future[Shown] = Future()
    done.set_result(shown)
    return done


def _beside(picture: Picture) -> Shown:
    parts = (quote(part, safe="") for part in picture.path.split("/"))
    return Shown(small=f"thumbs/{picture.sha256}.webp", large="../" + "/".join(parts))


def _put_beside(data: bytes, copy: Path, picture: Picture) -> Shown:
    try:
        write_file(copy, thumbnail(data, SMALL), durable=False)
    except InputError as error:
        return Shown(problem=str(error))
    return _beside(picture)


def _put_inside(data: bytes) -> Shown:
    try:
        return Shown(*(_as_address(thumbnail(data, side, quality)) for side, quality in ((SMALL, 78), (LARGE, 86))))
    except InputError as error:
        return Shown(problem=str(error))


def _as_address(webp: bytes) -> str:
    return f"data:image/webp;base64,{b64encode(webp).decode()}"
