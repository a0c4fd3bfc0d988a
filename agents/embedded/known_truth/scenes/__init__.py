"""Sound pictures with known truth: hand-written plans with ledgers that every one of them keeps."""

from typing import Final

from storytelling_painter.agents.embedded.known_truth.scenes.bedroom import bedroom
from storytelling_painter.agents.embedded.known_truth.scenes.bus_stop import bus_stop
from storytelling_painter.agents.embedded.known_truth.scenes.classroom import classroom
from storytelling_painter.agents.embedded.known_truth.scenes.garden import garden
from storytelling_painter.agents.embedded.known_truth.scenes.hospital import hospital
from storytelling_painter.agents.embedded.known_truth.scenes.kitchen import kitchen
from storytelling_painter.agents.embedded.known_truth.scenes.living_room import living_room
from storytelling_painter.agents.embedded.known_truth.scenes.office import office
from storytelling_painter.agents.embedded.known_truth.scenes.park import park
from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample
from storytelling_painter.agents.embedded.known_truth.scenes.restaurant import restaurant
from storytelling_painter.agents.embedded.known_truth.scenes.shop import shop
from storytelling_painter.agents.embedded.known_truth.scenes.station import station
from storytelling_painter.agents.embedded.known_truth.scenes.street import street

__all__ = ["SAMPLES", "Sample"]

SAMPLES: Final[tuple[Sample, ...]] = (
    kitchen(),
    living_room(),
    bus_stop(),
    classroom(),
    hospital(),
    park(),
    street(),
    office(),
    restaurant(),
    garden(),
    station(),
    bedroom(),
    shop(),
)
"""Thirteen sound pictures, one for each setting."""
