"""Street: shop with awning and trade sign, house with door and window, road with zebra crossing, lamp post."""

from storytelling_painter.tools.illustrator.nodes import Stage
from storytelling_painter.tools.illustrator.palette import CLOTH
from storytelling_painter.tools.illustrator.settings import exterior as out
from storytelling_painter.tools.illustrator.settings.drawing import Drawing
from storytelling_painter.tools.illustrator.settings.scenery import Scenery
from storytelling_painter.tools.illustrator.settings.weather import falling_node


def build(s: Scenery) -> Stage:
    out.open_air(s, rise=(522, 240), fall=(522, 260), grass=False)
    _row(s)
    _shop(s)
    _home(s)
    out.road(s, 650, 742, zebra=330)
    out.lamp_post(s, "lamp_post", 968, 790, 470)
    s.anchor("lamp_post", 885, 800, depth=800, width=110)
    s.anchor("kerb", 470, 775, depth=775, width=130)
    s.anchor("road", 560, 722, scale=0.86, depth=722, width=500)
    s.floor(left=250, center=420, right=680, front=(110, 570, 790), back=(150, 620), back_y=770)
    s.walls((60, 330, 90, 120), (520, 430, 130, 120), (905, 430, 84, 110))
    falling_node(s)
    return s.stage("shop", "house", "road", "lamp_post")


def _row(s: Scenery) -> None:
    d = s.draw()
    for x, w, h, c in (
        (-40.0, 160.0, 330.0, "#c9b6a0"),
        (440.0, 170.0, 300.0, "#b7c3b0"),
        (860.0, 180.0, 340.0, "#c3b3c4"),
    ):
        wins = tuple((x + w / 2, 612 - h + dy, 56.0, 66.0) for dy in (70.0,) if x < 800)
        out.house(s, d, x, w, 612, h, c, "#7f6a60", gable=False, windows=wins)
    s.add("row", d, 5)


def _shop(s: Scenery) -> None:
    d = s.draw()
    x, w, top = 118.0, 320.0, 176.0
    d.rect(x, top, w, 614 - top, "#d9a679")
    d.rect(x - 10, top - 26, w + 20, 28, "#8a5a44")
    for wx in (x + 80, x + 240):
        out.house_window(s, d, wx, top + 56, 62, 66)
    d.rect(x + 16, 300, w - 32, 72, "#fdf6e3", rx=5)
    _trade(s, d, x + w / 2, 336)
    colours = s.random.choice([("#d9534f", "#f7f5ef"), ("#4fa3a5", "#f7f5ef"), ("#6aa86a", "#f7f5ef")])
    n = 8
    for i in range(n):
        a, b = x + 6 + i * (w - 12) / n, x + 6 + (i + 1) * (w - 12) / n
        grow = 14
        l0 = x + w / 2 + (a - x - w / 2) * (1 + grow / 160)
        l1 = x + w / 2 + (b - x - w / 2) * (1 + grow / 160)
        d.path(f"M{a} 382 L{b} 382 L{l1} 428 Q{(l0 + l1) / 2} 448 {l0} 428 Z", colours[i % 2], 2.5)
    d.rect(x + 22, 456, 176, 112, "#ffe08a" if s.lamps_on else "#d6ecf5", glow=s.lamps_on)
    for i, c in enumerate(("red", "yellow", "purple", "green")):
        d.rect(x + 36 + i * 40, 534, 28, 34, CLOTH[c], 2, rx=4)
    d.rect(x + 12, 568, 196, 14, "#8a5a44")
    d.rect(x + 226, 450, 74, 164, "#8a5a44")
    d.rect(x + 237, 464, 52, 92, "#ffe08a" if s.lamps_on else "#d6ecf5", 2.5, glow=s.lamps_on)
    s.add("shop", d, 620)
    s.anchor("shop_sign", x + w / 2, 336, scale=1.0, depth=621, width=w - 26, height=76)


def _trade(s: Scenery, d: Drawing, cx: float, cy: float) -> None:
    """Draws what the shop sells on its board, between two bars: a loaf, a cup or an apple."""
    for side in (-1, 1):
        d.bar(cx + side * 124, cy, cx + side * 66, cy, 7, "#d9a679")
        d.circle(cx + side * 62, cy, 7, "#8a5a44", 2)
    motif = s.random.randrange(3)
    if motif == 0:
        d.ellipse(cx, cy + 2, 44, 22, "#c98a4b")
        for dx in (-20, 0, 20):
            d.line(cx + dx - 5, cy + 10, cx + dx + 5, cy - 12, 3)
    elif motif == 1:
        d.path(f"M{cx - 26} {cy - 16} L{cx + 26} {cy - 16} L{cx + 18} {cy + 24} L{cx - 18} {cy + 24} Z", CLOTH["teal"])
        d.path(f"M{cx + 24} {cy - 8} Q{cx + 44} {cy - 4} {cx + 21} {cy + 14}", "none", 4)
    else:
        d.ellipse(cx, cy + 4, 24, 22, CLOTH["red"])
        d.line(cx, cy - 16, cx + 5, cy - 28, 4)
        d.ellipse(cx + 16, cy - 24, 11, 6, "#6a9a55", 2)


def _home(s: Scenery) -> None:
    d = s.draw()
    wall = s.random.choice(["#d98f78", "#c7b08a", "#a9b9c9"])
    out.house(s, d, 612, 250, 614, 290, wall, "#8f4f40")
    out.house_door(d, 680, 618, "#4f6f8f", h=206, w=84)
    s.add("house", d, 620)
    w = s.draw()
    pane = out.house_window(s, w, 792, 440, 92, 108)
    s.add("window", w, 621, parts={"pane": pane})
    s.anchor("window", 792, 440, scale=0.8, depth=622, width=92, height=108)
    s.anchor("door", 680, 636, depth=636, width=90)
