"""The cat in the tree: somebody on a wobbling ladder holds out a hand to it."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
    Happening,
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

_CLIMBERS: Final = (
    Cast("fireman", "adult", "masculine", ("worker",)),
    Cast("father", "adult", "masculine", ("casual", "suit")),
    Cast("neighbour", "adult", "masculine", ("casual",), ("moustache",)),
    Cast("builder", "adult", "feminine", ("worker",)),
    Cast("grandfather", "elder", "masculine", ("casual",), ("glasses",)),
)

CAT_IN_TREE: Final = Situation(
    name="cat_in_tree",
    title=("Come down, {cat_name}", "The rescuer", "Claws", "Up is easy", "Nobody asked the cat"),
    words="cat tree rescue ladder climb fireman stuck dog barks barking afraid branch kitten pet girl neighbour",
    tags=("garden", "pets", "rescue"),
    settings=("garden", "park"),
    roles=(
        Role("rescuer", _CLIMBERS, "on ladder", pose="reach_out", face="afraid", facing="right", looks="cat"),
        Role(
            "owner",
            (
                Cast("girl", "child", "feminine", ("dress", "casual")),
                Cast("boy", "child", "masculine"),
                Cast("old lady", "elder", "feminine", ("dress", "coat"), ("glasses",)),
                Cast("young woman", "adult", "feminine", ("dress", "casual")),
            ),
            {"garden": "floor_center", "park": "front_right"},
            pose="cover_face",
            face="worried",
        ),
    ),
    own_words={"cat_name": ("Minka", "Tiger", "Felix", "Mimi", "Ginger", "Pumpkin")},
    core=(
        Beat(
            "cat",
            (
                "{Place}, <event.cat|a cat stands hissing on a branch, its back arched>.",
                "<event.cat|A cat arches its back on a branch> {place} and hisses at everybody.",
                "High on a branch {place}, <event.cat|a ginger cat spits and hisses>.",
            ),
            (
                Point(
                    "event.cat", "A cat does not dare to come down from the tree.", (("the hissing cat", see("cat")),)
                ),
            ),
            adds=(Thing("cat", "cat", "tree_branch", "hissing", facing="left"),),
            order=0,
        ),
        Beat(
            "ladder",
            (
                "{Rescuer} <event.ladder|stands on a ladder and stretches out an arm>.",
                "From a ladder {rescuer} <event.ladder|holds out a hand to it>.",
                "{Rescuer} <event.ladder|has climbed a ladder and reaches for the animal>.",
            ),
            (
                Point(
                    "event.ladder",
                    "{rescuer} tries to fetch the cat.",
                    (
                        ("the {rescuer.noun} on the ladder", on("rescuer", "ladder")),
                        ("the outstretched arm", pose("rescuer")),
                    ),
                    after=("event.cat",),
                ),
            ),
            adds=(Thing("ladder", "ladder", {"park": "floor_left", "garden": "floor_right"}, "upright"),),
            order=8,
        ),
        Beat(
            "owner",
            (
                "{Owner} <event.owner|cannot watch and hides {owner.his} face behind both hands>.",
                "Below, {owner} <event.owner|has put both hands before {owner.his} face>.",
                "{Owner} <event.owner|covers {owner.his} eyes>.",
            ),
            (
                Point(
                    "event.owner",
                    "{owner} cannot bear to watch.",
                    (("the hands before the face", pose("owner")),),
                    after=("event.ladder",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "dog",
                (
                    "<cause.dog|The dog that chased it up there sits below and waits>.",
                    "<cause.dog|Down below a dog sits up and begs for a second round>.",
                ),
                (
                    Point(
                        "cause.dog",
                        "The cat is in the tree because a dog has chased it there.",
                        (("the dog below", see("dog")), ("the cat on the branch", see("cat"))),
                        after=("event.cat",),
                    ),
                ),
                adds=(
                    Thing("dog", "dog", {"garden": "front_right", "park": "front_center"}, "begging", facing="left"),
                ),
                order=12,
            ),
            Beat(
                "bird",
                (
                    "<cause.bird|The bird it was after sits quite safely on the ground now>.",
                    "<cause.bird|What it wanted up there, a bird, has long come down again>.",
                ),
                (
                    Point(
                        "cause.bird",
                        "The cat is in the tree because it was hunting a bird.",
                        (("the bird", see("bird")), ("the cat on the branch", see("cat"))),
                        after=("event.cat",),
                    ),
                ),
                adds=(Thing("bird", "bird", {"garden": "front_center", "park": "front_center"}, "perched"),),
                order=12,
            ),
        ),
        "feeling_rescuer": (
            Beat(
                "fear",
                (
                    "<feeling.rescuer_fear|The rescuer is more afraid than the cat>.",
                    "<feeling.rescuer_fear|{Rescuer.his} teeth chatter: those claws are long>.",
                ),
                (
                    Point(
                        "feeling.rescuer_fear",
                        "{rescuer} is afraid of the claws.",
                        (("the frightened face", face("rescuer")), ("the eyes on the cat", looks("rescuer"))),
                        after=("event.ladder",),
                    ),
                ),
                order=10,
            ),
            Beat(
                "charm",
                (
                    "<feeling.rescuer_charm|{Rescuer.he} smiles at it as friendly as {rescuer.he} can>.",
                    "<feeling.rescuer_charm|{Rescuer.he} tries it with a winning smile>.",
                ),
                (
                    Point(
                        "feeling.rescuer_charm",
                        "{rescuer} tries to calm the cat.",
                        (("the smile", face("rescuer")), ("the eyes on the cat", looks("rescuer"))),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("rescuer", face="happy"),),
                order=10,
            ),
            Beat(
                "cross",
                (
                    "<feeling.rescuer_cross|{Rescuer.he} is losing patience>.",
                    "<feeling.rescuer_cross|{Rescuer.he} glares at the animal: this is the third time today>.",
                ),
                (
                    Point(
                        "feeling.rescuer_cross",
                        "{rescuer} is annoyed with the cat.",
                        (("the angry face", face("rescuer")), ("the eyes on the cat", looks("rescuer"))),
                        after=("event.ladder",),
                    ),
                ),
                sets=(Change("rescuer", face="angry"),),
                order=10,
            ),
        ),
        "danger": (
            Beat(
                "tip",
                (
                    "<event.tip|And now the ladder starts to sway>.",
                    "<event.tip|The ladder wobbles dangerously>.",
                ),
                (
                    Point(
                        "event.tip",
                        "The ladder is about to tip over.",
                        (("the swaying ladder", see("tip")), ("the {rescuer.noun} on it", on("rescuer", "ladder"))),
                        after=("event.ladder",),
                    ),
                ),
                adds=(Happening("tip", "tipping", "ladder"),),
                order=14,
            ),
        ),
        "relation": (
            Beat(
                "bowl",
                (
                    "<relation.owner|{Owner} has brought its bowl along: {cat_name}, please come>!",
                    "<relation.owner|The full bowl on the grass proves whose cat {cat_name} is>.",
                ),
                (
                    Point(
                        "relation.owner",
                        "The cat belongs to the {owner.noun}.",
                        (("the full bowl", see("bowl")), ("the hands before the face", pose("owner"))),
                    ),
                ),
                adds=(Thing("bowl", "dog_bowl", "beside owner", "full"),),
                order=26,
            ),
            Beat(
                "sign",
                (
                    '<relation.note|A note says "COME HOME, {CAT_NAME}", in the writing of {owner}>.',
                    '<relation.note|"COME HOME, {CAT_NAME}" pleads a note that {owner} has written>.',
                ),
                (
                    Point(
                        "relation.note",
                        "The cat belongs to the {owner.noun}.",
                        (
                            ("the words COME HOME, {CAT_NAME}", reads("note")),
                            ("the hands before the face", pose("owner")),
                        ),
                    ),
                ),
                adds=(
                    Lettering(
                        "note", "board", "COME HOME, {CAT_NAME}", {"park": "wall_center", "garden": "front_left"}
                    ),
                ),
                order=26,
            ),
        ),
        "feeling_owner": (
            Beat(
                "dread",
                (
                    "<feeling.owner_dread|So great is {owner.his} fear for both of them>.",
                    "<feeling.owner_dread|{Owner.he} fears the worst>.",
                ),
                (
                    Point(
                        "feeling.owner_dread",
                        "{owner} is afraid for the cat and for {rescuer}.",
                        (
                            ("the hands before the face", pose("owner")),
                            ("the {rescuer.noun} high on the ladder", on("rescuer", "ladder")),
                        ),
                        after=("event.owner",),
                    ),
                ),
                order=22,
            ),
        ),
    },
    clock=None,
)
