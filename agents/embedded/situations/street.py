"""Dramas in the street: the broken window, the bicycle thief, the driving lesson, the musician, the wedding car."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
    Happening,
    Lettering,
    Point,
    Role,
    Situation,
    Thing,
    away,
    face,
    holds,
    looks,
    on,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS_OUT, PARENTS
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import EVENING, MORNING, NOON

_PLAYERS: Final = (
    Cast("boy", "child", "masculine", ("sports", "casual"), ("cap",)),
    Cast("girl", "child", "feminine", ("sports", "casual")),
    Cast("tall boy", "teen", "masculine", ("sports", "casual")),
    Cast("tall girl", "teen", "feminine", ("sports", "casual"), ("cap",)),
)

BROKEN_WINDOW: Final = Situation(
    name="broken_window",
    title=("It was not me", "Home run", "The last throw", "Glass", "Who hit that ball?"),
    words="window broken pane glass ball baseball bat hit neighbour neighbor game play guilty blame street hide accident",
    tags=("street", "children", "accident", "mischief"),
    settings=("street", "garden"),
    roles=(
        Role(
            "batter",
            _PLAYERS,
            {"street": "floor_center", "garden": "floor_right"},
            pose="hands_behind",
            face="embarrassed",
        ),
        Role(
            "witness",
            _PLAYERS,
            {"street": "front_left", "garden": "front_right"},
            pose="point",
            face="laughing",
            looks="batter",
            reaches="batter",
        ),
        Role(
            "owner",
            (
                Cast("old man", "elder", "masculine", ("pyjamas", "casual"), ("moustache",)),
                Cast("old woman", "elder", "feminine", ("dress", "apron")),
                Cast("cook", "adult", "masculine", ("chef",)),
                Cast("woman", "adult", "feminine", ("pyjamas", "apron", "dress")),
                Cast("man", "adult", "masculine", ("pyjamas", "suit")),
            ),
            {"street": "back_right", "garden": "door"},
            pose="carry",
            face="angry",
            looks="batter",
        ),
    ),
    core=(
        Beat(
            "pane",
            (
                "{Place}, <event.pane|a window has a jagged hole>.",
                "<event.pane|A window pane is smashed> {place}, and splinters cover the ground.",
                "<event.pane|There is a star of broken glass in a window> {place}.",
            ),
            (Point("event.pane", "A window is broken.", (("the hole in the pane", see("hole")),)),),
            adds=(Happening("hole", "broken_pane", "window"),),
            order=0,
        ),
        Beat(
            "owner",
            (
                "{Owner} <event.owner|has come out with a ball in both hands>.",
                "{Owner} <event.owner|carries the ball outside like a piece of evidence>.",
                "With a ball in {owner.his} hands, {owner} <event.owner|stands outside and looks for the guilty one>.",
            ),
            (
                Point(
                    "event.owner",
                    "{owner} has found the ball behind the broken window.",
                    (("the ball in the hands", holds("owner", "ball")), ("the arms that carry it", pose("owner"))),
                    after=("event.pane",),
                ),
            ),
            adds=(Thing("ball", "ball", "held owner"),),
            order=8,
        ),
        Beat(
            "batter",
            (
                "{Batter} <event.batter|looks the other way, both hands behind {batter.his} back>.",
                "{Batter} <event.batter|keeps {batter.his} hands behind {batter.his} back and studies the air>.",
                "As if nothing were the matter, {batter} <event.batter|stands there with both hands behind {batter.his} back>.",
            ),
            (
                Point(
                    "event.batter",
                    "{batter} pretends to know nothing.",
                    (("the hands behind the back", pose("batter")),),
                    after=("event.pane",),
                ),
            ),
            order=14,
        ),
        Beat(
            "witness",
            (
                "{Witness} <event.witness|points straight at {batter.him}>.",
                "But {witness} <event.witness|stretches out an arm and points at {batter.him}>.",
                "One finger of {witness} <event.witness|is aimed at {batter.him}>.",
            ),
            (
                Point(
                    "event.witness",
                    "{witness} gives {batter} away.",
                    (("the pointing arm", pose("witness")), ("the eyes on the {batter.noun}", looks("witness"))),
                    after=("event.pane",),
                ),
            ),
            order=24,
        ),
    ),
    slots={
        "extra": extras({"street": "front_center", "garden": "front_left"}, "cat", "bird", "puddle"),
        "cause": (
            Beat(
                "bat",
                (
                    "<cause.bat|A baseball bat sticks out behind {batter.him}>.",
                    "<cause.bat|What {batter.he} hides there, badly, is a baseball bat>.",
                    "<cause.bat|The baseball bat is too long to be hidden>.",
                ),
                (
                    Point(
                        "cause.bat",
                        "{batter} hit the ball through the window.",
                        (("the bat behind the back", holds("batter", "bat")), ("the broken pane", see("hole"))),
                        after=("event.pane", "event.owner"),
                    ),
                ),
                adds=(Thing("bat", "baseball_bat", "held batter"),),
                order=16,
            ),
        ),
        "feeling_batter": (
            Beat(
                "blush",
                (
                    "<feeling.batter_blush|The cheeks, however, glow like two tomatoes>.",
                    "<feeling.batter_blush|A deep blush tells another story>.",
                    "<feeling.batter_blush|{Batter.he} has gone red up to the hair>.",
                ),
                (
                    Point(
                        "feeling.batter_blush",
                        "{batter} has a bad conscience.",
                        (("the blushing face", face("batter")), ("the hands behind the back", pose("batter"))),
                        after=("event.batter",),
                    ),
                ),
                order=18,
            ),
            Beat(
                "fright",
                (
                    "<feeling.batter_fright|Fear has made {batter.his} eyes wide>.",
                    "<feeling.batter_fright|{Batter.his} teeth chatter with fright>.",
                ),
                (
                    Point(
                        "feeling.batter_fright",
                        "{batter} is afraid of the punishment.",
                        (("the frightened face", face("batter")), ("the hands behind the back", pose("batter"))),
                        after=("event.batter",),
                    ),
                ),
                sets=(Change("batter", face="afraid"),),
                order=18,
            ),
        ),
        "feeling_owner": (
            Beat(
                "anger",
                (
                    "<feeling.owner_anger|{Owner.his} brows meet over {owner.his} nose>.",
                    "<feeling.owner_anger|{Owner.he} is boiling with anger>.",
                    "<feeling.owner_anger|{Owner.his} glare could break the other panes as well>.",
                ),
                (
                    Point(
                        "feeling.owner_anger",
                        "{owner} is angry.",
                        (("the angry face", face("owner")), ("the eyes on the {batter.noun}", looks("owner"))),
                        after=("event.owner",),
                    ),
                ),
                order=10,
            ),
        ),
        "feeling_witness": (
            Beat(
                "glee",
                (
                    "<feeling.witness_glee|{Witness.he} laughs with delight>.",
                    "<feeling.witness_glee|{Witness.his} laugh is not kind, but it is hearty>.",
                ),
                (
                    Point(
                        "feeling.witness_glee",
                        "{witness} enjoys the trouble.",
                        (("the laughing face", face("witness")), ("the pointing arm", pose("witness"))),
                        after=("event.witness",),
                    ),
                ),
                order=28,
            ),
            Beat(
                "cross",
                (
                    "<feeling.witness_cross|{Witness.he} is furious: now the game is over for all>.",
                    "<feeling.witness_cross|{Witness.he} scowls, since that was the only ball>.",
                ),
                (
                    Point(
                        "feeling.witness_cross",
                        "{witness} is angry with {batter}.",
                        (("the angry face", face("witness")), ("the pointing arm", pose("witness"))),
                        after=("event.witness",),
                    ),
                ),
                sets=(Change("witness", face="angry"),),
                order=28,
            ),
        ),
        "relation": (
            Beat(
                "mates",
                (
                    "<relation.mates|A minute ago the two were playing on one side>.",
                    "<relation.mates|So much for friendship>.",
                    "<relation.mates|They will still play together tomorrow; friends are like that>.",
                ),
                (
                    Point(
                        "relation.mates",
                        "{batter} and {witness} were playing together.",
                        (
                            ("the {witness.noun} close to the {batter.noun}", looks("witness")),
                            ("the two children on the spot", see("batter")),
                        ),
                    ),
                ),
                order=32,
            ),
            Beat(
                "sign",
                (
                    '<relation.sign|"NO BALL GAMES", the neighbour had written on a board for these very children>.',
                    '<relation.sign|Not for the first time: "NO BALL GAMES" says a board the neighbour put up>.',
                ),
                (
                    Point(
                        "relation.sign",
                        "The {owner.noun} is a neighbour who has had trouble with the children before.",
                        (("the words NO BALL GAMES", reads("rule")), ("the eyes on the {batter.noun}", looks("owner"))),
                    ),
                ),
                adds=(Lettering("rule", "board", "NO BALL GAMES", {"street": "shop_sign", "garden": "fence_stand"}),),
                order=32,
            ),
        ),
    },
    clock=None,
)

_SHOPPERS: Final = (
    Cast("woman", "adult", "feminine", ("dress", "coat")),
    Cast("man", "adult", "masculine", ("casual", "coat"), ("glasses",)),
    Cast("old woman", "elder", "feminine", ("coat",), ("hat",)),
    Cast("nurse", "adult", "feminine", ("nurse",)),
    Cast("baker", "adult", "masculine", ("chef",)),
    Cast("student", "teen", "feminine", ("casual", "dress"), ("glasses",)),
)

BICYCLE_THIEF: Final = Situation(
    name="bicycle_thief",
    title=("My bicycle!", "Gone in a minute", "Just a loaf of bread", "Two wheels too fast", "Stop, thief!"),
    words="bicycle bike stolen steal steals thief theft robber lock key ride shopping street chase crime",
    tags=("street", "crime", "chase"),
    settings=("street", "park", "bus_stop"),
    roles=(
        Role(
            "thief",
            (
                Cast("teenager", "teen", "masculine", ("casual", "sports"), ("cap",)),
                Cast("stranger", "adult", "masculine", ("casual", "coat"), ("cap",)),
                Cast("stranger", "adult", "feminine", ("casual", "coat"), ("cap",)),
                Cast("bearded stranger", "adult", "masculine", ("coat",), ("scarf", "beard")),
            ),
            "on bike",
            pose="sit",
            face="laughing",
            facing="right",
        ),
        Role(
            "owner",
            _SHOPPERS,
            {"street": "floor_left", "park": "floor_left", "bus_stop": "front_left"},
            pose="run",
            face="angry",
            facing="right",
            looks="bike",
        ),
    ),
    core=(
        Beat(
            "ride",
            (
                "{Place}, {thief} <event.ride|rides away on a bicycle at full speed>.",
                "{Thief} <event.ride|speeds off on a bicycle> {place}.",
                "<event.ride|A bicycle shoots away> {place}, and on it sits {thief}.",
            ),
            (
                Point(
                    "event.ride",
                    "{thief} rides away fast.",
                    (("the {thief.noun} on the bicycle", on("thief", "bike")), ("the lines of speed", see("dash"))),
                ),
            ),
            adds=(
                Thing(
                    "bike",
                    "bicycle",
                    {"street": "floor_right", "park": "front_right", "bus_stop": "floor_right"},
                    facing="right",
                ),
                Happening("dash", "motion_lines", "bike"),
            ),
            order=0,
        ),
        Beat(
            "chase",
            (
                "{Owner} <event.chase|runs after it>, but two legs are slower than two wheels.",
                "Behind, {owner} <event.chase|runs for all {owner.he} is worth>.",
                "{Owner} <event.chase|comes running behind and shouts>.",
            ),
            (
                Point(
                    "event.chase",
                    "{owner} runs after the bicycle.",
                    (("the running {owner.noun}", pose("owner")), ("the eyes on the bicycle", looks("owner"))),
                    after=("event.ride",),
                ),
            ),
            order=10,
        ),
        Beat(
            "bag",
            (
                "<event.bag|A shopping bag has burst on the ground>.",
                "<event.bag|The shopping lies where it was dropped>.",
                "<event.bag|Groceries roll out of a torn bag>.",
            ),
            (
                Point(
                    "event.bag",
                    "{owner} has dropped the shopping.",
                    (("the torn bag on the ground", see("bag")), ("the running {owner.noun}", pose("owner"))),
                    after=("event.chase",),
                ),
            ),
            adds=(
                Thing(
                    "bag",
                    "shopping_bag",
                    {"street": "front_left", "park": "front_left", "bus_stop": "floor_left"},
                    "torn",
                ),
            ),
            order=16,
        ),
    ),
    slots={
        "relation": (
            Beat(
                "key",
                (
                    "<relation.key|In {owner.his} hand is the little key to its lock>.",
                    "<relation.key|The key to the lock is still in {owner.his} fist, so there is no doubt whose it is>.",
                    "<relation.key|{Owner.he} holds up a key: the proof>.",
                ),
                (
                    Point(
                        "relation.key",
                        "The bicycle belongs to the {owner.noun} and not to the {thief.noun}.",
                        (("the key in the hand", holds("owner", "key")), ("the eyes on the bicycle", looks("owner"))),
                    ),
                ),
                adds=(Thing("key", "key", "held owner"),),
                order=14,
            ),
        ),
        "cause": (
            Beat(
                "sign",
                (
                    '<cause.sign|"LOCK YOUR BIKE!" warns a board, and somebody has not>.',
                    '<cause.sign|There was a warning, "LOCK YOUR BIKE!", in the biggest of letters>.',
                ),
                (
                    Point(
                        "cause.sign",
                        "The bicycle could be stolen because nobody had locked it.",
                        (
                            ("the words LOCK YOUR BIKE!", reads("sign")),
                            ("the {thief.noun} on the bicycle", on("thief", "bike")),
                        ),
                    ),
                ),
                adds=(
                    Lettering(
                        "sign",
                        "board",
                        "LOCK YOUR BIKE!",
                        {"street": "shop_sign", "park": "wall_center", "bus_stop": "wall_left"},
                    ),
                ),
                order=30,
            ),
            Beat(
                "shop",
                (
                    "<cause.shop|It takes a minute to buy bread; that was the minute {thief} needed>.",
                    "<cause.shop|While {owner.he} was shopping, the bicycle stood alone>.",
                ),
                (
                    Point(
                        "cause.shop",
                        "The bicycle was stolen while {owner} was shopping.",
                        (
                            ("the shopping on the ground", see("bag")),
                            ("the {thief.noun} on the bicycle", on("thief", "bike")),
                        ),
                        after=("event.ride",),
                    ),
                ),
                order=20,
            ),
        ),
        "feeling_thief": (
            Beat(
                "grin",
                (
                    "<feeling.thief_grin|The rider laughs loudly>.",
                    "<feeling.thief_grin|{Thief} roars with laughter, teeth flashing>.",
                ),
                (
                    Point(
                        "feeling.thief_grin",
                        "{thief} enjoys the theft.",
                        (
                            ("the laughing face", face("thief")),
                            ("the face turned away from the {owner.noun}", away("thief", "owner")),
                        ),
                        after=("event.ride",),
                    ),
                ),
                order=6,
            ),
            Beat(
                "fear",
                (
                    "<feeling.thief_fear|Whoever looks so frightened has no good conscience>.",
                    "<feeling.thief_fear|There is fear in the rider's eyes>.",
                ),
                (
                    Point(
                        "feeling.thief_fear",
                        "{thief} is afraid of being caught.",
                        (("the frightened face", face("thief")), ("the lines of speed", see("dash"))),
                        after=("event.ride",),
                    ),
                ),
                sets=(Change("thief", face="afraid"),),
                order=6,
            ),
        ),
        "feeling_owner": (
            Beat(
                "rage",
                (
                    "<feeling.owner_rage|{Owner.his} face is dark with rage>.",
                    "<feeling.owner_rage|Rage gives {owner.him} wings, though not enough of them>.",
                ),
                (
                    Point(
                        "feeling.owner_rage",
                        "{owner} is furious.",
                        (("the angry face", face("owner")), ("the eyes on the bicycle", looks("owner"))),
                        after=("event.chase",),
                    ),
                ),
                order=12,
            ),
            Beat(
                "shock",
                (
                    "<feeling.owner_shock|{Owner.he} cannot believe {owner.his} eyes>.",
                    "<feeling.owner_shock|With open mouth {owner.he} sees it grow smaller>.",
                ),
                (
                    Point(
                        "feeling.owner_shock",
                        "{owner} is shocked.",
                        (("the wide eyes", face("owner")), ("the eyes on the bicycle", looks("owner"))),
                        after=("event.chase",),
                    ),
                ),
                sets=(Change("owner", face="surprised"),),
                order=12,
            ),
        ),
        "dog": (
            Beat(
                "dog",
                (
                    "<event.dog|Only the dog runs fast enough to keep up>.",
                    "<event.dog|A dog has joined the hunt, barking>.",
                ),
                (Point("event.dog", "A dog runs along.", (("the running dog", see("dog")),), nice=True),),
                adds=(
                    Thing(
                        "dog",
                        "dog",
                        {"street": "front_center", "park": "floor_center", "bus_stop": "front_right"},
                        "running",
                        nice=True,
                    ),
                ),
                order=34,
            ),
            *extras({"street": "front_center", "*": "front_right"}, "bird", "newspaper", "puddle"),
        ),
    },
    clock=None,
)

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

MUSICIAN: Final = Situation(
    name="street_musician",
    title=("A fare in coins", "The long way home", "Two coins and a tune", "Play once more"),
    words="musician music violin guitar busker play plays street coins money give kindness poor home ticket song hat",
    tags=("street", "music", "kindness", "poverty"),
    settings=("street", "station", "park"),
    roles=(
        Role(
            "player",
            (
                Cast("old man", "elder", "masculine", ("coat",), ("scarf",)),
                Cast("old man", "elder", "masculine", ("coat",), ("beard",)),
                Cast("old woman", "elder", "feminine", ("coat",), ("scarf",)),
                Cast("young man", "adult", "masculine", ("coat", "casual"), ("beard",)),
                Cast("young woman", "adult", "feminine", ("coat",), ("cap",)),
            ),
            "on seat",
            pose="sit",
            face="surprised",
            facing="left",
            looks="child",
        ),
        Role(
            "child",
            KIDS_OUT,
            {"park": "floor_center", "*": "floor_left"},
            pose="offer",
            face="happy",
            facing="right",
            looks="player",
            family="f",
        ),
        Role(
            "parent",
            PARENTS,
            {"park": "floor_left", "*": "front_left"},
            pose="stand",
            face="proud",
            facing="right",
            looks="child",
            family="f",
        ),
    ),
    own_words={"goal": ("TICKET HOME", "A ROOM TONIGHT", "HOME TO MY KIDS", "ONE HOT SOUP", "NEW STRINGS")},
    core=(
        Beat(
            "player",
            (
                "{Place}, {player} <event.player|sits on an old suitcase with a violin>.",
                "{Player} <event.player|rests on a battered suitcase {place}, a violin in one hand>.",
                "<event.player|On a suitcase sits a musician> {place}: {player}, violin in hand.",
            ),
            (
                Point(
                    "event.player",
                    "{player} makes music in public.",
                    (
                        ("the violin in the hand", holds("player", "violin")),
                        ("the {player.noun} on the suitcase", on("player", "seat")),
                    ),
                ),
            ),
            adds=(
                Thing("violin", "violin", "held player"),
                Thing("seat", "suitcase", {"park": "front_right", "*": "floor_right"}, facing="left"),
            ),
            order=0,
        ),
        Beat(
            "hat",
            (
                'In front lies a hat for the money <event.hat|beside a card that says "{goal}">.',
                'A card <event.hat|beside the hat on the ground> asks for very little: "{goal}".',
                'Before the hat on the ground <event.hat|a card reads "{goal}">.',
            ),
            (
                Point(
                    "event.hat",
                    "{player} collects money for a wish.",
                    (("the words {goal}", reads("card")), ("the hat on the ground", see("hat"))),
                    after=("event.player",),
                ),
            ),
            adds=(
                Lettering("card", "paper", "{goal}", {"park": "front_center", "*": "front_right"}),
                Thing("hat", "hat", {"park": "beside card", "*": "front_center"}),
            ),
            order=5,
        ),
        Beat(
            "child",
            (
                "{Child} <event.gift|holds out a handful of coins>.",
                "With both arms {child} <event.gift|offers the coins {child.he} has saved>.",
                "{Child} <event.gift|has stepped up and stretches out some coins>.",
            ),
            (
                Point(
                    "event.gift",
                    "{child} gives {player} money.",
                    (("the coins in the hands", holds("child", "coins")), ("the outstretched arms", pose("child"))),
                    after=("event.player",),
                ),
            ),
            adds=(Thing("coins", "coins", "held child"),),
            order=14,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "empty",
                (
                    "<cause.wallet|The wallet on the ground is empty; not one passer-by has stopped today>.",
                    "<cause.wallet|Next to the hat lies a purse with nothing in it but a moth>.",
                ),
                (
                    Point(
                        "cause.wallet",
                        "{child} gives coins because {player} has no money left.",
                        (("the empty wallet", see("wallet")), ("the coins in the hands", holds("child", "coins"))),
                        after=("event.gift",),
                    ),
                ),
                adds=(Thing("wallet", "wallet", "beside hat", "empty"),),
                order=8,
            ),
            Beat(
                "tune",
                (
                    "<cause.tune|It must be the music: {child} cannot look away>.",
                    "<cause.tune|{Child} has listened to the very last note>.",
                ),
                (
                    Point(
                        "cause.tune",
                        "{child} gives coins because of the music.",
                        (
                            ("the violin", holds("player", "violin")),
                            ("the eyes of the {child.noun} on the {player.noun}", looks("child")),
                        ),
                        after=("event.gift",),
                    ),
                ),
                order=18,
            ),
        ),
        "time": (EVENING,),
        "feeling_player": (
            Beat(
                "wonder",
                (
                    "<feeling.player_wonder|{Player} can hardly believe it and opens {player.his} eyes wide>.",
                    "<feeling.player_wonder|The mouth of {player} falls open>.",
                ),
                (
                    Point(
                        "feeling.player_wonder",
                        "{player} is surprised by so much kindness.",
                        (("the wide eyes", face("player")), ("the eyes on the {child.noun}", looks("player"))),
                        after=("event.gift",),
                    ),
                ),
                order=22,
            ),
            Beat(
                "tears",
                (
                    "<feeling.player_tears|It brings tears to the eyes of {player}>.",
                    "<feeling.player_tears|{Player} is crying, and it is not from sorrow>.",
                ),
                (
                    Point(
                        "feeling.player_tears",
                        "{player} is moved to tears.",
                        (("the tears", face("player")), ("the eyes on the {child.noun}", looks("player"))),
                        after=("event.gift",),
                    ),
                ),
                sets=(Change("player", face="crying"),),
                order=22,
            ),
        ),
        "feeling_parent": (
            Beat(
                "proud",
                (
                    "Some steps back, {child.his} {parent.noun} <feeling.parent_proud|lifts {parent.his} chin with pride>.",
                    "Behind {child.him}, {child.his} {parent.noun} <feeling.parent_proud|looks on and could not be prouder>.",
                ),
                (
                    Point(
                        "feeling.parent_proud",
                        "{parent} is proud of {child}.",
                        (("the proud face", face("parent")), ("the eyes on the {child.noun}", looks("parent"))),
                        after=("event.gift",),
                    ),
                ),
                order=26,
            ),
        ),
        "feeling_child": (
            Beat(
                "glad",
                (
                    "<feeling.child_glad|{Child} is glowing with joy>.",
                    "<feeling.child_glad|Nobody has ever given away money with such a smile>.",
                ),
                (
                    Point(
                        "feeling.child_glad",
                        "{child} is glad to give.",
                        (("the smile", face("child")), ("the outstretched arms", pose("child"))),
                        after=("event.gift",),
                    ),
                ),
                order=16,
            ),
        ),
        "relation": (
            Beat(
                "kin",
                (
                    "<relation.kin|{Child} takes after {child.his} {parent.noun}, who taught {child.him} to share>.",
                    "<relation.kin|{Parent} does not let {child} out of sight, as it is with one's own>.",
                ),
                (
                    Point(
                        "relation.kin",
                        family("parent", "child"),
                        (
                            ("the eyes on the {child.noun}", looks("parent")),
                            ("the {parent.noun} waiting behind the {child.noun}", pose("parent")),
                        ),
                    ),
                ),
                order=30,
            ),
        ),
        "bird": (
            Beat(
                "bird",
                ("<event.bird|A bird has come to listen>.", "<event.bird|Even a bird has stopped to hear the end>."),
                (Point("event.bird", "A bird listens.", (("the bird", see("bird")),), nice=True),),
                adds=(Thing("bird", "bird", {"park": "front_left", "*": "floor_center"}, "perched", nice=True),),
                order=34,
            ),
            *extras({"park": "front_left", "*": "floor_center"}, "newspaper", "puddle"),
        ),
    },
    times=("evening",),
    clock=None,
    weathers=("clear", "cloudy", "snow"),
)

WEDDING_CAR: Final = Situation(
    name="wedding_breakdown",
    title=(
        "Late for the church",
        "Something borrowed, something broken",
        "The bells will not wait",
        "Three miles from yes",
    ),
    words="wedding bride groom car breakdown broken engine smoke late church marry flat tyre dress veil taxi road",
    tags=("street", "wedding", "accident", "love"),
    settings=("street",),
    roles=(
        Role(
            "bride",
            (Cast("bride", "adult", "feminine", ("wedding_dress",), ("veil",)),),
            "floor_left",
            pose="hand_to_mouth",
            face="crying",
            facing="right",
            looks="car",
        ),
        Role(
            "driver",
            (
                Cast("groom", "adult", "masculine", ("suit",)),
                Cast("father", "elder", "masculine", ("suit",), ("moustache",)),
                Cast("best man", "adult", "masculine", ("suit",), ("glasses",)),
                Cast("brother", "teen", "masculine", ("suit",)),
                Cast("groom", "adult", "masculine", ("suit",), ("beard",)),
            ),
            "front_right",
            pose="phone",
            face="worried",
            facing="left",
            looks="car",
        ),
    ),
    own_words={"way": ("CHURCH 3 MILES", "CHURCH 5 MILES", "CHURCH 9 MILES", "CHURCH 10 KM")},
    core=(
        Beat(
            "car",
            (
                "{Place}, <event.car|a car has stopped for good: black smoke comes from its bonnet>.",
                "<event.car|Smoke pours from the bonnet of a car> {place}.",
                "<event.car|A car has broken down> {place}, and it smokes like a chimney.",
            ),
            (
                Point(
                    "event.car",
                    "The car has broken down.",
                    (("the smoking car", see("car")), ("the smoke", see("smoke"))),
                ),
            ),
            adds=(Thing("car", "car", "road", "dented", facing="right"), Happening("smoke", "smoke", "car")),
            order=0,
        ),
        Beat(
            "bride",
            (
                "On the pavement {bride} <event.bride|presses a hand to {bride.his} mouth>.",
                "{Bride}, veil and all, <event.bride|stands beside it with a hand before {bride.his} mouth>.",
                "{Bride} <event.bride|has got out in full splendour and holds {bride.his} breath>.",
            ),
            (
                Point(
                    "event.bride",
                    "{bride} is stranded on the way to the wedding.",
                    (("the hand at the mouth", pose("bride")), ("the eyes on the car", looks("bride"))),
                    after=("event.car",),
                ),
            ),
            order=8,
        ),
        Beat(
            "sign",
            (
                'The signpost is cruel: <event.way|"{way}">.',
                '<event.way|"{way}", says the signpost>.',
                'And according to the signpost it is far: <event.way|"{way}">.',
            ),
            (
                Point(
                    "event.way",
                    "{bride} was on the way to the church.",
                    (("the words {way}", reads("sign")), ("the wedding dress of the {bride.noun}", see("bride"))),
                    after=("event.car",),
                ),
            ),
            adds=(Lettering("sign", "board", "{way}", "wall_center"),),
            order=14,
        ),
        Beat(
            "phone",
            (
                "{Driver} <event.phone|has a phone at {driver.his} ear>.",
                "{Driver} <event.phone|is calling everybody {driver.he} knows>.",
                "A phone at {driver.his} ear, {driver} <event.phone|begs for a taxi>.",
            ),
            (
                Point(
                    "event.phone",
                    "{driver} calls for help.",
                    (("the phone at the ear", pose("driver")), ("the eyes on the car", looks("driver"))),
                    after=("event.car",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "oil",
                (
                    "<cause.oil|An empty bottle at the front says it all: nobody had filled in any oil>.",
                    "<cause.oil|Somebody had forgotten the oil, and now the bottle beside the road is empty too>.",
                ),
                (
                    Point(
                        "cause.oil",
                        "The car broke down because there was no oil left.",
                        (("the empty bottle", see("oil")), ("the smoke", see("smoke"))),
                        after=("event.car",),
                    ),
                ),
                adds=(Thing("oil", "bottle", "front_center", "empty"),),
                order=4,
            ),
            Beat(
                "water",
                (
                    "<cause.water|A bucket of water stands ready, too late for the overheated engine>.",
                    "<cause.water|The engine is overheated; even the bucket of water has not helped>.",
                ),
                (
                    Point(
                        "cause.water",
                        "The car broke down because the engine was too hot.",
                        (("the bucket of water", see("bucket")), ("the smoke", see("smoke"))),
                        after=("event.car",),
                    ),
                ),
                adds=(Thing("bucket", "bucket", "front_center"),),
                order=4,
            ),
        ),
        "time": (NOON,),
        "feeling_bride": (
            Beat(
                "tears",
                (
                    "<feeling.bride_tears|Tears run over the careful make-up>.",
                    "<feeling.bride_tears|{Bride.he} is weeping, and not for joy>.",
                ),
                (
                    Point(
                        "feeling.bride_tears",
                        "{bride} is desperate.",
                        (("the tears", face("bride")), ("the eyes on the car", looks("bride"))),
                        after=("event.bride",),
                    ),
                ),
                order=11,
            ),
            Beat(
                "laugh",
                (
                    "<feeling.bride_laugh|Behind the hand {bride.he} is laughing, because what else can one do>.",
                    "<feeling.bride_laugh|Behind it {bride.he} bursts out laughing: this will be a story for the grandchildren>.",
                ),
                (
                    Point(
                        "feeling.bride_laugh",
                        "{bride} takes it with humour.",
                        (("the laughing face", face("bride")), ("the eyes on the car", looks("bride"))),
                        after=("event.bride",),
                    ),
                ),
                sets=(Change("bride", face="laughing"),),
                order=11,
            ),
            Beat(
                "shock",
                (
                    "<feeling.bride_shock|{Bride.his} eyes are wide with shock>.",
                    "<feeling.bride_shock|{Bride.he} stares at the wreck in disbelief>.",
                ),
                (
                    Point(
                        "feeling.bride_shock",
                        "{bride} is shocked.",
                        (("the wide eyes", face("bride")), ("the eyes on the car", looks("bride"))),
                        after=("event.bride",),
                    ),
                ),
                sets=(Change("bride", face="surprised"),),
                order=11,
            ),
        ),
        "feeling_driver": (
            Beat(
                "worry",
                (
                    "<feeling.driver_worry|Drops of sweat stand on {driver.his} forehead>.",
                    "<feeling.driver_worry|Seldom has anybody in so good a suit looked so worried>.",
                ),
                (
                    Point(
                        "feeling.driver_worry",
                        "{driver} is worried.",
                        (("the worried face", face("driver")), ("the phone at the ear", pose("driver"))),
                        after=("event.phone",),
                    ),
                ),
                order=24,
            ),
        ),
        "relation": (
            Beat(
                "flowers",
                (
                    "<relation.party|The suit, the bouquet in {bride.his} hand: these two are going to the same wedding>.",
                    "<relation.party|{Bride.he} still clutches the bouquet; {driver.his} best suit shows that {driver.he} belongs to the party>.",
                ),
                (
                    Point(
                        "relation.party",
                        "{bride} and {driver} belong to the same wedding party.",
                        (("the bouquet in the hand", holds("bride", "flowers")), ("the festive suit", see("driver"))),
                    ),
                ),
                adds=(Thing("flowers", "bouquet", "held bride"),),
                order=30,
            ),
        ),
        "dog": (
            Beat(
                "dog",
                ("<event.dog|A dog watches with great interest>.", "<event.dog|The only calm guest is a dog>."),
                (Point("event.dog", "A dog looks on.", (("the sitting dog", see("dog")),), nice=True),),
                adds=(Thing("dog", "dog", "front_left", "sitting", nice=True),),
                order=34,
            ),
            *extras("front_left", "bird", "cat", "puddle", "newspaper"),
        ),
    },
    times=("noon",),
    clock=None,
)

ALL: Final = (BROKEN_WINDOW, BICYCLE_THIEF, DRIVING_LESSON, MUSICIAN, WEDDING_CAR)
