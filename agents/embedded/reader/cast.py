"""Who and what a story speaks of: the people and things found so far, and which of them a noun or a pronoun means."""

from dataclasses import dataclass, field
from typing import Final, Literal

from storytelling_painter.agents.embedded.reader.lexicon.people import Who
from storytelling_painter.domain.vocabulary import (
    Accessory,
    Age,
    Build,
    Colour,
    EffectKind,
    Expression,
    HairColour,
    HairStyle,
    Outfit,
    Pose,
    SignKind,
)

MOST_PEOPLE: Final = 5
MOST_THINGS: Final = 14
MOST_EFFECTS: Final = 6
MOST_SIGNS: Final = 4


@dataclass
class Figure:
    """A person of the story."""

    id: str
    role: str
    age: Age
    build: Build | None
    span: tuple[int, int]
    outfit: Outfit | None = None
    colour: Colour | None = None
    hair: HairStyle | None = None
    hair_colour: HairColour | None = None
    accessories: list[Accessory] = field(default_factory=list)
    poses: list[Pose] = field(default_factory=list)
    face: Expression | None = None
    name: str = ""


@dataclass
class Thing:
    """A prop of the story."""

    id: str
    kind: str
    span: tuple[int, int]
    noun: str = ""
    state: str = ""
    colour: Colour | None = None
    text: str | None = None


@dataclass
class Happening:
    """An effect of the story."""

    id: str
    kind: EffectKind
    span: tuple[int, int]
    at: str = ""
    """Id of what it happens to, or empty."""
    spot: str = ""


@dataclass
class Writing:
    """Lettering of the story."""

    id: str
    kind: SignKind
    text: str
    span: tuple[int, int]
    on: str = ""


@dataclass(frozen=True)
class Spot:
    """Furniture or a place of the setting; nothing of its own is drawn for it."""

    name: str


@dataclass(frozen=True)
class Part:
    """A part of somebody's body."""

    name: str
    owner: str
    """Id of the person, or empty."""


Entity = Figure | Thing | Happening | Writing | Spot | Part
Gender = Literal["masculine", "feminine"]


class Cast:
    """Registry of everything that a story speaks of."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.things: list[Thing] = []
        self.happenings: list[Happening] = []
        self.writings: list[Writing] = []
        self.recent: list[str] = []
        """Ids of people in the order in which they were last spoken of."""
        self._ids: set[str] = set()
        self._by_id: dict[str, Entity] = {}

    def get(self, id: str) -> Entity | None:
        return self._by_id.get(id)

    def new_id(self, word: str) -> str:
        """Returns an unused element id made from a word."""
        base = "".join(c if c.isascii() and c.isalnum() else "_" for c in word.lower()).strip("_")[:30] or "x"
        if not base[0].isalpha():
            base = f"x_{base}"
        id, n = base, 1
        while id in self._ids:
            n += 1
            id = f"{base}_{n}"
        self._ids.add(id)
        return id

    def add_figure(self, who: Who, span: tuple[int, int], *, name: str = "") -> Figure | None:
        """Adds a person; none when the picture is full."""
        if len(self.figures) >= MOST_PEOPLE:
            return None
        figure = Figure(
            self.new_id(name or who.role), name or who.role, who.age, who.build, span, who.outfit, name=name
        )
        self.figures.append(figure)
        self._by_id[figure.id] = figure
        self.touch(figure)
        return figure

    def add_thing(self, kind: str, noun: str, span: tuple[int, int]) -> Thing | None:
        """Adds a prop; none when the picture is full."""
        if len(self.things) >= MOST_THINGS:
            return None
        thing = Thing(self.new_id(kind), kind, span, noun)
        self.things.append(thing)
        self._by_id[thing.id] = thing
        return thing

    def add_happening(self, kind: EffectKind, span: tuple[int, int], at: str = "", spot: str = "") -> Happening | None:
        """Adds an effect, or returns the one of that kind that is already there."""
        for old in self.happenings:
            if old.kind == kind and (not at or not old.at or old.at == at):
                old.at = old.at or at
                old.spot = old.spot or spot
                return old
        if len(self.happenings) >= MOST_EFFECTS:
            return None
        happening = Happening(self.new_id(kind), kind, span, at, spot)
        self.happenings.append(happening)
        self._by_id[happening.id] = happening
        return happening

    def add_writing(self, kind: SignKind, text: str, span: tuple[int, int]) -> Writing | None:
        """Adds lettering; none when the picture is full."""
        if len(self.writings) >= MOST_SIGNS:
            return None
        writing = Writing(self.new_id("sign"), kind, text, span)
        self.writings.append(writing)
        self._by_id[writing.id] = writing
        return writing

    def letter(self, thing: Thing, kind: SignKind, text: str) -> Writing | None:
        """Makes a sheet of paper into lettering; whatever was said of it stays said of the lettering. None when the
        picture is full of it.
        """
        if len(self.writings) >= MOST_SIGNS:
            return None
        self.things.remove(thing)
        thing.text = text  # who still speaks of the sheet finds it written on
        writing = Writing(thing.id, kind, text, thing.span)
        self.writings.append(writing)
        self._by_id[thing.id] = writing
        return writing

    def touch(self, figure: Figure) -> None:
        """Makes a person the last one spoken of."""
        if figure.id in self.recent:
            self.recent.remove(figure.id)
        self.recent.append(figure.id)

    def pronoun(self, build: str, prefer: Figure | None) -> Figure | None:
        """Returns the person that `he` or `she` means: the subject spoken of before, else the last one that fits.

        Somebody of unknown build takes the pronoun's when nobody else fits.
        """
        fitting = [f for id in reversed(self.recent) if isinstance(f := self._by_id[id], Figure) and f.build == build]
        if prefer is not None and prefer in fitting:
            return prefer
        unknown = [f for id in reversed(self.recent) if isinstance(f := self._by_id[id], Figure) and f.build is None]
        if prefer is not None and prefer in unknown:
            chosen = prefer
        elif fitting:
            return fitting[0]
        elif unknown:
            chosen = unknown[0]
        else:
            return None
        chosen.build = "masculine" if build == "masculine" else "feminine"
        return chosen

    def known_person(self, who: Who, noun: str) -> Figure | None:
        """Returns the person that `the <noun>` means, or none when nobody fits."""
        seen = [f for id in reversed(self.recent) if isinstance(f := self._by_id[id], Figure)]
        for figure in seen:
            if figure.role == noun or figure.name.lower() == noun:
                return figure
        last = noun.split()[-1]
        for figure in seen:
            if figure.role.split()[-1] == last and (figure.age == who.age or " " not in noun):
                return figure
        if last not in _GENERAL:
            return None
        for figure in seen:
            if figure.build in (who.build, None) or who.build is None:
                if _GENERAL[last] is None or figure.age in (_GENERAL[last] or ()):
                    if who.build is not None and figure.build is None:
                        figure.build = who.build
                    return figure
        return None

    def known_thing(self, kind: str) -> Thing | None:
        return next((t for t in reversed(self.things) if t.kind == kind), None)


_GENERAL: Final[dict[str, tuple[Age, ...] | None]] = {
    "man": ("adult", "elder", "teen"),
    "woman": ("adult", "elder", "teen"),
    "boy": ("child", "toddler", "teen"),
    "girl": ("child", "toddler", "teen"),
    "child": ("child", "toddler"),
    "kid": ("child", "toddler"),
    "person": None,
    "lady": ("adult", "elder"),
    "gentleman": ("adult", "elder"),
    "parent": ("adult",),
    "little": None,
}
"""Nouns by which somebody known under another noun may be called, and the ages that they fit."""
