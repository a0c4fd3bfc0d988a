"""Accidents at home: the cookie jar, the vase, the wall, the burnt dinner, the iron."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Cast,
    Change,
    Happening,
    Lettering,
    Pick,
    Point,
    Role,
    Situation,
    Thing,
    away,
    face,
    holds,
    looks,
    near,
    on,
    pose,
    reaches,
    reads,
    see,
    stands_at,
)
from storytelling_painter.agents.embedded.situations.bonds import family_photo, wall_note
from storytelling_painter.agents.embedded.situations.casts import ADULTS, KIDS, MOTHER_FATHER, PARENTS, SMALL

COOKIE_JAR: Final = Situation(
    name="cookie_jar",
    title=("The open jar", "While the phone is busy", "Too high a shelf"),
    words="cookie cookies jar sweets steal secretly stool tips flood overflow sink water phone kitchen climb shelf accident",
    tags=("home", "accident", "children", "kitchen"),
    settings=("kitchen",),
    roles=(
        Role("child", KIDS, "on stool", pose="reach_up", face="happy", looks="treat", reaches="treat", family="home"),
        Role("parent", PARENTS, "front_right", pose="phone", face="laughing", facing="right", family="home",
             outfits=("apron", "casual")),
    ),
    picks={"treat": (Pick("cookie_jar", "cookie jar", "open"), Pick("cake", "cake", "whole"))},
    core=(
        Beat(
            "reach",
            (
                "{Place}, {child} <event.reach|stands on a stool and stretches one arm up to {treat} on the open shelf>.",
                "{Child} <event.reach|has climbed on a stool {place} and reaches for {treat} on the shelf>.",
            ),
            (
                Point("event.reach", "{child} reaches for {treat} on the shelf.",
                      (("the stretched arm", reaches("child")), ("the {child.noun} on the stool", on("child", "stool")))),
            ),
            adds=(Thing("stool", "stool", "cupboard_stand"), Thing("treat", "$treat", "cupboard_shelf")),
            order=0,
        ),
        Beat(
            "tip",
            ("<event.tip|The stool rocks under {child.his} feet>.", "<event.tip|Under {child.him} the stool tips to one side>."),
            (Point("event.tip", "The stool is about to fall over.", (("the leaning stool", see("tip")),), after=("event.reach",)),),
            adds=(Happening("tip", "tipping", "stool"),),
            order=5,
        ),
        Beat(
            "water",
            (
                "<event.water|Water pours over the rim of the sink and spreads on the floor>.",
                "<event.water|The sink runs over, and a pool grows on the tiles>.",
            ),
            (Point("event.water", "The sink overflows.", (("the water running over the rim", see("water")),)),),
            adds=(Happening("water", "overflow", "sink"),),
            order=20,
        ),
        Beat(
            "phone",
            (
                "{Parent} <event.phone|stands at the front with a phone at {parent.his} ear>.",
                "Farther to the front {parent} <event.phone|holds a phone to {parent.his} ear>.",
            ),
            (Point("event.phone", "{parent} is on the phone.", (("the phone at the ear", pose("parent")),)),),
            order=25,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "unseen",
                (
                    "<cause.unseen|{Parent.his} back is turned to the sink and to {child}>.",
                    "<cause.unseen|{Parent.he} looks the other way, and nobody watches sink or stool>.",
                ),
                (
                    Point("cause.unseen", "{parent} is on the phone and therefore notices neither the flood nor {child}.",
                          (("the face turned away", away("parent", "child")), ("the phone call", pose("parent"))),
                          after=("event.phone", "event.water")),
                ),
                order=30,
            ),
        ),
        "feeling_parent": (
            Beat(
                "laugh",
                ("<feeling.parent|{Parent.he} laughs with {parent.his} mouth wide open>.",
                 "<feeling.parent|A broad laugh fills {parent.his} face>."),
                (Point("feeling.parent", "{parent} is carefree.", (("the laughing face", face("parent")),), after=("event.phone",)),),
                order=28,
            ),
        ),
        "feeling_child": (
            Beat(
                "glad",
                ("<feeling.child|{Child} smiles up at {treat}>.", "<feeling.child|With bright eyes {child} smiles at {treat}>."),
                (Point("feeling.child", "{child} looks forward to {treat}.",
                       (("the smile", face("child")), ("the eyes on {treat}", looks("child"))), after=("event.reach",)),),
                order=8,
            ),
        ),
        "relation": (
            family_photo("parent", "child", "wall_left"),
            wall_note("OUR FAMILY", "parent", "child", "wall_center"),
        ),
    },
)

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

WALL_SCRIBBLES: Final = Situation(
    name="wall_scribbles",
    title=("A big drawing", "The new wall", "Crayons"),
    words="scribble scribbles drawing draws crayon crayons wall paint painting mess naughty artist colours",
    tags=("home", "children", "mischief", "art"),
    settings=("living_room", "bedroom"),
    roles=(
        Role("child", SMALL + KIDS, {"living_room": "floor_center", "bedroom": "floor_right"}, pose="reach_up", face="proud",
             reaches="drawing", looks="drawing", family="home"),
        Role("parent", PARENTS, {"living_room": "floor_left", "bedroom": "floor_left"}, pose="cover_face", face="surprised",
             looks="drawing", family="home"),
    ),
    core=(
        Beat(
            "drawing",
            (
                "<event.drawing|Bright scribbles cover the clean wall> {place}.",
                "{Place}, <event.drawing|a house, a sun and a stick man are scrawled right across the wall>.",
            ),
            (Point("event.drawing", "Somebody has drawn on the wall.", (("the scribbles on the wall", see("drawing")),)),),
            adds=(Happening("drawing", "scribbles", {"living_room": "wall_center", "bedroom": "wall_right"}),),
            order=0,
        ),
        Beat(
            "crayon",
            (
                "{Child} <event.draw|stretches up to the scribbles with a crayon in {child.his} fist>.",
                "Below them, {child} <event.draw|lifts a crayon to the wall>.",
            ),
            (Point("event.draw", "{child} is drawing on the wall.",
                   (("the crayon in the hand", holds("child", "crayon")), ("the arm stretched to the wall", reaches("child"))), after=("event.drawing",)),),
            adds=(Thing("crayon", "crayon", "held child", colour="red"),),
            order=5,
        ),
        Beat(
            "parent",
            (
                "{Parent} has stopped behind {child.him} and <event.caught|stares at the wall>.",
                "From behind, {parent} <event.caught|stares at the scribbles>.",
            ),
            (Point("event.caught", "{parent} discovers the scribbles.",
                   (("the eyes on the wall", looks("parent")), ("the {parent.noun} in the room", see("parent"))), after=("event.drawing",)),),
            sets=(Change("parent", pose="hand_to_mouth"),),
            order=15,
        ),
    ),
    slots={
        "feeling_parent": (
            Beat(
                "shock",
                ("<feeling.parent|{Parent.his} eyes are wide, and one hand covers {parent.his} mouth>.",
                 "<feeling.parent|{Parent.he} claps a hand to {parent.his} mouth, eyes round>."),
                (Point("feeling.parent", "{parent} is shocked.", (("the wide eyes", face("parent")), ("the hand at the mouth", pose("parent")))),),
                order=18,
            ),
        ),
        "feeling_child": (
            Beat(
                "proud",
                ("<feeling.child|{Child} lifts {child.his} chin with a proud smile>.", "<feeling.child|A proud smile lights {child.his} face>."),
                (Point("feeling.child", "{child} is proud of the drawing.", (("the proud face", face("child")), ("the eyes on the drawing", looks("child"))), after=("event.draw",)),),
                order=8,
            ),
        ),
        "cause": (
            Beat(
                "bored",
                ("<cause.paper|An open box of crayons stands within reach on the floor>.",
                 "<cause.paper|On the floor an open box, left alone, still holds more crayons>."),
                (Point("cause.paper", "{child} could draw on the wall because the box of crayons was left open.",
                       (("the open box", see("box")), ("the crayon in the hand", holds("child", "crayon"))), after=("event.draw",)),),
                adds=(Thing("box", "box", {"living_room": "front_center", "bedroom": "front_right"}, "open"),),
                order=12,
            ),
        ),
        "relation": (
            family_photo("parent", "child", {"living_room": "wall_left", "bedroom": "wall_left"}),
            Beat(
                "toy",
                ("<relation.home|A teddy bear and small shoes lie about, the signs of a family home>.",
                 "<relation.home|A teddy bear and a small shoe on the floor belong to the family's child>."),
                (Point("relation.home", "The {parent.body} is the {child.noun}'s {parent.noun}.",
                       (("the teddy bear", see("teddy")), ("the small shoe", see("shoe")))),),
                adds=(Thing("teddy", "teddy", "front_left"), Thing("shoe", "shoe", {"living_room": "front_right", "bedroom": "front_center"})),
                order=45,
            ),
        ),
    },
    clock={"living_room": "wall_right", "bedroom": "wall_center"},
)

BURNT_DINNER: Final = Situation(
    name="burnt_dinner",
    title=("Dinner for two", "The guest is early", "Smoke over the stove"),
    words="burnt burning dinner cook cooking cooks guest date flowers smoke stove pan kitchen romantic meal",
    tags=("home", "accident", "food", "love"),
    settings=("kitchen",),
    roles=(
        Role("cook", (Cast("young man", "adult", "masculine"), Cast("young woman", "adult", "feminine")), "floor_center",
             pose="head_in_hands", face="worried", looks="pan", outfits=("apron", "chef")),
        Role("guest", ADULTS + (Cast("old woman", "elder", "feminine", ("dress",)),), "floor_left", pose="offer", face="happy", looks="cook",
             outfits=("suit", "dress", "coat")),
    ),
    core=(
        Beat(
            "pan",
            (
                "<event.pan|Flames and dark smoke rise from a pan on the stove> {place}.",
                "{Place}, <event.pan|a pan burns on the stove, and dark smoke climbs to the ceiling>.",
            ),
            (Point("event.pan", "The dinner is burning.", (("the burning pan", see("pan")), ("the smoke over the stove", see("smoke")))),),
            adds=(Thing("pan", "pan", "stove", "burning"), Happening("smoke", "smoke", "pan")),
            order=0,
        ),
        Beat(
            "cook",
            (
                "<feeling.cook|{Cook} clutches {cook.his} head with both hands>.",
                "<feeling.cook|Both hands at {cook.his} head, {cook} stares at the pan>.",
            ),
            (Point("feeling.cook", "{cook} is desperate.", (("the worried face", face("cook")), ("the hands at the head", pose("cook")))),),
            order=5,
        ),
        Beat(
            "guest",
            (
                "{Guest} <event.guest|comes in and holds out a bouquet>.",
                "From the door {guest} <event.guest|holds a bouquet out to {cook.him}>.",
            ),
            (Point("event.guest", "A guest arrives with flowers.",
                   (("the bouquet in the hand", holds("guest", "flowers")), ("the outstretched arms", pose("guest"))), after=()),),
            adds=(Thing("flowers", "bouquet", "held guest"),),
            order=15,
        ),
    ),
    slots={
        "feeling_guest": (
            Beat(
                "smile",
                ("<feeling.guest|{Guest} still smiles brightly>.", "<feeling.guest|A bright smile shows how {guest} looks forward to the evening>."),
                (Point("feeling.guest", "{guest} is looking forward to the dinner.", (("the smile", face("guest")), ("the eyes on the {cook.noun}", looks("guest"))), after=("event.guest",)),),
                order=18,
            ),
        ),
        "cause": (
            Beat(
                "book",
                ("<cause.book|A thick book lies open on the table, in the middle of an exciting page>.",
                 "<cause.book|On the table lies an open book that has taken up all attention>."),
                (Point("cause.book", "The pan burns because the {cook.noun} was reading.", (("the open book", see("book")), ("the burning pan", see("pan")))),),
                adds=(Thing("book", "book", "table", "open"),),
                order=10,
            ),
            Beat(
                "laptop",
                ("<cause.film|A laptop still glows on the table where {cook} was busy>.",
                 "<cause.film|On the table a laptop is switched on, more exciting than the stove>."),
                (Point("cause.film", "The pan burns because the {cook.noun} was busy at the laptop.", (("the laptop that is on", see("laptop")), ("the burning pan", see("pan")))),),
                adds=(Thing("laptop", "laptop", "table", "on"),),
                order=10,
            ),
        ),
        "relation": (
            Beat(
                "tag",
                ('<relation.tag|Over it all hangs a paper heart sheet with the words "DINNER FOR TWO">.',
                 '<relation.tag|"DINNER FOR TWO" is written on a sheet on the wall>.'),
                (Point("relation.tag", "The {cook.noun} has invited the {guest.noun} to dinner.",
                       (("the words DINNER FOR TWO", reads("tag")), ("the flowers for the {cook.noun}", holds("guest", "flowers")))),),
                adds=(Lettering("tag", "paper", "DINNER FOR TWO", "wall_center"),),
                order=40,
            ),
            Beat(
                "gaze",
                ("<relation.gaze|{Guest.his} eyes and {guest.his} flowers are for {cook} alone>.",
                 "<relation.gaze|{Guest} has eyes only for {cook}>."),
                (Point("relation.gaze", "{guest} is fond of {cook}.", (("the eyes on the {cook.noun}", looks("guest")), ("the flowers", holds("guest", "flowers")))),),
                order=22,
            ),
        ),
        "alarm": (
            Beat(
                "cat",
                ("<event.cat|A cat has found the fish bones and sits by the table>.", "<event.cat|A cat sits waiting, the only one who likes burnt food>."),
                (Point("event.cat", "The cat waits for scraps.", (("the sitting cat", see("cat")),), nice=True),),
                adds=(Thing("cat", "cat", "front_right", "sitting", nice=True),),
                order=30,
            ),
        ),
    },
    times=("noon", "evening", "night"),
)

SCORCHED_SHIRT: Final = Situation(
    name="scorched_shirt",
    title=("The iron", "A call at the wrong time", "The good shirt"),
    words="iron ironing shirt burnt burns scorched phone call clothes hole smoke laundry",
    tags=("home", "accident", "clothes"),
    settings=("bedroom", "living_room"),
    roles=(
        Role("talker", ADULTS + PARENTS[2:], {"bedroom": "front_right", "living_room": "front_right"}, pose="phone", face="laughing",
             facing="right"),
        Role("partner", MOTHER_FATHER, {"bedroom": "floor_left", "living_room": "floor_left"}, pose="point", face="surprised",
             looks="shirt", reaches="shirt", outfits=("pyjamas", "suit")),
    ),
    core=(
        Beat(
            "iron",
            (
                "{Place}, <event.iron|a hot iron stands on a shirt and burns a brown hole into it>.",
                "<event.iron|An iron burns a hole into a shirt> {place}, and smoke rises.",
            ),
            (Point("event.iron", "The iron burns the shirt.", (("the iron on the shirt", see("iron")), ("the burnt shirt", see("shirt")), ("the smoke", see("smoke")))),),
            adds=(
                Thing("table", "table", {"bedroom": "floor_center", "living_room": "floor_center"}),
                Thing("shirt", "shirt", "on table", "burnt"),
                Thing("iron", "iron", "on table", "burning"),
                Happening("smoke", "smoke", "iron"),
            ),
            order=0,
        ),
        Beat(
            "talk",
            ("{Talker} <event.talk|has turned away with a phone at {talker.his} ear>.", "{Talker} <event.talk|talks on the phone with {talker.his} back to the iron>."),
            (Point("event.talk", "{talker} is on the phone.", (("the phone at the ear", pose("talker")),)),),
            order=10,
        ),
        Beat(
            "point",
            ("{Partner} <event.point|points at the shirt>.", "On the other side {partner} <event.point|stretches out an arm and points at the smoke>."),
            (Point("event.point", "{partner} has noticed the burning shirt.", (("the pointing arm", pose("partner")), ("the eyes on the shirt", looks("partner"))), after=("event.iron",)),),
            order=20,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "forgot",
                ("<cause.forgot|{Talker.his} face is turned away from the iron, which stands forgotten>.", "<cause.forgot|{Talker} looks the other way and forgets the iron>."),
                (Point("cause.forgot", "The phone call made {talker} forget the iron.", (("the face turned away", away("talker", "iron")), ("the phone call", pose("talker"))), after=("event.talk", "event.iron")),),
                order=14,
            ),
        ),
        "feeling_talker": (
            Beat(
                "laugh",
                ("<feeling.talker|{Talker.he} laughs loudly>.", "<feeling.talker|{Talker.his} mouth is open in a happy laugh>."),
                (Point("feeling.talker", "{talker} is amused and suspects nothing.", (("the laughing face", face("talker")),), after=("event.talk",)),),
                order=12,
            ),
        ),
        "feeling_partner": (
            Beat(
                "shock",
                ("<feeling.partner|{Partner.his} eyes and mouth are wide open>.", "<feeling.partner|{Partner.his} mouth hangs open in alarm>."),
                (Point("feeling.partner", "{partner} is alarmed.", (("the wide eyes", face("partner")), ("the pointing arm", pose("partner"))), after=("event.point",)),),
                order=22,
            ),
        ),
        "relation": (
            Beat(
                "wed",
                ('<relation.home|A banner with "10 YEARS TOGETHER" hangs on the wall>.', '<relation.home|"10 YEARS TOGETHER" stands on a banner on the wall>.'),
                (Point("relation.home", "{talker} and {partner} share a home.", (("the words 10 YEARS TOGETHER", reads("banner")), ("the two in one room", see("partner")))),),
                adds=(Lettering("banner", "banner", "10 YEARS TOGETHER", "wall_center"),),
                order=40,
            ),
        ),
    },
)

ALL: Final = (COOKIE_JAR, BROKEN_VASE, WALL_SCRIBBLES, BURNT_DINNER, SCORCHED_SHIRT)
