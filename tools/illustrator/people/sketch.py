"""A drawing surface that measures what is drawn on it: every shape widens the box and the open parts."""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from storytelling_painter.tools.illustrator import svg
from storytelling_painter.tools.illustrator.nodes import Point, Rect

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A similarity from local units to canvas units: turn and scale about an origin, mirrored or not."""

    origin: Point
    scale: float
    angle: float = 0.0
    """Degrees clockwise on the canvas, applied after mirroring."""
    flip: bool = False

    def to_canvas(self, p: Pair) -> Point:
        x = -p[0] if self.flip else p[0]
        c, s = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return Point(self.origin.x + self.scale * (c * x - s * p[1]), self.origin.y + self.scale * (s * x + c * p[1]))

    def to_local(self, p: Pair) -> Point:
        dx, dy = (p[0] - self.origin.x) / self.scale, (p[1] - self.origin.y) / self.scale
        c, s = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        x, y = c * dx + s * dy, c * dy - s * dx
        return Point(-x if self.flip else x, y)

    def inner(self, origin: Pair, scale: float = 1.0, angle: float = 0.0, flip: bool = False) -> Self:
        """Returns a frame inside this one; `angle` is clockwise as seen in this frame's own units."""
        turned = -angle if self.flip else angle
        return type(self)(self.to_canvas(origin), self.scale * scale, self.angle + turned, self.flip != flip)


class Sketch:
    """Collects markup in drawing order; coordinates are local to `frame`, which may change on the way."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._markup: list[str] = []
        self._bounds: list[float] | None = None
        self._open: list[str] = []
        self._parts: dict[str, list[float]] = {}

    @property
    def markup(self) -> str:
        return "".join(self._markup)

    @property
    def box(self) -> Rect:
        return _rect(self._bounds or [0.0, 0.0, 0.0, 0.0])

    @property
    def parts(self) -> dict[str, Rect]:
        return {name: _rect(bounds) for name, bounds in self._parts.items()}

    @contextmanager
    def inside(self, frame: Frame) -> Iterator[None]:
        before, self.frame = self.frame, frame
        try:
            yield
        finally:
            self.frame = before

    @contextmanager
    def part(self, *names: str) -> Iterator[None]:
        """Counts everything drawn inside the block to the named parts."""
        self._open.extend(names)
        try:
            yield
        finally:
            del self._open[len(self._open) - len(names) :]

    def _ink(self, points: Iterable[Pair], margin: float) -> None:
        xs, ys = zip(*points, strict=True)
        new = [min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin]
        self._bounds = _wider(self._bounds, new)
        for name in self._open:
            self._parts[name] = _wider(self._parts.get(name), new)

    def curve(
        self,
        points: Sequence[Pair],
        fill: str = "none",
        width: float = svg.LINE,
        *,
        closed: bool = True,
        stroke: str = svg.INK,
        tension: float = 1.0,
    ) -> None:
        """A smooth line through all points; `tension` 0 gives straight pieces."""
        mapped = [self.frame.to_canvas(p) for p in points]
        count = len(mapped)

        def at(i: int) -> Point:
            return mapped[i % count if closed else min(max(i, 0), count - 1)]

        d = [f"M{_xy(mapped[0])}"]
        traced: list[Pair] = [mapped[0]]
        for i in range(count if closed else count - 1):
            p0, p1, p2, p3 = at(i - 1), at(i), at(i + 1), at(i + 2)
            c1 = (p1.x + (p2.x - p0.x) / 6 * tension, p1.y + (p2.y - p0.y) / 6 * tension)
            c2 = (p2.x - (p3.x - p1.x) / 6 * tension, p2.y - (p3.y - p1.y) / 6 * tension)
            d.append(f"C{_xy(c1)} {_xy(c2)} {_xy(p2)}")
            traced.extend(_bezier(p1, c1, c2, p2, t / 6) for t in range(1, 7))
        thick = width * self.frame.scale
        self._ink(traced, thick / 2 if stroke != "none" else 0.0)
        self._markup.append(svg.path("".join(d) + ("Z" if closed else ""), fill, thick, stroke=stroke))

    def polygon(self, points: Sequence[Pair], fill: str, width: float = svg.LINE, *, stroke: str = svg.INK) -> None:
        mapped = [self.frame.to_canvas(p) for p in points]
        thick = width * self.frame.scale
        self._ink(mapped, thick / 2 if stroke != "none" else 0.0)
        self._markup.append(svg.polygon(mapped, fill, thick, stroke=stroke))

    def line(
        self, points: Sequence[Pair], width: float = svg.LINE, *, stroke: str = svg.INK, cap: str = "round"
    ) -> None:
        mapped = [self.frame.to_canvas(p) for p in points]
        thick = width * self.frame.scale
        self._ink(mapped, thick / 2)
        self._markup.append(svg.polyline(mapped, thick, stroke=stroke, stroke_linecap=cap))

    def ellipse(
        self,
        centre: Pair,
        rx: float,
        ry: float,
        fill: str,
        width: float = svg.LINE,
        *,
        angle: float = 0.0,
        stroke: str = svg.INK,
    ) -> None:
        """`angle` in degrees clockwise in local units."""
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))

        def rim(degrees: float) -> Point:
            x, y = rx * math.cos(math.radians(degrees)), ry * math.sin(math.radians(degrees))
            return self.frame.to_canvas((centre[0] + c * x - s * y, centre[1] + s * x + c * y))

        k, turn = self.frame.scale, self.frame.angle + (-angle if self.frame.flip else angle)
        a, b = rim(0), rim(180)
        radii = f"{svg.number(rx * k)} {svg.number(ry * k)} {svg.number(turn)}"
        sweep = 0 if self.frame.flip else 1
        d = f"M{_xy(a)}A{radii} 0 {sweep} {_xy(b)}A{radii} 0 {sweep} {_xy(a)}Z"
        self._ink(
            [rim(t) for t in range(0, 360, 15)], (width * k / 2 if stroke != "none" else 0.0) + 0.01 * max(rx, ry) * k
        )
        self._markup.append(svg.path(d, fill, width * k, stroke=stroke))

    def tube(
        self, points: Sequence[Pair], fill: str, thickness: float, *, cut: bool = False, outline: float = svg.LINE
    ) -> None:
        """A thick outlined line: limbs and sleeves. It begins round; `cut` ends it straight, as a sleeve ends."""
        if not cut:
            self.line(points, thickness + 2 * outline)
            self.line(points, thickness, stroke=fill)
            return
        last, before = points[-1], points[-2]
        span = math.hypot(last[0] - before[0], last[1] - before[1]) or 1.0
        hem = (last[0] - (last[0] - before[0]) / span * outline, last[1] - (last[1] - before[1]) / span * outline)
        first, r = points[0], thickness / 2
        self.ellipse(first, r + outline, r + outline, svg.INK, stroke="none")
        self.line(points, thickness + 2 * outline, cap="butt")
        self.ellipse(first, r, r, fill, stroke="none")
        self.line([*points[:-1], hem], thickness, stroke=fill, cap="butt")


def along(points: Sequence[Pair], share: float) -> list[Pair]:
    """Returns the beginning of a polyline: `share` of its length."""
    lengths = [math.dist(a, b) for a, b in zip(points, points[1:], strict=False)]
    left, out = sum(lengths) * share, [points[0]]
    for a, b, length in zip(points, points[1:], lengths, strict=False):
        if left <= length:
            t = left / (length or 1.0)
            out.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t))
            break
        out.append(b)
        left -= length
    return out


def hull(points: Iterable[Pair]) -> list[Pair]:
    """Convex hull, counter-clockwise."""
    todo = sorted(set(points))
    halves: list[list[Pair]] = []
    for order in (todo, todo[::-1]):
        half: list[Pair] = []
        for p in order:
            while len(half) > 1 and _cross(half[-2], half[-1], p) <= 0:
                half.pop()
            half.append(p)
        halves.append(half[:-1])
    return halves[0] + halves[1]


def _cross(o: Pair, a: Pair, b: Pair) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def _xy(p: Pair) -> str:
    return f"{svg.number(p[0])} {svg.number(p[1])}"


def _bezier(a: Pair, b: Pair, c: Pair, d: Pair, t: float) -> Pair:
    u = 1 - t
    w = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    return (
        w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
        w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
    )


def _wider(old: list[float] | None, new: list[float]) -> list[float]:
    if old is None:
        return list(new)
    return [min(old[0], new[0]), min(old[1], new[1]), max(old[2], new[2]), max(old[3], new[3])]


def _rect(b: list[float]) -> Rect:
    return Rect(b[0], b[1], b[2] - b[0], b[3] - b[1])
