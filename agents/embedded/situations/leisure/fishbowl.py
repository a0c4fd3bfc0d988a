"""The cat and the fish: the cat bides its time, and whoever should watch is asleep."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Lettering,
    Point,
    Role,
    Situation,
    Thing,
    face,
    looks,
    near,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.casts import KIDS

FISHBOWL: Final = Situation(
    name="cat_and_fishbowl",
    title=(
        "A guest at the fishbowl",
        "While the armchair snores",
        "Nine lives and none",
        "The patience of a cat",
        "Fish for lunch",
    ),
    words="cat fish goldfish fishbowl bowl sleeping asleep pet danger rescue child armchair hunt hungry newspaper nap",
    tags=("home", "pets", "children", "danger"),
    settings=("living_room",),
    roles=(
        Role(
            "sleeper",
            (
                Cast("grandfather", "elder", "masculine"),
                Cast("grandmother", "elder", "feminine", ("dress", "casual")),
                Cast("father", "adult", "masculine"),
                Cast("aunt", "adult", "feminine", ("dress",)),
            ),
            "armchair",
            pose="sit",
            face="asleep",
            facing="left",
            family="home",
        ),
        Role("child", KIDS, "floor_left", pose="run", face="afraid", looks="cat", facing="right", family="home"),
    ),
    core=(
        Beat(
            "bowl",
            (
                "<event.bowl|On the low table> {place} <event.bowl2|a goldfish swims round its bowl>, and a cat sits beside it.",
                "{Place}, <event.bowl2|a goldfish circles in its bowl>, watched from very near.",
                "<event.bowl2|One goldfish in a bowl> {place} has company: the cat.",
            ),
            (Point("event.bowl2", "A goldfish is in a bowl.", (("the fishbowl", see("bowl")),)),),
            adds=(Thing("bowl", "fishbowl", "coffee_table", "whole"),),
            order=0,
        ),
        Beat(
            "cat",
            (
                "<event.cat|The cat has climbed a stool, within a jump of it>.",
                "<event.cat|On a stool close to the bowl the cat makes ready>.",
                "<event.cat|Right next to the glass, the cat bides its time>.",
            ),
            (
                Point(
                    "event.cat",
                    "The cat is after the goldfish.",
                    (("the cat", see("cat")), ("the cat close to the bowl", near("cat", "bowl"))),
                    after=("event.bowl2",),
                ),
            ),
            adds=(Thing("stool", "stool", "front_center"), Thing("cat", "cat", "on stool", "sitting", facing="right")),
            order=4,
        ),
        Beat(
            "asleep",
            (
                "In the armchair {sleeper}, <cause.asleep|who was to keep watch, is sleeping like a log>.",
                "{Sleeper} <cause.asleep|was supposed to keep an eye on it and has dozed off in the armchair>.",
                "Help cannot be expected from {sleeper}, <cause.asleep|who snores in the armchair>.",
            ),
            (
                Point(
                    "cause.asleep",
                    "The cat can get at the fish because {sleeper} has fallen asleep.",
                    (("the closed eyes", face("sleeper")), ("the {sleeper.noun} in the armchair", pose("sleeper"))),
                    after=("event.cat",),
                ),
            ),
            order=10,
        ),
        Beat(
            "child",
            (
                "{Child} <event.child|comes running across the carpet>.",
                "Not a second to lose: {child} <event.child|dashes for the table>.",
                "{Child} <event.child|runs as fast as two legs can>.",
            ),
            (
                Point(
                    "event.child",
                    "{child} runs to save the fish.",
                    (("the running {child.noun}", pose("child")), ("the eyes on the cat", looks("child"))),
                    after=("event.cat",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "feeling_child": (
            Beat(
                "fear",
                (
                    "<feeling.child|{Child.his} face is white with fear>.",
                    "<feeling.child|{Child.his} eyes are wide with terror>.",
                    "<feeling.child|{Child.he} can already see the worst>.",
                ),
                (
                    Point(
                        "feeling.child",
                        "{child} is afraid for the fish.",
                        (("the frightened face", face("child")), ("the eyes on the cat", looks("child"))),
                        after=("event.cat",),
                    ),
                ),
                order=22,
            ),
        ),
        "relation": (
            Beat(
                "photo",
                (
                    "<relation.photo|The family photo hangs above the room>.",
                    "<relation.photo|From a frame on the wall the family smiles down>.",
                ),
                (
                    Point(
                        "relation.photo",
                        "The {child.noun} and the {sleeper.body} are one family.",
                        (
                            ("the framed family photo", see("photo")),
                            ("the {sleeper.noun} at home with the {child.noun}", see("sleeper")),
                        ),
                    ),
                ),
                adds=(Thing("photo", "photo", "wall_center"),),
                order=40,
            ),
            Beat(
                "note",
                (
                    '<relation.note|"{NOTE}" stands on a sheet on the wall, in a child\'s hand>.',
                    '<relation.note|A sheet on the wall, lettered by a child, says "{NOTE}">.',
                ),
                (
                    Point(
                        "relation.note",
                        "The {child.noun} and the {sleeper.body} are one family.",
                        (
                            ("the words {NOTE}", reads("note")),
                            ("the {sleeper.noun} at home with the {child.noun}", see("sleeper")),
                        ),
                    ),
                ),
                adds=(Lettering("note", "paper", "{NOTE}", "wall_center"),),
                order=40,
            ),
        ),
        "news": (
            Beat(
                "dish",
                (
                    "<event.dish|The cat's own dish on the floor is empty, which makes matters no better>.",
                    "<event.dish|Nobody has filled the feeding bowl on the floor>.",
                    "<event.dish|Breakfast was forgotten, too: the feeding bowl is bare>.",
                ),
                (Point("event.dish", "The cat has had nothing to eat.", (("the empty feeding bowl", see("dish")),)),),
                adds=(Thing("dish", "dog_bowl", "front_left", "empty"),),
                order=6,
            ),
            Beat(
                "paper",
                (
                    "<event.paper|The newspaper has slipped to the carpet>.",
                    "<event.paper|A newspaper lies where it slid to the floor>.",
                ),
                (
                    Point(
                        "event.paper",
                        "The newspaper fell down when the reader dropped off.",
                        (("the newspaper on the floor", see("paper")),),
                    ),
                ),
                adds=(Thing("paper", "newspaper", "front_right"),),
                order=12,
            ),
        ),
    },
    own_words={"note": ("OUR FAMILY", "HOME SWEET HOME", "WE LOVE YOU", "BUBBLES THE FISH")},
    times=("morning", "noon", "evening"),
    clock="wall_right",
)
