"""Which stories of the pool a storyteller is shown."""

from collections.abc import Sequence
from random import Random
from typing import Final

from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.story import Brief, PoolStory

EXAMPLES: Final = 3


def examples_for(brief: Brief, pool: Sequence[PoolStory]) -> tuple[PoolStory, ...]:
    """Returns the first story of the pool in mode `naive`, and three drawn by the brief's seed otherwise."""
    if brief.mode == "naive":
        return tuple(pool[:1])
    rng = Random(derive_seed(brief.seed, "examples"))
    return tuple(rng.sample(tuple(pool), min(EXAMPLES, len(pool))))
