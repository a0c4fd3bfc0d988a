"""Makes the small copy of a picture that a vision model is sent. The file is untrusted: bounds before pixels."""

import hashlib
import io
import warnings
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, Protocol

from PIL import Image, ImageFilter

from storytelling_painter.domain.base import Box
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.record import Picture
from storytelling_painter.tools.artifacts import look_at
from storytelling_painter.tools.thumbnails import flat

_QUALITY: Final = 90
_GAP: Final = 1.3
"""How many times too large a copy is left by whole numbers of pixels, before the fine filter brings it to its size."""
_MARGIN: Final = 0.01
"""Share of the picture by which a blurred area is grown."""


class Small(NamedTuple):
    """A copy to be sent."""

    data: bytes
    media_type: Literal["image/jpeg"]
    sha256: str


class Store(Protocol):
    """Where pictures are kept; one that goes to another process has to be picklable."""

    def load(self, picture: Picture) -> bytes: ...


def small_copy(store: Store, picture: Picture, longest: int, blurred: Sequence[Box] = ()) -> Small:
    """Reads a kept picture and shrinks it; so neither its bytes nor their hash cost the process that asks anything.

    Args:
        store: Has the picture.
        picture: Which one.
        longest: See `shrink`.
        blurred: See `shrink`.

    Raises:
        InputError: The file is missing or was changed, or see `shrink`.
    """
    return shrink(store.load(picture), longest, blurred)


def shrink(data: bytes, longest: int, blurred: Sequence[Box] = ()) -> Small:
    """Returns a JPEG of a picture with no side longer than asked, without any metadata of the file.

    A picture carries its recipe in its metadata, key points included; a copy that was decoded and written anew cannot
    hand it to a judge. Transparency is laid on white. Takes some tens of milliseconds; call it off the event loop.

    A picture much larger than its copy is first reduced by whole numbers, others go through a bicubic filter: half and
    three quarters of the time of Lanczos alone, from which both differ by less than the JPEG loses.

    Args:
        data: A PNG, JPEG or WebP; of several frames the first.
        longest: Longest side in pixels; smaller pictures keep their size.
        blurred: Areas to make unreadable.

    Raises:
        InputError: The bytes are no such picture, broken, or too large.
    """
    look_at(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as file:
                file.draft("RGB", (longest, longest))
                picture = flat(file)
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise InputError(f"the picture cannot be decoded ({type(error).__name__}); paint it again") from None
    much_larger = max(picture.size) >= 2 * _GAP * longest
    fine = Image.Resampling.LANCZOS if much_larger else Image.Resampling.BICUBIC
    picture.thumbnail((longest, longest), fine, reducing_gap=_GAP)
    for box in blurred:
        _blur(picture, box)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return Small(out.getvalue(), "image/jpeg", hashlib.sha256(out.getvalue()).hexdigest())


def _blur(picture: Image.Image, box: Box) -> None:
    width, height = picture.size
    left, top = max(0, int((box.x - _MARGIN) * width)), max(0, int((box.y - _MARGIN) * height))
    right = min(width, int((box.x + box.width + _MARGIN) * width) + 1)
    low = min(height, int((box.y + box.height + _MARGIN) * height) + 1)
    if right > left and low > top:
        area = picture.crop((left, top, right, low))
        picture.paste(area.filter(ImageFilter.GaussianBlur(max(4.0, (low - top) / 3))), (left, top))
