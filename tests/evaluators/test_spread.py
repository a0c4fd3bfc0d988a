"""Vendi score, coverage, slots, near duplicates and comparisons: sets worked out by hand, and laws for all sets."""

from itertools import combinations
from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.ledger import AtTime, Clue, InSetting, KeyPoint, Ledger
from storytelling_painter.domain.scene import Person, Place, SceneSpec
from storytelling_painter.evaluators.diversity import (
    Draws,
    Slots,
    compare,
    neighbourhood,
    pool_coverage,
    slot_coverage,
    slots_of,
    vendi,
)
from storytelling_painter.evaluators.diversity.slots import expected_distinct
from storytelling_painter.evaluators.diversity.vendi import vendi_scores
from storytelling_painter.tools.embeddings import EMBEDDED, Vectors

OTHER = MadeBy(name="other", version="1", spec="openai:other")


def rows(n: int, d: int, seed: int) -> Vectors:
    found = np.random.default_rng(seed).standard_normal((n, d), dtype=np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return found


def test_vendi_by_hand() -> None:
    eye = np.eye(4, dtype=np.float32)
    assert vendi_scores(eye) == pytest.approx((4.0, 4.0))
    assert vendi_scores(np.repeat(eye[:1], 7, axis=0)) == pytest.approx((1.0, 1.0))
    # three copies of one story and one of another: eigenvalues 3/4 and 1/4
    uneven = eye[[0, 0, 0, 1]]
    entropy = -(0.75 * log(0.75) + 0.25 * log(0.25))
    assert vendi_scores(uneven) == pytest.approx((exp(entropy), 4 / 3))
    # two stories with cosine c: eigenvalues (1 + c) / 2 and (1 - c) / 2
    two = np.array([[1, 0], [0.6, 0.8]], dtype=np.float32)
    assert vendi_scores(two) == pytest.approx((exp(-(0.8 * log(0.8) + 0.2 * log(0.2))), 1 / 0.8), rel=1e-5)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 60), st.integers(2, 12), st.integers(0, 2**16))
def test_vendi_lies_in_its_bounds_whatever_the_order_and_falls_with_copies(n: int, d: int, seed: int) -> None:
    vectors = rows(n, d, seed)
    first, infinite = vendi_scores(vectors)
    assert 1.0 <= infinite <= first + 1e-9 <= min(n, d) + 1e-6
    assert vendi_scores(vectors[::-1].copy()) == pytest.approx((first, infinite))
    assert vendi_scores(np.concatenate([vectors, vectors])) == pytest.approx((first, infinite)), "each told twice"
    kernel = vectors.astype(np.float64) @ vectors.T.astype(np.float64) / n
    values = np.linalg.eigvalsh(kernel)
    values = values[values > 1e-9]
    assert first == pytest.approx(float(np.exp(-(values * np.log(values)).sum())), rel=1e-4)


def test_vendi_refuses_what_is_not_of_length_one() -> None:
    for bad in (np.zeros((2, 3)), np.ones((2, 3)), np.zeros((0, 3))):
        with pytest.raises(InputError):
            vendi_scores(bad.astype(np.float32))


def test_vendi_at_equal_n_lies_around_its_mean_and_is_none_for_few() -> None:
    told = vendi(rows(150, 6, 1), EMBEDDED, Draws(rows(150, 6, 1), equal_n=50, draws=20)).at_equal_n
    assert told is not None and told.low is not None and told.high is not None
    assert told.n == 50 and told.draws == 20 and 1.0 < told.low <= told.mean <= told.high <= 6.0
    assert vendi(rows(99, 6, 1), EMBEDDED).at_equal_n is None


def test_draws_of_a_large_set_are_repeatable_and_close_to_the_truth() -> None:
    vectors = rows(3_000, 8, 3)
    near = [neighbourhood([""] * 3_000, vectors, ks=(1,), draws=Draws(vectors, draws=200)) for _ in range(2)]
    assert near[0].diversity.at_equal_n == near[1].diversity.at_equal_n
    random = np.random.default_rng(0)
    truth = []
    for _ in range(200):
        some = vectors[random.choice(3_000, 100, replace=False)]
        products = some @ some.T
        np.fill_diagonal(products, -1)
        truth.append(1 - products.max(axis=1).mean())
    assert near[0].diversity.at_equal_n[1].mean == pytest.approx(np.mean(truth), abs=0.01)
    for bad in ({"equal_n": 1}, {"draws": 0}):
        with pytest.raises(InputError, match="equal N"):
            Draws(vectors[:5], **bad)


def test_coverage_by_hand() -> None:
    pool = np.eye(4, dtype=np.float32)
    run = np.array([[1, 0, 0, 0], [0, 0.8, 0.6, 0]], dtype=np.float32)
    told = pool_coverage("abcd", pool, run, name="p", embedding=EMBEDDED, within=0.3)
    assert told.share == 0.5 and told.n == 2 and told.pool_n == 4  # a at 0, b at 0.2, c at 0.4, d at 1
    assert told.mean_distance == pytest.approx((0 + 0.2 + 0.4 + 1) / 4, abs=1e-6)
    assert told.farthest[0] == ("d", pytest.approx(1.0)) and told.farthest[-1][0] == "a"
    # each story's own distance: pool stories are 1 apart, so everything is covered
    assert pool_coverage("abcd", pool, run, name="p", embedding=EMBEDDED, k=1).share == 1.0
    with pytest.raises(InputError, match="give a distance"):
        pool_coverage("abcd", pool, run, name="p", embedding=EMBEDDED)
    with pytest.raises(InputError, match="with words"):
        pool_coverage("abcd", pool, run[:0], name="p", embedding=EMBEDDED, within=0.3)


@settings(max_examples=30, deadline=None)
@given(st.integers(7, 30), st.integers(1, 30), st.integers(0, 2**16))
def test_more_stories_never_cover_less_and_the_pool_covers_itself(p: int, n: int, seed: int) -> None:
    pool, run = rows(p, 4, seed), rows(n, 4, seed + 1)
    ids = [str(i) for i in range(p)]

    def share(vectors: Vectors) -> float:
        return pool_coverage(ids, pool, vectors, name="p", embedding=EMBEDDED).share

    assert 0.0 <= share(run[: (n + 1) // 2]) <= share(run) <= share(np.concatenate([run, pool])) == 1.0


def test_slots_are_read_from_scene_or_ledger() -> None:
    people = tuple(Person(id=i, role=r, place=Place(anchor="left")) for i, r in (("b", "Mother"), ("a", "boy")))
    scene = SceneSpec.model_construct(setting="kitchen", time_of_day="night", people=people)
    assert slots_of(scene, None) == Slots("night", "kitchen", ("boy", "mother"))
    clues = (Clue(text="x", claim=InSetting(setting="park")), Clue(text="y", claim=AtTime(time_of_day="noon")))
    ledger = Ledger(key_points=(KeyPoint(id="k", dimension="location", text="t", clues=clues),))
    assert slots_of(None, ledger) == Slots("noon", "park", None)
    assert slots_of(None, None) == Slots()


def test_slot_coverage_by_hand() -> None:
    boy = Slots("noon", "park", ("boy",))
    told = slot_coverage([boy, boy, Slots("night", "park", ()), Slots("noon"), Slots()])
    assert told is not None and (told.n, told.unknown) == (4, 1)
    assert (told.times.known, told.times.distinct, told.times.possible, told.times.share) == (4, 2, 4, 0.5)
    assert told.times.entropy == pytest.approx(-(0.75 * log(0.75) + 0.25 * log(0.25)))
    assert told.places.entropy == 0.0 and told.places.share == pytest.approx(1 / 13)
    assert (told.times_and_places.known, told.times_and_places.distinct) == (3, 2)
    assert (told.roles.known, told.roles.distinct, told.roles.possible, told.roles.share) == (2, 1, None, None)
    assert told.combined.distinct == 2 and told.combined.most_common[0] == ("noon, park, boy", 2)
    assert told.times.distinct_at_equal_n is None
    assert slot_coverage([Slots(), Slots()]) is None


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.integers(1, 6))
def test_expected_different_values_equal_the_mean_over_all_subsets(counts: list[int], n: int) -> None:
    values = [value for value, count in enumerate(counts) for _ in range(count)]
    found = expected_distinct(counts, n)
    if len(values) < n:
        assert found is None
    else:
        assert found == pytest.approx(np.mean([len(set(some)) for some in combinations(values, n)]))


def test_comparison_refuses_what_does_not_mean_the_same() -> None:
    def measured(n: int, embedding: MadeBy = EMBEDDED, equal_n: int = 100):  # type: ignore[no-untyped-def]
        vectors = rows(n, 6, n)
        draws = Draws(vectors, equal_n=equal_n, draws=20)
        return neighbourhood([""] * n, vectors, ks=(1,), embedding=embedding, draws=draws).diversity

    with pytest.raises(InputError, match="same embedding"):
        compare(measured(120), measured(120, OTHER))
    assert compare(measured(120), measured(120, OTHER), across_embeddings=True).cautions
    with pytest.raises(InputError, match="nothing of equal N"):
        compare(measured(40), measured(60))
    told = compare(measured(40), measured(60), unequal_n=True)
    assert told.differences[0].at == "whole sets" and "40 and 60" in told.cautions[0]
    apart = compare(measured(120), measured(150))
    assert [d.at for d in apart.differences] == ["equal n"] and not apart.cautions
    assert apart.differences[0].difference == pytest.approx(apart.differences[0].first - apart.differences[0].second)
    with pytest.raises(InputError, match="nothing of equal N"):
        compare(measured(120), measured(150, equal_n=50))
    same = compare(measured(60), measured(60))
    assert same.differences[0].difference == 0.0
