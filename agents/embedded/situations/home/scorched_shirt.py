"""The iron: it burns a hole into a shirt while a telephone call, or something to read, goes on."""

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
    away,
    holds,
    looks,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.beats import felt, told
from storytelling_painter.agents.embedded.situations.casts import ADULTS, PARENTS
from storytelling_painter.agents.embedded.situations.extras import pets

_TALKERS: Final = (
    *ADULTS,
    *PARENTS[2:],
    Cast("uncle", "adult", "masculine", ("casual", "suit"), ("moustache",)),
    Cast("aunt", "adult", "feminine", ("dress", "casual"), ("glasses",)),
    Cast("student", "teen", "feminine", ("casual",)),
    Cast("cousin", "teen", "masculine", ("casual", "sports")),
)
_PARTNERS: Final = (
    Cast("mother", "adult", "feminine", ("pyjamas", "suit")),
    Cast("father", "adult", "masculine", ("pyjamas", "suit")),
    Cast("big sister", "teen", "feminine", ("pyjamas", "dress")),
    Cast("big brother", "teen", "masculine", ("pyjamas", "suit")),
    Cast("old woman", "elder", "feminine", ("pyjamas", "dress"), ("glasses",)),
    Cast("old man", "elder", "masculine", ("pyjamas", "suit"), ("beard",)),
)
_AWAY: Final = ("the face turned away", away("talker", "iron"))
_EYES: Final = ("the eyes on the {garment.noun}", looks("partner"))
_BURNT: Final = ("the burnt {garment.noun}", see("shirt"))

SCORCHED_SHIRT: Final = Situation(
    name="scorched_shirt",
    title=("The iron", "At the wrong time", "The {garment.noun}", "Hot and forgotten", "The good shirt"),
    words="iron ironing shirt burnt burns scorched phone call clothes hole smoke laundry",
    tags=("home", "accident", "clothes"),
    settings=("bedroom", "living_room"),
    roles=(
        Role("talker", _TALKERS, "front_right", pose="phone", face="laughing", facing="right"),
        Role("partner", _PARTNERS, "floor_left", face="surprised", looks="shirt", facing="right"),
    ),
    picks={
        "garment": (
            Pick("shirt", "white shirt", "burnt", "white"),
            Pick("shirt", "red shirt", "burnt", "red"),
            Pick("shirt", "yellow blouse", "burnt", "yellow"),
            Pick("shirt", "green shirt", "burnt", "green"),
            Pick("shirt", "blue shirt", "burnt", "blue"),
            Pick("shirt", "pink blouse", "burnt", "pink"),
            Pick("shirt", "orange shirt", "burnt", "orange"),
        ),
        "pages": (Pick("book", "book", "open"), Pick("newspaper", "newspaper"), Pick("letter", "letter", "open")),
        "luggage": (
            Pick("suitcase", "suitcase", "closed"),
            Pick("gift", "present", "wrapped"),
            Pick("backpack", "backpack", "closed"),
            Pick("handbag", "handbag", "closed"),
            Pick("umbrella", "umbrella", "closed"),
        ),
    },
    own_words={
        "occasion": ("wedding", "exam", "concert", "interview", "party", "opera"),
        "motto": ("home sweet home", "family first", "bless this house", "we are family"),
    },
    core=(
        told(
            "event.iron", "The iron burns the {garment.noun}.",
            (("the iron on the {garment.noun}", see("iron")), _BURNT, ("the smoke", see("smoke"))),
            "{Place}, a hot iron stands on {garment} and burns a brown hole into it.",
            "An iron burns a hole into {garment} {place}, and smoke rises.",
            "Smoke rises from the table {place}: a hot iron has been left on {garment}.",
            "On a table {place} lies {garment}, and the iron on top scorches it black.",
            "Nobody has picked the iron up {place}, so {garment} is burnt and smoking.",
            adds=(
                Thing("table", "table", "floor_center"),
                Thing("shirt", "$garment", "on table"),
                Thing("iron", "iron", "on table", "burning"),
                Happening("smoke", "smoke", "iron"),
            ),
            order=0,
        ),
        told(
            "event.turned", "{talker} does not watch the iron.", (_AWAY,),
            "{Talker} has turned away from the iron.",
            "At the front {talker} stands with {talker.his} back to the iron.",
            "{Talker} looks away from the iron as if it could do without.",
            "In the foreground {talker} has turned away from the iron and sees nothing of it.",
            order=10,
        ),
        told(
            "event.notice", "{partner} has noticed the burning {garment.noun}.", (_EYES,),
            "{Partner} wanted to wear {garment} and now stares at {garment}.",
            "On the left {partner} looks at {garment} and at the smoke.",
            "Too late, {partner} looks at {garment}.",
            "From the other side {partner} stares at {garment}.",
            after=("event.iron",), order=20,
        ),
    ),
    slots={
        "cause": (
            told(
                "cause.call", "The phone call made {talker} forget the iron.",
                (_AWAY, ("the phone at the ear", pose("talker"))),
                "A phone call, the phone tight at {talker.his} ear, has made {talker.him} forget all else.",
                "{Talker.he} holds a phone to {talker.his} ear and has no thought for hot metal.",
                "There is a phone at {talker.his} ear, and what it tells must be better than housework.",
                after=("event.turned", "event.iron"), order=12,
            ),
            told(
                "cause.pages", "{talker} forgot the iron because of {pages}.",
                (_AWAY, ("{pages.noun} in the hand", holds("talker", "pages"))),
                "{Talker.he} holds {pages} and is lost in it.",
                "{Talker} holds {pages}, which has all attention.",
                "The reason is in {talker.his} hand: {pages}, too gripping to be put down.",
                adds=(Thing("pages", "$pages", "held talker"),),
                sets=(Change("talker", pose="stand", looks="pages"),),
                after=("event.turned", "event.iron"), order=12,
            ),
        ),
        "feeling_talker": (
            felt(
                "talker", "laughing", "{talker} is amused and suspects nothing.", _AWAY,
                "{Talker.he} laughs loudly.", "{Talker.his} mouth is open in a happy laugh.",
                "{Talker.he} shakes with laughter.", order=14, after="event.turned",
            ),
            felt(
                "talker", "happy", "{talker} is content and suspects nothing.", _AWAY,
                "A dreamy smile plays about {talker.his} lips.",
                "{Talker.he} smiles as if there were no laundry in the world.", order=14, after="event.turned",
            ),
        ),
        "reaction": (
            told(
                "event.point", "{partner} points at the {garment.noun}.", (("the pointing arm", pose("partner")), _EYES),
                "{Partner} stretches out an arm and points at {garment}.", "{Partner} points at the hole in {garment}.",
                sets=(Change("partner", pose="point", reaches="shirt"),), after=("event.notice",), order=22,
            ),
            told(
                "event.bucket", "{partner} wants to put it out with water.",
                (("the bucket in the hand", holds("partner", "bucket")), _EYES),
                "{Partner} holds a bucket of water.", "{Partner} has a bucket in {partner.his} hand and plays the fire brigade.",
                adds=(Thing("bucket", "bucket", "held partner"),), after=("event.notice",), order=22,
            ),
            told(
                "event.hips", "{partner} will want an explanation.", (("the hands on the hips", pose("partner")), _EYES),
                "{Partner} stands there with {partner.his} hands on {partner.his} hips.",
                "Hands on hips, {partner} waits for an explanation.",
                sets=(Change("partner", pose="hands_on_hips"),), after=("event.notice",), order=22,
            ),
        ),
        "feeling_partner": (
            felt(
                "partner", "surprised", "{partner} is alarmed.", _EYES,
                "The eyes and the mouth of {partner} are wide open.", "{Partner} looks on in alarm, with wide eyes.",
                order=24, after="event.notice",
            ),
            felt(
                "partner", "angry", "{partner} is angry.", _EYES,
                "{Partner} is angry, with brows drawn together.", "{Partner} grinds {partner.his} teeth with rage.",
                order=24, after="event.notice",
            ),
            felt(
                "partner", "crying", "{partner} is unhappy about the {garment.noun}.", _EYES,
                "{Partner} bursts into tears.", "Tears run down the cheeks of {partner}.",
                order=24, after="event.notice",
            ),
        ),
        "relation": (
            told(
                "relation.motto", "{talker} and {partner} share a home.",
                (("the words {MOTTO}", reads("banner")), ("the two in one room", see("partner"))),
                'A banner with "{MOTTO}" hangs over the two of them.', '"{MOTTO}" stands on a banner above these two.',
                adds=(Lettering("banner", "banner", "{MOTTO}", "wall_center"),), settings=("bedroom",), order=40,
            ),
            told(
                "relation.photo", "{talker} and {partner} are one family.",
                (("the framed family photo", see("photo")), ("the two in one room", see("partner"))),
                "A framed photo of the family hangs on the wall.", "The family smiles from a framed photo on the wall.",
                adds=(Thing("photo", "photo", "wall_left"),), order=40,
            ),
        ),
        "occasion": (
            told(
                "event.occasion", "The {garment.noun} was meant for the {occasion}.",
                (("the words {OCCASION} TODAY", reads("note")), _BURNT),
                '"{OCCASION} TODAY" is written on a sheet: {garment} was meant for that.',
                'What {garment} was for, a sheet tells: "{OCCASION} TODAY".',
                adds=(Lettering("note", "paper", "{OCCASION} TODAY", "desk"),),
                after=("event.iron",), settings=("bedroom",), order=30,
            ),
            told(
                "event.waiting", "Somebody was about to leave.", (("{luggage.noun} on the floor", see("luggage")),),
                "{Luggage} stands ready on the floor: somebody was about to leave.",
                "Somebody wanted to be off, for {luggage} is already on the floor.",
                adds=(Thing("luggage", "$luggage", "front_center", nice=True),), nice=True, order=30,
            ),
        ),
        "pet": pets("front_left", "cat_asleep", "cat_hissing", "dog_sitting", "dog_begging"),
    },
)
