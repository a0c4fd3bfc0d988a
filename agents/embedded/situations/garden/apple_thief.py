"""The stolen apples: the thief hides nothing but both hands."""

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
    looks,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.extras import extras

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
                Cast("gardener", "elder", "masculine", ("apron",), ("hat",)),
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
