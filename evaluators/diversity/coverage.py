"""Coverage of a story pool: the share of its stories that a run comes close to.

A pool story is covered when a story of the run is no farther from it than the bound. The bound is one distance for
all, or, where none is given, each pool story's own distance to its k-th nearest pool story (Naeem et al., "Reliable
Fidelity and Diversity Metrics for Generative Models", ICML 2020, with k = 5 as there): then a run covers a story by
being as near to it as its neighbours in the pool are. More stories cover more, so runs are compared at equal n.
"""

from collections.abc import Sequence
from typing import Final, Literal

import numpy as np

from storytelling_painter.domain.base import Frozen, MadeBy, Share
from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.diversity.neighbours import neighbour_distances
from storytelling_painter.tools.embeddings import Vectors

COVERAGE = MadeBy(name="pool-coverage", version="1")
K: Final = 5
_BLOCK: Final = 1_024
_MOST_LISTED: Final = 10


class PoolCoverage(Frozen):
    """How much of a pool a run comes close to."""

    kind: Literal["score"] = "score"
    evaluator: MadeBy
    embedding: MadeBy
    pool: str
    """Name of the pool."""
    n: int
    """Stories of the run."""
    pool_n: int
    """Stories of the pool."""
    share: Share
    """Share of pool stories that are covered."""
    within: float | None
    """The one distance up to which a story counts as covered; none where each has its own."""
    k: int | None
    """Neighbour in the pool that sets each story's own distance; none where there is one for all."""
    mean_distance: float
    """Mean over the pool of the distance to the nearest story of the run, in [0, 2]."""
    farthest: tuple[tuple[str, float], ...]
    """The pool stories that the run is farthest from, with their distances; at most 10."""


def pool_coverage(
    ids: Sequence[str],
    pool: Vectors,
    run: Vectors,
    *,
    name: str,
    embedding: MadeBy,
    within: float | None = None,
    k: int = K,
) -> PoolCoverage:
    """Measures the coverage of a pool.

    Args:
        ids: A name for each story of the pool.
        pool: Shape (p, d), rows of length 1; rows of zeros are left out.
        run: Shape (n, d), likewise.
        name: Of the pool.
        embedding: Which embedding both are by.
        within: One distance for all; none takes each story's own.
        k: Neighbour that sets each story's own distance.

    Raises:
        InputError: Pool or run hold no story with words, the pool has no more than k, or `within` is out of range.
    """
    if len(ids) != len(pool):
        raise InputError(f"{len(ids)} ids for {len(pool)} pool stories; give one for each")
    if within is not None and not 0.0 <= within <= 2.0:
        raise InputError(f"the distance of a covered story must lie in 0 to 2, got {within}")
    told = np.flatnonzero(pool.any(axis=1))
    ids, pool, run = [ids[i] for i in told.tolist()], pool[told], run if run.any(axis=1).all() else run[run.any(axis=1)]
    if not len(pool) or not len(run):
        raise InputError("coverage needs stories with words in the pool and in the run")
    if within is None and len(pool) <= k:
        raise InputError(f"the pool has {len(pool)} stories; give a distance, or a pool of more than {k}")
    nearest = np.full(len(pool), -np.inf, dtype=np.float32)
    for top in range(0, len(pool), _BLOCK):
        for left in range(0, len(run), _BLOCK):
            largest = (pool[top : top + _BLOCK] @ run[left : left + _BLOCK].T).max(axis=1)
            np.maximum(nearest[top : top + _BLOCK], largest, out=nearest[top : top + _BLOCK])
    distances = np.clip(1.0 - nearest.astype(np.float64), 0.0, 2.0)
    bounds = neighbour_distances(pool, k)[:, -1].astype(np.float64) if within is None else within
    far = np.argsort(-distances, kind="stable")[:_MOST_LISTED].tolist()
    return PoolCoverage(
        evaluator=COVERAGE,
        embedding=embedding,
        pool=name,
        n=len(run),
        pool_n=len(pool),
        share=float((distances <= bounds + 1e-6).mean()),
        within=within,
        k=k if within is None else None,
        mean_distance=float(distances.mean()),
        farthest=tuple((ids[i], float(distances[i])) for i in far),
    )
