"""The musician: somebody plays for the ticket home, and a child gives the first coins."""

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
    on,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS_OUT, PARENTS
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import EVENING

MUSICIAN: Final = Situation(
    name="street_musician",
    title=("A fare in coins", "The long way home", "Two coins and a tune", "Play once more"),
    words="musician music violin guitar busker play plays street coins money give kindness poor home ticket song hat",
    tags=("street", "music", "kindness", "poverty"),
    settings=("street", "station", "park"),
    roles=(
        Role(
            "player",
            (
                Cast("old man", "elder", "masculine", ("coat",), ("scarf",)),
                Cast("old man", "elder", "masculine", ("coat",), ("beard",)),
                Cast("old woman", "elder", "feminine", ("coat",), ("scarf",)),
                Cast("young man", "adult", "masculine", ("coat", "casual"), ("beard",)),
                Cast("young woman", "adult", "feminine", ("coat",), ("cap",)),
            ),
            "on seat",
            pose="sit",
            face="surprised",
            facing="left",
            looks="child",
        ),
        Role(
            "child",
            KIDS_OUT,
            {"park": "floor_center", "*": "floor_left"},
            pose="offer",
            face="happy",
            facing="right",
            looks="player",
            family="f",
        ),
        Role(
            "parent",
            PARENTS,
            {"park": "floor_left", "*": "front_left"},
            pose="stand",
            face="proud",
            facing="right",
            looks="child",
            family="f",
        ),
    ),
    own_words={"goal": ("TICKET HOME", "A ROOM TONIGHT", "HOME TO MY KIDS", "ONE HOT SOUP", "NEW STRINGS")},
    core=(
        Beat(
            "player",
            (
                "{Place}, {player} <event.player|sits on an old suitcase with a violin>.",
                "{Player} <event.player|rests on a battered suitcase {place}, a violin in one hand>.",
                "<event.player|On a suitcase sits a musician> {place}: {player}, violin in hand.",
            ),
            (
                Point(
                    "event.player",
                    "{player} makes music in public.",
                    (
                        ("the violin in the hand", holds("player", "violin")),
                        ("the {player.noun} on the suitcase", on("player", "seat")),
                    ),
                ),
            ),
            adds=(
                Thing("violin", "violin", "held player"),
                Thing("seat", "suitcase", {"park": "front_right", "*": "floor_right"}, facing="left"),
            ),
            order=0,
        ),
        Beat(
            "hat",
            (
                'In front lies a hat for the money <event.hat|beside a card that says "{goal}">.',
                'A card <event.hat|beside the hat on the ground> asks for very little: "{goal}".',
                'Before the hat on the ground <event.hat|a card reads "{goal}">.',
            ),
            (
                Point(
                    "event.hat",
                    "{player} collects money for a wish.",
                    (("the words {goal}", reads("card")), ("the hat on the ground", see("hat"))),
                    after=("event.player",),
                ),
            ),
            adds=(
                Lettering("card", "paper", "{goal}", {"park": "front_center", "*": "front_right"}),
                Thing("hat", "hat", {"park": "beside card", "*": "front_center"}),
            ),
            order=5,
        ),
        Beat(
            "child",
            (
                "{Child} <event.gift|holds out a handful of coins>.",
                "With both arms {child} <event.gift|offers the coins {child.he} has saved>.",
                "{Child} <event.gift|has stepped up and stretches out some coins>.",
            ),
            (
                Point(
                    "event.gift",
                    "{child} gives {player} money.",
                    (("the coins in the hands", holds("child", "coins")), ("the outstretched arms", pose("child"))),
                    after=("event.player",),
                ),
            ),
            adds=(Thing("coins", "coins", "held child"),),
            order=14,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "empty",
                (
                    "<cause.wallet|The wallet on the ground is empty; not one passer-by has stopped today>.",
                    "<cause.wallet|Next to the hat lies a purse with nothing in it but a moth>.",
                ),
                (
                    Point(
                        "cause.wallet",
                        "{child} gives coins because {player} has no money left.",
                        (("the empty wallet", see("wallet")), ("the coins in the hands", holds("child", "coins"))),
                        after=("event.gift",),
                    ),
                ),
                adds=(Thing("wallet", "wallet", "beside hat", "empty"),),
                order=8,
            ),
            Beat(
                "tune",
                (
                    "<cause.tune|It must be the music: {child} cannot look away>.",
                    "<cause.tune|{Child} has listened to the very last note>.",
                ),
                (
                    Point(
                        "cause.tune",
                        "{child} gives coins because of the music.",
                        (
                            ("the violin", holds("player", "violin")),
                            ("the eyes of the {child.noun} on the {player.noun}", looks("child")),
                        ),
                        after=("event.gift",),
                    ),
                ),
                order=18,
            ),
        ),
        "time": (EVENING,),
        "feeling_player": (
            Beat(
                "wonder",
                (
                    "<feeling.player_wonder|{Player} can hardly believe it and opens {player.his} eyes wide>.",
                    "<feeling.player_wonder|The mouth of {player} falls open>.",
                ),
                (
                    Point(
                        "feeling.player_wonder",
                        "{player} is surprised by so much kindness.",
                        (("the wide eyes", face("player")), ("the eyes on the {child.noun}", looks("player"))),
                        after=("event.gift",),
                    ),
                ),
                order=22,
            ),
            Beat(
                "tears",
                (
                    "<feeling.player_tears|It brings tears to the eyes of {player}>.",
                    "<feeling.player_tears|{Player} is crying, and it is not from sorrow>.",
                ),
                (
                    Point(
                        "feeling.player_tears",
                        "{player} is moved to tears.",
                        (("the tears", face("player")), ("the eyes on the {child.noun}", looks("player"))),
                        after=("event.gift",),
                    ),
                ),
                sets=(Change("player", face="crying"),),
                order=22,
            ),
        ),
        "feeling_parent": (
            Beat(
                "proud",
                (
                    "Some steps back, {child.his} {parent.noun} <feeling.parent_proud|lifts {parent.his} chin with pride>.",
                    "Behind {child.him}, {child.his} {parent.noun} <feeling.parent_proud|looks on and could not be prouder>.",
                ),
                (
                    Point(
                        "feeling.parent_proud",
                        "{parent} is proud of {child}.",
                        (("the proud face", face("parent")), ("the eyes on the {child.noun}", looks("parent"))),
                        after=("event.gift",),
                    ),
                ),
                order=26,
            ),
        ),
        "feeling_child": (
            Beat(
                "glad",
                (
                    "<feeling.child_glad|{Child} is glowing with joy>.",
                    "<feeling.child_glad|Nobody has ever given away money with such a smile>.",
                ),
                (
                    Point(
                        "feeling.child_glad",
                        "{child} is glad to give.",
                        (("the smile", face("child")), ("the outstretched arms", pose("child"))),
                        after=("event.gift",),
                    ),
                ),
                order=16,
            ),
        ),
        "relation": (
            Beat(
                "kin",
                (
                    "<relation.kin|{Child} takes after {child.his} {parent.noun}, who taught {child.him} to share>.",
                    "<relation.kin|{Parent} does not let {child} out of sight, as it is with one's own>.",
                ),
                (
                    Point(
                        "relation.kin",
                        family("parent", "child"),
                        (
                            ("the eyes on the {child.noun}", looks("parent")),
                            ("the {parent.noun} waiting behind the {child.noun}", pose("parent")),
                        ),
                    ),
                ),
                order=30,
            ),
        ),
        "bird": (
            Beat(
                "bird",
                ("<event.bird|A bird has come to listen>.", "<event.bird|Even a bird has stopped to hear the end>."),
                (Point("event.bird", "A bird listens.", (("the bird", see("bird")),), nice=True),),
                adds=(Thing("bird", "bird", {"park": "front_left", "*": "floor_center"}, "perched", nice=True),),
                order=34,
            ),
            *extras({"park": "front_left", "*": "floor_center"}, "newspaper", "puddle"),
        ),
    },
    times=("evening",),
    clock=None,
    weathers=("clear", "cloudy", "snow"),
)
