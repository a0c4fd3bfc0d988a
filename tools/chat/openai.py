"""Chat completions of any server that speaks OpenAI's protocol, over plain HTTP and without an SDK.

A call through an SDK costs ten times the processor time of this one, and pictures are sent without being copied into
JSON first.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from storytelling_painter.domain.means import Provider
from storytelling_painter.tools.calls.call import Call, Reply
from storytelling_painter.tools.chat import reading, wire
from storytelling_painter.tools.chat.bounds import most_tokens
from storytelling_painter.tools.chat.dialect import Dialect
from storytelling_painter.tools.chat.forms import form_of
from storytelling_painter.tools.chat.learning import Learner
from storytelling_painter.tools.chat.model import ChatAnswer, ChatRequest, ChatTraits

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.connections import Connections

_PATH: Final = "chat/completions"


class OpenAIChat:
    """A chat model behind `chat/completions`. One object serves everything in flight.

    What a server refuses as unknown to it (JSON Schema, `max_completion_tokens`, temperature, seed, logprobs) is sent
    differently or left out from then on, told in `Connections.notices`, and asked again at once; such a refusal costs
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
        self._learner = Learner(spec, provider.structured_output, connections.notices)
        self.traits: ChatTraits = self._learner.traits

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        """Asks once, limits and retries included; see `ChatModel`."""
        call = chat_call(self._provider.name, self._model, request)
        gateway = self._connections.gateway

        async def attempt(spoken: Dialect) -> Reply:
            return await gateway.call(call, lambda: self._send(request, spoken))

        answer = await self._learner.ask(request, attempt)
        self.traits = self._learner.traits
        return answer

    async def _send(self, request: ChatRequest, spoken: Dialect) -> Reply:
        line = self._connections.line(self._provider)
        reply, found = await line.ask(_PATH, wire.body(self._model, request, spoken))
        reading.check(found)
        return replace(reply, usage=reading.usage_of(found))


def chat_call(provider: str, model: str, request: ChatRequest) -> Call:
    """Returns the call that a request is, whatever the provider has to be spoken to like."""
    schema_bytes = len(form_of(request.shape).text) if request.shape else 0
    most = most_tokens(model, request, 2 * schema_bytes)
    return Call("chat", provider, model, request.tag, wire.identity(model, request), most)
