"""Sound pictures spoilt: one defect each, with the key points that it spoils and the elements that it may change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from aligner_scenes import Sample

from storytelling_painter.domain.ledger import (
    Absent,
    AtTime,
    Claim,
    Feels,
    HasWeather,
    InSetting,
    KeyPoint,
    Poses,
    Reads,
    Relates,
    Shows,
)
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Effect, Move, Person, Place, Prop, SceneSpec, Sign
from storytelling_painter.tools import illustrator
from storytelling_painter.tools.illustrator.nodes import CANVAS, Layout, Node, Rect

lay_out = lru_cache(maxsize=64)(illustrator.lay_out)

ABSENCES: Final = "*"
"""Stands for whatever is not there: what a file shows beside its plan could be anything, so no absence can be sure."""


SURROUNDINGS: Final = "@"
"""Stands for setting, light and weather."""


class Mutant(NamedTuple):
    """One spoilt picture."""

    kind: str
    layout: Layout
    """What is painted."""
    scene: SceneSpec
    """The plan that the aligner is given."""
    spoilt: frozenset[str]
    """Key points that have to fail."""
    touched: frozenset[str]
    """Elements that the defect may change, `ABSENCES` among them for a file; other key points have to hold."""
    patch: Rect | None = None
    """Area that is painted over in the file."""


def elements_of(point: KeyPoint) -> frozenset[str]:
    """Returns the ids of all elements that a key point speaks of."""
    out: set[str] = set()
    for clue in point.clues:
        claim = clue.claim
        if isinstance(claim, Relates):
            out |= {claim.agent, claim.target}
        elif isinstance(claim, Shows | Poses | Feels | Reads):
            out.add(claim.element)
        elif isinstance(claim, Absent):
            out.add(ABSENCES)
        elif isinstance(claim, InSetting | AtTime | HasWeather):
            out.add(SURROUNDINGS)
    return frozenset(out)


def points_with(sample: Sample, holds: Callable[[Claim], bool]) -> frozenset[str]:
    """Returns the ids of the key points one of whose claims fulfils a condition."""
    return frozenset(
        p.id for p in sample.ledger.key_points if any(c.claim is not None and holds(c.claim) for c in p.clues)
    )


def _about(sample: Sample, id: str, *kinds: type[Claim]) -> frozenset[str]:
    return points_with(sample, lambda c: isinstance(c, kinds) and getattr(c, "element", None) == id)


def _mentioning(sample: Sample, id: str) -> frozenset[str]:
    return frozenset(p.id for p in sample.ledger.key_points if id in elements_of(p))


def _hanging_on(scene: SceneSpec, id: str) -> frozenset[str]:
    """Returns an element and everything that is placed by it."""
    out = {id}
    while True:
        more = {e.id for e in scene.elements if (e.at if isinstance(e, Effect) else e.place.target) in out} - out
        if not more:
            return frozenset(out)
        out |= more


def _replaced(scene: SceneSpec, id: str, **changes: object) -> SceneSpec:
    def each(things: Iterable[Person | Prop | Sign]) -> tuple[object, ...]:
        return tuple(t.model_copy(update=changes) if t.id == id else t for t in things)

    return scene.model_copy(
        update={"people": each(scene.people), "props": each(scene.props), "signs": each(scene.signs)}
    )


def _without(scene: SceneSpec, gone: frozenset[str]) -> SceneSpec:
    data = scene.model_dump()
    for group in ("people", "props", "signs", "effects"):
        data[group] = [e for e in data[group] if e["id"] not in gone]
    for person in data["people"]:
        for aim in ("looks_at", "reaches"):
            if person[aim] in gone:
                person[aim] = None
    return SceneSpec.model_validate(data)


def _box(layout: Layout, id: str) -> Rect:
    nodes = layout.of(id)
    out = nodes[0].box
    for node in nodes[1:]:
        out = out.union(node.box)
    return out


def _beneath(layout: Layout, area: Rect) -> frozenset[str]:
    """Returns the elements that an area touches."""
    return frozenset(
        n.id.split("+")[0]
        for n in layout.nodes
        if min(n.box.x + n.box.width, area.x + area.width) > max(n.box.x, area.x)
        and min(n.box.y + n.box.height, area.y + area.height) > max(n.box.y, area.y)
    )


def _aimed(scene: SceneSpec, gone: frozenset[str]) -> frozenset[str]:
    """Returns the people whose gaze or reach has to do with some elements."""
    return frozenset(p.id for p in scene.people if {p.looks_at, p.reaches} & gone)


def drop(sample: Sample) -> Iterator[Mutant]:
    """An element is missing from the plan as painted."""
    for e in sample.scene.elements:
        spoilt = _mentioning(sample, e.id)
        gone = _hanging_on(sample.scene, e.id)
        if spoilt:
            scene = _without(sample.scene, gone)
            yield Mutant("drop, plan", lay_out(scene), scene, spoilt, gone | _aimed(sample.scene, gone))


def drop_file(sample: Sample) -> Iterator[Mutant]:
    """An element is missing from the file only."""
    layout = lay_out(sample.scene)
    for e in sample.scene.elements:
        spoilt = _mentioning(sample, e.id)
        if spoilt:
            left = tuple(n for n in layout.nodes if n.id.split("+")[0] != e.id)
            touched = frozenset({e.id, ABSENCES})
            yield Mutant("drop, file", layout._replace(nodes=left), sample.scene, spoilt, touched)


_SWAPPED: Final = ("pose", "expression", "facing", "looks_at", "reaches", "place")


def swap(sample: Sample) -> Iterator[Mutant]:
    """Two people change roles: each does, feels and is where the other should."""
    if len(sample.scene.people) < 2:
        return
    a, b = sample.scene.people[:2]
    other = {a.id: b.id, b.id: a.id}

    def role(person: Person) -> dict[str, object]:
        out = {k: getattr(person, k) for k in _SWAPPED}
        return out | {k: other.get(str(out[k]), out[k]) for k in ("looks_at", "reaches")}

    scene = _replaced(_replaced(sample.scene, a.id, **role(b)), b.id, **role(a))
    for prop in sample.scene.props:
        if prop.place.relation == "held_by" and prop.place.target in other:
            scene = _replaced(scene, prop.id, place=Place(relation="held_by", target=other[prop.place.target]))

    def spoilt(c: Claim) -> bool:
        if isinstance(c, Poses):
            return c.element in other and a.pose != b.pose
        if isinstance(c, Feels):
            return c.element in other and a.expression != b.expression
        return isinstance(c, Relates) and c.act in ("holds", "reaches_for") and c.agent in other

    hurt = points_with(sample, spoilt)
    touched = frozenset(e.id for e in sample.scene.elements if e.id in other or _near_people(e, other))
    yield Mutant("swap roles", lay_out(scene), scene, hurt, touched)


def _near_people(element: object, people: dict[str, str]) -> bool:
    return isinstance(element, Prop | Sign) and element.place.target in people


def _area(layout: Layout, id: str, part: str | None) -> Rect:
    """Returns the box of an element, or of a part of it."""
    return _box(layout, id) if part is None else next(n.parts[part] for n in layout.of(id) if part in n.parts)


def _covered(sample: Sample, id: str, part: str | None = None) -> tuple[SceneSpec, Layout]:
    """Adds a large box before an element or a part of it, with the plan's own moves."""
    cover = Prop(id="cover", kind="box", colour="grey", place=Place(anchor="front_center"), importance="nice")
    scene = sample.scene.model_copy(update={"props": (*sample.scene.props, cover)})
    layout = lay_out(scene)
    now, area = _box(layout, "cover"), _area(layout, id, part)
    factor = max(0.3, 1.35 * max(area.width / now.width, area.height / now.height))
    scaled = scene.model_copy(update={"moves": (Move(kind="scale", element="cover", factor=min(4.9, factor)),)})
    layout = lay_out(scaled)
    now, area = _box(layout, "cover"), _area(layout, id, part)
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
        spoilt = _about(sample, p.id, Feels)
        face = next((n.parts["face"] for n in layout.of(p.id) if "face" in n.parts), None)
        if spoilt and face is not None:
            scene, covered = _covered(sample, p.id, "face")
            touched = _beneath(covered, _box(covered, "cover")) | {p.id}
            yield Mutant("cover face, plan", covered, scene, spoilt, touched)


def patch_face(sample: Sample) -> Iterator[Mutant]:
    """A face is painted over in the file only."""
    layout = lay_out(sample.scene)
    for p in sample.scene.people:
        spoilt = _about(sample, p.id, Feels)
        face = next((n.parts["face"] for n in layout.of(p.id) if "face" in n.parts), None)
        if spoilt and face is not None:
            area = Rect(face.x, face.y + face.height * 0.1, face.width, face.height * 0.9)
            yield Mutant("cover face, file", layout, sample.scene, spoilt, _beneath(layout, area) | {ABSENCES}, area)


def hide_prop(sample: Sample) -> Iterator[Mutant]:
    """A thing is behind another one."""
    for e in sample.scene.props:
        spoilt = _about(sample, e.id, Shows)
        if spoilt:
            scene, covered = _covered(sample, e.id)
            yield Mutant("hide prop", covered, scene, spoilt, _beneath(covered, _box(covered, "cover")) | {e.id})


def _misspelt(text: str) -> str:
    """Returns the text with its middle letter or digit exchanged for one that looks about the same."""
    places = [i for i, c in enumerate(text) if c.isalnum()]
    i = places[len(places) // 2]
    alike = {"O": "C", "E": "F", "S": "B", "B": "R", "2": "7", "0": "8", "T": "I", "P": "F", "I": "L", "N": "M"}
    return text[:i] + alike.get(text[i].upper(), "X" if text[i].isalpha() else "5") + text[i + 1 :]


def misspell(sample: Sample) -> Iterator[Mutant]:
    """A sign has one wrong letter in the plan as painted."""
    for sign in sample.scene.signs:
        if spoilt := _about(sample, sign.id, Reads):
            scene = _replaced(sample.scene, sign.id, text=_misspelt(sign.text))
            yield Mutant("misspell, plan", lay_out(scene), scene, spoilt, frozenset({sign.id}))


def _exchanged(sample: Sample, changed: SceneSpec, id: str) -> Layout:
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


def misspell_file(sample: Sample) -> Iterator[Mutant]:
    """A sign has one wrong letter, or a clock another hour, in the file only."""
    for e in (*sample.scene.signs, *sample.scene.props):
        if e.text and (spoilt := _about(sample, e.id, Reads)):
            text = _misspelt(e.text) if isinstance(e, Sign) else "04:35"
            layout = _exchanged(sample, _replaced(sample.scene, e.id, text=text), e.id)
            yield Mutant("misspell, file", layout, sample.scene, spoilt, frozenset({e.id, ABSENCES}))


def shrink(sample: Sample) -> Iterator[Mutant]:
    """Lettering is too small."""
    for sign in sample.scene.signs:
        if spoilt := _about(sample, sign.id, Reads):
            scene = sample.scene.model_copy(update={"moves": (Move(kind="scale", element=sign.id, factor=0.4),) * 2})
            yield Mutant("shrink text", lay_out(scene), scene, spoilt, frozenset({sign.id}))


def other_feeling(sample: Sample) -> Iterator[Mutant]:
    """A face shows another feeling: in the plan as painted, and in the file only."""
    for p in sample.scene.people:
        if spoilt := _about(sample, p.id, Feels):
            feeling = "happy" if p.expression not in ("happy", "laughing", "proud") else "sad"
            scene = _replaced(sample.scene, p.id, expression=feeling)
            yield Mutant("wrong expression, plan", lay_out(scene), scene, spoilt, frozenset({p.id}))
            touched = frozenset({p.id, ABSENCES})
            yield Mutant("wrong expression, file", _exchanged(sample, scene, p.id), sample.scene, spoilt, touched)


def other_state(sample: Sample) -> Iterator[Mutant]:
    """A thing is in another state: in the plan as painted, and in the file only."""
    for e in sample.scene.props:
        states = [s for s in PROP_STATES[e.kind] if s != e.resolved_state]
        spoilt = points_with(sample, lambda c, id=e.id: isinstance(c, Shows) and c.element == id and bool(c.state))
        if spoilt and states:
            scene = _replaced(sample.scene, e.id, state=states[0])
            touched = frozenset({e.id, ABSENCES, *([e.place.target] if e.place.target else [])})
            yield Mutant("wrong state, plan", lay_out(scene), scene, spoilt, touched)
            yield Mutant("wrong state, file", _exchanged(sample, scene, e.id), sample.scene, spoilt, touched)


def cut_off(sample: Sample) -> Iterator[Mutant]:
    """An element is mostly outside the frame."""
    layout = lay_out(sample.scene)
    for e in (*sample.scene.people, *sample.scene.props):
        spoilt = _about(sample, e.id, Shows, Poses)
        if spoilt and e.place.anchor is not None:
            box = _box(layout, e.id)
            left = box.centre.x < CANVAS / 2
            dx = (-box.x - box.width * 0.75) if left else (CANVAS - box.x - box.width * 0.25)
            scene = sample.scene.model_copy(update={"moves": (Move(kind="shift", element=e.id, dx=dx / CANVAS),)})
            gone = _hanging_on(sample.scene, e.id)
            moved = lay_out(scene)
            touched = gone | _aimed(sample.scene, gone) | _beneath(moved, _box(moved, e.id))
            yield Mutant("cut off", moved, scene, spoilt, touched)


def other_light(sample: Sample) -> Iterator[Mutant]:
    """The file is lit as at another hour, or shows other weather, than the plan says."""
    scene = sample.scene
    everything = frozenset({e.id for e in scene.elements} | {ABSENCES, SURROUNDINGS})
    hours = points_with(sample, lambda c: isinstance(c, AtTime))
    if hours:
        changed = scene.model_copy(update={"time_of_day": "evening" if scene.time_of_day != "evening" else "noon"})
        yield Mutant("other hour, file", lay_out(changed), scene, hours, everything)
    if skies := points_with(sample, lambda c: isinstance(c, HasWeather)):
        changed = scene.model_copy(update={"weather": "cloudy"})
        yield Mutant("other weather, file", lay_out(changed), scene, skies, everything)


DEFECTS: Final[tuple[Callable[[Sample], Iterator[Mutant]], ...]] = (
    drop,
    drop_file,
    swap,
    cover_face,
    patch_face,
    hide_prop,
    misspell,
    misspell_file,
    shrink,
    other_feeling,
    other_state,
    cut_off,
    other_light,
)
