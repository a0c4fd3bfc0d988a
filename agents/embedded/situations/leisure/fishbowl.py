"""The cat and the fish: the cat bides its time, and whoever should watch is asleep."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Cast,
    Change,
    Lettering,
    Pick,
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
from storytelling_painter.agents.embedded.situations.beats import clue, mood
from storytelling_painter.agents.embedded.situations.casts import KIDS

_AT_CAT = "the eyes on the {hunter.noun}"
_HUNT = ("event.cat",)
_RESCUE = ("event.child", "event.shouts", "event.frozen")
_FAMILY = "The {child.noun} and the {sleeper.body} are one family."
_AT_HOME = ("the {sleeper.noun} at home with the {child.noun}", see("sleeper"))

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
                Cast("mother", "adult", "feminine"),
                Cast("aunt", "adult", "feminine", ("dress",)),
                Cast("uncle", "adult", "masculine", ("casual", "suit"), ("moustache",)),
            ),
            "armchair",
            pose="sit",
            face="asleep",
            facing="left",
            family="home",
        ),
        Role(
            "child",
            (
                *KIDS,
                Cast("schoolboy", "child", "masculine", ("school",)),
                Cast("schoolgirl", "child", "feminine", ("school",)),
                Cast("sister", "child", "feminine", ("dress", "pyjamas")),
                Cast("brother", "child", "masculine", ("sports", "pyjamas")),
            ),
            "floor_left",
            pose="run",
            face="afraid",
            looks="cat",
            facing="right",
            family="home",
        ),
    ),
    picks={
        "hunter": (Pick("cat", "cat", "sitting"), Pick("cat", "kitten", "sitting"), Pick("cat", "tomcat", "sitting")),
        "perch": (Pick("stool", "stool"), Pick("box", "box", "closed")),
        "read": (Pick("newspaper", "newspaper"), Pick("book", "novel", "open"), Pick("letter", "letter", "open")),
    },
    own_words={
        "note": (
            "OUR FAMILY", "HOME SWEET HOME", "WE LOVE YOU", "BUBBLES THE FISH", "GOLDIE IS OURS", "BE KIND TO GOLDIE",
            "GOLDIE AND US",
        ),
    },
    core=(
        clue(
            "event.bowl2", "A goldfish is in a bowl.", (("the fishbowl", see("bowl")),),
            "On the low table {place} <a goldfish swims round its bowl>, and {hunter} sits beside it.",
            "{Place}, <a goldfish circles in its bowl>, watched from very near by {hunter}.",
            "<One goldfish in a bowl> {place} has company: {hunter}.",
            "Round and round goes <a goldfish in its bowl> {place}, and so do two green eyes: {hunter} is here.",
            "<A bowl with a goldfish> {place} is what {hunter} likes best of all the furniture.",
            "Behind the glass of its bowl <a goldfish glitters> {place}, and before the glass waits {hunter}.",
            order=0, adds=(Thing("bowl", "fishbowl", "coffee_table", "whole"),),
        ),
        clue(
            "event.cat", "The {hunter.noun} is after the goldfish.",
            (("the {hunter.noun}", see("cat")), ("the {hunter.noun} close to the bowl", near("cat", "bowl"))),
            "{Hunter} <has climbed {perch}, within a jump of it>.",
            "<On {perch} close to the bowl {hunter} makes ready>.",
            "Right next to the glass, on {perch}, {hunter} <bides its time>.",
            "From {perch} {hunter} <needs to stretch out no more than a paw>.",
            "{Perch} is all that <{hunter} needed to sit level with its lunch>.",
            order=4, after=("event.bowl2",),
            adds=(Thing("stool", "$perch", "front_center"), Thing("cat", "$hunter", "on stool")),
        ),
        clue(
            "cause.asleep", "The {hunter.noun} can get at the fish because {sleeper} has fallen asleep.",
            (("the closed eyes", face("sleeper")), ("the {sleeper.noun} in the armchair", pose("sleeper"))),
            "In the armchair {sleeper}, <who was to keep watch, is sleeping like a log>.",
            "{Sleeper} <was supposed to keep an eye on it and has dozed off in the armchair>.",
            "Help cannot be expected from {sleeper}, <who snores in the armchair>.",
            "<In the depths of the armchair {sleeper} is fast asleep>, and so nobody is on guard.",
            "Of all times {sleeper}, the guardian of the fish, <sleeps in the armchair>.",
            "<Eyes shut, {sleeper} slumbers in the armchair> and leaves the field to the hunt.",
            order=10, after=_HUNT,
        ),
    ),
    slots={
        "child": (
            clue(
                "event.child", "{child} runs to save the fish.",
                (("the running {child.noun}", pose("child")), (_AT_CAT, looks("child"))),
                "{Child} <comes running across the carpet>.",
                "Not a second to lose: {child} <dashes for the table>.",
                "{Child} <runs as fast as two legs can>.",
                "Past the sofa {child} <races to the rescue>.",
                order=20, after=_HUNT,
            ),
            clue(
                "event.shouts", "{child} has discovered the hunt.",
                (("the pointing arm", pose("child")), (_AT_CAT, looks("child"))),
                "{Child} <points at {hunter}>, too far away to do anything.",
                "From the door {child} <points a finger at the robber on the {perch.noun}>.",
                "{Child} <points at {hunter} and calls for help>.",
                order=20, sets=(Change("child", pose="point", reaches="cat"),), after=_HUNT,
            ),
            clue(
                "event.frozen", "{child} sees what {hunter} is about to do.",
                (("the hand at the mouth", pose("child")), (_AT_CAT, looks("child"))),
                "{Child} <has stopped with a hand before the mouth>.",
                "On the carpet {child} <presses a hand to the mouth>.",
                "{Child} <holds a hand to the lips: one loud word, and it will jump>.",
                order=20, sets=(Change("child", pose="hand_to_mouth"),), after=_HUNT,
            ),
        ),
        "feeling_child": (
            mood(
                "child", "fear", "is afraid for the fish", "the frightened face",
                "{Child.his} face is white with fear.",
                "{Child.his} eyes are wide with terror.",
                "{Child.he} is afraid and can already see the worst.",
                order=22, after=_HUNT, eyes=_AT_CAT,
            ),
            mood(
                "child", "rage", "is angry with the {hunter.noun}", "the angry face",
                "{Child.he} is furious: this fish belongs to {child.him}.",
                "Anger flashes from under {child.his} brows.",
                "An angry scowl is meant to scare the beast away.",
                order=22, after=_HUNT, expression="angry", eyes=_AT_CAT,
            ),
            mood(
                "child", "tears", "fears to lose the fish", "the tears",
                "Tears are already running down {child.his} cheeks.",
                "{Child.he} is crying for a friend with fins.",
                "A tear falls for every round that is swum there.",
                order=22, after=_HUNT, expression="crying", eyes=_AT_CAT,
            ),
            mood(
                "child", "stun", "is surprised by the {hunter.noun}", "the wide eyes",
                "{Child.his} eyes are as round as the bowl.",
                "Surprise has opened {child.his} mouth.",
                "{Child.he} is startled: the beast had been locked out!",
                order=22, after=_HUNT, expression="surprised", eyes=_AT_CAT,
            ),
        ),
        "relation": (
            clue(
                "relation.photo", _FAMILY, (("the framed family photo", see("photo")), _AT_HOME),
                "The family photo hangs above the room.",
                "From a frame on the wall the family smiles down.",
                "A framed picture of the family looks on from the wall.",
                order=40, adds=(Thing("photo", "photo", "wall_center"),),
            ),
            clue(
                "relation.note", _FAMILY, (("the words {NOTE}", reads("note")), _AT_HOME),
                '"{NOTE}" stands on a sheet on the wall, in a child\'s hand.',
                'A sheet on the wall, lettered by a child, says "{NOTE}".',
                'Somebody of this family has written "{NOTE}" and hung it up.',
                'Over it all hangs a sheet: "{NOTE}".',
                order=40, adds=(Lettering("note", "paper", "{NOTE}", "wall_center"),),
            ),
        ),
        "dish": (
            clue(
                "event.dish", "The {hunter.noun} has had nothing to eat.", (("the empty feeding bowl", see("dish")),),
                "The food bowl on the floor is empty, which makes matters no better.",
                "The food bowl on the floor is empty, and nobody has noticed.",
                "Breakfast was forgotten, too: the food bowl is empty.",
                order=6, adds=(Thing("dish", "dog_bowl", "front_left", "empty"),),
            ),
            clue(
                "event.toy", "The {hunter.noun} does not care for the toy.", (("the ball", see("toy")),),
                "A ball, bought to keep those claws busy, lies ignored.",
                "The ball at the front has lost all its charm.",
                "Who would chase a ball when there is something alive?",
                order=6, adds=(Thing("toy", "ball", "front_left"),),
            ),
            clue(
                "event.cage", "The bird got away from the {hunter.noun}.", (("the open birdcage", see("cage")),),
                "A birdcage with an open door tells how the last such hunt went.",
                "The birdcage on the floor is empty already, its little door open.",
                "Nobody sings any more in the open birdcage at the front.",
                order=6, adds=(Thing("cage", "birdcage", "front_left", "open"),),
            ),
        ),
        "nap": (
            clue(
                "event.read", "{read} fell down when {sleeper} dropped off.", (("{read.noun} on the floor", see("read")),),
                "{Read} has slipped to the carpet.",
                "{Read} lies where it slid to the floor.",
                "Out of a sleeping hand {read} has dropped down.",
                order=12, adds=(Thing("read", "$read", "front_right"),),
            ),
            clue(
                "event.cup", "The cup fell down when {sleeper} dropped off.", (("the spilled cup", see("cup")),),
                "A cup of tea has tipped over on the carpet without waking anybody.",
                "The tea from a fallen cup runs over the floor.",
                "Even the cup that fell, and spilled its tea, was not heard.",
                order=12, adds=(Thing("cup", "cup", "front_right", "spilled"),),
            ),
            clue(
                "event.alarm", "Nobody has set the alarm clock.", (("the alarm clock on the floor", see("alarm")),),
                "An alarm clock stands on the floor, and it will not ring for an hour.",
                "Somebody had meant to sleep for five minutes only, says the alarm clock on the floor.",
                "The alarm clock down there ticks as if nothing could happen.",
                order=12, adds=(Thing("alarm", "clock", "front_right", "alarm"),),
            ),
        ),
    },
    times=("morning", "noon", "evening"),
    clock="wall_right",
)
