"""Embedding calls: vectors in which texts that share words are near each other, and the body that they come in."""

from typing import Any

import orjson

from storytelling_painter.testing.stand_in.answers import Answer, Seen
from storytelling_painter.tools.embeddings.hashed import DIMENSIONS, embed

WIDTH = 64
"""Dimensions of the vectors."""
_MOST_TEXTS = 2_048


def complaint(seen: Seen) -> Answer | None:
    """Returns the 400 for a call that this server cannot serve, or none."""
    texts = texts_of(seen.body)
    if not texts or not all(texts):
        return Answer(status=400, text="'$.input' is invalid.", param="input")
    if len(texts) > _MOST_TEXTS:
        return Answer(status=400, text=f"input has more than {_MOST_TEXTS} texts", param="input")
    return None


def texts_of(body: dict[str, Any]) -> list[str]:
    """Returns the texts of a call; nothing where they are none."""
    given = body.get("input")
    listed = [given] if isinstance(given, str) else given
    return listed if isinstance(listed, list) and all(isinstance(text, str) for text in listed) else []


def body_of(seen: Seen, answer: Answer) -> tuple[bytes, int]:
    """Returns the body of a good answer and the number of tokens it counts."""
    texts = texts_of(seen.body)
    vectors = embed(texts).reshape(len(texts), WIDTH, DIMENSIONS // WIDTH).sum(axis=2)
    vectors[:, 0] += 0.01  # so that no text gets zeros
    tokens = sum(-(-len(text) // 4) for text in texts)
    told = {
        "object": "list",
        "model": seen.model,
        "data": [{"object": "embedding", "index": i, "embedding": row} for i, row in enumerate(vectors.tolist())],
        "usage": {"prompt_tokens": tokens, "total_tokens": tokens} if answer.usage is None else answer.usage,
    }
    return orjson.dumps(told), tokens
