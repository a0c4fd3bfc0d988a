"""What travels between the nodes: one item's values, all immutable, no pixels."""

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.record import Attempt, ErrorRecord, Record, StopReason, Usage
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.graph.routing import FIRST_PICTURE, PaintPlan


class ItemInput(BaseModel):
    """What the graph is called with."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"brief": {"id": "item-1", "seed": 7}}]})

    brief: Brief = Field(description="The order for one item: id, seed, and a premise, a setting or a finished story.")


class ItemOutput(TypedDict):
    """What the graph gives back."""

    record: Record


class State(TypedDict, total=False):
    """Everything known of the item. Drafts and critiques are in step: round n is at position n - 1 of both."""

    brief: Brief
    drafts: tuple[Draft, ...]
    critiques: tuple[Critique, ...]
    told_from: int
    """Round with which the present telling began."""
    chosen: int
    """Round of the draft that is painted."""
    rewrites: int
    """How often the image loop sent the item back to the storyteller."""
    unpaintable: tuple[str, ...]
    """Key points of the chosen draft that no painter managed."""
    plan: PaintPlan
    attempts: tuple[Attempt, ...]
    stop: StopReason
    why: str
    usage: Usage
    error: ErrorRecord
    record: Record


class Item(ItemInput):
    """The state as a node reads it: validated, every key present. That the first node reads it checks the input."""

    model_config = ConfigDict(frozen=True)

    drafts: tuple[Draft, ...] = ()
    critiques: tuple[Critique, ...] = ()
    told_from: int = 1
    chosen: int = 0
    rewrites: int = 0
    unpaintable: tuple[str, ...] = ()
    plan: PaintPlan = FIRST_PICTURE
    attempts: tuple[Attempt, ...] = ()
    stop: StopReason | None = None
    why: str = ""
    usage: Usage = Usage()
    error: ErrorRecord | None = None

    @property
    def telling(self) -> tuple[Critique, ...]:
        """Critiques of the present telling."""
        return self.critiques[self.told_from - 1 :]

    @property
    def draft(self) -> Draft | None:
        """The draft that is painted; before one is chosen, the last that was told."""
        if self.chosen:
            return self.drafts[self.chosen - 1]
        return self.drafts[-1] if self.drafts else None

    @property
    def tries(self) -> tuple[Attempt, ...]:
        """Attempts at the present telling's draft."""
        return tuple(a for a in self.attempts if a.story_round >= self.told_from)

    def used(self, faults: Iterable[AnswerFault] = (), **calls: int) -> Usage:
        """Returns the usage with some counters raised: `used(paint_calls=1)`, and faults of answers counted."""
        counted = Counter(self.usage.faults)
        counted.update(fault.kind for fault in faults)
        raised = {k: getattr(self.usage, k) + n for k, n in calls.items()}
        return self.usage.model_copy(update={**raised, "faults": dict(counted)})
