"""Claims about what people do with their bodies and what their faces show."""

from typing import Final

from storytelling_painter.agents.embedded.aligner.case import Case, failed, no, yes
from storytelling_painter.domain.judgement import ClueVerdict
from storytelling_painter.domain.ledger import Feels, Poses
from storytelling_painter.domain.scene import Person
from storytelling_painter.tools.illustrator.nodes import CANVAS

_BY_HAND: Final = frozenset(
    {"reach_up", "reach_out", "point", "wave", "cheer", "hand_to_mouth", "phone", "offer", "write", "carry"}
)
"""Poses that are known by the leading hand."""
_FACE: Final = 0.7
"""Least visible share of a face whose feeling has to be read."""
FACE_HEIGHT: Final = 24.0
"""Least height of such a face in pixels of a picture 1024 wide."""
_SPOILT: Final = 0.15


def poses(claim: Poses, text: str, case: Case) -> ClueVerdict:
    """The pose is the one meant, and enough of the body can be seen to know it."""
    person = case.element(claim.element)
    if not isinstance(person, Person):
        return no(text, "missing", f"There is no person {claim.element.replace('_', ' ')}.", claim.element)
    sights = [case.sight(claim.element, least=0.4, agree=0.75, frame=0.55)]
    name = case.label(claim.element)
    if sights[0].seen is not None and person.pose != claim.pose:
        said = f"{name} is painted in the pose {person.pose!r}, not {claim.pose!r}."
        return no(text, "contradicted", said, claim.element, sights)
    if sights[0].seen is not None and person.pose in _BY_HAND:
        sights.append(case.sight(claim.element, "hand_lead", least=0.3, agree=0.5, pixels=12))
    return failed(text, sights) or yes(text, f"{name}: the pose {claim.pose!r} can be seen.", sights)


def feels(claim: Feels, text: str, case: Case) -> ClueVerdict:
    """The expression is the one meant, and the face that shows it can be seen and is as painted."""
    person = case.element(claim.element)
    if not isinstance(person, Person):
        return no(text, "missing", f"There is no person {claim.element.replace('_', ' ')}.", claim.element)
    whole = case.sight(claim.element, least=0.1, frame=0.2)
    name = case.label(claim.element)
    if whole.seen is None:
        return no(text, "missing", f"{name} was left out of the picture.", claim.element)
    if person.expression != claim.expression:
        said = f"{name} looks {person.expression}, not {claim.expression}."
        return no(text, "contradicted", said, claim.element, [whole])
    area = case.part(claim.element, "face")
    if area is None:
        return no(text, "hidden", f"{name} turns the back, so that the face cannot be seen.", claim.element, [whole])
    sights = [case.sight(claim.element, "face", least=_FACE, agree=0.7, pixels=150, frame=_FACE)]
    height = area.height * case.view.size / CANVAS
    if sights[0].fault is None and height < FACE_HEIGHT * case.view.size / 1024:
        said = f"The face of {name} is only {height:.0f} pixels high."
        return no(text, "too_small", said, claim.element, sights, numbers={"face_height_px": height})
    if (broken := failed(text, sights)) is not None:
        return broken
    areas = [a for a in (case.part(claim.element, "eyes"), case.part(claim.element, "mouth")) if a is not None]
    worst = max((case.view.strange(claim.element, a) for a in areas), default=1.0)
    if worst > _SPOILT:
        said = f"Eyes or mouth of {name} are painted otherwise than {claim.expression}."
        return no(text, "weak", said, claim.element, sights, numbers={"face_height_px": height, "spoilt_share": worst})
    reason = f"{name} looks {claim.expression}; the face is {height:.0f} pixels high."
    return yes(text, reason, sights, numbers={"face_height_px": height, "spoilt_share": worst})
