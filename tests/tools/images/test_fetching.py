"""What an address in a provider's answer may lead to."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from storytelling_painter.domain.errors import PaintError, Unavailable
from storytelling_painter.domain.means import Provider
from storytelling_painter.tools.calls.trouble import Trouble
from storytelling_painter.tools.images import fetching
from storytelling_painter.tools.images.fetching import checked_url, fetch, is_public

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def files(handler: Handler) -> AsyncIterator[Provider]:
    """A file server at the address of a provider."""
    app = web.Application()
    app.router.add_get("/{name:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield Provider(name="here", base_url=f"http://127.0.0.1:{runner.addresses[0][1]}/v1", timeout=2.0)
    finally:
        await runner.cleanup()


def at(provider: Provider, path: str) -> str:
    return provider.base_url.replace("/v1", path)


async def test_bytes_and_type_come_as_they_are_and_nothing_secret_is_sent() -> None:
    seen: list[dict[str, str]] = []

    async def handler(request: web.Request) -> web.Response:
        seen.append({name.lower(): value for name, value in request.headers.items()})
        return web.Response(body=b"\x89PNG rest", content_type="image/png")

    async with files(handler) as provider:
        reply = await fetch(at(provider, "/a.png?sig=1"), provider)
    assert (reply.body, reply.media_type) == (b"\x89PNG rest", "image/png")
    assert not {"authorization", "cookie"} & seen[0].keys()


async def test_redirects_are_not_followed() -> None:
    asked: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        asked.append(request.path)
        raise web.HTTPFound("/secret")

    async with files(handler) as provider:
        with pytest.raises(Unavailable, match="redirects"):
            await fetch(at(provider, "/a.png"), provider)
    assert asked == ["/a.png"]


@pytest.mark.parametrize("length_told", [True, False])
async def test_too_large_files_are_not_read(monkeypatch: pytest.MonkeyPatch, length_told: bool) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 100_000)
    written = 0

    async def handler(request: web.Request) -> web.StreamResponse:
        nonlocal written
        response = web.StreamResponse()
        if length_told:
            response.content_length = 50_000_000
        await response.prepare(request)
        for _ in range(500):
            await response.write(bytes(100_000))
            written += 100_000
        return response

    async with files(handler) as provider:
        with pytest.raises(PaintError, match="more than"):
            await fetch(at(provider, "/a.png"), provider)
    assert written < 25_000_000


async def test_a_slow_drip_ends_in_time() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(100):
            await response.write(b"x")
            await asyncio.sleep(0.05)
        return response

    async with files(handler) as provider:
        with pytest.raises(Trouble) as told:
            await fetch(at(provider, "/a.png"), provider.model_copy(update={"timeout": 0.3}))
    assert told.value.cause == "timeout"


@pytest.mark.parametrize(("status", "error"), [(503, Trouble), (429, Trouble), (404, Unavailable), (403, Unavailable)])
async def test_what_may_pass_is_told_from_what_will_not(status: int, error: type[Exception]) -> None:
    async def handler(request: web.Request) -> web.Response:
        return web.Response(status=status)

    async with files(handler) as provider:
        with pytest.raises(error):
            await fetch(at(provider, "/a.png"), provider)


class _Leads(AbstractResolver):
    """A name server under somebody else's control."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host=a, port=port, family=socket.AF_INET6 if ":" in a else socket.AF_INET, proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for a in self.addresses
        ]

    async def close(self) -> None: ...


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"])
async def test_a_listed_host_that_leads_inside_is_not_connected_to(address: str) -> None:
    provider = Provider(name="far", base_url="https://api.example/v1", picture_hosts=("files.example",))
    for host in ("files.example", "api.example:8443"):
        with pytest.raises(PaintError, match="no public address"):
            await fetch(f"https://{host}/a.png", provider, resolver=_Leads(address))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("0.0.0.0", False), ("100.64.0.1", False),
        ("192.168.1.1", False), ("224.0.0.1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False), ("fe80::1%eth0", False), ("::", False), ("files.example", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_hosts_that_may_be_fetched_from() -> None:
    openai = Provider(name="openai", base_url="https://api.openai.com/v1", picture_hosts=("cdn.example",))
    for url in (
        "https://oaidalleapiprodscus.blob.core.windows.net/private/x.png?sig=1", "https://cdn.example./x.png",
        "https://CDN.example/x.png", "https://api.openai.com/files/x.png",
    ):
        checked_url(url, openai)
    for url in ("https://cdn.example.evil.example/x", "https://xcdn.example/x", "https://blob.core.windows.net/x"):
        with pytest.raises(PaintError, match="picture_hosts"):
            checked_url(url, openai)
