"""The driving lesson: the car has run over a bin, and everybody is shocked."""

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
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import MORNING

DRIVING_LESSON: Final = Situation(
    name="driving_lesson",
    title=("Lesson one", "Brake, I said!", "The learner", "First gear", "Not the bin!"),
    words="driving lesson learner driver car crash crashed dent accident instructor teacher school bin street beginner",
    tags=("street", "accident", "learning", "comedy"),
    settings=("street",),
    roles=(
        Role(
            "learner",
            (
                Cast("young man", "adult", "masculine", ("casual", "sports")),
                Cast("young woman", "adult", "feminine", ("casual", "dress")),
                Cast("grandmother", "elder", "feminine", ("coat", "dress"), ("glasses",)),
                Cast("teenage boy", "teen", "masculine", ("casual",), ("cap",)),
                Cast("baker", "adult", "masculine", ("chef",)),
            ),
            "floor_left",
            pose="hand_to_mouth",
            face="embarrassed",
            facing="right",
            looks="car",
        ),
        Role(
            "teacher",
            (
                Cast("instructor", "adult", "masculine", ("suit",), ("moustache",)),
                Cast("instructor", "adult", "feminine", ("suit",), ("glasses",)),
                Cast("instructor", "elder", "masculine", ("suit", "coat"), ("beard",)),
            ),
            "front_left",
            pose="hands_on_hips",
            face="angry",
            facing="right",
            looks="learner",
        ),
    ),
    core=(
        Beat(
            "car",
            (
                "{Place}, <event.car|a car with a crumpled bonnet smokes beside a rubbish bin that it has knocked over>.",
                "<event.car|A red car has run over a rubbish bin> {place}, and smoke comes from its bonnet.",
                "<event.car|Smoke curls from the dented car> {place}; a rubbish bin lies flat before it.",
            ),
            (
                Point(
                    "event.car",
                    "A car has crashed into a rubbish bin.",
                    (("the dented, smoking car", see("car")), ("the fallen bin", see("bin"))),
                ),
            ),
            adds=(
                Thing("car", "car", "road", "dented", facing="right"),
                Thing("bin", "trash_can", "lamp_post", "fallen"),
            ),
            order=0,
        ),
        Beat(
            "sign",
            (
                'The board on the roof <event.school|says "DRIVING SCHOOL">.',
                '<event.school|"DRIVING SCHOOL" is written on its roof>, of all things.',
                'A board on the roof <event.school|explains it: "DRIVING SCHOOL">.',
            ),
            (
                Point(
                    "event.school",
                    "The crash happened in a driving lesson.",
                    (("the words DRIVING SCHOOL", reads("sign")), ("the dented car", see("car"))),
                    after=("event.car",),
                ),
            ),
            adds=(Lettering("sign", "tag", "DRIVING SCHOOL", "on car"),),
            order=5,
        ),
        Beat(
            "learner",
            (
                "{Learner} <event.learner|holds a hand before {learner.his} mouth>.",
                "Next to it {learner} <event.learner|has clapped a hand to {learner.his} mouth>.",
            ),
            (
                Point(
                    "event.learner",
                    "{learner} sees the damage.",
                    (("the hand at the mouth", pose("learner")), ("the eyes on the car", looks("learner"))),
                    after=("event.car",),
                ),
            ),
            order=12,
        ),
        Beat(
            "teacher",
            (
                "{Teacher} <event.teacher|has turned from the wreck to {learner.him}>.",
                "{Teacher} <event.teacher|looks {learner.him} up and down>.",
                "Beside {learner.him}, {teacher} <event.teacher|is searching for words>.",
            ),
            (
                Point(
                    "event.teacher",
                    "{teacher} holds {learner} responsible.",
                    (("the eyes on the {learner.noun}", looks("teacher")), ("the dented car", see("car"))),
                    after=("event.car",),
                ),
            ),
            order=22,
        ),
    ),
    slots={
        "extra": extras("front_center", "bird", "newspaper", "puddle"),
        "cause": (
            Beat(
                "phone",
                (
                    "<cause.phone|A phone is still in {learner.his} other hand; {learner.he} was reading a message>.",
                    "<cause.phone|{Learner.he} had looked at the phone {learner.he} is still holding>.",
                ),
                (
                    Point(
                        "cause.phone",
                        "The crash happened because {learner} was looking at a phone.",
                        (("the phone in the hand", holds("learner", "phone")), ("the dented car", see("car"))),
                        after=("event.car",),
                    ),
                ),
                adds=(Thing("phone", "phone", "held learner"),),
                order=15,
            ),
            Beat(
                "cat",
                (
                    "<cause.cat|The cat {learner.he} swerved for sits there without a scratch>.",
                    "<cause.cat|Unharmed, and not a bit grateful, sits the cat {learner.he} steered away from>.",
                ),
                (
                    Point(
                        "cause.cat",
                        "The crash happened because {learner} swerved to spare a cat.",
                        (("the cat on the pavement", see("cat")), ("the dented car", see("car"))),
                        after=("event.car",),
                    ),
                ),
                adds=(Thing("cat", "cat", "front_right", "sitting"),),
                order=15,
            ),
            Beat(
                "ball",
                (
                    "<cause.ball|The ball that rolled before the wheels lies on the pavement>.",
                    "<cause.ball|A ball, rolled into the road from nowhere, has come to rest in front>.",
                ),
                (
                    Point(
                        "cause.ball",
                        "The crash happened because a ball rolled into the road.",
                        (("the ball", see("ball")), ("the dented car", see("car"))),
                        after=("event.car",),
                    ),
                ),
                adds=(Thing("ball", "ball", "front_right"),),
                order=15,
            ),
        ),
        "relation": (
            Beat(
                "pupil",
                (
                    "<relation.pupil|One teaches, one learns, and neither will forget today's lesson>.",
                    "<relation.pupil|It is hard to say who suffers more, teacher or pupil>.",
                    "<relation.pupil|That is how a teacher looks at a pupil who will need many more hours>.",
                ),
                (
                    Point(
                        "relation.pupil",
                        "{learner} is the pupil of {teacher}.",
                        (
                            ("the words DRIVING SCHOOL", reads("sign")),
                            ("the eyes of the {teacher.noun} on the {learner.noun}", looks("teacher")),
                        ),
                    ),
                ),
                order=32,
            ),
        ),
        "time": (MORNING,),
        "feeling_learner": (
            Beat(
                "blush",
                (
                    "<feeling.learner_blush|{Learner.he} would love to sink into the ground, so red is {learner.his} face>.",
                    "<feeling.learner_blush|{Learner.his} cheeks are redder than the traffic lights>.",
                ),
                (
                    Point(
                        "feeling.learner_blush",
                        "{learner} is ashamed.",
                        (("the blushing face", face("learner")), ("the hand at the mouth", pose("learner"))),
                        after=("event.learner",),
                    ),
                ),
                order=17,
            ),
            Beat(
                "fright",
                (
                    "<feeling.learner_fright|The shock still widens {learner.his} eyes>.",
                    "<feeling.learner_fright|{Learner.he} stares as if somebody else had been at the wheel>.",
                ),
                (
                    Point(
                        "feeling.learner_fright",
                        "{learner} is shocked.",
                        (("the wide eyes", face("learner")), ("the eyes on the car", looks("learner"))),
                        after=("event.learner",),
                    ),
                ),
                sets=(Change("learner", face="surprised"),),
                order=17,
            ),
        ),
        "feeling_teacher": (
            Beat(
                "worn",
                (
                    "<feeling.teacher_worn|In despair {teacher.he} clutches {teacher.his} head>.",
                    "<feeling.teacher_worn|Both hands at {teacher.his} head, {teacher.he} wonders why {teacher.he} chose this work>.",
                ),
                (
                    Point(
                        "feeling.teacher_worn",
                        "{teacher} is desperate.",
                        (("the worried face", face("teacher")), ("the hands at the head", pose("teacher"))),
                        after=("event.teacher",),
                    ),
                ),
                sets=(Change("teacher", pose="head_in_hands", face="worried"),),
                order=25,
            ),
            Beat(
                "mad",
                (
                    "<feeling.teacher_mad|Hands on hips, {teacher.he} glowers>.",
                    "<feeling.teacher_mad|{Teacher.he} has put {teacher.his} hands on {teacher.his} hips and grinds {teacher.his} teeth>.",
                ),
                (
                    Point(
                        "feeling.teacher_mad",
                        "{teacher} is furious.",
                        (("the angry face", face("teacher")), ("the hands on the hips", pose("teacher"))),
                        after=("event.teacher",),
                    ),
                ),
                order=25,
            ),
        ),
    },
    times=("morning",),
    clock=None,
)
