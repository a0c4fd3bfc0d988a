"""What comes in (`Brief`) and what a storyteller makes of it (`Draft`: story and ledger)."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.base import Frozen, ItemId, MadeBy, Seed
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.vocabulary import Dimension, Mode, Setting, TimeOfDay

MAX_STORY_CHARACTERS = 20_000

StoryText = Annotated[str, StringConstraints(min_length=1, max_length=MAX_STORY_CHARACTERS, strip_whitespace=True)]


class Lean(Frozen):
    """A time, a place and a role that the stories of a run held least so far; a hint, not a wish."""

    time: TimeOfDay
    place: Setting
    role: Annotated[str, StringConstraints(min_length=1, max_length=60)]


class Brief(Frozen):
    """The order for one item. Everything random about the item follows from `seed`."""

    id: ItemId
    index: Annotated[int, Field(ge=0)] = 0
    """Position in the run; spreads situations over the run whatever the order of arrival."""
    seed: Seed = 0
    mode: Mode = "cor_guided"
    premise: Annotated[str, StringConstraints(max_length=2_000)] | None = None
    """A wish in free words, such as `a birthday that goes wrong`."""
    setting: Setting | None = None
    lean: Lean | None = None
    """What its story may lean towards, so that a run does not tell of the same again and again."""
    story: StoryText | None = None
    """A finished story: the storyteller only reads it into a ledger and does not invent."""


class PoolStory(Frozen):
    """A human-readable example story with the key points that it holds."""

    id: ItemId
    story: StoryText
    title: str = ""
    setting: str = ""
    tags: tuple[str, ...] = ()
    key_points: tuple[tuple[Dimension, str], ...] = ()


class Story(Frozen):
    """A story for one still picture: a single frozen moment told through what can be seen."""

    text: StoryText
    title: str = ""
    mode: Mode
    examples: tuple[ItemId, ...] = ()
    """Ids of the pool stories shown to the storyteller."""
    made_by: MadeBy
    round: Annotated[int, Field(ge=1)] = 1
    situation: str = ""
    """Name of the grammar's situation, or empty."""
    scene: SceneSpec | None = None
    """Plan for the embedded illustrator, where the storyteller could give one."""
    not_drawable: tuple[str, ...] = ()
    """Words of the story that the plan could not take in."""
    faults: tuple[AnswerFault, ...] = ()
    """What was wrong with the answers of the model that told it."""


class Draft(Frozen):
    """A story together with its ledger."""

    story: Story
    ledger: Ledger

    @model_validator(mode="after")
    def _spans_fit(self) -> Self:
        for point in self.ledger.key_points:
            if point.span and point.span[1] > len(self.story.text):
                raise ValueError(f"span {point.span} of {point.id!r} ends after the story")
        return self
