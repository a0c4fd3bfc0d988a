"""Opens a painted picture as pixels: untrusted bytes, so every bound is checked before anything is decoded."""

import hashlib
import io
import struct
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.record import Picture

MAX_BYTES: Final = 64 * 2**20
MAX_SIDE: Final = 4096
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEADER: Final = 33
"""Bytes of the signature and the first chunk."""


def open_pixels(path: Path, picture: Picture) -> NDArray[np.uint8]:
    """Reads a PNG that has to be exactly the picture that was recorded.

    Args:
        path: The file.
        picture: What the record says of it: hash, width and height.

    Returns:
        Array of shape (height, width, 3), 8 bit RGB; transparency is laid on white.

    Raises:
        InputError: The file is missing, too large, no PNG, animated, broken, of another size, or not the recorded one.
    """
    data = _bytes(path)
    if hashlib.sha256(data).hexdigest() != picture.sha256:
        raise InputError(f"{path.name} is not the picture that was recorded (its hash differs); paint it again")
    _check_header(data, path.name, picture)
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            return _decoded(image, path.name)
    except InputError:
        raise
    except (OSError, SyntaxError, ValueError) as error:
        raise InputError(f"{path.name} is no PNG that can be read ({type(error).__name__}); paint it again") from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path.name} cannot be read ({error.strerror}); is the run folder whole?") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{path.name} is larger than {MAX_BYTES} bytes; the illustrator's pictures are smaller")
    return data


def _check_header(data: bytes, name: str, picture: Picture) -> None:
    """Refuses by the first bytes alone, so that a picture that is too large never reaches the decoder."""
    if len(data) < _HEADER or not data.startswith(_SIGNATURE) or data[12:16] != b"IHDR":
        raise InputError(f"{name} is no PNG; the illustrator paints nothing else")
    width, height = struct.unpack(">II", data[16:24])
    if max(width, height) > MAX_SIDE:
        raise InputError(f"{name} is {width} by {height} pixels; at most {MAX_SIDE} a side are read")
    if (width, height) != (picture.width, picture.height):
        raise InputError(f"{name} is {width} by {height} pixels, recorded as {picture.width} by {picture.height}")


def _decoded(image: Image.Image, name: str) -> NDArray[np.uint8]:
    if getattr(image, "n_frames", 1) != 1:
        raise InputError(f"{name} is animated; a picture is a single frame")
    rgba = image.convert("RGBA")
    if rgba.getchannel("A").getextrema() == (255, 255):
        return np.asarray(rgba.convert("RGB"), dtype=np.uint8)
    ground = Image.new("RGBA", rgba.size, "#ffffff")
    return np.asarray(Image.alpha_composite(ground, rgba).convert("RGB"), dtype=np.uint8)
