"""Food and cooking: cake, pizza, ice cream, fruit, pots and pans, the kettle and the crumbs left over."""

from storytelling_painter.tools.illustrator.palette import CLOTH, METAL
from storytelling_painter.tools.illustrator.props.pieces import billow, flame, puddle, smoke, steam
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_CREAM = "#fdf3dd"
_SPONGE = "#e3b36a"
_BLACKENED = "#35302f"


def apple(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    if look.state == "bitten":
        s.path("M0 -34C-10 -44 -26 -36 -24 -18C-22 -2 -10 2 0 -2C8 1 15 -1 19 -6L14 -9Q4 -10 8 -19Q5 -27 15 -28"
            "L17 -37C12 -40 5 -39 0 -34Z", colour)
        s.path("M17 -37L15 -28Q5 -27 8 -19Q4 -10 14 -9L19 -6Q8 -8 3 -14Q-2 -22 5 -31Q10 -36 17 -37Z", _CREAM, THIN)
        s.path("M3 -22L5 -18", "none", 3)
    else:
        s.path("M0 -34C-10 -44 -26 -36 -24 -18C-22 -2 -10 2 0 -2C10 2 22 -2 24 -18C26 -36 10 -44 0 -34Z", colour)
    s.curve([(0, -33), (1, -42), (5, -48)], 3.5)
    s.path("M3 -41Q14 -54 24 -46Q16 -36 3 -41Z", "#6f9f57", THIN)
    s.mark("grip", 0, -18)


def _tiers(s: Sketch, icing: str, sponge: str) -> None:
    s.path("M-66 -2Q0 8 66 -2L58 -8H-58Z", "#dfe6ec")
    s.path("M-52 -56V-6Q0 4 52 -6V-56Z", sponge)
    s.ellipse(0, -57, 52, 11, icing)
    drips = (
        "M-52 -57V-40Q-46 -30 -40 -40Q-34 -50 -27 -36Q-20 -24 -13 -37Q-6 -46 0 -35Q7 -24 14 -37Q21 -48 28 -36"
        "Q35 -28 41 -40Q47 -48 52 -38V-57A52 11 0 0 1 -52 -57Z"
    )
    s.path(drips, icing)
    s.path("M-52 -22Q0 -12 52 -22", "none", THIN)


def cake(s: Sketch, look: Look) -> None:
    icing = look.main("pink")
    s.mark("grip", 0, -4)
    if look.state == "dropped":
        puddle(s, 0, 0, 178, 30, icing)
        s.path("M-54 -4C-58 -30 -42 -36 -34 -44C-16 -56 18 -46 30 -52C48 -44 60 -20 54 -2Q0 8 -54 -4Z", _SPONGE)
        s.path("M-52 -20C-40 -36 -30 -16 -20 -26C-8 -36 4 -14 16 -26C28 -36 38 -20 52 -22C50 -44 36 -54 26 -50"
            "C10 -48 -18 -56 -34 -44C-44 -38 -50 -34 -52 -20Z", icing)
        with s.moved(-30, -48, turn=-38):
            s.path("M-46 0Q0 10 46 0L40 -7H-40Z", "#dfe6ec")
        for x, y, r in ((74, -12, 8), (-76, -10, 9), (66, -40, 6), (-62, -60, 5)):
            s.circle(x, y, r, icing, THIN)
        s.circle(36, -58, 7, CLOTH["red"], THIN)
        return
    if look.state == "burnt":
        smoke(s, 4, -62, 34)
        s.path("M-66 -2Q0 8 66 -2L58 -8H-58Z", "#dfe6ec")
        s.path("M-52 -46C-54 -60 -30 -50 -20 -58C-8 -66 4 -52 14 -58C28 -66 54 -58 52 -44V-6Q0 4 -52 -6Z", _BLACKENED)
        s.path("M-36 -38L-26 -28L-32 -18M6 -44L0 -30L10 -20L4 -10M34 -42L28 -30", "none", 2.5, "#9a8f88")
        s.circle(-18, -18, 4, "#5b4f49", 0)
        s.circle(32, -18, 5, "#5b4f49", 0)
        return
    if look.state == "candles":
        _tiers(s, icing, _CREAM)
        for i, x in enumerate((-32, -11, 11, 32)):
            y = -58 if abs(x) > 20 else -55
            s.rect(x - 3.5, y - 28, 7, 28, (CLOTH["blue"], CLOTH["yellow"], CLOTH["green"], CLOTH["red"])[i], THIN)
            flame(s, x, y - 29, 20)
        return
    if look.state == "cut":
        _tiers(s, icing, _CREAM)
        s.polygon([(-2, -10), (14, 4), (34, 2), (53, -5), (53, -8)], "#dfe6ec", 0)
        s.polygon([(-2, -59), (52, -57), (52, -6), (-2, -10)], _SPONGE)
        s.polygon([(-2, -42), (52, -40), (52, -33), (-2, -35)], icing, THIN)
        s.polygon([(-2, -59), (16, -46), (16, 3), (-2, -10)], _SPONGE)
        s.polygon([(-2, -42), (16, -29), (16, -22), (-2, -35)], icing, THIN)
        with s.moved(96, 2):
            s.path("M-30 0H30L26 -5H-26Z", "#dfe6ec", THIN)
            s.path("M-24 -6L24 -6V-34L-24 -22Z", _SPONGE)
            s.path("M-24 -15L24 -21V-15L-24 -11Z", icing, 1.5)
            s.path("M-24 -22L24 -34L18 -42L-24 -22Z", icing)
        return
    _tiers(s, icing, _CREAM)
    for x in (-34, -12, 12, 34):
        s.circle(x, -61 if abs(x) > 20 else -57, 7.5, CLOTH["red"], THIN)


def pizza(s: Sketch, look: Look) -> None:
    crust, cheese = "#d79a4b", look.main("#f6cf60")
    if look.state == "cut":
        s.path("M0 -44L58 -56A74 40 0 1 1 -2 -80Z", crust)
        s.path("M0 -44L44 -53A60 31 0 1 1 -2 -72Z", cheese, THIN)
        with s.moved(34, -20):
            s.path("M0 -44L2 -84Q44 -82 62 -58Z", crust)
            s.path("M2 -47L3 -74Q36 -73 50 -58Z", cheese, THIN)
            s.ellipse(20, -62, 9, 6, CLOTH["red"], THIN)
        spots = [(-34, -54), (-40, -30), (-6, -22), (28, -30)]
        s.path("M0 -44L-58 -60M0 -44L-30 -8M0 -44L48 -18", "none", THIN)
    else:
        s.ellipse(0, -40, 74, 40, crust)
        s.ellipse(0, -41, 60, 31, cheese, THIN)
        spots = [(-34, -52), (-36, -28), (-4, -42), (6, -62), (34, -50), (26, -26), (-8, -20)]
    for x, y in spots:
        s.ellipse(x, y, 10, 6.5, CLOTH["red"], THIN)
    for x, y in ((-18, -34), (-20, -64), (14, -18)):
        s.ellipse(x, y, 5, 3, "#6f9f57", 1.5)
    s.mark("grip", 56, -40)


def ice_cream(s: Sketch, look: Look) -> None:
    scoop = look.main("pink")
    if look.state == "dropped":
        puddle(s, 0, -1, 110, 24, scoop)
        s.path("M-32 -8C-34 -36 26 -40 28 -8Q16 2 8 -4Q-4 4 -14 -4Q-24 4 -32 -8Z", scoop)
        with s.moved(-6, -84, turn=190):
            _cone(s)
        s.circle(58, -8, 5, scoop, THIN)
        s.circle(-58, -12, 4, scoop, THIN)
        s.mark("grip", 0, -20)
        return
    _cone(s)
    s.path("M-24 -56C-30 -92 30 -92 24 -56Q16 -46 9 -54Q0 -44 -8 -54Q-16 -46 -24 -56Z", scoop)
    s.path("M-17 -78C-18 -108 18 -108 17 -78Q8 -70 0 -77Q-8 -70 -17 -78Z", "#fbeecb")
    s.circle(2, -103, 6, CLOTH["red"], THIN)
    s.mark("grip", 0, -26)


def _cone(s: Sketch) -> None:
    s.polygon([(-22, -56), (22, -56), (0, 0)], "#e0a75c")
    s.path("M-14 -56L7 -18M2 -56L13 -34M14 -56L-7 -18M-2 -56L-13 -34", "none", THIN)


def pot(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    boiling = look.state == "boiling_over"
    for x in (-1, 1):
        s.path(f"M{x * 46} -50H{x * 62}V-38H{x * 46}", "none", 6)
    s.path("M-48 -62V-8Q-48 0 -38 0H38Q48 0 48 -8V-62Z", colour)
    if boiling:
        steam(s, 0, -92, 34, 3, 30)
        with s.moved(4, -72, turn=-13):
            _pot_lid(s, colour)
        s.path("M-52 -62C-58 -72 -42 -78 -36 -70C-28 -80 -14 -78 -10 -70C-2 -80 16 -78 20 -69"
            "C30 -78 46 -74 48 -64C56 -60 54 -40 48 -36C42 -32 40 -46 34 -46C28 -46 28 -22 20 -22"
            "C12 -22 14 -48 6 -48C-2 -48 -4 -34 -12 -34C-20 -34 -18 -50 -26 -50C-32 -50 -30 -6 -40 -6"
            "C-50 -6 -50 -50 -52 -62Z", "#f2f6f8")
        puddle(s, -50, 0, 60, 14, "#f2f6f8")
        billow(s, ((-60, -58, 5), (58, -68, 5), (-30, -84, 4)), "#f2f6f8")
    else:
        s.ellipse(0, -62, 50, 7, shade(colour, -0.2))
        with s.moved(0, -63):
            _pot_lid(s, colour)
    s.mark("grip", 56, -44)


def _pot_lid(s: Sketch, colour: str) -> None:
    s.rect(-7, -24, 14, 10, "#3c3c46", THIN, 4)
    s.path("M-50 0C-44 -20 44 -20 50 0Z", shade(colour, 0.25))


def pan(s: Sketch, look: Look) -> None:
    s.path("M40 -20L104 -32L106 -22L42 -8Z", "#6b4a33")
    if look.state == "burning":
        smoke(s, -8, -58, 30)
        for x, h in ((-26, 42), (24, 40), (0, 62)):
            flame(s, x, -16, h)
        s.path("M-48 -22H46L36 -2Q34 0 30 0H-32Q-36 0 -38 -2Z", look.main("black"))
        s.path("M-44 -12L-30 -8", "none", THIN, "#9aa0a8")
    else:
        s.path("M-48 -22H46L36 -2Q34 0 30 0H-32Q-36 0 -38 -2Z", look.main("black"))
        s.ellipse(-1, -22, 47, 9, "#6c707a")
        s.blob([(-30, -22), (-20, -28), (0, -27), (16, -26), (22, -21), (6, -17), (-16, -18)], "#ffffff", THIN)
        s.ellipse(-4, -23, 9, 5, "#f6c445", THIN)
    s.mark("grip", 92, -26)


def kettle(s: Sketch, look: Look) -> None:
    colour = look.main("teal")
    s.path("M-30 -60C-34 -104 30 -104 28 -60", "none", 11)
    s.path("M-30 -60C-34 -104 30 -104 28 -60", "none", 5, "#6b4a33")
    s.path("M34 -22C52 -24 48 -52 62 -58L70 -48C62 -40 62 -8 36 -6Z", colour)
    s.path("M-40 -4C-50 -36 -32 -62 -20 -64H20C32 -62 50 -36 40 -4Q38 0 34 0H-34Q-38 0 -40 -4Z", colour)
    s.path("M-22 -64C-18 -74 18 -74 22 -64Z", shade(colour, 0.3))
    s.circle(0, -77, 6, "#3c3c46")
    if look.state == "boiling":
        billow(s, ((78, -66, 8), (90, -78, 11), (80, -94, 13), (98, -106, 14)), "#e6edf2")
        s.path("M-2 -100L-6 -112M14 -98L18 -110M-18 -98L-26 -108", "none", 3)
    s.mark("grip", 0, -92)


def crumbs(s: Sketch, look: Look) -> None:
    colour = look.main("#c88a45")
    for x, y, r in ((-44, -2, 4), (-30, -6, 6), (-16, -1, 4.5), (-4, -8, 5), (12, -2, 7), (28, -7, 5), (40, -1, 4),
                    (52, -5, 3.5), (-20, -12, 3.5), (22, -15, 3.5), (-54, -7, 3)):
        s.polygon([(x - r, y), (x - r * 0.4, y - r), (x + r * 0.8, y - r * 0.7), (x + r, y + r * 0.3), (x,
            y + r * 0.6)], colour, THIN)
    s.path("M-8 -12C-14 -28 2 -34 8 -28C6 -24 10 -22 14 -24C18 -14 4 -6 -8 -12Z", "#d59a54", THIN)
    s.circle(-1, -20, 2.5, "#5a3a22", 0)
    s.circle(5, -15, 2, "#5a3a22", 0)


def bucket(s: Sketch, look: Look) -> None:
    colour = look.main(METAL)
    if look.state == "fallen":
        puddle(s, 66, 0, 130, 26)
        with s.moved(-50, -26, turn=80):
            _pail(s, colour, None)
        s.mark("grip", 0, -30)
        return
    s.path("M-36 -66C-40 -112 40 -112 36 -66", "none", 3.5)
    s.rect(-10, -104, 20, 9, CLOTH["red"], THIN, 4)
    _pail(s, colour, "#7fc0e8")
    s.mark("grip", 0, -100)


def _pail(s: Sketch, colour: str, water: str | None) -> None:
    s.path("M-38 -68L-28 -4Q0 6 28 -4L38 -68Z", colour)
    s.ellipse(0, -68, 38, 9, water or shade(colour, -0.45))
    s.path("M-35 -50Q0 -40 35 -50", "none", THIN)


DRAWINGS = {
    "apple": apple,
    "bucket": bucket,
    "cake": cake,
    "crumbs": crumbs,
    "ice_cream": ice_cream,
    "kettle": kettle,
    "pan": pan,
    "pizza": pizza,
    "pot": pot,
}
