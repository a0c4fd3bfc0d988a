"""Defects that take something out of sight: missing, covered, hidden, cut off."""

from collections.abc import Iterator

from storytelling_painter.agents.embedded.known_truth.defects.changes import (
    aimed_at,
    beneath,
    box_of,
    hanging_on,
    without,
)
from storytelling_painter.agents.embedded.known_truth.defects.mutants import ABSENCES, Mutant, about, mentioning
from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample
from storytelling_painter.domain.ledger import Feels, Poses, Shows
from storytelling_painter.domain.scene import Move, Person, Place, Prop, SceneSpec
from storytelling_painter.tools.illustrator import lay_out
from storytelling_painter.tools.illustrator.nodes import CANVAS, Layout, Rect


def drop(sample: Sample) -> Iterator[Mutant]:
    """An element is missing from the plan as painted."""
    for e in sample.scene.elements:
        spoilt = mentioning(sample, e.id)
        gone = hanging_on(sample.scene, e.id)
        if spoilt:
            scene = without(sample.scene, gone)
            yield Mutant("drop, plan", lay_out(scene), scene, spoilt, gone | aimed_at(sample.scene, gone))


def drop_file(sample: Sample) -> Iterator[Mutant]:
    """An element is missing from the file only."""
    layout = lay_out(sample.scene)
    for e in sample.scene.elements:
        spoilt = mentioning(sample, e.id)
        if spoilt:
            left = tuple(n for n in layout.nodes if n.id.split("+")[0] != e.id)
            touched = frozenset({e.id, ABSENCES})
            yield Mutant("drop, file", layout._replace(nodes=left), sample.scene, spoilt, touched)


def _area(layout: Layout, id: str, part: str | None) -> Rect:
    """Returns the box of an element, or of a part of it."""
    return box_of(layout, id) if part is None else next(n.parts[part] for n in layout.of(id) if part in n.parts)


def _covered(sample: Sample, id: str, part: str | None = None) -> tuple[SceneSpec, Layout]:
    """Adds a large box before an element or a part of it, with the plan's own moves."""
    cover = Prop(id="cover", kind="box", colour="grey", place=Place(anchor="front_center"), importance="nice")
    scene = sample.scene.model_copy(update={"props": (*sample.scene.props, cover)})
    layout = lay_out(scene)
    now, area = box_of(layout, "cover"), _area(layout, id, part)
    factor = max(0.3, 1.35 * max(area.width / now.width, area.height / now.height))
    scaled = scene.model_copy(update={"moves": (Move(kind="scale", element="cover", factor=min(4.9, factor)),)})
    layout = lay_out(scaled)
    now, area = box_of(layout, "cover"), _area(layout, id, part)
    dx, dy = area.centre.x - now.centre.x, area.centre.y - now.centre.y
    moves = (
        *scaled.moves,
        Move(kind="shift", element="cover", dx=dx / CANVAS, dy=dy / CANVAS),
        Move(kind="reorder", element="cover", depth=900),
    )
    scene = scene.model_copy(update={"moves": moves})
    return scene, lay_out(scene)


def cover_face(sample: Sample) -> Iterator[Mutant]:
    """Something nearer stands before a face."""
    layout = lay_out(sample.scene)
    for p in sample.scene.people:
        spoilt = about(sample, p.id, Feels)
        face = next((n.parts["face"] for n in layout.of(p.id) if "face" in n.parts), None)
        if spoilt and face is not None:
            scene, covered = _covered(sample, p.id, "face")
            touched = beneath(covered, box_of(covered, "cover")) | {p.id}
            yield Mutant("cover face, plan", covered, scene, spoilt, touched)


def patch_face(sample: Sample) -> Iterator[Mutant]:
    """A face is painted over in the file only."""
    layout = lay_out(sample.scene)
    for p in sample.scene.people:
        spoilt = about(sample, p.id, Feels)
        face = next((n.parts["face"] for n in layout.of(p.id) if "face" in n.parts), None)
        if spoilt and face is not None:
            area = Rect(face.x, face.y + face.height * 0.1, face.width, face.height * 0.9)
            yield Mutant("cover face, file", layout, sample.scene, spoilt, beneath(layout, area) | {ABSENCES}, area)


def hide_prop(sample: Sample) -> Iterator[Mutant]:
    """A thing is behind another one."""
    for e in sample.scene.props:
        spoilt = about(sample, e.id, Shows)
        if spoilt:
            scene, covered = _covered(sample, e.id)
            yield Mutant("hide prop", covered, scene, spoilt, beneath(covered, box_of(covered, "cover")) | {e.id})


def cut_off(sample: Sample) -> Iterator[Mutant]:
    """An element is mostly outside the frame."""
    layout = lay_out(sample.scene)
    things: tuple[Person | Prop, ...] = (*sample.scene.people, *sample.scene.props)
    for e in things:
        spoilt = about(sample, e.id, Shows, Poses)
        if spoilt and e.place.anchor is not None:
            box = box_of(layout, e.id)
            left = box.centre.x < CANVAS / 2
            dx = (-box.x - box.width * 0.75) if left else (CANVAS - box.x - box.width * 0.25)
            scene = sample.scene.model_copy(update={"moves": (Move(kind="shift", element=e.id, dx=dx / CANVAS),)})
            gone = hanging_on(sample.scene, e.id)
            moved = lay_out(scene)
            touched = gone | aimed_at(sample.scene, gone) | beneath(moved, box_of(moved, e.id))
            yield Mutant("cut off", moved, scene, spoilt, touched)
