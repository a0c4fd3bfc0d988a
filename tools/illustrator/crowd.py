"""What it costs to stand as one stands: what is covered, how far everything was moved, who is out of reach."""

import math
from typing import Final, NamedTuple

from storytelling_painter.domain.scene import Effect, Element, Person, Prop
from storytelling_painter.tools.illustrator.masks import CELL, Mask, covered, mask_of, part_of
from storytelling_painter.tools.illustrator.nodes import ADULT, CANVAS, Node, Rect, Stage
from storytelling_painter.tools.illustrator.ties import Tie

MARGIN: Final = 10.0
"""Units that stay free at the picture's edge."""
_SWEEPS: Final = 3
_STEP: Final = 2
"""Cells between two shifts that are tried."""
_PER_CELL: Final = 0.012
"""Cost of a shift by one cell, against 4 for a wholly covered face."""
_TOLERATED: Final = 0.03
_ARM: Final = 150.0
"""Units at scale 1 that an adult's leading hand gets to sideways."""
_FAR: Final = 0.006
"""Cost of a unit that a hand is out of reach."""
_RANGES: Final = {"floor": 170.0, "front": 170.0, "back": 120.0}
"""Units that people and things at these anchors may be moved to each side."""
_WEIGHTS: Final = {"must": 1.0, "nice": 0.25, "dressing": 0.02}
_STAND_RANGE: Final = 100.0
_WALL_RANGE: Final = 70.0
_BESIDE_RANGE: Final = {"behind": 140.0, "in_front_of": 90.0, "beside": 60.0, "under": 50.0}
"""Units that things placed by another one may be moved to each side of it."""


class Stake(NamedTuple):
    """Something that has to be seen: some cells of an element."""

    group: str
    element: str
    part: str
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


class Group(NamedTuple):
    """Elements that move together, with the shifts allowed in units, from `low` (negative) to `high`."""

    name: str
    follows: str | None
    box: Rect
    low: float
    high: float


class Pull(NamedTuple):
    """A person who has to get near something."""

    person: str
    target: str
    distance: float
    """Units from the person's hips to the middle of the target, to the right."""
    arm: float


def stakes_of(element: Element, node: Node, group: str, mask: Mask) -> list[Stake]:
    """Returns what has to be seen of an element, the important parts with more weight."""
    must = _WEIGHTS[element.importance]
    out: list[Stake] = []

    def stake(part: str, weight: float, spare: float) -> None:
        cells = mask if part == "whole" else part_of(mask, node.parts[part]) if part in node.parts else None
        if cells is not None and cells.inked:
            out.append(Stake(group, element.id, part, cells, node.depth, weight * must, spare))

    if isinstance(element, Person):
        stake("face", 4.0, 0.02)
        stake("torso", 1.4, 0.15)
        if element.pose not in ("stand", "sit", "walk", "lie"):
            stake("hand_lead", 1.0, 0.2)
        stake("whole", 0.8, 0.15)
    elif "text" in node.parts:
        stake("text", 4.0, 0.0)
        stake("whole", 1.0, 0.03)
    else:
        stake("whole", 1.8 if isinstance(element, Prop) else 0.7, 0.12)
    return out


def boxes_of(nodes: dict[str, tuple[Node, ...]], ties: dict[str, Tie]) -> dict[str, Rect]:
    """Returns the box of each group, effects left out."""
    boxes: dict[str, Rect] = {}
    for id, layers in nodes.items():
        root = ties[id].root
        for n in layers:
            if n.kind != "effect":
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
    if anchor.kind == "surface" and isinstance(element, Prop):
        slack, off = max(0.0, anchor.width - box.width) / 2, box.centre.x - anchor.x
        return min(0.0, -slack - off), max(0.0, slack - off)
    return 0.0, 0.0


def _inside(box: Rect, low: float, high: float) -> tuple[float, float]:
    """Narrows a range of shifts to those that keep the box in the picture, or that bring it in."""
    left, right = MARGIN - box.x, CANVAS - MARGIN - box.x - box.width
    if left > right:
        middle = (left + right) / 2
        return middle, middle
    low, high = max(low, left), min(high, right)
    if low > high:
        return (left, left) if left > 0 else (right, right)
    return low, high


class Crowd:
    """Placed elements as masks, to try shifts on without drawing anything again."""

    def __init__(
        self, nodes: dict[str, tuple[Node, ...]], ties: dict[str, Tie], elements: dict[str, Element], stage: Stage,
        *, only_people: bool = False,
    ) -> None:
        """Takes what was placed.

        Args:
            nodes: Drawn layers of each element.
            ties: Who moves with whom.
            elements: The plan's elements by id.
            stage: The setting.
            only_people: Whether things and lettering may be hidden without any cost.
        """
        self.ties = ties
        self.groups: dict[str, Group] = {}
        for name, box in boxes_of(nodes, ties).items():
            if name in nodes:
                low, high = _range(elements[name], nodes[name][0].box, stage)
                low, high = _inside(box, low, high) if low < high else (low, high)
                self.groups[name] = Group(name, ties[name].follows, box, low, high)
        self._moved_by = {name: {g for g in self.groups if self._total(g, {name: 1})} for name in self.groups}
        self.pulls = [p for e in elements.values() if isinstance(e, Person) and (p := self._pull(e, nodes)) is not None]
        self.stakes: list[Stake] = []
        self.blockers: list[Blocker] = []
        for id, layers in nodes.items():
            group = ties[id].root
            masks = [mask_of(n) for n in layers]
            if not only_people or isinstance(elements[id], Person):
                self.stakes += stakes_of(elements[id], layers[0], group, masks[0])
            self.blockers += [Blocker(group, id, m, n.depth) for m, n in zip(masks, layers, strict=True)]
        lowest = min((s.depth for s in self.stakes), default=math.inf)
        for n in stage.nodes:
            if n.kind == "furniture" and lowest < n.depth < CANVAS + 100:
                self.blockers.append(Blocker("", n.id, mask_of(n), n.depth))

    def _pull(self, person: Person, nodes: dict[str, tuple[Node, ...]]) -> Pull | None:
        if person.reaches not in nodes or person.id not in nodes or person.pose == "point":
            return None
        node, target = nodes[person.id][0], nodes[person.reaches][0]
        if self.ties[person.id].root == self.ties[person.reaches].root:
            return None
        arm = _ARM * min(1.2, node.box.height / ADULT) + target.box.width * 0.3
        distance = target.box.centre.x - node.points.get("hip", node.box.centre).x
        return Pull(person.id, person.reaches, distance, arm)

    def cost(self, shifts: dict[str, int], only: str | None = None) -> float:
        """Returns the cost of shifts in cells; `only` leaves out what that group has nothing to do with."""
        total = _PER_CELL * sum(abs(v) for v in shifts.values())
        whole = {name: self._total(name, shifts) for name in self.groups}
        moved = self._moved_by.get(only or "")
        for s in self.stakes:
            share = self.share_hidden(s, whole, moved)
            total += s.weight * max(0.0, share - s.spare)
        for pull in self.pulls:
            mine, other = self.ties[pull.person].root, self.ties[pull.target].root
            distance = pull.distance + (whole.get(other, 0) - whole.get(mine, 0)) * CELL
            total += _FAR * max(0.0, abs(distance) - pull.arm)
        return total

    def share_hidden(self, s: Stake, whole: dict[str, int], moved: set[str] | None) -> float:
        """Returns the covered share of a stake, 0 to 1.

        Args:
            s: What has to be seen.
            whole: Shift of each group in cells.
            moved: Counts only what is between these groups and the others; none counts everything.
        """
        mine, hidden = whole.get(s.group, 0), 0
        for b in self.blockers:
            if b.depth <= s.depth or b.group == s.group:
                continue
            if moved is None or (s.group in moved) != (b.group in moved):
                hidden += covered(s.mask, b.mask, whole.get(b.group, 0) - mine)
        return min(1.0, hidden / s.mask.inked)

    def hidden(self, element: str, shifts: dict[str, int]) -> float:
        """Returns the largest covered share of an element's parts, 0 to 1, after shifts in cells."""
        whole = {name: self._total(name, shifts) for name in self.groups}
        return max((self.share_hidden(s, whole, None) for s in self.stakes if s.element == element), default=0.0)

    def _total(self, name: str, shifts: dict[str, int]) -> int:
        """Returns how far a group goes with all that it follows."""
        out, at, seen = 0, self.groups.get(name), 0
        while at is not None and seen < len(self.groups):
            out += shifts.get(at.name, 0)
            at = self.groups.get(at.follows or "")
            seen += 1
        return out

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
        shifts = dict.fromkeys(self.groups, 0)
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
