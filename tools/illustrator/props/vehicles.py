"""Vehicles seen from the side, driving to the right: bicycle, car, taxi, bus, train."""

import math

from storytelling_painter.tools.illustrator.palette import CLOTH, GLASS, METAL
from storytelling_painter.tools.illustrator.props.pieces import billow, rays, smoke, speed
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_TYRE = "#3c3c46"
_SKINS = ("#f3c9a8", "#dfa97f", "#8f5b3a")


def _wheel(s: Sketch, x: float, r: float) -> None:
    s.circle(x, -r, r, _TYRE)
    s.circle(x, -r, r * 0.55, METAL)
    s.circle(x, -r, r * 0.18, _TYRE, 0)


def _spoked(s: Sketch, x: float, y: float, r: float) -> None:
    rays(s, x, y, 2, r - 3, count=10, width=1.5)
    s.circle(x, y, r, "none", 6)
    s.circle(x, y, 4, METAL, THIN)


def bicycle(s: Sketch, look: Look) -> None:
    colour = look.main("teal")
    _spoked(s, -84, -48, 48)
    front = (88.0, -48.0)
    if look.state == "bent_wheel":
        rim = []
        for i in range(20):
            angle = math.tau * i / 20
            off = math.remainder(angle + 0.35, math.tau)
            r = 48 * (1 + 0.16 * math.exp(-((abs(off) - 0.95) ** 2) / 0.12) - 0.62 * math.exp(-((off / 0.5) ** 2)))
            rim.append((front[0] + r * math.cos(angle), min(front[1] + r * math.sin(angle), -1)))
        for i in range(0, 20, 2):
            middle = ((front[0] + rim[i][0]) / 2 + (i % 3 - 1) * 5, (front[1] + rim[i][1]) / 2 + (i % 4 - 1) * 4)
            s.curve([front, middle, rim[i]], 1.5)
        s.blob(rim, "none", 6)
        s.circle(*front, 4, METAL, THIN)
        s.path("M132 -70L148 -78M136 -54H154M126 -86L138 -100", "none", 3)
    else:
        _spoked(s, *front, 48)
    seat, crank, head = (-34.0, -116.0), (-8.0, -50.0), (58.0, -118.0)
    s.limb([(-84, -48), seat, head, crank, (-84, -48)], colour, 5)
    s.limb([(-42, -138), crank], colour, 5)
    s.limb([(52, -146), front], colour, 5)
    s.path("M52 -146Q54 -160 74 -156Q82 -152 76 -144", "none", 5)
    s.path("M-62 -142Q-40 -152 -20 -140L-34 -134H-58Z", "#6b4630")
    s.circle(*crank, 11, METAL)
    s.line(crank[0], crank[1], crank[0] + 14, crank[1] + 18, 4)
    s.line(crank[0] + 6, crank[1] + 19, crank[0] + 24, crank[1] + 17, 5)
    s.mark("seat", -42, -144)
    s.mark("surface", -42, -144)
    s.mark("grip", 72, -154)


def _driver(s: Sketch, x: float, y: float, size: float, skin: str = _SKINS[0], cloth: str = CLOTH["blue"]) -> None:
    s.path(f"M{x - size} {y}C{x - size} {y - size * 1.3} {x + size} {y - size * 1.3} {x + size} {y}Z", cloth, THIN)
    s.circle(x, y - size * 1.5, size * 0.75, skin, THIN)


def _saloon(s: Sketch, colour: str, *, dented: bool = False, driven: bool = False) -> None:
    if dented:
        s.path("M-196 -30V-72Q-196 -88 -176 -92L-112 -98L-62 -150Q-56 -156 -46 -156H36Q48 -156 56 -148L100 -100"
            "L124 -112L132 -92L150 -100L152 -80L166 -76L156 -58L168 -44L158 -28Z", colour)
        s.path("M104 -98L118 -84L130 -88L136 -72L152 -72M116 -60L130 -52L142 -58", "none", THIN)
    else:
        s.path("M-196 -30V-72Q-196 -88 -176 -92L-112 -98L-62 -150Q-56 -156 -46 -156H36Q48 -156 56 -148L100 -100"
            "L168 -90Q196 -84 198 -60V-36Q198 -30 190 -30Z", colour)
    s.path("M-94 -98L-54 -142H-8V-98Z", GLASS)
    s.path("M6 -98V-142H36Q42 -142 46 -138L82 -98Z", GLASS)
    s.path("M52 -98Q56 -116 44 -118", "none", 4)
    if driven:
        _driver(s, 36, -98, 15, cloth=CLOTH["purple"])
        s.path("M6 -98V-142H36Q42 -142 46 -138L82 -98Z", "none")
    s.line(-1, -98, -1, -34, THIN)
    s.path("M14 -80H34M-84 -80H-64", "none", 4)
    s.path("M-100 -98Q-108 -70 -90 -40", "none", THIN)
    for x in (-112, 118):
        s.path(f"M{x - 46} -30A46 46 0 0 1 {x + 46} -30Z", shade(colour, -0.45))
        _wheel(s, x, 36)
    s.rect(-202, -44, 26, 14, METAL, rx=4)
    s.rect(-196, -74, 12, 16, CLOTH["red"], THIN, 3)


def car(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    dented = look.state == "dented"
    if dented:
        smoke(s, 128, -116, 34)
    _saloon(s, colour, dented=dented)
    if dented:
        with s.moved(166, -20, turn=34):
            s.rect(-24, -6, 50, 13, METAL, rx=4)
        s.circle(160, -66, 9, "#fff3b0", THIN)
        s.path("M154 -72L160 -64L158 -58M160 -64L167 -68", "none", THIN)
        for x, y in ((192, -4), (206, -10), (178, -2)):
            s.polygon([(x, y), (x + 9, y - 3), (x + 5, y + 5)], GLASS, THIN)
        s.path("M50 -138L58 -122L52 -116L66 -106M58 -122L68 -122", "none", THIN)
    else:
        s.ellipse(188, -70, 8, 11, "#fff3b0", THIN)
        s.rect(174, -44, 30, 14, METAL, rx=4)
    s.mark("surface", 0, -156)
    s.mark("grip", 24, -80)
    s.mark("door", 40, -60)


def taxi(s: Sketch, look: Look) -> None:
    s.path("M-40 -156L-34 -188H30L36 -156Z", "#fff3b0")
    s.text(-2, -171, look.text or "TAXI", width=52, height=17)
    colour = look.main("#f6c52f")
    _saloon(s, colour, driven=True)
    for i in range(14):
        x = -172 + i * 25
        if abs(x + 112) > 42 and abs(x - 118) > 50:
            s.rect(x, -62 + (i % 2) * 10, 12, 10, _TYRE, 0)
            s.rect(x + 12, -52 - (i % 2) * 10, 12, 10, _TYRE, 0)
    s.ellipse(188, -70, 8, 11, "#ffffff", THIN)
    s.rect(174, -44, 30, 14, METAL, rx=4)
    s.mark("grip", 24, -80)
    s.mark("door", 40, -60)


def bus(s: Sketch, look: Look) -> None:
    colour = look.main("red")
    leaving = look.state == "leaving"
    if leaving:
        billow(s, ((-302, -34, 16), (-328, -42, 22), (-362, -38, 27), (-396, -56, 20)), "#c3c7cd")
        speed(s, -292, (-250, -200, -150, -100), 74, 4)
    s.rect(-280, -292, 560, 258, colour, rx=22)
    s.rect(-280, -118, 560, 18, CLOTH["white"], THIN)
    for i in range(5):
        x = -262 + i * 84
        s.rect(x, -238, 74, 88, GLASS, rx=6)
        if leaving or i in (1, 3):
            _driver(s, x + 36, -152, 19, _SKINS[i % 3], (CLOTH["green"], CLOTH["orange"], CLOTH["purple"])[i % 3])
            s.rect(x, -238, 74, 88, "none", rx=6)
    if leaving:
        s.rect(164, -238, 58, 194, GLASS, rx=4)
        s.line(193, -238, 193, -44, 3)
    else:
        s.rect(164, -238, 58, 194, "#4d5560", rx=4)
        s.rect(156, -238, 14, 194, GLASS, THIN)
        s.rect(216, -238, 14, 194, GLASS, THIN)
        s.path("M170 -70H216M170 -58H216", "none", THIN, "#c3c7cd")
    s.path("M236 -238H270Q280 -238 280 -226V-140H236Z", GLASS)
    _driver(s, 256, -142, 18, _SKINS[1], CLOTH["blue"])
    s.path("M236 -238H270Q280 -238 280 -226V-140H236Z", "none")
    s.rect(40, -284, 220, 36, "#f8d24a", rx=4)
    s.text(150, -266, look.text or "BUS", width=200, height=25)
    for x in (-170, 98):
        s.path(f"M{x - 52} -34A52 52 0 0 1 {x + 52} -34Z", shade(colour, -0.5))
        _wheel(s, x, 40)
    s.rect(-286, -50, 40, 16, METAL, rx=4)
    s.rect(250, -50, 38, 16, METAL, rx=4)
    s.circle(266, -80, 11, "#fff3b0")
    s.rect(-280, -96, 12, 26, "#7a1f1c" if leaving else "#ff6b5e", THIN)
    s.mark("door", 193, -44)
    s.mark("grip", 193, -120)
    s.mark("surface", 0, -292)


def train(s: Sketch, look: Look) -> None:
    colour = look.main("blue")
    leaving = look.state == "leaving"
    if leaving:
        speed(s, -462, (-270, -220, -170, -120, -70), 90, 4)
    for x in (-380, -270, -90, 20, 200, 300):
        _wheel(s, x, 26)
    s.path("M-450 -34V-290Q-450 -304 -436 -304H-60V-34Z", colour)
    s.rect(-60, -290, 22, 250, "#4d5560")
    s.path("M-38 -34V-304H270C340 -304 392 -220 430 -110Q446 -60 430 -34Z", colour)
    s.path("M-450 -110H-60M-38 -110H428", "none", 10, "#fdfbf3")
    s.path("M-450 -116H-60M-38 -116H426M-450 -104H-60M-38 -104H430", "none", THIN)
    s.path("M286 -270C326 -262 352 -216 372 -168H286Z", GLASS)
    _driver(s, 316, -170, 22, _SKINS[0], CLOTH["black"])
    s.path("M286 -270C326 -262 352 -216 372 -168H286Z", "none")
    for i, x in enumerate((-430, -348, -174, -20, 144)):
        s.rect(x, -256, 70, 78, GLASS, rx=6)
        if leaving or i in (1, 4):
            _driver(s, x + 35, -180, 18, _SKINS[i % 3], (CLOTH["green"], CLOTH["orange"], CLOTH["red"])[i % 3])
            s.rect(x, -256, 70, 78, "none", rx=6)
    for x in (-262, 58):
        if leaving:
            s.rect(x, -262, 74, 222, shade(colour, 0.25), rx=4)
            s.line(x + 37, -262, x + 37, -40)
            for dx in (10, 45):
                s.rect(x + dx, -246, 18, 64, GLASS, THIN, 4)
        else:
            s.rect(x, -262, 74, 222, "#4d5560", rx=4)
            s.rect(x - 14, -262, 18, 222, shade(colour, 0.25), THIN)
            s.rect(x + 70, -262, 18, 222, shade(colour, 0.25), THIN)
    s.circle(410, -74, 12, "#fff3b0")
    s.path("M-450 -34H436", "none", 6)
    if look.text:
        s.rect(-206, -300, 140, 34, "#f8d24a", rx=4)
        s.text(-136, -283, look.text, width=126, height=22)
    s.mark("door", 95, -40)
    s.mark("grip", 95, -120)


DRAWINGS = {"bicycle": bicycle, "bus": bus, "car": car, "taxi": taxi, "train": train}
