"""The vase: a child stands guiltily before the shards and an angry parent."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Point,
    Role,
    Situation,
    Thing,
    face,
    looks,
    near,
    pose,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family_photo, wall_note
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS

BROKEN_VASE: Final = Situation(
    name="broken_vase",
    title=("The vase", "Nobody did it", "Shards"),
    words="vase broken breaks broke shards flowers blame guilty hide cat accuse excuse accident",
    tags=("home", "accident", "children", "pets"),
    settings=("living_room", "bedroom"),
    roles=(
        Role("child", KIDS, {"living_room": "floor_center", "bedroom": "floor_center"}, pose="hands_behind",
             face="embarrassed", looks="vase", family="home"),
        Role("parent", PARENTS, {"living_room": "floor_left", "bedroom": "floor_right"}, pose="hands_on_hips",
             face="angry", looks="child", family="home"),
    ),
    core=(
        Beat(
            "vase",
            (
                "{Place}, <event.vase|a broken vase lies in pieces on the floor> before {child}.",
                "<event.vase|A vase lies in shards on the floor> {place}, right at the feet of {child}.",
            ),
            (Point("event.vase", "The vase is broken.", (("the broken vase", see("vase")), ("its place on the floor", near("vase", "child")))),),
            adds=(Thing("vase", "vase", {"living_room": "front_center", "bedroom": "front_center"}, "broken"),),
            order=0,
        ),
        Beat(
            "hands",
            (
                "<feeling.child|{Child} hides both hands behind {child.his} back and blushes>.",
                "<feeling.child|With red cheeks {child} keeps {child.his} hands behind {child.his} back>.",
            ),
            (Point("feeling.child", "{child} feels guilty.", (("the blushing face", face("child")), ("the hands behind the back", pose("child")))),),
            order=10,
        ),
        Beat(
            "scold",
            (
                "{Parent} <event.scold|stands in front of {child.him} with hands on hips and stares down>.",
                "Hands on hips, {parent} <event.scold|glares down at {child}>.",
            ),
            (Point("event.scold", "{parent} calls {child} to account.",
                   (("the hands on the hips", pose("parent")), ("the eyes on the {child.noun}", looks("parent"))), after=("event.vase",)),),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "ball",
                ("<cause.ball|A ball lies among the shards>.", "<cause.ball|Right beside the shards lies a ball>."),
                (Point("cause.ball", "The ball knocked the vase over.",
                       (("the ball beside the shards", near("ball", "vase")), ("the ball", see("ball"))), after=("event.vase",)),),
                adds=(Thing("ball", "ball", "beside vase"),),
                order=4,
            ),
            Beat(
                "cat",
                ("<cause.cat|A hissing cat stands close to the shards>.", "<cause.cat|Beside the pieces a cat arches its back and hisses>."),
                (Point("cause.cat", "The cat knocked the vase over.",
                       (("the hissing cat", see("cat")), ("the cat beside the shards", near("cat", "vase"))), after=("event.vase",)),),
                adds=(Thing("cat", "cat", "front_right", "hissing"),),
                order=4,
            ),
        ),
        "feeling_parent": (
            Beat(
                "anger",
                ("<feeling.parent|{Parent.his} brows are drawn together and {parent.his} teeth show>.",
                 "<feeling.parent|Anger pulls {parent.his} brows down>."),
                (Point("feeling.parent", "{parent} is angry.", (("the angry face", face("parent")), ("the hands on the hips", pose("parent")))),),
                order=24,
            ),
        ),
        "relation": (
            family_photo("parent", "child", {"living_room": "wall_center", "bedroom": "wall_right"}),
            wall_note("WE LOVE YOU", "parent", "child", {"living_room": "wall_center", "bedroom": "wall_right"}),
        ),
        "flowers": (
            Beat(
                "flowers",
                ("<event.flowers|The flowers from it lie wilted on the floor>.", "<event.flowers|A limp bunch of flowers has dropped beside it>."),
                (Point("event.flowers", "The flowers fell out of the vase.", (("the flowers on the floor", see("flowers")),), nice=True),),
                adds=(Thing("flowers", "bouquet", "front_left", "wilted", nice=True),),
                order=3,
            ),
        ),
    },
    clock={"living_room": "wall_right", "bedroom": "wall_center"},
)
