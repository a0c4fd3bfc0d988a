"""The burnt dinner: flames in the pan, and nobody had watched it."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Happening,
    Lettering,
    Point,
    Role,
    Situation,
    Thing,
    face,
    holds,
    looks,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.casts import ADULTS

BURNT_DINNER: Final = Situation(
    name="burnt_dinner",
    title=("Dinner for two", "The guest is early", "Smoke over the stove"),
    words="burnt burning dinner cook cooking cooks guest date flowers smoke stove pan kitchen romantic meal",
    tags=("home", "accident", "food", "love"),
    settings=("kitchen",),
    roles=(
        Role("cook", (Cast("young man", "adult", "masculine"), Cast("young woman", "adult", "feminine")), "floor_center",
             pose="head_in_hands", face="worried", looks="pan", outfits=("apron", "chef")),
        Role("guest", ADULTS + (Cast("old woman", "elder", "feminine", ("dress",)),), "floor_left", pose="offer", face="happy", looks="cook",
             outfits=("suit", "dress", "coat")),
    ),
    core=(
        Beat(
            "pan",
            (
                "<event.pan|Flames and dark smoke rise from a pan on the stove> {place}.",
                "{Place}, <event.pan|a pan burns on the stove, and dark smoke climbs to the ceiling>.",
            ),
            (Point("event.pan", "The dinner is burning.", (("the burning pan", see("pan")), ("the smoke over the stove", see("smoke")))),),
            adds=(Thing("pan", "pan", "stove", "burning"), Happening("smoke", "smoke", "pan")),
            order=0,
        ),
        Beat(
            "cook",
            (
                "<feeling.cook|{Cook} clutches {cook.his} head with both hands>.",
                "<feeling.cook|Both hands at {cook.his} head, {cook} stares at the pan>.",
            ),
            (Point("feeling.cook", "{cook} is desperate.", (("the worried face", face("cook")), ("the hands at the head", pose("cook")))),),
            order=5,
        ),
        Beat(
            "guest",
            (
                "{Guest} <event.guest|comes in and holds out a bouquet>.",
                "From the door {guest} <event.guest|holds a bouquet out to {cook.him}>.",
            ),
            (Point("event.guest", "A guest arrives with flowers.",
                   (("the bouquet in the hand", holds("guest", "flowers")), ("the outstretched arms", pose("guest"))), after=()),),
            adds=(Thing("flowers", "bouquet", "held guest"),),
            order=15,
        ),
    ),
    slots={
        "feeling_guest": (
            Beat(
                "smile",
                ("<feeling.guest|{Guest} still smiles brightly>.", "<feeling.guest|A bright smile shows how {guest} looks forward to the evening>."),
                (Point("feeling.guest", "{guest} is looking forward to the dinner.", (("the smile", face("guest")), ("the eyes on the {cook.noun}", looks("guest"))), after=("event.guest",)),),
                order=18,
            ),
        ),
        "cause": (
            Beat(
                "book",
                ("<cause.book|A thick book lies open on the table, in the middle of an exciting page>.",
                 "<cause.book|On the table lies an open book that has taken up all attention>."),
                (Point("cause.book", "The pan burns because the {cook.noun} was reading.", (("the open book", see("book")), ("the burning pan", see("pan")))),),
                adds=(Thing("book", "book", "table", "open"),),
                order=10,
            ),
            Beat(
                "laptop",
                ("<cause.film|A laptop still glows on the table where {cook} was busy>.",
                 "<cause.film|On the table a laptop is switched on, more exciting than the stove>."),
                (Point("cause.film", "The pan burns because the {cook.noun} was busy at the laptop.", (("the laptop that is on", see("laptop")), ("the burning pan", see("pan")))),),
                adds=(Thing("laptop", "laptop", "table", "on"),),
                order=10,
            ),
        ),
        "relation": (
            Beat(
                "tag",
                ('<relation.tag|Over it all hangs a paper heart sheet with the words "DINNER FOR TWO">.',
                 '<relation.tag|"DINNER FOR TWO" is written on a sheet on the wall>.'),
                (Point("relation.tag", "The {cook.noun} has invited the {guest.noun} to dinner.",
                       (("the words DINNER FOR TWO", reads("tag")), ("the flowers for the {cook.noun}", holds("guest", "flowers")))),),
                adds=(Lettering("tag", "paper", "DINNER FOR TWO", "wall_center"),),
                order=40,
            ),
            Beat(
                "gaze",
                ("<relation.gaze|{Guest.his} eyes and {guest.his} flowers are for {cook} alone>.",
                 "<relation.gaze|{Guest} has eyes only for {cook}>."),
                (Point("relation.gaze", "{guest} is fond of {cook}.", (("the eyes on the {cook.noun}", looks("guest")), ("the flowers", holds("guest", "flowers")))),),
                order=22,
            ),
        ),
        "alarm": (
            Beat(
                "cat",
                ("<event.cat|A cat has smelt the dinner and sits by the table>.", "<event.cat|A cat sits waiting, the only one who likes burnt food>."),
                (Point("event.cat", "The cat waits for scraps.", (("the sitting cat", see("cat")),), nice=True),),
                adds=(Thing("cat", "cat", "front_right", "sitting", nice=True),),
                order=30,
            ),
        ),
    },
    times=("noon", "evening", "night"),
)
