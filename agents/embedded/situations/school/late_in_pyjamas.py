"""The pupil who ran to school in pyjamas."""

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
from storytelling_painter.agents.embedded.situations.casts import TEACHERS
from storytelling_painter.agents.embedded.situations.school.casts import NEIGHBOURS

LATE_IN_PYJAMAS: Final = Situation(
    name="late_in_pyjamas",
    title=("Straight from bed", "Almost on time", "Something is missing", "Stripes", "Run first, dress later"),
    words="late pyjamas school overslept oversleep hurry forgot clothes laugh classmates teacher embarrassed run lesson",
    tags=("school", "children", "comedy", "late"),
    settings=("classroom",),
    roles=(
        Role(
            "late",
            (
                Cast("boy", "child", "masculine"),
                Cast("girl", "child", "feminine"),
                Cast("schoolboy", "teen", "masculine"),
                Cast("schoolgirl", "teen", "feminine"),
            ),
            "floor_left",
            pose="run",
            face="embarrassed",
            facing="right",
            outfits=("pyjamas",),
            accessories=("backpack",),
            looks="teacher",
        ),
        Role("teacher", TEACHERS, "floor_right", pose="hands_on_hips", face="surprised", looks="late"),
        Role("mate", NEIGHBOURS, "desk_right_seat", pose="sit", face="laughing", looks="late", facing="left"),
    ),
    own_words={"lesson": ("LESSON 1", "GOOD MORNING", "MONDAY", "QUIET PLEASE", "ENGLISH")},
    core=(
        Beat(
            "late",
            (
                "{Late} <event.late|comes tearing in> {place}, backpack and all.",
                "{Place}, {late} <event.late|charges past the desks> with a backpack bouncing.",
                "The lesson {place} is under way when {late} <event.late|bursts in at a run>.",
                "<event.late|At full speed, {late} storms in>; the lesson {place} began long ago.",
            ),
            (
                Point(
                    "event.late",
                    "{late} comes to the lesson too late.",
                    (("the running {late.noun}", pose("late")), ("a {teacher.noun} already waiting", see("teacher"))),
                ),
            ),
            order=0,
        ),
        Beat(
            "pyjamas",
            (
                "The trouble is what {late.he} has on: <event.pyjamas|these are pyjamas>.",
                "Only now it shows that <event.pyjamas|{late.he} never changed out of {late.his} pyjamas>.",
                "A satchel was not forgotten; <event.pyjamas|getting out of the pyjamas was>.",
            ),
            (
                Point(
                    "event.pyjamas",
                    "{late} has come to school in pyjamas.",
                    (("the {late.noun} in pyjamas", see("late")), ("the {mate.noun} in school uniform", see("mate"))),
                    after=("event.late",),
                ),
            ),
            order=6,
        ),
        Beat(
            "teacher",
            (
                "Hands on hips, {teacher} <event.stop|brings the dash to a halt>.",
                "{Teacher} <event.stop|plants both hands on the hips> and looks the newcomer up and down.",
                "{Teacher} <event.stop|has broken off and eyes the new arrival from head to toe>, hands on hips.",
            ),
            (
                Point(
                    "event.stop",
                    "{teacher} wants an explanation from {late}.",
                    (("the hands on the hips", pose("teacher")), ("the eyes on the {late.noun}", looks("teacher"))),
                    after=("event.late",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "slept",
                (
                    "<cause.slept|Under the running feet an alarm clock lies on the floor, set far too late>.",
                    "<cause.slept|An alarm clock has tumbled out onto the floor: it rang in vain>.",
                    "<cause.slept|The guilty party, a silent alarm clock, has fallen out of the backpack>.",
                ),
                (
                    Point(
                        "cause.slept",
                        "{late} is in pyjamas because the {late.noun} overslept.",
                        (("the alarm clock on the floor", see("alarm")), ("the pyjamas", see("late"))),
                        after=("event.late", "event.pyjamas"),
                    ),
                ),
                adds=(Thing("alarm", "clock", "front_center", "alarm"),),
                order=8,
            ),
            Beat(
                "teddy",
                (
                    "<cause.teddy|A teddy bear, dragged along in the rush, lies on the floor behind>.",
                    "<cause.teddy|In the hurry even the teddy bear has come along from bed and landed on the floor>.",
                ),
                (
                    Point(
                        "cause.teddy",
                        "{late} jumped out of bed and ran because the {late.noun} overslept.",
                        (("the teddy bear on the classroom floor", see("teddy")), ("the pyjamas", see("late"))),
                        after=("event.late", "event.pyjamas"),
                    ),
                ),
                adds=(Thing("teddy", "teddy", "front_left"),),
                order=8,
            ),
        ),
        "feeling_late": (
            Beat(
                "red",
                (
                    "<feeling.late|{Late.he} turns crimson>.",
                    "<feeling.late|The heat in {late.his} cheeks does not come from running alone>.",
                    "<feeling.late|{Late.his} blush is deeper than any excuse>.",
                ),
                (
                    Point(
                        "feeling.late",
                        "{late} is embarrassed.",
                        (("the blushing face", face("late")),),
                        after=("event.pyjamas",),
                    ),
                ),
                order=10,
            ),
            Beat(
                "scare",
                (
                    "<feeling.late_scare|Worry creases {late.his} forehead>.",
                    "<feeling.late_scare|{Late.he} bites back a very worried look>.",
                ),
                (
                    Point(
                        "feeling.late_scare",
                        "{late} is worried.",
                        (("the worried face", face("late")),),
                        after=("event.late",),
                    ),
                ),
                sets=(Change("late", face="worried"),),
                order=10,
            ),
        ),
        "feeling_mate": (
            Beat(
                "laugh",
                (
                    "{Mate} <feeling.mate|throws back a laugh> from the desk by the window.",
                    "From the desk on the right {mate} <feeling.mate|roars with laughter>.",
                    "For {mate} in the bench <feeling.mate|the day is made>: that laugh can be heard in the yard.",
                ),
                (
                    Point(
                        "feeling.mate",
                        "{mate} finds the pyjamas funny.",
                        (("the laughing face", face("mate")), ("the eyes on the {late.noun}", looks("mate"))),
                        after=("event.pyjamas",),
                    ),
                ),
                order=30,
            ),
        ),
        "feeling_teacher": (
            Beat(
                "cross",
                (
                    "<feeling.teacher|There is thunder in {teacher.his} face>.",
                    "<feeling.teacher|{Teacher.he} is not amused at all>.",
                ),
                (
                    Point(
                        "feeling.teacher",
                        "{teacher} is angry.",
                        (("the angry face", face("teacher")),),
                        after=("event.stop",),
                    ),
                ),
                sets=(Change("teacher", face="angry"),),
                order=22,
            ),
            Beat(
                "gape",
                (
                    "<feeling.teacher_gape|Words fail {teacher.him}>.",
                    "<feeling.teacher_gape|{Teacher.he} has seen much in this room, but never this>.",
                ),
                (
                    Point(
                        "feeling.teacher_gape",
                        "{teacher} is astonished.",
                        (("the astonished face", face("teacher")), ("the eyes on the {late.noun}", looks("teacher"))),
                        after=("event.pyjamas",),
                    ),
                ),
                order=22,
            ),
        ),
        "relation": (
            Beat(
                "board",
                (
                    '<relation.class|"{LESSON}" is what the {teacher.noun} has chalked on the board for the class>.',
                    '<relation.class|The blackboard behind the {teacher.noun} reads "{LESSON}" to all who came on time>.',
                ),
                (
                    Point(
                        "relation.class",
                        "The {late.body} is a pupil of the {teacher.body}.",
                        (
                            ("the chalked words {LESSON}", reads("board")),
                            ("the {late.noun} with a school backpack", see("late")),
                        ),
                    ),
                ),
                adds=(Lettering("board", "blackboard", "{LESSON}", "blackboard"),),
                order=40,
            ),
        ),
    },
    times=("morning",),
    clock="wall_center",
)
