"""Gifts, prizes, money, and what things are carried home in."""

from storytelling_painter.tools.illustrator.palette import CLOTH, GLASS
from storytelling_painter.tools.illustrator.props.pieces import glint, rays, shards
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_GOLD = "#f2c53d"
_CARDBOARD = "#cfa068"


def box(s: Sketch, look: Look) -> None:
    colour = look.main(_CARDBOARD)
    if look.state == "open":
        s.polygon([(-58, -84), (-40, -100), (40, -100), (58, -84)], shade(colour, -0.45))
        s.polygon([(-58, -84), (-40, -100), (-66, -122), (-88, -104)], shade(colour, 0.2))
        s.polygon([(58, -84), (40, -100), (66, -122), (88, -104)], shade(colour, 0.2))
        s.rect(-58, -84, 116, 84, colour)
        s.polygon([(-58, -84), (58, -84), (68, -60), (-68, -60)], shade(colour, 0.3))
        _arrows(s, -26)
    else:
        s.polygon([(-58, -84), (-42, -104), (42, -104), (58, -84)], shade(colour, 0.25))
        s.rect(-58, -84, 116, 84, colour)
        s.path("M-12 -104L-14 -84V-56H14V-84L12 -104Z", "#efe0bd", THIN)
        _arrows(s, -26)
    if look.text:
        s.text(0, -42, look.text, width=104, height=24)
    s.mark("surface", 0, -94)
    s.mark("seat", 0, -94)
    s.mark("grip", 0, -40)


def _arrows(s: Sketch, y: float) -> None:
    for x in (32, 46):
        s.path(f"M{x} {y + 16}V{y}M{x - 5} {y + 5}L{x} {y - 2}L{x + 5} {y + 5}", "none", THIN)


def gift(s: Sketch, look: Look) -> None:
    colour = look.main("purple")
    ribbon = CLOTH["yellow"]
    if look.state == "open":
        s.polygon([(-46, -62), (-36, -74), (36, -74), (46, -62)], shade(colour, -0.5))
        s.path("M-34 -62L-40 -82L-22 -76L-12 -92L0 -76L14 -94L22 -76L38 -84L34 -62Z", CLOTH["white"])
        s.rect(-46, -62, 92, 62, colour)
        s.rect(-10, -62, 20, 62, ribbon)
        with s.moved(70, -42, turn=68):
            s.rect(-52, -10, 104, 20, shade(colour, 0.2), rx=3)
            s.rect(-10, -10, 20, 20, ribbon)
            _bow(s, 0, -10, ribbon)
        rays(s, 0, -84, 20, 34, first=-160, last=-20, count=5, width=3, colour="#e3b23c")
    else:
        s.rect(-46, -64, 92, 64, colour)
        s.rect(-10, -64, 20, 64, ribbon)
        s.rect(-52, -80, 104, 20, shade(colour, 0.2), rx=3)
        s.rect(-10, -80, 20, 20, ribbon)
        _bow(s, 0, -80, ribbon)
    s.mark("grip", 0, -40)
    s.mark("surface", 0, -80)


def _bow(s: Sketch, x: float, y: float, colour: str) -> None:
    with s.moved(x, y):
        s.path("M0 0C-14 -28 -44 -30 -38 -10C-34 0 -14 2 0 0Z", colour)
        s.path("M0 0C14 -28 44 -30 38 -10C34 0 14 2 0 0Z", colour)
        s.circle(0, -4, 7, colour)


def shopping_bag(s: Sketch, look: Look) -> None:
    colour = look.main("#d3a36b")
    if look.state == "torn":
        s.path("M-22 -92C-22 -124 22 -124 22 -92", "none", 5)
        s.path("M-46 -90H46L44 -58L34 -50L40 -38L26 -34L30 -20L16 -12L20 0H-42Z", colour)
        s.path("M-46 -90L-38 -82L-30 -90L-22 -82L-14 -90L-6 -82L2 -90L10 -82L18 -90L26 -82L34 -90L42 -82L46 -90",
            "none", THIN)
        s.path("M44 -58L34 -50L40 -38L26 -34L30 -20L16 -12L20 0H30L38 -14L36 -24L50 -34L46 -44Z", shade(colour, -0.5))
        s.path("M20 0L42 -8L56 0L60 8L30 6Z", shade(colour, 0.2))
        for x, r, c in ((66, 16, CLOTH["red"]), (100, 14, CLOTH["orange"]), (130, 13, CLOTH["green"])):
            s.circle(x, -r, r, c)
            s.line(x, -2 * r, x + 4, -2 * r - 7, 3)
        with s.moved(92, -40, turn=78):
            s.path("M-10 -24H10V22H-10ZM-10 -24L-4 -36H4L10 -24", CLOTH["white"])
        s.path("M30 -62Q44 -66 52 -58M44 -80Q56 -82 62 -74", "none", 2.5)
        s.mark("grip", -10, -84)
        return
    s.path("M-22 -92C-22 -124 22 -124 22 -92", "none", 5)
    with s.moved(-24, -84, turn=-12):
        s.path("M-7 6V-40Q0 -48 7 -40V6Z", "#e2ae63")
        s.path("M-4 -32L4 -28M-4 -22L4 -18", "none", THIN)
    s.path("M4 -84C0 -100 -2 -116 6 -126C10 -114 12 -122 18 -130C22 -116 24 -122 30 -124C32 -110 26 -96 22 -84Z",
        CLOTH["green"])
    s.circle(-2, -94, 13, CLOTH["red"])
    s.path("M-46 -90H46L42 0H-42Z", colour)
    s.path("M-46 -90L-38 -82L-30 -90L-22 -82L-14 -90L-6 -82L2 -90L10 -82L18 -90L26 -82L34 -90L42 -82L46 -90",
        "none", THIN)
    if look.text:
        s.text(0, -44, look.text, width=72, height=26)
    else:
        s.path("M-24 -58H-16L-8 -34H16L22 -52H-14", "none", 3.5)
        s.circle(-5, -25, 4, "#2b2a33", 0)
        s.circle(13, -25, 4, "#2b2a33", 0)
    s.mark("grip", 0, -114)


def coins(s: Sketch, look: Look) -> None:
    colour = look.main(_GOLD)
    for x, count in ((-34, 3), (0, 5), (34, 2)):
        for i in range(count):
            y = -5 - i * 9
            s.path(f"M{x - 19} {y - 5}V{y}A19 6 0 0 0 {x + 19} {y}V{y - 5}Z", shade(colour, -0.15), THIN)
            s.ellipse(x, y - 5, 19, 6, colour, THIN)
    s.circle(62, -14, 15, colour)
    s.circle(62, -14, 10, shade(colour, 0.3), 1.5)
    s.path("M62 -20V-8", "none", 3)
    s.mark("grip", 0, -10)


def key(s: Sketch, look: Look) -> None:
    colour = look.main(_GOLD)
    if look.held:
        s.circle(0, 12, 12, "none", 4)
    with s.moved(0, 70, turn=90, scale=1.2) if look.held else s.moved(0, -18):
        s.path("M-10 -5H46V5H40V16H33V5H27V12H20V5H-10Z", colour)
        s.path("M-46 0A20 18 0 1 1 -6 0A20 18 0 1 1 -46 0ZM-36 0A10 9 0 1 0 -16 0A10 9 0 1 0 -36 0Z", colour)
        s.mark("grip", -26, 0)
    if look.held:
        s.mark("grip", 0, 4)


def ring_box(s: Sketch, look: Look) -> None:
    colour = look.main("#7a2f4a")
    if look.state == "open":
        rays(s, 0, -62, 34, 50, first=-165, last=-15, count=7, width=3, colour="#e3a63c")
        s.path("M-32 -34L-36 -70Q-36 -76 -30 -76H30Q36 -76 36 -70L32 -34Z", shade(colour, -0.15))
        s.path("M-26 -36L-28 -68H28L26 -36Z", "#f6ead8", THIN)
        s.path("M-17 -40A17 18 0 1 1 17 -40", "none", 9)
        s.path("M-17 -40A17 18 0 1 1 17 -40", "none", 4.5, _GOLD)
        s.polygon([(-12, -68), (-6, -76), (6, -76), (12, -68), (0, -54)], "#cdeefb", THIN)
        s.path("M-12 -68H12M-4 -68L0 -56L4 -68", "none", 1.5)
        s.rect(-34, -38, 68, 38, colour, rx=5)
        s.path("M-34 -26H34", "none", THIN)
        glint(s, 22, -84, 9, "#ffffff")
        s.mark("grip", 0, -6)
        return
    s.path("M-34 -28V-40Q-34 -54 -20 -54H20Q34 -54 34 -40V-28Z", shade(colour, 0.15))
    s.rect(-34, -28, 68, 28, colour, rx=5)
    s.circle(0, -27, 6, _GOLD)
    s.path("M0 -44C-6 -49 -5 -53 -2.5 -53Q0 -53 0 -50Q0 -53 2.5 -53C5 -53 6 -49 0 -44Z", _GOLD, 1)
    s.mark("grip", 0, -6)


def trophy(s: Sketch, look: Look) -> None:
    colour = look.main(_GOLD)
    for side in (-1, 1):
        s.path(f"M{side * 26} -98C{side * 58} -104 {side * 54} -56 {side * 20} -58", "none", 10)
        s.path(f"M{side * 26} -98C{side * 58} -104 {side * 54} -56 {side * 20} -58", "none", 4.5, colour)
    s.path("M-8 -46H8L6 -24H-6Z", shade(colour, -0.15))
    s.path("M-32 -110H32C34 -70 22 -46 0 -44C-22 -46 -34 -70 -32 -110Z", colour)
    s.ellipse(0, -110, 32, 6, shade(colour, 0.4))
    s.rect(-20, -26, 40, 8, shade(colour, -0.15))
    s.rect(-30, -20, 60, 20, "#6b4630")
    s.text(0, -80, look.text or "1", width=38, height=30)
    s.mark("grip", 0, -34)


def shards_on_floor(s: Sketch, look: Look) -> None:
    colour = look.main(GLASS)
    shards(s, ((-56, -8, 16, 20), (-28, -15, 22, 75), (-2, -6, 14, 130), (22, -17, 24, 200), (54, -9, 17, 310),
        (82, -5, 11, 45), (-84, -5, 11, 160), (-6, -30, 10, 90)), colour)
    glint(s, -50, -34, 10, "#ffffff")
    glint(s, 40, -46, 12, "#ffffff")
    s.mark("grip", 0, -8)


def towel(s: Sketch, look: Look) -> None:
    colour = look.main("teal")
    if look.held:
        s.path("M0 0C-20 6 -34 40 -36 100H34C32 60 22 10 0 0Z", colour)
        s.path("M0 4Q-12 50 -14 100M2 4Q12 50 12 100", "none", THIN)
        s.path("M-35 84H33", "none", 5, "#ffffff")
        s.mark("grip", 0, 4)
        return
    for i, c in enumerate((colour, CLOTH["white"], shade(colour, 0.35))):
        y = -4 - i * 22
        s.path(f"M-48 {y}Q-54 {y - 11} -48 {y - 20}H44Q52 {y - 20} 52 {y - 8}Q52 {y + 2} 44 {y + 2}H-44Z", c)
        s.path(f"M-46 {y - 9}H40Q46 {y - 9} 46 {y - 4}", "none", THIN)
    s.mark("grip", 0, -30)


DRAWINGS = {
    "box": box,
    "coins": coins,
    "gift": gift,
    "key": key,
    "ring_box": ring_box,
    "shards": shards_on_floor,
    "shopping_bag": shopping_bag,
    "towel": towel,
    "trophy": trophy,
}
