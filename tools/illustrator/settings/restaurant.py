"""Restaurant: laid table with cloth and two chairs, bar with bottles, hanging lamps."""

from storytelling_painter.tools.illustrator.nodes import Stage
from storytelling_painter.tools.illustrator.palette import DARK_WOOD
from storytelling_painter.tools.illustrator.settings import furniture
from storytelling_painter.tools.illustrator.settings import interior as room
from storytelling_painter.tools.illustrator.settings.drawing import darker
from storytelling_painter.tools.illustrator.settings.scenery import Scenery


def build(s: Scenery) -> Stage:
    room.room(s, wall=s.random.choice(["#e9cdb0", "#e6d3c3", "#dcd3bb"]), ground="#b98e66")
    room.door(s, 84, glass=True, colour="#8a5a44")
    room.window(s, 330, 300, 210, 180, curtain="#b5494b")
    _bottles(s)
    room.pendant(s, "pendant_left", 330, 150)
    room.pendant(s, "pendant_right", 790, 130)
    edge = furniture.counter(s, "bar", 628, 380, 716, colour="#8d5f43", top="#c99a6a", doors=4)
    s.anchor("bar", 720, edge - 14, scale=0.88, depth=717, width=180, height=30)
    s.anchor("bar_stand", 830, 650, depth=650, width=120)
    furniture.chair(s, "chair_left", 178, 800, facing="right", depth=790, anchor="table_seat_left")
    furniture.chair(s, "chair_right", 474, 800, facing="left", depth=790, anchor="table_seat_right")
    furniture.table(s, "table", 326, 796, 186, anchor="table", cloth="#f4f1ea")
    s.floor(left=90, center=590, right=780, front=(110, 480, 880), back=(210, 560), back_y=690)
    s.walls((190, 250, 70, 110), (520, 270, 120, 150), (940, 180, 100, 100))
    return s.stage("table", "bar", "bottles", "pendant_left")


def _bottles(s: Scenery) -> None:
    d = s.draw()
    x, w = 648.0, 250.0
    d.rect(x, 250, w, 230, DARK_WOOD)
    d.rect(x + 10, 260, w - 20, 210, darker(DARK_WOOD, 0.35), 2)
    for low in (356.0, 462.0):
        d.rect(x + 10, low, w - 20, 9, DARK_WOOD, 2)
        for i in range(8):
            bx = x + 24 + i * 28.5
            c = s.random.choice(["#5e8c6a", "#b5803f", "#a8484b", "#6b86b3", "#d9c37a"])
            d.path(
                f"M{bx - 9} {low} L{bx - 9} {low - 44} Q{bx - 9} {low - 54} {bx - 4} {low - 58} "
                f"L{bx - 4} {low - 76} L{bx + 4} {low - 76} "
                f"L{bx + 4} {low - 58} Q{bx + 9} {low - 54} {bx + 9} {low - 44} L{bx + 9} {low} Z",
                c,
                2,
            )
            d.rect(bx - 8, low - 36, 16, 17, "#f6f1e0", 1.5)
    s.add("bottles", d, 22)
