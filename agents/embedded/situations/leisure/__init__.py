"""Dramas of free time: the empty chair, the bill, the flying dinner, the birthday nobody came to, the cat and the fish."""

from typing import Final

from storytelling_painter.agents.embedded.situations.leisure.empty_wallet import EMPTY_WALLET
from storytelling_painter.agents.embedded.situations.leisure.fishbowl import FISHBOWL
from storytelling_painter.agents.embedded.situations.leisure.nobody_came import NOBODY_CAME
from storytelling_painter.agents.embedded.situations.leisure.stood_up import STOOD_UP
from storytelling_painter.agents.embedded.situations.leisure.waiter_trips import WAITER_TRIPS

ALL: Final = (STOOD_UP, EMPTY_WALLET, NOBODY_CAME, FISHBOWL, WAITER_TRIPS)
