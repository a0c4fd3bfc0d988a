"""A local model behind `transformers:FOLDER`: batches, seeds, refusals; the model is real and tiny."""

import asyncio
from pathlib import Path

import pytest
from told_runs import records

from storytelling_painter.domain.errors import SpecError
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.chat.model import ChatRequest, Message
from storytelling_painter.tools.chat.opening import open_chat_model

pytest.importorskip("torch", reason="the extra `train` is not installed; `make test-train` runs these")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tiny_model import build

    return build(tmp_path_factory.mktemp("tiny") / "model", [r.draft.story.text for r in records(12)])


def asked(number: int, *, temperature: float = 1.0, max_tokens: int = 24) -> ChatRequest:
    words = "Tell a story. " * (1 + number % 3)
    return ChatRequest(
        (Message("user", words),), Tag(f"item-{number}", "story.1"), temperature=temperature, max_tokens=max_tokens,
        seed=number,
    )


async def answers(folder: Path, requests: list[ChatRequest]) -> list[str]:
    async with Connections(environ={}) as connections:
        model = open_chat_model(f"transformers:{folder}", connections)
        found = await asyncio.gather(*(model.complete(r) for r in requests))
        assert all(a.usage.input_tokens and a.usage.output_tokens for a in found)
        return [a.text for a in found]


async def test_an_answer_is_the_same_in_a_batch_and_alone(tiny: Path) -> None:
    requests = [asked(n) for n in range(9)]
    together = await answers(tiny, requests)
    assert len(set(together)) > 5
    alone = [(await answers(tiny, [r]))[0] for r in requests[:4]]
    assert alone == together[:4]


async def test_heat_zero_needs_no_seed_and_a_cut_answer_says_so(tiny: Path) -> None:
    cold = [asked(n, temperature=0.0) for n in (0, 3, 6)]
    assert len(set(await answers(tiny, cold))) == 1
    async with Connections(environ={}) as connections:
        model = open_chat_model(f"transformers:{tiny}", connections)
        answer = await model.complete(asked(1, max_tokens=3))
        assert answer.finish == "length" and answer.usage.output_tokens == 3


async def test_a_request_beyond_the_context_is_refused_and_spoils_no_other(tiny: Path) -> None:
    async with Connections(environ={}) as connections:
        model = open_chat_model(f"transformers:{tiny}", connections)
        long, good = await asyncio.gather(
            model.complete(asked(1, max_tokens=4_000)), model.complete(asked(2)), return_exceptions=True
        )
        assert "exceed the context of 512 tokens" in str(long)
        assert good.text  # type: ignore[union-attr]


async def test_a_folder_without_safetensors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    async with Connections(environ={}) as connections:
        with pytest.raises(SpecError, match="safetensors"):
            open_chat_model(f"transformers:{tmp_path}", connections)
