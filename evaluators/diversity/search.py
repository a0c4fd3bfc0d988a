"""Chooses how neighbours are found: exactly up to 100,000 stories, above that through an index whose recall is told."""

from typing import Final, Literal, NamedTuple

from storytelling_painter.domain.base import Frozen, Share
from storytelling_painter.evaluators.diversity.neighbours import MAX_MEMORY, Neighbours, Progress, nearest
from storytelling_painter.tools.embeddings import Vectors

MOST_EXACT: Final = 100_000
"""Rows up to which every pair is compared."""


class Search(Frozen):
    """How neighbours were found."""

    method: Literal["exact", "ivf"] = "exact"
    """`exact` compares every pair in float32; `ivf` looks into the nearest cells of an inverted file (faiss)."""
    recall: Share | None = None
    """Share of the true neighbours that were found, measured on `sample` rows; none for an exact search."""
    sample: int | None = None
    cells: int | None = None
    probed: int | None = None
    """Cells looked into for each row."""


class Found(NamedTuple):
    """Neighbours, and how they were found."""

    neighbours: Neighbours
    how: Search


def search(
    vectors: Vectors,
    k: int,
    *,
    max_memory: int = MAX_MEMORY,
    progress: Progress | None = None,
    within: float | None = None,
    most_exact: int = MOST_EXACT,
) -> Found:
    """Finds the k nearest other rows of each row.

    Args:
        vectors: Shape (n, d), float32, rows of length 1.
        k: At least 1 and below n.
        max_memory: Bound on bytes held besides the vectors. An index holds a copy of the vectors beside it.
        progress: Called with the share that is done.
        within: Also look for pairs at most this far from each other.
        most_exact: Rows up to which every pair is compared.

    Raises:
        InputError: k is not in 1..n-1, or the memory is too small.
        SpecError: There are more rows than are compared exactly, and faiss is not installed.
    """
    if len(vectors) <= most_exact:
        return Found(nearest(vectors, k, max_memory=max_memory, progress=progress, within=within), Search())
    from storytelling_painter.evaluators.diversity.approximate import nearest_by_index

    found = nearest_by_index(vectors, k, max_memory=max_memory, progress=progress, within=within)
    how = Search(method="ivf", recall=found.recall, sample=found.sample, cells=found.cells, probed=found.probed)
    return Found(found.neighbours, how)
