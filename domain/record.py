"""What is kept: pictures, attempts, and the record of a finished item."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from storytelling_painter.domain.answers import AnswerFault, FaultKind
from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen, ItemId, KeyPointId, MadeBy, Seed, Sha256
from storytelling_painter.domain.judgement import AlignmentReport, Critique, Scores
from storytelling_painter.domain.scene import Move, SceneSpec
from storytelling_painter.domain.story import Brief, Draft

StopReason = Literal[
    "accepted",
    "attempts",
    "plateau",
    "budget",
    "moderation",
    "unpaintable",
    "judge_unreliable",
    "failed",
    "human",
]
STOP_REASONS: tuple[StopReason, ...] = get_args(StopReason)

PaintAction = Literal["paint", "edit", "resample", "rewrite_prompt"]

SourceType = Literal["algorithmicMedia", "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"]
"""Terms of the IPTC vocabulary of digital source types."""


class Picture(Frozen):
    """A picture in the artifact store. The pixels live in the file only."""

    sha256: Sha256
    path: str
    """Relative to the run folder, with forward slashes."""
    media_type: Literal["image/png", "image/jpeg", "image/webp"] = "image/png"
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]
    size_bytes: Annotated[int, Field(ge=0)]


class PromptSpan(Frozen):
    """Which characters of a prompt stand for which key point; one point may have several."""

    key_point: KeyPointId
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Painting(Frozen):
    """What a painter hands back: the picture and how it was made."""

    picture: Picture
    made_by: MadeBy
    """The painter; its spec names the model."""
    seed: Seed | None
    """Seed that the picture follows from; none where the model takes none."""
    source_type: SourceType = "algorithmicMedia"
    """How the pixels came to be. For a file of a provider, which is kept as it came, this is the only place."""
    scene: SceneSpec | None = None
    """Plan as painted, moves included, where the painter works from one."""
    prompt: str | None = None
    """Prompt as sent, where the painter works from one."""
    prompt_spans: tuple[PromptSpan, ...] = ()
    """Walks from a key point to its part of the prompt."""
    revised_prompt: str | None = None
    """Prompt as the provider changed it, where it says so."""
    softened: tuple[KeyPointId, ...] = ()
    """Key points that were put into milder words after the provider had refused the prompt."""
    moves: tuple[Move, ...] = ()
    """Repairs made in this attempt only."""
    not_drawn: tuple[str, ...] = ()
    """What was left out: elements of the plan, or key points that did not fit into the prompt."""


class Attempt(Frozen):
    """One painted and checked picture of an item."""

    number: Annotated[int, Field(ge=1)]
    story_round: Annotated[int, Field(ge=1)]
    round: Annotated[int, Field(ge=1)]
    candidate: Annotated[int, Field(ge=1)]
    action: PaintAction
    parent: int | None = None
    """Number of the attempt that was edited."""
    painting: Painting
    report: AlignmentReport | None = None
    """None until checked."""
    kept: bool = False
    """Whether it became the best so far when it was checked."""
    why: str = ""
    """What the routing decided after it, in words."""


class Usage(Frozen):
    """What an item or a run used. The first five count what the crew was asked for, the others calls to providers."""

    story_calls: int = 0
    critic_calls: int = 0
    paint_calls: int = 0
    check_calls: int = 0
    judge_calls: int = 0
    calls: int = 0
    """Calls that were answered, replayed ones included."""
    replayed: int = 0
    """Calls of these whose answer came from a recording, so that nothing was paid for them now."""
    lost: int = 0
    """Tries that brought nothing and may have been paid for: broken off, or cancelled on their way."""
    input_tokens: int = 0
    cached_tokens: int = 0
    """Of the input tokens, those that the provider had cached."""
    output_tokens: int = 0
    pictures: int = 0
    cost_usd: float | None = None
    """By the price table in force, replayed calls as when they were made; none while nothing was called, or where the
    price of a call is not known."""
    faults: dict[FaultKind, int] = {}
    """How many answers of models had which fault, those that were asked for anew and those that were taken."""

    def __add__(self, other: "Usage") -> "Usage":
        """Returns the sum; its cost is not known where one of both made calls at a cost that is not."""
        added = {name: getattr(self, name) + getattr(other, name) for name in _COUNTED}
        costs = [u.cost_usd for u in (self, other) if u.cost_usd is not None or u.calls or u.lost]
        known = [cost for cost in costs if cost is not None]
        return Usage(
            **added,
            cost_usd=round(sum(known), 9) if known and len(known) == len(costs) else None,
            faults={k: self.faults.get(k, 0) + other.faults.get(k, 0) for k in sorted({*self.faults, *other.faults})},
        )


def paid(usage: Usage) -> Usage:
    """Returns what a usage says of calls to providers alone; nothing where all of them were replayed."""
    if usage.calls == usage.replayed and not usage.lost:
        return Usage()
    return usage.model_copy(update={**dict.fromkeys(_ASKED, 0), "faults": {}})


_ASKED = ("story_calls", "critic_calls", "paint_calls", "check_calls", "judge_calls")
_COUNTED: tuple[str, ...] = tuple(name for name in Usage.model_fields if name not in ("cost_usd", "faults"))


class ErrorRecord(Frozen):
    """Why an item failed."""

    error: str
    message: str
    node: str | None = None
    faults: tuple[AnswerFault, ...] = ()
    """What was wrong with a model's answers, where that is the cause."""


class Record(Frozen):
    """One finished item: a line of `items.jsonl`."""

    schema_version: Literal[1] = SCHEMA_VERSION
    id: ItemId
    brief: Brief
    draft: Draft | None = None
    """The story that was painted, or the last one told."""
    other_drafts: tuple[Draft, ...] = ()
    """Stories of the other rounds, oldest first: what the critic sent back, and what no painter managed."""
    critiques: tuple[Critique, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    best: int | None = None
    """Number of the attempt that stands for the item."""
    stop: StopReason
    why: str = ""
    scores: Scores | None = None
    judged: AlignmentReport | None = None
    """The final judge's own report on the best picture, where there is one; the loop's stands with the attempt."""
    usage: Usage = Usage()
    crew: dict[str, MadeBy] = {}
    """Who played each role."""
    settings_sha256: Sha256 | None = None
    error: ErrorRecord | None = None

    @property
    def best_attempt(self) -> Attempt | None:
        return next((a for a in self.attempts if a.number == self.best), None)
