"""One try of a call over HTTP. Nothing is repeated here: that is the gateway's work.

Redirects are not followed, cookies are not kept, and a body is read up to a cap, unpacked size. Errors carry what the
provider says, cleaned; the exceptions of the HTTP library never get out, since they hold the headers that were sent.
"""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import aiohttp
import orjson
import pybase64
from aiohttp.abc import AbstractStreamWriter
from aiohttp.payload import Payload

from storytelling_painter.domain.errors import AccessError
from storytelling_painter.domain.means import Provider
from storytelling_painter.tools.calls.call import Reply
from storytelling_painter.tools.calls.cleaning import cleaned
from storytelling_painter.tools.calls.refusals import refusal
from storytelling_painter.tools.calls.told import NAMES
from storytelling_painter.tools.calls.trouble import Trouble

MOST_BYTES: Final = 64 * 2**20
"""Cap on an answer: a few large pictures as base64."""
_MOST_ERROR_BYTES: Final = 64 * 2**10
CONNECT_SECONDS: Final = 10.0
"""Until a connection stands, TLS included."""
_IDLE_SECONDS: Final = 15.0
"""After which an unused connection is closed; less than what most servers and load balancers allow."""
_PIECE: Final = 192 * 2**10
"""Bytes of a picture that are encoded at a time; a multiple of three, so that pieces join without padding."""


def new_session() -> aiohttp.ClientSession:
    """Returns a session for the running loop. How many connections it opens is decided by the limiters alone."""
    connector = aiohttp.TCPConnector(limit=0, limit_per_host=0, ttl_dns_cache=300, keepalive_timeout=_IDLE_SECONDS)
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": "storytelling-painter", "Accept-Encoding": "gzip, deflate"},
        trust_env=False,
        auto_decompress=True,
    )


@dataclass(frozen=True, slots=True)
class Encoded:
    """Bytes that are sent as base64; encoded piece by piece while they are sent, so never held twice."""

    data: bytes


Piece = bytes | Encoded


class Joined(Payload):
    """A JSON body in pieces, the pictures among them as `Encoded`."""

    _value: Sequence[Piece]
    _autoclose = True

    def __init__(self, pieces: Sequence[Piece], content_type: str = "application/json") -> None:
        super().__init__(pieces, content_type=content_type)
        self._size = sum(4 * -(-len(p.data) // 3) if isinstance(p, Encoded) else len(p) for p in pieces)

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        joined = b"".join(pybase64.b64encode(p.data) if isinstance(p, Encoded) else p for p in self._value)
        return joined.decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        for piece in self._value:
            if isinstance(piece, Encoded):
                view = memoryview(piece.data)
                for start in range(0, len(view), _PIECE):
                    await writer.write(pybase64.b64encode(view[start : start + _PIECE]))
            else:
                await writer.write(piece)

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        await self.write(writer)


@dataclass(frozen=True, slots=True)
class Line:
    """The way to one provider.

    Attributes:
        provider: Name, address and timeout.
        session: Shared by all that is sent from the running loop.
        headers: Sent with every try; the key is among them.
        secrets: What no message may hold.
        proxy: Address of a proxy, or none.
    """

    provider: Provider
    session: aiohttp.ClientSession = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    proxy: str | None = field(default=None, repr=False)

    async def ask(
        self, path: str, body: bytes | Sequence[Piece] | Payload | aiohttp.FormData, *, most_bytes: int = MOST_BYTES
    ) -> tuple[Reply, dict[str, Any]]:
        """Posts once and reads the JSON that comes back.

        Args:
            path: Behind `base_url`, such as `chat/completions`.
            body: JSON as bytes or in pieces, or a form.
            most_bytes: Cap on the answer.

        Returns:
            The reply without its usage, which only the adapter can read, and its JSON.

        Raises:
            AccessError, Moderated, Refused: See `refusals`.
            Trouble: The try failed in a way that may pass; an answer that is no JSON object is a `broken_body`.
        """
        reply = await self.send("POST", path, body, most_bytes=most_bytes)
        found = parsed(reply.body)
        if not isinstance(found, dict):
            raise Trouble("broken_body", f"provider {self.provider.name!r} sent what is no JSON", paid=True)
        if found.get("error"):
            raise refusal(self.provider.name, _claimed_status(found), reply.headers, found, *self.secrets)
        return reply, found

    async def send(
        self,
        method: str,
        path: str,
        body: bytes | Sequence[Piece] | Payload | aiohttp.FormData | None = None,
        *,
        most_bytes: int = MOST_BYTES,
    ) -> Reply:
        """Does one try and returns what came with status 200 to 299; see `ask`."""
        url = f"{self.provider.base_url.rstrip('/')}/{path}"
        data = Joined([body] if isinstance(body, bytes) else body) if isinstance(body, bytes | Sequence) else body
        timeout = aiohttp.ClientTimeout(total=self.provider.timeout, sock_connect=CONNECT_SECONDS)
        started = time.perf_counter()
        try:
            async with self.session.request(
                method,
                url,
                data=data,
                headers=self.headers,
                timeout=timeout,
                allow_redirects=False,
                proxy=self.proxy,
            ) as response:
                told = {n: v for k, v in response.headers.items() if (n := k.lower()) in NAMES}
                if not 200 <= response.status < 300:
                    raise await self._failure(response, told)
                content = await read_up_to(response, most_bytes)
                if content is None:
                    raise Trouble(
                        "broken_body", f"provider {self.provider.name!r} sent more than {most_bytes} bytes", paid=True
                    )
                return Reply(content, response.content_type, headers=told, seconds=time.perf_counter() - started)
        except (aiohttp.ClientError, TimeoutError, OSError, asyncio.IncompleteReadError) as error:
            raise self._transport(error) from None

    async def _failure(self, response: aiohttp.ClientResponse, told: dict[str, str]) -> Exception:
        content = await read_up_to(response, _MOST_ERROR_BYTES) or b""
        text = content.decode("utf-8", "replace")
        return refusal(self.provider.name, response.status, told, parsed(content), *self.secrets, text=text)

    def _transport(self, error: BaseException) -> Exception:
        name = self.provider.name
        if isinstance(error, aiohttp.InvalidURL | aiohttp.ClientConnectorCertificateError):
            return AccessError(
                f"provider {name!r}: no safe connection to {self.provider.base_url} ({type(error).__name__}); "
                "check `base_url` and the certificate"
            )
        if isinstance(error, aiohttp.ConnectionTimeoutError):
            return Trouble("timeout", f"no connection to {self.provider.base_url} within {CONNECT_SECONDS:.0f} s")
        if isinstance(error, TimeoutError):
            return Trouble("timeout", f"provider {name!r} gave no answer in {self.provider.timeout:g} s", paid=True)
        if isinstance(error, aiohttp.ClientConnectorError):
            return Trouble(
                "connection",
                f"no connection to {self.provider.base_url} ({error.strerror or 'refused'}); check that a server "
                "listens there, or correct `base_url`",
            )
        if isinstance(error, aiohttp.ClientPayloadError):
            return Trouble("broken_body", f"the answer of provider {name!r} broke off", paid=True)
        said = cleaned(str(error), *self.secrets, longest=120)
        return Trouble("connection", f"the connection to provider {name!r} broke: {said}", paid=True)


async def read_up_to(response: aiohttp.ClientResponse, most_bytes: int) -> bytes | None:
    """Reads a body, or returns none where it is larger than the cap, unpacked."""
    length = response.content_length
    if length is not None and length > most_bytes:
        return None
    if length is not None and "Content-Encoding" not in response.headers:
        return await response.read()
    pieces: list[bytes] = []
    size = 0
    async for piece in response.content.iter_any():
        size += len(piece)
        if size > most_bytes:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def parsed(content: bytes) -> object:
    """Returns what JSON says, or none where it is not JSON."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return None


def _claimed_status(body: Mapping[str, Any]) -> int:
    """Some gateways send errors with status 200 and the true status inside."""
    error = body["error"]
    code = error.get("code") if isinstance(error, dict) else None
    if isinstance(code, str) and code.isdecimal():
        code = int(code[:3])
    return code if isinstance(code, int) and not isinstance(code, bool) and 400 <= code < 600 else 500
