"""Turns a chat request into OpenAI's JSON: once for its identity, with hashes for pictures, and once to be sent."""

import secrets
from collections.abc import Sequence
from typing import Any, Final

from storytelling_painter.tools.calls.http import Encoded, Piece
from storytelling_painter.tools.chat.dialect import Dialect
from storytelling_painter.tools.chat.forms import dumped, form_of
from storytelling_painter.tools.chat.model import ChatRequest, Message, Photo, Shape

_MARK: Final = f"picture-{secrets.token_hex(16)}-"
"""Stands where a picture will be. Drawn anew by each process, so no text can hold it by design."""
_IN_WORDS: Final = "Answer with one JSON object and nothing else. It has to fit this JSON Schema:\n"


def identity(model: str, request: ChatRequest) -> bytes:
    """Returns what names the call: all that is asked, whatever the server has to be spoken to like."""
    shape = request.shape
    asked = {
        "model": model,
        "messages": [
            [m.role, m.text, [f"{p.media_type}:{p.sha256}:{p.detail}" for p in m.photos]] for m in request.messages
        ],
        "shape": None if shape is None else [shape.name, form_of(shape).schema],
        "temperature": request.temperature,
        "max_tokens": request.max_tokens,
        "seed": request.seed,
        "logprobs": request.logprobs,
    }
    return dumped(asked)


def body(model: str, request: ChatRequest, dialect: Dialect) -> list[Piece]:
    """Returns the JSON in pieces, the pictures among them as bytes that are encoded only while they are sent."""
    photos: list[Photo] = []
    asked = options(request, dialect)
    asked["model"] = model
    asked["messages"] = _messages(request, dialect, photos)
    text = dumped(asked)
    pieces: list[Piece] = []
    for number, photo in enumerate(photos):
        before, _, text = text.partition(f"{_MARK}{number}".encode())
        pieces += (before, Encoded(photo.data))
    return [*pieces, text]


def options(request: ChatRequest, dialect: Dialect) -> dict[str, Any]:
    """Returns all but model and messages."""
    asked: dict[str, Any] = {dialect.limit: request.max_tokens}
    if request.temperature is not None and dialect.temperature:
        asked["temperature"] = request.temperature
    if request.seed is not None and dialect.seed:
        asked["seed"] = request.seed
    if request.logprobs is not None and dialect.logprobs:
        asked["logprobs"] = True
        if request.logprobs:
            asked["top_logprobs"] = request.logprobs
    if request.shape is not None and dialect.form in ("strict", "schema"):
        form = form_of(request.shape)
        named: dict[str, Any] = {"name": request.shape.name, "schema": form.schema}
        if dialect.form == "strict" and form.strict:
            named["strict"] = True
        asked["response_format"] = {"type": "json_schema", "json_schema": named}
    elif request.shape is not None and dialect.form == "object":
        asked["response_format"] = {"type": "json_object"}
    return asked


def sent(request: ChatRequest, dialect: Dialect) -> frozenset[str]:
    """Returns which attributes of the dialect stand in the request, see `dialect.taught`."""
    names = {
        "temperature": request.temperature is not None,
        "seed": request.seed is not None,
        "logprobs": request.logprobs is not None,
        "form": request.shape is not None,
    }
    return frozenset(name for name, there in names.items() if there)


def schema_in_words(shape: Shape) -> str:
    """Returns what is added to the last message where the server takes no schema."""
    return _IN_WORDS + form_of(shape).text.decode()


def _messages(request: ChatRequest, dialect: Dialect, photos: list[Photo]) -> Sequence[dict[str, Any]]:
    messages = [_message(m, photos) for m in request.messages]
    if request.shape is not None and dialect.form in ("object", "none"):
        last = messages[-1]
        added = schema_in_words(request.shape)
        if isinstance(last["content"], str):
            last["content"] = f"{last['content']}\n\n{added}"
        else:
            last["content"].append({"type": "text", "text": added})
    return messages


def _message(message: Message, photos: list[Photo]) -> dict[str, Any]:
    if not message.photos:
        return {"role": message.role, "content": message.text}
    content: list[dict[str, Any]] = [{"type": "text", "text": message.text}]
    for photo in message.photos:
        url = f"data:{photo.media_type};base64,{_MARK}{len(photos)}"
        photos.append(photo)
        picture = {"url": url} if photo.detail == "auto" else {"url": url, "detail": photo.detail}
        content.append({"type": "image_url", "image_url": picture})
    return {"role": message.role, "content": content}
