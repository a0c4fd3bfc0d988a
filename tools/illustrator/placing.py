"""Solves where everything is and draws it, what others depend on first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random
from typing import Final

from storytelling_painter.domain.scene import Effect, Element, Person, Prop, Sign
from storytelling_painter.tools.illustrator import spots
from storytelling_painter.tools.illustrator.effects import draw_effect
from storytelling_painter.tools.illustrator.moves import UNCHANGED, Adjustment, Revised
from storytelling_painter.tools.illustrator.moving import adjusted, brought_in, meet, resized, shifted
from storytelling_painter.tools.illustrator.nodes import CANVAS, Anchor, Node, Point, Rect, Stage
from storytelling_painter.tools.illustrator.people import draw_person
from storytelling_painter.tools.illustrator.props import draw_prop, prop_size
from storytelling_painter.tools.illustrator.signs import draw_sign
from storytelling_painter.tools.illustrator.spots import Aim, Context, Placed, Spot

NO_AIM: Final = Aim()
_JITTER: Final = 45.0
"""Units that whatever stands on the ground may be off its place to each side."""
_STROLL: Final = 30.0
"""The same for dressing."""
_TIPPED: Final = 11.0
"""Degrees that a tipping thing leans."""
_OVERHANG: Final = 1.2
"""How much wider than a surface the things on it may be together before they are set closer."""
_LOOKS_BACK: Final = frozenset({"run", "walk", "climb", "fall"})
"""Poses in which a body goes one way and the head may turn the other."""
_RAISED: Final = frozenset({"cheer", "reach_up", "wave", "phone", "hand_to_mouth", "cover_face", "head_in_hands"})
"""Poses with the hands at the head or over it."""
_WALL_FRONT: Final = 742.0
"""Depth from which on furniture stands in the room and not at a wall."""
_APART: Final = 0.001
"""Depth between two elements at the same place, so that it is always clear which one is nearer."""
_OVER_DESK: Final = 12.0
"""Brings a sleeper's head and arms before the desk they lie on."""
_RELATIONS: Final[dict[str, Callable[[Placed, Context], Spot]]] = {
    "held_by": spots.held_by,
    "on": spots.on,
    "under": spots.under,
    "beside": spots.beside,
    "behind": spots.behind,
    "in_front_of": spots.in_front_of,
}


@dataclass(frozen=True, slots=True)
class Placement:
    """Everything drawn once."""

    nodes: dict[str, tuple[Node, ...]]
    spots: dict[str, Spot]
    unplaced: tuple[str, ...]


def target_of(element: Element, known: set[str]) -> str | None:
    """Returns the element that has to be placed before this one, or none."""
    if isinstance(element, Effect):
        return element.at if element.at in known else None
    return element.place.target


class Placer:
    """Places one plan on one stage."""

    def __init__(
        self, plan: Revised, stage: Stage, seed: int, adjustments: dict[str, Adjustment], aims: dict[str, Aim],
        sides: dict[str, bool],
    ) -> None:
        """Takes what to place.

        Args:
            plan: The plan after its moves.
            stage: Where.
            seed: Varies small offsets.
            adjustments: How elements depart from their places.
            aims: Where people look and reach.
            sides: Which side of their target things went to (true: the right one); new choices are added, so that
                later passes keep them.
        """
        self.plan, self.stage, self.seed = plan, stage, seed
        self.adjustments, self.aims, self.sides = adjustments, aims, sides
        self.elements: dict[str, Element] = {e.id: e for e in plan.elements}
        self._order = {id: i * _APART for i, id in enumerate(self.elements)}
        self.nodes: dict[str, tuple[Node, ...]] = {}
        self.spots: dict[str, Spot] = {}
        self._related: dict[tuple[str, str], int] = {}
        self._tips = {
            e.at: _TIPPED * (1 if Random(f"{seed} {e.id} tip").random() < 0.5 else -1)
            for e in plan.effects
            if e.kind == "tipping"
        }

    def place(self) -> Placement:
        """Places all elements whose targets can be placed; the others are listed."""
        known = set(self.elements)
        waiting = dict(self.elements)
        self._at_anchors(waiting)
        while waiting:
            ready = [e for e in waiting.values() if (t := target_of(e, known)) is None or t in self.nodes]
            if not ready:
                break
            for element in ready:
                del waiting[element.id]
                self._one(element)
        return Placement(self.nodes, self.spots, tuple(waiting))

    def _at_anchors(self, waiting: dict[str, Element]) -> None:
        shared: dict[str, list[Placed]] = {}
        for e in self.elements.values():
            if not isinstance(e, Effect) and e.place.anchor is not None:
                shared.setdefault(e.place.anchor, []).append(e)
                del waiting[e.id]
        for name, group in shared.items():
            anchor = self.stage.anchors[name]
            found = {e.id: self._anchored(e, anchor) for e in group}
            flat = {
                e.id for e in group if isinstance(e, Prop) and e.kind in spots.FLAT and anchor.kind == "stand"
            }
            standing = [e for e in group if e.id not in flat]
            for e, dx in zip(standing, self._spread(standing, found, anchor), strict=True):
                spot = found[e.id]
                moved = None if spot.anchor is None else spot.anchor._replace(x=spot.anchor.x + dx)
                found[e.id] = replace(spot, at=Point(spot.at.x + dx, spot.at.y), anchor=moved)
            for e in group:
                spot = found[e.id]
                if e.id in flat and len(group) > 1:
                    low = 24 * spot.scale
                    at = Point(spot.at.x, spot.at.y + low)
                    spot = replace(spot, at=at, depth=spot.depth + low, floor=spot.floor + low)
                self._draw(e, spot)

    def _anchored(self, element: Placed, anchor: Anchor) -> Spot:
        height = 0.0
        if isinstance(element, Prop):
            height = prop_size(element.kind, element.resolved_state).height
        spot = spots.at_anchor(element, anchor, height)
        if anchor.kind == "seat" and isinstance(element, Person) and element.pose == "slump":
            spot = replace(spot, depth=spot.depth + _OVER_DESK)
        if anchor.kind == "stand" and not isinstance(element, Sign):
            loose = _STROLL if element.importance == "dressing" else _JITTER
            dx = Random(f"{self.seed} {element.id}").uniform(-loose, loose)
            spot = replace(spot, at=Point(spot.at.x + dx, spot.at.y))
        return spot

    def _before_furniture(self, node: Node) -> float:
        """Returns the depth to add to what hangs on a wall so that furniture before that wall does not hide it."""
        b = node.box
        inner = Rect(b.x + b.width * 0.1, b.y + b.height * 0.1, b.width * 0.8, b.height * 0.8)
        depths = [
            n.depth
            for n in self.stage.nodes
            if n.kind == "furniture" and node.depth < n.depth < _WALL_FRONT and meet(inner, n.box)
        ]
        return max(depths) + 0.2 - node.depth if depths else 0.0

    def _spread(self, group: list[Placed], found: dict[str, Spot], anchor: Anchor) -> list[float]:
        """Returns how far each of the things at one anchor goes to the side."""
        if len(group) < 2:
            return [0.0] * len(group)
        boxes = []
        for e in group:
            node = self._nodes(e, found[e.id])[0]
            boxes.append(Rect(node.box.x - found[e.id].at.x, node.box.y, node.box.width, node.box.height))
        gap = 6 * anchor.scale
        total = sum(b.width for b in boxes) + gap * (len(boxes) - 1)
        narrow = anchor.kind in ("surface", "lie", "basin")
        room = anchor.width * _OVERHANG if narrow else max(anchor.width, 620 * anchor.scale)
        tight = min(1.0, max(0.5, room / total))
        out, x = [], -total * tight / 2
        for b in boxes:
            out.append(x + (b.width * tight - b.width) / 2 - b.x)
            x += (b.width + gap) * tight
        return out

    def _one(self, element: Element) -> None:
        if isinstance(element, Effect):
            self._effect(element)
            return
        place = element.place
        assert place.target is not None and place.relation is not None
        target = place.target
        index = self._related.get((target, place.relation), 0)
        self._related[(target, place.relation)] = index + 1
        node, spot = self.nodes[target][0], self.spots[target]
        own = self._own(element)
        if element.id not in self.sides:
            self.sides[element.id] = self._freer_right(node, own.width * spot.scale)
        freer = self.sides[element.id]
        context = Context(self.elements[target], node, spot, own, index, freer)
        self._draw(element, _RELATIONS[place.relation](element, context))

    def _own(self, element: Placed) -> Rect:
        if isinstance(element, Person):
            box = _drawn_person(element, Point(0, 0), 1.0, 0.0, "ground", None, None, None, 0)[0].box
            return Rect(box.x * 0.85, box.y, box.width * 0.85, box.height)
        if isinstance(element, Prop) and element.place.relation == "held_by":
            return draw_prop(element, at=Point(0, 0), scale=1, depth=0, held=True)[0].box
        if isinstance(element, Prop):
            width, height = prop_size(element.kind, element.resolved_state)
            return Rect(-width / 2, -height, width, height)
        return Rect(-90, -220, 180, 220)

    def _freer_right(self, node: Node, width: float) -> bool:
        """Tells whether the right side of a node has more room for something `width` units wide."""
        b = node.box
        cost = []
        for x in (b.x - width, b.x + b.width):
            out = max(0.0, 10 - x) + max(0.0, x + width - CANVAS + 10)
            taken = 0.0
            for others in self.nodes.values():
                o = others[0].box
                if others[0] is node or others[0].kind not in ("person", "prop"):
                    continue
                if o.y + o.height > b.y + b.height * 0.5:
                    taken += max(0.0, min(x + width, o.x + o.width) - max(x, o.x))
            cost.append(3 * out + taken)
        if cost[0] == cost[1]:
            return b.centre.x < CANVAS / 2
        return cost[1] < cost[0]

    def _effect(self, effect: Effect) -> None:
        if effect.at in self.elements:
            target, spot = self.nodes[effect.at][0], self.spots[effect.at]
            anchor, ground, depth, scale = None, spot.floor, spot.depth, spot.scale
            at = spot.at
        else:
            place = self.stage.anchors[effect.at]
            target, anchor, scale = None, place, place.scale
            depth = place.y if place.depth is None else place.depth
            ground = place.y if place.kind == "stand" else spots.WALL_FOOT if depth < spots.WALL_FOOT else depth
            at = Point(place.x, place.y)
        nodes = draw_effect(effect, target=target, anchor=anchor, stage=self.stage, ground=ground, seed=self.seed)
        a = self.adjustments.get(effect.id, UNCHANGED)
        if nodes and a != UNCHANGED:
            nodes = tuple(adjusted(n, a, at) for n in nodes)
        if not nodes:
            return
        self.nodes[effect.id] = nodes
        self.spots[effect.id] = Spot(at=at, scale=scale, depth=depth, floor=ground)

    def _draw(self, element: Placed, spot: Spot) -> None:
        tilt = self._tips.get(element.id, 0.0)
        spot = replace(spot, tilt=spot.tilt + tilt, depth=spot.depth + self._order[element.id])
        spot = spot.adjusted(self.adjustments.get(element.id, UNCHANGED))
        nodes = self._nodes(element, spot)
        if element.place.anchor is not None and self.stage.anchors[element.place.anchor].kind == "wall":
            front = self._before_furniture(nodes[0])
            nodes = tuple(replace(n, depth=n.depth + front) for n in nodes)
            spot = replace(spot, depth=spot.depth + front)
        self.spots[element.id] = spot
        self.nodes[element.id] = nodes

    def _nodes(self, element: Placed, spot: Spot) -> tuple[Node, ...]:
        if isinstance(element, Person):
            return self._person(element, spot)
        if isinstance(element, Sign):
            assert spot.anchor is not None
            hangs = spot.anchor.kind in ("wall", "window")
            nodes = draw_sign(element, spot.anchor, depth=spot.depth)
            if spot.held:
                nodes = tuple(shifted(n, 0.0, self._grip(element, nodes[0].box, spot)) for n in nodes)
            about = nodes[0].box.centre if hangs else Point(spot.anchor.x, spot.anchor.y)
            return tuple(brought_in(resized(n, spot.factor, about)) for n in nodes) if spot.factor != 1 else nodes
        if spot.held and spot.facing is not None:
            element = element.model_copy(update={"facing": spot.facing})
        return draw_prop(element, at=spot.at, scale=spot.scale, depth=spot.depth, held=spot.held, tilt=spot.tilt)

    def _grip(self, sign: Sign, box: Rect, spot: Spot) -> float:
        """Returns how far a held sign goes down so that fingers are at its edge, not on letters, and the face is free.

        Raised hands carry it by the lower edge; other hands let it hang.
        """
        holder = self.elements[sign.place.target or ""]
        raised = isinstance(holder, Person) and holder.pose in _RAISED
        edge = box.y + box.height - 10 * spot.scale if raised else box.y + 10 * spot.scale
        return spot.at.y - edge

    def _held(self, holder: str) -> int:
        return sum(
            1 for e in self.elements.values()
            if not isinstance(e, Effect | Person) and e.place.relation == "held_by" and e.place.target == holder
        )

    def _person(self, person: Person, spot: Spot) -> tuple[Node, ...]:
        aim = self.aims.get(person.id, NO_AIM)
        facing = person.facing
        if facing == "front":
            first, second = (spot.facing, aim.facing) if spot.support != "ground" else (aim.facing, spot.facing)
            facing = first or second or "front"
        elif facing != "back" and spot.support == "ground" and person.pose not in _LOOKS_BACK:
            facing = aim.turned or facing
        held = 0 if person.pose in spots.HANDS_AT_FACE else self._held(person.id)
        ground = spot.floor if spot.support == "seat" else None
        turned = person if facing == person.facing else person.model_copy(update={"facing": facing})
        return _drawn_person(
            turned, spot.at, spot.scale, spot.depth, spot.support, ground, aim.gaze, aim.reach, min(held, 2)
        )


@lru_cache(maxsize=256)
def _drawn_person(
    person: Person, at: Point, scale: float, depth: float, support: spots.Support, ground: float | None,
    gaze: Point | None, reach: Point | None, holds: int,
) -> tuple[Node, ...]:
    """Draws a person, or takes the last drawing: most people stay as they are from pass to pass."""
    return draw_person(
        person, at=at, scale=scale, depth=depth, support=support, ground=ground, gaze=gaze, reach=reach, holds=holds
    )
