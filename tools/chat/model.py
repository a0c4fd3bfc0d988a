"""Chat with a model, pictures included: request, answer, and the protocol that every adapter keeps.

An answer is what the model said, not what it meant: reading it for JSON, and doubting it, is the work of
`agents.models.asking`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol, runtime_checkable

from storytelling_painter.tools.calls.call import Tag, Usage

Role = Literal["system", "user", "assistant"]
Finish = Literal["stop", "length", "refusal", "other"]
"""Why the model ended: by itself, cut off at the token limit, by a refusal (its own or a filter's), or otherwise."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in a message.

    Attributes:
        data: The file's bytes, PNG, JPEG or WebP, already scaled down as far as is wanted.
        media_type: Of the file.
        sha256: Hash of the bytes; stands for them wherever the call is named or recorded.
        detail: What OpenAI calls detail.
    """

    data: bytes
    media_type: str
    sha256: str
    detail: Literal["low", "high", "auto"] = "auto"


@dataclass(frozen=True, slots=True)
class Message:
    """One turn: text, and pictures behind it."""

    role: Role
    text: str
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """JSON Schema that the answer has to fit; servers that can are told to enforce it."""

    name: str
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What is asked.

    Attributes:
        messages: At least one, the last from the user.
        tag: Item and step; unique in a run.
        shape: Form of the answer; none for free text.
        temperature: 0 to 2; none leaves it to the server.
        max_tokens: Most tokens of the answer, reasoning included.
        seed: For servers that take one.
        logprobs: Number of alternatives per token (0 to 20); none asks for no probabilities.
    """

    messages: tuple[Message, ...]
    tag: Tag
    shape: Shape | None = None
    temperature: float | None = None
    max_tokens: int = 2_048
    seed: int | None = None
    logprobs: int | None = None


class TokenChance(NamedTuple):
    """A token of the answer with what could have stood in its place."""

    token: str
    logprob: float
    """Natural logarithm of its probability."""
    others: tuple[tuple[str, float], ...] = ()
    """Alternatives with their logprobs, the token itself among them where the server says so."""


@dataclass(frozen=True, slots=True)
class ChatAnswer:
    """What the model said.

    Attributes:
        text: Empty where it refused.
        finish: Why it ended.
        refusal: Its words of refusal, or empty.
        usage: What the provider counted.
        model: Name of the model as the provider gives it, which may be more exact than what was asked for.
        tokens: The answer token by token with probabilities; none where they were not asked for or the server has none.
    """

    text: str
    finish: Finish
    refusal: str = ""
    usage: Usage = Usage()
    model: str = ""
    tokens: tuple[TokenChance, ...] | None = None


class ChatTraits(NamedTuple):
    """What an adapter knows to work or not to work; none where only a probe can tell (see `doctor`)."""

    shapes: bool | None = None
    photos: bool | None = None
    logprobs: bool | None = None


@runtime_checkable
class ChatModel(Protocol):
    """A model to chat with. Shared by all items in flight."""

    spec: str
    """Provider spec, such as `openai:gpt-4o`."""
    traits: ChatTraits

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        """Asks once, limits and retries included.

        Raises:
            AccessError: The provider refuses the key or does not know the model.
            BudgetExceeded: A cap would be broken; nothing was sent.
            ProviderError: Nothing came back; `Moderated` where the provider's policy forbids the request.
        """
        ...
