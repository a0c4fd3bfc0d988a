"""A sound picture in a restaurant."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, by, point, where_and_when
from storytelling_painter.domain.ledger import Feels, Ledger, Poses, Reads, Relates, Shows
from storytelling_painter.domain.scene import Person, Prop, SceneSpec, Sign


def restaurant() -> Sample:
    scene = SceneSpec(
        setting="restaurant",
        time_of_day="evening",
        people=(
            Person(
                id="waiter",
                role="waiter",
                build="masculine",
                outfit="waiter",
                pose="offer",
                expression="afraid",
                place=at("front_left"),
            ),
            Person(
                id="guest",
                role="guest",
                pose="sit",
                outfit="dress",
                colour="purple",
                expression="disgusted",
                place=at("table_seat_right"),
            ),
        ),
        props=(
            Prop(id="cake", kind="cake", state="burnt", place=by("held_by", "waiter")),
            Prop(id="bottle", kind="bottle", state="fallen", place=at("front_right")),
        ),
        signs=(Sign(id="name", kind="board", text="CHEZ MAX", place=at("wall_left")),),
    )
    return Sample(
        "burnt",
        scene,
        Ledger(
            key_points=(
                *where_and_when("restaurant", "evening"),
                point("event.cake", "event", "The cake is burnt.", Shows(element="cake", thing="cake", state="burnt")),
                point(
                    "event.serves",
                    "event",
                    "The waiter serves it.",
                    Relates(agent="waiter", act="holds", target="cake"),
                    parents=("event.cake",),
                ),
                point(
                    "mental.guest",
                    "mental_state",
                    "The guest is disgusted.",
                    Feels(element="guest", expression="disgusted"),
                ),
                point(
                    "mental.waiter",
                    "mental_state",
                    "The waiter is afraid.",
                    Feels(element="waiter", expression="afraid"),
                ),
                point(
                    "character.guest",
                    "character",
                    "A guest sits.",
                    Shows(element="guest", thing="adult"),
                    Poses(element="guest", pose="sit"),
                ),
                point(
                    "event.bottle", "event", "A bottle fell.", Shows(element="bottle", thing="bottle", state="fallen")
                ),
                point("location.name", "location", "The place is Chez Max.", Reads(element="name", text="CHEZ MAX")),
            )
        ),
    )
