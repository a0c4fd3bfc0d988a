"""A small local model through transformers, in this process: `transformers:FOLDER`.

Prompts that wait are answered together, one batch at a time. Each answer follows from its own request alone: the noise
of its sampling comes from its own seed, whoever shares the batch. Only safetensors are read, and no code of a folder
runs.
"""

import importlib.util
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from storytelling_painter.domain.errors import AccessError, SpecError, Unavailable
from storytelling_painter.tools.batches import Batches
from storytelling_painter.tools.calls.cleaning import cleaned
from storytelling_painter.tools.chat.local import LocalChat
from storytelling_painter.tools.chat.model import ChatRequest, ChatTraits

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.connections import Connections

MOST_ROWS: Final = 16
"""Prompts answered together."""
TIMEOUT: Final = 1_800.0
"""Seconds for one answer, the wait for its batch included."""
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


class TransformersChat(LocalChat):
    """A model in this process that answers in batches.

    Args:
        spec: As the user wrote it.
        folder: Of the model.
        connections: What calls go through.
        most_rows: Prompts answered together.
    """

    provider = "transformers"
    timeout = TIMEOUT

    def __init__(self, spec: str, folder: Path, connections: "Connections", *, most_rows: int = MOST_ROWS) -> None:
        super().__init__(
            spec, folder.name, ChatTraits(shapes=False, photos=False, logprobs=False), connections, width=_WIDTH
        )
        self._folder = folder
        self._batches: Batches[ChatRequest, Generated] = Batches(
            self._run, alike=lambda _: None, most=lambda _: most_rows
        )
        self._loaded: tuple[Any, Any] | None = None

    async def aclose(self) -> None:
        """Frees the model."""
        self._loaded = None

    async def _answer(self, request: ChatRequest) -> dict[str, Any]:
        made = await self._batches.do(request)
        return {
            "choices": [
                {
                    "finish_reason": "stop" if made.ended else "length",
                    "message": {"role": "assistant", "content": made.text},
                }
            ],
            "usage": {"prompt_tokens": made.prompt_tokens, "completion_tokens": made.tokens},
        }

    def _run(self, requests: Sequence[ChatRequest], unwanted: Callable[[], bool]) -> list[Generated | Exception]:
        from storytelling_painter.tools.chat.generating import UNLOADABLE, generate, load

        if self._loaded is None:
            try:
                model, tokenizer = load(self._folder)
            except UNLOADABLE as error:
                raise AccessError(f"{self.spec} cannot be loaded: {cleaned(str(error))}") from None
            if not tokenizer.chat_template:
                raise AccessError(
                    f"{self.spec} has no chat template, so it cannot be asked; `storytelling-painter train unpack "
                    f"{self._folder} --out NEW` writes it with one"
                )
            self._loaded = model, tokenizer
        try:
            return generate(*self._loaded, requests, unwanted)
        except RuntimeError as error:
            raise Unavailable(f"{self.spec} broke off: {cleaned(str(error))}") from None
