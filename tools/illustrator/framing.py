"""Sizes that fit: groups too tall or wide for the picture shrink, hands that end too low get a little larger."""

from typing import Final

from storytelling_painter.domain.scene import Effect, Element, Person, Sign
from storytelling_painter.tools.illustrator.crowd import MARGIN, boxes_of
from storytelling_painter.tools.illustrator.moves import Adjustment
from storytelling_painter.tools.illustrator.nodes import CANVAS, Rect
from storytelling_painter.tools.illustrator.placing import Placement
from storytelling_painter.tools.illustrator.spots import Aim
from storytelling_painter.tools.illustrator.ties import Tie

_SMALLEST: Final = 0.5
_LARGEST: Final = 1.22
_SKIRTING: Final = 585.0
"""Lowest y of drawings on a wall."""
_CLOSE: Final = 14.0
"""Units that a hand may stay away from what it reaches for."""


def fitting(
    placement: Placement, elements: dict[str, Element], ties: dict[str, Tie], aims: dict[str, Aim]
) -> dict[str, Adjustment]:
    """Returns the size adjustments of groups that stand at an anchor.

    Args:
        placement: Where everything is now.
        elements: The plan's elements by id.
        ties: Who moves with whom.
        aims: Where people reach.
    """
    out = _lowered(placement, elements)
    taller = _reaching(placement, elements, ties, aims)
    for name, box in boxes_of(placement.nodes, ties).items():
        element = elements[name]
        if name not in placement.spots or isinstance(element, Sign | Effect) or element.place.anchor is None:
            continue
        factor = _within(box, placement.spots[name].at.y, taller.get(name, 1.0))
        if abs(factor - 1) > 0.001:
            out[name] = Adjustment(factor=factor)
    return out


def _lowered(placement: Placement, elements: dict[str, Element]) -> dict[str, Adjustment]:
    """Brings scribbles on a wall down to the height of whoever draws them."""
    out: dict[str, Adjustment] = {}
    for person in elements.values():
        if not isinstance(person, Person) or person.id not in placement.nodes or person.reaches not in placement.nodes:
            continue
        drawn = elements[person.reaches]
        if isinstance(drawn, Effect) and drawn.kind == "scribbles" and drawn.at not in elements:
            box, node = placement.nodes[drawn.id][0].box, placement.nodes[person.id][0]
            shoulder = node.points["head"].y * 0.7 + node.points["hip"].y * 0.3
            dy = min(shoulder - box.centre.y, _SKIRTING - box.y - box.height)
            if dy > 0:
                out[drawn.id] = Adjustment(dy=dy)
    return out


def _within(box: Rect, foot: float, wanted: float) -> float:
    """Returns the factor nearest to `wanted` at which a group that grows from its foot fits the picture."""
    factor = min(wanted, (CANVAS - 2 * MARGIN) / max(box.width, 1.0))
    if foot > MARGIN + 60 and foot > box.y:
        factor = min(factor, (foot - MARGIN) / (foot - box.y))
    return max(factor, _SMALLEST)


def _reaching(
    placement: Placement, elements: dict[str, Element], ties: dict[str, Tie], aims: dict[str, Aim]
) -> dict[str, float]:
    """Returns how much larger groups have to be for hands that reach upwards to get there."""
    out: dict[str, float] = {}
    for id, aim in aims.items():
        person = elements[id]
        root = ties[id].root
        if aim.reach is None or not isinstance(person, Person) or person.reaches is None or id not in placement.nodes:
            continue
        if isinstance(elements[person.reaches], Effect) or person.pose == "point":
            continue
        if ties[person.reaches].root == root or placement.spots[root].support != "ground":
            continue
        hand = placement.nodes[id][0].points["hand_lead"]
        foot = placement.spots[root].at.y
        if hand.y - aim.reach.y > _CLOSE and foot - hand.y > 40:
            out[root] = min(_LARGEST, (foot - aim.reach.y) / (foot - hand.y))
    return out
