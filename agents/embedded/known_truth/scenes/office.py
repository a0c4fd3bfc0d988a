"""A sound picture in an office."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, point, where_and_when
from storytelling_painter.domain.ledger import Feels, Ledger, Poses, Reads, Relates, Shows
from storytelling_painter.domain.scene import Person, Prop, SceneSpec, Sign


def office() -> Sample:
    scene = SceneSpec(
        setting="office",
        time_of_day="night",
        people=(
            Person(
                id="clerk", role="clerk", build="masculine", pose="slump", expression="asleep", place=at("desk_seat")
            ),
            Person(
                id="boss",
                role="boss",
                outfit="suit",
                accessories=("glasses",),
                pose="arms_crossed",
                expression="angry",
                looks_at="clerk",
                place=at("front_left"),
            ),
        ),
        props=(
            Prop(id="clock", kind="clock", text="23:30", place=at("wall_left")),
            Prop(id="bin", kind="trash_can", state="fallen", place=at("front_right")),
        ),
        signs=(Sign(id="due", kind="poster", text="DUE TODAY", place=at("wall_right")),),
    )
    return Sample(
        "overtime",
        scene,
        Ledger(
            key_points=(
                *where_and_when("office", "night"),
                point("time.late", "time", "It is late.", Reads(element="clock", text="23:30")),
                point("event.sleeps", "event", "The clerk sleeps.", Poses(element="clerk", pose="slump")),
                point(
                    "mental.boss",
                    "mental_state",
                    "The boss is angry.",
                    Feels(element="boss", expression="angry"),
                    parents=("event.sleeps",),
                ),
                point(
                    "relationship.boss",
                    "character_relationship",
                    "The boss watches the clerk.",
                    Relates(agent="boss", act="looks_at", target="clerk"),
                ),
                point(
                    "event.bin", "event", "The bin fell over.", Shows(element="bin", thing="trash_can", state="fallen")
                ),
                point("event.due", "event", "The work is due.", Reads(element="due", text="due today")),
            )
        ),
    )
