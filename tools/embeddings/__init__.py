"""Embeddings of stories by spec: hashed words without a download, local sentence models, and OpenAI's protocol."""

from storytelling_painter.tools.embeddings.embedder import Embedder, Vectors
from storytelling_painter.tools.embeddings.hashed import DIMENSIONS, EMBEDDED, HashedWords, embed, words
from storytelling_painter.tools.embeddings.opening import FORMS, open_embedder

__all__ = [
    "DIMENSIONS",
    "EMBEDDED",
    "FORMS",
    "Embedder",
    "HashedWords",
    "Vectors",
    "embed",
    "open_embedder",
    "words",
]
