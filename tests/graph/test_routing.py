"""The loop policy by itself: it ends from everywhere, keeps the best, and blames where the fault is."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted import LEDGER, SCRIPT, attempt_of, critique_of, picture_of, report_of

from storytelling_painter.domain.errors import BudgetExceeded, Moderated, PaintError
from storytelling_painter.domain.judgement import Finding, VerdictValue
from storytelling_painter.domain.ledger import Clue, KeyPoint, Ledger, Shows
from storytelling_painter.domain.record import STOP_REASONS, Attempt, Painting
from storytelling_painter.domain.scene import Place, Prop, SceneSpec
from storytelling_painter.domain.settings import ImageLoop, Settings, StoryLoop
from storytelling_painter.graph.routing import (
    FIRST_PICTURE,
    accepts,
    after_check,
    after_critic,
    after_error,
    best_attempt,
    best_of,
    better,
    better_story,
    unreliable,
    weaknesses,
)

LOOP = ImageLoop()
VERDICTS: tuple[VerdictValue, ...] = get_args(VerdictValue)
FINDINGS: tuple[Finding, ...] = get_args(Finding)

verdicts = st.lists(st.sampled_from(VERDICTS), min_size=4, max_size=4)
reports = st.builds(
    lambda values, fpr, finding: report_of(values, fpr=fpr, finding=finding),
    verdicts,
    st.sampled_from((None, 0.0, 0.1, 0.3, 0.5, 0.6, 1.0)),
    st.sampled_from((None, *(f for f in FINDINGS if f != "depicted"))),
)
critiques = st.builds(
    lambda scores, moment, unpaintable, novelty: critique_of(
        scores, single_moment=moment, unpaintable=unpaintable, novelty=novelty
    ),
    st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=7, max_size=7),
    st.booleans(),
    st.sampled_from(((), ("jar",), ("jar", "boy"))),
    st.one_of(st.none(), st.floats(0, 1)),
)
loops = st.builds(
    ImageLoop,
    candidates=st.integers(1, 4),
    max_rounds=st.integers(1, 5),
    edit_up_to=st.integers(0, 4),
    unpaintable_after=st.integers(2, 6),
    plateau_after=st.integers(1, 10),
)
story_loops = st.builds(StoryLoop, max_rounds=st.integers(1, 5), max_rewrites=st.integers(0, 3))


class Walk:
    """One item driven by the routing alone, with arbitrary critiques and reports."""

    def __init__(self, data: st.DataObject, loops: Settings, *, given_story: bool, can_edit: bool) -> None:
        self.steps = self.tellings = 0
        self.attempts: list[Attempt] = []
        self.stop: str | None = None
        left = 0 if given_story else loops.story_loop.max_rewrites
        while self.stop is None:
            self.tellings += 1
            self._tell(data, loops.story_loop, may_revise=not given_story)
            left -= self._paint(data, loops.image_loop, can_edit, left)
        self.steps += 1

    def _tell(self, data: st.DataObject, loop: StoryLoop, *, may_revise: bool) -> None:
        told = []
        while True:
            told.append(data.draw(critiques))
            self.steps += 2
            decision = after_critic(told, loop, may_revise=may_revise)
            assert 0 <= decision.best < len(told) <= loop.max_rounds
            if decision.action != "revise":
                return

    def _paint(self, data: st.DataObject, loop: ImageLoop, can_edit: bool, left: int) -> int:
        plan, tries = FIRST_PICTURE, []
        while True:
            report = data.draw(reports)
            number = len(self.attempts) + 1
            attempt = attempt_of(number, report, story_round=self.tellings, **plan.model_dump())
            self.attempts.append(attempt)
            tries.append(attempt)
            self.steps += 2
            decision = after_check(tries, LEDGER, loop, can_edit=can_edit, rewrites_left=left)
            assert decision.why
            assert (decision.plan is not None) + bool(decision.rewrite) + (decision.stop is not None) == 1
            if decision.plan is None:
                self.stop = decision.stop
                return 1
            plan = decision.plan
            assert (plan.round, plan.candidate) > (attempt.round, attempt.candidate)
            assert plan.action != "edit" or can_edit
            if plan.parent is not None:
                assert plan.parent in {a.number for a in tries}


@given(st.data(), loops, story_loops, st.booleans(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_every_walk_ends_within_the_caps(
    data: st.DataObject, image: ImageLoop, story: StoryLoop, given_story: bool, can_edit: bool
) -> None:
    chosen = Settings(image_loop=image, story_loop=story)
    walk = Walk(data, chosen, given_story=given_story, can_edit=can_edit)
    assert walk.stop in STOP_REASONS
    assert walk.tellings <= 1 + (0 if given_story else story.max_rewrites)
    assert len(walk.attempts) <= walk.tellings * image.candidates * image.max_rounds
    assert walk.steps <= chosen.recursion_limit
    if walk.stop == "accepted":
        best = best_attempt(walk.attempts, image)
        assert best is walk.attempts[-1]


@given(st.lists(reports, min_size=1, max_size=8))
@settings(deadline=None)
def test_a_worse_attempt_never_replaces_a_better_one(given_reports: list) -> None:
    best: Attempt | None = None
    for number, report in enumerate(given_reports, 1):
        attempt = attempt_of(number, report)
        if best is not None and best.report is not None:
            old, new = best.report.scores, report.scores
            replaced = better(attempt, best, LOOP)
            if not unreliable(best.report, LOOP) and not unreliable(report, LOOP):
                if old.all_must and not new.all_must:
                    assert not replaced
                if old.all_must == new.all_must and accepts(report, LOOP) == accepts(best.report, LOOP):
                    assert not (replaced and new.yes < old.yes)
                    assert not (replaced and (new.corrected or 0) < (old.corrected or 0))
            if not replaced:
                continue
        best = attempt
    assert best == best_attempt([attempt_of(n, r) for n, r in enumerate(given_reports, 1)], LOOP)


@given(reports, reports, reports)
@settings(max_examples=300, deadline=None)
def test_better_is_a_strict_partial_order(a: object, b: object, c: object) -> None:
    x, y, z = (attempt_of(n, r) for n, r in enumerate((a, b, c), 1))  # type: ignore[arg-type]
    assert not better(x, x, LOOP)
    assert not (better(x, y, LOOP) and better(y, x, LOOP))
    if better(x, y, LOOP) and better(y, z, LOOP):
        assert better(x, z, LOOP)


def test_an_attempt_that_mends_one_and_breaks_two_does_not_replace() -> None:
    ledger = Ledger(key_points=tuple(KeyPoint(id=f"p{i}", dimension="event", text="It is.") for i in range(10)))
    old = attempt_of(1, report_of(["yes"] * 8 + ["no"] * 2, ledger=ledger))
    # One of the two is mended; two others can no longer be told, so the share yes / (yes + no) rises all the same.
    new = attempt_of(2, report_of(["unknown"] * 2 + ["yes"] * 7 + ["no"], ledger=ledger))
    assert new.report and old.report and (new.report.scores.micro or 0) > (old.report.scores.micro or 0)
    assert not better(new, old, LOOP)
    mended = attempt_of(3, report_of(["yes"] * 9 + ["no"], ledger=ledger))
    assert better(mended, old, LOOP)


def test_a_judge_that_says_yes_to_everything_is_not_trusted() -> None:
    attempts = [attempt_of(1, report_of(["yes"] * 4, fpr=0.75))]
    decision = after_check(attempts, LEDGER, LOOP, can_edit=True, rewrites_left=1)
    assert decision.stop == "judge_unreliable"
    assert "75%" in decision.why


def test_a_judge_without_a_readable_verdict_is_not_trusted() -> None:
    decision = after_check([attempt_of(1, report_of(["error"] * 4))], LEDGER, LOOP, can_edit=True, rewrites_left=1)
    assert decision.stop == "judge_unreliable"


def test_an_error_is_never_a_yes() -> None:
    report = report_of(["error", "yes", "yes", "yes"])
    assert not accepts(report, LOOP)


def test_few_failures_are_edited_and_many_painted_anew() -> None:
    one_round = ImageLoop(candidates=1, edit_up_to=1)
    few = after_check(
        [attempt_of(1, report_of(["yes", "no", "yes", "yes"]))], LEDGER, one_round, can_edit=True, rewrites_left=0
    )
    assert few.plan and (few.plan.action, few.plan.parent) == ("edit", 1)
    many = after_check(
        [attempt_of(1, report_of(["no", "no", "no", "no"]))], LEDGER, one_round, can_edit=True, rewrites_left=0
    )
    assert many.plan and (many.plan.action, many.plan.parent) == ("resample", None)
    cannot = after_check(
        [attempt_of(1, report_of(["yes", "no", "yes", "yes"]))], LEDGER, one_round, can_edit=False, rewrites_left=0
    )
    assert cannot.plan and cannot.plan.action == "resample"


def test_a_child_of_a_failed_parent_is_not_counted_as_a_fault_of_its_own() -> None:
    loop = ImageLoop(candidates=1, edit_up_to=1)
    decision = after_check(
        [attempt_of(1, report_of(["no", "no", "yes", "yes"]))], LEDGER, loop, can_edit=True, rewrites_left=0
    )
    assert decision.plan and decision.plan.action == "edit"
    assert decision.why == "mend boy"


def test_an_edit_in_vain_is_not_repeated() -> None:
    loop = ImageLoop(candidates=1)
    report = report_of(["yes", "no", "yes", "yes"])
    attempts = [attempt_of(1, report), attempt_of(2, report, action="edit", round=2, parent=1)]
    decision = after_check(attempts, LEDGER, loop, can_edit=True, rewrites_left=0)
    assert decision.plan and decision.plan.action == "resample"


def test_the_edit_starts_from_the_best_attempt_not_from_the_last() -> None:
    attempts = [
        attempt_of(1, report_of(["yes", "no", "yes", "yes"])),
        attempt_of(2, report_of(["no", "no", "yes", "no"]), candidate=2),
    ]
    decision = after_check(attempts, LEDGER, LOOP, can_edit=True, rewrites_left=0)
    assert decision.plan and (decision.plan.action, decision.plan.parent) == ("edit", 1)


def test_a_point_missing_from_the_prompt_is_written_into_it() -> None:
    painting = Painting(
        picture=picture_of("p"), made_by=SCRIPT, seed=1, prompt="A mother at night, a jar with a cookie"
    )
    report = report_of(["no", "yes", "yes", "yes"])
    ledger = Ledger(
        key_points=(
            KeyPoint(id="boy", dimension="character", text="Some naughty child climbs upwards."),
            *(p.model_copy(update={"parents": ()}) for p in LEDGER.key_points[1:]),
        )
    )
    loop = ImageLoop(candidates=1)
    attempts = [attempt_of(1, report, painting=painting)]
    decision = after_check(attempts, ledger, loop, can_edit=True, rewrites_left=0)
    assert decision.plan and (decision.plan.action, decision.plan.parent) == ("rewrite_prompt", 1)
    attempts.append(attempt_of(2, report, painting=painting, action="rewrite_prompt", round=2, parent=1))
    again = after_check(attempts, ledger, loop, can_edit=True, rewrites_left=0)
    assert again.plan and again.plan.action == "edit", "a prompt that was just rewritten is not rewritten again"


def test_a_point_missing_from_the_scene_is_written_into_it() -> None:
    ledger = Ledger(
        key_points=(
            KeyPoint(
                id="cup",
                dimension="event",
                text="A cup is broken.",
                clues=(Clue(text="a cup", claim=Shows(element="cup_1")),),
            ),
        )
    )
    scene = SceneSpec(setting="kitchen", props=(Prop(id="vase_1", kind="vase", place=Place(anchor="table")),))
    report = report_of(["no"], ledger=ledger, finding="missing")
    for element, action in (("cup_1", "edit"), ("vase_1", "rewrite_prompt")):
        props = (scene.props[0].model_copy(update={"id": element}),)
        painting = Painting(
            picture=picture_of("p"), made_by=SCRIPT, seed=1, scene=scene.model_copy(update={"props": props})
        )
        attempts = [attempt_of(1, report, painting=painting)]
        decision = after_check(attempts, ledger, ImageLoop(candidates=1), can_edit=True, rewrites_left=0)
        assert decision.plan and decision.plan.action == action


@pytest.mark.parametrize("left", [0, 1])
def test_a_point_that_fails_on_independent_attempts_blames_the_story(left: int) -> None:
    loop = ImageLoop(candidates=3, unpaintable_after=3, plateau_after=9)
    report = report_of(["yes", "no", "yes", "yes"])
    attempts = [attempt_of(n, report, candidate=n) for n in (1, 2)]
    assert after_check(attempts, LEDGER, loop, can_edit=True, rewrites_left=left).plan
    attempts.append(attempt_of(3, report, candidate=3))
    decision = after_check(attempts, LEDGER, loop, can_edit=True, rewrites_left=left)
    assert decision.rewrite == (("jar",) if left else ())
    assert decision.stop == (None if left else "unpaintable")


def test_edits_are_no_independent_attempts() -> None:
    loop = ImageLoop(candidates=1, unpaintable_after=3, plateau_after=9, max_rounds=9)
    report = report_of(["yes", "no", "yes", "yes"])
    attempts = [attempt_of(1, report)]
    attempts += [attempt_of(n, report, action="edit", round=n, parent=1) for n in range(2, 6)]
    assert after_check(attempts, LEDGER, loop, can_edit=True, rewrites_left=1).plan


@pytest.mark.parametrize("left", [0, 1])
def test_what_cannot_be_drawn_blames_the_story_at_once(left: int) -> None:
    attempts = [attempt_of(1, report_of(["unknown", "yes", "yes", "yes"], finding="not_drawable"))]
    decision = after_check(attempts, LEDGER, LOOP, can_edit=True, rewrites_left=left)
    assert decision.rewrite == (("boy",) if left else ())
    assert decision.stop == (None if left else "unpaintable")


def test_what_can_be_mended_is_mended_beside_what_cannot_be_drawn() -> None:
    report = report_of(["yes", "yes", "unknown", "no"])
    nothing_told = [attempt_of(1, report), attempt_of(2, report, candidate=2)]
    decision = after_check(nothing_told, LEDGER, LOOP, can_edit=True, rewrites_left=0)
    assert decision.plan and decision.plan.action == "edit"
    last = [*nothing_told, attempt_of(3, report, action="edit", round=3, parent=1)]
    assert after_check(last, LEDGER, LOOP, can_edit=True, rewrites_left=0).stop == "unpaintable"


def test_no_progress_is_a_plateau_and_no_round_left_is_attempts() -> None:
    report = report_of(["yes", "no", "yes", "yes"])
    edits = [attempt_of(1, report), *(attempt_of(n, report, action="edit", round=n, parent=1) for n in (2, 3))]
    plateau = ImageLoop(plateau_after=2, max_rounds=9)
    assert after_check(edits, LEDGER, plateau, can_edit=True, rewrites_left=0).stop == "plateau"
    assert after_check(edits, LEDGER, ImageLoop(), can_edit=True, rewrites_left=0).stop == "attempts"


def test_a_good_story_is_accepted_and_a_weak_one_revised_until_no_round_is_left() -> None:
    loop = StoryLoop(max_rounds=2)
    assert after_critic([critique_of(3)], loop, may_revise=True).action == "accept"
    weak = critique_of([2, 4, 4, 4, 4, 4, None])
    first = after_critic([weak], loop, may_revise=True)
    assert (first.action, first.why) == ("revise", "time scores 2 of 5")
    assert after_critic([weak, weak], loop, may_revise=True).action == "give_best"
    assert after_critic([weak], loop, may_revise=False).action == "give_best"


@pytest.mark.parametrize(
    "fields",
    [{"single_moment": False}, {"unpaintable": ("jar",)}, {"novelty": 0.1}],
    ids=lambda fields: next(iter(fields)),
)
def test_each_fault_of_a_story_is_named(fields: dict[str, object]) -> None:
    critique = critique_of(5, **fields)
    assert len(weaknesses(critique, StoryLoop())) == 1
    assert after_critic([critique], StoryLoop(), may_revise=True).action == "revise"


def test_a_revision_that_lowers_a_dimension_does_not_replace() -> None:
    loop = StoryLoop()
    old = critique_of([2, 2, 5, 5, 5, 5, 5])
    assert not better_story(critique_of([4, 2, 4, 5, 5, 5, 5]), old, loop)
    assert better_story(critique_of([4, 2, 5, 5, 5, 5, 5]), old, loop)
    assert better_story(critique_of([4, 3, 4, 5, 5, 5, 5]), old, loop), "a story that is good enough may"


@given(st.lists(critiques, min_size=1, max_size=5))
def test_the_best_draft_is_at_least_as_free_of_weaknesses_as_the_first(told: list) -> None:
    loop = StoryLoop()
    best = told[best_of(told, lambda new, old: better_story(new, old, loop))]
    assert len(weaknesses(best, loop)) <= len(weaknesses(told[0], loop))


def test_errors_end_an_item_with_their_reason() -> None:
    assert after_error(PaintError("x")) == "failed"
    assert after_error(BudgetExceeded("x")) == "budget"
    assert after_error(Moderated("x")) == "moderation"


def test_nothing_to_choose_from_is_said() -> None:
    with pytest.raises(ValueError, match="nothing to choose"):
        best_of([], lambda a, b: True)
    assert best_attempt([], LOOP) is None
    with pytest.raises(ValueError, match="checked"):
        after_check([attempt_of(1, None)], LEDGER, LOOP, can_edit=True, rewrites_left=0)
