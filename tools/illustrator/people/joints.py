"""Joints of a solved body: what the drawing of limbs, clothes and head starts from."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from storytelling_painter.tools.illustrator.nodes import Point
from storytelling_painter.tools.illustrator.people.limbs import Angles, HandShape
from storytelling_painter.tools.illustrator.people.proportions import Proportions

View = Literal["side", "front", "back"]


@dataclass(frozen=True, slots=True)
class ArmJoints:
    shoulder: Point
    elbow: Point
    wrist: Point
    hand: Point
    """Middle of the palm, or the tip of the finger when it points."""
    shape: HandShape
    front: bool
    """Drawn over the torso."""
    over_head: bool = False
    """Drawn over the head too: a hand at the face."""


@dataclass(frozen=True, slots=True)
class LegJoints:
    hip: Point
    knee: Point
    ankle: Point
    toe: Point


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Joints in body units: y down, facing right in the side view, origin at the support."""

    view: View
    sizes: Proportions
    hips: Point
    chest: Point
    """Middle of the line of the shoulders."""
    head: Point
    head_angle: float
    """Degrees clockwise."""
    lead: ArmJoints
    free: ArmJoints
    far_leg: LegJoints
    near_leg: LegJoints
    lead_is_far: bool
    roll: float

    @property
    def spine(self) -> Point:
        """Unit vector from the hips to the chest."""
        length = math.dist(self.hips, self.chest) or 1.0
        return Point((self.chest.x - self.hips.x) / length, (self.chest.y - self.hips.y) / length)


def moved(bones: Skeleton, by: Point) -> Skeleton:
    return mapped(bones, lambda p: Point(p.x + by.x, p.y + by.y), 0.0)


def mapped(bones: Skeleton, m: Callable[[Point], Point], turn: float) -> Skeleton:
    def arm(a: ArmJoints) -> ArmJoints:
        return replace(a, shoulder=m(a.shoulder), elbow=m(a.elbow), wrist=m(a.wrist), hand=m(a.hand))

    def leg(g: LegJoints) -> LegJoints:
        return LegJoints(m(g.hip), m(g.knee), m(g.ankle), m(g.toe))

    return replace(
        bones,
        hips=m(bones.hips),
        chest=m(bones.chest),
        head=m(bones.head),
        lead=arm(bones.lead),
        free=arm(bones.free),
        far_leg=leg(bones.far_leg),
        near_leg=leg(bones.near_leg),
        head_angle=bones.head_angle + turn,
    )


def turned(p: Point, degrees: float) -> Point:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Point(c * p.x - s * p.y, s * p.x + c * p.y)


def direction(angles: Angles, view: View, outward: float) -> Point:
    """Projects a direction in space; `outward` is +1 for the limb at the right of the picture in the front view."""
    swing, spread = math.radians(angles[0]), math.radians(angles[1])
    forward, up = math.sin(swing) * math.cos(spread), -math.cos(swing) * math.cos(spread)
    aside = math.sin(spread)
    if view == "side":
        return Point(forward + 0.5 * aside * outward, -up)
    shift = 0.3 if view == "front" else -0.3
    return Point(aside * outward, -up + shift * forward)
