"""The nearest of many stories, exactly, without looking at all of them.

Stories gather in groups around the first story of each. For every group and feature the highest and the lowest weight
of a member are known, which bounds the similarity of a query with all of them. Groups are looked at from the highest
bound downwards, until no further one can hold a nearer story. So at 100,000 stories of the grammar, which keep to a few
dozen situations, a thirtieth of them is looked at; of stories that have nothing in common all of them are.
"""

import mmap
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from storytelling_painter.tools.embeddings import DIMENSIONS, Vectors

_FIRST_CHUNK: Final = 32
_LARGEST_CHUNK: Final = 4_096
MOST_GROUPS: Final = 96
_ALIKE: Final = 0.35
"""Similarity to the first story of a group from which on a story joins it; where no further group may be, it joins the
most similar one in any case. This decides how much is looked at, and nothing else."""
NEAR: Final = 1e-4
"""Similarities within this of each other may change places: sums in single precision depend on their order."""

Indexes = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Seen = Callable[[Indexes, Vectors], Mask]
"""Tells which stories count, by their indexes and similarities."""


class Place(NamedTuple):
    """A story and its similarity with a query, in single precision."""

    similarity: float
    chunk: "_Chunk"
    column: int

    def exactly(self, query: Vectors) -> float:
        """Returns the similarity in double precision; it depends on nothing but the two stories."""
        products = self.chunk.weights[:, self.column].astype(np.float64) * query.astype(np.float64)
        return float(products.sum())


class _Chunk:
    """Stories by feature: row f holds what feature f weighs in each story, so a query touches its own features only."""

    def __init__(self, size: int) -> None:
        self.size, self.held = size, 0
        self.weights = _reserved(size)
        self.indexes: Indexes = np.zeros(size, dtype=np.int64)

    def add(self, index: int, vector: Vectors) -> None:
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


def _reserved(size: int) -> Vectors:
    """Returns zeros that take no memory before they are written to, page by page and not in huge pages."""
    space = mmap.mmap(-1, DIMENSIONS * size * 4)
    if hasattr(mmap, "MADV_NOHUGEPAGE"):
        space.madvise(mmap.MADV_NOHUGEPAGE)
    return np.frombuffer(space, dtype=np.float32).reshape(DIMENSIONS, size)


class NearestStories:
    """Vectors of stories by index. Not safe to be changed by several threads at once; `snapshot` is for reading.

    Args:
        groups: Groups at most.
    """

    def __init__(self, groups: int = MOST_GROUPS) -> None:
        self._most = groups
        self._groups: list[list[_Chunk]] = []
        self._first, self._highest, self._lowest = (
            np.zeros((DIMENSIONS, groups), dtype=np.float32) for _ in range(3)
        )

    def add(self, index: int, vector: Vectors) -> bool:
        """Keeps a story. Returns whether a new piece of memory was begun, which is a time to `forget`."""
        group = self._group_of(vector)
        np.maximum(self._highest[:, group], vector, out=self._highest[:, group])
        np.minimum(self._lowest[:, group], vector, out=self._lowest[:, group])
        chunks, begun = self._groups[group], False
        if not chunks or chunks[-1].held == chunks[-1].size == _LARGEST_CHUNK:
            chunks.append(_Chunk(_FIRST_CHUNK))
            begun = True
        elif chunks[-1].held == chunks[-1].size:
            chunks[-1] = chunks[-1].grown(2 * chunks[-1].size)
        chunks[-1].add(index, vector)
        return begun

    def _group_of(self, vector: Vectors) -> int:
        number = len(self._groups)
        if number:
            features = np.flatnonzero(vector)
            similarity: Vectors = np.einsum("f,fn->n", vector[features], self._first[features, :number])
            best = int(similarity.argmax())
            if similarity[best] >= _ALIKE or number == self._most:
                return best
        self._groups.append([])
        self._first[:, number] = vector
        return number

    def forget(self, useless: Callable[[Indexes], bool]) -> None:
        """Drops full pieces of memory of whose stories none is of use any more."""
        for group, chunks in enumerate(self._groups):
            kept = [c for c in chunks if c.held < c.size or not useless(c.indexes)]
            if len(kept) < len(chunks):
                self._groups[group] = kept

    def snapshot(self, query: Vectors) -> "Snapshot":
        """Returns what a query needs to be answered, whatever is added meanwhile."""
        number, features = len(self._groups), np.flatnonzero(query)
        weights = query[features]
        positive, negative = weights > 0, weights < 0
        bounds: Vectors = np.einsum("f,fn->n", weights[positive], self._highest[features[positive], :number])
        bounds += np.einsum("f,fn->n", weights[negative], self._lowest[features[negative], :number])
        groups = [[(chunk, chunk.held) for chunk in chunks] for chunks in self._groups]
        return Snapshot(features, weights, bounds, groups)


class Snapshot(NamedTuple):
    """Stories as they were at a moment, with the bounds of a query."""

    features: npt.NDArray[np.intp]
    weights: Vectors
    bounds: Vectors
    groups: list[list[tuple[_Chunk, int]]]

    def nearest(self, seen: Seen) -> list[Place]:
        """Returns the most similar of the stories that count, and all others that are within `NEAR` of it."""
        found: list[Place] = []
        highest = -np.inf
        for group in np.argsort(-self.bounds, kind="stable"):
            if self.bounds[group] < highest - 2 * NEAR:
                break
            for chunk, held in self.groups[group]:
                for place in self._best_of(chunk, held, seen, highest):
                    highest = max(highest, place.similarity)
                    found.append(place)
        return [place for place in found if place.similarity >= highest - NEAR]

    def _best_of(self, chunk: _Chunk, held: int, seen: Seen, highest: float) -> Iterator[Place]:
        # Not `@`: BLAS would spread so small a product over all cores, and they would wait for each other.
        similarity: Vectors = np.einsum("f,fn->n", self.weights, chunk.weights[self.features, :held])
        similarity[~seen(chunk.indexes[:held], similarity)] = -np.inf
        best = max(highest, float(similarity.max()))
        for column in np.flatnonzero(similarity >= best - NEAR) if best > -np.inf else ():
            yield Place(float(similarity[column]), chunk, int(column))
