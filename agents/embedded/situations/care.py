"""Dramas around beds: the night watch, the smuggled dog, the monster under the bed, the bridegroom who overslept."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
    Happening,
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
    on,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS, SMALL

NURSES: Final = (
    Cast("nurse", "adult", "feminine", ("nurse",)),
    Cast("nurse", "adult", "masculine", ("nurse",)),
    Cast("doctor", "adult", "feminine", ("doctor",), ("glasses",)),
    Cast("doctor", "elder", "masculine", ("doctor",), ("glasses",)),
)

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

SMUGGLED_DOG: Final = Situation(
    name="smuggled_dog",
    title=("The best medicine", "No dogs", "Visitor on four legs", "Against all rules", "A wagging secret"),
    words="hospital dog smuggle smuggled secret visit patient nurse rule forbidden pet grandfather grandmother reunion",
    tags=("hospital", "pets", "secret", "comedy"),
    settings=("hospital_room",),
    roles=(
        Role(
            "patient",
            (
                Cast("grandfather", "elder", "masculine"),
                Cast("grandmother", "elder", "feminine"),
                Cast("old man", "elder", "masculine", (), ("moustache",)),
                Cast("old woman", "elder", "feminine"),
            ),
            "bed",
            pose="sit",
            face="laughing",
            outfits=("pyjamas",),
            looks="dog",
            family="home",
        ),
        Role("child", KIDS, "floor_center", pose="cheer", face="happy", looks="patient", family="home"),
        Role("nurse", NURSES, "floor_right", pose="hands_on_hips", face="surprised", looks="dog", facing="left"),
    ),
    core=(
        Beat(
            "dog",
            (
                "{Place}, <event.dog|a dog sits on the bed>, right in the lap of {patient}.",
                "<event.dog|In the lap of {patient}, on the clean sheets, sits a dog> {place}.",
                "{Patient} has a visitor {place}: <event.dog|a dog has got up on the bed>.",
            ),
            (
                Point(
                    "event.dog",
                    "A dog has come to visit {patient}.",
                    (("the dog in the bed", on("dog", "patient")), ("the dog", see("dog"))),
                ),
            ),
            adds=(Thing("dog", "dog", "on patient", "sitting"),),
            order=0,
        ),
        Beat(
            "rule",
            (
                'On the wall <event.rule|a notice says "{RULE}">.',
                'It is not for want of <event.rule|a notice: "{RULE}">.',
                '<event.rule|"{RULE}" stands in big letters over the whole affair>.',
            ),
            (Point("event.rule", "Dogs are forbidden here.", (("the words {RULE}", reads("rule")),)),),
            adds=(Lettering("rule", "board", "{RULE}", "wall_center"),),
            order=18,
        ),
        Beat(
            "nurse",
            (
                "{Nurse} <event.nurse|has just discovered it> and stands there with hands on hips.",
                "Hands on hips, {nurse} <event.nurse|takes in the scene>.",
                "Of all moments {nurse} <event.nurse|picks this one to look in>, hands already on the hips.",
            ),
            (
                Point(
                    "event.nurse",
                    "{nurse} discovers the dog.",
                    (("the hands on the hips", pose("nurse")), ("the eyes on the dog", looks("nurse"))),
                    after=("event.dog",),
                ),
            ),
            order=22,
        ),
    ),
    slots={
        "feeling_patient": (
            Beat(
                "joy",
                (
                    "<feeling.patient|{Patient} laughs as if there were no hospital in the world>.",
                    "<feeling.patient|{Patient} shakes with laughter; the pulse on the monitor has never looked better>.",
                    "<feeling.patient|A laugh has burst out of {patient}, the first in days>.",
                ),
                (
                    Point(
                        "feeling.patient",
                        "{patient} is overjoyed.",
                        (("the laughing face", face("patient")), ("the eyes on the dog", looks("patient"))),
                        after=("event.dog",),
                    ),
                ),
                order=4,
            ),
        ),
        "cause": (
            Beat(
                "box",
                (
                    "<cause.box|At {child.his} feet lies the big empty box it travelled in>.",
                    "<cause.box|The open box on the floor explains how it got past the front desk>.",
                    "<cause.box|A box with its lid up, just large enough for a dog, stands on the floor>.",
                ),
                (
                    Point(
                        "cause.box",
                        "The dog got in because the {child.noun} smuggled it in a box.",
                        (("the open, empty box", see("box")), ("the dog", see("dog"))),
                        after=("event.dog",),
                    ),
                ),
                adds=(Thing("box", "box", "front_center", "open"),),
                order=12,
            ),
            Beat(
                "bag",
                (
                    "<cause.bag|A backpack gapes on the floor, and the lead beside it gives the plan away>.",
                    "<cause.bag|The backpack that served as a hiding place lies open on the floor, next to a dog lead>.",
                ),
                (
                    Point(
                        "cause.bag",
                        "The dog got in because the {child.noun} smuggled it in a backpack.",
                        (("the open backpack", see("bag")), ("the empty leash beside it", see("leash"))),
                        after=("event.dog",),
                    ),
                ),
                adds=(
                    Thing("bag", "backpack", "front_center", "open"),
                    Thing("leash", "leash", "front_center", "empty"),
                ),
                order=12,
            ),
        ),
        "child": (
            Beat(
                "cheer",
                (
                    "{Child} <event.child|throws both arms in the air>: mission accomplished.",
                    "Beside the bed {child} <event.child|cheers with both arms up>.",
                    "{Child}, the mastermind, <event.child|celebrates with raised fists>.",
                ),
                (
                    Point(
                        "event.child",
                        "{child} celebrates the reunion.",
                        (("the raised arms", pose("child")), ("the eyes on the {patient.noun}", looks("child"))),
                        after=("event.dog",),
                    ),
                ),
                order=8,
            ),
        ),
        "feeling_child": (
            Beat(
                "glee",
                (
                    "<feeling.child|{Child} beams from ear to ear>.",
                    "<feeling.child|There is nothing but delight in the face of {child}>.",
                ),
                (
                    Point(
                        "feeling.child",
                        "{child} is happy for {patient}.",
                        (("the beaming face", face("child")), ("the eyes on the {patient.noun}", looks("child"))),
                        after=("event.dog",),
                    ),
                ),
                order=9,
            ),
        ),
        "feeling_nurse": (
            Beat(
                "cross",
                ("<feeling.nurse|{Nurse.his} brows promise trouble>.", "<feeling.nurse|{Nurse.he} is furious>."),
                (
                    Point(
                        "feeling.nurse",
                        "{nurse} is angry about the broken rule.",
                        (("the angry face", face("nurse")),),
                        after=("event.nurse",),
                    ),
                ),
                sets=(Change("nurse", face="angry"),),
                order=24,
            ),
            Beat(
                "melt",
                (
                    "<feeling.nurse_melt|And yet {nurse.he} smiles>.",
                    "<feeling.nurse_melt|{Nurse.he} tries to look strict and cannot help smiling>.",
                ),
                (
                    Point(
                        "feeling.nurse_melt",
                        "{nurse} does not mind the dog at all.",
                        (("the smile", face("nurse")), ("the eyes on the dog", looks("nurse"))),
                        after=("event.nurse",),
                    ),
                ),
                sets=(Change("nurse", face="happy"),),
                order=24,
            ),
            Beat(
                "gape",
                (
                    "<feeling.nurse_gape|{Nurse.his} mouth has fallen open>.",
                    "<feeling.nurse_gape|{Nurse.he} can hardly believe it>.",
                ),
                (
                    Point(
                        "feeling.nurse_gape",
                        "{nurse} is astonished.",
                        (("the open mouth", face("nurse")),),
                        after=("event.nurse",),
                    ),
                ),
                order=24,
            ),
        ),
        "relation": (
            Beat(
                "drawing",
                (
                    '<relation.card|A sheet on the wall reads "{LOVE}">.',
                    '<relation.card|"{LOVE}" is written on the sheet beside the bed>.',
                ),
                (
                    Point(
                        "relation.card",
                        "The {child.noun} is the {patient.body}'s grandchild.",
                        (
                            ("the words {LOVE}", reads("card")),
                            ("the {child.noun} beside the old {patient.body}", see("child")),
                        ),
                    ),
                ),
                adds=(Lettering("card", "paper", "{LOVE}", "wall_left"),),
                order=40,
            ),
        ),
    },
    own_words={
        "rule": ("NO DOGS", "NO PETS", "NO ANIMALS"),
        "love": ("LOVE FROM ALL OF US", "FROM YOUR GRANDCHILD", "GRANDPARENTS ROCK"),
    },
    times=("morning", "noon", "evening"),
    clock=None,
)

MONSTER: Final = Situation(
    name="monster_under_bed",
    title=("The monster under the bed", "Eyes in the dark", "A brave inspection", "It moved", "Only whiskers"),
    words="monster under bed night afraid fear dark torch flashlight child parent cat bedroom noise ghost nightmare",
    tags=("home", "children", "night", "fear", "pets"),
    settings=("bedroom",),
    roles=(
        Role(
            "child", SMALL + KIDS, "bed", pose="sit", face="afraid", looks="parent", outfits=("pyjamas",), family="home"
        ),
        Role(
            "parent",
            PARENTS,
            "floor_right",
            pose="kneel",
            face="happy",
            facing="left",
            looks="beast",
            outfits=("pyjamas", "casual"),
            family="home",
        ),
    ),
    picks={"beast": (Pick("cat", "cat", "sitting"), Pick("rabbit", "rabbit"), Pick("cat", "striped cat", "walking"))},
    core=(
        Beat(
            "fear",
            (
                "{Child} <event.fear|sits bolt upright in bed> {place}.",
                "{Place}, {child} <event.fear|does not dare to put a foot on the floor> and huddles in bed.",
                "Wide awake {place}, {child} <event.fear|has shot up out of the pillow>.",
            ),
            (
                Point(
                    "event.fear",
                    "{child} cannot sleep and sits up in bed.",
                    (("the {child.noun} sitting in the bed", pose("child")),),
                ),
            ),
            order=0,
        ),
        Beat(
            "torch",
            (
                "{Parent} <event.search|kneels on the floor with a torch> and searches in earnest.",
                "Down on both knees, {parent} <event.search|shines a torch along the floor>.",
                "A grown-up is on the case: {parent} <event.search|is kneeling down, torch in hand>.",
            ),
            (
                Point(
                    "event.search",
                    "{parent} searches the floor with a torch.",
                    (
                        ("the torch in the hand", holds("parent", "torch")),
                        ("the kneeling {parent.noun}", pose("parent")),
                    ),
                    after=("event.fear",),
                ),
            ),
            adds=(Thing("torch", "torch", "held parent", "on"),),
            order=18,
        ),
        Beat(
            "beast",
            (
                "And there is the monster: <event.beast|{beast} by the bed>.",
                "What comes to light there is <event.beast|{beast}, no more and no less>.",
                "The terrible creature turns out to be <event.beast|{beast}>.",
            ),
            (
                Point(
                    "event.beast",
                    "The supposed monster is only {beast}.",
                    (
                        ("the {beast.noun}", see("beast")),
                        ("the eyes of the {parent.noun} on the {beast.noun}", looks("parent")),
                    ),
                    after=("event.search",),
                ),
            ),
            adds=(Thing("beast", "$beast", "floor_center"),),
            order=22,
        ),
    ),
    slots={
        "feeling_child": (
            Beat(
                "afraid",
                (
                    "<feeling.child|{Child.his} eyes are huge with fear>.",
                    "<feeling.child|Fear has drained {child.his} face>.",
                    "<feeling.child|Nothing in the world frightens {child.him} more than the gap below the mattress>.",
                ),
                (
                    Point(
                        "feeling.child",
                        "{child} is afraid.",
                        (("the frightened face", face("child")), ("the {child.noun} upright in bed", pose("child"))),
                        after=("event.fear",),
                    ),
                ),
                order=4,
            ),
        ),
        "cause": (
            Beat(
                "book",
                (
                    "<cause.book|A storybook lies open on the floor; tonight's chapter had teeth>.",
                    "<cause.book|The thick book left open in front must have been a ghost story>.",
                    "<cause.book|The bedtime story, still open on the floor, was perhaps a little too exciting>.",
                ),
                (
                    Point(
                        "cause.book",
                        "{child} is afraid because of a scary bedtime story.",
                        (("the open book", see("book")), ("the frightened face", face("child"))),
                        after=("event.fear",),
                    ),
                ),
                adds=(Thing("book", "book", "front_center", "open"),),
                order=6,
            ),
            Beat(
                "vase",
                (
                    "<cause.cup|A cup has been knocked over on the floor, and such a clatter would wake anybody>.",
                    "<cause.cup|It all began with a crash: a cup lies tipped over on the floor>.",
                ),
                (
                    Point(
                        "cause.cup",
                        "{child} is afraid because the {beast.noun} knocked over a cup in the dark.",
                        (("the overturned cup", see("cup")), ("the {beast.noun}", see("beast"))),
                        after=("event.beast",),
                    ),
                ),
                adds=(Thing("cup", "cup", "front_center", "spilled"),),
                order=24,
            ),
        ),
        "feeling_parent": (
            Beat(
                "smile",
                (
                    "<feeling.parent|{Parent} has trouble keeping a straight face>.",
                    "<feeling.parent|{Parent} smiles with relief>.",
                ),
                (
                    Point(
                        "feeling.parent",
                        "{parent} is amused.",
                        (("the smile", face("parent")), ("the eyes on the {beast.noun}", looks("parent"))),
                        after=("event.beast",),
                    ),
                ),
                order=26,
            ),
            Beat(
                "yawn",
                (
                    "<feeling.parent_tired|{Parent} can hardly keep {parent.his} eyes open>.",
                    "<feeling.parent_tired|{Parent} looks tired to the bone; this is not the first inspection>.",
                ),
                (
                    Point(
                        "feeling.parent_tired",
                        "{parent} is tired.",
                        (("the tired face", face("parent")),),
                        after=("event.search",),
                    ),
                ),
                sets=(Change("parent", face="tired"),),
                order=26,
            ),
        ),
        "relation": (
            Beat(
                "photo",
                (
                    "<relation.photo|From a frame on the wall the whole family looks on>.",
                    "<relation.photo|The family photo on the wall shows who belongs to whom>.",
                ),
                (
                    Point(
                        "relation.photo",
                        family("parent", "child"),
                        (
                            ("the framed family photo", see("photo")),
                            ("the {parent.noun} in the child's room", see("parent")),
                        ),
                    ),
                ),
                adds=(Thing("photo", "photo", "wall_right"),),
                order=40,
            ),
            Beat(
                "trust",
                (
                    "<relation.trust|{Child} does not let {parent} out of sight>.",
                    "<relation.trust|All the trust in the world is in the look {child} gives {parent}>.",
                    "<relation.trust|The eyes of {child} hang on {parent}, the strongest person in the world>.",
                ),
                (
                    Point(
                        "relation.trust",
                        family("parent", "child"),
                        (
                            ("the eyes on the {parent.noun}", looks("child")),
                            ("a grown-up on the knees for the {child.noun}", pose("parent")),
                        ),
                    ),
                ),
                order=28,
            ),
        ),
        "teddy": (
            Beat(
                "teddy",
                (
                    "<event.teddy|The teddy bear has fallen out of bed in the fright>.",
                    "<event.teddy|A teddy bear lies where it dropped>.",
                    "<event.teddy|Even the teddy bear has fled, head over heels>.",
                ),
                (
                    Point(
                        "event.teddy",
                        "The teddy bear fell out of the bed.",
                        (("the teddy bear on the floor", see("teddy")),),
                        nice=True,
                    ),
                ),
                adds=(Thing("teddy", "teddy", "front_left", nice=True),),
                order=30,
            ),
        ),
    },
    times=("night",),
    clock="wall_center",
)

OVERSLEPT_WEDDING: Final = Situation(
    name="overslept_wedding",
    title=("The last to arrive", "Everyone is waiting", "Till the alarm do us part", "Wake up", "The big day"),
    words="wedding bride groom overslept oversleep asleep late alarm marry married sleep morning bedroom party hangover",
    tags=("wedding", "late", "comedy", "love"),
    settings=("bedroom",),
    roles=(
        Role(
            "sleeper",
            (
                Cast("bridegroom", "adult", "masculine"),
                Cast("groom", "adult", "masculine", (), ("beard",)),
                Cast("bridegroom", "adult", "masculine", (), ("moustache",)),
            ),
            "bed",
            pose="lie",
            face="asleep",
            outfits=("pyjamas",),
        ),
        Role(
            "bride",
            (Cast("bride", "adult", "feminine", ("wedding_dress",), ("veil",)),),
            "floor_center",
            pose="hands_on_hips",
            face="angry",
            looks="sleeper",
            facing="left",
        ),
        Role(
            "witness",
            (
                Cast("father", "elder", "masculine", ("suit",)),
                Cast("best man", "adult", "masculine", ("suit",), ("necktie",)),
                Cast("mother", "elder", "feminine", ("dress",)),
                Cast("bridesmaid", "adult", "feminine", ("dress",)),
            ),
            "floor_right",
            pose="head_in_hands",
            face="worried",
            looks="sleeper",
            facing="left",
        ),
    ),
    core=(
        Beat(
            "sleep",
            (
                "{Sleeper} <event.sleep|is still fast asleep> {place}.",
                "{Place}, <event.sleep|nothing can wake {sleeper}, deep in the pillows>.",
                "Snug under the blanket {place}, {sleeper} <event.sleep|sleeps on>.",
            ),
            (
                Point(
                    "event.sleep",
                    "{sleeper} is asleep.",
                    (("the {sleeper.noun} lying in bed", pose("sleeper")), ("the closed eyes", face("sleeper"))),
                ),
            ),
            order=0,
        ),
        Beat(
            "alarm",
            (
                "On the nightstand <event.alarm|the alarm clock rings itself silly>.",
                "Beside the bed <event.alarm|an alarm clock hops and shrills in vain>.",
                "<event.alarm|The alarm clock on the nightstand does what it can>.",
            ),
            (
                Point(
                    "event.alarm",
                    "The alarm clock is ringing.",
                    (("the ringing alarm clock", see("ring")), ("the clock on the nightstand", see("alarm"))),
                    after=("event.sleep",),
                ),
            ),
            adds=(Thing("alarm", "clock", "nightstand", "alarm"), Happening("ring", "alarm_lines", "alarm")),
            order=5,
        ),
        Beat(
            "bride",
            (
                "Before the bed stands {bride} in full white, veil and all, and <event.bride|plants both hands on her hips>.",
                "{Bride} <event.bride|has come in person, hands on hips, dressed for the church>.",
                "In lace from head to foot, {bride} <event.bride|stands over the bed with her hands on her hips>.",
            ),
            (
                Point(
                    "event.bride",
                    "{bride} has come to fetch {sleeper} to the wedding.",
                    (
                        ("the {bride.noun} with hands on hips", pose("bride")),
                        ("the eyes on the sleeper", looks("bride")),
                    ),
                    after=("event.sleep",),
                ),
            ),
            order=18,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "bottles",
                (
                    "<cause.bottles|Empty bottles on the carpet tell of a long last night of freedom>.",
                    "<cause.bottles|The bottles scattered on the floor speak of a stag night that went on and on>.",
                    "<cause.bottles|What the evening before was like can be read off two bottles on the floor>.",
                ),
                (
                    Point(
                        "cause.bottles",
                        "{sleeper} overslept because the party before the wedding was long.",
                        (("an empty bottle on the floor", see("bottle1")), ("a bottle fallen over", see("bottle2"))),
                        after=("event.sleep",),
                    ),
                ),
                adds=(
                    Thing("bottle1", "bottle", "front_left", "empty"),
                    Thing("bottle2", "bottle", "front_center", "fallen"),
                ),
                order=8,
            ),
            Beat(
                "hat",
                (
                    "<cause.guitar|A guitar and an empty bottle lie about: the singing must have gone on till dawn>.",
                    "<cause.guitar|The guitar by the bed and the empty bottle next to it had a long night, too>.",
                ),
                (
                    Point(
                        "cause.guitar",
                        "{sleeper} overslept because of the music and drink of the night before.",
                        (("the guitar", see("guitar")), ("the empty bottle", see("bottle"))),
                        after=("event.sleep",),
                    ),
                ),
                adds=(Thing("guitar", "guitar", "front_left"), Thing("bottle", "bottle", "front_center", "empty")),
                order=8,
            ),
        ),
        "feeling_bride": (
            Beat(
                "rage",
                (
                    "<feeling.bride|Her eyes could set fire to the mattress>.",
                    "<feeling.bride|She is beside herself with anger>.",
                    "<feeling.bride|Her jaw is set, and it does not say yes>.",
                ),
                (
                    Point(
                        "feeling.bride",
                        "{bride} is furious.",
                        (("the angry face", face("bride")), ("the hands on the hips", pose("bride"))),
                        after=("event.bride",),
                    ),
                ),
                order=20,
            ),
            Beat(
                "tears",
                ("<feeling.bride_tears|Tears run down her cheeks>.", "<feeling.bride_tears|She has begun to cry>."),
                (
                    Point(
                        "feeling.bride_tears",
                        "{bride} is in despair.",
                        (("the tears", face("bride")),),
                        after=("event.bride",),
                    ),
                ),
                sets=(Change("bride", face="crying"),),
                order=20,
            ),
        ),
        "feeling_witness": (
            Beat(
                "despair",
                (
                    "{Witness} beside her <feeling.witness|clutches {witness.his} head>.",
                    "<feeling.witness|Head in both hands, {witness} sees the whole day collapse>.",
                    "A step behind, {witness} <feeling.witness|holds {witness.his} head in despair>.",
                ),
                (
                    Point(
                        "feeling.witness",
                        "{witness} is in despair about the delay.",
                        (("the hands at the head", pose("witness")), ("the worried face", face("witness"))),
                        after=("event.sleep",),
                    ),
                ),
                order=26,
            ),
        ),
        "relation": (
            Beat(
                "banner",
                (
                    '<relation.wedding|"{WEDDING}" is written on the banner over the bed>.',
                    '<relation.wedding|Over it all hangs a banner: "{WEDDING}">.',
                ),
                (
                    Point(
                        "relation.wedding",
                        "The {sleeper.body} in bed and the {bride.noun} are to marry.",
                        (("the words {WEDDING}", reads("banner")), ("the {bride.noun} in white", see("bride"))),
                    ),
                ),
                adds=(Lettering("banner", "banner", "{WEDDING}", "wall_center"),),
                order=40,
            ),
            Beat(
                "ring",
                (
                    "<relation.ring|On the floor at the side, an open ring box waits for two hands>.",
                    "<relation.ring|The rings are ready, in an open box set down at the side>.",
                    "<relation.ring|An open ring box, put down on the floor, is all that is left of her patience>.",
                ),
                (
                    Point(
                        "relation.ring",
                        "The {sleeper.body} in bed and the {bride.noun} are to marry.",
                        (
                            ("the open ring box", see("rings")),
                            ("the {bride.noun} in white", see("bride")),
                        ),
                    ),
                ),
                adds=(Thing("rings", "ring_box", "front_right", "open"),),
                order=22,
            ),
        ),
    },
    own_words={"wedding": ("OUR WEDDING DAY", "TODAY WE MARRY", "WEDDING TODAY", "BRIDE AND GROOM")},
    times=("morning", "noon"),
    clock="wall_right",
)

ALL: Final = (NIGHT_VIGIL, SMUGGLED_DOG, MONSTER, OVERSLEPT_WEDDING)
