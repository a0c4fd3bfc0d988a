"""The illustrator's own nouns: points, boxes and nodes on a canvas of 1000 by 1000 units."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

CANVAS = 1000.0
"""Width and height of the canvas in units, whatever the picture's size in pixels."""
ADULT = 400.0
"""Height of a standing adult at scale 1, in units."""


class Point(NamedTuple):
    x: float
    y: float


class Rect(NamedTuple):
    """Box in canvas units."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def union(self, other: "Rect") -> "Rect":
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.width, other.x + other.width)
        bottom = max(self.y + self.height, other.y + other.height)
        return Rect(x, y, right - x, bottom - y)

    def grown(self, by: float) -> "Rect":
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One thing on the canvas, drawn where it stands.

    `svg` is markup in canvas units, made with `svg.py` only, so that every text in it is escaped.
    """

    id: str
    """Element id of the scene; furniture is named `setting.sink`, a further layer of an element `boy+hand`."""
    svg: str
    box: Rect
    """Covers all ink, outlines included, and not much more."""
    depth: float
    """Drawn in rising order; for things on the ground the y of the foot, so nearer things come later."""
    kind: Literal["person", "prop", "sign", "effect", "furniture", "backdrop"]
    parts: dict[str, Rect] = field(default_factory=dict)
    """Named areas for evidence: `face`, `eyes`, `mouth`, `hand`, `text`, `torso`, `feet`."""
    points: dict[str, Point] = field(default_factory=dict)
    """Named points: `eye`, `mouth`, `head`, `top`, `hand_left`, `hand_right`, `hip`, `foot`, `knee`, `grip`, `seat`,
    `surface`."""


class Anchor(NamedTuple):
    """A named place of a setting, in canvas units."""

    kind: str
    """One of `anchors.AnchorKind`."""
    x: float
    y: float
    """Ground under the feet, height of the seat or surface, or middle of a wall place, window pane or basin."""
    scale: float = 1.0
    """Size of a person or thing here; 1 draws an adult `ADULT` units high."""
    depth: float | None = None
    """Depth of what is put here; none means y. A place behind furniture has a depth below that furniture's."""
    width: float = 120.0
    """Room to the sides, for a second thing at the same place and for things that fill the place (a window's pane)."""
    height: float = 120.0
    facing: Literal["left", "right", "front"] = "front"


class Stage(NamedTuple):
    """A drawn setting: what it looks like and where things can be put."""

    nodes: tuple[Node, ...]
    """Backdrop and furniture."""
    anchors: dict[str, Anchor]
    signature: tuple[str, ...]
    """Ids of the furniture by which a viewer knows the setting, such as `setting.sink`, `setting.stove`."""


class Layout(NamedTuple):
    """Everything placed: nodes in drawing order."""

    nodes: tuple[Node, ...]
    stage: Stage
    not_drawn: tuple[str, ...] = ()

    def of(self, element: str) -> tuple[Node, ...]:
        """Returns the nodes that draw an element, its further layers included."""
        return tuple(n for n in self.nodes if n.id == element or n.id.startswith(f"{element}+"))
