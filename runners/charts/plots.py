"""Three plots: estimates with their intervals, a histogram, and curves."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from storytelling_painter.runners.charts.axes import GRID, INK, SOFT, Frame, drawing, range_of, words, x_axis, y_axis
from storytelling_painter.tools.illustrator.svg import circle, group, line, polygon, polyline, rect

_COLOURS: Final = ("#2d5d7c", "#a85d06", "#1b7a57", "#bb3328", "#7a3ab8", "#596270")
_DASHES: Final = ("none", "7 4", "2 3", "10 3 2 3", "4 4", "1 5")
_BINS: Final = 25
_LETTER: Final = 7.0
"""About the width of a letter."""


class Estimate(NamedTuple):
    """A value with its interval, which may be missing; `strong` ones are drawn in colour."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    strong: bool = False


class Band(NamedTuple):
    """A point of a curve, with bounds where they are known."""

    x: float
    y: float
    low: float | None = None
    high: float | None = None


class Curve(NamedTuple):
    """Points joined from left to right."""

    label: str
    points: Sequence[Band]


def forest(title: str, label: str, rows: Sequence[Estimate]) -> str:
    """Draws estimates below each other, with a line at zero.

    Args:
        title: Heading.
        label: Name of the axis.
        rows: From top to bottom.
    """
    left, step = 30 + _LETTER * max((len(r.label) for r in rows), default=0), 28
    bounds = [v for r in rows for v in (r.value, r.low, r.high) if v is not None]
    frame = Frame(left, 50, 420, step * len(rows), range_of(bounds, include=(0.0,)), (0, 1))
    parts = [words(20, 28, title, size=16, weight=600), x_axis(frame, label)]
    zero = frame.at_x(0.0)
    parts.append(line(zero, frame.top, zero, frame.top + frame.height, 1.5, stroke=SOFT))
    for i, row in enumerate(rows):
        y = frame.top + step * (i + 0.5)
        colour = _COLOURS[0] if row.strong else SOFT
        parts.append(words(left - 12, y + 4, row.label, anchor="end"))
        if row.low is not None and row.high is not None:
            parts.append(line(frame.at_x(row.low), y, frame.at_x(row.high), y, 3, stroke=colour))
        parts.append(circle(frame.at_x(row.value), y, 5, colour if row.strong else "#fffefb", 2, stroke=colour))
    return drawing(left + 460, frame.top + frame.height + 52, title, parts)


def histogram(title: str, label: str, values: Sequence[float], mean: Estimate | None = None) -> str:
    """Draws how often values lie where, with a line at zero and the mean with its interval above.

    Args:
        title: Heading.
        label: Name of the axis.
        values: Finite.
        mean: The mean, perhaps with its interval.
    """
    low, high = range_of(values, include=(0.0,))
    counts = [0] * _BINS
    for value in values:
        counts[min(_BINS - 1, int((value - low) / (high - low) * _BINS))] += 1
    frame = Frame(60, 76, 500, 170, (low, high), (0, max(counts, default=1) * 1.08 or 1))
    parts = [words(20, 28, title, size=16, weight=600), y_axis(frame, "pairs"), x_axis(frame, label)]
    width = frame.width / _BINS
    for i, count in enumerate(counts):
        if count:
            top = frame.at_y(count)
            height = frame.top + frame.height - top
            parts.append(rect(frame.left + i * width, top, width - 1, height, _COLOURS[0], 0, stroke="none"))
    zero = frame.at_x(0.0)
    parts.append(line(zero, frame.top, zero, frame.top + frame.height, 1.5, stroke=INK))
    if mean is not None:
        y = frame.top - 8
        if mean.low is not None and mean.high is not None:
            ends = (frame.at_x(frame.inside(mean.low)), frame.at_x(frame.inside(mean.high)))
            parts.append(line(ends[0], y, ends[1], y, 3, stroke=_COLOURS[1]))
        parts.append(circle(frame.at_x(frame.inside(mean.value)), y, 5, _COLOURS[1], 0, stroke="none"))
    return drawing(590, frame.top + frame.height + 52, title, parts)


def curves(title: str, panels: Sequence[tuple[str, str, Sequence[Curve]]], *, columns: int = 2) -> str:
    """Draws panels of curves that share their legend; the same label has the same colour everywhere.

    Args:
        title: Heading.
        panels: Name of the y axis, name of the x axis, and curves.
        columns: Panels beside each other.
    """
    width, height = 420, 300
    labels = list(dict.fromkeys(curve.label for _, _, those in panels for curve in those))
    parts = [words(20, 28, title, size=16, weight=600)]
    x = 20.0
    for i, label in enumerate(labels):
        colour, dash = _look(i)
        parts.append(line(x, 52, x + 26, 52, 3, stroke=colour, stroke_dasharray=dash))
        parts.append(words(x + 32, 56, label))
        x += 56 + _LETTER * len(label)
    for i, (y_name, x_name, those) in enumerate(panels):
        parts.append(_panel(20 + (i % columns) * width, 84 + (i // columns) * height, y_name, x_name, those, labels))
    rows = math.ceil(len(panels) / columns)
    return drawing(max(40 + columns * width, x), 90 + rows * height, title, parts)


def _panel(left: float, top: float, y_name: str, x_name: str, those: Sequence[Curve], labels: Sequence[str]) -> str:
    points = [point for curve in those for point in curve.points]
    bounds = [v for p in points for v in (p.y, p.low, p.high) if v is not None]
    xs = range_of((p.x for p in points), margin=0.02)
    frame = Frame(left + 36, top + 24, 350, 200, xs, range_of(bounds, include=(0.0,)))
    parts = [y_axis(frame, y_name), x_axis(frame, x_name)]
    parts.append(rect(frame.left, frame.top, frame.width, frame.height, "none", 1, stroke=GRID))
    for curve in those:
        colour, dash = _look(labels.index(curve.label))
        wide = [(p.x, p.low, p.high) for p in curve.points if p.low is not None and p.high is not None]
        if len(wide) > 1:
            upper = [(frame.at_x(at), frame.at_y(high)) for at, _, high in wide]
            lower = [(frame.at_x(at), frame.at_y(low)) for at, low, _ in reversed(wide)]
            parts.append(polygon([*upper, *lower], colour, 0, stroke="none", fill_opacity=0.14))
        joined = [(frame.at_x(p.x), frame.at_y(p.y)) for p in curve.points if math.isfinite(p.y)]
        if joined:
            parts.append(polyline(joined, 2.5, stroke=colour, stroke_dasharray=dash))
    return group(parts)


def _look(number: int) -> tuple[str, str]:
    return _COLOURS[number % len(_COLOURS)], _DASHES[number % len(_DASHES)]
