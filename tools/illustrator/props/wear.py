"""What people wear and carry on them: clothes, bags, the umbrella, the wallet."""

from storytelling_painter.tools.illustrator.palette import CLOTH
from storytelling_painter.tools.illustrator.props.pieces import smoke
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_LEATHER = "#8a5a3a"


def coat(s: Sketch, look: Look) -> None:
    colour = look.main("brown")
    s.path("M0 -184V-192C0 -204 16 -204 14 -194", "none", 4)
    s.path("M-16 -180L-46 -168Q-54 -164 -56 -152L-62 -62L-44 -60L-40 -132L-44 0H44L40 -132L44 -60L62 -62L56 -152"
        "Q54 -164 46 -168L16 -180Z", colour)
    s.path("M-16 -180L0 -150L16 -180L24 -150L0 -118L-24 -150Z", shade(colour, -0.25))
    s.line(0, -118, 0, 0)
    for y in (-96, -66, -36):
        s.circle(9, y, 4, CLOTH["yellow"], THIN)
    s.path("M-34 -60H-16V-52H-34ZM20 -60H36V-52H20Z", shade(colour, -0.2), THIN)
    s.mark("grip", 0, -178)


def shirt(s: Sketch, look: Look) -> None:
    colour = look.main("white")
    s.path("M-20 -112L-46 -102Q-54 -98 -60 -86L-74 -62L-52 -48L-42 -62V0H42V-62L52 -48L74 -62L60 -86"
        "Q54 -98 46 -102L20 -112Q0 -96 -20 -112Z", colour)
    s.path("M-20 -112L-24 -98L-6 -86L0 -98L6 -86L24 -98L20 -112Q0 -96 -20 -112Z", shade(colour, -0.12))
    s.line(0, -96, 0, 0, THIN)
    for y in (-76, -52, -28):
        s.circle(0, y, 3, shade(colour, -0.4), THIN)
    s.rect(14, -74, 20, 20, colour, THIN)
    if look.state == "burnt":
        s.path("M-34 -14V-40Q-34 -60 -12 -68Q10 -60 10 -40V-14Z", "#6b4630")
        s.path("M-26 -20V-40Q-25 -50 -12 -56Q1 -50 2 -40V-20Z", "#241c1a", 0)
        smoke(s, -12, -60, 30)
    s.mark("grip", -34, -104)


def hat(s: Sketch, look: Look) -> None:
    colour = look.main("#e2c48a")
    s.ellipse(0, -10, 60, 11, colour)
    s.path("M-34 -14C-34 -66 34 -66 34 -14Q0 -2 -34 -14Z", colour)
    s.path("M-34 -28Q0 -16 34 -28V-14Q0 -2 -34 -14Z", CLOTH["red"])
    s.mark("grip", 52, -10)


def scarf(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    s.path("M-52 -60C-60 -96 60 -100 56 -62C52 -36 -46 -34 -52 -60Z", colour)
    s.path("M-28 -62C-26 -76 30 -76 28 -62C24 -54 -24 -52 -28 -62Z", shade(colour, -0.45))
    for x, turn in ((6, 8), (30, -12)):
        with s.moved(x, -52, turn=turn):
            s.rect(-13, 0, 26, 46, colour)
            s.rect(-13, 10, 26, 9, CLOTH["white"], THIN)
            s.rect(-13, 26, 26, 9, CLOTH["white"], THIN)
            for fx in (-9, -3, 3, 9):
                s.line(fx, 46, fx, 55, THIN)
    s.mark("grip", -30, -78)


def shoe(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    s.path("M-40 -8V-42Q-40 -48 -34 -48L-10 -50Q-6 -28 16 -26Q40 -24 42 -8Z", colour)
    s.path("M16 -26Q40 -24 42 -8H24Q26 -20 16 -26Z", CLOTH["white"], THIN)
    s.path("M-44 -9H44Q46 0 38 0H-38Q-46 0 -44 -9Z", CLOTH["white"])
    s.path("M-14 -38L-2 -44M-10 -31L4 -38M-3 -26L10 -32", "none", 3, CLOTH["white"])
    s.path("M-34 -30L-20 -14H-34Z", CLOTH["white"], THIN)
    s.curve([(-4, -46), (8, -54), (16, -46)], THIN)
    s.mark("grip", -30, -44)


def backpack(s: Sketch, look: Look) -> None:
    colour = look.main("blue")
    is_open = look.state == "open"
    s.path("M-16 -104C-16 -124 16 -124 16 -104", "none", 6)
    for side in (-1, 1):
        s.path(f"M{side * 36} -84C{side * 56} -80 {side * 56} -24 {side * 38} -14", "none", 9)
    if is_open:
        s.path("M-34 -96C-38 -136 38 -136 34 -96Z", shade(colour, -0.35))
        s.rect(-24, -126, 22, 40, CLOTH["red"], rx=2)
        s.rect(0, -118, 24, 36, CLOTH["yellow"], rx=2)
        s.polygon([(26, -130), (31, -126), (24, -92), (18, -94)], CLOTH["green"], THIN)
        s.path("M-42 -92H42V-14Q42 0 30 0H-30Q-42 0 -42 -14Z", colour)
    else:
        s.path("M-42 -14V-70C-42 -120 42 -120 42 -70V-14Q42 0 30 0H-30Q-42 0 -42 -14Z", colour)
        s.path("M-42 -66Q0 -52 42 -66", "none")
        s.rect(-5, -66, 10, 16, CLOTH["yellow"], THIN, 3)
    s.rect(-29, -42, 58, 34, shade(colour, 0.25), rx=8)
    s.path("M-29 -30H29", "none", THIN)
    s.mark("grip", 0, -116)


def handbag(s: Sketch, look: Look) -> None:
    colour = look.main("purple")
    s.path("M-26 -56C-26 -104 26 -104 26 -56", "none", 10)
    s.path("M-26 -56C-26 -104 26 -104 26 -56", "none", 4.5, shade(colour, -0.2))
    if look.state == "open":
        s.path("M-42 -58C-34 -78 34 -78 42 -58Z", shade(colour, -0.5))
        s.rect(-28, -76, 18, 26, "#6aa86a", THIN)
        s.path("M-4 -56V-78Q2 -86 8 -78V-56Z", CLOTH["red"], THIN)
        s.rect(14, -72, 18, 20, CLOTH["yellow"], THIN)
        s.path("M-46 -56Q0 -42 46 -56L52 -6Q52 0 46 0H-46Q-52 0 -52 -6Z", colour)
    else:
        s.path("M-42 -58H42L52 -6Q52 0 46 0H-46Q-52 0 -52 -6Z", colour)
        s.path("M-44 -58H44L46 -40Q0 -16 -46 -40Z", shade(colour, 0.2))
        s.circle(0, -29, 6, CLOTH["yellow"])
    s.mark("grip", 0, -92)


def suitcase(s: Sketch, look: Look) -> None:
    colour = look.main(_LEATHER)
    if look.state == "open":
        s.path("M-66 -30L-74 -104Q-74 -110 -66 -110H66Q74 -110 74 -104L66 -30Z", shade(colour, -0.15))
        s.path("M-57 -34L-63 -98H63L57 -34Z", "#e9d9bd", THIN)
        s.path("M-40 -72H40", "none", THIN)
        s.path("M-54 -30C-50 -52 -22 -48 -18 -42C-8 -56 22 -54 24 -42C34 -50 54 -46 54 -30Z", CLOTH["blue"])
        s.path("M-48 -38Q-34 -32 -20 -40M26 -40Q40 -34 50 -40", "none", THIN)
        s.path("M-10 -32C-6 -46 26 -46 30 -30Z", CLOTH["red"])
        s.rect(-70, -34, 140, 34, colour, rx=6)
        for x in (-46, 46):
            s.rect(x - 7, -34, 14, 34, shade(colour, -0.35), THIN)
        s.path("M-16 -20V-10H16V-20", "none", 5)
        s.mark("grip", 0, -14)
        return
    s.path("M-20 -90V-106Q-20 -112 -14 -112H14Q20 -112 20 -106V-90", "none", 10)
    s.path("M-20 -90V-106Q-20 -112 -14 -112H14Q20 -112 20 -106V-90", "none", 4.5, shade(colour, -0.3))
    s.rect(-70, -92, 140, 92, colour, rx=9)
    for x in (-44, 44):
        s.rect(x - 7, -92, 14, 92, shade(colour, -0.35), THIN)
        s.rect(x - 8, -58, 16, 12, CLOTH["yellow"], THIN, 2)
    s.rect(-20, -46, 40, 26, "#f6ead0", THIN, 3)
    if look.text:
        s.text(0, -33, look.text, width=34, height=18)
    s.mark("grip", 0, -111)
    s.mark("surface", 0, -92)


def wallet(s: Sketch, look: Look) -> None:
    colour = look.main(_LEATHER)
    if look.state == "empty":
        s.path("M-54 -56Q-54 -62 -48 -62L0 -54L48 -62Q54 -62 54 -56V-12L0 -2L-54 -12Z", shade(colour, -0.4))
        s.path("M-54 -46L0 -38L54 -46V-6Q54 0 48 0H0H-48Q-54 0 -54 -6Z", colour)
        s.line(0, -38, 0, 0, THIN)
        s.path("M-46 -34L-8 -29M8 -29L46 -34", "none", THIN)
        s.curve([(4, -58), (14, -68), (8, -78), (20, -86)], THIN)
        with s.moved(28, -96, turn=18):
            s.path("M0 0C-22 -22 -32 -4 -18 4C-26 14 -8 18 0 4C8 18 26 14 18 4C32 -4 22 -22 0 0Z", "#d8cbb4")
            s.ellipse(0, 2, 3.5, 9, "#6b5a45", THIN)
            s.path("M-2 -6Q-6 -14 -10 -14M2 -6Q6 -14 10 -14", "none", THIN)
        s.mark("grip", 0, -8)
        return
    for dx, turn, c in ((-8, -9, "#8cc084"), (6, 5, "#a8d29c")):
        with s.moved(dx, -30, turn=turn):
            s.rect(-34, -42, 68, 40, c, THIN)
            s.circle(0, -28, 8, shade(c, 0.5), THIN)
    s.rect(-48, -50, 96, 50, colour, rx=7)
    s.path("M-42 -44H42M-42 -6H42", "none", 1.5, shade(colour, 0.5))
    s.rect(24, -34, 28, 18, shade(colour, -0.25), rx=5)
    s.circle(34, -25, 4, CLOTH["yellow"], THIN)
    s.mark("grip", -20, -8)


def _furled(s: Sketch, colour: str) -> None:
    s.line(0, -4, 0, -196, 5)
    s.path("M0 -186C-14 -150 -18 -70 -5 -54L5 -54C18 -70 14 -150 0 -186Z", colour)
    s.path("M0 -180C-3 -140 -4 -90 -2 -56M4 -160L9 -76M-6 -150L-10 -80", "none", THIN)
    s.path("M-15 -96Q0 -90 15 -96L14 -86Q0 -80 -14 -86Z", shade(colour, -0.3), THIN)
    s.path("M0 -54V-10C0 6 -22 6 -22 -8", "none", 8)
    s.path("M0 -54V-10C0 6 -22 6 -22 -8", "none", 3, "#b98b55")
    s.mark("grip", 0, -28)


def _spread(s: Sketch, colour: str, *, blown: bool) -> None:
    if blown:
        s.line(0, -6, 0, -168, 5)
        s.path("M0 -150Q-40 -160 -112 -250Q-98 -214 -116 -196M0 -150Q40 -160 112 -250", "none", THIN)
        s.path("M0 -148C-50 -156 -92 -196 -116 -254Q-78 -226 -66 -244Q-40 -208 -24 -232Q-6 -200 0 -222"
            "Q6 -200 24 -232Q40 -208 66 -244Q78 -226 116 -254C92 -196 50 -156 0 -148Z", colour)
        s.path("M0 -148C-34 -172 -54 -206 -66 -244M0 -148C-12 -178 -20 -204 -24 -232M0 -148"
            "C12 -178 20 -204 24 -232M0 -148C34 -172 54 -206 66 -244", "none", 2.5)
        s.path("M66 -244L84 -266M-116 -254L-128 -240", "none", 3)
    else:
        s.line(0, -6, 0, -232, 5)
        s.path("M-120 -134C-112 -244 112 -244 120 -134Q100 -152 80 -134Q60 -152 40 -134Q20 -152 0 -134"
            "Q-20 -152 -40 -134Q-60 -152 -80 -134Q-100 -152 -120 -134Z", colour)
        s.path("M-40 -134C-40 -178 -22 -206 0 -217C22 -206 40 -178 40 -134Q20 -152 0 -134Q-20 -152 -40 -134Z",
            shade(colour, 0.3), THIN)
        s.path("M-80 -134C-76 -184 -38 -212 0 -217C38 -212 76 -184 80 -134", "none", 2.5)
        s.line(0, -217, 0, -230, 5)
    s.path("M0 -54V-12C0 6 -24 6 -24 -10", "none", 9)
    s.path("M0 -54V-12C0 6 -24 6 -24 -10", "none", 4, "#b98b55")
    s.mark("grip", 0, -34)


def umbrella(s: Sketch, look: Look) -> None:
    """Upright in the hand; put down, an open one rests on its rim and handle, a closed one on its tip."""
    colour = look.main("red")
    if look.state == "closed":
        with s.moved(0, -200, turn=174):
            _furled(s, colour)
    elif look.held:
        _spread(s, colour, blown=look.state == "inside_out")
    elif look.state == "inside_out":
        with s.moved(-135, -2, turn=63):
            _spread(s, colour, blown=True)
    else:
        with s.moved(-85, 2, turn=46):
            _spread(s, colour, blown=False)


DRAWINGS = {
    "backpack": backpack,
    "coat": coat,
    "handbag": handbag,
    "hat": hat,
    "scarf": scarf,
    "shirt": shirt,
    "shoe": shoe,
    "suitcase": suitcase,
    "umbrella": umbrella,
    "wallet": wallet,
}
