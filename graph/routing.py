"""All loop policy: pure functions from what happened so far to what happens next, and why.

The nodes do what is decided here and decide nothing themselves. Two loops are steered: the story loop (tell, criticise)
and the image loop (paint, check). A *telling* is one pass of the story loop; a picture that cannot be painted may ask
for another one, so an item has at most `1 + max_rewrites` tellings. An attempt is *independent* when it was painted
from scratch and not edited from another attempt.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, TypeVar

from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import BudgetExceeded, Moderated, WorkError
from storytelling_painter.domain.failing import failed_points, root_points
from storytelling_painter.domain.judgement import AlignmentReport, Critique
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.record import Attempt, PaintAction, StopReason
from storytelling_painter.domain.settings import ImageLoop, StoryLoop
from storytelling_painter.graph.blame import lost_points, untold_points

T = TypeVar("T")


class PaintPlan(Frozen):
    """What the painter does next: an `Order` that names its parent by number, so that state stays small."""

    action: PaintAction
    round: int
    candidate: int
    parent: int | None = None


FIRST_PICTURE = PaintPlan(action="paint", round=1, candidate=1)


class StoryDecision(NamedTuple):
    """What follows a critique."""

    action: Literal["accept", "revise", "give_best"]
    best: int
    """Position of the best draft in the telling, from 0."""
    why: str


class ImageDecision(NamedTuple):
    """What follows a check; exactly one of `plan`, `rewrite` and `stop` is given."""

    plan: PaintPlan | None
    rewrite: tuple[str, ...]
    """Ids of the key points that no painter managed, when the story has to be told anew."""
    stop: StopReason | None
    why: str


def best_of(items: Sequence[T], better: Callable[[T, T], bool]) -> int:
    """Returns the position of the best item as the loop would have kept it: the first stays until a better one comes.

    Raises:
        ValueError: `items` is empty.
    """
    if not items:
        raise ValueError("nothing to choose from")
    best = 0
    for i, item in enumerate(items):
        if i and better(item, items[best]):
            best = i
    return best


# --- the story loop -------------------------------------------------------------------------------------------------


def weaknesses(critique: Critique, loop: StoryLoop) -> tuple[str, ...]:
    """Returns what keeps a draft from being accepted, in words; empty when it is good enough."""
    weak = [f"{d} scores {s} of 5" for d, s in critique.scores.items() if s is not None and s < loop.min_score]
    if all(score is None for score in critique.scores.values()):
        weak.append("no dimension applies")
    if not critique.single_moment:
        weak.append("not a single moment")
    if critique.unpaintable:
        weak.append(f"cannot be painted: {', '.join(critique.unpaintable)}")
    if critique.novelty is not None and critique.novelty < loop.min_novelty:
        weak.append(f"too near to a known story (distance {critique.novelty:.2f})")
    return tuple(weak)


def better_story(new: Critique, old: Critique, loop: StoryLoop) -> bool:
    """Tells whether a new draft replaces the best so far: fewer weaknesses, then higher scores, and no dimension lower.

    Only a draft that is good enough may lower a dimension.
    """
    ours, theirs = _story_rank(new, loop), _story_rank(old, loop)
    if ours <= theirs:
        return False
    lowered = any(
        score is not None and (before := old.scores.get(dimension)) is not None and score < before
        for dimension, score in new.scores.items()
    )
    return not lowered or not weaknesses(new, loop)


def _story_rank(critique: Critique, loop: StoryLoop) -> tuple[float, ...]:
    given = [s for s in critique.scores.values() if s is not None]
    return (
        -len(weaknesses(critique, loop)),
        -len(critique.unpaintable),
        min(given, default=0),
        sum(given) / max(1, len(given)),
        1.0 if critique.novelty is None else critique.novelty,
    )


def after_critic(critiques: Sequence[Critique], loop: StoryLoop, *, may_revise: bool) -> StoryDecision:
    """Decides what follows the last critique of a telling.

    Args:
        critiques: All critiques of this telling, oldest first; at least one.
        loop: The limits.
        may_revise: False where the story was given by the user and may only be read.
    """
    best = best_of(critiques, lambda new, old: better_story(new, old, loop))
    weak = weaknesses(critiques[best], loop)
    if not weak:
        return StoryDecision("accept", best, "the story is good enough")
    if not may_revise:
        return StoryDecision("give_best", best, f"the story was given and stays as it is; {'; '.join(weak)}")
    if len(critiques) >= loop.max_rounds:
        return StoryDecision("give_best", best, f"no round left; best draft taken although {'; '.join(weak)}")
    return StoryDecision("revise", best, "; ".join(weak))


# --- the image loop -------------------------------------------------------------------------------------------------


def unreliable(report: AlignmentReport, loop: ImageLoop) -> str:
    """Returns why a judge's report cannot be trusted, or an empty string."""
    scores = report.scores
    if scores.foil_fpr is not None and scores.foil_fpr > loop.max_foil_fpr:
        return f"the judge called {scores.foil_fpr:.0%} of the false statements true"
    if scores.error and not scores.yes + scores.no + scores.unknown:
        return "the judge gave no readable verdict"
    return ""


def accepts(report: AlignmentReport, loop: ImageLoop) -> bool:
    """Tells whether a picture is good enough: trusted judge, every `must` point, corrected alignment high enough."""
    corrected = report.scores.corrected
    return (
        not unreliable(report, loop)
        and report.scores.all_must
        and corrected is not None
        and corrected >= loop.min_alignment
    )


def better(new: Attempt, old: Attempt, loop: ImageLoop) -> bool:
    """Tells whether a new attempt replaces the best so far.

    It has to stand higher by, in this order: trusted verdicts, all `must` points, good enough to be accepted, corrected
    alignment, micro alignment, fewer unknown and error verdicts. Guard against regression: unless it gains one of the
    first three it may not hold a smaller share of all key points, so an attempt that mends one and breaks two does not
    replace, whatever became of the broken ones. Equal attempts do not replace. The relation is a strict partial order.
    """
    ours, theirs = _rank(new, loop), _rank(old, loop)
    if ours <= theirs:
        return False
    return ours[:3] > theirs[:3] or _held(new) >= _held(old)


def _rank(attempt: Attempt, loop: ImageLoop) -> tuple[float, ...]:
    if attempt.report is None:
        return (-1.0,) * 6
    scores = attempt.report.scores
    return (
        float(not unreliable(attempt.report, loop)),
        float(scores.all_must),
        float(accepts(attempt.report, loop)),
        -1.0 if scores.corrected is None else scores.corrected,
        -1.0 if scores.micro is None else scores.micro,
        -float(scores.unknown + scores.error),
    )


def _held(attempt: Attempt) -> float:
    if attempt.report is None:
        return 0.0
    scores = attempt.report.scores
    return scores.yes / max(1, scores.yes + scores.no + scores.unknown + scores.error)


def best_attempt(attempts: Sequence[Attempt], loop: ImageLoop) -> Attempt | None:
    """Returns the attempt that stands for the item, or none where nothing was painted."""
    if not attempts:
        return None
    return attempts[best_of(attempts, lambda new, old: better(new, old, loop))]


def in_vain(attempts: Sequence[Attempt], loop: ImageLoop) -> int:
    """Returns how many attempts in a row, up to the last one, did not better the best."""
    return len(attempts) - 1 - best_of(attempts, lambda new, old: better(new, old, loop)) if attempts else 0


def after_check(
    attempts: Sequence[Attempt], ledger: Ledger, loop: ImageLoop, *, can_edit: bool, rewrites_left: int
) -> ImageDecision:
    """Decides what follows the check of the last attempt.

    Args:
        attempts: All attempts of this telling, oldest first, each with its report; at least one.
        ledger: What the picture has to tell.
        loop: The limits.
        can_edit: Whether the painter can mend a picture.
        rewrites_left: How often the story may still be told anew; 0 where the user gave the story.
    """
    last = attempts[-1]
    best = best_attempt(attempts, loop)
    if best is None or best.report is None or last.report is None:
        raise ValueError("routing needs attempts that were checked")
    if doubt := unreliable(last.report, loop):
        return _stop("judge_unreliable", doubt)
    if accepts(last.report, loop):
        return _stop("accepted", "every `must` key point holds and the alignment is high enough")

    failed = failed_points(ledger, best.report)
    lost = lost_points(ledger, attempts, best, loop.unpaintable_after)
    musts = {p.id for p in ledger.musts}
    lost_musts = tuple(i for i in lost.all if i in musts)
    if lost_musts and rewrites_left:
        return ImageDecision(None, lost_musts, None, f"no picture shows {', '.join(lost_musts)}: tell it differently")
    if any(i in musts for i in lost.stubborn) or (lost.all and set(lost.all) >= set(root_points(ledger, failed))):
        if rewrites_left:
            return ImageDecision(None, lost.all, None, f"no picture shows {', '.join(lost.all)}: tell it differently")
        return _stop("unpaintable", f"no picture shows {', '.join(lost.all)}")

    if in_vain(attempts, loop) >= loop.plateau_after:
        return _no_more(lost_musts, "plateau", f"{loop.plateau_after} attempts in a row were no better")
    if last.action != "edit" and last.candidate < loop.candidates:
        plan = PaintPlan(action=last.action, round=last.round, candidate=last.candidate + 1, parent=last.parent)
        return ImageDecision(plan, (), None, f"next candidate; {_named(failed)}")
    if last.round >= loop.max_rounds:
        return _no_more(lost_musts, "attempts", f"no round left; {_named(failed)}")
    return _blame(attempts, best, ledger, loop, can_edit=can_edit)


def _blame(
    attempts: Sequence[Attempt], best: Attempt, ledger: Ledger, loop: ImageLoop, *, can_edit: bool
) -> ImageDecision:
    """Chooses how to go on in a new round: edit, rewrite the prompt, or resample."""
    assert best.report is not None
    round = attempts[-1].round + 1
    roots = root_points(ledger, failed_points(ledger, best.report))
    untold = untold_points(ledger, roots, best.painting)
    if untold and attempts[-1].action != "rewrite_prompt":
        plan = PaintPlan(action="rewrite_prompt", round=round, candidate=1, parent=best.number)
        return ImageDecision(plan, (), None, f"the plan leaves out {', '.join(untold)}")
    edited_in_vain = any(a.action == "edit" and a.parent == best.number for a in attempts)
    if can_edit and roots and len(roots) <= loop.edit_up_to and not edited_in_vain:
        plan = PaintPlan(action="edit", round=round, candidate=1, parent=best.number)
        return ImageDecision(plan, (), None, f"mend {', '.join(roots)}")
    plan = PaintPlan(action="resample", round=round, candidate=1)
    return ImageDecision(plan, (), None, f"paint anew; {_named(roots)}")


def _stop(reason: StopReason, why: str) -> ImageDecision:
    return ImageDecision(None, (), reason, why)


def _no_more(lost_musts: tuple[str, ...], reason: StopReason, why: str) -> ImageDecision:
    """Stops at a cap; where a `must` point could never have been shown, that is the reason and not the cap."""
    if lost_musts:
        return _stop("unpaintable", f"no picture shows {', '.join(lost_musts)}; {why}")
    return _stop(reason, why)


def _named(points: Iterable[str]) -> str:
    names = ", ".join(points)
    return f"not shown: {names}" if names else "alignment too low"


def after_error(error: WorkError | BudgetExceeded) -> StopReason:
    """Returns the stop reason of an item that an expected error ended."""
    if isinstance(error, BudgetExceeded):
        return "budget"
    return "moderation" if isinstance(error, Moderated) else "failed"
