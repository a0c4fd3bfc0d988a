"""Parts of rooms: wall, floor, door, window, lamps, rugs, pictures."""

from typing import Literal

from storytelling_painter.tools.illustrator.nodes import Rect
from storytelling_painter.tools.illustrator.palette import CLOTH, DARK_WOOD, FLOORS, GLASS, WALLS
from storytelling_painter.tools.illustrator.settings.drawing import Drawing, darker, lighter, mix
from storytelling_painter.tools.illustrator.settings.scenery import Scenery, scale_at
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
