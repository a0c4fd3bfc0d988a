"""Intervals of alignment: they hold the truth as often as they say, and agreement of a few pictures is no certainty."""

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storytelling_painter.evaluators.statistics import wilson
from storytelling_painter.evaluators.statistics.shares import Counted
from storytelling_painter.evaluators.uncertainty import OfPicture, alignment_intervals


def picture(yes: int, no: int, false_yes: int = 0, false_no: int = 0, *, unknown: int = 0) -> OfPicture:
    return OfPicture(
        Counter({("event", "yes"): yes, ("event", "no"): no, ("time", "unknown"): unknown}),
        Counter({("negation", "yes"): false_yes, ("negation", "no"): false_no}),
        no == 0,
    )


def test_pictures_that_all_agree_leave_the_uncertainty_of_their_number() -> None:
    found = alignment_intervals([picture(10, 0, 0, 6) for _ in range(20)])
    assert found.micro is not None and found.micro == wilson(20, 20)
    assert found.macro == found.micro == found.all_must == found.by_dimension["event"]
    assert found.foils == wilson(0, 20)
    assert found.corrected is not None and found.corrected.high == 1.0
    assert 0.7 < found.corrected.low < 1.0


def test_what_nobody_judged_has_no_interval() -> None:
    found = alignment_intervals([picture(0, 0, 0, 0, unknown=3)] * 4)
    assert (found.micro, found.macro, found.corrected, found.foils, found.by_dimension) == (None,) * 4 + ({},)
    assert alignment_intervals([]).all_must is None
    no_foils = alignment_intervals([picture(3, 1), picture(1, 3), picture(4, 4)])
    assert no_foils.corrected == no_foils.micro and no_foils.foils is None


def test_uncertain_false_alarms_widen_the_corrected_share() -> None:
    few = [picture(7, 3, int(i == 0), int(i in (1, 2))) for i in range(12)]
    many = [picture(7, 3, 1 + i % 2, 4 - i % 2) for i in range(12)]
    a, b = alignment_intervals(few).corrected, alignment_intervals(many).corrected
    assert a is not None and b is not None
    assert a.high - a.low > b.high - b.low


@given(
    st.lists(st.tuples(*[st.integers(0, 6)] * 4), min_size=1, max_size=12).filter(lambda x: any(any(y) for y in x)),
    st.randoms(use_true_random=False),
)
@settings(max_examples=30, deadline=None)
def test_bounds_and_order(counts: list[tuple[int, int, int, int]], chance: random.Random) -> None:
    pictures = [picture(*c) for c in counts]
    found = alignment_intervals(pictures, draws=100)
    for interval in (found.micro, found.macro, found.all_must, found.foils, found.corrected):
        assert interval is None or 0.0 <= interval.low <= interval.high <= 1.0
    chance.shuffle(pictures)
    assert alignment_intervals(pictures, draws=100) == found


def test_the_corrected_interval_covers_the_truth_for_key_points_that_hang_together() -> None:
    """A judge with TPR 1 and FPR 0.2 on pictures that differ: some tell nearly all, some little."""
    chance = np.random.default_rng(21)
    pictures, points, foils, fpr, truth = 60, 12, 5, 0.2, 0.7
    held = apart = 0
    for seed in range(200):
        shares = chance.beta(truth * 3, (1 - truth) * 3, pictures)
        said = chance.binomial(points, shares + (1 - shares) * fpr)
        alarms = chance.binomial(foils, fpr, pictures)
        rows = [picture(int(s), points - int(s), int(a), foils - int(a)) for s, a in zip(said, alarms, strict=True)]
        found = alignment_intervals(rows, draws=300, seed=seed).corrected
        assert found is not None
        held += found.low <= truth <= found.high
        raw = said.sum() / (pictures * points)
        half = 1.96 * (raw * (1 - raw) / (pictures * points)) ** 0.5 / (1 - fpr)
        apart += abs((raw - fpr) / (1 - fpr) - truth) <= half
    assert 0.90 <= held / 200 <= 0.995, held
    assert apart < held - 20, "key points taken as independent claim too much"


def test_a_judge_who_says_yes_to_everything_gets_nothing_from_the_correction() -> None:
    found = alignment_intervals([picture(5, 0, 3, 0)] * 10).corrected
    assert found is not None and found.low == 0.0


def test_measured_rates_of_the_judge_take_the_place_of_what_is_assumed() -> None:
    pictures = [picture(6 + i % 3, 4 - i % 3, 1, 4) for i in range(20)]
    assumed = alignment_intervals(pictures).corrected
    exact = alignment_intervals(pictures, on_true=0.9, on_false=0.2).corrected
    counted = alignment_intervals(pictures, on_true=Counted(18, 2), on_false=Counted(4, 16)).corrected
    assert assumed is not None and exact is not None and counted is not None
    assert exact.low > assumed.low and counted.high - counted.low > exact.high - exact.low
    share = sum(6 + i % 3 for i in range(20)) / 200
    assert exact.low <= (share - 0.2) / 0.7 <= exact.high
    assert alignment_intervals(pictures, on_true=Counted(0, 0)).corrected is None
    assert alignment_intervals(pictures, on_true=0.2, on_false=0.5).corrected is None, "worse than chance"


@pytest.mark.parametrize("n", [1, 2])
def test_one_or_two_pictures_say_little(n: int) -> None:
    found = alignment_intervals([picture(5, 0, 0, 3)] * n)
    assert found.micro is not None and found.micro.low < 0.5
