"""Things with a switch, a flame or strings: laptop, phone, camera, candle, torch, guitar, violin."""

from storytelling_painter.tools.illustrator.palette import CLOTH, METAL, PAPER
from storytelling_painter.tools.illustrator.props.pieces import flame, rays, shards
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_WAX = "#f6eedb"


def laptop(s: Sketch, look: Look) -> None:
    on = look.state == "on"
    body = look.main("#aab1bb")
    s.rect(-54, -82, 108, 72, body, rx=6)
    s.rect(-47, -75, 94, 58, "#cfeaf8" if on else "#3c424e", THIN, 2)
    if on:
        if look.text:
            s.text(0, -46, look.text, width=84, height=30)
        else:
            s.rect(-38, -68, 34, 26, "#6aa86a", THIN)
            for y, w in ((-66, 38), (-57, 30), (-48, 36), (-34, 78), (-26, 60)):
                x = 4 if y < -40 else -38
                s.line(x, y, x + w, y, THIN, "#4f6f8a")
    else:
        s.path("M-34 -30L-8 -66M-16 -26L4 -54", "none", THIN, "#8b93a0")
    s.path("M-54 -12H54L68 -2Q68 2 62 2H-62Q-68 2 -68 -2Z", shade(body, 0.25))
    s.path("M-46 -7H46M-14 -2H14", "none", THIN)
    s.mark("grip", 0, -6)


def phone(s: Sketch, look: Look) -> None:
    s.rect(-20, -70, 40, 70, look.main("black"), rx=7)
    s.rect(-15, -60, 30, 46, "#cfeaf8", THIN, 2)
    if look.text:
        s.text(0, -38, look.text, width=27, height=14)
    else:
        s.path("M-10 -54H6V-46H-2L-6 -42V-46H-10Z", "#6aa86a", 1.5)
        s.path("M10 -38H-6V-30H2L6 -26V-30H10Z", PAPER, 1.5)
    s.circle(0, -7, 3.5, METAL, 1.5)
    s.line(-5, -65, 5, -65, THIN, METAL)
    s.mark("grip", 0, -16)


def camera(s: Sketch, look: Look) -> None:
    colour = look.main("black")
    s.path("M-40 -36C-66 -60 -60 -84 -34 -92M40 -36C66 -60 60 -84 34 -92C16 -98 -16 -98 -34 -92", "none", 4)
    s.rect(14, -62, 18, 10, CLOTH["red"], THIN, 3)
    s.path("M-22 -52L-14 -66H10L16 -52Z", shade(colour, 0.3))
    s.rect(-44, -54, 88, 54, colour, rx=8)
    s.path("M-44 -40H44V-12H-44Z", shade(colour, 0.55), THIN)
    s.circle(0, -26, 22, METAL)
    s.circle(0, -26, 14, "#4f7fc4")
    s.circle(-4, -30, 4, "#d6ecf5", 0)
    s.rect(26, -50, 12, 7, "#fff3b0", THIN)
    s.mark("grip", 30, -24)


def candle(s: Sketch, look: Look) -> None:
    s.path("M-24 -4C-24 -14 24 -14 24 -4Q24 0 18 0H-18Q-24 0 -24 -4Z", "#d9a83e")
    s.path("M20 -6C36 -10 36 -24 22 -18", "none", 4)
    s.path("M-12 -8V-60Q-6 -66 0 -62Q8 -66 12 -58V-8Z", look.main(_WAX))
    s.path("M-12 -50Q-8 -36 -4 -46V-58M12 -46Q8 -38 6 -48", "none", THIN)
    if look.state == "lit":
        s.line(0, -62, 0, -70)
        rays(s, 0, -84, 26, 38, count=9, colour="#e3a63c", width=3)
        flame(s, 0, -66, 38)
    else:
        s.curve([(0, -62), (1, -68), (4, -72)], 3.5)
        s.curve([(5, -78), (12, -90), (0, -102), (10, -116), (4, -128)], 3, "#7d8894")
        s.curve([(6, -84), (0, -94), (8, -106)], THIN, "#7d8894")
    s.mark("grip", 30, -14)


def torch(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    with s.moved(0, 0 if look.held else -18):
        if look.state == "on":
            low = 48 if look.held else 16
            s.polygon([(42, -16), (138, -48), (138, low), (42, 16)], "#fdf0b4", 0)
            s.line(42, -16, 138, -48, 3, "#e3b23c")
            s.line(42, 16, 138, low, 3, "#e3b23c")
            for y in (-60, -20, 20, 60) if look.held else (-58, -26, 4):
                s.line(146, y * 0.85, 164, y, 3, "#e3b23c")
        s.rect(-46, -10, 68, 20, colour, rx=5)
        s.path("M20 -11L42 -19V19L20 11Z", shade(colour, -0.2))
        s.ellipse(43, 0, 5, 18, "#fff6c9" if look.state == "on" else "#c9d2da")
        s.rect(-8, -14, 18, 7, "#3c3c46", THIN, 3)
        s.line(-32, -10, -32, 10, THIN)
        s.mark("grip", -14, 0)


def _body(s: Sketch, colour: str) -> None:
    s.path("M0 -112C-26 -116 -34 -98 -30 -82C-28 -72 -52 -64 -52 -36C-52 -10 -26 0 0 0C26 0 52 -10 52 -36"
        "C52 -64 28 -72 30 -82C34 -98 26 -116 0 -112Z", colour)


def _neck(s: Sketch) -> None:
    s.rect(-6, -224, 12, 126, "#6b4630")
    s.path("M-8 -224L-12 -262H12L8 -224Z", "#8a5a34")
    for side in (-1, 1):
        for y in (-232, -244, -255):
            s.circle(side * 15, y, 4, METAL, THIN)
    for y in (-208, -190, -172, -154, -136):
        s.line(-6, y, 6, y, THIN, METAL)


def guitar(s: Sketch, look: Look) -> None:
    colour = look.main("#d89545")
    if look.state == "broken":
        with s.moved(-14, 0, turn=-8):
            s.path("M0 -98C-26 -112 -34 -98 -30 -82C-28 -72 -52 -64 -52 -36C-52 -10 -26 0 0 0C26 0 52 -10 52 -36"
                "C52 -64 28 -72 30 -82C33 -96 28 -110 12 -104L4 -90Z", colour)
            s.circle(0, -62, 17, "#4a3020")
            s.path("M-14 -20L-24 -32L-10 -38L-18 -54M20 -30L36 -46L26 -52L38 -62", "none", 3)
            s.rect(-16, -24, 32, 8, "#6b4630", THIN)
            s.curve([(-3, -22), (-20, -90), (-46, -120), (-40, -140)], THIN)
            s.curve([(3, -22), (10, -96), (34, -128), (22, -150)], THIN)
        with s.moved(22, -108, turn=68):
            s.polygon([(-6, -100), (6, -100), (6, 8), (2, -2), (-1, 10), (-6, 0)], "#6b4630")
            s.path("M-8 -100L-12 -138H12L8 -100Z", "#8a5a34")
            for side in (-1, 1):
                for y in (-108, -120, -131):
                    s.circle(side * 15, y, 4, METAL, THIN)
        shards(s, ((66, -6, 10, 20), (84, -10, 7, 80), (-74, -6, 8, 50)), colour)
        s.mark("grip", 0, -60)
        return
    _body(s, colour)
    _neck(s)
    s.circle(0, -76, 17, "#4a3020")
    s.rect(-18, -34, 36, 8, "#6b4630", THIN)
    for x in (-3, 0, 3):
        s.line(x, -30, x, -224, 1.3, "#e9e4d4")
    s.mark("grip", 0, -160)


def violin(s: Sketch, look: Look) -> None:
    colour = look.main("#a85a2c")
    with s.moved(0, 0, turn=-6):
        s.path("M0 -108C-24 -110 -34 -94 -28 -80C-22 -74 -14 -62 -26 -52C-42 -40 -42 -2 0 0C42 -2 42 -40 26 -52"
            "C14 -62 22 -74 28 -80C34 -94 24 -110 0 -108Z", colour)
        s.path("M-12 -60Q-22 -50 -12 -40M12 -60Q22 -50 12 -40", "none", 3)
        s.polygon([(-6, -6), (6, -6), (8, -32), (-8, -32)], "#2f2622", THIN)
        s.rect(-5, -160, 10, 92, "#2f2622", THIN)
        s.line(-13, -46, 13, -46, 4)
        for x in (-2.5, 2.5):
            s.line(x, -34, x, -156, 1.2, "#e9e4d4")
        s.circle(0, -168, 8, colour)
        for y in (-148, -156):
            s.line(-12, y, 12, y, 4)
        s.mark("grip", 0, -120)
    with s.moved(52, 0, turn=12):
        s.line(0, -4, 0, -166, 5)
        s.line(8, -10, 8, -158, THIN, "#8d857a")
        s.path("M0 -4H8V-14M0 -166Q8 -166 8 -158", "none", 3)


DRAWINGS = {
    "camera": camera,
    "candle": candle,
    "guitar": guitar,
    "laptop": laptop,
    "phone": phone,
    "torch": torch,
    "violin": violin,
}
