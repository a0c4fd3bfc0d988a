"""The broken window: an owner with the ball in hand looks for whoever threw it."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
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
from storytelling_painter.agents.embedded.situations.extras import extras

_PLAYERS: Final = (
    Cast("boy", "child", "masculine", ("sports", "casual"), ("cap",)),
    Cast("girl", "child", "feminine", ("sports", "casual")),
    Cast("tall boy", "teen", "masculine", ("sports", "casual")),
    Cast("tall girl", "teen", "feminine", ("sports", "casual"), ("cap",)),
)

BROKEN_WINDOW: Final = Situation(
    name="broken_window",
    title=("It was not me", "Home run", "The last throw", "Glass", "Who hit that ball?"),
    words="window broken pane glass ball baseball bat hit neighbour neighbor game play guilty blame street hide accident",
    tags=("street", "children", "accident", "mischief"),
    settings=("street", "garden"),
    roles=(
        Role(
            "batter",
            _PLAYERS,
            {"street": "floor_center", "garden": "floor_right"},
            pose="hands_behind",
            face="embarrassed",
        ),
        Role(
            "witness",
            _PLAYERS,
            {"street": "front_left", "garden": "front_right"},
            pose="point",
            face="laughing",
            looks="batter",
            reaches="batter",
        ),
        Role(
            "owner",
            (
                Cast("old man", "elder", "masculine", ("pyjamas", "casual"), ("moustache",)),
                Cast("old woman", "elder", "feminine", ("dress", "apron")),
                Cast("cook", "adult", "masculine", ("chef",)),
                Cast("woman", "adult", "feminine", ("pyjamas", "apron", "dress")),
                Cast("man", "adult", "masculine", ("pyjamas", "suit")),
            ),
            {"street": "back_right", "garden": "door"},
            pose="carry",
            face="angry",
            looks="batter",
        ),
    ),
    core=(
        Beat(
            "pane",
            (
                "{Place}, <event.pane|a window has a jagged hole>.",
                "<event.pane|A window pane is smashed> {place}, and splinters cover the ground.",
                "<event.pane|There is a star of broken glass in a window> {place}.",
            ),
            (Point("event.pane", "A window is broken.", (("the hole in the pane", see("hole")),)),),
            adds=(Happening("hole", "broken_pane", "window"),),
            order=0,
        ),
        Beat(
            "owner",
            (
                "{Owner} <event.owner|has come out with a ball in both hands>.",
                "{Owner} <event.owner|carries the ball outside like a piece of evidence>.",
                "With a ball in {owner.his} hands, {owner} <event.owner|stands outside and looks for the guilty one>.",
            ),
            (
                Point(
                    "event.owner",
                    "{owner} has found the ball behind the broken window.",
                    (("the ball in the hands", holds("owner", "ball")), ("the arms that carry it", pose("owner"))),
                    after=("event.pane",),
                ),
            ),
            adds=(Thing("ball", "ball", "held owner"),),
            order=8,
        ),
        Beat(
            "batter",
            (
                "{Batter} <event.batter|looks the other way, both hands behind {batter.his} back>.",
                "{Batter} <event.batter|keeps {batter.his} hands behind {batter.his} back and studies the air>.",
                "As if nothing were the matter, {batter} <event.batter|stands there with both hands behind {batter.his} back>.",
            ),
            (
                Point(
                    "event.batter",
                    "{batter} pretends to know nothing.",
                    (("the hands behind the back", pose("batter")),),
                    after=("event.pane",),
                ),
            ),
            order=14,
        ),
        Beat(
            "witness",
            (
                "{Witness} <event.witness|points straight at {batter.him}>.",
                "But {witness} <event.witness|stretches out an arm and points at {batter.him}>.",
                "One finger of {witness} <event.witness|is aimed at {batter.him}>.",
            ),
            (
                Point(
                    "event.witness",
                    "{witness} gives {batter} away.",
                    (("the pointing arm", pose("witness")), ("the eyes on the {batter.noun}", looks("witness"))),
                    after=("event.pane",),
                ),
            ),
            order=24,
        ),
    ),
    slots={
        "extra": extras({"street": "front_center", "garden": "front_left"}, "cat", "bird", "puddle"),
        "cause": (
            Beat(
                "bat",
                (
                    "<cause.bat|A baseball bat sticks out behind {batter.him}>.",
                    "<cause.bat|What {batter.he} hides there, badly, is a baseball bat>.",
                    "<cause.bat|The baseball bat is too long to be hidden>.",
                ),
                (
                    Point(
                        "cause.bat",
                        "{batter} hit the ball through the window.",
                        (("the bat behind the back", holds("batter", "bat")), ("the broken pane", see("hole"))),
                        after=("event.pane", "event.owner"),
                    ),
                ),
                adds=(Thing("bat", "baseball_bat", "held batter"),),
                order=16,
            ),
        ),
        "feeling_batter": (
            Beat(
                "blush",
                (
                    "<feeling.batter_blush|The cheeks, however, glow like two tomatoes>.",
                    "<feeling.batter_blush|A deep blush tells another story>.",
                    "<feeling.batter_blush|{Batter.he} has gone red up to the hair>.",
                ),
                (
                    Point(
                        "feeling.batter_blush",
                        "{batter} has a bad conscience.",
                        (("the blushing face", face("batter")), ("the hands behind the back", pose("batter"))),
                        after=("event.batter",),
                    ),
                ),
                order=18,
            ),
            Beat(
                "fright",
                (
                    "<feeling.batter_fright|Fear has made {batter.his} eyes wide>.",
                    "<feeling.batter_fright|{Batter.his} teeth chatter with fright>.",
                ),
                (
                    Point(
                        "feeling.batter_fright",
                        "{batter} is afraid of the punishment.",
                        (("the frightened face", face("batter")), ("the hands behind the back", pose("batter"))),
                        after=("event.batter",),
                    ),
                ),
                sets=(Change("batter", face="afraid"),),
                order=18,
            ),
        ),
        "feeling_owner": (
            Beat(
                "anger",
                (
                    "<feeling.owner_anger|{Owner.his} brows meet over {owner.his} nose>.",
                    "<feeling.owner_anger|{Owner.he} is boiling with anger>.",
                    "<feeling.owner_anger|{Owner.his} glare could break the other panes as well>.",
                ),
                (
                    Point(
                        "feeling.owner_anger",
                        "{owner} is angry.",
                        (("the angry face", face("owner")), ("the eyes on the {batter.noun}", looks("owner"))),
                        after=("event.owner",),
                    ),
                ),
                order=10,
            ),
        ),
        "feeling_witness": (
            Beat(
                "glee",
                (
                    "<feeling.witness_glee|{Witness.he} laughs with delight>.",
                    "<feeling.witness_glee|{Witness.his} laugh is not kind, but it is hearty>.",
                ),
                (
                    Point(
                        "feeling.witness_glee",
                        "{witness} enjoys the trouble.",
                        (("the laughing face", face("witness")), ("the pointing arm", pose("witness"))),
                        after=("event.witness",),
                    ),
                ),
                order=28,
            ),
            Beat(
                "cross",
                (
                    "<feeling.witness_cross|{Witness.he} is furious: now the game is over for all>.",
                    "<feeling.witness_cross|{Witness.he} scowls, since that was the only ball>.",
                ),
                (
                    Point(
                        "feeling.witness_cross",
                        "{witness} is angry with {batter}.",
                        (("the angry face", face("witness")), ("the pointing arm", pose("witness"))),
                        after=("event.witness",),
                    ),
                ),
                sets=(Change("witness", face="angry"),),
                order=28,
            ),
        ),
        "relation": (
            Beat(
                "mates",
                (
                    "<relation.mates|A minute ago the two were playing on one side>.",
                    "<relation.mates|So much for friendship>.",
                    "<relation.mates|They will still play together tomorrow; friends are like that>.",
                ),
                (
                    Point(
                        "relation.mates",
                        "{batter} and {witness} were playing together.",
                        (
                            ("the {witness.noun} close to the {batter.noun}", looks("witness")),
                            ("the two children on the spot", see("batter")),
                        ),
                    ),
                ),
                order=32,
            ),
            Beat(
                "sign",
                (
                    '<relation.sign|"NO BALL GAMES", the neighbour had written on a board for these very children>.',
                    '<relation.sign|Not for the first time: "NO BALL GAMES" says a board the neighbour put up>.',
                ),
                (
                    Point(
                        "relation.sign",
                        "The {owner.noun} is a neighbour who has had trouble with the children before.",
                        (("the words NO BALL GAMES", reads("rule")), ("the eyes on the {batter.noun}", looks("owner"))),
                    ),
                ),
                adds=(Lettering("rule", "board", "NO BALL GAMES", {"street": "shop_sign", "garden": "fence_stand"}),),
                order=32,
            ),
        ),
    },
    clock=None,
)
