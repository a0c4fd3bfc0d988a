"""Furniture of rooms and gardens: tables, chairs, counters, shelves, plants."""

from typing import Literal

from storytelling_painter.tools.illustrator.nodes import Point, Rect
from storytelling_painter.tools.illustrator.palette import CLOTH, DARK_WOOD, WOOD
from storytelling_painter.tools.illustrator.settings.drawing import Drawing, darker, lighter
from storytelling_painter.tools.illustrator.settings.interior import FOOT
from storytelling_painter.tools.illustrator.settings.scenery import COUNTER, SEAT, TABLE, Scenery, scale_at


def table(
    s: Scenery,
    name: str,
    cx: float,
    foot: float,
    w: float,
    *,
    high: float = TABLE,
    colour: str = WOOD,
    anchor: str = "",
    cloth: str | None = None,
    deep: float = 40.0,
) -> None:
    """Draws a table seen a little from above; `anchor` names the middle of its top."""
    d = s.draw()
    k = scale_at(foot)
    top, x = foot - high * k, cx - w / 2
    band = deep * k
    leg = 15 * k
    for lx in (x + 18, x + w - 18 - leg):
        d.rect(lx, top, leg, foot - top - band * 0.45, darker(colour, 0.22))
    for lx in (x + 5, x + w - 5 - leg):
        d.rect(lx, top + 8, leg, foot - top - 8, colour)
    inset = band * 0.55
    if cloth:
        d.path(
            f"M{x} {top} L{x - 4} {top + 62 * k} Q{cx - w / 4} {top + 74 * k} {cx} {top + 62 * k} "
            f"Q{cx + w / 4} {top + 74 * k} {x + w + 4} {top + 62 * k} L{x + w} {top} Z",
            cloth,
        )
    else:
        d.rect(x, top, w, 15 * k, darker(colour, 0.1))
    d.polygon(
        [(x + inset, top - band), (x + w - inset, top - band), (x + w, top), (x, top)],
        lighter(cloth, 0.35) if cloth else lighter(colour, 0.15),
    )
    s.add(name, d, foot, points={"surface": Point(cx, top - band / 2)})
    if anchor:
        s.anchor(anchor, cx, top - band * 0.4, scale=k, depth=foot + 1, width=w * 0.8, height=band)


def chair(
    s: Scenery,
    name: str,
    cx: float,
    foot: float,
    *,
    facing: Literal["left", "right", "front"],
    depth: float,
    anchor: str = "",
    colour: str = DARK_WOOD,
    soft: bool = False,
) -> None:
    """Draws a chair; `facing` is where its sitter looks, `depth` that of the chair, the sitter comes just before it."""
    d = s.draw()
    k = scale_at(foot)
    seat, half = foot - SEAT * k, 50 * k
    leg = 11 * k
    cushion = CLOTH["teal"] if soft else lighter(colour, 0.2)
    back = -1 if facing == "right" else 1
    if facing == "front":
        d.rect(cx - half, seat - 118 * k, 2 * half, 118 * k, cushion, rx=12 * k)
        if not soft:
            d.rect(cx - half + 14 * k, seat - 100 * k, 2 * half - 28 * k, 42 * k, darker(colour, 0.12), 2, rx=6)
    else:
        x = cx + back * half
        d.bar(x, seat, x + back * 12 * k, seat - 128 * k, 12 * k, colour)
        if soft:
            d.bar(x - back * 3, seat - 30 * k, x + back * 8 * k, seat - 112 * k, 24 * k, cushion)
    for lx, low in ((-0.62, -9 * k), (0.62, -9 * k), (-1, 0), (1, 0)):
        x = cx + lx * half - leg / 2
        d.rect(x, seat, leg, foot - seat + low, colour if low == 0 else darker(colour, 0.2))
    d.polygon(
        [
            (cx - half * 0.82, seat - 16 * k),
            (cx + half * 0.82, seat - 16 * k),
            (cx + half * 1.12, seat + 5 * k),
            (cx - half * 1.12, seat + 5 * k),
        ],
        cushion,
    )
    d.rect(cx - half * 1.12, seat + 5 * k, half * 2.24, 9 * k, darker(cushion, 0.15))
    s.add(name, d, depth, points={"seat": Point(cx, seat)})
    if anchor:
        s.seat(anchor, cx, foot, depth=depth + 0.5, facing=facing)


def counter(
    s: Scenery,
    name: str,
    x: float,
    w: float,
    foot: float,
    *,
    colour: str,
    top: str = "#e9e2d3",
    doors: int = 0,
    high: float = COUNTER,
    deep: float = 38.0,
) -> float:
    """Draws a counter or bar with a visible top; returns the y of the top's front edge."""
    d = s.draw()
    k = scale_at(foot)
    edge, band = foot - high * k, deep * k
    d.rect(x, edge, w, foot - edge, colour)
    d.rect(x + 4, foot - 13 * k, w - 8, 13 * k, darker(colour, 0.45), 2)
    for i in range(doors):
        dx = w / doors
        d.rect(x + i * dx + 7, edge + 26 * k, dx - 14, foot - edge - 48 * k, lighter(colour, 0.18), 2, rx=4)
        knob = x + (i + 1) * dx - 20 if i % 2 == 0 else x + i * dx + 20
        d.circle(knob, edge + 48 * k, 4.5, "#7b7f86", 2)
    d.polygon([(x + 10, edge - band), (x + w - 10, edge - band), (x + w + 6, edge), (x - 6, edge)], top)
    d.rect(x - 6, edge, w + 12, 12 * k, darker(top, 0.12))
    s.add(name, d, foot)
    return edge


def plant(s: Scenery, name: str, cx: float, foot: float, size: float = 1.0) -> None:
    """Draws a potted plant."""
    d = s.draw()
    k = scale_at(foot) * size
    top = foot - 70 * k
    for dx, dy in ((-62, -70), (62, -74), (-34, -128), (36, -132), (0, -160)):
        d.path(
            f"M{cx} {top} Q{cx + dx * k - 30 * k} {top + dy * k * 0.5} {cx + dx * k} {top + dy * k} "
            f"Q{cx + dx * k + 30 * k} {top + dy * k * 0.45} {cx} {top} Z",
            "#6f9f57",
            2.5,
        )
    d.polygon([(cx - 38 * k, top), (cx + 38 * k, top), (cx + 27 * k, foot), (cx - 27 * k, foot)], "#c9744f")
    d.rect(cx - 43 * k, top - 5, 86 * k, 17 * k, "#d98a62")
    s.add(name, d, foot)


def shelves(
    s: Scenery,
    name: str,
    x: float,
    y: float,
    w: float,
    foot: float,
    *,
    boards: int,
    free: int,
    goods: str,
    colour: str = WOOD,
    anchor: str = "",
) -> None:
    """Draws an open shelf unit with goods (`books`, `food` or `files`), one board (`free`, from the top) left empty.

    The anchor, when named, stands on the free board.
    """
    d = s.draw()
    d.rect(x, y, w, foot - y, colour)
    step = (foot - y - 20) / boards
    for i in range(boards):
        top = y + 10 + i * step
        d.rect(x + 10, top, w - 20, step - 10, darker(colour, 0.42), 2)
        if i != free:
            _goods(s, d, Rect(x + 14, top, w - 28, step - 10), goods)
    s.add(name, d, FOOT + 20)
    if anchor:
        low = y + 10 + (free + 1) * step - 11
        s.anchor(anchor, x + w / 2, low, scale=0.8, depth=FOOT + 21, width=w - 30, height=step - 14)


def _goods(s: Scenery, d: Drawing, area: Rect, goods: str) -> None:
    r = s.random
    colours = [CLOTH[c] for c in ("red", "orange", "yellow", "green", "teal", "blue", "purple")]
    x, low = area.x + 2, area.y + area.height
    while True:
        tall = area.height * r.uniform(0.55, 0.85)
        if goods == "food":
            w = r.choice((26.0, 32.0))
            if x + w > area.x + area.width:
                return
            c = r.choice(colours)
            if r.random() < 0.45:
                d.rect(x, low - tall * 0.75, w, tall * 0.75, c, 2, rx=6)
                d.rect(x, low - tall * 0.5, w, tall * 0.25, "#fbf7ea", 1.5)
            else:
                d.rect(x, low - tall, w, tall, c, 2)
                d.circle(x + w / 2, low - tall * 0.5, w * 0.28, "#fbf7ea", 1.5)
            x += w + 5
        else:
            w = r.uniform(11, 19) if goods == "books" else 24.0
            if x + w > area.x + area.width:
                return
            c = r.choice(colours) if goods == "books" else r.choice(("#8aa0b8", "#c3b596", "#9fb39b"))
            h = tall if goods == "books" else area.height * 0.82
            d.rect(x, low - h, w, h, c, 2)
            if goods == "files":
                d.circle(x + w / 2, low - h * 0.3, 5, "#f4f1e6", 1.5)
            x += w + (0 if r.random() < 0.85 else 14)
