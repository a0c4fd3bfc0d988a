"""Heat: smoke, fire and steam, which rise from the target's top."""

from storytelling_painter.tools.illustrator.effects.spot import Spot
from storytelling_painter.tools.illustrator.nodes import Node
from storytelling_painter.tools.illustrator.settings.drawing import Drawing


def smoke(spot: Spot) -> tuple[Node, ...]:
    """Grey puffs that grow as they rise and drift to one side."""
    d = Drawing()
    x, y = spot.top
    r = min(max(spot.box.width * 0.2, 15.0), 34.0)
    side = 1 if x < 550 else -1
    puffs = []
    for i in range(6):
        puffs.append((x + side * (i * i * r * 0.1) + (r * 0.5 if i % 2 else -r * 0.4), y - r * 0.3, r))
        y -= r * 1.45
        r *= 1.16
    for i, (px, py, pr) in enumerate(reversed(puffs)):
        grey = ("#c6c8cd", "#b3b6bd", "#9da1aa")[min(2, i // 2)]
        top = max(py - pr, 14.0)
        d.path(
            f"M{px - pr:.1f} {py:.1f} C{px - pr * 1.2:.1f} {top:.1f} {px - pr * 0.2:.1f} {top:.1f} "
            f"{px:.1f} {py - pr * 0.62:.1f} "
            f"C{px + pr * 0.5:.1f} {top:.1f} {px + pr * 1.4:.1f} {py - pr * 0.4:.1f} {px + pr:.1f} {py + pr * 0.2:.1f} "
            f"C{px + pr * 1.2:.1f} {py + pr * 0.9:.1f} {px + pr * 0.2:.1f} {py + pr:.1f} {px:.1f} {py + pr * 0.66:.1f} "
            f"C{px - pr * 0.6:.1f} {py + pr:.1f} {px - pr * 1.4:.1f} {py + pr * 0.7:.1f} {px - pr:.1f} {py:.1f} Z",
            grey,
        )
        d.path(
            f"M{px - pr * 0.3:.1f} {py + pr * 0.2:.1f} Q{px:.1f} {py - pr * 0.3:.1f} {px + pr * 0.4:.1f} {py:.1f}",
            "none",
            2.5,
        )
    return (spot.node(d, spot.depth + 0.9),)


def fire(spot: Spot) -> tuple[Node, ...]:
    """Flames in three tongues with a bright heart."""
    d = Drawing()
    small = spot.box.height < 60 or spot.anchor is not None and spot.target is None
    cx = spot.top.x if spot.target is not None else spot.foot.x
    low = spot.foot.y - 2 if spot.target is None else spot.top.y + min(spot.box.height * (0.5 if small else 0.3), 60)
    w = min(max(spot.box.width * 0.5, 28.0), 80.0)
    h = w * 2.1
    for k, fill in ((1.0, "#e8542f"), (0.68, "#f39a3c"), (0.38, "#fbe06b")):
        a, b = w * k, h * k
        d.path(
            f"M{cx - a:.1f} {low - b * 0.18:.1f} Q{cx - a * 1.25:.1f} {low - b * 0.5:.1f} "
            f"{cx - a * 0.72:.1f} {low - b * 0.78:.1f} "
            f"Q{cx - a * 0.7:.1f} {low - b * 0.5:.1f} {cx - a * 0.38:.1f} {low - b * 0.46:.1f} "
            f"Q{cx - a * 0.45:.1f} {low - b * 0.8:.1f} {cx + a * 0.1:.1f} {low - b:.1f} "
            f"Q{cx + a * 0.02:.1f} {low - b * 0.62:.1f} {cx + a * 0.42:.1f} {low - b * 0.44:.1f} "
            f"Q{cx + a * 0.68:.1f} {low - b * 0.5:.1f} {cx + a * 0.66:.1f} {low - b * 0.74:.1f} "
            f"Q{cx + a * 1.3:.1f} {low - b * 0.45:.1f} {cx + a:.1f} {low - b * 0.16:.1f} "
            f"Q{cx + a * 0.7:.1f} {low:.1f} {cx:.1f} {low:.1f} Q{cx - a * 0.7:.1f} {low:.1f} "
            f"{cx - a:.1f} {low - b * 0.18:.1f} Z",
            fill,
            3 if k == 1.0 else 2,
        )
    return (spot.node(d, spot.depth + 0.9),)


def steam(spot: Spot) -> tuple[Node, ...]:
    """Three wavy wisps over the target's top."""
    d = Drawing()
    x, y = spot.top
    w = min(max(spot.box.width * 0.26, 14.0), 34.0)
    h = min(max(spot.box.height * 0.9, 46.0), 90.0)
    for i in (-1, 0, 1):
        bx, by, k = x + i * w, y - 8 - (8 if i == 0 else 0), h * (1.15 if i == 0 else 0.9)
        curve = (
            f"M{bx:.1f} {by:.1f} C{bx - w * 0.7:.1f} {by - k * 0.3:.1f} {bx + w * 0.7:.1f} "
            f"{by - k * 0.5:.1f} {bx:.1f} {by - k * 0.75:.1f} "
            f"Q{bx - w * 0.35:.1f} {by - k * 0.9:.1f} {bx + 2:.1f} {by - k:.1f}"
        )
        d.path(curve, "none", 9)
        d.path(curve, "none", 4.5, "#ffffff")
    return (spot.node(d, spot.depth + 0.9),)
