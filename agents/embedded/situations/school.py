"""Dramas at school: the note under the desk, the pupil who ran to school in pyjamas."""

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
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.casts import PUPILS, TEACHERS

_TALL: Final = (
    *PUPILS,
    Cast("schoolgirl", "teen", "feminine", ("school",)),
    Cast("schoolboy", "teen", "masculine", ("school",)),
)
_NEIGHBOURS: Final = (
    Cast("classmate", "child", "feminine", ("school",), ("glasses",)),
    Cast("classmate", "child", "masculine", ("school",), ("glasses",)),
    Cast("friend", "child", "masculine", ("school",)),
    Cast("friend", "child", "feminine", ("school",)),
)

CHEAT_NOTE: Final = Situation(
    name="cheat_note",
    title=("Not written by heart", "The {subject} test", "A very small piece of paper", "Caught", "Four square inches"),
    words="cheat cheats cheating cheater note exam test school teacher caught class pupil copy maths spelling history",
    tags=("school", "children", "cheating"),
    settings=("classroom",),
    roles=(
        Role("cheat", _TALL, "desk_left_seat", pose="sit", face="embarrassed", looks="teacher", facing="right"),
        Role("teacher", TEACHERS, "floor_center", pose="point", face="angry", looks="cheat", reaches="note"),
        Role("other", _NEIGHBOURS, "desk_right_seat", pose="write", face="neutral", facing="left"),
    ),
    own_words={
        "subject": ("history", "spelling", "maths", "science", "music"),
        "answers": ("1066", "7 x 8 = 56", "H2O", "PARIS", "A B C D"),
    },
    core=(
        Beat(
            "test",
            (
                '{Place}, the blackboard <event.test|announces a "{SUBJECT} TEST"> in big letters.',
                '"{SUBJECT} TEST" <event.test|is chalked across the blackboard> {place}.',
                'It is quiet {place}; on the blackboard <event.test|stands "{SUBJECT} TEST">.',
                'Nobody may talk {place} now, for <event.test|the board says "{SUBJECT} TEST">.',
            ),
            (
                Point(
                    "event.test",
                    "The class is writing a {subject} test.",
                    (("the words {SUBJECT} TEST on the blackboard", reads("board")),),
                ),
            ),
            adds=(Lettering("board", "blackboard", "{SUBJECT} TEST", "blackboard"),),
            order=0,
        ),
        Beat(
            "note",
            (
                "{Cheat} <event.note|is clutching a sheet of answers> that was never handed out.",
                "In the fist of {cheat}, <event.note|a crib of scribbled answers> sticks up for all to see.",
                "At the desk on the left {cheat} <event.note|still holds the crib sheet>, too late to swallow it.",
            ),
            (
                Point(
                    "event.note",
                    "{cheat} cheats in the test.",
                    (
                        ("the written sheet in the hand", holds("cheat", "note")),
                        ("the test on the blackboard", reads("board")),
                    ),
                    after=("event.test",),
                ),
            ),
            adds=(Thing("note", "paper", "held cheat", "written"),),
            order=8,
        ),
        Beat(
            "caught",
            (
                "One outstretched finger is enough: {teacher} <event.caught|has noticed and points straight at it>.",
                "{Teacher} <event.caught|has come down from the board and aims a finger at the paper>.",
                "Across the room {teacher} <event.caught|shoots out an arm at the secret sheet>.",
            ),
            (
                Point(
                    "event.caught",
                    "{teacher} catches {cheat} cheating.",
                    (("the pointing arm", pose("teacher")), ("the eyes on the {cheat.noun}", looks("teacher"))),
                    after=("event.note",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "feeling_teacher": (
            Beat(
                "stern",
                (
                    "<feeling.teacher|The anger is plain in {teacher.his} drawn brows>.",
                    "<feeling.teacher|{Teacher.his} face has gone as dark as the blackboard>.",
                    "<feeling.teacher|Teeth clenched, {teacher.he} is not going to let it pass>.",
                ),
                (
                    Point(
                        "feeling.teacher",
                        "{teacher} is angry.",
                        (("the angry face", face("teacher")), ("the pointing arm", pose("teacher"))),
                        after=("event.caught",),
                    ),
                ),
                order=22,
            ),
            Beat(
                "taken",
                (
                    "<feeling.teacher_taken|{Teacher.he} looks more taken aback than cross>.",
                    "<feeling.teacher_taken|Of all pupils, this one: {teacher.his} mouth has dropped open>.",
                ),
                (
                    Point(
                        "feeling.teacher_taken",
                        "{teacher} did not expect this.",
                        (("the open mouth and wide eyes", face("teacher")),),
                        after=("event.caught",),
                    ),
                ),
                sets=(Change("teacher", face="surprised"),),
                order=22,
            ),
        ),
        "feeling_cheat": (
            Beat(
                "red",
                (
                    "<feeling.cheat|{Cheat} blushes up to the ears>.",
                    "<feeling.cheat|Two red cheeks give {cheat} away>.",
                    "<feeling.cheat|Burning with shame, {cheat} sits as stiff as the chair>.",
                ),
                (
                    Point(
                        "feeling.cheat",
                        "{cheat} is ashamed.",
                        (("the blushing face", face("cheat")), ("the sheet still in the hand", holds("cheat", "note"))),
                        after=("event.caught",),
                    ),
                ),
                order=10,
            ),
            Beat(
                "fear",
                (
                    "<feeling.cheat_fear|{Cheat} has gone stiff with fright>.",
                    "<feeling.cheat_fear|Fear widens the eyes of {cheat}>.",
                ),
                (
                    Point(
                        "feeling.cheat_fear",
                        "{cheat} is afraid of what comes next.",
                        (("the frightened face", face("cheat")), ("the eyes on the {teacher.noun}", looks("cheat"))),
                        after=("event.caught",),
                    ),
                ),
                sets=(Change("cheat", face="afraid"),),
                order=10,
            ),
        ),
        "cause": (
            Beat(
                "ball",
                (
                    "<cause.ball|A football has rolled out of an open backpack by the desk: so that was yesterday's homework>.",
                    "<cause.ball|The open backpack on the floor holds no books, and the ball beside it has clearly had all the attention>.",
                    "<cause.ball|How yesterday was spent is told by a ball and an open backpack on the floor>.",
                ),
                (
                    Point(
                        "cause.ball",
                        "{cheat} needs a crib because the {cheat.noun} played ball instead of studying.",
                        (("the ball on the floor", see("ball")), ("the open backpack", see("bag"))),
                        after=("event.note",),
                    ),
                ),
                adds=(Thing("ball", "ball", "front_left"), Thing("bag", "backpack", "front_left", "open")),
                order=12,
            ),
            Beat(
                "skate",
                (
                    "<cause.skate|A skateboard leans in at the front, and a book lies shut: nobody opened it last night>.",
                    "<cause.skate|The skateboard on the floor is well worn, and the book beside it lies closed>.",
                ),
                (
                    Point(
                        "cause.skate",
                        "{cheat} needs a crib because the {cheat.noun} went skateboarding instead of studying.",
                        (("the skateboard", see("skate")), ("the closed book", see("book"))),
                        after=("event.note",),
                    ),
                ),
                adds=(Thing("skate", "skateboard", "front_left"), Thing("book", "book", "front_left", "closed")),
                order=12,
            ),
        ),
        "relation": (
            Beat(
                "class",
                (
                    "<relation.class|School uniform on one side, a grown-up's strict finger on the other: teacher and pupil know their parts>.",
                    "<relation.class|The one in uniform is the pupil, and the one by the board makes the rules>.",
                ),
                (
                    Point(
                        "relation.class",
                        "The {cheat.body} is a pupil of the {teacher.body}.",
                        (
                            ("the {cheat.noun} in uniform at a school desk", see("cheat")),
                            ("the {teacher.noun} by the blackboard", see("teacher")),
                        ),
                    ),
                ),
                order=40,
            ),
            Beat(
                "neighbour",
                (
                    "<relation.mates|{Other} sits at the other desk, dressed just the same>.",
                    "<relation.mates|In the same school clothes, {other} has the other desk>.",
                ),
                (
                    Point(
                        "relation.mates",
                        "The {cheat.noun} and the {other.noun} are in the same class.",
                        (
                            ("the {cheat.noun} at a school desk", see("cheat")),
                            ("the {other.noun} at the other desk", see("other")),
                        ),
                    ),
                ),
                order=28,
            ),
        ),
        "other": (
            Beat(
                "busy",
                (
                    "Meanwhile {other} <event.other|goes on working and notices nothing>.",
                    "{Other} <event.other|keeps the pen going, deaf to it all>.",
                ),
                (
                    Point(
                        "event.other",
                        "{other} goes on with the test.",
                        (("the writing hand", pose("other")),),
                        after=("event.test",),
                    ),
                ),
                order=30,
            ),
            Beat(
                "stare",
                (
                    "{Other} <event.stare|has stopped writing and turns to see>.",
                    "Even {other} <event.stare|looks up from the test>.",
                ),
                (
                    Point(
                        "event.stare",
                        "{other} watches what happens.",
                        (("the eyes on the {teacher.noun}", looks("other")),),
                        after=("event.caught",),
                    ),
                ),
                sets=(Change("other", looks="teacher", pose="sit", face="surprised"),),
                order=30,
            ),
        ),
    },
    times=("morning", "noon"),
    clock="wall_center",
)

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
        Role("mate", _NEIGHBOURS, "desk_right_seat", pose="sit", face="laughing", looks="late", facing="left"),
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

ALL: Final = (CHEAT_NOTE, LATE_IN_PYJAMAS)
