"""KNN diversity of a set of stories, and the novelty of one.

With unit vectors e_i, d_ij = 1 - e_i.e_j; D_i(k) is the mean of the k smallest d_ij over j != i, and Div_k the mean of
D_i(k) over the set. Only values of equal N and the same embedding can be compared, so both stand in the result.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.judgement import Failure, Measured, Score
from storytelling_painter.tools.embeddings import EMBEDDED, Vectors, embed

KNN = MadeBy(name="knn-diversity", version="1")
NOVELTY = MadeBy(name="nearest-story-distance", version="1")

EQUAL_N = 100
"""Size at which sets are compared."""

_BLOCK = 1024
_CELLS = 8 * 2**20
_DRAWS = 200


class Resampled(Frozen):
    """Div_k at the one size at which sets of different size can be compared."""

    n: int
    """Stories of each draw, without replacement: a copy would be its own nearest neighbour."""
    draws: int
    mean: float
    low: float | None
    high: float | None
    """Bounds of 95% of the draws; none where the set is no larger than a draw, so that all are the same."""


class Diversity(Frozen):
    """Diversity of a set of stories."""

    kind: Literal["score"] = "score"
    evaluator: MadeBy
    embedding: MadeBy
    n: int
    """Number of stories the values were computed on."""
    values: dict[int, float]
    """Div_k in [0, 2] for each k below n."""
    std: dict[int, float] = {}
    """Standard deviation of D_i(k) over the stories."""
    at_equal_n: dict[int, Resampled] = {}
    left_out: dict[int, str] = {}
    """Reason for each k without a value."""
    wordless: int = 0
    """Stories without a word that the embedding counts; no value takes them in."""
    nearest_pairs: tuple[tuple[str, str, float], ...] = ()
    """The closest stories: two ids and their distance, closest first, at most 10."""


class Novelty(Frozen):
    """How far each story of a set is from the nearest other one, D_i(1)."""

    kind: Literal["score"] = "score"
    evaluator: MadeBy
    embedding: MadeBy
    n: int
    mean: float
    std: float
    lowest: float
    median: float


class Neighbourhood(NamedTuple):
    """What distances to neighbours say of a set."""

    diversity: Diversity
    novelty: Novelty | None
    """None for fewer than two stories."""


def neighbour_distances(vectors: Vectors, k: int) -> Vectors:
    """Returns the k smallest cosine distances of each row to the other rows, in rising order.

    Exact and blocked: however many rows there are, about 8 million distances are held at a time.

    Args:
        vectors: Shape (n, d), rows of length 1.
        k: At least 1 and below n.

    Returns:
        Shape (n, k), float32, values in [0, 2].

    Raises:
        InputError: k is not in 1..n-1.
    """
    n = len(vectors)
    if k < 1:
        raise InputError(f"k must be at least 1, got {k}")
    if k >= n:
        raise InputError(f"k = {k} needs more than {k} stories; there are {n}")
    out = np.empty((n, k), dtype=np.float32)
    block = max(1, min(_BLOCK, _CELLS // n))
    for start in range(0, n, block):
        stop = min(start + block, n)
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

    Raises:
        InputError: A k is below 1, or there is not one id for each text.
    """
    return neighbourhood(ids, embed(texts), ks=ks).diversity


def neighbourhood(ids: Sequence[str], vectors: Vectors, *, ks: Sequence[int] = (1, 5, 10)) -> Neighbourhood:
    """Measures diversity and novelty of stories that are embedded already.

    Args:
        ids: A name for each row.
        vectors: Shape (n, d), rows of length 1; a row of zeros is a story without words and is left out.
        ks: Neighbours to average over.

    Raises:
        InputError: A k is below 1, or there is not one id for each row.
    """
    if len(ids) != len(vectors):
        raise InputError(f"{len(ids)} ids for {len(vectors)} stories; give one for each")
    if low := [k for k in ks if k < 1]:
        raise InputError(f"k must be at least 1, got {low[0]}")
    told = np.flatnonzero(vectors.any(axis=1))
    wordless = len(vectors) - len(told)
    if wordless:
        ids, vectors = [ids[int(i)] for i in told], vectors[told]
    n = len(vectors)
    left_out = {k: f"needs more than {k} stories, there are {n}" for k in ks if k >= n}
    usable = sorted({k for k in ks if k < n})
    if n < 2:
        none = Diversity(evaluator=KNN, embedding=EMBEDDED, n=n, values={}, left_out=left_out, wordless=wordless)
        return Neighbourhood(none, None)
    nearest = neighbour_distances(vectors, max([1, *usable])).astype(np.float64)
    means = {k: nearest[:, :k].mean(axis=1) for k in usable}
    diversity = Diversity(
        evaluator=KNN,
        embedding=EMBEDDED,
        n=n,
        values={k: float(of_each.mean()) for k, of_each in means.items()},
        std={k: float(of_each.std()) for k, of_each in means.items()},
        at_equal_n=_resampled(vectors, [k for k in usable if k < EQUAL_N]),
        left_out=left_out,
        wordless=wordless,
        nearest_pairs=_pairs(ids, vectors, nearest[:, 0]),
    )
    first = nearest[:, 0]
    novelty = Novelty(
        evaluator=NOVELTY,
        embedding=EMBEDDED,
        n=n,
        mean=float(first.mean()),
        std=float(first.std()),
        lowest=float(first.min()),
        median=float(np.median(first)),
    )
    return Neighbourhood(diversity, novelty)


def _resampled(vectors: Vectors, ks: Sequence[int]) -> dict[int, Resampled]:
    """Div_k of random subsets of `EQUAL_N` stories; nothing for a smaller set."""
    n = len(vectors)
    if n < EQUAL_N or not ks:
        return {}
    draws = _DRAWS if n > EQUAL_N else 1
    random = np.random.default_rng(n)
    found = np.empty((draws, len(ks)))
    for row in found:
        nearest = neighbour_distances(vectors[random.choice(n, EQUAL_N, replace=False)], max(ks))
        row[:] = [nearest[:, :k].mean() for k in ks]
    out: dict[int, Resampled] = {}
    for k, values in zip(ks, found.T, strict=True):
        low, high = np.percentile(values, (2.5, 97.5)) if draws > 1 else (None, None)
        out[k] = Resampled(
            n=EQUAL_N,
            draws=draws,
            mean=float(values.mean()),
            low=None if low is None else float(low),
            high=None if high is None else float(high),
        )
    return out


def _pairs(
    ids: Sequence[str], vectors: Vectors, nearest: npt.NDArray[np.float64], most: int = 10
) -> tuple[tuple[str, str, float], ...]:
    pairs: dict[tuple[int, int], float] = {}
    for i in np.argsort(nearest, kind="stable")[: 2 * most]:
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
        A score in [0, 2], or a failure when there is nothing to compare with or the story has no words.
    """
    return novelty_among(text, embed(others))


def novelty_among(text: str, others: Vectors) -> Measured:
    """As `novelty`, for other stories that are embedded already.

    Args:
        text: The story.
        others: Shape (n, d), rows of length 1.
    """
    if not len(others):
        return Failure(evaluator=NOVELTY, error="NothingToCompare", message="no other story was known")
    vector = embed([text])[0]
    if not vector.any():
        return Failure(evaluator=NOVELTY, error="NoWords", message="the story has no word that the embedding counts")
    similarity = others @ vector
    best = int(np.argmax(similarity))
    value = float(np.clip(1.0 - similarity[best], 0.0, 2.0))
    return Score(
        evaluator=NOVELTY, value=value, detail={"compared_with": float(len(others)), "nearest_index": float(best)}
    )
