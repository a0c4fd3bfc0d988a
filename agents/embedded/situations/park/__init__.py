"""Dramas in the park: the stolen picnic, the ring in the rain, the kite in the tree, the ice cream, the dog behind."""

from typing import Final

from storytelling_painter.agents.embedded.situations.park.ice_cream import ICE_CREAM
from storytelling_painter.agents.embedded.situations.park.kite import KITE
from storytelling_painter.agents.embedded.situations.park.lost_dog import LOST_DOG
from storytelling_painter.agents.embedded.situations.park.picnic_thief import PICNIC_THIEF
from storytelling_painter.agents.embedded.situations.park.proposal import PROPOSAL

ALL: Final = (PICNIC_THIEF, PROPOSAL, KITE, ICE_CREAM, LOST_DOG)
