"""Alignment scores: answers worked out by hand, and laws that hold for every ledger."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.judgement import AlignmentScores, FoilVerdict, Verdict, VerdictValue
from storytelling_painter.domain.ledger import KeyPoint, Ledger
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.evaluators.alignment import effective_values, score, score_values

VALUES: tuple[VerdictValue, ...] = get_args(VerdictValue)


def point(id: str, dimension: Dimension = "event", *parents: str, importance: str = "must") -> KeyPoint:
    return KeyPoint.model_validate(
        {"id": id, "dimension": dimension, "text": id, "parents": parents, "importance": importance}
    )


def scores(
    points: list[KeyPoint], values: dict[str, VerdictValue], foils: tuple[VerdictValue, ...] = ()
) -> AlignmentScores:
    return score(
        Ledger(key_points=tuple(points)),
        [Verdict(key_point=k, verdict=v) for k, v in values.items()],
        [FoilVerdict(id=str(i), kind="negation", text="x", verdict=v) for i, v in enumerate(foils)],
    )


def test_shares_by_hand() -> None:
    points = [point("a"), point("b"), point("c", "time"), point("d", "time"), point("e", "location"), point("f")]
    told = scores(points, {"a": "yes", "b": "no", "c": "yes", "d": "unknown", "e": "no", "f": "error"})
    assert (told.yes, told.no, told.unknown, told.error) == (2, 2, 1, 1)
    assert told.micro == 0.5
    assert told.by_dimension == {"event": 0.5, "time": 1.0, "location": 0.0}
    assert told.macro == pytest.approx(0.5)
    assert told.all_must is False
    assert told.corrected == told.micro and told.foil_fpr is None


def test_a_child_of_a_failed_parent_does_not_count_as_yes() -> None:
    points = [point("a"), point("b", "event", "a"), point("c", "event", "b"), point("d")]
    told = scores(points, {"a": "no", "b": "yes", "c": "yes", "d": "yes"})
    assert (told.yes, told.no) == (1, 3)
    assert told.micro == 0.25


@pytest.mark.parametrize("above", ["unknown", "error"])
def test_a_child_of_a_parent_that_nobody_could_judge_is_unknown(above: VerdictValue) -> None:
    points = [point("a"), point("b", "event", "a"), point("c", "event", "a")]
    told = scores(points, {"a": above, "b": "yes", "c": "no"})
    assert effective_values(points, {"a": above, "b": "yes", "c": "no"}) == {"a": above, "b": "unknown", "c": "no"}
    assert told.micro == 0.0


def test_a_key_point_without_a_verdict_is_an_error_and_never_a_yes() -> None:
    told = scores([point("a"), point("b")], {"a": "yes"})
    assert (told.yes, told.error, told.micro, told.all_must) == (1, 1, 1.0, False)


def test_nice_key_points_do_not_decide_all_must() -> None:
    assert scores([point("a"), point("b", importance="nice")], {"a": "yes", "b": "no"}).all_must is True


def test_foils_correct_the_share() -> None:
    points = [point(c) for c in "abcd"]
    values: dict[str, VerdictValue] = {"a": "yes", "b": "yes", "c": "yes", "d": "no"}
    told = scores(points, values, ("yes", "no", "no", "no", "unknown", "error"))
    assert told.foil_fpr == 0.25
    assert told.corrected == pytest.approx((0.75 - 0.25) / 0.75)
    assert scores(points, values, ("yes",)).corrected == 0.0
    assert scores(points, {**values, "a": "no", "b": "no"}, ("yes", "no")).corrected == 0.0
    assert scores(points, values, ("unknown",)).foil_fpr is None


def test_nothing_to_divide_by_gives_no_share() -> None:
    told = scores([point("a")], {"a": "unknown"}, ("yes",))
    assert (told.micro, told.macro, told.corrected, told.by_dimension) == (None, None, None, {})
    empty = scores([], {})
    assert empty.micro is None and empty.all_must is True


def test_strange_and_repeated_verdicts_are_refused() -> None:
    with pytest.raises(InputError, match="does not hold"):
        score_values([point("a")], {"b": "yes"})
    twice = [Verdict(key_point="a", verdict="yes"), Verdict(key_point="a", verdict="no")]
    with pytest.raises(InputError, match="two verdicts"):
        score(Ledger(key_points=(point("a"),)), twice)
    with pytest.raises(InputError, match="cycle"):
        score_values([point("a", "event", "b"), point("b", "event", "a")], {})


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[KeyPoint], dict[str, VerdictValue], list[VerdictValue]]:
    count = draw(st.integers(1, 7))
    points = [
        point(
            f"k{i}",
            draw(st.sampled_from(get_args(Dimension))),
            *draw(
                st.lists(st.integers(0, i - 1).map(lambda n: f"k{n}"), max_size=2, unique=True) if i else st.just([])
            ),
            importance=draw(st.sampled_from(["must", "nice"])),
        )
        for i in range(count)
    ]
    values = {p.id: draw(st.sampled_from(VALUES)) for p in points if draw(st.integers(0, 9))}
    return points, values, draw(st.lists(st.sampled_from(VALUES), max_size=5))


@given(cases(), st.randoms(use_true_random=False))
def test_order_does_not_matter(
    case: tuple[list[KeyPoint], dict[str, VerdictValue], list[VerdictValue]], random: Any
) -> None:
    points, values, foils = case
    before = score_values(points, values, foils)
    items = list(values.items())
    for things in (points, items, foils):
        random.shuffle(things)
    after = score_values(points, dict(items), foils)
    assert after.model_dump(exclude={"macro"}) == before.model_dump(exclude={"macro"})
    assert after.macro == (None if before.macro is None else pytest.approx(before.macro))


@given(cases())
def test_counts_and_shares_stay_in_bounds(
    case: tuple[list[KeyPoint], dict[str, VerdictValue], list[VerdictValue]],
) -> None:
    points, values, foils = case
    told = score_values(points, values, foils)
    assert told.yes + told.no + told.unknown + told.error == len(points)
    assert told.yes <= sum(v == "yes" for v in values.values())
    if told.micro is not None:
        assert told.corrected is not None and told.corrected <= told.micro
        assert (told.micro == 1.0) == (told.no == 0)


@given(cases(), st.sampled_from(["no", "unknown", "error"]), st.data())
def test_taking_away_a_yes_that_counts_never_raises_a_share(
    case: tuple[list[KeyPoint], dict[str, VerdictValue], list[VerdictValue]], worse: VerdictValue, data: st.DataObject
) -> None:
    points, values, foils = case
    agreed = [k for k, v in effective_values(points, values).items() if v == "yes"]
    if not agreed:
        return
    before = score_values(points, values, foils)
    after = score_values(points, {**values, data.draw(st.sampled_from(agreed)): worse}, foils)
    for share in ("micro", "macro", "corrected"):
        new, old = getattr(after, share), getattr(before, share)
        assert new is None or new <= (0.0 if old is None else old) + 1e-12
    assert after.all_must <= before.all_must
    assert after.yes <= before.yes
