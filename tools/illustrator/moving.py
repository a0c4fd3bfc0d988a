"""Moves drawn nodes: shifted on the canvas, or turned with the whole picture while lettering stays readable."""

import re
from dataclasses import replace
from typing import Final

from storytelling_painter.tools.illustrator import svg
from storytelling_painter.tools.illustrator.moves import Adjustment
from storytelling_painter.tools.illustrator.nodes import CANVAS, Anchor, Layout, Node, Point, Rect, Stage

_TEXT: Final = re.compile(r"<text\b([^>]*)>")
_X: Final = re.compile(r'\bx="(-?[0-9.]+)"')
_TRANSFORM: Final = re.compile(r'\btransform="([^"]*)"')
_ENDS: Final = {"start": "end", "end": "start"}


def shifted(node: Node, dx: float, dy: float) -> Node:
    """Returns the node moved by `dx` to the right and `dy` down, in units."""
    if dx == 0 and dy == 0:
        return node
    return replace(
        node,
        svg=svg.group(node.svg, transform=f"translate({svg.number(dx)} {svg.number(dy)})"),
        box=Rect(node.box.x + dx, node.box.y + dy, node.box.width, node.box.height),
        parts={k: Rect(r.x + dx, r.y + dy, r.width, r.height) for k, r in node.parts.items()},
        points={k: Point(p.x + dx, p.y + dy) for k, p in node.points.items()},
    )


def resized(node: Node, factor: float, about: Point) -> Node:
    """Returns the node `factor` times as large, with the point `about` staying where it is."""
    if factor == 1:
        return node
    ox, oy = about.x * (1 - factor), about.y * (1 - factor)

    def area(r: Rect) -> Rect:
        return Rect(r.x * factor + ox, r.y * factor + oy, r.width * factor, r.height * factor)

    place = f"translate({svg.number(ox)} {svg.number(oy)}) scale({factor:.4f})"
    return replace(
        node,
        svg=svg.group(node.svg, transform=place),
        box=area(node.box),
        parts={k: area(r) for k, r in node.parts.items()},
        points={k: Point(p.x * factor + ox, p.y * factor + oy) for k, p in node.points.items()},
    )


def meet(a: Rect, b: Rect) -> bool:
    """Tells whether two boxes overlap."""
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


def brought_in(node: Node) -> Node:
    """Shifts a resized sign back into the canvas."""
    b = node.box
    dx = max(0.0, 4 - b.x) - max(0.0, b.x + b.width - CANVAS + 4)
    dy = max(0.0, 4 - b.y) - max(0.0, b.y + b.height - CANVAS + 4)
    return shifted(node, dx, dy)


def adjusted(node: Node, a: Adjustment, about: Point) -> Node:
    """Moves and scales a drawn node about a point."""
    return replace(shifted(resized(node, a.factor, about), a.dx, a.dy), depth=node.depth + a.depth)


def _turned_rect(r: Rect) -> Rect:
    return Rect(CANVAS - r.x - r.width, r.y, r.width, r.height)


def _readable(match: re.Match[str]) -> str:
    """Turns one lettering about its own x, so that it reads forwards in the turned picture."""
    attributes = match.group(1)
    found = _X.search(attributes)
    x = float(found.group(1)) if found else 0.0
    for anchor, other in _ENDS.items():
        if f'text-anchor="{anchor}"' in attributes:
            attributes = attributes.replace(f'text-anchor="{anchor}"', f'text-anchor="{other}"')
            break
    turn = f"translate({svg.number(2 * x)} 0) scale(-1 1)"
    if 'transform="' in attributes:
        return "<text" + _TRANSFORM.sub(rf'transform="\1 {turn}"', attributes) + ">"
    return f'<text{attributes} transform="{turn}">'


def mirrored(node: Node) -> Node:
    """Returns the node as a mirror at the canvas' middle shows it; lettering and clock faces are not turned."""
    if "dial" in node.parts or node.id == "setting.clock":
        return shifted(node, CANVAS - 2 * node.box.centre.x, 0.0)
    return replace(
        node,
        svg=svg.group(_TEXT.sub(_readable, node.svg), transform=f"translate({svg.number(CANVAS)} 0) scale(-1 1)"),
        box=_turned_rect(node.box),
        parts={k: _turned_rect(r) for k, r in node.parts.items()},
        points={k: Point(CANVAS - p.x, p.y) for k, p in node.points.items()},
    )


def _turned_anchor(anchor: Anchor) -> Anchor:
    facing = anchor.facing if anchor.facing == "front" else "left" if anchor.facing == "right" else "right"
    return anchor._replace(x=CANVAS - anchor.x, facing=facing)


def mirror_layout(layout: Layout) -> Layout:
    """Returns the layout turned about the picture's middle: its nodes, furniture and anchors."""
    stage = Stage(
        tuple(mirrored(n) for n in layout.stage.nodes),
        {name: _turned_anchor(a) for name, a in layout.stage.anchors.items()},
        layout.stage.signature,
    )
    return Layout(tuple(mirrored(n) for n in layout.nodes), stage, layout.not_drawn)
