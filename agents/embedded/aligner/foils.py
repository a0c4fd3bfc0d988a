"""False statements about the same picture: a judge that says yes to them says yes too easily."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from storytelling_painter.agents.embedded.aligner.claims.presence import any_thing, thing_of
from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.ledger import Claim, Feels, InSetting, Ledger, Poses, Reads, Relates, Shows
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Effect, Person, Prop, SceneSpec
from storytelling_painter.domain.vocabulary import Expression, Pose

MOST: Final = 6

FoilKind = Literal["swapped_roles", "absent_object", "negation", "other_text", "other_setting"]

_OPPOSITE: Final[dict[Expression, Expression]] = {
    "neutral": "laughing",
    "happy": "crying",
    "laughing": "sad",
    "sad": "happy",
    "crying": "laughing",
    "angry": "happy",
    "afraid": "proud",
    "surprised": "bored",
    "worried": "laughing",
    "embarrassed": "proud",
    "tired": "laughing",
    "asleep": "surprised",
    "disgusted": "happy",
    "proud": "embarrassed",
    "bored": "surprised",
}
_OTHER_POSE: Final[tuple[Pose, ...]] = ("cheer", "sit_floor", "run", "phone", "kneel")
_ABSENT: Final = (
    "guitar", "umbrella", "bicycle", "snowman", "violin", "birdcage", "kite", "teddy", "wheelchair", "trophy", "tent",
    "watering_can",
)
_LETTERS: Final = "ABEHKMNPRSTVX"


class Foil(NamedTuple):
    """A false statement and its measurable form."""

    id: str
    kind: FoilKind
    text: str
    claim: Claim


def make_foils(ledger: Ledger, scene: SceneSpec) -> tuple[Foil, ...]:
    """Makes at most six false statements from a ledger's claims, at least three where the scene allows it.

    Args:
        ledger: What is claimed.
        scene: What was meant; a statement that is true of it, or that the ledger makes itself, is no foil.
    """
    claims = [c.claim for p in ledger.key_points for c in p.clues if c.claim is not None]
    kept: list[Foil] = [*_absent(claims, scene), _elsewhere(scene)]
    waiting = [list(source(claims, scene)) for source in (_swapped, _negated, _lettered)]
    while len(kept) < MOST and any(waiting):
        for source in waiting:
            foil = source.pop(0) if source else None
            if foil is not None and len(kept) < MOST and foil.claim not in [*claims, *(f.claim for f in kept)]:
                kept.append(foil)
    return tuple(foil._replace(id=f"foil.{i + 1}") for i, foil in enumerate(kept))


def _swapped(claims: list[Claim], scene: SceneSpec) -> Iterator[Foil]:
    """The same act by somebody else."""
    people = {p.id: p for p in scene.people}
    for claim in claims:
        if isinstance(claim, Relates) and claim.agent in people:
            for other in people:
                foil = claim.model_copy(update={"agent": other})
                if other in (claim.agent, claim.target) or _true(foil, scene) is not False:
                    continue
                words = f"{_name(scene, other)} {claim.act.replace('_', ' ')} {_name(scene, claim.target)}"
                yield Foil("", "swapped_roles", f"The {words}.", foil)
        if isinstance(claim, Poses | Feels):
            for other in people:
                moved = claim.model_copy(update={"element": other})
                if other != claim.element and _true(moved, scene) is False:
                    value = claim.pose if isinstance(claim, Poses) else claim.expression
                    yield Foil("", "swapped_roles", f"The {_name(scene, other)}: {value.replace('_', ' ')}.", moved)


def _negated(claims: list[Claim], scene: SceneSpec) -> Iterator[Foil]:
    """The contrary of a feeling, a pose or a state."""
    for claim in claims:
        foil: Claim
        if isinstance(claim, Feels):
            foil = Feels(element=claim.element, expression=_OPPOSITE[claim.expression])
            said = f"looks {foil.expression}"
        elif isinstance(claim, Poses):
            pose = next(p for p in _OTHER_POSE if p != claim.pose)
            foil, said = Poses(element=claim.element, pose=pose), f"is in the pose {pose.replace('_', ' ')}"
        elif isinstance(claim, Shows) and claim.state is not None and claim.thing in PROP_STATES:
            other = next((s for s in PROP_STATES[claim.thing] if s != claim.state), None)
            if other is None:
                continue
            foil, said = claim.model_copy(update={"state": other}), f"is {other.replace('_', ' ')}"
        else:
            continue
        if _true(foil, scene) is False:
            yield Foil("", "negation", f"The {_name(scene, claim.element)} {said}.", foil)


def _lettered(claims: list[Claim], scene: SceneSpec) -> Iterator[Foil]:
    """The same lettering with one other letter, or a clock at another hour."""
    for claim in claims:
        if isinstance(claim, Reads):
            foil = Reads(element=claim.element, text=_misread(claim.text))
            if _true(foil, scene) is False:
                yield Foil("", "other_text", f"The {_name(scene, claim.element)} reads {foil.text!r}.", foil)


def _misread(text: str) -> str:
    """Returns the text with one letter or digit exchanged."""
    places = [i for i, c in enumerate(text) if c.isalnum()]
    if not places:
        return f"{text}?"[-40:]
    i = places[derive_seed(text) % len(places)]
    c = text[i]
    new = str((int(c) + 1) % 10) if c in "0123456789" else next(x for x in _LETTERS if x != c.upper())
    return text[:i] + new + text[i + 1 :]


def _absent(claims: list[Claim], scene: SceneSpec) -> Iterator[Foil]:
    there = {thing_of(e) for e in scene.elements} | {c.thing for c in claims if isinstance(c, Shows)}
    free = [k for k in _ABSENT if k not in there]
    if free:
        kind = free[derive_seed(scene.setting, len(scene.elements)) % len(free)]
        yield Foil("", "absent_object", f"There is a {kind.replace('_', ' ')}.", any_thing(kind))


def _elsewhere(scene: SceneSpec) -> Foil:
    others = [s for s in ANCHORS if s != scene.setting]
    other = others[derive_seed(scene.setting, len(scene.people)) % len(others)]
    return Foil("", "other_setting", f"This is a {other.replace('_', ' ')}.", InSetting(setting=other))


def _true(claim: Claim, scene: SceneSpec) -> bool | None:
    """Tells whether a plan makes a statement true; none where only geometry could tell."""
    if isinstance(claim, Relates):
        return _related(claim, scene)
    element = scene.element(claim.element) if isinstance(claim, Poses | Feels | Reads | Shows) else None
    match claim:
        case Poses() if isinstance(element, Person):
            return element.pose == claim.pose
        case Feels() if isinstance(element, Person):
            return element.expression == claim.expression
        case Reads() if element is not None and not isinstance(element, Person | Effect):
            return (element.text or "").casefold() == claim.text.casefold()
        case Shows() if isinstance(element, Prop):
            return element.kind == claim.thing and claim.state in (None, element.resolved_state)
    return None


def _related(claim: Relates, scene: SceneSpec) -> bool | None:
    agent, target = scene.element(claim.agent), scene.element(claim.target)
    if not isinstance(agent, Person) or target is None:
        return None
    if claim.act == "holds":
        held = target.place if not isinstance(target, Effect) else None
        return held.target == claim.agent if held is not None and held.relation == "held_by" else None
    if claim.act == "looks_at":
        return agent.looks_at == claim.target if agent.looks_at is not None else None
    if claim.act == "reaches_for":
        return agent.reaches == claim.target if agent.reaches is not None else None
    if claim.act in ("stands_on", "sits_on"):
        return agent.place.target == claim.target
    return None


def _name(scene: SceneSpec, id: str) -> str:
    element = scene.element(id)
    return element.role if isinstance(element, Person) else id.replace("_", " ")
