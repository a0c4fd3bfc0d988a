"""Which stories of the pool a storyteller is shown."""

from collections.abc import Sequence
from random import Random
from typing import Final

from storytelling_painter.agents.coverage import likeness
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.story import Brief, PoolStory

EXAMPLES: Final = 3


def examples_for(brief: Brief, pool: Sequence[PoolStory]) -> tuple[PoolStory, ...]:
    """Returns the first story of the pool in mode `naive`, and three drawn by the brief's seed otherwise.

    Where the brief leans towards something, they are drawn from the third of the pool that holds most of it.
    """
    if brief.mode == "naive":
        return tuple(pool[:1])
    rng, stories = Random(derive_seed(brief.seed, "examples")), list(pool)
    if (lean := brief.lean) is not None:
        stories.sort(key=lambda story: -likeness(lean, story.story))
        stories = stories[: max(EXAMPLES, len(stories) // 3)]
    return tuple(rng.sample(stories, min(EXAMPLES, len(stories))))
