"""Formulas against cases worked by hand and against scipy, and what must hold for any numbers."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.statistics import (
    Bootstrap,
    benjamini_hochberg,
    cliffs_delta,
    cliffs_delta_interval,
    cohens_dz,
    corrected_interval,
    holm,
    mean_interval,
    paired,
    ratio,
    rogan_gladen,
    sign_flip_test,
    wilson,
)
from storytelling_painter.evaluators.statistics.shares import Counted

VALUES = [3.1, 0.2, 5.7, 1.1, 0.4, 9.9, 2.2, 0.9, 4.2, 0.3, 1.7, 12.4]
Finite = st.floats(-100, 100).map(lambda x: round(x, 3))


def test_wilson_by_hand_and_at_the_ends() -> None:
    # z = 1.96, n = 10, p = 0.8: centre (0.8 + 0.19207)/(1.38415), half sqrt(0.016 + 0.0096) * 1.96 / 1.38415
    found = wilson(8, 10)
    assert (found.low, found.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 10).low == 0.0 and wilson(0, 10).high == pytest.approx(0.2775, abs=1e-4)
    assert wilson(10, 10).high == 1.0
    with pytest.raises(InputError):
        wilson(0, 0)
    with pytest.raises(InputError):
        wilson(3, 2)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
@settings(max_examples=50, deadline=None)
def test_wilson_is_scipys(counts: tuple[int, int]) -> None:
    theirs = stats.binomtest(*counts).proportion_ci(method="wilson")
    found = wilson(*counts)
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
    assert 0 <= found.low <= counts[0] / counts[1] <= found.high <= 1


@pytest.mark.parametrize("method", ["bca", "percentile"])
def test_bootstrap_of_a_mean_is_scipys(method: str) -> None:
    theirs = stats.bootstrap(
        (np.array(VALUES),), np.mean, n_resamples=20_000, method={"bca": "BCa"}.get(method, method), rng=1
    ).confidence_interval
    boot = Bootstrap(np.column_stack([VALUES, np.ones(12)]), draws=20_000)
    found = boot.interval(ratio(0, 1), method=method)  # type: ignore[arg-type]
    assert found is not None and found.method == method
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=0.08)


def test_bootstrap_says_nothing_where_nothing_can_be_said() -> None:
    assert mean_interval([]) is None and mean_interval([1.0]) is None
    assert mean_interval([0.7] * 9) is None, "no spread is not certainty"
    assert Bootstrap(np.zeros((5, 2))).interval(ratio(0, 1)) is None
    with pytest.raises(InputError):
        mean_interval([1.0, float("nan")])


def test_clusters_are_drawn_whole() -> None:
    """Ten pictures of twenty key points that are all yes or all no are ten observations and not two hundred."""
    rows = np.array([[20.0, 20.0]] * 5 + [[0.0, 20.0]] * 5)
    clustered = Bootstrap(rows).interval(ratio(0, 1))
    taken_apart = Bootstrap(np.repeat(rows / 20, 20, axis=0)).interval(ratio(0, 1))
    assert clustered is not None and taken_apart is not None
    assert clustered.high - clustered.low > 3 * (taken_apart.high - taken_apart.low)


@given(st.lists(Finite, min_size=2, max_size=30), st.randoms())
@settings(max_examples=40, deadline=None)
def test_intervals_do_not_depend_on_the_order(values: list[float], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(values)
    chance.shuffle(shuffled)
    found = mean_interval(values, draws=200)
    assert found == mean_interval(shuffled, draws=200)
    if found is not None:
        assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9


def test_bca_covers_a_skewed_mean_about_as_often_as_it_says() -> None:
    random = np.random.default_rng(7)
    held = 0
    for seed in range(200):
        found = mean_interval(random.exponential(size=60), draws=500, seed=seed)
        assert found is not None
        held += found.low <= 1.0 <= found.high
    assert 0.89 <= held / 200 <= 0.99


def test_cohens_dz_by_hand() -> None:
    # differences 1, 2, 3: mean 2, standard deviation 1
    assert cohens_dz(np.array([[6.0, 14.0, 3.0]]))[0] == pytest.approx(2.0)
    assert np.isnan(cohens_dz(np.array([[6.0, 12.0, 3.0], [2.0, 4.0, 1.0]]))).all()


def test_cliffs_delta_by_hand() -> None:
    # pairs (1,2)+ (1,3)+ (2,2)0 (2,3)+ (3,2)- (3,3)0: (3 - 1) / 6
    assert cliffs_delta([1, 2, 3], [2, 3]) == pytest.approx(2 / 6)
    assert cliffs_delta([1, 2], [3, 4]) == 1.0 and cliffs_delta([3, 4], [1, 2]) == -1.0
    with pytest.raises(InputError):
        cliffs_delta([], [1])


@given(st.lists(Finite, min_size=1, max_size=25), st.lists(Finite, min_size=1, max_size=25))
@settings(max_examples=60, deadline=None)
def test_cliffs_delta_is_mann_whitneys_u(a: list[float], b: list[float]) -> None:
    u = stats.mannwhitneyu(b, a, method="asymptotic").statistic
    assert cliffs_delta(a, b) == pytest.approx(2 * u / (len(a) * len(b)) - 1)
    assert cliffs_delta(a, b) == pytest.approx(-cliffs_delta(b, a))


def test_sign_flips_by_hand() -> None:
    assert sign_flip_test([1, 2, 3]) == pytest.approx(2 / 8)  # only +++ and --- are as large
    assert sign_flip_test([1, 2, -3]) == 1.0
    assert sign_flip_test([0, 0, 0]) == 1.0 and sign_flip_test([]) == 1.0
    assert sign_flip_test([1, 1, 1, 0, 0]) == sign_flip_test([1, 1, 1])


def test_sign_flips_are_scipys_and_exact_and_random_agree() -> None:
    random = np.random.default_rng(3)
    d = random.normal(0.4, 1, 13)
    theirs = stats.permutation_test((d,), np.mean, permutation_type="samples", n_resamples=np.inf).pvalue
    assert sign_flip_test(d) == pytest.approx(theirs)
    more = random.normal(0.25, 1, 40)
    theirs = stats.permutation_test((more,), np.mean, permutation_type="samples", n_resamples=50_000, rng=1).pvalue
    assert sign_flip_test(more) == pytest.approx(theirs, abs=0.015)
    assert sign_flip_test(more) == sign_flip_test(more[::-1])


def test_no_effect_is_called_one_as_rarely_as_it_says() -> None:
    random = np.random.default_rng(11)
    found = sum(sign_flip_test(random.normal(0, 1, 20), draws=399) <= 0.05 for _ in range(400))
    assert 0.02 <= found / 400 <= 0.09


def test_holm_and_benjamini_hochberg_by_hand() -> None:
    p = (0.01, 0.04, 0.03, 0.005)
    assert holm(p) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert benjamini_hochberg(p) == pytest.approx((0.02, 0.04, 0.04, 0.02))
    assert holm(()) == () and benjamini_hochberg(()) == ()
    with pytest.raises(InputError):
        holm((1.2,))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_corrections_only_raise_and_keep_the_order(p: list[float]) -> None:
    assert benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))
    for low, high in zip(benjamini_hochberg(p), holm(p), strict=True):
        assert low <= high + 1e-12
    raised = holm(p)
    assert all(a >= b for a, b in zip(raised, p, strict=True)) and max(raised) <= 1
    assert all(raised[i] <= raised[j] for i in range(len(p)) for j in range(len(p)) if p[i] <= p[j])


def test_rogan_gladen_by_hand() -> None:
    assert float(rogan_gladen(0.7, 0.2, 0.9)) == pytest.approx(5 / 7)
    assert float(rogan_gladen(0.1, 0.2)) == 0.0 and float(rogan_gladen(0.95, 0.2, 0.9)) == 1.0
    assert np.isnan(rogan_gladen(0.5, 0.6, 0.5)), "a judge worse than chance corrects nothing"


@pytest.mark.parametrize(("truth", "tpr", "fpr"), [(0.7, 0.9, 0.1), (0.9, 0.8, 0.25), (0.4, 0.95, 0.05)])
def test_the_corrected_interval_covers_the_truth_at_its_stated_rate(truth: float, tpr: float, fpr: float) -> None:
    """200 measurements by a noisy judge, whose rates are known only from 150 checks of each kind."""
    random = np.random.default_rng(5)
    held = {"measured rates": 0, "known rates": 0}
    for seed in range(200):
        said = int(random.binomial(400, truth * tpr + (1 - truth) * fpr))
        hits, alarms = int(random.binomial(150, tpr)), int(random.binomial(150, fpr))
        judged = Counted(said, 400 - said)
        for name, rates in (
            ("measured rates", (Counted(alarms, 150 - alarms), Counted(hits, 150 - hits))),
            ("known rates", (fpr, tpr)),
        ):
            found = corrected_interval(judged, *rates, draws=2_000, seed=seed)
            assert found is not None
            held[name] += found.low <= truth <= found.high
    assert 0.90 <= held["measured rates"] / 200 <= 0.995, held
    assert 0.90 <= held["known rates"] / 200 <= 0.995, held


def test_uncertain_rates_widen_and_useless_judges_give_nothing() -> None:
    judged = Counted(70, 30)
    known = corrected_interval(judged, 0.2, 0.9)
    measured = corrected_interval(judged, Counted(4, 16), Counted(18, 2))
    assert known is not None and measured is not None
    assert measured.high - measured.low > known.high - known.low
    assert corrected_interval(judged, Counted(50, 50), Counted(50, 50)) is None
    assert corrected_interval(Counted(0, 0), 0.1) is None and corrected_interval(judged, Counted(0, 0)) is None


def test_paired_values() -> None:
    a, b = [0.5, 0.6, 0.7, 0.8], [0.6, 0.8, 0.7, 1.0]
    found = paired(a, b)
    assert (found.n, found.differ) == (4, 3)
    assert (found.mean_a, found.mean_b, found.difference) == pytest.approx((0.65, 0.775, 0.125))
    d = np.subtract(b, a)
    assert found.cohens_dz == pytest.approx(d.mean() / d.std(ddof=1))
    assert found.p == pytest.approx(0.25) and found.cliffs_delta == pytest.approx(cliffs_delta(a, b))
    assert found.interval is not None and found.interval.low <= 0.125 <= found.interval.high
    swapped = paired(b, a)
    assert (swapped.difference, swapped.p) == pytest.approx((-0.125, found.p))
    assert paired(a[::-1], b[::-1]) == found


def test_pairs_without_spread_have_no_interval_and_failures_are_no_values() -> None:
    same = paired([1.0] * 5, [1.0] * 5)
    assert same.interval is None and same.cohens_dz is None and same.p == 1.0 and same.differ == 0
    shifted = paired([0.1, 0.2], [0.2, 0.3])
    assert shifted.interval is None and shifted.cohens_dz is None
    for bad in (([1.0], [float("nan")]), ([1.0, 2.0], [1.0]), ([], [])):
        with pytest.raises(InputError):
            paired(*bad)
    assert cliffs_delta_interval([1.0], [2.0]) is None


def test_a_thousand_resamples_of_a_thousand_pairs_take_less_than_ten_seconds() -> None:
    random = np.random.default_rng(0)
    a = random.random(1_000)
    began = time.process_time()
    paired(a, a + random.normal(0, 0.1, 1_000))
    assert time.process_time() - began < 10
