"""Railway station: rails behind the platform's edge, canopy on columns, clock, bench, board with train and arrow."""

from storytelling_painter.tools.illustrator.nodes import Stage
from storytelling_painter.tools.illustrator.palette import METAL
from storytelling_painter.tools.illustrator.settings import exterior as out
from storytelling_painter.tools.illustrator.settings.scenery import Scenery
from storytelling_painter.tools.illustrator.settings.weather import falling_node


def build(s: Scenery) -> Stage:
    out.open_air(s, rise=(220, 330), fall=(720, 320))
    _far_side(s)
    _tracks(s)
    _platform(s)
    _canopy(s)
    out.bench(s, 60, 270, 778, colour="#8f6f55")
    s.anchor("track", 500, 690, scale=0.84, depth=660, width=700)
    s.anchor("train_door", 640, 742, depth=742, width=120)
    s.floor(left=375, center=500, right=740, front=(120, 590, 890), back=(450, 850), back_y=752)
    s.walls((175, 96, 230, 62), (745, 500, 130, 110), (825, 96, 230, 62), depths=(702, 30, 702))
    falling_node(s)
    return s.stage("tracks", "platform_edge", "canopy", "clock")


def _far_side(s: Scenery) -> None:
    d = s.draw()
    d.rect(-5, 420, 1010, 174, "#b9765c")
    for row in range(6):
        for i in range(14):
            x = i * 76 + (38 if row % 2 else 0) - 20
            d.rect(x, 436 + row * 26, 34, 11, "#c98a70", 1.5)
    d.rect(-5, 406, 1010, 18, "#d9cdbb")
    d.rect(-5, 590, 1010, 26, "#cfc8ba")
    s.add("far_wall", d, 6)


def _tracks(s: Scenery) -> None:
    d = s.draw()
    d.rect(-5, 614, 1010, 106, "#9c9488")
    for i in range(27):
        x = -10 + i * 39
        d.polygon([(x + 6, 640), (x + 22, 640), (x + 19, 700), (x - 1, 700)], "#7a5c44", 2)
    for y in (652.0, 684.0):
        d.rect(-5, y, 1010, 8, METAL, 2.5)
    s.add("tracks", d, 8)


def _platform(s: Scenery) -> None:
    d = s.draw()
    top = "#eef1f3" if s.weather == "snow" else "#d5cec1"
    d.rect(-5, 706, 1010, 22, "#a59d90")
    d.rect(-5, 724, 1010, 281, top)
    d.rect(-5, 736, 1010, 15, "#f0c53d", 2)
    for y in (830, 910):
        d.line(0, y, 1000, y, 2, s.tone("#b5ad9e"))
    for i in range(-5, 6):
        d.line(500 + i * 150, 752, 500 + i * 225, 1000, 2, s.tone("#b5ad9e"))
    s.add("platform_edge", d, 10)


def _canopy(s: Scenery) -> None:
    d = s.draw()
    d.polygon([(-5, 60), (1005, 60), (1005, 128), (-5, 128)], "#5f7f74")
    for i in range(21):
        x = -5 + i * 50.5
        d.polygon([(x, 128), (x + 50.5, 128), (x + 25, 158)], "#e7dfcb", 2.5)
    if s.weather == "snow":
        d.rect(-5, 44, 1010, 20, "#f4f7fa", 2.5, rx=8)
    for cx in (35.0, 965.0):
        d.bar(cx, 762, cx, 140, 18, "#4f6b62")
        d.path(f"M{cx} 240 Q{cx} 165 {cx + (75 if cx < 500 else -75)} 160", width=9, stroke="#4f6b62")
        d.rect(cx - 22, 744, 44, 22, "#4f6b62")
    s.add("canopy", d, 700)
    c = s.draw()
    x, y = 850.0, 232.0
    c.bar(x, 150, x, 190, 6, "#4a4e57")
    c.circle(x, y, 46, "#4a4e57")
    c.circle(x, y, 38, "#fdfbf3", 2, glow=s.lamps_on)
    for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0)):
        c.line(x + dx * 30, y + dy * 30, x + dx * 35, y + dy * 35, 4)
    hour = {"morning": (-20, 12), "noon": (0, -22), "evening": (8, 20), "night": (-11, -19)}[s.time]
    c.line(x, y, x + hour[0], y + hour[1], 5)
    c.line(x, y, x, y - 31, 3.5)
    s.add("clock", c, 701)
    b = s.draw()
    for px in (330.0, 570.0):
        b.bar(px, 150, px, 214, 5, "#4a4e57")
    b.rect(300, 212, 300, 84, "#3f6fa3", rx=6)
    b.rect(309, 221, 282, 66, "#fdfbf3", 2, rx=4)
    b.rect(330, 232, 62, 40, "#3f6fa3", 2, rx=9)
    b.rect(337, 238, 48, 16, "#fdfbf3", 2, rx=4)
    for wheel in (346.0, 376.0):
        b.circle(wheel, 275, 6, "#4a4e57", 2)
    b.bar(424, 254, 548, 254, 9, "#3f6fa3")
    b.polyline([(526, 236), (550, 254), (526, 272)], 9, s.tone("#3f6fa3"))
    s.add("station_board", b, 701)
    s.anchor("platform_sign", 450, 254, scale=1.0, depth=703, width=300, height=84)
