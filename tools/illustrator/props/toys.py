"""Toys and sport: balls, balloons, dolls, kites, sleds, sandcastles and the snowman."""

from storytelling_painter.tools.illustrator.nodes import Rect
from storytelling_painter.tools.illustrator.palette import CLOTH, WOOD
from storytelling_painter.tools.illustrator.props.pieces import drop, leaf, puddle, rays, shards
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_SNOW = "#f4f8fb"
_SAND = "#e8c98a"


def ball(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    if look.state == "flat":
        s.path("M-46 -6C-52 -26 -40 -44 -24 -40C-14 -37 -10 -22 2 -22C12 -22 18 -34 28 -33C46 -32 52 -16 46 -6Q30 2 0 0Q-30 2 -46 -6Z", colour)
        s.path("M-24 -40C-40 -28 -38 -8 -30 -2L-6 0C-20 -10 -18 -24 -12 -29Q-16 -38 -24 -40Z", CLOTH["white"], THIN)
        s.path("M28 -33C16 -20 20 -6 26 0L40 -3C32 -10 32 -22 36 -31Q33 -33 28 -33Z", CLOTH["yellow"], THIN)
        s.path("M-10 -16L-2 -10L8 -16M2 -22V-12", "none", THIN)
        s.path("M0 -28Q-6 -36 0 -43Q6 -50 0 -58M13 -34Q8 -41 13 -47Q18 -53 13 -60", "none", 2.5, "#7d8894")
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
    s.curve([(0, 0), (9, -34), (-7, -70), (0, -106)], 2.5)
    s.polygon([(0, -112), (-8, -102), (8, -102)], colour, THIN)
    s.path("M0 -110C-24 -118 -40 -140 -40 -160C-40 -186 -20 -200 0 -200C20 -200 40 -186 40 -160C40 -140 24 -118 0 -110Z", colour)
    s.path("M-24 -168Q-22 -184 -10 -188", "none", 4, shade(colour, 0.7))
    s.mark("grip", 0, -4)


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


def kite(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    stuck = look.state == "stuck"
    if stuck:
        for x, y, turn in ((-58, -30, -80), (-40, -84, -30), (52, -70, 40), (50, -24, 95), (4, -130, 10)):
            leaf(s, x * 0.7, y, 36, turn)
    with s.moved(0, -10 if stuck else -96, turn=38 if stuck else 14):
        if stuck:
            s.curve([(0, 0), (-14, 18), (8, 30), (-8, 44)], 2.5)
        else:
            s.curve([(0, 0), (18, 30), (-10, 62), (12, 92)], 2.5)
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
        for x, y, turn in ((-52, -4, -120), (-30, -22, -20), (34, -34, 110), (66, -50, 70), (22, -82, 20), (6, -48, 80)):
            leaf(s, x, y, 32, turn)
        s.mark("grip", -60, 0)
        return
    s.mark("grip", 14, -6)


def skateboard(s: Sketch, look: Look) -> None:
    colour = look.main("purple")
    if look.state == "broken":
        for side in (-1, 1):
            with s.moved(side * 46, -12, turn=side * 20):
                deck = [(side * 46, -24), (side * 30, -12), (side * -40, -14), (side * -32, -8), (side * -44, -4), (side * -34, 0), (side * 36, 0), (side * 52, -18)]
                s.polygon(deck, colour)
                s.circle(side * 16, 8, 9, CLOTH["white"])
                s.circle(side * 16, 8, 3, "#3c3c46", 0)
        shards(s, ((0, -6, 8, 20), (-8, -34, 6, 70), (10, -40, 5, 10)), colour)
        s.circle(116, -9, 9, CLOTH["white"])
        s.circle(116, -9, 3, "#3c3c46", 0)
        s.mark("grip", 0, -14)
        return
    s.path("M-86 -42Q-92 -46 -88 -50Q-82 -54 -70 -38Q-64 -32 -54 -32H54Q64 -32 70 -38Q82 -54 88 -50Q92 -46 84 -36Q74 -21 54 -21H-54Q-74 -21 -86 -42Z", colour)
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
                s.polygon([(side * 48, -38), (side * 48, -26), (side * -42, -26), (side * -34, -31), (side * -44, -36), (side * -32, -40)], colour)
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
        s.path("M-124 0C-108 -24 -92 -20 -84 -26L-82 -64H-72V-54H-64V-64H-54V-48L-44 -56L-38 -36L-26 -42L-20 -26C-6 -20 6 -30 18 -24C30 -40 48 -46 62 -32C80 -20 108 -18 124 0Z", _SAND)
        s.rect(-72, -44, 8, 13, shade(_SAND, -0.45), THIN)
        with s.moved(-4, -8, turn=62):
            s.path("M-10 10C-14 0 -10 -8 -8 -14C-14 -28 -12 -44 0 -44C13 -44 14 -28 9 -14C10 -6 12 2 9 10Q0 16 -10 10Z", shade(_SAND, -0.35), THIN)
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
        s.path(f"M{x - w / 2} -8V-{h}H{x - w / 2 + w / 5}V-{h - 10}H{x - w / 10}V-{h}H{x + w / 10}V-{h - 10}H{x + w / 2 - w / 5}V-{h}H{x + w / 2}V-8Z", _SAND)
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
        s.path("M-86 -2C-96 -42 -70 -92 -34 -98C-10 -104 30 -98 44 -88C78 -72 92 -32 84 -2Q60 8 40 0Q20 10 -6 2Q-34 10 -54 2Q-72 8 -86 -2Z", _SNOW)
        with s.moved(14, -88, turn=20):
            s.path("M-44 4C-50 -40 -28 -66 2 -66C34 -66 50 -38 42 2Q30 12 20 4Q8 14 -4 5Q-18 14 -26 6Q-36 12 -44 4Z", _SNOW)
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
    "ball": ball,
    "balloon": balloon,
    "baseball_bat": baseball_bat,
    "doll": doll,
    "kite": kite,
    "sandcastle": sandcastle,
    "skateboard": skateboard,
    "sled": sled,
    "snowman": snowman,
    "teddy": teddy,
    "toy_car": toy_car,
}
