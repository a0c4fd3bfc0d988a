"""Animals with faces and moods."""

from typing import Literal

from storytelling_painter.tools.illustrator.nodes import Rect
from storytelling_painter.tools.illustrator.palette import CLOTH
from storytelling_painter.tools.illustrator.props.pieces import drop, puddle, speed
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

Mood = Literal["happy", "asleep", "pleading", "sad", "calm", "furious"]
_DARK = "#2b2a33"
_TONGUE = "#ee8a94"


def _zzz(s: Sketch, x: float, y: float) -> None:
    with s.upright(x, y):
        for dx, dy, r in ((0, 0, 9), (17, -17, 11), (38, -36, 14)):
            s.polyline([(dx - r / 2, dy - r), (dx + r / 2, dy - r), (dx - r / 2, dy), (dx + r / 2, dy)], 3.2)


def _dog_head(s: Sketch, fur: str, mood: Mood, *, ear: float = 0) -> None:
    light = shade(fur, 0.6)
    s.path("M-24 -14C-26 -44 24 -48 28 -16C44 -14 56 -6 54 6C52 20 34 22 20 22C-4 28 -24 12 -24 -14Z", fur)
    s.path("M24 -8C40 -14 56 -6 54 6C52 20 34 22 20 20C10 14 14 -4 24 -8Z", light, THIN)
    s.ellipse(50, -5, 9, 7, _DARK, 1)
    if mood == "happy":
        s.path("M22 11Q32 20 46 9L44 15Q34 24 24 19Z", "#7a3236", THIN)
        s.path("M28 16C26 36 42 38 42 16Z", _TONGUE, THIN)
    elif mood == "sad":
        s.path("M24 17Q34 8 46 13", "none", 2.5)
    else:
        s.path("M48 3Q42 14 26 12", "none", 2.5)
    if mood == "asleep":
        s.path("M4 -13Q11 -6 18 -13", "none", 3)
    else:
        s.circle(12, -15, 6.5 if mood == "pleading" else 5, _DARK, 0)
        s.circle(14, -17.5, 2.2 if mood == "pleading" else 1.6, "#ffffff", 0)
        if mood == "sad":
            s.path("M4 -22Q10 -28 20 -28", "none", 2.5)
        elif mood == "pleading":
            s.path("M4 -27Q10 -34 20 -32", "none", 2.5)
    with s.moved(-10, -26, turn=ear):
        s.path("M-10 -2C-30 6 -32 46 -18 50C-4 50 4 24 10 0Q0 -10 -10 -2Z", shade(fur, -0.35))
    s.part("face", Rect(-6, -40, 64, 64))
    s.mark("eye", 12, -15)
    s.mark("mouth", 40, 12)
    s.mark("head", 12, -8)


def _collar(s: Sketch, x: float, y: float, turn: float, colour: str = CLOTH["red"]) -> None:
    with s.moved(x, y, turn=turn):
        s.rect(-22, -5, 44, 10, colour, THIN, 5)
        s.circle(14, 9, 5, CLOTH["yellow"], THIN)


def dog(s: Sketch, look: Look) -> None:
    fur = look.main("#c98f56")
    dark = shade(fur, -0.18)
    state = look.state
    if state == "sitting":
        s.tube([(-44, -12), (-66, -22), (-74, -44), (-66, -58)], fur, 12)
        s.limb([(2, -50), (8, -6)], dark, 15)
        s.blob([(22, -104), (32, -70), (26, -34), (0, -6), (-42, -2), (-56, -26), (-40, -62), (-16, -92), (0,
            -112)], fur)
        s.path("M27 -86Q34 -56 22 -38Q12 -60 27 -86Z", shade(fur, 0.6), THIN)
        s.limb([(20, -54), (24, -6)], fur, 15)
        s.ellipse(28, -5, 13, 7, fur)
        s.ellipse(-22, -22, 28, 22, fur)
        s.ellipse(-2, -6, 19, 8, fur)
        _collar(s, 8, -98, 12)
        with s.moved(12, -124):
            _dog_head(s, fur, "happy")
    elif state == "running":
        speed(s, -92, (-92, -70, -46), 44)
        s.limb([(34, -54), (62, -30), (86, -22)], dark, 13)
        s.limb([(-40, -52), (-58, -28), (-88, -20)], dark, 13)
        s.tube([(-56, -70), (-78, -86), (-96, -92), (-108, -108)], fur, 11)
        s.blob([(60, -96), (62, -62), (30, -40), (-20, -44), (-60, -46), (-68, -72), (-40, -84), (20, -84)], fur)
        s.limb([(44, -54), (74, -46), (100, -44)], fur, 13)
        s.limb([(-50, -56), (-74, -42), (-96, -40)], fur, 13)
        _collar(s, 56, -88, 50)
        with s.moved(80, -106, turn=-6):
            _dog_head(s, fur, "happy", ear=62)
        s.line(-70, 0, -30, 0, THIN)
        s.line(20, 0, 76, 0, THIN)
    elif state == "sleeping":
        s.blob([(-84, -8), (-86, -40), (-50, -66), (10, -62), (44, -34), (40, -4), (-30, 0)], fur)
        s.ellipse(-46, -24, 34, 24, fur)
        s.limb([(-30, -8), (4, -8)], fur, 12)
        s.tube([(-84, -14), (-76, 0), (-44, -2), (-24, -2)], fur, 11)
        s.limb([(30, -10), (84, -8)], dark, 13)
        with s.moved(46, -34, turn=12):
            _dog_head(s, fur, "asleep")
        _zzz(s, 84, -68)
    elif state == "begging":
        s.tube([(-32, -14), (-54, -14), (-70, -28), (-74, -46)], fur, 12)
        s.path("M-88 -30Q-94 -44 -88 -56M-62 -50Q-58 -58 -62 -66", "none", 2.5)
        s.blob([(22, -124), (30, -86), (28, -40), (18, -4), (-24, 0), (-38, -24), (-28, -70), (-10, -116)], fur)
        s.path("M24 -108Q34 -70 26 -36Q10 -66 24 -108Z", shade(fur, 0.6), THIN)
        s.ellipse(-8, -22, 26, 22, fur)
        s.ellipse(14, -6, 22, 8, fur)
        s.limb([(10, -92), (40, -80), (48, -94)], dark, 13)
        s.limb([(14, -84), (46, -70), (56, -84)], fur, 13)
        _collar(s, 8, -118, 6)
        with s.moved(8, -144, turn=-14):
            _dog_head(s, fur, "pleading")
    else:
        fur = shade(fur, -0.12)
        dark = shade(fur, -0.2)
        puddle(s, 0, 0, 190, 30)
        for x in (-34, 40):
            s.limb([(x - 8, -44), (x - 8, -6)], dark, 13)
        s.tube([(-56, -62), (-72, -48), (-76, -26), (-70, -12)], fur, 10)
        s.path("M-62 -76L-48 -70L-44 -82L-30 -76L-22 -88L-10 -78L0 -90L10 -80L24 -88L40 -100L62 -88L66 -58L58 -34"
            "L50 -46L42 -30L32 -44L22 -28L10 -44L-2 -28L-14 -44L-26 -28L-36 -42L-48 -26L-54 -42L-64 -50Z", fur)
        for x in (-44, 50):
            s.limb([(x, -44), (x, -6)], fur, 13)
        _collar(s, 54, -92, 30)
        with s.moved(70, -108, turn=14):
            _dog_head(s, fur, "sad")
        for x, y, turn in ((-80, -96, -40), (-46, -112, -20), (-6, -118, 0), (24, -150, 0), (-30, -14, 0), (10,
            -16, 0), (96, -62, 0), (144, -128, 35), (-92, -66, -60)):
            drop(s, x, y, 8, turn=turn)
    s.mark("grip", -8, -50)


def _cat_head(s: Sketch, fur: str, mood: Mood) -> None:
    for side in (-1, 1):
        back = side if mood == "furious" else 0
        s.polygon([(side * 26, -10), (side * (22 + 12 * abs(back)), -38 + 10 * abs(back)), (side * 4, -22)], fur)
        s.polygon([(side * 21, -16), (side * (20 + 8 * abs(back)), -30 + 8 * abs(back)), (side * 10, -22)],
            "#f2b5b0", 0)
    s.ellipse(0, 0, 29, 24, fur)
    s.path("M-7 -23L-5 -13M0 -24V-12M7 -23L5 -13", "none", 2.5, shade(fur, -0.45))
    if mood == "furious":
        s.path("M-18 -12L-5 -4M18 -12L5 -4", "none", 3)
        for side in (-1, 1):
            s.ellipse(side * 12, -1, 6, 4.5, "#f4e36a", THIN)
            s.line(side * 12, -5, side * 12, 3, 3)
        s.path("M-12 9Q0 3 12 9Q12 22 0 22Q-12 22 -12 9Z", "#7a3236", THIN)
        s.polygon([(-8, 8), (-3, 7), (-6, 15)], "#ffffff", 1)
        s.polygon([(8, 8), (3, 7), (6, 15)], "#ffffff", 1)
    else:
        if mood == "asleep":
            s.path("M-17 -2Q-11 4 -5 -2M5 -2Q11 4 17 -2", "none", 3)
        else:
            for side in (-1, 1):
                s.ellipse(side * 11, -3, 5, 6.5, "#9ccf6b", THIN)
                s.ellipse(side * 11 + 1, -3, 2.2, 5.5, _DARK, 0)
        s.path("M-7 12Q-3 15 0 11Q3 15 7 12", "none", 2.5)
    s.path("M-3.5 4H3.5L0 8Z", "#e2808a", 1.5)
    for side in (-1, 1):
        s.path(f"M{side * 15} 7L{side * 38} 2M{side * 15} 10L{side * 38} 12", "none", 1.6)
    s.part("face", Rect(-29, -24, 58, 48))
    s.mark("eye", 11, -3)
    s.mark("mouth", 0, 12)
    s.mark("head", 0, 0)


def _stripes(s: Sketch, fur: str, places: tuple[tuple[float, float, float], ...]) -> None:
    for x, y, turn in places:
        with s.moved(x, y, turn=turn):
            s.path("M0 0Q5 9 1 18", "none", 3.2, shade(fur, -0.45))


def cat(s: Sketch, look: Look) -> None:
    fur = look.main("#e39a4c")
    dark = shade(fur, -0.18)
    state = look.state
    if state == "sitting":
        s.tube([(-26, -8), (-52, -10), (-60, -30), (-50, -48), (-58, -62)], fur, 10)
        s.blob([(14, -78), (26, -50), (28, -6), (0, 0), (-34, -2), (-40, -28), (-26, -60), (-8, -82)], fur)
        s.ellipse(-18, -16, 20, 16, fur)
        for x in (6, 20):
            s.limb([(x, -36), (x, -6)], fur, 10)
        s.path("M-26 -58Q-18 -54 -12 -56M-33 -44Q-24 -40 -18 -43", "none", 3, shade(fur, -0.45))
        with s.moved(8, -94):
            _cat_head(s, fur, "calm")
    elif state == "sleeping":
        s.blob([(-62, -6), (-64, -34), (-30, -56), (20, -54), (56, -32), (56, -6), (0, 0)], fur)
        _stripes(s, fur, ((-34, -52, 8), (-18, -56, 4), (-2, -57, 0)))
        s.tube([(-58, -10), (-44, 0), (-10, -2), (14, -4)], dark, 10)
        with s.moved(34, -24, turn=10):
            _cat_head(s, fur, "asleep")
        _zzz(s, 66, -54)
    elif state == "hissing":
        s.path("M-62 -62L-76 -74L-70 -88L-88 -98L-76 -112L-90 -126L-74 -134L-76 -156L-60 -142L-46 -150L-50 -130"
            "L-40 -116L-48 -104L-40 -90L-46 -70Z", fur)
        for x in (-40, 32):
            s.limb([(x + 12, -50), (x + 16, -4)], dark, 10)
        s.path("M-58 -40L-64 -62L-50 -72L-50 -88L-34 -90L-28 -106L-14 -98L-2 -112L8 -98L22 -102L26 -92L44 -92"
            "L66 -78L62 -52L46 -36C36 -50 20 -58 0 -58C-20 -58 -36 -50 -42 -36Z", fur)
        for x in (-50, 38):
            s.limb([(x, -44), (x - 2, -4)], fur, 10)
        with s.moved(58, -70, turn=8):
            _cat_head(s, fur, "furious")
        s.path("M96 -76L112 -82M98 -64H116M96 -52L110 -44", "none", 2.5)
    else:
        s.tube([(-54, -58), (-74, -68), (-82, -92), (-72, -112)], fur, 10)
        s.limb([(28, -40), (18, -4)], dark, 10)
        s.limb([(-36, -40), (-26, -4)], dark, 10)
        s.blob([(46, -68), (50, -44), (30, -34), (-20, -34), (-54, -36), (-62, -54), (-48, -70), (0, -66)], fur)
        s.limb([(38, -40), (52, -6)], fur, 10)
        s.limb([(-46, -40), (-58, -6)], fur, 10)
        _stripes(s, fur, ((-34, -68, 0), (-18, -67, 0), (-2, -66, 0)))
        with s.moved(58, -80):
            _cat_head(s, fur, "calm")
    s.mark("grip", -4, -36)


def rabbit(s: Sketch, look: Look) -> None:
    fur = look.main("#d9cfc4")
    s.circle(-46, -22, 12, CLOTH["white"])
    s.blob([(10, -62), (28, -40), (30, -4), (-10, 0), (-42, -4), (-48, -30), (-22, -58)], fur)
    s.ellipse(-20, -20, 22, 18, fur)
    s.ellipse(-12, -5, 20, 7, fur)
    s.limb([(18, -34), (22, -6)], fur, 10)
    for turn in (-20, 6):
        with s.moved(8, -88, turn=turn):
            s.ellipse(0, -30, 9, 34, fur)
            s.ellipse(1, -28, 4, 24, "#f2b5b0", 0)
    s.blob([(-14, -92), (12, -104), (34, -88), (38, -72), (22, -58), (-6, -62)], fur)
    s.circle(20, -84, 4.5, _DARK, 0)
    s.circle(21.5, -85.5, 1.5, "#ffffff", 0)
    s.ellipse(37, -76, 4, 3, "#e2808a", 1.5)
    s.path("M35 -71Q30 -66 25 -69", "none", THIN)
    s.rect(28, -68, 6, 8, "#ffffff", 1.5)
    s.path("M22 -74L50 -70M22 -70L48 -62", "none", 1.5)
    s.part("face", Rect(-10, -104, 50, 48))
    s.mark("eye", 20, -84)
    s.mark("head", 14, -80)
    s.mark("mouth", 34, -68)
    s.mark("grip", 0, -60)


def draw_bird(s: Sketch, colour: str, *, flying: bool) -> None:
    if flying:
        s.path("M-28 -2L-58 8L-50 -6L-62 -12L-30 -14Z", shade(colour, -0.2))
        s.path("M4 -8C6 -40 26 -56 44 -58C42 -38 34 -18 18 -4Z", shade(colour, -0.25))
    else:
        s.path("M-22 0L-54 22L-44 4L-54 -4L-26 -14Z", shade(colour, -0.2))
    s.path("M-32 -4C-26 22 14 26 26 4C34 -2 42 -10 42 -22C40 -44 8 -46 4 -24C-6 -22 -28 -20 -32 -4Z", colour)
    s.path("M6 20C22 16 28 4 26 -4C14 -4 2 8 6 20Z", shade(colour, 0.65), THIN)
    s.path("M40 -26L60 -20L40 -14Z", "#f0a53c")
    s.circle(28, -26, 4.5, _DARK, 0)
    s.circle(29.5, -27.5, 1.5, "#ffffff", 0)
    if flying:
        s.path("M4 -4C-20 -26 -26 -52 -16 -72C-2 -64 18 -34 20 -8Z", shade(colour, 0.2))
        s.path("M-10 -62L4 -22M-14 -46L-2 -20", "none", THIN)
    else:
        s.path("M-24 -4C-10 -14 8 -12 12 -6C8 10 -8 14 -24 -4Z", shade(colour, -0.25))
    s.part("face", Rect(4, -42, 56, 34))
    s.mark("eye", 28, -26)
    s.mark("head", 24, -24)
    s.mark("mouth", 50, -20)


def bird(s: Sketch, look: Look) -> None:
    colour = look.main("blue")
    if look.state == "flying":
        with s.moved(0, -30, turn=-12):
            draw_bird(s, colour, flying=True)
        s.mark("grip", 0, -30)
        return
    for x in (-2, 8):
        s.line(x, -14, x + 2, 0, 3)
        s.path(f"M{x - 6} 0H{x + 10}", "none", 3)
    with s.moved(0, -34):
        draw_bird(s, colour, flying=False)
    s.mark("grip", 0, -20)


DRAWINGS = {
    "bird": bird,
    "cat": cat,
    "dog": dog,
    "rabbit": rabbit,
}
