"""The burnt dinner: smoke over the stove, nobody had watched it, and the guest is there."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Cast,
    Change,
    Happening,
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
)
from storytelling_painter.agents.embedded.situations.beats import felt, told
from storytelling_painter.agents.embedded.situations.casts import ADULTS
from storytelling_painter.agents.embedded.situations.extras import pets

_COOKS: Final = (
    Cast("young man", "adult", "masculine"),
    Cast("young woman", "adult", "feminine"),
    Cast("student", "teen", "masculine"),
    Cast("grandfather", "elder", "masculine"),
    Cast("father", "adult", "masculine", ("casual",), ("beard",)),
    Cast("mother", "adult", "feminine"),
)
_GUESTS: Final = (
    *ADULTS,
    Cast("old woman", "elder", "feminine", ("dress", "coat")),
    Cast("old man", "elder", "masculine", ("suit", "coat")),
    Cast("boss", "adult", "feminine", ("suit",), ("glasses",)),
    Cast("uncle", "adult", "masculine", ("suit", "coat"), ("moustache",)),
    Cast("neighbour", "adult", "feminine", ("dress", "coat"), ("hat",)),
    Cast("cousin", "teen", "feminine", ("dress", "coat")),
)
_DISH: Final = ("the ruined {dish.noun}", see("pan"))
_AT_DISH: Final = ("the eyes on the {dish.noun}", looks("cook"))
_AT_COOK: Final = ("the eyes on the {cook.noun}", looks("guest"))
_GIFT: Final = ("{gift.noun} in the hand", holds("guest", "gift"))

BURNT_DINNER: Final = Situation(
    name="burnt_dinner",
    title=("Dinner for two", "The guest is early", "Smoke over the stove", "The {dish.noun}", "Well done"),
    words="burnt burning dinner cook cooking cooks guest date flowers smoke stove pan kitchen romantic meal",
    tags=("home", "accident", "food", "love"),
    settings=("kitchen",),
    roles=(
        Role("cook", _COOKS, "floor_center", face="worried", looks="pan", facing="right", outfits=("apron", "chef")),
        Role("guest", _GUESTS, "floor_left", pose="offer", face="happy", looks="cook", facing="right"),
    ),
    picks={
        "dish": (Pick("pan", "pan", "burning"), Pick("pot", "pot", "boiling_over"), Pick("cake", "cake", "burnt")),
        "gift": (
            Pick("bouquet", "bouquet", "fresh"),
            Pick("bottle", "bottle of wine", "full"),
            Pick("gift", "present", "wrapped"),
            Pick("pizza", "pizza"),
            Pick("cookie_jar", "jar of cookies", "closed"),
            Pick("flowerpot", "flowerpot", "whole"),
        ),
        "pastime": (
            Pick("book", "book", "open"),
            Pick("laptop", "laptop", "on"),
            Pick("newspaper", "newspaper"),
            Pick("letter", "letter", "open"),
            Pick("phone", "phone"),
            Pick("camera", "camera"),
        ),
    },
    own_words={"card": ("dinner for two", "welcome", "our first dinner", "welcome guest", "come and eat")},
    core=(
        told(
            "event.pan", "The dinner is spoilt.", (_DISH, ("the smoke over the stove", see("smoke"))),
            "Dark smoke rises from {dish} on the stove {place}.",
            "{Place}, dark smoke climbs from the stove to the ceiling: {dish} is ruined.",
            "What was to be dinner {place} is smoke now, and {dish} stands burnt on the stove.",
            "{Dish} has been left on the stove {place}, and smoke fills the air.",
            "Over the stove {place} hangs a cloud of smoke, for {dish} was forgotten.",
            adds=(Thing("pan", "$dish", "stove"), Happening("smoke", "smoke", "pan")), order=0,
        ),
        told(
            "event.cook", "{cook} sees that the dinner is lost.", (_AT_DISH, _DISH),
            "{Cook} stares at {dish}.",
            "Too late, {cook} looks at {dish}.",
            "{Cook} has just turned to look at the stove.",
            "In front of it {cook} looks at what an hour of cooking has come to.",
            after=("event.pan",), order=5,
        ),
        told(
            "event.guest", "A guest arrives with {gift}.", (_GIFT, ("the outstretched arms", pose("guest"))),
            "{Guest} comes in and holds out {gift}.",
            "From the door {guest} holds {gift} out to {cook.him}.",
            "Behind {cook.him} {guest} has arrived and offers {gift}.",
            "And there, with {gift} in the outstretched hands, comes {guest}.",
            "{Guest} is on time and holds out {gift} with both hands.",
            adds=(Thing("gift", "$gift", "held guest"),), order=15,
        ),
    ),
    slots={
        "gesture": (
            told(
                "event.head", "{cook} does not know what to do.", (("the hands at the head", pose("cook")), _AT_DISH),
                "{Cook} clutches {cook.his} head with both hands.", "Both hands of {cook} are at {cook.his} head.",
                sets=(Change("cook", pose="head_in_hands"),), after=("event.cook",), order=7,
            ),
            told(
                "event.arms_up", "{cook} throws both arms up.", (("the raised arms", pose("cook")), _AT_DISH),
                "{Cook} throws both arms into the air.", "{Cook} raises both arms into the air.",
                sets=(Change("cook", pose="cheer"),), after=("event.cook",), order=7,
            ),
            told(
                "event.bucket", "{cook} wants to put it out with water.", (("the bucket in the hand", holds("cook", "bucket")), _AT_DISH),
                "{Cook} holds a bucket of water.", "There is a bucket in the hand of {cook}, to be on the safe side.",
                adds=(Thing("bucket", "bucket", "held cook"),), after=("event.cook",), order=7,
            ),
            told(
                "event.mouth", "{cook} cannot believe it.", (("the hand at the mouth", pose("cook")), _AT_DISH),
                "{Cook} claps a hand to {cook.his} mouth.", "{Cook} covers {cook.his} mouth with one hand.",
                sets=(Change("cook", pose="hand_to_mouth"),), after=("event.cook",), order=7,
            ),
        ),
        "feeling_cook": (
            felt(
                "cook", "worried", "{cook} is desperate.", _AT_DISH,
                "{Cook.his} forehead is wrinkled with worry.", "{Cook.he} looks worried: what is there to eat now?",
                order=9, after="event.cook",
            ),
            felt(
                "cook", "surprised", "{cook} is alarmed.", _AT_DISH,
                "{Cook.his} eyes are wide with alarm.", "Alarm makes {cook.his} eyes round.", order=9, after="event.cook",
            ),
            felt(
                "cook", "afraid", "{cook} is frightened.", _AT_DISH,
                "{Cook.he} is frightened, as {cook.his} face shows.", "Fear stands in {cook.his} eyes.", order=9, after="event.cook",
            ),
            felt(
                "cook", "angry", "{cook} is angry with the stove.", _AT_DISH,
                "{Cook.he} is angry, most of all with the stove.", "Anger draws {cook.his} brows together.", order=9, after="event.cook",
            ),
        ),
        "feeling_guest": (
            felt(
                "guest", "happy", "{guest} is looking forward to the dinner.", _AT_COOK,
                "{Guest} still smiles brightly.", "A bright smile shows how {guest} looks forward to the evening.",
                order=18, after="event.guest",
            ),
            felt(
                "guest", "laughing", "{guest} finds it funny.", _AT_COOK,
                "{Guest} laughs: cheese would do as well.", "{Guest} laughs out loud at so much smoke.",
                order=18, after="event.guest",
            ),
            felt(
                "guest", "surprised", "{guest} did not expect that.", _AT_COOK,
                "{Guest} opens {guest.his} eyes wide.", "Surprise has opened the mouth of {guest}.", order=18, after="event.guest",
            ),
            felt(
                "guest", "disgusted", "{guest} has lost all appetite.", _AT_COOK,
                "{Guest} pulls a face with disgust.", "{Guest} looks disgusted: all appetite is gone.",
                order=18, after="event.guest",
            ),
        ),
        "cause": (
            told(
                "cause.pastime", "The dinner burnt because the {cook.noun} was busy with {pastime}.",
                (("{pastime.noun} on the table", see("pastime")), _DISH),
                "On the table lies {pastime}, which was more exciting than the stove.",
                "{Pastime} on the table has taken up all attention.",
                "Why nobody watched can be seen on the table, where {pastime} lies.",
                adds=(Thing("pastime", "$pastime", "table"),), after=("event.pan",), order=11,
            ),
        ),
        "relation": (
            told(
                "relation.card", "The {cook.noun} has invited the {guest.noun} to dinner.",
                (("the words {CARD}", reads("tag")), _GIFT),
                'On the wall hangs a sheet with the words "{CARD}".', '"{CARD}" is written on a sheet on the wall.',
                'A sheet on the wall says "{CARD}": the visit was planned.',
                adds=(Lettering("tag", "paper", "{CARD}", "wall_left"),), order=40,
            ),
            told(
                "relation.gaze", "{guest} is fond of {cook}.", (_AT_COOK, _GIFT),
                "{Guest.his} eyes are for {cook} alone, and so is {gift}.", "{Guest} has eyes only for {cook}.",
                "However thick the smoke, {guest} looks at nobody but {cook}.", order=22,
            ),
        ),
        "pet": pets("front_right", "cat_sitting", "cat_hissing", "dog_sitting", "dog_begging"),
    },
    times=("noon", "evening", "night"),
    clock="wall_center",
)
