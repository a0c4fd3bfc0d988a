"""Toys for the hand: ball, balloon, bat, doll, teddy, toy car."""

from storytelling_painter.tools.illustrator.nodes import Rect
from storytelling_painter.tools.illustrator.palette import CLOTH, WOOD
from storytelling_painter.tools.illustrator.props.pieces import rays
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade


def ball(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    if look.state == "flat":
        s.path("M-48 -5C-58 -24 -46 -42 -26 -40C-12 -39 -10 -24 2 -24C12 -24 16 -36 30 -35C50 -34 56 -18 48 -5"
            "Q30 2 0 0Q-30 2 -48 -5Z", colour)
        s.path("M-28 -40C-42 -30 -42 -10 -34 -2L-10 0C-20 -12 -18 -26 -12 -32Q-18 -40 -28 -40Z", CLOTH["white"], THIN)
        s.path("M50 -24Q32 -22 34 -8Q42 -4 50 -8Q54 -16 50 -24Z", CLOTH["yellow"], THIN)
        s.path("M2 -22V-13M-4 -20L-9 -13M8 -20L14 -14", "none", THIN)
        s.path("M-4 -32Q-10 -39 -4 -46Q2 -52 -4 -60M9 -36Q4 -43 9 -49Q14 -55 9 -62", "none", 2.5, "#7d8894")
        s.mark("grip", 0, -10)
        return
    s.circle(0, -32, 32, colour)
    s.path("M-10 -62Q-40 -30 -8 -1Q14 -6 16 -4Q-14 -32 10 -62Q0 -66 -10 -62Z", CLOTH["white"], THIN)
    s.path("M31 -38Q10 -30 30 -18Z", CLOTH["yellow"], THIN)
    s.mark("grip", 0, -32)


def balloon(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    if look.state == "burst":
        if look.held:
            s.curve([(0, 0), (8, -30), (-4, -60), (4, -88)], 2.5)
            middle = -100.0
        else:
            s.curve([(-60, -4), (-40, 0), (-20, -6), (-4, -20)], 2.5)
            middle = -34.0
        rays(s, 0, middle, 36, 52, count=10)
        for x, y, turn in ((-16, 0, 0), (16, -8, 110), (0, 14, 200), (0, -20, 60)):
            with s.moved(x, middle + y, turn=turn):
                s.path("M-14 -6Q-4 -16 8 -10L14 -12L10 -2L16 8L4 4L-6 12L-6 2Z", colour, THIN)
        s.mark("grip", 0, 0)
        return
    if look.held:
        s.curve([(0, 0), (26, -50), (22, -120), (68, -192)], 2.5)
    else:
        s.curve([(0, 0), (9, -34), (-7, -70), (0, -106)], 2.5)
    with s.moved(54, -90, turn=8) if look.held else s.moved():
        s.polygon([(0, -112), (-8, -102), (8, -102)], colour, THIN)
        s.path("M0 -110C-24 -118 -40 -140 -40 -160C-40 -186 -20 -200 0 -200C20 -200 40 -186 40 -160"
            "C40 -140 24 -118 0 -110Z", colour)
        s.path("M-24 -168Q-22 -184 -10 -188", "none", 4, shade(colour, 0.7))
    s.mark("grip", 0, -2)


def baseball_bat(s: Sketch, look: Look) -> None:
    colour = look.main(WOOD)
    turn = 0 if look.held else 88
    with s.moved(0, 0) if look.held else s.moved(-86, -14, turn=turn):
        s.path("M-5 -4L-6 -40Q-7 -70 -14 -120Q-15 -170 0 -172Q15 -170 14 -120Q7 -70 6 -40L5 -4Z", colour)
        for y in (-12, -20, -28, -36):
            s.line(-6, y + 2, 6, y - 3, THIN)
        s.rect(-9, -6, 18, 9, colour, rx=4)
        s.mark("grip", 0, -22)


def doll(s: Sketch, look: Look) -> None:
    dress = look.main("pink")
    skin, hair = "#fbe0cd", "#c8813b"
    torn = look.state == "torn"
    for side in (-1, 1):
        if torn and side == 1:
            with s.moved(50, -8, turn=70):
                s.limb([(0, 10), (0, -22)], skin, 9)
                s.circle(0, 13, 7, CLOTH["red"], THIN)
                s.path("M-6 -28L-2 -34L2 -27L7 -33", "none", THIN, "#ffffff")
        else:
            s.limb([(side * 9, -30), (side * 11, -6)], skin, 9)
            s.ellipse(side * 13, -4, 9, 5, CLOTH["red"], THIN)
    s.limb([(-15, -64), (-32, -46)], skin, 8)
    if torn:
        s.curve([(15, -64), (24, -58), (22, -46), (30, -42)], THIN)
    else:
        s.limb([(15, -64), (32, -46)], skin, 8)
    s.path("M-13 -72H13L30 -26Q0 -18 -30 -26Z", dress)
    for x in (-14, 2, 15):
        s.circle(x, -36, 3, CLOTH["white"], 0)
    with s.moved(0, -72, turn=16 if torn else 0):
        for side in (-1, 1):
            s.ellipse(side * 29, -16, 9, 15, hair)
            s.circle(side * 25, -28, 4, CLOTH["red"], THIN)
        s.circle(0, -24, 25, skin)
        s.path("M-25 -22C-28 -60 28 -60 25 -22Q16 -38 0 -38Q-16 -38 -25 -22Z", hair)
        if torn:
            s.path("M-13 -24l8 8m0 -8l-8 8", "none", 3)
            s.path("M-7 -6Q0 -11 7 -6", "none", 2.5)
            s.curve([(12, -14), (14, -6), (20, -2)], THIN)
            s.circle(20, 0, 4, "#2b2a33", 0)
        else:
            for side in (-1, 1):
                s.circle(side * 9, -21, 3.6, "#2b2a33", 0)
                s.circle(side * 15, -13, 3.6, "#f2a5a0", 0)
            s.path("M-7 -11Q0 -4 7 -11", "none", 2.5)
        s.part("face", Rect(-25, -49, 50, 50))
    if torn:
        s.path("M4 -30L10 -46L16 -34L22 -42", "none", THIN)
        s.blob([(-4, -24), (2, -30), (8, -26), (14, -30), (16, -20), (6, -16)], "#ffffff", THIN)
    s.mark("grip", -32, -46)


def _bear_head(s: Sketch, fur: str, *, torn: bool) -> None:
    for side in (-1, 1):
        s.circle(side * 25, -48, 13, fur)
        s.circle(side * 25, -48, 6, shade(fur, 0.5), THIN)
    s.ellipse(0, -28, 34, 30, fur)
    s.ellipse(0, -18, 15, 12, shade(fur, 0.55), THIN)
    s.ellipse(0, -23, 5.5, 4, "#2b2a33", 0)
    s.path("M0 -20V-15M-6 -13Q0 -9 6 -13" if not torn else "M0 -20V-15M-6 -9Q0 -14 6 -9", "none", THIN)
    s.circle(-14, -34, 4, "#2b2a33", 0)
    if torn:
        s.curve([(14, -34), (20, -24), (16, -14), (22, -6)], THIN)
        s.circle(22, -3, 4.5, "#2b2a33", 0)
        s.path("M9 -40l9 9m0 -9l-9 9", "none", THIN)
    else:
        s.circle(14, -34, 4, "#2b2a33", 0)
    s.part("face", Rect(-34, -58, 68, 60))


def teddy(s: Sketch, look: Look) -> None:
    fur = look.main("#b9824f")
    torn = look.state == "torn"
    s.limb([(-26, -56), (-44, -34)], fur, 18)
    if torn:
        s.blob([(22, -66), (34, -62), (32, -52), (38, -46), (24, -44)], "#ffffff", THIN)
        with s.moved(66, -14, turn=-64):
            s.limb([(0, 10), (0, -14)], fur, 18)
            s.blob([(-9, -20), (0, -28), (9, -20), (6, -12), (-5, -13)], "#ffffff", THIN)
    else:
        s.limb([(26, -56), (44, -34)], fur, 18)
    s.ellipse(0, -40, 34, 36, fur)
    s.ellipse(0, -36, 20, 22, shade(fur, 0.45), THIN)
    for side in (-1, 1):
        s.ellipse(side * 27, -14, 17, 15, fur)
        s.ellipse(side * 29, -13, 9, 9, shade(fur, 0.55), THIN)
    if torn:
        s.path("M-6 -58L2 -44L-6 -34L4 -20L-12 -26L-10 -36L-16 -44Z", "#ffffff", THIN)
    with s.moved(0, -62, turn=-12 if torn else 0):
        _bear_head(s, fur, torn=torn)
        if not torn:
            s.path("M-16 -2L0 4L-16 10ZM16 -2L0 4L16 10Z", CLOTH["red"], THIN)
    s.mark("grip", -44, -36)


def toy_car(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    s.path("M-44 -14V-26Q-44 -32 -36 -32H-28L-16 -50H14L28 -32H38Q46 -30 46 -22V-14Z", colour)
    s.path("M-18 -32L-11 -44H-1V-32ZM5 -32V-44H11L20 -32Z", "#d6ecf5", THIN)
    for x in (-24, 25):
        s.circle(x, -12, 12, "#3c3c46")
        s.circle(x, -12, 5, CLOTH["yellow"], THIN)
    s.circle(43, -23, 4, CLOTH["yellow"], THIN)
    with s.moved(-46, -42):
        s.path("M2 10C2 -8 18 -8 16 4", "none", 3)
    s.mark("grip", 0, -40)


DRAWINGS = {
    "ball": ball,
    "balloon": balloon,
    "baseball_bat": baseball_bat,
    "doll": doll,
    "teddy": teddy,
    "toy_car": toy_car,
}
