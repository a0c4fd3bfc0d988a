"""The nearest of many stories, exactly, without looking at all of them.

Stories lie in small blocks of stories that are alike. For every block and feature the highest and the lowest weight of
a member are known, which bounds the similarity of a query with all of them. Blocks are looked at from the highest bound
downwards, until no further one can hold a nearer story; and of a block first those features that may tell most. Of
100,000 stories of the grammar a twentieth is looked at; of stories that have nothing in common all of them are.
"""

import mmap
from collections.abc import Callable
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from storytelling_painter.tools.embeddings import DIMENSIONS, Vectors

BLOCK: Final = 32
"""Stories of a block: as few as a row of memory is worth reading for."""
_ALIKE: Final = 0.5
"""Similarity to the first story of a group from which on a story joins it; where no further group may be, it joins the
most similar one in any case. This decides how much is looked at, and nothing else."""
_STORIES_A_GROUP: Final = 64
"""Held stories for each group beyond the first ones, since a group's last block is half empty."""
_AT_FIRST: Final = 256
"""Blocks that room is made for before there are more."""
_PORTIONS: Final = 0, 24, 48
"""Where the features of a query are parted, those that may tell most first."""
_TOGETHER: Final = 8, 128
"""Blocks that are looked at in one step: first those that may hold the nearest, then as many as a cache holds."""
NEAR: Final = 1e-4
"""Similarities within this of each other may change places: sums in single precision depend on their order."""

Indexes = npt.NDArray[np.int64]
Features = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]
Seen = Callable[[Indexes, Vectors], Mask]
"""Tells which stories count, by their indexes and similarities."""


class _Place(NamedTuple):
    """Where a story lies, and its similarity with a query in single precision."""

    similarity: float
    block: int
    column: int


class _Query(NamedTuple):
    """A query by its features."""

    features: Features
    weights: Vectors
    extremes: Vectors
    """Of each feature and block the weight that goes furthest its way."""

    @classmethod
    def of(cls, query: Vectors, extremes: Vectors) -> "_Query":
        features = np.flatnonzero(query)
        weights = query[features]
        rows = np.where(weights > 0, features, features + DIMENSIONS)
        return cls(features, weights, extremes[rows])

    def bounds(self) -> Vectors:
        """Returns the highest similarity that a member of each block may have."""
        # Not `@`: BLAS would spread so small a product over all cores, and they would wait for each other.
        highest: Vectors = np.einsum("f,fn->n", self.weights, self.extremes)
        return highest


class _Room(NamedTuple):
    """What is kept of the blocks."""

    weights: Vectors
    """Of each block, feature and story."""
    indexes: Indexes
    """Of each block and story; -1 where none is."""
    filled: Indexes
    """Stories of each block."""
    extremes: Vectors
    """Highest weights of each feature and block, and below them the lowest."""

    @classmethod
    def of(cls, blocks: int) -> "_Room":
        return cls(
            _reserved(blocks, DIMENSIONS, BLOCK, huge=True), np.full((blocks, BLOCK), -1, dtype=np.int64),
            np.zeros(blocks, dtype=np.int64), _reserved(2 * DIMENSIONS, blocks),
        )


class NearestStories:
    """Vectors of stories by index. Not safe to be used by several threads at once.

    Args:
        groups: Groups that may be from the start.
    """

    def __init__(self, groups: int = 64) -> None:
        self._least_groups, self._held = groups, 0
        self._blocks = 0
        """Blocks in use or free again."""
        self._free: list[int] = []
        self._open: list[int] = []
        """Block of each group that further stories go to; none (-1) where it was dropped."""
        self._firsts: Vectors = np.zeros((DIMENSIONS, 2 * groups), dtype=np.float32)
        self._room = _Room.of(_AT_FIRST)

    def _make_room(self, blocks: int) -> None:
        """Sets larger arrays aside; those of stories by feature, since a query reads the rows of its own ones only."""
        used, before = self._blocks, self._room
        room = _Room.of(blocks)
        room.weights[:used], room.extremes[:, :used] = before.weights[:used], before.extremes[:, :used]
        room.indexes[:used], room.filled[:used] = before.indexes[:used], before.filled[:used]
        self._room = room

    def add(self, index: int, vector: Vectors) -> bool:
        """Keeps a story with an index from 0 on. Returns whether a block was begun, which is a time to `forget`."""
        group = self._group_of(vector)
        block = self._open[group]
        begun = block < 0 or int(self._room.filled[block]) == BLOCK
        if begun:
            block = self._open[group] = self._new_block()
        column = int(self._room.filled[block])
        self._room.weights[block, :, column] = vector
        self._room.indexes[block, column] = index
        self._room.filled[block] += 1
        self._held += 1
        highest, lowest = self._room.extremes[:DIMENSIONS, block], self._room.extremes[DIMENSIONS:, block]
        np.maximum(highest, vector, out=highest)
        np.minimum(lowest, vector, out=lowest)
        return begun

    def _new_block(self) -> int:
        if self._free:
            return self._free.pop()
        if self._blocks == len(self._room.filled):
            self._make_room(8 * self._blocks)
        self._blocks += 1
        return self._blocks - 1

    def _group_of(self, vector: Vectors) -> int:
        number = len(self._open)
        if number:
            features = np.flatnonzero(vector)
            similarity: Vectors = np.einsum("f,fn->n", vector[features], self._firsts[features, :number])
            best = int(similarity.argmax())
            if similarity[best] >= _ALIKE or number >= self._least_groups + self._held // _STORIES_A_GROUP:
                return best
        if number == self._firsts.shape[1]:
            self._firsts = np.concatenate([self._firsts, np.zeros_like(self._firsts)], axis=1)
        self._firsts[:, number] = vector
        self._open.append(-1)
        return number

    def forget(self, before: int) -> None:
        """Drops blocks of which all stories have an index below this one."""
        newest = self._room.indexes[: self._blocks].max(axis=1)
        for block in map(int, np.flatnonzero((newest >= 0) & (newest < before))):
            self._held -= int(self._room.filled[block])
            self._room.indexes[block], self._room.filled[block], self._room.extremes[:, block] = -1, 0, 0.0
            self._free.append(block)
        dropped = set(self._free)
        self._open = [-1 if block in dropped else block for block in self._open]

    def nearest(self, query: Vectors, seen: Seen) -> float | None:
        """Returns the similarity of the most similar story that counts; none where none does.

        It is computed in double precision, and depends on nothing but the two stories.
        """
        asked = _Query.of(query, self._room.extremes[:, : self._blocks])
        bounds = asked.bounds()
        order = np.argsort(-bounds, kind="stable")
        few, many = _TOGETHER
        found: list[_Place] = []
        highest = -np.inf
        for start, end in pairwise((0, *range(few, len(order), many), len(order))):
            some = order[start:end]
            some = some[bounds[some] >= highest - 2 * NEAR]
            if not len(some):
                break
            found += self._look(some, asked, seen, highest)
            highest = max((place.similarity for place in found), default=highest)
        exact = (self._exactly(place, query) for place in found if place.similarity >= highest - NEAR)
        return max(exact, default=None)

    def _look(self, blocks: Indexes, asked: _Query, seen: Seen, highest: float) -> list[_Place]:
        """Returns the best stories of some blocks, if they are as good as those that were found before."""
        ceilings = asked.extremes[:, blocks] * asked.weights[:, None]
        order = np.argsort(-ceilings.sum(axis=1))
        ceilings = ceilings[order]
        similarity: Vectors = np.zeros((len(blocks), BLOCK), dtype=np.float32)
        for start, end in pairwise((*_PORTIONS, len(order))):
            similarity += self._products(blocks, asked, order[start:end])
            hopeful = similarity.max(axis=1, initial=-1.0) + ceilings[end:].sum(axis=0) >= highest - 2 * NEAR
            blocks, similarity, ceilings = blocks[hopeful], similarity[hopeful], ceilings[:, hopeful]
        if not len(blocks):
            return []
        indexes = self._room.indexes[blocks]
        held = np.nonzero(indexes >= 0)
        counts = seen(indexes[held], similarity[held])
        rows, columns = held[0][counts], held[1][counts]
        values = similarity[rows, columns]
        best = values >= max(highest, float(values.max(initial=-1.0))) - NEAR
        return [
            _Place(float(value), int(blocks[row]), int(column))
            for value, row, column in zip(values[best], rows[best], columns[best], strict=True)
        ]

    def _products(self, blocks: Indexes, asked: _Query, some: Features) -> Vectors:
        """Returns what some of the query's features add to the similarity with each story of some blocks."""
        rows = (blocks[:, None] * DIMENSIONS + asked.features[some]).ravel()
        # `take` of rows keeps more reads on their way at a time than indexing by two arrays.
        taken = self._room.weights.reshape(-1, BLOCK).take(rows, axis=0, mode="clip")
        products: Vectors = np.matmul(asked.weights[some], taken.reshape(len(blocks), len(some), BLOCK))
        return products

    def _exactly(self, place: _Place, query: Vectors) -> float:
        products = self._room.weights[place.block, :, place.column].astype(np.float64) * query.astype(np.float64)
        return float(products.sum())


def _reserved(*shape: int, huge: bool = False) -> Vectors:
    """Returns zeros that take no memory before they are written to, page by page or, where they are filled one after
    the other and read here and there, in huge pages.
    """
    flags = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS} if hasattr(mmap, "MAP_ANONYMOUS") else {}
    space = mmap.mmap(-1, 4 * int(np.prod(shape)), **flags)
    advice = getattr(mmap, "MADV_HUGEPAGE" if huge else "MADV_NOHUGEPAGE", None)
    if advice is not None:
        space.madvise(advice)
    return np.frombuffer(space, dtype=np.float32).reshape(shape)
