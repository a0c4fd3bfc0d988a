"""The sled: it lies in the snow in two pieces, and help is on its way."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Cast,
    Change,
    Lettering,
    Pick,
    Role,
    Situation,
    Thing,
    holds,
    looks,
    pose,
    reads,
    see,
    sky,
)
from storytelling_painter.agents.embedded.situations.beats import felt, told
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.skies import WET_NOON

_RIDERS: Final = (
    Cast("boy", "child", "masculine", ("coat",), ("cap",)),
    Cast("girl", "child", "feminine", ("coat",), ("scarf",)),
    Cast("boy", "child", "masculine", ("coat",), ("earmuffs",)),
    Cast("girl", "child", "feminine", ("coat",), ("earmuffs",)),
    Cast("little boy", "toddler", "masculine", ("coat",), ("cap",)),
    Cast("little girl", "toddler", "feminine", ("coat",), ("scarf",)),
)
_HELPERS: Final = (
    Cast("mother", "adult", "feminine", ("coat",), ("scarf",)),
    Cast("father", "adult", "masculine", ("coat",), ("hat",)),
    Cast("grandmother", "elder", "feminine", ("coat",), ("hat",)),
    Cast("grandfather", "elder", "masculine", ("coat",), ("cap",)),
    Cast("aunt", "adult", "feminine", ("coat",), ("glasses", "earmuffs")),
    Cast("uncle", "adult", "masculine", ("coat",), ("moustache", "cap")),
    Cast("big sister", "teen", "feminine", ("coat",), ("earmuffs",)),
    Cast("big brother", "teen", "masculine", ("coat",), ("cap",)),
)
_SLED: Final = ("the broken sled", see("sled"))
_AT_SLED: Final = ("the eyes on the sled", looks("child"))
_AT_CHILD: Final = ("the eyes on the {child.noun}", looks("adult"))

SLED_CRASH: Final = Situation(
    name="sled_crash",
    title=("The end of the run", "Two halves of a sled", "Snow in every pocket", "Brakes would have helped", "So much for steering"),
    words="sled sledge sleigh snow winter crash accident broken hurt knee first aid snowman slide ice children",
    tags=("winter", "children", "accident"),
    settings=("park", "garden", "street"),
    roles=(
        Role(
            "child", _RIDERS, "floor_center", pose="sit_floor", face="crying", facing="right", looks="sled", family="f",
        ),
        Role("adult", _HELPERS, "floor_left", pose="run", face="worried", facing="right", looks="child", family="f"),
    ),
    picks={
        "obstacle": (
            Pick("snowman", "snowman", "melting"),
            Pick("trash_can", "rubbish bin", "fallen"),
            Pick("chair", "chair", "fallen"),
            Pick("bicycle", "bicycle", "bent_wheel"),
            Pick("flowerpot", "flowerpot", "broken"),
        ),
        "aid": (
            Pick("first_aid_kit", "first-aid kit", "closed"),
            Pick("towel", "towel"),
            Pick("cup", "cup of hot tea", "full"),
            Pick("teddy", "teddy bear"),
            Pick("scarf", "scarf"),
        ),
    },
    own_words={"limit": ("no sledding", "steep hill", "danger ice", "slow down", "end of run")},
    core=(
        told(
            "event.sled", "The sled is broken.", (_SLED,),
            "{Place}, a sled lies in the snow, broken in two.", "A sled has broken to pieces in the snow {place}.",
            "Two halves of a broken sled lie in the snow {place}.", "What lies {place} was one sled a moment ago and is two now.",
            "The sled {place} is broken and will slide no more.",
            adds=(Thing("sled", "sled", "front_center", "broken"),), order=0,
        ),
        told(
            "event.child", "{child} has fallen off the sled.", (("the {child.noun} on the ground", pose("child")), _AT_SLED),
            "{Child} sits in the snow beside it.", "{Child} sits on the ground next to it.", "{Child} sits on the ground, where the ride ended.",
            "On the white ground sits {child} and looks at it.", "{Child}, who steered it, sits on the ground in the cold.",
            after=("event.sled",), order=6,
        ),
        told(
            "event.adult", "{adult} runs to help {child}.", (("the running {adult.noun}", pose("adult")), _AT_CHILD),
            "{Child.his} {adult.noun} hurries up.", "From the left {child.his} {adult.noun} comes running.",
            "{Child.his} {adult.noun} runs up as fast as the snow allows.", "Coat flying, {child.his} {adult.noun} races to the spot.",
            "And there {child.his} {adult.noun} comes, running.",
            after=("event.child",), order=20,
        ),
    ),
    slots={
        "aid": (
            told(
                "event.aid", "{adult} brings {aid}.", (("{aid.noun} in the hand", holds("adult", "aid")), _AT_CHILD),
                "{Adult} carries {aid}.", "{Adult} has {aid} in {adult.his} hand.", "{Adult} brings {aid} along.",
                "In one hand {adult} holds {aid}.",
                adds=(Thing("aid", "$aid", "held adult"),), after=("event.adult",), order=21,
            ),
        ),
        "cause": (
            told(
                "cause.obstacle", "The sled crashed into the {obstacle.noun}.", (("{obstacle.noun} after the crash", see("obstacle")), _SLED),
                "{Obstacle} shows where the ride ended.", "It was {obstacle} that stopped the ride.",
                "{Obstacle} stood in the way and looks the worse for it.", "Nobody had thought of {obstacle} at the foot of the slope.",
                adds=(Thing("obstacle", "$obstacle", "floor_right"),), after=("event.sled",), order=10,
            ),
        ),
        "feeling_child": (
            felt(
                "child", "crying", "{child} is unhappy and in pain.", _AT_SLED,
                "Tears freeze on {child.his} cheeks.", "{Child.he} cries, more from fright than from pain.",
                "{Child.he} is in tears.", order=8, after="event.child",
            ),
            felt(
                "child", "laughing", "{child} enjoyed the ride all the same.", _AT_SLED,
                "{Child.he} laughs: what a ride!", "Not a trace of tears; {child.he} laughs and wants to do it again.",
                "{Child.his} laughter rings out.", order=8, after="event.child",
            ),
            felt(
                "child", "surprised", "{child} does not know how it happened.", _AT_SLED,
                "{Child.his} eyes are round with surprise.", "Mouth open, {child.he} wonders how that came about.",
                order=8, after="event.child",
            ),
            felt(
                "child", "embarrassed", "{child} is ashamed of the crash.", _AT_SLED,
                "{Child.he} blushes up to {child.his} ears.", "{Child.his} cheeks are red, and not from the cold.",
                order=8, after="event.child",
            ),
            felt(
                "child", "proud", "{child} is proud of the speed.", _AT_SLED,
                "{Child.he} looks as proud as a racing driver.", "Pride shines in {child.his} face.", order=8, after="event.child",
            ),
        ),
        "feeling_adult": (
            felt(
                "adult", "worried", "{adult} is worried about {child}.", _AT_CHILD,
                "{Adult.his} forehead is one deep wrinkle of worry.", "Worry makes {adult.him} faster than {adult.he} has been for years.",
                order=23, after="event.adult",
            ),
            felt(
                "adult", "afraid", "{adult} is frightened for {child}.", _AT_CHILD,
                "Fear stands in {adult.his} face.", "{Adult.he} is wide-eyed with fright.", order=23, after="event.adult",
            ),
            felt(
                "adult", "angry", "{adult} is angry.", _AT_CHILD,
                "{Adult} is angry, as the drawn brows show.", "Anger stands in {adult.his} face: how often had {adult.he} warned!",
                order=23, after="event.adult",
            ),
            felt(
                "adult", "laughing", "{adult} is relieved.", _AT_CHILD,
                "{Adult.he} laughs with relief.", "Nothing is broken but wood, so {adult.he} laughs.", order=23, after="event.adult",
            ),
        ),
        "relation": (
            told(
                "relation.kin", family("adult", "child"), (("the {adult.noun} running to the {child.noun}", pose("adult")), _AT_CHILD),
                "Nobody else's child makes one run like that.",
                "{Adult.he} had said it was too steep; now {adult.he} only wants to hold {child} tight.",
                "{Adult} runs to {child} as only family does.", "So runs only the {child.noun}'s own {adult.noun}.", order=28,
            ),
        ),
        "weather": (
            told(
                "event.snow", "It is snowing.", (("the flakes in the air", sky()), ("the white ground", sky())),
                "It is snowing in thick, quiet flakes.", "Snow falls and has made every slope smooth.", "Flakes whirl through the air.",
                "It snows and snows, and all the ground is white.", order=2,
            ),
        ),
        "time": (WET_NOON,),
        "sign": (
            told(
                "cause.limit", "{child} did not heed the warning.", (("the words {LIMIT}", reads("limit")), _SLED),
                'A board had warned: "{LIMIT}".', '"{LIMIT}" is written on a board, for those who read.',
                'One look at the board with "{LIMIT}" would have been enough.',
                adds=(Lettering("limit", "board", "{LIMIT}", "back_right"),), after=("event.sled",), order=12,
            ),
        ),
        "edge": (
            told(
                "event.knee", "{child} was hurt before.", (("the bandaged knee", see("child")),),
                "One of the {child.noun}'s knees is already bandaged from yesterday.", "The bandage on the {child.noun}'s knee is still from the last ride.",
                sets=(Change("child", accessories=("bandaged_knee",)),), nice=True, order=26,
            ),
            told(
                "event.dog", "A dog wants to play.", (("the running dog", see("dog")),),
                "A dog runs along and takes it all for a game.", "The dog has raced the sled and won.",
                adds=(Thing("dog", "dog", "front_right", "running", facing="left", nice=True),), nice=True, order=26,
            ),
            told(
                "event.second", "There was another one on the hill.", (("the whole sled", see("second")),),
                "Another sled, still whole, stands ready.", "Somebody else's sled has come down in one piece.",
                adds=(Thing("second", "sled", "front_right", "whole", nice=True),), nice=True,
                settings=("garden",), order=26,
            ),
        ),
    },
    times=("noon",),
    weathers=("snow",),
    clock=None,
)
