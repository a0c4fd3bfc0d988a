"""Search for neighbours: against plain sorting, whatever the blocks, and within its memory."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.diversity import nearest, search
from storytelling_painter.tools.embeddings import Vectors


def rows(n: int, d: int, seed: int = 0) -> Vectors:
    found = np.random.default_rng(seed).standard_normal((n, d), dtype=np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return found


def plain(vectors: Vectors) -> np.ndarray:
    exact = vectors.astype(np.float64)
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)
    distances = np.clip(1.0 - exact @ exact.T, 0.0, 2.0)
    np.fill_diagonal(distances, np.inf)
    return distances


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 120), st.integers(1, 25), st.integers(0, 2**16), st.sampled_from([40_000, 200_000, 2**26]))
def test_equals_plain_sorting_for_every_size_of_block(n: int, k: int, seed: int, memory: int) -> None:
    vectors = rows(n, 5, seed)
    vectors[n // 2] = vectors[0]
    k = min(k, n - 1)
    memory = max(memory, 24 * n * k + 30_000)
    found = nearest(vectors, k, max_memory=memory, within=0.2)
    distances = plain(vectors)
    np.testing.assert_allclose(found.distances, np.sort(distances, axis=1)[:, :k], atol=1e-5)
    own = np.take_along_axis(distances, found.indices.astype(np.int64), axis=1)
    np.testing.assert_allclose(own, found.distances, atol=1e-5)
    assert all(len(set(line)) == k for line in found.indices.tolist())
    near = found.near
    pairs = {(a, b) for a, b in np.argwhere(distances <= 0.2).tolist() if a < b}
    assert near is not None and near.complete
    assert near.count == len(pairs) and {(a, b) for a, b, _ in near.pairs} == pairs
    assert near.rows == len({row for pair in pairs for row in pair})
    assert [d for *_, d in near.pairs] == sorted(d for *_, d in near.pairs)


def test_memory_stays_within_its_bound_even_where_every_cell_beats_its_bar() -> None:
    # Along a curve each next row is nearer to every earlier one's far side: bars keep being beaten.
    angles = np.sort(np.random.default_rng(1).uniform(0.0, 3.0, 3_000))[::-1]
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    bound = 8 * 2**20
    tracemalloc.start()
    try:
        nearest(vectors, 5, max_memory=bound, within=0.0001)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < bound * 1.25
    with pytest.raises(InputError, match="at least"):
        nearest(vectors, 5, max_memory=100_000)


def test_progress_rises_to_one() -> None:
    told: list[float] = []
    nearest(rows(200, 4), 3, max_memory=100_000, progress=told.append)
    assert len(told) > 3 and told == sorted(told) and told[-1] == 1.0


def test_near_pairs_are_counted_all_and_listed_up_to_a_bound() -> None:
    vectors = np.tile(np.eye(3, dtype=np.float32), (40, 1))
    near = nearest(vectors, 1, within=0.0, most_pairs=7).near
    assert near is not None
    assert (near.count, near.rows, len(near.pairs)) == (3 * 40 * 39 // 2, 120, 7)
    assert all(d == 0.0 for *_, d in near.pairs)


@pytest.mark.parametrize("seed", [0, 1])
def test_an_index_finds_nearly_what_the_exact_search_finds_and_says_how_nearly(seed: int) -> None:
    random = np.random.default_rng(seed)
    centres = 3 * random.standard_normal((60, 16))
    vectors = (centres[random.integers(60, size=6_000)] + random.standard_normal((6_000, 16))).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors[5_000:5_020] = vectors[:20]
    exact = search(vectors, 5, within=1e-6)
    told: list[float] = []
    found = search(vectors, 5, within=1e-6, most_exact=100, progress=told.append)
    assert exact.how.method == "exact" and exact.how.recall is None
    assert found.how.method == "ivf" and found.how.recall is not None and found.how.sample == 500
    hits = np.mean(found.neighbours.distances <= exact.neighbours.distances[:, -1:] + 1e-5)
    assert hits == pytest.approx(found.how.recall, abs=0.02) and hits > 0.97
    assert np.all(found.neighbours.distances >= exact.neighbours.distances - 1e-5), "nothing is nearer than the nearest"
    near, true = found.neighbours.near, exact.neighbours.near
    assert near is not None and true is not None and not near.complete
    assert near.pairs == true.pairs and near.count == 20
    assert not any(a == b for a, line in enumerate(found.neighbours.indices.tolist()) for b in line)
    assert told == sorted(told) and told[-1] == pytest.approx(1.0)
