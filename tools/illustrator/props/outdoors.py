"""What belongs out of doors: flowers and pots, spade and watering can, leaves, puddles, the tent."""

import math

from storytelling_painter.tools.illustrator.palette import CLOTH, WOOD
from storytelling_painter.tools.illustrator.props.pieces import flower, leaf, shards
from storytelling_painter.tools.illustrator.props.pieces import puddle as pool
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_STEM = "#5b8a49"
_CLAY = "#c9733f"
_SOIL = "#6b4a33"


def bouquet(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    wilted = look.state == "wilted"
    if wilted:
        for x, y, c in ((-40, -66, "#a8876a"), (44, -70, "#9b7a5e"), (-14, -88, "#b08e6c"), (24, -94, "#8f7058")):
            s.curve([(0, -44), (x * 0.4, -104), (x * 0.9, -98), (x, y)], 3.5, "#7d7a45")
            with s.moved(x, y, turn=180):
                s.path("M-11 2C-14 -16 14 -16 11 2L5 -4L0 4L-5 -4Z", c)
        for x, turn in ((-16, -120), (18, 125)):
            leaf(s, x, -78, 24, turn, "#9a9152")
        for x, y, turn in ((-50, -4, 70), (54, -6, -60), (34, 0, 90)):
            with s.moved(x, y, turn=turn):
                s.path("M0 0Q-7 -7 0 -14Q7 -7 0 0Z", "#b08e6c", THIN)
        wrap = "#d8ccb0"
    else:
        for x, y in ((-34, -92), (0, -106), (34, -92), (-17, -74), (18, -74)):
            s.line(x * 0.2, -40, x, y, 3.5, _STEM)
        for x, turn in ((-40, -58), (40, 58), (-20, -20), (22, 20)):
            leaf(s, x * 0.6, -72, 34, turn)
        for i, (x, y) in enumerate(((-34, -96), (34, -96), (0, -112), (-17, -76), (18, -76))):
            flower(s, x, y, 18, (colour, CLOTH["yellow"], CLOTH["pink"], CLOTH["white"], colour)[i],
                "#fdf3c4" if i == 1 else "#f4d35e")
        wrap = "#f3e3ef"
    s.path("M-34 -66L-8 -18L-14 0H14L8 -18L34 -66Q16 -52 0 -58Q-16 -52 -34 -66Z", wrap)
    s.path("M-10 -22L-26 -30L-24 -14ZM10 -22L26 -30L24 -14Z", CLOTH["purple"], THIN)
    s.rect(-10, -27, 20, 10, CLOTH["purple"], THIN, 3)
    s.mark("grip", 0, -14)


def flowerpot(s: Sketch, look: Look) -> None:
    colour = look.main(_CLAY)
    if look.state == "broken":
        s.blob([(-66, 0), (-50, -14), (-20, -20), (10, -18), (44, -12), (66, 0), (0, 4)], _SOIL)
        s.polygon([(-50, 2), (-58, -36), (-40, -48), (-34, -34), (-22, -40), (-18, -22), (-10, -10), (-20, 3)], colour)
        with s.moved(36, -14, turn=28):
            s.polygon([(-18, -16), (10, -22), (22, -12), (14, 4), (2, 0), (-8, 12), (-14, 2)], colour)
        shards(s, ((78, -3, 10, 10), (-78, -4, 10, 70), (2, 2, 8, 20)), colour)
        with s.moved(6, -14, turn=74):
            s.line(0, 0, 0, -58, 4, _STEM)
            s.curve([(0, 0), (-6, 12), (-2, 22)], THIN, "#7a5a3c")
            s.curve([(0, 0), (6, 10), (10, 20)], THIN, "#7a5a3c")
            leaf(s, 0, -22, 26, -60)
            leaf(s, 0, -30, 26, 60)
            flower(s, 0, -66, 20, CLOTH["red"])
        s.mark("grip", 0, -20)
        return
    s.line(0, -56, 0, -116, 4, _STEM)
    leaf(s, 0, -66, 36, -55)
    leaf(s, 0, -74, 36, 55)
    flower(s, 0, -126, 26, CLOTH["red"] if look.colour is None else CLOTH["yellow"])
    s.path("M-32 -50H32L24 -4Q24 0 18 0H-18Q-24 0 -24 -4Z", colour)
    s.rect(-38, -62, 76, 16, colour, rx=4)
    s.mark("grip", 0, -30)


def watering_can(s: Sketch, look: Look) -> None:
    colour = look.main("green")
    s.path("M-30 -58C-76 -72 -76 -8 -34 -14", "none", 11)
    s.path("M-30 -58C-76 -72 -76 -8 -34 -14", "none", 5, colour)
    s.polygon([(30, -34), (66, -78), (74, -72), (34, -12)], colour)
    with s.moved(74, -80, turn=42):
        s.path("M-8 8L-18 -8H18L8 8Z", shade(colour, -0.2))
        s.ellipse(0, -8, 18, 5, "#c9ced6", THIN)
    s.path("M-36 -62H32L38 -4Q38 0 32 0H-36Q-42 0 -42 -4Z", colour)
    s.path("M-36 -62C-34 -82 20 -80 24 -62Z", shade(colour, -0.35))
    s.path("M-30 -62C-24 -98 20 -98 26 -62", "none", 6)
    s.path("M-40 -20H37", "none", THIN)
    s.mark("grip", -2, -90)


def spade(s: Sketch, look: Look) -> None:
    s.limb([(0, -190), (0, -66)], WOOD, 8)
    s.path("M-22 -214H22Q26 -214 24 -208L10 -188H-10L-24 -208Q-26 -214 -22 -214Z", look.main("red"))
    s.path("M-10 -206H10L4 -196H-4Z", "#efe6d4", THIN)
    s.path("M-28 -72Q-28 -78 -20 -78H20Q28 -78 28 -72V-34Q24 -8 0 2Q-24 -8 -28 -34Z", "#aab3bd")
    s.path("M0 -70V-30M-8 -78L0 -92L8 -78", "none", THIN)
    s.blob([(-20, -16), (-8, -22), (10, -18), (20, -14), (0, 3)], _SOIL, THIN)
    s.mark("grip", 0, -150)


def leaf_pile(s: Sketch, look: Look) -> None:
    colours = (look.main("orange"), CLOTH["red"], CLOTH["yellow"], "#b9772f")
    s.path("M-112 0C-92 -36 -60 -46 -46 -66C-20 -86 24 -84 44 -64C62 -44 94 -32 112 0Z", shade(colours[0], -0.25))
    golden = 2.39996
    for i in range(46):
        share = math.sqrt(1 - i / 46)
        angle = golden * i
        x, y = 112 * share * math.cos(angle), -92 * share * abs(math.sin(angle))
        leaf(s, x, min(y + 16, -2), 40, math.degrees(math.atan2(x, 60 - y)) + (i % 5 - 2) * 26, colours[i % 4])
    for i, (x, y, turn) in enumerate(((-148, -2, 70), (146, -4, -60), (70, -120, 30), (-66, -112, -20))):
        leaf(s, x, y, 28, turn, colours[i])
    s.mark("surface", 0, -84)
    s.mark("grip", 0, -60)


def puddle(s: Sketch, look: Look) -> None:
    colour = look.main("#7fc0e8")
    pool(s, 0, 0, 220, 48, colour)
    s.path("M-60 -4Q-30 -12 4 -6M20 6Q44 0 66 4", "none", 3, "#ffffff")
    s.ellipse(-26, 6, 22, 5, shade(colour, 0.35), THIN)
    s.ellipse(-26, 6, 10, 2.2, shade(colour, 0.6), 1.5)
    s.mark("grip", 0, 0)


def tent(s: Sketch, look: Look) -> None:
    colour = look.main("orange")
    for x, y, foot in ((-64, -92, -176), (142, -92, 196)):
        s.line(x, y, foot, 0, THIN)
        s.line(foot - 4, 4, foot + 3, -14, 4)
    s.polygon([(-20, -190), (112, -176), (176, 0), (88, 0)], shade(colour, -0.2))
    s.polygon([(-20, -190), (-134, 0), (92, 0)], colour)
    s.polygon([(-20, -172), (-70, 0), (30, 0)], "#4a3b34")
    s.path("M-20 -172L-70 0H-98Q-64 -60 -20 -172Z", shade(colour, 0.4))
    s.path("M-20 -172L30 0H56Q20 -60 -20 -172Z", shade(colour, 0.4))
    s.path("M-82 -40L-56 -48M44 -40L16 -48", "none", 5)
    s.line(-20, -186, -20, -204, 5)
    s.line(112, -174, 112, -188, 5)
    s.mark("grip", -20, -100)
    s.mark("surface", 0, 0)


DRAWINGS = {
    "bouquet": bouquet,
    "flowerpot": flowerpot,
    "leaf_pile": leaf_pile,
    "puddle": puddle,
    "spade": spade,
    "tent": tent,
    "watering_can": watering_can,
}
