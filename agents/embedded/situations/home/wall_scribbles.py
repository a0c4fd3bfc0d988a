"""The wall: a small child has drawn on it, and somebody has just found out."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Cast,
    Change,
    Happening,
    Pick,
    Role,
    Situation,
    Thing,
    holds,
    looks,
    pose,
    reaches,
    see,
)
from storytelling_painter.agents.embedded.situations.beats import felt, told
from storytelling_painter.agents.embedded.situations.bonds import family, family_photo
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS, SMALL
from storytelling_painter.agents.embedded.situations.extras import pets

_FINDERS: Final = (
    *PARENTS,
    Cast("uncle", "adult", "masculine", ("casual", "suit"), ("moustache",)),
    Cast("aunt", "adult", "feminine", ("dress", "suit"), ("glasses",)),
    Cast("big sister", "teen", "feminine", ("casual", "dress")),
    Cast("big brother", "teen", "masculine", ("casual", "sports")),
)
_EYES: Final = ("the eyes on the wall", looks("parent"))
_AT_WORK: Final = ("the eyes on the drawing", looks("child"))
_CRAYON: Final = ("the {crayon.noun} in the hand", holds("child", "crayon"))

WALL_SCRIBBLES: Final = Situation(
    name="wall_scribbles",
    title=("A big drawing", "The new wall", "The {crayon.noun}", "House, sun and stick man", "A gallery of one"),
    words="scribble scribbles drawing draws crayon crayons wall paint painting mess naughty artist colours",
    tags=("home", "children", "mischief", "art"),
    settings=("living_room", "bedroom"),
    roles=(
        Role(
            "child", SMALL + KIDS, {"living_room": "floor_center", "bedroom": "floor_left"},
            pose="reach_up", face="proud", reaches="drawing", looks="drawing", family="home",
        ),
        Role("parent", _FINDERS, {"living_room": "floor_left", "bedroom": "floor_right"}, face="surprised", looks="drawing", family="home"),
    ),
    picks={
        "crayon": (
            Pick("crayon", "red crayon", colour="red"),
            Pick("crayon", "blue crayon", colour="blue"),
            Pick("crayon", "green crayon", colour="green"),
            Pick("crayon", "orange crayon", colour="orange"),
            Pick("crayon", "purple crayon", colour="purple"),
            Pick("pencil", "pencil"),
        ),
        "toy": (Pick("teddy", "teddy bear"), Pick("doll", "doll"), Pick("toy_car", "toy car"), Pick("ball", "ball")),
    },
    core=(
        told(
            "event.drawing", "Somebody has drawn on the wall.", (("the scribbles on the wall", see("drawing")),),
            "Bright scribbles cover the clean wall {place}.",
            "{Place}, a house, a sun and a stick man are scrawled right across the wall.",
            "The wall {place} has got scribbles, as bold as any painting.",
            "An artist has been busy {place}: scribbles of a house under a sun cover the wall.",
            "What was a plain wall {place} is full of scribbles now, with a spiral and a stick man.",
            adds=(Happening("drawing", "scribbles", {"living_room": "wall_center", "bedroom": "wall_left"}),),
            order=0,
        ),
        told(
            "event.draw", "{child} is drawing on the wall.",
            (_CRAYON, ("the arm stretched to the wall", reaches("child"))),
            "{Child} stretches up to it with {crayon} in {child.his} fist.",
            "Below it, {child} lifts {crayon} to the wall.",
            "{Child} holds {crayon} to the wall and is not finished yet.",
            "With {crayon}, {child} reaches up to add one more line.",
            "Arm in the air, {child} draws on and on with {crayon}.",
            adds=(Thing("crayon", "$crayon", "held child"),), after=("event.drawing",), order=5,
        ),
        told(
            "event.caught", "{parent} discovers the scribbles.", (_EYES, ("the {parent.noun} in the room", see("parent"))),
            "{Parent} has stopped behind {child.him} and stares at the wall.",
            "From behind, {parent} stares at the scribbles.",
            "{Parent} has just come in and looks at the wall.",
            "At the edge {parent} looks at the scribbles and discovers what has become of the wallpaper.",
            "Nobody has heard the step of {parent}, who looks at it all from behind.",
            after=("event.drawing",), order=15,
        ),
    ),
    slots={
        "feeling_child": (
            felt(
                "child", "proud", "{child} is proud of the drawing.", _AT_WORK,
                "A proud smile lights {child.his} face.", "{Child} lifts {child.his} chin with a proud smile.",
                "{Child.he} is as proud as any painter.", order=8, after="event.draw",
            ),
            felt(
                "child", "laughing", "{child} enjoys drawing on the wall.", _AT_WORK,
                "{Child} laughs with delight.", "{Child.he} is laughing, for no sheet was ever so large.",
                order=8, after="event.draw",
            ),
            felt(
                "child", "happy", "{child} is content with the drawing.", _AT_WORK,
                "{Child} smiles at {child.his} work.", "With a happy smile {child.he} looks up at the sun of {child.his} own.",
                order=8, after="event.draw",
            ),
        ),
        "cause": (
            told(
                "cause.box", "{child} could draw on the wall because the box was left open.", (("the open box", see("box")), _CRAYON),
                "An open box of crayons stands within reach on the floor.",
                "On the floor an open box, left alone, still holds more of them.",
                "Somebody has left the box of colours open on the floor.",
                adds=(Thing("box", "box", {"living_room": "front_center", "bedroom": "front_left"}, "open"),),
                after=("event.draw",), order=12,
            ),
            told(
                "cause.sheet", "{child} drew on the wall because the paper was full.", (("the written paper", see("sheet")), _CRAYON),
                "A sheet of paper on the floor is full already, so the wall came next.",
                "The only sheet of paper, on the floor, has no white spot left.",
                adds=(Thing("sheet", "paper", {"living_room": "front_center", "bedroom": "front_left"}, "written"),),
                after=("event.draw",), order=12,
            ),
            told(
                "cause.easel", "{child} drew on the wall because there was no room left on the easel.",
                (("the painted easel", see("easel")), _CRAYON),
                "The easel is painted all over, so the wall had to do.",
                "There was no room left on the easel: a painting fills it to the edge.",
                adds=(Thing("easel", "easel", "floor_center", "painted"),), after=("event.draw",),
                settings=("bedroom",), order=12,
            ),
        ),
        "reaction": (
            told(
                "event.hand", "{parent} cannot believe it.", (("the hand at the mouth", pose("parent")), _EYES),
                "{Parent.he} claps a hand to {parent.his} mouth.", "One hand covers {parent.his} mouth.",
                sets=(Change("parent", pose="hand_to_mouth"),), after=("event.caught",), order=18,
            ),
            told(
                "event.hips", "{parent} will not let it pass.", (("the hands on the hips", pose("parent")), _EYES),
                "{Parent.he} plants both hands on {parent.his} hips.", "Hands on hips, {parent.he} waits to be noticed.",
                sets=(Change("parent", pose="hands_on_hips"),), after=("event.caught",), order=18,
            ),
            told(
                "event.camera", "{parent} wants to take a picture of it.", (("the camera in the hand", holds("parent", "camera")), _EYES),
                "{Parent.he} has fetched a camera.", "The camera in {parent.his} hand is ready for a snapshot.",
                adds=(Thing("camera", "camera", "held parent"),), after=("event.caught",), order=18,
            ),
            told(
                "event.bucket", "{parent} is going to wash the wall.", (("the bucket in the hand", holds("parent", "bucket")), _EYES),
                "{Parent.he} already holds the bucket for the scrubbing.", "A bucket in {parent.his} hand announces an hour of scrubbing.",
                adds=(Thing("bucket", "bucket", "held parent"),), after=("event.caught",), order=18,
            ),
            told(
                "event.arms", "{parent} will want to know who did it.", (("the crossed arms", pose("parent")), _EYES),
                "{Parent} has crossed {parent.his} arms.", "{Parent} folds {parent.his} arms and looks on.",
                sets=(Change("parent", pose="arms_crossed"),), after=("event.caught",), order=18,
            ),
        ),
        "feeling_parent": (
            felt(
                "parent", "surprised", "{parent} is shocked.", _EYES,
                "{Parent.his} eyes are wide with shock.", "The eyes of {parent} are round.", order=20, after="event.caught",
            ),
            felt(
                "parent", "angry", "{parent} is angry.", _EYES,
                "{Parent.his} brows are drawn together in anger.", "Anger stands in {parent.his} face.", order=20, after="event.caught",
            ),
            felt(
                "parent", "laughing", "{parent} finds it funny.", _EYES,
                "{Parent.he} has to laugh out loud.", "Laughter is stronger than any scolding; {parent.he} laughs.",
                order=20, after="event.caught",
            ),
            felt(
                "parent", "worried", "{parent} thinks of the trouble it will make.", _EYES,
                "A worried wrinkle runs over {parent.his} forehead.", "{Parent.he} looks worried: who is to pay for that?",
                order=20, after="event.caught",
            ),
        ),
        "relation": (
            family_photo("parent", "child", {"living_room": "wall_left", "bedroom": "wall_right"}),
            told(
                "relation.home", family("parent", "child"), (("{toy.noun} on the floor", see("toy")), ("the small shoe", see("shoe"))),
                "{Toy} and a small shoe lie about, the signs of a family home.",
                "{Toy} and a small shoe on the floor belong to the family's child.",
                "On the floor lie {toy} and a small shoe, for this is the child's home.",
                adds=(Thing("toy", "$toy", {"living_room": "front_left", "bedroom": "front_right"}), Thing("shoe", "shoe", "beside toy")),
                order=45,
            ),
        ),
        "pet": pets({"living_room": "front_right", "bedroom": "front_center"}, "cat_sitting", "dog_sitting", "dog_begging"),
    },
    clock={"living_room": "wall_right", "bedroom": "wall_center"},
)
