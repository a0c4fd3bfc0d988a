"""The reunion: a child runs into the arms of a parent who has been away for long."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
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
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS_OUT, SMALL
from storytelling_painter.agents.embedded.situations.extras import extras

_AWAY: Final = (
    Cast("mother", "adult", "feminine", ("coat", "suit", "nurse")),
    Cast("father", "adult", "masculine", ("coat", "worker", "suit"), ("beard",)),
    Cast("father", "adult", "masculine", ("coat", "worker"), ("backpack",)),
    Cast("mother", "adult", "feminine", ("coat", "police", "worker")),
)

REUNION: Final = Situation(
    name="reunion",
    title=("Home again", "The longest minute", "Arms wide open", "Back for good", "At last"),
    words="reunion return returns home arrive arrival welcome father mother child hug embrace station platform train soldier waiting",
    tags=("travel", "family", "joy", "waiting"),
    settings=("station", "bus_stop"),
    roles=(
        Role(
            "traveller",
            _AWAY,
            {"station": "floor_right", "bus_stop": "floor_right"},
            pose="kneel",
            face="happy",
            facing="left",
            looks="child",
            reaches="child",
            family="f",
        ),
        Role(
            "child",
            KIDS_OUT + SMALL,
            {"station": "floor_center", "bus_stop": "floor_center"},
            pose="run",
            face="laughing",
            facing="right",
            looks="traveller",
            family="f",
        ),
        Role(
            "keeper",
            (
                Cast("grandmother", "elder", "feminine", ("coat", "dress"), ("glasses",)),
                Cast("grandfather", "elder", "masculine", ("coat",), ("moustache",)),
                Cast("aunt", "adult", "feminine", ("coat", "dress"), ("glasses",)),
                Cast("uncle", "adult", "masculine", ("coat", "casual"), ("cap",)),
            ),
            {"station": "front_left", "bus_stop": "front_left"},
            pose="cheer",
            face="crying",
            facing="right",
            looks="traveller",
            family="f",
        ),
    ),
    own_words={"who": ("MUM", "DAD")},
    core=(
        Beat(
            "kneel",
            (
                "{Place}, {traveller} <event.arms|has dropped to one knee and opened {traveller.his} arms>.",
                "{Traveller} <event.arms|kneels {place} with open arms>.",
                "<event.arms|Down on one knee, arms open>, {traveller} has waited for this {place}.",
            ),
            (
                Point(
                    "event.arms",
                    "{traveller} waits for {child} to come running.",
                    (
                        ("the {traveller.noun} on one knee", pose("traveller")),
                        ("the eyes on the {child.noun}", looks("traveller")),
                    ),
                ),
            ),
            order=0,
        ),
        Beat(
            "run",
            (
                "{Child} <event.run|flies into {traveller.his} arms>.",
                "As fast as short legs can, {child} <event.run|runs straight into {traveller.his} arms>.",
                "And {child} <event.run|comes racing, hardly touching the ground, and lands in {traveller.his} arms>.",
            ),
            (
                Point(
                    "event.run",
                    "{child} runs to meet {traveller}.",
                    (("the running {child.noun}", pose("child")), ("the eyes on the {traveller.noun}", looks("child"))),
                    after=("event.arms",),
                ),
            ),
            order=6,
        ),
        Beat(
            "case",
            (
                "<event.case|A suitcase stands where it was dropped>.",
                "<event.case|Nobody bothers about the suitcase at the front>.",
                "<event.case|A suitcase that has seen the world has simply been put down>.",
            ),
            (
                Point(
                    "event.case",
                    "{traveller} has come back from a journey.",
                    (("the suitcase", see("case")), ("the {traveller.noun} on one knee", pose("traveller"))),
                ),
            ),
            adds=(Thing("case", "suitcase", {"*": "front_right"}, "closed"),),
            order=12,
        ),
        Beat(
            "keeper",
            (
                "{Child.his} {keeper.noun} <event.keeper|throws both arms in the air>.",
                "Farther back, {child.his} {keeper.noun} <event.keeper|raises both arms for joy>.",
                "{Child.his} {keeper.noun} <event.keeper|cheers with raised arms>.",
            ),
            (
                Point(
                    "event.keeper",
                    "{keeper} celebrates the return of {traveller}.",
                    (("the raised arms", pose("keeper")), ("the eyes on the {traveller.noun}", looks("keeper"))),
                    after=("event.arms",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "extra": extras("front_center", "bird", "newspaper"),
        "cause": (
            Beat(
                "train",
                (
                    "<cause.ride|The train that brought {traveller.him} still stands at the platform>.",
                    "<cause.ride|Behind them waits the train {traveller.he} has just climbed out of>.",
                ),
                (
                    Point(
                        "cause.ride",
                        "{child} runs because the train has brought {traveller} home.",
                        (("the train at the platform", see("ride")), ("the running {child.noun}", pose("child"))),
                        after=("event.run",),
                    ),
                ),
                adds=(Thing("ride", "train", "track", "waiting"),),
                settings=("station",),
                order=3,
            ),
            Beat(
                "bus",
                (
                    "<cause.ride|The bus that brought {traveller.him} still stands at the kerb>.",
                    "<cause.ride|Behind them waits the bus {traveller.he} has just climbed out of>.",
                ),
                (
                    Point(
                        "cause.ride",
                        "{child} runs because the bus has brought {traveller} home.",
                        (("the bus at the kerb", see("ride")), ("the running {child.noun}", pose("child"))),
                        after=("event.run",),
                    ),
                ),
                adds=(Thing("ride", "bus", "road", "waiting"),),
                settings=("bus_stop",),
                order=3,
            ),
        ),
        "relation": (
            Beat(
                "sign",
                (
                    '<relation.sign|"WELCOME HOME" is written on the board over their heads>.',
                    '<relation.sign|Somebody has put up a board that says "WELCOME HOME">.',
                ),
                (
                    Point(
                        "relation.sign",
                        family("traveller", "child"),
                        (
                            ("the words WELCOME HOME", reads("sign")),
                            ("the {child.noun} running to the {traveller.noun}", pose("child")),
                        ),
                    ),
                ),
                adds=(
                    Lettering("sign", "board", "WELCOME HOME", {"station": "platform_sign", "bus_stop": "stop_sign"}),
                ),
                order=30,
            ),
            Beat(
                "teddy",
                (
                    "<relation.teddy|The teddy bear in {child.his} hand was to keep {child.him} company until {child.his} {traveller.noun} came back>.",
                    "<relation.teddy|A teddy bear dangles from {child.his} hand; now {child.he} has {child.his} {traveller.noun} again>.",
                ),
                (
                    Point(
                        "relation.teddy",
                        family("traveller", "child"),
                        (
                            ("the teddy bear in the hand", holds("child", "teddy")),
                            ("the outstretched hand of the {traveller.noun}", pose("traveller")),
                        ),
                    ),
                ),
                adds=(Thing("teddy", "teddy", "held child"),),
                order=9,
            ),
        ),
        "feeling_child": (
            Beat(
                "joy",
                (
                    "<feeling.child_joy|{Child.he} laughs with {child.his} whole face>.",
                    "<feeling.child_joy|A bigger laugh would not fit into {child.his} face>.",
                    "<feeling.child_joy|{Child.his} laugh can be heard all over the place>.",
                ),
                (
                    Point(
                        "feeling.child_joy",
                        "{child} is overjoyed.",
                        (("the laughing face", face("child")), ("the eyes on the {traveller.noun}", looks("child"))),
                        after=("event.run",),
                    ),
                ),
                order=8,
            ),
        ),
        "feeling_keeper": (
            Beat(
                "tears",
                (
                    "<feeling.keeper_tears|Tears of joy run down {keeper.his} cheeks>.",
                    "<feeling.keeper_tears|{Keeper.he} weeps and does not care who sees it>.",
                ),
                (
                    Point(
                        "feeling.keeper_tears",
                        "{keeper} is moved to tears.",
                        (("the tears", face("keeper")), ("the raised arms", pose("keeper"))),
                        after=("event.keeper",),
                    ),
                ),
                order=24,
            ),
            Beat(
                "smile",
                (
                    "<feeling.keeper_smile|{Keeper.his} smile says that the waiting is over>.",
                    "<feeling.keeper_smile|{Keeper.he} has not smiled like this for months>.",
                ),
                (
                    Point(
                        "feeling.keeper_smile",
                        "{keeper} is happy and relieved.",
                        (("the smile", face("keeper")), ("the raised arms", pose("keeper"))),
                        after=("event.keeper",),
                    ),
                ),
                sets=(Change("keeper", face="happy"),),
                order=24,
            ),
        ),
        "feeling_traveller": (
            Beat(
                "moved",
                (
                    "<feeling.traveller_moved|{Traveller} smiles as one who has thought of nothing else for weeks>.",
                    "<feeling.traveller_moved|All the homesickness has gone from the smile of {traveller}>.",
                ),
                (
                    Point(
                        "feeling.traveller_moved",
                        "{traveller} is happy to be home.",
                        (("the smile", face("traveller")), ("the eyes on the {child.noun}", looks("traveller"))),
                        after=("event.arms",),
                    ),
                ),
                order=14,
            ),
        ),
    },
    weathers=("clear", "cloudy", "snow"),
    times=("morning", "noon", "evening", "night"),
    clock=None,
)
