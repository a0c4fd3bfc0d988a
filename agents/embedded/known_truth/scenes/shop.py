"""A sound picture in a shop."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, point, where_and_when
from storytelling_painter.domain.ledger import Feels, Ledger, Poses, Reads, Relates, Shows
from storytelling_painter.domain.scene import Person, Prop, SceneSpec, Sign


def shop() -> Sample:
    scene = SceneSpec(
        setting="shop",
        people=(
            Person(
                id="clerk",
                role="shopkeeper",
                build="masculine",
                outfit="apron",
                pose="hands_on_hips",
                expression="angry",
                looks_at="boy",
                place=at("floor_left"),
            ),
            Person(
                id="boy",
                role="boy",
                age="child",
                build="masculine",
                pose="hands_behind",
                expression="embarrassed",
                place=at("front_right"),
            ),
        ),
        props=(
            Prop(id="apple", kind="apple", state="bitten", place=at("front_center")),
            Prop(id="bag", kind="shopping_bag", state="torn", place=at("front_left")),
        ),
        signs=(Sign(id="price", kind="poster", text="PAY FIRST", place=at("wall_center")),),
    )
    return Sample(
        "apple",
        scene,
        Ledger(
            key_points=(
                *where_and_when("shop", "noon"),
                point(
                    "event.apple",
                    "event",
                    "An apple was bitten.",
                    Shows(element="apple", thing="apple", state="bitten"),
                ),
                point(
                    "mental.clerk",
                    "mental_state",
                    "The shopkeeper is angry.",
                    Feels(element="clerk", expression="angry"),
                    parents=("event.apple",),
                ),
                point(
                    "mental.boy", "mental_state", "The boy is ashamed.", Feels(element="boy", expression="embarrassed")
                ),
                point(
                    "relationship.look",
                    "character_relationship",
                    "The shopkeeper blames the boy.",
                    Relates(agent="clerk", act="looks_at", target="boy"),
                    Poses(element="clerk", pose="hands_on_hips"),
                ),
                point("event.bag", "event", "A bag tore.", Shows(element="bag", thing="shopping_bag", state="torn")),
                point("event.pay", "event", "One has to pay.", Reads(element="price", text="PAY FIRST")),
            )
        ),
    )
