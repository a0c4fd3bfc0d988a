"""Plain geometry of drawn things: where people look, where things rest, how far they are apart."""

import math
from typing import Final, Literal, NamedTuple

from storytelling_painter.agents.embedded.aligner.case import Case
from storytelling_painter.domain.scene import Person
from storytelling_painter.tools.illustrator.nodes import Point, Rect

_TURNED: Final = 0.25
"""Turn of a head, of 1 for three quarters, from which on it counts as turned to a side."""


class Gaze(NamedTuple):
    """Where somebody looks: along a direction, at the viewer, or away into the picture."""

    kind: Literal["ray", "viewer", "away"]
    x: float = 0.0
    y: float = 0.0


def box_of(case: Case, id: str) -> Rect | None:
    """Returns the box of an element with all its layers, in units."""
    nodes = case.layout.of(id)
    if not nodes:
        return None
    out = nodes[0].box
    for node in nodes[1:]:
        out = out.union(node.box)
    return out


def body_of(case: Case, id: str) -> Rect | None:
    """Returns the box of an element's first node, which is the thing itself."""
    node = case.node(id)
    return node.box if node else None


def gap(a: Rect, b: Rect) -> float:
    """Returns the distance between two boxes; 0 when they touch."""
    dx = max(a.x - b.x - b.width, b.x - a.x - a.width, 0.0)
    dy = max(a.y - b.y - b.height, b.y - a.y - a.height, 0.0)
    return math.hypot(dx, dy)


def overlap(a: Rect, b: Rect) -> float:
    """Returns the share of the narrower box's width that lies over the other one."""
    width = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    return max(0.0, width) / max(1.0, min(a.width, b.width))


def foot_of(case: Case, id: str) -> Point | None:
    """Returns the lowest middle of a thing, or the point between a person's feet."""
    box = body_of(case, id)
    if box is None:
        return None
    node = case.node(id)
    feet = case.part(id, "feet") if node is not None and node.kind == "person" else None
    if feet is not None:
        return Point(feet.centre.x, feet.y + feet.height)
    return case.point(id, "foot") or Point(box.centre.x, box.y + box.height)


def aim_of(case: Case, id: str) -> Point | None:
    """Returns the point that one looks at: a person's face, the middle of a thing."""
    box = body_of(case, id)
    return None if box is None else case.point(id, "head") or box.centre


def top_of(case: Case, id: str) -> Point | None:
    """Returns where things stand on an element."""
    box = body_of(case, id)
    if box is None:
        return None
    for name in ("surface", "seat"):
        if (found := case.point(id, name)) is not None:
            return found
    return case.point(id, "top") or Point(box.centre.x, box.y)


def turn_of(case: Case, id: str) -> float | None:
    """Returns how far a face is turned: -1 to the left, 0 to the viewer, 1 to the right; none for the back."""
    eyes, head, top = case.part(id, "eyes"), case.point(id, "head"), case.point(id, "top")
    if eyes is None or head is None or top is None:
        return None
    size = math.hypot(head.x - top.x, head.y - top.y)
    return max(-1.0, min(1.0, (eyes.centre.x - head.x) / max(size, 1.0) * 3.0))


def gaze_of(case: Case, person: Person) -> Gaze:
    """Returns where a person looks: at what the plan says, else where the face is turned."""
    eye = case.point(person.id, "eye")
    target = aim_of(case, person.looks_at) if person.looks_at else None
    turn = turn_of(case, person.id)
    if eye is not None and target is not None:
        length = math.hypot(target.x - eye.x, target.y - eye.y) or 1.0
        return Gaze("ray", (target.x - eye.x) / length, (target.y - eye.y) / length)
    if turn is None:
        return Gaze("away")
    if abs(turn) < _TURNED:
        return Gaze("viewer")
    return Gaze("ray", 1.0 if turn > 0 else -1.0, 0.0)


def off_ray(case: Case, person: Person, gaze: Gaze, target: str) -> float:
    """Returns the angle in degrees by which a gaze misses the nearest part of a target; 0 is a hit, 180 behind."""
    eye, box, aim = case.point(person.id, "eye"), body_of(case, target), aim_of(case, target)
    if eye is None or box is None or aim is None or gaze.kind != "ray":
        return 180.0
    dx, dy = aim.x - eye.x, aim.y - eye.y
    distance = math.hypot(dx, dy) or 1.0
    cosine = max(-1.0, min(1.0, (dx * gaze.x + dy * gaze.y) / distance))
    half = math.degrees(math.atan2(min(box.width, box.height) / 2, distance))
    return max(0.0, math.degrees(math.acos(cosine)) - half)


def angle(origin: Point, via: Point, target: Point) -> float:
    """Returns the angle in degrees at `origin` between `via` and `target`."""
    a, b = math.atan2(via.y - origin.y, via.x - origin.x), math.atan2(target.y - origin.y, target.x - origin.x)
    return abs(math.degrees(math.atan2(math.sin(a - b), math.cos(a - b))))
