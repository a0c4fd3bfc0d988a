"""Nearest neighbours of more rows than can be compared pair by pair: an inverted file of faiss.

Distances of the neighbours that are found are exact; some neighbours can be missed. How many is measured: for a sample
of rows the true neighbours are computed, and more cells are looked into until the recall is good enough.
"""

from math import isqrt
from typing import Any, Final, NamedTuple

import numpy as np

from storytelling_painter.domain.errors import SpecError
from storytelling_painter.evaluators.diversity.near import NearPairs
from storytelling_painter.evaluators.diversity.neighbours import Indices, Neighbours, Progress, check_k
from storytelling_painter.tools.embeddings import Vectors

_GOOD: Final = 0.99
"""Recall at which no more cells are looked into."""
_SAMPLE: Final = 500
_FIRST_PROBED: Final = 8
_TRAINED_PER_CELL: Final = 64
"""Between the 39 below which faiss warns and the 256 above which it leaves rows out."""
_TRAINING: Final = 0.2
"""Share of the time that building the index and measuring it takes, roughly; for the progress only."""


class IndexFound(NamedTuple):
    """Neighbours, and how good they are."""

    neighbours: Neighbours
    recall: float
    """Share of the true k neighbours of the sample's rows that were found."""
    sample: int
    cells: int
    probed: int


def nearest_by_index(
    vectors: Vectors,
    k: int,
    *,
    max_memory: int,
    progress: Progress | None = None,
    within: float | None = None,
    most_pairs: int = 1_000,
    good: float = _GOOD,
) -> IndexFound:
    """Finds the k nearest other rows of each row, nearly all of them.

    Args:
        vectors: Shape (n, d), float32, rows of length 1.
        k: At least 1 and below n.
        max_memory: Bound on bytes of a batch of queries; the index holds a copy of the vectors besides.
        progress: Called with the share that is done.
        within: Also list pairs among the neighbours that are at most this far apart, each checked in float64.
        most_pairs: Pairs listed.
        good: Recall at which no more cells are looked into.

    Raises:
        InputError: k is not in 1..n-1.
        SpecError: faiss is not installed.
    """
    check_k(k, len(vectors))
    vectors = np.ascontiguousarray(vectors, dtype=np.float32)
    index, cells = _index(vectors)
    n = len(vectors)
    sample = np.sort(np.random.default_rng(n).choice(n, min(_SAMPLE, n), replace=False))
    truth = _true_neighbours(vectors, sample, k)
    probed, recall = min(_FIRST_PROBED, cells), 0.0
    while True:
        index.nprobe = probed
        _, indices = _others(index, vectors[sample], sample, k)
        recall = float((_similarity(vectors, sample, indices) >= truth[:, -1:] - 1e-6).mean())
        if recall >= good or probed == cells:
            break
        probed = min(cells, 2 * probed)
    if progress is not None:
        progress(_TRAINING)
    distances, found = np.empty((n, k), np.float32), np.empty((n, k), np.int32)
    batch = max(16, min(8_192, max_memory // (64 * (k + 1) + 4 * vectors.shape[1])))
    for start in range(0, n, batch):
        rows = np.arange(start, min(n, start + batch))
        similarity, indices = _others(index, vectors[start : start + batch], rows, k)
        distances[rows], found[rows] = np.clip(1.0 - similarity, 0.0, 2.0), indices
        if progress is not None:
            progress(_TRAINING + (1.0 - _TRAINING) * (rows[-1] + 1) / n)
    neighbours = Neighbours(distances, found)
    if within is not None:
        pairs = _near(vectors, neighbours, within, most_pairs)
        neighbours = neighbours._replace(near=pairs.finish(complete=False))
    return IndexFound(neighbours, recall, len(sample), cells, probed)


def _index(vectors: Vectors) -> tuple[Any, int]:
    try:
        import faiss
    except ImportError:
        raise SpecError(
            f"{len(vectors)} stories are too many to compare every pair; install an index with "
            "`pip install 'storytelling-painter[evaluate]'`, or evaluate fewer"
        ) from None
    n, d = vectors.shape
    cells = max(1, min(4 * isqrt(n), n // _TRAINED_PER_CELL))
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(d), d, cells, faiss.METRIC_INNER_PRODUCT)
    index.cp.seed = 1
    index.cp.max_points_per_centroid = _TRAINED_PER_CELL
    some = np.sort(np.random.default_rng(n).choice(n, min(n, cells * _TRAINED_PER_CELL), replace=False))
    index.train(vectors[some])
    for start in range(0, n, 65_536):
        index.add(vectors[start : start + 65_536])
    return index, cells


def _others(index: Any, queries: Vectors, rows: "np.ndarray[Any, Any]", k: int) -> tuple[Vectors, Indices]:
    """Similarities and rows of the k nearest rows that are not the query itself; -1 and -1 where too few were found."""
    similarity, indices = index.search(queries, k + 1)
    own = indices == rows[:, None]
    own[~own.any(axis=1), -1] = True  # copies can crowd out the row itself; then the last one is dropped
    kept = ~own
    similarity, indices = similarity[kept].reshape(-1, k), indices[kept].reshape(-1, k)
    return np.where(indices < 0, np.float32(-1.0), similarity), indices.astype(np.int32)


def _true_neighbours(vectors: Vectors, sample: "np.ndarray[Any, Any]", k: int) -> Vectors:
    """The k largest similarities of the sample's rows to other rows, falling along a row; 32 rows at a time."""
    out = np.empty((len(sample), k), np.float32)
    for start in range(0, len(sample), 32):
        some = sample[start : start + 32]
        products = vectors[some] @ vectors.T
        products[np.arange(len(some)), some] = -np.inf
        out[start : start + 32] = -np.sort(np.partition(-products, k - 1, axis=1)[:, :k], axis=1)
    return out


def _similarity(vectors: Vectors, rows: "np.ndarray[Any, Any]", indices: Indices) -> Vectors:
    found: Vectors = np.einsum("id,ikd->ik", vectors[rows], vectors[indices])
    found[indices < 0] = -np.inf
    return found


def _near(vectors: Vectors, found: Neighbours, within: float, most: int) -> NearPairs:
    pairs = NearPairs(vectors, within, most)
    n, k = found.indices.shape
    rows, places = np.nonzero((found.distances <= within + 1e-5) & (found.indices >= 0))
    others = found.indices[rows, places].astype(np.int64)
    keys = np.minimum(rows, others) * n + np.maximum(rows, others)
    _, first = np.unique(keys, return_index=True)
    rows, others, places = rows[first], others[first], places[first]
    pairs.take(np.minimum(rows, others), np.maximum(rows, others), 1.0 - found.distances[rows, places])
    return pairs
