"""Draws shapes and keeps their bounds: a node made here has a box that covers its ink without anyone counting."""

import re
from collections.abc import Callable, Iterable, Sequence

from storytelling_painter.tools.illustrator import svg
from storytelling_painter.tools.illustrator.nodes import Point, Rect
from storytelling_painter.tools.illustrator.svg import LINE

Tone = Callable[[str], str]
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_RELATIVE = re.compile(r"[mlcqstahvz]")


def mix(first: str, second: str, share: float) -> str:
    """Returns the hex colour that lies `share` (0 to 1) of the way from `first` to `second`."""
    a = [int(first[i : i + 2], 16) for i in (1, 3, 5)]
    b = [int(second[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(p + (q - p) * share):02x}" for p, q in zip(a, b, strict=True))


def lighter(colour: str, share: float = 0.3) -> str:
    return mix(colour, "#ffffff", share)


def darker(colour: str, share: float = 0.2) -> str:
    return mix(colour, svg.INK, share)


def fan(text: str) -> tuple[Point, ...]:
    """Returns the points named in path data that uses absolute M, L, Q, C and Z only."""
    if bad := _RELATIVE.search(text.replace("z", "")):
        raise ValueError(f"path data has {bad.group()!r}; use absolute M, L, Q, C, Z so that bounds are known")
    numbers = [float(n) for n in _NUMBER.findall(text)]
    return tuple(Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))


class Drawing:
    """Markup in the making. Fills go through `tone`, which knows the light of the hour; `glow` fills do not."""

    def __init__(self, tone: Tone | None = None) -> None:
        self._parts: list[str] = []
        self._low = Point(float("inf"), float("inf"))
        self._high = Point(float("-inf"), float("-inf"))
        self._tone: Tone = tone or (lambda colour: colour)

    @property
    def markup(self) -> str:
        return svg.group(self._parts)

    @property
    def box(self) -> Rect:
        if self._low.x > self._high.x:
            return Rect(0, 0, 0, 0)
        return Rect(self._low.x, self._low.y, self._high.x - self._low.x, self._high.y - self._low.y)

    def toned(self, colour: str) -> str:
        return colour if colour == "none" else self._tone(colour)

    def _take(self, markup: str, points: Iterable[tuple[float, float]], margin: float) -> None:
        self._parts.append(markup)
        for x, y in points:
            self._low = Point(min(self._low.x, x - margin), min(self._low.y, y - margin))
            self._high = Point(max(self._high.x, x + margin), max(self._high.y, y + margin))

    def raw(self, markup: str, box: Rect) -> None:
        """Adds markup made elsewhere, with its box."""
        self._take(markup, ((box.x, box.y), (box.x + box.width, box.y + box.height)), 0)

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str, width: float = LINE, rx: float = 0, glow: bool = False
    ) -> None:
        colour = fill if glow else self.toned(fill)
        stroke = "none" if width == 0 else svg.INK
        self._take(svg.rect(x, y, w, h, colour, width, rx, stroke=stroke), ((x, y), (x + w, y + h)), width / 2)

    def ellipse(
        self, cx: float, cy: float, rx: float, ry: float, fill: str, width: float = LINE, glow: bool = False
    ) -> None:
        colour = fill if glow else self.toned(fill)
        stroke = "none" if width == 0 else svg.INK
        corners = ((cx - rx, cy - ry), (cx + rx, cy + ry))
        self._take(svg.ellipse(cx, cy, rx, ry, colour, width, stroke=stroke), corners, width / 2)

    def circle(self, cx: float, cy: float, r: float, fill: str, width: float = LINE, glow: bool = False) -> None:
        self.ellipse(cx, cy, r, r, fill, width, glow)

    def polygon(
        self, points: Sequence[tuple[float, float]], fill: str, width: float = LINE, glow: bool = False
    ) -> None:
        colour = fill if glow else self.toned(fill)
        stroke = "none" if width == 0 else svg.INK
        self._take(svg.polygon(points, colour, width, stroke=stroke), points, width / 2)

    def path(self, d: str, fill: str = "none", width: float = LINE, stroke: str = svg.INK, glow: bool = False) -> None:
        """Adds a path of absolute M, L, Q, C, Z; its bounds are those of its control points."""
        colour = fill if glow else self.toned(fill)
        line = "none" if width == 0 else stroke
        self._take(svg.path(d, colour, width, stroke=line), fan(d), width / 2)

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = LINE, stroke: str = svg.INK) -> None:
        self._take(svg.line(x1, y1, x2, y2, width, stroke=stroke), ((x1, y1), (x2, y2)), width / 2)

    def polyline(self, points: Sequence[tuple[float, float]], width: float = LINE, stroke: str = svg.INK) -> None:
        self._take(svg.polyline(points, width, stroke=stroke), points, width / 2)

    def bar(self, x1: float, y1: float, x2: float, y2: float, thickness: float, fill: str) -> None:
        """A straight rod with an outline: poles, pipes, legs."""
        outer = thickness + 2 * LINE
        colour = self.toned(fill)
        self._take(svg.limb(((x1, y1), (x2, y2)), colour, thickness), ((x1, y1), (x2, y2)), outer / 2)
