"""Shop: counter with till, shelves full of goods, glass door."""

from storytelling_painter.tools.illustrator.nodes import Stage
from storytelling_painter.tools.illustrator.settings import furniture
from storytelling_painter.tools.illustrator.settings import interior as room
from storytelling_painter.tools.illustrator.settings.scenery import Scenery


def build(s: Scenery) -> Stage:
    room.room(s, floor="tiles")
    for x in (280, 700):
        room.ceiling_light(s, x)
    room.door(s, 92, glass=True, colour="#6f9a8d")
    furniture.shelves(s, "shelf_left", 190, 262, 190, 626, boards=4, free=1, goods="food", anchor="shelf_left")
    room.window(s, 505, 300, 150, 190)
    furniture.shelves(s, "shelf_right", 628, 262, 190, 626, boards=4, free=1, goods="food", anchor="shelf_right")
    edge = furniture.counter(s, "counter", 700, 310, 790, colour="#c97f5c", doors=0)
    _till(s, edge)
    s.anchor("counter", 790, edge - 14, scale=0.96, depth=792, width=150, height=34)
    s.anchor("cashier", 868, 700, depth=700, width=120, facing="left")
    s.anchor("aisle", 505, 690, depth=690, width=120)
    s.floor(left=240, center=430, right=610, front=(110, 520, 780), back=(200, 650), back_y=700)
    s.walls((285, 190, 170, 100), (505, 140, 170, 110), (722, 190, 170, 100))
    return s.stage("counter", "till", "shelf_left", "shelf_right")


def _till(s: Scenery, edge: float) -> None:
    d = s.draw()
    x, low = 905.0, edge - 10
    d.rect(x, low - 46, 84, 46, "#7d8794", rx=5)
    d.polygon([(x + 8, low - 46), (x + 76, low - 46), (x + 68, low - 76), (x + 16, low - 76)], "#98a2ae")
    for row in range(2):
        for i in range(4):
            d.rect(x + 20 + i * 12, low - 70 + row * 11, 8, 7, "#f4f1e6", 1.5)
    d.rect(x + 22, low - 112, 44, 30, "#3c4048", rx=4)
    d.rect(x + 27, low - 107, 34, 18, "#b7dba0", 1.5, glow=True)
    d.rect(x + 8, low - 20, 68, 14, "#98a2ae", 2)
    s.add("till", d, 791)
