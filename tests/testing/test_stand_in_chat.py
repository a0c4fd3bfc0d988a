"""The stand-in as a chat model, seen through a plain HTTP client and through the provider's own client."""

import asyncio
import base64
import hashlib
from typing import Any

import aiohttp
import jsonschema_rs
import orjson
import pytest

from storytelling_painter.testing.stand_in import Answer, Seen, StandIn

SCHEMA = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "minLength": 3},
        "points": {"type": "array", "minItems": 2, "items": {"$ref": "#/$defs/point"}},
    },
    "required": ["title", "points"],
    "additionalProperties": False,
    "$defs": {"point": {"type": "object", "properties": {"score": {"enum": [1, 2, 3]}}, "required": ["score"]}},
}


def call(text: str = "hello", **more: Any) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": "user", "content": text}], **more}


def shaped(name: str = "story") -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": SCHEMA}}


async def ask(server: StandIn, body: dict[str, Any], **headers: str) -> tuple[int, dict[str, Any]]:
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{server.base_url}/chat/completions", json=body, headers=headers) as answer,
    ):
        return answer.status, await answer.json()


def text_of(answer: dict[str, Any]) -> str:
    text: str = answer["choices"][0]["message"]["content"]
    return text


async def test_echo_with_usage() -> None:
    async with StandIn() as server:
        status, answer = await ask(server, call("hello you"))
    assert status == 200
    assert text_of(answer) == "You said: hello you"
    assert answer["choices"][0]["finish_reason"] == "stop"
    usage = answer["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"] == server.counts.tokens


async def test_an_answer_fits_the_schema_and_follows_from_body_and_seed_alone() -> None:
    bodies = [call(f"story {n}", response_format=shaped()) for n in range(8)]

    async def texts(order: list[dict[str, Any]], seed: int) -> dict[str, str]:
        async with StandIn(seed=seed) as server:
            return {b["messages"][0]["content"]: text_of((await ask(server, b))[1]) for b in order}

    first = await texts(bodies, 1)
    for text in first.values():
        jsonschema_rs.validate(SCHEMA, orjson.loads(text))
    assert await texts(bodies[::-1], 1) == first
    assert await texts(bodies, 2) != first
    assert len(set(first.values())) > 1


async def test_an_answer_longer_than_the_call_allows_is_cut() -> None:
    async with StandIn() as server:
        _, answer = await ask(server, call("long " * 100, max_completion_tokens=5))
    assert answer["choices"][0]["finish_reason"] == "length"
    assert answer["usage"]["completion_tokens"] == 5


async def test_logprobs_come_token_by_token_where_asked_for() -> None:
    async with StandIn() as server:
        _, plain = await ask(server, call())
        _, told = await ask(server, call(logprobs=True, top_logprobs=3))
    assert plain["choices"][0]["logprobs"] is None
    tokens = told["choices"][0]["logprobs"]["content"]
    assert "".join(t["token"] for t in tokens) == text_of(told)
    assert all(t["logprob"] <= 0 and len(t["top_logprobs"]) == 3 for t in tokens)
    assert all(t["top_logprobs"][0]["token"] == t["token"] for t in tokens)


async def test_pictures_are_seen_by_their_hashes() -> None:
    picture = b"\x89PNG not really"
    url = "data:image/png;base64," + base64.b64encode(picture).decode()
    content = [{"type": "text", "text": "look"}, {"type": "image_url", "image_url": {"url": url}}]
    async with StandIn() as server:
        await ask(server, {"model": "m", "messages": [{"role": "user", "content": content}]})
    (seen,) = server.seen
    assert seen.pictures == (hashlib.sha256(picture).hexdigest(),)
    assert seen.body["messages"][0]["content"][1]["image_url"]["url"] == f"sha256:{seen.pictures[0]}"
    assert seen.text == "look"


async def test_a_script_answers_and_leaves_open_what_it_likes() -> None:
    def script(seen: Seen) -> Answer | None:
        if seen.shape == "story":
            return Answer(text="once", usage={"prompt_tokens": 7, "completion_tokens": 1, "total_tokens": 8})
        if "teapot" in seen.text:
            return Answer(status=418, text="short and stout", code="teapot", headers={"X-Spout": "1"})
        return Answer(refusal="no") if "bad" in seen.text else None

    async with StandIn(script) as server:
        _, story = await ask(server, call(response_format=shaped()))
        status, error = await ask(server, call("teapot"))
        _, refused = await ask(server, call("bad"))
        _, echo = await ask(server, call("else"))
    assert (text_of(story), story["usage"]["prompt_tokens"]) == ("once", 7)
    assert (status, error["error"]["message"], error["error"]["code"]) == (418, "short and stout", "teapot")
    assert refused["choices"][0]["message"] == {"role": "assistant", "content": None, "refusal": "no"}
    assert text_of(echo) == "You said: else"


async def test_what_a_script_raises_is_raised_when_the_server_is_left() -> None:
    def script(seen: Seen) -> Answer:
        raise AssertionError(f"unexpected call to {seen.model}")

    with pytest.raises(AssertionError, match="unexpected call to m"):
        async with StandIn(script) as server:
            assert (await ask(server, call()))[0] == 500


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({"model": "m"}, "messages"),
        (call(stream=True), "stream"),
        (call(n=2), "n"),
    ],
)
async def test_calls_that_it_cannot_serve_are_400(body: dict[str, Any], param: str) -> None:
    async with StandIn() as server:
        status, error = await ask(server, body)
    assert (status, error["error"]["param"]) == (400, param)


async def test_keys_are_checked_and_kept_nowhere() -> None:
    key = "sk-sentinel-9f2c"
    async with StandIn(key=key, models=("m",)) as server:
        assert (await ask(server, call()))[0] == 401
        assert (await ask(server, call(), Authorization="Bearer other"))[0] == 401
        assert (await ask(server, call(), Authorization=f"Bearer {key}"))[0] == 200
        assert (await ask(server, call() | {"model": "x"}, Authorization=f"Bearer {key}"))[0] == 404
    assert server.counts.unauthorised == 2
    assert server.seen[0].headers["authorization"] == "(hidden)"
    assert key not in repr(server.seen) + repr(server.counts)


async def test_bodies_that_are_no_json_are_400_and_unknown_doors_404() -> None:
    async with StandIn() as server, aiohttp.ClientSession() as http:
        doors = (("chat/completions", b"{", 400), ("chat/completions", b"[]", 400), ("x", b"{}", 404))
        for path, data, status in doors:
            async with http.post(f"{server.base_url}/{path}", data=data) as answer:
                assert answer.status == status
        async with http.get(f"{server.base_url}/models") as answer:
            assert (await answer.json())["data"][0]["id"] == "stand-in"


async def test_chunked_bodies_and_two_requests_in_one_packet() -> None:
    async with StandIn(latency=0.01) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(server.origin.rpartition(":")[2]))
        body = orjson.dumps(call("one"))
        head = b"POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\n"
        chunked = b"%x\r\n%b\r\n%x;a=b\r\n%b\r\n0\r\n\r\n" % (5, body[:5], len(body) - 5, body[5:])
        plain = head + b"content-length: %d\r\nconnection: close\r\n\r\n%b" % (len(body), body)
        writer.write(head + b"transfer-encoding: chunked\r\n\r\n" + chunked + plain)
        told = await reader.read()
        writer.close()
        await writer.wait_closed()
    assert told.count(b"You said: one") == 2


async def test_the_openai_client_understands_it() -> None:
    openai = pytest.importorskip("openai")
    async with StandIn(key="k") as server, openai.AsyncOpenAI(base_url=server.base_url, api_key="k") as client:
        answer = await client.chat.completions.create(**call("hello"), logprobs=True, top_logprobs=2)
        picture = await client.images.generate(model="gpt-image-1", prompt="a boat")
        listed = await client.models.list()
        with pytest.raises(openai.NotFoundError):
            await client.files.list()
    assert answer.choices[0].message.content == "You said: hello"
    assert answer.choices[0].logprobs.content[0].top_logprobs
    assert picture.usage.output_tokens > 0 and picture.data[0].b64_json
    assert [m.id for m in listed.data] == ["stand-in"]
