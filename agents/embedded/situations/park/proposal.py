"""The ring in the rain: one kneels in a puddle, the other has not answered yet."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
    Point,
    Role,
    Situation,
    Thing,
    face,
    holds,
    looks,
    pose,
    see,
    sky,
)
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import NIGHT

PROPOSAL: Final = Situation(
    name="rainy_proposal",
    title=("Yes, in the rain", "Of all the days", "The ring and the rain", "No cloud could stop it"),
    words="proposal propose marry marriage engagement ring love couple kneel romantic rain storm wedding umbrella girlfriend boyfriend",
    tags=("park", "love", "weather", "rain"),
    settings=("park", "garden", "street", "bus_stop"),
    roles=(
        Role(
            "suitor",
            (
                Cast("young man", "adult", "masculine", ("suit",)),
                Cast("man", "adult", "masculine", ("suit",), ("beard",)),
                Cast("man", "adult", "masculine", ("suit",), ("glasses",)),
                Cast("old man", "elder", "masculine", ("suit",)),
            ),
            {"street": "floor_left", "*": "floor_center"},
            pose="kneel",
            face="worried",
            facing="right",
            looks="beloved",
        ),
        Role(
            "beloved",
            (
                Cast("woman", "adult", "feminine", ("dress", "coat", "raincoat")),
                Cast("young woman", "adult", "feminine", ("dress", "coat")),
                Cast("nurse", "adult", "feminine", ("nurse",)),
                Cast("policewoman", "adult", "feminine", ("police",)),
            ),
            {"*": "floor_right"},
            pose="hand_to_mouth",
            face="surprised",
            facing="left",
            looks="suitor",
        ),
    ),
    core=(
        Beat(
            "kneel",
            (
                "{Place}, {suitor} <event.kneel|has gone down on one knee> and <event.ring|holds up a little box with a ring>.",
                "{Suitor} <event.kneel|kneels in the wet> {place}, and <event.ring|a ring sparkles in the box in {suitor.his} hand>.",
                "<event.kneel|One knee on the wet ground> {place}, {suitor} <event.ring|opens a ring box towards> {beloved}.",
            ),
            (
                Point(
                    "event.kneel",
                    "{suitor} kneels down before {beloved}.",
                    (
                        ("the {suitor.noun} on one knee", pose("suitor")),
                        ("the eyes raised to the {beloved.noun}", looks("suitor")),
                    ),
                ),
                Point(
                    "event.ring",
                    "{suitor} asks {beloved} to marry.",
                    (
                        ("the ring in the open box", holds("suitor", "ring")),
                        ("the kneeling {suitor.noun}", pose("suitor")),
                    ),
                    after=("event.kneel",),
                ),
            ),
            adds=(Thing("ring", "ring_box", "held suitor", "open"),),
            order=0,
        ),
        Beat(
            "rain",
            (
                "<event.rain|Rain comes down in strings>.",
                "<event.rain|It pours, and nobody seems to mind>.",
                "<event.rain|The sky has opened, grey from end to end>.",
                "<event.rain|Cold rain drums on everything>.",
            ),
            (
                Point(
                    "event.rain",
                    "It is raining hard.",
                    (("the streaks of rain", sky()), ("the puddle on the ground", see("puddle"))),
                ),
            ),
            adds=(Thing("puddle", "puddle", {"street": "front_left", "*": "front_left"}),),
            order=5,
        ),
        Beat(
            "mouth",
            (
                "{Beloved} <event.answer|stands before {suitor.him}, one hand at {beloved.his} mouth>.",
                "Before {suitor.him}, {beloved} <event.answer|has pressed a hand to {beloved.his} lips>.",
                "{Beloved}, <event.answer|fingers at {beloved.his} lips>, has not said a word yet.",
            ),
            (
                Point(
                    "event.answer",
                    "{beloved} has not answered yet.",
                    (("the hand at the mouth", pose("beloved")), ("the eyes on the {suitor.noun}", looks("beloved"))),
                    after=("event.ring",),
                ),
            ),
            order=12,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "gust",
                (
                    "<cause.gust|A gust has turned the umbrella inside out, and it lies useless on the ground>.",
                    "<cause.gust|The umbrella that should have kept them dry lies inside out beside them>.",
                ),
                (
                    Point(
                        "cause.gust",
                        "The two get wet because the wind has broken the umbrella.",
                        (("the umbrella turned inside out", see("umbrella")), ("the rain", sky())),
                        after=("event.rain",),
                    ),
                ),
                adds=(Thing("umbrella", "umbrella", {"street": "front_right", "*": "front_right"}, "inside_out"),),
                order=16,
            ),
            Beat(
                "picnic",
                (
                    "<cause.picnic|A picnic basket packed for two stands closed and soaked: this was planned for sunshine>.",
                    "<cause.picnic|The basket at the edge, packed for a sunny picnic, has not even been opened>.",
                ),
                (
                    Point(
                        "cause.picnic",
                        "The proposal happens in the wet because the rain has ended the picnic.",
                        (("the closed picnic basket", see("basket")), ("the rain", sky())),
                        after=("event.rain",),
                    ),
                ),
                adds=(Thing("basket", "picnic_basket", {"*": "front_right"}, "closed"),),
                settings=("park", "garden"),
                order=16,
            ),
        ),
        "relation": (
            Beat(
                "flowers",
                (
                    "<relation.couple_flowers|{Beloved.he} is already holding the flowers {suitor.he} brought>.",
                    "<relation.couple_flowers|In {beloved.his} free hand is the bouquet {suitor.he} came with>.",
                ),
                (
                    Point(
                        "relation.couple_flowers",
                        "{suitor} and {beloved} are a couple.",
                        (
                            ("the bouquet in the hand", holds("beloved", "flowers")),
                            ("the ring", holds("suitor", "ring")),
                        ),
                    ),
                ),
                adds=(Thing("flowers", "bouquet", "held beloved"),),
                order=30,
            ),
            Beat(
                "eyes",
                (
                    "<relation.couple_eyes|They look at each other as if they were alone in the world>.",
                    "<relation.couple_eyes|Neither looks anywhere but into the other's eyes>.",
                ),
                (
                    Point(
                        "relation.couple_eyes",
                        "{suitor} and {beloved} are a couple.",
                        (
                            ("the eyes of the {suitor.noun}", looks("suitor")),
                            ("the eyes of the {beloved.noun}", looks("beloved")),
                        ),
                    ),
                ),
                order=30,
            ),
        ),
        "feeling_suitor": (
            Beat(
                "nervous",
                (
                    "<feeling.suitor_nervous|{Suitor.his} forehead is creased with worry>.",
                    "<feeling.suitor_nervous|{Suitor.he} looks up anxiously and waits for one small word>.",
                    "<feeling.suitor_nervous|Never has {suitor.he} looked so nervous>.",
                ),
                (
                    Point(
                        "feeling.suitor_nervous",
                        "{suitor} is nervous.",
                        (("the worried face", face("suitor")), ("the eyes raised", looks("suitor"))),
                        after=("event.ring",),
                    ),
                ),
                order=8,
            ),
            Beat(
                "sure",
                (
                    "<feeling.suitor_sure|{Suitor.he} beams up at {beloved.him} through the drops>.",
                    "<feeling.suitor_sure|Soaked to the skin, {suitor.he} has never looked happier>.",
                ),
                (
                    Point(
                        "feeling.suitor_sure",
                        "{suitor} is happy and full of hope.",
                        (("the smile", face("suitor")), ("the eyes raised", looks("suitor"))),
                        after=("event.ring",),
                    ),
                ),
                sets=(Change("suitor", face="happy"),),
                order=18,
            ),
        ),
        "feeling_beloved": (
            Beat(
                "wide",
                (
                    "<feeling.beloved_wide|{Beloved.his} eyes are enormous>.",
                    "<feeling.beloved_wide|{Beloved.he} stares, completely taken by surprise>.",
                ),
                (
                    Point(
                        "feeling.beloved_wide",
                        "{beloved} is overwhelmed with surprise.",
                        (("the wide eyes", face("beloved")), ("the hand at the mouth", pose("beloved"))),
                        after=("event.ring",),
                    ),
                ),
                order=14,
            ),
            Beat(
                "moved",
                (
                    "<feeling.beloved_moved|Not only the rain runs down {beloved.his} cheeks>.",
                    "<feeling.beloved_moved|Tears are running down {beloved.his} cheeks>.",
                ),
                (
                    Point(
                        "feeling.beloved_moved",
                        "{beloved} is moved to tears.",
                        (("the tears", face("beloved")), ("the hand at the mouth", pose("beloved"))),
                        after=("event.ring",),
                    ),
                ),
                sets=(Change("beloved", face="crying"),),
                order=14,
            ),
        ),
        "time": (NIGHT,),
        "witness": (
            Beat(
                "dog",
                (
                    "<event.dog|Their dog drips beside them and shakes itself>.",
                    "<event.dog|A dripping dog would rather go home>.",
                ),
                (Point("event.dog", "The dog is soaked.", (("the wet dog", see("dog")),), nice=True),),
                adds=(Thing("dog", "dog", {"street": "front_center", "*": "front_center"}, "wet", nice=True),),
                order=35,
            ),
            *extras("front_center", "newspaper", "bottle"),
        ),
    },
    times=("night",),
    weathers=("rain", "rain", "storm"),
    clock=None,
)
