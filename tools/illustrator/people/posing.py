"""Fits a pose to what carries the body: legs of one who sits, arms at rest, hands that hold, an arm in a sling."""

from dataclasses import replace
from typing import Final, Literal, NamedTuple

from storytelling_painter.domain.scene import Person
from storytelling_painter.domain.vocabulary import Pose
from storytelling_painter.tools.illustrator.nodes import Point
from storytelling_painter.tools.illustrator.people import poses, skeleton
from storytelling_painter.tools.illustrator.people.joints import Skeleton, View
from storytelling_painter.tools.illustrator.people.limbs import Arm, Goal, Posture
from storytelling_painter.tools.illustrator.people.proportions import proportions
from storytelling_painter.tools.illustrator.people.sketch import Frame

Support = Literal["ground", "seat", "bed"]
_UPPER_BODY_ONLY: Final = frozenset({"sit", "slump", "lie"})
_RESTING: Final = {
    "seat": Arm(goal=Goal("knee", -26, -18)),
    "bed": Arm(goal=Goal("hip", 44, -14)),
    "front": Arm(goal=Goal("lap", 12, 0)),
}
"""Where an arm that would hang rests on somebody who sits."""
_SLUNG: Final = {
    "side": Arm(upper=(8, 6), fore=(98, -24), layer="front"),
    "front": Arm((0, 10), (0, -100), layer="front"),
}


class Posed(NamedTuple):
    bones: Skeleton
    frame: Frame
    """Body units on the canvas."""


def posed(
    person: Person, at: Point, scale: float, support: Support, ground: float | None, reach: Point | None, holds: int
) -> Posed:
    """Solves the joints; `at`, `ground` and `reach` are in canvas units."""
    pose = _possible(person.pose, support)
    view = _view(person, support)
    sizes = proportions(person.age, person.build)
    shift = 0.0
    if support == "bed":
        shift = (-8 if pose == "lie" else -78) * scale * sizes.torso / 122
    frame = Frame(Point(at.x + shift, at.y), scale, 0.0, person.facing == "left" and support != "bed")
    posture = _carried(poses.posture(pose, side=view == "side"), pose, view, support)
    posture = _handed(posture, person, view, holds)
    floor = None
    if support == "seat":
        floor = sizes.shin if ground is None else (ground - at.y) / scale
    aim = None if reach is None else frame.to_local(reach)
    bones = skeleton.build(posture, sizes, view, roll=posture.roll, reach=aim, support=support, floor=floor)
    if pose == "lie":
        bones = replace(bones, head_angle=bones.head_angle + (38.0 if support == "bed" else 20.0))
    return Posed(bones, frame)


def _possible(pose: Pose, support: Support) -> Pose:
    """Nobody sits on air or lies on a chair."""
    if support == "ground" and pose == "sit":
        return "sit_floor"
    return "slump" if support == "seat" and pose == "lie" else pose


def _view(person: Person, support: Support) -> View:
    if support == "bed" or person.pose == "lie" or person.facing in ("left", "right"):
        return "side"
    return "back" if person.facing == "back" else "front"


def _carried(posture: Posture, pose: Pose, view: View, support: Support) -> Posture:
    if support == "ground":
        if pose == "slump":
            far, near = poses.HUGGED_LEGS
            return posture._replace(far_leg=far, near_leg=near, lean=38.0)
        return posture
    if support == "seat" and pose not in _UPPER_BODY_ONLY:
        seated = poses.posture("sit", side=view == "side")
        posture = posture._replace(far_leg=seated.far_leg, near_leg=seated.near_leg, roll=0.0)
    elif support == "bed" and pose != "lie":
        far, near = poses.STRETCHED_LEGS
        posture = posture._replace(far_leg=far, near_leg=near, roll=0.0, lean=min(posture.lean, 20.0) - 8.0)
    if pose in ("lie", "slump"):
        return posture
    rest = _RESTING[support if view == "side" else "front"]
    lead = rest if _hangs(posture.lead) else posture.lead
    return posture._replace(lead=lead, free=rest if _hangs(posture.free) else posture.free)


def _handed(posture: Posture, person: Person, view: View, holds: int) -> Posture:
    if "arm_sling" in person.accessories:
        posture = posture._replace(free=_SLUNG["side" if view == "side" else "front"])
    if holds > 0 and posture.lead.hand != "point":
        posture = posture._replace(lead=posture.lead._replace(hand="grip"))
    if holds > 1 and posture.free.hand != "point":
        posture = posture._replace(free=posture.free._replace(hand="grip"))
    return posture


def _hangs(arm: Arm) -> bool:
    return arm.goal is None and -45 < arm.upper[0] < 21 and abs(arm.upper[1]) < 40 and arm.fore[0] < 60
