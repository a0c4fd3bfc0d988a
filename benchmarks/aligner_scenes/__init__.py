"""Sound pictures with known truth: hand-written plans with ledgers that every one of them keeps."""

from typing import Final

from aligner_scenes.bedroom import bedroom
from aligner_scenes.bus_stop import bus_stop
from aligner_scenes.classroom import classroom
from aligner_scenes.garden import garden
from aligner_scenes.hospital import hospital
from aligner_scenes.kitchen import kitchen
from aligner_scenes.living_room import living_room
from aligner_scenes.office import office
from aligner_scenes.park import park
from aligner_scenes.parts import Sample
from aligner_scenes.restaurant import restaurant
from aligner_scenes.shop import shop
from aligner_scenes.station import station
from aligner_scenes.street import street

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
