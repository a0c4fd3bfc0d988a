"""The ice cream: a scoop melts on the ground, and somebody holds out another."""

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
    face,
    holds,
    looks,
    near,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS, SMALL
from storytelling_painter.agents.embedded.situations.extras import extras

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
