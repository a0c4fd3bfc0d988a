"""A sound picture in a park."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, by, point, where_and_when
from storytelling_painter.domain.ledger import Feels, HasWeather, Ledger, Poses, Relates, Shows
from storytelling_painter.domain.scene import Person, Prop, SceneSpec


def park() -> Sample:
    scene = SceneSpec(
        setting="park",
        people=(
            Person(
                id="girl",
                role="girl",
                age="child",
                outfit="dress",
                colour="red",
                pose="sit_floor",
                expression="crying",
                place=at("floor_center"),
            ),
            Person(
                id="boy",
                role="boy",
                age="child",
                build="masculine",
                pose="offer",
                expression="worried",
                looks_at="girl",
                place=at("front_left"),
            ),
        ),
        props=(
            Prop(id="cone", kind="ice_cream", state="dropped", place=at("front_right")),
            Prop(id="gift", kind="balloon", colour="blue", place=by("held_by", "boy")),
            Prop(id="dog", kind="dog", state="begging", place=at("floor_right")),
        ),
    )
    return Sample(
        "ice_cream",
        scene,
        Ledger(
            key_points=(
                *where_and_when("park", "noon"),
                point("weather", "time", "The sky is clear.", HasWeather(weather="clear")),
                point(
                    "event.cone",
                    "event",
                    "An ice cream fell.",
                    Shows(element="cone", thing="ice_cream", state="dropped"),
                ),
                point(
                    "mental.girl",
                    "mental_state",
                    "The girl cries.",
                    Feels(element="girl", expression="crying"),
                    parents=("event.cone",),
                ),
                point("event.sits", "event", "The girl sits on the grass.", Poses(element="girl", pose="sit_floor")),
                point(
                    "event.gives",
                    "event",
                    "The boy brings a balloon.",
                    Relates(agent="boy", act="holds", target="gift"),
                ),
                point("mental.boy", "mental_state", "The boy is worried.", Feels(element="boy", expression="worried")),
                point("event.dog", "event", "A dog begs.", Shows(element="dog", thing="dog", state="begging")),
            )
        ),
    )
