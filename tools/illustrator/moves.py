"""What repair moves do to a plan: moves that change it, and adjustments of what is placed."""

from dataclasses import dataclass

from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.scene import Effect, Element, Move, Person, Place, Prop, SceneSpec, Sign
from storytelling_painter.tools.illustrator.nodes import CANVAS


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """How an element departs from its place."""

    dx: float = 0.0
    """Units to the right."""
    dy: float = 0.0
    factor: float = 1.0
    """Size about the foot."""
    depth: float = 0.0

    def plus(self, other: "Adjustment") -> "Adjustment":
        return Adjustment(
            dx=self.dx + other.dx, dy=self.dy + other.dy, factor=self.factor * other.factor,
            depth=self.depth + other.depth,
        )


UNCHANGED = Adjustment()


@dataclass(frozen=True, slots=True)
class Revised:
    """A plan after its moves."""

    people: tuple[Person, ...]
    props: tuple[Prop, ...]
    signs: tuple[Sign, ...]
    effects: tuple[Effect, ...]
    adjustments: dict[str, Adjustment]
    mirror: bool
    dropped: tuple[str, ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        """All elements that are left: people, props, signs, effects."""
        return (*self.people, *self.props, *self.signs, *self.effects)


def revise(scene: SceneSpec) -> Revised:
    """Applies the scene's moves in order.

    A `swap_slot` forgets the earlier shifts and depths of its element, for they belonged to the old slot; a move of an
    unknown element or to an unknown anchor does nothing.
    """
    places: dict[str, Place] = {}
    adjustments: dict[str, Adjustment] = {}
    dropped: list[str] = []
    mirror = False
    for move in scene.moves:
        name = move.element
        if move.kind == "mirror":
            mirror = not mirror
        elif name is None or scene.element(name) is None:
            continue
        elif move.kind == "drop":
            dropped.append(name)
        elif move.kind == "swap_slot":
            if move.anchor in ANCHORS[scene.setting]:
                places[name] = Place(anchor=move.anchor)
                adjustments[name] = Adjustment(factor=adjustments.get(name, UNCHANGED).factor)
        else:
            adjustments[name] = adjustments.get(name, UNCHANGED).plus(_adjustment(move, mirror))
    gone = set(dropped)
    return Revised(
        tuple(p.model_copy(update={"place": places.get(p.id, p.place)}) for p in scene.people if p.id not in gone),
        tuple(p.model_copy(update={"place": places.get(p.id, p.place)}) for p in scene.props if p.id not in gone),
        tuple(s.model_copy(update={"place": places.get(s.id, s.place)}) for s in scene.signs if s.id not in gone),
        tuple(
            e.model_copy(update={"at": places[e.id].anchor}) if e.id in places else e
            for e in scene.effects
            if e.id not in gone
        ),
        adjustments,
        mirror,
        tuple(dict.fromkeys(dropped)),
    )


def _adjustment(move: Move, mirror: bool) -> Adjustment:
    """Shifts are given as the viewer sees them, so one made after a mirror runs the other way before it."""
    if move.kind == "shift":
        return Adjustment(dx=move.dx * CANVAS * (-1 if mirror else 1), dy=move.dy * CANVAS)
    if move.kind == "scale":
        return Adjustment(factor=move.factor)
    return Adjustment(depth=move.depth)
