"""A sound picture at a bus stop."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, point, where_and_when
from storytelling_painter.domain.ledger import Feels, HasWeather, Ledger, Poses, Reads, Relates, Shows
from storytelling_painter.domain.scene import Hair, Person, Prop, SceneSpec, Sign


def bus_stop() -> Sample:
    scene = SceneSpec(
        setting="bus_stop",
        time_of_day="night",
        weather="rain",
        people=(
            Person(
                id="man",
                role="old man",
                age="elder",
                build="masculine",
                hair=Hair(colour="grey"),
                outfit="coat",
                pose="sit",
                expression="sad",
                place=at("bench_left"),
            ),
            Person(
                id="girl",
                role="girl",
                age="teen",
                outfit="raincoat",
                colour="yellow",
                pose="run",
                expression="worried",
                facing="right",
                place=at("front_center"),
            ),
        ),
        props=(
            Prop(id="clock", kind="clock", text="22:40", place=at("wall_left")),
            Prop(id="case", kind="suitcase", colour="brown", place=at("front_left")),
        ),
        signs=(Sign(id="last", kind="board", text="LAST BUS 22:00", place=at("stop_sign")),),
    )
    return Sample(
        "last_bus",
        scene,
        Ledger(
            key_points=(
                *where_and_when("bus_stop", "night"),
                point("weather", "time", "It rains.", HasWeather(weather="rain")),
                point("character.man", "character", "An old man waits.", Shows(element="man", thing="elder")),
                point(
                    "event.sits",
                    "event",
                    "The old man sits.",
                    Poses(element="man", pose="sit"),
                    Relates(agent="man", act="at", target="bench_left"),
                    parents=("character.man",),
                ),
                point(
                    "event.last", "event", "The last bus left at ten.", Reads(element="last", text="LAST BUS 22:00")
                ),
                point("time.clock", "time", "It is past ten.", Reads(element="clock", text="22:40")),
                point("mental.man", "mental_state", "The old man is sad.", Feels(element="man", expression="sad")),
                point("event.runs", "event", "A girl runs.", Poses(element="girl", pose="run")),
                point("event.case", "event", "Somebody travels.", Shows(element="case", thing="suitcase")),
            )
        ),
    )
