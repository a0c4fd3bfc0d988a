"""What is worn on head and face: glasses, hats, beards, veil, bandage; in head units, turned right by `turn`."""

import math
from typing import Final

from storytelling_painter.domain.vocabulary import Accessory
from storytelling_painter.tools.illustrator.people.face import FacePlan
from storytelling_painter.tools.illustrator.people.sketch import Pair, Sketch
from storytelling_painter.tools.illustrator.people.tones import darker, lighter

_GAUZE: Final = "#f6f1e4"


def behind_head(sketch: Sketch, worn: frozenset[str]) -> None:
    if "veil" in worn:
        sketch.curve(
            [
                (-30, -50),
                (-52, -20),
                (-66, 60),
                (-76, 150),
                (-40, 158),
                (0, 154),
                (40, 158),
                (70, 150),
                (60, 60),
                (50, -20),
                (30, -50),
            ],
            "#fbf9f5",
            2.4,
        )


def beard(sketch: Sketch, at: FacePlan, colour: str, worn: frozenset[str]) -> None:
    """Drawn before the mouth, so that the mouth stays visible."""
    t = at.nose.x / 18
    if "beard" in worn:
        sketch.curve(
            [
                (-38 + 16 * t, 2),
                (-37 + 8 * t, 24),
                (-24 + 5 * t, 44),
                (2 + 5 * t, 54),
                (26 + 4 * t, 44),
                (37, 22),
                (39 - t, 4),
                (30 + 3 * t, 13),
                (16 + 9 * t, 12.5),
                (at.mouth.x, 14.5),
                (-14 + 15 * t, 12.5),
                (-28 + 15 * t, 12),
            ],
            colour,
            tension=0.75,
        )


def on_face(sketch: Sketch, at: FacePlan, colour: str, worn: frozenset[str]) -> None:
    x = at.mouth.x
    if "moustache" in worn:
        y = at.mouth.y - 7.5
        sketch.curve(
            [
                (x, y - 3),
                (x + 10, y - 5),
                (x + 22, y + 2),
                (x + 25, y - 3),
                (x + 20, y + 7),
                (x + 8, y + 4),
                (x, y + 2),
                (x - 8, y + 4),
                (x - 20, y + 7),
                (x - 25, y - 3),
                (x - 22, y + 2),
                (x - 10, y - 5),
            ],
            colour,
            2.4,
            tension=0.8,
        )
    if "glasses" in worn:
        for eye, share in ((at.left_eye, 1.0), (at.right_eye, at.narrow)):
            sketch.ellipse(eye, 14.5 * share, 14, "none", 3.4)
        a, b = at.left_eye, at.right_eye
        sketch.line([(a.x + 14.5, a.y - 1), (b.x - 14.5 * at.narrow, b.y - 1)], 3.4)
        sketch.line([(a.x - 14.5, a.y - 2), (-36 + 12 * at.nose.x / 18, a.y - 3)], 3.2)


def on_head(sketch: Sketch, worn: frozenset[str], colour: str, turn: float, *, back: bool) -> None:
    """Hats and bandages; `colour` is the colour of the clothes."""
    t = turn
    contrast = darker(colour, 0.2)
    if "bandaged_head" in worn:
        sketch.curve(
            [(-43, -28), (-20, -40), (10, -40), (42, -28), (43, -12), (20, -22), (-10, -22), (-45, -10)],
            _GAUZE,
            2.8,
            tension=0.7,
        )
        sketch.line([(-38, -17), (-8, -33)], 2, stroke="#cfc5ae")
        sketch.line([(-2, -23), (30, -34)], 2, stroke="#cfc5ae")
        sketch.ellipse((22 + 4 * t, -29), 7, 5, "#d9534f", stroke="none")
    if "earmuffs" in worn:
        sketch.curve([(-42, -4), (-38, -36), (0, -56), (38, -36), (42 - 4 * t, -4)], closed=False, width=10)
        sketch.curve(
            [(-42, -4), (-38, -36), (0, -56), (38, -36), (42 - 4 * t, -4)], closed=False, width=5, stroke=contrast
        )
        for x, rx in ((-43 + 13 * t, 13.0), (43.0 - 3 * t, 13 - 6 * t)):
            sketch.ellipse((x, 4), rx, 16, "#d9534f")
    if "veil" in worn and not back:
        for i, x in enumerate((-26.0, -9.0, 9.0, 26.0)):
            sketch.ellipse((x + 4 * t, -43 - (6 if i in (1, 2) else 0)), 9, 8, "#fdfdfb", 2.4)
            sketch.ellipse((x + 4 * t, -43 - (6 if i in (1, 2) else 0)), 3, 3, "#f4d35e", 1.6)
    elif "veil" in worn:
        sketch.curve(
            [
                (-30, -50),
                (-52, -20),
                (-66, 60),
                (-76, 150),
                (-40, 158),
                (0, 154),
                (40, 158),
                (70, 150),
                (60, 60),
                (50, -20),
                (30, -50),
            ],
            "#fbf9f5",
            2.4,
        )
    hat = next((h for h in ("party_hat", "hat", "cap", "police", "chef", "worker", "nurse") if h in worn), None)
    if hat:
        _HATS[hat](sketch, colour, t, back)


def _brim(points: list[Pair], t: float) -> list[Pair]:
    return [(x + 3 * t, y) for x, y in points]


def _party(sketch: Sketch, colour: str, t: float, back: bool) -> None:
    sketch.polygon([(-22 + 2 * t, -40), (2, -98), (24 + 2 * t, -42)], "#f4d35e")
    for a, b in (((-17, -54), (20, -50)), ((-11, -69), (14, -66))):
        sketch.line([(a[0] + 2 * t, a[1]), (b[0] + 2 * t, b[1])], 5.5, stroke="#d9534f", cap="butt")
    sketch.ellipse((2, -100), 8, 8, "#6fb7d8", 2.6)


def _hat(sketch: Sketch, colour: str, t: float, back: bool) -> None:
    felt = darker(colour, 0.42)
    sketch.curve([(-34, -34), (-32, -66), (-16, -76), (0, -71), (16, -76), (32, -66), (36, -34)], felt, tension=0.7)
    sketch.polygon([(-35, -44), (36, -44), (37, -32), (-35, -32)], lighter(colour, 0.6), 2.4)
    sketch.ellipse((2 * t, -31), 57, 9, felt)


def _cap(sketch: Sketch, colour: str, t: float, back: bool) -> None:
    sketch.curve([(-43, -22), (-42, -42), (-22, -58), (6, -60), (32, -50), (43, -24), (0, -29)], colour, tension=0.8)
    sketch.line([(4 * t, -58), (8 * t, -28)], 2)
    sketch.ellipse((2, -60), 4.5, 3.5, colour, 2.4)
    if back:
        sketch.curve([(-12, -26), (0, -40), (12, -26)], "#3a302c", 2.4)
    elif t > 0.3:
        sketch.curve(
            [(10, -27), (40, -29), (66, -22), (70, -15), (44, -17), (18, -20)], darker(colour, 0.25), tension=0.7
        )
    else:
        sketch.curve(
            [(-34, -26), (0, -33), (34, -26), (30, -16), (0, -21), (-30, -16)], darker(colour, 0.25), tension=0.7
        )


def _police(sketch: Sketch, colour: str, t: float, back: bool) -> None:
    blue = "#2c3f6b"
    sketch.curve([(-40, -34), (-54, -54), (-30, -70), (0, -74), (30, -70), (56, -54), (42, -34)], blue, tension=0.7)
    sketch.curve([(-42, -36), (0, -42), (42, -36), (43, -24), (0, -30), (-43, -24)], "#1f2b4d", tension=0.7)
    if not back:
        sketch.curve(
            [
                (-30 + 22 * t, -27),
                (4 + 16 * t, -30),
                (34 + 16 * t, -25),
                (28 + 20 * t, -14),
                (4 + 14 * t, -20),
                (-26 + 22 * t, -17),
            ],
            "#23222b",
            tension=0.8,
        )
        star(sketch, (6 * t + 2, -51), 11)


def _chef(sketch: Sketch, colour: str, t: float, back: bool) -> None:
    for x, y, r in ((-24, -78, 22), (25, -78, 22), (0, -90, 25)):
        sketch.ellipse((x, y), r, r, "#fdfdfb")
    sketch.polygon([(-32, -68), (32, -68), (38, -30), (-38, -30)], "#fdfdfb")
    sketch.ellipse((0, -76), 31, 14, "#fdfdfb", stroke="none")
    for x in (-16, 0, 16):
        sketch.line([(x, -62), (x * 1.1, -38)], 1.8, stroke="#b9b5a8")


def _helmet(sketch: Sketch, colour: str, t: float, back: bool) -> None:
    sketch.curve(
        [(-44, -24), (-42, -48), (-22, -66), (2, -70), (26, -66), (43, -48), (45, -24)], "#f6c945", tension=0.8
    )
    sketch.curve(
        [(-8 + 6 * t, -68), (0 + 7 * t, -72), (9 + 6 * t, -68), (11 + 7 * t, -30), (-10 + 7 * t, -30)],
        "#fbe08a",
        2.4,
        tension=0.5,
    )
    sketch.curve(
        [(-50, -26), (0, -34), (50 + 8 * t, -26), (48 + 9 * t, -18), (0, -25), (-48, -18)], "#f6c945", tension=0.7
    )


def _nurse(sketch: Sketch, colour: str, t: float, back: bool) -> None:
    sketch.curve(
        [(-30 + 3 * t, -38), (-36 + 3 * t, -66), (0 + 4 * t, -72), (36 + 3 * t, -66), (30 + 3 * t, -38), (0, -45)],
        "#fdfdfb",
        tension=0.4,
    )
    if not back:
        x = 5 * t
        sketch.polygon(
            [
                (x - 3.5, -66),
                (x + 3.5, -66),
                (x + 3.5, -60),
                (x + 9.5, -60),
                (x + 9.5, -53),
                (x + 3.5, -53),
                (x + 3.5, -47),
                (x - 3.5, -47),
                (x - 3.5, -53),
                (x - 9.5, -53),
                (x - 9.5, -60),
                (x - 3.5, -60),
            ],
            "#d9534f",
            1.4,
        )


def star(sketch: Sketch, c: Pair, r: float) -> None:
    points = []
    for i in range(10):
        a, k = math.radians(36 * i - 90), r if i % 2 == 0 else r * 0.45
        points.append((c[0] + k * math.cos(a), c[1] + k * math.sin(a)))
    sketch.polygon(points, "#f4d35e", 2)


_HATS: Final = {
    "party_hat": _party,
    "hat": _hat,
    "cap": _cap,
    "police": _police,
    "chef": _chef,
    "worker": _helmet,
    "nurse": _nurse,
}

UNIFORM_HATS: Final[frozenset[str]] = frozenset({"police", "chef", "worker", "nurse"})
HATS: Final[frozenset[Accessory]] = frozenset({"hat", "cap", "party_hat"})
