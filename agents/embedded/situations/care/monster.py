"""The monster under the bed: a child is wide awake, and a parent looks with a torch."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Change,
    Pick,
    Point,
    Role,
    Situation,
    Thing,
    face,
    holds,
    looks,
    pose,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS, SMALL

MONSTER: Final = Situation(
    name="monster_under_bed",
    title=("The monster under the bed", "Eyes in the dark", "A brave inspection", "It moved", "Only whiskers"),
    words="monster under bed night afraid fear dark torch flashlight child parent cat bedroom noise ghost nightmare",
    tags=("home", "children", "night", "fear", "pets"),
    settings=("bedroom",),
    roles=(
        Role(
            "child", SMALL + KIDS, "bed", pose="sit", face="afraid", looks="parent", outfits=("pyjamas",), family="home"
        ),
        Role(
            "parent",
            PARENTS,
            "floor_right",
            pose="kneel",
            face="happy",
            facing="left",
            looks="beast",
            outfits=("pyjamas", "casual"),
            family="home",
        ),
    ),
    picks={"beast": (Pick("cat", "cat", "sitting"), Pick("rabbit", "rabbit"), Pick("cat", "striped cat", "walking"))},
    core=(
        Beat(
            "fear",
            (
                "{Child} <event.fear|sits bolt upright in bed> {place}.",
                "{Place}, {child} <event.fear|does not dare to put a foot on the floor> and huddles in bed.",
                "Wide awake {place}, {child} <event.fear|has shot up out of the pillow>.",
            ),
            (
                Point(
                    "event.fear",
                    "{child} cannot sleep and sits up in bed.",
                    (("the {child.noun} sitting in the bed", pose("child")),),
                ),
            ),
            order=0,
        ),
        Beat(
            "torch",
            (
                "{Parent} <event.search|kneels on the floor with a torch> and searches in earnest.",
                "Down on both knees, {parent} <event.search|shines a torch along the floor>.",
                "A grown-up is on the case: {parent} <event.search|is kneeling down, torch in hand>.",
            ),
            (
                Point(
                    "event.search",
                    "{parent} searches the floor with a torch.",
                    (
                        ("the torch in the hand", holds("parent", "torch")),
                        ("the kneeling {parent.noun}", pose("parent")),
                    ),
                    after=("event.fear",),
                ),
            ),
            adds=(Thing("torch", "torch", "held parent", "on"),),
            order=18,
        ),
        Beat(
            "beast",
            (
                "And there is the monster: <event.beast|{beast} by the bed>.",
                "What comes to light there is <event.beast|{beast}, no more and no less>.",
                "The terrible creature turns out to be <event.beast|{beast}>.",
            ),
            (
                Point(
                    "event.beast",
                    "The supposed monster is only {beast}.",
                    (
                        ("the {beast.noun}", see("beast")),
                        ("the eyes of the {parent.noun} on the {beast.noun}", looks("parent")),
                    ),
                    after=("event.search",),
                ),
            ),
            adds=(Thing("beast", "$beast", "floor_center"),),
            order=22,
        ),
    ),
    slots={
        "feeling_child": (
            Beat(
                "afraid",
                (
                    "<feeling.child|{Child.his} eyes are huge with fear>.",
                    "<feeling.child|Fear has drained {child.his} face>.",
                    "<feeling.child|Nothing in the world frightens {child.him} more than the gap below the mattress>.",
                ),
                (
                    Point(
                        "feeling.child",
                        "{child} is afraid.",
                        (("the frightened face", face("child")), ("the {child.noun} upright in bed", pose("child"))),
                        after=("event.fear",),
                    ),
                ),
                order=4,
            ),
        ),
        "cause": (
            Beat(
                "book",
                (
                    "<cause.book|A storybook lies open on the floor; tonight's chapter had teeth>.",
                    "<cause.book|The thick book left open in front must have been a ghost story>.",
                    "<cause.book|The bedtime story, still open on the floor, was perhaps a little too exciting>.",
                ),
                (
                    Point(
                        "cause.book",
                        "{child} is afraid because of a scary bedtime story.",
                        (("the open book", see("book")), ("the frightened face", face("child"))),
                        after=("event.fear",),
                    ),
                ),
                adds=(Thing("book", "book", "front_center", "open"),),
                order=6,
            ),
            Beat(
                "vase",
                (
                    "<cause.cup|A cup has been knocked over on the floor, and such a clatter would wake anybody>.",
                    "<cause.cup|It all began with a crash: a cup lies tipped over on the floor>.",
                ),
                (
                    Point(
                        "cause.cup",
                        "{child} is afraid because the {beast.noun} knocked over a cup in the dark.",
                        (("the overturned cup", see("cup")), ("the {beast.noun}", see("beast"))),
                        after=("event.beast",),
                    ),
                ),
                adds=(Thing("cup", "cup", "front_center", "spilled"),),
                order=24,
            ),
        ),
        "feeling_parent": (
            Beat(
                "smile",
                (
                    "<feeling.parent|{Parent} has trouble keeping a straight face>.",
                    "<feeling.parent|{Parent} smiles with relief>.",
                ),
                (
                    Point(
                        "feeling.parent",
                        "{parent} is amused.",
                        (("the smile", face("parent")), ("the eyes on the {beast.noun}", looks("parent"))),
                        after=("event.beast",),
                    ),
                ),
                order=26,
            ),
            Beat(
                "yawn",
                (
                    "<feeling.parent_tired|{Parent} can hardly keep {parent.his} eyes open>.",
                    "<feeling.parent_tired|{Parent} looks tired to the bone; this is not the first inspection>.",
                ),
                (
                    Point(
                        "feeling.parent_tired",
                        "{parent} is tired.",
                        (("the tired face", face("parent")),),
                        after=("event.search",),
                    ),
                ),
                sets=(Change("parent", face="tired"),),
                order=26,
            ),
        ),
        "relation": (
            Beat(
                "photo",
                (
                    "<relation.photo|From a frame on the wall the whole family looks on>.",
                    "<relation.photo|The family photo on the wall shows who belongs to whom>.",
                ),
                (
                    Point(
                        "relation.photo",
                        family("parent", "child"),
                        (
                            ("the framed family photo", see("photo")),
                            ("the {parent.noun} in the child's room", see("parent")),
                        ),
                    ),
                ),
                adds=(Thing("photo", "photo", "wall_right"),),
                order=40,
            ),
            Beat(
                "trust",
                (
                    "<relation.trust|{Child} does not let {parent} out of sight>.",
                    "<relation.trust|All the trust in the world is in the look {child} gives {parent}>.",
                    "<relation.trust|The eyes of {child} hang on {parent}, the strongest person in the world>.",
                ),
                (
                    Point(
                        "relation.trust",
                        family("parent", "child"),
                        (
                            ("the eyes on the {parent.noun}", looks("child")),
                            ("a grown-up on the knees for the {child.noun}", pose("parent")),
                        ),
                    ),
                ),
                order=28,
            ),
        ),
        "teddy": (
            Beat(
                "teddy",
                (
                    "<event.teddy|The teddy bear has fallen out of bed in the fright>.",
                    "<event.teddy|A teddy bear lies where it dropped>.",
                    "<event.teddy|Even the teddy bear has fled, head over heels>.",
                ),
                (
                    Point(
                        "event.teddy",
                        "The teddy bear fell out of the bed.",
                        (("the teddy bear on the floor", see("teddy")),),
                        nice=True,
                    ),
                ),
                adds=(Thing("teddy", "teddy", "front_left", nice=True),),
                order=30,
            ),
        ),
    },
    times=("night",),
    clock="wall_center",
)
