"""Small copies of pictures that may come from anywhere."""

import io
import struct
import zlib
from typing import Final

from PIL import Image

from storytelling_painter.domain.errors import InputError

FORMATS: Final = ("PNG", "JPEG", "WEBP")
_BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error, zlib.error)


def thumbnail(data: bytes, side: int, quality: int = 78) -> bytes:
    """Scales a picture down; transparent parts become white, and only the first frame counts.

    Args:
        data: A picture whose header was looked at with `artifacts.look_at`, which caps its size.
        side: Most pixels of width and of height; a smaller picture keeps its size.
        quality: Of the lossy WebP, 1 to 100.

    Returns:
        A WebP file without any metadata.

    Raises:
        InputError: The pixels cannot be decoded.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            image.draft("RGB", (side, side))
            image.load()
            small = flat(image)
    except _BROKEN as error:
        raise InputError(f"the picture is damaged: its pixels cannot be decoded ({type(error).__name__})") from None
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()


def flat(picture: Image.Image) -> Image.Image:
    """Returns the picture in RGB, what is transparent laid on white."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    rgba = picture.convert("RGBA")
    if rgba.getchannel("A").getextrema() == (255, 255):  # nothing shines through
        return rgba.convert("RGB")
    return Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB")
