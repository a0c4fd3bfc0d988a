"""Nearest neighbours of every row, exactly: blocks of similarities, each computed once and read in both directions.

A row keeps its k largest similarities and the smallest of them as a bar. A block is looked through for cells above the
bar; after the first block few are, so the matrix product is nearly all of the work, and it is half of the full one.
"""

from collections.abc import Callable
from math import isqrt
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.diversity.near import NearDuplicates, NearPairs
from storytelling_painter.tools.embeddings import Vectors

Indices = npt.NDArray[np.int32]
Progress = Callable[[float], None]
"""Called with the share that is done, in rising order, ending with 1."""

MAX_MEMORY: Final = 512 * 2**20
"""Default bound, in bytes, of what a search holds besides the vectors."""
_LARGEST_BLOCK: Final = 2048
"""Fewer and larger products: threads that wait for each other at the end of each cost more than what is saved."""
_SMALLEST_BLOCK: Final = 16
_STRIP: Final = 256
"""Rows of a block that are looked through at a time."""
_CELL: Final = 5
"""Bytes of a cell of a block: similarity and mask."""
_OFFERED: Final = 96
"""Bytes of a cell of a strip more, where every one is above its row's bar."""
_HEAD: Final = 128
"""Columns that set the first bars."""


class Neighbours(NamedTuple):
    """The nearest other rows of each row."""

    distances: Vectors
    """Shape (n, k), cosine distances in [0, 2], rising along a row."""
    indices: Indices
    """Shape (n, k), the rows they are to."""
    near: NearDuplicates | None = None
    """Pairs within the distance that was asked for."""


class Best:
    """The k largest similarities of each row so far.

    Args:
        n: Rows.
        k: Similarities kept of each.
    """

    def __init__(self, n: int, k: int) -> None:
        self.values = np.full((n, k), -np.inf, dtype=np.float32)
        self.indices = np.full((n, k), -1, dtype=np.int32)
        self.bar = np.full(n, -np.inf, dtype=np.float32)
        """The smallest that is kept of each row."""

    def offer(self, rows: Indices, columns: Indices, values: Vectors) -> None:
        """Takes in similarities that may be among the largest.

        Args:
            rows: In rising order; a row may repeat.
            columns: The rows that they are to; none is offered twice to the same row.
            values: The similarities.
        """
        if not len(rows):
            return
        starts = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1])))
        counts = np.diff(np.concatenate((starts, [len(rows)])))
        touched, k = rows[starts], self.values.shape[1]
        line = np.repeat(np.arange(len(starts)), counts)
        place = k + np.arange(len(rows)) - np.repeat(starts, counts)
        room = (len(touched), k + int(counts.max()))
        all_values = np.full(room, -np.inf, dtype=np.float32)
        all_indices = np.full(room, -1, dtype=np.int32)
        all_values[:, :k], all_indices[:, :k] = self.values[touched], self.indices[touched]
        all_values[line, place], all_indices[line, place] = values, columns
        self.keep(touched, all_values, all_indices)

    def keep(self, rows: Indices | slice, values: Vectors, indices: Indices) -> None:
        """Keeps the k largest of each line as what is known of a row."""
        k = self.values.shape[1]
        chosen = np.argpartition(values, values.shape[1] - k, axis=1)[:, -k:]
        kept = np.take_along_axis(values, chosen, axis=1)
        self.values[rows] = kept
        self.indices[rows] = np.take_along_axis(indices, chosen, axis=1)
        self.bar[rows] = kept.min(axis=1)

    def finish(self) -> Neighbours:
        """Returns what was kept as distances in rising order; equal ones by row."""
        order = np.lexsort((self.indices, -self.values), axis=1)
        similarity = np.take_along_axis(self.values, order, axis=1)
        return Neighbours(np.clip(1.0 - similarity, 0.0, 2.0), np.take_along_axis(self.indices, order, axis=1))


def nearest(
    vectors: Vectors,
    k: int,
    *,
    max_memory: int = MAX_MEMORY,
    progress: Progress | None = None,
    within: float | None = None,
    most_pairs: int = 1_000,
) -> Neighbours:
    """Finds the k nearest other rows of each row, exactly up to the rounding of float32.

    Args:
        vectors: Shape (n, d), float32, rows of length 1.
        k: At least 1 and below n.
        max_memory: Bound on bytes held besides the vectors, results included.
        progress: Called from time to time.
        within: Also look for all pairs at most this far from each other.
        most_pairs: Pairs that are listed of those; all are counted.

    Raises:
        InputError: k is not in 1..n-1, or the memory is too small.
    """
    n = len(vectors)
    check_k(k, n)
    vectors = np.ascontiguousarray(vectors, dtype=np.float32)
    block = _block(n, k, max_memory)
    best = Best(n, k)
    pairs = NearPairs(vectors, within, most_pairs) if within is not None else None
    products, above = np.empty((block, block), np.float32), np.empty((block, block), np.bool_)
    starts = range(0, n, block)
    # The blocks of the diagonal come first: they set bars that nearly every later cell stays below.
    todo = [(s, s) for s in starts] + [(a, b) for a in starts for b in starts if a < b]
    for done, (top, left) in enumerate(todo, 1):
        some, others = vectors[top : top + block], vectors[left : left + block]
        cells = products.reshape(-1)[: len(some) * len(others)].reshape(len(some), len(others))
        mask = above.reshape(-1)[: cells.size].reshape(cells.shape)
        np.matmul(some, others.T, out=cells)
        if top == left:
            np.fill_diagonal(cells, -np.inf)
            _start(best, cells, mask, top)
        for strip in range(0, len(some), _STRIP):
            part, scratch = cells[strip : strip + _STRIP], mask[strip : strip + _STRIP]
            if top != left:
                _offer_rows(best, part, scratch, top + strip, left)
                _offer_columns(best, part, scratch, top + strip, left)
            if pairs is not None:
                pairs.look(part, scratch, top + strip, left)
        if progress is not None:
            progress(done / len(todo))
    return best.finish()._replace(near=pairs.finish() if pairs is not None else None)


def neighbour_distances(vectors: Vectors, k: int) -> Vectors:
    """Returns the k smallest cosine distances of each row to the other rows, in rising order; see `nearest`.

    Returns:
        Shape (n, k), float32, values in [0, 2].

    Raises:
        InputError: k is not in 1..n-1.
    """
    return nearest(vectors, k).distances


def check_k(k: int, n: int) -> None:
    """Refuses a number of neighbours that cannot be.

    Raises:
        InputError: k is not in 1..n-1.
    """
    if k < 1:
        raise InputError(f"k must be at least 1, got {k}")
    if k >= n:
        raise InputError(f"k = {k} needs more than {k} stories; there are {n}")


def _block(n: int, k: int, max_memory: int) -> int:
    results = 3 * 8 * n * k  # values and indices, once more while they are put in order, and that order
    smallest = results + (_CELL + _OFFERED) * _SMALLEST_BLOCK**2
    if max_memory < smallest:
        raise InputError(
            f"{max_memory} bytes of memory are too few to compare {n} stories; give at least {smallest} "
            f"({-(-smallest // 2**20)} MiB)"
        )
    room = max_memory - results
    whole = isqrt(room // (_CELL + _OFFERED))
    if whole > _STRIP:  # a strip is smaller than its block: 5 b^2 + 96 * 256 b = room
        half = _OFFERED * _STRIP / (2 * _CELL)
        whole = int((half**2 + room / _CELL) ** 0.5 - half)
    return min(n, _LARGEST_BLOCK, max(_SMALLEST_BLOCK, whole))


def _start(best: Best, cells: Vectors, mask: npt.NDArray[np.bool_], top: int) -> None:
    """Takes in a block of the diagonal: some columns whole, the others by the bars that these set."""
    height, width = cells.shape
    k = best.values.shape[1]
    head = min(width, max(_HEAD, k))
    for strip in range(0, height, _STRIP):
        part = cells[strip : strip + _STRIP]
        rows = slice(top + strip, top + strip + len(part))
        columns = np.broadcast_to(np.arange(top, top + head, dtype=np.int32), (len(part), head))
        if head < k:
            lines = np.repeat(np.arange(rows.start, rows.stop, dtype=np.int32), width)
            best.offer(lines, columns.ravel(), part.ravel())
            continue
        best.keep(rows, part[:, :head], columns)
        if head < width:
            rest = part[:, head:]
            scratch = mask.reshape(-1)[: rest.size].reshape(rest.shape)
            _offer_rows(best, rest, scratch, rows.start, top + head)


def _offer_rows(best: Best, cells: Vectors, mask: npt.NDArray[np.bool_], top: int, left: int) -> None:
    np.greater(cells, best.bar[top : top + len(cells), None], out=mask)
    rows, columns = _places(mask)
    best.offer(rows + top, columns + left, cells[rows, columns])


def _offer_columns(best: Best, cells: Vectors, mask: npt.NDArray[np.bool_], top: int, left: int) -> None:
    np.greater(cells, best.bar[None, left : left + cells.shape[1]], out=mask)
    rows, columns = _places(mask)
    order = np.argsort(columns, kind="stable")
    rows, columns = rows[order], columns[order]
    best.offer(columns + left, rows + top, cells[rows, columns])


def _places(mask: npt.NDArray[np.bool_]) -> tuple[Indices, Indices]:
    flat = np.flatnonzero(mask)
    rows, columns = np.divmod(flat, mask.shape[1])
    return rows.astype(np.int32), columns.astype(np.int32)
