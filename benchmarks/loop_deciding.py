"""The policies under study, from one item to what is handed out as good.

`routed` asks `graph.routing`, the functions that steer every run. The others are written after what is published of two
systems, and get the same painter and judge; they have no way to say that nothing good came out.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from loop_world import LOOP, World

from storytelling_painter.domain.record import Attempt, PaintAction
from storytelling_painter.graph.routing import FIRST_PICTURE, PaintPlan, accepts, after_check, best_attempt

PAINT_COST: Final = 1.0
CHECK_COST: Final = 0.25
STORY_COST: Final = 0.1
"""Of a picture painted, judged, and of a story told again; in pictures."""


class Outcome(NamedTuple):
    """What a policy made of an item."""

    handed_out: bool
    """Whether a picture is handed out as good."""
    good: bool
    """Whether the picture that stands for the item is good in truth, handed out or not."""
    cost: float


def no_loop(world: World) -> Outcome:
    """One picture, unchecked."""
    return _outcome(world, world.paint(FIRST_PICTURE, (), check=False), True)


def threshold_last(world: World) -> Outcome:
    """Up to three attempts, each mending the last; stops at a score, and hands out the last one whatever it is.

    So T2I-Copilot does it (arXiv 2507.20536).
    """
    return _outcome(world, _mended_until(world, lambda attempt: _micro(attempt) >= LOOP.min_alignment), True)


def our_test_last(world: World) -> Outcome:
    """As `threshold_last`, but stops when our test is passed: what the stricter test alone is worth."""
    return _outcome(world, _mended_until(world, _accepted), True)


def _mended_until(world: World, enough: Callable[[Attempt], bool]) -> Attempt:
    attempts = [world.paint(FIRST_PICTURE, ())]
    while len(attempts) < 3 and not enough(attempts[-1]):
        number = len(attempts)
        attempts.append(world.paint(PaintPlan(action="edit", round=number + 1, candidate=1, parent=number), attempts))
    return attempts[-1]


def fixed_three_by_three(world: World) -> Outcome:
    """Three rounds of three candidates, each round from the best so far, and the best of all is handed out.

    So Idea2Img does it (arXiv 2310.08541); its revised prompts are edits here.
    """
    return _outcome(world, _three_by_three(world), True)


def gated_three_by_three(world: World) -> Outcome:
    """As `fixed_three_by_three`, but hands out only what passes our test: what the gate alone is worth."""
    best = _three_by_three(world)
    return _outcome(world, best, _accepted(best))


def _three_by_three(world: World) -> Attempt:
    attempts: list[Attempt] = []
    for round in (1, 2, 3):
        parent = max(attempts, key=_micro).number if attempts else None
        action: PaintAction = "paint" if parent is None else "edit"
        for candidate in (1, 2, 3):
            plan = PaintPlan(action=action, round=round, candidate=candidate, parent=parent)
            attempts.append(world.paint(plan, tuple(attempts)))
    return max(attempts, key=_micro)


def routed(world: World, *, rewrites: int = 1) -> Outcome:
    """The loop of this project: `graph.routing` decides, and only what it accepts is handed out as good."""
    attempts: list[Attempt] = []
    telling: list[Attempt] = []
    plan: PaintPlan | None = FIRST_PICTURE
    stop = None
    while plan is not None:
        attempt = world.paint(plan, tuple(attempts))
        attempts.append(attempt)
        telling.append(attempt)
        decision = after_check(telling, world.ledger, LOOP, can_edit=True, rewrites_left=rewrites)
        plan, stop = decision.plan, decision.stop
        if decision.rewrite:
            world.retell(decision.rewrite)
            rewrites, telling, plan = rewrites - 1, [], FIRST_PICTURE
    best = best_attempt(attempts, LOOP)
    assert best is not None
    return _outcome(world, best, stop == "accepted")


def routed_without_retelling(world: World) -> Outcome:
    """As `routed`, for worlds that tell no story anew."""
    return routed(world, rewrites=0)


POLICIES: Final[dict[str, Callable[[World], Outcome]]] = {
    "no loop": no_loop,
    "threshold, last attempt": threshold_last,
    "fixed 3x3": fixed_three_by_three,
    "ours": routed,
    "our test, last attempt": our_test_last,
    "fixed 3x3, our gate": gated_three_by_three,
}


def _accepted(attempt: Attempt) -> bool:
    return attempt.report is not None and accepts(attempt.report, LOOP)


def _micro(attempt: Attempt) -> float:
    micro = attempt.report.scores.micro if attempt.report else None
    return -1.0 if micro is None else micro


def _outcome(world: World, attempt: Attempt, handed_out: bool) -> Outcome:
    cost = PAINT_COST * world.paints + CHECK_COST * world.checks + STORY_COST * (world.tellings - 1)
    return Outcome(handed_out, world.is_good(attempt), cost)
