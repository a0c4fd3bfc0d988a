"""Hands as mittens with a thumb, large enough to be read."""

import math
from typing import Final

from storytelling_painter.tools.illustrator.people.joints import ArmJoints
from storytelling_painter.tools.illustrator.people.limbs import HandShape
from storytelling_painter.tools.illustrator.people.sketch import Frame, Sketch

_BASE: Final = 13.0
"""Palm of the drawings below, in units."""


def hand_frame(frame: Frame, arm: ArmJoints, palm: float) -> Frame:
    """Frame at the wrist: x points out of the wrist along the fingers, y to the thumb's far side."""
    angle = math.degrees(math.atan2(arm.hand.y - arm.wrist.y, arm.hand.x - arm.wrist.x))
    return frame.inner(arm.wrist, palm / _BASE, angle)


def draw_hand(sketch: Sketch, shape: HandShape, skin: str, *, thumb_up: bool) -> None:
    """Draws at the sketch's frame; `thumb_up` puts the thumb at negative y."""
    s = -1.0 if thumb_up else 1.0
    if shape == "point":
        sketch.tube([(8, -2 * s), (_BASE * 1.55, -2 * s)], skin, 7)
        sketch.ellipse((7, 0), 11, 10.5, skin)
        sketch.line([(13, 2 * s), (9, 4 * s)], 2)
        sketch.tube([(3, 5 * s), (9, 7 * s)], skin, 5.5)
        return
    if shape == "open":
        for turn in (-34, -11, 12, 34):
            a = math.radians(turn)
            sketch.tube([(8, 0), (8 + 15 * math.cos(a), 15 * math.sin(a))], skin, 5.5)
        sketch.tube([(4, 3 * s), (7, 15 * s)], skin, 6)
        sketch.ellipse((7, 0), 10.5, 10, skin, stroke="none")
        return
    if shape == "grip":
        sketch.ellipse((8.5, 0), 11.5, 11, skin)
        draw_fingers(sketch, skin, thumb_up=thumb_up)
        return
    if shape == "flat":
        sketch.curve([(0, -7), (12, -9), (23, -6), (26, 0), (23, 6), (12, 9), (0, 7)], skin)
        sketch.line([(15, -3), (24, -2.4)], 1.6)
        sketch.line([(15, 3), (24, 2.4)], 1.6)
        sketch.tube([(3, 6 * s), (13, 12 * s)], skin, 5.5)
        return
    if shape == "palm_up":
        sketch.curve([(0, -7), (10, -9), (22, -8), (25, -3), (20, 4), (10, 9), (0, 7)], skin)
        sketch.tube([(5, -6), (13, -13)], skin, 5.5)
        return
    sketch.curve([(-1, -7), (8, -10), (18, -7), (20, 0), (17, 7), (8, 10), (-1, 7)], skin)
    sketch.tube([(4, 7 * s), (12, 10 * s)], skin, 5.5)


def draw_fingers(sketch: Sketch, skin: str, *, thumb_up: bool) -> None:
    """The fingers of a closed hand, also drawn again over what it holds."""
    s = -1.0 if thumb_up else 1.0
    for x in (14.5, 9.0, 3.5):
        sketch.tube([(x, -5 * s), (x, 5 * s)], skin, 4.5, outline=2)
    sketch.tube([(2, 9 * s), (12, 8 * s)], skin, 5, outline=2.4)
