"""Chat over OpenAI's protocol against the stand-in: a real server on loopback."""

import asyncio
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from blockbuster import blockbuster_ctx
from chatting import KEY, LOOSE, STRICT, chatting, connected, photo, request

from storytelling_painter.domain.errors import AccessError, Moderated, Rejected, Unavailable
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.testing.stand_in import Answer, Faults, Limits, Seen, StandIn
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.calls.recorder import Recorder
from storytelling_painter.tools.calls.replayer import Replayer
from storytelling_painter.tools.chat.model import ChatModel, ChatRequest, Message
from storytelling_painter.tools.chat.opening import open_chat_model


async def test_a_call_arrives_as_asked() -> None:
    async with StandIn(key=KEY) as server, chatting(server.base_url) as chat:
        asked = ChatRequest(
            (Message("system", "Be brief."), Message("user", "How many?")), Tag("i", "s"), STRICT, 0.5, 99, 7, 3
        )
        with blockbuster_ctx(scanned_modules=["storytelling_painter"]):
            answer = await chat.complete(asked)
        body = server.seen[0].body
    assert answer.finish == "stop" and answer.text.startswith('{"ok":') and answer.tokens and answer.tokens[0].others
    assert answer.usage.input_tokens > 0 and answer.usage.output_tokens > 0
    assert body["messages"][0] == {"role": "system", "content": "Be brief."}
    assert (body["max_completion_tokens"], body["temperature"], body["seed"], body["top_logprobs"]) == (99, 0.5, 7, 3)
    assert body["response_format"]["json_schema"]["strict"] is True and "max_tokens" not in body


async def test_a_schema_that_breaks_the_rules_of_strict_is_not_sent_as_strict() -> None:
    async with StandIn() as server, chatting(server.base_url) as chat:
        await chat.complete(request(shape=LOOSE))
        assert "strict" not in server.seen[0].body["response_format"]["json_schema"]


async def test_pictures_arrive_byte_for_byte_and_texts_may_hold_anything() -> None:
    data = bytes(range(256)) * 2_345 + b"x"
    text = f'picture-0 "quoted" \\ data:image/png;base64, \ud800 {hashlib.sha256(data).hexdigest()}'
    async with StandIn() as server, chatting(server.base_url) as chat:
        await chat.complete(request(text, photos=(photo(data), photo(b"\x89PNG second"))))
        seen = server.seen[0]
    assert seen.pictures == (hashlib.sha256(data).hexdigest(), hashlib.sha256(b"\x89PNG second").hexdigest())
    content = seen.body["messages"][0]["content"]
    assert content[0]["text"] == text.replace("\ud800", "?") and content[1]["image_url"]["detail"] == "low"


@pytest.mark.parametrize(
    ("answer", "finish", "text", "refusal"),
    [
        (Answer(text="cut off", finish="length"), "length", "cut off", ""),
        (Answer(text="", refusal="I can't."), "refusal", "", "I can't."),
        (Answer(text="half a sen", finish="content_filter"), "refusal", "", "half a sen"),
        (Answer(text="x", finish="tool_calls"), "other", "x", ""),
        (Answer(text=""), "stop", "", ""),
    ],
)
async def test_how_answers_end(answer: Answer, finish: str, text: str, refusal: str) -> None:
    async with StandIn(lambda _: answer) as server, chatting(server.base_url) as chat:
        found = await chat.complete(request())
    assert (found.finish, found.text, found.refusal) == (finish, text, refusal)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(status=400, text="nope", code="content_policy_violation"), Moderated),
        (Answer(status=400, text="maximum context length is 10 tokens", code="context_length_exceeded"), Rejected),
        (Answer(status=404, text="no such model"), AccessError),
        (Answer(status=401, text=f"bad key {KEY}"), AccessError),
    ],
)
async def test_refusals_are_sent_once(answer: Answer, error: type[Exception]) -> None:
    async with StandIn(lambda _: answer) as server, chatting(server.base_url) as chat:
        with pytest.raises(error) as caught:
            await chat.complete(request(shape=STRICT, temperature=1.0))
        assert server.counts.tries == 1 and KEY not in str(caught.value)


class Picky:
    """A server that refuses options as real ones do."""

    def __init__(self, *refusals: tuple[str, Mapping[str, Any]]) -> None:
        self.refusals = refusals

    def __call__(self, seen: Seen) -> Answer | None:
        for what, answer in self.refusals:
            name, _, value = what.partition("=")
            found = seen.body.get(name)
            if found is not None and (not value or isinstance(found, dict) and found.get("type") == value):
                return Answer(**{"status": 400, **answer})
        return None


OPTIONS = [
    (
        "max_completion_tokens",
        {"status": 422, "text": "body.max_completion_tokens: Extra inputs are not permitted"},
        "max_tokens",
    ),
    (
        "temperature",
        {"text": "Unsupported value: 'temperature' does not support 0.5. Only the default (1) value is supported."},
        "temperature",
    ),
    ("logprobs", {"text": "You are not allowed to request logprobs from this model", "param": "logprobs"}, "logprobs"),
    ("seed", {"text": "Unrecognized request argument supplied: seed"}, "seed"),
    (
        "response_format=json_schema",
        {"text": "'response_format.type' must be one of 'json_object', 'text'"},
        "does not enforce",
    ),
]


@pytest.mark.parametrize(("option", "refusal", "told"), OPTIONS)
async def test_an_option_that_a_server_refuses_is_learned_once_and_told(
    option: str, refusal: dict[str, Any], told: str
) -> None:
    async with StandIn(Picky((option, refusal))) as server, connected(server.base_url) as connections:
        chat = open_chat_model("me:m", connections)
        ask = {"shape": STRICT, "temperature": 0.5, "seed": 1, "logprobs": 2}
        await asyncio.gather(*(chat.complete(request(f"first {n}", **ask)) for n in range(5)))
        first = server.counts.tries
        assert first <= 15
        await chat.complete(request("second", **ask))
        assert server.counts.tries == first + 1
        assert told in " ".join(connections.notices.all)


async def test_a_server_that_takes_hardly_anything_is_still_understood() -> None:
    everything = Picky(
        *((o, r) for o, r, _ in OPTIONS), ("response_format", {"text": "response_format is not supported"})
    )
    async with StandIn(everything) as server, connected(server.base_url) as connections:
        chat = open_chat_model("me:m", connections)
        await chat.complete(request(shape=STRICT, temperature=0.5, seed=1, logprobs=2))
        last = server.seen[-1].body
    assert set(last) == {"model", "messages", "max_tokens"}
    assert '"additionalProperties":false' in last["messages"][-1]["content"]
    assert chat.traits.shapes is False and chat.traits.logprobs is False


@pytest.mark.parametrize(
    ("structured", "kind"), [("json_object", "json_object"), ("none", None), ("json_schema", "json_schema")]
)
async def test_the_user_may_say_how_forms_are_told(structured: str, kind: str | None) -> None:
    async with StandIn() as server, chatting(server.base_url, structured_output=structured) as chat:
        await chat.complete(request("look", shape=STRICT, photos=(photo(b"\x89PNG"),)))
        body = server.seen[0].body
    assert body.get("response_format", {}).get("type") == kind
    assert ("JSON Schema" in str(body["messages"])) == (kind != "json_schema")


async def test_a_refusal_of_the_content_teaches_nothing() -> None:
    refuse = Answer(
        status=400, text="max_tokens is too large: 99999. This model supports at most 4096", param="max_tokens"
    )
    async with StandIn(lambda _: refuse) as server, chatting(server.base_url) as chat:
        with pytest.raises(Rejected, match="too large"):
            await chat.complete(request())
        assert server.counts.tries == 1


# Bounds on refusals are wide here, since a busy machine answers late; narrow ones stand in the limiter's simulations.


async def many(chat: ChatModel, number: int, at_once: int) -> list[Exception]:
    free = asyncio.Semaphore(at_once)
    failed: list[Exception] = []

    async def one(n: int) -> None:
        async with free:
            try:
                await chat.complete(request(f"call {n}"))
            except (Unavailable, Moderated) as error:
                failed.append(error)

    await asyncio.gather(*(one(n) for n in range(number)))
    return failed


async def test_mixed_faults_lose_no_call() -> None:
    shares = {"overload": 0.03, "limit": 0.02, "reset": 0.02, "half_json": 0.01, "half_body": 0.01, "drop": 0.01}
    faults = Faults(shares=shares, wait=0.3)  # type: ignore[arg-type]
    async with StandIn(latency=0.02, faults=faults) as server, chatting(server.base_url, max_tries=8) as chat:
        assert not await many(chat, 400, 64)
        assert server.counts.answered == 400 and server.counts.too_early == 0 and server.counts.duplicates == 0


async def test_a_policy_is_asked_once_and_costs_only_its_own_call() -> None:
    async with StandIn(faults=Faults(shares={"policy": 0.05})) as server, chatting(server.base_url) as chat:
        failed = await many(chat, 200, 32)
        assert failed and all(isinstance(e, Moderated) for e in failed)
        assert server.counts.tries == 200 and server.counts.answered == 200 - len(failed)


async def test_a_server_for_twenty_calls_at_once_is_not_flooded() -> None:
    async with StandIn(latency=0.1, limits=Limits(in_flight=20)) as server, chatting(server.base_url) as chat:
        assert not await many(chat, 400, 64)
        assert server.counts.statuses[429] <= 80 and server.counts.too_early == 0


async def test_a_pace_told_in_headers_is_kept() -> None:
    limits = Limits(requests_per_second=100)
    async with StandIn(latency=0.1, limits=limits) as server, chatting(server.base_url) as chat:
        assert not await many(chat, 300, 64)
        assert server.counts.statuses[429] <= 45 and server.counts.too_early == 0


async def test_a_cancelled_call_leaves_its_place_and_its_connection() -> None:
    async with StandIn(latency=30.0) as server, connected(server.base_url, max_in_flight=1) as connections:
        chat = open_chat_model("me:m", connections)
        tasks = [asyncio.create_task(chat.complete(request(str(n)))) for n in range(3)]
        await asyncio.sleep(0.2)
        for task in tasks:
            task.cancel()
        assert all(isinstance(r, asyncio.CancelledError) for r in await asyncio.gather(*tasks, return_exceptions=True))
        assert connections.limiter("me").in_flight == 0
        server.latency = 0.0
        assert (await chat.complete(request("again"))).text == "You said: again"


async def test_what_was_learned_on_the_way_changes_nothing_for_a_recording(tmp_path: Path) -> None:
    ask = {"shape": STRICT, "temperature": 0.5, "seed": 1}
    tape = Recorder(tmp_path / "tape.jsonl")
    async with StandIn(Picky(*((o, r) for o, r, _ in OPTIONS))) as server:
        me = Provider(name="me", base_url=server.base_url)
        async with Connections(Means(providers=(me,)), archives=[tape], environ={}) as connections:
            chat = open_chat_model("me:m", connections)
            first = [await chat.complete(request(str(n), **ask)) for n in range(3)]
    await tape.aclose()
    replayer = Replayer(tmp_path / "tape.jsonl")
    nobody = Provider(name="me", base_url="http://127.0.0.1:9/v1")
    async with Connections(Means(providers=(nobody,)), archives=[replayer], environ={}) as connections:
        chat = open_chat_model("me:m", connections)
        assert first == await asyncio.gather(*(chat.complete(request(str(n), **ask)) for n in range(3)))
    await replayer.aclose()
