"""The wall: a small child has drawn on it, and somebody has just found out."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Change,
    Happening,
    Point,
    Role,
    Situation,
    Thing,
    face,
    holds,
    looks,
    pose,
    reaches,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family_photo
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS, SMALL

WALL_SCRIBBLES: Final = Situation(
    name="wall_scribbles",
    title=("A big drawing", "The new wall", "Crayons"),
    words="scribble scribbles drawing draws crayon crayons wall paint painting mess naughty artist colours",
    tags=("home", "children", "mischief", "art"),
    settings=("living_room", "bedroom"),
    roles=(
        Role("child", SMALL + KIDS, {"living_room": "floor_center", "bedroom": "floor_right"}, pose="reach_up", face="proud",
             reaches="drawing", looks="drawing", family="home"),
        Role("parent", PARENTS, {"living_room": "floor_left", "bedroom": "floor_left"}, pose="cover_face", face="surprised",
             looks="drawing", family="home"),
    ),
    core=(
        Beat(
            "drawing",
            (
                "<event.drawing|Bright scribbles cover the clean wall> {place}.",
                "{Place}, <event.drawing|a house, a sun and a stick man are scrawled right across the wall>.",
            ),
            (Point("event.drawing", "Somebody has drawn on the wall.", (("the scribbles on the wall", see("drawing")),)),),
            adds=(Happening("drawing", "scribbles", {"living_room": "wall_center", "bedroom": "wall_right"}),),
            order=0,
        ),
        Beat(
            "crayon",
            (
                "{Child} <event.draw|stretches up to the scribbles with a crayon in {child.his} fist>.",
                "Below them, {child} <event.draw|lifts a crayon to the wall>.",
            ),
            (Point("event.draw", "{child} is drawing on the wall.",
                   (("the crayon in the hand", holds("child", "crayon")), ("the arm stretched to the wall", reaches("child"))), after=("event.drawing",)),),
            adds=(Thing("crayon", "crayon", "held child", colour="red"),),
            order=5,
        ),
        Beat(
            "parent",
            (
                "{Parent} has stopped behind {child.him} and <event.caught|stares at the wall>.",
                "From behind, {parent} <event.caught|stares at the scribbles>.",
            ),
            (Point("event.caught", "{parent} discovers the scribbles.",
                   (("the eyes on the wall", looks("parent")), ("the {parent.noun} in the room", see("parent"))), after=("event.drawing",)),),
            sets=(Change("parent", pose="hand_to_mouth"),),
            order=15,
        ),
    ),
    slots={
        "feeling_parent": (
            Beat(
                "shock",
                ("<feeling.parent|{Parent.his} eyes are wide, and one hand covers {parent.his} mouth>.",
                 "<feeling.parent|{Parent.he} claps a hand to {parent.his} mouth, eyes round>."),
                (Point("feeling.parent", "{parent} is shocked.", (("the wide eyes", face("parent")), ("the hand at the mouth", pose("parent")))),),
                order=18,
            ),
        ),
        "feeling_child": (
            Beat(
                "proud",
                ("<feeling.child|{Child} lifts {child.his} chin with a proud smile>.", "<feeling.child|A proud smile lights {child.his} face>."),
                (Point("feeling.child", "{child} is proud of the drawing.", (("the proud face", face("child")), ("the eyes on the drawing", looks("child"))), after=("event.draw",)),),
                order=8,
            ),
        ),
        "cause": (
            Beat(
                "bored",
                ("<cause.paper|An open box of crayons stands within reach on the floor>.",
                 "<cause.paper|On the floor an open box, left alone, still holds more crayons>."),
                (Point("cause.paper", "{child} could draw on the wall because the box of crayons was left open.",
                       (("the open box", see("box")), ("the crayon in the hand", holds("child", "crayon"))), after=("event.draw",)),),
                adds=(Thing("box", "box", {"living_room": "front_center", "bedroom": "front_right"}, "open"),),
                order=12,
            ),
        ),
        "relation": (
            family_photo("parent", "child", {"living_room": "wall_left", "bedroom": "wall_left"}),
            Beat(
                "toy",
                ("<relation.home|A teddy bear and small shoes lie about, the signs of a family home>.",
                 "<relation.home|A teddy bear and a small shoe on the floor belong to the family's child>."),
                (Point("relation.home", "The {parent.body} is the {child.noun}'s {parent.noun}.",
                       (("the teddy bear", see("teddy")), ("the small shoe", see("shoe")))),),
                adds=(Thing("teddy", "teddy", "front_left"), Thing("shoe", "shoe", {"living_room": "front_right", "bedroom": "front_center"})),
                order=45,
            ),
        ),
    },
    clock={"living_room": "wall_right", "bedroom": "wall_center"},
)
