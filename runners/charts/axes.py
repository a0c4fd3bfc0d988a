"""The frame of a plot: scales, ticks, grid and lettering."""

import math
from collections.abc import Iterable
from html import escape
from typing import Final, NamedTuple

from storytelling_painter.tools.illustrator.svg import group, line, tag

GRID: Final = "#dfd9cc"
INK: Final = "#23262b"
SOFT: Final = "#5d6068"
_FONT: Final = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"


class Frame(NamedTuple):
    """A rectangle of the drawing and the values at its sides."""

    left: float
    top: float
    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]

    def at_x(self, value: float) -> float:
        low, high = self.x
        return self.left + self.width * (value - low) / (high - low)

    def at_y(self, value: float) -> float:
        low, high = self.y
        return self.top + self.height * (1 - (value - low) / (high - low))

    def inside(self, value: float) -> float:
        """Returns a value of x, moved to the nearer side where it lies outside."""
        return min(max(value, self.x[0]), self.x[1])


def range_of(values: Iterable[float], *, include: Iterable[float] = (), margin: float = 0.06) -> tuple[float, float]:
    """Returns a range that holds all finite values, with a margin, never empty."""
    known = [v for v in (*values, *include) if math.isfinite(v)] or [0.0, 1.0]
    low, high = min(known), max(known)
    spare = (high - low) * margin or max(abs(low), 1.0) * 0.1
    return low - spare, high + spare


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Returns round values within a range, at most about so many."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(i * step, 12) for i in range(first, math.floor(high / step + 1e-9) + 1)]


def words(
    x: float, y: float, said: str, *, size: float = 13, fill: str = INK, anchor: str = "start", weight: int = 400
) -> str:
    """Returns lettering; the text is escaped."""
    return tag(
        "text", _plain(said) or " ", x=x, y=y, font_family=_FONT, font_size=size, font_weight=weight, fill=fill,
        text_anchor=anchor,
    )


def x_axis(frame: Frame, label: str) -> str:
    """Returns the vertical grid with its numbers and the name of the axis below."""
    bottom = frame.top + frame.height
    parts = []
    for value in ticks(*frame.x):
        x = frame.at_x(value)
        parts.append(line(x, frame.top, x, bottom, 1, stroke=GRID))
        parts.append(words(x, bottom + 17, f"{value:g}", size=12, fill=SOFT, anchor="middle"))
    parts.append(words(frame.left + frame.width / 2, bottom + 36, label, fill=SOFT, anchor="middle"))
    return group(parts)


def y_axis(frame: Frame, label: str) -> str:
    """Returns the horizontal grid with its numbers and the name of the axis above."""
    parts = []
    for value in ticks(*frame.y):
        y = frame.at_y(value)
        parts.append(line(frame.left, y, frame.left + frame.width, y, 1, stroke=GRID))
        parts.append(words(frame.left - 7, y + 4, f"{value:g}", size=12, fill=SOFT, anchor="end"))
    parts.append(words(frame.left - 30, frame.top - 10, label, fill=SOFT))
    return group(parts)


def drawing(width: float, height: float, title: str, content: Iterable[str]) -> str:
    """Returns a whole SVG document on white, with a title for those who cannot see it."""
    head = tag("title", _plain(title)) + tag("rect", width=width, height=height, fill="#fffefb")
    return tag(
        "svg",
        head + "".join(content),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
    )


def _plain(said: str) -> str:
    return escape("".join(c for c in said if c.isprintable()))
