"""The sled: it lies in the snow in two pieces, and help is on its way."""

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
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.skies import WET_NOON

SLED_CRASH: Final = Situation(
    name="sled_crash",
    title=("The end of the run", "Two halves of a sled", "Snow in every pocket", "Brakes would have helped"),
    words="sled sledge sleigh snow winter crash accident broken hurt knee first aid snowman slide ice children",
    tags=("winter", "children", "accident"),
    settings=("park", "garden", "street"),
    roles=(
        Role(
            "child",
            (
                Cast("boy", "child", "masculine", ("coat",), ("cap",)),
                Cast("girl", "child", "feminine", ("coat",), ("scarf",)),
                Cast("boy", "child", "masculine", ("coat",), ("earmuffs",)),
                Cast("girl", "child", "feminine", ("coat",), ("earmuffs",)),
            ),
            {"*": "floor_center"},
            pose="sit_floor",
            face="crying",
            facing="right",
            looks="sled",
            family="f",
        ),
        Role(
            "adult",
            (
                Cast("mother", "adult", "feminine", ("coat",), ("scarf",)),
                Cast("father", "adult", "masculine", ("coat",), ("hat",)),
                Cast("grandmother", "elder", "feminine", ("coat",), ("hat",)),
                Cast("grandfather", "elder", "masculine", ("coat",), ("cap",)),
            ),
            {"*": "floor_left"},
            pose="run",
            face="worried",
            facing="right",
            looks="child",
            family="f",
        ),
    ),
    core=(
        Beat(
            "sled",
            (
                "{Place}, <event.sled|a sled lies in the snow, broken in two>.",
                "<event.sled|A sled has broken to pieces> in the snow {place}.",
                "<event.sled|Two halves of a sled stick in the snow> {place}.",
            ),
            (Point("event.sled", "The sled is broken.", (("the broken sled", see("sled")),)),),
            adds=(Thing("sled", "sled", "front_center", "broken"),),
            order=0,
        ),
        Beat(
            "child",
            (
                "{Child} <event.child|sits in the snow beside it>.",
                "Next to it {child} <event.child|has ended up on the ground>.",
                "{Child} <event.child|sits where the ride ended>.",
            ),
            (
                Point(
                    "event.child",
                    "{child} has fallen off the sled.",
                    (("the {child.noun} on the ground", pose("child")), ("the eyes on the sled", looks("child"))),
                    after=("event.sled",),
                ),
            ),
            order=6,
        ),
        Beat(
            "adult",
            (
                "{Child.his} {adult.noun} <event.adult|hurries up with the first-aid kit>.",
                "A red cross on the box in {adult.his} hand, {child.his} {adult.noun} <event.adult|comes running>.",
                "{Child.his} {adult.noun} <event.adult|runs up, a first-aid kit in one hand>.",
            ),
            (
                Point(
                    "event.adult",
                    "{adult} runs to help {child}.",
                    (
                        ("the first-aid kit in the hand", holds("adult", "kit")),
                        ("the running {adult.noun}", pose("adult")),
                    ),
                    after=("event.child",),
                ),
            ),
            adds=(Thing("kit", "first_aid_kit", "held adult"),),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "snowman",
                (
                    "<cause.snowman|The snowman the ride ended at has caved in>.",
                    "<cause.snowman|It was the snowman's fault, thinks everybody but the snowman, who is a ruin now>.",
                ),
                (
                    Point(
                        "cause.snowman",
                        "The sled crashed into the snowman.",
                        (("the ruined snowman", see("snowman")), ("the broken sled", see("sled"))),
                        after=("event.sled",),
                    ),
                ),
                adds=(
                    Thing(
                        "snowman",
                        "snowman",
                        {"street": "floor_right", "park": "floor_right", "garden": "floor_right"},
                        "melting",
                    ),
                ),
                order=10,
            ),
            Beat(
                "bin",
                (
                    "<cause.bin|A rubbish bin, knocked flat, shows where the ride ended>.",
                    "<cause.bin|The rubbish bin lies on its side, for that is what stopped the ride>.",
                ),
                (
                    Point(
                        "cause.bin",
                        "The sled crashed into the bin.",
                        (("the fallen bin", see("bin")), ("the broken sled", see("sled"))),
                        after=("event.sled",),
                    ),
                ),
                adds=(
                    Thing(
                        "bin",
                        "trash_can",
                        {"street": "floor_right", "park": "floor_right", "garden": "floor_right"},
                        "fallen",
                    ),
                ),
                order=10,
            ),
        ),
        "feeling_child": (
            Beat(
                "tears",
                (
                    "<feeling.child_tears|Tears freeze on {child.his} cheeks>.",
                    "<feeling.child_tears|{Child.he} howls, more from fright than from pain>.",
                ),
                (
                    Point(
                        "feeling.child_tears",
                        "{child} is unhappy and in pain.",
                        (("the tears", face("child")), ("the eyes on the sled", looks("child"))),
                        after=("event.child",),
                    ),
                ),
                order=8,
            ),
            Beat(
                "laugh",
                (
                    "<feeling.child_laugh|{Child.he} laughs: what a ride>!",
                    "<feeling.child_laugh|Not a trace of tears; {child.he} laughs and wants to do it again>.",
                ),
                (
                    Point(
                        "feeling.child_laugh",
                        "{child} enjoyed the ride all the same.",
                        (("the laughing face", face("child")), ("the eyes on the sled", looks("child"))),
                        after=("event.child",),
                    ),
                ),
                sets=(Change("child", face="laughing"),),
                order=8,
            ),
        ),
        "feeling_adult": (
            Beat(
                "worry",
                (
                    "<feeling.adult_worry|{Adult.his} forehead is one deep wrinkle of worry>.",
                    "<feeling.adult_worry|Worry makes {adult.him} faster than {adult.he} has been for years>.",
                ),
                (
                    Point(
                        "feeling.adult_worry",
                        "{adult} is worried about {child}.",
                        (("the worried face", face("adult")), ("the eyes on the {child.noun}", looks("adult"))),
                        after=("event.adult",),
                    ),
                ),
                order=23,
            ),
        ),
        "relation": (
            Beat(
                "kin",
                (
                    "<relation.kin|Nobody else's child makes one run like that>.",
                    "<relation.kin|{Adult.he} had said it was too steep; now {adult.he} only wants to hold the child tight>.",
                ),
                (
                    Point(
                        "relation.kin",
                        family("adult", "child"),
                        (
                            ("the {adult.noun} running to the {child.noun}", pose("adult")),
                            ("the eyes on the {child.noun}", looks("adult")),
                        ),
                    ),
                ),
                order=28,
            ),
        ),
        "weather": (
            Beat(
                "snow",
                (
                    "<event.snow|It is snowing in thick, quiet flakes>.",
                    "<event.snow|Snow falls and has made every slope smooth>.",
                    "<event.snow|Flakes whirl through the air>.",
                ),
                (
                    Point(
                        "event.snow", "It is snowing.", (("the flakes in the air", sky()), ("the white ground", sky()))
                    ),
                ),
                order=2,
            ),
        ),
        "time": (WET_NOON,),
        "knee": (
            Beat(
                "knee",
                (
                    "<event.knee|One of the {child.noun}'s knees is already bandaged from yesterday>.",
                    "<event.knee|The bandage on the {child.noun}'s knee is still from the last ride>.",
                ),
                (Point("event.knee", "{child} was hurt before.", (("the bandaged knee", see("child")),), nice=True),),
                sets=(Change("child", accessories=("bandaged_knee",)),),
                order=26,
            ),
        ),
    },
    times=("noon",),
    weathers=("snow",),
    clock=None,
)
