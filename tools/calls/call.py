"""The nouns of a paid call: what is asked, for which item, and what comes back, not yet read for its meaning."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from storytelling_painter.domain.base import Frozen

CallKind = Literal["chat", "picture", "fetch", "embedding"]
"""`fetch` gets a picture from the address that a picture call answered with."""


class Tag(NamedTuple):
    """Which logical call of which item this is. Two calls of a run never share a tag, whatever they ask."""

    item: str
    """Id of the item."""
    step: str
    """Role and round, such as `story.1`, `story.1.repair`, `check.3.vote2`."""


class Usage(Frozen):
    """What a provider counted. Zero where it counts nothing."""

    input_tokens: Annotated[int, Field(ge=0)] = 0
    """Cached ones included."""
    cached_tokens: Annotated[int, Field(ge=0)] = 0
    output_tokens: Annotated[int, Field(ge=0)] = 0
    """Reasoning included."""
    pictures: Annotated[int, Field(ge=0)] = 0


@dataclass(frozen=True, slots=True)
class Call:
    """One logical call, whatever number of tries it takes.

    Attributes:
        kind: What is asked for.
        provider: Name of the provider; limits are kept by it.
        model: Name of the model; prices are found by provider and model.
        tag: Item and step.
        body: What is sent, as bytes without keys, with pictures replaced by their hashes: the call's identity.
        most: Upper bound on what this can use, for the budget and the limiter.
        variant: What prices a picture besides its model, such as `1024x1024/high`.
    """

    kind: CallKind
    provider: str
    model: str
    tag: Tag
    body: bytes
    most: Usage = Usage()
    variant: str = ""

    @property
    def limited_by(self) -> str:
        """Name of the limiter that it passes: its provider, or the model where that has a server of its own."""
        return f"langchain:{self.model}" if self.provider == "langchain" else self.provider

    @property
    def key(self) -> str:
        """SHA-256 that names the call in journals and recordings."""
        digest = hashlib.sha256()
        for part in (self.kind, self.provider, self.model, self.tag.item, self.tag.step):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\x1f")
        digest.update(self.body)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back from a provider: bytes, not yet read for their meaning.

    Attributes:
        body: JSON of a chat or picture answer, or the bytes of a fetched picture.
        media_type: Of the body.
        usage: What the provider counted.
        headers: Lower-case names; only those that tell limits are of use.
        seconds: How long the try that succeeded took.
    """

    body: bytes
    media_type: str = "application/json"
    usage: Usage = Usage()
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0


Send = Callable[[], Awaitable[Reply]]
"""Does one try. Raises `tools.calls.trouble.Trouble` for what may pass, and `AccessError`, `Rejected` or `Moderated`
for what will not."""
