"""Content-addressed store of pictures: a file's name is the hash of its bytes, so nothing is ever overwritten."""

import asyncio
import hashlib
import io
import warnings
from pathlib import Path, PurePosixPath
from typing import Final, Literal, NamedTuple

from PIL import Image

from storytelling_painter.domain.errors import InputError, PaintError
from storytelling_painter.domain.record import Picture
from storytelling_painter.tools.atomic import write_file

MediaType = Literal["image/png", "image/jpeg", "image/webp"]

MAX_BYTES: Final = 64 * 2**20
MAX_PIXELS: Final = 64_000_000

_SUFFIXES: Final[dict[MediaType, str]] = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}
_FORMATS: Final[dict[str, MediaType]] = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}


class Facts(NamedTuple):
    """What the header of a picture says."""

    media_type: MediaType
    width: int
    height: int


def look_at(data: bytes) -> Facts:
    """Reads type and size from the header of a picture, and decodes no pixels.

    Raises:
        InputError: The bytes are no PNG, JPEG or WebP, or the picture is too large.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"the picture has {len(data)} bytes, more than {MAX_BYTES}; scale it down")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=tuple(_FORMATS)) as image:
                name, (width, height) = image.format or "", image.size
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError):
        raise InputError("this is no PNG, JPEG or WebP picture; give one of those") from None
    if not 0 < width * height <= MAX_PIXELS:
        raise InputError(f"the picture is {width} x {height} pixels, more than {MAX_PIXELS} in all; scale it down")
    return Facts(_FORMATS[name], width, height)


class ArtifactStore:
    """Pictures under `pictures/` of one folder. Safe to share by all items in flight.

    Args:
        root: The run folder; made when the first picture comes.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    async def put(self, data: bytes, media_type: str = "image/png") -> Picture:
        """Keeps a picture; the same bytes again cost one look at the disk.

        Args:
            data: The file as it came; it is never re-encoded.
            media_type: What the sender says it is; what the bytes say counts.

        Raises:
            PaintError: The bytes are no picture.
            RunFolderError: The disk is full or read-only.
        """
        return await asyncio.to_thread(self._put, data, media_type)

    def _put(self, data: bytes, media_type: str) -> Picture:
        try:
            facts = look_at(data)
        except InputError as error:
            raise PaintError(f"the painter sent {len(data)} bytes as {media_type!r}: {error}") from error
        digest = hashlib.sha256(data).hexdigest()
        picture = Picture(
            sha256=digest,
            path=f"pictures/{digest[:2]}/{digest}.{_SUFFIXES[facts.media_type]}",
            media_type=facts.media_type,
            width=facts.width,
            height=facts.height,
            size_bytes=len(data),
        )
        path = self.path_of(picture)
        try:
            there = path.stat().st_size == len(data)
        except OSError:
            there = False
        if not there:
            write_file(path, data)
        return picture

    def path_of(self, picture: Picture) -> Path:
        """Returns the absolute path of a picture's file, whether it exists or not.

        Raises:
            InputError: The path leaves the folder, by `..`, an absolute path or a link.
        """
        relative = PurePosixPath(picture.path)
        safe = not relative.is_absolute() and not {"..", "."} & set(relative.parts) and "\\" not in picture.path
        if safe and "\x00" not in picture.path and ":" not in picture.path:
            root = self.root.resolve()
            path = root.joinpath(*relative.parts)
            if path.resolve().is_relative_to(root) and path != root:
                return path
        raise InputError(f"picture path {picture.path!r} leaves the run folder; the record is not from this project")

    async def read(self, picture: Picture) -> bytes:
        """Returns the bytes of a picture.

        Raises:
            InputError: The file is missing, too large, or its bytes are not those that were kept.
        """
        return await asyncio.to_thread(self.load, picture)

    def load(self, picture: Picture) -> bytes:
        """Does what `read` does, for callers without an event loop."""
        path = self.path_of(picture)
        try:
            if path.exists() and not path.is_file():
                raise InputError(f"picture {picture.path!r} is no regular file")
            with open(path, "rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise InputError(f"picture {picture.path!r} cannot be read ({error.strerror})") from None
        if hashlib.sha256(data).hexdigest() != picture.sha256:
            raise InputError(f"picture {picture.path!r} was changed after it was kept; its hash is another one")
        return data
