"""Hashed word embeddings: unit length, repeatable, and nearer for texts that share words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.domain.errors import SpecError
from storytelling_painter.tools.embeddings import DIMENSIONS, embed, open_embedder, words


@given(st.lists(st.text(max_size=60), max_size=6))
def test_rows_have_length_one_or_are_zero(texts: list[str]) -> None:
    vectors = embed(texts)
    assert vectors.shape == (len(texts), DIMENSIONS) and vectors.dtype == np.float32
    for text, length in zip(texts, np.linalg.norm(vectors, axis=1), strict=True):
        assert length == pytest.approx(1.0, abs=1e-5) or (length == 0.0)
        assert length > 0 or len(words(text)) != 1, "a single word cannot cancel itself"


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_a_text_gets_the_same_vector_whatever_stands_beside_it(texts: list[str]) -> None:
    together = embed(texts)
    assert all(np.array_equal(together[i], embed([t])[0]) for i, t in enumerate(texts))


def test_values_do_not_change_between_versions_unseen() -> None:
    row = embed(["kite"])[0]
    assert np.flatnonzero(row).tolist() == np.flatnonzero(embed(["Kites!"])[0]).tolist()
    assert abs(row).max() == 1.0


def test_words_leave_out_stop_words_and_endings() -> None:
    assert words("The kites were reaching for a jar and BOYS") == ["kite", "reach", "jar", "boys"]
    assert words("_ -- 12") == ["12"]


def test_shared_words_are_nearer_and_order_counts_a_little() -> None:
    vectors = embed(["red kite over snow", "red kite over sand", "doctor opens letter", "snow over kite red"])
    near, far, turned = (float(vectors[0] @ v) for v in vectors[1:])
    assert 1.0 > turned > near > far
    assert far < 0.2


def test_an_unknown_embedding_is_refused() -> None:
    for spec in ("hashed", "minilm:x", "openai:", "sentence-transformers:", "llamacpp:x.gguf", "nobody:model"):
        with pytest.raises(SpecError):
            open_embedder(spec)
    assert embed([]).shape == (0, DIMENSIONS)
