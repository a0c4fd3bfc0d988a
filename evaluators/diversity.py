"""KNN diversity of a set of stories, and the novelty of one.

With unit vectors e_i, d_ij = 1 - e_i.e_j; D_i(k) is the mean of the k smallest d_ij over j != i, and Div_k the mean of
D_i(k) over the set. Only values of equal N and the same embedding can be compared, so both stand in the result.
"""

from collections.abc import Sequence

import numpy as np

from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.judgement import Failure, Measured, Score
from storytelling_painter.tools.embeddings import EMBEDDED, Vectors, embed

KNN = MadeBy(name="knn-diversity", version="1")
NOVELTY = MadeBy(name="nearest-story-distance", version="1")

_BLOCK = 1024


class Diversity(Frozen):
    """Diversity of a set of stories."""

    evaluator: MadeBy
    embedding: MadeBy
    n: int
    """Number of stories the values were computed on."""
    values: dict[int, float]
    """Div_k in [0, 2] for each k below n."""
    left_out: dict[int, str] = {}
    """Reason for each k without a value."""
    nearest_pairs: tuple[tuple[str, str, float], ...] = ()
    """The closest stories: two ids and their distance, closest first, at most 10."""


def neighbour_distances(vectors: Vectors, k: int) -> Vectors:
    """Returns the k smallest cosine distances of each row to the other rows, in rising order.

    Exact and blocked, so memory stays at 1024 rows of distances.

    Args:
        vectors: Shape (n, d), rows of length 1.
        k: At least 1 and below n.

    Returns:
        Shape (n, k), float32, values in [0, 2].

    Raises:
        InputError: k is not in 1..n-1.
    """
    n = len(vectors)
    if not 1 <= k < n:
        raise InputError(f"k = {k} needs more than {k} stories; there are {n}")
    out = np.empty((n, k), dtype=np.float32)
    for start in range(0, n, _BLOCK):
        stop = min(start + _BLOCK, n)
        distances = 1.0 - vectors[start:stop] @ vectors.T
        distances[np.arange(stop - start), np.arange(start, stop)] = np.inf
        nearest = np.partition(distances, k - 1, axis=1)[:, :k]
        out[start:stop] = np.sort(nearest, axis=1)
    return np.clip(out, 0.0, 2.0)


def knn_diversity(ids: Sequence[str], texts: Sequence[str], *, ks: Sequence[int] = (1, 5, 10)) -> Diversity:
    """Measures how far the stories of a set are from their nearest neighbours.

    Args:
        ids: A name for each text, for the list of closest pairs.
        texts: The stories; at least two for any value.
        ks: Neighbours to average over.

    Returns:
        Div_k for each k below N; a k that is too large stands in `left_out` with its reason.
    """
    n = len(texts)
    left_out = {k: f"needs more than {k} stories, there are {n}" for k in ks if k >= n}
    usable = sorted(k for k in ks if k < n)
    if not usable:
        return Diversity(evaluator=KNN, embedding=EMBEDDED, n=n, values={}, left_out=left_out)
    vectors = embed(texts)
    nearest = neighbour_distances(vectors, usable[-1])
    values = {k: float(nearest[:, :k].mean(axis=1).mean()) for k in usable}
    return Diversity(
        evaluator=KNN,
        embedding=EMBEDDED,
        n=n,
        values=values,
        left_out=left_out,
        nearest_pairs=_pairs(ids, vectors, nearest),
    )


def _pairs(
    ids: Sequence[str], vectors: Vectors, nearest: Vectors, most: int = 10
) -> tuple[tuple[str, str, float], ...]:
    pairs: dict[tuple[int, int], float] = {}
    for i in np.argsort(nearest[:, 0], kind="stable")[: 2 * most]:
        similarity = vectors @ vectors[i]
        similarity[i] = -np.inf
        j = int(np.argmax(similarity))
        key = (min(int(i), j), max(int(i), j))
        pairs.setdefault(key, max(0.0, float(1.0 - similarity[j])))
    ranked = sorted(pairs.items(), key=lambda item: (item[1], item[0]))[:most]
    return tuple((ids[a], ids[b], d) for (a, b), d in ranked)


def novelty(text: str, others: Sequence[str]) -> Measured:
    """Distance of a story to the nearest of other stories, D_i(1).

    Returns:
        A score in [0, 2], or a failure when there is nothing to compare with.
    """
    if not others:
        return Failure(evaluator=NOVELTY, error="NothingToCompare", message="no other story was known")
    vectors = embed([text, *others])
    similarity = vectors[1:] @ vectors[0]
    best = int(np.argmax(similarity))
    value = float(np.clip(1.0 - similarity[best], 0.0, 2.0))
    return Score(
        evaluator=NOVELTY, value=value, detail={"compared_with": float(len(others)), "nearest_index": float(best)}
    )
