"""Where a thing goes, worked out from its anchor or from the thing that holds it, carries it or stands near it."""

from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from storytelling_painter.domain.scene import Element, Person, Prop, Sign
from storytelling_painter.domain.vocabulary import Facing
from storytelling_painter.tools.illustrator.moves import Adjustment
from storytelling_painter.tools.illustrator.nodes import Anchor, Node, Point, Rect

SEAT: Final = 110.0
"""Height of seats over the floor at scale 1."""
WALL_FOOT: Final = 650.0
"""Floor below things on the wall."""
FLAT: Final = frozenset({"puddle", "shards", "crumbs"})
"""Things that lie on the ground before whatever shares their place."""
HANDS_AT_FACE: Final = frozenset({"cover_face", "head_in_hands", "hand_to_mouth", "phone"})
_ONE_HAND: Final = frozenset({"hand_to_mouth", "phone"})
_CLEARANCE: Final = 0.78
"""Share of a table's height that is free below its top."""
_SEATED: Final = frozenset({"sit", "slump"})
_LAP: Final = frozenset({"sit", "slump", "sit_floor", "kneel"})
_FACING_SEATS: Final = frozenset({"chair", "wheelchair", "bicycle", "sled", "suitcase", "skateboard"})

Support = Literal["ground", "seat", "bed"]
Placed = Person | Prop | Sign


class Aim(NamedTuple):
    """What a person turns to, known once everything has its place."""

    gaze: Point | None = None
    reach: Point | None = None
    facing: Facing | None = None
    """Side to which one who faces the viewer turns."""
    turned: Facing | None = None
    """Side to which anybody turns, because what is looked at or reached for would be behind the back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where and how one element is drawn."""

    at: Point
    """Foot on the support, contact with a seat, or grip in a hand."""
    scale: float
    depth: float
    floor: float
    """The y of the floor below."""
    support: Support = "ground"
    held: bool = False
    tilt: float = 0.0
    facing: Literal["left", "right"] | None = None
    """Side that the place turns its user to."""
    anchor: Anchor | None = None
    """For signs: the place as they need it."""
    factor: float = 1.0
    """Part of `scale` that comes from adjustments; a sign is drawn without it and resized whole."""

    def adjusted(self, a: Adjustment) -> "Spot":
        at = Point(self.at.x + a.dx, self.at.y + a.dy)
        anchor = self.anchor
        if anchor is not None:
            anchor = anchor._replace(x=anchor.x + a.dx, y=anchor.y + a.dy)
        standing = abs(self.at.y - self.floor) < 2
        return replace(
            self, at=at, scale=self.scale * a.factor, depth=self.depth + a.depth + (a.dy if standing else 0.0),
            anchor=anchor, factor=self.factor * a.factor, floor=self.floor + (a.dy if standing else 0.0),
        )


def at_anchor(element: Placed, anchor: Anchor, height: float) -> Spot:
    """Returns the spot of an element at an anchor.

    Args:
        element: What is placed.
        anchor: The named place.
        height: Height of the element at scale 1, in units; things without a foot there are centred by it.
    """
    kind, scale = anchor.kind, anchor.scale
    depth = anchor.y if anchor.depth is None else anchor.depth
    side = anchor.facing if anchor.facing != "front" else None
    spot = Spot(
        at=Point(anchor.x, anchor.y), scale=scale, depth=depth, floor=anchor.y, facing=side,
        anchor=anchor,
    )
    person = isinstance(element, Person)
    seated = isinstance(element, Person) and element.pose in _SEATED
    if kind == "seat":
        return replace(spot, support="seat" if person else "ground", floor=anchor.y + SEAT * scale, facing=side)
    if kind == "lie":
        return replace(spot, support="bed" if person else "ground", floor=depth)
    if kind in ("wall", "window"):
        if person:
            at = Point(anchor.x, WALL_FOOT + 2)
            return replace(spot, at=at, scale=0.76, depth=at.y, floor=at.y)
        middle = Point(anchor.x, anchor.y + height * scale / 2)
        return replace(spot, at=middle, depth=depth + 0.1, floor=WALL_FOOT)
    if kind == "surface":
        if seated:
            return replace(spot, support="seat", floor=anchor.y + SEAT * scale, depth=depth + 0.2)
        return replace(spot, floor=max(anchor.y, depth), depth=depth + 0.1)
    if kind == "basin":
        return replace(spot, floor=max(anchor.y, depth), depth=depth + 0.1)
    return spot


def hand_point(node: Node, holder: Element, which: int) -> Point:
    """Returns where the thing number `which` in a person's hands, or in an animal's mouth, is gripped.

    More than two are stacked.

    Hands at the face cannot show anything: then things are in the hand that is free, or clasped to the belly.
    """
    if isinstance(holder, Prop) and "mouth" in node.points:
        return node.points["mouth"]
    pose = holder.pose if isinstance(holder, Person) else "stand"
    if pose in HANDS_AT_FACE and pose not in _ONE_HAND:
        hip, head = node.points.get("hip", node.box.centre), node.points.get("head", node.box.centre)
        return Point(hip.x, hip.y * 0.8 + head.y * 0.2)
    name = ("hand_lead", "hand_free")[(which + (pose in _ONE_HAND)) % 2]
    point = node.points.get(name, node.box.centre)
    return Point(point.x, point.y - 24.0 * (which // 2))


def support_point(node: Node, element: Element, person: bool) -> Point:
    """Returns where someone or something stands on a target."""
    if isinstance(element, Person):
        points = node.points
        if element.pose in _LAP and "knee" in points and "hip" in points:
            return Point((points["hip"].x + points["knee"].x) / 2, min(points["hip"].y, points["knee"].y) - 8)
        if element.pose == "lie":
            return node.parts.get("torso", node.box).centre
        return points.get("top", Point(node.box.centre.x, node.box.y))
    for name in ("seat", "surface", "top") if person else ("surface", "seat", "top"):
        if name in node.points:
            return node.points[name]
    return Point(node.box.centre.x, node.box.y)


class Context(NamedTuple):
    """What a relation needs to know of its target."""

    element: Element
    node: Node
    spot: Spot
    own: Rect
    """Size of the related element at scale 1, foot at (0, 0)."""
    order: int
    """How many others have the same relation to the same target before this one."""
    free_right: bool
    """Whether there is more room to the right of the target than to the left."""


def held_by(element: Placed, c: Context) -> Spot:
    """In the leading hand, the second thing in the other; between the body and its gripping fingers."""
    holder = c.element
    hand = hand_point(c.node, holder, c.order)
    behind = isinstance(holder, Person) and holder.pose == "hands_behind" and holder.facing != "back"
    depth = c.spot.depth + (-0.3 if behind else 0.3)
    side = holder.facing if isinstance(holder, Person) else None
    tilt = 0.0
    if behind and not isinstance(element, Person):
        hand, tilt = _peeking(hand, c)
    spot = Spot(
        at=hand, scale=c.spot.scale, depth=depth, floor=c.spot.floor, held=True, tilt=tilt,
        facing=side if side in ("left", "right") else None,
    )
    if isinstance(element, Person):
        hip, k = c.node.points.get("hip", hand), c.spot.scale
        at = Point(hip.x + (40 * k if c.free_right else -40 * k), hip.y - 6 * k)
        return replace(spot, at=at, support="seat", held=False, floor=at.y + SEAT * k)
    if isinstance(element, Sign):
        k = c.spot.scale
        return replace(spot, anchor=Anchor("wall", hand.x, hand.y - 16 * k, k, depth, 190 * k, 130 * k))
    return spot


class _Peek(NamedTuple):
    hand: Point
    tilt: float


def _peeking(hand: Point, c: Context) -> _Peek:
    """Moves and tilts something held behind the back so far to the side that about half of it can be seen."""
    torso = c.node.parts.get("torso", c.node.box)
    wide, high = c.own.width * c.spot.scale, c.own.height * c.spot.scale
    left, right = torso.x - hand.x + 4, torso.x + torso.width - hand.x - 4
    out = left if -left < right else right
    if high > 1.5 * wide and high > 70:
        return _Peek(Point(hand.x + out, hand.y), 55.0 if out == right else -55.0)
    if wide > 2.8 * max(-left, right):
        return _Peek(hand, 0.0)
    return _Peek(Point(hand.x + out, hand.y), 0.0)


def on(element: Placed, c: Context) -> Spot:
    """Standing or sitting on the target's surface; further things beside the first."""
    person = isinstance(element, Person)
    point = support_point(c.node, c.element, person)
    k = c.spot.scale
    offset = (0.0, 0.3, -0.3, 0.15, -0.15)[c.order % 5] * min(c.node.box.width, 200 * k)
    depth = c.spot.depth + 0.2 + 0.05 * c.order
    seated = isinstance(element, Person) and element.pose in _SEATED
    side = c.element.facing if isinstance(c.element, Prop) and c.element.kind in _FACING_SEATS else None
    floor = max(c.spot.floor, point.y) if c.spot.held else c.spot.floor
    spot = Spot(
        at=Point(point.x + offset, point.y), scale=k, depth=depth, floor=floor,
        support="seat" if seated else "ground", facing=side if seated else None,
    )
    if isinstance(element, Sign):
        if isinstance(c.element, Person):
            chest = c.node.parts.get("torso", c.node.box).centre
            return replace(spot, anchor=Anchor("wall", chest.x, chest.y, k * 0.5, depth + 0.5, 90 * k, 60 * k))
        return replace(spot, anchor=Anchor("surface", spot.at.x, spot.at.y, k, depth, 120 * k, 120 * k))
    return spot


def _foot(c: Context) -> Point:
    """Foot of the target on what carries it; of a held thing, the ground below the holder."""
    if c.spot.held:
        return Point(c.node.box.centre.x, c.spot.floor)
    if c.spot.support != "ground":
        return Point(c.spot.at.x, c.spot.floor)
    return c.spot.at


def _beside_like(element: Placed, c: Context, at: Point, depth: float) -> Spot:
    k = c.spot.scale
    person = isinstance(element, Person)
    floor = max(c.spot.floor, at.y)
    grounded = not person or abs(at.y - c.spot.floor) < 2
    if person and not grounded:
        at = Point(at.x, c.spot.floor)
    spot = Spot(at=at, scale=k, depth=depth, floor=floor)
    if isinstance(element, Sign):
        kind = "surface" if at.y < c.spot.floor - 2 else "stand"
        return replace(spot, anchor=Anchor(kind, at.x, at.y, k, depth, 120 * k, 120 * k))
    return spot


def under(element: Placed, c: Context) -> Spot:
    """On the ground below the target."""
    k = c.spot.scale
    foot = _foot(c)
    raised = foot.y < c.spot.floor - 30
    y = c.spot.floor if raised else foot.y - 6 * k
    x = c.node.box.centre.x + (0.0, 0.55, -0.55, 1.1, -1.1)[c.order % 5] * c.own.width * k
    covers = isinstance(c.element, Prop) and c.element.kind == "umbrella"
    spot = _beside_like(element, c, Point(x, y), c.spot.depth + (0.8 if raised or covers else -0.4))
    if isinstance(element, Person) and not covers and not raised:
        room = _CLEARANCE * c.node.box.height / max(c.own.height * k, 1.0)
        spot = replace(spot, scale=k * min(1.0, max(0.5, room)))
    return spot


def beside(element: Placed, c: Context) -> Spot:
    """Next to the target on the same support, on the side with more room; the second on the other side."""
    k = c.spot.scale
    right = c.free_right if c.order % 2 == 0 else not c.free_right
    foot = _foot(c)
    gap = 10 * k + c.own.width * k * (c.order // 2)
    box = c.node.box
    if isinstance(element, Person) and isinstance(c.element, Person) and "torso" in c.node.parts:
        box = c.node.parts["torso"].grown(22 * k)
        if "hug" in (element.pose, c.element.pose):
            box, c = c.node.parts["torso"], c._replace(own=Rect(-62, -1, 124, 1))
            gap = 0.0
    x = box.x + box.width + gap - c.own.x * k if right else box.x - gap - (c.own.x + c.own.width) * k
    if abs(foot.y - c.spot.floor) < 2:
        foot = Point(foot.x, foot.y + 4 * k)
    return _beside_like(element, c, Point(x, foot.y), c.spot.depth + 0.6)


def behind(element: Placed, c: Context) -> Spot:
    """Farther away than the target, to the side as far as needed for about half of it to be seen."""
    k = c.spot.scale
    foot = _foot(c)
    own_height, own_width = c.own.height * k, c.own.width * k
    box = c.node.box
    y = foot.y - (12 * k if abs(foot.y - c.spot.floor) < 2 else 3)
    above = max(0.0, box.y - (y - own_height)) / max(own_height, 1.0)
    sign = 1 if c.free_right == (c.order % 2 == 0) else -1
    core = c.node.parts.get("torso", box) if c.node.kind == "person" else box
    offset = 0.0 if above > 0.45 else core.width / 2 + own_width * (0.5 - 0.45)
    return _beside_like(element, c, Point(core.centre.x + sign * offset, y), c.spot.depth - 0.7 - 0.1 * c.order)


def in_front_of(element: Placed, c: Context) -> Spot:
    """Nearer than the target; a thing that would hide it stands a little to the side."""
    k = c.spot.scale
    foot = _foot(c)
    grounded = abs(foot.y - c.spot.floor) < 2 or c.spot.support != "ground"
    own_width = c.own.width * k
    tall = c.own.height * k > 0.45 * (foot.y - c.node.box.y)
    sign = 1 if c.free_right == (c.order % 2 == 0) else -1
    offset = sign * (c.node.box.width / 2 + own_width * 0.2 if tall else own_width * 0.6 * (c.order + 0.25))
    y = min(foot.y + 34 * k, 985.0) if grounded else foot.y + 4 * k
    return _beside_like(element, c, Point(foot.x + offset, y), c.spot.depth + (34 * k if grounded else 0.5))
