"""Claims that two things stand to each other in some way: geometry decides, and both ends have to be seen."""

from collections.abc import Callable
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.aligner.case import Case, Sight, failed, no, yes
from storytelling_painter.agents.embedded.aligner.claims import gazes
from storytelling_painter.agents.embedded.aligner.claims.outcome import Outcome
from storytelling_painter.agents.embedded.aligner.geometry import (
    angle,
    body_of,
    box_of,
    foot_of,
    gap,
    overlap,
    top_of,
)
from storytelling_painter.domain.judgement import ClueVerdict
from storytelling_painter.domain.ledger import Relates
from storytelling_painter.domain.scene import Effect, Element, Person, Prop, Sign
from storytelling_painter.tools.illustrator.nodes import Point

_GRIP: Final = 24.0
"""Units at scale 1 that a hand may be away from what it holds."""
_REACH: Final = 60.0
"""Units at scale 1 that a hand may be away from what it reaches for."""
_POINTING: Final = 22.0
_STEP: Final = 32.0
"""Units at scale 1 that feet may be above or below what they stand on."""
_NEAR: Final = 140.0
_DEEP: Final = 200.0
_ROOM: Final = 150.0
"""Units around an anchor that count as being there."""
_SEATED: Final = frozenset({"sit", "slump", "write", "head_in_hands", "lean", "phone", "carry", "hug", "lie"})


def relates(claim: Relates, text: str, case: Case) -> ClueVerdict:
    """Agent and target are drawn and seen, and stand to each other as said."""
    agent, target = claim.agent, claim.target
    name = case.label(agent)
    if case.element(agent) is None:
        return no(text, "missing", f"The plan of the picture has no {agent.replace('_', ' ')}.", agent)
    if case.node(agent) is None:
        return no(text, "missing", f"{name} was left out of the picture.", agent)
    if claim.act == "at" and case.element(target) is None and target in case.layout.stage.anchors:
        return _finished(text, case, [_end(case, agent)], _at(case, agent, target), agent)
    target = case.node_id(target)
    if case.node(target) is None:
        said = f"Nothing in the picture is {case.label(claim.target)}."
        return no(text, "missing", said, claim.target if case.element(claim.target) else agent)
    sights = [_end(case, agent), _end(case, target)]
    if claim.act in gazes.EYES and case.part(agent, "eyes") is not None:
        sights.insert(1, case.sight(agent, "eyes", least=0.5, agree=0.5, pixels=20))
    return _finished(text, case, sights, _ACTS[claim.act](case, agent, target), agent)


def _finished(text: str, case: Case, sights: list[Sight], outcome: Outcome, agent: str) -> ClueVerdict:
    if not outcome.holds:
        return no(text, outcome.finding, outcome.reason, agent, sights, numbers=outcome.numbers)
    return failed(text, sights) or yes(text, outcome.reason, sights, numbers=outcome.numbers)


def _end(case: Case, id: str) -> Sight:
    person = isinstance(case.element(id), Person)
    return case.sight(id, least=0.25 if person else 0.3, agree=0.6, pixels=80, frame=0.45)


class _Two(NamedTuple):
    """Agent and target with the words for them."""

    agent: Element
    name: str
    other: str


def _two(case: Case, agent: str, target: str) -> _Two:
    element = case.element(agent)
    assert element is not None
    return _Two(element, case.label(agent), case.label(target))


def _placed(element: Element | None, relation: str, target: str) -> bool:
    """Tells whether the plan itself ties an element to a target."""
    if element is None or isinstance(element, Effect):
        return False
    return element.place.relation == relation and element.place.target == target


def _holds(case: Case, agent: str, target: str) -> Outcome:
    two = _two(case, agent, target)
    held = case.element(target)
    hands = [h for h in (case.point(agent, "hand_lead"), case.point(agent, "hand_free")) if h is not None]
    if not hands:
        return Outcome(False, "contradicted", f"{two.name} has no hands to hold {two.other}.")
    away = min(case.view.distance(h, target) for h in hands)
    place = held.place if isinstance(held, Prop | Sign | Person) else None
    if place is not None and place.relation == "held_by" and place.target != agent:
        said = f"{two.other} is held by {case.label(place.target)}, not by {two.name}."
        return Outcome(False, "contradicted", said, {"hand_distance": away})
    if away > _GRIP * case.unit(agent) + 4:
        said = f"The hands of {two.name} are {away:.0f} units away from {two.other}."
        return Outcome(False, "misplaced", said, {"hand_distance": away})
    return Outcome(True, "depicted", f"{two.name} holds {two.other}.", {"hand_distance": away})


def _reaches_for(case: Case, agent: str, target: str) -> Outcome:
    two = _two(case, agent, target)
    hand, person, box = case.point(agent, "hand_lead"), two.agent, body_of(case, target)
    if hand is None or box is None or not isinstance(person, Person):
        return Outcome(False, "contradicted", f"{two.name} has no hand to reach with.")
    away, unit = case.view.distance(hand, target), case.unit(agent)
    head, hip = case.point(agent, "head") or hand, case.point(agent, "hip") or hand
    shoulder = Point(head.x * 0.7 + hip.x * 0.3, head.y * 0.7 + hip.y * 0.3)
    off = angle(shoulder, hand, box.centre)
    numbers = {"hand_distance": away, "arm_angle": off}
    meant = person.reaches == target
    near = away <= (_REACH if meant else _GRIP) * unit
    if near or (meant and off <= _POINTING and (person.pose == "point" or away <= 2.6 * _REACH * unit)):
        return Outcome(True, "depicted", f"{two.name} reaches for {two.other}.", numbers)
    if person.reaches is not None and not meant:
        said = f"{two.name} reaches for {case.label(person.reaches)}, not for {two.other}."
        return Outcome(False, "contradicted", said, numbers)
    return Outcome(False, "misplaced", f"The hand of {two.name} is {away:.0f} units away from {two.other}.", numbers)


def _stands_on(case: Case, agent: str, target: str) -> Outcome:
    two = _two(case, agent, target)
    if isinstance(two.agent, Person) and two.agent.pose in ("sit", "lie", "slump"):
        said = f"{two.name} is painted in the pose {two.agent.pose!r} and does not stand."
        return Outcome(False, "contradicted", said)
    return _rests(case, agent, target, foot_of(case, agent), f"{two.name} stands on {two.other}")


def _on(case: Case, agent: str, target: str) -> Outcome:
    two = _two(case, agent, target)
    lowest = foot_of(case, agent)
    if isinstance(two.agent, Person) and two.agent.pose in ("sit", "slump"):
        lowest = case.point(agent, "hip")
    return _rests(case, agent, target, lowest, f"{two.name} is on {two.other}")


def _sits_on(case: Case, agent: str, target: str) -> Outcome:
    two = _two(case, agent, target)
    if not isinstance(two.agent, Person) or two.agent.pose not in _SEATED:
        pose = two.agent.pose if isinstance(two.agent, Person) else "still"
        return Outcome(False, "contradicted", f"{two.name} is painted in the pose {pose!r} and does not sit.")
    return _rests(case, agent, target, case.point(agent, "hip"), f"{two.name} sits on {two.other}")


def _rests(case: Case, agent: str, target: str, lowest: Point | None, said: str) -> Outcome:
    """Tells whether a lowest point lies over a target's top and at its height."""
    box, top = body_of(case, target), top_of(case, target)
    if lowest is None or box is None or top is None:
        return Outcome(False, "misplaced", f"It cannot be told whether {said}.")
    tied = _placed(case.element(agent), "on", target)
    unit = case.unit(agent) * (1.6 if tied else 1.0)
    rise = lowest.y - top.y
    person = isinstance(case.element(target), Person)
    level = box.y - 10 <= lowest.y <= box.y + box.height + 10 if person and tied else abs(rise) <= _STEP * unit
    beside = max(box.x - lowest.x, lowest.x - box.x - box.width, 0.0)
    numbers = {"height_off": rise, "sideways_off": beside}
    if level and beside <= 24 * unit:
        return Outcome(True, "depicted", f"{said}.", numbers)
    where = f"{abs(rise):.0f} units {'below' if rise > 0 else 'above'} and {beside:.0f} units beside its top"
    return Outcome(False, "misplaced", f"It is not so that {said}: the foot is {where}.", numbers)


def _near(case: Case, agent: str, target: str) -> Outcome:
    two = _two(case, agent, target)
    a, b = box_of(case, agent), box_of(case, target)
    assert a is not None and b is not None
    apart, deep = gap(a, b), abs(a.y + a.height - b.y - b.height)
    numbers = {"gap": apart, "depth_gap": deep}
    if apart <= _NEAR and (deep <= _DEEP + min(a.height, b.height) or apart <= 12):
        return Outcome(True, "depicted", f"{two.name} is near {two.other}.", numbers)
    return Outcome(False, "misplaced", f"{two.name} is {apart:.0f} units away from {two.other}.", numbers)


def _behind(case: Case, agent: str, target: str) -> Outcome:
    two = _two(case, agent, target)
    a, b = case.node(agent), case.node(target)
    assert a is not None and b is not None
    apart = max(a.box.x - b.box.x - b.box.width, b.box.x - a.box.x - a.box.width, 0.0)
    numbers = {"depth_gap": b.depth - a.depth, "sideways_off": apart}
    if a.depth < b.depth and apart <= 50:
        return Outcome(True, "depicted", f"{two.name} is behind {two.other}.", numbers)
    said = "in front of" if a.depth >= b.depth else f"{apart:.0f} units beside"
    return Outcome(False, "misplaced", f"{two.name} is {said} {two.other}, not behind.", numbers)


def _under(case: Case, agent: str, target: str) -> Outcome:
    two = _two(case, agent, target)
    a, b = body_of(case, agent), body_of(case, target)
    assert a is not None and b is not None
    share, lower = overlap(a, b), a.y + a.height - b.y - b.height
    numbers = {"overlap": share, "lower_by": lower}
    below = a.centre.y > b.centre.y - 4 and a.y > b.y - 4
    if below and share >= 0.4:
        return Outcome(True, "depicted", f"{two.name} is under {two.other}.", numbers)
    return Outcome(False, "misplaced", f"{two.name} is not below {two.other}.", numbers)


def _at(case: Case, agent: str, name: str) -> Outcome:
    anchor = case.layout.stage.anchors[name]
    two = _two(case, agent, agent)
    box = body_of(case, agent)
    assert box is not None
    points = [p for p in (foot_of(case, agent), case.point(agent, "hip"), box.centre) if p is not None]
    dx = min(max(0.0, abs(p.x - anchor.x) - anchor.width / 2) for p in points)
    dy = min(max(0.0, abs(p.y - anchor.y) - anchor.height / 4) for p in points)
    numbers = {"sideways_off": dx, "height_off": dy}
    place = name.replace("_", " ")
    if dx <= _ROOM * anchor.scale and dy <= _ROOM * anchor.scale:
        return Outcome(True, "depicted", f"{two.name} is at the {place}.", numbers)
    return Outcome(False, "misplaced", f"{two.name} is {max(dx, dy):.0f} units away from the {place}.", numbers)


_ACTS: Final[dict[str, Callable[[Case, str, str], Outcome]]] = {
    "holds": _holds,
    "looks_at": gazes.looks_at,
    "looks_away_from": gazes.looks_away_from,
    "reaches_for": _reaches_for,
    "stands_on": _stands_on,
    "sits_on": _sits_on,
    "near": _near,
    "behind": _behind,
    "on": _on,
    "under": _under,
    "at": _near,
}
