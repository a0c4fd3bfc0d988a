"""From plan, beats, scene and text to the ledger. Claims are read off the scene."""

from collections.abc import Sequence

from storytelling_painter.agents.embedded.grammar.parts import Ask, Beat, Point
from storytelling_painter.agents.embedded.grammar.planning import Plan
from storytelling_painter.agents.embedded.grammar.telling import Speaker, Told, in_order
from storytelling_painter.agents.embedded.grammar.words import PLACE_CLUES, PLACE_SENTENCES, article, body_noun, clothes
from storytelling_painter.domain.ledger import (
    AtTime,
    Claim,
    Clue,
    Feels,
    HasWeather,
    InSetting,
    KeyPoint,
    Ledger,
    Poses,
    Reads,
    Relates,
    Shows,
)
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Effect, Person, Prop, SceneSpec, Sign

_TIES = {
    "holds": "holds",
    "near": "near",
    "behind": "behind",
    "under": "under",
    "away": "looks_away_from",
}


def ledger_of(plan: Plan, beats: Sequence[Beat], scene: SceneSpec, told: Told) -> Ledger:
    """Builds the ledger: place, people, then the key points of the beats in the order of the text."""
    said = Speaker(plan, scene, introduce=False)
    points = [_place(scene, told), *(_person(p, said, told) for p in scene.people if p.importance != "dressing")]
    ordered = in_order(plan, beats)
    specs = [p for b in ordered for p in b.points]
    ids = {p.id for p in specs} | {p.id for p in points}
    core = [p.id for b in plan.situation.core if b in ordered for p in b.points]
    event = next((id for id in core if id.startswith("event.")), None)
    cause = next((p.id for p in specs if p.id.startswith("cause.")), None)
    for spec in specs:
        parents = _parents(spec, ids, event, cause)
        clues = tuple(Clue(text=said.fill(text), claim=claim_of(ask, scene)) for text, ask in spec.clues)
        points.append(
            KeyPoint(
                id=spec.id,
                dimension=spec.dimension,
                text=_capital(said.fill(spec.text)),
                clues=clues,
                span=told.spans[spec.id],
                importance="nice" if spec.nice else "must",
                parents=parents,
            )
        )
    return Ledger(key_points=tuple(points))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _parents(spec: Point, ids: set[str], event: str | None, cause: str | None) -> tuple[str, ...]:
    if spec.after:
        return tuple(id for id in spec.after if id in ids)
    if spec.id.startswith("cause.") and event:
        return (event,)
    if spec.id.startswith("feeling."):
        above = cause or event
        return (above,) if above else ()
    return ()


def _place(scene: SceneSpec, told: Told) -> KeyPoint:
    id = f"location.{scene.setting}"
    claim = InSetting(setting=scene.setting)
    return KeyPoint(
        id=id,
        dimension="location",
        text=PLACE_SENTENCES[scene.setting],
        clues=tuple(Clue(text=text, claim=claim) for text in PLACE_CLUES[scene.setting]),
        span=told.spans.get(id),
    )


def _person(person: Person, said: Speaker, told: Told) -> KeyPoint:
    id = f"character.{person.id}"
    body = body_noun(person)
    worn = clothes(person)
    text = f"One of the people is {article(person.role)}."
    clue = f"the figure of {article(body)}" + (f" in {worn}" if worn else "")
    return KeyPoint(
        id=id,
        dimension="character",
        text=text,
        clues=(Clue(text=clue, claim=Shows(element=person.id, thing=person.age)),),
        span=told.spans.get(id),
    )


def claim_of(ask: Ask, scene: SceneSpec) -> Claim:
    """Answers a question from the plan of the picture.

    Raises:
        KeyError: The plan lacks what is asked for.
    """
    if ask.kind == "here":
        return InSetting(setting=scene.setting)
    if ask.kind == "hour":
        return AtTime(time_of_day=scene.time_of_day)
    if ask.kind == "sky":
        return HasWeather(weather=scene.weather)
    element = scene.element(ask.agent)
    if element is None:
        raise KeyError(f"the plan has no {ask.agent!r}")
    if ask.kind == "see":
        return _shows(element)
    if ask.kind == "reads":
        assert isinstance(element, Prop | Sign) and element.text is not None
        return Reads(element=element.id, text=element.text)
    if ask.kind == "at":
        assert not isinstance(element, Effect) and element.place.anchor is not None
        return Relates(agent=element.id, act="at", target=element.place.anchor)
    if ask.kind == "on":
        return _on(element, ask.target)
    if ask.kind in _TIES:
        if scene.element(ask.target) is None:
            raise KeyError(f"the plan has no {ask.target!r}")
        return Relates.model_validate({"agent": element.id, "act": _TIES[ask.kind], "target": ask.target})
    assert isinstance(element, Person)
    if ask.kind == "pose":
        return Poses(element=element.id, pose=element.pose)
    if ask.kind == "face":
        return Feels(element=element.id, expression=element.expression)
    target = element.looks_at if ask.kind == "looks" else element.reaches
    if target is None:
        raise KeyError(f"{element.id!r} {ask.kind} nothing")
    return Relates(agent=element.id, act="looks_at" if ask.kind == "looks" else "reaches_for", target=target)


def _shows(element: Person | Prop | Sign | Effect) -> Shows:
    if isinstance(element, Person):
        return Shows(element=element.id, thing=element.age)
    state = element.resolved_state if isinstance(element, Prop) and len(PROP_STATES[element.kind]) > 1 else None
    return Shows(element=element.id, thing=element.kind, state=state)


def _on(element: Person | Prop | Sign | Effect, target: str) -> Relates:
    if not isinstance(element, Person):
        return Relates(agent=element.id, act="on", target=target)
    return Relates(agent=element.id, act="sits_on" if element.pose in ("sit", "slump") else "stands_on", target=target)
