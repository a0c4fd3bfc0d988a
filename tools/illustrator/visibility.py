"""What can be seen of each element in a painted picture, measured on its pixels.

Every node of the layout is rendered alone once. Blended by depth the layers give the picture with and without any one
element; an element counts as seen where the real picture agrees with the former and differs from the latter. The layout
only says where to look: what is missing from the file, painted over, covered, cut off or of the ground's colour fails.
"""

import io
import math
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from storytelling_painter.domain.base import Box
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.tools.illustrator.contrast import channel_distance
from storytelling_painter.tools.illustrator.layers import Flags, Floats, Layer, Window, layers_of
from storytelling_painter.tools.illustrator.nodes import CANVAS, Layout, Point, Rect
from storytelling_painter.tools.illustrator.render import picture_png

GRID: Final = 400
"""Width and height of the raster on which elements are compared, in cells."""
_SOLID: Final = 0.35
"""Least alpha of a cell that belongs to an element."""
_CONTRAST: Final = 26.0
"""Least difference of a colour channel (of 255) that an element has to make to what is behind it."""
_SAME: Final = 24.0
"""Largest difference of a colour channel at which two cells are the same."""
_STRANGE: Final = 48.0
"""Difference of a colour channel from which a full-size pixel is another one, whatever the encoding."""


class Seen(NamedTuple):
    """What can be seen of an element or of a part of it. Shares are of its own amodal mask, 0 to 1."""

    frame: float
    """Share inside the picture."""
    clear: float
    """Share of that which nothing nearer covers."""
    contrast: float
    """Share of that which differs from what is behind."""
    agree: float
    """Share of that which the real picture shows."""
    visible: float
    """All of it together: frame, clear and agree."""
    pixels: int
    """Visible pixels of the real picture."""
    blocker: str | None
    """What covers most of it."""
    blocked: float
    """Share that the blocker covers."""
    box: Box | None
    """Around the visible cells, in shares of the picture."""


class View:
    """A real picture beside its layout.

    Args:
        pixels: The picture, shape (size, size, 3), 8 bit RGB.
        layout: Where its plan puts everything.
        style: The style it was painted in.

    Raises:
        InputError: The picture is not square.
    """

    def __init__(self, pixels: NDArray[np.uint8], layout: Layout, style: Style = "colour") -> None:
        height, width = pixels.shape[:2]
        if height != width:
            raise InputError(f"the picture is {width} by {height} pixels; the illustrator's pictures are square")
        self.layout, self.style, self.size = layout, style, width
        self.grid = min(GRID, width)
        self.pixels = pixels
        with Image.open(io.BytesIO(picture_png(layout, style, width)), formats=("PNG",)) as planned:
            self.planned = np.asarray(planned.convert("RGB"), dtype=np.uint8)
        self._real, self._plan = self._cells(self.pixels), self._cells(self.planned)
        self._off = channel_distance(self._real, self._plan)
        self._layers = layers_of(layout, self.grid, style)
        self._frame = Window(0, 0, self.grid, self.grid)
        self._seen: dict[tuple[str, str | None], Seen | None] = {}

    def _cells(self, pixels: NDArray[np.uint8]) -> Floats:
        image = Image.fromarray(pixels).resize((self.grid, self.grid), Image.Resampling.BOX)
        return np.asarray(image, dtype=np.float32)

    @cached_property
    def foreign(self) -> float:
        """Share of the picture that shows something else than its plan."""
        return float((self._off > 2 * _SAME).mean())

    def strange(self, element: str, area: Rect) -> float:
        """Returns how much of the drawing in an element's area differs from the plan, per pixel of ink planned there.

        0 is no difference; values above 1 are possible where the real picture has more ink. Judged at full size, and
        only where nothing nearer covers the element.
        """
        window, cells = self._pixels_of(area), self.uncovered(element, area)
        if window is None or cells is None:
            return 1.0
        cut, at = self._whole.of(window), self._cells_of(area)
        k = self.grid / self.size
        rows = ((np.arange(window.top, window.low) + 0.5) * k).astype(int) - at.top
        columns = ((np.arange(window.left, window.right) + 0.5) * k).astype(int) - at.left
        open_ = cells[rows.clip(0, cells.shape[0] - 1)][:, columns.clip(0, cells.shape[1] - 1)]
        plan = self.planned[cut].astype(np.int16)
        real = self.pixels[cut].astype(np.int16)
        ground = np.median(plan.reshape(-1, 3), axis=0)
        ink = int((open_ & (channel_distance(plan, ground) > _STRANGE)).sum())
        return float((open_ & (channel_distance(plan, real) > _STRANGE)).sum() / max(ink, 1))

    @property
    def _whole(self) -> Window:
        return Window(0, 0, self.size, self.size)

    def _pixels_of(self, area: Rect) -> Window | None:
        k = self.size / CANVAS
        return self._whole.shared(
            Window(
                math.floor(area.x * k), math.floor(area.y * k), math.ceil((area.x + area.width) * k),
                math.ceil((area.y + area.height) * k),
            )
        )

    def _own(self, element: str) -> list[Layer]:
        return [layer for layer in self._layers if layer.element == element]

    def _cells_of(self, area: Rect) -> Window:
        k = self.grid / CANVAS
        left, top = math.floor(area.x * k), math.floor(area.y * k)
        right, low = math.ceil((area.x + area.width) * k), math.ceil((area.y + area.height) * k)
        return Window(left, top, max(right, left + 1), max(low, top + 1))

    def box_of(self, area: Rect) -> Box:
        """Returns an area of the canvas in shares of the picture, cut at its frame."""
        x, y = min(max(area.x, 0.0), CANVAS), min(max(area.y, 0.0), CANVAS)
        right, low = min(area.x + area.width, CANVAS), min(area.y + area.height, CANVAS)
        return Box(
            x=round(x / CANVAS, 4), y=round(y / CANVAS, 4), width=round(max(right - x, 0) / CANVAS, 4),
            height=round(max(low - y, 0) / CANVAS, 4),
        )

    def composite(self, window: tuple[int, int, int, int], without: str | None = None) -> Floats:
        """Blends the layers within a window of cells, leaving one element out; shape (rows, columns, 3)."""
        inside = Window(*window)
        out = np.full((inside.low - inside.top, inside.right - inside.left, 3), 255.0, dtype=np.float32)
        for layer in self._layers:
            extent = layer.extent
            shared = inside.shared(extent)
            if shared is None or layer.element == without:
                continue
            to, cut = inside.of(shared), extent.of(shared)
            out[to] = layer.ink[cut] + out[to] * (1.0 - layer.alpha[cut])[:, :, None]
        return out

    def seen(self, element: str, part: str | None = None) -> Seen | None:
        """Measures an element, all its layers together, or one named part of it.

        Args:
            element: Id of an element, or of furniture such as `setting.sink`.
            part: A name in the parts of one of its nodes.

        Returns:
            None when nothing of it is drawn.
        """
        key = (element, part)
        if key not in self._seen:
            self._seen[key] = self._measured(element, part)
        return self._seen[key]

    def _measured(self, element: str, part: str | None) -> Seen | None:
        own = self._own(element)
        if not own:
            return None
        extents = [layer.extent for layer in own]
        window = Window(
            min(e.left for e in extents), min(e.top for e in extents), max(e.right for e in extents),
            max(e.low for e in extents),
        )
        if part is not None:
            area = next((n.parts[part] for n in self.layout.of(element) if part in n.parts), None)
            shared = window.shared(self._cells_of(area)) if area is not None else None
            if shared is None:
                return None
            window = shared
        amodal, open_, covers = self._cover(element, window)
        mask = amodal >= _SOLID
        total = int(mask.sum())
        if total == 0:
            return None
        inside = window.shared(self._frame)
        if inside is None:
            return Seen(0.0, 0.0, 0.0, 0.0, 0.0, 0, None, 0.0, None)
        return self._compared(element, window, inside, mask, (open_ >= 0.5 * amodal) & mask, covers)

    def _cover(self, element: str, window: Window) -> tuple[Floats, Floats, list[tuple[str, Window, Flags]]]:
        """Returns the element's own alpha, what is left of it under nearer layers, and those layers."""
        amodal, left = window.blank(), window.blank()
        covers: list[tuple[str, Window, Flags]] = []
        begun = False
        for layer in self._layers:
            extent = layer.extent
            shared = window.shared(extent)
            if shared is None:
                continue
            to, alpha = window.of(shared), layer.alpha[extent.of(shared)]
            if layer.element == element:
                begun = True
                amodal[to] = amodal[to] * (1 - alpha) + alpha
                left[to] = left[to] * (1 - alpha) + alpha
            elif begun and layer.kind != "backdrop":
                left[to] = left[to] * (1 - alpha)
                covers.append((layer.element, shared, alpha >= 0.5))
        return amodal, left, covers

    def _compared(
        self, element: str, window: Window, inside: Window, mask: Flags, clear: Flags,
        covers: list[tuple[str, Window, Flags]],
    ) -> Seen:
        cut, there = window.of(inside), self._frame.of(inside)
        total, shown, clear_in = int(mask.sum()), int(mask[cut].sum()), clear[cut]
        with_, without = self.composite(inside), self.composite(inside, without=element)
        real, off = self._real[there], self._off[there]
        told = clear_in & (channel_distance(with_, without) >= _CONTRAST)
        same = off <= _SAME
        meant = told & same & (channel_distance(real, without) > off)
        n_clear, n_told = int(clear_in.sum()), int(told.sum())
        frame, share = shown / total, n_clear / max(shown, 1)
        contrast = n_told / max(n_clear, 1)
        agree = min(int(meant.sum()) / max(n_told, 1), int((clear_in & same).sum()) / max(n_clear, 1))
        visible = frame * share * agree
        hidden: dict[str, int] = {}
        for name, where, solid in covers:
            to = window.of(where)
            hidden[name] = hidden.get(name, 0) + int((mask[to] & ~clear[to] & solid).sum())
        blocker = max(hidden, key=lambda n: hidden[n]) if any(hidden.values()) else None
        return Seen(
            frame, share, contrast, agree, visible, round(visible * total * (self.size / self.grid) ** 2), blocker,
            min(1.0, hidden[blocker] / total) if blocker else 0.0, self._bounds(clear_in, inside),
        )

    def _bounds(self, cells: Flags, window: Window) -> Box | None:
        rows, columns = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
        if not len(rows):
            return None
        g = self.grid
        x, y = window.left + int(columns[0]), window.top + int(rows[0])
        return Box(
            x=round(x / g, 4), y=round(y / g, 4), width=round(float(columns[-1] - columns[0] + 1) / g, 4),
            height=round(float(rows[-1] - rows[0] + 1) / g, 4),
        )

    def uncovered(self, element: str, area: Rect) -> Flags | None:
        """Returns which cells of an area nothing nearer than the element covers; none when it is not drawn."""
        window = self._cells_of(area)
        if not self._own(element):
            return None
        left = window.blank() + 1
        begun = False
        for layer in self._layers:
            extent = layer.extent
            shared = window.shared(extent)
            if layer.element == element:
                begun = True
            elif begun and shared is not None and layer.kind != "backdrop":
                left[window.of(shared)] *= 1 - layer.alpha[extent.of(shared)]
        return left >= 0.5

    def free(self, elements: frozenset[str]) -> Flags:
        """Returns the cells of the frame on which none of the elements has any ink; shape (grid, grid)."""
        out = np.ones((self.grid, self.grid), dtype=np.bool_)
        for layer in self._layers:
            shared = self._frame.shared(layer.extent)
            if layer.element in elements and shared is not None:
                out[self._frame.of(shared)] &= layer.alpha[layer.extent.of(shared)] < 0.05
        return out

    @property
    def real(self) -> Floats:
        """The real picture as cells, shape (grid, grid, 3), 0 to 255."""
        return self._real

    def distance(self, point: Point, element: str) -> float:
        """Returns how far a point is from the nearest ink of an element, in units; infinite when it is not drawn."""
        k = self.grid / CANVAS
        best = math.inf
        for layer in self._own(element):
            rows, columns = np.nonzero(layer.alpha >= _SOLID)
            if len(rows):
                dx, dy = (columns + 0.5 + layer.left) / k - point.x, (rows + 0.5 + layer.top) / k - point.y
                best = min(best, float(np.sqrt((dx * dx + dy * dy).min())))
        return best
