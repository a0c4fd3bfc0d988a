"""What was measured on each picture by itself, flat, for tables: none where nothing was measured, never zero."""

from collections.abc import Sequence

from storytelling_painter.domain.base import Frozen, Share
from storytelling_painter.domain.judgement import AlignmentReport, AlignmentScores, FoilVerdict
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.viewing import Recovery, Rubric
from storytelling_painter.evaluators.alignment import effective_values, musts_hold, score
from storytelling_painter.evaluators.rubric import score_of


class OnePicture(Frozen):
    """One picture."""

    id: str
    micro: Share | None = None
    """Alignment over its key points."""
    macro: Share | None = None
    corrected: Share | None = None
    all_must: bool | None = None
    yes: int | None = None
    """Key points by effective verdict; unknown and error are in no share."""
    no: int | None = None
    unknown: int | None = None
    error: int | None = None
    foils_yes: int | None = None
    foils_no: int | None = None
    foils_undecided: int | None = None
    """Unknown or without a readable verdict."""
    recall: Share | None = None
    """Blind recoverability."""
    recall_corrected: Share | None = None
    recall_yes: int | None = None
    recall_no: int | None = None
    recall_unknown: int | None = None
    recall_error: int | None = None
    rubric: Share | None = None
    """Overall grade on the scale from 0 to 1."""
    entity_score: Share | None = None
    in_target: bool | None = None
    failures: str = ""
    """What could not be measured, and why."""


def one_picture(
    id: str,
    ledger: Ledger | None,
    *,
    report: AlignmentReport | None = None,
    recovery: Recovery | None = None,
    rubric: Rubric | None = None,
    failures: Sequence[str] = (),
) -> OnePicture:
    """Returns the line of a picture.

    Args:
        id: Its id.
        ledger: What it has to tell; without it neither alignment nor recall can be counted.
        report: A judge's verdicts.
        recovery: What a description recovers.
        rubric: A viewer's grades.
        failures: What failed.

    Raises:
        InputError: Verdicts do not fit the ledger.
    """
    found: dict[str, object] = {"id": id, "failures": "; ".join(failures)}
    if ledger is not None and report is not None:
        scores = score(ledger, report.verdicts, report.foils)
        found |= _counts(scores) | _foils(report.foils)
        found |= {"micro": scores.micro, "macro": scores.macro, "corrected": scores.corrected}
        effective = effective_values(ledger.key_points, {v.key_point: v.verdict for v in report.verdicts})
        found |= {"all_must": musts_hold(ledger.key_points, effective)}
    if ledger is not None and recovery is not None:
        scores = score(ledger, recovery.verdicts, recovery.foils)
        found |= {f"recall_{name}": count for name, count in _counts(scores).items()}
        found |= {"recall": scores.micro, "recall_corrected": scores.corrected}
    if rubric is not None:
        grade = score_of(rubric)
        found |= {"rubric": grade.value, "entity_score": grade.detail["entity_score"]}
        found |= {"in_target": bool(grade.detail["in_target"])}
    return OnePicture.model_validate(found)


def _counts(scores: AlignmentScores) -> dict[str, int]:
    return {"yes": scores.yes, "no": scores.no, "unknown": scores.unknown, "error": scores.error}


def _foils(foils: Sequence[FoilVerdict]) -> dict[str, int]:
    said = [foil.verdict for foil in foils]
    yes, no = said.count("yes"), said.count("no")
    return {"foils_yes": yes, "foils_no": no, "foils_undecided": len(said) - yes - no}
