"""Where an effect happens: the box, foot and depth of its target, whatever the target is."""

from dataclasses import dataclass
from random import Random

from storytelling_painter.tools.illustrator.nodes import Anchor, Node, Point, Rect, Stage
from storytelling_painter.tools.illustrator.settings.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of one effect, in canvas units."""

    id: str
    box: Rect
    """Of the target, or the room of the anchor."""
    foot: Point
    """Middle of the target's foot, or the anchor itself."""
    depth: float
    ground: float
    """The floor's y below the target."""
    stage: Stage
    random: Random
    target: Node | None
    anchor: Anchor | None

    @property
    def top(self) -> Point:
        if self.target is not None and self.target.kind != "person" and "top" in self.target.points:
            return self.target.points["top"]
        return Point(self.box.centre.x, self.box.y)

    @property
    def size(self) -> float:
        """A length that follows the target's: 1 for a thing 100 units wide or high."""
        return min(max(max(self.box.width, self.box.height) / 100, 0.45), 3.0)

    def node(self, drawing: Drawing, depth: float, layer: str = "") -> Node:
        """Makes the effect's node, or a further layer of it."""
        return Node(
            id=f"{self.id}+{layer}" if layer else self.id,
            svg=drawing.markup,
            box=drawing.box,
            depth=depth,
            kind="effect",
        )


def find_spot(id: str, target: Node | None, anchor: Anchor | None, stage: Stage, ground: float, seed: int) -> Spot:
    """Finds the place of an effect from its target, else from its anchor, else in the middle of the floor."""
    random = Random(f"{id} {seed}")
    if target is not None:
        low = target.points.get("foot", Point(target.box.centre.x, target.box.y + target.box.height))
        return Spot(id, target.box, low, target.depth, ground, stage, random, target, anchor)
    place = anchor or Anchor("stand", 500, ground)
    depth = place.depth if place.depth is not None else place.y
    w, h = place.width, place.height
    hangs = place.kind in ("wall", "window", "basin")
    box = Rect(place.x - w / 2, place.y - h / 2 if hangs else place.y - h, w, h)
    return Spot(id, box, Point(place.x, place.y), depth, ground, stage, random, None, place)
