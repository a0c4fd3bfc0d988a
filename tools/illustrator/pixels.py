"""Opens a painted picture as pixels: untrusted bytes, so every bound is checked before anything is decoded."""

import hashlib
import io
import warnings
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.record import Picture

MAX_BYTES: Final = 64 * 2**20
MAX_SIDE: Final = 4096


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
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
                return _decoded(image, path.name, picture)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning) as error:
        if isinstance(error, InputError):
            raise
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


def _decoded(image: Image.Image, name: str, picture: Picture) -> NDArray[np.uint8]:
    width, height = image.size
    if max(width, height) > MAX_SIDE:
        raise InputError(f"{name} is {width} by {height} pixels; at most {MAX_SIDE} a side are read")
    if (width, height) != (picture.width, picture.height):
        raise InputError(f"{name} is {width} by {height} pixels, recorded as {picture.width} by {picture.height}")
    if getattr(image, "n_frames", 1) != 1:
        raise InputError(f"{name} is animated; a picture is a single frame")
    rgba = image.convert("RGBA")
    ground = Image.new("RGBA", rgba.size, "#ffffff")
    return np.asarray(Image.alpha_composite(ground, rgba).convert("RGB"), dtype=np.uint8)
