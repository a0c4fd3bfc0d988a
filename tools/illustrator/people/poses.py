"""The poses as joint angles, for both views; and the legs that a support asks for."""

from typing import Final

from storytelling_painter.domain.vocabulary import Pose
from storytelling_painter.tools.illustrator.people.limbs import Leg, Posture
from storytelling_painter.tools.illustrator.people.poses_front import FRONT
from storytelling_painter.tools.illustrator.people.poses_side import SIDE

_FLAT = Leg(thigh=(90, 4), shin=(90, 2), foot=-60)
_HUGGED_KNEE = Leg(thigh=(128, 4), shin=(38, 2))

STRETCHED_LEGS: Final = (_FLAT, _FLAT)
HUGGED_LEGS: Final = (_HUGGED_KNEE, _HUGGED_KNEE)


def posture(pose: Pose, *, side: bool) -> Posture:
    return SIDE[pose] if side else FRONT.get(pose, SIDE[pose])
