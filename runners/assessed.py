"""What an assessment keeps: a line a measure and picture, and what the lines come to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.viewing import Description, Recovery, Rubric
from storytelling_painter.evaluators.assessment import Assessment, Lost
from storytelling_painter.evaluators.by_picture import OnePicture, one_picture
from storytelling_painter.evaluators.calibration import Calibration
from storytelling_painter.evaluators.calibration.judges import calibrated
from storytelling_painter.evaluators.recoverability import Recovered, recoverability
from storytelling_painter.evaluators.rubric import graded
from storytelling_painter.evaluators.tallies import alignment_of, tally
from storytelling_painter.runners.measuring import Result
from storytelling_painter.runners.pictured import Pictured

Measure = Literal["alignment", "recoverability", "complexity"]
MEASURES: Final[tuple[Measure, ...]] = ("alignment", "recoverability", "complexity")
Stage = Literal["alignment", "description", "recoverability", "complexity"]
"""Descriptions are kept by themselves, so that none is paid for twice."""


class Assessed(Result):
    """A line of results: one measure of one picture."""

    measure: Stage
    made_by: tuple[MadeBy, ...]
    digest: str
    """Hash of the picture and of what it has to tell."""
    report: AlignmentReport | None = None
    description: Description | None = None
    recovery: Recovery | None = None
    rubric: Rubric | None = None


def summed(
    path: Path,
    items: Sequence[Pictured],
    results: Mapping[Stage, Mapping[str, Assessed]],
    lost: Sequence[Lost],
    calibrations: Sequence[Calibration],
) -> Assessment:
    """Adds up the results of a folder.

    Args:
        path: The folder, for its name.
        items: Its pictures.
        results: Lines by stage and id.
        lost: What was lost before anything was measured.
        calibrations: What is known of judges.
    """
    aligned, recovered, rubrics = (results.get(name, {}) for name in MEASURES)
    known = {item.id: item for item in items}
    failures = [
        Lost(where=line.id, measure=line.measure, why=line.failure.message)
        for stage, lines in results.items()
        for line in lines.values()
        if line.failure is not None and stage != "description"  # its recovery then fails as well
    ]
    why: defaultdict[str, list[str]] = defaultdict(list)
    for each in failures:
        why[each.where].append(f"{each.measure}: {each.why}")
    tallies = [
        tally(draft.ledger, line.report)
        for id, line in aligned.items()
        if line.report is not None and id in known and (draft := known[id].draft) is not None
    ]
    pairs = []
    for id, line in recovered.items():
        if line.recovery is not None and id in known and (draft := known[id].draft) is not None:
            own = aligned[id].report if id in aligned else None
            pairs.append(Recovered(draft.ledger, line.recovery, own or known[id].report))
    return Assessment(
        source=path.resolve().name,
        pictures=len(items),
        alignment=alignment_of(tallies),
        calibrated=tuple(calibrated(tallies, calibrations)),
        recoverability=recoverability(pairs),
        complexity=graded([line.rubric for line in rubrics.values() if line.rubric is not None]),
        by_picture=tuple(
            _one(item, results, why.get(item.id, ())) for item in sorted(items, key=lambda item: item.id)
        ),
        lost=(*lost, *failures),
    )


def _one(item: Pictured, results: Mapping[Stage, Mapping[str, Assessed]], failures: Sequence[str]) -> OnePicture:
    lines = {stage: found[item.id] for stage, found in results.items() if item.id in found}
    return one_picture(
        item.id,
        item.draft.ledger if item.draft else None,
        report=lines["alignment"].report if "alignment" in lines else None,
        recovery=lines["recoverability"].recovery if "recoverability" in lines else None,
        rubric=lines["complexity"].rubric if "complexity" in lines else None,
        failures=failures,
    )
