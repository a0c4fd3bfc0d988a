"""A sound picture in a hospital."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, by, point, where_and_when
from storytelling_painter.domain.ledger import Feels, Ledger, Reads, Relates, Shows
from storytelling_painter.domain.scene import Person, Prop, SceneSpec, Sign


def hospital() -> Sample:
    scene = SceneSpec(
        setting="hospital_room",
        people=(
            Person(
                id="child",
                role="child",
                age="child",
                pose="lie",
                outfit="pyjamas",
                accessories=("bandaged_head",),
                expression="tired",
                place=at("bed"),
            ),
            Person(
                id="nurse",
                role="nurse",
                outfit="nurse",
                pose="offer",
                expression="happy",
                looks_at="child",
                place=at("bed_side"),
            ),
        ),
        props=(
            Prop(id="medicine", kind="medicine", place=by("held_by", "nurse")),
            Prop(id="teddy", kind="teddy", place=at("front_left")),
            Prop(id="bouquet", kind="bouquet", state="wilted", place=at("nightstand")),
        ),
        signs=(Sign(id="wish", kind="banner", text="GET WELL", place=at("wall_left")),),
    )
    return Sample(
        "ward",
        scene,
        Ledger(
            key_points=(
                *where_and_when("hospital_room", "noon"),
                point("event.ill", "event", "A child is ill.", Shows(element="child", thing="child")),
                point(
                    "event.gives",
                    "event",
                    "The nurse brings medicine.",
                    Relates(agent="nurse", act="holds", target="medicine"),
                ),
                point(
                    "mental.nurse", "mental_state", "The nurse is kind.", Feels(element="nurse", expression="happy")
                ),
                point(
                    "relationship.cares",
                    "character_relationship",
                    "The nurse cares for the child.",
                    Relates(agent="nurse", act="looks_at", target="child"),
                ),
                point("event.teddy", "character", "The child has a toy.", Shows(element="teddy", thing="teddy")),
                point(
                    "time.flowers",
                    "time",
                    "It has been days.",
                    Shows(element="bouquet", thing="bouquet", state="wilted"),
                ),
                point("event.wish", "event", "Somebody wishes well.", Reads(element="wish", text="GET WELL")),
            )
        ),
    )
