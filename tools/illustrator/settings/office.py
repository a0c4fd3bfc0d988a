"""Office: desk with computer and swivel chair, visitor's chair, file shelf, wide window on the town."""

from storytelling_painter.tools.illustrator.nodes import Point, Stage
from storytelling_painter.tools.illustrator.settings import furniture
from storytelling_painter.tools.illustrator.settings import interior as room
from storytelling_painter.tools.illustrator.settings.scenery import SEAT, Scenery, scale_at


def build(s: Scenery) -> Stage:
    room.room(s, wall=s.random.choice(["#e6e9ec", "#e9e4da", "#dde6e4"]), ground="#a9b2bb")
    for x in (300, 720):
        room.ceiling_light(s, x)
    room.window(s, 560, 270, 260, 190)
    room.door(s, 92, colour="#9aa3ad", glass=False)
    furniture.shelves(s, "shelf", 215, 270, 150, 622, boards=4, free=1, goods="files", colour="#b9b2a4", anchor="shelf")
    furniture.plant(s, "plant", 925, 650, 1.05)
    furniture.table(s, "desk", 690, 762, 250, anchor="desk", colour="#b08d68")
    _computer(s)
    _swivel(s)
    furniture.chair(
        s, "visitor_chair", 488, 772, facing="right", depth=757, anchor="visitor_seat", soft=True, colour="#6a6f7a"
    )
    s.floor(left=200, center=380, right=700, front=(100, 540, 880), back=(420, 790), back_y=690)
    s.walls((420 - 20, 250, 70, 130), (560, 120, 300, 70), (815, 250, 150, 150))
    return s.stage("desk", "computer", "office_chair", "shelf")


def _computer(s: Scenery) -> None:
    """A screen turned to the sitter on the right, seen from behind at a slant, with keyboard."""
    d = s.draw()
    cx, low = 742.0, 600.0
    d.ellipse(cx, low, 36, 8, "#5c616c")
    d.rect(cx - 7, low - 34, 14, 34, "#5c616c")
    d.polygon([(cx - 52, low - 122), (cx + 34, low - 112), (cx + 34, low - 30), (cx - 52, low - 26)], "#6a707c")
    d.polygon(
        [(cx + 34, low - 112), (cx + 46, low - 116), (cx + 46, low - 28), (cx + 34, low - 30)], "#bfe0f2", 2, glow=True
    )
    d.circle(cx - 9, low - 72, 7, "#8b919c", 2)
    s.add("computer", d, 762.5)
    s.anchor("desk", 630, 606, scale=0.93, depth=763, width=130, height=36)


def _swivel(s: Scenery) -> None:
    d = s.draw()
    cx, foot = 868.0, 772.0
    k = scale_at(foot)
    seat = foot - SEAT * k
    d.bar(cx, seat + 10, cx, foot - 30, 10, "#5c616c")
    for dx in (-44, 0, 44):
        d.bar(cx, foot - 32, cx + dx, foot - 14, 6, "#5c616c")
        d.circle(cx + dx, foot - 7, 7, "#3a3d45")
    d.rect(cx + 34, seat - 140 * k, 30, 124 * k, "#4d5563", rx=12)
    d.bar(cx + 44, seat - 20, cx + 30, seat + 6, 8, "#5c616c")
    d.rect(cx - 56, seat - 8, 112, 24, "#4d5563", rx=11)
    s.add("office_chair", d, 757, points={"seat": Point(cx, seat)})
    s.seat("desk_seat", cx, foot, depth=757.5, facing="left")
