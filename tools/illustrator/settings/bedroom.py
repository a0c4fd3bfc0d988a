"""Bedroom: bed seen from the side with the pillow on the left, nightstand, desk, wardrobe."""

from storytelling_painter.tools.illustrator.nodes import Point, Stage
from storytelling_painter.tools.illustrator.palette import CLOTH, METAL, WOOD
from storytelling_painter.tools.illustrator.settings import furniture
from storytelling_painter.tools.illustrator.settings import interior as room
from storytelling_painter.tools.illustrator.settings.drawing import darker, lighter
from storytelling_painter.tools.illustrator.settings.scenery import SEAT, Scenery, scale_at


def bed(s: Scenery, x: float, w: float, foot: float, *, blanket: str, metal: bool = False) -> None:
    """Draws a bed, pillow on the left, and names the place on it."""
    d = s.draw()
    k = scale_at(foot)
    top, band = foot - SEAT * k, 46 * k
    frame = METAL if metal else WOOD
    for lx in (x + 8, x + w - 24):
        d.rect(lx, foot - 44 * k, 16, 44 * k, darker(frame, 0.2))
    d.rect(x - 16, top - 96 * k, 20, foot - top + 96 * k, frame, rx=8)
    d.polygon([(x + 22, top - band), (x + w - 4, top - band), (x + w, top), (x, top)], "#fbfaf5")
    d.path(
        f"M{x + 14} {top - 10} Q{x + 10} {top - band - 22} {x + 44} {top - band - 18} L{x + 92} {top - band - 14} "
        f"Q{x + 112} {top - band} {x + 96} {top - 8} Q{x + 50} {top + 6} {x + 14} {top - 10} Z",
        "#ffffff",
    )
    d.rect(x, top, w, 46 * k, "#f2eee2", rx=8)
    d.rect(x - 4, top + 40 * k, w + 8, 30 * k, frame, rx=5)
    bx = x + w * 0.42
    d.path(
        f"M{bx + 16} {top - band - 5} L{x + w - 2} {top - band - 5} L{x + w + 5} {top} L{x + w + 5} {top + 52 * k} "
        f"Q{x + w * 0.7} {top + 62 * k} {bx} {top + 52 * k} L{bx} {top} Z",
        blanket,
    )
    d.path(f"M{bx} {top} L{x + w + 5} {top}", "none", 2.5, s.tone(darker(blanket, 0.3)))
    d.path(
        f"M{bx + 16} {top - band - 5} L{bx + 40} {top - band - 5} L{bx + 28} {top} L{bx + 28} "
        f"{top + 52 * k} L{bx} {top + 52 * k} L{bx} {top} Z",
        lighter(blanket, 0.55),
    )
    d.rect(x + w - 2, top - 42 * k, 18, foot - top + 42 * k, frame, rx=8)
    s.add("bed", d, foot, points={"surface": Point(x + w / 2, top)})
    s.anchor("bed", x + w / 2, top - band * 0.45, scale=k, depth=foot + 1, width=w, height=band, facing="right")


def nightstand(s: Scenery, cx: float, foot: float, w: float = 84) -> None:
    d = s.draw()
    k = scale_at(foot)
    top = foot - 128 * k
    d.rect(cx - w / 2, top, w, foot - top, WOOD)
    d.polygon(
        [(cx - w / 2 + 8, top - 24 * k), (cx + w / 2 - 8, top - 24 * k), (cx + w / 2 + 4, top), (cx - w / 2 - 4, top)],
        lighter(WOOD, 0.2),
    )
    d.rect(cx - w / 2 + 10, top + 16, w - 20, 36 * k, darker(WOOD, 0.1), 2)
    d.circle(cx, top + 16 + 18 * k, 5, "#7b7f86", 2)
    s.add("nightstand", d, foot)
    s.anchor("nightstand", cx, top - 10 * k, scale=k, depth=foot + 1, width=w, height=30)


def build(s: Scenery) -> Stage:
    room.room(s)
    room.rug(s, 560, 830, 210, 46)
    room.window(s, 420, 290, 190, 180, curtain=s.random.choice([CLOTH["blue"], CLOTH["pink"], CLOTH["yellow"]]))
    room.door(s, 908)
    _wardrobe(s)
    room.pendant(s, "pendant", 640, 128, colour=CLOTH["teal"])
    room.picture(s, "picture", 165, 190, 100, 76)
    nightstand(s, 62, 716)
    bed(s, 128, 378, 752, blanket=s.random.choice(["#7c9fd0", "#d98c8c", "#93b98a"]))
    s.seat("bed_edge", 420, 752, depth=754)
    furniture.table(s, "desk", 716, 752, 190, anchor="desk")
    furniture.chair(s, "desk_chair", 868, 762, facing="left", depth=749, anchor="desk_seat")
    s.floor(left=250, center=470, right=690, front=(110, 570, 880), back=(575, 770), back_y=690)
    s.walls((165, 320, 110, 110), (420, 125, 260, 90), (745, 250, 100, 130))
    return s.stage("bed", "nightstand", "wardrobe")


def _wardrobe(s: Scenery) -> None:
    d = s.draw()
    x, w, y = 555.0, 130.0, 232.0
    d.rect(x, y, w, 622 - y, WOOD)
    d.rect(x - 8, y - 16, w + 16, 18, darker(WOOD, 0.15))
    for dx in (0, w / 2):
        d.rect(x + dx + 7, y + 14, w / 2 - 14, 340, lighter(WOOD, 0.2), 2.5)
    for kx in (x + w / 2 - 14, x + w / 2 + 14):
        d.circle(kx, 430, 5, "#7b7f86", 2)
    s.add("wardrobe", d, 620)
