"""What really covers what: coarse masks of the drawn nodes, because the box of a person is mostly empty."""

import math
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from storytelling_painter.tools.illustrator.nodes import CANVAS, Node, Rect
from storytelling_painter.tools.illustrator.render import render_node

CELL: Final = 8.0
"""Width of a mask's cell in canvas units."""
_FAR: Final = 400.0


class Mask(NamedTuple):
    """Cells that hold ink: `cells[row, column]` of a grid whose first cell is at (`left`, `top`) of the canvas."""

    left: int
    top: int
    cells: NDArray[np.bool_]
    inked: int
    """How many cells hold ink."""


def _masked(left: int, top: int, cells: NDArray[np.bool_]) -> Mask:
    return Mask(left, top, cells, int(np.count_nonzero(cells)))


def _clipped(box: Rect) -> Rect:
    x, y = max(box.x, -_FAR), max(box.y, -_FAR)
    right, bottom = min(box.x + box.width, CANVAS + _FAR), min(box.y + box.height, CANVAS + _FAR)
    return Rect(x, y, max(right - x, 1.0), max(bottom - y, 1.0))


def mask_of(node: Node) -> Mask:
    """Renders a node coarsely; a cell counts when at least half of it is inked."""
    return _mask(node.svg, node.box)


@lru_cache(maxsize=512)
def _mask(markup: str, extent: Rect) -> Mask:
    """Keeps what was rendered: most nodes stay as they are while others are shifted."""
    box = _clipped(extent)
    left, top = math.floor(box.x / CELL), math.floor(box.y / CELL)
    columns = math.ceil((box.x + box.width) / CELL) - left
    rows = math.ceil((box.y + box.height) / CELL) - top
    region = Rect(left * CELL, top * CELL, columns * CELL, rows * CELL)
    node = Node(id="mask", svg=markup, box=extent, depth=0.0, kind="prop")
    return _masked(left, top, render_node(node, region=region, pixels_per_unit=1 / CELL)[:, :, 3] >= 128)


def part_of(mask: Mask, area: Rect) -> Mask:
    """Returns the cells of a mask that lie within an area of the canvas."""
    cells = np.zeros_like(mask.cells)
    x0, x1 = round(area.x / CELL) - mask.left, round((area.x + area.width) / CELL) - mask.left
    y0, y1 = round(area.y / CELL) - mask.top, round((area.y + area.height) / CELL) - mask.top
    y0, y1, x0, x1 = max(y0, 0), max(y1, y0 + 1, 1), max(x0, 0), max(x1, x0 + 1, 1)
    cells[y0:y1, x0:x1] = mask.cells[y0:y1, x0:x1]
    return _masked(mask.left, mask.top, cells)


def covered(below: Mask, above: Mask, shift: int = 0) -> int:
    """Returns how many cells of `below` lie under `above` when `above` is shifted to the right by `shift` cells."""
    left = max(below.left, above.left + shift)
    right = min(below.left + below.cells.shape[1], above.left + shift + above.cells.shape[1])
    top = max(below.top, above.top)
    bottom = min(below.top + below.cells.shape[0], above.top + above.cells.shape[0])
    if left >= right or top >= bottom:
        return 0
    a = below.cells[top - below.top : bottom - below.top, left - below.left : right - below.left]
    x = left - above.left - shift
    b = above.cells[top - above.top : bottom - above.top, x : x + right - left]
    return int(np.count_nonzero(a & b))
