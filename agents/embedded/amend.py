"""Adds to a plan what the ledger claims and the plan lacks, as far as it can be drawn."""

from typing import Any, Final, get_args

from pydantic import ValidationError

from storytelling_painter.domain.anchors import ANCHORS, AnchorKind
from storytelling_painter.domain.ledger import (
    Absent,
    AtTime,
    Claim,
    Feels,
    HasWeather,
    Ledger,
    Poses,
    Reads,
    Relates,
    Shows,
)
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.vocabulary import Age, EffectKind, SignKind

_GROUPS: Final = ("people", "props", "signs", "effects")
_RELATIONS: Final = {
    "on": "on", "under": "under", "behind": "behind", "near": "beside", "sits_on": "on", "stands_on": "on",
}
_EFFECT_PLACES: Final = {"broken_pane": "window", "overflow": "sink", "scribbles": "wall_center"}
_POSES: Final = {"sits_on": "sit", "stands_on": "stand"}

Fields = dict[str, Any]
"""One element of a plan as plain data."""


def amend(scene: SceneSpec, ledger: Ledger) -> SceneSpec:
    """Returns the plan with what claims ask for and the plan lacks.

    Claims are taken one by one; one that would make the plan invalid, or that names nothing drawable, changes nothing.
    """
    for point in ledger.key_points:
        for clue in point.clues:
            if clue.claim is not None:
                scene = _with(scene, clue.claim, ledger)
    return scene


def _with(scene: SceneSpec, claim: Claim, ledger: Ledger) -> SceneSpec:
    data = scene.model_dump()
    for group in _GROUPS:
        data[group] = list(data[group])
    _apply(data, claim, ledger, scene)
    try:
        return SceneSpec.model_validate(data)
    except ValidationError:
        return scene


def _found(data: Fields, id: str) -> Fields | None:
    return next((e for group in _GROUPS for e in data[group] if e["id"] == id), None)


def _apply(data: Fields, claim: Claim, ledger: Ledger, scene: SceneSpec) -> None:
    if isinstance(claim, AtTime):
        data["time_of_day"] = claim.time_of_day
    elif isinstance(claim, HasWeather):
        data["weather"] = claim.weather
    elif isinstance(claim, Absent):
        data["props"] = [p for p in data["props"] if p["kind"] != claim.thing]
    elif isinstance(claim, Shows):
        _show(data, claim, ledger, scene)
    elif isinstance(claim, Poses | Feels | Reads):
        element = _found(data, claim.element)
        if element is not None:
            field, value = _wanted(claim)
            if field in element:
                element[field] = value
    elif isinstance(claim, Relates):
        _relate(data, claim, scene)


def _wanted(claim: Poses | Feels | Reads) -> tuple[str, str]:
    if isinstance(claim, Poses):
        return "pose", claim.pose
    if isinstance(claim, Feels):
        return "expression", claim.expression
    return "text", claim.text


def _show(data: Fields, claim: Shows, ledger: Ledger, scene: SceneSpec) -> None:
    element = _found(data, claim.element)
    if element is not None:
        kind = element.get("kind")
        if claim.state is not None and "state" in element and claim.state in PROP_STATES.get(str(kind), ()):
            element["state"] = claim.state
        return
    if claim.thing in PROP_STATES and (place := _free(data, scene, "surface", "stand")):
        data["props"].append(
            {"id": claim.element, "kind": claim.thing, "state": claim.state or "", "place": {"anchor": place}}
        )
    elif claim.thing in get_args(Age) and (place := _free(data, scene, "stand")):
        role = claim.element.replace("_", " ")
        data["people"].append({"id": claim.element, "role": role, "age": claim.thing, "place": {"anchor": place}})
    elif claim.thing in get_args(SignKind) and (text := _lettering(ledger, claim.element)):
        place = _free(data, scene, "wall")
        if place:
            data["signs"].append({"id": claim.element, "kind": claim.thing, "text": text, "place": {"anchor": place}})
    elif claim.thing in get_args(EffectKind):
        at = _EFFECT_PLACES.get(str(claim.thing))
        if at in ANCHORS[scene.setting]:
            data["effects"].append({"id": claim.element, "kind": claim.thing, "at": at})


def _lettering(ledger: Ledger, element: str) -> str | None:
    for point in ledger.key_points:
        for clue in point.clues:
            if isinstance(clue.claim, Reads) and clue.claim.element == element:
                return clue.claim.text
    return None


def _free(data: Fields, scene: SceneSpec, *kinds: AnchorKind) -> str | None:
    used = {e["place"]["anchor"] for group in ("people", "props", "signs") for e in data[group]}
    for kind in kinds:
        for name, found in ANCHORS[scene.setting].items():
            if found == kind and name not in used and name not in ("road", "track"):
                return name
    return None


def _relate(data: Fields, claim: Relates, scene: SceneSpec) -> None:
    agent, target = _found(data, claim.agent), _found(data, claim.target)
    if agent is None:
        return
    if claim.act == "at":
        if "place" in agent and claim.target in ANCHORS[scene.setting]:
            agent["place"] = {"anchor": claim.target}
    elif target is None:
        return
    elif claim.act == "holds":
        if "place" in target:
            target["place"] = {"relation": "held_by", "target": claim.agent}
    elif claim.act in ("looks_at", "reaches_for"):
        field = "looks_at" if claim.act == "looks_at" else "reaches"
        if "pose" in agent:
            agent[field] = claim.target
    elif claim.act == "looks_away_from":
        if agent.get("looks_at") == claim.target:
            agent["looks_at"] = None
    elif "place" in agent and agent["place"].get("target") != claim.target:
        agent["place"] = {"relation": _RELATIONS[claim.act], "target": claim.target}
        if claim.act in _POSES and "pose" in agent and claim.act == "sits_on":
            agent["pose"] = _POSES[claim.act]
