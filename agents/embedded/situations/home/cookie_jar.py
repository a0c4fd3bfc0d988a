"""The cookie jar: a child climbs for sweets while sink or stove run over and the grown-up is busy otherwise."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Cast,
    Change,
    Happening,
    Pick,
    Role,
    Situation,
    Thing,
    away,
    holds,
    looks,
    on,
    pose,
    reaches,
    see,
)
from storytelling_painter.agents.embedded.situations.beats import felt, told
from storytelling_painter.agents.embedded.situations.bonds import family_photo, wall_note
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS
from storytelling_painter.agents.embedded.situations.extras import pets

_CLIMBERS: Final = (
    *KIDS,
    Cast("schoolgirl", "child", "feminine", ("school",)),
    Cast("schoolboy", "child", "masculine", ("school",)),
)
_MINDERS: Final = (
    *PARENTS,
    Cast("uncle", "adult", "masculine", ("casual",), ("moustache",)),
    Cast("aunt", "adult", "feminine", ("dress",), ("glasses",)),
    Cast("big sister", "teen", "feminine", ("casual",)),
    Cast("big brother", "teen", "masculine", ("casual",)),
)
_AWAY: Final = ("the face turned away", away("parent", "child"))
_AT_TREAT: Final = ("the eyes on the {treat.noun}", looks("child"))

COOKIE_JAR: Final = Situation(
    name="cookie_jar",
    title=("The {treat.noun}", "While nobody looks", "Too high a shelf", "The stool", "One hand too short"),
    words="cookie cookies jar sweets steal secretly stool tips flood overflow sink water phone kitchen climb shelf accident",
    tags=("home", "accident", "children", "kitchen"),
    settings=("kitchen",),
    roles=(
        Role("child", _CLIMBERS, "on stool", pose="reach_up", face="happy", looks="treat", reaches="treat", family="home"),
        Role("parent", _MINDERS, "front_right", pose="phone", face="laughing", facing="right", family="home"),
    ),
    picks={
        "treat": (
            Pick("cookie_jar", "cookie jar", "open"),
            Pick("cake", "cake", "whole"),
            Pick("gift", "present", "wrapped"),
            Pick("doll", "doll"),
            Pick("teddy", "teddy bear"),
            Pick("ball", "ball"),
        ),
        "pages": (Pick("book", "book", "open"), Pick("newspaper", "newspaper"), Pick("letter", "letter", "open")),
    },
    own_words={"love": ("our family", "we love you", "best family", "home sweet home")},
    core=(
        told(
            "event.reach", "{child} reaches for the {treat.noun} on the shelf.",
            (("the stretched arm", reaches("child")), ("the {child.noun} on the stool", on("child", "stool"))),
            "{Place}, {child} stands on a stool and stretches one arm up to {treat} on the open shelf.",
            "{Child} has climbed on a stool {place} and reaches for {treat} on the shelf.",
            "Up on a stool {place}, {child} reaches for {treat}, which was put on the shelf for good reason.",
            "{Child} stands on a stool {place} and reaches for {treat} while nobody is looking.",
            "The shelf {place} is high, but {child} on a stool reaches for {treat}.",
            adds=(Thing("stool", "stool", "cupboard_stand"), Thing("treat", "$treat", "cupboard_shelf")), order=0,
        ),
        told(
            "event.tip", "The stool is about to fall over.", (("the leaning stool", see("tip")),),
            "The stool rocks under {child.his} feet.", "Under {child.him} the stool tips to one side.",
            "The stool tips over already, one leg in the air.", "The stool wobbles and tips.",
            adds=(Happening("tip", "tipping", "stool"),), after=("event.reach",), order=5,
        ),
        told(
            "event.turned", "{parent} does not watch {child}.", (_AWAY,),
            "{Parent} stands at the front and looks away from {child}.", "Farther to the front {parent} has turned away from {child}.",
            "At the front {parent} sees nothing of it and looks away from {child}.",
            "{Parent} has turned {parent.his} back to {child}.", "Close by, {parent} has turned away from {child}.",
            order=25,
        ),
    ),
    slots={
        "disaster": (
            told(
                "event.water", "The sink overflows.", (("the water running over the rim", see("water")),),
                "Water pours over the rim of the sink and spreads on the floor.",
                "The sink runs over, and a pool grows on the tiles.", "The sink overflows, and the floor is under water.",
                "Nobody turns the tap off, so the sink overflows.",
                adds=(Happening("water", "overflow", "sink"),), order=20,
            ),
            told(
                "event.pan", "Something is burning on the stove.", (("the burning pan", see("pan")),),
                "A pan burns on the stove.", "On the stove a pan is burning, and nobody turns the gas off.",
                "Flames leap from a pan on the stove.",
                adds=(Thing("pan", "pan", "stove", "burning"),), order=20,
            ),
            told(
                "event.pot", "The soup boils over.", (("the pot boiling over", see("pot")),),
                "A pot boils over on the stove.", "On the stove the soup climbs out of its pot and boils over.",
                "The lid dances: a pot is boiling over on the stove.",
                adds=(Thing("pot", "pot", "stove", "boiling_over"),), order=20,
            ),
        ),
        "cause": (
            told(
                "cause.phone", "{parent} is on the phone and therefore notices nothing.", (("the phone at the ear", pose("parent")), _AWAY),
                "{Parent.he} holds a phone to {parent.his} ear.", "The phone at {parent.his} ear is to blame that nobody notices.",
                "With a phone at {parent.his} ear one hears and sees nothing else.",
                after=("event.turned", "event.reach"), order=28,
            ),
            told(
                "cause.pages", "{parent} is busy with {pages} and therefore notices nothing.",
                (("{pages.noun} in the hand", holds("parent", "pages")), _AWAY),
                "{Parent} holds {pages} and is lost in it.", "{Parent} has {pages} in {parent.his} hand and reads on and on.",
                "{Parent} holds {pages} and has eyes for nothing else.",
                adds=(Thing("pages", "$pages", "held parent"),), sets=(Change("parent", pose="stand", looks="pages"),),
                after=("event.turned", "event.reach"), order=28,
            ),
        ),
        "feeling_parent": (
            felt(
                "parent", "laughing", "{parent} is carefree.", _AWAY,
                "{Parent.he} laughs with {parent.his} mouth wide open.", "A broad laugh fills {parent.his} face.",
                order=30, after="event.turned",
            ),
            felt(
                "parent", "happy", "{parent} is in a good mood.", _AWAY,
                "{Parent.he} smiles without a care.", "A smile shows how good {parent.he} feels.", order=30, after="event.turned",
            ),
            felt(
                "parent", "crying", "{parent} is moved to tears.", _AWAY,
                "Tears run down the cheeks of {parent}, but not for this.", "{Parent} cries, moved by every word.",
                order=30, after="event.turned",
            ),
            felt(
                "parent", "bored", "{parent} is bored and far away.", _AWAY,
                "{Parent} is bored, as the long face shows.", "{Parent} looks bored, with half-closed eyes.", order=30, after="event.turned",
            ),
        ),
        "feeling_child": (
            felt(
                "child", "happy", "{child} looks forward to the {treat.noun}.", _AT_TREAT,
                "{Child} smiles up at {treat}.", "With bright eyes {child} smiles at {treat}.", order=8, after="event.reach",
            ),
            felt(
                "child", "laughing", "{child} thinks it is great fun.", _AT_TREAT,
                "{Child} laughs, so sure of {treat} already.", "{Child} is laughing, for it is such fun.", order=8, after="event.reach",
            ),
            felt(
                "child", "afraid", "{child} is afraid of falling.", _AT_TREAT,
                "{Child} is afraid of the fall.", "{Child} is frightened, so near to {treat}.", order=8, after="event.reach",
            ),
            felt(
                "child", "proud", "{child} is proud of the climb.", _AT_TREAT,
                "{Child} is proud of having come so far.", "Proudly {child} looks up at {treat}.", order=8, after="event.reach",
            ),
        ),
        "relation": (
            family_photo("parent", "child", "wall_left"),
            wall_note("{LOVE}", "parent", "child", "wall_center"),
        ),
        "pet": pets({"*": "front_left"}, "cat_asleep", "cat_sitting", "cat_hissing", "dog_sitting", "dog_begging"),
    },
)
