"""What food and drink are served in: cups, glasses, plates, bowls, bottles, the cookie jar."""

from storytelling_painter.tools.illustrator.nodes import Rect
from storytelling_painter.tools.illustrator.palette import CLOTH, GLASS, WATER
from storytelling_painter.tools.illustrator.props.pieces import flower, leaf, puddle, shards, steam
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_TEA = "#8a5a34"
_JUICE = "#f0a545"
CHINA = "#f3f6f8"


def _mug(s: Sketch, colour: str) -> None:
    s.path("M18 -36C36 -40 36 -10 14 -12", "none", 10)
    s.path("M18 -36C36 -40 36 -10 14 -12", "none", 4.5, colour)
    s.path("M-21 -44L-17 -4Q-16 0 -11 0H11Q16 0 17 -4L21 -44Z", colour)
    s.ellipse(0, -44, 21, 6.5, shade(colour, 0.45))


def cup(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    if look.state == "full":
        _mug(s, colour)
        s.ellipse(0, -43.5, 16.5, 4, _TEA, THIN)
        steam(s, 0, -54, 24, 2, 12)
        s.mark("grip", 20, -24)
    elif look.state == "spilled":
        puddle(s, 40, 1, 92, 22, _TEA)
        with s.moved(-4, 2, turn=80):
            with s.moved(-18, 22):
                _mug(s, colour)
                s.path("M-17 -44Q0 -37 17 -44", _TEA, THIN)
        s.polygon([(20, -14), (34, -6), (30, 1), (17, -4)], _TEA, 0)
        s.mark("grip", 0, -20)
    else:
        puddle(s, 0, 0, 104, 20, _TEA)
        s.polygon([(-20, -26), (-12, -14), (-6, -30), (2, -16), (9, -24), (16, -10), (14, 2), (-16, 2)], colour)
        s.path("M28 -18C44 -24 50 -2 34 0", "none", 10)
        s.path("M28 -18C44 -24 50 -2 34 0", "none", 4.5, colour)
        shards(s, ((-36, -5, 11, 20), (56, -3, 8, 120), (-54, 0, 7, 80), (24, 2, 7, 10)), colour)
        s.mark("grip", 0, -15)


def _tumbler(s: Sketch, drink: str | None) -> None:
    s.path("M-19 -58L-14 -2Q-14 0 -11 0H11Q14 0 14 -2L19 -58Z", GLASS)
    if drink:
        s.path("M-16.5 -42L-13 -3H13L16.5 -42Z", drink, THIN)
        s.ellipse(0, -42, 16.5, 4, shade(drink, 0.4), THIN)
    s.ellipse(0, -58, 19, 5, shade(GLASS, 0.5))
    s.line(-13, -34, -11.5, -14, THIN, "#ffffff")


def glass(s: Sketch, look: Look) -> None:
    if look.state == "broken":
        puddle(s, 0, 0, 108, 18, look.main(WATER))
        s.polygon([(-15, -24), (-9, -12), (-3, -30), (4, -15), (9, -20), (14, -34), (13, 2), (-13, 2)], GLASS)
        shards(s, ((-32, -5, 12, 30), (32, -5, 12, 80), (-52, -1, 8, 10), (54, -2, 9, 140), (18, 4, 7, 60)), GLASS)
    else:
        _tumbler(s, look.main(_JUICE) if look.state == "full" else None)
    s.mark("grip", 0, -26)


def _dish(s: Sketch, colour: str) -> None:
    s.path("M-46 -13Q-40 0 -20 0H20Q40 0 46 -13Z", colour)
    s.ellipse(0, -13, 46, 9, shade(colour, 0.35))
    s.ellipse(0, -12.5, 30, 5, shade(colour, 0.6), 1.5)


def plate(s: Sketch, look: Look) -> None:
    colour = look.main("#cfe0ea")
    if look.state == "broken":
        s.polygon([(-50, 2), (-44, -16), (-20, -20), (-14, -9), (-22, -2), (-16, 3)], colour)
        s.polygon([(50, 2), (48, -12), (24, -22), (12, -16), (16, -8), (6, -2), (12, 3)], colour)
        shards(s, ((-2, -16, 9, 10), (-4, 1, 8, 75), (-60, -2, 7, 40), (62, -1, 7, 100)), colour)
        s.mark("grip", 0, -10)
        return
    _dish(s, colour)
    if look.state == "food":
        s.path("M-32 -13C-36 -36 -6 -36 -4 -14Z", "#b5622f")
        s.path("M-24 -26Q-20 -20 -24 -15M-14 -27Q-10 -21 -13 -15", "none", THIN)
        for x, y in ((6, -16), (14, -19), (22, -16), (13, -12), (4, -22)):
            s.circle(x, y, 5.5, "#7fb35a", THIN)
        s.polygon([(24, -15), (36, -26), (40, -22), (30, -12)], "#ef8a3c", THIN)
        steam(s, -6, -42, 22, 3)
    s.mark("grip", 38, -11)
    s.mark("surface", 0, -13)


def bowl(s: Sketch, look: Look) -> None:
    colour = look.main("blue")
    if look.state == "full":
        s.path("M-36 -40C-30 -58 -14 -52 -10 -56C0 -64 14 -54 18 -54C30 -54 36 -46 36 -40Z", "#e9c46a")
        s.path("M-22 -50C-14 -44 -6 -54 2 -47C8 -42 18 -52 26 -46", "none", THIN)
        s.circle(-10, -54, 6, CLOTH["red"], THIN)
        s.circle(12, -56, 6, CLOTH["red"], THIN)
        s.path("M-42 -40C-42 -12 -24 -6 -16 -5V0H16V-5C24 -6 42 -12 42 -40Z", colour)
        steam(s, 0, -68, 26, 3, 14)
    else:
        s.path("M-42 -40C-42 -12 -24 -6 -16 -5V0H16V-5C24 -6 42 -12 42 -40Z", colour)
        s.ellipse(0, -40, 42, 10, shade(colour, -0.35))
        s.path("M-42 -40A42 10 0 0 0 42 -40", "none", THIN)
    s.path("M-40 -28Q0 -18 40 -28", "none", THIN)
    s.mark("grip", 38, -26)


def _flask(s: Sketch, glass_colour: str, liquid: str | None, tag: str) -> None:
    s.rect(-6, -92, 12, 12, "#7a5a3c", THIN, 2)
    s.path("M-6 -82V-66C-6 -56 -17 -56 -17 -44V-4Q-17 0 -13 0H13Q17 0 17 -4V-44C17 -56 6 -56 6 -66V-82Z", glass_colour)
    if liquid:
        s.path("M-14 -42Q-13 -48 -9 -51H9Q13 -48 14 -42V-4H-14Z", liquid, 0)
    s.rect(-17, -34, 34, 20, tag, THIN)


def bottle(s: Sketch, look: Look) -> None:
    colour = look.main("green")
    if look.state == "fallen":
        puddle(s, 66, 1, 90, 18, shade(colour, -0.15))
        with s.moved(-40, -16, turn=86):
            _flask(s, shade(colour, 0.55), None, CHINA)
        s.mark("grip", 0, -17)
        return
    _flask(s, shade(colour, 0.55), colour if look.state == "full" else None, CHINA)
    s.mark("grip", 0, -36)


def cookie(s: Sketch, x: float, y: float, r: float) -> None:
    s.circle(x, y, r, "#d59a54", THIN)
    for dx, dy in ((-0.4, -0.3), (0.35, -0.35), (0, 0.35)):
        s.circle(x + dx * r, y + dy * r, r * 0.17, "#5a3a22", 0)


def cookie_jar(s: Sketch, look: Look) -> None:
    colour = look.main("#e6c9a0")
    is_open = look.state == "open"
    if is_open:
        for x, y, r in ((-17, -82, 13), (15, -84, 14), (0, -92, 14)):
            cookie(s, x, y, r)
    s.path("M-28 -76C-46 -66 -46 -6 -30 0H30C46 -6 46 -66 28 -76Z", colour)
    s.rect(-31, -84, 62, 10, shade(colour, -0.15), rx=4)
    if is_open:
        with s.moved(58, -32, turn=62):
            _lid(s, colour)
        cookie(s, -54, -10, 11)
    else:
        with s.moved(0, -84):
            _lid(s, colour)
    s.text(0, -48, "COOKIES", width=58, height=12, name="label")
    cookie(s, 0, -24, 12)
    s.mark("grip", 0, -78)


def _lid(s: Sketch, colour: str) -> None:
    s.circle(0, -16, 7, CLOTH["red"])
    s.path("M-32 0C-30 -12 30 -12 32 0Z", shade(colour, -0.1))


def picnic_basket(s: Sketch, look: Look) -> None:
    colour = look.main("#c9924f")
    if look.state == "open":
        s.path("M-52 -58L-66 -92H4L0 -58Z", shade(colour, 0.2))
        s.rect(-36, -88, 20, 34, "#5d8a54", THIN, 4)
        s.path("M-30 -100H-22V-86H-30Z", "#5d8a54", THIN)
        s.path("M2 -58L24 -94Q34 -98 38 -88L22 -56Z", "#e2ae63")
        s.path("M14 -74L22 -68M20 -84L28 -78", "none", THIN)
        s.circle(-4, -62, 13, CLOTH["red"])
        s.path("M-58 -60L-46 0H46L58 -60Z", colour)
        s.path("M-58 -60H58L54 -44L40 -36L28 -44L14 -36L0 -44L-14 -36L-28 -44L-40 -36L-54 -44Z", CLOTH["white"])
        for x in (-42, -14, 14, 42):
            s.rect(x - 4, -56, 8, 8, CLOTH["red"], 0)
        _weave(s, -26)
    else:
        s.path("M-36 -60C-36 -118 36 -118 36 -60", "none", 12)
        s.path("M-36 -60C-36 -118 36 -118 36 -60", "none", 6, shade(colour, 0.15))
        s.path("M-60 -60L-48 0H48L60 -60Z", colour)
        _weave(s, -44)
        s.path("M-62 -60L-54 -74H54L62 -60Z", shade(colour, 0.25))
        s.line(0, -74, 0, -60, THIN)
        s.path("M14 -62H46L40 -34L30 -42L20 -34Z", CLOTH["red"], THIN)
        for x in (22, 34):
            s.circle(x, -54, 3, CLOTH["white"], 0)
    s.mark("grip", 0, -102 if look.state == "closed" else -60)
    s.mark("surface", 0, -74)


def _weave(s: Sketch, top: float) -> None:
    for row in range(int(-top // 12)):
        y = top + row * 12
        for i in range(-3, 4):
            x = i * 13 + (6 if row % 2 else 0)
            if abs(x) < 44 + (y + 0) * -0.12:
                s.line(x - 4, y + 6, x + 4, y + 6, THIN)


def vase(s: Sketch, look: Look) -> None:
    colour = look.main("blue")
    if look.state == "whole":
        for x, y in ((-22, -118), (0, -134), (22, -116)):
            s.curve([(x * 0.25, -76), (x * 0.6, -100), (x, y)], 3.5, "#5b8a49")
        leaf(s, -6, -84, 26, -50)
        leaf(s, 6, -84, 26, 50)
        for x, y, c in ((-24, -120, "pink"), (24, -118, "yellow"), (0, -138, "red")):
            flower(s, x, y, 17, CLOTH[c], "#fdf3c4" if c == "yellow" else "#f4d35e")
        s.path("M-14 -82C-14 -66 -34 -60 -34 -36C-34 -14 -20 -6 -18 0H18C20 -6 34 -14 34 -36C34 -60 14 -66 14 -82"
            "Z", colour)
        s.path("M-18 -84H18", "none", 7)
        s.path("M-33 -44Q0 -34 33 -44M-33 -30Q0 -20 33 -30", "none", THIN, "#ffffff")
        s.mark("grip", 0, -50)
        return
    puddle(s, 10, -1, 190, 30)
    for x, y, turn, c in ((22, -2, 84, "red"), (-22, -10, -70, "pink")):
        with s.moved(x, y, turn=turn):
            s.line(0, 0, 0, -66, 3.5, "#5b8a49")
            leaf(s, 0, -36, 20, 55)
            flower(s, 0, -72, 16, CLOTH[c])
    s.polygon([(-33, -24), (-34, -44), (-24, -34), (-20, -64), (-8, -44), (2, -56), (10, -34), (22, -42), (33,
        -30), (28, -14), (18, 0), (-18, 0), (-28, -14)], colour)
    s.path("M-33 -34Q0 -20 32 -30M-31 -20Q0 -8 30 -18", "none", THIN, "#ffffff")
    with s.moved(62, -26, turn=64):
        s.polygon([(-24, 22), (-14, 6), (-14, -12), (14, -12), (14, 4), (20, 14), (8, 12), (2, 24), (-8, 14)], colour)
        s.path("M-18 -14H18", "none", 7)
    shards(s, ((-58, 2, 13, 20), (-92, -2, 9, 60), (104, 0, 10, 130), (44, 8, 9, 20), (-36, 9, 8, 25)), colour)
    s.mark("grip", 0, -20)


def dog_bowl(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    if look.state == "full":
        s.path("M-34 -26C-30 -48 30 -48 34 -26Z", "#8a5a34")
        for x, y in ((-20, -34), (-6, -39), (8, -35), (20, -33), (0, -31), (-12, -30)):
            s.ellipse(x, y, 7, 5, "#a9713f", THIN)
    else:
        s.ellipse(0, -28, 36, 8, shade(colour, -0.45))
    if look.state == "empty":
        s.path("M-36 -28A36 8 0 0 0 36 -28L48 0H-48Z", colour)
    else:
        s.path("M-36 -28H36L48 0H-48Z", colour)
    with s.moved(0, -12):
        s.path("M-12 -3A5 5 0 1 0 -16 3A5 5 0 1 0 -12 4H12A5 5 0 1 0 16 3A5 5 0 1 0 12 -3Z", CLOTH["white"], THIN)
    s.mark("grip", 0, -20)
    s.part("bowl", Rect(-48, -30, 96, 30))


DRAWINGS = {
    "bottle": bottle,
    "bowl": bowl,
    "cookie_jar": cookie_jar,
    "cup": cup,
    "dog_bowl": dog_bowl,
    "glass": glass,
    "picnic_basket": picnic_basket,
    "plate": plate,
    "vase": vase,
}
