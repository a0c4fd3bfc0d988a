"""The CoR ledger: what the picture has to tell, as key points that rest on clues."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from storytelling_painter.domain.base import ElementId, Frozen, KeyPointId
from storytelling_painter.domain.vocabulary import Dimension, Expression, Pose, Setting, TimeOfDay, Weather

PointImportance = Literal["must", "nice"]
"""`must`: without it the picture does not tell its story."""

Sentence = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]


class Shows(Frozen):
    """The element is in the picture and can be seen."""

    kind: Literal["shows"] = "shows"
    element: ElementId
    thing: str | None = None
    """Prop kind, sign kind or effect kind that it has to be; for a person the age (`child`)."""
    state: str | None = None
    """State a prop has to be in."""


class Poses(Frozen):
    """A person does something with the body."""

    kind: Literal["poses"] = "poses"
    element: ElementId
    pose: Pose


class Feels(Frozen):
    """A person's face shows a feeling."""

    kind: Literal["feels"] = "feels"
    element: ElementId
    expression: Expression


class Relates(Frozen):
    """Two elements stand to each other as said; judged by geometry and pixels."""

    kind: Literal["relates"] = "relates"
    agent: ElementId
    act: Literal[
        "holds", "looks_at", "looks_away_from", "reaches_for", "stands_on", "sits_on", "near", "behind", "on", "under",
        "at",
    ]
    target: str
    """Element id; for `at` an anchor of the setting."""


class Reads(Frozen):
    """Lettering on an element can be read and says exactly this."""

    kind: Literal["reads"] = "reads"
    element: ElementId
    text: Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Absent(Frozen):
    """No element of this kind is in the picture."""

    kind: Literal["absent"] = "absent"
    thing: str


class InSetting(Frozen):
    """The place can be recognised by its furniture."""

    kind: Literal["in_setting"] = "in_setting"
    setting: Setting


class AtTime(Frozen):
    """The light, the sky or a clock tells the time of day."""

    kind: Literal["at_time"] = "at_time"
    time_of_day: TimeOfDay


class HasWeather(Frozen):
    kind: Literal["has_weather"] = "has_weather"
    weather: Weather


Claim = Annotated[
    Shows | Poses | Feels | Relates | Reads | Absent | InSetting | AtTime | HasWeather, Field(discriminator="kind")
]
"""A statement about the picture that a machine can check."""


class Clue(Frozen):
    """One visible thing that a conclusion rests on."""

    text: Sentence
    claim: Claim | None = None
    """Machine-checkable form; none where only a viewer can tell."""


class KeyPoint(Frozen):
    """`clue + clue -> conclusion`."""

    id: KeyPointId
    dimension: Dimension
    text: Sentence
    """The conclusion as a full sentence without pronouns."""
    clues: tuple[Clue, ...] = ()
    span: tuple[int, int] | None = None
    """Start and end in the story's text, in characters; none if the story only implies it."""
    importance: PointImportance = "must"
    parents: tuple[KeyPointId, ...] = ()
    """Key points that have to hold before this one can."""

    @model_validator(mode="after")
    def _span_in_order(self) -> Self:
        if self.span is not None and not 0 <= self.span[0] < self.span[1]:
            raise ValueError(f"span {self.span} of {self.id!r} is empty or reversed")
        return self


class Ledger(Frozen):
    """All key points of one item. Ids are unique; parents come from the same ledger and form no cycle."""

    key_points: tuple[KeyPoint, ...] = ()

    def get(self, id: str) -> KeyPoint:
        """Returns the key point with that id.

        Raises:
            KeyError: No such key point.
        """
        for point in self.key_points:
            if point.id == id:
                return point
        raise KeyError(id)

    @property
    def musts(self) -> tuple[KeyPoint, ...]:
        return tuple(p for p in self.key_points if p.importance == "must")

    @property
    def dimensions(self) -> frozenset[Dimension]:
        """Dimensions that at least one key point speaks of."""
        return frozenset(p.dimension for p in self.key_points)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        ids = [p.id for p in self.key_points]
        if len(set(ids)) != len(ids):
            raise ValueError(f"key point ids repeat: {sorted({i for i in ids if ids.count(i) > 1})}")
        parents = {p.id: p.parents for p in self.key_points}
        for id, above in parents.items():
            if missing := set(above) - set(ids):
                raise ValueError(f"key point {id!r} has unknown parents {sorted(missing)}")
        done: set[str] = set()
        while len(done) < len(ids):
            free = {i for i in ids if i not in done and done.issuperset(parents[i])}
            if not free:
                raise ValueError(f"parents form a cycle among {sorted(set(ids) - done)}")
            done |= free
        return self
