"""Chat calls under load: this project's client beside plain aiohttp, AsyncOpenAI and ChatOpenAI, all on one server."""

import base64
import hashlib
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Final

from providers_load import Ask

from storytelling_painter.agents.models.shapes import STORY, StoryAnswer, shape_of
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.chat.model import ChatRequest, Message, Photo
from storytelling_painter.tools.chat.opening import open_chat_model

SYSTEM: Final = "You tell stories for one still picture. " * 8
_WISH: Final = "Tell a story of one single moment that can be seen. " * 8
_SHAPE: Final = shape_of(STORY, StoryAnswer)
_FORMAT: Final = {
    "type": "json_schema",
    "json_schema": {"name": _SHAPE.name, "strict": True, "schema": dict(_SHAPE.schema)},
}
Client = Callable[[str], AbstractAsyncContextManager[Ask]]
"""Opens a client of the server at an address."""


def _text(number: int) -> str:
    return f"Story {number}. {_WISH}"


def _body(number: int) -> dict[str, Any]:
    return {
        "model": "m",
        "messages": [{"role": "system", "content": SYSTEM}, {"role": "user", "content": _text(number)}],
        "max_completion_tokens": 600,
        "temperature": 1.0,
        "response_format": _FORMAT,
    }


@asynccontextmanager
async def ours(base_url: str, photos: tuple[Photo, ...] = ()) -> AsyncIterator[Ask]:
    """This project's client, gateway and limiter included. Photos are sent one a call, in turn."""
    means = Means(providers=(Provider(name="stand_in", base_url=base_url),))
    async with Connections(means, environ={}) as connections:
        model = open_chat_model("stand_in:m", connections)

        async def ask(number: int) -> object:
            sent = (photos[number % len(photos)],) if photos else ()
            messages = (Message("system", SYSTEM), Message("user", _text(number), sent))
            tag = Tag(f"item-{number}", "story.1")
            return await model.complete(ChatRequest(messages, tag, shape=_SHAPE, max_tokens=600, temperature=1.0))

        yield ask


@asynccontextmanager
async def plain_aiohttp(base_url: str) -> AsyncIterator[Ask]:
    """The least that can be done: aiohttp and orjson, no limits, no retries, no doubts."""
    import aiohttp
    import orjson

    headers = {"content-type": "application/json"}
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), headers=headers) as http:

        async def ask(number: int) -> object:
            async with http.post(f"{base_url}/chat/completions", data=orjson.dumps(_body(number))) as answer:
                return orjson.loads(await answer.read())

        yield ask


@asynccontextmanager
async def async_openai(base_url: str, photos: tuple[Photo, ...] = ()) -> AsyncIterator[Ask]:
    """OpenAI's own client as it comes; its pool takes a thousand connections."""
    from openai import AsyncOpenAI

    async with AsyncOpenAI(base_url=base_url, api_key="none", max_retries=0) as client:

        async def ask(number: int) -> object:
            body = _body(number)
            if photos:
                photo = photos[number % len(photos)]
                url = f"data:{photo.media_type};base64,{base64.b64encode(photo.data).decode()}"
                picture = {"type": "image_url", "image_url": {"url": url}}
                body["messages"][1]["content"] = [{"type": "text", "text": _text(number)}, picture]
            return await client.chat.completions.create(**body)

        yield ask


@asynccontextmanager
async def chat_openai(base_url: str) -> AsyncIterator[Ask]:
    """LangChain's ChatOpenAI."""
    from langchain_openai import ChatOpenAI

    plain = ChatOpenAI(model="m", base_url=base_url, api_key="none", max_retries=0, temperature=1.0)  # type: ignore[arg-type]
    model = plain.bind(response_format=_FORMAT)

    async def ask(number: int) -> object:
        return await model.ainvoke([("system", SYSTEM), ("user", _text(number))])

    yield ask


def pictures(number: int, size: int = 1_500_000) -> tuple[Photo, ...]:
    """Returns photos of that many bytes; a stand-in does not look into them."""
    made = [b"\x89PNG\r\n\x1a\n" + random.Random(n).randbytes(size - 8) for n in range(number)]
    return tuple(Photo(data, "image/png", hashlib.sha256(data).hexdigest()) for data in made)
