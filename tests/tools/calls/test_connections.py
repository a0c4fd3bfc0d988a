import subprocess
import sys

import pytest
from chatting import KEY

from storytelling_painter.domain.errors import AccessError, SpecError
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.testing.stand_in import StandIn
from storytelling_painter.tools.calls.connections import OPENAI_URL, Connections
from storytelling_painter.tools.chat.opening import open_chat_model


def test_openai_is_known_and_its_address_may_come_from_the_environment() -> None:
    assert Connections(environ={}).provider("openai").base_url == OPENAI_URL
    near = "http://127.0.0.1:8000/v1"
    assert Connections(environ={"OPENAI_BASE_URL": near}).provider("openai").base_url == near
    own = Provider(name="openai", base_url="http://127.0.0.1:9/v1")
    assert Connections(Means(providers=(own,)), environ={"OPENAI_BASE_URL": near}).provider("openai") == own


def test_an_address_with_a_password_is_refused_without_showing_it() -> None:
    with pytest.raises(SpecError) as caught:
        Connections(environ={"OPENAI_BASE_URL": "https://me:hunter2@x/v1"}).provider("openai")
    assert "hunter2" not in str(caught.value) and caught.value.__suppress_context__


def test_unknown_providers_and_specs_are_told() -> None:
    connections = Connections(environ={})
    for spec in ("nobody:model", "openai:", "openai", "openai: "):
        with pytest.raises(SpecError):
            open_chat_model(spec, connections)


def test_a_missing_key_is_told_before_anything_is_sent_and_a_local_server_needs_none() -> None:
    with pytest.raises(AccessError, match="OPENAI_API_KEY"):
        open_chat_model("openai:gpt-4o", Connections(environ={}))
    local = Connections(environ={"OPENAI_BASE_URL": "http://127.0.0.1:8000/v1"})
    assert local.key_of(local.provider("openai")) is None
    own = Connections(Means(providers=(Provider(name="own", base_url="https://x/v1", key_variable="OWN"),)), environ={})
    with pytest.raises(AccessError, match="OWN"):
        open_chat_model("own:m", own)


@pytest.mark.parametrize("key", ["with blank", "line\nbreak", "ümlaut"])
def test_what_can_be_no_key_is_refused_without_showing_it(key: str) -> None:
    connections = Connections(environ={"OPENAI_API_KEY": key})
    with pytest.raises(AccessError) as caught:
        connections.key_of(connections.provider("openai"))
    assert key not in str(caught.value)


async def test_keys_show_nowhere() -> None:
    async with Connections(environ={"OPENAI_API_KEY": KEY}) as connections:
        line = connections.line(connections.provider("openai"))
        key = connections.key_of(connections.provider("openai"))
        shown = f"{connections!r} {connections.means!r} {line!r} {line} {key!r} {key}"
        assert KEY not in shown and line.headers["Authorization"] == f"Bearer {KEY}"


async def test_a_key_over_plain_http_is_told() -> None:
    far = Provider(name="far", base_url="http://far.example/v1", key_variable="K")
    async with Connections(Means(providers=(far,)), environ={"K": KEY}) as connections:
        connections.line(far)
        assert "unencrypted" in connections.notices.all[0]


async def test_proxies_are_used_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:8080")
    monkeypatch.setenv("NO_PROXY", "inside.example")
    far = Provider(name="far", base_url="https://far.example/v1")
    inside = Provider(name="inside", base_url="https://inside.example/v1")
    near = Provider(name="near", base_url="http://127.0.0.1:1/v1")
    means = Means(providers=(far, inside, near), proxies=True)
    async with Connections(means, environ={}) as connections:
        assert [connections.line(p).proxy for p in means.providers] == ["http://proxy.example:8080", None, None]
    async with Connections(Means(providers=(far,)), environ={}) as connections:
        assert connections.line(far).proxy is None


async def test_the_same_spec_opens_the_same_model() -> None:
    async with Connections(environ={"OPENAI_API_KEY": KEY}) as connections:
        assert open_chat_model("openai:a", connections) is open_chat_model("openai:a", connections)


def test_connections_work_in_one_loop_after_another() -> None:
    import asyncio

    from chatting import request

    with StandIn() as server:
        connections = Connections(Means(providers=(Provider(name="me", base_url=server.base_url),)), environ={})

        async def once() -> str:
            async with connections:
                return (await open_chat_model("me:m", connections).complete(request())).text

        assert asyncio.run(once()) == asyncio.run(once()) == "You said: hello"


def test_building_connections_loads_no_http_library() -> None:
    code = (
        "import sys; from storytelling_painter.tools.calls.connections import Connections as C; C(); "
        "assert not {'aiohttp', 'tenacity', 'orjson', 'langchain_core'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
