"""Which function draws which kind; each family of things has its own module."""

from collections.abc import Callable
from typing import Final

from storytelling_painter.tools.illustrator.props import (
    animals,
    devices,
    food,
    furniture,
    medical,
    outdoor_play,
    outdoors,
    pets,
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
    **outdoor_play.DRAWINGS,
    **outdoors.DRAWINGS,
    **pets.DRAWINGS,
    **stationery.DRAWINGS,
    **tableware.DRAWINGS,
    **toys.DRAWINGS,
    **valuables.DRAWINGS,
    **vehicles.DRAWINGS,
    **wear.DRAWINGS,
}
"""A drawing for every kind of `prop_states.PROP_STATES`."""

SCALES: Final[dict[str, float]] = {
    "apple": 0.8,
    "backpack": 0.95,
    "bird": 0.6,
    "bone": 0.65,
    "book": 0.85,
    "bucket": 0.85,
    "camera": 0.75,
    "cat": 0.8,
    "coins": 0.65,
    "crayon": 0.85,
    "cup": 0.92,
    "dog": 0.88,
    "dog_bowl": 0.75,
    "gift": 0.92,
    "handbag": 0.85,
    "hat": 0.85,
    "iron": 0.8,
    "kettle": 0.85,
    "key": 0.6,
    "laptop": 0.92,
    "leash": 0.85,
    "letter": 0.92,
    "medicine": 0.8,
    "pan": 0.85,
    "phone": 0.8,
    "pizza": 0.8,
    "rabbit": 0.65,
    "ring_box": 0.85,
    "sandcastle": 0.85,
    "scarf": 0.85,
    "shirt": 0.9,
    "shoe": 0.8,
    "skateboard": 0.85,
    "teddy": 0.9,
    "thermometer": 0.8,
    "ticket": 0.85,
    "toy_car": 0.85,
    "wallet": 0.75,
    "watering_can": 0.85,
    "wheelchair": 1.15,
}
"""How many canvas units one unit of the drawing is at scale 1; 1 for kinds not named."""
