from collections.abc import AsyncIterator

import host_models
import httpx
import pytest
from chatting import KEY, LOOSE, STRICT, photo, request
from langchain_core import exceptions as lc

from storytelling_painter.domain.errors import AccessError, Moderated, Rejected, SpecError, Unavailable
from storytelling_painter.testing.stand_in import Answer, Faults, StandIn
from storytelling_painter.tools.calls.call import Usage
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.chat.langchain import LangChainChat
from storytelling_painter.tools.chat.langchain_errors import translated
from storytelling_painter.tools.chat.opening import open_chat_model


@pytest.fixture
async def connections() -> AsyncIterator[Connections]:
    async with Connections(environ={}) as connections:
        yield connections
    while host_models.clients:
        await host_models.clients.pop().aclose()


@pytest.mark.parametrize("name", ["parrot", "make_parrot", "Parrot"])
async def test_a_model_a_factory_and_a_class_are_taken(connections: Connections, name: str) -> None:
    chat = open_chat_model(f"langchain:host_models:{name}", connections)
    answer = await chat.complete(request("hello"))
    assert (answer.text, answer.finish, answer.usage) == ("hello", "stop", Usage(input_tokens=3, output_tokens=2))


@pytest.mark.parametrize(
    "rest",
    [
        "host_models",
        "nowhere_at_all:x",
        "host_models:nothing",
        "host_models:not_a_model",
        "os.path:join; x",
        "a b:c",
        "../x:y",
        "x:y.z",
    ],
)
def test_what_names_no_model_is_told(connections: Connections, rest: str) -> None:
    with pytest.raises(SpecError):
        open_chat_model(f"langchain:{rest}", connections)


async def test_other_models_get_the_schema_in_words_and_pictures_in_the_standard_form(connections: Connections) -> None:
    model = host_models.make_parrot()
    chat = LangChainChat("langchain:x:y", "x:y", model, connections)
    await chat.complete(request("look", shape=STRICT, photos=(photo(b"\x89PNG"),), temperature=0.5, seed=1))
    content = model.heard[0][-1].content
    assert [part["type"] for part in content] == ["text", "image", "text"] and content[1]["base64"] == "iVBORw=="
    assert '"additionalProperties":false' in content[2]["text"]
    assert chat.traits.shapes is False and "keeps its own temperature" in connections.notices.all[0]


async def test_errors_pass_through_the_gateway(connections: Connections) -> None:
    model = host_models.make_parrot()
    chat = LangChainChat("langchain:x:y", "x:y", model, connections)
    model.errors += [lc.ModelConnectionError("reset"), lc.ModelAPIError("500"), httpx.ReadTimeout("late")]
    assert (await chat.complete(request("hello"))).text == "hello" and len(model.heard) == 4
    model.errors += [lc.ModelInvalidRequestError("bad")]
    with pytest.raises(Rejected):
        await chat.complete(request("again"))
    model.errors += [ValueError("a bug")]
    with pytest.raises(ValueError, match="a bug"):
        await chat.complete(request("more"))


class WithStatus(Exception):
    def __init__(self, status: int, body: object) -> None:
        super().__init__(f"key {KEY}")
        self.status_code, self.body = status, body
        self.response = httpx.Response(status, headers={"Retry-After": "4"})


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (lc.ModelAuthenticationError("x"), AccessError),
        (lc.ModelNotFoundError("x"), AccessError),
        (lc.ModelRefusalError("x"), Moderated),
        (lc.ContextOverflowError("x"), Refused),
        (WithStatus(413, None), Refused),
        (WithStatus(400, {"message": "x", "code": "content_filter"}), Moderated),
        (WithStatus(401, {"error": {"message": "x"}}), AccessError),
    ],
)
def test_errors_are_translated(error: Exception, kind: type[Exception]) -> None:
    found = translated(error, "langchain:x:y")
    assert type(found) is kind and KEY not in str(found)


def test_a_limit_tells_its_wait() -> None:
    found = translated(WithStatus(429, None), "x")
    assert getattr(found, "cause", "") == "limit" and getattr(found, "retry_after", 0) == 4.0


async def test_langchain_openai_is_sent_everything_and_retries_only_in_the_gateway(connections: Connections) -> None:
    faults = Faults(tries=("overload", "limit", "reset"), wait=0.1)
    async with StandIn(faults=faults, key=KEY) as server:
        host_models.address = server.base_url
        chat = open_chat_model("langchain:host_models:openai", connections)
        data = bytes(range(256)) * 100
        answer = await chat.complete(
            request("look", shape=STRICT, photos=(photo(data),), temperature=0.5, seed=3, logprobs=2, max_tokens=77)
        )
        assert server.counts.tries == 4 and server.counts.too_early == 0
        body = server.seen[-1].body
    assert answer.text.startswith('{"ok":') and answer.tokens and answer.usage.input_tokens
    assert server.seen[-1].pictures == (photo(data).sha256,)
    assert (body["seed"], body["top_logprobs"], body["max_completion_tokens"], body["top_k"]) == (3, 2, 77, 4)
    assert body["response_format"]["json_schema"]["schema"] == STRICT.schema


async def test_langchain_openai_learns_refused_options_and_keeps_cut_answers(connections: Connections) -> None:
    def script(seen: object) -> Answer:
        if "temperature" in seen.body:  # type: ignore[attr-defined]
            return Answer(status=400, text="Unsupported parameter: 'temperature' is not supported with this model.")
        return Answer(text='```json\n{"ok": tr', finish="length")

    async with StandIn(script) as server:
        host_models.address = server.base_url
        chat = open_chat_model("langchain:host_models:openai", connections)
        answer = await chat.complete(request(shape=LOOSE, temperature=0.5))
    assert (answer.finish, answer.text) == ("length", '```json\n{"ok": tr')
    assert "`temperature`" in connections.notices.all[0]


async def test_langchain_openai_that_is_down_is_unavailable_without_its_key(connections: Connections) -> None:
    host_models.address = "http://127.0.0.1:9/v1"
    async with Connections(connections.means.model_copy(update={"max_tries": 2}), environ={}) as few:
        chat = open_chat_model("langchain:host_models:openai", few)
        with pytest.raises(Unavailable) as caught:
            await chat.complete(request())
    assert KEY not in str(caught.value)


async def test_two_models_of_langchain_have_a_limiter_each(connections: Connections) -> None:
    for name in ("parrot", "make_parrot"):
        await open_chat_model(f"langchain:host_models:{name}", connections).complete(request(name))
    first, second = (connections.limiter(f"langchain:host_models:{n}") for n in ("parrot", "make_parrot"))
    assert first is not second
