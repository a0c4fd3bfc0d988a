"""What situations are written in: roles with castings, things, beats with key points, and questions to the plan.

A beat is the smallest whole: the words it adds to the text, the elements it adds to the plan and the key points that
both carry. Claims are not written down but asked of the finished plan (`see("jar")`), so text, ledger and plan cannot
disagree.

Places are short words: `sink_stand` is an anchor; `on stool`, `under table`, `beside man`, `behind box`, `before box`
and `held man` are relations. Wherever a place depends on the setting, a mapping from settings to words is given, with
`*` for all others.

Templates know `{role}` and `{pick}` (a person or thing, introduced with `a`, then called `the`), `{Role}` at the start
of a sentence, `{role.he}`, `{role.his}`, `{role.him}`, `{role.noun}`, `{place}` and the situation's own words.
`<event.water|...>` marks the words that a key point stands on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from storytelling_painter.domain.vocabulary import (
    Accessory,
    Age,
    Build,
    Colour,
    Dimension,
    EffectKind,
    Expression,
    Facing,
    HairStyle,
    Outfit,
    Pose,
    Setting,
    SignKind,
    TimeOfDay,
    Weather,
)

PlaceWord = str | Mapping[str, str]

PREFIXES: Final[Mapping[str, Dimension]] = MappingProxyType(
    {
        "time": "time",
        "location": "location",
        "character": "character",
        "relation": "character_relationship",
        "event": "event",
        "cause": "event_causal_relationship",
        "feeling": "mental_state",
    }
)
"""First word of a key point's id, and the dimension it stands for."""

AskKind = Literal[
    "see", "pose", "face", "looks", "reaches", "holds", "on", "near", "behind", "under", "away", "at", "reads", "here",
    "hour", "sky",
]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the finished plan that gives a claim."""

    kind: AskKind
    agent: str = ""
    target: str = ""


def see(element: str) -> Ask:
    """The element is there, as the kind and in the state that the plan gives it."""
    return Ask("see", element)


def pose(person: str) -> Ask:
    """The person's body does what the plan says."""
    return Ask("pose", person)


def face(person: str) -> Ask:
    """The person's face shows what the plan says."""
    return Ask("face", person)


def looks(person: str) -> Ask:
    """The person looks at what the plan turns the eyes to."""
    return Ask("looks", person)


def reaches(person: str) -> Ask:
    """The person reaches for what the plan says."""
    return Ask("reaches", person)


def holds(person: str, thing: str) -> Ask:
    return Ask("holds", person, thing)


def on(upper: str, lower: str) -> Ask:
    """A person stands or sits on it, or a thing lies on it."""
    return Ask("on", upper, lower)


def near(one: str, other: str) -> Ask:
    return Ask("near", one, other)


def behind(one: str, other: str) -> Ask:
    return Ask("behind", one, other)


def under(one: str, other: str) -> Ask:
    return Ask("under", one, other)


def away(person: str, target: str) -> Ask:
    """The person looks away from the target."""
    return Ask("away", person, target)


def stands_at(element: str) -> Ask:
    """The element is at its anchor."""
    return Ask("at", element)


def reads(element: str) -> Ask:
    """The lettering of the element can be read."""
    return Ask("reads", element)


def here() -> Ask:
    """The setting can be recognised."""
    return Ask("here")


def hour() -> Ask:
    """The light tells the time of day."""
    return Ask("hour")


def sky() -> Ask:
    """The weather can be seen."""
    return Ask("sky")


ClueText = tuple[str, Ask]


@dataclass(frozen=True, slots=True)
class Point:
    """A key point: id with a prefix of `PREFIXES`, conclusion without pronouns, clues."""

    id: str
    text: str
    clues: tuple[ClueText, ...]
    nice: bool = False
    after: tuple[str, ...] = ()
    """Parents; those that are not told are left out. Empty: causes follow the first event, feelings the first cause."""

    @property
    def dimension(self) -> Dimension:
        return PREFIXES[self.id.split(".")[0]]


@dataclass(frozen=True, slots=True)
class Thing:
    """A prop of a beat; `kind` may be `$pick`."""

    id: str
    kind: str
    at: PlaceWord
    state: str = ""
    text: str | None = None
    colour: Colour | None = None
    facing: Literal["left", "right"] = "right"
    nice: bool = False


@dataclass(frozen=True, slots=True)
class Lettering:
    """A sign of a beat."""

    id: str
    kind: SignKind
    text: str
    at: PlaceWord
    nice: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """An effect of a beat, at an element or an anchor."""

    id: str
    kind: EffectKind
    at: PlaceWord
    nice: bool = False


Added = Thing | Lettering | Happening


@dataclass(frozen=True, slots=True)
class Change:
    """What a beat changes in a person; none keeps what is."""

    role: str
    pose: Pose | None = None
    face: Expression | None = None
    looks: str | None = None
    reaches: str | None = None
    at: PlaceWord | None = None
    accessories: tuple[Accessory, ...] = ()


@dataclass(frozen=True, slots=True)
class Beat:
    """A clue module: words, elements and key points that belong together."""

    id: str
    text: str | tuple[str, ...]
    points: tuple[Point, ...]
    adds: tuple[Added, ...] = ()
    sets: tuple[Change, ...] = ()
    order: int = 50
    """Where its words stand in the text: low first."""
    settings: tuple[Setting, ...] = ()
    """Settings it works in; empty means all of the situation's."""

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.text,) if isinstance(self.text, str) else self.text


@dataclass(frozen=True, slots=True)
class Cast:
    """One way to fill a role."""

    noun: str
    age: Age
    build: Build
    outfits: tuple[Outfit, ...] = ("casual",)
    accessories: tuple[Accessory, ...] = ()
    hair: HairStyle | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A person of a situation before it is cast."""

    id: str
    casts: tuple[Cast, ...]
    at: PlaceWord
    pose: Pose = "stand"
    face: Expression = "neutral"
    looks: str | None = None
    reaches: str | None = None
    facing: Facing = "front"
    outfits: tuple[Outfit, ...] = ()
    """Instead of the casting's own."""
    accessories: tuple[Accessory, ...] = ()
    family: str = ""
    """People of one family look alike."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One way to fill a place for a thing: the kind that is drawn, in its state and colour, and the word for it."""

    kind: str
    noun: str
    state: str = ""
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """A small drama with everything that can be told about it."""

    name: str
    title: tuple[str, ...]
    words: str
    """Words that a premise may use for it, separated by blanks."""
    tags: tuple[str, ...]
    settings: tuple[Setting, ...]
    roles: tuple[Role, ...]
    core: tuple[Beat, ...]
    slots: Mapping[str, tuple[Beat, ...]]
    """Optional modules; at most one of each slot is told."""
    picks: Mapping[str, tuple[Pick, ...]] = field(default_factory=lambda: MappingProxyType({}))
    own_words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    times: tuple[TimeOfDay, ...] = ("morning", "noon", "evening")
    weathers: tuple[Weather, ...] = ("clear", "cloudy")
    clock: PlaceWord | None = ""
    """Where a clock may hang; none where there is no room for one. Empty: the setting's usual wall."""
    base: tuple[Added, ...] = ()
    """Things that are always there and that no words speak of."""
