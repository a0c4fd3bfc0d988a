"""From a posture to joints in the plane: forward kinematics, two-bone reach, and where the body stands or sits."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from storytelling_painter.tools.illustrator.nodes import Point
from storytelling_painter.tools.illustrator.people.poses import Angles, Arm, Goal, HandShape, Leg, Posture
from storytelling_painter.tools.illustrator.people.proportions import Proportions

View = Literal["side", "front", "back"]
_FINGER: Final = 1.75
"""Distance from the wrist to the tip of a pointing finger, in palms; the middle of the palm is at 0.65."""
_PALM: Final = 0.65
_SOLE: Final = 10.0
_AT_FACE: Final = frozenset({"eyes", "mouth", "ear", "temple", "chin"})


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


def build(
    posture: Posture,
    sizes: Proportions,
    view: View,
    *,
    roll: float,
    reach: Point | None,
    support: Literal["ground", "seat", "bed"],
    floor: float | None,
) -> Skeleton:
    """Solves the joints; `reach` and `floor` are in body units relative to the support point."""
    base = posture
    for _ in range(2):
        bones = _solve(posture, sizes, view, roll, None, floor if support == "seat" else None)
        if support == "ground":
            lowest = max(
                max(leg.ankle.y + _SOLE, leg.toe.y + 5, leg.knee.y + sizes.leg / 2)
                for leg in (bones.far_leg, bones.near_leg)
            )
            lowest = max(lowest, bones.hips.y + sizes.hip * 0.55)
            shift = Point(_foot_shift(bones, posture), -lowest - posture.lift * sizes.head)
        else:
            shift = Point(0.0, -sizes.hip * (0.85 if roll < -45 else 0.5))
        if reach is None:
            return _moved(bones, shift)
        aim = Point(reach.x - shift.x, reach.y - shift.y)
        posture = _leant(posture, base, bones, aim, view)
    bones = _solve(posture, sizes, view, roll, aim, floor if support == "seat" else None)
    return _moved(bones, shift)


def _foot_shift(bones: Skeleton, posture: Posture) -> float:
    feet = [bones.far_leg.ankle, bones.near_leg.ankle]
    if abs(posture.roll) > 30:
        return 0.0
    if posture.roll:
        return -max(feet, key=lambda f: f.y).x
    return (
        -(feet[0].x + feet[1].x) / 2 if bones.view != "side" else -(min(f.x for f in feet) + max(f.x for f in feet)) / 2
    )


def _leant(posture: Posture, base: Posture, bones: Skeleton, aim: Point, view: View) -> Posture:
    """Leans the body a little when the arm alone cannot get there."""
    shoulder, arm = bones.lead.shoulder, bones.sizes.upper_arm + bones.sizes.forearm + bones.sizes.hand * 0.6
    lacking = math.dist(shoulder, aim) - arm
    if lacking <= 0 or posture.roll:
        return posture
    torso = bones.sizes.torso
    sideways = aim.x - shoulder.x
    turn = math.degrees(math.atan2(min(lacking, 60.0), torso)) * (sideways / (math.dist(shoulder, aim) or 1.0))
    turn = max(-10.0, min(22.0, turn))
    if view == "side":
        return posture._replace(lean=max(base.lean - 10.0, min(base.lean + 18.0, posture.lean + turn)))
    return posture._replace(tilt=posture.tilt + turn * (1 if bones.lead.shoulder.x > bones.chest.x else -1))


def _solve(
    posture: Posture, p: Proportions, view: View, roll: float, aim: Point | None, floor: float | None
) -> Skeleton:
    side = view == "side"
    mirror = -1.0 if view == "back" else 1.0
    hips = Point(0.0, 0.0)
    lean = posture.lean + (p.stoop if roll > -45 else 0.0)
    if side:
        a = math.radians(lean)
        chest = Point(p.torso * math.sin(a), -p.torso * math.cos(a))
        neck = math.radians(lean * 0.55 + 8)
    else:
        a = math.radians(posture.tilt * mirror)
        high = p.torso * math.cos(math.radians(lean * 0.9))
        chest = Point(high * math.sin(a), -high * math.cos(a))
        neck = a * 0.5
    rise = p.neck * (1 - posture.sink)
    if not side and lean > 30:
        rise *= 0.72
    head = Point(chest.x + rise * math.sin(neck), chest.y - rise * math.cos(neck))
    head_angle = posture.nod + (lean * 0.35 if side else posture.tilt * 0.4 * mirror)
    width = 0.56 if side else 1.0
    tilt = math.radians(lean if side else posture.tilt * mirror)
    across = Point(math.cos(tilt), math.sin(tilt))
    bones = {}
    for which in (1.0, -1.0):
        s = p.shoulder * width * which * mirror * 0.84
        shoulder = Point(chest.x + across.x * s, chest.y + across.y * s + 6)
        bones[which] = shoulder
    legs = {}
    for which, leg in ((1.0, posture.far_leg), (-1.0, posture.near_leg)):
        start = Point(p.hip * 0.5 * width * which * mirror, 0.0)
        legs[which] = _leg(start, leg, p, view, which * mirror, floor)
    lead_side = -1.0 if posture.near_leads and side else 1.0
    if aim is not None and not side and (aim.x - chest.x) * mirror < -p.shoulder * 0.5:
        lead_side = -1.0
    if aim is not None and side:
        local = _turned(aim, -roll)
        above = local.y < head.y - 30 * p.head and local.x < head.x + 16 * p.head
        lead_side = -1.0 if above or local.x < chest.x - p.shoulder * 0.8 else lead_side
    out = Skeleton(
        view=view,
        sizes=p,
        hips=hips,
        chest=chest,
        head=head,
        head_angle=head_angle,
        lead=_BLANK,
        free=_BLANK,
        far_leg=legs[1.0],
        near_leg=legs[-1.0],
        lead_is_far=lead_side > 0,
        roll=roll,
    )
    turned = None if aim is None else _turned(aim, -roll)
    lead = _arm(out, posture.lead, bones[lead_side], lead_side * mirror, turned)
    free = _arm(out, posture.free, bones[-lead_side], -lead_side * mirror, None)
    out = replace(out, lead=lead, free=free)
    return _mapped(out, lambda q: _turned(q, roll), roll) if roll else out


def _turned(p: Point, degrees: float) -> Point:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Point(c * p.x - s * p.y, s * p.x + c * p.y)


def _direction(angles: Angles, view: View, outward: float) -> Point:
    """Projects a direction in space; `outward` is +1 for the limb at the right of the picture in the front view."""
    swing, spread = math.radians(angles[0]), math.radians(angles[1])
    forward, up = math.sin(swing) * math.cos(spread), -math.cos(swing) * math.cos(spread)
    aside = math.sin(spread)
    if view == "side":
        return Point(forward + 0.5 * aside * outward, -up)
    shift = 0.3 if view == "front" else -0.3
    return Point(aside * outward, -up + shift * forward)


def _leg(hip: Point, leg: Leg, p: Proportions, view: View, outward: float, floor: float | None) -> LegJoints:
    def step(start: Point, angles: Angles, length: float) -> Point:
        d = _direction(angles, view, outward)
        return Point(start.x + d.x * length, start.y + d.y * length)

    knee = step(hip, leg.thigh, p.thigh)
    shin = p.shin - _SOLE
    if floor is not None:
        ankle_y = floor + p.hip * 0.5 - _SOLE
        lacking = ankle_y - shin - knee.y
        if 0 < lacking and ankle_y - shin < p.thigh * 0.62:
            dip = ankle_y - shin
            far = math.sqrt(p.thigh * p.thigh - dip * dip) if view == "side" else abs(knee.x - hip.x)
            knee = Point(hip.x + math.copysign(far, knee.x - hip.x), hip.y + dip)
        if ankle_y - knee.y < shin:
            drop = max(ankle_y - knee.y, shin * 0.5)
            slant = math.sqrt(max(shin * shin - drop * drop, 0.0)) if view == "side" else 0.0
            ankle = Point(knee.x + min(slant, shin * 0.8) * 0.6, knee.y + drop)
        else:
            ankle = Point(knee.x, knee.y + shin)
    else:
        ankle = step(knee, leg.shin, shin)
    length = 22.0 * (p.shin / 86) ** 0.6
    if view == "side":
        a = math.radians(leg.foot + (0 if floor is not None else min(0.0, leg.shin[0] * -0.25)))
        toe = Point(ankle.x + length * math.cos(a), ankle.y + 4 + length * math.sin(a))
    else:
        toe = Point(ankle.x + outward * length * 0.4, ankle.y + 3 + (length * 0.35 if leg.foot >= 0 else -2.0))
        if leg.foot > 45:
            toe = Point(ankle.x + outward * 2, ankle.y + length * 0.8)
    return LegJoints(hip, knee, ankle, toe)


def _landmark(bones: Skeleton, goal: Goal, outward: float) -> Point:
    p, side = bones.sizes, bones.view == "side"
    k = p.head
    a = math.radians(bones.head_angle)
    front_x = 12.0 if side else 0.0
    leg = bones.far_leg if outward > 0 else bones.near_leg
    if bones.view == "back":
        leg = bones.far_leg if outward < 0 else bones.near_leg
    on_head = {
        "eyes": (front_x, -4.0),
        "mouth": (front_x, 22.0),
        "chin": (front_x, 40.0),
        "ear": (-24.0, 6.0) if side else (40.0 * outward, 6.0),
        "temple": (22.0, -6.0) if side else (32.0 * outward, -6.0),
    }
    dx, dy = goal.forward * (1 if side else outward) * k, goal.down * k
    if goal.landmark in on_head:
        x, y = on_head[goal.landmark]
        x, y = x * k + dx, y * k + dy
        c, s = math.cos(a), math.sin(a)
        return Point(bones.head.x + c * x - s * y, bones.head.y + s * x + c * y)
    width = 0.56 if side else 1.0
    spine = bones.spine
    chest = Point(bones.chest.x - spine.x * p.torso * 0.34, bones.chest.y - spine.y * p.torso * 0.34)
    places = {
        "hip": Point(bones.hips.x + p.waist * width * outward, bones.hips.y - 8),
        "chest": Point(chest.x + (4 if side else 0), chest.y),
        "elbow": chest,
        "knee": leg.knee,
        "lap": Point(leg.knee.x * 0.6, leg.knee.y - p.leg * 0.4),
        "table": Point(bones.head.x, bones.head.y + 40 * k),
    }
    base = places[goal.landmark]
    return Point(base.x + dx, base.y + dy)


def _arm(bones: Skeleton, arm: Arm, shoulder: Point, outward: float, aim: Point | None) -> ArmJoints:
    p, side = bones.sizes, bones.view == "side"
    end = p.hand * (_FINGER if arm.hand == "point" else _PALM)
    near = side and outward < 0
    front = (arm.layer == "front") if arm.layer else (near if side else bones.view == "front")
    if bones.view == "back" and arm.layer:
        front = arm.layer == "behind"
    target = aim
    if target is None and arm.goal is not None:
        target = _landmark(bones, arm.goal, outward)
    if target is None:
        d = _direction(arm.upper, bones.view, outward)
        elbow = Point(shoulder.x + d.x * p.upper_arm, shoulder.y + d.y * p.upper_arm)
        d = _direction(arm.fore, bones.view, outward)
        wrist = Point(elbow.x + d.x * p.forearm, elbow.y + d.y * p.forearm)
        n = math.hypot(d.x, d.y) or 1.0
        hand = Point(wrist.x + d.x / n * end, wrist.y + d.y / n * end)
        return ArmJoints(shoulder, elbow, wrist, hand, arm.hand, front)
    over_head = target is not aim and arm.goal is not None and arm.goal.landmark in _AT_FACE
    if arm.bend == "hang" and aim is None:
        elbow = _hanging(bones, shoulder, target, end, outward)
        wrist = _between(elbow, target, p.forearm / (p.forearm + end))
        return ArmJoints(shoulder, elbow, wrist, target, arm.hand, front, over_head)
    elbow, hand = _two_bones(shoulder, target, p.upper_arm, p.forearm + end, _elbow_side(bones, arm, outward, target))
    wrist = _between(elbow, hand, p.forearm / (p.forearm + end))
    if aim is not None and side and not near and _over_body(bones, hand):
        front = True
    if aim is not None and near:
        over_head = hand.y < bones.head.y and hand.x < bones.head.x + 16 * p.head
        front = True
    return ArmJoints(shoulder, elbow, wrist, hand, arm.hand, front, over_head)


def _between(a: Point, b: Point, share: float) -> Point:
    return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)


def _hanging(bones: Skeleton, shoulder: Point, hand: Point, end: float, outward: float) -> Point:
    """The elbow below a raised hand: the upper arm points at the viewer and looks short."""
    p, side = bones.sizes, bones.view == "side"
    length = p.forearm * 0.96 + end
    aside = 0.1 if side else 0.42 * outward
    elbow = Point(hand.x + length * aside, hand.y + length * math.sqrt(1 - aside * aside))
    far = math.dist(shoulder, elbow)
    return elbow if far <= p.upper_arm else _between(shoulder, elbow, p.upper_arm / far)


def _over_body(bones: Skeleton, hand: Point) -> bool:
    return hand.x < bones.chest.x + bones.sizes.shoulder * 0.7 and bones.chest.y < hand.y


def _elbow_side(bones: Skeleton, arm: Arm, outward: float, target: Point) -> Point:
    """Returns the direction in which the elbow should go."""
    if bones.view == "side":
        if arm.bend == "out":
            return Point(-1.0 if outward < 0 else 0.6, 0.25)
        return Point(-0.35, 1.0)
    if arm.bend == "out":
        return Point(outward, 0.4)
    return Point(outward * 0.5, 1.0)


def _two_bones(start: Point, target: Point, first: float, second: float, towards: Point) -> tuple[Point, Point]:
    """Two-bone inverse kinematics; out of range, the arm is straight towards the target."""
    dx, dy = target.x - start.x, target.y - start.y
    distance = math.hypot(dx, dy) or 0.01
    ux, uy = dx / distance, dy / distance
    span = min(distance, first + second - 0.5)
    span = max(span, abs(first - second) + 0.5)
    along = (first * first - second * second + span * span) / (2 * span)
    off = math.sqrt(max(first * first - along * along, 0.0))
    nx, ny = -uy, ux
    if nx * towards.x + ny * towards.y < 0:
        nx, ny = -nx, -ny
    elbow = Point(start.x + ux * along + nx * off, start.y + uy * along + ny * off)
    return elbow, Point(start.x + ux * span, start.y + uy * span)


_ORIGIN: Final = Point(0.0, 0.0)
_BLANK: Final = ArmJoints(_ORIGIN, _ORIGIN, _ORIGIN, _ORIGIN, "relaxed", False)


def _moved(bones: Skeleton, by: Point) -> Skeleton:
    return _mapped(bones, lambda p: Point(p.x + by.x, p.y + by.y), 0.0)


def _mapped(bones: Skeleton, m: Callable[[Point], Point], turn: float) -> Skeleton:
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
