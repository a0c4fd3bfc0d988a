"""The wedding car: it has broken down on the way to the church."""

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
from storytelling_painter.agents.embedded.situations.skies import NOON

WEDDING_CAR: Final = Situation(
    name="wedding_breakdown",
    title=(
        "Late for the church",
        "Something borrowed, something broken",
        "The bells will not wait",
        "Three miles from yes",
    ),
    words="wedding bride groom car breakdown broken engine smoke late church marry flat tyre dress veil taxi road",
    tags=("street", "wedding", "accident", "love"),
    settings=("street",),
    roles=(
        Role(
            "bride",
            (Cast("bride", "adult", "feminine", ("wedding_dress",), ("veil",)),),
            "floor_left",
            pose="hand_to_mouth",
            face="crying",
            facing="right",
            looks="car",
        ),
        Role(
            "driver",
            (
                Cast("groom", "adult", "masculine", ("suit",)),
                Cast("father", "elder", "masculine", ("suit",), ("moustache",)),
                Cast("best man", "adult", "masculine", ("suit",), ("glasses",)),
                Cast("brother", "teen", "masculine", ("suit",)),
                Cast("groom", "adult", "masculine", ("suit",), ("beard",)),
            ),
            "front_right",
            pose="phone",
            face="worried",
            facing="left",
            looks="car",
        ),
    ),
    own_words={"way": ("CHURCH 3 MILES", "CHURCH 5 MILES", "CHURCH 9 MILES", "CHURCH 10 KM")},
    core=(
        Beat(
            "car",
            (
                "{Place}, <event.car|a car has stopped for good: black smoke comes from its bonnet>.",
                "<event.car|Smoke pours from the bonnet of a car> {place}.",
                "<event.car|A car has broken down> {place}, and it smokes like a chimney.",
            ),
            (
                Point(
                    "event.car",
                    "The car has broken down.",
                    (("the smoking car", see("car")), ("the smoke", see("smoke"))),
                ),
            ),
            adds=(Thing("car", "car", "road", "dented", facing="right"), Happening("smoke", "smoke", "car")),
            order=0,
        ),
        Beat(
            "bride",
            (
                "On the pavement {bride} <event.bride|presses a hand to {bride.his} mouth>.",
                "{Bride}, veil and all, <event.bride|stands beside it with a hand before {bride.his} mouth>.",
                "{Bride} <event.bride|has got out in full splendour and holds {bride.his} breath>.",
            ),
            (
                Point(
                    "event.bride",
                    "{bride} is stranded on the way to the wedding.",
                    (("the hand at the mouth", pose("bride")), ("the eyes on the car", looks("bride"))),
                    after=("event.car",),
                ),
            ),
            order=8,
        ),
        Beat(
            "sign",
            (
                'The signpost is cruel: <event.way|"{way}">.',
                '<event.way|"{way}", says the signpost>.',
                'And according to the signpost it is far: <event.way|"{way}">.',
            ),
            (
                Point(
                    "event.way",
                    "{bride} was on the way to the church.",
                    (("the words {way}", reads("sign")), ("the wedding dress of the {bride.noun}", see("bride"))),
                    after=("event.car",),
                ),
            ),
            adds=(Lettering("sign", "board", "{way}", "wall_center"),),
            order=14,
        ),
        Beat(
            "phone",
            (
                "{Driver} <event.phone|has a phone at {driver.his} ear>.",
                "{Driver} <event.phone|is calling everybody {driver.he} knows>.",
                "A phone at {driver.his} ear, {driver} <event.phone|begs for a taxi>.",
            ),
            (
                Point(
                    "event.phone",
                    "{driver} calls for help.",
                    (("the phone at the ear", pose("driver")), ("the eyes on the car", looks("driver"))),
                    after=("event.car",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "oil",
                (
                    "<cause.oil|An empty bottle at the front says it all: nobody had filled in any oil>.",
                    "<cause.oil|Somebody had forgotten the oil, and now the bottle beside the road is empty too>.",
                ),
                (
                    Point(
                        "cause.oil",
                        "The car broke down because there was no oil left.",
                        (("the empty bottle", see("oil")), ("the smoke", see("smoke"))),
                        after=("event.car",),
                    ),
                ),
                adds=(Thing("oil", "bottle", "front_center", "empty"),),
                order=4,
            ),
            Beat(
                "water",
                (
                    "<cause.water|A bucket of water stands ready, too late for the overheated engine>.",
                    "<cause.water|The engine is overheated; even the bucket of water has not helped>.",
                ),
                (
                    Point(
                        "cause.water",
                        "The car broke down because the engine was too hot.",
                        (("the bucket of water", see("bucket")), ("the smoke", see("smoke"))),
                        after=("event.car",),
                    ),
                ),
                adds=(Thing("bucket", "bucket", "front_center"),),
                order=4,
            ),
        ),
        "time": (NOON,),
        "feeling_bride": (
            Beat(
                "tears",
                (
                    "<feeling.bride_tears|Tears run over the careful make-up>.",
                    "<feeling.bride_tears|{Bride.he} is weeping, and not for joy>.",
                ),
                (
                    Point(
                        "feeling.bride_tears",
                        "{bride} is desperate.",
                        (("the tears", face("bride")), ("the eyes on the car", looks("bride"))),
                        after=("event.bride",),
                    ),
                ),
                order=11,
            ),
            Beat(
                "laugh",
                (
                    "<feeling.bride_laugh|Behind the hand {bride.he} is laughing, because what else can one do>.",
                    "<feeling.bride_laugh|Behind it {bride.he} bursts out laughing: this will be a story for the grandchildren>.",
                ),
                (
                    Point(
                        "feeling.bride_laugh",
                        "{bride} takes it with humour.",
                        (("the laughing face", face("bride")), ("the eyes on the car", looks("bride"))),
                        after=("event.bride",),
                    ),
                ),
                sets=(Change("bride", face="laughing"),),
                order=11,
            ),
            Beat(
                "shock",
                (
                    "<feeling.bride_shock|{Bride.his} eyes are wide with shock>.",
                    "<feeling.bride_shock|{Bride.he} stares at the wreck in disbelief>.",
                ),
                (
                    Point(
                        "feeling.bride_shock",
                        "{bride} is shocked.",
                        (("the wide eyes", face("bride")), ("the eyes on the car", looks("bride"))),
                        after=("event.bride",),
                    ),
                ),
                sets=(Change("bride", face="surprised"),),
                order=11,
            ),
        ),
        "feeling_driver": (
            Beat(
                "worry",
                (
                    "<feeling.driver_worry|Drops of sweat stand on {driver.his} forehead>.",
                    "<feeling.driver_worry|Seldom has anybody in so good a suit looked so worried>.",
                ),
                (
                    Point(
                        "feeling.driver_worry",
                        "{driver} is worried.",
                        (("the worried face", face("driver")), ("the phone at the ear", pose("driver"))),
                        after=("event.phone",),
                    ),
                ),
                order=24,
            ),
        ),
        "relation": (
            Beat(
                "flowers",
                (
                    "<relation.party|The suit, the bouquet in {bride.his} hand: these two are going to the same wedding>.",
                    "<relation.party|{Bride.he} still clutches the bouquet; {driver.his} best suit shows that {driver.he} belongs to the party>.",
                ),
                (
                    Point(
                        "relation.party",
                        "{bride} and {driver} belong to the same wedding party.",
                        (("the bouquet in the hand", holds("bride", "flowers")), ("the festive suit", see("driver"))),
                    ),
                ),
                adds=(Thing("flowers", "bouquet", "held bride"),),
                order=30,
            ),
        ),
        "dog": (
            Beat(
                "dog",
                ("<event.dog|A dog watches with great interest>.", "<event.dog|The only calm guest is a dog>."),
                (Point("event.dog", "A dog looks on.", (("the sitting dog", see("dog")),), nice=True),),
                adds=(Thing("dog", "dog", "front_left", "sitting", nice=True),),
                order=34,
            ),
            *extras("front_left", "bird", "cat", "puddle", "newspaper"),
        ),
    },
    times=("noon",),
    clock=None,
)
