"""The stories a run knows already, so that a new one can be told apart from them."""

import threading
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from storytelling_painter.domain.judgement import Failure, Measured, Score
from storytelling_painter.evaluators.diversity import NOVELTY
from storytelling_painter.tools.embeddings import DIMENSIONS, Vectors, embed

_BLOCK = 256
"""Stories compared at a time. Numerical libraries share larger products among threads that wait for each other busily,
which costs more than the product where many items are in flight on few cores."""


@lru_cache(maxsize=1024)
def _embedded(text: str) -> Vectors:
    """Who criticises a story, who measures it and who keeps it ask for the same one."""
    vector: Vectors = embed([text])[0]
    vector.flags.writeable = False
    return vector


class StoryMemory:
    """Embeddings of known stories by item: each story is embedded once, however many items ask.

    Shared by every item in flight and safe to use from threads. A story takes 4 KiB.

    Args:
        limit: Most stories kept; a story beyond it replaces the oldest.
    """

    def __init__(self, limit: int = 20_000) -> None:
        if limit < 1:
            raise ValueError(f"limit must be at least 1, got {limit}")
        self._limit = limit
        self._vectors = np.zeros((min(limit, 64), DIMENSIONS), dtype=np.float32)
        self._rows: dict[str, int] = {}
        self._lock = threading.Lock()

    def add(self, item: str, text: str) -> None:
        """Keeps the story of an item; a later one of the same item replaces it."""
        vector = _embedded(text)
        with self._lock:
            row = self._rows.pop(item, None)
            if row is None and len(self._rows) == self._limit:
                row = self._rows.pop(next(iter(self._rows)))
            if row is None:
                row = len(self._rows)
                if row == len(self._vectors):
                    room = np.zeros((min(self._limit, 2 * row) - row, DIMENSIONS), dtype=np.float32)
                    self._vectors = np.concatenate([self._vectors, room])
            self._vectors[row] = vector
            self._rows[item] = row

    def extend(self, stories: Iterable[tuple[str, str]]) -> None:
        """Keeps many stories, given as item and text: a run that goes on tells those it finished before."""
        for item, text in stories:
            self.add(item, text)

    def novelty(self, item: str, text: str) -> Measured:
        """Returns the cosine distance of a text to the nearest story of another item, D_i(1) in [0, 2].

        The same value as `evaluators.diversity.novelty`; a failure where no other story is known.
        """
        vector = _embedded(text)
        with self._lock:
            known = self._vectors[: len(self._rows)]
            similarity = np.concatenate([known[at : at + _BLOCK] @ vector for at in range(0, len(known) or 1, _BLOCK)])
            own = self._rows.get(item)
        if own is not None:
            similarity[own] = -np.inf
        others = len(similarity) - (own is not None)
        if not others:
            return Failure(evaluator=NOVELTY, error="NothingToCompare", message="no other story was known")
        value = float(np.clip(1.0 - similarity.max(), 0.0, 2.0))
        return Score(evaluator=NOVELTY, value=value, detail={"compared_with": float(others)})

    def __len__(self) -> int:
        return len(self._rows)
