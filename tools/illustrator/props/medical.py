"""Being ill and getting well: crutches, wheelchair, drip, medicine, thermometer, first aid."""

from storytelling_painter.tools.illustrator.palette import METAL, PAPER
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_RED = "#d9433f"


def _cross(s: Sketch, x: float, y: float, size: float, colour: str = _RED) -> None:
    a, b = size / 2, size / 6
    arms = ((-b, -a), (b, -a), (b, -b), (a, -b), (a, b), (b, b), (b, a), (-b, a), (-b, b), (-a, b), (-a, -b), (-b, -b))
    s.polygon([(x + u, y + v) for u, v in arms], colour, THIN)


def crutches(s: Sketch, look: Look) -> None:
    colour = look.main(METAL)
    for x, turn in ((-16, -5), (18, 7)):
        with s.moved(x, 0, turn=turn):
            s.limb([(-13, -206), (-3, -58), (-3, -8)], colour, 6)
            s.limb([(13, -206), (3, -58), (3, -8)], colour, 6)
            s.rect(-12, -132, 24, 10, "#3c3c46", THIN, 4)
            s.rect(-19, -216, 38, 16, "#5a5f6b", rx=8)
            s.rect(-8, -9, 16, 10, "#3c3c46", THIN, 3)
    s.mark("grip", 0, -126)


def drip_stand(s: Sketch, look: Look) -> None:
    s.limb([(0, -296), (0, -12)], METAL, 6)
    for x in (-40, 0, 40):
        s.limb([(0, -22), (x, -10)], METAL, 5)
        s.circle(x, -6, 6, "#3c3c46")
    s.path("M-34 -284V-296H34V-284", "none", 5)
    s.path("M16 -284H52V-226Q52 -214 42 -210H26Q16 -214 16 -226Z", PAPER)
    s.path("M16 -258Q34 -252 52 -258V-226Q52 -214 42 -210H26Q16 -214 16 -226Z", look.main("#9ed3f0"))
    _cross(s, 34, -238, 20)
    s.rect(29, -210, 10, 16, "#d6ecf5", THIN)
    s.curve([(34, -194), (36, -150), (58, -118), (52, -84), (70, -62)], 3.5)
    s.mark("grip", 0, -190)


def first_aid_kit(s: Sketch, look: Look) -> None:
    colour = look.main("#f4f4f2")
    s.mark("grip", 0, -78)
    if look.state == "open":
        s.path("M-52 -44L-58 -96Q-58 -100 -54 -100H54Q58 -100 58 -96L52 -44Z", shade(colour, -0.08))
        _cross(s, 0, -74, 36)
        s.path("M-40 -42C-40 -58 -12 -58 -12 -42Z", PAPER)
        s.circle(-26, -50, 4, shade(PAPER, -0.2), THIN)
        s.rect(-4, -60, 15, 24, "#e39a4c", THIN, 3)
        s.rect(-4, -66, 15, 8, PAPER, THIN, 2)
        with s.moved(30, -50, turn=-24):
            s.rect(-20, -6, 40, 13, "#e8b98c", THIN, 6)
            s.rect(-6, -6, 12, 13, "#f5dcc0", 1.5)
        s.rect(-54, -44, 108, 44, colour, rx=5)
        _cross(s, 0, -20, 28)
        return
    s.path("M-18 -70V-82Q-18 -88 -12 -88H12Q18 -88 18 -82V-70", "none", 7)
    s.rect(-54, -72, 108, 72, colour, rx=8)
    s.line(-54, -52, 54, -52, THIN)
    for x in (-36, 36):
        s.rect(x - 6, -58, 12, 12, METAL, THIN, 2)
    _cross(s, 0, -32, 44)


def medicine(s: Sketch, look: Look) -> None:
    colour = look.main("#c9782f")
    s.rect(-22, -54, 44, 54, colour, rx=6)
    s.rect(-25, -74, 50, 20, PAPER, rx=4)
    for x in (-14, -5, 5, 14):
        s.line(x, -70, x, -59, THIN)
    s.rect(-22, -44, 44, 34, PAPER, THIN)
    _cross(s, 0, -27, 24)
    for x, y, turn in ((38, -7, 12), (56, -6, -30)):
        with s.moved(x, y, turn=turn):
            s.rect(-10, -5.5, 20, 11, PAPER, THIN, 5.5)
            s.path("M0 -5.5H4.5A5.5 5.5 0 0 1 4.5 5.5H0Z", _RED, THIN)
    s.mark("grip", 0, -30)


def thermometer(s: Sketch, look: Look) -> None:
    turn = -60 if look.held else -14
    with s.moved(0, 0 if look.held else -14, turn=turn):
        s.path("M-48 -8H30Q34 -8 38 -4L50 -3V3L38 4Q34 8 30 8H-48Q-54 8 -54 0Q-54 -8 -48 -8Z", PAPER)
        s.circle(48, 0, 8, _RED)
        s.line(-24, 0, 46, 0, 4.5, _RED)
        for x in (-40, -30, -20, -10, 0, 10, 20):
            s.line(x, -8, x, -4, THIN)
        s.mark("grip", -40, 0)


def wheelchair(s: Sketch, look: Look) -> None:
    colour = look.main("blue")
    s.circle(60, -18, 17, "none", 6)
    s.limb([(34, -92), (58, -44), (84, -10)], METAL, 5)
    s.path("M72 -8L100 -12", "none", 8)
    s.limb([(-50, -182), (-46, -60)], METAL, 6)
    s.path("M-50 -182Q-66 -184 -76 -178", "none", 8)
    s.path("M-54 -168H-40L-30 -96H-46Z", colour)
    s.path("M-44 -104H36Q42 -104 42 -98V-88H-44Z", colour)
    s.path("M-40 -134H18Q26 -134 26 -126V-104", "none", 6)
    s.limb([(60, -34), (44, -84)], METAL, 5)
    s.circle(-18, -62, 58, "none", 8)
    s.circle(-18, -62, 46, "none", THIN)
    for x, y in ((0, -46), (33, -33), (46, 0), (33, 33), (0, 46), (-33, 33), (-46, 0), (-33, -33)):
        s.line(-18, -62, -18 + x, -62 + y, THIN)
    s.circle(-18, -62, 7, METAL)
    s.mark("seat", 0, -106)
    s.mark("surface", 0, -106)
    s.mark("grip", -72, -180)


DRAWINGS = {
    "crutches": crutches,
    "drip_stand": drip_stand,
    "first_aid_kit": first_aid_kit,
    "medicine": medicine,
    "thermometer": thermometer,
    "wheelchair": wheelchair,
}
