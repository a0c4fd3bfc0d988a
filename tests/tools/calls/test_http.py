"""One try over HTTP, against servers that say exactly what a test wants."""

import gzip

import pytest
from blockbuster import blockbuster_ctx
from chatting import KEY, connected, http, saying

from storytelling_painter.domain.errors import AccessError
from storytelling_painter.tools.calls import http as doors
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.calls.trouble import Trouble


async def tried(base_url: str, most_bytes: int = 1_000_000, **provider: object) -> object:
    async with connected(base_url, **provider) as connections:
        line = connections.line(connections.provider("me"))
        with blockbuster_ctx(scanned_modules=["storytelling_painter"]):
            return await line.ask("chat/completions", b"{}", most_bytes=most_bytes)


@pytest.mark.parametrize(
    ("answer", "cause", "paid"),
    [
        (http(200, b'{"a": 1', length=500), "broken_body", True),
        (http(200, b'{"a": 1'), "broken_body", True),
        (http(200, b"[1]"), "broken_body", True),
        (http(200, b"\xff\xfe"), "broken_body", True),
        (http(200, b""), "broken_body", True),
        (http(200, b'{"a": "' + b"x" * 2_000_000 + b'"}'), "broken_body", True),
        (
            http(200, gzip.compress(b'{"a":"' + b"x" * 20_000_000 + b'"}'), "Content-Encoding: gzip"),
            "broken_body",
            True,
        ),
        (http(200, b"no gzip at all", "Content-Encoding: gzip"), "broken_body", True),
        (b"", "connection", True),
        (b"SSH-2.0-OpenSSH\r\n", "connection", True),
        (http(429, b"{}", "retry-after: 7"), "limit", False),
        (http(503, b"<html><title>503</title></html>"), "overload", False),
        (http(200, b'{"error": {"message": "upstream", "code": 502}}'), "overload", False),
        (http(200, b'{"error": {"message": "slow down", "code": 429}}'), "limit", False),
    ],
)
async def test_what_may_pass_is_trouble(answer: bytes, cause: str, paid: bool) -> None:
    async with saying(answer) as url:
        with pytest.raises(Trouble) as caught:
            await tried(url)
    assert (caught.value.cause, caught.value.paid) == (cause, paid)
    assert caught.value.__cause__ is None and KEY not in str(caught.value)


async def test_gzip_is_read() -> None:
    async with saying(http(200, gzip.compress(b'{"a":1}'), "Content-Encoding: gzip")) as url:
        reply, found = await tried(url)  # type: ignore[misc]
    assert found == {"a": 1} and reply.body == b'{"a":1}'


async def test_redirects_are_not_followed() -> None:
    hit: list[int] = []

    def elsewhere() -> bytes:
        hit.append(1)
        return http(200, b"{}")

    async with saying(elsewhere) as other, saying(http(307, b"", f"Location: {other}/chat/completions")) as url:
        with pytest.raises(AccessError, match="redirects"):
            await tried(url)
    assert not hit


async def test_a_hang_ends_with_the_provider_s_timeout() -> None:
    async with saying(b"", pause=5.0) as url:
        with pytest.raises(Trouble, match="no answer in 0.2 s") as caught:
            await tried(url, timeout=0.2)
    assert caught.value.cause == "timeout" and caught.value.paid


async def test_nobody_there_is_trouble_that_costs_nothing() -> None:
    with pytest.raises(Trouble, match="no connection") as caught:
        await tried("http://127.0.0.1:9/v1")
    assert caught.value.cause == "connection" and not caught.value.paid


async def test_an_answer_that_repeats_the_key_does_not_show_it() -> None:
    said = f'{{"error": {{"message": "Incorrect key {KEY}, {KEY[:12]}***, Bearer {KEY}"}}}}'.encode()
    for status, kind in ((400, Refused), (401, AccessError), (500, Trouble)):
        async with saying(http(status, said)) as url:
            with pytest.raises(kind) as caught:
                await tried(url)
        assert not any(KEY[i : i + 8] in str(caught.value) + repr(caught.value) for i in range(len(KEY) - 7))


async def test_a_body_in_pieces_arrives_whole_with_its_length() -> None:
    data = bytes(range(256)) * 3_000 + b"ab"
    body = doors.Joined([b'{"p":"', doors.Encoded(data), b'"}'])
    import base64

    assert body.size == len(body.decode()) and body.decode() == f'{{"p":"{base64.b64encode(data).decode()}"}}'
    got: list[bytes] = []

    class Writer:
        async def write(self, chunk: bytes) -> None:
            got.append(chunk)

    await body.write(Writer())  # type: ignore[arg-type]
    assert b"".join(got).decode() == body.decode()


async def test_more_than_a_hundred_calls_are_in_flight_at_once() -> None:
    import asyncio

    from storytelling_painter.testing.stand_in import StandIn

    async with StandIn(latency=0.5) as server, connected(server.base_url) as connections:
        line = connections.line(connections.provider("me"))
        body = b'{"model":"m","messages":[{"role":"user","content":"x"}]}'
        await asyncio.gather(*(line.ask("chat/completions", body) for _ in range(200)))
        assert server.counts.peak_in_flight == 200
        await line.ask("chat/completions", body)
        assert server.counts.connections == 200, "connections are used again"
