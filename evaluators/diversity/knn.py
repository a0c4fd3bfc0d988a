"""KNN diversity of a set of stories.

With unit vectors e_i, d_ij = 1 - e_i.e_j; D_i(k) is the mean of the k smallest d_ij over j != i, and Div_k the mean of
D_i(k) over the set. Only values of equal N and the same embedding can be compared, so both stand in the result.
"""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.diversity.near import NearDuplicates
from storytelling_painter.evaluators.diversity.neighbours import MAX_MEMORY, Neighbours, Progress
from storytelling_painter.evaluators.diversity.novelty import NOVELTY, Novelty
from storytelling_painter.evaluators.diversity.resampling import Draws, Resampled
from storytelling_painter.evaluators.diversity.search import Search, search
from storytelling_painter.tools.embeddings import EMBEDDED, Vectors, embed

KNN = MadeBy(name="knn-diversity", version="2")
KS: Final = (1, 5, 10)
_MOST_PAIRS: Final = 10


class Pair(Frozen):
    """Two stories that are near each other."""

    first: str
    second: str
    distance: float
    """Cosine distance, in [0, 2]."""


class NearStories(Frozen):
    """Stories that all but repeat another."""

    within: float
    """Cosine distance up to which two stories count as near duplicates."""
    count: int
    """Pairs that were found."""
    stories: int
    """Stories with at least one other so near."""
    complete: bool
    """Whether all pairs were compared; after an approximate search there may be more."""
    pairs: tuple[Pair, ...]
    """The closest of them."""


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
    near_duplicates: NearStories | None = None
    """None where nobody asked for them."""
    search: Search = Search()
    """How neighbours were found."""


class Neighbourhood(NamedTuple):
    """What distances to neighbours say of a set."""

    diversity: Diversity
    novelty: Novelty | None
    """None for fewer than two stories."""


def knn_diversity(ids: Sequence[str], texts: Sequence[str], *, ks: Sequence[int] = KS) -> Diversity:
    """Measures how far the stories of a set are from their nearest neighbours, by the embedded embedding.

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


def neighbourhood(
    ids: Sequence[str],
    vectors: Vectors,
    *,
    ks: Sequence[int] = KS,
    embedding: MadeBy = EMBEDDED,
    near_duplicates: float | None = None,
    draws: Draws | None = None,
    max_memory: int = MAX_MEMORY,
    progress: Progress | None = None,
) -> Neighbourhood:
    """Measures diversity and novelty of stories that are embedded already.

    Args:
        ids: A name for each row.
        vectors: Shape (n, d), rows of length 1; a row of zeros is a story without words and is left out.
        ks: Neighbours to average over.
        embedding: Which embedding the vectors are by.
        near_duplicates: Distance up to which two stories count as near duplicates; none does not look for them.
        draws: The random subsets of the rows that are not of zeros; none draws them by the defaults.
        max_memory: Bound on bytes held besides the vectors.
        progress: Called with the share of the search that is done.

    Raises:
        InputError: A k is below 1, there is not one id for each row, or the memory is too small.
        SpecError: There are more stories than can be compared exactly, and faiss is not installed.
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
        none = Diversity(evaluator=KNN, embedding=embedding, n=n, values={}, left_out=left_out, wordless=wordless)
        return Neighbourhood(none, None)
    found = search(
        vectors, max([1, *usable]), max_memory=max_memory, progress=progress, within=near_duplicates
    )
    distances = found.neighbours.distances
    means = {k: distances[:, :k].mean(axis=1, dtype=np.float64) for k in usable}
    diversity = Diversity(
        evaluator=KNN,
        embedding=embedding,
        n=n,
        values={k: float(of_each.mean()) for k, of_each in means.items()},
        std={k: float(of_each.std()) for k, of_each in means.items()},
        at_equal_n=_at_equal_n(draws or Draws(vectors), usable),
        left_out=left_out,
        wordless=wordless,
        nearest_pairs=_pairs(ids, found.neighbours),
        near_duplicates=_named(ids, found.neighbours.near),
        search=found.how,
    )
    first = distances[:, 0].astype(np.float64)
    novelty = Novelty(
        evaluator=NOVELTY,
        embedding=embedding,
        n=n,
        mean=float(first.mean()),
        std=float(first.std()),
        lowest=float(first.min()),
        median=float(np.median(first)),
    )
    return Neighbourhood(diversity, novelty)


def _at_equal_n(draws: Draws, ks: Sequence[int]) -> dict[int, Resampled]:
    ks = [k for k in ks if k < draws.equal_n]
    if not ks:
        return {}
    most = max(ks)

    def values(products: npt.NDArray[np.float64]) -> list[float]:
        np.fill_diagonal(products, -np.inf)
        largest = -np.sort(np.partition(-products, most - 1, axis=1)[:, :most], axis=1)
        distances = np.clip(1.0 - largest, 0.0, 2.0)
        return [float(distances[:, :k].mean()) for k in ks]

    return dict(zip(ks, draws.measure(values), strict=False))


def _pairs(ids: Sequence[str], found: Neighbours) -> tuple[tuple[str, str, float], ...]:
    pairs: dict[tuple[int, int], float] = {}
    nearest = found.distances[:, 0]
    for i in np.argsort(nearest, kind="stable")[: 2 * _MOST_PAIRS].tolist():
        j = int(found.indices[i, 0])
        pairs.setdefault((min(i, j), max(i, j)), float(nearest[i]))
    ranked = sorted(pairs.items(), key=lambda item: (item[1], item[0]))[:_MOST_PAIRS]
    return tuple((ids[a], ids[b], d) for (a, b), d in ranked)


def _named(ids: Sequence[str], near: NearDuplicates | None) -> NearStories | None:
    if near is None:
        return None
    return NearStories(
        within=near.within,
        count=near.count,
        stories=near.rows,
        complete=near.complete,
        pairs=tuple(Pair(first=ids[a], second=ids[b], distance=d) for a, b, d in near.pairs),
    )
