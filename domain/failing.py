"""Which key points of a report failed, and which of these have to be mended first. Pure functions."""

from collections.abc import Sequence

from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.ledger import Ledger


def failed_points(ledger: Ledger, report: AlignmentReport) -> tuple[str, ...]:
    """Returns the ids of key points with verdict `no` or `unknown`, in the ledger's order.

    A verdict `error` is the judge's failure and blames nobody.
    """
    verdicts = {v.key_point: v.verdict for v in report.verdicts}
    return tuple(p.id for p in ledger.key_points if verdicts.get(p.id) in ("no", "unknown"))


def root_points(ledger: Ledger, failed: Sequence[str]) -> tuple[str, ...]:
    """Returns the failed key points none of whose parents failed: mending these comes first."""
    bad = set(failed)
    return tuple(p.id for p in ledger.key_points if p.id in bad and not bad.intersection(p.parents))
