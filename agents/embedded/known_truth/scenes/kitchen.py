"""A sound picture in a kitchen."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, by, point, where_and_when
from storytelling_painter.domain.ledger import Absent, Feels, Ledger, Poses, Reads, Relates, Shows
from storytelling_painter.domain.scene import Effect, Hair, Person, Prop, SceneSpec, Sign


def kitchen() -> Sample:
    scene = SceneSpec(
        setting="kitchen",
        people=(
            Person(
                id="boy",
                role="boy",
                age="child",
                build="masculine",
                pose="reach_out",
                expression="happy",
                facing="right",
                looks_at="jar",
                reaches="jar",
                place=at("cupboard_stand"),
            ),
            Person(
                id="mother",
                role="mother",
                outfit="apron",
                pose="wash",
                expression="bored",
                facing="right",
                looks_at="plate",
                place=at("sink_stand"),
            ),
            Person(
                id="girl",
                role="girl",
                age="child",
                outfit="dress",
                colour="pink",
                hair=Hair(style="pigtails"),
                pose="cheer",
                expression="laughing",
                looks_at="boy",
                place=at("front_left"),
            ),
        ),
        props=(
            Prop(id="jar", kind="cookie_jar", state="open", place=at("counter_left")),
            Prop(id="plate", kind="plate", place=by("held_by", "mother")),
            Prop(id="cup", kind="cup", state="spilled", place=at("table")),
        ),
        signs=(Sign(id="note", kind="paper", text="NO COOKIES", place=at("wall_right")),),
        effects=(Effect(id="flood", kind="overflow", at="sink"),),
    )
    return Sample(
        "cookies",
        scene,
        Ledger(
            key_points=(
                *where_and_when("kitchen", "noon"),
                point("character.boy", "character", "A boy is in the kitchen.", Shows(element="boy", thing="child")),
                point(
                    "event.steals",
                    "event",
                    "The boy takes cookies.",
                    Poses(element="boy", pose="reach_out"),
                    Relates(agent="boy", act="reaches_for", target="jar"),
                    parents=("character.boy",),
                ),
                point(
                    "event.open", "event", "The jar is open.", Shows(element="jar", thing="cookie_jar", state="open")
                ),
                point(
                    "cause.flood",
                    "event_causal_relationship",
                    "The sink runs over.",
                    Shows(element="flood", thing="overflow"),
                ),
                point(
                    "relationship.girl",
                    "character_relationship",
                    "The girl sides with the boy.",
                    Relates(agent="girl", act="looks_at", target="boy"),
                ),
                point(
                    "mental.girl", "mental_state", "The girl is amused.", Feels(element="girl", expression="laughing")
                ),
                point(
                    "event.plate",
                    "event",
                    "The mother dries a plate.",
                    Relates(agent="mother", act="holds", target="plate"),
                ),
                point(
                    "mental.mother", "mental_state", "The mother is bored.", Feels(element="mother", expression="bored")
                ),
                point(
                    "mental.unaware",
                    "mental_state",
                    "The mother notices nothing.",
                    Relates(agent="mother", act="looks_away_from", target="boy"),
                ),
                point(
                    "event.cup", "event", "A cup was knocked over.", Shows(element="cup", thing="cup", state="spilled")
                ),
                point("event.rule", "event", "Cookies are forbidden.", Reads(element="note", text="No cookies")),
                point("absent.cat", "character", "No cat did it.", Absent(thing="cat")),
            )
        ),
    )
