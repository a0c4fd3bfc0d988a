"""Plans a picture for the embedded illustrator by a chat model, and says in claims what a machine may check of it.

The plan is held to everything that the illustrator holds it to, so a bad one is found before anything is drawn; the
repair turn quotes what was wrong.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple, get_args

from pydantic import ValidationError

from storytelling_painter.agents.models.asking import Asked, ask
from storytelling_painter.agents.models.composing import compose
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.agents.models.shapes import SCENE, SceneAnswer
from storytelling_painter.agents.models.untrusted import masked
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain import vocabulary as v
from storytelling_painter.domain.anchors import ANCHORS, AnchorKind
from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.ledger import Absent, Claim, Ledger, Relates
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Person, SceneSpec
from storytelling_painter.domain.story import Brief
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel

PROMPT: Final = load_prompt("scene")
_WORD_LISTS: Final = {
    "time_of_day": v.TimeOfDay,
    "weather": v.Weather,
    "age": v.Age,
    "build": v.Build,
    "hair style": v.HairStyle,
    "hair colour": v.HairColour,
    "outfit": v.Outfit,
    "colour": v.Colour,
    "accessories": v.Accessory,
    "pose": v.Pose,
    "expression": v.Expression,
    "facing": v.Facing,
    "sign kind": v.SignKind,
    "effect kind": v.EffectKind,
}


class Planned(NamedTuple):
    """A plan, the ledger with its claims, and what went wrong or missing on the way."""

    scene: SceneSpec
    ledger: Ledger
    not_drawable: tuple[str, ...]
    faults: tuple[AnswerFault, ...]


class SceneWriter:
    """Turns a story and its ledger into a plan.

    Args:
        model: Plans.
        max_tokens: Most tokens of an answer.
    """

    def __init__(self, model: ChatModel, *, max_tokens: int = 4_096) -> None:
        self._model, self._max_tokens = model, max_tokens

    async def plan(self, brief: Brief, text: str, ledger: Ledger, *, round: int) -> Planned:
        """Returns the plan of a story.

        Args:
            brief: The order; its setting binds the plan.
            text: The story.
            ledger: Its key points; each clue gets a claim where the plan can bear it out.
            round: Of the story loop.

        Raises:
            StoryError: No valid plan came back, twice.
        """
        points = [
            {
                "id": p.id,
                "dimension": p.dimension,
                "sentence": p.text,
                "clues": [c.text for c in p.clues],
                "importance": p.importance,
            }
            for p in ledger.key_points
        ]
        asked: Asked[SceneAnswer] = await ask(
            self._model,
            compose(
                PROMPT,
                {"story": masked(text), "key_points": points, "setting": brief.setting},
                tag=Tag(brief.id, f"scene.{round}"),
                name=SCENE,
                form=SceneAnswer,
                failure=StoryError,
                check=_checking(ledger, brief.setting),
                max_tokens=self._max_tokens,
                words=_words(),
                settings=_settings(),
                props=_props(),
            ),
        )
        answer = asked.value
        return Planned(
            scene_from(answer, seed=brief.seed % 2**31), with_claims(ledger, answer), answer.not_drawable, asked.faults
        )


def scene_from(answer: SceneAnswer, *, seed: int = 0) -> SceneSpec:
    """Returns the plan of an answer.

    Raises:
        ValidationError: It contradicts itself or the illustrator's lists.
    """
    return SceneSpec(
        setting=answer.setting,
        time_of_day=answer.time_of_day,
        weather=answer.weather,
        people=answer.people,
        props=answer.props,
        signs=answer.signs,
        effects=answer.effects,
        seed=seed,
    )


def with_claims(ledger: Ledger, answer: SceneAnswer) -> Ledger:
    """Returns the ledger with the claims of an answer; of several on one clue the first counts."""
    claims: dict[tuple[str, int], Claim] = {}
    for entry in answer.claims:
        claims.setdefault((entry.key_point, entry.clue), entry.claim)
    points = [
        p.model_copy(
            update={
                "clues": tuple(c.model_copy(update={"claim": claims.get((p.id, n))}) for n, c in enumerate(p.clues))
            }
        )
        for p in ledger.key_points
    ]
    return Ledger(key_points=tuple(points))


def _checking(ledger: Ledger, setting: v.Setting | None) -> Callable[[SceneAnswer], Iterable[Doubt]]:
    return lambda answer: doubts_about(answer, ledger, setting)


def doubts_about(answer: SceneAnswer, ledger: Ledger, setting: v.Setting | None) -> Iterator[Doubt]:
    """Finds what the illustrator would refuse, claims about nothing, and `must` points that nothing bears out."""
    try:
        scene = scene_from(answer)
    except ValidationError as error:
        yield from (Doubt("unsound", e["msg"][:400]) for e in error.errors()[:6])
        return
    if setting is not None and answer.setting != setting:
        yield Doubt("unsound", f"the setting has to be {setting!r}")
    for person in scene.people:
        kind = ANCHORS[scene.setting].get(person.place.anchor or "")
        if kind in ("surface", "wall", "window", "basin"):
            yield Doubt("unsound", f"{person.id!r} is at {person.place.anchor!r}, which is a {kind} and no place to be")
    clues = {p.id: len(p.clues) for p in ledger.key_points}
    for n, entry in enumerate(answer.claims):
        if entry.clue >= clues.get(entry.key_point, 0):
            yield Doubt("unknown_id", f"claim {n}: there is no clue {entry.clue} of {entry.key_point!r}")
        elif problem := _wrong(entry.claim, scene):
            yield Doubt("unsound", f"claim {n} on {entry.key_point!r}: {problem}")
    claimed = {(c.key_point, c.clue) for c in answer.claims}
    for point in ledger.musts:
        if any((point.id, n) not in claimed for n in range(len(point.clues))):
            yield Doubt("wording", f"not every clue of the must {point.id!r} has a claim")


def _wrong(claim: Claim, scene: SceneSpec) -> str:
    """Says what makes a claim meaningless beside its plan; whether the picture bears it out is for the aligner."""
    if isinstance(claim, Relates):
        if scene.element(claim.agent) is None:
            return f"{claim.agent!r} is no element of the plan"
        places = ANCHORS[scene.setting] if claim.act == "at" else {e.id for e in scene.elements}
        return "" if claim.target in places else f"{claim.target!r} is not in the plan"
    if isinstance(claim, Absent):
        return "" if claim.thing in PROP_STATES else f"{claim.thing!r} is no kind of prop"
    id = getattr(claim, "element", None)
    if id is None:
        return ""
    element = scene.element(id)
    if element is None:
        return f"{id!r} is no element of the plan"
    if claim.kind in ("poses", "feels") and not isinstance(element, Person):
        return f"{id!r} is no person"
    return ""


@cache
def _words() -> str:
    return "\n".join(f"{name}: {', '.join(get_args(words))}" for name, words in _WORD_LISTS.items())


@cache
def _settings() -> str:
    """Anchors of each setting; those that all settings share are said once."""
    shared = set.intersection(*(set(anchors.items()) for anchors in ANCHORS.values()))
    lines = [f"everywhere: {_anchors(dict(sorted(shared)))}"]
    for name, anchors in ANCHORS.items():
        own = {a: kind for a, kind in anchors.items() if (a, kind) not in shared}
        lines.append(f"{name}: {_anchors(own)}")
    return "\n".join(lines)


def _anchors(anchors: dict[str, AnchorKind]) -> str:
    kinds = dict.fromkeys(anchors.values())
    return "; ".join(f"{kind}: {', '.join(a for a, k in anchors.items() if k == kind)}" for kind in kinds)


@cache
def _props() -> str:
    return ", ".join(f"{kind} ({'/'.join(states)})" for kind, states in PROP_STATES.items())
