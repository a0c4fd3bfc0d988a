"""Bus stop: shelter with bench, pole with a round flag, road with houses behind it."""

from storytelling_painter.tools.illustrator.nodes import Stage
from storytelling_painter.tools.illustrator.settings import exterior as out
from storytelling_painter.tools.illustrator.settings.scenery import SEAT, Scenery, scale_at
from storytelling_painter.tools.illustrator.settings.weather import falling_node


def build(s: Scenery) -> Stage:
    out.open_air(s, rise=(560, 270), fall=(800, 285), grass=False)
    _houses(s)
    out.road(s, 628, 724)
    _shelter(s)
    out.bench(s, 128, 300, 772)
    k = scale_at(772)
    s.anchor("under_bench", 278, 764, scale=k, depth=764, width=200, height=SEAT * k)
    _pole(s)
    _bin(s)
    s.anchor("road", 560, 704, scale=0.86, depth=650, width=500)
    s.floor(left=90, center=500, right=770, front=(180, 560, 890), back=(520, 830), back_y=765)
    s.walls((278, 480, 240, 150), (560, 380, 150, 110), (880, 380, 150, 110), depths=(741, 30, 30))
    falling_node(s)
    return s.stage("shelter", "bench", "stop_pole", "road")


def _houses(s: Scenery) -> None:
    d = s.draw()
    colours = ["#e3c39a", "#d7a08a", "#b9c7a6", "#c9c2d6", "#e6d7a8"]
    s.random.shuffle(colours)
    for i, (x, w, h) in enumerate(
        (
            (-30.0, 230.0, 250.0),
            (205.0, 250.0, 290.0),
            (460.0, 200.0, 235.0),
            (665.0, 190.0, 300.0),
            (860.0, 180.0, 245.0),
        )
    ):
        cy = 590 - h + 62
        wins = tuple((x + w * f, cy + dy, 46.0, 56.0) for f in (0.28, 0.72) for dy in (0.0, 100.0))
        out.house(s, d, x, w, 590, h, colours[i], "#a6604b" if i % 2 else "#7f6a60", gable=i % 2 == 0, windows=wins)
    s.add("houses", d, 5)


def _shelter(s: Scenery) -> None:
    d = s.draw()
    x, w, low, top = 96.0, 364.0, 752.0, 352.0
    for px in (x + 14, x + w - 14):
        d.bar(px, low, px, top, 11, "#5d6a78")
    d.rect(x + 22, top + 40, w - 44, 200, "#dcecf0")
    d.line(x + w / 2, top + 40, x + w / 2, top + 240, 3)
    d.polyline([(x + 50, top + 120), (x + 100, top + 66)], 3, "#ffffff")
    d.polygon([(x - 30, top + 6), (x + w + 30, top + 6), (x + w + 6, top - 34), (x - 6, top - 34)], "#4f86a8")
    d.rect(x - 30, top + 6, w + 60, 17, "#3f6f8e")
    if s.weather == "snow":
        d.rect(x - 10, top - 50, w + 20, 18, "#f4f7fa", 2.5, rx=9)
    s.add("shelter", d, 740)


def _pole(s: Scenery) -> None:
    d = s.draw()
    cx, foot, y = 668.0, 772.0, 360.0
    d.bar(cx, foot, cx, y - 70, 10, "#5d6a78")
    d.rect(cx - 30, foot - 12, 60, 14, "#5d6a78", rx=4)
    d.rect(cx - 66, y - 46, 132, 100, "#fdfbf3", rx=8)
    d.rect(cx - 54, y - 36, 108, 18, "#e0a52f", 2, rx=4)
    for row in range(4):
        d.line(cx - 52, y - 6 + row * 14, cx - 30, y - 6 + row * 14, 3, s.tone("#5d6a78"))
        d.line(cx - 20, y - 6 + row * 14, cx + 52 - (row % 2) * 18, y - 6 + row * 14, 3, s.tone("#aab3bd"))
    d.circle(cx, y - 92, 44, "#e0a52f")
    d.rect(cx - 24, y - 114, 48, 36, "#fdfbf3", 2.5, rx=7)
    d.rect(cx - 18, y - 109, 36, 15, "#8fc1dd", 2)
    for dx in (-12, 12):
        d.circle(cx + dx, y - 77, 6, "#3c3c46", 2)
    s.add("stop_pole", d, foot)
    s.anchor("stop_sign", cx, y + 4, scale=1.0, depth=foot + 1, width=136, height=104)


def _bin(s: Scenery) -> None:
    d = s.draw()
    d.path("M944 772 L936 690 L990 690 L982 772 Z", "#6f9a7d")
    d.ellipse(963, 690, 29, 8, "#3c3c46")
    s.add("bin", d, 772)
