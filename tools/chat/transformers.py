"""A small local model through transformers, in this process: `transformers:FOLDER`.

Prompts that wait are answered together, one batch at a time. Each answer follows from its own request alone: the noise
of its sampling comes from its own seed, whoever shares the batch. Only safetensors are read, and no code of a folder
runs.
"""

import asyncio
import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import orjson

from storytelling_painter.domain.errors import AccessError, SpecError, Unavailable
from storytelling_painter.tools.calls.call import Reply
from storytelling_painter.tools.calls.cleaning import cleaned
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.chat import reading
from storytelling_painter.tools.chat.learning import read
from storytelling_painter.tools.chat.model import ChatAnswer, ChatRequest, ChatTraits
from storytelling_painter.tools.chat.openai import chat_call
from storytelling_painter.tools.images.batches import Batches, Unwanted

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.connections import Connections

MOST_ROWS: Final = 16
"""Prompts answered together."""
TIMEOUT: Final = 1_800.0
"""Seconds for one answer, the wait for its batch included."""
_PROVIDER: Final = "transformers"
_WIDTH: Final = 64
"""Calls that may wait for a batch at once."""


class Generated(NamedTuple):
    """What a model made of one prompt."""

    text: str
    ended: bool
    """Whether it ended by itself and was not cut off."""
    prompt_tokens: int
    tokens: int


def open_transformers(spec: str, rest: str, connections: "Connections") -> "TransformersChat":
    """Looks at the folder; the model is loaded when it is first asked.

    Raises:
        SpecError: No folder of a model in safetensors, or transformers and torch are not installed.
    """
    folder = Path(rest)
    if not (folder / "config.json").is_file() or not any(folder.glob("*.safetensors")):
        raise SpecError(f"spec {spec!r} must name a folder with config.json and weights as .safetensors")
    if any(importlib.util.find_spec(name) is None for name in ("torch", "transformers")):
        raise SpecError(f"spec {spec!r} needs torch: pip install 'storytelling-painter[train]'")
    return TransformersChat(spec, folder, connections)


class TransformersChat:
    """A model in this process; see `ChatModel`.

    Args:
        spec: As the user wrote it.
        folder: Of the model.
        connections: What calls go through.
        most_rows: Prompts answered together.
    """

    def __init__(self, spec: str, folder: Path, connections: "Connections", *, most_rows: int = MOST_ROWS) -> None:
        self.spec = spec
        self.traits = ChatTraits(shapes=False, photos=False, logprobs=False)
        self._folder, self._connections = folder, connections
        self._batches: Batches[ChatRequest, Generated] = Batches(
            self._run, alike=lambda _: None, most=lambda _: most_rows
        )
        self._loaded: tuple[Any, Any] | None = None
        connections.bound(_PROVIDER, _WIDTH)
        connections.on_close(self.aclose)

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        """Asks once; see `ChatModel`.

        Raises:
            AccessError: The folder cannot be loaded as a model.
            Refused: Pictures were sent, or the request is longer than the context.
        """
        if any(message.photos for message in request.messages):
            raise Refused(f"{self.spec} cannot see pictures; choose a vision model for this role", 400)
        call = chat_call(_PROVIDER, self._folder.name, request)
        return read(await self._connections.gateway.call(call, lambda: self._send(request)))

    async def aclose(self) -> None:
        """Frees the model."""
        self._loaded = None

    async def _send(self, request: ChatRequest) -> Reply:
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(TIMEOUT):
                made = await self._batches.do(request)
        except TimeoutError:
            raise Unavailable(f"{self.spec} gave no answer in {TIMEOUT:.0f} s; ask for fewer tokens") from None
        content = {
            "model": self._folder.name,
            "choices": [
                {
                    "finish_reason": "stop" if made.ended else "length",
                    "message": {"role": "assistant", "content": made.text},
                }
            ],
            "usage": {"prompt_tokens": made.prompt_tokens, "completion_tokens": made.tokens},
        }
        return Reply(orjson.dumps(content), usage=reading.usage_of(content), seconds=loop.time() - started)

    def _run(self, requests: Sequence[ChatRequest], unwanted: Callable[[], bool]) -> list[Generated | Exception]:
        from storytelling_painter.tools.chat.generating import generate, load

        if self._loaded is None:
            try:
                self._loaded = load(self._folder)
            except (ValueError, RuntimeError, OSError, ImportError, KeyError) as error:
                failed = AccessError(f"{self.spec} cannot be loaded: {cleaned(str(error))}")
                return [failed] * len(requests)
        try:
            return generate(*self._loaded, requests, unwanted)
        except Unwanted:
            raise
        except RuntimeError as error:
            return [Unavailable(f"{self.spec} broke off: {cleaned(str(error))}")] * len(requests)
