"""The bill: the meal is eaten, and the wallet is empty."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
    Lettering,
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
from storytelling_painter.agents.embedded.situations.casts import WAITERS

EMPTY_WALLET: Final = Situation(
    name="empty_wallet_dinner",
    title=("The bill, please", "Not a penny", "After dessert", "The impressive evening", "Who pays?"),
    words="restaurant bill pay money wallet empty broke embarrassed date dinner waiter cannot forgot expensive",
    tags=("restaurant", "money", "comedy", "love"),
    settings=("restaurant",),
    roles=(
        Role(
            "payer",
            (
                Cast("man", "adult", "masculine", ("suit",), ("necktie",)),
                Cast("young man", "teen", "masculine", ("suit",)),
                Cast("gentleman", "elder", "masculine", ("suit",), ("moustache",)),
                Cast("woman", "adult", "feminine", ("suit",), ("glasses",)),
            ),
            "table_seat_right",
            pose="sit",
            face="embarrassed",
            facing="left",
            looks="wallet",
        ),
        Role(
            "date",
            (
                Cast("lady", "adult", "feminine", ("dress",)),
                Cast("young woman", "teen", "feminine", ("dress",)),
                Cast("old lady", "elder", "feminine", ("dress",)),
                Cast("friend", "adult", "masculine", ("suit", "casual")),
            ),
            "table_seat_left",
            pose="sit",
            face="surprised",
            facing="right",
            looks="wallet",
        ),
        Role("waiter", WAITERS, "floor_right", pose="offer", face="bored", looks="payer", facing="left"),
    ),
    core=(
        Beat(
            "bill",
            (
                "{Waiter} <event.bill|has brought the bill to the table> {place}.",
                "{Place}, the moment of truth: {waiter} <event.bill|holds out the bill>.",
                "<event.bill|A long bill is held out by {waiter}> {place}.",
            ),
            (
                Point(
                    "event.bill",
                    "{waiter} presents the bill.",
                    (("the bill in the hand", holds("waiter", "bill")), ("the outstretched arms", pose("waiter"))),
                ),
            ),
            adds=(Thing("bill", "bill", "held waiter"),),
            order=0,
        ),
        Beat(
            "wallet",
            (
                "{Payer} <event.wallet|has pulled out a wallet, and it is empty>.",
                "<event.wallet|The wallet of {payer} gapes, with nothing inside>.",
                "In the hand of {payer} <event.wallet|an open wallet shows only its lining>.",
            ),
            (
                Point(
                    "event.wallet",
                    "{payer} cannot pay.",
                    (
                        ("the empty wallet in the hand", holds("payer", "wallet")),
                        ("the eyes on the wallet", looks("payer")),
                    ),
                    after=("event.bill",),
                ),
            ),
            adds=(Thing("wallet", "wallet", "held payer", "empty"),),
            order=8,
        ),
        Beat(
            "date",
            (
                "Across the table {date} <event.date|follows every move>.",
                "{Date} on the other chair <event.date|cannot look away from it>.",
                "From the opposite chair {date} <event.date|has seen it, too>.",
            ),
            (
                Point(
                    "event.date",
                    "{date} notices that {payer} has no money.",
                    (("the eyes on the wallet", looks("date")), ("the {date.noun} at the same table", see("date"))),
                    after=("event.wallet",),
                ),
            ),
            order=18,
        ),
    ),
    slots={
        "feeling_payer": (
            Beat(
                "red",
                (
                    "<feeling.payer|{Payer} has turned the colour of the curtains>.",
                    "<feeling.payer|A blush spreads over the face of {payer}>.",
                ),
                (
                    Point(
                        "feeling.payer",
                        "{payer} is mortified.",
                        (("the blushing face", face("payer")), ("the empty wallet", holds("payer", "wallet"))),
                        after=("event.wallet",),
                    ),
                ),
                order=10,
            ),
            Beat(
                "sweat",
                (
                    "<feeling.payer_worry|{Payer} counts again, brow knitted, and again it is nothing>.",
                    "<feeling.payer_worry|Worry lines have come up on the forehead of {payer}>.",
                ),
                (
                    Point(
                        "feeling.payer_worry",
                        "{payer} is worried.",
                        (("the worried face", face("payer")),),
                        after=("event.wallet",),
                    ),
                ),
                sets=(Change("payer", face="worried"),),
                order=10,
            ),
        ),
        "feeling_date": (
            Beat(
                "gape",
                (
                    "<feeling.date|{Date.his} mouth has dropped open>.",
                    "<feeling.date|{Date.he} did not see that coming>.",
                ),
                (
                    Point(
                        "feeling.date",
                        "{date} is taken aback.",
                        (("the open mouth", face("date")), ("the eyes on the wallet", looks("date"))),
                        after=("event.date",),
                    ),
                ),
                order=20,
            ),
            Beat(
                "laugh",
                (
                    "<feeling.date_laugh|{Date.he} bursts out laughing>.",
                    "<feeling.date_laugh|And yet {date.he} laughs, loud and warm>.",
                ),
                (
                    Point(
                        "feeling.date_laugh",
                        "{date} is amused.",
                        (("the laughing face", face("date")),),
                        after=("event.date",),
                    ),
                ),
                sets=(Change("date", face="laughing"),),
                order=20,
            ),
        ),
        "feeling_waiter": (
            Beat(
                "bored",
                (
                    "<feeling.waiter|{Waiter} has heard every excuse before and waits with a bored face>.",
                    "<feeling.waiter|{Waiter} stifles a yawn; this happens twice a week>.",
                ),
                (
                    Point(
                        "feeling.waiter",
                        "{waiter} is bored.",
                        (("the bored face", face("waiter")),),
                        after=("event.bill",),
                    ),
                ),
                order=24,
            ),
            Beat(
                "cross",
                (
                    "<feeling.waiter_cross|{Waiter} is losing patience>.",
                    "<feeling.waiter_cross|The look of {waiter} promises a night of washing up>.",
                ),
                (
                    Point(
                        "feeling.waiter_cross",
                        "{waiter} is angry.",
                        (("the angry face", face("waiter")), ("the eyes on the {payer.noun}", looks("waiter"))),
                        after=("event.wallet",),
                    ),
                ),
                sets=(Change("waiter", face="angry"),),
                order=24,
            ),
        ),
        "cause": (
            Beat(
                "feast",
                (
                    "<cause.feast|Empty plates and an empty bottle tell of a feast that cost more than planned>.",
                    "<cause.feast|What ran up the sum stands on the cloth: an empty bottle and a plate scraped clean>.",
                ),
                (
                    Point(
                        "cause.feast",
                        "The bill is too high because the two have eaten and drunk so much.",
                        (("the empty bottle", see("bottle")), ("the empty plate", see("plate"))),
                        after=("event.bill",),
                    ),
                ),
                adds=(Thing("bottle", "bottle", "table", "empty"), Thing("plate", "plate", "table", "clean")),
                order=12,
            ),
        ),
        "relation": (
            Beat(
                "rose",
                (
                    "<relation.date|A fresh bouquet lies before the chairs; it must have taken the last of the money>.",
                    "<relation.date|The bouquet at the front was bought to impress>.",
                    "<relation.date|Even flowers were brought for the occasion, a whole armful>.",
                ),
                (
                    Point(
                        "relation.date",
                        "The {payer.body} and the {date.body} are on a date.",
                        (("the bouquet", see("flowers")), ("the two at one table", see("date"))),
                    ),
                ),
                adds=(Thing("flowers", "bouquet", "front_left"),),
                order=26,
            ),
            Beat(
                "poster",
                (
                    '<relation.poster|"{OFFER}", says the poster that lured the two of them in>.',
                    '<relation.poster|The poster on the wall, "{OFFER}", has brought the pair here>.',
                ),
                (
                    Point(
                        "relation.poster",
                        "The {payer.body} and the {date.body} are out for a meal together.",
                        (("the words {OFFER}", reads("poster")), ("the two at one table", see("date"))),
                    ),
                ),
                adds=(Lettering("poster", "poster", "{OFFER}", "wall_center"),),
                order=26,
            ),
        ),
    },
    own_words={"offer": ("DINNER FOR TWO", "FINE DINING", "FEAST FOR TWO", "THE BIG MENU")},
    times=("evening", "night", "noon"),
    clock="wall_right",
)
