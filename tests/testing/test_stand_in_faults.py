"""What clients meet when a stand-in misbehaves, and what it counts."""

import asyncio
import time
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import orjson
import pytest

from storytelling_painter.testing.stand_in import Answer, Faults, Kind, Limits, Seen, StandIn
from storytelling_painter.testing.stand_in.faults import LASTING
from storytelling_painter.testing.stand_in.limits import RetryForm


async def post(http: aiohttp.ClientSession, server: StandIn, text: str = "hello") -> tuple[int, bytes, dict[str, str]]:
    body = {"model": "m", "messages": [{"role": "user", "content": text}]}
    async with http.post(f"{server.base_url}/chat/completions", json=body) as answer:
        return answer.status, await answer.read(), {k.lower(): v for k, v in answer.headers.items()}


async def one(kind: Kind, **more: Any) -> tuple[int, bytes, dict[str, str]]:
    faults = Faults(tries=(kind,), hang=0.2, drip=0.2, **more)
    async with StandIn(faults=faults) as server, aiohttp.ClientSession() as http:
        try:
            return await post(http, server)
        finally:
            assert server.counts.faults == {kind: 1}
            assert server.counts.in_flight == 0
            assert server.counts.answered == (kind == "drip")


def message(body: bytes) -> dict[str, Any]:
    choice: dict[str, Any] = orjson.loads(body)["choices"][0]
    return choice


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("reset", aiohttp.ClientOSError),
        ("drop", aiohttp.ServerDisconnectedError),
        ("hang", aiohttp.ServerDisconnectedError),
        ("half_body", aiohttp.ClientPayloadError),
    ],
)
async def test_connections_break_off(kind: Kind, error: type[Exception]) -> None:
    with pytest.raises(error):
        await one(kind)


async def test_half_json_has_the_length_that_it_says() -> None:
    status, body, _ = await one("half_json")
    assert status == 200
    with pytest.raises(orjson.JSONDecodeError):
        orjson.loads(body)


async def test_statuses() -> None:
    status, _, headers = await one("limit", wait=3.0)
    assert (status, headers["retry-after"]) == (429, "3.000")
    assert (await one("overload", overload_status=503))[0] == 503
    assert (await one("policy"))[0] == 400


async def test_what_is_said_goes_wrong() -> None:
    assert message((await one("cut"))[1])["finish_reason"] == "length"
    assert message((await one("refusal"))[1])["message"]["refusal"]
    assert message((await one("empty"))[1])["message"]["content"] == ""
    assert "```json" in message((await one("fenced"))[1])["message"]["content"]
    assert "note" in orjson.loads(message((await one("wrong_shape"))[1])["message"]["content"])


async def test_a_drip_is_whole_but_slow() -> None:
    started = time.monotonic()
    _, body, _ = await one("drip")
    assert message(body)["message"]["content"] == "You said: hello"
    assert time.monotonic() - started >= 0.15


async def test_a_client_that_leaves_is_counted() -> None:
    async with StandIn(latency=5) as server, aiohttp.ClientSession() as http:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await post(http, server)
        for _ in range(100):
            if server.counts.left:
                break
            await asyncio.sleep(0.01)
    assert (server.counts.left, server.counts.in_flight, server.counts.answered) == (1, 0, 0)


def test_faults_come_in_their_shares_whatever_the_order() -> None:
    faults = Faults(shares={"limit": 0.1, "overload": 0.2, "policy": 0.05})
    keys = [f"call {n}" for n in range(4_000)]
    dealt = {key: faults.of(key, 1, seed=3, chat=True) for key in keys}
    for kind, share in faults.shares.items():
        assert abs(sum(k == kind for k in dealt.values()) / len(keys) - share) < 0.02
    assert {key: faults.of(key, 1, seed=3, chat=True) for key in reversed(keys)} == dealt
    assert {key: faults.of(key, 1, seed=4, chat=True) for key in keys} != dealt


def test_refusals_last_and_other_faults_pass() -> None:
    faults = Faults(shares={"policy": 0.3, "overload": 0.3})
    for n in range(300):
        kinds = [faults.of(f"call {n}", attempt, seed=0, chat=True) for attempt in range(1, 30)]
        if kinds[0] in LASTING:
            assert set(kinds) == {kinds[0]}
        else:
            assert None in kinds and "policy" not in kinds


@pytest.mark.parametrize("shares", [{"limit": 0.7, "reset": 0.7}, {"limit": -0.1}, {"fire": 0.1}])
def test_faults_that_make_no_sense_are_refused(shares: dict[Kind, float]) -> None:
    with pytest.raises(ValueError, match="faults"):
        Faults(shares=shares)


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(requests_per_second=5), "requests_per_second"),
        (Limits(requests_per_minute=5), "requests_per_minute"),
        (Limits(tokens_per_minute=10), "tokens_per_minute"),
        (Limits(in_flight=5), "in_flight"),
    ],
)
async def test_limits_let_in_so_many_and_no_more(limits: Limits, name: str) -> None:
    async with StandIn(limits=limits, latency=0.1) as server, aiohttp.ClientSession() as http:
        told = await asyncio.gather(*(post(http, server, f"call {n}") for n in range(20)))
    statuses = [status for status, _, _ in told]
    assert statuses.count(200) == 5
    assert server.counts.limited == {name: 15}
    assert server.counts.peak_in_flight == 5


async def test_the_window_slides() -> None:
    async with StandIn(limits=Limits(requests_per_second=2)) as server, aiohttp.ClientSession() as http:
        assert [(await post(http, server, f"{n}"))[0] for n in range(3)] == [200, 200, 429]
        _, _, headers = await post(http, server, "again")
        await asyncio.sleep(float(headers["retry-after"]))
        assert (await post(http, server, "again"))[0] == 200
    assert server.counts.too_early == 0


async def test_headers_tell_what_is_left() -> None:
    limits = Limits(requests_per_minute=90, tokens_per_minute=10_000)
    async with StandIn(limits=limits) as server, aiohttp.ClientSession() as http:
        _, _, headers = await post(http, server)
    assert headers["x-ratelimit-limit-requests"] == "90"
    assert headers["x-ratelimit-remaining-requests"] == "89"
    assert headers["x-ratelimit-limit-tokens"] == "10000"
    assert 0 < 10_000 - int(headers["x-ratelimit-remaining-tokens"]) < 20
    assert headers["x-ratelimit-reset-requests"] in ("60s", "1m0s") or headers["x-ratelimit-reset-requests"][0] == "5"


@pytest.mark.parametrize("form", ["int", "float", "date", "ms", "none"])
async def test_a_429_says_how_long_in_the_form_that_is_asked_for(form: RetryForm) -> None:
    faults = Faults(tries=("limit",), wait=2.4)
    async with StandIn(faults=faults, limits=Limits(retry_after=form)) as server, aiohttp.ClientSession() as http:
        _, _, headers = await post(http, server)
        await post(http, server)
    assert server.counts.too_early == (form != "none")
    if form == "int":
        assert headers["retry-after"] == "3"
    elif form == "float":
        assert headers["retry-after"] == "2.400"
    elif form == "ms":
        assert headers["retry-after-ms"] == "2400"
    elif form == "date":
        assert 1.4 < parsedate_to_datetime(headers["retry-after"]).timestamp() - time.time() < 4
    else:
        assert not {"retry-after", "retry-after-ms"} & set(headers)


async def test_a_refusal_by_a_limit_uses_up_no_planned_fault() -> None:
    faults, limits = Faults(tries=("overload", None)), Limits(in_flight=1, in_flight_wait=0.05)
    async with StandIn(faults=faults, limits=limits, latency=0.1) as server, aiohttp.ClientSession() as http:
        first = asyncio.create_task(post(http, server, "other"))
        await asyncio.sleep(0.03)
        assert (await post(http, server))[0] == 429
        assert (await first)[0] == 500
        assert [(await post(http, server))[0] for _ in range(2)] == [500, 200]


@pytest.mark.parametrize("headers", [{"Retry-After": "0.3"}, {"retry-after-ms": "300"}])
async def test_a_429_of_a_script_is_watched_as_well(headers: dict[str, str]) -> None:
    def script(seen: Seen) -> Answer | None:
        return Answer(status=429, text="slow", headers=headers) if seen.attempt == 1 else None

    async with StandIn(script) as server, aiohttp.ClientSession() as http:
        for text, wait, early in (("a", 0.0, 1), ("b", 0.32, 1)):
            assert (await post(http, server, text))[0] == 429
            await asyncio.sleep(wait)
            assert (await post(http, server, text))[0] == 200
            assert server.counts.too_early == early


async def test_an_answer_fetched_twice_is_a_duplicate() -> None:
    async with StandIn(faults=Faults(tries=("overload", None, None))) as server, aiohttp.ClientSession() as http:
        for duplicates in (0, 0, 1):
            await post(http, server)
            assert server.counts.duplicates == duplicates
    assert [seen.attempt for seen in server.seen] == [1, 2, 3]
    assert len({seen.key for seen in server.seen}) == 1


async def test_latency_varies_by_call_and_not_by_chance() -> None:
    async with StandIn(latency=0.1, jitter=0.8) as server, aiohttp.ClientSession() as http:
        spans: list[list[float]] = []
        for _ in range(2):
            spans.append([])
            for n in range(4):
                started = time.monotonic()
                await post(http, server, f"call {n}")
                spans[-1].append(time.monotonic() - started)
    assert max(spans[0]) - min(spans[0]) > 0.01
    assert all(abs(a - b) < 0.05 for a, b in zip(*spans, strict=True))
