"""Whether lettering can be read in a painted picture: letter by letter, on its pixels."""

import re
from html import unescape
from typing import Final, NamedTuple

import numpy as np

from storytelling_painter.tools.illustrator.contrast import channel_distance
from storytelling_painter.tools.illustrator.nodes import CANVAS, Node, Rect
from storytelling_painter.tools.illustrator.visibility import View

_TEXT: Final = re.compile(r"<text\b[^>]*>([^<]*)</text>")
_INK: Final = 60
"""Difference of a colour channel that parts letters from their ground, and one letter from another."""
_CAPITAL: Final = 0.72
"""Height of a capital as a share of the font size."""
_LEADING: Final = 1.12
_LETTER: Final = 0.6
"""Width of a letter as a share of its height, about."""
_SPOILT: Final = 0.12
"""Share of a letter's ink that may differ from the plan."""
_COVERED: Final = 0.35
"""Share of a letter's cells that something nearer may cover."""


class Lettering(NamedTuple):
    """What can be read of one piece of lettering."""

    words: tuple[str, ...]
    """Words as drawn, folded, in drawing order."""
    area: Rect
    height: float
    """Height of a capital in pixels of the picture."""
    contrast: float
    """Share of the area that is ink."""
    worst: float
    """Largest share of spoilt ink in the width of one letter; 0 is as planned."""
    covered: float
    """Largest covered share in the width of one letter."""


def fold(text: str) -> str:
    """Returns the text without case and with one space between words."""
    return " ".join(text.casefold().split())


def drawn_words(node: Node) -> tuple[str, ...]:
    """Returns the words of all lettering in a node, folded, in drawing order."""
    return tuple(word for text in _TEXT.findall(node.svg) for word in fold(unescape(text)).split())


def read_lettering(view: View, node: Node, area: Rect) -> Lettering:
    """Compares lettering in the real picture with its plan, in steps of half a letter.

    Args:
        view: The picture beside its layout.
        node: The node that carries the lettering.
        area: Box of the lettering's ink, in units.
    """
    rows = max(1, sum(1 for text in _TEXT.findall(node.svg) if fold(unescape(text))))
    height = area.height * _CAPITAL / (_CAPITAL + _LEADING * (rows - 1))
    k = view.size / CANVAS
    y0, x0 = max(0, round((area.y - 1) * k)), max(0, round((area.x - 1) * k))
    y1, x1 = round((area.y + area.height + 1) * k), round((area.x + area.width + 1) * k)
    plan = view.planned[y0:y1, x0:x1].astype(np.int16)
    real = view.pixels[y0:y1, x0:x1].astype(np.int16)
    words = drawn_words(node)
    if plan.shape[0] < 2 or plan.shape[1] < 2:
        return Lettering(words, area, height * k, 0.0, 1.0, 1.0)
    ground = np.median(plan.reshape(-1, 3), axis=0)
    ink = channel_distance(plan, ground) > _INK
    spoilt = channel_distance(plan, real) > _INK
    open_cells = view.uncovered(node.id, area)
    hidden = ~open_cells if open_cells is not None else np.ones((1, 1), dtype=np.bool_)
    step = max(2.0, height * k * _LETTER)
    return Lettering(
        words, area, height * k, float(ink.mean()), _worst(spoilt, ink, rows, step),
        _worst(hidden, np.ones_like(hidden), rows, max(2.0, step * view.grid / view.size)),
    )


def _worst(bad: np.ndarray, of: np.ndarray, rows: int, width: float) -> float:
    """Returns the largest share of bad cells among those that count, over windows one letter wide in each row."""
    height, length = bad.shape
    worst = 0.0
    edges = [round(height * i / rows) for i in range(rows + 1)]
    for top, low in zip(edges, edges[1:], strict=False):
        if low <= top:
            continue
        many, some = bad[top:low].sum(axis=0).cumsum(), of[top:low].sum(axis=0).cumsum()
        typical = float(some[-1]) / max(length / width, 1.0)
        start = 0.0
        while start < length:
            a, b = round(start), min(length, round(start + width))
            if b > a:
                spoilt = float(many[b - 1] - (many[a - 1] if a else 0))
                inked = float(some[b - 1] - (some[a - 1] if a else 0))
                worst = max(worst, spoilt / max(inked, 0.5 * typical, 4.0))
            start += width / 2
    return worst


def unbroken(lettering: Lettering) -> bool:
    """Tells whether no letter is spoilt."""
    return lettering.worst <= _SPOILT


def uncovered(lettering: Lettering) -> bool:
    """Tells whether no letter is covered."""
    return lettering.covered <= _COVERED
