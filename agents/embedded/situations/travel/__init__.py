"""Dramas of journeys: the last ride, the reunion, the lost child."""

from typing import Final

from storytelling_painter.agents.embedded.situations.travel.last_ride import LAST_RIDE
from storytelling_painter.agents.embedded.situations.travel.lost_child import LOST_CHILD
from storytelling_painter.agents.embedded.situations.travel.reunion import REUNION

ALL: Final = (LAST_RIDE, REUNION, LOST_CHILD)
