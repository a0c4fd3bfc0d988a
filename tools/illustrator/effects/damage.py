"""Damage and mess: a broken pane, a child's scribbles, muddy footprints."""

from math import atan2, cos, hypot, pi, sin

from storytelling_painter.tools.illustrator.effects.spot import Spot
from storytelling_painter.tools.illustrator.nodes import Node, Point, Rect
from storytelling_painter.tools.illustrator.palette import GLASS
from storytelling_painter.tools.illustrator.settings.drawing import Drawing

_FLAT = 16.0
"""Depth of marks on the floor: over rugs and paths, under everything that stands."""


def _edge(area: Rect, centre: Point, angle: float) -> float:
    """Distance from the centre to the area's border in a direction."""
    dx, dy = cos(angle), sin(angle)
    right = (area.x + area.width - centre.x) if dx > 0 else (centre.x - area.x)
    low = (area.y + area.height - centre.y) if dy > 0 else (centre.y - area.y)
    return min(right / max(abs(dx), 1e-6), low / max(abs(dy), 1e-6))


def broken_pane(spot: Spot) -> tuple[Node, ...]:
    """A jagged hole with cracks in the pane, and shards on the floor below."""
    area = spot.box
    if spot.target is not None:
        area = Rect(area.x + area.width * 0.1, area.y + area.height * 0.1, area.width * 0.8, area.height * 0.8)
    else:
        area = Rect(area.x + 18, area.y + 4, area.width - 36, area.height - 8)
    d = Drawing()
    centre = Point(area.x + area.width * 0.36, area.y + area.height * 0.5)
    radius = min(area.width, area.height) * 0.3
    for i in range(11):
        angle = 2 * pi * i / 11 + spot.random.uniform(-0.15, 0.15)
        reach = min(_edge(area, centre, angle) - 2, radius * spot.random.uniform(2.0, 3.4))
        bend = angle + spot.random.uniform(-0.16, 0.16)
        mid = min((radius + reach) / 2, _edge(area, centre, bend) - 2)
        points = [
            (centre.x + cos(a) * r, centre.y + sin(a) * r)
            for a, r in ((angle, radius * 0.5), (bend, mid), (angle, max(reach, radius * 0.5)))
        ]
        d.polyline(points, 5, "#ffffff")
        d.polyline(points, 2.4)
    hole = []
    for i in range(18):
        r = radius * (spot.random.uniform(0.92, 1.1) if i % 2 == 0 else spot.random.uniform(0.5, 0.68))
        angle = 2 * pi * i / 18
        r = min(r, _edge(area, centre, angle) - 1)
        hole.append((centre.x + cos(angle) * r, centre.y + sin(angle) * r))
    rim = [(centre.x + (x - centre.x) * 1.14, centre.y + (y - centre.y) * 1.14) for x, y in hole]
    d.polygon(rim, "#eef9fd", 2.5)
    d.polygon(hole, "#2e333d", 2.5)
    for i in (1, 7, 13):
        (ax, ay), (bx, by) = hole[i - 1], hole[i]
        d.polygon([(ax, ay), (bx, by), ((ax + centre.x) / 2, (ay + centre.y) / 2)], GLASS, 2)
    shards = _shards(spot, centre.x)
    return (spot.node(d, spot.depth + 0.5), shards)


def _shards(spot: Spot, cx: float) -> Node:
    d = Drawing()
    low = min(max(spot.ground, 625.0), 960.0)
    for i in range(8):
        x = cx + (i - 3.5) * 20 + spot.random.uniform(-7, 7)
        y = low + spot.random.uniform(-8, 18)
        w, h = spot.random.uniform(12, 22), spot.random.uniform(14, 26)
        d.polygon([(x - w / 2, y), (x + w / 2, y - h * 0.25), (x + spot.random.uniform(-6, 6), y - h)], "#e6f5fb", 2.2)
    return spot.node(d, low - 0.5, "shards")


def scribbles(spot: Spot) -> tuple[Node, ...]:
    """A child's crayon drawing: sun, house, stick figure and a wild spiral."""
    area = spot.box
    w, h = min(max(area.width, 120.0), 240.0), min(max(area.height, 110.0), 190.0)
    cx, cy = area.centre
    if spot.anchor is not None and spot.target is None and spot.anchor.kind == "stand":
        cy = spot.foot.y - 230 * spot.anchor.scale
    x, y = cx - w / 2, cy - h / 2
    d = Drawing()

    def at(a: float, b: float) -> tuple[float, float]:
        return x + a * w, y + b * h

    red, blue, green, orange, purple = "#d9433f", "#2f62b5", "#3f8f4a", "#ee8f2d", "#7a4fa0"
    d.polyline([at(0.06, 0.92), at(0.06, 0.5), at(0.4, 0.49), at(0.41, 0.93), at(0.05, 0.91)], 5, red)
    d.polyline([at(0.02, 0.52), at(0.23, 0.2), at(0.45, 0.51)], 5, blue)
    d.polyline([at(0.18, 0.92), at(0.18, 0.68), at(0.29, 0.68), at(0.29, 0.92)], 5, orange)
    sun = Point(*at(0.84, 0.17))
    r = min(w, h) * 0.1
    d.path(_loop(sun, r), "none", 5, orange)
    for i in range(8):
        a = 2 * pi * i / 8
        d.line(
            sun.x + cos(a) * r * 1.25,
            sun.y + sin(a) * r * 1.25,
            sun.x + cos(a) * r * 1.8,
            sun.y + sin(a) * r * 1.8,
            4.5,
            orange,
        )
    head = Point(*at(0.6, 0.44))
    d.path(_loop(head, r * 0.95), "none", 5, purple)
    d.polyline([at(0.6, 0.53), at(0.6, 0.76), at(0.53, 0.95)], 5, purple)
    d.polyline([at(0.6, 0.76), at(0.68, 0.95)], 5, purple)
    d.polyline([at(0.49, 0.56), at(0.6, 0.62), at(0.71, 0.55)], 5, purple)
    turns = [at(0.86 + 0.012 * i * cos(i * 0.9), 0.72 + 0.012 * i * sin(i * 0.9)) for i in range(2, 14)]
    d.polyline(turns, 5, green)
    d.polyline([at(0.0 + i * 0.085, 1.0 if i % 2 else 0.95) for i in range(12)], 4.5, green)
    level = spot.depth + 0.6
    return (spot.node(d, level),)


def _loop(c: Point, r: float) -> str:
    k = r * 1.1
    return (
        f"M{c.x:.1f} {c.y - r:.1f} Q{c.x + k:.1f} {c.y - k:.1f} {c.x + r:.1f} {c.y:.1f} Q{c.x + k:.1f} "
        f"{c.y + k:.1f} {c.x:.1f} {c.y + r:.1f} "
        f"Q{c.x - k:.1f} {c.y + k:.1f} {c.x - r:.1f} {c.y:.1f} Q{c.x - k:.1f} {c.y - k:.1f} "
        f"{c.x + r * 0.2:.1f} {c.y - r * 1.1:.1f}"
    )


def muddy_footprints(spot: Spot) -> tuple[Node, ...]:
    """A track of muddy shoe prints over the floor to the target, from the door when there is one far enough."""
    d = Drawing()
    end = Point(spot.foot.x, min(max(spot.ground, spot.foot.y if spot.foot.y > 640 else 640.0), 968.0))
    door = spot.stage.anchors.get("door")
    if door is not None and hypot(door.x - end.x, door.y - end.y) > 190:
        start = Point(door.x, door.y + 14)
        over = Point((start.x + end.x) / 2, min(max(start.y, end.y) + 110, 900.0))
    else:
        start = Point(120.0 if end.x > 500 else 880.0, 965.0)
        over = Point((start.x + end.x) / 2, (start.y + end.y) / 2 + 30)
    length = hypot(over.x - start.x, over.y - start.y) + hypot(end.x - over.x, end.y - over.y)
    steps = min(max(int(length / 52), 5), 16)
    for i in range(steps):
        t = i / steps
        x = (1 - t) ** 2 * start.x + 2 * t * (1 - t) * over.x + t * t * end.x
        y = (1 - t) ** 2 * start.y + 2 * t * (1 - t) * over.y + t * t * end.y
        dx = 2 * (1 - t) * (over.x - start.x) + 2 * t * (end.x - over.x)
        dy = 2 * (1 - t) * (over.y - start.y) + 2 * t * (end.y - over.y)
        _print(d, Point(x, y), atan2(dy, dx), -1 if i % 2 else 1, 0.7 + (y - 600) / 900)
    return (spot.node(d, _FLAT),)


def _print(d: Drawing, at: Point, angle: float, side: int, k: float) -> None:
    """One shoe print, sole and heel, seen flat on the floor."""

    def turned(u: float, v: float) -> tuple[float, float]:
        x, y = u * cos(angle) - v * sin(angle), u * sin(angle) + v * cos(angle)
        return at.x + x * k, at.y + y * k * 0.6

    v = 15.0 * side
    sole = [turned(u, v + o) for u, o in ((-4, -7), (8, -10), (19, -6), (22, 0), (19, 6), (8, 10), (-4, 7))]
    heel = [turned(u, v + o) for u, o in ((-9, -7), (-17, -6), (-20, 0), (-17, 6), (-9, 7))]
    for shape in (sole, heel):
        d.polygon(shape, "#6f4a2c", 1.6)
