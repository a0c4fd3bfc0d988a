"""Pictures from a model: request, answer, and the protocol that every adapter keeps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, runtime_checkable

from storytelling_painter.tools.calls.call import Tag, Usage

Quality = Literal["auto", "low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Source:
    """A picture to start from.

    Attributes:
        data: The file's bytes.
        media_type: Of the file.
        sha256: Hash of the bytes.
        mask: PNG of the same size whose transparent pixels may change; none leaves it to the model.
    """

    data: bytes
    media_type: str
    sha256: str
    mask: bytes | None = None


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """What is asked.

    Attributes:
        prompt: In words.
        tag: Item and step; unique in a run.
        size: Width and height in pixels; an adapter takes the nearest that its model knows.
        seed: For models that take one; the same seed gives the same picture whatever else is painted beside it.
        quality: For models that have levels.
        moderation: How strict the provider's own filter is to be; `low` where it knows the word.
        source: Picture to edit; none paints from nothing.
        strength: Share of the source that may be lost, 0 to 1, for models that take it.
        steps: Denoising steps, for models that take them; none leaves it to the model.
        guidance: How hard to follow the prompt, for models that take it; none leaves it to the model.
        on_step: Called on the event loop with the share done, for models that tell.
    """

    prompt: str
    tag: Tag
    size: int = 1024
    seed: int = 0
    quality: Quality = "auto"
    moderation: Literal["auto", "low"] = "auto"
    source: Source | None = None
    strength: float = 0.6
    steps: int | None = None
    guidance: float | None = None
    on_step: Callable[[float], None] | None = None


@dataclass(frozen=True, slots=True)
class PictureAnswer:
    """What came back.

    Attributes:
        data: The file as the provider sent it; never re-encoded. Still to be looked at: it may be no picture.
        usage: What the provider counted.
        revised_prompt: The prompt as the provider changed it, or empty.
        seed: Seed that was used, or none where the model has none.
    """

    data: bytes
    usage: Usage = Usage()
    revised_prompt: str = ""
    seed: int | None = None


class PictureTraits(NamedTuple):
    """What a model can do."""

    edits: bool
    masks: bool
    seeds: bool
    longest_prompt: int
    """In characters."""
    told_what_to_change: bool = True
    """Whether the prompt of an edit says what to change; otherwise it has to describe the whole picture."""


@runtime_checkable
class PictureModel(Protocol):
    """A model that makes pictures. Shared by all items in flight."""

    spec: str
    traits: PictureTraits

    async def make(self, request: PictureRequest) -> PictureAnswer:
        """Makes one picture, limits and retries included.

        Raises:
            AccessError: The provider refuses the key or does not know the model.
            BudgetExceeded: A cap would be broken; nothing was sent.
            PaintError: What came back is no picture.
            ProviderError: Nothing came back; `Moderated` where the provider's policy forbids the request.
        """
        ...
