"""The bridegroom who overslept: the alarm rings in vain, and the bride stands before the bed."""

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
    pose,
    reads,
    see,
)

OVERSLEPT_WEDDING: Final = Situation(
    name="overslept_wedding",
    title=("The last to arrive", "Everyone is waiting", "Till the alarm do us part", "Wake up", "The big day"),
    words="wedding bride groom overslept oversleep asleep late alarm marry married sleep morning bedroom party hangover",
    tags=("wedding", "late", "comedy", "love"),
    settings=("bedroom",),
    roles=(
        Role(
            "sleeper",
            (
                Cast("bridegroom", "adult", "masculine"),
                Cast("groom", "adult", "masculine", (), ("beard",)),
                Cast("bridegroom", "adult", "masculine", (), ("moustache",)),
            ),
            "bed",
            pose="lie",
            face="asleep",
            outfits=("pyjamas",),
        ),
        Role(
            "bride",
            (Cast("bride", "adult", "feminine", ("wedding_dress",), ("veil",)),),
            "floor_center",
            pose="hands_on_hips",
            face="angry",
            looks="sleeper",
            facing="left",
        ),
        Role(
            "witness",
            (
                Cast("father", "elder", "masculine", ("suit",)),
                Cast("best man", "adult", "masculine", ("suit",), ("necktie",)),
                Cast("mother", "elder", "feminine", ("dress",)),
                Cast("bridesmaid", "adult", "feminine", ("dress",)),
            ),
            "floor_right",
            pose="head_in_hands",
            face="worried",
            looks="sleeper",
            facing="left",
        ),
    ),
    core=(
        Beat(
            "sleep",
            (
                "{Sleeper} <event.sleep|is still fast asleep> {place}.",
                "{Place}, <event.sleep|nothing can wake {sleeper}, deep in the pillows>.",
                "Snug under the blanket {place}, {sleeper} <event.sleep|sleeps on>.",
            ),
            (
                Point(
                    "event.sleep",
                    "{sleeper} is asleep.",
                    (("the {sleeper.noun} lying in bed", pose("sleeper")), ("the closed eyes", face("sleeper"))),
                ),
            ),
            order=0,
        ),
        Beat(
            "alarm",
            (
                "On the nightstand <event.alarm|the alarm clock rings itself silly>.",
                "Beside the bed <event.alarm|an alarm clock hops and shrills in vain>.",
                "<event.alarm|The alarm clock on the nightstand does what it can>.",
            ),
            (
                Point(
                    "event.alarm",
                    "The alarm clock is ringing.",
                    (("the ringing alarm clock", see("ring")), ("the clock on the nightstand", see("alarm"))),
                    after=("event.sleep",),
                ),
            ),
            adds=(Thing("alarm", "clock", "nightstand", "alarm"), Happening("ring", "alarm_lines", "alarm")),
            order=5,
        ),
        Beat(
            "bride",
            (
                "Before the bed stands {bride} in full white, veil and all, and <event.bride|plants both hands on her hips>.",
                "{Bride} <event.bride|has come in person, hands on hips, dressed for the church>.",
                "In lace from head to foot, {bride} <event.bride|stands over the bed with her hands on her hips>.",
            ),
            (
                Point(
                    "event.bride",
                    "{bride} has come to fetch {sleeper} to the wedding.",
                    (
                        ("the {bride.noun} with hands on hips", pose("bride")),
                        ("the eyes on the sleeper", looks("bride")),
                    ),
                    after=("event.sleep",),
                ),
            ),
            order=18,
        ),
    ),
    slots={
        "cause": (
            Beat(
                "bottles",
                (
                    "<cause.bottles|Empty bottles on the carpet tell of a long last night of freedom>.",
                    "<cause.bottles|The bottles scattered on the floor speak of a stag night that went on and on>.",
                    "<cause.bottles|What the evening before was like can be read off two bottles on the floor>.",
                ),
                (
                    Point(
                        "cause.bottles",
                        "{sleeper} overslept because the party before the wedding was long.",
                        (("an empty bottle on the floor", see("bottle1")), ("a bottle fallen over", see("bottle2"))),
                        after=("event.sleep",),
                    ),
                ),
                adds=(
                    Thing("bottle1", "bottle", "front_left", "empty"),
                    Thing("bottle2", "bottle", "front_center", "fallen"),
                ),
                order=8,
            ),
            Beat(
                "hat",
                (
                    "<cause.guitar|A guitar and an empty bottle lie about: the singing must have gone on till dawn>.",
                    "<cause.guitar|The guitar by the bed and the empty bottle next to it had a long night, too>.",
                ),
                (
                    Point(
                        "cause.guitar",
                        "{sleeper} overslept because of the music and drink of the night before.",
                        (("the guitar", see("guitar")), ("the empty bottle", see("bottle"))),
                        after=("event.sleep",),
                    ),
                ),
                adds=(Thing("guitar", "guitar", "front_left"), Thing("bottle", "bottle", "front_center", "empty")),
                order=8,
            ),
        ),
        "feeling_bride": (
            Beat(
                "rage",
                (
                    "<feeling.bride|Her eyes could set fire to the mattress>.",
                    "<feeling.bride|She is beside herself with anger>.",
                    "<feeling.bride|Her jaw is set, and it does not say yes>.",
                ),
                (
                    Point(
                        "feeling.bride",
                        "{bride} is furious.",
                        (("the angry face", face("bride")), ("the hands on the hips", pose("bride"))),
                        after=("event.bride",),
                    ),
                ),
                order=20,
            ),
            Beat(
                "tears",
                ("<feeling.bride_tears|Tears run down her cheeks>.", "<feeling.bride_tears|She has begun to cry>."),
                (
                    Point(
                        "feeling.bride_tears",
                        "{bride} is in despair.",
                        (("the tears", face("bride")),),
                        after=("event.bride",),
                    ),
                ),
                sets=(Change("bride", face="crying"),),
                order=20,
            ),
        ),
        "feeling_witness": (
            Beat(
                "despair",
                (
                    "{Witness} beside her <feeling.witness|clutches {witness.his} head>.",
                    "<feeling.witness|Head in both hands, {witness} sees the whole day collapse>.",
                    "A step behind, {witness} <feeling.witness|holds {witness.his} head in despair>.",
                ),
                (
                    Point(
                        "feeling.witness",
                        "{witness} is in despair about the delay.",
                        (("the hands at the head", pose("witness")), ("the worried face", face("witness"))),
                        after=("event.sleep",),
                    ),
                ),
                order=26,
            ),
        ),
        "relation": (
            Beat(
                "banner",
                (
                    '<relation.wedding|"{WEDDING}" is written on the banner over the bed>.',
                    '<relation.wedding|Over it all hangs a banner: "{WEDDING}">.',
                ),
                (
                    Point(
                        "relation.wedding",
                        "The {sleeper.body} in bed and the {bride.noun} are to marry.",
                        (("the words {WEDDING}", reads("banner")), ("the {bride.noun} in white", see("bride"))),
                    ),
                ),
                adds=(Lettering("banner", "banner", "{WEDDING}", "wall_center"),),
                order=40,
            ),
            Beat(
                "ring",
                (
                    "<relation.ring|On the floor at the side, an open ring box waits for two hands>.",
                    "<relation.ring|The rings are ready, in an open box set down at the side>.",
                    "<relation.ring|An open ring box, put down on the floor, is all that is left of her patience>.",
                ),
                (
                    Point(
                        "relation.ring",
                        "The {sleeper.body} in bed and the {bride.noun} are to marry.",
                        (
                            ("the open ring box", see("rings")),
                            ("the {bride.noun} in white", see("bride")),
                        ),
                    ),
                ),
                adds=(Thing("rings", "ring_box", "front_right", "open"),),
                order=22,
            ),
        ),
    },
    own_words={"wedding": ("OUR WEDDING DAY", "TODAY WE MARRY", "WEDDING TODAY", "BRIDE AND GROOM")},
    times=("morning", "noon"),
    clock="wall_right",
)
