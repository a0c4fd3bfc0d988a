"""Water on the loose: overflow, spill and splash."""

from math import cos, pi, sin

from storytelling_painter.tools.illustrator.effects.spot import Spot
from storytelling_painter.tools.illustrator.nodes import Node, Point
from storytelling_painter.tools.illustrator.palette import WATER
from storytelling_painter.tools.illustrator.settings.drawing import Drawing

_SHINE = "#ffffff"


def puddle(d: Drawing, spot: Spot, centre: Point, rx: float, ry: float, fill: str = WATER) -> None:
    """Draws an uneven puddle within an ellipse."""
    count = 9
    points = []
    for i in range(count):
        r = spot.random.uniform(0.72, 1.0)
        angle = 2 * pi * i / count
        points.append((centre.x + cos(angle) * rx * r, centre.y + sin(angle) * ry * r))
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(points, points[1:] + points[:1], strict=True)]
    start = middles[-1]
    curves = " ".join(f"Q{p[0]:.1f} {p[1]:.1f} {m[0]:.1f} {m[1]:.1f}" for p, m in zip(points, middles, strict=True))
    d.path(f"M{start[0]:.1f} {start[1]:.1f} {curves} Z", fill)
    d.path(
        f"M{centre.x - rx * 0.5:.1f} {centre.y - ry * 0.1:.1f} Q{centre.x - rx * 0.2:.1f} {centre.y - ry * 0.45:.1f} "
        f"{centre.x + rx * 0.1:.1f} {centre.y - ry * 0.3:.1f}",
        "none",
        2.5,
        _SHINE,
    )


def drop(d: Drawing, x: float, y: float, r: float, fill: str = WATER) -> None:
    """Draws a drop whose round end is at (x, y)."""
    d.path(
        f"M{x:.1f} {y - 2.4 * r:.1f} Q{x + r * 1.5:.1f} {y + r * 0.2:.1f} {x:.1f} {y + r:.1f} "
        f"Q{x - r * 1.5:.1f} {y + r * 0.2:.1f} {x:.1f} {y - 2.4 * r:.1f} Z",
        fill,
        2,
    )


def overflow(spot: Spot) -> tuple[Node, ...]:
    """Water runs over the basin's edge, down to a puddle on the floor; a tap above runs."""
    basin = spot.anchor is not None and spot.anchor.kind == "basin" and spot.target is None
    box = spot.box
    level = spot.foot.y if basin else box.y + min(14.0, box.height * 0.15)
    half = box.width * (0.36 if basin else 0.46)
    cx = box.centre.x
    below = [
        n
        for n in spot.stage.nodes
        if n.kind == "furniture"
        and n.depth > 100
        and abs(n.depth - spot.depth) < 3
        and n.box.x <= cx <= n.box.x + n.box.width
    ]
    floor = max([n.box.y + n.box.height for n in below], default=spot.foot.y + 30) if basin else spot.foot.y
    d = Drawing()
    tap = next((n.points["tap"] for n in spot.stage.nodes if "tap" in n.points), None) if basin else None
    if tap is not None:
        d.rect(tap.x - 6, tap.y, 12, max(8.0, level - tap.y), WATER, 2, rx=3)
        d.line(tap.x - 1, tap.y + 8, tap.x - 1, level - 4, 2, _SHINE)
    rim = level + (14 if basin else 6)
    d.ellipse(cx, level, half, 9 if basin else min(12.0, half * 0.3), WATER, 2.5)
    _sheet(d, spot, cx, half, rim, floor)
    pool = Drawing()
    spread = max(half * (2.3 if basin else 1.5), 60.0)
    puddle(pool, spot, Point(cx + 16, floor + 24), spread, 32 if basin else max(16.0, spread * 0.22))
    under = spot.node(pool, floor - 0.3 if not basin else spot.depth + 0.4, "puddle")
    return (spot.node(d, spot.depth + 0.8), under)


def _sheet(d: Drawing, spot: Spot, cx: float, half: float, rim: float, floor: float) -> None:
    """The curtain of water from rim to floor, with tongues, streaks and drops."""
    left, right = cx - half * 0.78, cx + half * 0.82
    low = floor + 12
    d.path(
        f"M{left:.1f} {rim - 10:.1f} Q{left - 12:.1f} {rim:.1f} {left - 6:.1f} {rim + 26:.1f} "
        f"L{left - 2:.1f} {low:.1f} "
        f"Q{(left + cx) / 2:.1f} {low + 12:.1f} {cx:.1f} {low:.1f} Q{(right + cx) / 2:.1f} "
        f"{low + 12:.1f} {right + 3:.1f} {low:.1f} "
        f"L{right + 8:.1f} {rim + 26:.1f} Q{right + 12:.1f} {rim:.1f} {right:.1f} {rim - 10:.1f} Z",
        WATER,
    )
    for share in (0.18, 0.38, 0.6, 0.82):
        x = left + (right - left) * share
        y = rim + spot.random.uniform(4, 22)
        d.line(x, y, x + spot.random.uniform(-2, 2), low - spot.random.uniform(12, 40), 3, _SHINE)
    for side in (-1, 1):
        drop(d, cx + side * (half + 20), rim + (floor - rim) * spot.random.uniform(0.3, 0.5), 6)
        drop(d, cx + side * (half + 12), rim + (floor - rim) * spot.random.uniform(0.65, 0.85), 7)


def spill(spot: Spot) -> tuple[Node, ...]:
    """A puddle that spreads from under the target, with a few drops."""
    d = Drawing()
    wide = max(46.0, spot.box.width * 0.9)
    side = 1 if spot.foot.x < 600 else -1
    centre = Point(spot.foot.x + side * wide * 0.45, spot.foot.y + 4)
    puddle(d, spot, centre, wide, max(11.0, wide * 0.2))
    for i in range(3):
        d.ellipse(centre.x + side * wide * (1.08 + i * 0.13), centre.y + (i % 2) * 9 - 2, 6.5 - i, 3.4, WATER, 2)
    return (spot.node(d, spot.depth - 0.2),)


def splash(spot: Spot) -> tuple[Node, ...]:
    """A crown of water and flying drops around the target's foot."""
    d = Drawing()
    flat = spot.anchor is not None and spot.target is None
    cx, y = spot.foot.x, spot.box.centre.y if flat else spot.foot.y
    w = 62.0 if flat else min(max(spot.box.width * 0.62, 46.0), 120.0)
    h = w * 0.75
    d.path(
        f"M{cx - w:.1f} {y:.1f} L{cx - w * 1.1:.1f} {y - h:.1f} L{cx - w * 0.62:.1f} {y - h * 0.42:.1f} "
        f"L{cx - w * 0.4:.1f} {y - h * 1.2:.1f} L{cx - w * 0.05:.1f} {y - h * 0.45:.1f} "
        f"L{cx + w * 0.34:.1f} {y - h * 1.25:.1f} "
        f"L{cx + w * 0.55:.1f} {y - h * 0.45:.1f} L{cx + w * 1.1:.1f} {y - h:.1f} L{cx + w:.1f} {y:.1f} "
        f"Q{cx:.1f} {y + w * 0.36:.1f} {cx - w:.1f} {y:.1f} Z",
        WATER,
    )
    for dx, dy in ((-1.32, 1.25), (-0.72, 1.6), (0.0, 1.7), (0.74, 1.65), (1.34, 1.2)):
        drop(d, cx + dx * w, y - dy * h, max(5.0, w * 0.08))
    return (spot.node(d, spot.depth + 0.7),)
