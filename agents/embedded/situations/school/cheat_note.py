"""The note under the desk: a pupil is caught with a crib sheet."""

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
from storytelling_painter.agents.embedded.situations.school.casts import NEIGHBOURS

_TALL: Final = (
    *PUPILS,
    Cast("schoolgirl", "teen", "feminine", ("school",)),
    Cast("schoolboy", "teen", "masculine", ("school",)),
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
        Role("other", NEIGHBOURS, "desk_right_seat", pose="write", face="neutral", facing="left"),
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
