"""Dramas of free time: the empty chair, the bill, the flying dinner, the birthday nobody came to, the cat and the fish."""

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
    near,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.bonds import family
from storytelling_painter.agents.embedded.situations.casts import KIDS, PARENTS, WAITERS

_DINERS: Final = (
    Cast("man", "adult", "masculine", ("suit",)),
    Cast("woman", "adult", "feminine", ("dress",)),
    Cast("old man", "elder", "masculine", ("suit",), ("moustache",)),
    Cast("old woman", "elder", "feminine", ("dress",)),
    Cast("young man", "teen", "masculine", ("suit", "casual")),
)

STOOD_UP: Final = Situation(
    name="stood_up",
    title=("Table for two", "The other chair", "Nobody came", "One glass too many", "Still waiting"),
    words="restaurant waiting alone date stood up lonely empty chair flowers wilted love heartbreak waiter dinner missed",
    tags=("restaurant", "love", "loneliness"),
    settings=("restaurant",),
    roles=(
        Role("diner", _DINERS, "table_seat_left", pose="sit", face="sad", facing="right", looks="flowers"),
        Role("waiter", WAITERS, "floor_right", pose="offer", face="worried", looks="diner", facing="left"),
    ),
    picks={
        "comfort": (
            Pick("plate", "plate of food", "food"),
            Pick("bowl", "bowl of soup", "full"),
            Pick("cake", "cake", "whole"),
            Pick("bottle", "bottle of wine", "full"),
        )
    },
    own_words={"dish": ("VALENTINE MENU", "DINNER FOR TWO", "LOVERS' EVENING", "CANDLELIGHT DINNER")},
    core=(
        Beat(
            "alone",
            (
                "{Diner} <event.alone|sits alone at a table laid for two> {place}.",
                "{Place}, <event.alone|the chair across from {diner} is empty>.",
                "Opposite {diner}, <event.alone|the second chair has stayed empty> {place}.",
            ),
            (
                Point(
                    "event.alone",
                    "{diner} sits alone at the table.",
                    (("the {diner.noun} on one chair", pose("diner")), ("the empty second chair", see("diner"))),
                ),
            ),
            order=0,
        ),
        Beat(
            "flowers",
            (
                "On the cloth <event.flowers|the flowers have begun to wilt>.",
                "<event.flowers|A bunch of flowers hangs its heads> on the table.",
                "<event.flowers|The bouquet on the table is past saving>.",
            ),
            (
                Point(
                    "event.flowers",
                    "The flowers for the other person have wilted.",
                    (("the wilted bouquet", see("flowers")), ("the eyes on the bouquet", looks("diner"))),
                    after=("event.alone",),
                ),
            ),
            adds=(Thing("flowers", "bouquet", "table", "wilted"),),
            order=5,
        ),
        Beat(
            "waiter",
            (
                "{Waiter} <event.waiter|has come to the table with {comfort}>.",
                "Very softly {waiter} <event.waiter|holds out {comfort}>.",
                "{Waiter}, who has seen it all from the bar, <event.waiter|offers {comfort}>.",
            ),
            (
                Point(
                    "event.waiter",
                    "{waiter} tries to comfort {diner} with {comfort}.",
                    (
                        ("{comfort.noun} in the hands", holds("waiter", "comfort")),
                        ("the outstretched arms", pose("waiter")),
                    ),
                    after=("event.alone",),
                ),
            ),
            adds=(Thing("comfort", "$comfort", "held waiter"),),
            order=20,
        ),
    ),
    slots={
        "feeling_diner": (
            Beat(
                "sad",
                (
                    "<feeling.diner|{Diner} has let the corners of the mouth sink>.",
                    "<feeling.diner|All hope has gone out of the face of {diner}>.",
                    "<feeling.diner|{Diner} looks as limp as the petals>.",
                ),
                (
                    Point(
                        "feeling.diner",
                        "{diner} is sad.",
                        (("the sad face", face("diner")), ("the eyes on the flowers", looks("diner"))),
                        after=("event.alone",),
                    ),
                ),
                order=8,
            ),
            Beat(
                "cry",
                (
                    "<feeling.diner_cry|Tears run down to the chin of {diner}>.",
                    "<feeling.diner_cry|{Diner} has given up and weeps>.",
                ),
                (
                    Point(
                        "feeling.diner_cry",
                        "{diner} is heartbroken.",
                        (("the tears", face("diner")),),
                        after=("event.alone",),
                    ),
                ),
                sets=(Change("diner", face="crying"),),
                order=8,
            ),
        ),
        "cause": (
            Beat(
                "late",
                (
                    "<cause.candle|Beside them a candle has burned out: so long has the wait been>.",
                    "<cause.candle|The candle on the table went out long ago, and the door has not opened>.",
                ),
                (
                    Point(
                        "cause.candle",
                        "The {diner.noun} is alone because the other person never came, though the wait was long.",
                        (("the candle that has gone out", see("candle")), ("the wilted flowers", see("flowers"))),
                        after=("event.alone",),
                    ),
                ),
                adds=(Thing("candle", "candle", "table", "out"),),
                order=6,
            ),
            Beat(
                "letter",
                (
                    "<cause.letter|A torn letter lies on the floor at the front, and it explains everything>.",
                    "<cause.letter|A letter came instead of the guest; it lies open and torn on the floor>.",
                    "<cause.letter|On the floorboards are two halves of a letter: the answer was no>.",
                ),
                (
                    Point(
                        "cause.letter",
                        "The {diner.noun} is alone because the other person has sent a letter to end it.",
                        (("the torn letter on the floor", see("letter")), ("the open envelope", see("envelope"))),
                        after=("event.alone",),
                    ),
                ),
                adds=(
                    Thing("letter", "paper", "front_left", "torn"),
                    Thing("envelope", "letter", "front_center", "open"),
                ),
                order=10,
            ),
        ),
        "relation": (
            Beat(
                "menu",
                (
                    '<relation.couple|"{DISH}", says the sign that hangs above it all>.',
                    '<relation.couple|A sign on the wall recommends the "{DISH}">.',
                ),
                (
                    Point(
                        "relation.couple",
                        "The {diner.noun} was waiting for a sweetheart.",
                        (("the words {DISH}", reads("menu")), ("the bouquet on the table", see("flowers"))),
                    ),
                ),
                adds=(Lettering("menu", "poster", "{DISH}", "wall_center"),),
                order=40,
            ),
            Beat(
                "ring",
                (
                    "<relation.ring|Right next to them stands a ring box, open, for nobody>.",
                    "<relation.ring|There is an open ring box as well; the question will not be asked tonight>.",
                ),
                (
                    Point(
                        "relation.ring",
                        "The {diner.noun} wanted to propose to a sweetheart.",
                        (("the open ring box", see("ring")), ("the bouquet on the table", see("flowers"))),
                    ),
                ),
                adds=(Thing("ring", "ring_box", "table", "open"),),
                order=7,
            ),
        ),
        "feeling_waiter": (
            Beat(
                "pity",
                (
                    "<feeling.waiter|{Waiter.he} feels for the guest, as the knitted brow shows>.",
                    "<feeling.waiter|{Waiter.his} brow is full of pity>.",
                    "<feeling.waiter|{Waiter.he} has seen many such evenings and minds each of them>.",
                ),
                (
                    Point(
                        "feeling.waiter",
                        "{waiter} pities {diner}.",
                        (("the concerned face", face("waiter")), ("the eyes on the {diner.noun}", looks("waiter"))),
                        after=("event.alone",),
                    ),
                ),
                order=22,
            ),
        ),
    },
    times=("evening", "night", "night"),
    weathers=("clear", "cloudy", "rain"),
    clock="wall_right",
)

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

NOBODY_CAME: Final = Situation(
    name="nobody_came",
    title=("The invitations", "Nobody came", "A party for one", "The post that never went", "Where is everybody?"),
    words="birthday party nobody came guests invitations letters forgotten lonely sad child cake candles balloons alone",
    tags=("home", "birthday", "children", "loneliness"),
    settings=("living_room",),
    roles=(
        Role(
            "child", KIDS, "sofa_right", pose="sit", face="sad", accessories=("party_hat",), looks="cake", family="home"
        ),
        Role(
            "parent",
            PARENTS,
            "floor_right",
            pose="hand_to_mouth",
            face="surprised",
            looks="letters",
            family="home",
            facing="right",
        ),
    ),
    own_words={"name": ("MAX", "LEO", "MIA", "ALEX", "ROBIN", "SAM", "NOA", "KIM"), "age": ("5", "6", "7", "8", "9")},
    core=(
        Beat(
            "alone",
            (
                "{Child} in a party hat <event.alone|sits alone on the sofa> {place}.",
                "{Place}, <event.alone|the sofa holds nobody but {child}>, party hat and all.",
                "Under a pointed party hat, {child} <event.alone|is the only one on the sofa> {place}.",
            ),
            (
                Point(
                    "event.alone",
                    "{child} sits there without guests.",
                    (("the {child.noun} alone on the sofa", pose("child")), ("the party hat", see("child"))),
                ),
            ),
            order=0,
        ),
        Beat(
            "cake",
            (
                "<event.cake|A cake with burning candles waits on the low table>.",
                "On the table <event.cake|the candles on the cake burn lower and lower>.",
                "Nobody has touched <event.cake|the cake, whose candles are alight>.",
            ),
            (Point("event.cake", "It is a birthday.", (("the cake with candles", see("cake")),)),),
            adds=(Thing("cake", "cake", "coffee_table", "candles"),),
            order=8,
        ),
        Beat(
            "letters",
            (
                "{Parent} <event.letters|has come upon a pile of sealed envelopes>.",
                "At the front {parent} <event.letters|has just found the letters, every one still sealed>.",
                "And what does {parent} <event.letters|discover? A stack of letters that nobody posted>.",
            ),
            (
                Point(
                    "event.letters",
                    "{parent} finds the sealed invitations.",
                    (("the sealed letters", see("letters")), ("the eyes on the letters", looks("parent"))),
                ),
            ),
            adds=(
                Thing("letters", "letter", "front_right", "sealed"),
                Thing("letter2", "letter", "front_right", "sealed"),
                Thing("bag", "handbag", "front_right", "open"),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "unsent",
                (
                    "<cause.unsent|The invitations have been lying in the open bag all the time>.",
                    "<cause.unsent|They never left the handbag, and so nobody knew>.",
                    "<cause.unsent|All week they stayed at the bottom of the bag>.",
                ),
                (
                    Point(
                        "cause.unsent",
                        "No guests have come because the invitations were never sent.",
                        (("the sealed letters", see("letter2")), ("the open bag beside them", see("bag"))),
                        after=("event.alone", "event.letters"),
                    ),
                ),
                order=22,
            ),
        ),
        "feeling_child": (
            Beat(
                "sad",
                (
                    "<feeling.child|{Child} stares sadly at the little flames>.",
                    "<feeling.child|There is no trace of a birthday in the face of {child}>.",
                    "<feeling.child|The face under the hat is a picture of misery>.",
                ),
                (
                    Point(
                        "feeling.child",
                        "{child} is sad.",
                        (("the sad face", face("child")), ("the eyes on the cake", looks("child"))),
                        after=("event.alone",),
                    ),
                ),
                order=10,
            ),
            Beat(
                "cry",
                (
                    "<feeling.child_cry|Big tears roll down to the chin of {child}>.",
                    "<feeling.child_cry|{Child} is crying without a sound>.",
                ),
                (
                    Point(
                        "feeling.child_cry",
                        "{child} is heartbroken.",
                        (("the tears", face("child")),),
                        after=("event.alone",),
                    ),
                ),
                sets=(Change("child", face="crying"),),
                order=10,
            ),
        ),
        "feeling_parent": (
            Beat(
                "shock",
                (
                    "<feeling.parent|{Parent.his} hand flies to {parent.his} mouth>.",
                    "<feeling.parent|{Parent.he} goes cold with shock>.",
                ),
                (
                    Point(
                        "feeling.parent",
                        "{parent} is horrified.",
                        (("the hand at the mouth", pose("parent")), ("the wide eyes", face("parent"))),
                        after=("event.letters",),
                    ),
                ),
                order=24,
            ),
            Beat(
                "shame",
                (
                    "<feeling.parent_shame|{Parent.he} blushes: there is no one else to blame>.",
                    "<feeling.parent_shame|Guilt burns in {parent.his} cheeks>.",
                ),
                (
                    Point(
                        "feeling.parent_shame",
                        "{parent} feels guilty.",
                        (("the blushing face", face("parent")), ("the hand at the mouth", pose("parent"))),
                        after=("event.letters",),
                    ),
                ),
                sets=(Change("parent", face="embarrassed"),),
                order=24,
            ),
        ),
        "relation": (
            Beat(
                "banner",
                (
                    '<relation.banner|"{NAME} IS {AGE}" shouts the banner that somebody has painted with love>.',
                    '<relation.banner|The home-made banner over the room says "{NAME} IS {AGE}">.',
                ),
                (
                    Point(
                        "relation.banner",
                        family("parent", "child"),
                        (
                            ("the home-made banner {NAME} IS {AGE}", reads("banner")),
                            ("a grown-up at home with the {child.noun}", see("parent")),
                        ),
                    ),
                ),
                adds=(Lettering("banner", "banner", "{NAME} IS {AGE}", "wall_center"),),
                order=40,
            ),
        ),
        "balloons": (
            Beat(
                "balloons",
                (
                    "<event.balloons|Two balloons bob for no one>.",
                    "<event.balloons|A pair of balloons is all the company there is>.",
                    "<event.balloons|The balloons were blown up for a crowd>.",
                ),
                (
                    Point(
                        "event.balloons",
                        "The room is decorated for a party.",
                        (("one balloon", see("balloon1")), ("another balloon", see("balloon2"))),
                        nice=True,
                    ),
                ),
                adds=(
                    Thing("balloon1", "balloon", "front_left", colour="red", nice=True),
                    Thing("balloon2", "balloon", "floor_left", colour="blue", nice=True),
                ),
                order=12,
            ),
            Beat(
                "gift",
                (
                    "<event.gift|One single present has been put on the floor>.",
                    "<event.gift|There is one present, from home, and it is still wrapped>.",
                ),
                (
                    Point(
                        "event.gift", "There is only one present.", (("the wrapped present", see("gift")),), nice=True
                    ),
                ),
                adds=(Thing("gift", "gift", "front_left", "wrapped", nice=True),),
                order=12,
            ),
        ),
    },
    times=("noon", "evening"),
    clock="wall_right",
)

FISHBOWL: Final = Situation(
    name="cat_and_fishbowl",
    title=(
        "A guest at the fishbowl",
        "While the armchair snores",
        "Nine lives and none",
        "The patience of a cat",
        "Fish for lunch",
    ),
    words="cat fish goldfish fishbowl bowl sleeping asleep pet danger rescue child armchair hunt hungry newspaper nap",
    tags=("home", "pets", "children", "danger"),
    settings=("living_room",),
    roles=(
        Role(
            "sleeper",
            (
                Cast("grandfather", "elder", "masculine"),
                Cast("grandmother", "elder", "feminine", ("dress", "casual")),
                Cast("father", "adult", "masculine"),
                Cast("aunt", "adult", "feminine", ("dress",)),
            ),
            "armchair",
            pose="sit",
            face="asleep",
            facing="left",
            family="home",
        ),
        Role("child", KIDS, "floor_left", pose="run", face="afraid", looks="cat", facing="right", family="home"),
    ),
    core=(
        Beat(
            "bowl",
            (
                "<event.bowl|On the low table> {place} <event.bowl2|a goldfish swims round its bowl>, and a cat sits beside it.",
                "{Place}, <event.bowl2|a goldfish circles in its bowl>, watched from very near.",
                "<event.bowl2|One goldfish in a bowl> {place} has company: the cat.",
            ),
            (Point("event.bowl2", "A goldfish is in a bowl.", (("the fishbowl", see("bowl")),)),),
            adds=(Thing("bowl", "fishbowl", "coffee_table", "whole"),),
            order=0,
        ),
        Beat(
            "cat",
            (
                "<event.cat|The cat has climbed a stool, within a jump of it>.",
                "<event.cat|On a stool close to the bowl the cat makes ready>.",
                "<event.cat|Right next to the glass, the cat bides its time>.",
            ),
            (
                Point(
                    "event.cat",
                    "The cat is after the goldfish.",
                    (("the cat", see("cat")), ("the cat close to the bowl", near("cat", "bowl"))),
                    after=("event.bowl2",),
                ),
            ),
            adds=(Thing("stool", "stool", "front_center"), Thing("cat", "cat", "on stool", "sitting", facing="right")),
            order=4,
        ),
        Beat(
            "asleep",
            (
                "In the armchair {sleeper}, <cause.asleep|who was to keep watch, is sleeping like a log>.",
                "{Sleeper} <cause.asleep|was supposed to keep an eye on it and has dozed off in the armchair>.",
                "Help cannot be expected from {sleeper}, <cause.asleep|who snores in the armchair>.",
            ),
            (
                Point(
                    "cause.asleep",
                    "The cat can get at the fish because {sleeper} has fallen asleep.",
                    (("the closed eyes", face("sleeper")), ("the {sleeper.noun} in the armchair", pose("sleeper"))),
                    after=("event.cat",),
                ),
            ),
            order=10,
        ),
        Beat(
            "child",
            (
                "{Child} <event.child|comes running across the carpet>.",
                "Not a second to lose: {child} <event.child|dashes for the table>.",
                "{Child} <event.child|runs as fast as two legs can>.",
            ),
            (
                Point(
                    "event.child",
                    "{child} runs to save the fish.",
                    (("the running {child.noun}", pose("child")), ("the eyes on the cat", looks("child"))),
                    after=("event.cat",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "feeling_child": (
            Beat(
                "fear",
                (
                    "<feeling.child|{Child.his} face is white with fear>.",
                    "<feeling.child|{Child.his} eyes are wide with terror>.",
                    "<feeling.child|{Child.he} can already see the worst>.",
                ),
                (
                    Point(
                        "feeling.child",
                        "{child} is afraid for the fish.",
                        (("the frightened face", face("child")), ("the eyes on the cat", looks("child"))),
                        after=("event.cat",),
                    ),
                ),
                order=22,
            ),
        ),
        "relation": (
            Beat(
                "photo",
                (
                    "<relation.photo|The family photo hangs above the room>.",
                    "<relation.photo|From a frame on the wall the family smiles down>.",
                ),
                (
                    Point(
                        "relation.photo",
                        "The {child.noun} and the {sleeper.body} are one family.",
                        (
                            ("the framed family photo", see("photo")),
                            ("the {sleeper.noun} at home with the {child.noun}", see("sleeper")),
                        ),
                    ),
                ),
                adds=(Thing("photo", "photo", "wall_center"),),
                order=40,
            ),
            Beat(
                "note",
                (
                    '<relation.note|"{NOTE}" stands on a sheet on the wall, in a child\'s hand>.',
                    '<relation.note|A sheet on the wall, lettered by a child, says "{NOTE}">.',
                ),
                (
                    Point(
                        "relation.note",
                        "The {child.noun} and the {sleeper.body} are one family.",
                        (
                            ("the words {NOTE}", reads("note")),
                            ("the {sleeper.noun} at home with the {child.noun}", see("sleeper")),
                        ),
                    ),
                ),
                adds=(Lettering("note", "paper", "{NOTE}", "wall_center"),),
                order=40,
            ),
        ),
        "news": (
            Beat(
                "dish",
                (
                    "<event.dish|The cat's own dish on the floor is empty, which makes matters no better>.",
                    "<event.dish|Nobody has filled the feeding bowl on the floor>.",
                    "<event.dish|Breakfast was forgotten, too: the feeding bowl is bare>.",
                ),
                (Point("event.dish", "The cat has had nothing to eat.", (("the empty feeding bowl", see("dish")),)),),
                adds=(Thing("dish", "dog_bowl", "front_left", "empty"),),
                order=6,
            ),
            Beat(
                "paper",
                (
                    "<event.paper|The newspaper has slipped to the carpet>.",
                    "<event.paper|A newspaper lies where it slid to the floor>.",
                ),
                (
                    Point(
                        "event.paper",
                        "The newspaper fell down when the reader dropped off.",
                        (("the newspaper on the floor", see("paper")),),
                    ),
                ),
                adds=(Thing("paper", "newspaper", "front_right"),),
                order=12,
            ),
        ),
    },
    own_words={"note": ("OUR FAMILY", "HOME SWEET HOME", "WE LOVE YOU", "BUBBLES THE FISH")},
    times=("morning", "noon", "evening"),
    clock="wall_right",
)

WAITER_TRIPS: Final = Situation(
    name="waiter_trips",
    title=("Dinner is served", "Gravity", "The flying course", "Watch your step", "Served on the floor"),
    words="waiter waitress trips stumbles falls fall slip restaurant dropped cake ball accident guests dinner slapstick",
    tags=("restaurant", "accident", "comedy"),
    settings=("restaurant",),
    roles=(
        Role("waiter", WAITERS, "floor_center", pose="fall", face="afraid", facing="left"),
        Role("guest", _DINERS, "table_seat_left", pose="sit", face="surprised", facing="right", looks="waiter"),
        Role(
            "culprit",
            (
                Cast("boy", "child", "masculine"),
                Cast("girl", "child", "feminine", ("dress",)),
                Cast("little boy", "toddler", "masculine"),
                Cast("little girl", "toddler", "feminine", ("dress",)),
            ),
            "front_right",
            pose="cover_face",
            face="embarrassed",
        ),
    ),
    picks={
        "dish": (
            Pick("cake", "birthday cake", "dropped"),
            Pick("plate", "plate", "broken"),
            Pick("ice_cream", "ice cream", "dropped"),
        )
    },
    core=(
        Beat(
            "fall",
            (
                "{Waiter} <event.fall|loses all footing> {place}.",
                "{Place}, both feet of {waiter} <event.fall|slide away, arms in the air>.",
                "With flailing arms {waiter} <event.fall|topples over backwards> {place}.",
            ),
            (Point("event.fall", "{waiter} falls.", (("the falling {waiter.noun}", pose("waiter")),)),),
            order=0,
        ),
        Beat(
            "dish",
            (
                "<event.dish|{Dish} has hit the floor> ahead of everything else.",
                "Too late for <event.dish|{dish}, which lies on the floor>.",
                "What was to be served, <event.dish|{dish}, is now on the floorboards>.",
            ),
            (
                Point(
                    "event.dish",
                    "{dish} has been dropped.",
                    (("{dish.noun} on the floor", see("dish")),),
                    after=("event.fall",),
                ),
            ),
            adds=(Thing("dish", "$dish", "front_left"),),
            order=5,
        ),
        Beat(
            "guest",
            (
                "At the table {guest} <event.guest|looks on, fork in mid-air>.",
                "{Guest}, who ordered it, <event.guest|can only watch from the table>.",
                "{Guest} <event.guest|has turned on the chair to see>.",
            ),
            (
                Point(
                    "event.guest",
                    "{guest} watches the fall.",
                    (
                        ("the eyes on the {waiter.noun}", looks("guest")),
                        ("the {guest.noun} at the table", pose("guest")),
                    ),
                    after=("event.fall",),
                ),
            ),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "ball",
                (
                    "<cause.ball|A ball has rolled right under the feet>.",
                    "<cause.ball|The reason is round and lies on the floor: a ball>.",
                    "<cause.ball|It was the ball on the floor that did it>.",
                ),
                (
                    Point(
                        "cause.ball",
                        "The {waiter.noun} falls because of a ball on the floor.",
                        (("the ball", see("ball")), ("the falling {waiter.noun}", pose("waiter"))),
                        after=("event.fall",),
                    ),
                ),
                adds=(Thing("ball", "ball", "front_center"),),
                order=8,
            ),
            Beat(
                "skate",
                (
                    "<cause.skate|A skateboard stands just where nobody would expect one>.",
                    "<cause.skate|Somebody has left a skateboard in the way>.",
                    "<cause.skate|On the floor, wheels down, lies the skateboard that has done the damage>.",
                ),
                (
                    Point(
                        "cause.skate",
                        "The {waiter.noun} falls because of a skateboard.",
                        (("the skateboard", see("skate")), ("the falling {waiter.noun}", pose("waiter"))),
                        after=("event.fall",),
                    ),
                ),
                adds=(Thing("skate", "skateboard", "front_center"),),
                order=8,
            ),
            Beat(
                "car",
                (
                    "<cause.car|The way to the table led over a toy car>.",
                    "<cause.car|A toy car had been parked on the floor without a licence>.",
                    "<cause.car|All it took was a toy car the size of a shoe>.",
                ),
                (
                    Point(
                        "cause.car",
                        "The {waiter.noun} falls because of a toy car.",
                        (("the toy car", see("car")), ("the falling {waiter.noun}", pose("waiter"))),
                        after=("event.fall",),
                    ),
                ),
                adds=(Thing("car", "toy_car", "front_center"),),
                order=8,
            ),
        ),
        "culprit": (
            Beat(
                "hide",
                (
                    "{Culprit} farther back <relation.toy|would rather not look and hides behind both hands>: whose toy it is needs no asking.",
                    "{Culprit}, to whom the toy belongs, <relation.toy|has buried the face in both hands>.",
                    "<relation.toy|Whose toy that was can be told from> {culprit}, who stands at the side with both hands before the eyes.",
                ),
                (
                    Point(
                        "relation.toy",
                        "The toy belongs to the {culprit.noun}, a young guest of the restaurant.",
                        (
                            ("the hands before the face", pose("culprit")),
                            ("the {culprit.noun} close by", see("culprit")),
                        ),
                    ),
                ),
                order=30,
            ),
        ),
        "feeling_waiter": (
            Beat(
                "fear",
                (
                    "<feeling.waiter|{Waiter.his} eyes are wide with fright>.",
                    "<feeling.waiter|Sheer terror stands in {waiter.his} face>.",
                ),
                (
                    Point(
                        "feeling.waiter",
                        "{waiter} is frightened.",
                        (("the frightened face", face("waiter")), ("the falling body", pose("waiter"))),
                        after=("event.fall",),
                    ),
                ),
                order=2,
            ),
        ),
        "feeling_guest": (
            Beat(
                "gasp",
                ("<feeling.guest|{Guest.he} gasps>.", "<feeling.guest|{Guest.his} jaw has dropped>."),
                (
                    Point(
                        "feeling.guest",
                        "{guest} is startled.",
                        (("the open mouth", face("guest")), ("the eyes on the {waiter.noun}", looks("guest"))),
                        after=("event.guest",),
                    ),
                ),
                order=22,
            ),
            Beat(
                "laugh",
                (
                    "<feeling.guest_laugh|{Guest.he} roars with laughter>.",
                    "<feeling.guest_laugh|For {guest.him} it is the best evening in years, to judge by that laugh>.",
                ),
                (
                    Point(
                        "feeling.guest_laugh",
                        "{guest} finds it funny.",
                        (("the laughing face", face("guest")),),
                        after=("event.guest",),
                    ),
                ),
                sets=(Change("guest", face="laughing"),),
                order=22,
            ),
            Beat(
                "cross",
                (
                    "<feeling.guest_cross|{Guest.he} is furious>.",
                    "<feeling.guest_cross|{Guest.he} glares; there goes the meal>.",
                ),
                (
                    Point(
                        "feeling.guest_cross",
                        "{guest} is angry.",
                        (("the angry face", face("guest")), ("the eyes on the {waiter.noun}", looks("guest"))),
                        after=("event.dish",),
                    ),
                ),
                sets=(Change("guest", face="angry"),),
                order=22,
            ),
        ),
        "sign": (
            Beat(
                "sign",
                (
                    '<event.sign|"{MOTTO}", promises the sign on the wall>.',
                    '<event.sign|The sign on the wall, "{MOTTO}", could not be more wrong>.',
                ),
                (
                    Point(
                        "event.sign",
                        "The restaurant boasts of its service.",
                        (("the words {MOTTO}", reads("sign")),),
                        nice=True,
                    ),
                ),
                adds=(Lettering("sign", "board", "{MOTTO}", "wall_center", nice=True),),
                order=36,
            ),
        ),
    },
    own_words={"motto": ("FAST SERVICE", "FINE DINING", "WE AIM TO PLEASE", "SAFE AND SOUND", "FIVE STARS")},
    times=("noon", "evening", "night"),
    clock="wall_right",
)

ALL: Final = (STOOD_UP, EMPTY_WALLET, NOBODY_CAME, FISHBOWL, WAITER_TRIPS)
