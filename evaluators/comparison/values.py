"""The numbers of one item that two runs are compared by, each with who gave it. What failed has no number."""

from typing import Final, NamedTuple

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.judgement import AlignmentReport, Score
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.record import Record
from storytelling_painter.evaluators.alignment import effective_values, musts_hold, score
from storytelling_painter.evaluators.comparison.results import Better
from storytelling_painter.evaluators.complexity import structural_complexity
from storytelling_painter.evaluators.formats import shown
from storytelling_painter.evaluators.naming import named


class Value(NamedTuple):
    """A number and its source."""

    value: float
    by: str
    steers: bool = False
    """Whether the loop is steered by whoever gave it."""


Values = dict[str, Value]
"""By name of the measure; a measure that failed, or was not made, is missing."""

MEASURES: Final[dict[str, Better]] = {
    "accepted": "higher",
    "alignment, corrected": "higher",
    "alignment, micro": "higher",
    "alignment, macro": "higher",
    "alignment, all musts": "higher",
    "complexity, structural estimate": "neither",
    "critic's score of the story": "higher",
    "pictures painted": "lower",
    "stories told": "lower",
}
"""What is compared item by item, and which side is the good one."""

_AIM: Final = "Measured by the {} that steers the loop, so it is what the loop aims at, and no independent evidence."
NOTES: Final = {
    "accepted": _AIM.format("judge"),
    "alignment, corrected": _AIM.format("judge"),
    "alignment, micro": _AIM.format("judge"),
    "alignment, macro": _AIM.format("judge"),
    "alignment, all musts": _AIM.format("judge"),
    "critic's score of the story": _AIM.format("critic"),
}
"""What to know of a measure that is given by who steers the loop."""

_UNDECIDED: Final = frozenset({"failed", "budget", "human", "moderation"})
"""Endings that say nothing of whether the picture would have been accepted."""
_COUNTED: Final = "record"


def values_of(record: Record) -> Values:
    """Returns what was measured on an item.

    Alignment is counted anew from the verdicts on the picture that stands for the item; stated shares are not used. It
    is the final judge's where the crew has one, and then missing where that one failed.
    """
    out: Values = {}
    best, draft = record.best_attempt, record.draft
    loops = best.report if best else None
    final = record.judged if "judge" in record.crew or record.judged is not None else loops
    if draft is not None:
        if final is not None:
            out |= _alignment(draft.ledger, final, steers=final is loops)
        if loops is not None and record.stop not in _UNDECIDED and record.error is None:
            out["accepted"] = Value(float(record.stop == "accepted"), _by(loops.made_by), steers=True)
    if draft is not None:
        measured = structural_complexity(draft.ledger)
        if isinstance(measured, Score):
            out["complexity, structural estimate"] = Value(measured.value, _by(measured.evaluator))
        critique = next((c for c in record.critiques if c.round == draft.story.round), None)
        given = [s for s in critique.scores.values() if s is not None] if critique else []
        if critique and given:
            out["critic's score of the story"] = Value(sum(given) / len(given), _by(critique.made_by), steers=True)
    if record.error is None:
        out["pictures painted"] = Value(float(record.usage.paint_calls), _COUNTED)
        out["stories told"] = Value(float(record.usage.story_calls), _COUNTED)
    return out


def _alignment(ledger: Ledger, report: AlignmentReport, *, steers: bool) -> Values:
    try:
        scores = score(ledger, report.verdicts, report.foils)
        effective = effective_values(ledger.key_points, {v.key_point: v.verdict for v in report.verdicts})
    except InputError:
        return {}
    held = musts_hold(ledger.key_points, effective)
    named_values = {
        "alignment, corrected": scores.corrected,
        "alignment, micro": scores.micro,
        "alignment, macro": scores.macro,
        "alignment, all musts": None if scores.micro is None or held is None else float(held),
    }
    by = _by(report.made_by)
    return {name: Value(value, by, steers) for name, value in named_values.items() if value is not None}


def _by(maker: MadeBy) -> str:
    return shown(named(maker))
