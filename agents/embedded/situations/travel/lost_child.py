"""The lost child: somebody kneels to comfort it while its own people come running."""

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
    near,
    pose,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS_OUT, PARENTS, SMALL
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import EVENING

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
                    "<cause.luggage|One look at the suitcase, which still stands open, and the child was gone>.",
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
