"""Whose fault a failed key point is: the picture's, the plan's or the story's. Pure functions over reports."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from storytelling_painter.domain.failing import failed_points
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.ledger import Claim, KeyPoint, Ledger, Relates
from storytelling_painter.domain.record import Attempt, Painting

_WORD = re.compile(r"[a-z]{4,}")
_ENOUGH_WORDS = 0.5
"""Share of a key point's longer words that a prompt has to hold for the point to count as told."""


class Lost(NamedTuple):
    """Key points that painting anew will not show."""

    hopeless: tuple[str, ...]
    """Nothing a painter of this kind can draw, or nothing the judge can tell on any picture."""
    stubborn: tuple[str, ...]
    """Failed on as many independent attempts as the settings allow."""

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.hopeless, *self.stubborn)))


def lost_points(ledger: Ledger, attempts: Sequence[Attempt], best: Attempt, stubborn_after: int) -> Lost:
    """Returns the points that failed in the best attempt and that more painting will not mend."""
    if best.report is None:
        return Lost((), ())
    independent = [a.report for a in attempts if a.action != "edit" and a.report is not None]
    hopeless, stubborn = [], []
    for id in failed_points(ledger, best.report):
        if _not_drawable(id, best.report) or _never_told(id, independent):
            hopeless.append(id)
        elif sum(id in failed_points(ledger, report) for report in independent) >= stubborn_after:
            stubborn.append(id)
    return Lost(tuple(hopeless), tuple(stubborn))


def _not_drawable(id: str, report: AlignmentReport) -> bool:
    return any(c.finding == "not_drawable" for v in report.verdicts if v.key_point == id for c in v.clues)


def _never_told(id: str, reports: Sequence[AlignmentReport]) -> bool:
    """Whether two independent pictures or more were looked at and none let the judge say yes or no."""
    values = [v.verdict for report in reports for v in report.verdicts if v.key_point == id]
    return len(values) >= 2 and all(value == "unknown" for value in values)


def untold_points(ledger: Ledger, points: Iterable[str], painting: Painting) -> tuple[str, ...]:
    """Returns those of the points that the painter's scene or prompt leaves out."""
    return tuple(id for id in points if _untold(ledger.get(id), painting))


def _untold(point: KeyPoint, painting: Painting) -> bool:
    if painting.scene is not None:
        drawn = {element.id for element in painting.scene.elements}
        return any(c.claim is not None and not drawn.issuperset(_elements(c.claim)) for c in point.clues)
    if painting.prompt is not None:
        words = set(_WORD.findall(" ".join((point.text, *(c.text for c in point.clues))).lower()))
        told = words & set(_WORD.findall(painting.prompt.lower()))
        return bool(words) and len(told) < _ENOUGH_WORDS * len(words)
    return False


def _elements(claim: Claim) -> set[str]:
    """Ids of the elements a claim needs in the picture."""
    if isinstance(claim, Relates):
        return {claim.agent} if claim.act == "at" else {claim.agent, claim.target}
    element = getattr(claim, "element", None)
    return {element} if isinstance(element, str) else set()
