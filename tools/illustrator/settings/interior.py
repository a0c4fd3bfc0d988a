"""Parts of rooms: wall, floor, door, window, tables, chairs, lamps, pictures."""

from typing import Literal

from storytelling_painter.tools.illustrator.nodes import Point, Rect
from storytelling_painter.tools.illustrator.palette import CLOTH, DARK_WOOD, FLOORS, GLASS, WALLS, WOOD
from storytelling_painter.tools.illustrator.settings.drawing import Drawing, darker, lighter, mix
from storytelling_painter.tools.illustrator.settings.scenery import COUNTER, SEAT, TABLE, Scenery, scale_at
from storytelling_painter.tools.illustrator.settings.weather import falling, sky

FOOT = 600.0
"""Foot of the back wall."""
LIT = "#ffe9a3"


def room(
    s: Scenery, *, floor: Literal["boards", "tiles"] = "boards", wall: str | None = None, ground: str = ""
) -> None:
    """Draws the back wall and the floor."""
    colour = s.wall_tone(wall or WALLS[s.random.randrange(len(WALLS))])
    under = s.wall_tone(ground or (FLOORS[0] if floor == "boards" else FLOORS[2]))
    d = Drawing()
    d.rect(-5, -5, 1010, FOOT + 5, colour, 0, glow=True)
    d.rect(-5, FOOT, 1010, 1005 - FOOT, under, 0, glow=True)
    seam = mix(under, "#5c4a3a", 0.22)
    if floor == "boards":
        for i in range(-6, 19):
            x = 500 + (i - 6) * 92
            d.line(500 + (x - 500) * 0.8, FOOT, 500 + (x - 500) * 1.9, 1000, 2, seam)
    else:
        for y in (635, 682, 742, 818, 910):
            d.line(0, y, 1000, y, 2, seam)
        for i in range(-9, 10):
            d.line(500 + i * 88, FOOT, 500 + i * 186, 1000, 2, seam)
    d.rect(-5, FOOT - 16, 1010, 16, mix(colour, "#ffffff", 0.45), 2, glow=True)
    s.add("room", d, 0, backdrop=True)


def window(
    s: Scenery,
    cx: float,
    cy: float,
    w: float,
    h: float,
    *,
    curtain: str | None = None,
    name: str = "window",
    depth: float = 20,
) -> None:
    """Draws a window that shows hour and weather, and names its pane's anchor."""
    d = s.draw()
    pane = Rect(cx - w / 2, cy - h / 2, w, h)
    d.rect(pane.x - 10, pane.y - 10, w + 20, h + 20, "#f4efe4", rx=3)
    sky(d, pane, s)
    hills = "#f2f5f7" if s.weather == "snow" else "#86ad6c"
    x0, x1, low = pane.x, pane.x + w, pane.y + h
    ground = s.wall_tone(hills)
    d.path(
        f"M{x0} {low} L{x0} {low - h * 0.16} Q{x0 + w * 0.3} {low - h * 0.3} {x0 + w * 0.6} {low - h * 0.15} "
        f"Q{x0 + w * 0.8} {low - h * 0.22} {x1} {low - h * 0.17} L{x1} {low} Z",
        ground,
        1.5,
        glow=True,
    )
    falling(d, pane, s)
    d.rect(pane.x, pane.y, w, h, "none", 3)
    d.line(cx, pane.y, cx, low, 5, "#f4efe4")
    d.line(cx - 3.5, pane.y, cx - 3.5, low, 1.5)
    d.line(cx + 3.5, pane.y, cx + 3.5, low, 1.5)
    d.rect(pane.x - 18, low + 9, w + 36, 11, "#e6dccb")
    if curtain:
        _curtains(d, pane, curtain)
    s.add(name, d, depth, parts={"pane": pane})
    if name == "window":
        s.anchor("window", cx, cy, scale=0.9, depth=depth + 2, width=w, height=h)


def _curtains(d: Drawing, pane: Rect, colour: str) -> None:
    top, low = pane.y - 22, pane.y + pane.height + 26
    for x, side in ((pane.x - 16, 1), (pane.x + pane.width + 16, -1)):
        inner = x + side * 34
        d.path(
            f"M{x - side * 8} {top} L{inner} {top} Q{inner} {top + 90} {x + side * 10} {low - 50} "
            f"L{x + side * 14} {low} L{x - side * 10} {low} Z",
            colour,
        )
        d.line(x + side * 8, top + 8, x + side * 2, low - 8, 2)
    d.bar(pane.x - 34, top, pane.x + pane.width + 34, top, 5, DARK_WOOD)


def door(s: Scenery, cx: float, *, colour: str = "#b98d62", glass: bool = False, foot: float = FOOT + 4) -> None:
    """Draws a door in the back wall and names the place before it."""
    d = s.draw()
    w, h = 136.0, 356.0
    x, y = cx - w / 2, foot - h
    d.rect(x - 11, y - 11, w + 22, h + 11, lighter(colour, 0.45))
    d.rect(x, y, w, h, colour)
    if glass:
        pane = Rect(x + 20, y + 24, w - 40, h * 0.52)
        d.rect(pane.x, pane.y, pane.width, pane.height, GLASS)
        sky(d, Rect(pane.x + 2, pane.y + 2, pane.width - 4, pane.height - 4), s)
        falling(d, pane, s)
        d.rect(pane.x, pane.y, pane.width, pane.height, "none")
    else:
        d.rect(x + 20, y + 24, w - 40, h * 0.36, darker(colour, 0.08), 2)
    d.rect(x + 20, y + h * 0.64, w - 40, h * 0.28, darker(colour, 0.08), 2)
    d.circle(x + w - 13, y + h * 0.55, 7, "#e8c65a")
    s.add("door", d, 20)
    s.anchor("door", cx, FOOT + 52, depth=FOOT + 52, width=w)


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


def floor_lamp(s: Scenery, cx: float, foot: float, *, colour: str = "#f0d9a0") -> None:
    """Draws a standing lamp, lit in the evening and at night."""
    d = s.draw()
    k = scale_at(foot)
    top = foot - 400 * k
    shade = [(cx - 26 * k, top), (cx + 26 * k, top), (cx + 50 * k, top + 74 * k), (cx - 50 * k, top + 74 * k)]
    if s.lamps_on:
        d.circle(cx, top + 40 * k, 92 * k, s.wall_tone("#fff3c4") if s.time == "evening" else "#a89c86", 0, glow=True)
    d.bar(cx, foot - 8, cx, top + 60 * k, 6 * k, "#6d5a4a")
    d.ellipse(cx, foot - 5 * k, 36 * k, 10 * k, "#6d5a4a")
    d.polygon(shade, LIT if s.lamps_on else colour, glow=s.lamps_on)
    s.add("lamp", d, foot)


def pendant(s: Scenery, name: str, cx: float, low: float, *, colour: str = "#c9584f", cone: bool = True) -> None:
    """Draws a lamp hanging from the ceiling, its lower rim at `low`."""
    d = s.draw()
    if s.lamps_on:
        glow = mix(LIT, "#6f6a7c", 0.45) if s.time == "night" else "#ffedb8"
        d.circle(cx, low, 60, glow, 0, glow=True)
    d.line(cx, -4, cx, low - 44, 4)
    d.circle(cx, low, 14, LIT if s.lamps_on else "#f4f1e6", 2.5, glow=s.lamps_on)
    if cone:
        d.path(
            f"M{cx - 14} {low - 46} L{cx + 14} {low - 46} Q{cx + 44} {low - 30} {cx + 48} {low} L{cx - 48} {low} "
            f"Q{cx - 44} {low - 30} {cx - 14} {low - 46} Z",
            colour,
        )
    s.add(name, d, 26)


def ceiling_light(s: Scenery, cx: float, w: float = 190) -> None:
    """Draws a flat office light under the ceiling."""
    d = s.draw()
    if s.lamps_on:
        d.polygon(
            [(cx - w / 2, 34), (cx + w / 2, 34), (cx + w * 0.72, 92), (cx - w * 0.72, 92)],
            mix(LIT, s.wall_tone("#e8e6dc"), 0.55),
            0,
            glow=True,
        )
    d.rect(cx - w / 2, 12, w, 22, LIT if s.lamps_on else "#fbfbf6", rx=5, glow=s.lamps_on)
    s.add(f"light_{cx:.0f}", d, 15)


def rug(s: Scenery, cx: float, cy: float, rx: float, ry: float) -> None:
    """Draws an oval rug on the floor."""
    colour = s.random.choice([CLOTH["teal"], "#c97b63", "#8a94bb", "#a4b07a"])
    d = s.draw()
    d.ellipse(cx, cy, rx, ry, colour)
    d.ellipse(cx, cy, rx * 0.86, ry * 0.8, lighter(colour, 0.35), 2)
    d.ellipse(cx, cy, rx * 0.62, ry * 0.54, colour, 2)
    s.add("rug", d, 5)


def picture(s: Scenery, name: str, cx: float, cy: float, w: float, h: float) -> None:
    """Draws a framed picture whose subject varies with the seed."""
    d = s.draw()
    d.rect(cx - w / 2, cy - h / 2, w, h, DARK_WOOD)
    d.rect(cx - w / 2 + 8, cy - h / 2 + 8, w - 16, h - 16, "#eef3ee", 2)
    x0, x1, low = cx - w / 2 + 9, cx + w / 2 - 9, cy + h / 2 - 9
    motif = s.random.randrange(3)
    if motif == 0:
        d.path(
            f"M{x0} {low} L{x0 + w * 0.25} {cy - h * 0.12} L{cx} {cy + h * 0.1} L{cx + w * 0.2} "
            f"{cy - h * 0.2} L{x1} {low} Z",
            "#8fae9c",
            1.5,
        )
    elif motif == 1:
        for i, c in enumerate(("#d98a6a", "#e3c26b", "#8aa6c9")):
            d.circle(cx + (i - 1) * w * 0.17, cy + (i % 2) * h * 0.1, min(w, h) * 0.13, c, 1.5)
    else:
        d.polygon([(cx, cy - h * 0.25), (cx + w * 0.2, cy + h * 0.12), (cx - w * 0.06, cy + h * 0.12)], "#f7f3e6", 1.5)
        d.path(
            f"M{cx - w * 0.22} {cy + h * 0.15} L{cx + w * 0.25} {cy + h * 0.15} L{cx + w * 0.15} "
            f"{cy + h * 0.26} L{cx - w * 0.12} {cy + h * 0.26} Z",
            "#9b6a4a",
            1.5,
        )
    s.add(name, d, 22)


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
