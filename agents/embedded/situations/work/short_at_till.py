"""The empty purse: a customer cannot pay, and the next in the queue helps out."""

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
