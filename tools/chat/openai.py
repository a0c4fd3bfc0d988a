"""Chat completions of any server that speaks OpenAI's protocol, over plain HTTP and without an SDK.

A call through an SDK costs ten times the processor time of this one, and pictures are sent without being copied into
JSON first.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from storytelling_painter.domain.errors import Unavailable
from storytelling_painter.domain.means import Provider
from storytelling_painter.tools.calls.call import Call, Reply
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.calls.trouble import Trouble
from storytelling_painter.tools.chat import dialect as dialects
from storytelling_painter.tools.chat import reading, wire
from storytelling_painter.tools.chat.bounds import most_tokens
from storytelling_painter.tools.chat.dialect import Dialect
from storytelling_painter.tools.chat.forms import form_of
from storytelling_painter.tools.chat.model import ChatAnswer, ChatRequest, ChatTraits

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.connections import Connections

_PATH = "chat/completions"


class OpenAIChat:
    """A chat model behind `chat/completions`. One object serves everything in flight.

    What a server refuses as unknown to it (JSON Schema, `max_completion_tokens`, temperature, seed, logprobs) is sent
    differently or left out from then on, told in `Connections.notices`, and tried again at once; such a refusal costs
    nothing.

    Args:
        spec: As the user wrote it.
        provider: The server.
        model: Name of the model there.
        connections: What calls go through.
    """

    def __init__(self, spec: str, provider: Provider, model: str, connections: "Connections") -> None:
        self.spec = spec
        self._provider, self._model, self._connections = provider, model, connections
        self._speak(dialects.first_dialect(provider.structured_output))

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        """Asks once, limits and retries included; see `ChatModel`."""
        call = self._call(request)
        while True:
            spoken = self._dialect
            try:
                reply = await self._connections.gateway.call(call, lambda d=spoken: self._send(request, d))  # type: ignore[misc]
            except Refused as refusal:
                self._learn(spoken, request, refusal)
                continue
            return _read(reply)

    def _call(self, request: ChatRequest) -> Call:
        named = wire.identity(self._model, request)
        shape_bytes = len(form_of(request.shape).text) if request.shape else 0
        most = most_tokens(self._model, request, 2 * shape_bytes)
        return Call("chat", self._provider.name, self._model, request.tag, named, most)

    async def _send(self, request: ChatRequest, spoken: Dialect) -> Reply:
        line = self._connections.line(self._provider)
        reply, found = await line.ask(_PATH, wire.body(self._model, request, spoken))
        reading.check(found)
        return replace(reply, usage=reading.usage_of(found))

    def _learn(self, spoken: Dialect, request: ChatRequest, refusal: Refused) -> None:
        """Changes the dialect, or raises the refusal again where it teaches nothing."""
        fixed = self._provider.structured_output is not None
        better = dialects.taught(spoken, wire.sent(request, spoken), refusal, fixed_form=fixed)
        if better is None:
            raise refusal
        if self._dialect == spoken:
            self._connections.notices.add(dialects.told(spoken, better, self.spec))
            self._speak(better)

    def _speak(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.traits = ChatTraits(
            shapes=False if dialect.form in ("object", "none") else None, logprobs=None if dialect.logprobs else False
        )


def _read(reply: Reply) -> ChatAnswer:
    from storytelling_painter.tools.calls.http import parsed

    found = parsed(reply.body)
    try:
        if isinstance(found, dict):
            return reading.answer(found, reply.usage)
    except Trouble as trouble:
        raise Unavailable(f"a kept answer cannot be read: {trouble}") from trouble
    raise Unavailable("a kept answer is no JSON")
