"""The bicycle thief: the owner runs behind with the key in hand."""

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
    away,
    face,
    holds,
    looks,
    on,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.extras import extras

_SHOPPERS: Final = (
    Cast("woman", "adult", "feminine", ("dress", "coat")),
    Cast("man", "adult", "masculine", ("casual", "coat"), ("glasses",)),
    Cast("old woman", "elder", "feminine", ("coat",), ("hat",)),
    Cast("nurse", "adult", "feminine", ("nurse",)),
    Cast("baker", "adult", "masculine", ("chef",)),
    Cast("student", "teen", "feminine", ("casual", "dress"), ("glasses",)),
)

BICYCLE_THIEF: Final = Situation(
    name="bicycle_thief",
    title=("My bicycle!", "Gone in a minute", "Just a loaf of bread", "Two wheels too fast", "Stop, thief!"),
    words="bicycle bike stolen steal steals thief theft robber lock key ride shopping street chase crime",
    tags=("street", "crime", "chase"),
    settings=("street", "park", "bus_stop"),
    roles=(
        Role(
            "thief",
            (
                Cast("teenager", "teen", "masculine", ("casual", "sports"), ("cap",)),
                Cast("stranger", "adult", "masculine", ("casual", "coat"), ("cap",)),
                Cast("stranger", "adult", "feminine", ("casual", "coat"), ("cap",)),
                Cast("bearded stranger", "adult", "masculine", ("coat",), ("scarf", "beard")),
            ),
            "on bike",
            pose="sit",
            face="laughing",
            facing="right",
        ),
        Role(
            "owner",
            _SHOPPERS,
            {"street": "floor_left", "park": "floor_left", "bus_stop": "front_left"},
            pose="run",
            face="angry",
            facing="right",
            looks="bike",
        ),
    ),
    core=(
        Beat(
            "ride",
            (
                "{Place}, {thief} <event.ride|rides away on a bicycle at full speed>.",
                "{Thief} <event.ride|speeds off on a bicycle> {place}.",
                "<event.ride|A bicycle shoots away> {place}, and on it sits {thief}.",
            ),
            (
                Point(
                    "event.ride",
                    "{thief} rides away fast.",
                    (("the {thief.noun} on the bicycle", on("thief", "bike")), ("the lines of speed", see("dash"))),
                ),
            ),
            adds=(
                Thing(
                    "bike",
                    "bicycle",
                    {"street": "floor_right", "park": "front_right", "bus_stop": "floor_right"},
                    facing="right",
                ),
                Happening("dash", "motion_lines", "bike"),
            ),
            order=0,
        ),
        Beat(
            "chase",
            (
                "{Owner} <event.chase|runs after it>, but two legs are slower than two wheels.",
                "Behind, {owner} <event.chase|runs for all {owner.he} is worth>.",
                "{Owner} <event.chase|comes running behind and shouts>.",
            ),
            (
                Point(
                    "event.chase",
                    "{owner} runs after the bicycle.",
                    (("the running {owner.noun}", pose("owner")), ("the eyes on the bicycle", looks("owner"))),
                    after=("event.ride",),
                ),
            ),
            order=10,
        ),
        Beat(
            "bag",
            (
                "<event.bag|A shopping bag has burst on the ground>.",
                "<event.bag|The shopping lies where it was dropped>.",
                "<event.bag|Groceries roll out of a torn bag>.",
            ),
            (
                Point(
                    "event.bag",
                    "{owner} has dropped the shopping.",
                    (("the torn bag on the ground", see("bag")), ("the running {owner.noun}", pose("owner"))),
                    after=("event.chase",),
                ),
            ),
            adds=(
                Thing(
                    "bag",
                    "shopping_bag",
                    {"street": "front_left", "park": "front_left", "bus_stop": "floor_left"},
                    "torn",
                ),
            ),
            order=16,
        ),
    ),
    slots={
        "relation": (
            Beat(
                "key",
                (
                    "<relation.key|In {owner.his} hand is the little key to its lock>.",
                    "<relation.key|The key to the lock is still in {owner.his} fist, so there is no doubt whose it is>.",
                    "<relation.key|{Owner.he} has a key in {owner.his} fist: the proof>.",
                ),
                (
                    Point(
                        "relation.key",
                        "The bicycle belongs to the {owner.noun} and not to the {thief.noun}.",
                        (("the key in the hand", holds("owner", "key")), ("the eyes on the bicycle", looks("owner"))),
                    ),
                ),
                adds=(Thing("key", "key", "held owner"),),
                order=14,
            ),
        ),
        "cause": (
            Beat(
                "sign",
                (
                    '<cause.sign|"LOCK YOUR BIKE!" warns a board, and somebody has not>.',
                    '<cause.sign|There was a warning, "LOCK YOUR BIKE!", in the biggest of letters>.',
                ),
                (
                    Point(
                        "cause.sign",
                        "The bicycle could be stolen because nobody had locked it.",
                        (
                            ("the words LOCK YOUR BIKE!", reads("sign")),
                            ("the {thief.noun} on the bicycle", on("thief", "bike")),
                        ),
                    ),
                ),
                adds=(
                    Lettering(
                        "sign",
                        "board",
                        "LOCK YOUR BIKE!",
                        {"street": "shop_sign", "park": "wall_center", "bus_stop": "wall_left"},
                    ),
                ),
                order=30,
            ),
            Beat(
                "shop",
                (
                    "<cause.shop|It takes a minute to buy bread; that was the minute {thief} needed>.",
                    "<cause.shop|While {owner.he} was shopping, the bicycle stood alone>.",
                ),
                (
                    Point(
                        "cause.shop",
                        "The bicycle was stolen while {owner} was shopping.",
                        (
                            ("the shopping on the ground", see("bag")),
                            ("the {thief.noun} on the bicycle", on("thief", "bike")),
                        ),
                        after=("event.ride",),
                    ),
                ),
                order=20,
            ),
        ),
        "feeling_thief": (
            Beat(
                "grin",
                (
                    "<feeling.thief_grin|The rider laughs loudly>.",
                    "<feeling.thief_grin|{Thief} roars with laughter, teeth flashing>.",
                ),
                (
                    Point(
                        "feeling.thief_grin",
                        "{thief} enjoys the theft.",
                        (
                            ("the laughing face", face("thief")),
                            ("the face turned away from the {owner.noun}", away("thief", "owner")),
                        ),
                        after=("event.ride",),
                    ),
                ),
                order=6,
            ),
            Beat(
                "fear",
                (
                    "<feeling.thief_fear|Whoever looks so frightened has no good conscience>.",
                    "<feeling.thief_fear|There is fear in the rider's eyes>.",
                ),
                (
                    Point(
                        "feeling.thief_fear",
                        "{thief} is afraid of being caught.",
                        (("the frightened face", face("thief")), ("the lines of speed", see("dash"))),
                        after=("event.ride",),
                    ),
                ),
                sets=(Change("thief", face="afraid"),),
                order=6,
            ),
        ),
        "feeling_owner": (
            Beat(
                "rage",
                (
                    "<feeling.owner_rage|{Owner.his} face is dark with rage>.",
                    "<feeling.owner_rage|Rage gives {owner.him} wings, though not enough of them>.",
                ),
                (
                    Point(
                        "feeling.owner_rage",
                        "{owner} is furious.",
                        (("the angry face", face("owner")), ("the eyes on the bicycle", looks("owner"))),
                        after=("event.chase",),
                    ),
                ),
                order=12,
            ),
            Beat(
                "shock",
                (
                    "<feeling.owner_shock|{Owner.he} cannot believe {owner.his} eyes>.",
                    "<feeling.owner_shock|With open mouth {owner.he} sees it grow smaller>.",
                ),
                (
                    Point(
                        "feeling.owner_shock",
                        "{owner} is shocked.",
                        (("the wide eyes", face("owner")), ("the eyes on the bicycle", looks("owner"))),
                        after=("event.chase",),
                    ),
                ),
                sets=(Change("owner", face="surprised"),),
                order=12,
            ),
        ),
        "dog": (
            Beat(
                "dog",
                (
                    "<event.dog|Only the dog runs fast enough to keep up>.",
                    "<event.dog|A dog has joined the hunt, barking>.",
                ),
                (Point("event.dog", "A dog runs along.", (("the running dog", see("dog")),), nice=True),),
                adds=(
                    Thing(
                        "dog",
                        "dog",
                        {"street": "front_center", "park": "floor_center", "bus_stop": "front_right"},
                        "running",
                        nice=True,
                    ),
                ),
                order=34,
            ),
            *extras({"street": "front_center", "*": "front_right"}, "bird", "newspaper", "puddle"),
        ),
    },
    clock=None,
)
