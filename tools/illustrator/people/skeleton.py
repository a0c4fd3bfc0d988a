"""From a posture to joints in the plane: forward kinematics, and where the body stands, sits or lies."""

import math
from dataclasses import replace
from typing import Final, Literal

from storytelling_painter.tools.illustrator.nodes import Point
from storytelling_painter.tools.illustrator.people.arms import solve_arm
from storytelling_painter.tools.illustrator.people.joints import (
    ArmJoints,
    LegJoints,
    Skeleton,
    View,
    direction,
    mapped,
    moved,
    turned,
)
from storytelling_painter.tools.illustrator.people.limbs import Angles, Leg, Posture
from storytelling_painter.tools.illustrator.people.proportions import Proportions

_SOLE: Final = 10.0
_ORIGIN: Final = Point(0.0, 0.0)
_BLANK: Final = ArmJoints(_ORIGIN, _ORIGIN, _ORIGIN, _ORIGIN, "relaxed", False)


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
            return moved(bones, shift)
        aim = Point(reach.x - shift.x, reach.y - shift.y)
        posture = _leant(posture, base, bones, aim, view)
    bones = _solve(posture, sizes, view, roll, aim, floor if support == "seat" else None)
    return moved(bones, shift)


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
        high_aim = aim is not None and turned(aim, -roll).y < chest.y - p.neck
        neck = math.radians(lean * 0.2 - 10 if high_aim else lean * 0.55 + 8)
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
        local = turned(aim, -roll)
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
    local_aim = None if aim is None else turned(aim, -roll)
    lead = solve_arm(out, posture.lead, bones[lead_side], lead_side * mirror, local_aim)
    free = solve_arm(out, posture.free, bones[-lead_side], -lead_side * mirror, None)
    out = replace(out, lead=lead, free=free)
    return mapped(out, lambda q: turned(q, roll), roll) if roll else out


def _leg(hip: Point, leg: Leg, p: Proportions, view: View, outward: float, floor: float | None) -> LegJoints:
    def step(start: Point, angles: Angles, length: float) -> Point:
        d = direction(angles, view, outward)
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
