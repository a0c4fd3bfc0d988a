"""The night before the deadline: a clerk has fallen asleep at the desk."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
    Lettering,
    Pick,
    Point,
    Role,
    Situation,
    Thing,
    face,
    holds,
    looks,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.casts import BOSSES, CLERKS

NIGHT_DEADLINE: Final = Situation(
    name="night_deadline",
    title=("Due at nine", "The last page", "All night long", "Almost finished", "Sleep before the deadline"),
    words="deadline office work night overtime asleep sleeping tired exhausted boss clerk computer overworked report",
    tags=("work", "tiredness", "deadline"),
    settings=("office",),
    roles=(
        Role("clerk", CLERKS, "desk_seat", pose="slump", face="asleep", facing="left"),
        Role(
            "caller",
            (
                *BOSSES,
                Cast("cleaner", "elder", "feminine", ("apron",)),
                Cast("cleaner", "adult", "masculine", ("apron",)),
                Cast("colleague", "adult", "feminine", ("dress", "casual"), ("glasses",)),
            ),
            "floor_center",
            pose="hand_to_mouth",
            face="surprised",
            looks="clerk",
        ),
    ),
    picks={
        "drink": (Pick("cup", "coffee cup", "full"), Pick("glass", "glass", "empty"), Pick("bottle", "bottle", "empty"))
    },
    own_words={"task": ("DEADLINE 9:00", "REPORT DUE TODAY", "FINISH BY NINE", "DUE AT 9:00")},
    core=(
        Beat(
            "asleep",
            (
                "{Clerk} <event.asleep|has fallen asleep over the desk> {place}.",
                "{Place}, head on both arms, {clerk} <event.asleep|sleeps at the desk>.",
                "The computer {place} hums on, but {clerk} <event.asleep|has sunk onto the desk, sound asleep>.",
                "<event.asleep|Only a slumped back is left> of {clerk}, fast asleep at the desk {place}.",
            ),
            (
                Point(
                    "event.asleep",
                    "{clerk} has fallen asleep at work.",
                    (("the {clerk.noun} slumped over the desk", pose("clerk")), ("the closed eyes", face("clerk"))),
                ),
            ),
            order=0,
        ),
        Beat(
            "task",
            (
                '<event.task|"{TASK}" is written large on the wall>, and nobody in the room is reading it.',
                'Overhead <event.task|a board insists: "{TASK}">.',
                'On the wall above, <event.task|the words "{TASK}" look down without pity>.',
            ),
            (
                Point(
                    "event.task",
                    "A piece of work has to be finished this morning.",
                    (("the words {TASK}", reads("task")),),
                ),
            ),
            adds=(Lettering("task", "board", "{TASK}", "wall_center"),),
            order=9,
        ),
        Beat(
            "caller",
            (
                "{Caller} <event.caller|has stopped short in the room, one hand at the mouth>.",
                "In the middle of the room {caller} <event.caller|stands still and lifts a hand to the lips>.",
                "{Caller}, first to arrive, <event.caller|claps a hand to the mouth>.",
            ),
            (
                Point(
                    "event.caller",
                    "{caller} finds {clerk} asleep.",
                    (("the hand at the mouth", pose("caller")), ("the eyes on the {clerk.noun}", looks("caller"))),
                    after=("event.asleep",),
                ),
            ),
            order=22,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "papers",
                (
                    "<cause.papers|Crumpled drafts lie all over the floor, the harvest of a whole night>.",
                    "<cause.papers|Page after page has been crumpled and thrown away; how long that took can be guessed>.",
                    "<cause.papers|A trail of balled-up paper and an overturned bin tell of hours of trying>.",
                ),
                (
                    Point(
                        "cause.papers",
                        "{clerk} is asleep because the {clerk.noun} has worked all night.",
                        (("the crumpled drafts", see("draft1")), ("the overflowing, fallen bin", see("bin"))),
                        after=("event.asleep",),
                    ),
                ),
                adds=(
                    Thing("draft1", "paper", "front_center", "crumpled"),
                    Thing("draft2", "paper", "floor_right", "crumpled"),
                    Thing("bin", "trash_can", "front_right", "fallen"),
                ),
                order=6,
            ),
            Beat(
                "cups",
                (
                    "<cause.cups|One coffee stands untouched on the floor, another has tipped over: not even that has helped>.",
                    "<cause.cups|The cups of coffee on the floor, one of them knocked over, were meant to keep somebody awake>.",
                ),
                (
                    Point(
                        "cause.cups",
                        "{clerk} is asleep because even much coffee could not carry the {clerk.noun} through the night.",
                        (("a coffee cup on the floor", see("cup1")), ("a second, tipped-over cup", see("cup2"))),
                        after=("event.asleep",),
                    ),
                ),
                adds=(
                    Thing("cup1", "cup", "front_center", "full"),
                    Thing("cup2", "cup", "front_right", "spilled"),
                    Thing("drink", "$drink", "desk", nice=True),
                ),
                order=6,
            ),
        ),
        "feeling_caller": (
            Beat(
                "gasp",
                (
                    "<feeling.caller|{Caller.he} is shocked>, and no wonder.",
                    "<feeling.caller|{Caller.his} eyes have grown round with surprise>.",
                ),
                (
                    Point(
                        "feeling.caller",
                        "{caller} is startled.",
                        (("the wide eyes", face("caller")), ("the hand at the mouth", pose("caller"))),
                        after=("event.caller",),
                    ),
                ),
                order=24,
            ),
            Beat(
                "pity",
                (
                    "<feeling.caller_worry|{Caller.he} looks worried rather than cross>.",
                    "<feeling.caller_worry|There is nothing but concern in {caller.his} face>.",
                ),
                (
                    Point(
                        "feeling.caller_worry",
                        "{caller} is worried about {clerk}.",
                        (("the worried face", face("caller")), ("the eyes on the {clerk.noun}", looks("caller"))),
                        after=("event.caller",),
                    ),
                ),
                sets=(Change("caller", face="worried"),),
                order=24,
            ),
        ),
        "feeling_clerk": (
            Beat(
                "done",
                (
                    "<feeling.clerk|{Clerk} is too exhausted to hear the steps on the floor>.",
                    "<feeling.clerk|So deep is the exhaustion of {clerk} that not even the daylight helps>.",
                ),
                (
                    Point(
                        "feeling.clerk",
                        "{clerk} is exhausted.",
                        (("the sleeping face", face("clerk")), ("the head on the arms", pose("clerk"))),
                        after=("cause.papers", "cause.cups"),
                    ),
                ),
                order=12,
            ),
        ),
        "relation": (
            Beat(
                "tag",
                (
                    "<relation.work|The two of them share one office, only not the same nights>.",
                    "<relation.work|They see each other here every day, but never like this>.",
                    "<relation.work|Desk by desk they have worked for years, and yet this is new>.",
                ),
                (
                    Point(
                        "relation.work",
                        "The {clerk.body} and the {caller.body} work in the same office.",
                        (
                            ("the {clerk.noun} at the desk", see("clerk")),
                            ("the {caller.noun} in the same office", see("caller")),
                        ),
                    ),
                ),
                order=40,
            ),
        ),
        "coat": (
            Beat(
                "gift",
                (
                    "<event.care|In the visitor's hand there is already a coffee>.",
                    "<event.care|A hot cup comes just in time, in the other hand>.",
                    "<event.care|The coffee in the other hand was meant for somebody awake>.",
                ),
                (
                    Point(
                        "event.care",
                        "{caller} has brought a coffee.",
                        (("the cup in the hand", holds("caller", "coffee")),),
                        nice=True,
                    ),
                ),
                adds=(Thing("coffee", "cup", "held caller", "full", nice=True),),
                order=26,
            ),
        ),
    },
    times=("morning",),
    clock="wall_right",
)
