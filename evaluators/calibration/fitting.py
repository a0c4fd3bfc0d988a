"""From verdicts on statements whose truth is known to a judge's rates."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, NamedTuple, TypeVar, get_args

from storytelling_painter.domain.base import MadeBy, Share
from storytelling_painter.domain.judgement import VerdictValue
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.evaluators.calibration.file import Calibration, Grade, Threshold
from storytelling_painter.evaluators.calibration.rates import Rate, rate_of

DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)
T = TypeVar("T")


class Observation(NamedTuple):
    """One verdict on a statement whose truth is known."""

    cluster: str
    """What is not taken apart: the picture, or the plan that several pictures share."""
    picture: str
    dimension: Dimension
    truth: Literal["yes", "no"]
    verdict: VerdictValue
    """Effective, as the alignment counts it."""
    p_yes: float | None = None
    """Probability of a yes that the judge gave."""
    defect: str = ""
    """Kind of defect of the picture."""
    decisive: bool = True
    """Whether any viewer has to find the truth that is known."""


class Foiled(NamedTuple):
    """One verdict on a made-up false statement."""

    cluster: str
    verdict: VerdictValue


def fit(
    judge: MadeBy,
    basis: Literal["people", "known_truth"],
    observations: Sequence[Observation],
    foils: Sequence[Foiled] = (),
    *,
    failed: int = 0,
    target: float | None = None,
    foils_are_false: bool = False,
) -> Calibration:
    """Measures a judge.

    Args:
        judge: Who gave the verdicts.
        basis: Who knows the truth.
        observations: At most one for each key point of a picture, in any order.
        foils: Verdicts on false statements.
        failed: Pictures without a usable report.
        target: Wanted precision of a yes; none looks for no threshold.
        foils_are_false: Whether foils count among what is false in the overall rates.
    """
    decisive = [o for o in observations if o.decisive]
    kinds = sorted({o.defect for o in observations if o.defect})
    return Calibration(
        judge=judge,
        basis=basis,
        pictures=len({o.picture for o in observations}),
        failed=failed,
        overall=grade([*decisive, *(_as_false(f) for f in foils)] if foils_are_false else decisive),
        by_dimension={d: grade(some) for d in DIMENSIONS if (some := [o for o in decisive if o.dimension == d])},
        by_defect={kind: grade([o for o in observations if o.defect == kind]) for kind in kinds},
        foils=_rate(foils, lambda f: f.cluster, lambda f: f.verdict, yes={"yes"}, no={"no"}),
        threshold=None if target is None else threshold_for(target, decisive),
    )


def _as_false(foil: Foiled) -> Observation:
    """A foil among the key points; its dimension is not looked at in overall rates."""
    return Observation(foil.cluster, foil.cluster, "event", "no", foil.verdict)


def grade(observations: Sequence[Observation]) -> Grade:
    """Counts the verdicts on what is true and on what is false."""
    true = [o for o in observations if o.truth == "yes"]
    false = [o for o in observations if o.truth == "no"]

    def rate(of: Sequence[Observation], yes: set[VerdictValue], no: set[VerdictValue]) -> Rate:
        return _rate(of, lambda o: o.cluster, lambda o: o.verdict, yes=yes, no=no)

    return Grade(
        tpr=rate(true, {"yes"}, {"no"}),
        fpr=rate(false, {"yes"}, {"no"}),
        hits=rate(false, {"no", "unknown"}, {"yes"}),
        false_alarms=rate(true, {"no", "unknown"}, {"yes"}),
        unknown=sum(o.verdict == "unknown" for o in observations),
        errors=sum(o.verdict == "error" for o in observations),
    )


def _rate(
    given: Iterable[T],
    cluster: Callable[[T], str],
    verdict: Callable[[T], VerdictValue],
    *,
    yes: set[VerdictValue],
    no: set[VerdictValue],
) -> Rate:
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for each in given:
        value = verdict(each)
        counts[cluster(each)][0] += value in yes
        counts[cluster(each)][1] += value in no
    return rate_of([(a, b) for a, b in counts.values()])


def threshold_for(target: Share, observations: Sequence[Observation]) -> Threshold:
    """Returns the lowest probability of a yes from which on a yes is right with a share of at least the target.

    The lower end of the 95% interval of the precision has to reach the target, so that a lucky handful is not enough.
    """
    told = [o for o in observations if o.p_yes is not None and o.verdict in ("yes", "no", "unknown")]
    if not told:
        return Threshold(
            target=target, p_yes=None, why="the judge gave no probabilities; models give them with `--set chances=true`"
        )
    true = [o for o in told if o.truth == "yes"]
    for least in sorted({o.p_yes for o in told if o.p_yes is not None}):
        precision = _shares([o for o in told if (o.p_yes or 0.0) >= least], lambda o: o.truth == "yes")
        if precision.interval is not None and precision.interval.low >= target:
            recall = _shares(true, lambda o, least=least: (o.p_yes or 0.0) >= least)  # type: ignore[misc]
            return Threshold(target=target, p_yes=least, precision=precision, recall=recall)
    return Threshold(target=target, p_yes=None, why="at no probability is a yes right often enough")


def _shares(observations: Sequence[Observation], holds: Callable[[Observation], bool]) -> Rate:
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for each in observations:
        counts[each.cluster][0 if holds(each) else 1] += 1
    return rate_of([(a, b) for a, b in counts.values()])
