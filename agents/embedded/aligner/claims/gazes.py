"""Claims about where people look."""

from typing import Final

from storytelling_painter.agents.embedded.aligner.case import Case
from storytelling_painter.agents.embedded.aligner.claims.outcome import Outcome
from storytelling_painter.agents.embedded.aligner.geometry import aim_of, gaze_of, off_ray, turn_of
from storytelling_painter.domain.scene import Person

EYES: Final = frozenset({"looks_at"})
"""Acts for which the eyes have to be seen."""
_HIT: Final = 15.0
"""Degrees by which a gaze may miss."""
_AWAY: Final = 40.0
"""Degrees from which on a gaze goes somewhere else."""
_WRONG_TURN: Final = 0.45
_SIDE: Final = 60.0
_ASLEEP: Final = frozenset({"asleep"})


def looks_at(case: Case, agent: str, target: str) -> Outcome:
    """Eyes that are open are turned to the target, and the face is not turned the other way."""
    person = case.element(agent)
    name, other = case.label(agent), case.label(target)
    if not isinstance(person, Person):
        return Outcome(False, "contradicted", f"{name} is no person and looks nowhere.")
    if person.expression in _ASLEEP:
        return Outcome(False, "contradicted", f"{name} is asleep and looks at nothing.")
    if person.pose == "cover_face":
        return Outcome(False, "contradicted", f"{name} covers the face and looks at nothing.")
    turn, gaze = turn_of(case, agent), gaze_of(case, person)
    if turn is None:
        return _from_behind(case, person, target)
    off = off_ray(case, person, gaze, target)
    numbers = {"gaze_off_degrees": off}
    if off > _HIT:
        if person.looks_at is not None and person.looks_at != target:
            said = f"{name} looks at {case.label(person.looks_at)}, not at {other}."
            return Outcome(False, "contradicted", said, numbers)
        return Outcome(False, "contradicted", f"{name} does not look at {other}.", numbers)
    if _turned_from(case, agent, target, turn):
        return Outcome(False, "misplaced", f"The face of {name} is turned away from {other}.", numbers)
    return Outcome(True, "depicted", f"{name} looks at {other}.", numbers)


def _turned_from(case: Case, agent: str, target: str, turn: float) -> bool:
    head, aim = case.point(agent, "head"), aim_of(case, target)
    if head is None or aim is None:
        return False
    dx = aim.x - head.x
    return abs(dx) > _SIDE * case.unit(agent) and abs(turn) > _WRONG_TURN and (dx > 0) != (turn > 0)


def _from_behind(case: Case, person: Person, target: str) -> Outcome:
    """Somebody seen from behind looks at what is farther away and straight before them."""
    node, other, head = case.node(person.id), case.node(target), case.point(person.id, "head")
    name, said = case.label(person.id), case.label(target)
    assert node is not None and other is not None
    aside = abs(other.box.centre.x - head.x) if head is not None else 999.0
    if other.depth < node.depth and aside <= other.box.width / 2 + 120 * case.unit(person.id):
        return Outcome(True, "depicted", f"{name}, seen from behind, faces {said}.", {"sideways_off": aside})
    return Outcome(False, "hidden", f"{name} turns the back, so that the gaze cannot be seen.", {"sideways_off": aside})


def looks_away_from(case: Case, agent: str, target: str) -> Outcome:
    """The gaze goes somewhere else, or the person sleeps or turns the back."""
    person = case.element(agent)
    name, other = case.label(agent), case.label(target)
    if not isinstance(person, Person):
        return Outcome(False, "contradicted", f"{name} is no person and looks nowhere.")
    if person.looks_at == target:
        return Outcome(False, "contradicted", f"{name} looks at {other}.")
    gaze = gaze_of(case, person)
    if person.expression in _ASLEEP or gaze.kind == "viewer":
        return Outcome(True, "depicted", f"{name} does not look at {other}.")
    if gaze.kind == "away":
        behind = _from_behind(case, person, target)
        if behind.holds:
            return Outcome(False, "contradicted", f"{name}, seen from behind, faces {other}.", behind.numbers)
        return Outcome(True, "depicted", f"{name} turns the back to {other}.", behind.numbers)
    off = off_ray(case, person, gaze, target)
    if off >= _AWAY:
        return Outcome(True, "depicted", f"{name} looks away from {other}.", {"gaze_off_degrees": off})
    if person.looks_at is not None and off >= _HIT / 2:
        said = f"{name} looks past {other}, at {case.label(person.looks_at)}."
        return Outcome(True, "depicted", said, {"gaze_off_degrees": off})
    return Outcome(False, "misplaced", f"{name} looks towards {other}.", {"gaze_off_degrees": off})
