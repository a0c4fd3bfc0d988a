"""What goes with animals: cage, fishbowl, bone and leash."""

from storytelling_painter.tools.illustrator.palette import CLOTH, GLASS
from storytelling_painter.tools.illustrator.props.animals import draw_bird
from storytelling_painter.tools.illustrator.props.pieces import puddle, shards
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade
from storytelling_painter.tools.illustrator.svg import INK


def birdcage(s: Sketch, look: Look) -> None:
    metal = look.main("#d9a83e")
    s.path("M0 -158C-12 -172 12 -178 8 -164", "none", 4)
    s.path("M-50 -10V-92C-50 -170 50 -170 50 -92V-10Z", "#f4f1e6")
    is_open = look.state == "open"
    s.line(-26, -62, 26, -62, 5, "#8a6a45")
    if not is_open:
        with s.moved(-2, -76, scale=0.72):
            draw_bird(s, CLOTH["yellow"], flying=False)
    for x in (-34, -17, 0, 17, 34):
        top = -92 - 58 * (1 - (x / 50) ** 2) ** 0.5
        if is_open and x > 10:
            s.line(x, top, x, -92, 2.5)
            continue
        s.line(x, top, x, -10, 2.5)
    if is_open:
        s.rect(10, -92, 32, 66, "#5a5660")
        s.polygon([(42, -92), (84, -104), (84, -30), (42, -26)], "#f4f1e6")
        for x in (52, 63, 74):
            s.line(x, -95 - (x - 42) * 0.25, x, -27 - (x - 42) * 0.08, THIN)
    else:
        s.path("M10 -92H42V-26H10", "none", 3)
        s.circle(12, -56, 4, CLOTH["red"], THIN)
    s.path("M-50 -92H50", "none", 3)
    if is_open:
        for x, y, turn in ((-22, -20, 30), (96, -120, 70), (110, -78, -40)):
            with s.moved(x, y, turn=turn):
                s.path("M0 10Q-9 0 0 -14Q9 0 0 10Z", CLOTH["yellow"], THIN)
                s.line(0, 14, 0, -6, 1.5)
    s.path("M-58 -12H58V0H-58Z", metal)
    s.mark("grip", 2, -168)


def _fish(s: Sketch, colour: str, *, dead: bool = False) -> None:
    s.path("M-16 0L-34 -13Q-28 0 -34 13Z", shade(colour, -0.08), THIN)
    s.path("M-18 0C-8 -18 16 -16 24 0C16 16 -8 18 -18 0Z", colour)
    s.path("M-4 -12Q4 -22 12 -12Z", shade(colour, -0.08), THIN)
    s.path("M8 -9Q3 0 8 9", "none", THIN)
    if dead:
        s.path("M12 -7l6 6m0 -6l-6 6", "none", THIN)
        s.path("M18 5Q20 3 23 5", "none", THIN)
    else:
        s.circle(14, -4, 3, INK, 0)
        s.path("M17 5Q20 6 23 3", "none", THIN)


def fishbowl(s: Sketch, look: Look) -> None:
    colour = look.main("#f2953f")
    if look.state == "broken":
        puddle(s, 0, -2, 210, 34)
        s.path("M-50 -28L-40 -40L-32 -26L-22 -44L-10 -28L2 -38L8 -22L22 -30L30 -14Q22 2 4 2H-26Q-44 -6 -50 -28Z", GLASS)
        shards(s, ((-70, -10, 14, 10), (-92, 2, 9, 70), (-54, 6, 8, 30), (20, 8, 8, 140), (102, -8, 10, 35)), GLASS)
        with s.moved(60, -6, turn=-8):
            _fish(s, colour, dead=True)
        s.path("M40 -30Q34 -38 40 -46M74 -30Q82 -38 78 -46M58 -36V-48", "none", 2.5)
        s.mark("grip", 0, -14)
        return
    s.path("M-30 -92C-68 -74 -68 -10 -28 0H28C68 -10 68 -74 30 -92Z", shade(GLASS, 0.4))
    if look.state == "whole":
        s.path("M-53 -62Q-26 -54 0 -61Q28 -68 53 -60C58 -34 50 -8 26 -3H-26C-50 -8 -58 -34 -53 -62Z", "#9ed3f0", THIN)
    else:
        s.path("M-50 -24Q-26 -19 0 -23Q28 -27 50 -23C46 -12 38 -5 26 -3H-26C-38 -5 -46 -12 -50 -24Z", "#9ed3f0", THIN)
    for x, y in ((-26, -8), (-14, -6), (-2, -9), (10, -6), (22, -8)):
        s.ellipse(x, y, 8, 5, "#c9b79a", THIN)
    tall = 1.0 if look.state == "whole" else 0.4
    s.tube([(-30, -12), (-34, -12 - 14 * tall), (-28, -12 - 26 * tall), (-32, -12 - 36 * tall)], "#5b9a57", 4, THIN)
    if look.state == "whole":
        with s.moved(8, -36):
            _fish(s, colour)
        for x, y, r in ((38, -46, 3), (42, -54, 2.5)):
            s.circle(x, y, r, "#ffffff", 1.5)
    s.ellipse(0, -92, 32, 7, shade(GLASS, 0.6))
    s.mark("grip", 0, -88)


def bone(s: Sketch, look: Look) -> None:
    colour = look.main("#f5ecd9")
    with s.moved(0, -16, turn=-8):
        s.path("M-24 -7A10 10 0 1 0 -36 0A10 10 0 1 0 -24 7H24A10 10 0 1 0 36 0A10 10 0 1 0 24 -7Z", colour)
    s.mark("grip", 0, -16)


def leash(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    if look.held:
        s.tube([(0, 0), (-10, -12), (4, -22), (12, -6), (0, 0)], colour, 5)
        s.tube([(0, 0), (10, 50), (30, 92), (58, 112), (84, 108)], colour, 5)
        with s.moved(92, 92):
            _loose_collar(s, colour)
        s.mark("grip", 0, 0)
        return
    s.tube([(-84, -12), (-66, -34), (-48, -16), (-64, -4), (-78, -12)], colour, 5)
    s.tube([(-58, -6), (-20, -2), (6, -26), (-14, -38), (-22, -14), (20, -2), (46, -10)], colour, 5)
    with s.moved(66, -24):
        _loose_collar(s, colour)
    s.mark("grip", -66, -30)


def _loose_collar(s: Sketch, colour: str) -> None:
    s.path("M-26 0A26 22 0 1 1 26 0A26 22 0 1 1 -26 0Z", "none", 14)
    s.path("M-26 0A26 22 0 1 1 26 0A26 22 0 1 1 -26 0Z", "none", 8, shade(colour, -0.25))
    s.rect(-8, -28, 16, 13, "#c9ced6", THIN, 2)
    s.circle(0, 32, 9, CLOTH["yellow"])
    for x, y in ((-3, 31), (3, 31), (0, 35)):
        s.circle(x, y, 1.6, INK, 0)


DRAWINGS = {"birdcage": birdcage, "bone": bone, "fishbowl": fishbowl, "leash": leash}
