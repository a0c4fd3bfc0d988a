"""What a spoilt picture is, and which key points speak of what."""

from collections.abc import Callable
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample
from storytelling_painter.domain.ledger import (
    Absent,
    AtTime,
    Claim,
    Feels,
    HasWeather,
    InSetting,
    KeyPoint,
    Poses,
    Reads,
    Relates,
    Shows,
)
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.tools.illustrator.nodes import Layout, Rect

ABSENCES: Final = "*"
"""Stands for whatever is not there: what a file shows beside its plan could be anything, so no absence can be sure."""
SURROUNDINGS: Final = "@"
"""Stands for setting, light and weather."""


class Mutant(NamedTuple):
    """One spoilt picture."""

    kind: str
    layout: Layout
    """What is painted."""
    scene: SceneSpec
    """The plan that the aligner is given."""
    spoilt: frozenset[str]
    """Key points that have to fail."""
    touched: frozenset[str]
    """Elements that the defect may change, `ABSENCES` among them for a file; other key points have to hold."""
    patch: Rect | None = None
    """Area that is painted over in the file."""


def elements_of(point: KeyPoint) -> frozenset[str]:
    """Returns the ids of all elements that a key point speaks of."""
    out: set[str] = set()
    for clue in point.clues:
        claim = clue.claim
        if isinstance(claim, Relates):
            out |= {claim.agent, claim.target}
        elif isinstance(claim, Shows | Poses | Feels | Reads):
            out.add(claim.element)
        elif isinstance(claim, Absent):
            out.add(ABSENCES)
        elif isinstance(claim, InSetting | AtTime | HasWeather):
            out.add(SURROUNDINGS)
    return frozenset(out)


def points_with(sample: Sample, holds: Callable[[Claim], bool]) -> frozenset[str]:
    """Returns the ids of the key points one of whose claims fulfils a condition."""
    return frozenset(
        p.id for p in sample.ledger.key_points if any(c.claim is not None and holds(c.claim) for c in p.clues)
    )


def about(sample: Sample, id: str, *kinds: type[Claim]) -> frozenset[str]:
    return points_with(sample, lambda c: isinstance(c, kinds) and getattr(c, "element", None) == id)


def mentioning(sample: Sample, id: str) -> frozenset[str]:
    return frozenset(p.id for p in sample.ledger.key_points if id in elements_of(p))
