"""A sound picture in a street."""

from storytelling_painter.agents.embedded.known_truth.scenes.parts import Sample, at, point, where_and_when
from storytelling_painter.domain.ledger import Feels, HasWeather, Ledger, Poses, Reads, Shows
from storytelling_painter.domain.scene import Person, Prop, SceneSpec, Sign


def street() -> Sample:
    scene = SceneSpec(
        setting="street",
        weather="snow",
        people=(
            Person(
                id="woman",
                role="woman",
                outfit="coat",
                colour="red",
                pose="cheer",
                expression="surprised",
                place=at("front_left"),
            ),
            Person(
                id="guard",
                role="policeman",
                build="masculine",
                outfit="police",
                pose="arms_crossed",
                expression="bored",
                place=at("front_right"),
            ),
        ),
        props=(
            Prop(id="wallet", kind="wallet", state="full", place=at("front_center")),
            Prop(id="man", kind="snowman", place=at("back_right")),
        ),
        signs=(Sign(id="shop", kind="shop_sign", text="BANK", place=at("shop_sign")),),
    )
    return Sample(
        "wallet",
        scene,
        Ledger(
            key_points=(
                *where_and_when("street", "noon"),
                point("weather", "time", "It snows.", HasWeather(weather="snow")),
                point(
                    "event.wallet",
                    "event",
                    "A wallet lies there.",
                    Shows(element="wallet", thing="wallet", state="full"),
                ),
                point(
                    "mental.woman",
                    "mental_state",
                    "The woman is surprised.",
                    Feels(element="woman", expression="surprised"),
                ),
                point("event.cheers", "event", "The woman throws up the arms.", Poses(element="woman", pose="cheer")),
                point(
                    "character.guard",
                    "character",
                    "A policeman stands guard.",
                    Shows(element="guard", thing="adult"),
                    Poses(element="guard", pose="arms_crossed"),
                ),
                point(
                    "mental.guard",
                    "mental_state",
                    "The policeman is bored.",
                    Feels(element="guard", expression="bored"),
                ),
                point("location.bank", "location", "There is a bank.", Reads(element="shop", text="bank")),
            )
        ),
    )
