"""The stories a run knows already, so that a new one can be told apart from them.

An item knows the pool and the stories of the run whose index is below a bound that follows from its own index (see
`domain.epochs`). So its novelty does not depend on the order in which items finish.
"""

import threading
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from storytelling_painter.agents.nearest import NEAR, Indexes, Mask, NearestStories
from storytelling_painter.domain.epochs import Epochs
from storytelling_painter.domain.judgement import Failure, Measured, Score
from storytelling_painter.domain.story import Brief, PoolStory
from storytelling_painter.evaluators.diversity import NOVELTY
from storytelling_painter.tools.embeddings import Vectors, embed

LIMIT: Final = 100_000
_REMEMBERED: Final = 16_384
_POOL_GROUPS: Final = 2
"""A pool is small, and its stories are chosen to be unlike each other."""
_DIGITS: Final = 9


class Known(NamedTuple):
    """A story of the run."""

    number: int
    """Index of its item in the run."""
    text: str


@lru_cache(maxsize=1024)
def _embedded(text: str) -> Vectors:
    """Who criticises a story, who measures it and who keeps it ask for the same one."""
    vector: Vectors = embed([text])[0]
    vector.flags.writeable = False
    return vector


class StoryMemory:
    """Embeddings of known stories, shared by every item in flight and safe to use from threads.

    The nearest story is found exactly, among the last `limit` stories of the run. A story takes 4 to 6 KiB.

    Args:
        pool: Stories that every item knows.
        epochs: Which stories of the run an item knows.
        limit: Most stories of the run that are looked at; the oldest are left out first.
    """

    def __init__(self, pool: Sequence[PoolStory] = (), *, epochs: Epochs | None = None, limit: int = LIMIT) -> None:
        if limit < 1:
            raise ValueError(f"limit must be at least 1, got {limit}")
        self._epochs, self._limit = epochs or Epochs(), limit
        self._run, self._pool = NearestStories(), NearestStories(_POOL_GROUPS)
        self._numbers: list[int] = []
        """Indexes of the stories of the run, in order."""
        self._measured: dict[str, tuple[tuple[str, int, bool], Measured]] = {}
        self._lock = threading.Lock()
        self._texts = {story.story for story in pool}
        self._pool_size = len(pool)
        for story in pool:
            self._pool.add(0, _embedded(story.story))

    def add(self, index: int, text: str) -> None:
        """Keeps the story of an item of the run."""
        self.extend([Known(index, text)])

    def extend(self, stories: Iterable[Known]) -> None:
        """Keeps many stories: a run that goes on tells those it finished before."""
        for story in stories:
            vector = _embedded(story.text)
            with self._lock:
                insort(self._numbers, story.number)
                if self._run.add(story.number, vector):
                    self._forget_oldest(story.number)

    def _forget_oldest(self, index: int) -> None:
        """Drops stories that no item looks at any more; those in flight may be some epochs behind."""
        behind = index - self._limit - 2 * self._epochs.size * self._epochs.lag
        if behind > 0:
            self._run.forget(behind)

    def novelty(self, brief: Brief, text: str) -> Measured:
        """Returns the cosine distance of a text to the nearest story that its item knows, D_i(1) in [0, 2].

        The same value as `evaluators.diversity.novelty` among these; a failure where no story is known. A story that
        was given, and stands in the pool, is not compared with itself. Asking again about an item's last text costs
        nothing.
        """
        end, given = self._epochs.known_before(brief.index), brief.story == text
        before = self._measured.get(brief.id)
        if before is not None and before[0] == (text, end, given):
            return before[1]
        measured = self.nearest(text, end, given=given)
        if len(self._measured) >= _REMEMBERED:
            self._measured.clear()
        self._measured[brief.id] = ((text, end, given), measured)
        return measured

    def share(self, brief: Brief, text: str) -> float | None:
        """Returns the novelty as a critique tells it, in [0, 1]; none where no story is known."""
        measured = self.novelty(brief, text)
        return min(1.0, measured.value) if isinstance(measured, Score) else None

    def nearest(self, text: str, end: int = 0, *, given: bool = False) -> Measured:
        """Returns the distance to the nearest story of the pool, or of the run with an index below `end`.

        Args:
            text: A story.
            end: Index.
            given: Whether it was given and not told, so that the same story in the pool is no other one.
        """
        query = _embedded(text)
        own = 0

        def known(indexes: Indexes, similarity: Vectors) -> Mask:
            return (indexes < end) & (indexes >= end - self._limit)

        def another(indexes: Indexes, similarity: Vectors) -> Mask:
            nonlocal own
            others: Mask = similarity < (1.0 - NEAR if given and text in self._texts else np.inf)
            own += int(np.count_nonzero(~others))
            return others

        with self._lock:
            others = bisect_left(self._numbers, end) - bisect_left(self._numbers, end - self._limit)
            found = [self._run.nearest(query, known), self._pool.nearest(query, another)]
        similar = [similarity for similarity in found if similarity is not None]
        if not similar:
            return Failure(evaluator=NOVELTY, error="NothingToCompare", message="no other story was known")
        exact = max(similar)
        value = round(float(np.clip(1.0 - exact, 0.0, 2.0)), _DIGITS)
        compared = float(others + self._pool_size - own)
        return Score(evaluator=NOVELTY, value=value, detail={"compared_with": compared})

    def __len__(self) -> int:
        return self._pool_size + len(self._numbers)
