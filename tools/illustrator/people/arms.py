"""Arms: hands brought to a place by two-bone inverse kinematics, or hung by the angles of the pose."""

import math
from typing import Final

from storytelling_painter.tools.illustrator.nodes import Point
from storytelling_painter.tools.illustrator.people.joints import ArmJoints, Skeleton, direction
from storytelling_painter.tools.illustrator.people.limbs import Arm, Goal

_FINGER: Final = 1.75
"""Distance from the wrist to the tip of a pointing finger, in palms; the middle of the palm is at 0.65."""
_PALM: Final = 0.65
_AT_FACE: Final = frozenset({"eyes", "mouth", "ear", "temple", "chin"})


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


def solve_arm(bones: Skeleton, arm: Arm, shoulder: Point, outward: float, aim: Point | None) -> ArmJoints:
    """`outward` is +1 for the arm at the right of the picture, -1 for the other; `aim` is in body units."""
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
        d = direction(arm.upper, bones.view, outward)
        elbow = Point(shoulder.x + d.x * p.upper_arm, shoulder.y + d.y * p.upper_arm)
        d = direction(arm.fore, bones.view, outward)
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
