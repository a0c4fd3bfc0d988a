"""Which function draws which kind; each family of things has its own module."""

from collections.abc import Callable
from typing import Final

from storytelling_painter.tools.illustrator.props import (
    animals,
    devices,
    food,
    furniture,
    medical,
    outdoors,
    stationery,
    tableware,
    toys,
    valuables,
    vehicles,
    wear,
)
from storytelling_painter.tools.illustrator.props.sketch import Look, Sketch

Drawer = Callable[[Sketch, Look], None]

DRAWINGS: Final[dict[str, Drawer]] = {
    **animals.DRAWINGS,
    **devices.DRAWINGS,
    **food.DRAWINGS,
    **furniture.DRAWINGS,
    **medical.DRAWINGS,
    **outdoors.DRAWINGS,
    **stationery.DRAWINGS,
    **tableware.DRAWINGS,
    **toys.DRAWINGS,
    **valuables.DRAWINGS,
    **vehicles.DRAWINGS,
    **wear.DRAWINGS,
}
"""A drawing for every kind of `vocabulary.PROP_STATES`."""
