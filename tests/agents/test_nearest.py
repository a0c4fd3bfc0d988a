"""The nearest of many stories: the same one that looking at all of them finds, however they lie."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storytelling_painter.agents.nearest import NEAR, Indexes, Mask, NearestStories
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
    vectors, stories = drawn(seed, number + 5, kinds, own), NearestStories(groups=16)
    for index, vector in enumerate(vectors[:number]):
        stories.add(index, vector)

    def known(indexes: Indexes, similarity: Vectors) -> Mask:
        return indexes % 3 != 1

    for query in vectors[number:]:
        exact = vectors[:number].astype(np.float64) @ query.astype(np.float64)
        exact[1::3] = -np.inf
        found = stories.snapshot(query).nearest(known)
        assert max(place.exactly(query) for place in found) == pytest.approx(exact.max(), abs=1e-12)
        expected = {int(i) for i in np.flatnonzero(exact >= exact.max() - NEAR / 2)}
        assert expected <= {int(place.chunk.indexes[place.column]) for place in found}


def test_what_is_alike_is_found_among_many_without_looking_at_all_of_them() -> None:
    vectors, stories, looked = drawn(5, 4_000, 30, 0.3), NearestStories(), 0
    for index, vector in enumerate(vectors):
        stories.add(index, vector)

    def counted(indexes: Indexes, similarity: Vectors) -> Mask:
        nonlocal looked
        looked += len(indexes)
        return np.ones(len(indexes), dtype=bool)

    for query in vectors[:50]:
        assert stories.snapshot(query).nearest(counted)[0].similarity == pytest.approx(1.0, abs=1e-5)
    assert looked < 0.2 * 50 * 4_000


def test_a_snapshot_does_not_see_what_comes_later_and_old_ones_are_dropped() -> None:
    vectors, stories = drawn(1, 5_000, 1, 0.05), NearestStories()
    stories.add(0, vectors[0])
    before = stories.snapshot(vectors[1])
    begun = sum(stories.add(index, vector) for index, vector in enumerate(vectors[1:], 1))
    everything = lambda indexes, similarity: np.ones(len(indexes), dtype=bool)  # noqa: E731
    assert [place.column for place in before.nearest(everything)] == [0] and begun == 1
    stories.forget(lambda indexes: bool(indexes.max() < 4_096))
    found = stories.snapshot(vectors[10]).nearest(everything)
    assert found and all(place.chunk.indexes[place.column] >= 4_096 for place in found)
