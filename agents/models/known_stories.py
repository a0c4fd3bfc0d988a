"""The example stories that a new one must not repeat, embedded once."""

from collections.abc import Sequence

from storytelling_painter.agents.memory import StoryMemory
from storytelling_painter.domain.judgement import Score
from storytelling_painter.domain.story import PoolStory


class KnownStories:
    """Tells how new a text is beside a pool of stories.

    Args:
        pool: The stories; may be empty.
    """

    def __init__(self, pool: Sequence[PoolStory]) -> None:
        self._memory = StoryMemory(pool)

    def novelty(self, text: str) -> float | None:
        """Returns the cosine distance to the nearest story but the text itself, in [0, 1]; none where there is none."""
        measured = self._memory.nearest(text)
        return min(1.0, measured.value) if isinstance(measured, Score) else None
