"""Novelty of a story: its distance to the nearest of others, D_i(1)."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.domain.judgement import Failure, Measured, Score
from storytelling_painter.tools.embeddings import Vectors, embed

NOVELTY = MadeBy(name="nearest-story-distance", version="1")


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


def novelty(text: str, others: Sequence[str]) -> Measured:
    """Distance of a story to the nearest of other stories, D_i(1), by the embedded embedding.

    Returns:
        A score in [0, 2], or a failure when there is nothing to compare with or the story has no words.
    """
    return novelty_among(text, embed(others))


def novelty_among(text: str, others: Vectors) -> Measured:
    """As `novelty`, for other stories that are embedded already.

    Args:
        text: The story.
        others: Shape (n, d), rows of length 1, by the embedded embedding.
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
