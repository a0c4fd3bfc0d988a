"""Things: every prop of the vocabulary in each of its states, drawn where it stands, hangs or is held."""

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Prop
from storytelling_painter.tools.illustrator import svg
from storytelling_painter.tools.illustrator.nodes import Node, Point, Rect
from storytelling_painter.tools.illustrator.palette import CLOTH
from storytelling_painter.tools.illustrator.props.registry import DRAWINGS, SCALES
from storytelling_painter.tools.illustrator.props.sketch import Look, Matrix, Sketch, bounds, placed

HANGS: Final[frozenset[str]] = frozenset({"calendar", "clock", "coat", "map", "photo"})
"""Kinds that a wall place holds by their middle; everywhere else they stand on their foot.

The layout puts the foot of these half their height below the middle of the wall place.
"""


class Size(NamedTuple):
    """Extent of a drawing at scale 1 in canvas units; an adult is 400 high."""

    width: float
    height: float


def draw_prop(
    prop: Prop, *, at: Point, scale: float, depth: float, held: bool = False, tilt: float = 0.0
) -> tuple[Node, ...]:
    """Draws a thing.

    Args:
        prop: what to draw; a prop facing left is the mirror image of one facing right, lettering excepted.
        at: middle of the foot on its support, or the grip point in the hand when held, in canvas units.
        scale: 1 draws it beside an adult of 400 units.
        depth: drawing order.
        held: the thing hangs from or stands in a hand.
        tilt: degrees clockwise about `at`.

    Returns:
        One node with the prop's id. Its points are `top`, `grip`, `foot`, and where something can stand on it `surface`
        or `seat`; its parts `text` (lettering), `dial` (clocks) and `face` (animals and dolls).
    """
    mirrored = prop.facing == "left"
    sketch = _sketch(prop.kind, prop.resolved_state, prop.colour, prop.text, held, mirrored)
    matrix = placed(*at, turn=tilt, scale=scale, flip=mirrored)
    if held:
        grip = sketch.points["grip"]
        matrix = matrix.then(Matrix(e=-grip.x, f=-grip.y))
    points = {name: matrix.apply(*p) for name, p in sketch.points.items()}
    parts = {name: _moved(area, matrix) for name, area in sketch.parts.items()}
    markup = svg.group(sketch.shapes, transform=matrix.markup)
    return (
        Node(
            id=prop.id,
            svg=markup,
            box=_ink_box(sketch, matrix),
            depth=depth,
            kind="prop",
            parts=parts,
            points=points,
        ),
    )


@lru_cache(maxsize=512)
def prop_size(kind: str, state: str) -> Size:
    """Returns how large a thing is drawn at scale 1.

    Raises:
        KeyError: the kind is not in `prop_states.PROP_STATES`.
    """
    box = _ink_box(_sketch(kind, state or PROP_STATES[kind][0], None, None, False, False), Matrix())
    return Size(box.width, box.height)


@lru_cache(maxsize=256)
def _sketch(kind: str, state: str, colour: str | None, text: str | None, held: bool, mirrored: bool) -> Sketch:
    sketch = Sketch(mirrored=mirrored)
    with sketch.moved(scale=SCALES.get(kind, 1.0)):
        DRAWINGS[kind](sketch, Look(state=state, colour=CLOTH[colour] if colour else None, text=text, held=held))
    box = _ink_box(sketch, Matrix())
    middle = box.x + box.width / 2
    sketch.points.setdefault("top", Point(middle, box.y))
    sketch.points.setdefault("foot", Point(0.0, 0.0))
    sketch.points.setdefault("grip", Point(middle, box.y + box.height / 2))
    return sketch


def _ink_box(sketch: Sketch, matrix: Matrix) -> Rect:
    x, y, pen = np.array(sketch.ink).T
    (x, y), radius = matrix.apply_all(x, y), pen * matrix.size
    left, top = float((x - radius).min()), float((y - radius).min())
    return Rect(left, top, float((x + radius).max()) - left, float((y + radius).max()) - top)


def _moved(area: Rect, matrix: Matrix) -> Rect:
    return bounds(
        matrix.apply(x, y) for x in (area.x, area.x + area.width) for y in (area.y, area.y + area.height)
    )
