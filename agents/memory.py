"""The stories a run knows already, so that a new one can be told apart from them.

An item knows the pool and the stories of the run whose index is below a bound that follows from its own index (see
`domain.epochs`). So its novelty does not depend on the order in which items finish.
"""

import mmap
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.epochs import Epochs
from storytelling_painter.domain.judgement import Failure, Measured, Score
from storytelling_painter.domain.story import Brief, PoolStory
from storytelling_painter.evaluators.diversity import NOVELTY
from storytelling_painter.tools.embeddings import DIMENSIONS, Vectors, embed

LIMIT: Final = 100_000
_FIRST_CHUNK: Final = 1_024
_FEW: Final = 512
"""Stories whose weights are copied to be compared in one step; copying those of more takes longer than it saves."""
_LARGEST_CHUNK: Final = 32_768
_REMEMBERED: Final = 16_384
_POOL: Final = -1
"""Index of the stories of the pool: every item knows them."""
_NEAR: Final = 1e-4
"""Similarities within this of the highest are computed again, exactly: sums in single precision depend on their order.
"""
_DIGITS: Final = 9


class Known(NamedTuple):
    """A story of the run."""

    number: int
    """Index of its item in the run."""
    text: str


class _Chunk:
    """Stories by feature: row f holds what feature f weighs in each story, so a query touches its own features only."""

    def __init__(self, size: int) -> None:
        self.size, self.held = size, 0
        self.weights = _reserved(size)
        self.indexes: npt.NDArray[np.int64] = np.zeros(size, dtype=np.int64)

    def add(self, index: int, vector: npt.NDArray[np.float32]) -> None:
        """Keeps a story; those who read meanwhile do not see it yet."""
        self.weights[:, self.held] = vector
        self.indexes[self.held] = index
        self.held += 1

    def grown(self, size: int) -> "_Chunk":
        """Returns a larger chunk with the same stories."""
        larger = _Chunk(size)
        larger.weights[:, : self.held] = self.weights[:, : self.held]
        larger.indexes[: self.held] = self.indexes[: self.held]
        larger.held = self.held
        return larger

    def similarities(
        self, features: npt.NDArray[np.intp], query: npt.NDArray[np.float32], n: int
    ) -> npt.NDArray[np.float32]:
        """Returns the dot product of a query with the first n stories, over its features that are not zero."""
        if n <= _FEW:
            few: npt.NDArray[np.float32] = query[features] @ self.weights[features, :n]
            return few
        total, product = np.zeros(n, dtype=np.float32), np.empty(n, dtype=np.float32)
        for feature in features:
            np.multiply(self.weights[feature, :n], query[feature], out=product)
            total += product
        return total

    def exact(self, place: int, features: npt.NDArray[np.intp], query: npt.NDArray[np.float32]) -> float:
        """Returns the dot product with one story, which depends on nothing but the two."""
        products = self.weights[features, place].astype(np.float64) * query[features].astype(np.float64)
        return float(products.sum())


def _reserved(size: int) -> npt.NDArray[np.float32]:
    """Returns zeros that take no memory before they are written to, page by page and not in huge pages."""
    space = mmap.mmap(-1, DIMENSIONS * size * 4)
    if hasattr(mmap, "MADV_NOHUGEPAGE"):
        space.madvise(mmap.MADV_NOHUGEPAGE)
    return np.frombuffer(space, dtype=np.float32).reshape(DIMENSIONS, size)


@lru_cache(maxsize=1024)
def _embedded(text: str) -> Vectors:
    """Who criticises a story, who measures it and who keeps it ask for the same one."""
    vector: Vectors = embed([text])[0]
    vector.flags.writeable = False
    return vector


class StoryMemory:
    """Embeddings of known stories, shared by every item in flight and safe to use from threads.

    The nearest story is found exactly, among the last `limit` stories of the run. A story takes 4 KiB.

    Args:
        pool: Stories that every item knows.
        epochs: Which stories of the run an item knows.
        limit: Most stories of the run that are looked at; the oldest are left out first.
    """

    def __init__(self, pool: Sequence[PoolStory] = (), *, epochs: Epochs | None = None, limit: int = LIMIT) -> None:
        if limit < 1:
            raise ValueError(f"limit must be at least 1, got {limit}")
        self._epochs, self._limit = epochs or Epochs(), limit
        self._chunks: list[_Chunk] = []
        self._measured: dict[str, tuple[str, Measured]] = {}
        self._lock = threading.Lock()
        self._pool = {story.story for story in pool}
        self._keep(Known(_POOL, story.story) for story in pool)

    def add(self, index: int, text: str) -> None:
        """Keeps the story of an item of the run."""
        self._keep([Known(index, text)])

    def extend(self, stories: Iterable[Known]) -> None:
        """Keeps many stories: a run that goes on tells those it finished before."""
        self._keep(stories)

    def _keep(self, stories: Iterable[Known]) -> None:
        for story in stories:
            vector = _embedded(story.text)
            with self._lock:
                self._with_room(story.number).add(story.number, vector)

    def _with_room(self, index: int) -> _Chunk:
        """Returns the last chunk, which has room for another story. Few large chunks are quicker than many small ones.
        """
        if self._chunks and (last := self._chunks[-1]).held < last.size:
            return last
        if self._chunks and last.size < _LARGEST_CHUNK:
            self._chunks[-1] = last.grown(min(_LARGEST_CHUNK, 4 * last.size))
        else:
            self._forget_oldest(index)
            self._chunks.append(_Chunk(_FIRST_CHUNK if not self._chunks else _LARGEST_CHUNK))
        return self._chunks[-1]

    def _forget_oldest(self, index: int) -> None:
        """Drops chunks whose stories no item looks at any more; those in flight may be some epochs behind."""
        behind = index - self._limit - 2 * self._epochs.size * self._epochs.lag
        self._chunks = [c for c in self._chunks if c.indexes.min() == _POOL or c.indexes.max() >= behind]

    def novelty(self, brief: Brief, text: str) -> Measured:
        """Returns the cosine distance of a text to the nearest story that its item knows, D_i(1) in [0, 2].

        The same value as `evaluators.diversity.novelty` among these; a failure where no story is known. Asking again
        about an item's last text costs nothing.
        """
        before = self._measured.get(brief.id)
        if before is not None and before[0] == text:
            return before[1]
        measured = self.nearest(text, self._epochs.known_before(brief.index))
        if len(self._measured) >= _REMEMBERED:
            self._measured.clear()
        self._measured[brief.id] = (text, measured)
        return measured

    def nearest(self, text: str, end: int = 0) -> Measured:
        """Returns the distance to the nearest story of the pool, or of the run with an index below `end`.

        A story of the pool is not compared with itself.
        """
        query = _embedded(text)
        features = np.flatnonzero(query)
        with self._lock:
            chunks = [(chunk, chunk.held) for chunk in self._chunks]
        found, others = [], 0
        for chunk, n in chunks:
            similarity, indexes = chunk.similarities(features, query, n), chunk.indexes[:n]
            seen = (indexes < end) & ((indexes >= end - self._limit) | (indexes == _POOL))
            if text in self._pool:
                seen &= (indexes != _POOL) | (similarity < 1.0 - _NEAR)
            others += int(np.count_nonzero(seen))
            similarity[~seen] = -np.inf
            found.append((chunk, similarity))
        if not others:
            return Failure(evaluator=NOVELTY, error="NothingToCompare", message="no other story was known")
        highest = max(float(similarity.max()) for _, similarity in found)
        exact = max(
            chunk.exact(int(place), features, query)
            for chunk, similarity in found
            for place in np.flatnonzero(similarity >= highest - _NEAR)
        )
        value = round(float(np.clip(1.0 - exact, 0.0, 2.0)), _DIGITS)
        return Score(evaluator=NOVELTY, value=value, detail={"compared_with": float(others)})

    def __len__(self) -> int:
        return sum(chunk.held for chunk in self._chunks)
