"""Paper things, with or without lettering, what is written with, and the two that tell time: clock and calendar."""

import math
import re

from storytelling_painter.tools.illustrator.nodes import Rect
from storytelling_painter.tools.illustrator.palette import CLOTH, PAPER
from storytelling_painter.tools.illustrator.props.sketch import THIN, Look, Sketch, shade

_RED = "#c8322d"
_TIME = re.compile(r"(\d{1,2})\s*[:.h]\s*(\d{2})|(\d{1,2})")


def clock_time(words: str | None) -> tuple[int, int]:
    """Reads hour (0-23) and minute (0-59) from a text such as `22:10`; ten past ten when there is none."""
    found = _TIME.search(words or "")
    if not found:
        return 10, 10
    hour, minute = int(found[1] or found[3]), int(found[2] or 0)
    return hour % 24, min(minute, 59)


def hand_angles(words: str | None) -> tuple[float, float]:
    """Returns the angles of the hour and the minute hand in degrees clockwise from twelve."""
    hour, minute = clock_time(words)
    return (hour % 12 + minute / 60) * 30, minute * 6.0


def _dial(s: Sketch, x: float, y: float, r: float, words: str | None) -> None:
    with s.upright(x, y):
        s.circle(0, 0, r, PAPER)
        for i in range(12):
            angle = math.tau * i / 12
            sin, cos = math.sin(angle), math.cos(angle)
            inner = 0.76 if i % 3 == 0 else 0.84
            s.line(inner * r * sin, -inner * r * cos, 0.92 * r * sin, -0.92 * r * cos, 3.5 if i % 3 == 0 else THIN)
        for name, angle, length, width in zip(
            ("hour_hand", "minute_hand"), hand_angles(words), (0.46, 0.74), (6.0, 3.6), strict=True
        ):
            sin, cos = math.sin(math.radians(angle)), math.cos(math.radians(angle))
            tip = (length * r * sin, -length * r * cos)
            s.line(-0.12 * r * sin, 0.12 * r * cos, *tip, width)
            s.mark(name, *tip)
        s.circle(0, 0, 4, _RED, 1)
        s.mark("dial", 0, 0)
        s.part("dial", Rect(-r, -r, 2 * r, 2 * r))


def clock(s: Sketch, look: Look) -> None:
    if look.state == "wall":
        s.circle(0, -54, 54, look.main("brown"))
        _dial(s, 0, -54, 44, look.text)
        s.mark("grip", 0, -54)
        return
    colour = look.main("red")
    for side in (-1, 1):
        s.limb([(side * 20, -12), (side * 30, -3)], colour, 6)
        with s.moved(side * 26, -78, turn=side * 34):
            s.path("M-16 4C-16 -18 16 -18 16 4Z", "#e6b84a")
    s.limb([(0, -82), (0, -94)], "#e6b84a", 4)
    s.circle(0, -44, 40, colour)
    _dial(s, 0, -44, 33, look.text)
    s.mark("grip", 0, -44)


def calendar(s: Sketch, look: Look) -> None:
    words = (look.text or "1").strip()
    number = re.search(r"\d+", words)
    month = re.sub(r"[^A-Za-z ]", "", words).strip() if number else ""
    s.rect(-50, -112, 100, 112, PAPER, rx=4)
    s.path("M-50 -80V-108Q-50 -112 -46 -112H46Q50 -112 50 -108V-80Z", shade(look.main("red"), 0.2))
    for x in (-26, 26):
        s.rect(x - 4, -120, 8, 18, "#9aa0a8", THIN, 3)
    if number:
        s.text(0, -40, number[0], width=80, height=56)
    else:
        s.text(0, -40, words, width=86, height=44)
    if month:
        lettering = s.parts["text"]
        s.text(0, -92, month.upper(), width=84, height=16)
        s.parts["text"] = lettering.union(s.parts["text"])
    s.mark("grip", 0, -56)


def _lines(s: Sketch, x: float, y: float, widths: tuple[float, ...], gap: float) -> None:
    for i, w in enumerate(widths):
        s.line(x, y + i * gap, x + w, y + i * gap, THIN, "#7d8590")


def paper(s: Sketch, look: Look) -> None:
    s.mark("grip", 0, -6)
    if look.state == "crumpled":
        s.polygon([(-26, -8), (-30, -26), (-18, -40), (-4, -46), (12, -42), (28, -30), (30, -14), (20, 0), (-12,
            1)], PAPER)
        s.path("M-18 -40L-8 -24L-26 -8M-8 -24L12 -42M-8 -24L8 -12L28 -30M8 -12L20 0M8 -12L-12 1", "none", THIN)
        return
    if look.state == "torn":
        for side in (-1, 1):
            with s.moved(side * 10, 0, turn=side * 11):
                tear = [(2, -88), (-6, -74), (6, -61), (-5, -46), (5, -31), (-5, -16), (3, 0)]
                s.polygon([(side * 36, 0), (side * 36, -88), *tear], PAPER)
                _lines(s, 12 if side > 0 else -30, -74, (18, 18), 11)
                _lines(s, 12 if side > 0 else -30, -26, (18, 18), 11)
                if look.text:
                    half = -(-len(look.text) // 2)
                    piece = look.text[:half] if side < 0 else look.text[half:]
                    s.text(side * 20, -44, piece or "/", width=20, height=22, fill=_RED, name=f"piece{side}")
                elif side < 0:
                    s.circle(-20, -44, 8, "#f3c9a8", THIN)
        return
    s.path("M-36 -98H22L38 -82V0H-36Z", PAPER)
    s.path("M22 -98V-82H38Z", "#d9dde0", THIN)
    written = look.state == "written"
    if look.text and len(look.text) <= 3:
        if written:
            _lines(s, -27, -84, (40, 40), 11)
            _lines(s, -27, -20, (56, 46), 11)
        s.text(2, -44 if written else -52, look.text, width=54, height=32 if written else 52, fill=_RED)
        if not written:
            s.path("M-26 -16Q0 -24 28 -18", "none", 3.5, _RED)
    elif look.text:
        if written:
            _lines(s, -27, -84, (40, 54), 12)
            _lines(s, -27, -30, (56, 50, 56), 11)
        s.text(1, -52, look.text, width=66, height=28, fill=_RED)
    elif written:
        _lines(s, -27, -78, (40, 56, 52, 56, 54, 36), 12)


def bill(s: Sketch, look: Look) -> None:
    s.path("M-36 -100H36V0L27 -7L18 0L9 -7L0 0L-9 -7L-18 0L-27 -7L-36 0Z", PAPER)
    s.text(0, -86, "BILL", width=50, height=14, name="label")
    s.line(-28, -74, 28, -74, THIN)
    for y in (-64, -53):
        s.line(-28, y, 2, y, THIN, "#7d8590")
        s.line(14, y, 28, y, THIN, "#7d8590")
    s.line(-28, -44, 28, -44, THIN)
    s.text(0, -28, look.text or "$99", width=62, height=22, fill=_RED)
    s.mark("grip", 0, -10)


def letter(s: Sketch, look: Look) -> None:
    colour = look.main("#f6ead0")
    if look.state == "open":
        s.polygon([(-36, -40), (0, -74), (36, -40)], shade(colour, -0.2))
        s.rect(-29, -84, 58, 62, PAPER)
        if look.text:
            s.text(0, -62, look.text, width=50, height=20)
        else:
            _lines(s, -21, -74, (42, 36, 42), 11)
        s.path("M-36 -42L0 -14L36 -42V0H-36Z", colour)
        s.path("M-36 0L-8 -20M36 0L8 -20", "none", THIN)
    else:
        s.rect(-36, -50, 72, 50, colour)
        s.path("M-36 -50L0 -18L36 -50", shade(colour, -0.08))
        s.path("M-36 0L-10 -26M36 0L10 -26", "none", THIN)
        s.circle(0, -21, 9, _RED)
        s.path("M0 -17C-5 -20 -5 -25 -2.5 -25Q0 -25 0 -23Q0 -25 2.5 -25C5 -25 5 -20 0 -17Z", "#f7c9c4", 0)
    s.mark("grip", 20, -8)


def book(s: Sketch, look: Look) -> None:
    colour = look.main("blue")
    if look.state == "open":
        s.path("M-58 -46Q-28 -56 0 -44Q28 -56 58 -46V4Q28 -6 0 4Q-28 -6 -58 4Z", colour)
        s.path("M-52 -52Q-26 -60 0 -48V-2Q-26 -12 -52 -4Z", PAPER)
        s.path("M52 -52Q26 -60 0 -48V-2Q26 -12 52 -4Z", PAPER)
        for y in (-42, -32, -22):
            s.path(f"M-44 {y}Q-26 {y - 5} -8 {y + 3}M44 {y}Q26 {y - 5} 8 {y + 3}", "none", THIN, "#7d8590")
        s.mark("grip", 0, 0)
        return
    s.path("M-30 -84H26Q32 -84 32 -78V-6H-24Q-30 -6 -30 0Z", colour)
    s.path("M-30 -2Q-30 -10 -22 -10H32V2H-24Q-30 2 -30 -2Z", PAPER)
    s.path("M32 2H-24Q-32 2 -32 -6V-78", "none")
    s.line(-20, -84, -20, -10, THIN)
    s.rect(-10, -70, 34, 26, shade(colour, 0.65), THIN)
    if look.text:
        s.text(7, -57, look.text, width=30, height=18)
    else:
        s.path("M-3 -62H17M-1 -53H15", "none", 3)
    s.mark("grip", 20, -10)


def newspaper(s: Sketch, look: Look) -> None:
    s.path("M-48 -92H36V0H-48Z", "#ece9df")
    s.path("M-42 -96H46V-6H-42Z", "#f7f5ec")
    s.text(2, -84, look.text or "NEWS", width=76, height=18)
    s.line(-36, -70, 40, -70, 3)
    s.rect(-36, -62, 36, 30, "#aab4bf", THIN)
    s.path("M-36 -32L-22 -50L-14 -40L-6 -46L0 -32Z", "#6f7782", THIN)
    _lines(s, 8, -60, (32, 28, 32, 30, 32), 10)
    _lines(s, -36, -24, (34, 30), 9)
    s.mark("grip", 24, -8)


def map_sheet(s: Sketch, look: Look) -> None:
    for i, x in enumerate((-57, -19, 19)):
        up = -6 if i % 2 else 0
        s.polygon([(x, -84 + up), (x + 38, -90 - up), (x + 38, -6 - up), (x, up)], ("#dcebc4", "#cfe2b4", "#dcebc4")[i])
    s.path("M-54 -24Q-36 -40 -16 -26Q8 -12 54 -42", "none", 6, "#7fc0e8")
    s.path("M-44 -66L-28 -50L-8 -62L16 -46L34 -58", "none", 3, _RED)
    for a, b in ((-48, -70), (36, -62)):
        s.path(f"M{a} {b - 6}l9 9m0 -9l-9 9", "none", 4, _RED)
    s.path("M40 -34L48 -20L32 -20Z", "#6aa86a", THIN)
    s.mark("grip", 44, -10)


def photo(s: Sketch, look: Look) -> None:
    if look.state == "torn":
        for side in (-1, 1):
            with s.moved(side * 20, 0, turn=side * 12):
                cut = [(2, -88), (-7, -74), (5, -60), (-6, -44), (4, -30), (-5, -16), (3, 0)]
                s.polygon([(side * 40, 0), (side * 40, -88), *cut], PAPER)
                inner = [(a + side * 3, b) for a, b in ((-5, -70), (5, -60), (-6, -44), (3, -32))]
                s.polygon([(side * 33, -32), (side * 33, -80), (side * 3, -80), *inner], "#cfe6f2", THIN)
                _bust(s, side * 20, -32, CLOTH["pink"] if side > 0 else CLOTH["blue"],
                    "#6b4630" if side < 0 else "#e3bd62")
        s.mark("grip", -30, -8)
        return
    s.rect(-42, -92, 84, 92, look.main(PAPER))
    s.rect(-34, -84, 68, 62, "#cfe6f2", THIN)
    _bust(s, -15, -22, CLOTH["blue"], "#6b4630")
    _bust(s, 15, -22, CLOTH["pink"], "#e3bd62")
    if look.text:
        s.text(0, -11, look.text, width=70, height=14)
    else:
        s.path("M0 -6C-8 -11 -7 -17 -3.5 -17Q0 -17 0 -14Q0 -17 3.5 -17C7 -17 8 -11 0 -6Z", _RED, 1.5)
    s.mark("grip", 30, -8)


def _bust(s: Sketch, x: float, y: float, cloth: str, hair: str) -> None:
    s.path(f"M{x - 15} {y}C{x - 15} {y - 22} {x + 15} {y - 22} {x + 15} {y}Z", cloth, THIN)
    s.circle(x, y - 27, 11, "#f3c9a8", THIN)
    s.path(f"M{x - 11} {y - 27}C{x - 12} {y - 44} {x + 12} {y - 44} {x + 11} {y - 27}"
        f"Q{x} {y - 36} {x - 11} {y - 27}Z", hair, THIN)
    s.circle(x - 4, y - 25, 1.4, "#2b2a33", 0)
    s.circle(x + 4, y - 25, 1.4, "#2b2a33", 0)
    s.path(f"M{x - 4} {y - 21}Q{x} {y - 18} {x + 4} {y - 21}", "none", 1.5)


def ticket(s: Sketch, look: Look) -> None:
    s.path("M-54 -48H54V-32A8 8 0 0 0 54 -16V0H-54V-16A8 8 0 0 0 -54 -32Z", look.main("#f6d98b"))
    s.path("M30 -44V-38M30 -31V-25M30 -18V-12M30 -6V-4", "none", THIN)
    s.text(-8, -24, look.text or "TICKET", width=64, height=26)
    s.path("M37 -32H43M37 -24H43M37 -16H43", "none", THIN)
    s.mark("grip", 28, -12)


def _stick(s: Sketch, colour: str, *, wax: bool) -> None:
    s.rect(-34, -7, 56, 14, colour, rx=2)
    if wax:
        s.path("M22 -6L36 -3V3L22 6Z", shade(colour, -0.1))
        s.rect(-26, -7, 38, 14, shade(colour, 0.5), THIN)
        s.path("M-20 0Q-14 -5 -8 0Q-2 5 4 0", "none", THIN)
    else:
        s.rect(-42, -7, 9, 14, CLOTH["pink"], THIN, 2)
        s.line(-34, -1, 22, -1, THIN)
        s.polygon([(22, -7), (42, 0), (22, 7)], "#f1d3a6")
        s.polygon([(34, -3), (42, 0), (34, 3)], "#2b2a33", 1)


def _writing(s: Sketch, look: Look, colour: str, *, wax: bool) -> None:
    if look.held:
        with s.moved(0, 0, turn=125):
            _stick(s, colour, wax=wax)
            s.mark("grip", 6, 0)
    else:
        with s.moved(0, -8):
            _stick(s, colour, wax=wax)
        s.mark("grip", 0, -8)


def pencil(s: Sketch, look: Look) -> None:
    _writing(s, look, look.main("yellow"), wax=False)


def crayon(s: Sketch, look: Look) -> None:
    _writing(s, look, look.main("red"), wax=True)


DRAWINGS = {
    "bill": bill,
    "book": book,
    "calendar": calendar,
    "clock": clock,
    "crayon": crayon,
    "letter": letter,
    "map": map_sheet,
    "newspaper": newspaper,
    "paper": paper,
    "pencil": pencil,
    "photo": photo,
    "ticket": ticket,
}
