"""What tests of chat models share: a provider at a server's address, requests, and a server that says exact bytes."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.chat.model import ChatModel, ChatRequest, Message, Photo, Shape
from storytelling_painter.tools.chat.opening import open_chat_model

KEY = "sk-sentinel-0123456789abcdef"
STRICT = Shape(
    "verdict",
    {"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"], "additionalProperties": False},
)
LOOSE = Shape("verdict", {"type": "object", "properties": {"ok": {"type": "boolean"}}})


def request(text: str = "hello", **more: Any) -> ChatRequest:
    tag = more.pop("tag", Tag("item", text))
    photos = more.pop("photos", ())
    return ChatRequest((Message("user", text, photos),), tag, **more)


def photo(data: bytes) -> Photo:
    return Photo(data, "image/png", hashlib.sha256(data).hexdigest(), "low")


@asynccontextmanager
async def connected(
    base_url: str, *, max_tries: int = 6, environ: dict[str, str] | None = None, **provider: Any
) -> AsyncIterator[Connections]:
    """Connections to one provider, `me`."""
    environ = {"MY_KEY": KEY} if environ is None else environ
    me = Provider(name="me", base_url=base_url, **{"key_variable": "MY_KEY", **provider})
    async with Connections(Means(providers=(me,), max_tries=max_tries), environ=environ) as connections:
        yield connections


@asynccontextmanager
async def chatting(base_url: str, **more: Any) -> AsyncIterator[ChatModel]:
    """The chat model `me:gpt-x`."""
    async with connected(base_url, **more) as connections:
        yield open_chat_model("me:gpt-x", connections)


@asynccontextmanager
async def saying(*answers: bytes | Callable[[], bytes], pause: float = 0.0) -> AsyncIterator[str]:
    """A server that says these bytes, one for each connection, the last one for all further ones, and then closes.

    Yields the base URL."""
    left = list(answers)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            (int(h.split(b":")[1]) for h in head.split(b"\r\n") if h.lower().startswith(b"content-length")), 0
        )
        await reader.readexactly(length)
        answer = left.pop(0) if len(left) > 1 else left[0]
        writer.write(answer() if callable(answer) else answer)
        try:
            await writer.drain()
            await asyncio.sleep(pause)
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"


def http(status: int, body: bytes, *headers: str, length: int | None = None) -> bytes:
    told = ["Content-Type: application/json", f"Content-Length: {len(body) if length is None else length}", *headers]
    return f"HTTP/1.1 {status} X\r\n{chr(10).join(h + chr(13) for h in told)}\n\r\n".encode() + body
