"""Living room: sofa on a rug, armchair, coffee table, bookshelf, standing lamp."""

from storytelling_painter.tools.illustrator.nodes import Point, Stage
from storytelling_painter.tools.illustrator.palette import CLOTH, DARK_WOOD
from storytelling_painter.tools.illustrator.settings import furniture
from storytelling_painter.tools.illustrator.settings import interior as room
from storytelling_painter.tools.illustrator.settings.drawing import darker, lighter
from storytelling_painter.tools.illustrator.settings.scenery import SEAT, Scenery, scale_at


def build(s: Scenery) -> Stage:
    room.room(s)
    room.rug(s, 480, 800, 330, 62)
    room.window(s, 340, 290, 210, 190, curtain=s.random.choice([CLOTH["teal"], CLOTH["orange"], CLOTH["purple"]]))
    room.door(s, 92)
    furniture.shelves(s, "shelf", 640, 250, 170, 618, boards=4, free=1, goods="books", anchor="shelf")
    room.picture(s, "picture", 535, 150, 110, 80)
    room.floor_lamp(s, 900, 650)
    colour = s.random.choice(["#7f9bc0", "#c98a74", "#8aa88a"])
    _sofa(s, colour)
    _armchair(s, lighter(colour, 0.2))
    furniture.table(s, "coffee_table", 655, 815, 150, high=88, anchor="coffee_table", colour=DARK_WOOD)
    s.anchor("behind_sofa", 372, 668, depth=668, width=130)
    s.floor(left=150, center=500, right=745, front=(110, 600, 890), back=(190, 600), back_y=690)
    s.walls((205, 230, 80, 110), (535, 300, 130, 150), (900, 200, 130, 120))
    return s.stage("sofa", "armchair", "shelf", "lamp")


def _sofa(s: Scenery, colour: str) -> None:
    d = s.draw()
    foot, x, w = 752.0, 222.0, 300.0
    k = scale_at(foot)
    seat = foot - SEAT * k
    for lx in (x + 10, x + w - 24):
        d.rect(lx, foot - 16, 14, 16, DARK_WOOD)
    d.rect(x, seat - 104 * k, w, 130 * k, colour, rx=22)
    d.line(x + w / 2, seat - 96 * k, x + w / 2, seat - 20, 2.5)
    for cx in (x, x + w / 2):
        d.rect(cx + 2, seat - 22 * k, w / 2 - 4, 34 * k, lighter(colour, 0.25), rx=11)
    d.rect(x, seat + 11 * k, w, foot - seat - 11 * k - 12, darker(colour, 0.08), rx=6)
    for ax in (x - 32, x + w - 6):
        d.rect(ax, seat - 52 * k, 38, foot - seat + 52 * k - 8, darker(colour, 0.12), rx=17)
    s.add("sofa", d, foot, points={"seat": Point(x + w / 2, seat)})
    s.seat("sofa_left", x + w * 0.25, foot, depth=foot + 1)
    s.seat("sofa_right", x + w * 0.75, foot, depth=foot + 1)


def _armchair(s: Scenery, colour: str) -> None:
    d = s.draw()
    foot, cx = 772.0, 872.0
    k = scale_at(foot)
    seat = foot - SEAT * k
    d.rect(cx - 66, seat - 112 * k, 132, 140 * k, colour, rx=30)
    d.rect(cx - 60, seat - 20 * k, 120, 32 * k, lighter(colour, 0.3), rx=11)
    d.rect(cx - 60, seat + 11 * k, 120, foot - seat - 11 * k - 8, darker(colour, 0.08), rx=6)
    for ax in (cx - 84, cx + 50):
        d.rect(ax, seat - 46 * k, 34, foot - seat + 46 * k - 4, darker(colour, 0.14), rx=15)
    s.add("armchair", d, foot, points={"seat": Point(cx, seat)})
    s.seat("armchair", cx, foot, depth=foot + 1, facing="left")
