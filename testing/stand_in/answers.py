"""What a call brought (`Seen`) and what a script may say to it (`Answer`)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

Endpoint = Literal["chat", "generation", "edit", "embedding"]
Chance = tuple[str, float, Mapping[str, float]]
"""A token, its natural logprob, and its alternatives with theirs."""

HIDDEN = "(hidden)"
SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "api-key", "x-api-key", "cookie"})
"""Headers whose values are never stored; `HIDDEN` stands in their place."""


@dataclass(frozen=True)
class Seen:
    """One try of a call, as it arrived.

    Attributes:
        number: Position among all tries, from 1.
        endpoint: Which of the protocol's doors it came to.
        path: As sent, query excluded.
        body: The JSON that was sent, or the fields of a form. `sha256:...` stands in the place of each picture.
        headers: Lower-case names; without the values of those that hold secrets.
        at: Seconds on the server's clock.
        pictures: SHA-256 of the pictures that came along, in order; the mask of an edit is not among them.
        mask: SHA-256 of the mask, or empty.
        key: Identity of the call: the same for all its tries.
        attempt: 1 for the first try of this call, 2 for the second.
    """

    number: int
    endpoint: Endpoint
    path: str
    body: dict[str, Any]
    headers: Mapping[str, str]
    at: float
    pictures: tuple[str, ...]
    mask: str
    key: str
    attempt: int

    @property
    def model(self) -> str:
        return str(self.body.get("model", ""))

    @property
    def shape(self) -> str:
        """Name of the JSON Schema that the answer has to fit, or empty."""
        return str(self._asked_schema.get("name", ""))

    @property
    def schema(self) -> Mapping[str, Any] | None:
        """JSON Schema that the answer has to fit, where the call gives one."""
        schema = self._asked_schema.get("schema")
        return schema if isinstance(schema, dict) else None

    @property
    def _asked_schema(self) -> Mapping[str, Any]:
        form = self.body.get("response_format")
        asked = form.get("json_schema") if isinstance(form, dict) else None
        return asked if isinstance(asked, dict) else {}

    @cached_property
    def turns(self) -> tuple[tuple[str, str], ...]:
        """Role and text of every message, the texts of one message joined by line breaks."""
        messages = self.body.get("messages")
        listed = messages if isinstance(messages, list) else []
        return tuple((str(m.get("role", "")), _text(m.get("content"))) for m in listed if isinstance(m, dict))

    @cached_property
    def text(self) -> str:
        """All words of the call: the messages joined, a picture's prompt, or the texts to embed."""
        if self.endpoint == "embedding":
            given = self.body.get("input")
            return "\n".join(map(str, given)) if isinstance(given, list) else str(given or "")
        if self.endpoint != "chat":
            return str(self.body.get("prompt", ""))
        return "\n".join(text for _, text in self.turns)


def _text(content: Any) -> str:
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict) and "text" in part)
    return content if isinstance(content, str) else ""


@dataclass(frozen=True)
class Answer:
    """What a script wants said. Whatever it leaves open is filled in as without a script.

    Attributes:
        text: Of the message; with a status of 400 and above, the message of the error.
        finish: `finish_reason` of a chat answer.
        refusal: The model's own words of refusal, in the protocol's field for them.
        status: HTTP status.
        code: Code of an error, such as `content_policy_violation`.
        param: Parameter that an error is about.
        headers: Added to the answer, or put in place of those of the same name.
        usage: Put in place of the counted one, as it is to stand in the body.
        logprobs: Token by token; none lets the server make them up where the call asks for them.
        picture: File for a picture call, sent as it is, picture or not.
        revised_prompt: For a picture call; none repeats the prompt for the models that revise.
        raw: Body to be sent as it is, in place of all above but status and headers.
        latency: Seconds, in place of the server's.
    """

    text: str | None = None
    finish: str = "stop"
    refusal: str = ""
    status: int = 200
    code: str | None = None
    param: str | None = None
    headers: Mapping[str, str] | None = None
    usage: Mapping[str, Any] | None = None
    logprobs: Sequence[Chance] | None = None
    picture: bytes | None = None
    revised_prompt: str | None = None
    raw: bytes | None = None
    latency: float | None = None


Script = Callable[[Seen], Answer | None]
"""Answers a call, or leaves it to the server. It is called on the server's event loop, so it must not wait."""
