"""Kitchen: sink under the window, open cupboard over the counter, stove, fridge, table at the right."""

from storytelling_painter.tools.illustrator.nodes import Point, Rect, Stage
from storytelling_painter.tools.illustrator.palette import CLOTH, METAL, WOOD
from storytelling_painter.tools.illustrator.settings import furniture
from storytelling_painter.tools.illustrator.settings import interior as room
from storytelling_painter.tools.illustrator.settings.drawing import darker, lighter
from storytelling_painter.tools.illustrator.settings.scenery import Scenery


def build(s: Scenery) -> Stage:
    room.room(s, floor="tiles")
    _tiles(s)
    room.window(s, 575, 312, 220, 172, curtain=s.random.choice([CLOTH["red"], CLOTH["green"], CLOTH["blue"]]))
    room.door(s, 88)
    room.pendant(s, "pendant", 762, 138, colour="#e0a84e")
    _cupboard(s)
    edge = furniture.counter(s, "counter", 168, 742, 690, colour="#9fc0bd", doors=7)
    _sink(s, 575, edge)
    _stove(s, 738, edge)
    _fridge(s)
    furniture.table(s, "table", 812, 800, 200, anchor="table")
    furniture.chair(s, "chair", 938, 806, facing="left", depth=797, anchor="table_seat")
    mid = edge - 15
    s.anchor("counter_left", 372, mid, scale=0.86, depth=691, width=90, height=30)
    s.anchor("counter_right", 693, mid, scale=0.86, depth=691, width=70, height=30)
    s.anchor("sink_stand", 455, 742, depth=742, width=110, facing="right")
    s.anchor("stove_stand", 690, 742, depth=742, width=110, facing="right")
    s.anchor("cupboard_stand", 250, 742, depth=742, width=120)
    s.floor(left=240, center=440, right=610, front=(110, 520, 880), back=(150, 560), back_y=752)
    s.walls((418, 290, 90, 120), (560, 130, 280, 110), (815, 270, 130, 140))
    return s.stage("sink", "stove", "cupboard", "fridge")


def _tiles(s: Scenery) -> None:
    d = s.draw()
    d.rect(165, 428, 760, 90, "#eef1ec", 2)
    for y in (458, 488):
        d.line(165, y, 925, y, 1.5, s.tone("#b9c4c0"))
    for i in range(1, 25):
        d.line(165 + i * 30.4, 428, 165 + i * 30.4, 518, 1.5, s.tone("#b9c4c0"))
    s.add("tiles", d, 15)


def _cupboard(s: Scenery) -> None:
    """An open wall cupboard; its lower board is free."""
    d = s.draw()
    x, y, w, h = 180.0, 196.0, 150.0, 160.0
    d.rect(x, y, w, h, WOOD)
    d.rect(x + 9, y + 9, w - 18, h - 18, darker(WOOD, 0.45), 2)
    d.rect(x + 9, y + 62, w - 18, 8, WOOD, 2)
    for i, c in enumerate(("red", "white", "teal", "yellow")):
        d.rect(x + 16 + i * 31, y + 30, 24, 32, CLOTH[c], 2, rx=4)
    for side, hinge in ((-1, x), (1, x + w)):
        far = hinge + side * 38
        d.polygon([(hinge, y), (far, y + 16), (far, y + h + 16), (hinge, y + h)], lighter(WOOD, 0.2))
        d.polygon(
            [
                (hinge + side * 8, y + 22),
                (far - side * 8, y + 34),
                (far - side * 8, y + h - 4),
                (hinge + side * 8, y + h - 16),
            ],
            lighter(WOOD, 0.35),
            2,
        )
    s.add("cupboard", d, 30)
    s.anchor("cupboard_shelf", x + w / 2, y + h - 9, scale=0.86, depth=32, width=w - 24, height=80)


def _sink(s: Scenery, cx: float, edge: float) -> None:
    d = s.draw()
    w = 160.0
    d.path(
        f"M{cx} {edge - 26} L{cx} {edge - 74} C{cx} {edge - 104} {cx + 46} {edge - 104} {cx + 46} "
        f"{edge - 76} L{cx + 46} {edge - 64}",
        width=15,
    )
    d.path(
        f"M{cx} {edge - 26} L{cx} {edge - 74} C{cx} {edge - 104} {cx + 46} {edge - 104} {cx + 46} "
        f"{edge - 76} L{cx + 46} {edge - 66}",
        width=9,
        stroke=s.tone(METAL),
    )
    for dx in (-24, 22):
        d.bar(cx + dx - 5, edge - 36, cx + dx + 5, edge - 36, 7, METAL)
    d.polygon(
        [(cx - w / 2 + 12, edge - 26), (cx + w / 2 - 12, edge - 26), (cx + w / 2, edge + 6), (cx - w / 2, edge + 6)],
        "#fbfbf8",
    )
    d.polygon(
        [(cx - w / 2 + 24, edge - 20), (cx + w / 2 - 24, edge - 20), (cx + w / 2 - 16, edge), (cx - w / 2 + 16, edge)],
        "#c9d6da",
        2,
    )
    d.rect(cx - w / 2, edge + 6, w, 58, "#fbfbf8", rx=7)
    d.line(cx - w / 2 + 16, edge + 50, cx + w / 2 - 16, edge + 50, 2, s.tone("#c9d0d2"))
    s.add(
        "sink", d, 690.5, parts={"rim": Rect(cx - w / 2, edge - 26, w, 34)}, points={"tap": Point(cx + 46, edge - 66)}
    )
    s.anchor("sink", cx, edge - 8, scale=0.86, depth=691, width=w, height=34)


def _stove(s: Scenery, x: float, edge: float) -> None:
    d = s.draw()
    w = 150.0
    d.rect(x, edge, w, 690 - edge, "#e8e8e6")
    d.polygon([(x + 8, edge - 31), (x + w - 8, edge - 31), (x + w, edge), (x, edge)], "#4a4d55")
    for cx in (x + 45, x + w - 45):
        d.ellipse(cx, edge - 15, 27, 8, "#2f3138", 2.5)
        d.ellipse(cx, edge - 15, 14, 4, "#d0674a" if s.lamps_on else "#6a6e78", 2)
    d.rect(x, edge, w, 30, "#d6d7d6", 2.5)
    for i in range(5):
        d.circle(x + 21 + i * 27, edge + 15, 8, "#53565e", 2)
    d.bar(x + 24, edge + 45, x + w - 24, edge + 45, 5, METAL)
    d.rect(x + 18, edge + 58, w - 36, 62, "#5b5e68", 2.5, rx=8)
    s.add("stove", d, 690.5)
    s.anchor("stove", x + 48, edge - 13, scale=0.86, depth=691, width=w, height=30)


def _fridge(s: Scenery) -> None:
    d = s.draw()
    d.rect(917, 300, 100, 392, "#f2f3f1", rx=8)
    d.line(917, 424, 1017, 424, 3)
    d.bar(932, 352, 932, 402, 5, METAL)
    d.bar(932, 446, 932, 510, 5, METAL)
    s.add("fridge", d, 692)
