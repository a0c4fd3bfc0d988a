"""The structural estimate of complexity: by hand, and by its laws."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.domain.judgement import Failure, Score
from storytelling_painter.domain.ledger import Clue, KeyPoint, Ledger
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.evaluators.complexity import STRUCTURAL, structural_complexity


def point(id: str, dimension: Dimension = "event", parents: tuple[str, ...] = (), clues: int = 1) -> KeyPoint:
    told = tuple(Clue(text=f"clue {n} of {id}") for n in range(clues))
    return KeyPoint(id=id, dimension=dimension, text=id, parents=parents, clues=told)


def measured(*points: KeyPoint) -> Score:
    told = structural_complexity(Ledger(key_points=points))
    assert isinstance(told, Score)
    return told


def test_an_empty_ledger_is_a_failure_and_no_zero() -> None:
    told = structural_complexity(Ledger())
    assert isinstance(told, Failure) and told.error == "EmptyLedger"


def test_by_hand() -> None:
    told = measured(point("a"), point("b", "event_causal_relationship", ("a",), 2), point("c", "time", (), 3))
    parts = {"events": 2 / 2, "links": 1 / 3, "clues": 6 / 12, "dimensions": 3 / 7, "depth": 1 / 3}
    assert {k: told.detail[f"share_{k}"] for k in parts} == pytest.approx(parts)
    assert told.value == pytest.approx(sum(parts.values()) / 5)
    assert told.detail["count_clues"] == 6.0
    assert told.evaluator == STRUCTURAL and "structural" in told.evaluator.name


def test_everything_there_is_one() -> None:
    points = [point(f"k{i}", d, (f"k{i - 1}",) if i else (), 2) for i, d in enumerate(get_args(Dimension))]
    assert measured(*points).value == 1.0
    assert measured(*points[:5]).value < 1.0


def test_without_a_linked_event_or_without_a_clue_the_value_is_capped() -> None:
    lone = [point(f"p{i}", d, (), 3) for i, d in enumerate(get_args(Dimension))]
    assert measured(*lone).value <= 0.4
    linked = [point("a", "event", (), 0), point("b", "event", ("a",), 0), point("c", "event", ("b",), 0)]
    linked += [point(f"d{i}", d, ("c",), 0) for i, d in enumerate(get_args(Dimension))]
    assert measured(*linked).value == 0.4
    beside = [point("x", "time"), point("y", "location", ("x",)), point("z", "character", ("y",)), *lone]
    assert measured(*beside).value <= 0.4, "links that touch no event"


def test_the_same_clue_told_twice_counts_once() -> None:
    same = (Clue(text="A red kite"), Clue(text="a red kite"))
    told = measured(KeyPoint(id="a", dimension="event", text="a", clues=same), point("b", "event", ("a",)))
    assert told.detail["count_clues"] == 2.0


@st.composite
def ledgers(draw: st.DrawFn) -> list[KeyPoint]:
    points: list[KeyPoint] = []
    for i in range(draw(st.integers(1, 8))):
        above = draw(st.lists(st.sampled_from([p.id for p in points]), max_size=2, unique=True)) if points else []
        dimension = draw(st.sampled_from(get_args(Dimension)))
        points.append(point(f"k{i}", dimension, tuple(above), draw(st.integers(0, 3))))
    return points


@given(ledgers(), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_values_are_shares(points: list[KeyPoint], random: Any) -> None:
    told = measured(*points)
    assert 0.0 <= told.value <= 1.0
    assert all(0.0 <= v <= 1.0 for k, v in told.detail.items() if k.startswith("share_"))
    random.shuffle(points)
    assert measured(*points).value == pytest.approx(told.value)


@given(ledgers(), st.sampled_from(get_args(Dimension)), st.integers(0, 3))
def test_a_further_key_point_never_lowers_the_value(points: list[KeyPoint], dimension: Dimension, clues: int) -> None:
    more = point("more", dimension, (points[0].id,), clues)
    assert measured(*points, more).value >= measured(*points).value - 1e-12
