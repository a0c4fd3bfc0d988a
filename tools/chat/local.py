"""What chat models in this process have in common: the frame of a call around the work of answering."""

import asyncio
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

import orjson

from storytelling_painter.domain.errors import Unavailable
from storytelling_painter.tools.calls.call import Reply
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.calls.trouble import Trouble
from storytelling_painter.tools.chat import reading
from storytelling_painter.tools.chat.learning import read
from storytelling_painter.tools.chat.model import ChatAnswer, ChatRequest, ChatTraits
from storytelling_painter.tools.chat.openai import chat_call

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.connections import Connections


class LocalChat(ABC):
    """A model in this process that sees no pictures; see `ChatModel`.

    Args:
        spec: As the user wrote it.
        name: Of the model's file or folder.
        traits: What it can do.
        connections: What calls go through.
        width: Calls of all models of this kind that may be at work or wait for a batch at once.
    """

    provider: ClassVar[str]
    """Name of all models of this kind as one provider: they share a machine."""
    timeout: ClassVar[float]
    """Seconds for one answer, the wait for its turn included."""

    def __init__(self, spec: str, name: str, traits: ChatTraits, connections: "Connections", *, width: int) -> None:
        self.spec, self.traits = spec, traits
        self._name, self._connections = name, connections
        connections.bound(self.provider, width)
        connections.on_close(self.aclose)

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        """Asks once; see `ChatModel`.

        Raises:
            AccessError: It cannot be loaded as a model.
            Refused: Pictures were sent, or the request is longer than the context.
        """
        if any(message.photos for message in request.messages):
            raise Refused(f"{self.spec} cannot see pictures; choose a vision model for this role", 400)
        call = chat_call(self.provider, self._name, request)
        return read(await self._connections.gateway.call(call, lambda: self._send(request)))

    @abstractmethod
    async def aclose(self) -> None:
        """Frees the model."""

    @abstractmethod
    async def _answer(self, request: ChatRequest) -> dict[str, Any]:
        """Returns the answer in OpenAI's form; cancelled, it lets the model stop."""

    async def _send(self, request: ChatRequest) -> Reply:
        loop = asyncio.get_running_loop()
        started = loop.time()
        try:
            async with asyncio.timeout(self.timeout):
                content = await self._answer(request)
        except TimeoutError:
            raise Unavailable(f"{self.spec} gave no answer in {self.timeout:.0f} s; ask for fewer tokens") from None
        try:
            reading.check(content)
        except Trouble as trouble:
            raise Unavailable(f"{self.spec}: {trouble}") from None
        body = orjson.dumps({**content, "model": self._name}, option=orjson.OPT_SERIALIZE_NUMPY)
        return Reply(body, usage=reading.usage_of(content), seconds=loop.time() - started)
