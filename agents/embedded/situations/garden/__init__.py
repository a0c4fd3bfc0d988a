"""Dramas on grass and snow: the cake on the lawn, the cat in the tree, the sled, the stolen apples."""

from typing import Final

from storytelling_painter.agents.embedded.situations.garden.apple_thief import APPLE_THIEF
from storytelling_painter.agents.embedded.situations.garden.cake_fall import CAKE_FALL
from storytelling_painter.agents.embedded.situations.garden.cat_in_tree import CAT_IN_TREE
from storytelling_painter.agents.embedded.situations.garden.sled_crash import SLED_CRASH

ALL: Final = (CAKE_FALL, CAT_IN_TREE, SLED_CRASH, APPLE_THIEF)
