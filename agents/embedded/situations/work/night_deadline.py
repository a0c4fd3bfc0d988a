"""The night before the deadline: a clerk has fallen asleep at the desk."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Cast,
    Change,
    Happening,
    Lettering,
    Pick,
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
from storytelling_painter.agents.embedded.situations.beats import clue, mood
from storytelling_painter.agents.embedded.situations.casts import BOSSES, CLERKS

_STARES = ("the eyes on the {clerk.noun}", looks("caller"))
_EYES = _STARES[0]
_ASLEEP = ("event.asleep",)
_FOUND = ("event.caller", "event.point", "event.arms", "event.coffee")

NIGHT_DEADLINE: Final = Situation(
    name="night_deadline",
    title=("Due at nine", "The last page", "All night long", "Almost finished", "Sleep before the deadline"),
    words="deadline office work night overtime asleep sleeping tired exhausted boss clerk computer overworked report",
    tags=("work", "tiredness", "deadline"),
    settings=("office",),
    roles=(
        Role(
            "clerk",
            (
                *CLERKS,
                Cast("secretary", "adult", "feminine", ("suit", "dress")),
                Cast("accountant", "adult", "masculine", ("suit",), ("glasses",)),
                Cast("editor", "adult", "feminine", ("casual",), ("glasses",)),
                Cast("bookkeeper", "adult", "masculine", ("suit",), ("moustache",)),
                Cast("reporter", "adult", "masculine", ("casual",), ("beard",)),
                Cast("intern", "teen", "feminine", ("casual", "suit")),
            ),
            "desk_seat",
            pose="slump",
            face="asleep",
            facing="left",
        ),
        Role(
            "caller",
            (
                *BOSSES,
                Cast("cleaner", "elder", "feminine", ("apron",)),
                Cast("cleaner", "adult", "masculine", ("apron",)),
                Cast("colleague", "adult", "feminine", ("dress", "casual"), ("glasses",)),
                Cast("colleague", "adult", "masculine", ("casual", "suit")),
                Cast("guard", "adult", "masculine", ("police",)),
                Cast("guard", "adult", "feminine", ("police",)),
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
    own_words={
        "task": (
            "DEADLINE 9:00", "REPORT DUE TODAY", "FINISH BY NINE", "DUE AT 9:00", "SEND BY NINE", "LAST DAY FOR TAXES",
            "PRINTING AT NINE", "PLANS DUE AT 9:00", "NO EXTRA TIME",
        ),
    },
    core=(
        clue(
            "event.asleep", "{clerk} has fallen asleep at work.",
            (("the {clerk.noun} slumped over the desk", pose("clerk")), ("the closed eyes", face("clerk"))),
            "{Clerk} <has fallen asleep over the desk> {place}.",
            "{Place}, head on both arms, {clerk} <sleeps at the desk>.",
            "The computer {place} hums on, but {clerk} <has sunk onto the desk, sound asleep>.",
            "<Only a slumped back is left> of {clerk}, fast asleep at the desk {place}.",
            "{Clerk} <snores on folded arms> {place}, right before the glowing screen.",
            "Cheek on the tabletop, {clerk} <has dozed off> {place}.",
            "At the desk {place} {clerk} <has nodded off between keyboard and lamp>.",
            order=0,
        ),
        clue(
            "event.task", "A piece of work has to be finished before a deadline.",
            (("the words {TASK}", reads("task")),),
            '<"{TASK}" is written large on the wall>, and nobody in the room is reading it.',
            'Overhead <a board insists: "{TASK}">.',
            'On the wall above, <the words "{TASK}" look down without pity>.',
            'Above the window <hangs the order of the day: "{TASK}">.',
            'There is no way round <the board that says "{TASK}">.',
            '<In capital letters the wall demands "{TASK}">.',
            order=9, adds=(Lettering("task", "board", "{TASK}", "wall_center"),),
        ),
    ),
    slots={
        "caller": (
            clue(
                "event.caller", "{caller} finds {clerk} asleep.", (("the hand at the mouth", pose("caller")), _STARES),
                "{Caller} <has stopped short in the room, one hand at the mouth>.",
                "In the middle of the room {caller} <stands still and lifts a hand to the lips>.",
                "{Caller}, first to come in, <claps a hand to the mouth>.",
                order=22, after=_ASLEEP,
            ),
            clue(
                "event.point", "{caller} points out that {clerk} is asleep.",
                (("the pointing arm", pose("caller")), _STARES),
                "{Caller} <points at {clerk.him}>, and nobody is there to see it.",
                "With a stretched arm {caller} <points at {clerk.him}>: is that a way to work?",
                "{Caller} <points a finger at {clerk.him}> from across the room.",
                order=22, sets=(Change("caller", pose="point", reaches="clerk"),), after=_ASLEEP,
            ),
            clue(
                "event.arms", "{caller} waits for {clerk} to wake up.",
                (("the folded arms", pose("caller")), _STARES),
                "{Caller} <has planted both feet on the floor and folded both arms>.",
                "With crossed arms {caller} <waits for an eye to open>.",
                "{Caller} <stands there, arms folded, and clears a throat in vain>.",
                order=22, sets=(Change("caller", pose="arms_crossed"),), after=_ASLEEP,
            ),
            clue(
                "event.coffee", "{caller} has brought {clerk} a coffee.",
                (("the cup in the hand", holds("caller", "coffee")), _STARES),
                "{Caller} <holds out a steaming cup of coffee> to somebody who cannot see it.",
                "With a hot coffee in the outstretched hand {caller} <has come to the desk>.",
                "<A mug of coffee is what {caller} offers>; nobody takes it.",
                order=22, adds=(Thing("coffee", "cup", "held caller", "full"),), sets=(Change("caller", pose="offer"),),
                after=_ASLEEP,
            ),
        ),
        "cause": (
            clue(
                "cause.papers", "{clerk} is asleep because the {clerk.noun} has worked for hours and hours.",
                (("the crumpled drafts", see("draft1")), ("the overflowing, fallen bin", see("bin"))),
                "Crumpled drafts lie all over the floor, the harvest of a long night.",
                "Page after page has been crumpled and thrown away; how long that took can be guessed.",
                "A trail of balled-up paper and an overturned bin tell of hours of trying.",
                "Draft upon draft has missed the bin, which has toppled under so much paper.",
                order=6,
                adds=(
                    Thing("draft1", "paper", "front_center", "crumpled"),
                    Thing("draft2", "paper", "floor_right", "crumpled"),
                    Thing("bin", "trash_can", "front_right", "fallen"),
                ),
                after=_ASLEEP,
            ),
            clue(
                "cause.cups", "{clerk} is asleep because even much coffee could not keep the {clerk.noun} awake.",
                (("a coffee cup on the floor", see("cup1")), ("a second, tipped-over cup", see("cup2"))),
                "One coffee stands untouched on the floor, another has tipped over: not even that has helped.",
                "The cups of coffee on the floor, one of them knocked over, were meant to keep somebody awake.",
                "Down by the chair a full mug has gone cold, and a second one has spilled its coffee.",
                order=6,
                adds=(
                    Thing("cup1", "cup", "front_center", "full"),
                    Thing("cup2", "cup", "front_right", "spilled"),
                    Thing("drink", "$drink", "desk", nice=True),
                ),
                after=_ASLEEP,
            ),
            clue(
                "cause.files", "{clerk} is asleep because boxes full of files had to be read first.",
                (("the open box", see("box1")), ("the second box of files", see("box2"))),
                "Two boxes of files stand before the desk: one is open and read, the other is still shut.",
                "The open box has been worked through to its bottom; a closed box is waiting behind.",
                "So many files came in boxes, one opened, one not, that no evening could be long enough.",
                order=6,
                adds=(Thing("box1", "box", "front_center", "open"), Thing("box2", "box", "front_right", "closed")),
                after=_ASLEEP,
            ),
            clue(
                "cause.books", "{clerk} is asleep because so much had to be looked up in books.",
                (("the open book", see("book1")), ("the written sheet", see("notes"))),
                "An open book and a sheet full of notes lie on the floor; all that was studied without a break.",
                "Every answer had to be dug out of a fat open book, which lies on the ground beside a written sheet.",
                "Hours of reading went into the open book on the floor and the sheet of notes beside it.",
                order=6,
                adds=(Thing("book1", "book", "front_center", "open"), Thing("notes", "paper", "front_right", "written")),
                after=_ASLEEP,
            ),
        ),
        "feeling_caller": (
            mood(
                "caller", "gasp", "is startled", "the wide eyes",
                "{Caller.he} is shocked, and no wonder.",
                "{Caller.his} eyes have grown round with surprise.",
                "Surprise has left {caller.his} eyes wide open.",
                order=24, after=_FOUND, eyes=_EYES,
            ),
            mood(
                "caller", "worry", "is worried about {clerk}", "the worried face",
                "{Caller.he} looks worried rather than cross.",
                "There is nothing but concern in {caller.his} face.",
                "{Caller.he} is worried; such a sleep is not healthy.",
                order=24, after=_FOUND, expression="worried", eyes=_EYES,
            ),
            mood(
                "caller", "pity", "is sorry for {clerk}", "the sad face",
                "{Caller.he} looks sad: nobody should have to work like that.",
                "{Caller.he} is sad to see where so much work leads.",
                "{Caller.he} gives the bent back a sad look.",
                order=24, after=_FOUND, expression="sad", eyes=_EYES,
            ),
            mood(
                "caller", "smile", "is moved by the sight of {clerk}", "the smile",
                "{Caller.he} smiles: it happens to the best.",
                "{Caller.he} cannot help smiling at so deep a slumber.",
                "{Caller.he} smiles as one smiles over a cradle.",
                order=24, after=_FOUND, expression="happy", eyes=_EYES,
            ),
        ),
        "feeling_clerk": (
            mood(
                "clerk", "done", "is exhausted", "the sleeping face",
                "{Clerk} is too exhausted to hear the steps on the floor.",
                "So deep is the exhaustion of {clerk} that no lamp and no voice helps.",
                "{Clerk} breathes slowly, worn out to the bones.",
                "Such exhaustion is stronger than any will, and the eyes of {clerk} stay shut.",
                "Nothing is left of the strength of {clerk}: those lids have closed by themselves.",
                order=12, after=_ASLEEP, body=("the head on the arms", "slump"),
            ),
        ),
        "relation": (
            clue(
                "relation.work", "The {clerk.body} and the {caller.body} work in the same office.",
                (("the {clerk.noun} at the desk", see("clerk")), ("the {caller.noun} in the same office", see("caller"))),
                "The two of them share one office, only not the same nights.",
                "They see each other here every day, but never like this.",
                "Side by side they have worked for years, and yet this is new.",
                "Both earn their bread under this roof.",
                "Usually they exchange a nod and a word about the weather here.",
                order=40,
            ),
            clue(
                "relation.trophy", "The {clerk.body} and the {caller.body} belong to one firm that was honoured.",
                (("the trophy on the shelf", see("trophy")), ("the {caller.noun} in the same office", see("caller"))),
                "On the shelf shines the trophy that their firm won together.",
                "A golden trophy among the files reminds both of their common success.",
                "The trophy on the shelf was won by the whole team, these two included.",
                order=40, adds=(Thing("trophy", "trophy", "shelf"),),
            ),
        ),
        "coat": (
            clue(
                "event.phone", "Nobody answers the ringing phone.",
                (("the phone on the floor", see("phone")),),
                "A phone rings itself hoarse on the floor.",
                "Not even the phone that rings down there is heard.",
                "Unheard, a phone has rung itself off the tabletop.",
                order=26, nice=True,
                adds=(Thing("phone", "phone", "front_left", nice=True), Happening("ring", "alarm_lines", "phone", nice=True)),
            ),
            clue(
                "event.pizza", "{clerk} had supper in the office.", (("the cut pizza", see("pizza")),),
                "A pizza with one slice missing was the only supper.",
                "Supper came by messenger: a pizza, cold by now, lies at the front.",
                "The pizza on the floor has gone cold.",
                order=14, nice=True, adds=(Thing("pizza", "pizza", "front_left", "cut", nice=True),),
            ),
            clue(
                "event.trip", "{clerk} wanted to travel after the work.", (("the packed suitcase", see("case")),),
                "A packed suitcase at the front shows what was to come after the last line.",
                "The suitcase is packed already; a holiday hangs on this one task.",
                "Whoever packed that suitcase meant to catch a train.",
                order=14, nice=True, adds=(Thing("case", "suitcase", "front_left", "closed", nice=True),),
            ),
        ),
    },
    times=("morning", "night"),
    clock="wall_right",
)
