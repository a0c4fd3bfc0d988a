"""Curves of a training as SVG, drawn without any library."""

from collections.abc import Sequence
from html import escape
from typing import Any, Final

_WIDTH: Final = 720
_HEIGHT: Final = 220
_LEFT: Final = 64
_TOP: Final = 34
_SERIES: Final = (
    ("loss", (("loss", "training", "#2563eb"), ("eval_loss", "validation", "#dc2626"))),
    ("reward margin", (("rewards/margins", "training", "#2563eb"), ("eval_rewards/margins", "validation", "#dc2626"))),
)


def curves_svg(log: Sequence[dict[str, Any]]) -> str:
    """Returns the picture of a log.

    Args:
        log: Entries with `step` and values; a panel without any value is left out.
    """
    panels: list[str] = []
    for title, series in _SERIES:
        lines = []
        for key, name, colour in series:
            points = [(e["step"], float(e[key])) for e in log if isinstance(e.get(key), int | float)]
            if points:
                lines.append((name, colour, points))
        if lines:
            panels.append(_panel(title, lines, len(panels) * (_HEIGHT + 20)))
    height = max(1, len(panels)) * (_HEIGHT + 20)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif" '
        f'font-size="12"><rect width="100%" height="100%" fill="white"/>{"".join(panels)}</svg>\n'
    )


def _panel(title: str, lines: Sequence[tuple[str, str, Sequence[tuple[int, float]]]], top: int) -> str:
    values = [v for _, _, points in lines for _, v in points]
    steps = [s for _, _, points in lines for s, _ in points]
    low, high = min(values), max(values)
    high = high if high > low else low + 1.0
    last = max(steps)
    width, height = _WIDTH - _LEFT - 20, _HEIGHT - _TOP - 30

    def at(step: float, value: float) -> str:
        x = _LEFT + width * step / max(1, last)
        return f"{x:.1f},{top + _TOP + height * (1 - (value - low) / (high - low)):.1f}"

    out = [f'<text x="{_LEFT}" y="{top + 20}" font-weight="bold">{escape(title)}</text>']
    out += [
        f'<text x="{_LEFT - 6}" y="{top + _TOP + 4}" text-anchor="end">{high:.2f}</text>',
        f'<text x="{_LEFT - 6}" y="{top + _TOP + height + 4}" text-anchor="end">{low:.2f}</text>',
        f'<text x="{_LEFT + width}" y="{top + _TOP + height + 20}" text-anchor="end">step {last}</text>',
        f'<rect x="{_LEFT}" y="{top + _TOP}" width="{width}" height="{height}" fill="none" stroke="#9ca3af"/>',
    ]
    for place, (name, colour, points) in enumerate(lines):
        path = " ".join(at(s, v) for s, v in points)
        out.append(f'<polyline fill="none" stroke="{colour}" stroke-width="1.5" points="{path}"/>')
        out += [f'<circle cx="{at(*p).split(",")[0]}" cy="{at(*p).split(",")[1]}" r="2.5" fill="{colour}"/>'
                for p in points if len(points) < 40]
        out.append(f'<text x="{_LEFT + 140 + 90 * place}" y="{top + 20}" fill="{colour}">{escape(name)}</text>')
    return "".join(out)
