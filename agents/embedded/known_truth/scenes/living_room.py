"""A sound picture in a living room."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, by, point, where_and_when
from storytelling_painter.domain.ledger import Feels, Ledger, Poses, Reads, Relates, Shows
from storytelling_painter.domain.scene import Person, Prop, SceneSpec, Sign


def living_room() -> Sample:
    scene = SceneSpec(
        setting="living_room",
        time_of_day="evening",
        people=(
            Person(
                id="father",
                role="father",
                build="masculine",
                outfit="suit",
                pose="hands_on_hips",
                expression="angry",
                looks_at="son",
                place=at("floor_left"),
            ),
            Person(
                id="son",
                role="son",
                age="child",
                build="masculine",
                pose="hands_behind",
                expression="embarrassed",
                looks_at="vase",
                place=at("front_right"),
            ),
        ),
        props=(
            Prop(id="vase", kind="vase", state="broken", place=at("front_center")),
            Prop(id="ball", kind="ball", colour="red", place=by("beside", "vase")),
        ),
        signs=(Sign(id="rule", kind="poster", text="NO BALLS", place=at("wall_left")),),
    )
    return Sample(
        "vase",
        scene,
        Ledger(
            key_points=(
                *where_and_when("living_room", "evening"),
                point("event.vase", "event", "The vase broke.", Shows(element="vase", thing="vase", state="broken")),
                point(
                    "cause.ball",
                    "event_causal_relationship",
                    "A ball hit it.",
                    Shows(element="ball", thing="ball"),
                    Relates(agent="ball", act="near", target="vase"),
                    parents=("event.vase",),
                ),
                point(
                    "mental.father", "mental_state", "The father is angry.", Feels(element="father", expression="angry")
                ),
                point(
                    "relationship.scolds",
                    "character_relationship",
                    "The father scolds the son.",
                    Poses(element="father", pose="hands_on_hips"),
                    Relates(agent="father", act="looks_at", target="son"),
                ),
                point(
                    "mental.son", "mental_state", "The son is ashamed.", Feels(element="son", expression="embarrassed")
                ),
                point("character.son", "character", "A son stands there.", Shows(element="son", thing="child")),
                point("event.rule", "event", "Balls are forbidden.", Reads(element="rule", text="NO BALLS")),
            )
        ),
    )
