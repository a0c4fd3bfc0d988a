"""KNN diversity: small sets worked out by hand, and laws that hold for every set."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.judgement import Failure, Score
from storytelling_painter.evaluators.diversity import knn_diversity, neighbour_distances, neighbourhood, novelty
from storytelling_painter.tools.embeddings import Vectors, embed

WORDS = ("kite", "harbour", "cookie", "ladder", "doctor", "snow", "violin", "bicycle", "letter", "orange")
stories = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=2, max_size=12)


def unit(*rows: tuple[float, ...]) -> Vectors:
    array = np.array(rows, dtype=np.float32)
    return array / np.linalg.norm(array, axis=1, keepdims=True)


def test_four_points_by_hand() -> None:
    """Angles 0, 60, 90 and 180 degrees: distances are one minus their cosines."""
    vectors = unit((1, 0), (0.5, 3**0.5 / 2), (0, 1), (-1, 0))
    near = neighbour_distances(vectors, 3)
    half, low, third = 0.5, 1 - 3**0.5 / 2, 1.5
    expected = [[half, 1, 2], [low, half, third], [low, 1, 1], [1, third, 2]]
    assert near == pytest.approx(np.array(expected), abs=1e-6)
    told = neighbourhood("abcd", vectors, ks=(1, 2, 3, 4)).diversity
    assert told.values[1] == pytest.approx((half + low + low + 1) / 4, abs=1e-6)
    assert told.values[2] == pytest.approx((0.75 + (low + half) / 2 + (low + 1) / 2 + 1.25) / 4, abs=1e-6)
    assert told.left_out == {4: "needs more than 4 stories, there are 4"}
    assert told.std[1] == pytest.approx(float(np.std([half, low, low, 1])), abs=1e-6)
    assert told.nearest_pairs[0][:2] == ("b", "c")


def test_stories_without_a_shared_word_are_at_distance_one() -> None:
    told = knn_diversity(["a", "b", "c"], ["kite harbour", "cookie ladder", "doctor snow"], ks=(1, 2))
    assert told.values == pytest.approx({1: 1.0, 2: 1.0})


def test_blocks_do_not_show() -> None:
    random = np.random.default_rng(5)
    vectors = random.normal(size=(2_100, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    near = neighbour_distances(vectors, 5)
    for i in (0, 1_023, 1_024, 2_099):
        distances = np.delete(1.0 - vectors.astype(np.float64) @ vectors[i], i)
        assert near[i] == pytest.approx(np.sort(distances)[:5], abs=1e-5)


@pytest.mark.parametrize(("k", "message"), [(0, "at least 1"), (-1, "at least 1"), (2, "than 2"), (9, "there are 2")])
def test_a_k_that_cannot_be_is_refused(k: int, message: str) -> None:
    with pytest.raises(InputError, match=message):
        neighbour_distances(unit((1, 0), (0, 1)), k)


def test_one_id_for_each_story_and_a_k_of_at_least_one() -> None:
    with pytest.raises(InputError, match="1 ids for 2"):
        knn_diversity(["a"], ["kite", "snow"])
    with pytest.raises(InputError, match="at least 1"):
        knn_diversity(["a", "b"], ["kite", "snow"], ks=(0,))


def test_stories_without_words_are_left_out_and_said_so() -> None:
    told = knn_diversity(["a", "b", "c", "d"], ["kite", "...", "snow", "the of"], ks=(1,))
    assert (told.n, told.wordless) == (2, 2)
    assert told.values == {1: pytest.approx(1.0)}
    assert knn_diversity(["a", "b"], ["!!", "??"]).values == {}


@given(stories, st.randoms(use_true_random=False))
def test_order_does_not_matter(texts: list[str], random: "object") -> None:
    before = knn_diversity(texts, texts, ks=(1, 3)).values
    again = list(texts)
    random.shuffle(again)  # type: ignore[attr-defined]
    assert knn_diversity(again, again, ks=(1, 3)).values == pytest.approx(before, abs=1e-5)


@given(stories)
def test_values_lie_between_nothing_and_two_and_rise_with_k(texts: list[str]) -> None:
    told = knn_diversity(texts, texts, ks=(1, 2, 5))
    values = [told.values[k] for k in sorted(told.values)]
    assert all(0.0 <= v <= 2.0 for v in values)
    assert all(a <= b + 1e-6 for a, b in zip(values, values[1:], strict=False))
    assert set(told.values) | set(told.left_out) == {1, 2, 5}


@given(stories)
def test_telling_everything_twice_leaves_no_diversity_of_nearest(texts: list[str]) -> None:
    assert knn_diversity(texts * 2, texts * 2, ks=(1,)).values[1] == pytest.approx(0.0, abs=1e-5)


@given(stories, st.integers(0, 11))
def test_a_copy_never_moves_anybody_away_from_the_nearest(texts: list[str], which: int) -> None:
    copied = [*texts, texts[which % len(texts)]]
    before = neighbour_distances(embed(texts), 1)[:, 0]
    after = neighbour_distances(embed(copied), 1)[:, 0]
    assert np.all(after[: len(texts)] <= before + 1e-5)
    assert after[-1] == pytest.approx(0.0, abs=1e-5) and after[which % len(texts)] == pytest.approx(0.0, abs=1e-5)


@given(stories)
def test_an_unrelated_story_brings_nobody_nearer_than_one(texts: list[str]) -> None:
    vectors = embed(texts)
    stranger = np.zeros((1, vectors.shape[1]), dtype=np.float32)
    stranger[0, int(np.argmin(np.abs(vectors).sum(axis=0)))] = 1.0
    before = neighbour_distances(vectors, 1)[:, 0]
    after = neighbour_distances(np.concatenate([vectors, stranger]), 1)[:, 0]
    assert np.all(after[:-1] >= np.minimum(before, 1.0) - 1e-5)
    assert after[-1] == pytest.approx(1.0, abs=1e-5)


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 40), st.integers(0, 2**16))
def test_draws_of_equal_size_are_repeatable_and_lie_around_their_mean(extra: int, seed: int) -> None:
    vectors = np.random.default_rng(seed).normal(size=(100 + extra, 4)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    ids = [str(i) for i in range(len(vectors))]
    drawn = neighbourhood(ids, vectors, ks=(1, 10)).diversity.at_equal_n
    assert drawn == neighbourhood(ids, vectors, ks=(1, 10)).diversity.at_equal_n
    for one in drawn.values():
        assert one.low is not None and one.high is not None and one.low <= one.mean <= one.high


def test_a_hundred_stories_are_their_own_draw_and_fewer_have_none() -> None:
    vectors = np.eye(100, dtype=np.float32)
    told = neighbourhood([str(i) for i in range(100)], vectors, ks=(1,)).diversity
    assert told.at_equal_n[1].mean == told.values[1] == 1.0
    assert told.at_equal_n[1].low is None and told.at_equal_n[1].draws == 1
    assert neighbourhood([str(i) for i in range(99)], vectors[:99], ks=(1,)).diversity.at_equal_n == {}


def test_novelty_is_the_distance_to_the_nearest() -> None:
    told = novelty("kite snow", ["harbour letter", "snow kite", "kite snow"])
    assert isinstance(told, Score) and told.value == pytest.approx(0.0, abs=1e-6)
    assert told.detail == {"compared_with": 3.0, "nearest_index": 2.0}
    far = novelty("kite snow", ["harbour letter"])
    assert isinstance(far, Score) and far.value == pytest.approx(1.0)
    assert isinstance(novelty("kite", []), Failure)
    silent = novelty("...", ["kite"])
    assert isinstance(silent, Failure) and silent.error == "NoWords"


@given(stories, st.sampled_from(WORDS))
def test_knowing_more_never_makes_a_story_more_novel(texts: list[str], story: str) -> None:
    fewer, more = novelty(story, texts[:-1]), novelty(story, texts)
    assert isinstance(fewer, Score) and isinstance(more, Score)
    assert more.value <= fewer.value + 1e-6
