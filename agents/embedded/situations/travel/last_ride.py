"""The last ride: somebody runs beside a vehicle that opens no door any more."""

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
    looks,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import NIGHT

_RIDE_FACTS: Final = (("the vehicle driving off", see("ride")), ("the running {runner.noun}", pose("runner")))


def _left_behind(kind: str) -> Point:
    return Point("event.miss", f"{{runner}} has missed the last {kind}.", _RIDE_FACTS)


LAST_RIDE: Final = Situation(
    name="last_ride",
    title=("Two minutes late", "Wait!", "Red tail lights", "A long night ahead", "{hour}, sharp"),
    words="last bus train missed miss late night running run luggage suitcase stranded departure leaving timetable",
    tags=("travel", "night", "missed"),
    settings=("bus_stop", "station"),
    roles=(
        Role(
            "runner",
            (
                Cast("man", "adult", "masculine", ("coat", "suit")),
                Cast("woman", "adult", "feminine", ("coat", "suit")),
                Cast("student", "teen", "masculine", ("coat", "casual"), ("backpack",)),
                Cast("soldier", "adult", "masculine", ("coat",), ("cap", "backpack")),
            ),
            {"*": "floor_center"},
            pose="run",
            face="worried",
            facing="right",
            looks="ride",
        ),
        Role(
            "mate",
            (
                Cast("grandmother", "elder", "feminine", ("coat",), ("hat",)),
                Cast("little sister", "child", "feminine", ("coat",)),
                Cast("little brother", "child", "masculine", ("coat",), ("cap",)),
                Cast("grandfather", "elder", "masculine", ("coat",), ("hat",)),
            ),
            "bench_left",
            pose="sit",
            face="tired",
        ),
    ),
    own_words={"hour": ("22:50", "22:52", "22:55", "22:58")},
    core=(
        Beat(
            "bus",
            (
                "{Place}, <event.miss|a bus pulls out just as> {runner} <event.miss|comes running>.",
                "<event.miss|The bus is already rolling> when {runner} comes tearing along {place}.",
                "{Runner} <event.miss|runs after a bus> {place}, but it has closed its doors.",
            ),
            (_left_behind("bus"),),
            adds=(Thing("ride", "bus", "road", "leaving", facing="right"),),
            order=0,
            settings=("bus_stop",),
        ),
        Beat(
            "train",
            (
                "{Place}, <event.miss|a train slides out just as> {runner} <event.miss|comes running>.",
                "<event.miss|The train is already gathering speed> {place} when {runner} comes racing along.",
                "{Runner} <event.miss|runs beside a departing train> {place}, but no door opens any more.",
            ),
            (_left_behind("train"),),
            adds=(Thing("ride", "train", "track", "leaving", facing="right"),),
            order=0,
            settings=("station",),
        ),
        Beat(
            "board",
            (
                '"LAST BUS {hour}", <event.last|says the sign>.',
                '<event.last|On the sign stands "LAST BUS {hour}">.',
                'The sign is merciless: <event.last|"LAST BUS {hour}">.',
            ),
            (
                Point(
                    "event.last",
                    "No other bus goes tonight.",
                    (("the words LAST BUS {hour}", reads("board")), ("the bus driving off", see("ride"))),
                    after=("event.miss",),
                ),
            ),
            adds=(Lettering("board", "board", "LAST BUS {hour}", "stop_sign"),),
            order=8,
            settings=("bus_stop",),
        ),
        Beat(
            "board_train",
            (
                '"LAST TRAIN {hour}", <event.last|says the board overhead>.',
                '<event.last|On the board above them stands "LAST TRAIN {hour}">.',
                'The board is merciless: <event.last|"LAST TRAIN {hour}">.',
            ),
            (
                Point(
                    "event.last",
                    "No other train goes tonight.",
                    (("the words LAST TRAIN {hour}", reads("board")), ("the train leaving", see("ride"))),
                    after=("event.miss",),
                ),
            ),
            adds=(Lettering("board", "board", "LAST TRAIN {hour}", "platform_sign"),),
            order=8,
            settings=("station",),
        ),
        Beat(
            "bench",
            (
                "{Runner.his} {mate.noun} <event.bench|has sunk down on the bench>.",
                "On the bench {runner.his} {mate.noun} <event.bench|sits and can go no farther>.",
                "{Runner.his} {mate.noun} <event.bench|has given up and sits on the bench>.",
            ),
            (
                Point(
                    "event.bench",
                    "{mate} has given up.",
                    (("the {mate.noun} on the bench", pose("mate")), ("the tired face", face("mate"))),
                    after=("event.miss",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "burst",
                (
                    "<cause.burst|Behind {runner.him} a suitcase has sprung open, and that has cost the two minutes>.",
                    "<cause.burst|The suitcase that burst on the way gapes on the ground>.",
                    "<cause.burst|An open suitcase, its lock broken, tells why they are late>.",
                ),
                (
                    Point(
                        "cause.burst",
                        "{runner} is late because a suitcase burst open.",
                        (("the open suitcase", see("case")), ("the vehicle driving off", see("ride"))),
                        after=("event.miss",),
                    ),
                ),
                adds=(Thing("case", "suitcase", {"*": "front_left"}, "open"),),
                order=12,
            ),
            Beat(
                "bag",
                (
                    "<cause.bag|A torn shopping bag with everything rolling out of it lies behind {runner.him}>.",
                    "<cause.bag|Apples and tins have rolled from a torn bag; picking them up took too long>.",
                ),
                (
                    Point(
                        "cause.bag",
                        "{runner} is late because the shopping bag tore.",
                        (("the torn bag", see("bag")), ("the vehicle driving off", see("ride"))),
                        after=("event.miss",),
                    ),
                ),
                adds=(Thing("bag", "shopping_bag", {"*": "front_left"}, "torn"),),
                order=12,
            ),
            Beat(
                "shoe",
                (
                    "<cause.shoe|A lost shoe lies on the ground behind {runner.him}>.",
                    "<cause.shoe|What cost the decisive seconds is a shoe, lost on the way>.",
                ),
                (
                    Point(
                        "cause.shoe",
                        "{runner} is late because of a lost shoe.",
                        (("the shoe on the ground", see("shoe")), ("the vehicle driving off", see("ride"))),
                        after=("event.miss",),
                    ),
                ),
                adds=(Thing("shoe", "shoe", {"*": "front_left"}),),
                order=12,
            ),
        ),
        "feeling_runner": (
            Beat(
                "worry",
                (
                    "<feeling.runner_worry|{Runner.he} stares after it with a furrowed brow>.",
                    "<feeling.runner_worry|Despair is in {runner.his} eyes, which cling to the lit windows>.",
                    "<feeling.runner_worry|{Runner.his} whole face says: please, wait>.",
                ),
                (
                    Point(
                        "feeling.runner_worry",
                        "{runner} is desperate.",
                        (("the worried face", face("runner")), ("the eyes on the vehicle", looks("runner"))),
                        after=("event.miss",),
                    ),
                ),
                order=4,
            ),
            Beat(
                "rage",
                (
                    "<feeling.runner_rage|{Runner.he} shouts something angry after the driver>.",
                    "<feeling.runner_rage|{Runner.he} bares {runner.his} teeth in rage>.",
                ),
                (
                    Point(
                        "feeling.runner_rage",
                        "{runner} is furious.",
                        (("the angry face", face("runner")), ("the eyes on the vehicle", looks("runner"))),
                        after=("event.miss",),
                    ),
                ),
                sets=(Change("runner", face="angry"),),
                order=4,
            ),
        ),
        "feeling_mate": (
            Beat(
                "tired",
                (
                    "<feeling.mate_tired|{Mate.his} eyelids droop>.",
                    "<feeling.mate_tired|{Mate.he} is so tired that nothing matters any more>.",
                ),
                (
                    Point(
                        "feeling.mate_tired",
                        "{mate} is exhausted.",
                        (("the tired face", face("mate")), ("the {mate.noun} on the bench", pose("mate"))),
                    ),
                ),
                order=24,
            ),
            Beat(
                "weep",
                (
                    "<feeling.mate_weep|{Mate.he} cries without a sound>.",
                    "<feeling.mate_weep|Tears drip into {mate.his} lap>.",
                ),
                (
                    Point(
                        "feeling.mate_weep",
                        "{mate} is in tears over the missed ride.",
                        (("the tears", face("mate")), ("the {mate.noun} on the bench", pose("mate"))),
                    ),
                ),
                sets=(Change("mate", face="crying"),),
                order=24,
            ),
            Beat(
                "giggle",
                (
                    "<feeling.mate_giggle|Strangely, {mate.he} cannot stop laughing>.",
                    "<feeling.mate_giggle|{Mate.he} laughs; a night on a bench is an adventure too>.",
                ),
                (
                    Point(
                        "feeling.mate_giggle",
                        "{mate} takes it as an adventure.",
                        (("the laughing face", face("mate")), ("the {mate.noun} on the bench", pose("mate"))),
                    ),
                ),
                sets=(Change("mate", face="laughing"),),
                order=24,
            ),
        ),
        "relation": (
            Beat(
                "luggage",
                (
                    "<relation.bag|One backpack waits beside the bench for both of them: they travel together>.",
                    "<relation.bag|They share the luggage, a single backpack by the bench>.",
                ),
                (
                    Point(
                        "relation.bag",
                        "{runner} and {mate} are travelling together.",
                        (
                            ("the backpack they share", see("pack")),
                            ("the {mate.noun} waiting on the bench", pose("mate")),
                        ),
                    ),
                ),
                adds=(Thing("pack", "backpack", {"bus_stop": "floor_left", "station": "front_center"}),),
                order=28,
            ),
        ),
        "time": (NIGHT,),
        "dog": (
            Beat(
                "stray",
                (
                    "<event.dog|A dog has curled up at the front and sleeps>.",
                    "<event.dog|Only the dog at the front is fast asleep>.",
                ),
                (Point("event.dog", "A dog sleeps through it all.", (("the sleeping dog", see("dog")),), nice=True),),
                adds=(Thing("dog", "dog", "front_right", "sleeping", facing="left", nice=True),),
                order=34,
            ),
            *extras("front_right", "newspaper", "bottle", "cat"),
        ),
    },
    times=("night",),
    weathers=("clear", "cloudy", "rain", "snow"),
    clock=None,
)
