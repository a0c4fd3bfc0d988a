"""Parts of the open air: sky, houses, trees, benches, fences, roads, lamp posts."""

from storytelling_painter.tools.illustrator.nodes import Point, Rect
from storytelling_painter.tools.illustrator.palette import CLOTH, DARK_WOOD, GLASS, GRASS, LEAF, WOOD
from storytelling_painter.tools.illustrator.settings.drawing import Drawing, darker, lighter, mix
from storytelling_painter.tools.illustrator.settings.scenery import SEAT, Scenery, scale_at
from storytelling_painter.tools.illustrator.settings.weather import sky

HORIZON = 590.0
LIT = "#ffe08a"
_SNOW = "#f1f5f8"


def open_air(
    s: Scenery, *, rise: tuple[float, float], fall: tuple[float, float], grass: bool = True, ground: str = "#c9c4ba"
) -> None:
    """Draws sky, far hills and the ground; the sun rises at `rise` and sets at `fall`, clear of the buildings."""
    d = s.draw()
    sky(d, Rect(-5, -5, 1010, HORIZON + 10), s, rise if s.time == "morning" else fall)
    far = _SNOW if s.weather == "snow" else "#9dbb8a"
    d.path(
        f"M-5 {HORIZON} "
        f"L-5 {HORIZON - 70} Q150 {HORIZON - 130} 340 {HORIZON - 62} Q520 {HORIZON - 120} 700 {HORIZON - 60} "
        f"Q860 {HORIZON - 110} 1005 {HORIZON - 66} L1005 {HORIZON} Z",
        mix(far, "#b9cfe0", 0.3),
        2,
    )
    d.rect(-5, HORIZON, 1010, 1005 - HORIZON, _SNOW if s.weather == "snow" else GRASS if grass else ground, 2)
    if grass and s.weather != "snow":
        for _ in range(26):
            x, y = s.random.uniform(20, 980), s.random.uniform(HORIZON + 40, 985)
            d.polyline([(x - 7, y - 10), (x - 2, y), (x + 3, y - 12)], 2, s.tone("#6f9657"))
    s.add("sky", d, 0, backdrop=True)


def house(
    s: Scenery,
    d: Drawing,
    x: float,
    w: float,
    foot: float,
    h: float,
    wall: str,
    roof: str,
    *,
    gable: bool = True,
    windows: tuple[tuple[float, float, float, float], ...] = (),
) -> None:
    """Draws a house front; `windows` are (centre x, centre y, width, height)."""
    top = foot - h
    d.rect(x, top, w, h, wall)
    if gable:
        d.polygon([(x - 12, top), (x + w / 2, top - w * 0.34), (x + w + 12, top)], roof)
        if s.weather == "snow":
            d.polygon(
                [(x - 12, top), (x + w / 2, top - w * 0.34), (x + w + 12, top), (x + w / 2, top - w * 0.2)], _SNOW, 2
            )
    else:
        d.rect(x - 8, top - 24, w + 16, 26, roof)
        if s.weather == "snow":
            d.rect(x - 8, top - 34, w + 16, 14, _SNOW, 2, rx=7)
    for wx, wy, ww, wh in windows:
        house_window(s, d, wx, wy, ww, wh)


def house_window(s: Scenery, d: Drawing, cx: float, cy: float, w: float, h: float) -> Rect:
    """Draws a window seen from outside, lit in the evening and at night; returns the pane."""
    d.rect(cx - w / 2 - 6, cy - h / 2 - 6, w + 12, h + 12, "#f4efe4", 2.5)
    d.rect(cx - w / 2, cy - h / 2, w, h, LIT if s.lamps_on else GLASS, 2.5, glow=s.lamps_on)
    d.line(cx, cy - h / 2, cx, cy + h / 2, 3)
    d.line(cx - w / 2, cy, cx + w / 2, cy, 3)
    d.rect(cx - w / 2 - 10, cy + h / 2 + 5, w + 20, 8, "#d8cfbf", 2.5)
    return Rect(cx - w / 2, cy - h / 2, w, h)


def house_door(d: Drawing, cx: float, foot: float, colour: str, h: float = 300, w: float = 112) -> None:
    d.rect(cx - w / 2 - 9, foot - h - 9, w + 18, h + 9, "#f1eadc")
    d.rect(cx - w / 2, foot - h, w, h, colour)
    d.rect(cx - w / 2 + 17, foot - h + 18, w - 34, h * 0.32, lighter(colour, 0.25), 2)
    d.rect(cx - w / 2 + 17, foot - h * 0.5, w - 34, h * 0.38, darker(colour, 0.1), 2)
    d.circle(cx + w / 2 - 12, foot - h * 0.47, 6, "#e8c65a", 2.5)
    d.rect(cx - w / 2 - 16, foot - 4, w + 32, 12, "#c3bcae", 2.5)


def tree(s: Scenery, name: str, cx: float, foot: float, *, h: float, crown: float, depth: float | None = None) -> None:
    """Draws a broad tree."""
    d = s.draw()
    leaf = _SNOW if s.weather == "snow" else LEAF
    trunk = crown * 0.13
    top = foot - h
    d.path(
        f"M{cx - trunk * 1.5} {foot} Q{cx - trunk * 0.8} {foot - 30} {cx - trunk * 0.8} {top} "
        f"L{cx + trunk * 0.8} {top} "
        f"Q{cx + trunk * 0.8} {foot - 30} {cx + trunk * 1.5} {foot} Z",
        DARK_WOOD,
    )
    foliage(d, cx, top, crown, leaf)
    s.add(name, d, foot if depth is None else depth)


def foliage(d: Drawing, cx: float, cy: float, crown: float, fill: str) -> None:
    """A cloud of leaves about (cx, cy), `crown` wide."""
    r = crown / 2
    d.path(
        f"M{cx - r * 0.95} {cy + r * 0.25} C{cx - r * 1.25} {cy - r * 0.2} {cx - r * 0.9} "
        f"{cy - r * 0.62} {cx - r * 0.6} {cy - r * 0.52} "
        f"C{cx - r * 0.5} {cy - r * 1.05} {cx + r * 0.25} {cy - r * 1.1} {cx + r * 0.34} {cy - r * 0.72} "
        f"C{cx + r * 0.8} {cy - r * 0.86} {cx + r * 1.1} {cy - r * 0.3} {cx + r * 0.92} {cy - r * 0.04} "
        f"C{cx + r * 1.12} {cy + r * 0.36} {cx + r * 0.6} {cy + r * 0.56} {cx + r * 0.36} {cy + r * 0.4} "
        f"C{cx + r * 0.1} {cy + r * 0.66} {cx - r * 0.34} {cy + r * 0.6} {cx - r * 0.42} {cy + r * 0.38} "
        f"C{cx - r * 0.7} {cy + r * 0.56} {cx - r * 0.94} {cy + r * 0.44} {cx - r * 0.95} {cy + r * 0.25} Z",
        fill,
    )
    ink = darker(fill, 0.28)
    for dx, dy in ((-0.5, -0.1), (0.1, -0.55), (0.5, -0.1), (0.05, 0.1)):
        x, y = cx + dx * r, cy + dy * r
        d.path(f"M{x - r * 0.12} {y} Q{x} {y + r * 0.12} {x + r * 0.13} {y - r * 0.02}", "none", 2.5, ink)


def bench(s: Scenery, x: float, w: float, foot: float, *, colour: str = WOOD) -> None:
    """Draws a bench and names bench_left and bench_right on it."""
    d = s.draw()
    k = scale_at(foot)
    seat = foot - SEAT * k
    for lx in (x + 24, x + w - 24):
        d.bar(lx, foot - 4, lx, seat - 100 * k, 9 * k, "#5b5f69")
        d.bar(lx - 10 * k, foot - 4, lx + 10 * k, foot - 4, 7 * k, "#5b5f69")
    for i in range(3):
        d.rect(x, seat - (108 - i * 30) * k, w, 21 * k, colour, rx=4)
    d.polygon(
        [(x + 8, seat - 20 * k), (x + w - 8, seat - 20 * k), (x + w + 7, seat + 4 * k), (x - 7, seat + 4 * k)],
        lighter(colour, 0.2),
    )
    d.rect(x - 7, seat + 4 * k, w + 14, 11 * k, darker(colour, 0.12))
    s.add("bench", d, foot - 6, points={"seat": Point(x + w / 2, seat)})
    s.seat("bench_left", x + w * 0.26, foot, depth=foot + 0.5)
    s.seat("bench_right", x + w * 0.76, foot, depth=foot + 0.5)


def fence(s: Scenery, x0: float, x1: float, foot: float, h: float, *, colour: str = "#f2ede0", gap: float = 46) -> None:
    """Draws a picket fence."""
    d = s.draw()
    for y in (foot - h * 0.72, foot - h * 0.3):
        d.rect(x0, y, x1 - x0, 13, darker(colour, 0.1))
    x = x0 + 8
    while x + 30 < x1:
        d.polygon([(x, foot), (x, foot - h + 16), (x + 15, foot - h), (x + 30, foot - h + 16), (x + 30, foot)], colour)
        x += gap
    s.add("fence", d, foot)


def lamp_post(s: Scenery, name: str, cx: float, foot: float, h: float = 430) -> None:
    """Draws a street lamp, lit in the evening and at night."""
    d = s.draw()
    k = scale_at(foot)
    top = foot - h * k
    if s.lamps_on:
        d.circle(cx, top - 6, 74 * k, mix(LIT, "#39426a", 0.5) if s.time == "night" else "#f9cf8e", 0, glow=True)
    d.bar(cx, foot - 6, cx, top + 30 * k, 9 * k, "#454a55")
    d.rect(cx - 20 * k, foot - 22 * k, 40 * k, 22 * k, "#454a55")
    d.polygon(
        [
            (cx - 20 * k, top + 30 * k),
            (cx + 20 * k, top + 30 * k),
            (cx + 30 * k, top - 34 * k),
            (cx - 30 * k, top - 34 * k),
        ],
        LIT if s.lamps_on else "#eef2f2",
        glow=s.lamps_on,
    )
    d.polygon([(cx - 36 * k, top - 34 * k), (cx + 36 * k, top - 34 * k), (cx, top - 62 * k)], "#454a55")
    s.add(name, d, foot)


def road(s: Scenery, top: float, low: float, *, zebra: float | None = None) -> None:
    """Draws a road across the picture with kerbs and a pavement before it."""
    d = s.draw()
    snow = s.weather == "snow"
    pave = "#e7ebee" if snow else "#d3cdc1"
    d.rect(-5, top - 40, 1010, 42, pave, 2)
    d.rect(-5, top, 1010, low - top, "#a9afb8" if snow else "#858b95")
    mid = (top + low) / 2
    for i in range(9):
        d.rect(18 + i * 122, mid - 3.5, 58, 7, "#f4f1e6", 0)
    if zebra is not None:
        for i in range(5):
            x = zebra + i * 36
            d.polygon([(x, top + 6), (x + 20, top + 6), (x + 16, low - 6), (x - 8, low - 6)], "#f7f5ee", 2)
    d.rect(-5, low, 1010, 16, "#bdb7ab")
    d.rect(-5, low + 16, 1010, 1000 - low, pave, 2)
    for y in (820, 900):
        d.line(0, y, 1000, y, 2, s.tone("#b3ad9f"))
    for i in range(-6, 7):
        d.line(500 + i * 130, low + 16, 500 + i * 205, 1000, 2, s.tone("#b3ad9f"))
    s.add("road", d, 10)


def bush(s: Scenery, d: Drawing, cx: float, foot: float, w: float) -> None:
    leaf = _SNOW if s.weather == "snow" else "#7fae63"
    h = w * 0.5
    d.path(
        f"M{cx - w / 2} {foot} C{cx - w * 0.62} {foot - h * 0.7} {cx - w * 0.3} {foot - h} "
        f"{cx - w * 0.16} {foot - h * 0.8} "
        f"C{cx} {foot - h * 1.3} {cx + w * 0.28} {foot - h * 1.1} {cx + w * 0.3} {foot - h * 0.7} "
        f"C{cx + w * 0.6} {foot - h * 0.7} {cx + w * 0.58} {foot} {cx + w / 2} {foot} Z",
        leaf,
    )


def flowers(s: Scenery, d: Drawing, x: float, y: float, w: float, count: int) -> None:
    """A row of flowers with their feet near `y`."""
    for i in range(count):
        fx, fy = x + w * (i + 0.5) / count, y + s.random.uniform(-8, 4)
        colour = CLOTH[s.random.choice(("red", "yellow", "pink", "purple", "white"))]
        d.line(fx, fy, fx, fy - 30, 3, s.tone("#4f7d45"))
        for dx, dy in ((-7, 0), (7, 0), (0, -7), (0, 7)):
            d.circle(fx + dx, fy - 34 + dy, 6, colour, 1.5)
        d.circle(fx, fy - 34, 4.5, "#f2cf4a", 1.5)
