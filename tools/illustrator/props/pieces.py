"""Small pieces that many things share: flames, smoke, steam, drops, puddles, shards, flowers and sparks."""

import math
from collections.abc import Iterable, Sequence

from storytelling_painter.tools.illustrator.palette import LEAF, WATER
from storytelling_painter.tools.illustrator.props.curves import Pair
from storytelling_painter.tools.illustrator.props.sketch import THIN, Sketch

FLAME = "#f08a2e"
SMOKE = "#8d8f98"
STEAM = "#c9d2da"
_SHARD = ((-0.6, 0.5), (-0.9, -0.3), (0.1, -0.8), (0.9, -0.1), (0.5, 0.6))


def puddle(s: Sketch, x: float, y: float, width: float, height: float, colour: str = WATER) -> None:
    """A flat splash lying around x,y."""
    w, h = width / 2, height / 2
    outline = ((-1, 0.1), (-0.75, -0.6), (-0.3, -0.55), (0, -1), (0.4, -0.6), (0.8, -0.75), (1, 0), (0.65, 0.5),
               (0.3, 0.6), (0, 1), (-0.35, 0.7), (-0.8, 0.75))
    s.blob([(x + a * w, y + b * h) for a, b in outline], colour)


def drop(s: Sketch, x: float, y: float, size: float = 7, colour: str = WATER, turn: float = 0) -> None:
    """A falling drop with its middle at x,y."""
    with s.moved(x, y, turn=turn):
        s.path(f"M0 {-size * 1.3}Q{size} {-size * 0.1} {size * 0.72} {size * 0.45}A{size * 0.8} {size * 0.8} 0 0 1 "
               f"{-size * 0.72} {size * 0.45}Q{-size} {-size * 0.1} 0 {-size * 1.3}Z", colour, THIN)


def shard(s: Sketch, x: float, y: float, size: float, colour: str, turn: float = 0) -> None:
    """A jagged piece."""
    with s.moved(x, y, turn=turn):
        s.polygon([(a * size, b * size) for a, b in _SHARD[: 3 + int(abs(x + turn)) % 3]], colour, THIN)


def shards(s: Sketch, places: Iterable[tuple[float, float, float, float]], colour: str) -> None:
    """Pieces as x, y, size, turn."""
    for x, y, size, turn in places:
        shard(s, x, y, size, colour, turn)


def flame(s: Sketch, x: float, y: float, height: float) -> None:
    """A flame with its foot at x,y."""
    with s.moved(x, y, scale=height / 40):
        s.path("M0 0C-16 0 -17 -14 -9 -22C-8 -17 -5 -16 -4 -18C-6 -28 0 -34 3 -40C4 -31 14 -24 14 -13"
            "C14 -4 8 0 0 0Z", FLAME)
        s.path("M0 -2C-8 -2 -8 -9 -3 -14C-2 -11 1 -12 2 -19C5 -14 8 -11 7 -7C6 -3 3 -2 0 -2Z", "#fbe07a", THIN)


def smoke(s: Sketch, x: float, y: float, size: float, colour: str = SMOKE) -> None:
    """A billowing column of smoke rising from x,y, about 2.6 sizes high."""
    puffs = ((0, -0.2, 0.22), (0.2, -0.55, 0.3), (-0.16, -0.85, 0.36), (0.26, -1.15, 0.4), (-0.22, -1.5, 0.46),
             (0.34, -1.75, 0.5), (-0.05, -2.1, 0.46))
    billow(s, [(x + a * size, y + b * size, r * size) for a, b, r in puffs], colour)


def steam(s: Sketch, x: float, y: float, height: float, count: int = 3, gap: float = 11) -> None:
    """Wavy lines rising from x,y."""
    for i in range(count):
        left = x + (i - (count - 1) / 2) * gap
        tall = height * (1 if i % 2 else 0.8)
        s.curve([(left, y), (left + 5, y - tall * 0.3), (left - 4, y - tall * 0.65), (left + 3, y - tall)],
            THIN + 0.5, "#7d8894")


def billow(s: Sketch, places: Sequence[tuple[float, float, float]], colour: str = STEAM) -> None:
    """Round puffs as x, y, radius, grown together to one outlined cloud."""
    for x, y, r in places:
        s.circle(x, y, r + THIN / 2, colour, THIN)
    for x, y, r in places:
        s.circle(x, y, r, colour, 0)
    for x, y, r in places[1::2]:
        s.path(f"M{x - r * 0.5} {y + r * 0.1}A{r * 0.55} {r * 0.55} 0 0 1 {x + r * 0.2} {y - r * 0.45}", "none",
            THIN - 0.4)


def rays(s: Sketch, x: float, y: float, inner: float, outer: float, *, first: float = 0, last: float = 360,
    count: int = 8,
         width: float = THIN + 0.5, colour: str = "#2b2a33") -> None:
    """Straight lines away from x,y between two angles in degrees clockwise from the right."""
    full = abs(last - first) >= 360
    for i in range(count):
        angle = math.radians(first + (last - first) * i / (count if full else max(count - 1, 1)))
        cos, sin = math.cos(angle), math.sin(angle)
        s.line(x + inner * cos, y + inner * sin, x + outer * cos, y + outer * sin, width, colour)


def glint(s: Sketch, x: float, y: float, size: float, colour: str = "#fff3b0") -> None:
    """A four-pointed star of light."""
    a, b = size, size * 0.25
    s.polygon([(x, y - a), (x + b, y - b), (x + a, y), (x + b, y + b), (x, y + a), (x - b, y + b), (x - a, y),
               (x - b, y - b)], colour, THIN)


def speed(s: Sketch, x: float, ys: Sequence[float], length: float = 40, width: float = 3) -> None:
    """Lines left behind by something that moves to the right; their right ends are at x."""
    for i, y in enumerate(ys):
        s.line(x - length * (1 if i % 2 == 0 else 0.65), y, x, y, width)


def flower(s: Sketch, x: float, y: float, r: float, colour: str, heart: str = "#f4d35e") -> None:
    """A round blossom of five petals."""
    for i in range(5):
        angle = math.tau * i / 5 - math.pi / 2
        s.circle(x + 0.62 * r * math.cos(angle), y + 0.62 * r * math.sin(angle), 0.46 * r, colour, THIN)
    s.circle(x, y, 0.38 * r, heart, THIN)


def leaf(s: Sketch, x: float, y: float, length: float, turn: float, colour: str = LEAF) -> None:
    """A leaf growing from x,y; turn 0 points up."""
    with s.moved(x, y, turn=turn):
        s.path(f"M0 0Q{-length * 0.4} {-length * 0.5} 0 {-length}Q{length * 0.4} {-length * 0.5} 0 0Z", colour, THIN)


def along(start: Pair, end: Pair, share: float) -> Pair:
    """The point at a share of the way."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
