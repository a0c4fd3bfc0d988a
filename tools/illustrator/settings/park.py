"""Park: big tree with a low branch, bench, pond with reeds, path, notice board."""

from storytelling_painter.tools.illustrator.nodes import Stage
from storytelling_painter.tools.illustrator.palette import DARK_WOOD, WATER, WOOD
from storytelling_painter.tools.illustrator.settings import exterior as out
from storytelling_painter.tools.illustrator.settings.drawing import darker
from storytelling_painter.tools.illustrator.settings.scenery import Scenery, scale_at
from storytelling_painter.tools.illustrator.settings.weather import falling_node


def build(s: Scenery) -> Stage:
    out.open_air(s, rise=(420, 300), fall=(720, 320))
    _far(s)
    _path(s)
    _pond(s)
    _tree(s)
    _notice(s)
    out.lamp_post(s, "lamp_post", 640, 668, 400)
    out.bench(s, 345, 270, 752)
    s.anchor("tree_stand", 262, 772, depth=772, width=110)
    s.floor(left=160, center=480, right=700, front=(100, 590, 890), back=(320, 690), back_y=690)
    s.walls((118, 500, 80, 110), (520, 440, 150, 110), (912, 470, 90, 110), depths=(744, 641, 30))
    falling_node(s)
    return s.stage("tree", "bench", "pond", "path")


def _far(s: Scenery) -> None:
    d = s.draw()
    for cx, size in ((330.0, 110.0), (430.0, 140.0), (560.0, 120.0), (705.0, 150.0), (950.0, 130.0)):
        d.rect(cx - 8, 520, 16, 78, DARK_WOOD, 2.5)
        out.foliage(d, cx, 500, size, "#eef3f6" if s.weather == "snow" else "#86b06f")
    for cx in (270.0, 490.0, 620.0, 800.0):
        out.bush(s, d, cx, 606, 110)
    d.path("M884 664 Q896 640 894 300 L932 300 Q930 640 944 664 Z", DARK_WOOD)
    out.foliage(d, 913, 300, 210, "#eef3f6" if s.weather == "snow" else "#7aa862")
    s.add("far_trees", d, 4)


def _path(s: Scenery) -> None:
    d = s.draw()
    d.path(
        "M560 598 Q600 640 480 700 Q300 790 330 1004 L760 1004 Q600 800 690 700 Q740 640 620 598 Z",
        "#e9edf0" if s.weather == "snow" else "#e3cfa4",
        2.5,
    )
    s.add("path", d, 6)


def _pond(s: Scenery) -> None:
    d = s.draw()
    cx, cy = 850.0, 722.0
    water = "#d7ecf5" if s.weather == "snow" else WATER
    d.ellipse(cx, cy, 168, 46, darker("#a9cf87", 0.25))
    d.ellipse(cx, cy - 2, 156, 38, water)
    for x, y, w in ((-80.0, -8.0, 40.0), (20.0, 8.0, 50.0), (70.0, -14.0, 34.0)):
        d.line(cx + x, cy + y, cx + x + w, cy + y, 2.5, s.tone("#ffffff"))
    for x, y in ((-50.0, 12.0), (96.0, 4.0)):
        d.ellipse(cx + x, cy + y, 20, 6, "#6f9f57", 2)
    for x in (700.0, 716.0, 985.0):
        d.line(x, 724, x - 6, 650, 3, s.tone("#4f7d45"))
        d.ellipse(x - 6, 646, 5, 15, DARK_WOOD, 2)
    s.add("pond", d, 12)
    s.anchor("pond", cx, cy, scale=scale_at(cy), depth=cy - 20, width=300, height=74)


def _tree(s: Scenery) -> None:
    d = s.draw()
    cx, foot = 118.0, 740.0
    d.path(
        f"M{cx - 78} {foot + 6} Q{cx - 40} {foot - 40} "
        f"{cx - 42} 220 L{cx + 34} 220 Q{cx + 38} 400 {cx + 52} 404 L{cx + 262} 368 "
        f"L{cx + 266} 384 L{cx + 60} 446 Q{cx + 34} 470 {cx + 42} {foot - 40} Q{cx + 52} {foot - 10} "
        f"{cx + 84} {foot + 6} Z",
        DARK_WOOD,
    )
    d.path(f"M{cx - 14} 470 Q{cx - 4} 560 {cx - 16} 650", "none", 2.5, s.tone(darker(DARK_WOOD, 0.4)))
    d.path(f"M{cx + 14} 520 Q{cx + 20} 600 {cx + 14} 690", "none", 2.5, s.tone(darker(DARK_WOOD, 0.4)))
    leaf = "#eef3f6" if s.weather == "snow" else "#6f9f57"
    out.foliage(d, cx + 20, 190, 420, leaf)
    out.foliage(d, cx + 262, 366, 62, leaf)
    s.add("tree", d, 742)
    s.anchor("tree_branch", cx + 185, 388, scale=0.95, depth=743, width=130, height=90)


def _notice(s: Scenery) -> None:
    d = s.draw()
    for x in (452.0, 588.0):
        d.bar(x, 650, x, 380, 9, WOOD)
    d.rect(440, 384, 160, 116, "#e9dcc0")
    d.polygon([(428, 386), (612, 386), (590, 362), (450, 362)], DARK_WOOD)
    d.rect(452, 400, 70, 82, "#dfeccb", 2)
    d.path("M456 470 Q480 430 494 446 Q508 458 518 410", "none", 3, s.tone("#b98d62"))
    d.ellipse(498, 466, 14, 8, WATER, 2)
    notes = ((534.0, 402.0, 34.0, "#fdfbf3"), (566.0, 406.0, 28.0, "#f6e7a8"), (536.0, 446.0, 40.0, "#f4d3cf"))
    for x, y, h, colour in notes:
        d.rect(x, y, 26, h, colour, 2)
        for row in range(1, int(h // 9)):
            d.line(x + 5, y + 4 + row * 8, x + 21, y + 4 + row * 8, 2, s.tone("#8a8f98"))
    s.add("notice_board", d, 640)
