"""Garden: house wall with door and window, picket fence, flower bed, apple tree, table and chair."""

from storytelling_painter.tools.illustrator.nodes import Stage
from storytelling_painter.tools.illustrator.palette import DARK_WOOD
from storytelling_painter.tools.illustrator.settings import exterior as out
from storytelling_painter.tools.illustrator.settings import furniture
from storytelling_painter.tools.illustrator.settings.drawing import darker
from storytelling_painter.tools.illustrator.settings.scenery import Scenery
from storytelling_painter.tools.illustrator.settings.weather import falling_node


def build(s: Scenery) -> Stage:
    out.open_air(s, rise=(430, 380), fall=(560, 400))
    _far(s)
    out.fence(s, 330, 1010, 640, 130)
    _house(s)
    _bed(s)
    _apple_tree(s)
    s.anchor("fence_stand", 500, 690, depth=690, width=120)
    s.anchor("tree_stand", 770, 772, depth=772, width=110)
    furniture.table(s, "garden_table", 330, 784, 150, colour="#c08a5e", high=160, anchor="garden_table")
    furniture.chair(s, "garden_chair", 215, 790, facing="right", depth=780, anchor="garden_seat", colour="#c08a5e")
    s.floor(left=110, center=480, right=630, front=(180, 560, 880), back=(360, 620), back_y=690)
    s.walls((270, 250, 90, 120), (455, 575, 150, 100), (620, 575, 150, 100))
    falling_node(s)
    return s.stage("house", "fence", "flowerbed", "apple_tree")


def _far(s: Scenery) -> None:
    d = s.draw()
    for cx in (420.0, 590.0, 760.0, 960.0):
        out.bush(s, d, cx, 600, 190)
    s.add("far_bushes", d, 4)


def _house(s: Scenery) -> None:
    d = s.draw()
    wall = s.random.choice(["#ead3b0", "#dcb7a2", "#d3d8c0"])
    d.polygon([(-5, 120), (318, 120), (318, 632), (-5, 632)], wall)
    d.polygon([(-5, 124), (344, 124), (300, 24), (-5, 24)], "#b0644d")
    if s.weather == "snow":
        d.polygon([(-5, 60), (316, 60), (300, 24), (-5, 24)], "#f4f7fa", 2.5)
    d.rect(-5, 600, 323, 34, "#b7aa98")
    for x, y in ((60, 170), (245, 440), (270, 520), (30, 560)):
        d.rect(x, y, 34, 13, darker(wall, 0.12), 2)
    out.house_door(d, 82, 640, "#5f8f86", h=330, w=118)
    s.add("house", d, 645)
    w = s.draw()
    pane = out.house_window(s, w, 225, 300, 110, 130)
    s.add("window", w, 646, parts={"pane": pane})
    s.anchor("window", 225, 300, scale=0.85, depth=647, width=110, height=130)
    s.anchor("door", 82, 668, depth=668, width=118)


def _bed(s: Scenery) -> None:
    d = s.draw()
    d.path(
        "M760 716 Q770 690 880 690 L1004 690 L1004 740 L790 740 Q752 738 760 716 Z",
        "#e3e8ec" if s.weather == "snow" else "#8a6446",
    )
    out.flowers(s, d, 780, 712, 220, 6)
    out.flowers(s, d, 775, 732, 225, 5)
    s.add("flowerbed", d, 738)
    s.anchor("flowerbed", 810, 744, scale=0.88, depth=746, width=150, height=50)


def _apple_tree(s: Scenery) -> None:
    d = s.draw()
    cx, foot = 905.0, 700.0
    d.path(
        f"M{cx - 52} {foot} Q{cx - 26} {foot - 40} "
        f"{cx - 28} 420 L{cx - 190} 396 L{cx - 188} 380 L{cx - 26} 378 L{cx - 26} 300 "
        f"L{cx + 30} 300 L{cx + 28} {foot - 40} Q{cx + 36} {foot - 10} {cx + 58} {foot} Z",
        DARK_WOOD,
    )
    snow = s.weather == "snow"
    leaf = "#eef3f6" if snow else "#74a55b"
    out.foliage(d, cx - 10, 205, 340, leaf)
    out.foliage(d, cx - 190, 376, 54, leaf)
    if not snow:
        for x, y in ((-120, -10), (-60, -80), (20, -20), (70, -90), (100, 10), (-20, 60), (-90, 55)):
            d.circle(cx - 10 + x, 205 + y, 12, "#d9534f", 2.5)
    s.add("apple_tree", d, 702)
    s.anchor("tree_branch", cx - 110, 382, scale=0.9, depth=703, width=110, height=90)
