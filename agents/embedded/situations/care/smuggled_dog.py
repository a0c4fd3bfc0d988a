"""The smuggled dog: a visitor that no hospital allows is on the bed."""

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
    on,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.care.casts import NURSES
from storytelling_painter.agents.embedded.situations.casts import KIDS

SMUGGLED_DOG: Final = Situation(
    name="smuggled_dog",
    title=("The best medicine", "No dogs", "Visitor on four legs", "Against all rules", "A wagging secret"),
    words="hospital dog smuggle smuggled secret visit patient nurse rule forbidden pet grandfather grandmother reunion",
    tags=("hospital", "pets", "secret", "comedy"),
    settings=("hospital_room",),
    roles=(
        Role(
            "patient",
            (
                Cast("grandfather", "elder", "masculine"),
                Cast("grandmother", "elder", "feminine"),
                Cast("old man", "elder", "masculine", (), ("moustache",)),
                Cast("old woman", "elder", "feminine"),
            ),
            "bed",
            pose="sit",
            face="laughing",
            outfits=("pyjamas",),
            looks="dog",
            family="home",
        ),
        Role("child", KIDS, "floor_center", pose="cheer", face="happy", looks="patient", family="home"),
        Role("nurse", NURSES, "floor_right", pose="hands_on_hips", face="surprised", looks="dog", facing="left"),
    ),
    core=(
        Beat(
            "dog",
            (
                "{Place}, <event.dog|a dog sits on the bed>, right in the lap of {patient}.",
                "<event.dog|In the lap of {patient}, on the clean sheets, sits a dog> {place}.",
                "{Patient} has a visitor {place}: <event.dog|a dog has got up on the bed>.",
            ),
            (
                Point(
                    "event.dog",
                    "A dog has come to visit {patient}.",
                    (("the dog in the bed", on("dog", "patient")), ("the dog", see("dog"))),
                ),
            ),
            adds=(Thing("dog", "dog", "on patient", "sitting"),),
            order=0,
        ),
        Beat(
            "rule",
            (
                'On the wall <event.rule|a notice says "{RULE}">.',
                'It is not for want of <event.rule|a notice: "{RULE}">.',
                '<event.rule|"{RULE}" stands in big letters over the whole affair>.',
            ),
            (Point("event.rule", "Dogs are forbidden here.", (("the words {RULE}", reads("rule")),)),),
            adds=(Lettering("rule", "board", "{RULE}", "wall_center"),),
            order=18,
        ),
        Beat(
            "nurse",
            (
                "{Nurse} <event.nurse|has just discovered it> and stands there with hands on hips.",
                "Hands on hips, {nurse} <event.nurse|takes in the scene>.",
                "Of all moments {nurse} <event.nurse|picks this one to look in>, hands already on the hips.",
            ),
            (
                Point(
                    "event.nurse",
                    "{nurse} discovers the dog.",
                    (("the hands on the hips", pose("nurse")), ("the eyes on the dog", looks("nurse"))),
                    after=("event.dog",),
                ),
            ),
            order=22,
        ),
    ),
    slots={
        "feeling_patient": (
            Beat(
                "joy",
                (
                    "<feeling.patient|{Patient} laughs as if there were no hospital in the world>.",
                    "<feeling.patient|{Patient} shakes with laughter; the pulse on the monitor has never looked better>.",
                    "<feeling.patient|A laugh has burst out of {patient}, the first in days>.",
                ),
                (
                    Point(
                        "feeling.patient",
                        "{patient} is overjoyed.",
                        (("the laughing face", face("patient")), ("the eyes on the dog", looks("patient"))),
                        after=("event.dog",),
                    ),
                ),
                order=4,
            ),
        ),
        "cause": (
            Beat(
                "box",
                (
                    "<cause.box|At {child.his} feet lies the big empty box it travelled in>.",
                    "<cause.box|The open box on the floor explains how it got past the front desk>.",
                    "<cause.box|A box with its lid up, just large enough for a dog, stands on the floor>.",
                ),
                (
                    Point(
                        "cause.box",
                        "The dog got in because the {child.noun} smuggled it in a box.",
                        (("the open, empty box", see("box")), ("the dog", see("dog"))),
                        after=("event.dog",),
                    ),
                ),
                adds=(Thing("box", "box", "front_center", "open"),),
                order=12,
            ),
            Beat(
                "bag",
                (
                    "<cause.bag|A backpack gapes on the floor, and the lead beside it gives the plan away>.",
                    "<cause.bag|The backpack that served as a hiding place lies open on the floor, next to a dog lead>.",
                ),
                (
                    Point(
                        "cause.bag",
                        "The dog got in because the {child.noun} smuggled it in a backpack.",
                        (("the open backpack", see("bag")), ("the empty leash beside it", see("leash"))),
                        after=("event.dog",),
                    ),
                ),
                adds=(
                    Thing("bag", "backpack", "front_center", "open"),
                    Thing("leash", "leash", "front_center", "empty"),
                ),
                order=12,
            ),
        ),
        "child": (
            Beat(
                "cheer",
                (
                    "{Child} <event.child|throws both arms in the air>: mission accomplished.",
                    "Beside the bed {child} <event.child|cheers with both arms up>.",
                    "{Child}, the mastermind, <event.child|celebrates with raised fists>.",
                ),
                (
                    Point(
                        "event.child",
                        "{child} celebrates the reunion.",
                        (("the raised arms", pose("child")), ("the eyes on the {patient.noun}", looks("child"))),
                        after=("event.dog",),
                    ),
                ),
                order=8,
            ),
        ),
        "feeling_child": (
            Beat(
                "glee",
                (
                    "<feeling.child|{Child} beams from ear to ear>.",
                    "<feeling.child|There is nothing but delight in the face of {child}>.",
                ),
                (
                    Point(
                        "feeling.child",
                        "{child} is happy for {patient}.",
                        (("the beaming face", face("child")), ("the eyes on the {patient.noun}", looks("child"))),
                        after=("event.dog",),
                    ),
                ),
                order=9,
            ),
        ),
        "feeling_nurse": (
            Beat(
                "cross",
                ("<feeling.nurse|{Nurse.his} brows promise trouble>.", "<feeling.nurse|{Nurse.he} is furious>."),
                (
                    Point(
                        "feeling.nurse",
                        "{nurse} is angry about the broken rule.",
                        (("the angry face", face("nurse")),),
                        after=("event.nurse",),
                    ),
                ),
                sets=(Change("nurse", face="angry"),),
                order=24,
            ),
            Beat(
                "melt",
                (
                    "<feeling.nurse_melt|And yet {nurse.he} smiles>.",
                    "<feeling.nurse_melt|{Nurse.he} tries to look strict and cannot help smiling>.",
                ),
                (
                    Point(
                        "feeling.nurse_melt",
                        "{nurse} does not mind the dog at all.",
                        (("the smile", face("nurse")), ("the eyes on the dog", looks("nurse"))),
                        after=("event.nurse",),
                    ),
                ),
                sets=(Change("nurse", face="happy"),),
                order=24,
            ),
            Beat(
                "gape",
                (
                    "<feeling.nurse_gape|{Nurse.his} mouth has fallen open>.",
                    "<feeling.nurse_gape|{Nurse.he} can hardly believe it>.",
                ),
                (
                    Point(
                        "feeling.nurse_gape",
                        "{nurse} is astonished.",
                        (("the open mouth", face("nurse")),),
                        after=("event.nurse",),
                    ),
                ),
                order=24,
            ),
        ),
        "relation": (
            Beat(
                "drawing",
                (
                    '<relation.card|A sheet on the wall reads "{LOVE}">.',
                    '<relation.card|"{LOVE}" is written on the sheet beside the bed>.',
                ),
                (
                    Point(
                        "relation.card",
                        "The {child.noun} is the {patient.body}'s grandchild.",
                        (
                            ("the words {LOVE}", reads("card")),
                            ("the {child.noun} beside the old {patient.body}", see("child")),
                        ),
                    ),
                ),
                adds=(Lettering("card", "paper", "{LOVE}", "wall_left"),),
                order=40,
            ),
        ),
    },
    own_words={
        "rule": ("NO DOGS", "NO PETS", "NO ANIMALS"),
        "love": ("LOVE FROM ALL OF US", "FROM YOUR GRANDCHILD", "GRANDPARENTS ROCK"),
    },
    times=("morning", "noon", "evening"),
    clock=None,
)
