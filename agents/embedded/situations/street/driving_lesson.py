"""The driving lesson: the car has run over what stood at the kerb, and everybody is shocked."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Cast,
    Change,
    Lettering,
    Pick,
    Role,
    Situation,
    Thing,
    looks,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.beats import clue, mood
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import MORNING

_CAR = ("the dented car", see("car"))
_SIGN = ("the words {SCHOOL}", reads("sign"))
_AT_CAR = "the eyes on the car"
_AT_LEARNER = "the eyes on the {learner.noun}"
_CRASH = ("event.car",)
_SEEN = ("event.learner", "event.excuse", "event.shows", "event.hides")
_BLAMED = ("event.teacher", "event.calm", "event.arms")

DRIVING_LESSON: Final = Situation(
    name="driving_lesson",
    title=("Lesson one", "Brake, I said!", "The learner", "First gear", "Not the {hit.noun}!"),
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
                Cast("student", "teen", "feminine", ("casual", "dress")),
                Cast("baker", "adult", "masculine", ("chef",)),
                Cast("nurse", "adult", "feminine", ("nurse",)),
                Cast("old man", "elder", "masculine", ("coat",), ("hat",)),
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
                Cast("teacher", "adult", "feminine", ("suit", "coat"), ("glasses",)),
                Cast("teacher", "adult", "masculine", ("suit",), ("necktie",)),
            ),
            "front_left",
            pose="hands_on_hips",
            face="angry",
            facing="right",
            looks="learner",
        ),
    ),
    picks={
        "hit": (
            Pick("trash_can", "rubbish bin", "fallen"),
            Pick("bicycle", "bicycle", "bent_wheel"),
            Pick("flowerpot", "flowerpot", "broken"),
            Pick("guitar", "guitar", "broken"),
        ),
        "animal": (Pick("cat", "cat", "sitting"), Pick("dog", "dog", "sitting")),
        "toy": (Pick("ball", "ball"), Pick("skateboard", "skateboard"), Pick("toy_car", "toy car")),
    },
    own_words={"school": ("DRIVING SCHOOL", "LEARN TO DRIVE", "LEARNER DRIVER", "DRIVING LESSON")},
    core=(
        clue(
            "event.car", "A car has crashed into {hit}.",
            (("the dented, smoking car", see("car")), ("{hit.noun} that was hit", see("hit"))),
            "{Place}, <a car with a crumpled bonnet smokes beside {hit} that it has run into>.",
            "<A red car has run over {hit}> {place}, and smoke comes from its bonnet.",
            "<Smoke curls from the dented car> {place}; {hit} has been smashed in front of it.",
            "<A dent in the bonnet and a plume of smoke: a car has hit {hit}> {place}.",
            "<{Hit}, wrecked, lies before a smoking car> {place}.",
            "There was a bang {place}, and <a battered car stands smoking behind {hit}>.",
            order=0, adds=(
                Thing("car", "car", "road", "dented", facing="right"),
                Thing("hit", "$hit", "lamp_post"),
            ),
        ),
        clue(
            "event.school", "The crash happened in a driving lesson.", (_SIGN, _CAR),
            'The board on the roof <says "{SCHOOL}">.',
            '<"{SCHOOL}" is written on its roof>, of all things.',
            'A board on the roof <explains it: "{SCHOOL}">.',
            'Everybody can read <the words "{SCHOOL}" on top>.',
            'And what is that sign on the car? <"{SCHOOL}">.',
            order=5, adds=(Lettering("sign", "tag", "{SCHOOL}", "on car"),), after=_CRASH,
        ),
    ),
    slots={
        "learner": (
            clue(
                "event.learner", "{learner} sees the damage.",
                (("the hand at the mouth", pose("learner")), (_AT_CAR, looks("learner"))),
                "{Learner} <holds a hand before {learner.his} mouth>.",
                "Next to it {learner} <has clapped a hand to {learner.his} mouth>.",
                "{Learner}, freshly climbed out, <puts {learner.his} fingers to {learner.his} lips>.",
                order=12, after=_CRASH,
            ),
            clue(
                "event.excuse", "{learner} does not want to be blamed for the damage.",
                (("the folded arms", pose("learner")), (_AT_CAR, looks("learner"))),
                "{Learner} <folds both arms: the pedals had changed places>.",
                "With crossed arms {learner} <swears that it drove by itself>.",
                "{Learner} <has crossed {learner.his} arms and has a hundred excuses>.",
                order=12, sets=(Change("learner", pose="arms_crossed"),), after=_CRASH,
            ),
            clue(
                "event.shows", "{learner} points at the damage.",
                (("the pointing arm", pose("learner")), (_AT_CAR, looks("learner"))),
                "{Learner} <points at the bonnet>.",
                "{Learner} <points a finger at the wreck>, as if nobody had noticed.",
                "From the pavement {learner} <points to the dent>.",
                order=12, sets=(Change("learner", pose="point", reaches="car"),), after=_CRASH,
            ),
            clue(
                "event.hides", "{learner} feels responsible for the damage.",
                (("the hands behind the back", pose("learner")), (_AT_CAR, looks("learner"))),
                "{Learner} <hides both hands behind {learner.his} back>, the hands that held the wheel.",
                "Like a child caught at the jam, {learner} <keeps {learner.his} hands behind {learner.his} back>.",
                "{Learner} <stands on the pavement, hands behind {learner.his} back>.",
                order=12, sets=(Change("learner", pose="hands_behind"),), after=_CRASH,
            ),
        ),
        "teacher": (
            clue(
                "event.teacher", "{teacher} holds {learner} responsible.",
                (("the hands on the hips", pose("teacher")), (_AT_LEARNER, looks("teacher"))),
                "{Teacher}, hands on hips, <has turned from the wreck to {learner.him}>.",
                "{Teacher} <puts both hands on the hips and looks {learner.him} up and down>.",
                "Beside {learner.him}, hands on hips, {teacher} <is searching for words>.",
                order=22, after=_CRASH,
            ),
            clue(
                "event.calm", "{teacher} holds back what there is to say to {learner}.",
                (("the hands behind the back", pose("teacher")), (_AT_LEARNER, looks("teacher"))),
                "{Teacher} <keeps both hands behind the back and looks at {learner.him}>.",
                "Hands behind the back, {teacher} <looks {learner.him} in the eye>.",
                "{Teacher} <hides {teacher.his} hands behind {teacher.his} back, the better to keep calm>.",
                order=22, sets=(Change("teacher", pose="hands_behind"),), after=_CRASH,
            ),
            clue(
                "event.arms", "{teacher} waits for an explanation from {learner}.",
                (("the folded arms", pose("teacher")), (_AT_LEARNER, looks("teacher"))),
                "{Teacher} <has folded both arms and waits for an explanation>.",
                "Arms crossed, {teacher} <stands in front and lets the silence work>.",
                "With folded arms {teacher} <counts silently to ten>.",
                order=22, sets=(Change("teacher", pose="arms_crossed"),), after=_CRASH,
            ),
        ),
        "cause": (
            clue(
                "cause.phone", "The crash happened because {learner} was looking at a phone.",
                (("the phone on the pavement", see("phone")), _CAR),
                "The phone on the pavement has a message that {learner.he} was reading at the wheel.",
                "{Learner.he} had looked at the phone that now lies on the ground.",
                "A phone has slid out onto the kerb, its screen still bright: that is where {learner.he} was looking.",
                order=15, adds=(Thing("phone", "phone", "front_right"),), after=_CRASH,
            ),
            clue(
                "cause.animal", "The crash happened because {learner} swerved to spare {animal}.",
                (("{animal.noun} on the pavement", see("animal")), _CAR),
                "{Animal} for which {learner.he} swerved sits there without a scratch.",
                "Unharmed, and not a bit grateful, sits {animal} that {learner.he} steered away from.",
                "{Learner.he} braked too late but spared {animal}, which sits and stares.",
                order=15, adds=(Thing("animal", "$animal", "front_right"),), after=_CRASH,
            ),
            clue(
                "cause.toy", "The crash happened because {toy} rolled into the road.",
                (("{toy.noun} on the pavement", see("toy")), _CAR),
                "{Toy} that rolled before the wheels lies on the pavement.",
                "{Toy}, rolled into the road from nowhere, has come to rest in front.",
                "Some child has let {toy} shoot across the road, and {learner.he} tore the wheel round.",
                order=15, adds=(Thing("toy", "$toy", "front_right"),), after=_CRASH,
            ),
            clue(
                "cause.ice", "The crash happened because {learner} was eating ice cream.",
                (("the dropped ice cream", see("ice")), _CAR),
                "An ice cream cone lies splattered on the ground; one hand had been busy licking.",
                "The ice cream that {learner.he} was eating on the way has hit the pavement too.",
                "Who steers with an ice cream in one hand? It melts on the stones now.",
                order=15, adds=(Thing("ice", "ice_cream", "front_right", "dropped"),), after=_CRASH,
            ),
            clue(
                "cause.map", "The crash happened because {learner} was reading the map.",
                (("the map on the ground", see("map")), _CAR),
                "A map lies unfolded on the ground: {learner.he} had looked for the way instead of at it.",
                "On the map that fell out one can still see which turning {learner.he} was searching.",
                "Whoever reads a map while driving, like that one on the pavement, does not see the kerb.",
                order=15, adds=(Thing("map", "map", "front_right"),), after=_CRASH,
            ),
        ),
        "relation": (
            clue(
                "relation.pupil", "{learner} is the pupil of {teacher}.",
                (_SIGN, ("the eyes of the {teacher.noun} on the {learner.noun}", looks("teacher"))),
                "One teaches, one learns, and neither will forget today.",
                "It is hard to say who suffers more, teacher or pupil.",
                "That is how a teacher looks at a pupil who will need many more hours.",
                "They have twenty hours together behind them, and, it seems, a hundred to come.",
                "The one pays for the hour, the other wishes it were over.",
                order=32,
            ),
            clue(
                "relation.book", "{teacher} teaches {learner} to drive.",
                (("the open textbook", see("rules")), _SIGN),
                "Between the two lies the textbook they had been through together, open at the brakes.",
                "The book of rules, from which the one examines the other, lies open on the ground.",
                "All their theory lies there, an open book on the stones.",
                order=32, adds=(Thing("rules", "book", "front_center", "open"),),
            ),
        ),
        "time": (MORNING,),
        "extra": extras("back_right", "bird", "puddle", "bottle"),
        "feeling_learner": (
            mood(
                "learner", "blush", "is ashamed", "the blushing face",
                "{Learner.he} would love to sink into the ground, so red is {learner.his} face.",
                "{Learner.his} cheeks are redder than the traffic lights.",
                "{Learner.he} is blushing up to the ears.",
                order=17, after=_SEEN,
            ),
            mood(
                "learner", "fright", "is shocked", "the wide eyes",
                "The shock still widens {learner.his} eyes.",
                "{Learner.he} stares, wide-eyed, as if somebody else had been at the wheel.",
                "{Learner.he} is startled, with round eyes.",
                order=17, after=_SEEN, expression="surprised", eyes=_AT_CAR,
            ),
            mood(
                "learner", "worry", "is worried about the cost", "the worried face",
                "{Learner.he} is worried about what it will cost.",
                "{Learner.he} looks worried, and the insurance will ask why.",
                "{Learner.he} sweats, worried about the next bill.",
                order=17, after=_SEEN, expression="worried", eyes=_AT_CAR,
            ),
            mood(
                "learner", "tears", "is unhappy", "the tears",
                "Tears roll down to {learner.his} chin.",
                "{Learner.he} is crying; it had gone so well until the corner.",
                "A tear for every paid hour runs down {learner.his} cheeks.",
                order=17, after=_SEEN, expression="crying",
            ),
        ),
        "feeling_teacher": (
            mood(
                "teacher", "mad", "is furious", "the angry face",
                "{Teacher.he} glowers.",
                "{Teacher.he} is so angry that {teacher.his} teeth grind.",
                "{Teacher.he} looks angry enough to go on foot from now on.",
                order=25, after=_BLAMED,
            ),
            mood(
                "teacher", "worn", "is desperate", "the worried face",
                "{Teacher.he} is in despair and wonders why {teacher.he} chose this work.",
                "{Teacher.he} looks worried: the next learner is waiting for this very car.",
                "{Teacher.he} sweats, worried for the school.",
                order=25, after=_BLAMED, expression="worried",
            ),
            mood(
                "teacher", "mirth", "takes it with humour", "the laughing face",
                "Yet {teacher.he} is laughing: it is only metal.",
                "{Teacher.he} bursts out laughing, to the surprise of the whole street.",
                "{Teacher.he} laughs heartily; worse things have happened in this trade.",
                order=25, after=_BLAMED, expression="laughing",
            ),
            mood(
                "teacher", "tired", "is tired of it", "the tired eyes",
                "{Teacher.he} looks tired; it is the third car this year.",
                "Heavy eyelids say how tired {teacher.he} is of beginners.",
                "{Teacher.he} is weary after so many mornings like this.",
                order=25, after=_BLAMED, expression="tired",
            ),
        ),
    },
    times=("morning",),
    clock=None,
)
