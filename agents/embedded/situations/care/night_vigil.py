"""The night watch: somebody has fallen asleep beside the bed of a hurt child."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Lettering,
    Pick,
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
from storytelling_painter.agents.embedded.situations.care.casts import NURSES
from storytelling_painter.agents.embedded.situations.casts import PARENTS

NIGHT_VIGIL: Final = Situation(
    name="night_vigil",
    title=("The night watch", "Still here", "Hours at the bedside", "Someone stayed", "Visiting time is over"),
    words="hospital patient ill sick night watch vigil asleep sleeping visitor bedside nurse kindness waiting love flowers",
    tags=("hospital", "love", "tiredness", "family"),
    settings=("hospital_room",),
    roles=(
        Role(
            "patient",
            (
                Cast("boy", "child", "masculine"),
                Cast("girl", "child", "feminine"),
                Cast("teenager", "teen", "masculine"),
            ),
            "bed",
            pose="lie",
            face="asleep",
            outfits=("pyjamas",),
            accessories=("bandaged_head",),
            family="home",
        ),
        Role(
            "visitor",
            PARENTS,
            "visitor_seat",
            pose="sit",
            face="asleep",
            facing="left",
            outfits=("casual", "coat", "suit"),
            family="home",
        ),
        Role("nurse", NURSES, "floor_right", pose="offer", face="happy", looks="visitor", facing="left"),
    ),
    picks={
        "gift": (
            Pick("cup", "cup", "full"),
            Pick("bowl", "bowl of soup", "full"),
            Pick("plate", "plate of food", "food"),
        )
    },
    own_words={"wish": ("GET WELL SOON", "WE MISS YOU", "COME HOME SOON", "YOU ARE BRAVE")},
    core=(
        Beat(
            "patient",
            (
                "{Patient} with a bandaged head <event.patient|sleeps in the bed> {place}.",
                "{Place}, a thick bandage round the head, {patient} <event.patient|lies fast asleep>.",
                "Under the blanket {place}, {patient} <event.patient|is sleeping off a bad fall>, head wrapped in white.",
            ),
            (
                Point(
                    "event.patient",
                    "{patient} is in hospital with a hurt head.",
                    (
                        ("the {patient.noun} lying in the bed", pose("patient")),
                        ("the sleeping face over a white bandage", face("patient")),
                    ),
                ),
            ),
            order=0,
        ),
        Beat(
            "visitor",
            (
                "{Visitor} <event.visitor|has dropped off on the chair> beside it.",
                "On the hard chair next to the bed {visitor} <event.visitor|has nodded off sitting up>.",
                "The chair at the bedside holds {visitor}, who <event.visitor|only meant to close the eyes for a minute>.",
            ),
            (
                Point(
                    "event.visitor",
                    "{visitor} has fallen asleep on the visitor's chair.",
                    (("the {visitor.noun} on the chair", pose("visitor")), ("the closed eyes", face("visitor"))),
                ),
            ),
            order=8,
        ),
        Beat(
            "nurse",
            (
                "{Nurse} <event.nurse|steals up> with {gift}.",
                "On soft soles {nurse} <event.nurse|brings {gift}>.",
                "{Nurse} <event.nurse|has slipped in without a sound>, {gift} in hand.",
            ),
            (
                Point(
                    "event.nurse",
                    "{nurse} brings {gift} without waking anybody.",
                    (("the outstretched arms", pose("nurse")), ("{gift.noun} in the hand", holds("nurse", "gift"))),
                ),
            ),
            adds=(Thing("gift", "$gift", "held nurse"),),
            order=22,
        ),
    ),
    slots={
        "feeling_nurse": (
            Beat(
                "soft",
                (
                    "<feeling.nurse|{Nurse.his} smile is for the sleeper on the chair>.",
                    "<feeling.nurse|{Nurse.he} looks down with a warm smile>.",
                    "<feeling.nurse|Rules say visitors must go; {nurse.his} smile says otherwise>.",
                ),
                (
                    Point(
                        "feeling.nurse",
                        "{nurse} feels for {visitor}.",
                        (("the kind smile", face("nurse")), ("the eyes on the {visitor.noun}", looks("nurse"))),
                        after=("event.visitor",),
                    ),
                ),
                order=24,
            ),
        ),
        "cause": (
            Beat(
                "cups",
                (
                    "<cause.cups|Two empty glasses on the floor have counted the hours>.",
                    "<cause.cups|How long the watch has lasted is told by the drained glasses at the foot of the chair>.",
                    "<cause.cups|Glass after glass has been emptied here in the course of the wait>.",
                ),
                (
                    Point(
                        "cause.cups",
                        "{visitor} is worn out because the {visitor.noun} has watched for hours.",
                        (("one empty glass on the floor", see("cup1")), ("another empty glass", see("cup2"))),
                        after=("event.visitor",),
                    ),
                ),
                adds=(Thing("cup1", "glass", "front_center", "empty"), Thing("cup2", "glass", "front_center", "empty")),
                order=10,
            ),
            Beat(
                "book",
                (
                    "<cause.book|An open storybook has slid to the floor: it was read to the end, more than once>.",
                    "<cause.book|The storybook that was being read aloud lies open on the floor>.",
                ),
                (
                    Point(
                        "cause.book",
                        "{visitor} dropped off because the {visitor.noun} had been reading aloud for so long.",
                        (("the open book on the floor", see("book")), ("the closed eyes", face("visitor"))),
                        after=("event.visitor",),
                    ),
                ),
                adds=(Thing("book", "book", "front_center", "open"),),
                order=10,
            ),
        ),
        "relation": (
            Beat(
                "card",
                (
                    '<relation.card|On the wall somebody has pinned a sheet with "{WISH}">.',
                    '<relation.card|"{WISH}", says a sheet from home over the bed>.',
                ),
                (
                    Point(
                        "relation.card",
                        family("visitor", "patient"),
                        (
                            ("the words {WISH}", reads("card")),
                            ("the {visitor.noun} at the bedside", near("visitor", "patient")),
                        ),
                    ),
                ),
                adds=(Lettering("card", "paper", "{WISH}", "wall_left"),),
                order=40,
            ),
            Beat(
                "teddy",
                (
                    "<relation.teddy|The teddy bear brought from home has the best place, on the nightstand>.",
                    "<relation.teddy|Someone thought of the teddy bear; it guards the nightstand>.",
                ),
                (
                    Point(
                        "relation.teddy",
                        family("visitor", "patient"),
                        (
                            ("the teddy bear from home", see("teddy")),
                            ("the {visitor.noun} who stays at the bed", near("visitor", "patient")),
                        ),
                    ),
                ),
                adds=(Thing("teddy", "teddy", "nightstand"),),
                order=40,
            ),
        ),
        "flowers": (
            Beat(
                "flowers",
                (
                    "<event.balloon|A balloon floats at the foot of the bed>.",
                    "<event.balloon|Somebody has brought a balloon, too>.",
                ),
                (
                    Point(
                        "event.balloon",
                        "Visitors have brought a present.",
                        (("the balloon", see("balloon")),),
                        nice=True,
                    ),
                ),
                adds=(Thing("balloon", "balloon", "front_left", nice=True),),
                order=42,
            ),
        ),
    },
    times=("night", "night", "evening"),
    clock="wall_right",
)
