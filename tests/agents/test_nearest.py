"""The nearest of many stories: the same one that looking at all of them finds, however they lie."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storytelling_painter.agents.nearest import BLOCK, Indexes, Mask, NearestStories
from storytelling_painter.tools.embeddings import DIMENSIONS, Vectors


def drawn(seed: int, number: int, kinds: int, own: float) -> Vectors:
    """Returns unit vectors around so many centres: with few words of their own they are alike, with many they are not.
    """
    chance = np.random.default_rng(seed)
    centres = np.where(chance.random((kinds, DIMENSIONS)) < 0.08, chance.normal(size=(kinds, DIMENSIONS)), 0)
    noise = np.where(chance.random((number, DIMENSIONS)) < 0.08, chance.normal(size=(number, DIMENSIONS)), 0)
    vectors = centres[chance.integers(kinds, size=number)] * (1 - own) + noise * own
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@given(st.integers(0, 999), st.integers(1, 300), st.sampled_from([1, 7, 60]), st.sampled_from([0.1, 0.5, 1.0]))
@settings(max_examples=25, deadline=None)
def test_it_is_the_one_that_looking_at_all_finds(seed: int, number: int, kinds: int, own: float) -> None:
    vectors, stories = drawn(seed, number + 5, kinds, own), NearestStories(groups=4)
    for index, vector in enumerate(vectors[:number]):
        stories.add(index, vector)

    def known(indexes: Indexes, similarity: Vectors) -> Mask:
        return indexes % 3 != 1

    for query in vectors[number:]:
        exact = vectors[:number].astype(np.float64) @ query.astype(np.float64)
        exact[1::3] = -np.inf
        assert stories.nearest(query, known) == pytest.approx(exact.max(), abs=1e-12)


def test_what_is_alike_is_found_among_many_without_looking_at_all_of_them() -> None:
    vectors, stories, looked = drawn(5, 4_000, 30, 0.3), NearestStories(), 0
    for index, vector in enumerate(vectors):
        stories.add(index, vector)

    def counted(indexes: Indexes, similarity: Vectors) -> Mask:
        nonlocal looked
        looked += len(indexes)
        return np.ones(len(indexes), dtype=bool)

    for query in vectors[:50]:
        assert stories.nearest(query, counted) == pytest.approx(1.0, abs=1e-5)
    assert looked < 0.2 * 50 * 4_000


def everything(indexes: Indexes, similarity: Vectors) -> Mask:
    return np.ones(len(indexes), dtype=bool)


def test_where_no_story_counts_none_is_the_nearest() -> None:
    vectors, stories = drawn(2, 40, 3, 0.5), NearestStories()
    assert stories.nearest(vectors[0], everything) is None
    for index, vector in enumerate(vectors):
        stories.add(index, vector)
    assert stories.nearest(vectors[0], lambda indexes, similarity: indexes > 40) is None
    nothing = np.zeros(DIMENSIONS, dtype=np.float32)
    assert stories.nearest(nothing, everything) == 0.0


def test_old_blocks_are_dropped_and_their_room_is_used_again() -> None:
    vectors, stories = drawn(1, 12_000, 40, 0.3), NearestStories(groups=8)
    begun = 0
    for index, vector in enumerate(vectors):
        begun += stories.add(index, vector)
        if index == 7_999:
            stories.forget(6_000)
    kept: list[int] = []

    def old(indexes: Indexes, similarity: Vectors) -> Mask:
        kept.extend(int(i) for i in indexes if i < 6_000)
        return np.ones(len(indexes), dtype=bool)

    for number in (100, 7_000, 11_000):
        exact = vectors[6_000:].astype(np.float64) @ vectors[number].astype(np.float64)
        found = stories.nearest(vectors[number], old)
        assert found is not None and found >= exact.max() - 1e-12, "whatever is left, nothing recent is lost"
    assert len(set(kept)) < 3_000 and begun < 2 * 12_000 / BLOCK
