"""Dramas at work and in the shop: the night before the deadline, the packed box, the empty purse, the alarm at the door."""

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

LAST_DAY: Final = Situation(
    name="last_day",
    title=("One box", "The last day", "Goodbye, {name}", "What fits in a box", "After all these years"),
    words="farewell goodbye leaving last day office work retire retirement fired dismissed box packed colleague cake sad",
    tags=("work", "farewell", "friendship"),
    settings=("office",),
    roles=(
        Role(
            "leaver",
            (
                Cast("old clerk", "elder", "feminine", ("suit", "dress"), ("glasses",)),
                Cast("old clerk", "elder", "masculine", ("suit",), ("beard",)),
                Cast("bookkeeper", "elder", "masculine", ("suit",), ("glasses",)),
                Cast("secretary", "elder", "feminine", ("dress",)),
            ),
            "floor_center",
            pose="carry",
            face="sad",
            looks="friend",
            facing="right",
        ),
        Role(
            "friend",
            (
                Cast("colleague", "adult", "feminine", ("casual", "dress")),
                Cast("colleague", "adult", "masculine", ("casual", "suit")),
                Cast("boss", "adult", "masculine", ("suit",), ("necktie",)),
                Cast("trainee", "teen", "feminine", ("casual",)),
                Cast("trainee", "teen", "masculine", ("casual",)),
            ),
            "floor_right",
            pose="offer",
            face="crying",
            looks="leaver",
            facing="left",
        ),
    ),
    picks={
        "present": (
            Pick("bouquet", "bunch of flowers"),
            Pick("gift", "wrapped present"),
            Pick("cake", "cake", "whole"),
            Pick("trophy", "golden cup"),
        )
    },
    own_words={"name": ("ROBIN", "ALEX", "SASHA", "JO", "CHRIS", "KIM"), "years": ("20", "25", "30", "35", "40")},
    core=(
        Beat(
            "banner",
            (
                '{Place}, <event.farewell|a banner with "GOODBYE {NAME}" is stretched across the wall>.',
                '<event.farewell|"GOODBYE {NAME}" stands on a banner> {place}.',
                'Somebody has painted <event.farewell|a banner, "GOODBYE {NAME}">, and hung it up {place}.',
            ),
            (
                Point(
                    "event.farewell",
                    "It is somebody's last day at work.",
                    (("the words GOODBYE {NAME}", reads("banner")),),
                ),
            ),
            adds=(Lettering("banner", "banner", "GOODBYE {NAME}", "wall_center"),),
            order=0,
        ),
        Beat(
            "box",
            (
                "{Leaver} <event.box|carries a cardboard box> with the rest of a working life.",
                "All that is left fits in <event.box|one box, in the arms of {leaver}>.",
                "In the arms of {leaver} <event.box|rests a packed box>, not even very heavy.",
            ),
            (
                Point(
                    "event.box",
                    "{leaver} has cleared the desk.",
                    (("the box in the arms", holds("leaver", "box")), ("the carrying arms", pose("leaver"))),
                    after=("event.farewell",),
                ),
            ),
            adds=(Thing("box", "box", "held leaver", "open"),),
            order=6,
        ),
        Beat(
            "present",
            (
                "{Friend} <event.present|holds out {present}>.",
                "From the other side {friend} <event.present|offers {present}>.",
                "With outstretched arms {friend} <event.present|brings {present} as a last greeting>.",
            ),
            (
                Point(
                    "event.present",
                    "{friend} gives {leaver} a farewell present.",
                    (
                        ("{present.noun} in the hands", holds("friend", "present")),
                        ("the outstretched arms", pose("friend")),
                    ),
                    after=("event.farewell",),
                ),
            ),
            adds=(Thing("present", "$present", "held friend"),),
            order=20,
        ),
    ),
    slots={
        "feeling_friend": (
            Beat(
                "tears",
                (
                    "<feeling.friend|Tears are running down {friend.his} face>.",
                    "<feeling.friend|{Friend.he} has long since stopped fighting the tears>.",
                    "<feeling.friend|{Friend.he} cannot speak for crying>.",
                ),
                (
                    Point(
                        "feeling.friend",
                        "{friend} is sad about the parting.",
                        (("the tears", face("friend")), ("the eyes on the {leaver.noun}", looks("friend"))),
                        after=("event.farewell",),
                    ),
                ),
                order=22,
            ),
        ),
        "feeling_leaver": (
            Beat(
                "sad",
                (
                    "<feeling.leaver|The corners of {leaver.his} mouth tremble downwards>.",
                    "<feeling.leaver|{Leaver.he} would clearly rather stay>.",
                    "<feeling.leaver|It is heaviness of another kind that bows {leaver.his} head>.",
                ),
                (
                    Point(
                        "feeling.leaver",
                        "{leaver} finds it hard to go.",
                        (("the sad face", face("leaver")), ("the box in the arms", holds("leaver", "box"))),
                        after=("event.box",),
                    ),
                ),
                order=8,
            ),
            Beat(
                "glad",
                (
                    "<feeling.leaver_glad|{Leaver.he} smiles, for from now on every day is Sunday>.",
                    "<feeling.leaver_glad|Freedom already shines in {leaver.his} smile>.",
                ),
                (
                    Point(
                        "feeling.leaver_glad",
                        "{leaver} looks forward to the time that comes.",
                        (("the smile", face("leaver")),),
                        after=("event.box",),
                    ),
                ),
                sets=(Change("leaver", face="happy"),),
                order=8,
            ),
        ),
        "cause": (
            Beat(
                "age",
                (
                    '<cause.years|A sheet on the wall counts "{YEARS} YEARS", and that is enough>.',
                    '<cause.years|"{YEARS} YEARS" says the sheet beside it: time for a rest>.',
                ),
                (
                    Point(
                        "cause.years",
                        "The {leaver.body} leaves to retire after {years} years.",
                        (("the words {YEARS} YEARS", reads("sheet")), ("the grey-haired {leaver.noun}", see("leaver"))),
                        after=("event.farewell",),
                    ),
                ),
                adds=(Lettering("sheet", "paper", "{YEARS} YEARS", "wall_right"),),
                order=30,
            ),
            Beat(
                "bags",
                (
                    "<cause.travel|A suitcase is waiting at the front with an umbrella: the great journey can begin>.",
                    "<cause.travel|The suitcase at the front is ready for the long journey that comes next>.",
                ),
                (
                    Point(
                        "cause.travel",
                        "The {leaver.body} leaves the office for a long journey in retirement.",
                        (("the suitcase", see("suitcase")), ("the umbrella", see("umbrella"))),
                        after=("event.farewell",),
                    ),
                ),
                adds=(
                    Thing("suitcase", "suitcase", "front_left", "closed"),
                    Thing("umbrella", "umbrella", "front_left", "closed"),
                ),
                order=30,
            ),
        ),
        "relation": (
            Beat(
                "team",
                (
                    "<relation.team|Young and old look at each other as people do who have shared a desk for years>.",
                    "<relation.team|One look passes between them in which all the shared coffee breaks are kept>.",
                    "<relation.team|A friendship that began over files ends, or does not end, with this look>.",
                ),
                (
                    Point(
                        "relation.team",
                        "The {leaver.body} and the {friend.body} have worked together and like each other.",
                        (
                            ("the eyes on each other", looks("leaver")),
                            ("the present for the {leaver.noun}", holds("friend", "present")),
                        ),
                    ),
                ),
                order=26,
            ),
        ),
        "cake": (
            Beat(
                "pot",
                (
                    "<event.plant|The flowerpot has been left on the desk; somebody else will water it now>.",
                    "<event.plant|A potted plant stays behind on the desk>.",
                    "<event.plant|There was no room in the box for the red flower on the desk>.",
                ),
                (
                    Point(
                        "event.plant",
                        "A potted plant stays in the office.",
                        (("the flowerpot on the desk", see("pot")),),
                        nice=True,
                    ),
                ),
                adds=(Thing("pot", "flowerpot", "desk", nice=True),),
                order=34,
            ),
        ),
    },
    times=("noon", "evening"),
    clock=None,
)

SHORT_AT_TILL: Final = Situation(
    name="short_at_till",
    title=("Not enough", "The kindness of a stranger", "At the till", "A few coins short", "Change"),
    words="shop till money poor wallet purse empty coins kindness help stranger pay shopping counter generous poverty",
    tags=("shop", "kindness", "money"),
    settings=("shop",),
    roles=(
        Role(
            "buyer",
            (
                Cast("old woman", "elder", "feminine", ("coat", "dress")),
                Cast("old man", "elder", "masculine", ("coat",)),
                Cast("young mother", "adult", "feminine", ("coat", "casual")),
                Cast("student", "teen", "masculine", ("coat", "casual"), ("cap",)),
            ),
            "floor_right",
            pose="stand",
            face="embarrassed",
            looks="purse",
            facing="right",
        ),
        Role(
            "stranger",
            (
                Cast("builder", "adult", "masculine", ("worker",)),
                Cast("girl", "child", "feminine", ("school", "dress")),
                Cast("boy", "child", "masculine", ("school", "casual")),
                Cast("bearded man", "adult", "masculine", ("casual", "coat"), ("beard", "cap")),
                Cast("businesswoman", "adult", "feminine", ("suit",), ("glasses",)),
            ),
            "floor_left",
            pose="offer",
            face="happy",
            looks="buyer",
            facing="right",
        ),
        Role(
            "cashier",
            (
                Cast("shopkeeper", "adult", "feminine", ("apron",)),
                Cast("shopkeeper", "elder", "masculine", ("apron",)),
                Cast("cashier", "adult", "masculine", ("apron",), ("moustache",)),
                Cast("cashier", "teen", "feminine", ("apron",)),
            ),
            "cashier",
            pose="arms_crossed",
            face="bored",
            looks="buyer",
            facing="left",
        ),
    ),
    picks={
        "goods": (
            Pick("bottle", "bottle of milk", "full"),
            Pick("apple", "apple"),
            Pick("shopping_bag", "bag of groceries", "full"),
            Pick("pizza", "pizza"),
        ),
        "help": (Pick("coins", "handful of coins"), Pick("wallet", "full wallet", "full")),
    },
    core=(
        Beat(
            "empty",
            (
                "{Place}, {buyer} <event.empty|stares into a wallet with nothing in it>.",
                "{Place}, {buyer} turns a wallet this way and that: <event.empty|it is empty>.",
                "{Buyer} <event.empty|has opened the wallet> {place}, and not a coin falls out.",
            ),
            (
                Point(
                    "event.empty",
                    "{buyer} has no money left.",
                    (
                        ("the empty wallet in the hand", holds("buyer", "purse")),
                        ("the eyes on the wallet", looks("buyer")),
                    ),
                ),
            ),
            adds=(Thing("purse", "wallet", "held buyer", "empty"),),
            order=0,
        ),
        Beat(
            "goods",
            (
                "On the counter <event.goods|waits {goods}>, already rung up.",
                "<event.goods|{Goods} is lying on the counter>, unpaid.",
                "The till has added it all up, and <event.goods|{goods} stands on the counter> between hope and shelf.",
            ),
            (
                Point(
                    "event.goods",
                    "The {buyer.noun} wants to buy {goods}.",
                    (("{goods.noun} on the counter", see("goods")),),
                ),
            ),
            adds=(Thing("goods", "$goods", "counter"),),
            order=8,
        ),
        Beat(
            "help",
            (
                "Behind, {stranger} <event.help|reaches out a hand with {help}>.",
                "{Stranger}, next in the queue, <event.help|holds out {help}>.",
                "And there comes {stranger} <event.help|with {help} in the outstretched hand>.",
            ),
            (
                Point(
                    "event.help",
                    "{stranger} offers {buyer} money.",
                    (
                        ("{help.noun} in the hand", holds("stranger", "help")),
                        ("the outstretched arms", pose("stranger")),
                    ),
                    after=("event.empty",),
                ),
            ),
            adds=(Thing("help", "$help", "held stranger"),),
            order=20,
        ),
    ),
    slots={
        "feeling_buyer": (
            Beat(
                "shame",
                (
                    "<feeling.buyer|{Buyer} blushes for shame>.",
                    "<feeling.buyer|The colour shoots into the cheeks of {buyer}>.",
                    "<feeling.buyer|How much {buyer} would like to sink into the floor can be seen on those red cheeks>.",
                ),
                (
                    Point(
                        "feeling.buyer",
                        "{buyer} is ashamed.",
                        (("the blushing face", face("buyer")), ("the empty wallet", holds("buyer", "purse"))),
                        after=("event.empty",),
                    ),
                ),
                order=4,
            ),
            Beat(
                "worry",
                (
                    "<feeling.buyer_worry|Worry has dug deep lines into the face of {buyer}>.",
                    "<feeling.buyer_worry|{Buyer} looks worried; tonight's supper depends on it>.",
                ),
                (
                    Point(
                        "feeling.buyer_worry",
                        "{buyer} is worried.",
                        (("the worried face", face("buyer")), ("the empty wallet", holds("buyer", "purse"))),
                        after=("event.empty",),
                    ),
                ),
                sets=(Change("buyer", face="worried"),),
                order=4,
            ),
        ),
        "feeling_cashier": (
            Beat(
                "bored",
                (
                    "{Cashier} behind the counter <feeling.cashier|is bored and folds both arms>.",
                    "Behind the counter {cashier} <feeling.cashier|waits with a bored face>.",
                ),
                (
                    Point(
                        "feeling.cashier",
                        "{cashier} is bored by the waiting.",
                        (("the bored face", face("cashier")),),
                        after=("event.empty",),
                    ),
                ),
                order=10,
            ),
            Beat(
                "cross",
                (
                    "{Cashier} behind the counter <feeling.cashier_cross|has run out of patience>.",
                    "Behind the counter {cashier} <feeling.cashier_cross|scowls: no money, no goods>.",
                ),
                (
                    Point(
                        "feeling.cashier_cross",
                        "{cashier} is impatient.",
                        (("the cross face", face("cashier")),),
                        after=("event.empty",),
                    ),
                ),
                sets=(Change("cashier", face="angry"),),
                order=10,
            ),
        ),
        "feeling_stranger": (
            Beat(
                "kind",
                (
                    "<feeling.stranger|A friendly smile goes with it>.",
                    "<feeling.stranger|The smile says that it is nothing>.",
                ),
                (
                    Point(
                        "feeling.stranger",
                        "{stranger} is glad to help.",
                        (("the friendly smile", face("stranger")), ("the eyes on the {buyer.noun}", looks("stranger"))),
                        after=("event.help",),
                    ),
                ),
                order=22,
            ),
        ),
        "cause": (
            Beat(
                "sign",
                (
                    '<cause.rule|Over the shelves a board says "{RULE}", and so something has to happen>.',
                    '<cause.rule|The shop knows no mercy, for "{RULE}" stands on the wall>.',
                ),
                (
                    Point(
                        "cause.rule",
                        "The help is needed because the shop gives no credit.",
                        (("the words {RULE}", reads("rule")), ("the empty wallet", see("purse"))),
                        after=("event.empty",),
                    ),
                ),
                adds=(Lettering("rule", "board", "{RULE}", "wall_center"),),
                order=12,
            ),
        ),
        "relation": (
            Beat(
                "strangers",
                (
                    "<relation.queue|All that ties the two together is the same queue>.",
                    "<relation.queue|They have never met; they only queue at the same counter>.",
                    "<relation.queue|Neither knows the other's name: two customers, one queue>.",
                ),
                (
                    Point(
                        "relation.queue",
                        "The {buyer.body} and the {stranger.body} are customers of the same shop.",
                        (
                            ("the {buyer.noun} at the counter", see("buyer")),
                            ("the {stranger.noun} in the queue behind", see("stranger")),
                        ),
                    ),
                ),
                order=26,
            ),
            Beat(
                "bag",
                (
                    "<relation.basket|The stranger's own shopping, a full bag, stands on the floor>.",
                    "<relation.basket|A second full shopping bag on the floor belongs to the next in line>.",
                ),
                (
                    Point(
                        "relation.basket",
                        "The {stranger.body} is the next customer in the queue.",
                        (
                            ("the shopping bag on the floor", see("bag")),
                            ("the {stranger.noun} behind the {buyer.noun}", see("stranger")),
                        ),
                    ),
                ),
                adds=(Thing("bag", "shopping_bag", "front_left", "full"),),
                order=24,
            ),
        ),
    },
    own_words={"rule": ("CASH ONLY", "NO CREDIT", "PLEASE PAY HERE", "PAY FIRST")},
    times=("morning", "noon", "evening"),
    clock=None,
)

ALL: Final = (NIGHT_DEADLINE, LAST_DAY, SHORT_AT_TILL)
