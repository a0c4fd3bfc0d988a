"""The kite in the tree: somebody on a ladder cannot quite reach it."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
    Happening,
    Point,
    Role,
    Situation,
    Thing,
    face,
    looks,
    on,
    pose,
    reaches,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS_OUT, PARENTS
from storytelling_painter.agents.embedded.situations.extras import extras

KITE: Final = Situation(
    name="kite_in_tree",
    title=("Out of reach", "The tree that eats kites", "One branch too high", "A ladder and a prayer"),
    words="kite tree stuck branch ladder climb wind flying string rescue high fall boy girl park garden",
    tags=("park", "children", "play", "rescue"),
    settings=("park", "garden"),
    roles=(
        Role(
            "helper",
            (
                *PARENTS[:2],
                Cast("grandfather", "elder", "masculine", ("casual",), ("glasses",)),
                Cast("brother", "teen", "masculine", ("casual", "sports")),
                Cast("sister", "teen", "feminine", ("casual", "sports")),
            ),
            "on ladder",
            pose="reach_up",
            face="afraid",
            looks="kite",
            reaches="kite",
            family="home",
        ),
        Role(
            "child",
            KIDS_OUT,
            {"park": "floor_right", "garden": "floor_center"},
            pose="point",
            face="crying",
            facing="left",
            looks="kite",
            reaches="kite",
            family="home",
        ),
    ),
    core=(
        Beat(
            "kite",
            (
                "{Place}, <event.kite|a kite has caught in a branch>.",
                "<event.kite|A torn kite hangs in the tree> {place}.",
                "<event.kite|High in a tree> {place}, <event.kite|a kite dangles from a branch>.",
            ),
            (Point("event.kite", "The kite is stuck in the tree.", (("the kite in the branch", see("kite")),)),),
            adds=(Thing("kite", "kite", "tree_branch", "stuck"),),
            order=0,
        ),
        Beat(
            "ladder",
            (
                "{Child.his} {helper.noun} <event.ladder|has climbed a ladder and stretches for it>.",
                "High on a ladder {child.his} {helper.noun} <event.ladder|reaches out for it with one arm>.",
                "{Child.his} {helper.noun} <event.ladder|balances on a ladder, one arm as long as it will go>.",
            ),
            (
                Point(
                    "event.ladder",
                    "{helper} tries to fetch the kite.",
                    (
                        ("the {helper.noun} on the ladder", on("helper", "ladder")),
                        ("the stretched arm", reaches("helper")),
                    ),
                    after=("event.kite",),
                ),
            ),
            adds=(Thing("ladder", "ladder", {"park": "floor_left", "garden": "tree_stand"}, "upright"),),
            order=10,
        ),
        Beat(
            "child",
            (
                "Under the tree {child} <event.child|points up at the branch>.",
                "{Child} <event.child|stands on the grass and points to where it hangs>.",
                "With an outstretched finger {child} <event.child|shows where it is>.",
            ),
            (
                Point(
                    "event.child",
                    "{child} shows {helper} where the kite is.",
                    (("the pointing arm", pose("child")), ("the eyes on the kite", looks("child"))),
                    after=("event.kite",),
                ),
            ),
            order=8,
        ),
    ),
    slots={
        "danger": (
            Beat(
                "tip",
                (
                    "<event.tip|The ladder wobbles on the soft ground>.",
                    "<event.tip|Under {helper.him} the ladder begins to lean>.",
                    "<event.tip|Another hand's breadth, and the ladder will go over>.",
                ),
                (
                    Point(
                        "event.tip",
                        "The ladder is about to fall.",
                        (("the leaning ladder", see("tip")), ("the {helper.noun} on it", on("helper", "ladder"))),
                        after=("event.ladder",),
                    ),
                ),
                adds=(Happening("tip", "tipping", "ladder"),),
                order=14,
            ),
        ),
        "feeling_helper": (
            Beat(
                "fear",
                (
                    "<feeling.helper_fear|{Helper.his} teeth chatter up there>.",
                    "<feeling.helper_fear|Fear is written all over {helper.his} face>.",
                    "<feeling.helper_fear|{Helper.he} dares neither breathe nor look down>.",
                ),
                (
                    Point(
                        "feeling.helper_fear",
                        "{helper} is afraid of falling.",
                        (
                            ("the frightened face", face("helper")),
                            ("the {helper.noun} high on the ladder", on("helper", "ladder")),
                        ),
                        after=("event.ladder",),
                    ),
                ),
                order=16,
            ),
            Beat(
                "pride",
                (
                    "<feeling.helper_pride|{Helper.he} is proud to be the hero of the day>.",
                    "<feeling.helper_pride|Chin up, {helper.he} enjoys being needed>.",
                ),
                (
                    Point(
                        "feeling.helper_pride",
                        "{helper} is proud to help.",
                        (("the proud face", face("helper")), ("the stretched arm", reaches("helper"))),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("helper", face="proud"),),
                order=16,
            ),
        ),
        "feeling_child": (
            Beat(
                "tears",
                (
                    "<feeling.child_tears|Tears drip from {child.his} chin>.",
                    "<feeling.child_tears|{Child.he} sobs for {child.his} kite>.",
                ),
                (
                    Point(
                        "feeling.child_tears",
                        "{child} is unhappy about the kite.",
                        (("the tears", face("child")), ("the eyes on the kite", looks("child"))),
                        after=("event.kite",),
                    ),
                ),
                order=9,
            ),
            Beat(
                "hope",
                (
                    "<feeling.child_hope|{Child.his} face is bright with hope>.",
                    "<feeling.child_hope|{Child.he} already smiles, so sure that it will come down>.",
                ),
                (
                    Point(
                        "feeling.child_hope",
                        "{child} hopes to get the kite back.",
                        (("the smile", face("child")), ("the eyes on the kite", looks("child"))),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("child", face="happy"),),
                order=9,
            ),
            Beat(
                "scared",
                (
                    "<feeling.child_scared|Will this end well? {Child.his} forehead is full of worry>.",
                    "<feeling.child_scared|Anxiously {child.he} follows everything that happens up there>.",
                ),
                (
                    Point(
                        "feeling.child_scared",
                        "{child} is worried.",
                        (("the worried face", face("child")), ("the eyes turned up", looks("child"))),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("child", face="worried"),),
                order=9,
            ),
        ),
        "cause": (
            Beat(
                "knee",
                (
                    "<cause.knee|A fresh bandage on {child.his} knee tells who tried to climb first>.",
                    "<cause.knee|{Child.his} knee is bandaged, because {child.he} has already fallen out of that tree>.",
                ),
                (
                    Point(
                        "cause.knee",
                        "{helper} climbs because {child} was hurt trying first.",
                        (
                            ("the bandaged knee", see("child")),
                            ("the {helper.noun} on the ladder", on("helper", "ladder")),
                        ),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("child", accessories=("bandaged_knee",)),),
                order=9,
            ),
            Beat(
                "box",
                (
                    "<cause.box|The gift box it came in lies open on the grass: its first flight was its last>.",
                    "<cause.box|On the grass a gift has just been unpacked, so somebody's very first flight ended here>.",
                ),
                (
                    Point(
                        "cause.box",
                        "The kite got stuck because it was a new gift that nobody could fly yet.",
                        (("the open gift box", see("gift")), ("the kite in the tree", see("kite"))),
                        after=("event.kite",),
                    ),
                ),
                adds=(Thing("gift", "gift", {"park": "front_center", "garden": "front_center"}, "open"),),
                order=4,
            ),
        ),
        "relation": (
            Beat(
                "kin",
                (
                    "<relation.kin|Same hair, same nose: {helper} would do anything for {child.him}>.",
                    "<relation.kin|One sees the likeness at once; for {child.him}, the {helper.noun} climbs anywhere>.",
                    "<relation.kin|{Child} does not doubt for a moment that {child.his} {helper.noun} will manage it>.",
                ),
                (
                    Point(
                        "relation.kin",
                        family("helper", "child"),
                        (
                            ("the {helper.noun} climbing for the {child.noun}", on("helper", "ladder")),
                            ("the {child.noun} who looks like the {helper.noun}", see("child")),
                        ),
                    ),
                ),
                order=30,
            ),
        ),
        "extra": (
            Beat(
                "ball",
                (
                    "<event.ball|A ball waits on the grass, the next best toy>.",
                    "<event.ball|Nobody has eyes for the ball in front>.",
                ),
                (Point("event.ball", "The ball lies unused.", (("the ball", see("ball")),), nice=True),),
                adds=(Thing("ball", "ball", "front_right", nice=True),),
                order=34,
            ),
            Beat(
                "dog",
                (
                    "<event.pup|A dog sits by and waits for something to fall>.",
                    "<event.pup|Only the dog at the front keeps calm>.",
                ),
                (Point("event.pup", "The dog watches.", (("the sitting dog", see("pup")),), nice=True),),
                adds=(Thing("pup", "dog", "front_right", "sitting", facing="left", nice=True),),
                order=34,
            ),
            *extras("front_right", "cat", "bird"),
        ),
    },
    clock=None,
)
