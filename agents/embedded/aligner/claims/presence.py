"""Claims that something is there, or that nothing of a kind is."""

from typing import Final

from storytelling_painter.agents.embedded.aligner.case import Case, Sight, failed, no, yes
from storytelling_painter.domain.judgement import ClueVerdict
from storytelling_painter.domain.ledger import Absent, Shows
from storytelling_painter.domain.scene import Effect, Element, Person, Prop

_LOOKS: Final = ("age", "build", "skin", "hair", "outfit", "colour")
"""What people are known by: who wears another's looks is somebody else."""
_FOREIGN: Final = 0.002
"""Share of a picture that may differ from its plan before its absences are in doubt."""


def thing_of(element: Element) -> str:
    """Returns the word that a claim names an element's kind by."""
    return element.age if isinstance(element, Person) else element.kind


def presence(case: Case, id: str) -> list[Sight]:
    """Measures an element as a whole, and the head of a person who shows a face."""
    element = case.element(id)
    if isinstance(element, Person):
        sights = [case.sight(id, least=0.25, frame=0.5)]
        if sights[0].seen is not None and case.part(id, "face") is not None:
            sights.append(case.sight(id, "face", least=0.5, agree=0.6, pixels=90))
        return sights
    if isinstance(element, Effect):
        return [case.sight(id, least=0.3, frame=0.5, agree=0.6)]
    return [case.sight(id, least=0.42, agree=0.7)]


def shows(claim: Shows, text: str, case: Case) -> ClueVerdict:
    """The element is there, is what it has to be, and can be seen."""
    if claim.element == _ANY and claim.thing is not None and case.element(_ANY) is None:
        return _any_of(claim.thing, text, case)
    element = case.element(claim.element)
    if element is None:
        return no(text, "missing", f"The plan of the picture has no {claim.element.replace('_', ' ')}.", claim.element)
    sights = presence(case, claim.element)
    name = case.label(claim.element)
    if sights[0].seen is None:
        return no(text, "missing", f"{name} was left out of the picture.", claim.element)
    if claim.thing is not None and thing_of(element) != claim.thing:
        said = f"What is painted as {claim.element.replace('_', ' ')} is a {thing_of(element)}, not a {claim.thing}."
        return no(text, "contradicted", said, claim.element, sights)
    if claim.state is not None:
        state = element.resolved_state if isinstance(element, Prop) else ""
        if state != claim.state:
            said = f"{name} is {state.replace('_', ' ') or 'without a state'}, not {claim.state.replace('_', ' ')}."
            return no(text, "contradicted", said, claim.element, sights)
        sights[0] = case.sight(claim.element, least=0.5, agree=0.85)
    if isinstance(element, Person) and not _same_person(element, case):
        return no(text, "contradicted", f"{name} has the looks of somebody else.", claim.element, sights)
    seen = sights[0].seen
    return failed(text, sights) or yes(text, f"{name} is visible to {round(100 * seen.visible)}%.", sights)


def _same_person(painted: Person, case: Case) -> bool:
    meant = case.intended.element(painted.id) if case.intended is not None else None
    if not isinstance(meant, Person):
        return True
    return all(getattr(painted, look) == getattr(meant, look) for look in _LOOKS)


_ANY: Final = "any"


def any_thing(thing: str) -> Shows:
    """Returns the claim that something of a kind can be seen, whatever its id."""
    return Shows(element=_ANY, thing=thing)


def _visible_of(thing: str, case: Case) -> Sight | None:
    """Returns the first visible element or furniture of a kind."""
    ids = [e.id for e in case.scene.elements if thing_of(e) == thing or isinstance(e, Person) and e.role == thing]
    ids += [n.id for n in case.layout.stage.nodes if n.id.removeprefix("setting.").rstrip("_0123456789") == thing]
    for id in ids:
        sight = case.sight(id, least=0.1, agree=0.3, pixels=40, frame=0.1)
        if sight.fault is None:
            return sight
    return None


def _any_of(thing: str, text: str, case: Case) -> ClueVerdict:
    found = _visible_of(thing, case)
    word = thing.replace("_", " ")
    if found is None:
        return no(text, "missing", f"Nothing of the kind {word!r} can be seen.")
    return yes(text, f"A {word} can be seen.", [found])


def absent(claim: Absent, text: str, case: Case) -> ClueVerdict:
    """Nothing of a kind can be seen; unknown where the file shows what no plan knows of."""
    found = _visible_of(claim.thing, case)
    word = claim.thing.replace("_", " ")
    if found is not None:
        return no(text, "contradicted", f"A {word} can be seen.", found.element, [found])
    if case.view.foreign > _FOREIGN:
        return ClueVerdict(
            text=text, verdict="unknown", finding="weak", evidence={"foreign_share": round(case.view.foreign, 4)},
            reason=f"The plan has no {word}, but the picture shows things that are not in its plan.",
        )
    return yes(text, f"No {word} can be seen.", [], {"foreign_share": case.view.foreign})
