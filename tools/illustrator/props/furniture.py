"""Furniture and housework: what people sit on, climb, sweep and iron with, and what stands about the house."""

from storytelling_painter.tools.illustrator.palette import CLOTH, DARK_WOOD, METAL, PAPER, WOOD
from storytelling_painter.tools.illustrator.props.pieces import smoke
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_STRAW = "#e2b95c"


def _chair(s: Sketch, wood: str, seat: str) -> None:
    s.limb([(-34, -104), (-44, -2)], shade(wood, -0.2), 8)
    s.limb([(30, -100), (36, -2)], shade(wood, -0.2), 8)
    s.path("M-50 -212Q-52 -220 -42 -220L-26 -216Q-20 -214 -21 -206L-34 -108H-48Z", wood)
    s.path("M-40 -202L-32 -200L-40 -126L-44 -128Z", shade(wood, -0.3), THIN)
    s.limb([(-46, -104), (-56, -2)], wood, 9)
    s.limb([(46, -100), (52, -2)], wood, 9)
    s.path("M-54 -112H48Q56 -112 56 -104V-100H-54Z", seat)


def chair(s: Sketch, look: Look) -> None:
    wood = look.main(WOOD)
    if look.state == "fallen":
        with s.moved(106, -58, turn=-90):
            _chair(s, wood, CLOTH["red"])
        s.mark("grip", 0, -40)
        s.mark("surface", 0, -62)
        s.mark("seat", 0, -62)
        return
    _chair(s, wood, CLOTH["red"] if wood == WOOD else shade(wood, 0.35))
    s.mark("seat", 2, -110)
    s.mark("surface", 2, -110)
    s.mark("grip", -36, -190)


def _stool(s: Sketch, wood: str) -> None:
    s.limb([(-22, -104), (-30, -4)], shade(wood, -0.25), 8)
    s.limb([(22, -104), (30, -4)], shade(wood, -0.25), 8)
    s.line(-40, -44, 40, -44, 7)
    s.limb([(-38, -104), (-50, -4)], wood, 9)
    s.limb([(38, -104), (50, -4)], wood, 9)
    s.path("M-52 -122H52V-112Q52 -108 46 -108H-46Q-52 -108 -52 -112Z", wood)
    s.ellipse(0, -121, 52, 9, shade(wood, 0.25))


def stool(s: Sketch, look: Look) -> None:
    wood = look.main(WOOD)
    if look.state == "fallen":
        with s.moved(-62, -56, turn=84):
            _stool(s, wood)
        s.path("M78 -120Q96 -108 98 -92M66 -134Q84 -136 96 -128", "none", 3)
        s.mark("surface", 0, -104)
        s.mark("seat", 0, -104)
        return
    _stool(s, wood)
    s.mark("surface", 0, -122)
    s.mark("seat", 0, -122)
    s.mark("grip", 0, -116)


def table(s: Sketch, look: Look) -> None:
    wood = look.main(WOOD)
    for x in (-104, 104):
        s.rect(x - 7, -136, 14, 128, shade(wood, -0.3))
    for x in (-128, 128):
        s.rect(x - 9, -140, 18, 140, wood)
    s.rect(-132, -152, 264, 26, shade(wood, -0.12))
    s.polygon([(-148, -152), (148, -152), (126, -176), (-126, -176)], shade(wood, 0.2))
    s.rect(-148, -152, 296, 10, wood)
    s.mark("surface", 0, -164)
    s.mark("seat", 0, -164)
    s.mark("grip", 140, -148)


def _ladder(s: Sketch, colour: str) -> None:
    s.limb([(-30, -326), (-12, -6)], shade(colour, -0.35), 7)
    s.limb([(34, -326), (92, -6)], shade(colour, -0.35), 7)
    s.line(-16, -110, 72, -110, 6)
    for i, y in enumerate((-58, -112, -166, -220, -274)):
        half = 64 - 7 * (i + 1)
        s.rect(-half, y - 5, 2 * half, 13, shade(colour, 0.35))
    s.limb([(-30, -322), (-66, -6)], colour, 10)
    s.limb([(30, -322), (66, -6)], colour, 10)
    s.rect(-40, -336, 80, 16, shade(colour, -0.1), rx=4)


def ladder(s: Sketch, look: Look) -> None:
    colour = look.main("#e0a84f")
    if look.state == "fallen":
        with s.moved(-162, -88, turn=90):
            _ladder(s, colour)
        s.mark("surface", 0, -100)
        s.mark("seat", 0, -100)
        return
    _ladder(s, colour)
    s.mark("surface", 0, -171)
    s.mark("seat", 0, -171)
    s.mark("rung_low", 0, -117)
    s.mark("grip", 46, -200)


def broom(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    s.limb([(0, -262), (0, -70)], WOOD, 7)
    s.path("M-18 -62L-36 -2Q-24 -8 -18 0Q-9 -8 0 0Q9 -8 18 0Q24 -8 36 -2L18 -62Z", _STRAW)
    s.path("M-8 -50L-16 -12M0 -50V-12M8 -50L16 -12", "none", THIN)
    s.path("M-10 -80H10L20 -58H-20Z", colour)
    s.mark("grip", 0, -180)


def mop(s: Sketch, look: Look) -> None:
    colour = look.main("#e8edf0")
    s.limb([(0, -262), (0, -56)], METAL, 7)
    for i in range(-3, 4):
        with s.moved(i * 7, -50):
            s.tube([(0, 0), (i * 4 - 3, 22), (i * 5 + 2, 46)], colour, 9, THIN)
    s.rect(-28, -62, 56, 16, CLOTH["blue"], rx=6)
    s.mark("grip", 0, -180)


def iron(s: Sketch, look: Look) -> None:
    colour = look.main("teal")
    if look.state == "burning":
        s.blob([(-78, -2), (-64, -12), (-30, -8), (10, -13), (58, -11), (76, -3), (40, 5), (0, 3), (-46, 6)], "#4a332a")
        s.blob([(-54, -1), (-30, -6), (20, -6), (50, -1), (10, 2), (-30, 3)], "#1f1a19", 0)
        smoke(s, -34, -30, 26)
        smoke(s, 44, -50, 32)
    with s.moved(0, -4):
        s.path("M-46 -8C-44 -40 -30 -62 -8 -64H38Q46 -64 46 -56Q46 -50 38 -50H4C-8 -50 -12 -40 -12 -32H24"
            "C44 -30 54 -18 58 -8Z", colour)
        s.path("M-50 -8H60L62 2H-50Z", METAL)
        s.circle(-24, -24, 6, CLOTH["white"], THIN)
    s.curve([(-40, -50), (-58, -58), (-62, -34), (-78, -30)], 3.5)
    s.mark("grip", 24, -62)


def _bin(s: Sketch, colour: str) -> None:
    s.path("M-40 -104L-32 -4Q-32 0 -27 0H27Q32 0 32 -4L40 -104Z", colour)
    for x in (-17, 0, 17):
        s.line(x * 1.15, -92, x, -14, THIN)


def trash_can(s: Sketch, look: Look) -> None:
    colour = look.main("#8f9aa3")
    if look.state == "fallen":
        s.path("M46 -4C40 -30 66 -44 78 -30C96 -40 112 -18 104 -2Z", "#4d5560")
        s.rect(78, -16, 26, 16, PAPER, THIN)
        s.path("M116 -2C110 -16 124 -24 132 -14Q140 -4 128 0Z", "#f4d35e", THIN)
        s.path("M58 -10C66 -22 84 -18 80 -8", "none", THIN)
        with s.moved(-52, -40, turn=86):
            _bin(s, colour)
            s.ellipse(0, -104, 40, 12, shade(colour, -0.5))
        s.polygon([(34, -18), (60, -26), (52, -8)], PAPER, THIN)
        with s.moved(-78, -2, turn=24):
            _bin_lid(s, colour)
        s.mark("grip", 0, -40)
        return
    _bin(s, colour)
    with s.moved(0, -104):
        _bin_lid(s, colour)
    s.mark("grip", 0, -124)


def _bin_lid(s: Sketch, colour: str) -> None:
    s.path("M-10 -14C-10 -26 10 -26 10 -14", "none", 5)
    s.path("M-46 0C-42 -20 42 -20 46 0Z", shade(colour, 0.2))


def easel(s: Sketch, look: Look) -> None:
    for a, b in (((0, -268), (0, -30)), ((-20, -260), (-74, -2)), ((20, -260), (74, -2))):
        s.limb([a, b], DARK_WOOD, 8)
    s.rect(-84, -240, 168, 130, PAPER)
    if look.state == "painted":
        s.rect(-76, -232, 152, 114, "#bfe3f6", THIN)
        s.circle(46, -206, 15, "#f4d35e", THIN)
        s.path("M-76 -118V-148L-40 -190L-6 -152L18 -174L76 -132V-118Z", "#6aa86a", THIN)
        s.rect(-50, -150, 36, 32, CLOTH["red"], THIN)
        s.polygon([(-56, -150), (-32, -172), (-8, -150)], DARK_WOOD, THIN)
    s.rect(-92, -110, 184, 12, look.main(WOOD))
    s.mark("grip", 0, -104)


def tv(s: Sketch, look: Look) -> None:
    on = look.state == "on"
    frame = look.main("black")
    s.path("M-50 0H50L40 -14H-40Z", frame)
    s.rect(-10, -26, 20, 16, frame)
    s.rect(-104, -150, 208, 128, frame, rx=8)
    s.rect(-92, -138, 184, 104, "#9fd4ef" if on else "#59606c", THIN, 4)
    if on:
        s.path("M-92 -34V-62Q-40 -84 10 -62Q50 -48 92 -60V-34Z", "#6aa86a", THIN)
        s.circle(54, -112, 14, "#f4d35e", THIN)
        s.path("M-54 -36C-54 -78 6 -78 6 -36Z", CLOTH["red"], THIN)
        s.circle(-24, -90, 20, "#f3c9a8", THIN)
        s.path("M-44 -92C-46 -120 -2 -120 -4 -92Q-24 -106 -44 -92Z", "#6b4630", THIN)
        for x in (-31, -17):
            s.circle(x, -88, 2.6, "#2b2a33", 0)
        s.path("M-32 -80Q-24 -72 -16 -80Z", "#ffffff", THIN)
    else:
        s.path("M-70 -60L-20 -122M-40 -60L-4 -104", "none", THIN, "#8b93a0")
    s.mark("surface", 0, -150)
    s.mark("grip", 0, -80)


def lamp(s: Sketch, look: Look) -> None:
    on = look.state == "on"
    colour = look.main("orange")
    if on:
        s.polygon([(-28, -128), (28, -128), (62, -4), (-62, -4)], "#fdf0b4", 0)
        for side in (-1, 1):
            s.line(side * 46, -66, side * 62, -4, 3, "#e3b23c")
        for x in (-62, 62):
            s.line(x * 0.72, -70, x * 1.2, -60, 3, "#e3b23c")
            s.line(x * 0.7, -104, x * 1.25, -110, 3, "#e3b23c")
            s.line(x * 0.85, -38, x * 1.3, -18, 3, "#e3b23c")
    s.path("M-26 0C-26 -12 26 -12 26 0Z", DARK_WOOD)
    s.rect(-4, -68, 8, 58, DARK_WOOD, THIN)
    if on:
        s.circle(0, -66, 11, "#fff6c9", THIN)
    s.path("M-26 -132H26L46 -72H-46Z", shade(colour, 0.45) if on else colour)
    if not on:
        s.line(22, -72, 22, -50, THIN)
        s.circle(22, -48, 3, "#2b2a33", 0)
    s.mark("grip", 0, -50)


DRAWINGS = {
    "broom": broom,
    "chair": chair,
    "easel": easel,
    "iron": iron,
    "ladder": ladder,
    "lamp": lamp,
    "mop": mop,
    "stool": stool,
    "table": table,
    "trash_can": trash_can,
    "tv": tv,
}
