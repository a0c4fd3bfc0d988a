"""Hospital room: metal bed with chart, monitor with a pulse line, curtain on a rail, visitor's chair, red cross."""

from storytelling_painter.tools.illustrator.nodes import Stage
from storytelling_painter.tools.illustrator.palette import METAL
from storytelling_painter.tools.illustrator.settings import furniture
from storytelling_painter.tools.illustrator.settings import interior as room
from storytelling_painter.tools.illustrator.settings.bedroom import bed, nightstand
from storytelling_painter.tools.illustrator.settings.scenery import Scenery


def build(s: Scenery) -> Stage:
    room.room(s, floor="tiles", wall=s.random.choice(["#e2efee", "#e6eef3", "#e9f0e4"]), ground="#cfd8da")
    room.ceiling_light(s, 500)
    room.window(s, 560, 290, 190, 180)
    room.door(s, 905, colour="#a9bcc2")
    _curtain(s)
    _cross(s)
    _monitor(s)
    nightstand(s, 62, 716)
    bed(s, 128, 378, 762, blanket="#8fc3c9", metal=True)
    s.anchor("bed_side", 395, 672, depth=672, width=120)
    furniture.chair(
        s, "visitor_chair", 600, 775, facing="left", depth=772, anchor="visitor_seat", soft=True, colour="#6a7f8a"
    )
    s.floor(left=230, center=480, right=750, front=(110, 600, 880), back=(560, 740), back_y=690)
    s.walls((330, 250, 120, 130), (560, 130, 260, 80), (745, 270, 90, 130))
    return s.stage("bed", "monitor", "bed_curtain", "cross")


def _curtain(s: Scenery) -> None:
    d = s.draw()
    d.bar(0, 150, 250, 150, 6, METAL)
    x0, x1, low = 4.0, 94.0, 606.0
    d.path(
        f"M{x0} 158 L{x1} 158 Q{x1 + 12} 380 {x1 - 4} {low} Q{x1 - 20} {low + 10} {x1 - 34} {low} "
        f"Q{x1 - 60} {low + 10} {x0} {low} Z",
        "#a9d3cf",
    )
    for x in (28, 52, 76):
        d.path(f"M{x} 164 Q{x + 8} 380 {x} {low - 6}", "none", 2)
    for x in (10, 34, 58, 82):
        d.circle(x, 152, 5, METAL, 2)
    s.add("bed_curtain", d, 40)


def _cross(s: Scenery) -> None:
    d = s.draw()
    cx, cy, u = 745.0, 150.0, 15.0
    d.rect(cx - 46, cy - 46, 92, 92, "#ffffff", rx=10)
    d.polygon(
        [
            (cx + u * a, cy + u * b)
            for a, b in (
                (-0.8, -2.3),
                (0.8, -2.3),
                (0.8, -0.8),
                (2.3, -0.8),
                (2.3, 0.8),
                (0.8, 0.8),
                (0.8, 2.3),
                (-0.8, 2.3),
                (-0.8, 0.8),
                (-2.3, 0.8),
                (-2.3, -0.8),
                (-0.8, -0.8),
            )
        ],
        "#d64541",
    )
    s.add("cross", d, 24)


def _monitor(s: Scenery) -> None:
    d = s.draw()
    x, y = 158.0, 330.0
    d.bar(x + 50, y + 70, x + 50, 640, 8, METAL)
    d.rect(x, y, 104, 82, "#e7eaea", rx=8)
    d.rect(x + 10, y + 10, 84, 52, "#20343a", 2.5, glow=True)
    d.polyline(
        [(x + 14, y + 38), (x + 34, y + 38), (x + 42, y + 20), (x + 52, y + 54), (x + 60, y + 38), (x + 90, y + 38)],
        3,
        "#7fe08a",
    )
    for i in range(3):
        d.circle(x + 26 + i * 26, y + 72, 4.5, ("#d64541", "#e8c65a", "#6aa86a")[i], 1.5)
    s.add("monitor", d, 640)
