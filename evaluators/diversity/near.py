"""Near duplicates: pairs of stories at most a given distance apart, counted all and listed closest first."""

from typing import Final

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import InputError
from storytelling_painter.tools.embeddings import Vectors

_ROUNDING: Final = 1e-5
"""More than float32 can be wrong by in a product of unit vectors."""
_CHUNK: Final = 4_096

Places = npt.NDArray[np.int64]


class NearDuplicates(Frozen):
    """Pairs of rows at most `within` apart."""

    within: float
    """Cosine distance, in [0, 2]."""
    count: int
    """Pairs that were found."""
    complete: bool
    """Whether all pairs were compared; an approximate search can miss some, but lists none wrongly."""
    rows: int
    """Rows with at least one such other row, among the pairs that were found."""
    pairs: tuple[tuple[int, int, float], ...]
    """The closest pairs: two rows, the smaller first, and their distance in float64."""


class NearPairs:
    """Collects pairs block by block.

    Cells that float32 cannot decide are computed again in float64, and so is every distance that is listed.

    Args:
        vectors: Shape (n, d), rows of length 1.
        within: Largest distance, in [0, 2].
        most: Pairs listed.

    Raises:
        InputError: `within` is out of range.
    """

    def __init__(self, vectors: Vectors, within: float, most: int) -> None:
        if not 0.0 <= within <= 2.0:
            raise InputError(f"a distance of near duplicates must lie in 0 to 2, got {within}")
        self._vectors, self._within, self._most = vectors, within, most
        self._involved = np.zeros(len(vectors), dtype=np.bool_)
        self._first: Places = np.zeros(0, np.int64)
        self._second: Places = np.zeros(0, np.int64)
        self._similarity: Vectors = np.zeros(0, np.float32)
        self._count = 0

    def look(self, cells: Vectors, mask: npt.NDArray[np.bool_], top: int, left: int) -> None:
        """Looks through a block of similarities.

        Args:
            cells: Similarities of the rows from `top` on to the rows from `left` on.
            mask: Scratch of the same shape.
            top: First row.
            left: First column; only pairs whose column comes after their row count.
        """
        np.greater_equal(cells, np.float32(1.0 - self._within - _ROUNDING), out=mask)
        flat = np.flatnonzero(mask)
        if not len(flat):
            return
        rows, columns = np.divmod(flat, mask.shape[1])
        first, second = rows + top, columns + left
        right = first < second
        self.take(first[right], second[right], cells[rows[right], columns[right]])

    def take(self, first: Places, second: Places, similarity: Vectors) -> None:
        """Takes in pairs, each once, of which some may be too far apart."""
        unsure = np.flatnonzero(similarity < 1.0 - self._within + _ROUNDING)
        right = np.ones(len(first), dtype=np.bool_)
        for start in range(0, len(unsure), _CHUNK):
            some = unsure[start : start + _CHUNK]
            right[some] = self._distances(first[some], second[some]) <= self._within
        first, second, similarity = first[right], second[right], similarity[right]
        self._count += len(first)
        self._involved[first] = True
        self._involved[second] = True
        if len(first) > self._most:
            first, second, similarity = _closest(first, second, similarity, self._most)
        self._first = np.concatenate((self._first, first))
        self._second = np.concatenate((self._second, second))
        self._similarity = np.concatenate((self._similarity, similarity))
        if len(self._first) > 4 * self._most:
            self._first, self._second, self._similarity = _closest(
                self._first, self._second, self._similarity, self._most
            )

    def finish(self, *, complete: bool = True) -> NearDuplicates:
        """Returns what was found, the closest pairs first and equal ones by row."""
        first, second, _ = _closest(self._first, self._second, self._similarity, self._most)
        found = zip(first.tolist(), second.tolist(), self._distances(first, second).tolist(), strict=True)
        return NearDuplicates(
            within=self._within,
            count=self._count,
            complete=complete,
            rows=int(self._involved.sum()),
            pairs=tuple(sorted(found, key=lambda pair: (pair[2], pair[0], pair[1]))),
        )

    def _distances(self, first: Places, second: Places) -> npt.NDArray[np.float64]:
        """Cosine distances in float64; rows are brought to length 1 again, as float32 leaves them a little off."""
        a, b = self._vectors[first].astype(np.float64), self._vectors[second].astype(np.float64)
        lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
        distances: npt.NDArray[np.float64] = np.clip(1.0 - np.einsum("ij,ij->i", a, b) / lengths, 0.0, 2.0)
        return distances


def _closest(
    first: Places, second: Places, similarity: Vectors, most: int
) -> tuple[Places, Places, Vectors]:
    order = np.lexsort((second, first, -similarity))[:most]
    return first[order], second[order], similarity[order]
