"""The birthday nobody came to: a cake with candles and empty seats."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
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
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS

NOBODY_CAME: Final = Situation(
    name="nobody_came",
    title=("The invitations", "Nobody came", "A party for one", "The post that never went", "Where is everybody?"),
    words="birthday party nobody came guests invitations letters forgotten lonely sad child cake candles balloons alone",
    tags=("home", "birthday", "children", "loneliness"),
    settings=("living_room",),
    roles=(
        Role(
            "child", KIDS, "sofa_right", pose="sit", face="sad", accessories=("party_hat",), looks="cake", family="home"
        ),
        Role(
            "parent",
            PARENTS,
            "floor_right",
            pose="hand_to_mouth",
            face="surprised",
            looks="letters",
            family="home",
            facing="right",
        ),
    ),
    own_words={"name": ("ALEX", "ROBIN", "SAM", "NOA", "KIM", "CHRIS", "JO", "CHARLIE"), "age": ("5", "6", "7", "8", "9")},
    core=(
        Beat(
            "alone",
            (
                "{Child} in a party hat <event.alone|sits alone on the sofa> {place}.",
                "{Place}, <event.alone|the sofa holds nobody but {child}>, party hat and all.",
                "Under a pointed party hat, {child} <event.alone|is the only one on the sofa> {place}.",
            ),
            (
                Point(
                    "event.alone",
                    "{child} sits there without guests.",
                    (("the {child.noun} alone on the sofa", pose("child")), ("the party hat", see("child"))),
                ),
            ),
            order=0,
        ),
        Beat(
            "cake",
            (
                "<event.cake|A cake with burning candles waits on the low table>.",
                "On the table <event.cake|the candles on the cake burn lower and lower>.",
                "Nobody has touched <event.cake|the cake, whose candles are alight>.",
            ),
            (Point("event.cake", "It is a birthday.", (("the cake with candles", see("cake")),)),),
            adds=(Thing("cake", "cake", "coffee_table", "candles"),),
            order=8,
        ),
        Beat(
            "letters",
            (
                "{Parent} <event.letters|has come upon a pile of sealed envelopes>.",
                "At the front {parent} <event.letters|has just found the letters, every one still sealed>.",
                "And what does {parent} <event.letters|discover? A stack of letters that nobody posted>.",
            ),
            (
                Point(
                    "event.letters",
                    "{parent} finds the sealed invitations.",
                    (("the sealed letters", see("letters")), ("the eyes on the letters", looks("parent"))),
                ),
            ),
            adds=(
                Thing("letters", "letter", "front_right", "sealed"),
                Thing("letter2", "letter", "front_right", "sealed"),
                Thing("bag", "handbag", "front_right", "open"),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "unsent",
                (
                    "<cause.unsent|The invitations have been lying in the open bag all the time>.",
                    "<cause.unsent|They never left the handbag, and so nobody knew>.",
                    "<cause.unsent|All week they stayed at the bottom of the bag>.",
                ),
                (
                    Point(
                        "cause.unsent",
                        "No guests have come because the invitations were never sent.",
                        (("the sealed letters", see("letter2")), ("the open bag beside them", see("bag"))),
                        after=("event.alone", "event.letters"),
                    ),
                ),
                order=22,
            ),
        ),
        "feeling_child": (
            Beat(
                "sad",
                (
                    "<feeling.child|{Child} stares sadly at the little flames>.",
                    "<feeling.child|There is no trace of a birthday in the face of {child}>.",
                    "<feeling.child|The face under the hat is a picture of misery>.",
                ),
                (
                    Point(
                        "feeling.child",
                        "{child} is sad.",
                        (("the sad face", face("child")), ("the eyes on the cake", looks("child"))),
                        after=("event.alone",),
                    ),
                ),
                order=10,
            ),
            Beat(
                "cry",
                (
                    "<feeling.child_cry|Big tears roll down to the chin of {child}>.",
                    "<feeling.child_cry|{Child} is crying without a sound>.",
                ),
                (
                    Point(
                        "feeling.child_cry",
                        "{child} is heartbroken.",
                        (("the tears", face("child")),),
                        after=("event.alone",),
                    ),
                ),
                sets=(Change("child", face="crying"),),
                order=10,
            ),
        ),
        "feeling_parent": (
            Beat(
                "shock",
                (
                    "<feeling.parent|{Parent.his} hand flies to {parent.his} mouth>.",
                    "<feeling.parent|{Parent.he} goes cold with shock>.",
                ),
                (
                    Point(
                        "feeling.parent",
                        "{parent} is horrified.",
                        (("the hand at the mouth", pose("parent")), ("the wide eyes", face("parent"))),
                        after=("event.letters",),
                    ),
                ),
                order=24,
            ),
            Beat(
                "shame",
                (
                    "<feeling.parent_shame|{Parent.he} blushes: there is no one else to blame>.",
                    "<feeling.parent_shame|Guilt burns in {parent.his} cheeks>.",
                ),
                (
                    Point(
                        "feeling.parent_shame",
                        "{parent} feels guilty.",
                        (("the blushing face", face("parent")), ("the hand at the mouth", pose("parent"))),
                        after=("event.letters",),
                    ),
                ),
                sets=(Change("parent", face="embarrassed"),),
                order=24,
            ),
        ),
        "relation": (
            Beat(
                "banner",
                (
                    '<relation.banner|"{NAME} IS {AGE}" shouts the banner that somebody has painted with love>.',
                    '<relation.banner|The home-made banner over the room says "{NAME} IS {AGE}">.',
                ),
                (
                    Point(
                        "relation.banner",
                        family("parent", "child"),
                        (
                            ("the home-made banner {NAME} IS {AGE}", reads("banner")),
                            ("a grown-up at home with the {child.noun}", see("parent")),
                        ),
                    ),
                ),
                adds=(Lettering("banner", "banner", "{NAME} IS {AGE}", "wall_center"),),
                order=40,
            ),
        ),
        "balloons": (
            Beat(
                "balloons",
                (
                    "<event.balloons|Two balloons bob for no one>.",
                    "<event.balloons|A pair of balloons is all the company there is>.",
                    "<event.balloons|The balloons were blown up for a crowd>.",
                ),
                (
                    Point(
                        "event.balloons",
                        "The room is decorated for a party.",
                        (("one balloon", see("balloon1")), ("another balloon", see("balloon2"))),
                        nice=True,
                    ),
                ),
                adds=(
                    Thing("balloon1", "balloon", "front_left", colour="red", nice=True),
                    Thing("balloon2", "balloon", "floor_left", colour="blue", nice=True),
                ),
                order=12,
            ),
            Beat(
                "gift",
                (
                    "<event.gift|One single present has been put on the floor>.",
                    "<event.gift|There is one present, from home, and it is still wrapped>.",
                ),
                (
                    Point(
                        "event.gift", "There is only one present.", (("the wrapped present", see("gift")),), nice=True
                    ),
                ),
                adds=(Thing("gift", "gift", "front_left", "wrapped", nice=True),),
                order=12,
            ),
        ),
    },
    times=("noon", "evening"),
    clock="wall_right",
)
