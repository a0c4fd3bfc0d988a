"""`SceneSpec`: the typed plan of one picture, the contract between storyteller and illustrator."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.base import ElementId, Frozen, Seed
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.vocabulary import (
    Accessory,
    Age,
    Build,
    Colour,
    EffectKind,
    Expression,
    Facing,
    HairColour,
    HairStyle,
    Outfit,
    Pose,
    Setting,
    SignKind,
    TimeOfDay,
    Weather,
)

Importance = Literal["must", "nice", "dressing"]
"""`must`: the story needs it. `nice`: the story speaks of it. `dressing`: it only furnishes the picture."""
Lettering = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Place(Frozen):
    """Where a thing is: at a named anchor of the setting, or in relation to another thing.

    Exactly one of the two forms is used: `Place(anchor="table")` or `Place(relation="on", target="table_1")`.
    """

    anchor: str | None = None
    relation: Literal["held_by", "on", "under", "beside", "behind", "in_front_of"] | None = None
    target: ElementId | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.anchor is None) == (self.relation is None):
            raise ValueError("a place has either `anchor` or `relation` with `target`")
        if (self.relation is None) != (self.target is None):
            raise ValueError("`relation` and `target` go together")
        return self


class Hair(Frozen):
    style: HairStyle = "short"
    colour: HairColour = "brown"


class Person(Frozen):
    """One drawn person."""

    id: ElementId
    role: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    """The noun the story uses: `mother`, `bus driver`."""
    age: Age = "adult"
    build: Build = "feminine"
    skin: Annotated[int, Field(ge=1, le=6)] = 2
    """Skin tone from 1 (lightest) to 6 (darkest)."""
    hair: Hair = Hair()
    outfit: Outfit = "casual"
    colour: Colour = "blue"
    """Main colour of the clothes."""
    accessories: tuple[Accessory, ...] = ()
    pose: Pose = "stand"
    expression: Expression = "neutral"
    facing: Facing = "front"
    looks_at: ElementId | None = None
    """Element the eyes are turned to; none looks where the body faces."""
    reaches: ElementId | None = None
    """Element that the leading hand reaches for, points at or touches."""
    place: Place
    importance: Importance = "must"


class Prop(Frozen):
    """One drawn thing."""

    id: ElementId
    kind: str
    """A key of `prop_states.PROP_STATES`."""
    state: str = ""
    """One of the kind's states; empty means the first."""
    colour: Colour | None = None
    text: Lettering | None = None
    """What stands on it: the time of a clock (`22:10`), the grade on a paper (`F`), a date on a calendar."""
    place: Place
    facing: Literal["left", "right"] = "right"
    importance: Importance = "must"

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.kind not in PROP_STATES:
            raise ValueError(f"unknown prop {self.kind!r}; `schema scene` prints the list")
        if self.state and self.state not in PROP_STATES[self.kind]:
            raise ValueError(f"prop {self.kind!r} has no state {self.state!r}; use one of {PROP_STATES[self.kind]}")
        return self

    @property
    def resolved_state(self) -> str:
        """The state to draw."""
        return self.state or PROP_STATES[self.kind][0]


class Sign(Frozen):
    """Lettering that the viewer must be able to read."""

    id: ElementId
    kind: SignKind = "board"
    text: Lettering
    place: Place
    importance: Importance = "must"


class Effect(Frozen):
    """Something that happens at a place or to a thing: water running over, smoke, a broken pane."""

    id: ElementId
    kind: EffectKind
    at: str
    """Id of an element of the scene, or an anchor of the setting."""
    importance: Importance = "must"


Element = Person | Prop | Sign | Effect


class Move(Frozen):
    """A repair of the layout, made because a check found a fault; applied after placing, in order."""

    kind: Literal["shift", "scale", "reorder", "swap_slot", "mirror", "drop"]
    element: ElementId | None = None
    """What is moved; none for `mirror`, which turns the whole picture."""
    dx: float = 0.0
    """Shift to the right in shares of the picture's width."""
    dy: float = 0.0
    factor: Annotated[float, Field(gt=0.2, lt=5.0)] = 1.0
    """Scale about the foot of the element."""
    depth: float = 0.0
    """Added to the element's depth; positive comes nearer to the viewer."""
    anchor: str | None = None
    """New anchor for `swap_slot`."""
    because: str = ""
    """Key point and finding that asked for it."""


class SceneSpec(Frozen):
    """The plan of one picture. The same spec gives the same bytes."""

    setting: Setting
    time_of_day: TimeOfDay = "noon"
    weather: Weather = "clear"
    people: Annotated[tuple[Person, ...], Field(max_length=6)] = ()
    props: Annotated[tuple[Prop, ...], Field(max_length=24)] = ()
    signs: Annotated[tuple[Sign, ...], Field(max_length=4)] = ()
    effects: Annotated[tuple[Effect, ...], Field(max_length=8)] = ()
    seed: Seed = 0
    """Steers only what the plan leaves open: small offsets, pictures on the wall, clouds."""
    moves: Annotated[tuple[Move, ...], Field(max_length=64)] = ()

    @property
    def elements(self) -> tuple[Element, ...]:
        """All drawn elements: people, props, signs, effects."""
        return (*self.people, *self.props, *self.signs, *self.effects)

    def element(self, id: str) -> Element | None:
        """Returns the element with that id, or none."""
        return next((e for e in self.elements if e.id == id), None)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [e.id for e in self.elements]
        if len(set(ids)) != len(ids):
            raise ValueError(f"element ids repeat: {sorted({i for i in ids if ids.count(i) > 1})}")
        known, anchors = set(ids), ANCHORS[self.setting]
        for e in self.elements:
            if isinstance(e, Effect):
                if e.at not in known and e.at not in anchors:
                    raise ValueError(f"effect {e.id!r} is at {e.at!r}, which is no element and no anchor")
                continue
            if e.place.anchor is not None and e.place.anchor not in anchors:
                raise ValueError(
                    f"{e.id!r} is at {e.place.anchor!r}; the {self.setting} has {sorted(anchors)}"
                )
            if e.place.target is not None and e.place.target not in known - {e.id}:
                raise ValueError(f"{e.id!r} is placed by {e.place.target!r}, which is no other element")
        for p in self.people:
            for aim in (p.looks_at, p.reaches):
                if aim is not None and aim not in known - {p.id}:
                    raise ValueError(f"{p.id!r} aims at {aim!r}, which is no other element")
        return self
