"""What every embedding is to those who use it: a name, and unit vectors for texts."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from storytelling_painter.domain.base import MadeBy

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Embeds texts. Its methods block, some on a network: call them from a thread where an event loop runs."""

    @property
    def made_by(self) -> MadeBy:
        """Names the embedding beside every number that rests on it; equal for two only if their vectors are."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embeds texts; equal texts get equal vectors, whatever stands beside them, up to rounding.

        Returns:
            Shape (len(texts), d), float32, rows of length 1; a text in which the embedding sees nothing gives zeros.

        Raises:
            AccessError: A provider refuses the key or does not know the model.
            BudgetExceeded: A cap would be broken.
            ProviderError: A provider gave no vectors.
            SpecError: A local model cannot be loaded.
        """
        ...

    def close(self) -> None:
        """Closes connections and files."""
        ...


def unit(vectors: npt.NDArray[np.floating]) -> Vectors:
    """Brings rows to length 1; rows of zeros stay as they are.

    Args:
        vectors: Shape (n, d), finite.
    """
    rows = vectors.astype(np.float64)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    out: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0.0).astype(np.float32)
    return out
