"""The packed box: somebody leaves the office for good."""

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
    holds,
    looks,
    pose,
    reads,
    see,
)

LAST_DAY: Final = Situation(
    name="last_day",
    title=("One box", "The last day", "Goodbye, {name}", "What fits in a box", "After all these years"),
    words="farewell goodbye leaving last day office work retire retirement fired dismissed box packed colleague cake sad",
    tags=("work", "farewell", "friendship"),
    settings=("office",),
    roles=(
        Role(
            "leaver",
            (
                Cast("old clerk", "elder", "feminine", ("suit", "dress"), ("glasses",)),
                Cast("old clerk", "elder", "masculine", ("suit",), ("beard",)),
                Cast("bookkeeper", "elder", "masculine", ("suit",), ("glasses",)),
                Cast("secretary", "elder", "feminine", ("dress",)),
            ),
            "floor_center",
            pose="carry",
            face="sad",
            looks="friend",
            facing="right",
        ),
        Role(
            "friend",
            (
                Cast("colleague", "adult", "feminine", ("casual", "dress")),
                Cast("colleague", "adult", "masculine", ("casual", "suit")),
                Cast("boss", "adult", "masculine", ("suit",), ("necktie",)),
                Cast("trainee", "teen", "feminine", ("casual",)),
                Cast("trainee", "teen", "masculine", ("casual",)),
            ),
            "floor_right",
            pose="offer",
            face="crying",
            looks="leaver",
            facing="left",
        ),
    ),
    picks={
        "present": (
            Pick("bouquet", "bunch of flowers"),
            Pick("gift", "wrapped present"),
            Pick("cake", "cake", "whole"),
            Pick("trophy", "golden cup"),
        )
    },
    own_words={"name": ("ROBIN", "ALEX", "SASHA", "JO", "CHRIS", "KIM"), "years": ("20", "25", "30", "35", "40")},
    core=(
        Beat(
            "banner",
            (
                '{Place}, <event.farewell|a banner with "GOODBYE {NAME}" is stretched across the wall>.',
                '<event.farewell|"GOODBYE {NAME}" stands on a banner> {place}.',
                'Somebody has painted <event.farewell|a banner, "GOODBYE {NAME}">, and hung it up {place}.',
            ),
            (
                Point(
                    "event.farewell",
                    "It is somebody's last day at work.",
                    (("the words GOODBYE {NAME}", reads("banner")),),
                ),
            ),
            adds=(Lettering("banner", "banner", "GOODBYE {NAME}", "wall_center"),),
            order=0,
        ),
        Beat(
            "box",
            (
                "{Leaver} <event.box|carries a cardboard box> with the rest of a working life.",
                "All that is left fits in <event.box|one box, in the arms of {leaver}>.",
                "In the arms of {leaver} <event.box|rests a packed box>, not even very heavy.",
            ),
            (
                Point(
                    "event.box",
                    "{leaver} has cleared the desk.",
                    (("the box in the arms", holds("leaver", "box")), ("the carrying arms", pose("leaver"))),
                    after=("event.farewell",),
                ),
            ),
            adds=(Thing("box", "box", "held leaver", "open"),),
            order=6,
        ),
        Beat(
            "present",
            (
                "{Friend} <event.present|holds out {present}>.",
                "From the other side {friend} <event.present|offers {present}>.",
                "With outstretched arms {friend} <event.present|brings {present} as a last greeting>.",
            ),
            (
                Point(
                    "event.present",
                    "{friend} gives {leaver} a farewell present.",
                    (
                        ("{present.noun} in the hands", holds("friend", "present")),
                        ("the outstretched arms", pose("friend")),
                    ),
                    after=("event.farewell",),
                ),
            ),
            adds=(Thing("present", "$present", "held friend"),),
            order=20,
        ),
    ),
    slots={
        "feeling_friend": (
            Beat(
                "tears",
                (
                    "<feeling.friend|Tears are running down {friend.his} face>.",
                    "<feeling.friend|{Friend.he} has long since stopped fighting the tears>.",
                    "<feeling.friend|{Friend.he} cannot speak for crying>.",
                ),
                (
                    Point(
                        "feeling.friend",
                        "{friend} is sad about the parting.",
                        (("the tears", face("friend")), ("the eyes on the {leaver.noun}", looks("friend"))),
                        after=("event.farewell",),
                    ),
                ),
                order=22,
            ),
        ),
        "feeling_leaver": (
            Beat(
                "sad",
                (
                    "<feeling.leaver|The corners of {leaver.his} mouth tremble downwards>.",
                    "<feeling.leaver|{Leaver.he} would clearly rather stay>.",
                    "<feeling.leaver|It is heaviness of another kind that bows {leaver.his} head>.",
                ),
                (
                    Point(
                        "feeling.leaver",
                        "{leaver} finds it hard to go.",
                        (("the sad face", face("leaver")), ("the box in the arms", holds("leaver", "box"))),
                        after=("event.box",),
                    ),
                ),
                order=8,
            ),
            Beat(
                "glad",
                (
                    "<feeling.leaver_glad|{Leaver.he} smiles, for from now on every day is Sunday>.",
                    "<feeling.leaver_glad|Freedom already shines in {leaver.his} smile>.",
                ),
                (
                    Point(
                        "feeling.leaver_glad",
                        "{leaver} looks forward to the time that comes.",
                        (("the smile", face("leaver")),),
                        after=("event.box",),
                    ),
                ),
                sets=(Change("leaver", face="happy"),),
                order=8,
            ),
        ),
        "cause": (
            Beat(
                "age",
                (
                    '<cause.years|A sheet on the wall counts "{YEARS} YEARS", and that is enough>.',
                    '<cause.years|"{YEARS} YEARS" says the sheet beside it: time for a rest>.',
                ),
                (
                    Point(
                        "cause.years",
                        "The {leaver.body} leaves to retire after {years} years.",
                        (("the words {YEARS} YEARS", reads("sheet")), ("the grey-haired {leaver.noun}", see("leaver"))),
                        after=("event.farewell",),
                    ),
                ),
                adds=(Lettering("sheet", "paper", "{YEARS} YEARS", "wall_right"),),
                order=30,
            ),
            Beat(
                "bags",
                (
                    "<cause.travel|A suitcase is waiting at the front with an umbrella: the great journey can begin>.",
                    "<cause.travel|The suitcase at the front is ready for the long journey that comes next>.",
                ),
                (
                    Point(
                        "cause.travel",
                        "The {leaver.body} leaves the office for a long journey in retirement.",
                        (("the suitcase", see("suitcase")), ("the umbrella", see("umbrella"))),
                        after=("event.farewell",),
                    ),
                ),
                adds=(
                    Thing("suitcase", "suitcase", "front_left", "closed"),
                    Thing("umbrella", "umbrella", "front_left", "closed"),
                ),
                order=30,
            ),
        ),
        "relation": (
            Beat(
                "team",
                (
                    "<relation.team|Young and old look at each other as people do who have shared a desk for years>.",
                    "<relation.team|One look passes between them in which all the shared coffee breaks are kept>.",
                    "<relation.team|A friendship that began over files ends, or does not end, with this look>.",
                ),
                (
                    Point(
                        "relation.team",
                        "The {leaver.body} and the {friend.body} have worked together and like each other.",
                        (
                            ("the eyes on each other", looks("leaver")),
                            ("the present for the {leaver.noun}", holds("friend", "present")),
                        ),
                    ),
                ),
                order=26,
            ),
        ),
        "cake": (
            Beat(
                "pot",
                (
                    "<event.plant|The flowerpot has been left on the desk; somebody else will water it now>.",
                    "<event.plant|A potted plant stays behind on the desk>.",
                    "<event.plant|There was no room in the box for the red flower on the desk>.",
                ),
                (
                    Point(
                        "event.plant",
                        "A potted plant stays in the office.",
                        (("the flowerpot on the desk", see("pot")),),
                        nice=True,
                    ),
                ),
                adds=(Thing("pot", "flowerpot", "desk", nice=True),),
                order=34,
            ),
        ),
    },
    times=("noon", "evening"),
    clock=None,
)
