"""The iron: it burns a hole into a shirt while a telephone call goes on."""

from typing import Final

from storytelling_painter.agents.embedded.grammar.parts import (
    Beat,
    Happening,
    Lettering,
    Point,
    Role,
    Situation,
    Thing,
    away,
    face,
    looks,
    pose,
    reads,
    see,
)
from storytelling_painter.agents.embedded.situations.casts import ADULTS, MOTHER_FATHER, PARENTS

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
