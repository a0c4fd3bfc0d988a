"""The stand-in as a picture model."""

import base64
import hashlib
import io
from typing import Any

import aiohttp
import pytest
from PIL import Image

from storytelling_painter.testing.stand_in import Answer, Faults, StandIn


async def generate(server: StandIn, **body: Any) -> tuple[int, dict[str, Any]]:
    body = {"model": "gpt-image-1", "prompt": "a"} | body
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{server.base_url}/images/generations", json=body) as answer,
    ):
        return answer.status, await answer.json()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def bytes_of(answer: dict[str, Any]) -> bytes:
    return base64.b64decode(answer["data"][0]["b64_json"], validate=True)


async def test_pictures_have_the_size_and_follow_from_the_prompt() -> None:
    async with StandIn() as server:
        told = [bytes_of((await generate(server, prompt=p, size="1536x1024"))[1]) for p in ("boat", "boat", "car")]
    assert opened(told[0]).size == (1536, 1024)
    assert told[0] == told[1] != told[2]


async def test_gpt_image_1_counts_tokens_and_dall_e_3_answers_by_address() -> None:
    async with StandIn() as server, aiohttp.ClientSession() as http:
        _, high = await generate(server, quality="high")
        _, low = await generate(server, quality="low")
        _, dalle = await generate(server, model="dall-e-3", prompt="a boat")
        async with http.get(dalle["data"][0]["url"]) as file:
            assert (file.status, file.content_type) == (200, "image/png")
            assert opened(await file.read()).size == (1024, 1024)
    assert high["usage"]["output_tokens"] > low["usage"]["output_tokens"] > 0
    assert dalle["data"][0]["revised_prompt"].endswith("a boat")
    assert "usage" not in dalle


@pytest.mark.parametrize("form", ["jpeg", "webp"])
async def test_other_formats(form: str) -> None:
    async with StandIn() as server:
        _, answer = await generate(server, output_format=form)
    assert opened(bytes_of(answer)).format == form.upper()


async def test_edits_by_form_and_by_json_see_picture_and_mask() -> None:
    picture, mask = b"\x89PNG\r\n--x\r\n\x00 picture", b"\x89PNG mask"
    form = aiohttp.FormData()
    form.add_field("model", "gpt-image-1")
    form.add_field("prompt", "more rain")
    form.add_field("image[]", picture, filename="a.png", content_type="image/png")
    form.add_field("mask", mask, filename="m.png", content_type="image/png")
    address = "data:image/png;base64,"
    as_json = {
        "model": "gpt-image-1",
        "prompt": "more rain",
        "images": [{"image_url": address + base64.b64encode(picture).decode()}],
        "mask": {"image_url": address + base64.b64encode(mask).decode()},
    }
    async with StandIn() as server, aiohttp.ClientSession() as http:
        for sent in ({"data": form}, {"json": as_json}):
            async with http.post(f"{server.base_url}/images/edits", **sent) as answer:
                assert answer.status == 200, await answer.text()
                assert opened(bytes_of(await answer.json())).size == (1024, 1024)
    for seen in server.seen:
        assert seen.pictures == (hashlib.sha256(picture).hexdigest(),)
        assert seen.mask == hashlib.sha256(mask).hexdigest()
        assert seen.text == "more rain"


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({"prompt": ""}, "prompt"),
        ({"response_format": "url"}, "response_format"),
        ({"model": "dall-e-3", "prompt": "x" * 4001}, "prompt"),
        ({"size": "big"}, "size"),
        ({"n": 2}, "n"),
    ],
)
async def test_what_the_named_model_refuses_is_refused(body: dict[str, Any], param: str) -> None:
    async with StandIn() as server:
        status, error = await generate(server, **body)
    assert (status, error["error"]["param"]) == (400, param)


async def test_a_script_sends_any_bytes_and_faults_send_markup_or_nothing() -> None:
    async with StandIn(lambda seen: Answer(picture=b"<html>", revised_prompt="other")) as server:
        _, scripted = await generate(server)
    async with StandIn(faults=Faults(tries=("wrong_shape", "empty", "policy"))) as server:
        _, markup = await generate(server)
        _, empty = await generate(server)
        status, policy = await generate(server)
    assert bytes_of(scripted) == b"<html>"
    assert scripted["data"][0]["revised_prompt"] == "other"
    assert bytes_of(markup).startswith(b"<svg")
    assert empty["data"] == []
    assert (status, policy["error"]["code"]) == (400, "moderation_blocked")


async def test_pictures_can_be_as_large_as_real_ones() -> None:
    async with StandIn(picture_bytes=300_000) as server:
        data = bytes_of((await generate(server))[1])
    assert len(data) >= 300_000
    assert opened(data).size == (1024, 1024)
