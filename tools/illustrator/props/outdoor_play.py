"""Playing outside: kite, skateboard, sled, sandcastle and the snowman, whole and ruined."""

from storytelling_painter.tools.illustrator.nodes import Rect
from storytelling_painter.tools.illustrator.palette import CLOTH
from storytelling_painter.tools.illustrator.props.pieces import drop, leaf, puddle, shards
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_SNOW = "#f4f8fb"
_SAND = "#e8c98a"


def kite(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    stuck = look.state == "stuck"
    if stuck:
        for x, y, turn in ((-58, -30, -80), (-40, -84, -30), (52, -70, 40), (50, -24, 95), (4, -130, 10)):
            leaf(s, x * 0.7, y, 36, turn)
    if look.held and not stuck:
        s.curve([(0, 0), (40, -70), (96, -120), (128, -214)], 2.5)
    foot = (0.0, -10.0) if stuck else (128.0, -214.0) if look.held else (0.0, -96.0)
    with s.moved(*foot, turn=38 if stuck else 14):
        if stuck:
            s.curve([(0, 0), (-14, 18), (8, 30), (-8, 44)], 2.5)
        else:
            s.curve([(0, 0), (18, 30), (-10, 62), (12, 92)], 2.5)
            if not look.held:
                s.mark("grip", 12, 92)
        tails = ((2, 16, 30), (6, 46, -20), (-2, 74, 40)) if not stuck else ((-8, 16, 20), (2, 36, -30))
        for x, y, turn in tails:
            with s.moved(x, y, turn=turn):
                s.path("M0 0L-13 -7V7ZM0 0L13 -7V7Z", CLOTH["yellow"], THIN)
        s.polygon([(0, -140), (50, -84), (0, 0), (-50, -84)], colour)
        s.polygon([(0, -140), (50, -84), (0, -84)], CLOTH["yellow"], THIN)
        s.polygon([(0, 0), (-50, -84), (0, -84)], CLOTH["blue"] if look.colour is None else shade(colour, 0.5), THIN)
        if stuck:
            s.polygon([(18, -60), (30, -66), (24, -48), (36, -44), (16, -36)], "#fdfbf3", THIN)
    if stuck:
        s.tube([(-66, 2), (-20, -26), (30, -30), (70, -52)], "#8a6a45", 9)
        s.tube([(-6, -28), (14, -62), (20, -84)], "#8a6a45", 6)
        for x, y, turn in ((-52, -4, -120), (-30, -22, -20), (34, -34, 110), (66, -50, 70), (22, -82, 20), (6,
            -48, 80)):
            leaf(s, x, y, 32, turn)
        s.mark("grip", -60, 0)
        return
    if look.held:
        s.mark("grip", 0, 0)


def skateboard(s: Sketch, look: Look) -> None:
    colour = look.main("purple")
    if look.state == "broken":
        for side in (-1, 1):
            with s.moved(side * 46, -12, turn=side * 20):
                deck = [(side * 46, -24), (side * 30, -12), (side * -40, -14), (side * -32, -8), (side * -44, -4),
                    (side * -34, 0), (side * 36, 0), (side * 52, -18)]
                s.polygon(deck, colour)
                s.circle(side * 16, 8, 9, CLOTH["white"])
                s.circle(side * 16, 8, 3, "#3c3c46", 0)
        shards(s, ((0, -6, 8, 20), (-8, -34, 6, 70), (10, -40, 5, 10)), colour)
        s.circle(116, -9, 9, CLOTH["white"])
        s.circle(116, -9, 3, "#3c3c46", 0)
        s.mark("grip", 0, -14)
        return
    s.path("M-86 -42Q-92 -46 -88 -50Q-82 -54 -70 -38Q-64 -32 -54 -32H54Q64 -32 70 -38Q82 -54 88 -50Q92 -46 84 -36"
        "Q74 -21 54 -21H-54Q-74 -21 -86 -42Z", colour)
    for x in (-48, 48):
        s.polygon([(x - 8, -21), (x + 8, -21), (x, -10)], "#9aa0a8", THIN)
        s.circle(x - 8, -10, 10, CLOTH["white"])
        s.circle(x + 12, -10, 10, CLOTH["white"])
        for dx in (-8, 12):
            s.circle(x + dx, -10, 3, "#3c3c46", 0)
    s.mark("surface", 0, -32)
    s.mark("grip", 0, -26)


def sled(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    broken = look.state == "broken"
    if broken:
        for side in (-1, 1):
            with s.moved(side * 52, -4, turn=side * -14):
                s.path(f"M{side * -34} 0H{side * 40}Q{side * 56} 0 {side * 52} -22", "none", 6)
                s.line(side * -10, 0, side * -10, -26, 5)
                s.polygon([(side * 48, -38), (side * 48, -26), (side * -42, -26), (side * -34, -31), (side * -44,
                    -36), (side * -32, -40)], colour)
        shards(s, ((0, -4, 9, 10), (-12, -48, 6, 60), (14, -44, 6, 30)), colour)
        s.mark("grip", 60, -40)
        return
    s.path("M-84 -2H56Q96 -2 92 -44Q90 -56 80 -52", "none", 7)
    s.path("M-84 -2H56Q96 -2 92 -44", "none", 2, "#c9d2da")
    for x in (-56, 0, 50):
        s.line(x, -4, x, -40, 6)
    s.rect(-84, -52, 148, 12, colour, rx=4)
    s.rect(-84, -62, 148, 10, shade(colour, 0.3), rx=4)
    s.curve([(86, -50), (112, -40), (122, -62), (104, -78)], 3)
    s.mark("surface", -10, -62)
    s.mark("seat", -10, -62)
    s.mark("grip", 104, -78)


def sandcastle(s: Sketch, look: Look) -> None:
    if look.state == "crushed":
        s.path("M-124 0C-108 -24 -92 -20 -84 -26L-82 -64H-72V-54H-64V-64H-54V-48L-44 -56L-38 -36L-26 -42L-20 -26"
            "C-6 -20 6 -30 18 -24C30 -40 48 -46 62 -32C80 -20 108 -18 124 0Z", _SAND)
        s.rect(-72, -44, 8, 13, shade(_SAND, -0.45), THIN)
        with s.moved(-4, -8, turn=62):
            s.path("M-10 10C-14 0 -10 -8 -8 -14C-14 -28 -12 -44 0 -44C13 -44 14 -28 9 -14C10 -6 12 2 9 10"
                "Q0 16 -10 10Z", shade(_SAND, -0.35), THIN)
            s.path("M-9 -12H9M-11 -22H11M-11 -32H11M-9 0H9", "none", THIN)
        with s.moved(78, -22, turn=58):
            s.line(0, 0, 0, -50, 4)
            s.polygon([(0, -50), (30, -40), (0, -30)], look.main("red"))
        for x, y in ((-104, -5), (-50, -14), (52, -16), (100, -6)):
            s.circle(x, y, 2.5, shade(_SAND, -0.4), 0)
        for x, y in ((-136, -4), (136, -3), (124, -12)):
            s.rect(x - 6, y - 6, 12, 10, _SAND, THIN, 2)
        s.mark("grip", 0, -20)
        return
    s.path("M-124 0C-100 -22 100 -22 124 0Z", _SAND)
    for x, w, h in ((-58, 44, 78), (58, 44, 78), (0, 56, 110)):
        s.path(f"M{x - w / 2} -8V-{h}H{x - w / 2 + w / 5}V-{h - 10}H{x - w / 10}V-{h}H{x + w / 10}V-{h - 10}"
            f"H{x + w / 2 - w / 5}V-{h}H{x + w / 2}V-8Z", _SAND)
    s.rect(-58, -48, 116, 42, _SAND)
    s.path("M-16 -6V-28A16 16 0 0 1 16 -28V-6Z", shade(_SAND, -0.45))
    for x, y in ((0, -74), (-58, -56), (58, -56)):
        s.rect(x - 4, y - 8, 8, 14, shade(_SAND, -0.45), THIN)
    s.line(0, -100, 0, -152, 3.5)
    s.polygon([(0, -152), (34, -140), (0, -128)], look.main("red"))
    for x, y in ((-34, -36), (36, -38), (-72, -30), (74, -24), (30, -16)):
        s.circle(x, y, 2, shade(_SAND, -0.4), 0)
    s.mark("grip", 0, -60)


def snowman(s: Sketch, look: Look) -> None:
    scarf = look.main("red")
    if look.state == "melting":
        puddle(s, 0, 0, 250, 44)
        s.limb([(-62, -76), (-106, -24)], "#7a5a3c", 4)
        s.path("M-86 -2C-96 -42 -70 -92 -34 -98C-10 -104 30 -98 44 -88C78 -72 92 -32 84 -2Q60 8 40 0Q20 10 -6 2"
            "Q-34 10 -54 2Q-72 8 -86 -2Z", _SNOW)
        with s.moved(14, -88, turn=20):
            s.path("M-44 4C-50 -40 -28 -66 2 -66C34 -66 50 -38 42 2Q30 12 20 4Q8 14 -4 5Q-18 14 -26 6"
                "Q-36 12 -44 4Z", _SNOW)
            s.circle(-12, -36, 4, "#2b2a33", 0)
            s.circle(14, -36, 4, "#2b2a33", 0)
            s.path("M-1 -30L22 -10L-6 -20Z", "#ef8a3c", THIN)
            s.path("M-14 -4Q0 -12 14 -4", "none", 3)
            s.path("M-26 -62L22 -70L18 -96L-20 -90Z", "#3c3c46")
            s.path("M-42 -56L38 -70", "none", 8)
            s.part("face", Rect(-40, -60, 80, 64))
        s.path("M-30 -82Q10 -64 62 -72L64 -56Q10 -48 -30 -66Z", scarf)
        s.path("M-26 -72L-34 -24L-16 -22L-14 -70Z", scarf)
        for x, y in ((-74, -40), (74, -48), (2, -40), (38, -26)):
            drop(s, x, y, 7)
        s.circle(96, -4, 5, "#2b2a33", 0)
        s.limb([(92, -2), (136, -12)], "#7a5a3c", 4)
        s.mark("grip", 0, -40)
        return
    for side in (-1, 1):
        s.limb([(side * 46, -132), (side * 98, -172)], "#7a5a3c", 4)
        s.limb([(side * 84, -162), (side * 88, -186)], "#7a5a3c", 3)
    s.circle(0, -58, 60, _SNOW)
    s.circle(0, -134, 48, _SNOW)
    s.circle(0, -204, 37, _SNOW)
    for y in (-112, -132, -70, -50):
        s.circle(0, y, 4.5, "#2b2a33", 0)
    s.circle(-12, -212, 4.5, "#2b2a33", 0)
    s.circle(14, -212, 4.5, "#2b2a33", 0)
    s.path("M0 -206L38 -198L0 -194Z", "#ef8a3c", THIN)
    s.path("M-14 -188Q0 -176 16 -188", "none", 3)
    s.path("M-36 -180Q0 -162 36 -180L38 -164Q0 -146 -38 -164Z", scarf)
    s.path("M14 -162L22 -112L40 -116L32 -166Z", scarf)
    s.rect(-27, -280, 54, 44, "#3c3c46", rx=3)
    s.line(-44, -236, 44, -236, 8)
    s.rect(-27, -252, 54, 10, scarf, THIN)
    s.part("face", Rect(-37, -240, 74, 72))
    s.mark("grip", 98, -172)


DRAWINGS = {
    "kite": kite,
    "sandcastle": sandcastle,
    "skateboard": skateboard,
    "sled": sled,
    "snowman": snowman,
}
