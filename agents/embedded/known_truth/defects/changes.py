"""Changes of plans and layouts, and what they reach."""

from collections.abc import Iterable
from dataclasses import replace

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample
from storytelling_painter.domain.scene import Effect, Person, Prop, SceneSpec, Sign
from storytelling_painter.tools.illustrator import lay_out
from storytelling_painter.tools.illustrator.nodes import Layout, Node, Rect


def hanging_on(scene: SceneSpec, id: str) -> frozenset[str]:
    """Returns an element and everything that is placed by it."""
    out = {id}
    while True:
        more = {e.id for e in scene.elements if (e.at if isinstance(e, Effect) else e.place.target) in out} - out
        if not more:
            return frozenset(out)
        out |= more


def replaced(scene: SceneSpec, id: str, **changes: object) -> SceneSpec:
    def each(things: Iterable[Person | Prop | Sign]) -> tuple[object, ...]:
        return tuple(t.model_copy(update=changes) if t.id == id else t for t in things)

    return scene.model_copy(
        update={"people": each(scene.people), "props": each(scene.props), "signs": each(scene.signs)}
    )


def without(scene: SceneSpec, gone: frozenset[str]) -> SceneSpec:
    data = scene.model_dump()
    for group in ("people", "props", "signs", "effects"):
        data[group] = [e for e in data[group] if e["id"] not in gone]
    for person in data["people"]:
        for aim in ("looks_at", "reaches"):
            if person[aim] in gone:
                person[aim] = None
    return SceneSpec.model_validate(data)


def box_of(layout: Layout, id: str) -> Rect:
    nodes = layout.of(id)
    out = nodes[0].box
    for node in nodes[1:]:
        out = out.union(node.box)
    return out


def beneath(layout: Layout, area: Rect) -> frozenset[str]:
    """Returns the elements that an area touches."""
    return frozenset(
        n.id.split("+")[0]
        for n in layout.nodes
        if min(n.box.x + n.box.width, area.x + area.width) > max(n.box.x, area.x)
        and min(n.box.y + n.box.height, area.y + area.height) > max(n.box.y, area.y)
    )


def aimed_at(scene: SceneSpec, gone: frozenset[str]) -> frozenset[str]:
    """Returns the people whose gaze or reach has to do with some elements."""
    return frozenset(p.id for p in scene.people if {p.looks_at, p.reaches} & gone)


def exchanged(sample: Sample, changed: SceneSpec, id: str) -> Layout:
    """Returns the sound layout with one element as another plan draws it, in the same place."""
    sound, other = lay_out(sample.scene), lay_out(changed)
    by_id: dict[str, Node] = {n.id: n for n in other.of(id)}
    before = next(n for n in sound.nodes if n.id == id)
    nodes = [
        replace(by_id[n.id], depth=before.depth) if n.id in by_id else n
        for n in sound.nodes
        if n.id.split("+")[0] != id or n.id in by_id
    ]
    return sound._replace(nodes=tuple(nodes))
