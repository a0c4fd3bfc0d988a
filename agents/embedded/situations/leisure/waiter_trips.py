"""The flying dinner: a waiter trips, and the guest can only watch."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
    Lettering,
    Pick,
    Point,
    Role,
    Situation,
    Thing,
    face,
    looks,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.casts import WAITERS
from storytelling_painter.agents.embedded.situations.leisure.casts import DINERS

WAITER_TRIPS: Final = Situation(
    name="waiter_trips",
    title=("Dinner is served", "Gravity", "The flying course", "Watch your step", "Served on the floor"),
    words="waiter waitress trips stumbles falls fall slip restaurant dropped cake ball accident guests dinner slapstick",
    tags=("restaurant", "accident", "comedy"),
    settings=("restaurant",),
    roles=(
        Role("waiter", WAITERS, "floor_center", pose="fall", face="afraid", facing="left"),
        Role("guest", DINERS, "table_seat_left", pose="sit", face="surprised", facing="right", looks="waiter"),
        Role(
            "culprit",
            (
                Cast("boy", "child", "masculine"),
                Cast("girl", "child", "feminine", ("dress",)),
                Cast("little boy", "toddler", "masculine"),
                Cast("little girl", "toddler", "feminine", ("dress",)),
            ),
            "front_right",
            pose="cover_face",
            face="embarrassed",
        ),
    ),
    picks={
        "dish": (
            Pick("cake", "birthday cake", "dropped"),
            Pick("plate", "plate", "broken"),
            Pick("ice_cream", "ice cream", "dropped"),
        )
    },
    core=(
        Beat(
            "fall",
            (
                "{Waiter} <event.fall|loses all footing> {place}.",
                "{Place}, both feet of {waiter} <event.fall|slide away, arms in the air>.",
                "With flailing arms {waiter} <event.fall|topples over backwards> {place}.",
            ),
            (Point("event.fall", "{waiter} falls.", (("the falling {waiter.noun}", pose("waiter")),)),),
            order=0,
        ),
        Beat(
            "dish",
            (
                "<event.dish|{Dish} has hit the floor> ahead of everything else.",
                "Too late for <event.dish|{dish}, which lies on the floor>.",
                "What was to be served, <event.dish|{dish}, is now on the floorboards>.",
            ),
            (
                Point(
                    "event.dish",
                    "{dish} has been dropped.",
                    (("{dish.noun} on the floor", see("dish")),),
                    after=("event.fall",),
                ),
            ),
            adds=(Thing("dish", "$dish", "front_left"),),
            order=5,
        ),
        Beat(
            "guest",
            (
                "At the table {guest} <event.guest|looks on, fork in mid-air>.",
                "{Guest}, who ordered it, <event.guest|can only watch from the table>.",
                "{Guest} <event.guest|has turned on the chair to see>.",
            ),
            (
                Point(
                    "event.guest",
                    "{guest} watches the fall.",
                    (
                        ("the eyes on the {waiter.noun}", looks("guest")),
                        ("the {guest.noun} at the table", pose("guest")),
                    ),
                    after=("event.fall",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "ball",
                (
                    "<cause.ball|A ball has rolled right under the feet>.",
                    "<cause.ball|The reason is round and lies on the floor: a ball>.",
                    "<cause.ball|It was the ball on the floor that did it>.",
                ),
                (
                    Point(
                        "cause.ball",
                        "The {waiter.noun} falls because of a ball on the floor.",
                        (("the ball", see("ball")), ("the falling {waiter.noun}", pose("waiter"))),
                        after=("event.fall",),
                    ),
                ),
                adds=(Thing("ball", "ball", "front_center"),),
                order=8,
            ),
            Beat(
                "skate",
                (
                    "<cause.skate|A skateboard stands just where nobody would expect one>.",
                    "<cause.skate|Somebody has left a skateboard in the way>.",
                    "<cause.skate|On the floor, wheels down, lies the skateboard that has done the damage>.",
                ),
                (
                    Point(
                        "cause.skate",
                        "The {waiter.noun} falls because of a skateboard.",
                        (("the skateboard", see("skate")), ("the falling {waiter.noun}", pose("waiter"))),
                        after=("event.fall",),
                    ),
                ),
                adds=(Thing("skate", "skateboard", "front_center"),),
                order=8,
            ),
            Beat(
                "car",
                (
                    "<cause.car|The way to the table led over a toy car>.",
                    "<cause.car|A toy car had been parked on the floor without a licence>.",
                    "<cause.car|All it took was a toy car the size of a shoe>.",
                ),
                (
                    Point(
                        "cause.car",
                        "The {waiter.noun} falls because of a toy car.",
                        (("the toy car", see("car")), ("the falling {waiter.noun}", pose("waiter"))),
                        after=("event.fall",),
                    ),
                ),
                adds=(Thing("car", "toy_car", "front_center"),),
                order=8,
            ),
        ),
        "culprit": (
            Beat(
                "hide",
                (
                    "{Culprit} at the side <relation.toy|would rather not look and hides behind both hands>: whose toy it is needs no asking.",
                    "{Culprit}, to whom the toy belongs, <relation.toy|has buried the face in both hands>.",
                    "<relation.toy|Whose toy that was can be told from> {culprit}, who stands at the side with both hands before the eyes.",
                ),
                (
                    Point(
                        "relation.toy",
                        "The toy belongs to the {culprit.noun}, a young guest of the restaurant.",
                        (
                            ("the hands before the face", pose("culprit")),
                            ("the {culprit.noun} close by", see("culprit")),
                        ),
                    ),
                ),
                order=30,
            ),
        ),
        "feeling_waiter": (
            Beat(
                "fear",
                (
                    "<feeling.waiter|{Waiter.his} eyes are wide with fright>.",
                    "<feeling.waiter|Sheer terror stands in {waiter.his} face>.",
                ),
                (
                    Point(
                        "feeling.waiter",
                        "{waiter} is frightened.",
                        (("the frightened face", face("waiter")), ("the falling body", pose("waiter"))),
                        after=("event.fall",),
                    ),
                ),
                order=2,
            ),
        ),
        "feeling_guest": (
            Beat(
                "gasp",
                ("<feeling.guest|{Guest.he} gasps>.", "<feeling.guest|{Guest.his} jaw has dropped>."),
                (
                    Point(
                        "feeling.guest",
                        "{guest} is startled.",
                        (("the open mouth", face("guest")), ("the eyes on the {waiter.noun}", looks("guest"))),
                        after=("event.guest",),
                    ),
                ),
                order=22,
            ),
            Beat(
                "laugh",
                (
                    "<feeling.guest_laugh|{Guest.he} roars with laughter>.",
                    "<feeling.guest_laugh|For {guest.him} it is the best evening in years, to judge by that laugh>.",
                ),
                (
                    Point(
                        "feeling.guest_laugh",
                        "{guest} finds it funny.",
                        (("the laughing face", face("guest")),),
                        after=("event.guest",),
                    ),
                ),
                sets=(Change("guest", face="laughing"),),
                order=22,
            ),
            Beat(
                "cross",
                (
                    "<feeling.guest_cross|{Guest.he} is furious>.",
                    "<feeling.guest_cross|{Guest.he} glares; there goes the meal>.",
                ),
                (
                    Point(
                        "feeling.guest_cross",
                        "{guest} is angry.",
                        (("the angry face", face("guest")), ("the eyes on the {waiter.noun}", looks("guest"))),
                        after=("event.dish",),
                    ),
                ),
                sets=(Change("guest", face="angry"),),
                order=22,
            ),
        ),
        "sign": (
            Beat(
                "sign",
                (
                    '<event.sign|"{MOTTO}", promises the sign on the wall>.',
                    '<event.sign|The sign on the wall, "{MOTTO}", could not be more wrong>.',
                ),
                (
                    Point(
                        "event.sign",
                        "The restaurant boasts of its service.",
                        (("the words {MOTTO}", reads("sign")),),
                        nice=True,
                    ),
                ),
                adds=(Lettering("sign", "board", "{MOTTO}", "wall_center", nice=True),),
                order=36,
            ),
        ),
    },
    own_words={"motto": ("FAST SERVICE", "FINE DINING", "WE AIM TO PLEASE", "SAFE AND SOUND", "FIVE STARS")},
    times=("noon", "evening", "night"),
    clock="wall_right",
)
