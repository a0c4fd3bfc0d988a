"""A sound picture in a garden."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, point, where_and_when
from storytelling_painter.domain.ledger import Feels, Ledger, Poses, Relates, Shows
from storytelling_painter.domain.scene import Hair, Person, Prop, SceneSpec


def garden() -> Sample:
    scene = SceneSpec(
        setting="garden",
        time_of_day="morning",
        people=(
            Person(
                id="girl",
                role="girl",
                age="child",
                pose="point",
                expression="surprised",
                facing="right",
                looks_at="cat",
                reaches="cat",
                place=at("front_left"),
            ),
            Person(
                id="gran",
                role="grandmother",
                age="elder",
                hair=Hair(style="bun", colour="white"),
                pose="kneel",
                expression="happy",
                place=at("front_right"),
            ),
        ),
        props=(
            Prop(id="cat", kind="cat", state="hissing", place=at("floor_center")),
            Prop(id="pot", kind="flowerpot", state="broken", place=at("floor_left")),
            Prop(id="can", kind="watering_can", place=at("back_left")),
        ),
    )
    return Sample(
        "cat",
        scene,
        Ledger(
            key_points=(
                *where_and_when("garden", "morning"),
                point("event.cat", "event", "A cat hisses.", Shows(element="cat", thing="cat", state="hissing")),
                point(
                    "event.points",
                    "event",
                    "The girl points at the cat.",
                    Poses(element="girl", pose="point"),
                    Relates(agent="girl", act="reaches_for", target="cat"),
                    parents=("event.cat",),
                ),
                point(
                    "mental.girl",
                    "mental_state",
                    "The girl is surprised.",
                    Feels(element="girl", expression="surprised"),
                ),
                point(
                    "mental.gran",
                    "mental_state",
                    "The grandmother is happy.",
                    Feels(element="gran", expression="happy"),
                ),
                point("event.kneels", "event", "The grandmother kneels.", Poses(element="gran", pose="kneel")),
                point("event.pot", "event", "A pot broke.", Shows(element="pot", thing="flowerpot", state="broken")),
                point("event.can", "event", "Flowers are watered.", Shows(element="can", thing="watering_can")),
            )
        ),
    )
