"""The empty chair: somebody waits in a restaurant for a guest who does not come."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Change,
    Lettering,
    Pick,
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
from storytelling_painter.agents.embedded.situations.casts import WAITERS
from storytelling_painter.agents.embedded.situations.leisure.casts import DINERS

STOOD_UP: Final = Situation(
    name="stood_up",
    title=("Table for two", "The other chair", "Nobody came", "One glass too many", "Still waiting"),
    words="restaurant waiting alone date stood up lonely empty chair flowers wilted love heartbreak waiter dinner missed",
    tags=("restaurant", "love", "loneliness"),
    settings=("restaurant",),
    roles=(
        Role("diner", DINERS, "table_seat_left", pose="sit", face="sad", facing="right", looks="flowers"),
        Role("waiter", WAITERS, "floor_right", pose="offer", face="worried", looks="diner", facing="left"),
    ),
    picks={
        "comfort": (
            Pick("plate", "plate of food", "food"),
            Pick("bowl", "bowl of soup", "full"),
            Pick("cake", "cake", "whole"),
            Pick("bottle", "bottle of wine", "full"),
        )
    },
    own_words={"dish": ("VALENTINE MENU", "DINNER FOR TWO", "LOVERS' EVENING", "CANDLELIGHT DINNER")},
    core=(
        Beat(
            "alone",
            (
                "{Diner} <event.alone|sits alone at a table laid for two> {place}.",
                "{Place}, <event.alone|the chair across from {diner} is empty>.",
                "Opposite {diner}, <event.alone|the second chair has stayed empty> {place}.",
            ),
            (
                Point(
                    "event.alone",
                    "{diner} sits alone at the table.",
                    (("the {diner.noun} on one chair", pose("diner")), ("the empty second chair", see("diner"))),
                ),
            ),
            order=0,
        ),
        Beat(
            "flowers",
            (
                "On the cloth <event.flowers|the flowers have begun to wilt>.",
                "<event.flowers|A bunch of flowers hangs its heads> on the table.",
                "<event.flowers|The bouquet on the table is past saving>.",
            ),
            (
                Point(
                    "event.flowers",
                    "The flowers for the other person have wilted.",
                    (("the wilted bouquet", see("flowers")), ("the eyes on the bouquet", looks("diner"))),
                    after=("event.alone",),
                ),
            ),
            adds=(Thing("flowers", "bouquet", "table", "wilted"),),
            order=5,
        ),
        Beat(
            "waiter",
            (
                "{Waiter} <event.waiter|has come to the table with {comfort}>.",
                "Very softly {waiter} <event.waiter|holds out {comfort}>.",
                "{Waiter}, who has seen it all from the bar, <event.waiter|offers {comfort}>.",
            ),
            (
                Point(
                    "event.waiter",
                    "{waiter} tries to comfort {diner} with {comfort}.",
                    (
                        ("{comfort.noun} in the hands", holds("waiter", "comfort")),
                        ("the outstretched arms", pose("waiter")),
                    ),
                    after=("event.alone",),
                ),
            ),
            adds=(Thing("comfort", "$comfort", "held waiter"),),
            order=20,
        ),
    ),
    slots={
        "feeling_diner": (
            Beat(
                "sad",
                (
                    "<feeling.diner|{Diner} has let the corners of the mouth sink>.",
                    "<feeling.diner|All hope has gone out of the face of {diner}>.",
                    "<feeling.diner|{Diner} looks as limp as the petals>.",
                ),
                (
                    Point(
                        "feeling.diner",
                        "{diner} is sad.",
                        (("the sad face", face("diner")), ("the eyes on the flowers", looks("diner"))),
                        after=("event.alone",),
                    ),
                ),
                order=8,
            ),
            Beat(
                "cry",
                (
                    "<feeling.diner_cry|Tears run down to the chin of {diner}>.",
                    "<feeling.diner_cry|{Diner} has given up and weeps>.",
                ),
                (
                    Point(
                        "feeling.diner_cry",
                        "{diner} is heartbroken.",
                        (("the tears", face("diner")),),
                        after=("event.alone",),
                    ),
                ),
                sets=(Change("diner", face="crying"),),
                order=8,
            ),
        ),
        "cause": (
            Beat(
                "late",
                (
                    "<cause.candle|Beside them a candle has burned out: so long has the wait been>.",
                    "<cause.candle|The candle on the table went out long ago, and the door has not opened>.",
                ),
                (
                    Point(
                        "cause.candle",
                        "The {diner.noun} is alone because the other person never came, though the wait was long.",
                        (("the candle that has gone out", see("candle")), ("the wilted flowers", see("flowers"))),
                        after=("event.alone",),
                    ),
                ),
                adds=(Thing("candle", "candle", "table", "out"),),
                order=6,
            ),
            Beat(
                "letter",
                (
                    "<cause.letter|A torn letter lies on the floor at the front, and it explains everything>.",
                    "<cause.letter|A letter came instead of the guest; it lies open and torn on the floor>.",
                    "<cause.letter|On the floorboards are two halves of a letter: the answer was no>.",
                ),
                (
                    Point(
                        "cause.letter",
                        "The {diner.noun} is alone because the other person has sent a letter to end it.",
                        (("the torn letter on the floor", see("letter")), ("the open envelope", see("envelope"))),
                        after=("event.alone",),
                    ),
                ),
                adds=(
                    Thing("letter", "paper", "front_left", "torn"),
                    Thing("envelope", "letter", "front_center", "open"),
                ),
                order=10,
            ),
        ),
        "relation": (
            Beat(
                "menu",
                (
                    '<relation.couple|"{DISH}", says the sign that hangs above it all>.',
                    '<relation.couple|A sign on the wall recommends the "{DISH}">.',
                ),
                (
                    Point(
                        "relation.couple",
                        "The {diner.noun} was waiting for a sweetheart.",
                        (("the words {DISH}", reads("menu")), ("the bouquet on the table", see("flowers"))),
                    ),
                ),
                adds=(Lettering("menu", "poster", "{DISH}", "wall_center"),),
                order=40,
            ),
            Beat(
                "ring",
                (
                    "<relation.ring|Right next to them stands a ring box, open, for nobody>.",
                    "<relation.ring|There is an open ring box as well; the question will not be asked tonight>.",
                ),
                (
                    Point(
                        "relation.ring",
                        "The {diner.noun} wanted to propose to a sweetheart.",
                        (("the open ring box", see("ring")), ("the bouquet on the table", see("flowers"))),
                    ),
                ),
                adds=(Thing("ring", "ring_box", "table", "open"),),
                order=7,
            ),
        ),
        "feeling_waiter": (
            Beat(
                "pity",
                (
                    "<feeling.waiter|{Waiter.he} feels for the guest, as the knitted brow shows>.",
                    "<feeling.waiter|{Waiter.his} brow is full of pity>.",
                    "<feeling.waiter|{Waiter.he} has seen many such evenings and minds each of them>.",
                ),
                (
                    Point(
                        "feeling.waiter",
                        "{waiter} pities {diner}.",
                        (("the concerned face", face("waiter")), ("the eyes on the {diner.noun}", looks("waiter"))),
                        after=("event.alone",),
                    ),
                ),
                order=22,
            ),
        ),
    },
    times=("evening", "night", "night"),
    weathers=("clear", "cloudy", "rain"),
    clock="wall_right",
)
