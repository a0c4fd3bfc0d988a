"""The cake on the lawn: somebody falls backwards, and the birthday cake is in the grass."""

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
    near,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS, SMALL
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import NOON

CAKE_FALL: Final = Situation(
    name="cake_on_the_lawn",
    title=("Happy birthday, lawn", "Three steps too many", "The flying cake", "A party for ants", "Careful!"),
    words="birthday cake party drop dropped falls fell stumble stumbles trip skateboard garden guests balloon accident lawn",
    tags=("garden", "birthday", "accident", "comedy"),
    settings=("garden", "park"),
    roles=(
        Role(
            "carrier",
            (
                *PARENTS,
                Cast("uncle", "adult", "masculine", ("casual", "suit"), ("moustache",)),
                Cast("aunt", "adult", "feminine", ("dress",)),
                Cast("baker", "adult", "masculine", ("chef",)),
            ),
            {"garden": "floor_center", "park": "floor_center"},
            pose="fall",
            face="surprised",
            facing="right",
            looks="cake",
            outfits=(),
        ),
        Role(
            "kid",
            KIDS + SMALL,
            {"garden": "floor_right", "park": "floor_right"},
            pose="hand_to_mouth",
            face="crying",
            facing="left",
            looks="cake",
            accessories=("party_hat",),
        ),
        Role(
            "guest",
            (
                Cast("cousin", "teen", "masculine", ("casual", "sports")),
                Cast("cousin", "teen", "feminine", ("dress", "casual")),
                Cast("friend", "child", "feminine", ("dress",)),
                Cast("friend", "child", "masculine", ("casual",)),
                Cast("old neighbour", "elder", "feminine", ("dress",), ("glasses",)),
            ),
            {"garden": "front_right", "park": "front_right"},
            pose="point",
            face="laughing",
            facing="left",
            looks="carrier",
            reaches="carrier",
            accessories=("party_hat",),
        ),
    ),
    picks={
        "trap": (
            Pick("skateboard", "skateboard"),
            Pick("ball", "ball"),
            Pick("toy_car", "toy car"),
            Pick("bucket", "bucket", "fallen"),
        )
    },
    core=(
        Beat(
            "fall",
            (
                "{Place}, {carrier} <event.fall|loses all balance and falls backwards, arms flailing>.",
                "{Carrier} <event.fall|is falling backwards> {place}, both arms in the air.",
                "<event.fall|Arms whirling, legs in the air>, {carrier} goes down {place}.",
            ),
            (Point("event.fall", "{carrier} is falling.", (("the body falling backwards", pose("carrier")),)),),
            order=0,
        ),
        Beat(
            "cake",
            (
                "The birthday cake <event.cake|has landed on the ground>, cream down.",
                "<event.cake|Cream and cherries are spread over the grass>: that was the birthday cake.",
                "The cake <event.cake|is a heap of cream on the grass>.",
            ),
            (
                Point(
                    "event.cake",
                    "{carrier} has dropped the cake.",
                    (("the cake on the ground", see("cake")), ("the eyes on the cake", looks("carrier"))),
                    after=("event.fall",),
                ),
            ),
            adds=(Thing("cake", "cake", "front_left", "dropped"),),
            order=6,
        ),
        Beat(
            "kid",
            (
                "{Kid}, a party hat askew, <event.kid|claps a hand to {kid.his} mouth>.",
                "Next to it {kid}, a party hat on {kid.his} head, <event.kid|holds a hand before {kid.his} mouth>.",
                "Under a pointed paper hat, {kid} <event.kid|has a hand at {kid.his} mouth>.",
            ),
            (
                Point(
                    "event.kid",
                    "{kid} sees the cake fall.",
                    (("the hand at the mouth", pose("kid")), ("the eyes on the cake", looks("kid"))),
                    after=("event.cake",),
                ),
            ),
            order=16,
        ),
        Beat(
            "guest",
            (
                "{Guest} <event.guest|points at the accident>.",
                "At the edge {guest} <event.guest|points a finger at it all>.",
                "{Guest} <event.guest|stretches out an arm and points>.",
            ),
            (
                Point(
                    "event.guest",
                    "{guest} points at {carrier}.",
                    (("the pointing arm", pose("guest")), ("the eyes on the {carrier.noun}", looks("guest"))),
                    after=("event.fall",),
                ),
            ),
            order=26,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "trap",
                (
                    "<cause.trap|{Trap} left lying about is to blame>.",
                    "<cause.trap|Somebody had left {trap} exactly where feet go>.",
                    "<cause.trap|By {carrier.his} feet lies what nobody had put away: {trap}>.",
                ),
                (
                    Point(
                        "cause.trap",
                        "{carrier} has stumbled over {trap}.",
                        (("{trap.noun} by the feet", near("trap", "carrier")), ("the falling body", pose("carrier"))),
                        after=("event.fall",),
                    ),
                ),
                adds=(Thing("trap", "$trap", "front_center"),),
                order=3,
            ),
        ),
        "feeling_carrier": (
            Beat(
                "shock",
                (
                    "<feeling.carrier_shock|{Carrier.his} eyes are as round as plates>.",
                    "<feeling.carrier_shock|{Carrier.his} mouth forms a silent O>.",
                ),
                (
                    Point(
                        "feeling.carrier_shock",
                        "{carrier} is horrified.",
                        (("the wide eyes", face("carrier")), ("the eyes on the cake", looks("carrier"))),
                        after=("event.fall",),
                    ),
                ),
                order=9,
            ),
        ),
        "feeling_kid": (
            Beat(
                "tears",
                (
                    "<feeling.kid_tears|Tears spring from {kid.his} eyes>.",
                    "<feeling.kid_tears|{Kid.he} is crying, and no wonder>.",
                ),
                (
                    Point(
                        "feeling.kid_tears",
                        "{kid} is unhappy about the cake.",
                        (("the tears", face("kid")), ("the eyes on the cake", looks("kid"))),
                        after=("event.kid",),
                    ),
                ),
                order=19,
            ),
            Beat(
                "giggle",
                (
                    "<feeling.kid_giggle|Behind that hand {kid.he} is laughing>.",
                    "<feeling.kid_giggle|{Kid.he} cannot help giggling>.",
                ),
                (
                    Point(
                        "feeling.kid_giggle",
                        "{kid} finds the accident funny.",
                        (("the laughing face", face("kid")), ("the eyes on the cake", looks("kid"))),
                        after=("event.kid",),
                    ),
                ),
                sets=(Change("kid", face="laughing"),),
                order=19,
            ),
        ),
        "feeling_guest": (
            Beat(
                "glee",
                (
                    "<feeling.guest_glee|{Guest.he} laughs until it hurts>.",
                    "<feeling.guest_glee|{Guest.his} laughter can be heard in the next street>.",
                ),
                (
                    Point(
                        "feeling.guest_glee",
                        "{guest} is amused.",
                        (("the laughing face", face("guest")), ("the pointing arm", pose("guest"))),
                        after=("event.guest",),
                    ),
                ),
                order=28,
            ),
            Beat(
                "alarm",
                (
                    "<feeling.guest_alarm|{Guest.he} is afraid that somebody gets hurt>.",
                    "<feeling.guest_alarm|Fright stands in {guest.his} face>.",
                ),
                (
                    Point(
                        "feeling.guest_alarm",
                        "{guest} is frightened for {carrier}.",
                        (("the frightened face", face("guest")), ("the eyes on the {carrier.noun}", looks("guest"))),
                        after=("event.guest",),
                    ),
                ),
                sets=(Change("guest", face="afraid"),),
                order=28,
            ),
        ),
        "relation": (
            Beat(
                "banner",
                (
                    '<relation.banner|"HAPPY BIRTHDAY" hangs between two posts: it is {kid.his} party, and {carrier} had done everything for it>.',
                    '<relation.banner|The banner with "HAPPY BIRTHDAY" was meant for {kid}, and so was the cake>.',
                ),
                (
                    Point(
                        "relation.banner",
                        "{carrier} was bringing the cake to the birthday of the {kid.noun}.",
                        (
                            ("the words HAPPY BIRTHDAY", reads("banner")),
                            ("the party hat of the {kid.noun}", see("kid")),
                        ),
                    ),
                ),
                adds=(Lettering("banner", "banner", "HAPPY BIRTHDAY", {"garden": "back_right", "park": "back_left"}),),
                order=22,
            ),
            Beat(
                "gift",
                (
                    "<relation.gift|A present waits at the back for the birthday child, {kid}>.",
                    "<relation.gift|The present on the grass is for {kid}, whose day it is>.",
                ),
                (
                    Point(
                        "relation.gift",
                        "{carrier} was bringing the cake to the birthday of the {kid.noun}.",
                        (("the wrapped present", see("gift")), ("the party hat of the {kid.noun}", see("kid"))),
                    ),
                ),
                adds=(Thing("gift", "gift", {"garden": "garden_table", "park": "back_left"}),),
                order=22,
            ),
        ),
        "time": (NOON,),
        "dog": (
            Beat(
                "dog",
                (
                    "<event.dog|The dog is already on its way to help with the cleaning up>.",
                    "<event.dog|A dog runs up; for the dog the party begins now>.",
                ),
                (Point("event.dog", "A dog comes for the cake.", (("the running dog", see("dog")),), nice=True),),
                adds=(Thing("dog", "dog", {"garden": "floor_left", "park": "floor_left"}, "running", nice=True),),
                order=34,
            ),
            *extras({"*": "floor_left"}, "cat", "bird", "bottle"),
        ),
    },
    times=("noon",),
    clock=None,
)
