"""The stolen picnic: a dog runs off with what was in the basket."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
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
from storytelling_painter.agents.embedded.situations.casts import ADULTS
from storytelling_painter.agents.embedded.situations.extras import extras

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
