"""Alignment: the share of a ledger's key points that a picture shows, raw and corrected for a judge's yes-bias.

Pure functions over verdicts, whoever gave them. A key point counts by its *effective* verdict: a key point of the
ledger without a verdict is an error; a yes with a parent that is effectively no becomes no, one with a
parent that is unknown or an error becomes unknown. With the counts of effective verdicts

    micro     = yes / (yes + no)
    macro     = mean over the dimensions with a yes or a no of yes / (yes + no) within the dimension
    fpr       = foils called yes / foils called yes or no
    corrected = clip((micro - fpr) / (1 - fpr), 0, 1), and 0 where fpr is 1; micro where there are no foils

Unknown and error stand in no share; they are counted apart.
"""

from collections.abc import Iterable, Mapping, Sequence

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.judgement import AlignmentScores, FoilVerdict, Verdict, VerdictValue
from storytelling_painter.domain.ledger import KeyPoint, Ledger
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.evaluators.statistics.shares import rogan_gladen

ALIGNMENT = MadeBy(name="key-point-alignment", version="1")
"""How verdicts are counted; the judge who gave them is named beside it."""


def score(ledger: Ledger, verdicts: Sequence[Verdict], foils: Sequence[FoilVerdict] = ()) -> AlignmentScores:
    """Scores the verdicts of one judge on one picture.

    Args:
        ledger: What the picture has to tell.
        verdicts: At most one for each key point, in any order.
        foils: Verdicts on false statements about the same picture.

    Raises:
        InputError: A verdict names no key point of the ledger, or a key point has two.
    """
    values: dict[str, VerdictValue] = {}
    for verdict in verdicts:
        if verdict.key_point in values:
            raise InputError(f"key point {verdict.key_point!r} has two verdicts; keep one")
        values[verdict.key_point] = verdict.verdict
    return score_values(ledger.key_points, values, [f.verdict for f in foils])


def score_values(
    points: Sequence[KeyPoint], values: Mapping[str, VerdictValue], foils: Iterable[VerdictValue] = ()
) -> AlignmentScores:
    """Scores plain verdicts, for results that this project never made.

    Args:
        points: The key points, parents among them.
        values: Verdict by id of the key point; one that is missing counts as an error.
        foils: Verdicts on false statements.

    Raises:
        InputError: `values` names no key point of `points`.
    """
    if strange := sorted(set(values) - {p.id for p in points}):
        raise InputError(f"verdict on {strange[0]!r}, which the ledger does not hold")
    effective = effective_values(points, values)
    counts = _counts(effective.values())
    micro = _share(counts)
    by_dimension: dict[Dimension, float] = {}
    for dimension in dict.fromkeys(p.dimension for p in points):
        share = _share(_counts(effective[p.id] for p in points if p.dimension == dimension))
        if share is not None:
            by_dimension[dimension] = share
    fpr = _share(_counts(foils))
    return AlignmentScores(
        micro=micro,
        macro=sum(by_dimension.values()) / len(by_dimension) if by_dimension else None,
        all_must=all(effective[p.id] == "yes" for p in points if p.importance == "must"),
        corrected=corrected_share(micro, fpr),
        foil_fpr=fpr,
        by_dimension=by_dimension,
        yes=counts["yes"],
        no=counts["no"],
        unknown=counts["unknown"],
        error=counts["error"],
    )


def effective_values(points: Sequence[KeyPoint], values: Mapping[str, VerdictValue]) -> dict[str, VerdictValue]:
    """Returns the verdict of each key point with its parents taken into account; see the module."""
    parents = {p.id: p.parents for p in points}
    done: dict[str, VerdictValue] = {}
    while len(done) < len(parents):
        ready = [id for id in parents if id not in done and all(a in done or a not in parents for a in parents[id])]
        if not ready:
            raise InputError(f"the parents of {sorted(set(parents) - set(done))} form a cycle")
        for id in ready:
            above = [done.get(a, "error") for a in parents[id]]
            own = values.get(id, "error")
            done[id] = own if own != "yes" else "no" if "no" in above else "yes" if set(above) <= {"yes"} else "unknown"
    return done


def musts_hold(points: Sequence[KeyPoint], effective: Mapping[str, VerdictValue]) -> bool | None:
    """Whether every `must` key point holds; none where none is denied, and one is unknown or an error.

    A loop accepts no such picture (`AlignmentScores.all_must` is false), but no rate may count it as one that failed.
    """
    said = {effective[p.id] for p in points if p.importance == "must"}
    return False if "no" in said else True if said <= {"yes"} else None


def _counts(values: Iterable[VerdictValue]) -> dict[VerdictValue, int]:
    counts: dict[VerdictValue, int] = {"yes": 0, "no": 0, "unknown": 0, "error": 0}
    for value in values:
        counts[value] += 1
    return counts


def _share(counts: Mapping[VerdictValue, int]) -> float | None:
    valid = counts["yes"] + counts["no"]
    return counts["yes"] / valid if valid else None


def corrected_share(micro: float | None, fpr: float | None) -> float | None:
    """Returns a share corrected for the judge's yes-rate on false statements; see the module."""
    if micro is None or fpr is None:
        return micro
    if fpr >= 1.0:
        return 0.0
    return float(rogan_gladen(micro, fpr))
