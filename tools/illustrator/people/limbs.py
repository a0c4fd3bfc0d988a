"""What a pose is written in: joint angles of arms and legs, goals of the hands, and how the body leans.

Angles of limbs are pairs in degrees: swing (0 hangs down, 90 points forward, 180 up, negative backwards) and spread
(0 in the plane of walking, 90 straight out to the side, negative across the body). They are the directions of the parts
in space, not bends against the part before.
"""

from typing import Literal, NamedTuple

Angles = tuple[float, float]
HandShape = Literal["relaxed", "open", "point", "grip", "flat", "palm_up"]
Landmark = Literal["eyes", "mouth", "ear", "temple", "hip", "chest", "elbow", "knee", "lap", "chin", "table"]
Layer = Literal["behind", "front"]


class Goal(NamedTuple):
    """A place of the own body that a hand is brought to."""

    landmark: Landmark
    forward: float = 0.0
    """Units forward in the side view, outward in the front view."""
    down: float = 0.0


class Arm(NamedTuple):
    upper: Angles = (2, 7)
    fore: Angles = (8, 4)
    hand: HandShape = "relaxed"
    goal: Goal | None = None
    bend: Literal["down", "out", "hang"] = "down"
    """Where the elbow goes when a goal or a target decides the arm; `hang` is below the hand, foreshortened."""
    layer: Layer | None = None
    """In front of or behind the torso; none means near arm in front, far arm behind."""


class Leg(NamedTuple):
    thigh: Angles = (3, 3)
    shin: Angles = (0, 2)
    foot: float = 0.0
    """Pitch in degrees: positive lowers the toes."""


class Posture(NamedTuple):
    lead: Arm = Arm()
    """The arm that reaches: the far one in the side view, unless `near_leads`."""
    free: Arm = Arm(upper=(-6, 7), fore=(2, 4))
    far_leg: Leg = Leg(thigh=(5, 3), shin=(1, 2))
    near_leg: Leg = Leg(thigh=(-4, 3), shin=(-4, 2))
    lean: float = 0.0
    """Degrees that the torso leans forward."""
    tilt: float = 0.0
    """Degrees that the torso leans to the side of the leading hand in the front view."""
    nod: float = 0.0
    """Degrees that the head is turned forward and down in the side view, to the side in the front view."""
    sink: float = 0.0
    """Share of its size by which the head is lowered between the shoulders."""
    roll: float = 0.0
    """Degrees that the whole body is turned forward about the hips; negative falls backwards."""
    lift: float = 0.0
    """Units that the lowest point of the body is above the ground."""
    near_leads: bool = False
