"""The dog behind: a child asks for the lost dog, which sits right at its back."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
    Lettering,
    Point,
    Role,
    Situation,
    Thing,
    away,
    face,
    holds,
    looks,
    near,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.casts import ADULTS, KIDS_OUT
from storytelling_painter.agents.embedded.situations.extras import extras

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
                Cast("builder", "adult", "masculine", ("worker",)),
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
