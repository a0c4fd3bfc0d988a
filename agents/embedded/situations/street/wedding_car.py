"""The wedding car: it has broken down on the way to the church."""

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
    looks,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.beats import clue, mood
from storytelling_painter.agents.embedded.situations.extras import extras
from storytelling_painter.agents.embedded.situations.skies import NOON

_SMOKE = ("the smoke", see("smoke"))
_AT_CAR = "the eyes on the car"
_STRANDED = ("event.car",)
_BRIDE = ("event.bride", "event.hips", "event.arms")
_HELP = ("event.phone", "event.waves", "event.stares")

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
                Cast("uncle", "elder", "masculine", ("suit",), ("hat",)),
                Cast("grandfather", "elder", "masculine", ("suit",), ("beard",)),
            ),
            "front_right",
            pose="phone",
            face="worried",
            facing="left",
            looks="car",
        ),
    ),
    picks={"present": (Pick("cake", "wedding cake"), Pick("gift", "present"), Pick("guitar", "guitar"))},
    own_words={
        "way": (
            "CHURCH 3 MILES", "CHURCH 5 MILES", "CHURCH 9 MILES", "CHURCH 10 KM", "CHURCH 2 MILES", "CHURCH 7 KM",
            "CHAPEL 4 MILES", "CHAPEL 6 KM", "CHAPEL 8 KM",
        ),
    },
    core=(
        clue(
            "event.car", "The car has broken down.", (("the smoking car", see("car")), _SMOKE),
            "{Place}, <a car has stopped for good: black smoke comes from its bonnet>.",
            "<Smoke pours from the bonnet of a car> {place}.",
            "<A car has broken down> {place}, and it smokes like a chimney.",
            "<Under a pillar of smoke a car stands still> {place}.",
            "Nothing moves any more {place}: <thick smoke wells out of a car>.",
            "<With a cough and a cloud of smoke a car has given up> {place}.",
            order=0,
            adds=(Thing("car", "car", "road", "dented", facing="right"), Happening("smoke", "smoke", "car")),
        ),
        clue(
            "event.way", "{bride} was on the way to the wedding.",
            (("the words {way}", reads("sign")), ("the wedding dress of the {bride.noun}", see("bride"))),
            'The signpost is cruel: <"{way}">.',
            '<"{way}", says the signpost>.',
            'And according to the signpost it is far: <"{way}">.',
            'How long the rest of the road is stands on a board: <"{way}">.',
            'A board by the houses reads <"{way}">; on foot that is an eternity in white shoes.',
            order=14, adds=(Lettering("sign", "board", "{way}", "wall_right"),), after=_STRANDED,
        ),
    ),
    slots={
        "bride": (
            clue(
                "event.bride", "{bride} is stranded on the way to the wedding.",
                (("the hand at the mouth", pose("bride")), (_AT_CAR, looks("bride"))),
                "On the pavement {bride} <presses a hand to {bride.his} mouth>.",
                "{Bride}, veil and all, <stands beside it with a hand before {bride.his} mouth>.",
                "{Bride} <has got out in full splendour and holds a hand before {bride.his} mouth>.",
                order=8, after=_STRANDED,
            ),
            clue(
                "event.hips", "{bride} demands that the car goes on.",
                (("the hands on the hips", pose("bride")), (_AT_CAR, looks("bride"))),
                "{Bride} <has put both hands on {bride.his} hips> in front of the wreck.",
                "Hands on hips under a floating veil, {bride} <gives the engine a piece of {bride.his} mind>.",
                "{Bride} in white lace <plants {bride.his} hands on {bride.his} hips>.",
                order=8, sets=(Change("bride", pose="hands_on_hips"),), after=_STRANDED,
            ),
            clue(
                "event.arms", "{bride} has lost patience with the car.",
                (("the folded arms", pose("bride")), (_AT_CAR, looks("bride"))),
                "{Bride} <stands under the veil with folded arms>.",
                "Arms crossed over the lace, {bride} <has stopped counting the minutes>.",
                "{Bride} <crosses {bride.his} arms>, train and veil gathered up.",
                order=8, sets=(Change("bride", pose="arms_crossed"),), after=_STRANDED,
            ),
        ),
        "driver": (
            clue(
                "event.phone", "{driver} calls for help.",
                (("the phone at the ear", pose("driver")), (_AT_CAR, looks("driver"))),
                "{Driver} <has a phone at {driver.his} ear>.",
                "{Driver} <is on the phone with everybody {driver.he} knows>.",
                "A phone at {driver.his} ear, {driver} <begs for a taxi>.",
                order=20, after=_STRANDED,
            ),
            clue(
                "event.waves", "{driver} tries to stop another car.",
                (("the waving arm", pose("driver")), ("the smoking car", see("car"))),
                "{Driver} <waves at everything that has four wheels>.",
                "With one arm high, {driver} <is waving for a lift>.",
                "{Driver} <waves and waves, but nobody stops>.",
                order=20, sets=(Change("driver", pose="wave"),), after=_STRANDED,
            ),
            clue(
                "event.stares", "{driver} does not know what to do about the car.",
                (("the hands on the hips", pose("driver")), (_AT_CAR, looks("driver"))),
                "{Driver}, hands on hips, <looks the motor over and understands nothing>.",
                "With both hands on {driver.his} hips, {driver} <stands before the open question of the engine>.",
                "{Driver} <puts {driver.his} hands on {driver.his} hips: of love {driver.he} knows all, of pistons nothing>.",
                order=20, sets=(Change("driver", pose="hands_on_hips"),), after=_STRANDED,
            ),
        ),
        "cause": (
            clue(
                "cause.oil", "The car broke down because there was no oil left.",
                (("the empty bottle", see("oil")), _SMOKE),
                "An empty bottle at the front says it all: nobody had filled in any oil.",
                "Somebody had forgotten the oil, and now the bottle beside the road is empty too.",
                "Not a drop of oil is left in the bottle on the pavement, nor in the motor.",
                order=4, adds=(Thing("oil", "bottle", "front_center", "empty"),), after=_STRANDED,
            ),
            clue(
                "cause.water", "The car broke down because the engine was too hot.",
                (("the bucket of water", see("bucket")), _SMOKE),
                "A bucket of water stands ready, too late for the overheated engine.",
                "The engine is overheated; even the bucket of water has not helped.",
                "Somebody has fetched a bucket to cool the boiling motor.",
                order=4, adds=(Thing("bucket", "bucket", "front_center"),), after=_STRANDED,
            ),
            clue(
                "cause.load", "The car broke down because the luggage was too heavy.",
                (("the heavy suitcase", see("trunk")), _SMOKE),
                "A huge suitcase for the honeymoon has been heaved out: it was too much for the old motor.",
                "Too heavy was the luggage, as the suitcase on the pavement proves.",
                "The honeymoon suitcase, packed for a year, broke the back of the thing and stands in front now.",
                order=4, adds=(Thing("trunk", "suitcase", "front_center", "closed"),), after=_STRANDED,
            ),
            clue(
                "cause.cat", "The car broke down because it swerved for a cat and hit the kerb.",
                (("the sitting cat", see("stray")), ("the dented bonnet", see("car"))),
                "A cat sits in front, licking a paw: for its sake the bonnet met the kerb.",
                "It swerved for a cat, which sits there unharmed, and hit the kerb.",
                "The dent is the price for the life of a cat that now sits on the pavement.",
                order=4, adds=(Thing("stray", "cat", "front_center", "sitting"),), after=_STRANDED,
            ),
        ),
        "time": (NOON,),
        "feeling_bride": (
            mood(
                "bride", "tears", "is desperate", "the tears",
                "Tears run over the careful make-up.",
                "{Bride.he} is weeping, and not for joy.",
                "A tear hangs from {bride.his} chin, another is on its way.",
                order=11, after=_BRIDE, eyes=_AT_CAR,
            ),
            mood(
                "bride", "laugh", "takes it with humour", "the laughing face",
                "And yet {bride.he} is laughing, because what else can one do.",
                "{Bride.he} bursts out laughing: this will be a story for the grandchildren.",
                "Laughter shakes the veil.",
                order=11, after=_BRIDE, expression="laughing", eyes=_AT_CAR,
            ),
            mood(
                "bride", "shock", "is shocked", "the wide eyes",
                "{Bride.his} eyes are wide with shock.",
                "{Bride.he} stares at the wreck in disbelief.",
                "Under the flowers in {bride.his} hair two eyes have gone round.",
                order=11, after=_BRIDE, expression="surprised", eyes=_AT_CAR,
            ),
            mood(
                "bride", "anger", "is furious", "the angry face",
                "{Bride.he} is furious, lace or no lace.",
                "An angry crease stands between {bride.his} brows.",
                "{Bride.his} angry look could start a motor.",
                order=11, after=_BRIDE, expression="angry", eyes=_AT_CAR,
            ),
        ),
        "feeling_driver": (
            mood(
                "driver", "worry", "is worried", "the worried face",
                "Drops of sweat stand on {driver.his} forehead.",
                "Seldom has anybody in so good a suit looked so worried.",
                "Worry has creased {driver.his} brow.",
                order=24, after=_HELP,
            ),
            mood(
                "driver", "shame", "feels guilty about the car", "the blushing face",
                "{Driver.he} is blushing: it was {driver.his} idea not to take the bus.",
                "{Driver.his} cheeks burn with guilt.",
                "Red in the face, {driver.he} remembers that the garage had warned {driver.him}.",
                order=24, after=_HELP, expression="embarrassed",
            ),
            mood(
                "driver", "rage", "is angry with the car", "the angry face",
                "{Driver.he} is angry with the whole motor industry.",
                "Rage has drawn {driver.his} eyebrows together.",
                "{Driver.his} face says angry words about that heap of tin.",
                order=24, after=_HELP, expression="angry",
            ),
        ),
        "relation": (
            clue(
                "relation.party", "{bride} and {driver} belong to the same wedding party.",
                (("the bouquet on the pavement", see("flowers")), ("the festive suit", see("driver"))),
                "The suit, the bouquet laid down on the stones: these two are going to the same wedding.",
                "{Bride.he} has put {bride.his} bouquet on the pavement; {driver.his} best suit shows that {driver.he} belongs to the party.",
                "There is a bouquet on the ground and a pressed suit beside {bride.him}: one wedding party.",
                order=30, adds=(Thing("flowers", "bouquet", "floor_center"),),
            ),
            clue(
                "relation.rings", "{driver} was to bring the rings to the wedding of {bride}.",
                (("the open ring box", see("rings")), ("the festive suit", see("driver"))),
                "The rings are there at least: {driver} has put the open box on the kerb, before {bride}.",
                "The ring box stands open on the stones; {driver} was to carry it to the altar for {bride}.",
                "A ring gleams in its little box on the pavement: what unites {bride} and {driver} is one wedding.",
                order=30, adds=(Thing("rings", "ring_box", "floor_center", "open"),),
            ),
        ),
        "dog": (
            clue(
                "event.dog", "A dog looks on.", (("the sitting dog", see("dog")),),
                "A dog watches with great interest.",
                "The only calm guest is a dog.",
                "A stray dog has sat down to see how it ends.",
                order=34, nice=True, adds=(Thing("dog", "dog", "front_left", "sitting", nice=True),),
            ),
            clue(
                "event.present", "{present} was meant for the wedding.", (("{present.noun} on the pavement", see("present")),),
                "{Present} meant for the feast waits on the pavement.",
                "Out of the boot came {present}, which nobody will unpack or cut here.",
                "At the edge {present} stands forgotten.",
                order=34, nice=True, adds=(Thing("present", "$present", "front_left", nice=True),),
            ),
            *extras("front_left", "bird", "puddle", "newspaper"),
        ),
    },
    times=("noon",),
    clock=None,
)
