"""Classroom: blackboard, teacher's desk, two pupils' desks with chairs."""

from storytelling_painter.tools.illustrator.nodes import Rect, Stage
from storytelling_painter.tools.illustrator.palette import DARK_WOOD, WOOD
from storytelling_painter.tools.illustrator.settings import furniture
from storytelling_painter.tools.illustrator.settings import interior as room
from storytelling_painter.tools.illustrator.settings.drawing import lighter
from storytelling_painter.tools.illustrator.settings.scenery import Scenery


def build(s: Scenery) -> Stage:
    room.room(s)
    for x in (300, 700):
        room.ceiling_light(s, x)
    room.window(s, 868, 280, 150, 190)
    room.door(s, 92)
    _board(s)
    _chart(s)
    furniture.table(s, "teacher_desk", 660, 712, 180, anchor="teacher_desk", colour=DARK_WOOD)
    furniture.plant(s, "plant", 935, 640, 0.8)
    for side, cx, seat, facing in (("left", 236.0, 112.0, "right"), ("right", 768.0, 892.0, "left")):
        furniture.table(s, f"desk_{side}", cx, 780, 146, anchor=f"desk_{side}", high=162)
        furniture.chair(
            s,
            f"chair_{side}",
            seat,
            786,
            facing="right" if facing == "right" else "left",
            depth=776,
            anchor=f"desk_{side}_seat",
            colour="#5f86a8",
        )
    s.anchor("teacher_stand", 505, 690, depth=690, width=130)
    s.floor(left=370, center=505, right=640, front=(110, 580, 890), back=(215, 800), back_y=690)
    s.walls((225, 300, 90, 130), (490, 118, 300, 70), (750, 300, 70, 130))
    return s.stage("blackboard", "teacher_desk", "desk_left", "desk_right")


def _board(s: Scenery) -> None:
    d = s.draw()
    x, y, w, h = 305.0, 178.0, 390.0, 224.0
    d.rect(x - 13, y - 13, w + 26, h + 26, DARK_WOOD, rx=3)
    d.rect(x, y, w, h, "#3d6152")
    d.rect(x - 10, y + h + 8, w + 20, 13, lighter(DARK_WOOD, 0.15))
    d.rect(x + 26, y + h + 1, 34, 8, "#ffffff", 1.5)
    d.rect(x + 80, y + h + 1, 26, 8, "#f4e08a", 1.5)
    d.rect(x + w - 90, y + h - 4, 54, 13, "#9a6b4a", 2)
    s.add("blackboard", d, 24, parts={"board": Rect(x, y, w, h)})
    s.anchor("blackboard", x + w / 2, y + h / 2, scale=1.0, depth=28, width=w - 20, height=h - 20)


def _chart(s: Scenery) -> None:
    """A globe on the shelf beside the board; varies nothing but its land."""
    d = s.draw()
    cx, cy = 752.0, 580.0
    d.rect(cx - 52, 560, 104, 52, WOOD)
    d.rect(cx - 8, cy - 40, 16, 20, DARK_WOOD)
    d.circle(cx, cy - 72, 36, "#8fc1dd")
    d.path(
        f"M{cx - 22} {cy - 92} Q{cx} {cy - 104} {cx + 6} {cy - 82} Q{cx - 2} {cy - 62} {cx - 16} {cy - 66} Z",
        "#8db06c",
        2,
    )
    d.path(
        f"M{cx + 10} {cy - 70} Q{cx + 28} {cy - 74} {cx + 26} {cy - 56} Q{cx + 12} {cy - 48} {cx + 10} {cy - 70} Z",
        "#8db06c",
        2,
    )
    s.add("globe", d, 612)
