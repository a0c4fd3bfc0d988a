"""Plans for the illustrator: two people and a thing, from what a story says, with claims for its key points."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.ledger import AtTime, Claim, Feels, InSetting, Relates, Shows
from storytelling_painter.domain.scene import Person, Place, Prop, SceneSpec
from storytelling_painter.domain.vocabulary import Dimension, Setting
from storytelling_painter.testing.scripted_models.frames import FEELINGS, HOURS, ROLES, SETTINGS, THINGS


def plan(story: str, key_points: Sequence[Mapping[str, Any]], setting: str | None, random: Random) -> dict[str, Any]:
    """Returns a scene and the claims of the key points, as the shape `scene` has them."""
    text = story.lower()
    place: Setting = next((s for s in SETTINGS if s == setting or s.replace("_", " ") in text), "park")
    hour = next((h for h in HOURS if h in text), "noon")
    thing = next((t for t in THINGS if t in text), random.choice(THINGS))
    feeling = next((f for f in FEELINGS if f in text), "surprised")
    role = next((r for r in ROLES if r in text), "woman")
    stands = [name for name, kind in ANCHORS[place].items() if kind == "stand"]
    left, right, *_ = (*stands, *stands)
    scene = SceneSpec.model_validate(
        {
            "setting": place,
            "time_of_day": hour,
            "people": (
                Person(id="first", role=role, pose="reach_out", place=Place(anchor=left), looks_at="thing"),
                Person.model_validate(
                    {"id": "other", "role": "man", "build": "masculine", "expression": feeling, "colour": "green"}
                    | {"place": Place(anchor=right), "facing": "left", "pose": "stand"}
                ),
            ),
            "props": (Prop(id="thing", kind=thing, place=Place(relation="in_front_of", target="first")),),
        }
    )
    told = scene.model_dump(mode="json", exclude={"seed", "moves"})
    claims = [
        {"key_point": str(point["id"]), "clue": 0, "claim": claim.model_dump(mode="json")}
        for point in key_points
        if point.get("clues") and (claim := _claim(point["dimension"], scene, feeling))
    ]
    return told | {"claims": claims, "not_drawable": []}


def _claim(dimension: Dimension, scene: SceneSpec, feeling: Any) -> Claim | None:
    claims: dict[Dimension, Claim] = {
        "location": InSetting(setting=scene.setting),
        "time": AtTime(time_of_day=scene.time_of_day),
        "character": Shows(element="first"),
        "event": Shows(element="thing", thing=scene.props[0].kind),
        "event_causal_relationship": Relates(agent="first", act="looks_at", target="thing"),
        "mental_state": Feels(element="other", expression=feeling),
        "character_relationship": Shows(element="other"),
    }
    return claims.get(dimension)
