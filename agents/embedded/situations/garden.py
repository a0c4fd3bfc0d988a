"""Dramas on grass and snow: the cake on the lawn, the cat in the tree, the sled, the stolen apples."""

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
    sky,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS, SMALL
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import NOON, WET_NOON

CAKE_FALL: Final = Situation(
    name="cake_on_the_lawn",
    title=("Happy birthday, lawn", "Three steps too many", "The flying cake", "A party for ants", "Careful!"),
    words="birthday cake party drop dropped falls fell stumble stumbles trip skateboard garden guests balloon accident lawn",
    tags=("garden", "birthday", "accident", "comedy"),
    settings=("garden", "park"),
    roles=(
        Role(
            "carrier",
            (
                *PARENTS,
                Cast("uncle", "adult", "masculine", ("casual", "suit"), ("moustache",)),
                Cast("aunt", "adult", "feminine", ("dress",)),
                Cast("baker", "adult", "masculine", ("chef",)),
            ),
            {"garden": "floor_center", "park": "floor_center"},
            pose="fall",
            face="surprised",
            facing="right",
            looks="cake",
            outfits=(),
        ),
        Role(
            "kid",
            KIDS + SMALL,
            {"garden": "floor_right", "park": "floor_right"},
            pose="hand_to_mouth",
            face="crying",
            facing="left",
            looks="cake",
            accessories=("party_hat",),
        ),
        Role(
            "guest",
            (
                Cast("cousin", "teen", "masculine", ("casual", "sports")),
                Cast("cousin", "teen", "feminine", ("dress", "casual")),
                Cast("friend", "child", "feminine", ("dress",)),
                Cast("friend", "child", "masculine", ("casual",)),
                Cast("old neighbour", "elder", "feminine", ("dress",), ("glasses",)),
            ),
            {"garden": "front_right", "park": "front_right"},
            pose="point",
            face="laughing",
            facing="left",
            looks="carrier",
            reaches="carrier",
            accessories=("party_hat",),
        ),
    ),
    picks={
        "trap": (
            Pick("skateboard", "skateboard"),
            Pick("ball", "ball"),
            Pick("toy_car", "toy car"),
            Pick("bucket", "bucket", "fallen"),
        )
    },
    core=(
        Beat(
            "fall",
            (
                "{Place}, {carrier} <event.fall|loses all balance and falls backwards, arms flailing>.",
                "{Carrier} <event.fall|is falling backwards> {place}, both arms in the air.",
                "<event.fall|Arms whirling, legs in the air>, {carrier} goes down {place}.",
            ),
            (Point("event.fall", "{carrier} is falling.", (("the body falling backwards", pose("carrier")),)),),
            order=0,
        ),
        Beat(
            "cake",
            (
                "The birthday cake <event.cake|has landed on the ground>, cream down.",
                "<event.cake|Cream and cherries are spread over the grass>: that was the birthday cake.",
                "The cake <event.cake|is a heap of cream on the grass>.",
            ),
            (
                Point(
                    "event.cake",
                    "{carrier} has dropped the cake.",
                    (("the cake on the ground", see("cake")), ("the eyes on the cake", looks("carrier"))),
                    after=("event.fall",),
                ),
            ),
            adds=(Thing("cake", "cake", "front_left", "dropped"),),
            order=6,
        ),
        Beat(
            "kid",
            (
                "{Kid}, a party hat askew, <event.kid|claps a hand to {kid.his} mouth>.",
                "Next to it {kid}, a party hat on {kid.his} head, <event.kid|holds a hand before {kid.his} mouth>.",
                "Under a pointed paper hat, {kid} <event.kid|has a hand at {kid.his} mouth>.",
            ),
            (
                Point(
                    "event.kid",
                    "{kid} sees the cake fall.",
                    (("the hand at the mouth", pose("kid")), ("the eyes on the cake", looks("kid"))),
                    after=("event.cake",),
                ),
            ),
            order=16,
        ),
        Beat(
            "guest",
            (
                "{Guest} <event.guest|points at the accident>.",
                "At the edge {guest} <event.guest|points a finger at it all>.",
                "{Guest} <event.guest|stretches out an arm and points>.",
            ),
            (
                Point(
                    "event.guest",
                    "{guest} points at {carrier}.",
                    (("the pointing arm", pose("guest")), ("the eyes on the {carrier.noun}", looks("guest"))),
                    after=("event.fall",),
                ),
            ),
            order=26,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "trap",
                (
                    "<cause.trap|{Trap} left lying about is to blame>.",
                    "<cause.trap|Somebody had left {trap} exactly where feet go>.",
                    "<cause.trap|By {carrier.his} feet lies what nobody had put away: {trap}>.",
                ),
                (
                    Point(
                        "cause.trap",
                        "{carrier} has stumbled over {trap}.",
                        (("{trap.noun} by the feet", near("trap", "carrier")), ("the falling body", pose("carrier"))),
                        after=("event.fall",),
                    ),
                ),
                adds=(Thing("trap", "$trap", "front_center"),),
                order=3,
            ),
        ),
        "feeling_carrier": (
            Beat(
                "shock",
                (
                    "<feeling.carrier_shock|{Carrier.his} eyes are as round as plates>.",
                    "<feeling.carrier_shock|{Carrier.his} mouth forms a silent O>.",
                ),
                (
                    Point(
                        "feeling.carrier_shock",
                        "{carrier} is horrified.",
                        (("the wide eyes", face("carrier")), ("the eyes on the cake", looks("carrier"))),
                        after=("event.fall",),
                    ),
                ),
                order=9,
            ),
        ),
        "feeling_kid": (
            Beat(
                "tears",
                (
                    "<feeling.kid_tears|Tears spring from {kid.his} eyes>.",
                    "<feeling.kid_tears|{Kid.he} is crying, and no wonder>.",
                ),
                (
                    Point(
                        "feeling.kid_tears",
                        "{kid} is unhappy about the cake.",
                        (("the tears", face("kid")), ("the eyes on the cake", looks("kid"))),
                        after=("event.kid",),
                    ),
                ),
                order=19,
            ),
            Beat(
                "giggle",
                (
                    "<feeling.kid_giggle|Behind that hand {kid.he} is laughing>.",
                    "<feeling.kid_giggle|{Kid.he} cannot help giggling>.",
                ),
                (
                    Point(
                        "feeling.kid_giggle",
                        "{kid} finds the accident funny.",
                        (("the laughing face", face("kid")), ("the eyes on the cake", looks("kid"))),
                        after=("event.kid",),
                    ),
                ),
                sets=(Change("kid", face="laughing"),),
                order=19,
            ),
        ),
        "feeling_guest": (
            Beat(
                "glee",
                (
                    "<feeling.guest_glee|{Guest.he} laughs until it hurts>.",
                    "<feeling.guest_glee|{Guest.his} laughter can be heard in the next street>.",
                ),
                (
                    Point(
                        "feeling.guest_glee",
                        "{guest} is amused.",
                        (("the laughing face", face("guest")), ("the pointing arm", pose("guest"))),
                        after=("event.guest",),
                    ),
                ),
                order=28,
            ),
            Beat(
                "alarm",
                (
                    "<feeling.guest_alarm|{Guest.he} is afraid that somebody gets hurt>.",
                    "<feeling.guest_alarm|Fright stands in {guest.his} face>.",
                ),
                (
                    Point(
                        "feeling.guest_alarm",
                        "{guest} is frightened for {carrier}.",
                        (("the frightened face", face("guest")), ("the eyes on the {carrier.noun}", looks("guest"))),
                        after=("event.guest",),
                    ),
                ),
                sets=(Change("guest", face="afraid"),),
                order=28,
            ),
        ),
        "relation": (
            Beat(
                "banner",
                (
                    '<relation.banner|"HAPPY BIRTHDAY" hangs between two posts: it is {kid.his} party, and {carrier} had done everything for it>.',
                    '<relation.banner|The banner with "HAPPY BIRTHDAY" was meant for {kid}, and so was the cake>.',
                ),
                (
                    Point(
                        "relation.banner",
                        "{carrier} was bringing the cake to the birthday of the {kid.noun}.",
                        (
                            ("the words HAPPY BIRTHDAY", reads("banner")),
                            ("the party hat of the {kid.noun}", see("kid")),
                        ),
                    ),
                ),
                adds=(Lettering("banner", "banner", "HAPPY BIRTHDAY", {"garden": "back_right", "park": "back_left"}),),
                order=22,
            ),
            Beat(
                "gift",
                (
                    "<relation.gift|A present waits at the back for the birthday child, {kid}>.",
                    "<relation.gift|The present on the grass is for {kid}, whose day it is>.",
                ),
                (
                    Point(
                        "relation.gift",
                        "{carrier} was bringing the cake to the birthday of the {kid.noun}.",
                        (("the wrapped present", see("gift")), ("the party hat of the {kid.noun}", see("kid"))),
                    ),
                ),
                adds=(Thing("gift", "gift", {"garden": "garden_table", "park": "back_left"}),),
                order=22,
            ),
        ),
        "time": (NOON,),
        "dog": (
            Beat(
                "dog",
                (
                    "<event.dog|The dog is already on its way to help with the cleaning up>.",
                    "<event.dog|A dog runs up; for the dog the party begins now>.",
                ),
                (Point("event.dog", "A dog comes for the cake.", (("the running dog", see("dog")),), nice=True),),
                adds=(Thing("dog", "dog", {"garden": "floor_left", "park": "floor_left"}, "running", nice=True),),
                order=34,
            ),
            *extras({"*": "floor_left"}, "cat", "bird", "bottle"),
        ),
    },
    times=("noon",),
    clock=None,
)

_CLIMBERS: Final = (
    Cast("fireman", "adult", "masculine", ("worker",)),
    Cast("father", "adult", "masculine", ("casual", "suit")),
    Cast("neighbour", "adult", "masculine", ("casual",), ("moustache",)),
    Cast("builder", "adult", "feminine", ("worker",)),
    Cast("grandfather", "elder", "masculine", ("casual",), ("glasses",)),
)

CAT_IN_TREE: Final = Situation(
    name="cat_in_tree",
    title=("Come down, {cat_name}", "The rescuer", "Claws", "Up is easy", "Nobody asked the cat"),
    words="cat tree rescue ladder climb fireman stuck dog barks barking afraid branch kitten pet girl neighbour",
    tags=("garden", "pets", "rescue"),
    settings=("garden", "park"),
    roles=(
        Role("rescuer", _CLIMBERS, "on ladder", pose="reach_out", face="afraid", facing="right", looks="cat"),
        Role(
            "owner",
            (
                Cast("girl", "child", "feminine", ("dress", "casual")),
                Cast("boy", "child", "masculine"),
                Cast("old lady", "elder", "feminine", ("dress", "coat"), ("glasses",)),
                Cast("young woman", "adult", "feminine", ("dress", "casual")),
            ),
            {"garden": "floor_center", "park": "front_right"},
            pose="cover_face",
            face="worried",
        ),
    ),
    own_words={"cat_name": ("Minka", "Tiger", "Felix", "Mimi", "Ginger", "Pumpkin")},
    core=(
        Beat(
            "cat",
            (
                "{Place}, <event.cat|a cat stands hissing on a branch, its back arched>.",
                "<event.cat|A cat arches its back on a branch> {place} and hisses at everybody.",
                "High on a branch {place}, <event.cat|a ginger cat spits and hisses>.",
            ),
            (
                Point(
                    "event.cat", "A cat does not dare to come down from the tree.", (("the hissing cat", see("cat")),)
                ),
            ),
            adds=(Thing("cat", "cat", "tree_branch", "hissing", facing="left"),),
            order=0,
        ),
        Beat(
            "ladder",
            (
                "{Rescuer} <event.ladder|stands on a ladder and stretches out an arm>.",
                "From a ladder {rescuer} <event.ladder|holds out a hand to it>.",
                "{Rescuer} <event.ladder|has climbed a ladder and reaches for the animal>.",
            ),
            (
                Point(
                    "event.ladder",
                    "{rescuer} tries to fetch the cat.",
                    (
                        ("the {rescuer.noun} on the ladder", on("rescuer", "ladder")),
                        ("the outstretched arm", pose("rescuer")),
                    ),
                    after=("event.cat",),
                ),
            ),
            adds=(Thing("ladder", "ladder", {"park": "floor_left", "garden": "floor_right"}, "upright"),),
            order=8,
        ),
        Beat(
            "owner",
            (
                "{Owner} <event.owner|cannot watch and hides {owner.his} face behind both hands>.",
                "Below, {owner} <event.owner|has put both hands before {owner.his} face>.",
                "{Owner} <event.owner|covers {owner.his} eyes>.",
            ),
            (
                Point(
                    "event.owner",
                    "{owner} cannot bear to watch.",
                    (("the hands before the face", pose("owner")),),
                    after=("event.ladder",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "dog",
                (
                    "<cause.dog|The dog that chased it up there sits below and waits>.",
                    "<cause.dog|Down below a dog sits up and begs for a second round>.",
                ),
                (
                    Point(
                        "cause.dog",
                        "The cat is in the tree because a dog has chased it there.",
                        (("the dog below", see("dog")), ("the cat on the branch", see("cat"))),
                        after=("event.cat",),
                    ),
                ),
                adds=(
                    Thing("dog", "dog", {"garden": "front_right", "park": "front_center"}, "begging", facing="left"),
                ),
                order=12,
            ),
            Beat(
                "bird",
                (
                    "<cause.bird|The bird it was after sits quite safely on the ground now>.",
                    "<cause.bird|What it wanted up there, a bird, has long come down again>.",
                ),
                (
                    Point(
                        "cause.bird",
                        "The cat is in the tree because it was hunting a bird.",
                        (("the bird", see("bird")), ("the cat on the branch", see("cat"))),
                        after=("event.cat",),
                    ),
                ),
                adds=(Thing("bird", "bird", {"garden": "front_center", "park": "front_center"}, "perched"),),
                order=12,
            ),
        ),
        "feeling_rescuer": (
            Beat(
                "fear",
                (
                    "<feeling.rescuer_fear|The rescuer is more afraid than the cat>.",
                    "<feeling.rescuer_fear|{Rescuer.his} teeth chatter: those claws are long>.",
                ),
                (
                    Point(
                        "feeling.rescuer_fear",
                        "{rescuer} is afraid of the claws.",
                        (("the frightened face", face("rescuer")), ("the eyes on the cat", looks("rescuer"))),
                        after=("event.ladder",),
                    ),
                ),
                order=10,
            ),
            Beat(
                "charm",
                (
                    "<feeling.rescuer_charm|{Rescuer.he} smiles at it as friendly as {rescuer.he} can>.",
                    "<feeling.rescuer_charm|{Rescuer.he} tries it with a winning smile>.",
                ),
                (
                    Point(
                        "feeling.rescuer_charm",
                        "{rescuer} tries to calm the cat.",
                        (("the smile", face("rescuer")), ("the eyes on the cat", looks("rescuer"))),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("rescuer", face="happy"),),
                order=10,
            ),
            Beat(
                "cross",
                (
                    "<feeling.rescuer_cross|{Rescuer.he} is losing patience>.",
                    "<feeling.rescuer_cross|{Rescuer.he} glares at the animal: this is the third time today>.",
                ),
                (
                    Point(
                        "feeling.rescuer_cross",
                        "{rescuer} is annoyed with the cat.",
                        (("the angry face", face("rescuer")), ("the eyes on the cat", looks("rescuer"))),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("rescuer", face="angry"),),
                order=10,
            ),
        ),
        "danger": (
            Beat(
                "tip",
                (
                    "<event.tip|And now the ladder starts to sway>.",
                    "<event.tip|The ladder wobbles dangerously>.",
                ),
                (
                    Point(
                        "event.tip",
                        "The ladder is about to tip over.",
                        (("the swaying ladder", see("tip")), ("the {rescuer.noun} on it", on("rescuer", "ladder"))),
                        after=("event.ladder",),
                    ),
                ),
                adds=(Happening("tip", "tipping", "ladder"),),
                order=14,
            ),
        ),
        "relation": (
            Beat(
                "bowl",
                (
                    "<relation.owner|{Owner} has brought its bowl along: {cat_name}, please come>!",
                    "<relation.owner|The full bowl on the grass proves whose cat {cat_name} is>.",
                ),
                (
                    Point(
                        "relation.owner",
                        "The cat belongs to the {owner.noun}.",
                        (("the full bowl", see("bowl")), ("the hands before the face", pose("owner"))),
                    ),
                ),
                adds=(Thing("bowl", "dog_bowl", "beside owner", "full"),),
                order=26,
            ),
            Beat(
                "sign",
                (
                    '<relation.note|A note says "COME HOME, {CAT_NAME}", in the writing of {owner}>.',
                    '<relation.note|"COME HOME, {CAT_NAME}" pleads a note that {owner} has written>.',
                ),
                (
                    Point(
                        "relation.note",
                        "The cat belongs to the {owner.noun}.",
                        (
                            ("the words COME HOME, {CAT_NAME}", reads("note")),
                            ("the hands before the face", pose("owner")),
                        ),
                    ),
                ),
                adds=(
                    Lettering(
                        "note", "board", "COME HOME, {CAT_NAME}", {"park": "wall_center", "garden": "front_left"}
                    ),
                ),
                order=26,
            ),
        ),
        "feeling_owner": (
            Beat(
                "dread",
                (
                    "<feeling.owner_dread|So great is {owner.his} fear for both of them>.",
                    "<feeling.owner_dread|{Owner.he} fears the worst>.",
                ),
                (
                    Point(
                        "feeling.owner_dread",
                        "{owner} is afraid for the cat and for {rescuer}.",
                        (
                            ("the hands before the face", pose("owner")),
                            ("the {rescuer.noun} high on the ladder", on("rescuer", "ladder")),
                        ),
                        after=("event.owner",),
                    ),
                ),
                order=22,
            ),
        ),
    },
    clock=None,
)

SLED_CRASH: Final = Situation(
    name="sled_crash",
    title=("The end of the run", "Two halves of a sled", "Snow in every pocket", "Brakes would have helped"),
    words="sled sledge sleigh snow winter crash accident broken hurt knee first aid snowman slide ice children",
    tags=("winter", "children", "accident"),
    settings=("park", "garden", "street"),
    roles=(
        Role(
            "child",
            (
                Cast("boy", "child", "masculine", ("coat",), ("cap",)),
                Cast("girl", "child", "feminine", ("coat",), ("scarf",)),
                Cast("boy", "child", "masculine", ("coat",), ("earmuffs",)),
                Cast("girl", "child", "feminine", ("coat",), ("earmuffs",)),
            ),
            {"*": "floor_center"},
            pose="sit_floor",
            face="crying",
            facing="right",
            looks="sled",
            family="f",
        ),
        Role(
            "adult",
            (
                Cast("mother", "adult", "feminine", ("coat",), ("scarf",)),
                Cast("father", "adult", "masculine", ("coat",), ("hat",)),
                Cast("grandmother", "elder", "feminine", ("coat",), ("hat",)),
                Cast("grandfather", "elder", "masculine", ("coat",), ("cap",)),
            ),
            {"*": "floor_left"},
            pose="run",
            face="worried",
            facing="right",
            looks="child",
            family="f",
        ),
    ),
    core=(
        Beat(
            "sled",
            (
                "{Place}, <event.sled|a sled lies in the snow, broken in two>.",
                "<event.sled|A sled has broken to pieces> in the snow {place}.",
                "<event.sled|Two halves of a sled stick in the snow> {place}.",
            ),
            (Point("event.sled", "The sled is broken.", (("the broken sled", see("sled")),)),),
            adds=(Thing("sled", "sled", "front_center", "broken"),),
            order=0,
        ),
        Beat(
            "child",
            (
                "{Child} <event.child|sits in the snow beside it>.",
                "Next to it {child} <event.child|has ended up on the ground>.",
                "{Child} <event.child|sits where the ride ended>.",
            ),
            (
                Point(
                    "event.child",
                    "{child} has fallen off the sled.",
                    (("the {child.noun} on the ground", pose("child")), ("the eyes on the sled", looks("child"))),
                    after=("event.sled",),
                ),
            ),
            order=6,
        ),
        Beat(
            "adult",
            (
                "{Child.his} {adult.noun} <event.adult|hurries up with the first-aid kit>.",
                "A red cross on the box in {adult.his} hand, {child.his} {adult.noun} <event.adult|comes running>.",
                "{Child.his} {adult.noun} <event.adult|runs up, a first-aid kit in one hand>.",
            ),
            (
                Point(
                    "event.adult",
                    "{adult} runs to help {child}.",
                    (
                        ("the first-aid kit in the hand", holds("adult", "kit")),
                        ("the running {adult.noun}", pose("adult")),
                    ),
                    after=("event.child",),
                ),
            ),
            adds=(Thing("kit", "first_aid_kit", "held adult"),),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "snowman",
                (
                    "<cause.snowman|The snowman the ride ended at has caved in>.",
                    "<cause.snowman|It was the snowman's fault, thinks everybody but the snowman, who is a ruin now>.",
                ),
                (
                    Point(
                        "cause.snowman",
                        "The sled crashed into the snowman.",
                        (("the ruined snowman", see("snowman")), ("the broken sled", see("sled"))),
                        after=("event.sled",),
                    ),
                ),
                adds=(
                    Thing(
                        "snowman",
                        "snowman",
                        {"street": "floor_right", "park": "floor_right", "garden": "floor_right"},
                        "melting",
                    ),
                ),
                order=10,
            ),
            Beat(
                "bin",
                (
                    "<cause.bin|A rubbish bin, knocked flat, shows where the ride ended>.",
                    "<cause.bin|The rubbish bin lies on its side, for that is what stopped the ride>.",
                ),
                (
                    Point(
                        "cause.bin",
                        "The sled crashed into the bin.",
                        (("the fallen bin", see("bin")), ("the broken sled", see("sled"))),
                        after=("event.sled",),
                    ),
                ),
                adds=(
                    Thing(
                        "bin",
                        "trash_can",
                        {"street": "floor_right", "park": "floor_right", "garden": "floor_right"},
                        "fallen",
                    ),
                ),
                order=10,
            ),
        ),
        "feeling_child": (
            Beat(
                "tears",
                (
                    "<feeling.child_tears|Tears freeze on {child.his} cheeks>.",
                    "<feeling.child_tears|{Child.he} howls, more from fright than from pain>.",
                ),
                (
                    Point(
                        "feeling.child_tears",
                        "{child} is unhappy and in pain.",
                        (("the tears", face("child")), ("the eyes on the sled", looks("child"))),
                        after=("event.child",),
                    ),
                ),
                order=8,
            ),
            Beat(
                "laugh",
                (
                    "<feeling.child_laugh|{Child.he} laughs: what a ride>!",
                    "<feeling.child_laugh|Not a trace of tears; {child.he} laughs and wants to do it again>.",
                ),
                (
                    Point(
                        "feeling.child_laugh",
                        "{child} enjoyed the ride all the same.",
                        (("the laughing face", face("child")), ("the eyes on the sled", looks("child"))),
                        after=("event.child",),
                    ),
                ),
                sets=(Change("child", face="laughing"),),
                order=8,
            ),
        ),
        "feeling_adult": (
            Beat(
                "worry",
                (
                    "<feeling.adult_worry|{Adult.his} forehead is one deep wrinkle of worry>.",
                    "<feeling.adult_worry|Worry makes {adult.him} faster than {adult.he} has been for years>.",
                ),
                (
                    Point(
                        "feeling.adult_worry",
                        "{adult} is worried about {child}.",
                        (("the worried face", face("adult")), ("the eyes on the {child.noun}", looks("adult"))),
                        after=("event.adult",),
                    ),
                ),
                order=23,
            ),
        ),
        "relation": (
            Beat(
                "kin",
                (
                    "<relation.kin|Nobody else's child makes one run like that>.",
                    "<relation.kin|{Adult.he} had said it was too steep; now {adult.he} only wants to hold the child tight>.",
                ),
                (
                    Point(
                        "relation.kin",
                        family("adult", "child"),
                        (
                            ("the {adult.noun} running to the {child.noun}", pose("adult")),
                            ("the eyes on the {child.noun}", looks("adult")),
                        ),
                    ),
                ),
                order=28,
            ),
        ),
        "weather": (
            Beat(
                "snow",
                (
                    "<event.snow|It is snowing in thick, quiet flakes>.",
                    "<event.snow|Snow falls and has made every slope smooth>.",
                    "<event.snow|Flakes whirl through the air>.",
                ),
                (
                    Point(
                        "event.snow", "It is snowing.", (("the flakes in the air", sky()), ("the white ground", sky()))
                    ),
                ),
                order=2,
            ),
        ),
        "time": (WET_NOON,),
        "knee": (
            Beat(
                "knee",
                (
                    "<event.knee|One of the {child.noun}'s knees is already bandaged from yesterday>.",
                    "<event.knee|The bandage on the {child.noun}'s knee is still from the last ride>.",
                ),
                (Point("event.knee", "{child} was hurt before.", (("the bandaged knee", see("child")),), nice=True),),
                sets=(Change("child", accessories=("bandaged_knee",)),),
                order=26,
            ),
        ),
    },
    times=("noon",),
    weathers=("snow",),
    clock=None,
)

APPLE_THIEF: Final = Situation(
    name="apple_thief",
    title=("One apple a day", "Who has been at my tree?", "Full mouth, empty words", "Red apples, red ears"),
    words="apple apples thief steal stolen tree neighbour garden fruit caught hide ladder orchard harvest naughty",
    tags=("garden", "children", "mischief", "food"),
    settings=("garden",),
    roles=(
        Role(
            "thief",
            (
                Cast("boy", "child", "masculine", ("casual", "school")),
                Cast("girl", "child", "feminine", ("casual", "school", "dress")),
                Cast("schoolboy", "teen", "masculine", ("school",), ("cap",)),
                Cast("policeman", "adult", "masculine", ("police",)),
            ),
            "floor_right",
            pose="hands_behind",
            face="embarrassed",
        ),
        Role(
            "owner",
            (
                Cast("gardener", "elder", "masculine", ("worker",)),
                Cast("old lady", "elder", "feminine", ("dress", "apron"), ("glasses",)),
                Cast("neighbour", "adult", "masculine", ("casual", "pyjamas"), ("moustache",)),
                Cast("neighbour", "adult", "feminine", ("apron", "dress")),
            ),
            "floor_left",
            pose="hands_on_hips",
            face="angry",
            facing="right",
            looks="thief",
        ),
    ),
    core=(
        Beat(
            "bag",
            (
                "{Place}, <event.basket|apples have rolled out of an open backpack near the tree>.",
                "<event.basket|Apples lie all round an open backpack> {place}.",
                "<event.basket|A backpack gapes in the grass> {place}, apples in front of it.",
            ),
            (
                Point(
                    "event.basket",
                    "Somebody has picked apples into a backpack.",
                    (("the open backpack", see("bag")), ("the apple on the ground", see("apple"))),
                ),
            ),
            adds=(
                Thing("bag", "backpack", "front_right", "open"),
                Thing("apple", "apple", "front_center", "bitten"),
                Thing("second", "apple", "front_center"),
                Thing("third", "apple", "beside bag"),
            ),
            order=0,
        ),
        Beat(
            "thief",
            (
                "{Thief} <event.thief|stands before it, hands behind {thief.his} back>.",
                "With both hands behind {thief.his} back, {thief} <event.thief|stands there as if by chance>.",
                "{Thief} <event.thief|hides {thief.his} hands behind {thief.his} back>.",
            ),
            (
                Point(
                    "event.thief",
                    "{thief} is hiding something.",
                    (("the hands behind the back", pose("thief")),),
                    after=("event.basket",),
                ),
            ),
            order=6,
        ),
        Beat(
            "owner",
            (
                "{Owner} <event.owner|has come out of the house and plants both fists on {owner.his} hips>.",
                "{Owner} <event.owner|stands by the door with hands on hips>.",
                "Hands on hips, {owner} <event.owner|looks at {thief.him} from the house>.",
            ),
            (
                Point(
                    "event.owner",
                    "{owner} has caught {thief}.",
                    (("the hands on the hips", pose("owner")), ("the eyes on the {thief.noun}", looks("owner"))),
                    after=("event.basket",),
                ),
            ),
            order=18,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "ladder",
                (
                    "<cause.ladder|The ladder still leans where it was needed for the best ones>.",
                    "<cause.ladder|How {thief.he} got so high up is no riddle: there is the ladder>.",
                ),
                (
                    Point(
                        "cause.ladder",
                        "{thief} could get at the apples because of the ladder.",
                        (("the ladder at the tree", see("ladder")), ("the open backpack", see("bag"))),
                        after=("event.basket",),
                    ),
                ),
                adds=(Thing("ladder", "ladder", "tree_stand", "upright"),),
                order=10,
            ),
            Beat(
                "sign",
                (
                    '<cause.sign|A board at the fence says "PRIVATE APPLES", which made them irresistible>.',
                    '<cause.sign|Who could pass a board that says "PRIVATE APPLES">?',
                ),
                (
                    Point(
                        "cause.sign",
                        "{owner} is angry because the apples belong to somebody.",
                        (("the words PRIVATE APPLES", reads("sign")), ("the apple with a bite in it", see("apple"))),
                        after=("event.basket",),
                    ),
                ),
                adds=(Lettering("sign", "board", "PRIVATE APPLES", "fence_stand"),),
                order=10,
            ),
        ),
        "feeling_thief": (
            Beat(
                "red",
                (
                    "<feeling.thief_red|{Thief.his} cheeks are as red as the fruit>.",
                    "<feeling.thief_red|No apple could be redder than {thief.his} face>.",
                ),
                (
                    Point(
                        "feeling.thief_red",
                        "{thief} is ashamed.",
                        (("the blushing face", face("thief")), ("the hands behind the back", pose("thief"))),
                        after=("event.thief",),
                    ),
                ),
                order=14,
            ),
            Beat(
                "cheek",
                (
                    "<feeling.thief_cheek|{Thief.he} smiles the sweetest smile in the world>.",
                    "<feeling.thief_cheek|An innocent smile is all the defence {thief.he} has>.",
                ),
                (
                    Point(
                        "feeling.thief_cheek",
                        "{thief} pretends to be innocent.",
                        (("the smile", face("thief")), ("the hands behind the back", pose("thief"))),
                        after=("event.thief",),
                    ),
                ),
                sets=(Change("thief", face="happy"),),
                order=14,
            ),
        ),
        "feeling_owner": (
            Beat(
                "anger",
                (
                    "<feeling.owner_anger|{Owner.his} eyes flash with anger>.",
                    "<feeling.owner_anger|{Owner.he} looks like a thunderstorm>.",
                ),
                (
                    Point(
                        "feeling.owner_anger",
                        "{owner} is angry.",
                        (("the angry face", face("owner")), ("the eyes on the {thief.noun}", looks("owner"))),
                        after=("event.owner",),
                    ),
                ),
                order=20,
            ),
            Beat(
                "mirth",
                (
                    "<feeling.owner_mirth|Yet {owner.he} has to laugh; {owner.he} was young once>.",
                    "<feeling.owner_mirth|But it is no good: {owner.he} bursts out laughing>.",
                ),
                (
                    Point(
                        "feeling.owner_mirth",
                        "{owner} is amused in spite of it all.",
                        (("the laughing face", face("owner")), ("the eyes on the {thief.noun}", looks("owner"))),
                        after=("event.owner",),
                    ),
                ),
                sets=(Change("owner", face="laughing"),),
                order=20,
            ),
        ),
        "relation": (
            Beat(
                "home",
                (
                    "<relation.home|The tree belongs to the house, and the house to {owner}>.",
                    "<relation.home|Nobody but {owner} lives here, and everybody knows {thief} from over the fence>.",
                ),
                (
                    Point(
                        "relation.home",
                        "The {owner.noun} owns the garden, and the {thief.noun} does not.",
                        (
                            ("the {owner.noun} with hands on hips before the house", pose("owner")),
                            ("the hands hidden behind the back", pose("thief")),
                        ),
                    ),
                ),
                order=26,
            ),
        ),
        "cat": (
            Beat(
                "cat",
                (
                    "<event.cat|The cat on the lawn has seen everything and says nothing>.",
                    "<event.cat|A cat, the only witness, washes its hands of it>.",
                ),
                (Point("event.cat", "A cat looks on.", (("the sitting cat", see("cat")),), nice=True),),
                adds=(Thing("cat", "cat", "front_left", "sitting", nice=True),),
                order=30,
            ),
            *extras("front_left", "bird", "newspaper", "cat"),
        ),
    },
    clock=None,
)

ALL: Final = (CAKE_FALL, CAT_IN_TREE, SLED_CRASH, APPLE_THIEF)
