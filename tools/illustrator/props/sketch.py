"""The sheet on which a thing is drawn: foot at 0,0, y down, and every stroke measured as it is made."""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFont

from storytelling_painter.tools.illustrator import palette, svg
from storytelling_painter.tools.illustrator.nodes import Point, Rect
from storytelling_painter.tools.illustrator.props.curves import Pair, flatten, smooth

Coordinates = NDArray[np.float64]
THIN = 2.0
"""Outline width of details."""
_FONT = Path(__file__).parent.parent / "fonts" / "Lato-Bold.ttf"


class Matrix(NamedTuple):
    """Turn, scale and shift; x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> Point:
        return Point(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def apply_all(self, x: Coordinates, y: Coordinates) -> tuple[Coordinates, Coordinates]:
        """As `apply`, for many points at once, with the very same numbers."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, inner: "Matrix") -> "Matrix":
        """Returns the matrix that applies `inner` first and this one after it."""
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    @property
    def size(self) -> float:
        """How much longer lines get."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    @property
    def markup(self) -> str:
        return f"matrix({' '.join(f'{v:.4f}' for v in self)})"


def placed(x: float = 0, y: float = 0, *, turn: float = 0, scale: float = 1, flip: bool = False) -> Matrix:
    """Returns the matrix that puts 0,0 at x,y, turned clockwise by degrees, mirrored first if asked."""
    cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
    side = -1 if flip else 1
    return Matrix(cos * side, sin * side, -sin, cos, x, y)


class Look(NamedTuple):
    """What a drawing function has to know of the prop."""

    state: str
    colour: str | None = None
    """Hex colour of the main part, if the scene names one."""
    text: str | None = None
    held: bool = False

    def main(self, default: str) -> str:
        """Returns the colour of the main part: the scene's or the usual one."""
        return self.colour or palette.CLOTH.get(default, default)


class Sketch:
    """Collects shapes, named points and named parts of one drawing.

    Coordinates are local: the foot (or the middle, for things that hang) at 0,0 and y down, so most y are negative.
    """

    def __init__(self, *, mirrored: bool = False) -> None:
        self.mirrored = mirrored
        """Whether the finished drawing will be flipped; lettering and dials are flipped back."""
        self.shapes: list[str] = []
        self.ink: list[tuple[float, float, float]] = []
        """Points on the ink with the radius of the pen there."""
        self.points: dict[str, Point] = {}
        self.parts: dict[str, Rect] = {}
        self._matrix = Matrix()

    def rect(self, x: float, y: float, w: float, h: float, fill: str, width: float = svg.LINE, rx: float = 0) -> None:
        self.shapes.append(svg.rect(x, y, w, h, fill, width, rx))
        self._touch(((x, y), (x + w, y), (x, y + h), (x + w, y + h)), width)

    def ellipse(self, cx: float, cy: float, rx: float, ry: float, fill: str, width: float = svg.LINE) -> None:
        self.shapes.append(svg.ellipse(cx, cy, rx, ry, fill, width))
        turns = (math.tau * i / 48 for i in range(48))
        self._touch(((cx + rx * math.cos(t), cy + ry * math.sin(t)) for t in turns), width)

    def circle(self, cx: float, cy: float, r: float, fill: str, width: float = svg.LINE) -> None:
        self.ellipse(cx, cy, r, r, fill, width)

    def polygon(self, points: Sequence[Pair], fill: str, width: float = svg.LINE) -> None:
        self.shapes.append(svg.polygon(points, fill, width))
        self._touch(points, width)

    def polyline(self, points: Sequence[Pair], width: float = svg.LINE, colour: str = svg.INK) -> None:
        self.shapes.append(svg.polyline(points, width, stroke=colour))
        self._touch(points, width)

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = svg.LINE, colour: str = svg.INK) -> None:
        self.polyline(((x1, y1), (x2, y2)), width, colour)

    def path(self, d: str, fill: str = "none", width: float = svg.LINE, colour: str = svg.INK) -> None:
        self.shapes.append(svg.path(d, fill, width, stroke=colour))
        self._touch(flatten(d), width)

    def blob(self, points: Sequence[Pair], fill: str, width: float = svg.LINE) -> None:
        """A closed smooth shape through the points."""
        self.path(smooth(points, closed=True), fill, width)

    def curve(self, points: Sequence[Pair], width: float = svg.LINE, colour: str = svg.INK) -> None:
        """An open smooth line through the points."""
        self.path(smooth(points, closed=False), "none", width, colour)

    def limb(self, points: Sequence[Pair], fill: str, thickness: float, outline: float = svg.LINE) -> None:
        """A thick line with round ends and an outline."""
        self.shapes.append(svg.limb(points, fill, thickness, outline))
        self._touch(points, thickness + 2 * outline)

    def tube(self, points: Sequence[Pair], fill: str, thickness: float, outline: float = svg.LINE) -> None:
        """A limb that bends smoothly: tails, hoses, handles."""
        d = smooth(points, closed=False)
        self.path(d, "none", thickness + 2 * outline)
        self.path(d, "none", thickness, fill)

    def text(
        self, x: float, y: float, words: str, *, width: float, height: float, fill: str = svg.INK, name: str = "text"
    ) -> None:
        """Lettering as large as fits a box with its middle at x,y; never mirrored. Marks the part `name`."""
        shown = "".join(c for c in words if c.isprintable()).strip() or " "
        font = _font()
        left, top, right, bottom = font.getbbox(shown, anchor="ls")
        size = min(width / max(right - left, 1), height / max(bottom - top, 1)) * 100
        w, h = (right - left) * size / 100, (bottom - top) * size / 100
        with self.upright(x, y):
            baseline = h / 2 - bottom * size / 100
            self.shapes.append(svg.text(-w / 2 - left * size / 100, baseline, shown, size, fill, "start"))
            self._touch(((-w / 2, -h / 2), (w / 2, h / 2)), 0)
            self.part(name, Rect(-w / 2 - 1, -h / 2 - 1, w + 2, h + 2))

    def mark(self, name: str, x: float, y: float) -> None:
        """Names a point."""
        self.points[name] = self._matrix.apply(x, y)

    def part(self, name: str, area: Rect) -> None:
        """Names an area."""
        corners = [
            self._matrix.apply(x, y)
            for x in (area.x, area.x + area.width)
            for y in (area.y, area.y + area.height)
        ]
        self.parts[name] = bounds(corners)

    @contextmanager
    def moved(
        self, x: float = 0, y: float = 0, *, turn: float = 0, scale: float = 1, flip: bool = False
    ) -> Iterator[None]:
        """Everything drawn inside has its 0,0 at x,y and is turned clockwise, scaled and mirrored."""
        outer, shapes = self._matrix, self.shapes
        step = placed(x, y, turn=turn, scale=scale, flip=flip)
        self._matrix, self.shapes = outer.then(step), []
        try:
            yield
        finally:
            shapes.append(svg.group(self.shapes, transform=step.markup))
            self._matrix, self.shapes = outer, shapes

    @contextmanager
    def upright(self, x: float, y: float) -> Iterator[None]:
        """Everything drawn inside is seen the right way round even if the drawing is mirrored."""
        with self.moved(x, y, flip=self.mirrored):
            yield

    def _touch(self, points: Iterable[Pair], width: float) -> None:
        radius = width / 2 * self._matrix.size
        self.ink.extend((*self._matrix.apply(x, y), radius) for x, y in points)


def bounds(points: Iterable[Pair], by: float = 0) -> Rect:
    """Returns the smallest box around the points, grown by `by`."""
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs) - by, min(ys) - by, max(xs) - min(xs) + 2 * by, max(ys) - min(ys) + 2 * by)


def shade(colour: str, by: float) -> str:
    """Returns the hex colour made darker (`by` below 0, to black at -1) or lighter (above 0, to white at 1)."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    aim = 255 if by > 0 else 0
    return "#" + "".join(f"{round(c + (aim - c) * abs(by)):02x}" for c in channels)


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), 100)
