"""The cookie jar: a child climbs for sweets while the sink runs over and the parent is on the phone."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Happening,
    Pick,
    Point,
    Role,
    Situation,
    Thing,
    away,
    face,
    looks,
    on,
    pose,
    reaches,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family_photo, wall_note
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS

COOKIE_JAR: Final = Situation(
    name="cookie_jar",
    title=("The open jar", "While the phone is busy", "Too high a shelf"),
    words="cookie cookies jar sweets steal secretly stool tips flood overflow sink water phone kitchen climb shelf accident",
    tags=("home", "accident", "children", "kitchen"),
    settings=("kitchen",),
    roles=(
        Role("child", KIDS, "on stool", pose="reach_up", face="happy", looks="treat", reaches="treat", family="home"),
        Role("parent", PARENTS, "front_right", pose="phone", face="laughing", facing="right", family="home",
             outfits=("apron", "casual")),
    ),
    picks={"treat": (Pick("cookie_jar", "cookie jar", "open"), Pick("cake", "cake", "whole"))},
    core=(
        Beat(
            "reach",
            (
                "{Place}, {child} <event.reach|stands on a stool and stretches one arm up to {treat} on the open shelf>.",
                "{Child} <event.reach|has climbed on a stool {place} and reaches for {treat} on the shelf>.",
            ),
            (
                Point("event.reach", "{child} reaches for {treat} on the shelf.",
                      (("the stretched arm", reaches("child")), ("the {child.noun} on the stool", on("child", "stool")))),
            ),
            adds=(Thing("stool", "stool", "cupboard_stand"), Thing("treat", "$treat", "cupboard_shelf")),
            order=0,
        ),
        Beat(
            "tip",
            ("<event.tip|The stool rocks under {child.his} feet>.", "<event.tip|Under {child.him} the stool tips to one side>."),
            (Point("event.tip", "The stool is about to fall over.", (("the leaning stool", see("tip")),), after=("event.reach",)),),
            adds=(Happening("tip", "tipping", "stool"),),
            order=5,
        ),
        Beat(
            "water",
            (
                "<event.water|Water pours over the rim of the sink and spreads on the floor>.",
                "<event.water|The sink runs over, and a pool grows on the tiles>.",
            ),
            (Point("event.water", "The sink overflows.", (("the water running over the rim", see("water")),)),),
            adds=(Happening("water", "overflow", "sink"),),
            order=20,
        ),
        Beat(
            "phone",
            (
                "{Parent} <event.phone|stands at the front with a phone at {parent.his} ear>.",
                "Farther to the front {parent} <event.phone|holds a phone to {parent.his} ear>.",
            ),
            (Point("event.phone", "{parent} is on the phone.", (("the phone at the ear", pose("parent")),)),),
            order=25,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "unseen",
                (
                    "<cause.unseen|{Parent.his} back is turned to the sink and to {child}>.",
                    "<cause.unseen|{Parent.he} looks the other way, and nobody watches sink or stool>.",
                ),
                (
                    Point("cause.unseen", "{parent} is on the phone and therefore notices neither the flood nor {child}.",
                          (("the face turned away", away("parent", "child")), ("the phone call", pose("parent"))),
                          after=("event.phone", "event.water")),
                ),
                order=30,
            ),
        ),
        "feeling_parent": (
            Beat(
                "laugh",
                ("<feeling.parent|{Parent.he} laughs with {parent.his} mouth wide open>.",
                 "<feeling.parent|A broad laugh fills {parent.his} face>."),
                (Point("feeling.parent", "{parent} is carefree.", (("the laughing face", face("parent")),), after=("event.phone",)),),
                order=28,
            ),
        ),
        "feeling_child": (
            Beat(
                "glad",
                ("<feeling.child|{Child} smiles up at {treat}>.", "<feeling.child|With bright eyes {child} smiles at {treat}>."),
                (Point("feeling.child", "{child} looks forward to {treat}.",
                       (("the smile", face("child")), ("the eyes on {treat}", looks("child"))), after=("event.reach",)),),
                order=8,
            ),
        ),
        "relation": (
            family_photo("parent", "child", "wall_left"),
            wall_note("OUR FAMILY", "parent", "child", "wall_center"),
        ),
    },
)
