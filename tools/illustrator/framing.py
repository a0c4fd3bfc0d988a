"""Keeps what matters in the picture and uncovered: shifts groups sideways where that frees faces and lettering."""

import math
from dataclasses import dataclass
from typing import Final, NamedTuple

from storytelling_painter.domain.scene import Effect, Element, Person, Prop, Sign
from storytelling_painter.tools.illustrator.masks import CELL, Mask, covered, mask_of, part_of
from storytelling_painter.tools.illustrator.moves import UNCHANGED, Adjustment, scaled
from storytelling_painter.tools.illustrator.nodes import CANVAS, Node, Rect, Stage
from storytelling_painter.tools.illustrator.placing import Placement

MARGIN: Final = 10.0
"""Units that stay free at the picture's edge."""
_SWEEPS: Final = 3
_STEP: Final = 2
"""Cells between two shifts that are tried."""
_PER_CELL: Final = 0.012
"""Cost of a shift by one cell, against 1 for a wholly covered face of weight 1."""
_TOLERATED: Final = 0.03
_ARM: Final = 150.0
"""Units at scale 1 that a leading hand gets to sideways."""
_RANGES: Final = {"floor": 170.0, "front": 170.0, "back": 120.0}
"""Units that people and things at these anchors may be moved to each side."""
_STAND_RANGE: Final = 70.0
_WALL_RANGE: Final = 70.0
_BESIDE_RANGE: Final = {"behind": 140.0, "in_front_of": 90.0, "beside": 60.0, "under": 50.0}
"""Units that things placed by another one may be moved to each side of it."""

class Stake(NamedTuple):
    """Something that has to be seen: some cells of an element."""

    group: str
    element: str
    mask: Mask
    depth: float
    weight: float
    spare: float
    """Share of it that may be covered without harm."""


class Blocker(NamedTuple):
    group: str
    """Empty for furniture, which does not move."""
    element: str
    mask: Mask
    depth: float
    box: Rect


class Group(NamedTuple):
    """Elements that move together."""

    name: str
    follows: str | None
    """Group whose shift this one shares besides its own."""
    box: Rect
    low: float
    """Shifts allowed, in units: from `low` (negative) to `high`."""
    high: float


@dataclass(frozen=True, slots=True)
class Pull:
    """A person who has to get near something."""

    person: str
    target: str
    x: float
    goal: float
    arm: float


def overlap(a: Rect, b: Rect, shift: float = 0.0) -> bool:
    return (
        a.x < b.x + shift + b.width and b.x + shift < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
    )


def fit(placement: Placement, elements: dict[str, Element]) -> dict[str, Adjustment]:
    """Makes groups smaller that are too tall or too wide for the picture."""
    out: dict[str, Adjustment] = {}
    for name, box in _boxes(placement).items():
        spot = placement.spots[name]
        if spot.anchor is None or elements[name].importance != "must" or isinstance(elements[name], Sign | Effect):
            continue
        foot = spot.at.y
        factor = 1.0
        if box.y < MARGIN and foot > MARGIN + 60:
            factor = min(factor, (foot - MARGIN) / (foot - box.y))
        if box.width > CANVAS - 2 * MARGIN:
            factor = min(factor, (CANVAS - 2 * MARGIN) / box.width)
        if factor < 0.999:
            out[name] = scaled(UNCHANGED, max(factor, 0.5))
    return out


def _boxes(placement: Placement) -> dict[str, Rect]:
    """Returns the box of each group."""
    boxes: dict[str, Rect] = {}
    for id, nodes in placement.nodes.items():
        root = placement.spots[id].root
        if nodes[0].kind == "effect":
            continue
        for n in nodes:
            boxes[root] = boxes[root].union(n.box) if root in boxes else n.box
    return boxes


def _range(element: Element, box: Rect, stage: Stage) -> tuple[float, float]:
    """Returns how far an element may be shifted to the left (negative) and right, in units."""
    if isinstance(element, Effect):
        return 0.0, 0.0
    name = element.place.anchor
    if name is None:
        room = _BESIDE_RANGE.get(element.place.relation or "", 0.0)
        return -room, room
    anchor = stage.anchors[name]
    if anchor.kind == "stand":
        reach = _RANGES.get(name.split("_")[0], _STAND_RANGE)
        return -reach, reach
    if anchor.kind in ("wall", "window") and name.startswith(("wall", "window")):
        return -_WALL_RANGE, _WALL_RANGE
    if anchor.kind == "surface" and not isinstance(element, Sign):
        slack = max(0.0, anchor.width - box.width) / 2
        off = box.centre.x - anchor.x
        return min(0.0, -slack - off), max(0.0, slack - off)
    return 0.0, 0.0


def _inside(box: Rect, low: float, high: float) -> tuple[float, float]:
    """Narrows a range of shifts to those that keep the box in the picture; widens it where the box must come in."""
    left, right = MARGIN - box.x, CANVAS - MARGIN - box.x - box.width
    if left > right:
        middle = (left + right) / 2
        return middle, middle
    low, high = max(low, left), min(high, right)
    if low > high:
        return (left, left) if left > 0 else (right, right)
    return low, high


def groups(placement: Placement, elements: dict[str, Element], stage: Stage) -> dict[str, Group]:
    """Returns the groups that may be shifted, with their ranges."""
    out = {}
    for name, box in _boxes(placement).items():
        if name not in elements or name not in placement.spots:
            continue
        element = elements[name]
        own = placement.nodes[name][0].box
        low, high = _range(element, own, stage)
        if low < high:
            low, high = _inside(box, low, high)
        out[name] = Group(name, placement.spots[name].follows, box, low, high)
    return out


def stakes_of(element: Element, nodes: tuple[Node, ...], group: str, mask: Mask) -> list[Stake]:
    """Returns what has to be seen of an element."""
    node = nodes[0]
    must = 1.0 if element.importance == "must" else 0.25

    def stake(area: Rect | None, weight: float, spare: float) -> list[Stake]:
        part = mask if area is None else part_of(mask, area)
        return [Stake(group, element.id, part, node.depth, weight * must, spare)] if part.inked else []

    if isinstance(element, Person):
        out = stake(node.parts["face"], 4.0, 0.02) if "face" in node.parts else []
        if "torso" in node.parts:
            out += stake(node.parts["torso"], 1.4, 0.15)
        if "hand_lead" in node.parts and element.pose not in ("stand", "sit", "walk", "lie"):
            out += stake(node.parts["hand_lead"], 1.0, 0.2)
        return out + stake(None, 0.8, 0.15)
    if "text" in node.parts:
        return stake(node.parts["text"], 4.0, 0.0) + stake(None, 0.6, 0.2)
    return stake(None, 1.8 if isinstance(element, Prop) else 0.7, 0.12)


class Crowd:
    """The cost of a way of standing: what is covered, how far everything was moved, who is out of reach."""

    def __init__(self, placement: Placement, elements: dict[str, Element], stage: Stage) -> None:
        self.groups = groups(placement, elements, stage)
        self.stakes: list[Stake] = []
        self.blockers: list[Blocker] = []
        self.pulls = _pulls(placement, elements)
        self._placement = placement
        self._moved_by = {
            name: {g for g in self.groups if self._total(g, {name: 1}) > 0} for name in self.groups
        }
        for id, nodes in placement.nodes.items():
            group = placement.spots[id].root
            masks = [mask_of(n) for n in nodes]
            self.stakes += stakes_of(elements[id], nodes, group, masks[0])
            if nodes[0].kind != "effect":
                self.blockers += [Blocker(group, id, m, n.depth, n.box) for m, n in zip(masks, nodes, strict=True)]
        for n in stage.nodes:
            if n.kind == "furniture" and 100 < n.depth < CANVAS + 100:
                if any(s.depth < n.depth for s in self.stakes):
                    self.blockers.append(Blocker("", n.id, mask_of(n), n.depth, n.box))

    def cost(self, shifts: dict[str, int], only: str | None = None) -> float:
        """Returns the cost of shifts in cells; `only` counts what one group has to do with."""
        total = 0.0
        whole = {name: self._total(name, shifts) for name in self.groups}
        moved = self._moved_by.get(only or "")
        for s in self.stakes:
            mine = whole.get(s.group, 0)
            hidden = 0
            for b in self.blockers:
                if b.depth <= s.depth or b.group == s.group:
                    continue
                if moved is not None and (s.group in moved) == (b.group in moved):
                    continue
                hidden += covered(s.mask, b.mask, whole.get(b.group, 0) - mine)
            share = min(1.0, hidden / s.mask.inked)
            total += s.weight * max(0.0, share - s.spare)
        for pull in self.pulls:
            nearer = (whole.get(self._root(pull.person), 0) - whole.get(self._root(pull.target), 0)) * CELL
            total += 0.006 * max(0.0, abs(pull.x + nearer - pull.goal) - pull.arm)
        return total + _PER_CELL * sum(abs(v) for v in shifts.values())

    def _total(self, name: str, shifts: dict[str, int]) -> int:
        """Returns how far a group goes with all that it follows."""
        out, at, seen = 0, self.groups.get(name), 0
        while at is not None and seen < len(self.groups):
            out += shifts.get(at.name, 0)
            at = self.groups.get(at.follows or "")
            seen += 1
        return out

    def _root(self, id: str) -> str:
        return self._placement.spots[id].root

    def options(self, group: Group) -> list[int]:
        """Returns the shifts to try, in cells, nearest first."""
        low, high = math.ceil(group.low / CELL), math.floor(group.high / CELL)
        if low > high:
            return [round(group.low / CELL)]
        tried = {*range(low, high + 1, _STEP), low, high}
        if low <= 0 <= high:
            tried.add(0)
        return sorted(tried, key=lambda v: (abs(v), v))

    def settle(self) -> dict[str, float]:
        """Returns the shift of each group in units: greedy, nearest groups first, a few sweeps."""
        shifts = {name: 0 for name in self.groups}
        order = sorted(self.groups.values(), key=lambda g: (-(g.box.y + g.box.height), g.name))
        for group in order:
            options = self.options(group)
            if 0 not in options:
                shifts[group.name] = options[0]
        for _ in range(_SWEEPS):
            changed = False
            for group in order:
                options = self.options(group)
                walked = _PER_CELL * sum(abs(v) for v in shifts.values())
                if len(options) < 2 or self.cost(shifts, group.name) - walked < _TOLERATED:
                    continue
                best = min(options, key=lambda v: self.cost({**shifts, group.name: v}, group.name))
                if best != shifts[group.name]:
                    shifts[group.name], changed = best, True
            if not changed:
                break
        return {name: v * CELL for name, v in shifts.items() if v}


def _pulls(placement: Placement, elements: dict[str, Element]) -> list[Pull]:
    out = []
    for e in elements.values():
        if isinstance(e, Person) and e.reaches in placement.nodes and e.id in placement.nodes:
            node, target = placement.nodes[e.id][0], placement.nodes[e.reaches][0]
            if placement.spots[e.id].root == placement.spots[e.reaches].root or e.pose == "point":
                continue
            arm = _ARM * placement.spots[e.id].scale * min(1.0, node.box.height / 400) + target.box.width * 0.3
            out.append(Pull(e.id, e.reaches, node.points.get("hip", node.box.centre).x, target.box.centre.x, arm))
    return out
