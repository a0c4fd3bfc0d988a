"""A sound picture in a bedroom."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, point, where_and_when
from storytelling_painter.domain.ledger import Feels, Ledger, Poses, Relates, Shows
from storytelling_painter.domain.scene import Person, Prop, SceneSpec


def bedroom() -> Sample:
    scene = SceneSpec(
        setting="bedroom",
        time_of_day="night",
        people=(
            Person(
                id="child",
                role="child",
                age="child",
                outfit="pyjamas",
                pose="sit",
                expression="afraid",
                place=at("bed_edge"),
            ),
            Person(
                id="mother",
                role="mother",
                outfit="pyjamas",
                colour="teal",
                pose="reach_out",
                expression="tired",
                looks_at="child",
                place=at("front_left"),
            ),
        ),
        props=(
            Prop(id="lamp", kind="lamp", state="on", place=at("nightstand")),
            Prop(id="teddy", kind="teddy", state="torn", place=at("front_center")),
        ),
    )
    return Sample(
        "nightmare",
        scene,
        Ledger(
            key_points=(
                *where_and_when("bedroom", "night"),
                point("character.child", "character", "A child is awake.", Shows(element="child", thing="child")),
                point(
                    "mental.child",
                    "mental_state",
                    "The child is afraid.",
                    Feels(element="child", expression="afraid"),
                    parents=("character.child",),
                ),
                point(
                    "mental.mother", "mental_state", "The mother is tired.", Feels(element="mother", expression="tired")
                ),
                point(
                    "relationship.comfort",
                    "character_relationship",
                    "The mother comforts the child.",
                    Relates(agent="mother", act="looks_at", target="child"),
                    Poses(element="mother", pose="reach_out"),
                ),
                point(
                    "event.teddy", "event", "The teddy is torn.", Shows(element="teddy", thing="teddy", state="torn")
                ),
                point("event.lamp", "event", "The lamp is on.", Shows(element="lamp", thing="lamp", state="on")),
            )
        ),
    )
