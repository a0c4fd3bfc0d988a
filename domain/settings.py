"""The one settings object: also the graph's context and, resolved, part of every run folder.

Precedence is call > file > environment (`STORYTELLING_PAINTER_*`) > default; `tools.configuration` does the merging.
"""

import hashlib
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from storytelling_painter.domain.base import Frozen, Share
from storytelling_painter.domain.epochs import Epochs
from storytelling_painter.domain.vocabulary import Mode, Style

Spec = Annotated[str, Field(min_length=1, max_length=300)]


class StoryLoop(Frozen):
    """When a story is good enough, and how often it may be told anew."""

    max_rounds: Annotated[int, Field(ge=1, le=10)] = 3
    """Rounds of telling and criticism before the best story is taken as it is."""
    min_score: Annotated[int, Field(ge=1, le=5)] = 3
    """Lowest score that an applicable dimension may have."""
    min_novelty: Share = 0.15
    """Least cosine distance to the nearest story of the pool, and of the run as far as `epochs` says; 0 switches the
    gate off."""
    max_rewrites: Annotated[int, Field(ge=0, le=5)] = 1
    """How often a picture that cannot be painted may send the item back to the storyteller."""


class ImageLoop(Frozen):
    """When a picture is good enough, and how often it may be painted anew."""

    candidates: Annotated[int, Field(ge=1, le=8)] = 2
    """Pictures in a fresh round; the next one is painted only if the one before was not accepted."""
    max_rounds: Annotated[int, Field(ge=1, le=10)] = 3
    """Rounds of painting, counted anew after a rewritten story."""
    min_alignment: Share = 0.85
    """Least corrected alignment of an accepted picture; all `must` key points have to hold as well."""
    edit_up_to: Annotated[int, Field(ge=0, le=20)] = 4
    """Failed key points up to which a picture is edited and not painted anew."""
    unpaintable_after: Annotated[int, Field(ge=2, le=10)] = 3
    """Independent attempts on which the same key point has to fail before the story is blamed."""
    plateau_after: Annotated[int, Field(ge=1, le=10)] = 3
    """Attempts in a row without a better picture before the loop gives up."""
    max_foil_fpr: Share = 0.5
    """Share of false statements called true above which the judge is not trusted."""


class PictureModels(Frozen):
    """How models are asked for pictures. The embedded painter has no use for any of it."""

    quality: Literal["auto", "low", "medium", "high"] = "auto"
    """For hosted models that have levels; `auto` leaves it to them."""
    moderation: Literal["auto", "low"] = "auto"
    """How strict a provider's own filter is to be, where it can be told."""
    steps: Annotated[int, Field(ge=1, le=500)] | None = None
    """Denoising steps of a local diffusion model; none takes the model's own number."""
    guidance: Annotated[float, Field(ge=0.0, le=50.0, allow_inf_nan=False)] | None = None
    """How hard a local diffusion model follows the prompt; none takes the model's own scale."""
    strength: Annotated[float, Field(gt=0.0, le=1.0)] = 0.6
    """Share of a picture that an edit by a local diffusion model may change."""
    soften: bool = False
    """Whether a prompt that a provider refuses is put into milder words, once; otherwise the item stops."""
    softener: Spec | None = None
    """Chat model that does it; none takes the storyteller's or the critic's."""


class Settings(Frozen):
    """All that can be set. The same settings and the same seed give the same records."""

    mode: Mode = "cor_guided"
    """`naive`: one fixed example. `cor_guided`: the seven dimensions and three examples drawn from the pool."""
    crew: Spec = "embedded"
    """Spec of every role that has none of its own."""
    storyteller: Spec | None = None
    """Who tells the story and its ledger; none means the crew's."""
    critic: Spec | None = None
    """Who criticises the story before it is painted; none means the crew's."""
    painter: Spec | None = None
    """Who paints; none means the crew's."""
    aligner: Spec | None = None
    """Who checks each picture against the ledger and so steers the image loop; none means the crew's."""
    judge: Spec | None = None
    """Final evaluators; warned about when it is the aligner that steered the loop."""
    pool: str = "original"
    """Example stories: `original` (shipped), or the path of a CSV (`img_id,story`) or JSONL file."""
    style: Style = "colour"
    """`colour`, or `line_art`: black outlines on white as on a test plate."""
    size: Annotated[int, Field(ge=256, le=2048)] = 1024
    """Width and height of a picture in pixels."""
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 0
    """Seed of the whole run; the seeds of its items follow from it."""
    temperature: Annotated[float, Field(ge=0.0, le=2.0)] = 1.0
    """Sampling temperature of model-backed storytellers; the grammar has none."""
    max_tokens: Annotated[int, Field(ge=256, le=32_768)] = 4_096
    """Most tokens of one answer of a model, its reasoning included; a cut answer gets twice as much, once."""
    story_candidates: Annotated[int, Field(ge=1, le=8)] = 1
    """Stories that a model tells in one answer; the newest that keeps the form is taken."""
    votes: Annotated[int, Field(ge=1, le=9)] = 1
    """Times that a model judges each picture; an odd number. The majority counts, a tie is unknown."""
    chances: bool = False
    """Whether verdicts of a model come with the probability of a yes, where the server gives those of tokens."""
    yes_from: Annotated[float, Field(ge=0.0, le=1.0)] = 0.5
    """Least probability at which a model's yes is one; below it is unknown. Counts where there are probabilities."""
    judge_picture_size: Annotated[int, Field(ge=128, le=2048)] = 768
    """Longest side in pixels of the copy of a picture that is sent to a model."""
    epochs: Epochs = Epochs()
    """Which stories of the run an item knows, to be told apart from them."""
    story_loop: StoryLoop = StoryLoop()
    """Thresholds and caps of the story loop."""
    image_loop: ImageLoop = ImageLoop()
    """Thresholds and caps of the image loop."""
    pictures: PictureModels = PictureModels()
    """How models are asked for pictures."""

    @model_validator(mode="after")
    def _votes_can_be_counted(self) -> Self:
        if self.votes % 2 == 0:
            raise ValueError(f"`votes` must be odd, so that a majority is likely; got {self.votes}")
        return self

    def spec_of(self, role: str) -> str:
        """Returns the provider spec of a role: its own, or the crew's."""
        return getattr(self, role) or self.crew

    @property
    def recursion_limit(self) -> int:
        """Most node steps that one item can need, plus a little; the loop ends by itself before."""
        tellings = 1 + self.story_loop.max_rewrites
        story_steps = 2 * self.story_loop.max_rounds
        image_steps = 2 * self.image_loop.candidates * self.image_loop.max_rounds
        return tellings * (story_steps + image_steps) + 5

    @property
    def sha256(self) -> str:
        """Identity of these settings; records made under another one do not mix."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()
