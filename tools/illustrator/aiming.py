"""Where people look and reach, once everything stands in its place."""

from typing import Final, NamedTuple

from storytelling_painter.domain.scene import Effect, Element, Person, Prop
from storytelling_painter.domain.vocabulary import Facing
from storytelling_painter.tools.illustrator.nodes import Node, Point, Rect
from storytelling_painter.tools.illustrator.placing import Placement
from storytelling_painter.tools.illustrator.spots import Aim

_TURN: Final = 60.0
"""Units at scale 1 to the side from which on someone who faces the viewer turns to what is looked at."""
_INSET_FROM_BELOW: Final = 0.42
"""The same for the height of what is overhead, so that the hand shows before it and not only at its foot."""
_OVERHEAD: Final = 0.6
"""Sideways part of an upward reach below which nobody turns for it."""
_BEHIND: Final = 70.0
"""Units at scale 1 behind the head from which on nobody can look at a thing without turning."""
_INSET: Final = 0.18
"""Share of a thing's size by which a reaching hand goes into it."""


class Holders(NamedTuple):
    """Ids of people with something in their hands."""

    anything: frozenset[str]
    under_canopy: frozenset[str]
    """Of an open umbrella, which has to be over the head and not before the face."""


def holders_in(elements: tuple[Element, ...]) -> Holders:
    """Returns who holds things."""
    held = [e for e in elements if not isinstance(e, Effect) and e.place.relation == "held_by" and e.place.target]
    open_ones = [e for e in held if isinstance(e, Prop) and e.kind == "umbrella" and e.resolved_state != "closed"]
    return Holders(frozenset(str(e.place.target) for e in held), frozenset(str(e.place.target) for e in open_ones))


def look_at(node: Node) -> Point:
    """Returns the point that eyes are turned to: a person's face, the middle of a thing."""
    return node.points["head"] if node.kind == "person" and "head" in node.points else node.box.centre


def _clamped(p: Point, r: Rect) -> Point:
    dx, dy = r.width * _INSET, r.height * (_INSET if p.y < r.y + r.height else _INSET_FROM_BELOW)
    return Point(min(max(p.x, r.x + dx), r.x + r.width - dx), min(max(p.y, r.y + dy), r.y + r.height - dy))


def reach_to(person: Node, target: Node) -> Point:
    """Returns the point that the leading hand goes to: the near side of the target."""
    hip, head = person.points.get("hip", person.box.centre), person.points.get("head", person.box.centre)
    shoulder = Point((hip.x + head.x) / 2, hip.y * 0.3 + head.y * 0.7)
    area = target.parts.get("torso", target.box) if target.kind == "person" else target.box
    return _clamped(shoulder, area)


def _away(person: Person, own: Node, aim: Point | None, scale: float) -> Facing | None:
    """Returns the other side when what somebody aims at lies clearly behind the back."""
    if aim is None or person.facing not in ("left", "right"):
        return None
    dx = aim.x - own.points.get("head", own.box.centre).x
    side = _side(dx, _BEHIND * scale)
    return side if side is not None and side != person.facing else None


def _side(dx: float, least: float) -> Facing | None:
    return None if abs(dx) < least else "right" if dx > 0 else "left"


def _shown(own: Node, scale: float, facing: Facing) -> Point:
    """Returns where a seated person's hand shows what it holds: before the chest, over the edge of a table."""
    hip, head = own.points.get("hip", own.box.centre), own.points.get("head", own.box.centre)
    side = -1.0 if facing == "left" else 1.0
    return Point(hip.x + side * 74 * scale, hip.y + (head.y - hip.y) * 0.42)


def _raised(own: Node, scale: float, facing: Facing) -> Point:
    """Returns where a hand holds an umbrella so that it is over the head: before the shoulder."""
    hip, head = own.points.get("hip", own.box.centre), own.points.get("head", own.box.centre)
    side = -1.0 if facing == "left" else 1.0
    return Point(hip.x + side * 46 * scale, hip.y * 0.28 + head.y * 0.72)


def own_reach(own: Node, scale: float) -> float:
    """Returns the length of a person's arms against an adult's."""
    hip, head = own.points.get("hip"), own.points.get("head")
    return 1.0 if hip is None or head is None else min(1.0, (hip.y - head.y) / (150 * scale))


def aims(people: tuple[Person, ...], placement: Placement, holders: Holders) -> dict[str, Aim]:
    """Returns the aim of every placed person who looks at or reaches for something placed.

    Args:
        people: Who is in the plan.
        placement: Where everything is now.
        holders: Who holds something.
    """
    out: dict[str, Aim] = {}
    for p in people:
        if p.id not in placement.nodes:
            continue
        own, spot = placement.nodes[p.id][0], placement.spots[p.id]
        gaze = reach = None
        facing: Facing | None = None
        if p.looks_at in placement.nodes:
            gaze = look_at(placement.nodes[p.looks_at][0])
            if spot.support == "ground":
                facing = _side(gaze.x - spot.at.x, _TURN * spot.scale)
        if p.reaches in placement.nodes:
            target = placement.nodes[p.reaches][0]
            reach = reach_to(own, target)
            dx = target.box.centre.x - spot.at.x
            over = abs(dx) < _OVERHEAD * max(0.0, own.points.get("head", own.box.centre).y - reach.y)
            facing = None if over else _side(dx, 25 * spot.scale) or facing
        elif p.id in holders.under_canopy:
            reach = _raised(own, spot.scale, p.facing if p.facing != "front" else facing or "right")
        elif p.id in holders.anything and p.pose == "sit" and spot.support == "seat":
            turned = p.facing if p.facing != "front" else spot.facing or "front"
            reach = _shown(own, spot.scale * own_reach(own, spot.scale), turned)
        aim = reach if p.reaches in placement.nodes else gaze
        out[p.id] = Aim(gaze, reach, facing, _away(p, own, aim, spot.scale))
    return out
