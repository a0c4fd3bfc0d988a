"""Marks of the comic: movement, wobble, light, sparkle, alarm."""

from math import atan2, cos, pi, sin

from storytelling_painter.tools.illustrator import svg
from storytelling_painter.tools.illustrator.effects.spot import Spot
from storytelling_painter.tools.illustrator.nodes import Node, Point, Rect
from storytelling_painter.tools.illustrator.settings.drawing import Drawing

_BEHIND = 45.0
"""Depth of light: before the wall, behind people and furniture."""


def heading(node: Node | None, centre: float) -> int:
    """Returns 1 for a thing that goes right, -1 for left: by its face where it has one, else away from the middle."""
    if node is not None and "eye" in node.points and "head" in node.points:
        turn = node.points["eye"].x - node.points["head"].x
        if abs(turn) > 2:
            return 1 if turn > 0 else -1
    if node is not None and "front" in node.points:
        return 1 if node.points["front"].x > node.box.centre.x else -1
    return 1 if centre >= 500 else -1


def motion_lines(spot: Spot) -> tuple[Node, ...]:
    """Speed lines and puffs of dust behind a moving thing or person."""
    d = Drawing()
    way = heading(spot.target, spot.box.centre.x)
    box = spot.box
    edge = box.x if way > 0 else box.x + box.width
    reach = min(max(box.width * 0.55, 55.0), 120.0)
    for i, share in enumerate((0.2, 0.38, 0.56, 0.74)):
        y = box.y + box.height * share
        gap = 6 + (i % 2) * 14
        x0, x1 = edge - way * gap, edge - way * (gap + reach * (1.0 if i % 2 else 0.72))
        d.line(x0, y, x1, y, 8, "#ffffff")
        d.line(x0, y, x1, y, 4)
    low = box.y + box.height
    for dx, r in ((16, 15), (42, 11), (62, 7)):
        d.circle(edge - way * dx, low - r, r, "#efe9dc", 2.5)
    return (spot.node(d, spot.depth - 0.4),)


def tipping(spot: Spot) -> tuple[Node, ...]:
    """Wobble arcs on both sides of a thing that is about to fall."""
    d = Drawing()
    box, k = spot.box, max(spot.size * 26, 24.0)
    for side, edge in ((-1, box.x), (1, box.x + box.width)):
        for i, (share, tall) in enumerate(((0.12, 1.0), (0.12, 1.5), (0.62, 0.8))):
            x = edge + side * (10 + (i % 2) * 14)
            y = box.y + box.height * share
            h = k * tall * 0.6
            curve = f"M{x:.1f} {y - h:.1f} Q{x + side * h * 0.62:.1f} {y:.1f} {x:.1f} {y + h:.1f}"
            d.path(curve, "none", 8, "#ffffff")
            d.path(curve, "none", 4)
    return (spot.node(d, spot.depth + 0.4),)


def light_beam(spot: Spot) -> tuple[Node, ...]:
    """A cone of light: where a torch points, or down from a lamp."""
    d = Drawing()
    target = spot.target
    if (
        target is not None
        and "grip" in target.points
        and "top" in target.points
        and target.points["grip"] != target.points["top"]
    ):
        source, grip = target.points["top"], target.points["grip"]
        angle = atan2(source.y - grip.y, source.x - grip.x)
        if abs(cos(angle)) < 0.5 and sin(angle) < 0:
            source = Point(spot.box.centre.x, spot.box.y)
    elif target is not None and spot.box.width > spot.box.height * 1.3:
        way = 1 if spot.box.centre.x < 500 else -1
        source = Point(spot.box.x + (spot.box.width if way > 0 else 0), spot.box.centre.y)
        angle = 0.12 if way > 0 else pi - 0.12
    else:
        source, angle = Point(spot.top.x, spot.box.y + spot.box.height * 0.3), pi / 2
    length = min(max(260.0, spot.size * 260), 420.0)
    spread = 0.26 if abs(cos(angle)) > 0.4 else 0.5
    ends = [
        (
            min(max(source.x + cos(angle + a) * length, -20.0), 1020.0),
            min(max(source.y + sin(angle + a) * length, -20.0), 1010.0),
        )
        for a in (-spread, -spread * 0.5, 0.0, spread * 0.5, spread)
    ]
    shape = [tuple(source), *ends]
    markup = svg.polygon([(p[0], p[1]) for p in shape], "#fff1a6", 0, stroke="none", fill_opacity=0.62)
    d.raw(markup, _around(shape))
    d.line(source.x, source.y, ends[0][0], ends[0][1], 2.5, "#e3b945")
    d.line(source.x, source.y, ends[-1][0], ends[-1][1], 2.5, "#e3b945")
    return (spot.node(d, min(_BEHIND, spot.depth)),)


def _around(points: list[tuple[float, ...]]) -> Rect:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def sparkle(spot: Spot) -> tuple[Node, ...]:
    """Four-pointed stars around the target."""
    d = Drawing()
    box = spot.box
    k = min(max(spot.size * 11, 10.0), 22.0)
    for a, b, r in ((-0.08, 0.2, 1.0), (1.08, 0.1, 1.25), (0.5, -0.16, 0.9), (1.12, 0.66, 0.8), (-0.1, 0.72, 0.7)):
        x, y, s = box.x + box.width * a, box.y + min(box.height, 260) * b, k * r
        d.polygon(
            [
                (
                    x + cos(pi * i / 4) * s * (1 if i % 2 == 0 else 0.3),
                    y + sin(pi * i / 4) * s * (1 if i % 2 == 0 else 0.3),
                )
                for i in range(8)
            ],
            "#ffe45c",
            2,
        )
    return (spot.node(d, spot.depth + 0.7),)


def alarm_lines(spot: Spot) -> tuple[Node, ...]:
    """Short strokes that burst from the target: it rings, bangs or shocks."""
    d = Drawing()
    box = spot.box
    cx, cy = box.centre.x, box.y + min(box.height, box.width * 1.4) / 2
    rx, ry = box.width / 2 + 12, min(box.height, box.width * 1.4) / 2 + 12
    reach = min(max(spot.size * 24, 20.0), 44.0)
    for i in range(9):
        a = pi * (0.92 + 1.16 * i / 8)
        k = 1.0 if i % 2 == 0 else 0.68
        ux, uy = cos(a), sin(a)
        x0, y0 = cx + ux * rx, cy + uy * ry
        d.line(x0, y0, x0 + ux * reach * k, y0 + uy * reach * k, 8, "#ffffff")
        d.line(x0, y0, x0 + ux * reach * k, y0 + uy * reach * k, 4.5, "#d9433f")
    return (spot.node(d, spot.depth + 0.7),)
