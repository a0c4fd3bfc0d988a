"""Masks for edits: where a picture may change."""

import io
from collections.abc import Sequence
from typing import Final

from storytelling_painter.domain.base import Box

_MARGIN: Final = 0.15
"""Share of a box's size that is added on each side: what is mended seldom ends exactly where it ended before."""


def mask_png(width: int, height: int, boxes: Sequence[Box]) -> bytes:
    """Draws a mask as OpenAI's edits take it: transparent where the picture may change, opaque elsewhere.

    Args:
        width: Of the picture, in pixels.
        height: Of the picture, in pixels.
        boxes: Places that may change, in shares of the picture; what reaches out of it is cut off.

    Returns:
        A PNG of the picture's size.
    """
    from PIL import Image

    mask = Image.new("LA", (width, height), (0, 255))
    for box in boxes:
        dx, dy = box.width * _MARGIN, box.height * _MARGIN
        left, right = (_within((box.x - dx) * width, width), _within((box.x + box.width + dx) * width, width))
        top, bottom = (_within((box.y - dy) * height, height), _within((box.y + box.height + dy) * height, height))
        if right > left and bottom > top:
            mask.paste((0, 0), (left, top, right, bottom))
    buffer = io.BytesIO()
    mask.convert("RGBA").save(buffer, "PNG")
    return buffer.getvalue()


def _within(value: float, most: int) -> int:
    return round(min(max(value, 0.0), float(most)))
