"""The nodes of a layout as small rasters, each rendered alone, that can be blended with or without one another."""

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.tools.illustrator.nodes import CANVAS, Layout, Node, Rect
from storytelling_painter.tools.illustrator.render import render_node

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

_FAR: Final = 300.0
"""Units outside the canvas within which ink counts as belonging to an element."""


class Window(NamedTuple):
    """A box of cells; edges may lie outside the picture."""

    left: int
    top: int
    right: int
    low: int

    def shared(self, other: "Window") -> "Window | None":
        """Returns the cells that both hold, or none."""
        w = Window(
            max(self.left, other.left), max(self.top, other.top), min(self.right, other.right), min(self.low, other.low)
        )
        return w if w.left < w.right and w.top < w.low else None

    def of(self, inner: "Window") -> tuple[slice, slice]:
        """Returns the slices that cut `inner` out of an array that covers this window."""
        return (
            slice(inner.top - self.top, inner.low - self.top),
            slice(inner.left - self.left, inner.right - self.left),
        )

    def blank(self) -> Floats:
        """Returns zeros of the window's shape."""
        return np.zeros((self.low - self.top, self.right - self.left), dtype=np.float32)


class Layer(NamedTuple):
    """One node as cells; `left` and `top` may be negative."""

    element: str
    kind: str
    left: int
    top: int
    ink: Floats
    """Premultiplied colour, shape (rows, columns, 3), 0 to 255."""
    alpha: Floats
    """Shape (rows, columns), 0 to 1."""

    @property
    def extent(self) -> Window:
        rows, columns = self.alpha.shape
        return Window(self.left, self.top, self.left + columns, self.top + rows)


def layers_of(layout: Layout, grid: int, style: Style) -> list[Layer]:
    """Renders each node of a layout alone.

    Args:
        layout: Where everything is.
        grid: Width and height of the whole picture in cells.
        style: The style it is painted in.

    Returns:
        Layers in drawing order; nodes without ink near the picture are left out. Backdrops end at the frame.
    """
    return [layer for node in layout.nodes if (layer := _layer(node, grid / CANVAS, style)) is not None]


def _layer(node: Node, scale: float, style: Style) -> Layer | None:
    low, high = (0.0, CANVAS) if node.kind == "backdrop" else (-_FAR, CANVAS + _FAR)
    x0, y0 = max(node.box.x, low), max(node.box.y, low)
    x1, y1 = min(node.box.x + node.box.width, high), min(node.box.y + node.box.height, high)
    if x0 >= x1 or y0 >= y1:
        return None
    left, top = math.floor(x0 * scale), math.floor(y0 * scale)
    columns, rows = math.ceil(x1 * scale) - left, math.ceil(y1 * scale) - top
    region = Rect(left / scale, top / scale, columns / scale, rows / scale)
    rgba = render_node(node, region=region, pixels_per_unit=scale, style=style).astype(np.float32)
    alpha = rgba[:, :, 3] / 255.0
    return Layer(node.id.split("+")[0], node.kind, left, top, rgba[:, :, :3] * alpha[:, :, None], alpha)
