"""Sound pictures with known truth: hand-written plans with ledgers that every one of them keeps."""

from typing import Final, NamedTuple

from storytelling_painter.domain.ledger import (
    Absent,
    AtTime,
    Claim,
    Clue,
    Feels,
    HasWeather,
    InSetting,
    KeyPoint,
    Ledger,
    Poses,
    Reads,
    Relates,
    Shows,
)
from storytelling_painter.domain.scene import Effect, Hair, Person, Place, Prop, SceneSpec, Sign
from storytelling_painter.domain.vocabulary import Dimension


class Sample(NamedTuple):
    """A plan and what its picture has to tell."""

    name: str
    scene: SceneSpec
    ledger: Ledger


def _at(anchor: str) -> Place:
    return Place(anchor=anchor)


def _by(relation: str, target: str) -> Place:
    return Place.model_validate({"relation": relation, "target": target})


def _point(id: str, dimension: Dimension, text: str, *claims: Claim, parents: tuple[str, ...] = ()) -> KeyPoint:
    clues = tuple(Clue(text=" ".join(str(v) for v in c.model_dump().values() if v), claim=c) for c in claims)
    return KeyPoint(id=id, dimension=dimension, text=text, clues=clues, parents=parents)


def _place(setting: str, time: str) -> tuple[KeyPoint, KeyPoint]:
    return (
        _point("location", "location", f"It happens in the {setting}.", InSetting.model_validate({"setting": setting})),
        _point("time", "time", f"It is {time}.", AtTime.model_validate({"time_of_day": time})),
    )


def _kitchen() -> Sample:
    scene = SceneSpec(
        setting="kitchen",
        people=(
            Person(
                id="boy",
                role="boy",
                age="child",
                build="masculine",
                pose="reach_out",
                expression="happy",
                facing="right",
                looks_at="jar",
                reaches="jar",
                place=_at("cupboard_stand"),
            ),
            Person(
                id="mother",
                role="mother",
                outfit="apron",
                pose="wash",
                expression="bored",
                facing="right",
                looks_at="plate",
                place=_at("sink_stand"),
            ),
            Person(
                id="girl",
                role="girl",
                age="child",
                outfit="dress",
                colour="pink",
                hair=Hair(style="pigtails"),
                pose="cheer",
                expression="laughing",
                looks_at="boy",
                place=_at("front_left"),
            ),
        ),
        props=(
            Prop(id="jar", kind="cookie_jar", state="open", place=_at("counter_left")),
            Prop(id="plate", kind="plate", place=_by("held_by", "mother")),
            Prop(id="cup", kind="cup", state="spilled", place=_at("table")),
        ),
        signs=(Sign(id="note", kind="paper", text="NO COOKIES", place=_at("wall_right")),),
        effects=(Effect(id="flood", kind="overflow", at="sink"),),
    )
    return Sample(
        "cookies",
        scene,
        Ledger(
            key_points=(
                *_place("kitchen", "noon"),
                _point("character.boy", "character", "A boy is in the kitchen.", Shows(element="boy", thing="child")),
                _point(
                    "event.steals",
                    "event",
                    "The boy takes cookies.",
                    Poses(element="boy", pose="reach_out"),
                    Relates(agent="boy", act="reaches_for", target="jar"),
                    parents=("character.boy",),
                ),
                _point(
                    "event.open", "event", "The jar is open.", Shows(element="jar", thing="cookie_jar", state="open")
                ),
                _point(
                    "cause.flood",
                    "event_causal_relationship",
                    "The sink runs over.",
                    Shows(element="flood", thing="overflow"),
                ),
                _point(
                    "relationship.girl",
                    "character_relationship",
                    "The girl sides with the boy.",
                    Relates(agent="girl", act="looks_at", target="boy"),
                ),
                _point(
                    "mental.girl", "mental_state", "The girl is amused.", Feels(element="girl", expression="laughing")
                ),
                _point(
                    "event.plate",
                    "event",
                    "The mother dries a plate.",
                    Relates(agent="mother", act="holds", target="plate"),
                ),
                _point(
                    "mental.mother", "mental_state", "The mother is bored.", Feels(element="mother", expression="bored")
                ),
                _point(
                    "mental.unaware",
                    "mental_state",
                    "The mother notices nothing.",
                    Relates(agent="mother", act="looks_away_from", target="boy"),
                ),
                _point(
                    "event.cup", "event", "A cup was knocked over.", Shows(element="cup", thing="cup", state="spilled")
                ),
                _point("event.rule", "event", "Cookies are forbidden.", Reads(element="note", text="No cookies")),
                _point("absent.cat", "character", "No cat did it.", Absent(thing="cat")),
            )
        ),
    )


def _living_room() -> Sample:
    scene = SceneSpec(
        setting="living_room",
        time_of_day="evening",
        people=(
            Person(
                id="father",
                role="father",
                build="masculine",
                outfit="suit",
                pose="hands_on_hips",
                expression="angry",
                looks_at="son",
                place=_at("floor_left"),
            ),
            Person(
                id="son",
                role="son",
                age="child",
                build="masculine",
                pose="hands_behind",
                expression="embarrassed",
                looks_at="vase",
                place=_at("front_right"),
            ),
        ),
        props=(
            Prop(id="vase", kind="vase", state="broken", place=_at("front_center")),
            Prop(id="ball", kind="ball", colour="red", place=_by("beside", "vase")),
        ),
        signs=(Sign(id="rule", kind="poster", text="NO BALLS", place=_at("wall_left")),),
    )
    return Sample(
        "vase",
        scene,
        Ledger(
            key_points=(
                *_place("living_room", "evening"),
                _point("event.vase", "event", "The vase broke.", Shows(element="vase", thing="vase", state="broken")),
                _point(
                    "cause.ball",
                    "event_causal_relationship",
                    "A ball hit it.",
                    Shows(element="ball", thing="ball"),
                    Relates(agent="ball", act="near", target="vase"),
                    parents=("event.vase",),
                ),
                _point(
                    "mental.father", "mental_state", "The father is angry.", Feels(element="father", expression="angry")
                ),
                _point(
                    "relationship.scolds",
                    "character_relationship",
                    "The father scolds the son.",
                    Poses(element="father", pose="hands_on_hips"),
                    Relates(agent="father", act="looks_at", target="son"),
                ),
                _point(
                    "mental.son", "mental_state", "The son is ashamed.", Feels(element="son", expression="embarrassed")
                ),
                _point("character.son", "character", "A son stands there.", Shows(element="son", thing="child")),
                _point("event.rule", "event", "Balls are forbidden.", Reads(element="rule", text="NO BALLS")),
            )
        ),
    )


def _bus_stop() -> Sample:
    scene = SceneSpec(
        setting="bus_stop",
        time_of_day="night",
        weather="rain",
        people=(
            Person(
                id="man",
                role="old man",
                age="elder",
                build="masculine",
                hair=Hair(colour="grey"),
                outfit="coat",
                pose="sit",
                expression="sad",
                place=_at("bench_left"),
            ),
            Person(
                id="girl",
                role="girl",
                age="teen",
                outfit="raincoat",
                colour="yellow",
                pose="run",
                expression="worried",
                facing="right",
                place=_at("front_center"),
            ),
        ),
        props=(
            Prop(id="clock", kind="clock", text="22:40", place=_at("wall_left")),
            Prop(id="case", kind="suitcase", colour="brown", place=_at("front_left")),
        ),
        signs=(Sign(id="last", kind="board", text="LAST BUS 22:00", place=_at("stop_sign")),),
    )
    return Sample(
        "last_bus",
        scene,
        Ledger(
            key_points=(
                *_place("bus_stop", "night"),
                _point("weather", "time", "It rains.", HasWeather(weather="rain")),
                _point("character.man", "character", "An old man waits.", Shows(element="man", thing="elder")),
                _point(
                    "event.sits",
                    "event",
                    "The old man sits.",
                    Poses(element="man", pose="sit"),
                    Relates(agent="man", act="at", target="bench_left"),
                    parents=("character.man",),
                ),
                _point(
                    "event.last", "event", "The last bus left at ten.", Reads(element="last", text="LAST BUS 22:00")
                ),
                _point("time.clock", "time", "It is past ten.", Reads(element="clock", text="22:40")),
                _point("mental.man", "mental_state", "The old man is sad.", Feels(element="man", expression="sad")),
                _point("event.runs", "event", "A girl runs.", Poses(element="girl", pose="run")),
                _point("event.case", "event", "Somebody travels.", Shows(element="case", thing="suitcase")),
            )
        ),
    )


def _classroom() -> Sample:
    scene = SceneSpec(
        setting="classroom",
        time_of_day="morning",
        people=(
            Person(
                id="teacher",
                role="teacher",
                outfit="suit",
                pose="point",
                expression="angry",
                facing="right",
                looks_at="boy",
                reaches="boy",
                place=_at("floor_left"),
            ),
            Person(
                id="boy",
                role="boy",
                age="child",
                build="masculine",
                outfit="school",
                pose="hands_behind",
                expression="afraid",
                looks_at="teacher",
                place=_at("front_right"),
            ),
        ),
        props=(Prop(id="ball", kind="ball", colour="orange", place=_at("front_center")),),
        signs=(Sign(id="board", kind="blackboard", text="TEST TODAY", place=_at("blackboard")),),
        effects=(Effect(id="pane", kind="broken_pane", at="window"),),
    )
    return Sample(
        "pane",
        scene,
        Ledger(
            key_points=(
                *_place("classroom", "morning"),
                _point("event.pane", "event", "A pane broke.", Shows(element="pane", thing="broken_pane")),
                _point(
                    "cause.ball",
                    "event_causal_relationship",
                    "A ball did it.",
                    Shows(element="ball", thing="ball"),
                    parents=("event.pane",),
                ),
                _point(
                    "event.points",
                    "event",
                    "The teacher points at the boy.",
                    Poses(element="teacher", pose="point"),
                    Relates(agent="teacher", act="reaches_for", target="boy"),
                ),
                _point(
                    "mental.teacher",
                    "mental_state",
                    "The teacher is angry.",
                    Feels(element="teacher", expression="angry"),
                ),
                _point("mental.boy", "mental_state", "The boy is afraid.", Feels(element="boy", expression="afraid")),
                _point(
                    "relationship.looks",
                    "character_relationship",
                    "The boy obeys the teacher.",
                    Relates(agent="boy", act="looks_at", target="teacher"),
                ),
                _point("event.test", "event", "There is a test.", Reads(element="board", text="Test today")),
            )
        ),
    )


def _hospital() -> Sample:
    scene = SceneSpec(
        setting="hospital_room",
        people=(
            Person(
                id="child",
                role="child",
                age="child",
                pose="lie",
                outfit="pyjamas",
                accessories=("bandaged_head",),
                expression="tired",
                place=_at("bed"),
            ),
            Person(
                id="nurse",
                role="nurse",
                outfit="nurse",
                pose="offer",
                expression="happy",
                looks_at="child",
                place=_at("bed_side"),
            ),
        ),
        props=(
            Prop(id="medicine", kind="medicine", place=_by("held_by", "nurse")),
            Prop(id="teddy", kind="teddy", place=_at("front_left")),
            Prop(id="bouquet", kind="bouquet", state="wilted", place=_at("nightstand")),
        ),
        signs=(Sign(id="wish", kind="banner", text="GET WELL", place=_at("wall_left")),),
    )
    return Sample(
        "ward",
        scene,
        Ledger(
            key_points=(
                *_place("hospital_room", "noon"),
                _point("event.ill", "event", "A child is ill.", Shows(element="child", thing="child")),
                _point(
                    "event.gives",
                    "event",
                    "The nurse brings medicine.",
                    Relates(agent="nurse", act="holds", target="medicine"),
                ),
                _point(
                    "mental.nurse", "mental_state", "The nurse is kind.", Feels(element="nurse", expression="happy")
                ),
                _point(
                    "relationship.cares",
                    "character_relationship",
                    "The nurse cares for the child.",
                    Relates(agent="nurse", act="looks_at", target="child"),
                ),
                _point("event.teddy", "character", "The child has a toy.", Shows(element="teddy", thing="teddy")),
                _point(
                    "time.flowers",
                    "time",
                    "It has been days.",
                    Shows(element="bouquet", thing="bouquet", state="wilted"),
                ),
                _point("event.wish", "event", "Somebody wishes well.", Reads(element="wish", text="GET WELL")),
            )
        ),
    )


def _park() -> Sample:
    scene = SceneSpec(
        setting="park",
        people=(
            Person(
                id="girl",
                role="girl",
                age="child",
                outfit="dress",
                colour="red",
                pose="sit_floor",
                expression="crying",
                place=_at("floor_center"),
            ),
            Person(
                id="boy",
                role="boy",
                age="child",
                build="masculine",
                pose="offer",
                expression="worried",
                looks_at="girl",
                place=_at("front_left"),
            ),
        ),
        props=(
            Prop(id="cone", kind="ice_cream", state="dropped", place=_at("front_right")),
            Prop(id="gift", kind="balloon", colour="blue", place=_by("held_by", "boy")),
            Prop(id="dog", kind="dog", state="begging", place=_at("floor_right")),
        ),
    )
    return Sample(
        "ice_cream",
        scene,
        Ledger(
            key_points=(
                *_place("park", "noon"),
                _point("weather", "time", "The sky is clear.", HasWeather(weather="clear")),
                _point(
                    "event.cone",
                    "event",
                    "An ice cream fell.",
                    Shows(element="cone", thing="ice_cream", state="dropped"),
                ),
                _point(
                    "mental.girl",
                    "mental_state",
                    "The girl cries.",
                    Feels(element="girl", expression="crying"),
                    parents=("event.cone",),
                ),
                _point("event.sits", "event", "The girl sits on the grass.", Poses(element="girl", pose="sit_floor")),
                _point(
                    "event.gives",
                    "event",
                    "The boy brings a balloon.",
                    Relates(agent="boy", act="holds", target="gift"),
                ),
                _point("mental.boy", "mental_state", "The boy is worried.", Feels(element="boy", expression="worried")),
                _point("event.dog", "event", "A dog begs.", Shows(element="dog", thing="dog", state="begging")),
            )
        ),
    )


def _street() -> Sample:
    scene = SceneSpec(
        setting="street",
        weather="snow",
        people=(
            Person(
                id="woman",
                role="woman",
                outfit="coat",
                colour="red",
                pose="cheer",
                expression="surprised",
                place=_at("front_left"),
            ),
            Person(
                id="guard",
                role="policeman",
                build="masculine",
                outfit="police",
                pose="arms_crossed",
                expression="bored",
                place=_at("front_right"),
            ),
        ),
        props=(
            Prop(id="wallet", kind="wallet", state="full", place=_at("front_center")),
            Prop(id="man", kind="snowman", place=_at("back_right")),
        ),
        signs=(Sign(id="shop", kind="shop_sign", text="BANK", place=_at("shop_sign")),),
    )
    return Sample(
        "wallet",
        scene,
        Ledger(
            key_points=(
                *_place("street", "noon"),
                _point("weather", "time", "It snows.", HasWeather(weather="snow")),
                _point(
                    "event.wallet",
                    "event",
                    "A wallet lies there.",
                    Shows(element="wallet", thing="wallet", state="full"),
                ),
                _point(
                    "mental.woman",
                    "mental_state",
                    "The woman is surprised.",
                    Feels(element="woman", expression="surprised"),
                ),
                _point("event.cheers", "event", "The woman throws up the arms.", Poses(element="woman", pose="cheer")),
                _point(
                    "character.guard",
                    "character",
                    "A policeman stands guard.",
                    Shows(element="guard", thing="adult"),
                    Poses(element="guard", pose="arms_crossed"),
                ),
                _point(
                    "mental.guard",
                    "mental_state",
                    "The policeman is bored.",
                    Feels(element="guard", expression="bored"),
                ),
                _point("location.bank", "location", "There is a bank.", Reads(element="shop", text="bank")),
            )
        ),
    )


def _office() -> Sample:
    scene = SceneSpec(
        setting="office",
        time_of_day="night",
        people=(
            Person(
                id="clerk", role="clerk", build="masculine", pose="slump", expression="asleep", place=_at("desk_seat")
            ),
            Person(
                id="boss",
                role="boss",
                outfit="suit",
                accessories=("glasses",),
                pose="arms_crossed",
                expression="angry",
                looks_at="clerk",
                place=_at("front_left"),
            ),
        ),
        props=(
            Prop(id="clock", kind="clock", text="23:30", place=_at("wall_left")),
            Prop(id="bin", kind="trash_can", state="fallen", place=_at("front_right")),
        ),
        signs=(Sign(id="due", kind="poster", text="DUE TODAY", place=_at("wall_right")),),
    )
    return Sample(
        "overtime",
        scene,
        Ledger(
            key_points=(
                *_place("office", "night"),
                _point("time.late", "time", "It is late.", Reads(element="clock", text="23:30")),
                _point("event.sleeps", "event", "The clerk sleeps.", Poses(element="clerk", pose="slump")),
                _point(
                    "mental.boss",
                    "mental_state",
                    "The boss is angry.",
                    Feels(element="boss", expression="angry"),
                    parents=("event.sleeps",),
                ),
                _point(
                    "relationship.boss",
                    "character_relationship",
                    "The boss watches the clerk.",
                    Relates(agent="boss", act="looks_at", target="clerk"),
                ),
                _point(
                    "event.bin", "event", "The bin fell over.", Shows(element="bin", thing="trash_can", state="fallen")
                ),
                _point("event.due", "event", "The work is due.", Reads(element="due", text="due today")),
            )
        ),
    )


def _restaurant() -> Sample:
    scene = SceneSpec(
        setting="restaurant",
        time_of_day="evening",
        people=(
            Person(
                id="waiter",
                role="waiter",
                build="masculine",
                outfit="waiter",
                pose="offer",
                expression="afraid",
                place=_at("front_left"),
            ),
            Person(
                id="guest",
                role="guest",
                pose="sit",
                outfit="dress",
                colour="purple",
                expression="disgusted",
                place=_at("table_seat_right"),
            ),
        ),
        props=(
            Prop(id="cake", kind="cake", state="burnt", place=_by("held_by", "waiter")),
            Prop(id="bottle", kind="bottle", state="fallen", place=_at("front_right")),
        ),
        signs=(Sign(id="name", kind="board", text="CHEZ MAX", place=_at("wall_left")),),
    )
    return Sample(
        "burnt",
        scene,
        Ledger(
            key_points=(
                *_place("restaurant", "evening"),
                _point("event.cake", "event", "The cake is burnt.", Shows(element="cake", thing="cake", state="burnt")),
                _point(
                    "event.serves",
                    "event",
                    "The waiter serves it.",
                    Relates(agent="waiter", act="holds", target="cake"),
                    parents=("event.cake",),
                ),
                _point(
                    "mental.guest",
                    "mental_state",
                    "The guest is disgusted.",
                    Feels(element="guest", expression="disgusted"),
                ),
                _point(
                    "mental.waiter",
                    "mental_state",
                    "The waiter is afraid.",
                    Feels(element="waiter", expression="afraid"),
                ),
                _point(
                    "character.guest",
                    "character",
                    "A guest sits.",
                    Shows(element="guest", thing="adult"),
                    Poses(element="guest", pose="sit"),
                ),
                _point(
                    "event.bottle", "event", "A bottle fell.", Shows(element="bottle", thing="bottle", state="fallen")
                ),
                _point("location.name", "location", "The place is Chez Max.", Reads(element="name", text="CHEZ MAX")),
            )
        ),
    )


def _garden() -> Sample:
    scene = SceneSpec(
        setting="garden",
        time_of_day="morning",
        people=(
            Person(
                id="girl",
                role="girl",
                age="child",
                pose="point",
                expression="surprised",
                facing="right",
                looks_at="cat",
                reaches="cat",
                place=_at("front_left"),
            ),
            Person(
                id="gran",
                role="grandmother",
                age="elder",
                hair=Hair(style="bun", colour="white"),
                pose="kneel",
                expression="happy",
                place=_at("front_right"),
            ),
        ),
        props=(
            Prop(id="cat", kind="cat", state="hissing", place=_at("floor_center")),
            Prop(id="pot", kind="flowerpot", state="broken", place=_at("floor_left")),
            Prop(id="can", kind="watering_can", place=_at("back_left")),
        ),
    )
    return Sample(
        "cat",
        scene,
        Ledger(
            key_points=(
                *_place("garden", "morning"),
                _point("event.cat", "event", "A cat hisses.", Shows(element="cat", thing="cat", state="hissing")),
                _point(
                    "event.points",
                    "event",
                    "The girl points at the cat.",
                    Poses(element="girl", pose="point"),
                    Relates(agent="girl", act="reaches_for", target="cat"),
                    parents=("event.cat",),
                ),
                _point(
                    "mental.girl",
                    "mental_state",
                    "The girl is surprised.",
                    Feels(element="girl", expression="surprised"),
                ),
                _point(
                    "mental.gran",
                    "mental_state",
                    "The grandmother is happy.",
                    Feels(element="gran", expression="happy"),
                ),
                _point("event.kneels", "event", "The grandmother kneels.", Poses(element="gran", pose="kneel")),
                _point("event.pot", "event", "A pot broke.", Shows(element="pot", thing="flowerpot", state="broken")),
                _point("event.can", "event", "Flowers are watered.", Shows(element="can", thing="watering_can")),
            )
        ),
    )


def _station() -> Sample:
    scene = SceneSpec(
        setting="station",
        people=(
            Person(
                id="soldier",
                role="traveller",
                build="masculine",
                outfit="coat",
                pose="wave",
                expression="sad",
                looks_at="woman",
                place=_at("front_left"),
            ),
            Person(
                id="woman",
                role="woman",
                outfit="dress",
                colour="green",
                pose="hand_to_mouth",
                expression="crying",
                looks_at="soldier",
                place=_at("front_right"),
            ),
        ),
        props=(
            Prop(id="bag", kind="suitcase", state="closed", place=_at("front_center")),
            Prop(id="clock", kind="clock", text="12:05", place=_at("wall_center")),
        ),
        signs=(Sign(id="track", kind="board", text="TRACK 2", place=_at("platform_sign")),),
    )
    return Sample(
        "farewell",
        scene,
        Ledger(
            key_points=(
                *_place("station", "noon"),
                _point("event.waves", "event", "The traveller waves.", Poses(element="soldier", pose="wave")),
                _point(
                    "mental.soldier",
                    "mental_state",
                    "The traveller is sad.",
                    Feels(element="soldier", expression="sad"),
                ),
                _point(
                    "relationship.look",
                    "character_relationship",
                    "They look at each other.",
                    Relates(agent="soldier", act="looks_at", target="woman"),
                    Relates(agent="woman", act="looks_at", target="soldier"),
                ),
                _point("event.bag", "event", "Somebody travels.", Shows(element="bag", thing="suitcase")),
                _point(
                    "event.track", "event", "The train leaves from track two.", Reads(element="track", text="TRACK 2")
                ),
                _point("time.clock", "time", "It is noon.", Reads(element="clock", text="12:05")),
                _point("character.woman", "character", "A woman stays.", Shows(element="woman", thing="adult")),
            )
        ),
    )


def _bedroom() -> Sample:
    scene = SceneSpec(
        setting="bedroom",
        time_of_day="night",
        people=(
            Person(
                id="child",
                role="child",
                age="child",
                outfit="pyjamas",
                pose="sit",
                expression="afraid",
                place=_at("bed_edge"),
            ),
            Person(
                id="mother",
                role="mother",
                outfit="pyjamas",
                colour="teal",
                pose="reach_out",
                expression="tired",
                looks_at="child",
                place=_at("front_left"),
            ),
        ),
        props=(
            Prop(id="lamp", kind="lamp", state="on", place=_at("nightstand")),
            Prop(id="teddy", kind="teddy", state="torn", place=_at("front_center")),
        ),
    )
    return Sample(
        "nightmare",
        scene,
        Ledger(
            key_points=(
                *_place("bedroom", "night"),
                _point("character.child", "character", "A child is awake.", Shows(element="child", thing="child")),
                _point(
                    "mental.child",
                    "mental_state",
                    "The child is afraid.",
                    Feels(element="child", expression="afraid"),
                    parents=("character.child",),
                ),
                _point(
                    "mental.mother", "mental_state", "The mother is tired.", Feels(element="mother", expression="tired")
                ),
                _point(
                    "relationship.comfort",
                    "character_relationship",
                    "The mother comforts the child.",
                    Relates(agent="mother", act="looks_at", target="child"),
                    Poses(element="mother", pose="reach_out"),
                ),
                _point(
                    "event.teddy", "event", "The teddy is torn.", Shows(element="teddy", thing="teddy", state="torn")
                ),
                _point("event.lamp", "event", "The lamp is on.", Shows(element="lamp", thing="lamp", state="on")),
            )
        ),
    )


def _shop() -> Sample:
    scene = SceneSpec(
        setting="shop",
        people=(
            Person(
                id="clerk",
                role="shopkeeper",
                build="masculine",
                outfit="apron",
                pose="hands_on_hips",
                expression="angry",
                looks_at="boy",
                place=_at("floor_left"),
            ),
            Person(
                id="boy",
                role="boy",
                age="child",
                build="masculine",
                pose="hands_behind",
                expression="embarrassed",
                place=_at("front_right"),
            ),
        ),
        props=(
            Prop(id="apple", kind="apple", state="bitten", place=_at("front_center")),
            Prop(id="bag", kind="shopping_bag", state="torn", place=_at("front_left")),
        ),
        signs=(Sign(id="price", kind="poster", text="PAY FIRST", place=_at("wall_center")),),
    )
    return Sample(
        "apple",
        scene,
        Ledger(
            key_points=(
                *_place("shop", "noon"),
                _point(
                    "event.apple",
                    "event",
                    "An apple was bitten.",
                    Shows(element="apple", thing="apple", state="bitten"),
                ),
                _point(
                    "mental.clerk",
                    "mental_state",
                    "The shopkeeper is angry.",
                    Feels(element="clerk", expression="angry"),
                    parents=("event.apple",),
                ),
                _point(
                    "mental.boy", "mental_state", "The boy is ashamed.", Feels(element="boy", expression="embarrassed")
                ),
                _point(
                    "relationship.look",
                    "character_relationship",
                    "The shopkeeper blames the boy.",
                    Relates(agent="clerk", act="looks_at", target="boy"),
                    Poses(element="clerk", pose="hands_on_hips"),
                ),
                _point("event.bag", "event", "A bag tore.", Shows(element="bag", thing="shopping_bag", state="torn")),
                _point("event.pay", "event", "One has to pay.", Reads(element="price", text="PAY FIRST")),
            )
        ),
    )


SAMPLES: Final[tuple[Sample, ...]] = (
    _kitchen(),
    _living_room(),
    _bus_stop(),
    _classroom(),
    _hospital(),
    _park(),
    _street(),
    _office(),
    _restaurant(),
    _garden(),
    _station(),
    _bedroom(),
    _shop(),
)
"""Thirteen sound pictures, one for each setting."""
