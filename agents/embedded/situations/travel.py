"""Dramas of journeys: the last ride, the reunion, the lost child."""

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
    near,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS_OUT, PARENTS, SMALL
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import EVENING, NIGHT

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

LOST_CHILD: Final = Situation(
    name="lost_child",
    title=("Where were you?", "A small voice in the crowd", "Found", "Ten terrible minutes"),
    words="lost child alone missing crying police policeman guard mother father found finds help search station street park",
    tags=("travel", "children", "rescue"),
    settings=("station", "street", "bus_stop"),
    roles=(
        Role(
            "child",
            SMALL + KIDS_OUT,
            {"*": "floor_center"},
            pose="stand",
            face="crying",
            facing="left",
            looks="officer",
            family="f",
        ),
        Role(
            "officer",
            (
                Cast("policeman", "adult", "masculine", ("police",)),
                Cast("policewoman", "adult", "feminine", ("police",)),
                Cast("policeman", "adult", "masculine", ("police",), ("moustache",)),
                Cast("nurse", "adult", "feminine", ("nurse",)),
                Cast("waiter", "adult", "masculine", ("waiter",)),
            ),
            {"street": "front_left", "*": "floor_left"},
            pose="kneel",
            face="happy",
            facing="right",
            looks="child",
        ),
        Role(
            "parent",
            PARENTS,
            {"street": "lamp_post", "*": "front_right"},
            pose="run",
            face="worried",
            facing="left",
            looks="child",
            family="f",
        ),
    ),
    core=(
        Beat(
            "child",
            (
                "{Place}, <event.alone|{child} stands all alone and cries>.",
                "<event.alone|All by {child.himself}, {child} stands {place} and sobs>.",
                "<event.alone|Nobody holds the hand of> {child} {place}.",
            ),
            (
                Point(
                    "event.alone",
                    "{child} is lost.",
                    (("the tears", face("child")), ("the small figure alone", pose("child"))),
                ),
            ),
            order=0,
        ),
        Beat(
            "officer",
            (
                "{Officer} <event.officer|has gone down on one knee to be as small as {child.he} is>.",
                "{Officer} <event.officer|kneels before {child.him} and asks for {child.his} name>.",
                "Before {child.him} {officer} <event.officer|kneels and speaks softly>.",
            ),
            (
                Point(
                    "event.officer",
                    "{officer} takes care of {child}.",
                    (
                        ("the {officer.noun} on one knee", pose("officer")),
                        ("the eyes on the {child.noun}", looks("officer")),
                    ),
                    after=("event.alone",),
                ),
            ),
            order=8,
        ),
        Beat(
            "parent",
            (
                "On the other side {child.his} {parent.noun} <event.parent|comes running>.",
                "{Child.his} {parent.noun} <event.parent|runs up from behind, out of breath>.",
                "And there <event.parent|{child.his} {parent.noun} comes running>, seen by nobody yet.",
            ),
            (
                Point(
                    "event.parent",
                    "{parent} has found {child} at last.",
                    (("the running {parent.noun}", pose("parent")), ("the eyes on the {child.noun}", looks("parent"))),
                    after=("event.alone",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "extra": extras({"street": "front_right", "*": "front_left"}, "newspaper", "puddle", "cat"),
        "cause": (
            Beat(
                "bird",
                (
                    "<cause.bird|A blue bird hops at {child.his} feet: that is what {child.he} ran after>.",
                    "<cause.bird|{Child.he} only wanted to follow the bird that sits there>.",
                ),
                (
                    Point(
                        "cause.bird",
                        "{child} got lost by following a bird.",
                        (("the bird", see("bird")), ("the {child.noun} near it", near("bird", "child"))),
                    ),
                ),
                adds=(Thing("bird", "bird", "beside child", "perched"),),
                order=5,
            ),
            Beat(
                "balloon",
                (
                    "<cause.balloon|{Child.he} still clutches the balloon {child.he} ran off to fetch>.",
                    "<cause.balloon|The balloon in {child.his} hand was worth running away for>.",
                ),
                (
                    Point(
                        "cause.balloon",
                        "{child} got lost by running after a balloon.",
                        (("the balloon in the hand", holds("child", "balloon")), ("the tears", face("child"))),
                    ),
                ),
                adds=(Thing("balloon", "balloon", "held child"),),
                order=5,
            ),
            Beat(
                "luggage",
                (
                    "<cause.luggage|An open suitcase shows what kept {parent.him} busy for one moment too long>.",
                    "<cause.luggage|{Parent.he} had only knelt down to close the suitcase that still stands open>.",
                ),
                (
                    Point(
                        "cause.luggage",
                        "{child} got lost because {parent} was busy with the suitcase.",
                        (("the open suitcase", see("case")), ("the running {parent.noun}", pose("parent"))),
                    ),
                ),
                adds=(Thing("case", "suitcase", {"*": "front_center"}, "open"),),
                order=24,
            ),
        ),
        "time": (EVENING,),
        "feeling_child": (
            Beat(
                "tears",
                (
                    "<feeling.child_tears|The tears run and run>.",
                    "<feeling.child_tears|Even a kind face cannot stop the {child.noun}'s tears>.",
                    "<feeling.child_tears|The {child.noun}'s mouth is a square of misery>.",
                ),
                (
                    Point(
                        "feeling.child_tears",
                        "{child} is frightened and unhappy.",
                        (("the tears", face("child")), ("the eyes on the {officer.noun}", looks("child"))),
                        after=("event.alone",),
                    ),
                ),
                order=12,
            ),
        ),
        "feeling_officer": (
            Beat(
                "kind",
                (
                    "<feeling.officer_kind|{Officer} smiles to give {child.him} courage>.",
                    "<feeling.officer_kind|Nobody could be afraid of that smile>.",
                ),
                (
                    Point(
                        "feeling.officer_kind",
                        "{officer} is kind and calm.",
                        (("the smile", face("officer")), ("the eyes on the {child.noun}", looks("officer"))),
                        after=("event.officer",),
                    ),
                ),
                order=10,
            ),
            Beat(
                "care",
                (
                    "<feeling.officer_care|{Officer.his} forehead is wrinkled with concern>.",
                    "<feeling.officer_care|One can see how much {officer} feels for the little one>.",
                ),
                (
                    Point(
                        "feeling.officer_care",
                        "{officer} is concerned about {child}.",
                        (("the worried face", face("officer")), ("the eyes on the {child.noun}", looks("officer"))),
                        after=("event.officer",),
                    ),
                ),
                sets=(Change("officer", face="worried"),),
                order=10,
            ),
        ),
        "feeling_parent": (
            Beat(
                "fear",
                (
                    "<feeling.parent_fear|{Parent.his} face is grey with fear>.",
                    "<feeling.parent_fear|These were the worst minutes of {parent.his} life, one can read it in {parent.his} face>.",
                ),
                (
                    Point(
                        "feeling.parent_fear",
                        "{parent} is sick with worry.",
                        (("the worried face", face("parent")), ("the eyes on the {child.noun}", looks("parent"))),
                        after=("event.parent",),
                    ),
                ),
                order=22,
            ),
            Beat(
                "relief",
                (
                    "<feeling.parent_relief|Relief makes {parent.him} laugh out loud>.",
                    "<feeling.parent_relief|{Parent.he} laughs with relief>.",
                ),
                (
                    Point(
                        "feeling.parent_relief",
                        "{parent} is relieved.",
                        (("the laughing face", face("parent")), ("the eyes on the {child.noun}", looks("parent"))),
                        after=("event.parent",),
                    ),
                ),
                sets=(Change("parent", face="laughing"),),
                order=22,
            ),
        ),
        "relation": (
            Beat(
                "toy",
                (
                    "<relation.toy|In {parent.his} fist is the teddy bear that {child} never goes without>.",
                    "<relation.toy|{Parent.he} carries the teddy bear that belongs to {child}>.",
                ),
                (
                    Point(
                        "relation.toy",
                        family("parent", "child"),
                        (
                            ("the teddy bear in the hand", holds("parent", "teddy")),
                            ("the eyes on the {child.noun}", looks("parent")),
                        ),
                    ),
                ),
                adds=(Thing("teddy", "teddy", "held parent"),),
                order=26,
            ),
            Beat(
                "kin",
                (
                    "<relation.kin|No one runs like that who is not family>.",
                    "<relation.kin|One glance, and anybody can tell that these two belong together>.",
                ),
                (
                    Point(
                        "relation.kin",
                        family("parent", "child"),
                        (
                            ("the {parent.noun} running to the {child.noun}", pose("parent")),
                            ("the eyes on the {child.noun}", looks("parent")),
                        ),
                    ),
                ),
                order=26,
            ),
        ),
    },
    times=("evening",),
    clock=None,
)

ALL: Final = (LAST_RIDE, REUNION, LOST_CHILD)
