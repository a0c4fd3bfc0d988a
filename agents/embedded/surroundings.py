"""What a repair needs to know of a layout: who covers whom, where there is room, which slots are free."""

from typing import NamedTuple

from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.scene import Effect, Element, Person, Place, Prop, SceneSpec
from storytelling_painter.tools.illustrator.crowd import MARGIN, Crowd
from storytelling_painter.tools.illustrator.masks import CELL, covered
from storytelling_painter.tools.illustrator.moves import revise
from storytelling_painter.tools.illustrator.nodes import CANVAS, Anchor, Layout, Node, Rect
from storytelling_painter.tools.illustrator.ties import ties_of

_FARTHEST = 260.0
"""Most units that a repair shifts something at once."""


class Trial(NamedTuple):
    """A shift and what would come of it."""

    element: str
    dx: float
    hidden: float
    """Covered share of the element that has to be freed."""
    harm: float
    """How much worse everything else gets."""


class Surroundings:
    """One painted plan with its layout, as the viewer sees it."""

    def __init__(self, scene: SceneSpec, layout: Layout) -> None:
        plan = revise(scene)
        drawn = {e.id: e for e in plan.elements}
        self._nodes: dict[str, tuple[Node, ...]] = {id: of for id in drawn if (of := layout.of(id))}
        self._elements: dict[str, Element] = {id: drawn[id] for id in self._nodes}
        self._scene, self._layout = scene, layout
        self._ties = ties_of(self._elements)
        self._crowd = Crowd(self._nodes, self._ties, self._elements, layout.stage)

    def element(self, id: str) -> Element | None:
        return self._elements.get(id)

    def root(self, id: str) -> str:
        """Returns the element that carries this one."""
        return self._ties[id].root if id in self._ties else id

    def tied(self, a: str, b: str | None) -> bool:
        return b in self._ties and a in self._ties and self.root(a) == self.root(b)

    def box(self, id: str | None) -> Rect | None:
        """Returns the box of an element with all its layers, or none when it is not drawn."""
        nodes = self._nodes.get(id or "")
        if not nodes:
            return None
        out = nodes[0].box
        for n in nodes[1:]:
            out = out.union(n.box)
        return out

    def depth(self, id: str | None) -> float | None:
        """Returns the depth of an element or of furniture."""
        if id in self._nodes:
            return max(n.depth for n in self._nodes[id])
        return next((n.depth for n in self._layout.stage.nodes if n.id == id), None)

    def hidden(self, id: str) -> float:
        """Returns the largest covered share of the element's parts, 0 to 1."""
        return self._crowd.hidden(id, {})

    def blocker_of(self, id: str, named: str | None) -> str | None:
        """Returns what hides an element: the one that the judge named, else the one that covers most of it."""
        if named is not None and (named in self._elements or self.depth(named) is not None):
            return named
        worst, most = None, 0
        for s in self._crowd.stakes:
            for b in self._crowd.blockers:
                if s.element == id and b.depth > s.depth and b.element != id:
                    cells = covered(s.mask, b.mask)
                    if cells > most:
                        worst, most = b.element, cells
        return worst

    def room(self, root: str) -> tuple[float, float]:
        """Returns how far a group may go to the left (negative) and right within the picture."""
        group = self._crowd.groups.get(root)
        element = self._elements.get(root)
        if group is None or isinstance(element, Effect) or element is None:
            return 0.0, 0.0
        left, right = MARGIN - group.box.x, CANVAS - MARGIN - group.box.x - group.box.width
        low, high = max(-_FARTHEST, min(left, 0.0)), min(_FARTHEST, max(right, 0.0))
        anchor = self._layout.stage.anchors.get(element.place.anchor or "")
        if anchor is not None and anchor.kind in ("seat", "lie", "basin"):
            return 0.0, 0.0
        if anchor is not None and anchor.kind == "surface":
            slack = max(0.0, anchor.width / 2 - group.box.width * 0.3)
            off = group.box.centre.x - anchor.x
            return min(0.0, max(low, -slack - off)), max(0.0, min(high, slack - off))
        return low, high

    def trials(self, element: str, blocker: str | None) -> list[Trial]:
        """Returns shifts of the element or of its blocker, smaller ones first."""
        out: list[Trial] = []
        movers = [self.root(element)]
        if blocker in self._elements and not self.tied(element, blocker):
            movers.insert(0, self.root(blocker))
        before = self._crowd.cost({})
        for mover in movers:
            if mover not in self._crowd.groups:
                continue
            low, high = self.room(mover)
            for cells in range(3, int(_FARTHEST / CELL) + 1, 3):
                for v in (cells, -cells):
                    if low <= v * CELL <= high:
                        hidden = self._crowd.hidden(element, {mover: v})
                        harm = max(0.0, self._crowd.cost({mover: v}) - before)
                        out.append(Trial(mover, v * CELL, hidden, harm))
        return out

    def droppable(self, id: str | None) -> bool:
        """Tells whether something may be left out: dressing, or a `nice` prop; and no `must` stands on it."""
        element = self._elements.get(id or "")
        if element is None or element.importance == "must":
            return False
        if element.importance == "nice" and not isinstance(element, Prop):
            return False
        return not any(self._hangs_on(e, element.id) for e in self._elements.values() if e.importance == "must")

    def _hangs_on(self, element: Element, other: str) -> bool:
        at, seen = element, set[str]()
        while at.id not in seen:
            seen.add(at.id)
            target = at.at if isinstance(at, Effect) else at.place.target
            if target == other:
                return True
            if target not in self._elements:
                return False
            at = self._elements[target]
        return False

    def carrier_of_size(self, id: str) -> str:
        """Returns the element whose scale also scales this one: what it stands on or is held by."""
        element = self._elements.get(id)
        return self.root(id) if isinstance(element, Person) else id

    def fits(self, id: str, factor: float) -> float:
        """Returns the largest factor up to `factor` by which an element can grow from its foot inside the picture."""
        box = self.box(id)
        group = self._crowd.groups.get(id)
        if group is not None:
            box = group.box
        if box is None:
            return 1.0
        foot = box.y + box.height
        tall = (foot - MARGIN) / max(box.height, 1.0)
        wide = 2 * min(box.centre.x - MARGIN, CANVAS - MARGIN - box.centre.x) / max(box.width, 1.0)
        return max(1.0, min(factor, tall, wide))

    def target_of(self, id: str, named: str | None) -> str | None:
        """Returns what an element has to do with: named by the judge, reached for, looked at, or placed by."""
        element = self._elements.get(id)
        if named is not None and named in self._elements and named != id:
            return named
        if isinstance(element, Person):
            found = element.reaches or element.place.target or element.looks_at
        elif element is None or isinstance(element, Effect):
            return None
        else:
            found = element.place.target
        return found if found in self._elements else None

    def anchor(self, name: str) -> Anchor | None:
        return self._layout.stage.anchors.get(name)

    def may_go_to(self, id: str, name: str) -> bool:
        """Tells whether an element stands at an anchor of its own and a named anchor would take it."""
        element = self._elements.get(id)
        if element is None or isinstance(element, Effect) or element.place.anchor is None:
            return False
        anchors = self._layout.stage.anchors
        now = element.place.anchor
        return name in anchors and name != now and anchors[name].kind == anchors[now].kind

    def free_anchors(self, id: str) -> list[str]:
        """Returns anchors of the same kind that nobody uses, emptiest and nearest first.

        An element that is placed by another one has none: another slot would break what it tells.
        """
        element = self._elements.get(id)
        if element is None or isinstance(element, Effect) or element.place.anchor is None:
            return []
        anchors = self._layout.stage.anchors
        kind = anchors[element.place.anchor].kind
        if kind in ("lie", "basin", "window"):
            return []
        used = {p.anchor for e in self._elements.values() if (p := _place(e)) is not None and p.anchor is not None}
        box = self._crowd.groups[id].box if id in self._crowd.groups else self.box(id)
        assert box is not None
        ranked = []
        for name in ANCHORS[self._scene.setting]:
            anchor = anchors[name]
            if anchor.kind != kind or name in used or name in ("road", "track", "door"):
                continue
            there = Rect(anchor.x - box.width / 2, anchor.y - box.height, box.width, box.height)
            taken = sum(_overlap(there, n[0].box) for i, n in self._nodes.items() if i != id and n[0].kind != "effect")
            ranked.append((taken / max(box.width * box.height, 1.0) + abs(anchor.x - box.centre.x) / 2000, name))
        return [name for cost, name in sorted(ranked) if cost < 1.2]


def _place(element: Element) -> Place | None:
    return None if isinstance(element, Effect) else element.place


def _overlap(a: Rect, b: Rect) -> float:
    width = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    height = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return max(0.0, width) * max(0.0, height)
