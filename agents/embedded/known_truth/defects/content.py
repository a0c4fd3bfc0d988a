"""Defects that show something else: roles, feelings, states, lettering, light."""

from collections.abc import Iterator
from typing import Final

from storytelling_painter.agents.embedded.known_truth.defects.changes import exchanged, replaced
from storytelling_painter.agents.embedded.known_truth.defects.mutants import (
    ABSENCES,
    SURROUNDINGS,
    Mutant,
    about,
    points_with,
)
from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample
from storytelling_painter.domain.ledger import AtTime, Claim, Feels, HasWeather, Poses, Reads, Relates, Shows
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Move, Person, Place, Prop, Sign
from storytelling_painter.tools.illustrator import lay_out

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

    scene = replaced(replaced(sample.scene, a.id, **role(b)), b.id, **role(a))
    for prop in sample.scene.props:
        if prop.place.relation == "held_by" and prop.place.target in other:
            scene = replaced(scene, prop.id, place=Place(relation="held_by", target=other[prop.place.target]))

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


def _misspelt(text: str) -> str:
    """Returns the text with its middle letter or digit exchanged for one that looks about the same."""
    places = [i for i, c in enumerate(text) if c.isalnum()]
    i = places[len(places) // 2]
    alike = {"O": "C", "E": "F", "S": "B", "B": "R", "2": "7", "0": "8", "T": "I", "P": "F", "I": "L", "N": "M"}
    return text[:i] + alike.get(text[i].upper(), "X" if text[i].isalpha() else "5") + text[i + 1 :]


def misspell(sample: Sample) -> Iterator[Mutant]:
    """A sign has one wrong letter in the plan as painted."""
    for sign in sample.scene.signs:
        if spoilt := about(sample, sign.id, Reads):
            scene = replaced(sample.scene, sign.id, text=_misspelt(sign.text))
            yield Mutant("misspell, plan", lay_out(scene), scene, spoilt, frozenset({sign.id}))


def misspell_file(sample: Sample) -> Iterator[Mutant]:
    """A sign has one wrong letter, or a clock another hour, in the file only."""
    things: tuple[Sign | Prop, ...] = (*sample.scene.signs, *sample.scene.props)
    for e in things:
        if e.text and (spoilt := about(sample, e.id, Reads)):
            text = _misspelt(e.text) if isinstance(e, Sign) else "04:35"
            layout = exchanged(sample, replaced(sample.scene, e.id, text=text), e.id)
            yield Mutant("misspell, file", layout, sample.scene, spoilt, frozenset({e.id, ABSENCES}))


def shrink(sample: Sample) -> Iterator[Mutant]:
    """Lettering is too small."""
    for sign in sample.scene.signs:
        if spoilt := about(sample, sign.id, Reads):
            scene = sample.scene.model_copy(update={"moves": (Move(kind="scale", element=sign.id, factor=0.4),) * 2})
            yield Mutant("shrink text", lay_out(scene), scene, spoilt, frozenset({sign.id}))


def other_feeling(sample: Sample) -> Iterator[Mutant]:
    """A face shows another feeling: in the plan as painted, and in the file only."""
    for p in sample.scene.people:
        if spoilt := about(sample, p.id, Feels):
            feeling = "happy" if p.expression not in ("happy", "laughing", "proud") else "sad"
            scene = replaced(sample.scene, p.id, expression=feeling)
            yield Mutant("wrong expression, plan", lay_out(scene), scene, spoilt, frozenset({p.id}))
            touched = frozenset({p.id, ABSENCES})
            yield Mutant("wrong expression, file", exchanged(sample, scene, p.id), sample.scene, spoilt, touched)


def other_state(sample: Sample) -> Iterator[Mutant]:
    """A thing is in another state: in the plan as painted, and in the file only."""
    for e in sample.scene.props:
        states = [s for s in PROP_STATES[e.kind] if s != e.resolved_state]
        spoilt = _stated(sample, e.id)
        if spoilt and states:
            scene = replaced(sample.scene, e.id, state=states[0])
            touched = frozenset({e.id, ABSENCES, *([e.place.target] if e.place.target else [])})
            yield Mutant("wrong state, plan", lay_out(scene), scene, spoilt, touched)
            yield Mutant("wrong state, file", exchanged(sample, scene, e.id), sample.scene, spoilt, touched)


def _stated(sample: Sample, id: str) -> frozenset[str]:
    return points_with(sample, lambda c: isinstance(c, Shows) and c.element == id and bool(c.state))


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
