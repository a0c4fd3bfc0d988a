"""Mouths: the loudest part of an expression, one function each, in head units about the middle of the mouth."""

from collections.abc import Callable
from typing import Final, Literal

from storytelling_painter.tools.illustrator.people.sketch import Sketch

Mouth = Literal[
    "flat",
    "smile",
    "laugh",
    "frown",
    "wail",
    "clenched",
    "tremble",
    "o",
    "wavy",
    "shy",
    "yawn",
    "sleep",
    "tongue",
    "smirk",
    "skew",
]
_DARK: Final = "#7c2f38"
_TONGUE: Final = "#e8838c"
_WHITE: Final = "#fffefa"


def _flat(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve([(x - 9, y), (x, y + 1.5), (x + 9, y)], closed=False, width=3.4)


def _smile(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve(
        [(x - 15, y - 5), (x - 9, y + 3), (x, y + 6), (x + 9, y + 3), (x + 15, y - 5)], closed=False, width=3.8
    )
    for dx in (-15, 15):
        sketch.line(
            [(x + dx - 2, y - 7), (x + dx + 2, y - 3.4)] if dx > 0 else [(x + dx + 2, y - 7), (x + dx - 2, y - 3.4)],
            2.4,
        )


def _laugh(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve(
        [(x - 17, y - 8), (x, y - 5), (x + 17, y - 8), (x + 13, y + 6), (x, y + 13), (x - 13, y + 6)],
        _DARK,
        tension=0.8,
    )
    sketch.curve(
        [(x - 14, y - 6), (x, y - 3.5), (x + 14, y - 6), (x + 12, y - 1), (x, y + 1.5), (x - 12, y - 1)],
        _WHITE,
        stroke="none",
        tension=0.6,
    )
    sketch.ellipse((x, y + 8.5), 7, 3.6, _TONGUE, stroke="none")


def _frown(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve([(x - 12, y + 6), (x - 6, y), (x, y - 2), (x + 6, y), (x + 12, y + 6)], closed=False, width=3.8)


def _wail(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve(
        [(x - 14, y + 8), (x - 9, y - 4), (x, y - 7), (x + 9, y - 4), (x + 14, y + 8), (x, y + 5)], _DARK, tension=0.8
    )
    sketch.ellipse((x, y + 2.5), 6, 2.6, _TONGUE, stroke="none")


def _clenched(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve(
        [(x - 14, y + 6), (x - 10, y - 3), (x, y - 5), (x + 10, y - 3), (x + 14, y + 6), (x, y + 5)],
        _WHITE,
        tension=0.7,
    )
    for dx in (-6, 0, 6):
        sketch.line([(x + dx, y - 4), (x + dx, y + 5)], 2)


def _tremble(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve(
        [
            (x - 14, y + 3),
            (x - 9, y - 5),
            (x - 3, y - 2),
            (x + 3, y - 5),
            (x + 9, y - 2),
            (x + 14, y + 4),
            (x + 8, y + 8),
            (x + 3, y + 5),
            (x - 3, y + 9),
            (x - 8, y + 5),
        ],
        _WHITE,
        tension=0.9,
    )
    sketch.line([(x - 11, y + 2), (x + 11, y + 2)], 2)


def _o(sketch: Sketch, x: float, y: float) -> None:
    sketch.ellipse((x, y + 3), 8.5, 11, _DARK)
    sketch.ellipse((x, y + 9), 5, 3, _TONGUE, stroke="none")


def _wavy(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve(
        [(x - 12, y + 3), (x - 6, y - 2), (x, y + 3), (x + 6, y - 2), (x + 12, y + 4)], closed=False, width=3.6
    )


def _shy(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve([(x - 9, y), (x - 5, y + 4), (x, y + 1), (x + 5, y + 4), (x + 9, y - 1)], closed=False, width=3.4)


def _yawn(sketch: Sketch, x: float, y: float) -> None:
    sketch.ellipse((x, y + 3), 7, 8.5, _DARK)
    sketch.ellipse((x, y + 8), 4, 2.4, _TONGUE, stroke="none")


def _sleep(sketch: Sketch, x: float, y: float) -> None:
    sketch.ellipse((x, y + 1), 4.5, 3.6, _DARK, 2.6)


def _tongue(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve(
        [(x - 13, y - 1), (x - 5, y - 4), (x + 4, y), (x + 13, y - 5), (x + 10, y + 5), (x - 2, y + 6)],
        _DARK,
        tension=0.8,
    )
    sketch.curve(
        [(x - 5, y + 1), (x + 5, y + 1), (x + 5, y + 10), (x, y + 14), (x - 5, y + 10)], _TONGUE, 2.4, tension=0.8
    )


def _smirk(sketch: Sketch, x: float, y: float) -> None:
    sketch.curve([(x - 12, y - 1), (x - 3, y + 5), (x + 8, y + 1), (x + 14, y - 7)], closed=False, width=3.8)
    sketch.line([(x + 11, y - 9), (x + 17, y - 6)], 2.6)


def _skew(sketch: Sketch, x: float, y: float) -> None:
    sketch.line([(x - 8, y + 4), (x + 3, y + 2), (x + 11, y - 2)], 3.6)


MOUTHS: Final[dict[Mouth, Callable[[Sketch, float, float], None]]] = {
    "flat": _flat,
    "smile": _smile,
    "laugh": _laugh,
    "frown": _frown,
    "wail": _wail,
    "clenched": _clenched,
    "tremble": _tremble,
    "o": _o,
    "wavy": _wavy,
    "shy": _shy,
    "yawn": _yawn,
    "sleep": _sleep,
    "tongue": _tongue,
    "smirk": _smirk,
    "skew": _skew,
}
