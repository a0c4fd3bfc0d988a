"""Rates, agreement and corrections of a judge, against cases worked out by hand and published ones."""

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.judgement import VerdictValue
from storytelling_painter.evaluators.calibration import (
    Calibration,
    Observation,
    corrected_by,
    fit,
    krippendorff_alpha,
    rate_of,
    read_calibration,
)
from storytelling_painter.evaluators.calibration.applying import same_judge
from storytelling_painter.evaluators.calibration.fitting import threshold_for

JUDGE = MadeBy(name="model-judge", version="1", spec="openai:any", prompt_sha256="a" * 64)


def alpha(*raters: str) -> float | None:
    """Raters as rows of answers, a dot for none."""
    rows = zip_longest(*(r.split() for r in raters))
    return krippendorff_alpha([{str(i): a for i, a in enumerate(row) if a not in (".", None)} for row in rows]).alpha


@pytest.mark.parametrize(
    ("raters", "expected"),
    [
        # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A, B and C
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
        (
            (
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 .",
            ),
            0.743,
        ),
    ],
)
def test_alpha_is_that_of_the_published_examples(raters: tuple[str, ...], expected: float) -> None:
    found = alpha(*raters)
    assert found is not None
    assert round(found, 3) == expected


def test_alpha_is_one_for_perfect_raters_and_none_where_nobody_could_differ() -> None:
    assert alpha("a b a", "a b a") == pytest.approx(1.0)
    assert alpha("a a a", "a a a") is None
    assert alpha("a b a") is None


def test_a_rate_counts_pictures_that_agree_as_one_trial_each() -> None:
    found = rate_of([(5, 0), (3, 0), (0, 0)])
    assert (found.share, found.yes, found.no, found.clusters, found.trials) == (1.0, 8, 0, 2, 2.0)
    assert rate_of([]).share is None


def test_a_rate_of_dependent_key_points_counts_fewer_trials() -> None:
    # 4 pictures of 10: p = 1/2, spread 4 * 25 = 100, v = 4/3 * 100 / 1600 = 1/12, trials = 1/4 / (1/12) = 3
    assert rate_of([(10, 0), (0, 10), (10, 0), (0, 10)]).trials == pytest.approx(3.0)
    # one key point a picture: v = 4/3 * 1/16 = 1/12, the same 3: less than the 4 that were counted
    assert rate_of([(1, 0), (0, 1), (1, 0), (0, 1)]).trials == pytest.approx(3.0)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30), st.randoms())
def test_a_rate_is_bounded_and_knows_no_order(counts: list[tuple[int, int]], random: object) -> None:
    found = rate_of(counts)
    assert rate_of(sorted(counts)).share == found.share
    assert found.trials <= max(1, found.yes + found.no)
    if found.share is not None:
        assert found.interval is not None
        assert 0 <= found.interval.low <= found.share <= found.interval.high <= 1


def observed(truth: str, verdict: VerdictValue, n: int, p: float | None = None) -> list[Observation]:
    known = "yes" if truth == "yes" else "no"
    return [Observation(f"{truth}{verdict}{i}", str(i), "event", known, verdict, p) for i in range(n)]  # type: ignore[arg-type]


def calibration(tp: int = 45, fn: int = 5, fp: int = 10, tn: int = 40) -> Calibration:
    return fit(
        JUDGE,
        "people",
        observed("yes", "yes", tp) + observed("yes", "no", fn) + observed("no", "yes", fp) + observed("no", "no", tn),
    )


def test_the_corrected_share_is_rogan_and_gladens() -> None:
    # TPR .9, FPR .2, share .6: (.6 - .2) / (.9 - .2) = 4/7
    found = corrected_by(calibration(), [(3, 2)] * 20)
    assert found.share == pytest.approx(4 / 7)
    assert found.interval is not None
    assert found.interval.low < 4 / 7 < found.interval.high
    assert (found.tpr, found.fpr, found.n, found.basis) == (0.9, 0.2, 20, "people")


@pytest.mark.parametrize(
    ("known", "counts", "why"),
    [
        (calibration(tp=0, fn=0), [(1, 1)], "no statement that is true"),
        (calibration(fp=0, tn=0), [(1, 1)], "no statement that is false"),
        (calibration(tp=10, fn=40), [(1, 1)], "cannot tell"),
        (calibration(), [(0, 0)], "no key point"),
    ],
)
def test_what_cannot_be_corrected_says_why(known: Calibration, counts: Sequence[tuple[int, int]], why: str) -> None:
    found = corrected_by(known, counts)
    assert found.share is None
    assert why in found.reason


def test_the_interval_covers_the_truth_at_its_stated_rate() -> None:
    random = np.random.default_rng(5)
    truth, tpr, fpr, covered = 0.7, 0.9, 0.15, 0
    for round in range(200):
        a, b = random.binomial(80, tpr), random.binomial(60, fpr)
        known = calibration(tp=int(a), fn=80 - int(a), fp=int(b), tn=60 - int(b))
        true = random.binomial(6, truth, 40)
        yes = random.binomial(true, tpr) + random.binomial(6 - true, fpr)
        found = corrected_by(known, [(int(y), 6 - int(y)) for y in yes], seed=round).interval
        assert found is not None
        covered += found.low <= truth <= found.high
    assert 0.90 <= covered / 200 <= 0.99


def test_unknown_and_error_stand_in_no_rate_of_yes_but_unknown_finds_no_defect_either() -> None:
    found = fit(JUDGE, "people", observed("no", "unknown", 3) + observed("no", "yes", 1) + observed("no", "error", 2))
    assert (found.overall.fpr.yes, found.overall.fpr.no) == (1, 0)
    assert found.overall.hits.share == 0.75
    assert (found.overall.unknown, found.overall.errors) == (3, 2)


def test_a_threshold_is_the_lowest_that_is_surely_right_often_enough() -> None:
    told = observed("yes", "yes", 60, 0.9) + observed("no", "yes", 30, 0.6) + observed("no", "no", 20, 0.1)
    found = threshold_for(0.9, told)
    assert (found.p_yes, found.recall.share) == (0.9, 1.0)
    assert threshold_for(0.9, observed("yes", "yes", 5, 0.9)).p_yes is None
    assert "chances=true" in threshold_for(0.9, observed("yes", "yes", 5)).why


def test_judge_and_aligner_of_one_model_and_prompt_are_the_same_judge() -> None:
    assert same_judge(JUDGE, JUDGE.model_copy(update={"name": "model-aligner"}))
    assert not same_judge(JUDGE, JUDGE.model_copy(update={"spec": "openai:other"}))
    assert not same_judge(MadeBy(name="a", version="1"), MadeBy(name="b", version="1"))


def test_a_calibration_file_is_read_as_it_was_written_and_others_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "calibration.json"
    file.write_text(calibration().model_dump_json())
    assert read_calibration(file) == calibration()
    file.write_text('{"kind": "calibration", "pictures": -1}')
    with pytest.raises(InputError, match="calibrate synthetic"):
        read_calibration(file)
    with pytest.raises(InputError, match="cannot be read"):
        read_calibration(tmp_path / "none.json")
