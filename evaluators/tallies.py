"""Many items in a few numbers: verdicts are counted judge by judge, structural estimates averaged."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar, get_args

import numpy as np

from storytelling_painter.domain.base import Frozen, MadeBy, Share
from storytelling_painter.domain.judgement import AlignmentReport, Score, VerdictValue
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.evaluators.alignment import ALIGNMENT, corrected_share, effective_values, musts_hold, score
from storytelling_painter.evaluators.complexity import STRUCTURAL
from storytelling_painter.evaluators.statistics import Interval, mean_interval
from storytelling_painter.evaluators.uncertainty import OfPicture, alignment_intervals

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)

K = TypeVar("K", bound=str)


class Counts(Frozen):
    """Effective verdicts. Unknown and error stand in no share."""

    share: Share | None
    """yes / (yes + no); none where nobody said either."""
    yes: int = 0
    no: int = 0
    unknown: int = 0
    error: int = 0
    unknown_rate: Share | None = None
    """unknown / all: how often the judge abstained; none where there is no verdict."""
    error_rate: Share | None = None
    """error / all: how often no verdict could be read."""
    interval: Interval | None = None
    """Of the share, pictures resampled; see `evaluators.uncertainty`."""


class Alignment(Frozen):
    """What one judge said of all the pictures that it judged; numbers of two judges are never averaged."""

    kind: Literal["score"] = "score"
    evaluator: MadeBy
    judge: MadeBy
    n: int
    """Pictures."""
    micro: Counts
    """Over all key points."""
    macro: Share | None
    """Mean of the shares of the dimensions that have one."""
    macro_interval: Interval | None = None
    by_dimension: dict[Dimension, Counts]
    all_must: Share | None
    """Share of pictures on which every `must` key point holds, of those on which they do or one is denied."""
    undecided: int = 0
    """Pictures on which no `must` is denied, and one is unknown or without a readable verdict."""
    all_must_interval: Interval | None = None
    foils: Counts
    """Verdicts on false statements; `share` is the rate of false alarms."""
    foils_by_kind: dict[str, Counts] = {}
    corrected: Share | None
    """`micro` corrected for the rate of false alarms; equal to `micro` where no foil was judged, and none where the
    judge called every foil true."""
    corrected_interval: Interval | None = None
    """Takes the uncertainty of `micro` and of the rate of false alarms."""


class Complexity(Frozen):
    """Structural estimate of semantic complexity from ledgers: no model of people's ratings, ISA's least of all."""

    kind: Literal["score"] = "score"
    evaluator: MadeBy
    n: int
    """Ledgers that were scored."""
    unscored: int
    """Items without a ledger or with an empty one; they are in no mean."""
    mean: Share
    interval: Interval | None = None
    """Of the mean; none where all are the same."""
    std: float
    lowest: Share
    highest: Share
    shares: dict[str, Share]
    """Mean of each of the five parts of the estimate."""


class Tally(NamedTuple):
    """Verdicts on one picture, ready to be added up."""

    judge: MadeBy
    points: Counter[tuple[Dimension, VerdictValue]]
    foils: Counter[tuple[str, VerdictValue]]
    all_must: bool | None
    """None where nobody could decide."""

    @property
    def yes_and_no(self) -> tuple[int, int]:
        """How many effective verdicts are yes, and how many no."""
        yes, no = (sum(n for (_, v), n in self.points.items() if v == value) for value in ("yes", "no"))
        return yes, no


class Estimate(NamedTuple):
    """Structural complexity of one ledger."""

    value: float
    shares: tuple[tuple[str, float], ...]


def tally(ledger: Ledger, report: AlignmentReport) -> Tally:
    """Counts the verdicts of a report anew; the shares that the report states are not relied on.

    Raises:
        InputError: A verdict names no key point of the ledger, or a key point has two.
    """
    score(ledger, report.verdicts, report.foils)  # refuses what does not fit
    values = effective_values(ledger.key_points, {v.key_point: v.verdict for v in report.verdicts})
    return Tally(
        report.made_by,
        Counter((p.dimension, values[p.id]) for p in ledger.key_points),
        Counter((f.kind, f.verdict) for f in report.foils),
        musts_hold(ledger.key_points, values),
    )


def alignment_of(tallies: Iterable[Tally]) -> tuple[Alignment, ...]:
    """Adds up verdicts, judge by judge."""
    by_judge: dict[MadeBy, list[Tally]] = {}
    for one in tallies:
        by_judge.setdefault(one.judge, []).append(one)
    return tuple(_of_judge(judge, by_judge[judge]) for judge in sorted(by_judge, key=str))


def _of_judge(judge: MadeBy, tallies: Sequence[Tally]) -> Alignment:
    points: Counter[tuple[Dimension, VerdictValue]] = Counter()
    foils: Counter[tuple[str, VerdictValue]] = Counter()
    for one in tallies:
        points.update(one.points)
        foils.update(one.foils)
    found = alignment_intervals([OfPicture(one.points, one.foils, one.all_must) for one in tallies])
    by_dimension = {
        d: _counts(points, d, found.by_dimension.get(d)) for d in DIMENSIONS if any(key[0] == d for key in points)
    }
    shares = [c.share for c in by_dimension.values() if c.share is not None]
    micro, false_alarms = _counts(points, "", found.micro), _counts(foils, "", found.foils)
    useless = false_alarms.share == 1.0
    decided = [one.all_must for one in tallies if one.all_must is not None]
    return Alignment(
        evaluator=ALIGNMENT,
        judge=judge,
        n=len(tallies),
        micro=micro,
        macro=sum(shares) / len(shares) if shares else None,
        macro_interval=found.macro,
        by_dimension=by_dimension,
        all_must=sum(decided) / len(decided) if decided else None,
        undecided=len(tallies) - len(decided),
        all_must_interval=found.all_must,
        foils=false_alarms,
        foils_by_kind={kind: _counts(foils, kind) for kind in sorted({key[0] for key in foils})},
        corrected=None if useless else corrected_share(micro.share, false_alarms.share),
        corrected_interval=None if useless else found.corrected,
    )


def _counts(
    verdicts: Mapping[tuple[K, VerdictValue], int], of: str = "", interval: Interval | None = None
) -> Counts:
    sums: Counter[VerdictValue] = Counter()
    for (name, value), count in verdicts.items():
        if not of or name == of:
            sums[value] += count
    valid, all = sums["yes"] + sums["no"], sums.total()
    return Counts(
        share=sums["yes"] / valid if valid else None,
        yes=sums["yes"],
        no=sums["no"],
        unknown=sums["unknown"],
        error=sums["error"],
        unknown_rate=sums["unknown"] / all if all else None,
        error_rate=sums["error"] / all if all else None,
        interval=interval,
    )


def estimate(measured: Score) -> Estimate:
    """Keeps of a structural score what the sum needs."""
    prefix = "share_"
    parts = ((name.removeprefix(prefix), v) for name, v in measured.detail.items() if name.startswith(prefix))
    return Estimate(measured.value, tuple(parts))


def complexity_of(estimates: Sequence[Estimate], unscored: int) -> Complexity | None:
    """Averages structural estimates; none where there is none."""
    if not estimates:
        return None
    values = np.sort(np.array([e.value for e in estimates]))
    parts: dict[str, list[float]] = {}
    for one in estimates:
        for name, share in one.shares:
            parts.setdefault(name, []).append(share)
    return Complexity(
        evaluator=STRUCTURAL,
        n=len(values),
        unscored=unscored,
        mean=min(1.0, float(values.mean())),
        interval=mean_interval(values),
        std=float(values.std()),
        lowest=float(values[0]),
        highest=float(values[-1]),
        shares={name: min(1.0, float(np.sort(np.array(shares)).mean())) for name, shares in parts.items()},
    )
