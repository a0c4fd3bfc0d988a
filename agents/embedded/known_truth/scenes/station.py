"""A sound picture in a station."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, point, where_and_when
from storytelling_painter.domain.ledger import Feels, Ledger, Poses, Reads, Relates, Shows
from storytelling_painter.domain.scene import Person, Prop, SceneSpec, Sign


def station() -> Sample:
    scene = SceneSpec(
        setting="station",
        people=(
            Person(
                id="soldier",
                role="traveller",
                build="masculine",
                outfit="coat",
                pose="wave",
                expression="sad",
                looks_at="woman",
                place=at("front_left"),
            ),
            Person(
                id="woman",
                role="woman",
                outfit="dress",
                colour="green",
                pose="hand_to_mouth",
                expression="crying",
                looks_at="soldier",
                place=at("front_right"),
            ),
        ),
        props=(
            Prop(id="bag", kind="suitcase", state="closed", place=at("front_center")),
            Prop(id="clock", kind="clock", text="12:05", place=at("wall_center")),
        ),
        signs=(Sign(id="track", kind="board", text="TRACK 2", place=at("platform_sign")),),
    )
    return Sample(
        "farewell",
        scene,
        Ledger(
            key_points=(
                *where_and_when("station", "noon"),
                point("event.waves", "event", "The traveller waves.", Poses(element="soldier", pose="wave")),
                point(
                    "mental.soldier",
                    "mental_state",
                    "The traveller is sad.",
                    Feels(element="soldier", expression="sad"),
                ),
                point(
                    "relationship.look",
                    "character_relationship",
                    "They look at each other.",
                    Relates(agent="soldier", act="looks_at", target="woman"),
                    Relates(agent="woman", act="looks_at", target="soldier"),
                ),
                point("event.bag", "event", "Somebody travels.", Shows(element="bag", thing="suitcase")),
                point(
                    "event.track", "event", "The train leaves from track two.", Reads(element="track", text="TRACK 2")
                ),
                point("time.clock", "time", "It is noon.", Reads(element="clock", text="12:05")),
                point("character.woman", "character", "A woman stays.", Shows(element="woman", thing="adult")),
            )
        ),
    )
