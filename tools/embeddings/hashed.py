"""Story embeddings that need no download: hashed word and word-pair counts on the unit sphere."""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.tools.embeddings.embedder import Vectors

DIMENSIONS = 1024
EMBEDDED = MadeBy(name="hashed-words", version="1")

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_STOP = frozenset(
    "a an and are as at be been but by for from had has have he her hers him his i in into is it its of off on onto or "
    "over she so that the their them then there they this to up was were who with while".split()
)


def words(text: str) -> list[str]:
    """Returns the content words of a text in order, in lower case, with plural and verb endings cut."""
    return [_stem(w) for w in _WORD.findall(text.lower()) if w not in _STOP]


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=50_000)
def _slot_of_word(word: str) -> tuple[int, float]:
    return _slot(word)


def _slot(feature: str) -> tuple[int, float]:
    digest = hashlib.blake2b(feature.encode(), digest_size=8).digest()
    value = int.from_bytes(digest, "big")
    return value % DIMENSIONS, 1.0 if value >> 63 else -1.0


def embed(texts: Sequence[str]) -> Vectors:
    """Embeds texts as unit vectors.

    Each content word counts with the square root of its frequency, each pair of neighbours at half that; features are
    hashed with a sign into `DIMENSIONS` places (the hashing trick of Weinberger et al., ICML 2009).

    Args:
        texts: Any texts.

    Returns:
        Array of shape (len(texts), 1024), float32, rows of length 1. A text without a content word gives a zero row.
    """
    out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in zip(out, texts, strict=True):
        tokens = words(text)
        counts: dict[str, float] = {}
        for token in tokens:
            counts[token] = counts.get(token, 0.0) + 1.0
        for first, second in zip(tokens, tokens[1:], strict=False):
            pair = f"{first} {second}"
            counts[pair] = counts.get(pair, 0.0) + 0.25
        for feature, count in counts.items():
            # Pairs seldom come again: remembering them would take room with every text.
            place, sign = _slot(feature) if " " in feature else _slot_of_word(feature)
            row[place] += sign * count**0.5
        if norm := float(np.linalg.norm(row)):
            row /= norm
    return out


class HashedWords:
    """The embedded embedding as an `Embedder`."""

    made_by = EMBEDDED

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embeds texts; see `embed`."""
        return embed(texts)

    def close(self) -> None:
        """Has nothing to close."""
