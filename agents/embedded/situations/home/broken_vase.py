"""The vase: a child stands guiltily before the shards of something, and a grown-up calls it to account."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Cast,
    Change,
    Lettering,
    Pick,
    Role,
    Situation,
    Thing,
    looks,
    near,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.beats import felt, told
from storytelling_painter.agents.embedded.situations.bonds import family_photo, wall_note
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS

_JUDGES: Final = (
    *PARENTS,
    Cast("uncle", "adult", "masculine", ("casual", "suit"), ("moustache",)),
    Cast("aunt", "adult", "feminine", ("dress", "suit"), ("glasses",)),
    Cast("big sister", "teen", "feminine", ("casual", "dress")),
    Cast("big brother", "teen", "masculine", ("casual", "sports")),
)
_BROKEN: Final = ("the broken {loss.noun}", see("vase"))
_AT_IT: Final = ("the eyes on the broken {loss.noun}", looks("child"))
_AT_CHILD: Final = ("the eyes on the {child.noun}", looks("parent"))
_PHOTO_WALL: Final = {"living_room": "wall_center", "bedroom": "wall_right"}

BROKEN_VASE: Final = Situation(
    name="broken_vase",
    title=("The {loss.noun}", "Nobody did it", "Shards", "It was the {culprit.noun}", "An accident"),
    words="vase broken breaks broke shards flowers blame guilty hide cat accuse excuse accident",
    tags=("home", "accident", "children", "pets"),
    settings=("living_room", "bedroom"),
    roles=(
        Role("child", KIDS, "floor_center", face="embarrassed", looks="vase", family="home"),
        Role(
            "parent", _JUDGES, {"living_room": "floor_left", "bedroom": "floor_right"},
            face="angry", looks="child", family="home",
        ),
    ),
    picks={
        "loss": (
            Pick("vase", "blue vase", "broken", "blue"),
            Pick("vase", "green vase", "broken", "green"),
            Pick("vase", "red vase", "broken", "red"),
            Pick("vase", "yellow vase", "broken", "yellow"),
            Pick("flowerpot", "flowerpot", "broken"),
            Pick("plate", "plate", "broken"),
            Pick("guitar", "guitar", "broken"),
        ),
        "culprit": (
            Pick("ball", "ball"),
            Pick("skateboard", "skateboard"),
            Pick("baseball_bat", "baseball bat"),
            Pick("toy_car", "toy car"),
        ),
        "tool": (Pick("bucket", "bucket", "plain"), Pick("broom", "broom"), Pick("trash_can", "dustbin", "upright")),
    },
    own_words={
        "rule": ("no balls indoors", "no running indoors", "hands off", "do not touch", "play outside"),
        "love": ("we love you", "our family", "best family", "home sweet home"),
    },
    core=(
        told(
            "event.vase", "The {loss.noun} is broken.", (_BROKEN, ("its place before the {child.noun}", near("vase", "child"))),
            "{Place}, {loss} lies broken on the floor before {child}.",
            "{Loss} lies broken on the floor {place}, right at the feet of {child}.",
            "{Place}, {child} stands before {loss}, which is broken beyond repair.",
            "There is nothing to be glued {place}: before {child} lies {loss}, broken.",
            "{Child} has stopped short {place}, for {loss} is broken and lies in front.",
            adds=(Thing("vase", "$loss", "front_center"),), order=0,
        ),
    ),
    slots={
        "child": (
            told(
                "event.hands", "{child} hides both hands.", (("the hands behind the back", pose("child")), _AT_IT),
                "{Child} hides both hands behind {child.his} back.", "{Child} keeps {child.his} hands behind {child.his} back.",
                "{Child} stands there with {child.his} hands behind {child.his} back, as if they had never touched anything.",
                sets=(Change("child", pose="hands_behind"),), after=("event.vase",), order=10,
            ),
            told(
                "event.mouth", "{child} cannot believe what has happened.", (("the hand at the mouth", pose("child")), _AT_IT),
                "{Child} claps a hand to {child.his} mouth.", "{Child} holds a hand before {child.his} mouth.",
                sets=(Change("child", pose="hand_to_mouth"),), after=("event.vase",), order=10,
            ),
            told(
                "event.gather", "{child} wants to gather up the pieces.", (("the {child.noun} on one knee", pose("child")), _AT_IT),
                "{Child} kneels beside it to gather up the pieces.", "{Child} kneels and wants to put it together again.",
                sets=(Change("child", pose="kneel", reaches="vase"),), after=("event.vase",), order=10,
            ),
            told(
                "event.defiant", "{child} will not say a word.", (("the crossed arms", pose("child")), _AT_IT),
                "{Child} crosses {child.his} arms and says nothing.", "{Child} has crossed {child.his} arms and does not say a word.",
                sets=(Change("child", pose="arms_crossed"),), after=("event.vase",), order=10,
            ),
        ),
        "feeling_child": (
            felt(
                "child", "embarrassed", "{child} feels guilty.", _AT_IT,
                "{Child.he} blushes up to {child.his} ears.", "Red cheeks give {child.him} away.", "{Child.he} is red with shame.",
                order=12, after="event.vase",
            ),
            felt(
                "child", "crying", "{child} is unhappy about it.", _AT_IT,
                "{Child.he} bursts into tears.", "Tears run down {child.his} face.", "{Child.he} cries bitterly.",
                order=12, after="event.vase",
            ),
            felt(
                "child", "afraid", "{child} is afraid of what comes now.", _AT_IT,
                "{Child.his} eyes are wide with fear.", "{Child.he} is frightened of what comes now.", order=12, after="event.vase",
            ),
        ),
        "scold": (
            told(
                "event.hips", "{parent} calls {child} to account.", (("the hands on the hips", pose("parent")), _AT_CHILD),
                "{Parent} stands in front of {child.him} with hands on hips.", "Hands on hips, {parent} looks down at {child}.",
                "{Parent} puts both hands on the hips and looks at {child}.",
                sets=(Change("parent", pose="hands_on_hips"),), after=("event.vase",), order=20,
            ),
            told(
                "event.finger", "{parent} points at the damage.", (("the pointing arm", pose("parent")), _AT_CHILD),
                "{Parent} points at the pieces and looks at {child}.", "With an outstretched arm {parent} points down: who was that?",
                sets=(Change("parent", pose="point", reaches="vase"),), after=("event.vase",), order=20,
            ),
            told(
                "event.arms", "{parent} waits for an explanation from {child}.", (("the crossed arms", pose("parent")), _AT_CHILD),
                "{Parent} has crossed {parent.his} arms and waits for an answer.", "Arms folded, {parent} waits to hear what {child} has to say.",
                sets=(Change("parent", pose="arms_crossed"),), after=("event.vase",), order=20,
            ),
            told(
                "event.knee", "{parent} has come to comfort {child}.", (("the {parent.noun} on one knee", pose("parent")), _AT_CHILD),
                "{Parent} kneels before {child} to be as tall.", "{Parent} kneels so as to look into {child.his} face.",
                sets=(Change("parent", pose="kneel", face="worried"),), after=("event.vase",), order=20,
            ),
        ),
        "feeling_parent": (
            felt(
                "parent", "angry", "{parent} is angry.", _AT_CHILD,
                "{Parent.his} brows are drawn together in anger.", "Anger pulls {parent.his} brows down.", order=24, after="event.vase",
            ),
            felt(
                "parent", "surprised", "{parent} did not expect this of {child}.", _AT_CHILD,
                "{Parent.his} eyes are wide with surprise.", "Surprise has opened {parent.his} mouth.", order=24, after="event.vase",
            ),
            felt(
                "parent", "sad", "{parent} is sad about the {loss.noun}.", _AT_CHILD,
                "{Parent.his} face is sad, for there is no other like it.", "Sadness draws the corners of {parent.his} mouth down.",
                order=24, after="event.vase",
            ),
        ),
        "cause": (
            told(
                "cause.toy", "The {culprit.noun} knocked the {loss.noun} over.", (("{culprit} beside it", near("culprit", "vase")), _BROKEN),
                "{Culprit} lies among the pieces.", "Right beside it lies {culprit}.", "{Culprit} lies close by and tells how it came about.",
                adds=(Thing("culprit", "$culprit", "beside vase"),), after=("event.vase",), order=4,
            ),
            told(
                "cause.cat", "The cat knocked the {loss.noun} over.", (("the hissing cat", see("cat")), _BROKEN),
                "A hissing cat stands close to it.", "Close by, a cat arches its back and hisses.", "Next to it hisses a cat that knows more than it says.",
                adds=(Thing("cat", "cat", "front_right", "hissing"),), after=("event.vase",), order=4,
            ),
            told(
                "cause.dog", "The dog knocked the {loss.noun} over.", (("the running dog", see("dog")), _BROKEN),
                "A dog runs away from it, tail in the air.", "The dog, still running, was too wild for this room.",
                adds=(Thing("dog", "dog", "front_right", "running"),), after=("event.vase",), order=4,
            ),
        ),
        "rule": (
            told(
                "cause.rule", "{child} has broken the rule.", (("the words {RULE} on the wall", reads("rule")), _BROKEN),
                'And on the wall it says "{RULE}".', '"{RULE}" is written on a sheet on the wall, large enough for anybody.',
                'A sheet on the wall had warned: "{RULE}".',
                adds=(Lettering("rule", "paper", "{RULE}", "wall_left"),), after=("event.vase",),
                settings=("bedroom",), order=30,
            ),
        ),
        "relation": (
            family_photo("parent", "child", _PHOTO_WALL),
            wall_note("{LOVE}", "parent", "child", _PHOTO_WALL),
        ),
        "cleaning": (
            told(
                "event.tool", "Somebody will have to clean up.", (("{tool.noun} on the floor", see("tool")),),
                "{Tool} stands ready for the cleaning up.", "For what is left, {tool} has been put down at the front.",
                adds=(Thing("tool", "$tool", "front_left", nice=True),), nice=True, order=34,
            ),
        ),
    },
    clock={"living_room": "wall_right", "bedroom": "wall_center"},
)
