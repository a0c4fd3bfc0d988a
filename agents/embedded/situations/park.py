"""Dramas in the park: the stolen picnic, the ring in the rain, the kite in the tree, the ice cream, the dog behind."""

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
    away,
    face,
    holds,
    looks,
    near,
    on,
    pose,
    reaches,
    reads,
    see,
    sky,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import ADULTS, KIDS, KIDS_OUT, PARENTS, SMALL
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import NIGHT

OWNERS: Final = (
    *ADULTS,
    Cast("old man", "elder", "masculine", ("casual", "coat"), ("glasses",)),
    Cast("student", "teen", "feminine", ("casual", "dress"), ("glasses",)),
)

PICNIC_THIEF: Final = Situation(
    name="picnic_thief",
    title=("Four legs and {loot}", "The uninvited guest", "Lunch runs away", "Off the leash"),
    words="picnic dog steals stolen thief food lunch pizza basket leash run chase park hungry pet escapes",
    tags=("park", "pets", "food", "comedy"),
    settings=("park", "garden"),
    roles=(
        Role("owner", OWNERS, "floor_left", pose="run", face="embarrassed", facing="right", looks="dog"),
        Role(
            "eater",
            (
                Cast("girl", "child", "feminine", ("dress",)),
                Cast("boy", "child", "masculine"),
                Cast("grandmother", "elder", "feminine", ("dress",), ("glasses",)),
                Cast("young man", "adult", "masculine", ("casual",), ("beard",)),
            ),
            "floor_right",
            pose="sit_floor",
            face="surprised",
            looks="dog",
        ),
    ),
    picks={
        "loot": (
            Pick("pizza", "pizza"),
            Pick("bone", "big bone"),
            Pick("ice_cream", "ice cream"),
            Pick("apple", "apple"),
            Pick("shoe", "shoe"),
        ),
    },
    own_words={"dog_name": ("Rex", "Bruno", "Bella", "Otto", "Lucky", "Pepper")},
    core=(
        Beat(
            "dog",
            (
                "{Place}, <event.dog|a brown dog tears away with {loot} between its teeth>.",
                "<event.dog|A dog bolts across the grass> {place}, <event.loot|{loot} clamped in its jaws>.",
                "<event.dog|Ears flying, a dog gallops off> {place}; <event.loot|in its mouth hangs {loot}>.",
            ),
            (
                Point("event.dog", "A dog runs away.", (("the running dog", see("dog")),)),
                Point(
                    "event.loot",
                    "The dog has stolen {loot}.",
                    (("{loot.noun} in the dog's mouth", near("loot", "dog")), ("the galloping dog", see("dog"))),
                ),
            ),
            adds=(
                Thing("dog", "dog", "front_right", "running", facing="right"),
                Thing("loot", "$loot", "held dog"),
            ),
            order=0,
        ),
        Beat(
            "basket",
            (
                "{Eater} <event.picnic|sits on the ground beside an open picnic basket> and can only stare after it.",
                "<event.picnic|A picnic basket stands open> next to {eater}, who sits on the grass and gapes.",
                "Beside {eater} on the grass <event.picnic|the lid of a picnic basket is still up>.",
            ),
            (
                Point(
                    "event.picnic",
                    "{eater} was having a picnic.",
                    (("the open picnic basket", see("basket")), ("the {eater.noun} on the ground", pose("eater"))),
                ),
            ),
            adds=(Thing("basket", "picnic_basket", "beside eater", "open"),),
            order=10,
        ),
        Beat(
            "chase",
            (
                "{Owner} <event.chase|comes running>, an empty leash in one hand.",
                "Far too late, {owner} <event.chase|sprints after the animal>.",
                "{Owner} <event.chase|runs as fast as {owner.he} can>, calling {dog_name}, {dog_name}!",
            ),
            (
                Point(
                    "event.chase",
                    "{owner} chases the dog.",
                    (("the running {owner.noun}", pose("owner")), ("the eyes on the dog", looks("owner"))),
                    after=("event.dog",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "leash",
                (
                    "<cause.leash|The leash in {owner.his} fist ends in an empty loop>.",
                    "<cause.leash|What {owner.he} holds is a leash with no dog on it>.",
                    "<cause.leash|The collar has slipped: there is nothing left on the leash {owner.he} carries>.",
                ),
                (
                    Point(
                        "cause.leash",
                        "The dog could steal {loot} because it slipped its leash.",
                        (
                            ("the empty leash in the hand", holds("owner", "leash")),
                            ("the dog running free", see("dog")),
                        ),
                        after=("event.dog",),
                    ),
                ),
                adds=(Thing("leash", "leash", "held owner", "empty"),),
                order=24,
            ),
        ),
        "relation": (
            Beat(
                "mine",
                (
                    "<relation.owner|{Owner.he} has eyes for nothing but the runaway>.",
                    "<relation.owner|One look at {owner.him} tells whose dog this is>.",
                    "<relation.owner|Only somebody whose own dog it is looks after it like that>.",
                ),
                (
                    Point(
                        "relation.owner",
                        "The dog belongs to the {owner.noun}.",
                        (("the eyes on the dog", looks("owner")), ("the {owner.noun} running after it", pose("owner"))),
                    ),
                ),
                order=26,
            ),
            Beat(
                "sign",
                (
                    '<relation.sign|"DOGS ON A LEASH" warns a board beside them, so this owner is in for trouble>.',
                    '<relation.sign|A board nobody has obeyed says "DOGS ON A LEASH">.',
                ),
                (
                    Point(
                        "relation.sign",
                        "The {owner.noun} is the owner who should have kept the dog on a leash.",
                        (
                            ("the words DOGS ON A LEASH", reads("rule")),
                            ("the {owner.noun} running after the dog", pose("owner")),
                        ),
                    ),
                ),
                adds=(Lettering("rule", "board", "DOGS ON A LEASH", "wall_center"),),
                settings=("park",),
                order=40,
            ),
        ),
        "feeling_owner": (
            Beat(
                "red",
                (
                    "<feeling.owner_red|{Owner.his} cheeks burn with shame>.",
                    "<feeling.owner_red|{Owner.he} has gone red to the ears>.",
                    "<feeling.owner_red|A hot blush gives away how {owner.he} feels about it>.",
                ),
                (
                    Point(
                        "feeling.owner_red",
                        "{owner} is ashamed of the dog.",
                        (("the blushing face", face("owner")), ("the eyes on the dog", looks("owner"))),
                        after=("event.chase",),
                    ),
                ),
                order=28,
            ),
        ),
        "feeling_eater": (
            Beat(
                "gape",
                (
                    "<feeling.eater_gape|{Eater.his} eyes are round with disbelief>.",
                    "<feeling.eater_gape|{Eater} cannot believe what just happened, mouth wide open>.",
                ),
                (
                    Point(
                        "feeling.eater_gape",
                        "{eater} is stunned.",
                        (("the wide eyes", face("eater")), ("the eyes on the dog", looks("eater"))),
                        after=("event.picnic",),
                    ),
                ),
                order=13,
            ),
            Beat(
                "grin",
                (
                    "<feeling.eater_grin|{Eater} laughs out loud: this beats any sandwich>.",
                    "<feeling.eater_grin|Instead of scolding, {eater} shakes with laughter>.",
                ),
                (
                    Point(
                        "feeling.eater_grin",
                        "{eater} finds the theft funny.",
                        (("the laughing face", face("eater")), ("the eyes on the dog", looks("eater"))),
                        after=("event.picnic",),
                    ),
                ),
                sets=(Change("eater", face="laughing"),),
                order=13,
            ),
            Beat(
                "tears",
                (
                    "<feeling.eater_tears|Tears roll down {eater.his} face: who would have thought it>.",
                    "<feeling.eater_tears|{Eater} cries over the best part of the meal>.",
                ),
                (
                    Point(
                        "feeling.eater_tears",
                        "{eater} is unhappy about the loss.",
                        (("the tears", face("eater")), ("the eyes on the dog", looks("eater"))),
                        after=("event.picnic",),
                    ),
                ),
                sets=(Change("eater", face="crying"),),
                order=13,
            ),
        ),
        "spill": (
            Beat(
                "cup",
                (
                    "<event.cup|A cup has gone over in the rush>.",
                    "<event.cup|In the tumult a cup has been knocked flat>.",
                ),
                (Point("event.cup", "The dog has knocked a cup over.", (("the spilled cup", see("cup")),), nice=True),),
                adds=(Thing("cup", "cup", "front_center", "spilled", nice=True),),
                order=15,
            ),
            Beat(
                "crumbs",
                (
                    "<event.crumbs|A trail of crumbs shows which way it went>.",
                    "<event.crumbs|Crumbs are strewn over the grass>.",
                ),
                (
                    Point(
                        "event.crumbs",
                        "The dog has eaten from the picnic.",
                        (("the crumbs", see("crumbs")),),
                        nice=True,
                    ),
                ),
                adds=(Thing("crumbs", "crumbs", "front_center", nice=True),),
                order=15,
            ),
            *extras("front_center", "bottle"),
        ),
    },
    clock=None,
)

PROPOSAL: Final = Situation(
    name="rainy_proposal",
    title=("Yes, in the rain", "Of all the days", "The ring and the rain", "No cloud could stop it"),
    words="proposal propose marry marriage engagement ring love couple kneel romantic rain storm wedding umbrella girlfriend boyfriend",
    tags=("park", "love", "weather", "rain"),
    settings=("park", "garden", "street", "bus_stop"),
    roles=(
        Role(
            "suitor",
            (
                Cast("young man", "adult", "masculine", ("suit",)),
                Cast("man", "adult", "masculine", ("suit",), ("beard",)),
                Cast("man", "adult", "masculine", ("suit",), ("glasses",)),
                Cast("old man", "elder", "masculine", ("suit",)),
            ),
            {"street": "floor_left", "*": "floor_center"},
            pose="kneel",
            face="worried",
            facing="right",
            looks="beloved",
        ),
        Role(
            "beloved",
            (
                Cast("woman", "adult", "feminine", ("dress", "coat", "raincoat")),
                Cast("young woman", "adult", "feminine", ("dress", "coat")),
                Cast("nurse", "adult", "feminine", ("nurse",)),
                Cast("policewoman", "adult", "feminine", ("police",)),
            ),
            {"*": "floor_right"},
            pose="hand_to_mouth",
            face="surprised",
            facing="left",
            looks="suitor",
        ),
    ),
    core=(
        Beat(
            "kneel",
            (
                "{Place}, {suitor} <event.kneel|has gone down on one knee> and <event.ring|holds up a little box with a ring>.",
                "{Suitor} <event.kneel|kneels in the wet> {place}, and <event.ring|a ring sparkles in the box in {suitor.his} hand>.",
                "<event.kneel|One knee in a puddle> {place}, {suitor} <event.ring|opens a ring box towards> {beloved}.",
            ),
            (
                Point(
                    "event.kneel",
                    "{suitor} kneels down before {beloved}.",
                    (
                        ("the {suitor.noun} on one knee", pose("suitor")),
                        ("the eyes raised to the {beloved.noun}", looks("suitor")),
                    ),
                ),
                Point(
                    "event.ring",
                    "{suitor} asks {beloved} to marry.",
                    (
                        ("the ring in the open box", holds("suitor", "ring")),
                        ("the kneeling {suitor.noun}", pose("suitor")),
                    ),
                    after=("event.kneel",),
                ),
            ),
            adds=(Thing("ring", "ring_box", "held suitor", "open"),),
            order=0,
        ),
        Beat(
            "rain",
            (
                "<event.rain|Rain comes down in strings>.",
                "<event.rain|It pours, and nobody seems to mind>.",
                "<event.rain|The sky has opened, grey from end to end>.",
                "<event.rain|Cold rain drums on everything>.",
            ),
            (
                Point(
                    "event.rain",
                    "It is raining hard.",
                    (("the streaks of rain", sky()), ("the puddle on the ground", see("puddle"))),
                ),
            ),
            adds=(Thing("puddle", "puddle", {"street": "front_left", "*": "front_left"}),),
            order=5,
        ),
        Beat(
            "mouth",
            (
                "{Beloved} <event.answer|stands before {suitor.him}, one hand at {beloved.his} mouth>.",
                "Before {suitor.him}, {beloved} <event.answer|has pressed a hand to {beloved.his} lips>.",
                "{Beloved}, <event.answer|fingers at {beloved.his} lips>, has not said a word yet.",
            ),
            (
                Point(
                    "event.answer",
                    "{beloved} has not answered yet.",
                    (("the hand at the mouth", pose("beloved")), ("the eyes on the {suitor.noun}", looks("beloved"))),
                    after=("event.ring",),
                ),
            ),
            order=12,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "gust",
                (
                    "<cause.gust|A gust has turned the umbrella inside out, and it lies useless on the ground>.",
                    "<cause.gust|The umbrella that should have kept them dry lies inside out beside them>.",
                ),
                (
                    Point(
                        "cause.gust",
                        "The two get wet because the wind has broken the umbrella.",
                        (("the umbrella turned inside out", see("umbrella")), ("the rain", sky())),
                        after=("event.rain",),
                    ),
                ),
                adds=(Thing("umbrella", "umbrella", {"street": "front_right", "*": "front_right"}, "inside_out"),),
                order=16,
            ),
            Beat(
                "picnic",
                (
                    "<cause.picnic|A picnic basket packed for two stands closed and soaked: this was planned for sunshine>.",
                    "<cause.picnic|The basket at the edge, packed for a sunny picnic, has not even been opened>.",
                ),
                (
                    Point(
                        "cause.picnic",
                        "The proposal happens in the wet because the rain has ended the picnic.",
                        (("the closed picnic basket", see("basket")), ("the rain", sky())),
                        after=("event.rain",),
                    ),
                ),
                adds=(Thing("basket", "picnic_basket", {"*": "front_right"}, "closed"),),
                settings=("park", "garden"),
                order=16,
            ),
        ),
        "relation": (
            Beat(
                "flowers",
                (
                    "<relation.couple_flowers|{Beloved.he} is already holding the flowers {suitor.he} brought>.",
                    "<relation.couple_flowers|In {beloved.his} free hand is the bouquet {suitor.he} came with>.",
                ),
                (
                    Point(
                        "relation.couple_flowers",
                        "{suitor} and {beloved} are a couple.",
                        (
                            ("the bouquet in the hand", holds("beloved", "flowers")),
                            ("the ring", holds("suitor", "ring")),
                        ),
                    ),
                ),
                adds=(Thing("flowers", "bouquet", "held beloved"),),
                order=30,
            ),
            Beat(
                "eyes",
                (
                    "<relation.couple_eyes|They look at each other as if they were alone in the world>.",
                    "<relation.couple_eyes|Neither looks anywhere but into the other's eyes>.",
                ),
                (
                    Point(
                        "relation.couple_eyes",
                        "{suitor} and {beloved} are a couple.",
                        (
                            ("the eyes of the {suitor.noun}", looks("suitor")),
                            ("the eyes of the {beloved.noun}", looks("beloved")),
                        ),
                    ),
                ),
                order=30,
            ),
        ),
        "feeling_suitor": (
            Beat(
                "nervous",
                (
                    "<feeling.suitor_nervous|{Suitor.his} forehead is creased with worry>.",
                    "<feeling.suitor_nervous|{Suitor.he} looks up anxiously and waits for one small word>.",
                    "<feeling.suitor_nervous|Never has {suitor.he} looked so nervous>.",
                ),
                (
                    Point(
                        "feeling.suitor_nervous",
                        "{suitor} is nervous.",
                        (("the worried face", face("suitor")), ("the eyes raised", looks("suitor"))),
                        after=("event.ring",),
                    ),
                ),
                order=8,
            ),
            Beat(
                "sure",
                (
                    "<feeling.suitor_sure|{Suitor.he} beams up at {beloved.him} through the drops>.",
                    "<feeling.suitor_sure|Soaked to the skin, {suitor.he} has never looked happier>.",
                ),
                (
                    Point(
                        "feeling.suitor_sure",
                        "{suitor} is happy and full of hope.",
                        (("the smile", face("suitor")), ("the eyes raised", looks("suitor"))),
                        after=("event.ring",),
                    ),
                ),
                sets=(Change("suitor", face="happy"),),
                order=18,
            ),
        ),
        "feeling_beloved": (
            Beat(
                "wide",
                (
                    "<feeling.beloved_wide|{Beloved.his} eyes are enormous>.",
                    "<feeling.beloved_wide|{Beloved.he} stares, completely taken by surprise>.",
                ),
                (
                    Point(
                        "feeling.beloved_wide",
                        "{beloved} is overwhelmed with surprise.",
                        (("the wide eyes", face("beloved")), ("the hand at the mouth", pose("beloved"))),
                        after=("event.ring",),
                    ),
                ),
                order=14,
            ),
            Beat(
                "moved",
                (
                    "<feeling.beloved_moved|Not only the rain runs down {beloved.his} cheeks>.",
                    "<feeling.beloved_moved|Tears are running down {beloved.his} cheeks>.",
                ),
                (
                    Point(
                        "feeling.beloved_moved",
                        "{beloved} is moved to tears.",
                        (("the tears", face("beloved")), ("the hand at the mouth", pose("beloved"))),
                        after=("event.ring",),
                    ),
                ),
                sets=(Change("beloved", face="crying"),),
                order=14,
            ),
        ),
        "time": (NIGHT,),
        "witness": (
            Beat(
                "dog",
                (
                    "<event.dog|Their dog drips beside them and shakes itself>.",
                    "<event.dog|A dripping dog would rather go home>.",
                ),
                (Point("event.dog", "The dog is soaked.", (("the wet dog", see("dog")),), nice=True),),
                adds=(Thing("dog", "dog", {"street": "front_center", "*": "front_center"}, "wet", nice=True),),
                order=35,
            ),
            *extras("front_center", "newspaper", "bottle"),
        ),
    },
    times=("night",),
    weathers=("rain", "rain", "storm"),
    clock=None,
)

KITE: Final = Situation(
    name="kite_in_tree",
    title=("Out of reach", "The tree that eats kites", "One branch too high", "A ladder and a prayer"),
    words="kite tree stuck branch ladder climb wind flying string rescue high fall boy girl park garden",
    tags=("park", "children", "play", "rescue"),
    settings=("park", "garden"),
    roles=(
        Role(
            "helper",
            (
                *PARENTS[:2],
                Cast("grandfather", "elder", "masculine", ("casual",), ("glasses",)),
                Cast("brother", "teen", "masculine", ("casual", "sports")),
                Cast("sister", "teen", "feminine", ("casual", "sports")),
            ),
            "on ladder",
            pose="reach_up",
            face="afraid",
            looks="kite",
            reaches="kite",
            family="home",
        ),
        Role(
            "child",
            KIDS_OUT,
            {"park": "floor_right", "garden": "floor_center"},
            pose="point",
            face="crying",
            facing="left",
            looks="kite",
            reaches="kite",
            family="home",
        ),
    ),
    core=(
        Beat(
            "kite",
            (
                "{Place}, <event.kite|a kite has caught in a branch>.",
                "<event.kite|A torn kite hangs in the tree> {place}.",
                "<event.kite|High in a tree> {place}, <event.kite|a kite dangles from a branch>.",
            ),
            (Point("event.kite", "The kite is stuck in the tree.", (("the kite in the branch", see("kite")),)),),
            adds=(Thing("kite", "kite", "tree_branch", "stuck"),),
            order=0,
        ),
        Beat(
            "ladder",
            (
                "{Child.his} {helper.noun} <event.ladder|has climbed a ladder and stretches for it>.",
                "High on a ladder {child.his} {helper.noun} <event.ladder|reaches out for it with one arm>.",
                "{Child.his} {helper.noun} <event.ladder|balances on a ladder, one arm as long as it will go>.",
            ),
            (
                Point(
                    "event.ladder",
                    "{helper} tries to fetch the kite.",
                    (
                        ("the {helper.noun} on the ladder", on("helper", "ladder")),
                        ("the stretched arm", reaches("helper")),
                    ),
                    after=("event.kite",),
                ),
            ),
            adds=(Thing("ladder", "ladder", {"park": "floor_left", "garden": "tree_stand"}, "upright"),),
            order=10,
        ),
        Beat(
            "child",
            (
                "Under the tree {child} <event.child|points up at the branch>.",
                "{Child} <event.child|stands on the grass and points to where it hangs>.",
                "With an outstretched finger {child} <event.child|shows where it is>.",
            ),
            (
                Point(
                    "event.child",
                    "{child} shows {helper} where the kite is.",
                    (("the pointing arm", pose("child")), ("the eyes on the kite", looks("child"))),
                    after=("event.kite",),
                ),
            ),
            order=8,
        ),
    ),
    slots={
        "danger": (
            Beat(
                "tip",
                (
                    "<event.tip|The ladder wobbles on the soft ground>.",
                    "<event.tip|Under {helper.him} the ladder begins to lean>.",
                    "<event.tip|Another hand's breadth, and the ladder will go over>.",
                ),
                (
                    Point(
                        "event.tip",
                        "The ladder is about to fall.",
                        (("the leaning ladder", see("tip")), ("the {helper.noun} on it", on("helper", "ladder"))),
                        after=("event.ladder",),
                    ),
                ),
                adds=(Happening("tip", "tipping", "ladder"),),
                order=14,
            ),
        ),
        "feeling_helper": (
            Beat(
                "fear",
                (
                    "<feeling.helper_fear|{Helper.his} teeth chatter up there>.",
                    "<feeling.helper_fear|Fear is written all over {helper.his} face>.",
                    "<feeling.helper_fear|{Helper.he} dares neither breathe nor look down>.",
                ),
                (
                    Point(
                        "feeling.helper_fear",
                        "{helper} is afraid of falling.",
                        (
                            ("the frightened face", face("helper")),
                            ("the {helper.noun} high on the ladder", on("helper", "ladder")),
                        ),
                        after=("event.ladder",),
                    ),
                ),
                order=16,
            ),
            Beat(
                "pride",
                (
                    "<feeling.helper_pride|{Helper.he} is proud to be the hero of the day>.",
                    "<feeling.helper_pride|Chin up, {helper.he} enjoys being needed>.",
                ),
                (
                    Point(
                        "feeling.helper_pride",
                        "{helper} is proud to help.",
                        (("the proud face", face("helper")), ("the stretched arm", reaches("helper"))),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("helper", face="proud"),),
                order=16,
            ),
        ),
        "feeling_child": (
            Beat(
                "tears",
                (
                    "<feeling.child_tears|Tears drip from {child.his} chin>.",
                    "<feeling.child_tears|{Child.he} sobs for {child.his} kite>.",
                ),
                (
                    Point(
                        "feeling.child_tears",
                        "{child} is unhappy about the kite.",
                        (("the tears", face("child")), ("the eyes on the kite", looks("child"))),
                        after=("event.kite",),
                    ),
                ),
                order=9,
            ),
            Beat(
                "hope",
                (
                    "<feeling.child_hope|{Child.his} face is bright with hope>.",
                    "<feeling.child_hope|{Child.he} already smiles, so sure that it will come down>.",
                ),
                (
                    Point(
                        "feeling.child_hope",
                        "{child} hopes to get the kite back.",
                        (("the smile", face("child")), ("the eyes on the kite", looks("child"))),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("child", face="happy"),),
                order=9,
            ),
            Beat(
                "scared",
                (
                    "<feeling.child_scared|Will this end well? {Child.his} forehead is full of worry>.",
                    "<feeling.child_scared|Anxiously {child.he} follows everything that happens up there>.",
                ),
                (
                    Point(
                        "feeling.child_scared",
                        "{child} is worried.",
                        (("the worried face", face("child")), ("the eyes turned up", looks("child"))),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("child", face="worried"),),
                order=9,
            ),
        ),
        "cause": (
            Beat(
                "knee",
                (
                    "<cause.knee|A fresh bandage on {child.his} knee tells who tried to climb first>.",
                    "<cause.knee|{Child.his} knee is bandaged, because {child.he} has already fallen out of that tree>.",
                ),
                (
                    Point(
                        "cause.knee",
                        "{helper} climbs because {child} was hurt trying first.",
                        (
                            ("the bandaged knee", see("child")),
                            ("the {helper.noun} on the ladder", on("helper", "ladder")),
                        ),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("child", accessories=("bandaged_knee",)),),
                order=9,
            ),
            Beat(
                "box",
                (
                    "<cause.box|The gift box it came in lies open on the grass: its first flight was its last>.",
                    "<cause.box|On the grass a gift has just been unpacked, so somebody's very first flight ended here>.",
                ),
                (
                    Point(
                        "cause.box",
                        "The kite got stuck because it was a new gift that nobody could fly yet.",
                        (("the open gift box", see("gift")), ("the kite in the tree", see("kite"))),
                        after=("event.kite",),
                    ),
                ),
                adds=(Thing("gift", "gift", {"park": "front_center", "garden": "front_center"}, "open"),),
                order=4,
            ),
        ),
        "relation": (
            Beat(
                "kin",
                (
                    "<relation.kin|Same hair, same nose: {helper} would do anything for {child.him}>.",
                    "<relation.kin|One sees the likeness at once; for {child.him}, the {helper.noun} climbs anywhere>.",
                    "<relation.kin|{Child} does not doubt for a moment that {child.his} {helper.noun} will manage it>.",
                ),
                (
                    Point(
                        "relation.kin",
                        family("helper", "child"),
                        (
                            ("the {helper.noun} climbing for the {child.noun}", on("helper", "ladder")),
                            ("the {child.noun} who looks like the {helper.noun}", see("child")),
                        ),
                    ),
                ),
                order=30,
            ),
        ),
        "extra": (
            Beat(
                "ball",
                (
                    "<event.ball|A ball waits on the grass, the next best toy>.",
                    "<event.ball|Nobody has eyes for the ball in front>.",
                ),
                (Point("event.ball", "The ball lies unused.", (("the ball", see("ball")),), nice=True),),
                adds=(Thing("ball", "ball", "front_right", nice=True),),
                order=34,
            ),
            Beat(
                "dog",
                (
                    "<event.pup|A dog sits by and waits for something to fall>.",
                    "<event.pup|Only the dog at the front keeps calm>.",
                ),
                (Point("event.pup", "The dog watches.", (("the sitting dog", see("pup")),), nice=True),),
                adds=(Thing("pup", "dog", "front_right", "sitting", facing="left", nice=True),),
                order=34,
            ),
            *extras("front_right", "cat", "bird"),
        ),
    },
    clock=None,
)

ICE_CREAM: Final = Situation(
    name="dropped_ice_cream",
    title=("Two scoops, gone", "It was strawberry", "Only the cone is left", "A very short summer"),
    words="ice cream dropped drops cone melts falls summer tears cry crying toddler sweet share comfort",
    tags=("street", "children", "food", "kindness"),
    settings=("park", "street", "bus_stop"),
    roles=(
        Role("child", SMALL + KIDS, {"*": "floor_center"}, pose="stand", face="crying", looks="cone", family="a"),
        Role(
            "giver",
            (*PARENTS, Cast("brother", "teen", "masculine"), Cast("sister", "teen", "feminine", ("casual", "dress"))),
            {"*": "floor_right"},
            pose="offer",
            face="happy",
            facing="left",
            looks="child",
            family="a",
        ),
    ),
    own_words={"flavour": ("strawberry", "raspberry", "cherry")},
    core=(
        Beat(
            "splat",
            (
                "{Place}, <event.splat|a {flavour} ice cream lies upside down on the ground>.",
                "<event.splat|A scoop of {flavour} ice cream melts on the ground> {place}, <event.splat|its cone in the air>.",
                "<event.splat|Splat: a {flavour} ice cream has landed on its head> {place}.",
            ),
            (Point("event.splat", "The ice cream has fallen down.", (("the ice cream on the ground", see("cone")),)),),
            adds=(Thing("cone", "ice_cream", {"*": "front_center"}, "dropped"),),
            order=0,
        ),
        Beat(
            "cry",
            (
                "{Child} <feeling.child_cry|stands over it in tears>.",
                "Over the pink puddle {child} <feeling.child_cry|weeps bitterly>.",
                "Big tears <feeling.child_cry|roll down the cheeks of> {child}, who stares down at it.",
            ),
            (
                Point(
                    "feeling.child_cry",
                    "{child} is heartbroken about the ice cream.",
                    (("the tears", face("child")), ("the eyes on the ice cream", looks("child"))),
                    after=("event.splat",),
                ),
            ),
            order=6,
        ),
        Beat(
            "offer",
            (
                "{Child.his} {giver.noun} <event.offer|bends over and holds out another cone>.",
                "But {child.his} {giver.noun} <event.offer|is already holding out a second ice cream>.",
                "{Child.his} {giver.noun} <event.offer|stretches out both arms: here, take mine>.",
            ),
            (
                Point(
                    "event.offer",
                    "{giver} offers {child} another ice cream.",
                    (("the ice cream held out", holds("giver", "spare")), ("the outstretched arms", pose("giver"))),
                    after=("event.splat",),
                ),
            ),
            adds=(Thing("spare", "ice_cream", "held giver", "cone"),),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "ball",
                (
                    "<cause.ball|The ball that knocked the cone out of {child.his} hand has rolled to a stop beside it>.",
                    "<cause.ball|Close by lies a stray ball, and it has pink on it>.",
                ),
                (
                    Point(
                        "cause.ball",
                        "A ball knocked the ice cream out of the hand.",
                        (
                            ("the ball beside the ice cream", near("ball", "cone")),
                            ("the ice cream on the ground", see("cone")),
                        ),
                    ),
                ),
                adds=(Thing("ball", "ball", "beside cone"),),
                order=8,
            ),
            Beat(
                "board",
                (
                    "<cause.board|A skateboard at {child.his} feet explains the fall; eating and riding do not mix>.",
                    "<cause.board|The skateboard down there gave one wobble too many>.",
                ),
                (
                    Point(
                        "cause.board",
                        "The ice cream fell because of a ride on the skateboard.",
                        (
                            ("the skateboard beside the ice cream", near("board", "cone")),
                            ("the ice cream on the ground", see("cone")),
                        ),
                    ),
                ),
                adds=(Thing("board", "skateboard", "beside cone"),),
                order=8,
            ),
            Beat(
                "dog",
                (
                    "<cause.dog|A dog sits up and begs beside the mess; it must have jumped for the treat>.",
                    "<cause.dog|The culprit, a begging dog, can hardly wait for its share>.",
                ),
                (
                    Point(
                        "cause.dog",
                        "A dog jumped up and made the ice cream fall.",
                        (("the begging dog", see("dog")), ("the dog beside the ice cream", near("dog", "cone"))),
                    ),
                ),
                adds=(Thing("dog", "dog", "beside cone", "begging", facing="right"),),
                order=8,
            ),
        ),
        "feeling_giver": (
            Beat(
                "kind",
                (
                    "<feeling.giver_kind|{Giver.his} smile says that nothing is lost>.",
                    "<feeling.giver_kind|{Giver.he} smiles kindly down at the small face>.",
                    "<feeling.giver_kind|There is only kindness in {giver.his} smile>.",
                ),
                (
                    Point(
                        "feeling.giver_kind",
                        "{giver} wants to comfort {child}.",
                        (("the smile", face("giver")), ("the eyes on the {child.noun}", looks("giver"))),
                        after=("event.offer",),
                    ),
                ),
                order=24,
            ),
            Beat(
                "pity",
                (
                    "<feeling.giver_pity|{Giver.his} own face is full of pity>.",
                    "<feeling.giver_pity|So much grief hurts {giver.him} too, one can see it>.",
                ),
                (
                    Point(
                        "feeling.giver_pity",
                        "{giver} is sorry for {child}.",
                        (("the sad face", face("giver")), ("the eyes on the {child.noun}", looks("giver"))),
                        after=("event.offer",),
                    ),
                ),
                sets=(Change("giver", face="sad"),),
                order=24,
            ),
        ),
        "relation": (
            Beat(
                "kin",
                (
                    "<relation.kin|Whoever gives away such a thing must be family: {giver.he} would rather go without>.",
                    "<relation.kin|{Giver.he} gives up the only one left, as families do>.",
                    "<relation.kin|{Child} knows those arms: they belong to {child.his} {giver.noun}>.",
                ),
                (
                    Point(
                        "relation.kin",
                        family("giver", "child"),
                        (
                            ("the ice cream held out", holds("giver", "spare")),
                            ("the eyes on the {child.noun}", looks("giver")),
                        ),
                    ),
                ),
                order=30,
            ),
        ),
        "shop": (
            Beat(
                "sign",
                (
                    '<event.shop|"ICE CREAM" is painted over the shop behind them>.',
                    '<event.shop|Behind them, the sign of the shop says "ICE CREAM">.',
                ),
                (
                    Point(
                        "event.shop",
                        "The ice cream comes from the shop.",
                        (("the words ICE CREAM", reads("shop")),),
                        nice=True,
                    ),
                ),
                adds=(Lettering("shop", "shop_sign", "ICE CREAM", "shop_sign", nice=True),),
                settings=("street",),
                order=34,
            ),
            Beat(
                "bird",
                (
                    "<event.bird|A bird has come for the crumbs of the cone>.",
                    "<event.bird|A bird hops nearer; it likes sweet things>.",
                ),
                (Point("event.bird", "A bird is after the rest.", (("the bird", see("bird")),), nice=True),),
                adds=(Thing("bird", "bird", {"*": "front_right"}, "perched", facing="left", nice=True),),
                order=34,
            ),
            *extras("front_right", "newspaper", "cat", "puddle"),
        ),
    },
    clock=None,
)

LOST_DOG: Final = Situation(
    name="dog_behind",
    title=("Have you seen {dog_name}?", "Right behind you", "The search party", "Turn round!"),
    words="lost dog poster missing search looking pet behind found children park reward",
    tags=("park", "pets", "children", "irony"),
    settings=("park", "street", "bus_stop"),
    roles=(
        Role(
            "child",
            KIDS_OUT,
            {"street": "floor_center", "*": "floor_center"},
            pose="offer",
            face="sad",
            facing="right",
            looks="passer",
            family="a",
        ),
        Role(
            "passer",
            (
                *ADULTS,
                Cast("policeman", "adult", "masculine", ("police",)),
                Cast("policewoman", "adult", "feminine", ("police",)),
                Cast("old lady", "elder", "feminine", ("coat", "dress"), ("hat",)),
                Cast("gardener", "adult", "masculine", ("worker",)),
            ),
            {"street": "lamp_post", "park": "front_right", "bus_stop": "back_right"},
            pose="stand",
            face="worried",
            facing="left",
            looks="child",
        ),
    ),
    own_words={"dog_name": ("Rex", "Bruno", "Bella", "Otto", "Lucky", "Pepper", "Max", "Luna")},
    core=(
        Beat(
            "poster",
            (
                '{Place}, {child} <event.poster|holds out a sheet with the words "LOST: {DOG_NAME}">.',
                '"LOST: {DOG_NAME}", <event.poster|says the sheet> that {child} shows to everybody {place}.',
                '{Child} <event.poster|shows a sheet that says "LOST: {DOG_NAME}"> {place}.',
            ),
            (
                Point(
                    "event.poster",
                    "{child} is looking for a lost dog.",
                    (
                        ("the words LOST: {DOG_NAME}", reads("poster")),
                        ("the sheet in the hands", holds("child", "poster")),
                    ),
                ),
            ),
            adds=(Lettering("poster", "paper", "LOST: {DOG_NAME}", "held child"),),
            order=0,
        ),
        Beat(
            "passer",
            (
                "{Passer} <event.ask|has stopped and listens>.",
                "{Passer} <event.ask|looks at {child.him} and thinks hard>.",
                "In front of {child.him}, {passer} <event.ask|tries to remember any dog at all>.",
            ),
            (
                Point(
                    "event.ask",
                    "{child} asks {passer} about the dog.",
                    (("the outstretched sheet", pose("child")), ("the eyes on the {child.noun}", looks("passer"))),
                    after=("event.poster",),
                ),
            ),
            order=10,
        ),
        Beat(
            "dog",
            (
                "<event.behind|Behind the {child.noun}'s back a brown dog sits and wags its tail>.",
                "And <event.behind|right behind {child} a dog is sitting, in the best of moods>.",
                "Nobody sees <event.behind|the dog that sits at the back of {child}>.",
            ),
            (
                Point(
                    "event.behind",
                    "The lost dog sits right behind {child}.",
                    (("the dog", see("dog")), ("the {child.noun} looking the other way", away("child", "dog"))),
                    after=("event.poster",),
                ),
            ),
            adds=(Thing("dog", "dog", {"street": "front_left", "*": "front_left"}, "sitting", facing="right"),),
            order=20,
        ),
    ),
    slots={
        "extra": extras("front_center", "newspaper", "puddle", "bird"),
        "cause": (
            Beat(
                "bone",
                (
                    "<cause.bone|The bone beside it explains where it has been all this time>.",
                    "<cause.bone|A bone lies before it, the reason for the whole excursion>.",
                ),
                (
                    Point(
                        "cause.bone",
                        "The dog ran away because it was after a bone.",
                        (("the bone by the dog", near("bone", "dog")), ("the dog", see("dog"))),
                        after=("event.behind",),
                    ),
                ),
                adds=(Thing("bone", "bone", "beside dog"),),
                order=24,
            ),
            Beat(
                "leash",
                (
                    "<cause.leash|From {child.his} other hand hangs a leash with nobody on it>.",
                    "<cause.leash|{Child.he} still carries the leash that it slipped>.",
                ),
                (
                    Point(
                        "cause.leash",
                        "The dog got lost because it slipped the leash.",
                        (("the empty leash", holds("child", "leash")), ("the dog without a leash", see("dog"))),
                        after=("event.poster",),
                    ),
                ),
                adds=(Thing("leash", "leash", "held child", "empty"),),
                order=4,
            ),
        ),
        "feeling_child": (
            Beat(
                "sad",
                (
                    "<feeling.child_sad|The corners of {child.his} mouth hang down>.",
                    "<feeling.child_sad|{Child.he} has hardly any hope left>.",
                    "<feeling.child_sad|It is the saddest face in town>.",
                ),
                (
                    Point(
                        "feeling.child_sad",
                        "{child} is sad about the lost dog.",
                        (("the sad face", face("child")),),
                        after=("event.poster",),
                    ),
                ),
                order=6,
            ),
            Beat(
                "tears",
                (
                    "<feeling.child_tears|{Child.he} has been crying and still is>.",
                    "<feeling.child_tears|Tears make everything blurred for {child.him}>.",
                ),
                (
                    Point(
                        "feeling.child_tears",
                        "{child} is in despair about the lost dog.",
                        (("the tears", face("child")),),
                        after=("event.poster",),
                    ),
                ),
                sets=(Change("child", face="crying"),),
                order=6,
            ),
        ),
        "feeling_passer": (
            Beat(
                "worry",
                (
                    "<feeling.passer_worry|The brow of {passer} is furrowed in sympathy>.",
                    "<feeling.passer_worry|{Passer} feels with {child.him}; it shows in every wrinkle>.",
                ),
                (
                    Point(
                        "feeling.passer_worry",
                        "{passer} is concerned about {child}.",
                        (("the worried face", face("passer")), ("the eyes on the {child.noun}", looks("passer"))),
                        after=("event.ask",),
                    ),
                ),
                order=15,
            ),
            Beat(
                "seen",
                (
                    "<feeling.passer_seen|The jaw of {passer} drops: something over there looks familiar>.",
                    "<feeling.passer_seen|With round eyes {passer} discovers what {child} cannot see>.",
                ),
                (
                    Point(
                        "feeling.passer_seen",
                        "{passer} is surprised to discover the dog.",
                        (("the wide eyes", face("passer")), ("the eyes on the dog", looks("passer"))),
                        after=("event.behind",),
                    ),
                ),
                sets=(Change("passer", face="surprised", looks="dog"),),
                order=26,
            ),
        ),
        "relation": (
            Beat(
                "own",
                (
                    "<relation.own|The letters on the sheet are drawn with love: this is the {child.noun}'s own dog>.",
                    "<relation.own|{Child} wrote the name in {child.his} best letters, as one does for a friend>.",
                ),
                (
                    Point(
                        "relation.own",
                        "The dog {dog_name} belongs to the {child.noun}.",
                        (
                            ("the words on the sheet", reads("poster")),
                            ("the sheet in the {child.noun}'s hands", holds("child", "poster")),
                        ),
                    ),
                ),
                order=30,
            ),
        ),
    },
    clock=None,
)

ALL: Final = (PICNIC_THIEF, PROPOSAL, KITE, ICE_CREAM, LOST_DOG)
