"""Hosted picture models, against a real server on loopback."""

import base64
import hashlib
import io
import json
from typing import Any

import orjson
import pytest
from PIL import Image

from storytelling_painter.domain.errors import (
    AccessError,
    BudgetExceeded,
    Moderated,
    PaintError,
    Rejected,
    SpecError,
    Unavailable,
    WorkError,
)
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.testing.stand_in import Answer, Faults, Limits, Seen, StandIn
from storytelling_painter.tools.artifacts import look_at
from storytelling_painter.tools.calls.call import Call, Reply, Tag, Usage
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.images.model import PictureModel, PictureRequest, Source
from storytelling_painter.tools.images.opening import open_picture_model

KEY = "sk-sentinel-0123456789abcdef"


def connections(server: StandIn, **options: Any) -> Connections:
    provider = Provider(name="stand_in", base_url=server.base_url, key_variable="STAND_IN_KEY", timeout=5.0)
    return Connections(Means(providers=(provider,), max_tries=3), environ={"STAND_IN_KEY": KEY}, **options)


def order(**fields: Any) -> PictureRequest:
    return PictureRequest(**{"prompt": "A boy takes a cookie.", "tag": Tag("item-1", "paint.1.1.1"), **fields})


def png(size: int = 8) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (size, size), (9, 90, 200)).save(buffer, "PNG")
    return buffer.getvalue()


def source(mask: bytes | None = None) -> Source:
    data = png()
    return Source(data, "image/png", hashlib.sha256(data).hexdigest(), mask)


async def test_gpt_image_gets_what_it_knows_and_its_bytes_come_back_untouched() -> None:
    sent = png(16)
    async with StandIn(lambda seen: Answer(picture=sent), key=KEY) as server, connections(server) as ways:
        model = open_picture_model("stand_in:gpt-image-1", ways)
        assert isinstance(model, PictureModel)
        assert open_picture_model("stand_in:gpt-image-1", ways) is model
        answer = await model.make(order(size=700, quality="high", moderation="low"))
    assert answer.data == sent
    assert answer.seed is None
    assert answer.usage.output_tokens == 4_160 and answer.usage.input_tokens > 0
    (seen,) = server.seen
    assert seen.body == {
        "model": "gpt-image-1", "prompt": "A boy takes a cookie.", "n": 1, "size": "1024x1024", "quality": "high",
        "moderation": "low",
    }


async def test_dall_e_3_is_asked_for_the_picture_itself_and_tells_its_revised_prompt() -> None:
    async with StandIn() as server, connections(server) as ways:
        model = open_picture_model("stand_in:dall-e-3", ways)
        answer = await model.make(order(quality="high"))
        assert not model.traits.edits
    assert look_at(answer.data).width == 1024
    assert "clear light" in answer.revised_prompt
    assert answer.usage == Usage(pictures=1)
    assert server.seen[0].body["quality"] == "hd"
    assert server.seen[0].body["response_format"] == "b64_json"


async def test_an_edit_sends_picture_and_mask() -> None:
    mask = png(9)
    async with StandIn() as server, connections(server) as ways:
        model = open_picture_model("stand_in:gpt-image-1", ways)
        await model.make(order(source=source(mask), moderation="low"))
        await model.make(order(source=source(), tag=Tag("item-1", "paint.1.2.1")))
    with_mask, without = server.seen
    assert with_mask.endpoint == "edit"
    assert with_mask.pictures == (source().sha256,) and with_mask.mask == hashlib.sha256(mask).hexdigest()
    assert "moderation" not in with_mask.body
    assert without.mask == ""


@pytest.mark.parametrize("option", ["response_format", "quality", "size"])
async def test_what_a_server_does_not_take_is_left_out_from_then_on(option: str) -> None:
    def script(seen: Seen) -> Answer | None:
        if option in seen.body:
            return Answer(status=400, text=f"Unknown parameter: '{option}'.", param=option)
        return None

    async with StandIn(script) as server, connections(server) as ways:
        model = open_picture_model("stand_in:some/painter", ways)
        for number in (1, 2):
            await model.make(order(size=64, quality="low", tag=Tag("item-1", f"paint.{number}")))
        assert ways.notices.all == (f"stand_in:some/painter does not take `{option}`; it is left out",)
    assert [option in seen.body for seen in server.seen] == [True, False, False]
    assert server.seen[1].body["model"] == "some/painter"


async def test_a_refusal_that_teaches_nothing_is_final() -> None:
    refuse = Answer(status=400, text="Unknown parameter: 'prompt'.", param="prompt")
    async with StandIn(lambda seen: refuse) as server, connections(server) as ways:
        with pytest.raises(Rejected, match="prompt"):
            await open_picture_model("stand_in:gpt-image-1", ways).make(order())
    assert len(server.seen) == 1


HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(picture=SVG), "SVG markup in the place of a picture"),
        (Answer(picture=HTML), "a web page or other markup in the place of a picture"),
        (Answer(picture=b"GIF89a" + bytes(50)), "something else in the place of a picture"),
        (Answer(raw=b'{"data": []}'), "without a picture"),
        (Answer(raw=b'{"data": ["x"]}'), "without a picture"),
        (Answer(raw=b'{"data": [{"b64_json": "%%%"}]}'), "no base64"),
        (Answer(raw=b'{"data": [{"b64_json": 5}]}'), "without a picture"),
    ],
)
async def test_what_is_no_picture_fails_with_its_reason(answer: Answer, message: str) -> None:
    async with StandIn(lambda seen: answer) as server, connections(server) as ways:
        with pytest.raises(PaintError, match=message):
            await open_picture_model("stand_in:gpt-image-1", ways).make(order())
    assert len(server.seen) == 1, "a paid answer is not asked for again"


async def test_refusals_by_policy_are_moderated_and_never_sent_again() -> None:
    async with StandIn(faults=Faults(shares={"policy": 1.0})) as server, connections(server) as ways:
        with pytest.raises(Moderated):
            await open_picture_model("stand_in:gpt-image-1", ways).make(order())
    assert len(server.seen) == 1
    held = orjson.dumps({"data": [{"content_filter_results": {"violence": {"filtered": True}}}]})
    async with StandIn(lambda seen: Answer(raw=held)) as server, connections(server) as ways:
        with pytest.raises(Moderated, match="filter"):
            await open_picture_model("stand_in:gpt-image-1", ways).make(order())


async def test_limits_are_waited_for_and_broken_bodies_are_tried_again() -> None:
    faults = Faults(tries=("limit", "half_body", None), wait=0.01)
    async with StandIn(faults=faults, limits=Limits()) as server, connections(server) as ways:
        answer = await open_picture_model("stand_in:gpt-image-1", ways).make(order())
        again = await open_picture_model("stand_in:gpt-image-1", ways).make(order(source=source()))
    assert look_at(answer.data) and look_at(again.data)
    assert len(server.seen) == 6, "a form can be sent again as well"


@pytest.mark.parametrize(
    ("spec", "error", "message"),
    [
        ("nobody:gpt-image-1", SpecError, "no provider 'nobody'"),
        ("openai:", SpecError, "names no model"),
        ("openai:gpt-image-1", AccessError, "OPENAI_API_KEY"),
        ("langchain:my.module:chat", SpecError, "chat model"),
    ],
)
def test_specs_are_refused_before_anything_is_sent(spec: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        open_picture_model(spec, Connections(environ={}))


# --- pictures by address --------------------------------------------------------------------------------------------


def by_address(url: str) -> Answer:
    return Answer(raw=json.dumps({"data": [{"url": url, "revised_prompt": "as drawn"}]}).encode())


async def test_a_picture_is_fetched_from_the_providers_own_address_without_the_key() -> None:
    def script(seen: Seen) -> Answer | None:
        return Answer(status=400, text="Unknown parameter: 'response_format'.", param="response_format") if (
            "response_format" in seen.body
        ) else None

    kept = Memory()
    async with StandIn(script, key=KEY) as server, connections(server, archives=(kept,)) as ways:
        answer = await open_picture_model("stand_in:dall-e-3", ways).make(order())
    assert look_at(answer.data).width == 1024
    assert [(call.kind, call.provider, call.tag.step) for call in kept.calls] == [
        ("picture", "stand_in", "paint.1.1.1"), ("fetch", "stand_in.files", "paint.1.1.1.fetch"),
    ]
    assert kept.replies[1].body == answer.data


class Memory:
    """An archive that keeps and knows nothing."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.replies: list[Reply] = []

    async def find(self, call: Call) -> Reply | None:
        return None

    async def keep(self, call: Call, reply: Reply) -> None:
        self.calls.append(call)
        self.replies.append(reply)

    async def keep_failure(self, call: Call, error: WorkError | BudgetExceeded) -> None: ...


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("https://evil.example/picture.png", "not on the list"),
        ("http://169.254.169.254/latest/meta-data", "no https address"),
        ("https://169.254.169.254/latest", "not on the list"),
        ("file:///etc/passwd", "no host"),
        ("https://user:pass@evil.example/x.png", "a user in it"),
        ("https://[::1/x.png", "cannot be read"),
        ("http://127.0.0.1:1/other-port.png", "no https address"),
        ("https://127.0.0.1:1/other-port.png", "no public address"),
        ("ftp://127.0.0.1/x", "no https address"),
    ],
)
async def test_other_addresses_are_not_fetched(url: str, message: str) -> None:
    async with StandIn(lambda seen: by_address(url)) as server, connections(server) as ways:
        with pytest.raises(PaintError, match=message):
            await open_picture_model("stand_in:dall-e-3", ways).make(order())


async def test_a_data_address_needs_no_fetch() -> None:
    data = png()
    url = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    async with StandIn(lambda seen: by_address(url)) as server, connections(server) as ways:
        answer = await open_picture_model("stand_in:dall-e-3", ways).make(order())
    assert (answer.data, answer.revised_prompt) == (data, "as drawn")


async def test_an_address_that_leads_nowhere_fails_the_picture() -> None:
    server = StandIn(lambda seen: by_address(f"{server.origin}/files/none"))
    async with server, connections(server) as ways:
        with pytest.raises(Unavailable, match="answer was 404"):
            await open_picture_model("stand_in:dall-e-3", ways).make(order())
