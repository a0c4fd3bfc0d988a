"""Blind recoverability: which share of the key points a description recovers by somebody who never saw the story.

Counted as alignment is (see `alignment`): a yes of the reader counts where the key points hold that it rests on, errors
stand in no share, foils measure the reader's yes-bias. The gap to alignment is taken over the same key points of the
same pictures, told = seen by the judge who knows what to look for, and

    gap = share told - share recovered
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, get_args

import numpy as np

from storytelling_painter.domain.base import Frozen, MadeBy, Share
from storytelling_painter.domain.judgement import AlignmentReport, VerdictValue
from storytelling_painter.domain.ledger import KeyPoint, Ledger
from storytelling_painter.domain.viewing import Recovery
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.evaluators.alignment import corrected_share, effective_values
from storytelling_painter.evaluators.calibration.rates import Rate, rate_of
from storytelling_painter.evaluators.statistics.resampling import Bootstrap, Floats, Interval

RECOVERABILITY: Final = MadeBy(name="blind-recoverability", version="1")
DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)


class Recovered(NamedTuple):
    """One picture: what it had to tell, what a description recovers, and what the judge saw, where one did."""

    ledger: Ledger
    recovery: Recovery
    report: AlignmentReport | None = None


class Gap(Frozen):
    """Told less recovered, over key points with a yes or a no from both."""

    told: Share
    recovered: Share
    difference: float
    interval: Interval | None
    """95%, pictures resampled."""
    key_points: int


class Recoverability(Frozen):
    """What one viewer's descriptions recover, as one reader judges."""

    evaluator: MadeBy = RECOVERABILITY
    describer: MadeBy
    judge: MadeBy
    n: int
    """Pictures."""
    recall: Rate
    must: Rate
    nice: Rate
    by_dimension: dict[Dimension, Rate]
    macro: Share | None
    """Mean over the dimensions."""
    foils: Rate
    """False statements that the reader found in the description."""
    corrected: Share | None
    """Recall corrected for the reader's false alarms; none where the reader found every foil."""
    key_points: int = 0
    """All of them, whatever was said."""
    unknown: int = 0
    """Key points on which nothing was said that counts, as one that they rest on is an error; in no share."""
    errors: int
    """Key points without a readable verdict; in no share."""
    gap: Gap | None
    """None where no judge saw the pictures."""
    gap_by_dimension: dict[Dimension, Gap]


def recoverability(items: Sequence[Recovered]) -> tuple[Recoverability, ...]:
    """Adds up recoveries by viewer and reader; different ones are never averaged."""
    groups: dict[tuple[MadeBy, MadeBy], list[Recovered]] = {}
    for item in items:
        groups.setdefault((item.recovery.description.made_by, item.recovery.made_by), []).append(item)
    return tuple(_of_pair(*pair, groups[pair]) for pair in sorted(groups, key=str))


def _of_pair(describer: MadeBy, judge: MadeBy, items: Sequence[Recovered]) -> Recoverability:
    read = [(i, _effective(i.ledger, i.recovery)) for i in items]
    seen = [{} if i.report is None else _effective(i.ledger, i.report) for i in items]

    def rate(wanted: Callable[[KeyPoint], bool]) -> Rate:
        return rate_of([_counts([said[p.id] for p in i.ledger.key_points if wanted(p)]) for i, said in read])

    def gap(wanted: Callable[[KeyPoint], bool]) -> Gap | None:
        rows = [
            [(told[p.id] == "yes", said[p.id] == "yes") for p in i.ledger.key_points if wanted(p) and p.id in told
             and {told[p.id], said[p.id]} <= {"yes", "no"}]
            for (i, said), told in zip(read, seen, strict=True)
        ]  # fmt: skip
        return gap_of(rows)

    by_dimension = {d: r for d in DIMENSIONS if (r := rate(lambda p, d=d: p.dimension == d)).share is not None}  # type: ignore[misc]
    shares = [r.share for r in by_dimension.values() if r.share is not None]
    recall, foils = rate(lambda p: True), rate_of([_counts([f.verdict for f in i.recovery.foils]) for i in items])
    return Recoverability(
        describer=describer,
        judge=judge,
        n=len(items),
        recall=recall,
        must=rate(lambda p: p.importance == "must"),
        nice=rate(lambda p: p.importance == "nice"),
        by_dimension=by_dimension,
        macro=sum(shares) / len(shares) if shares else None,
        foils=foils,
        corrected=None if foils.share == 1.0 else corrected_share(recall.share, foils.share),
        key_points=sum(len(said) for _, said in read),
        unknown=sum(value == "unknown" for _, said in read for value in said.values()),
        errors=sum(value == "error" for _, said in read for value in said.values()),
        gap=gap(lambda p: True),
        gap_by_dimension={d: g for d in DIMENSIONS if (g := gap(lambda p, d=d: p.dimension == d)) is not None},  # type: ignore[misc]
    )


def _effective(ledger: Ledger, given: Recovery | AlignmentReport) -> dict[str, VerdictValue]:
    return effective_values(ledger.key_points, {v.key_point: v.verdict for v in given.verdicts})


def _counts(values: Sequence[VerdictValue]) -> tuple[int, int]:
    return values.count("yes"), values.count("no")


def gap_of(pictures: Sequence[Sequence[tuple[bool, bool]]]) -> Gap | None:
    """Returns the gap over pairs (told, recovered) of each picture; none where there is no pair."""
    table = np.array(
        [[sum(t for t, _ in pairs), sum(r for _, r in pairs), len(pairs)] for pairs in pictures if pairs],
        dtype=np.float64,
    ).reshape(-1, 3)
    total = table.sum(axis=0)
    if not total[2]:
        return None

    def difference(sums: Floats) -> Floats:
        out: Floats = np.full(len(sums), np.nan)
        np.divide(sums[:, 0] - sums[:, 1], sums[:, 2], out=out, where=sums[:, 2] > 0)
        return out

    told, recovered = float(total[0] / total[2]), float(total[1] / total[2])
    return Gap(
        told=told,
        recovered=recovered,
        difference=told - recovered,
        interval=Bootstrap(table).interval(difference),
        key_points=int(total[2]),
    )
