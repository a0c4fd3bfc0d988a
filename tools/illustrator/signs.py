"""Signs: lettering that a viewer must be able to read, as large as its board allows."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from PIL import ImageFont

from storytelling_painter.domain.scene import Sign
from storytelling_painter.domain.vocabulary import SignKind
from storytelling_painter.tools.illustrator import svg
from storytelling_painter.tools.illustrator.nodes import Anchor, Node, Point, Rect
from storytelling_painter.tools.illustrator.palette import DARK_WOOD, METAL, PAPER, WOOD
from storytelling_painter.tools.illustrator.settings.drawing import Drawing

FONT: Final = Path(__file__).parent / "fonts" / "Lato-Bold.ttf"
_UNIT = 200
"""Font size at which letters are measured."""
_LEADING = 1.12
_READABLE = 44.0
"""Font size in units at which capitals are 30 units high; signs grow until they reach it or their limit."""
_LIMIT = 1.7
_LONG_WORD = 20


_BOARDS: Final = frozenset({"platform_sign", "shop_sign", "stop_sign"})
"""Places where the setting has a board of its own that the sign covers wholly."""


class _Look(NamedTuple):
    """Size at scale 1, colours and margin of one kind of sign."""

    width: float
    height: float
    fill: str
    ink: str
    margin: float


_LOOKS: Final[dict[SignKind, _Look]] = {
    "board": _Look(230, 120, "#f6ecd2", svg.INK, 14),
    "banner": _Look(330, 84, "#f4d35e", svg.INK, 16),
    "poster": _Look(150, 170, PAPER, svg.INK, 14),
    "blackboard": _Look(230, 140, "#3d6152", "#ffffff", 16),
    "paper": _Look(140, 104, PAPER, svg.INK, 10),
    "shop_sign": _Look(270, 76, "#2f5f74", "#ffffff", 10),
    "screen": _Look(190, 122, "#22303c", "#d9f2ff", 14),
    "tag": _Look(150, 66, "#f4e3b0", svg.INK, 10),
}


class Lettering(NamedTuple):
    """Wrapped text with its size in units; `ink` is the lettering's box with the block's centre at (0, 0)."""

    lines: tuple[str, ...]
    size: float
    ink: Rect


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), _UNIT)


@lru_cache(maxsize=4096)
def _has_glyph(character: str) -> bool:
    font = _font()
    return character == " " or bytes(font.getmask(character)) != bytes(font.getmask("\uffff"))


def readable(text: str) -> str:
    """Returns the text as it can be lettered: one space between words, `?` for what the font has no letter for."""
    return "".join(
        c if _has_glyph(c) else "?" for c in " ".join("".join(c if c.isprintable() else " " for c in text).split())
    )


def _pieces(text: str, lines: int) -> list[str]:
    """Breaks the text into at most `lines` lines of about equal width."""
    words = [part for word in text.split() for part in re.findall(f".{{1,{_LONG_WORD}}}", word)]
    font = _font()
    goal = font.getlength(" ".join(words)) / lines
    rows: list[str] = []
    row = ""
    for word in words:
        longer = f"{row} {word}".strip()
        if row and len(rows) < lines - 1 and font.getlength(longer) - goal > goal - font.getlength(row):
            rows.append(row)
            row = word
        else:
            row = longer
    return [*rows, row]


def _measure(rows: list[str]) -> Rect:
    """Returns the ink of centred rows at the measuring size, first baseline at y 0."""
    font = _font()
    box: Rect | None = None
    for i, row in enumerate(rows):
        mask, (left, top) = font.getmask2(row, anchor="ls")
        inked = mask.getbbox() or (0, 0, 1, 1)
        x0, y0, x1, y1 = inked[0] + left, inked[1] + top, inked[2] + left, inked[3] + top
        start = -font.getlength(row) / 2
        ink = Rect(start + x0, y0 + i * _UNIT * _LEADING, max(1.0, x1 - x0), max(1.0, y1 - y0))
        box = ink if box is None else box.union(ink)
    return box or Rect(0, 0, 1, 1)


@lru_cache(maxsize=512)
def fit(text: str, width: float, height: float) -> Lettering:
    """Wraps and sizes text for an area of `width` by `height` units, as large as fits, in one to three lines."""
    best: Lettering | None = None
    for count in (1, 2, 3):
        rows = _pieces(text, count)
        ink = _measure(rows)
        size = min(width / ink.width, height / ink.height) * _UNIT
        size = min(size, height * 0.95)
        if best is None or size > best.size * 1.02:
            k = size / _UNIT
            w, h = ink.width * k, ink.height * k
            best = Lettering(tuple(rows), size, Rect(-w / 2, -h / 2, w, h))
    assert best is not None
    return best


def _write(d: Drawing, lettering: Lettering, centre: Point, fill: str) -> Rect:
    ink = _measure(list(lettering.lines))
    k = lettering.size / _UNIT
    base = centre.y - (ink.y + ink.height / 2) * k
    middle = centre.x - (ink.x + ink.width / 2) * k
    area = Rect(centre.x - ink.width * k / 2, centre.y - ink.height * k / 2, ink.width * k, ink.height * k)
    for i, row in enumerate(lettering.lines):
        d.raw(svg.text(middle, base + i * lettering.size * _LEADING, row, lettering.size, fill), area)
    return area


def draw_sign(sign: Sign, anchor: Anchor, *, depth: float | None = None) -> tuple[Node, ...]:
    """Draws a sign at an anchor.

    At wall and window places the sign hangs with its middle there and fills the place; at stand places it has a post
    to the ground; elsewhere it stands on the place. A `blackboard` sign placed at the anchor `blackboard` is chalk on
    the setting's own board. The sign grows up to 1.7 times for letters 30 units high, and stays within the canvas.

    Args:
        sign: What to write and on what.
        anchor: Where; `scale`, `width` and `height` give the room.
        depth: Drawing depth; none takes the anchor's.

    Returns:
        One node with `parts["text"]`, the box of the lettering's ink in canvas units.
    """
    look = _LOOKS[sign.kind]
    words = readable(sign.text)
    chalk = sign.kind == "blackboard" and sign.place.anchor == "blackboard"
    hangs = anchor.kind in ("wall", "window")
    if sign.place.anchor in _BOARDS:
        width, height = anchor.width, anchor.height
    elif hangs and sign.kind not in ("tag", "paper"):
        width, height = _within(look, anchor)
    else:
        width, height = look.width * anchor.scale, look.height * anchor.scale
    grown = 1.0
    margin = look.margin * (1.0 if hangs else anchor.scale)
    while True:
        w, h = min(width * grown, 960.0), min(height * (1 + (grown - 1) * 0.6), 400.0)
        lettering = fit(words, w - 2 * margin, h - 2 * margin)
        if lettering.size >= _READABLE or grown >= _LIMIT or chalk:
            break
        grown += 0.1
    box = _placed(sign.kind, anchor, w, h)
    d = Drawing()
    if not chalk:
        _mount(d, sign.kind, anchor, box)
        _face(d, sign.kind, box, look)
    text = _write(d, lettering, box.centre, look.ink)
    level = depth if depth is not None else anchor.depth if anchor.depth is not None else anchor.y
    return (
        Node(
            id=sign.id,
            svg=d.markup,
            box=d.box,
            depth=level,
            kind="sign",
            parts={"text": text},
            points={"top": Point(box.centre.x, box.y), "foot": Point(box.centre.x, d.box.y + d.box.height)},
        ),
    )


def _within(look: _Look, anchor: Anchor) -> tuple[float, float]:
    """Returns a size that fills a wall place but keeps the kind's shape about."""
    width = max(anchor.width, 90.0)
    return width, max(60.0, min(anchor.height, width * look.height / look.width * 1.25))


def _placed(kind: SignKind, anchor: Anchor, w: float, h: float) -> Rect:
    """Returns the face's box, pushed into the canvas."""
    if anchor.kind in ("wall", "window"):
        y = anchor.y - h / 2
    elif anchor.kind == "stand":
        y = (
            anchor.y
            - h
            - {"paper": 4.0, "tag": 4.0, "banner": 330.0, "blackboard": 70.0}.get(kind, 150.0) * anchor.scale
        )
    else:
        y = anchor.y - h - (22 * anchor.scale if kind in ("screen", "board", "shop_sign", "banner") else 3)
    return Rect(min(max(anchor.x - w / 2, 12.0), 988.0 - w), min(max(y, 24.0), 990.0 - h), w, h)


def _mount(d: Drawing, kind: SignKind, anchor: Anchor, box: Rect) -> None:
    """Draws what carries the sign: posts, legs, strings or a foot."""
    low = box.y + box.height
    left, right, mid = box.x + box.width * 0.16, box.x + box.width * 0.84, box.centre.x
    if anchor.kind == "stand" and kind not in ("paper", "tag"):
        if kind in ("banner", "blackboard"):
            for x in (left, right):
                d.bar(x, anchor.y - 4, x, box.y + 6, 8 * anchor.scale, WOOD)
        else:
            d.bar(mid, anchor.y - 4, mid, low - 6, 11 * anchor.scale, METAL if kind == "screen" else WOOD)
    elif anchor.kind in ("wall", "window") and kind == "banner":
        for x, far in ((box.x + 5, box.x - 9), (box.x + box.width - 5, box.x + box.width + 9)):
            d.line(x, box.y + 8, far, box.y - 18)
            d.circle(far, box.y - 18, 4, METAL, 2)
    elif low < anchor.y - 8:
        for x in (left, right) if kind == "banner" else (mid,):
            d.bar(x, anchor.y - 4, x, low - 4, 9 * anchor.scale, METAL if kind == "screen" else WOOD)
        d.rect(mid - box.width * 0.2, anchor.y - 8, box.width * 0.4, 9, "#5c616c", 2.5, rx=4)


def _face(d: Drawing, kind: SignKind, box: Rect, look: _Look) -> None:
    x, y, w, h = box
    right, low = x + w, y + h
    if kind == "banner":
        d.path(
            f"M{x} {y} Q{x + w / 2} {y + 7} {right} {y} L{right} {low} Q{x + w / 2} {low + 7} {x} {low} Z", look.fill
        )
    elif kind == "blackboard":
        d.rect(x - 8, y - 8, w + 16, h + 16, DARK_WOOD, rx=3)
        d.rect(x, y, w, h, look.fill, 2)
    elif kind == "screen":
        d.rect(x - 9, y - 9, w + 18, h + 18, "#454b57", rx=9)
        d.rect(x, y, w, h, look.fill, 2, rx=3)
    elif kind == "poster":
        d.rect(x, y, w, h, look.fill)
        d.rect(x + 5, y + 5, w - 10, h - 10, "none", 2)
        for px in (x + 9, right - 9):
            d.circle(px, y + 9, 5, "#d9534f", 2)
    elif kind == "paper":
        d.path(f"M{x} {y} L{right - 14} {y} L{right} {y + 14} L{right} {low} L{x} {low} Z", look.fill)
        d.path(f"M{right - 14} {y} L{right - 14} {y + 14} L{right} {y + 14} Z", "#e4dfcf", 2)
    elif kind == "tag":
        d.path(f"M{x - 22} {y + h / 2} L{x} {y} L{right} {y} L{right} {low} L{x} {low} Z", look.fill)
        d.circle(x - 6, y + h / 2, 5, "#ffffff", 2)
    elif kind == "shop_sign":
        d.rect(x, y, w, h, look.fill, 4, rx=8)
    else:
        d.rect(x, y, w, h, look.fill, 4, rx=5)
        for px in (x + 9, right - 9):
            d.circle(px, y + 9, 3, "#8a7a5c", 1.5)
