"""Collects backdrop, furniture and anchors of one setting, in the light of the hour."""

from random import Random
from typing import Literal

from storytelling_painter.domain.anchors import ANCHORS, INDOOR
from storytelling_painter.domain.vocabulary import Setting, TimeOfDay, Weather
from storytelling_painter.tools.illustrator.nodes import Anchor, Node, Point, Rect, Stage
from storytelling_painter.tools.illustrator.settings.drawing import Drawing, mix

SEAT = 110.0
"""Height of every seat over the floor at scale 1, so that the sitter's feet reach it."""
TABLE = 170.0
COUNTER = 190.0
FALLING = 5000.0
"""Depth of rain and snow, before everything."""

Facing = Literal["left", "right", "front"]
_NIGHT = "#2a3157"
_SCALES = ((600.0, 0.68), (700.0, 0.82), (810.0, 1.0), (930.0, 1.12), (1000.0, 1.19))


def scale_at(y: float) -> float:
    """Returns the size of a thing whose foot is at height `y` of the canvas: nearer is larger."""
    for (y0, s0), (y1, s1) in zip(_SCALES, _SCALES[1:], strict=False):
        if y <= y1:
            return max(0.6, s0 + (s1 - s0) * (y - y0) / (y1 - y0))
    return _SCALES[-1][1]


class Scenery:
    """A setting under construction; `stage()` hands it over."""

    def __init__(self, setting: Setting, time_of_day: TimeOfDay, weather: Weather, seed: int) -> None:
        self.setting, self.time, self.weather = setting, time_of_day, weather
        self.random = Random(f"{setting} {seed}")
        self.indoor = setting in INDOOR
        self.nodes: list[Node] = []
        self.anchors: dict[str, Anchor] = {}

    @property
    def lamps_on(self) -> bool:
        return self.time in ("evening", "night")

    @property
    def dull(self) -> bool:
        return self.weather in ("rain", "storm")

    def tone(self, colour: str) -> str:
        """Colour of an object in the light of this hour."""
        if self.time == "night":
            return mix(colour, _NIGHT, 0.2 if self.indoor else 0.38)
        if self.time == "evening":
            return mix(colour, "#d9824a", 0.1 if self.indoor else 0.16)
        if self.time == "morning":
            return mix(colour, "#ffe3b0", 0.1)
        return mix(colour, "#6f7b8c", 0.14) if self.dull and not self.indoor else colour

    def wall_tone(self, colour: str) -> str:
        """Colour of walls and floors, which go darker than the things before them."""
        return mix(colour, _NIGHT, 0.4) if self.time == "night" else self.tone(colour)

    def draw(self) -> Drawing:
        return Drawing(self.tone)

    def add(
        self,
        name: str,
        drawing: Drawing,
        depth: float,
        *,
        backdrop: bool = False,
        parts: dict[str, Rect] | None = None,
        points: dict[str, Point] | None = None,
    ) -> None:
        """Adds a drawing as the node `setting.name`."""
        self.nodes.append(
            Node(
                id=f"setting.{name}",
                svg=drawing.markup,
                box=drawing.box,
                depth=depth,
                kind="backdrop" if backdrop else "furniture",
                parts=parts or {},
                points=points or {},
            )
        )

    def anchor(
        self,
        name: str,
        x: float,
        y: float,
        *,
        scale: float | None = None,
        depth: float | None = None,
        width: float = 120.0,
        height: float = 120.0,
        facing: Facing = "front",
    ) -> None:
        """Names a place; without `scale` the size follows from `y` as ground."""
        kind = ANCHORS[self.setting][name]
        size = scale_at(y) if scale is None else scale
        self.anchors[name] = Anchor(kind, x, y, size, depth, width, height, facing)

    def seat(self, name: str, x: float, foot: float, *, depth: float, facing: Facing = "front") -> None:
        """Names a seat over the floor at `foot`."""
        scale = scale_at(foot)
        self.anchor(name, x, foot - SEAT * scale, scale=scale, depth=depth, facing=facing, width=110 * scale)

    def floor(
        self,
        *,
        left: float = 270,
        center: float = 460,
        right: float = 730,
        front: tuple[float, float, float] = (110, 600, 890),
        back: tuple[float, float] = (180, 820),
        back_y: float = 700,
    ) -> None:
        """Names the free places that every setting has."""
        for name, x in (("left", left), ("center", center), ("right", right)):
            self.anchor(f"floor_{name}", x, 810, width=150)
        for name, x in zip(("left", "center", "right"), front, strict=True):
            self.anchor(f"front_{name}", x, 930, width=160)
        for name, x in zip(("left", "right"), back, strict=True):
            self.anchor(f"back_{name}", x, back_y, width=110)

    def walls(
        self,
        *places: tuple[float, float, float, float],
        depths: tuple[float, float, float] = (30, 30, 30),
    ) -> None:
        """Names wall_left, wall_center and wall_right as (x, y, width, height)."""
        for name, (x, y, w, h), depth in zip(("left", "center", "right"), places, depths, strict=True):
            self.anchor(f"wall_{name}", x, y, scale=0.9, depth=depth, width=w, height=h)

    def stage(self, *signature: str) -> Stage:
        """Hands the setting over; `signature` names the furniture by which it is known."""
        return Stage(tuple(self.nodes), self.anchors, tuple(f"setting.{name}" for name in signature))
