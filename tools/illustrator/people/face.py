"""The face: eyes that look somewhere, brows, mouth, tears and blush, by expression.

Drawn in head units: 80 wide, 86 high, origin in the middle, turned to the right by `turn` from 0 (front) to 1.
"""

from typing import Final, Literal, NamedTuple

from storytelling_painter.domain.vocabulary import Age, Expression
from storytelling_painter.tools.illustrator import svg
from storytelling_painter.tools.illustrator.nodes import Point
from storytelling_painter.tools.illustrator.people.mouths import MOUTHS, Mouth
from storytelling_painter.tools.illustrator.people.sketch import Sketch
from storytelling_painter.tools.illustrator.people.tones import mixed

_TEAR: Final = "#7fc0e8"
_WHITE: Final = "#fffefa"

Eyes = Literal["open", "wide", "squeezed", "arcs_up", "arcs_down", "squint"]


class Look(NamedTuple):
    eyes: Eyes = "open"
    lid: float = 0.0
    """Share of the eye that the upper lid covers."""
    brow_in: float = 0.0
    """Units that the inner end of the brow is lower than at rest; negative is higher."""
    brow_out: float = 0.0
    mouth: Mouth = "flat"
    blush: float = 0.0
    pupil: float = 1.0
    glance: tuple[float, float] = (0.0, 0.0)
    """Where the pupils go when nothing is looked at, in shares of their room."""
    extras: tuple[Literal["tears", "sweat", "bags", "wrinkle_nose", "zzz", "pale", "green"], ...] = ()


LOOKS: Final[dict[Expression, Look]] = {
    "neutral": Look(lid=0.14),
    "happy": Look(lid=0.08, brow_in=-2, brow_out=-2, mouth="smile", blush=0.35),
    "laughing": Look(eyes="arcs_up", brow_in=-6, brow_out=-4, mouth="laugh", blush=0.4),
    "sad": Look(lid=0.3, brow_in=-9, brow_out=5, mouth="frown", glance=(0.1, 0.8)),
    "crying": Look(eyes="squeezed", brow_in=-9, brow_out=5, mouth="wail", extras=("tears",)),
    "angry": Look(lid=0.22, brow_in=9, brow_out=-7, mouth="clenched", blush=0.5, pupil=0.85),
    "afraid": Look(eyes="wide", brow_in=-12, brow_out=1, mouth="tremble", pupil=0.5, extras=("sweat", "pale")),
    "surprised": Look(eyes="wide", brow_in=-11, brow_out=-10, mouth="o", pupil=0.7),
    "worried": Look(brow_in=-9, brow_out=4, mouth="wavy", extras=("sweat",)),
    "embarrassed": Look(lid=0.2, brow_in=-7, brow_out=2, mouth="shy", blush=1.0, glance=(-0.7, 0.8)),
    "tired": Look(lid=0.58, brow_in=-3, brow_out=4, mouth="yawn", extras=("bags",)),
    "asleep": Look(eyes="arcs_down", brow_in=-1, brow_out=2, mouth="sleep", extras=("zzz",)),
    "disgusted": Look(eyes="squint", brow_in=7, brow_out=-3, mouth="tongue", extras=("wrinkle_nose", "green")),
    "proud": Look(lid=0.34, brow_in=-6, brow_out=-7, mouth="smirk", blush=0.35, glance=(0.2, -0.2)),
    "bored": Look(lid=0.5, brow_in=1, brow_out=1, mouth="skew", glance=(-0.5, -0.5)),
}


class FacePlan(NamedTuple):
    """Where the features of a turned face are, in head units."""

    left_eye: Point
    right_eye: Point
    nose: Point
    mouth: Point
    narrow: float
    """Width of the far eye as a share of the near one's."""
    size: float
    """Size of the eyes; children have larger ones."""


def plan(turn: float, age: Age) -> FacePlan:
    size = {"toddler": 1.16, "child": 1.12, "teen": 1.04, "adult": 1.0, "elder": 0.94}[age]
    low = {"toddler": 7.0, "child": 5.0, "teen": 2.0}.get(age, 0.0)
    middle, apart = 15.0 * turn, 16.5 - 2.0 * turn
    return FacePlan(
        Point(middle - apart, -3 + low),
        Point(middle + apart - 1.5 * turn, -3 + low),
        Point(18 * turn, 9 + low * 0.8),
        Point(14.5 * turn, 23.5 + low * 0.3),
        1 - 0.22 * turn,
        size,
    )


def draw_face(sketch: Sketch, at: FacePlan, look: Look, skin: str, gaze: tuple[float, float], age: Age) -> None:
    """`gaze` is the offset of the pupils in shares of their room, x to the right, y down."""
    _cheeks(sketch, at, look, skin)
    if age == "elder":
        _wrinkles(sketch, at, skin)
    _nose(sketch, at, look, skin)
    with sketch.part("mouth"):
        MOUTHS[look.mouth](sketch, at.mouth.x, at.mouth.y)
    with sketch.part("eyes"):
        for centre, share, inner in ((at.left_eye, 1.0, 1.0), (at.right_eye, at.narrow, -1.0)):
            _eye(sketch, centre, at.size, share, look, gaze, inner, skin)
    _tears(sketch, at, look)


def _eye(
    sketch: Sketch, c: Point, size: float, share: float, look: Look, gaze: tuple[float, float], inner: float, skin: str
) -> None:
    rx, ry = 9.6 * size * share, 11.2 * size
    if look.eyes == "wide":
        rx, ry = rx * 1.14, ry * 1.2
    if look.eyes in ("arcs_up", "arcs_down"):
        dy = -7.0 if look.eyes == "arcs_up" else 6.0
        sketch.curve([(c.x - rx, c.y + 2), (c.x, c.y + 2 + dy), (c.x + rx, c.y + 2)], closed=False, width=4)
        return
    if look.eyes == "squeezed":
        tip = c.x + inner * rx * 0.8
        sketch.line([(c.x - inner * rx, c.y - 6), (tip, c.y), (c.x - inner * rx, c.y + 5)], 3.6)
        return
    lid = look.lid
    if look.eyes == "squint":
        lid = 0.62 if inner > 0 else 0.42
        ry *= 0.85
    sketch.ellipse(c, rx, ry, _WHITE, 2.6)
    r = 6.2 * size * look.pupil
    x = c.x + gaze[0] * (rx - r * 0.75) * 0.95
    y = c.y + gaze[1] * (ry - r) * 0.95
    if lid:
        y = max(y, c.y - ry + 2 * ry * lid + r * 0.15)
        y = min(y, c.y + ry - r)
    sketch.ellipse((x, y), r, r * 1.12, svg.INK, stroke="none")
    sketch.ellipse((x + r * 0.3, y - r * 0.42), r * 0.32, r * 0.32, _WHITE, stroke="none")
    if lid:
        edge = c.y - ry + 2 * ry * lid
        half = rx * (1 - (1 - 2 * lid) ** 2) ** 0.5
        slope = (look.brow_in - look.brow_out) * 0.16 * inner
        shade = mixed(skin, "#7a4a52", 0.16)
        sketch.curve(
            [
                (c.x - half, edge - slope),
                (c.x - rx * 0.86, c.y - ry * 0.62),
                (c.x, c.y - ry),
                (c.x + rx * 0.86, c.y - ry * 0.62),
                (c.x + half, edge + slope),
            ]
            if lid < 0.45
            else [
                (c.x - half, edge - slope),
                (c.x - rx, c.y),
                (c.x - rx * 0.75, c.y - ry * 0.68),
                (c.x, c.y - ry),
                (c.x + rx * 0.75, c.y - ry * 0.68),
                (c.x + rx, c.y),
                (c.x + half, edge + slope),
            ],
            shade,
            2.6,
            tension=0.8,
        )
        sketch.line([(c.x - half, edge - slope), (c.x + half, edge + slope)], 3.6)


def draw_brows(sketch: Sketch, at: FacePlan, look: Look, colour: str) -> None:
    """Drawn over the hair, so that a fringe does not hide what somebody feels."""
    for centre, share, inner in ((at.left_eye, 1.0, 1.0), (at.right_eye, at.narrow, -1.0)):
        _brow(sketch, centre, at.size, share, look, colour, inner)


def _brow(sketch: Sketch, c: Point, size: float, share: float, look: Look, colour: str, inner: float) -> None:
    y = c.y - 17.5 * size
    if look.eyes in ("arcs_up", "arcs_down"):
        y += 2
    half = 10.5 * share
    inside, outside = (c.x + inner * half, y + look.brow_in), (c.x - inner * half, y + look.brow_out)
    middle = ((inside[0] + outside[0]) / 2, (inside[1] + outside[1]) / 2 - 2.2)
    sketch.curve([outside, middle, inside], closed=False, width=5.5, stroke=colour)


def _nose(sketch: Sketch, at: FacePlan, look: Look, skin: str) -> None:
    x, y = at.nose
    shade = mixed(skin, "#6b2f2a", 0.55)
    sketch.curve([(x - 1, y - 5), (x + 4, y + 1), (x - 2, y + 3)], closed=False, width=3, stroke=shade)
    if "wrinkle_nose" in look.extras:
        for dy in (-12, -8):
            sketch.line([(x - 6, y + dy), (x + 3, y + dy - 1)], 2.2, stroke=shade)


def _cheeks(sketch: Sketch, at: FacePlan, look: Look, skin: str) -> None:
    if look.blush:
        pink = mixed(skin, "#e0485a", 0.22 + 0.34 * look.blush)
        for eye, share in ((at.left_eye, 1.0), (at.right_eye, at.narrow)):
            x = eye.x + (3 if eye is at.right_eye else -3) * share
            y = eye.y + 17
            sketch.ellipse((x, y), 8.5 * share, 5.5, pink, stroke="none")
            if look.blush >= 1:
                for dx in (-4, 0, 4):
                    sketch.line([(x + dx * share - 1.5, y + 3), (x + dx * share + 1.5, y - 3)], 1.8, stroke="#b8303f")


def _wrinkles(sketch: Sketch, at: FacePlan, skin: str) -> None:
    shade = mixed(skin, "#4a2a25", 0.45)
    for eye, out in ((at.left_eye, -1.0), (at.right_eye, at.narrow)):
        for dy in (-2, 4):
            sketch.line([(eye.x + out * 11.5, eye.y + dy), (eye.x + out * 15.5, eye.y + dy * 2)], 1.8, stroke=shade)
        sketch.curve(
            [(eye.x - 6, eye.y + 14), (eye.x, eye.y + 16), (eye.x + 6, eye.y + 14)],
            closed=False,
            width=1.8,
            stroke=shade,
        )
    for x in (-14.0, 14.0):
        dx = x * 1.15
        sketch.curve(
            [
                (at.mouth.x + dx * 0.8, at.mouth.y - 10),
                (at.mouth.x + dx * 1.12, at.mouth.y - 4),
                (at.mouth.x + dx * 1.1, at.mouth.y + 2),
            ],
            closed=False,
            width=2,
            stroke=shade,
        )
    sketch.curve(
        [(at.nose.x - 14, -29), (at.nose.x, -31), (at.nose.x + 12, -29)], closed=False, width=1.8, stroke=shade
    )


def _tears(sketch: Sketch, at: FacePlan, look: Look) -> None:
    if "tears" in look.extras:
        for eye, share, out in ((at.left_eye, 1.0, -1.0), (at.right_eye, at.narrow, 1.0)):
            x = eye.x + out * 3
            sketch.curve(
                [
                    (x - 3.5, eye.y + 6),
                    (x + 3.5, eye.y + 6),
                    (x + 5 * share, eye.y + 22),
                    (x + 4 * share, eye.y + 33),
                    (x, eye.y + 36),
                    (x - 4 * share, eye.y + 33),
                    (x - 5 * share, eye.y + 22),
                ],
                _TEAR,
                2,
                tension=0.7,
            )
    if "bags" in look.extras:
        for eye, share in ((at.left_eye, 1.0), (at.right_eye, at.narrow)):
            y = eye.y + 12.5
            sketch.curve(
                [(eye.x - 8 * share, y), (eye.x, y + 4.5), (eye.x + 8 * share, y)],
                closed=False,
                width=2.6,
                stroke="#8a6a86",
            )


def draw_sweat(sketch: Sketch, turn: float) -> None:
    """A drop at the temple, drawn over the hair."""
    x, y = -32 + 6 * turn, -24.0
    sketch.curve(
        [(x, y - 13), (x + 6.5, y + 1), (x + 5.5, y + 7), (x, y + 10), (x - 5.5, y + 7), (x - 6.5, y + 1)],
        _TEAR,
        2.4,
        tension=0.6,
    )


def draw_lashes(sketch: Sketch, at: FacePlan, look: Look) -> None:
    """Two lashes at the outer corner of each open eye."""
    if look.eyes in ("squeezed", "arcs_up"):
        return
    for eye, share, out in ((at.left_eye, 1.0, -1.0), (at.right_eye, at.narrow, 1.0)):
        rx, ry = 9.6 * at.size * share * out, 11.2 * at.size
        if look.eyes == "wide":
            rx, ry = rx * 1.14, ry * 1.2
        if look.eyes == "arcs_down":
            sketch.line([(eye.x + rx, eye.y + 2), (eye.x + rx + out * 4, eye.y + 5)], 2.6)
            continue
        sketch.line([(eye.x + rx * 0.92, eye.y - ry * 0.42), (eye.x + rx + out * 4.5, eye.y - ry * 0.62)], 2.8)
        sketch.line([(eye.x + rx * 0.7, eye.y - ry * 0.74), (eye.x + rx * 0.8 + out * 4, eye.y - ry * 1.04)], 2.6)
