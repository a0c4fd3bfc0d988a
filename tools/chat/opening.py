"""Opens the chat model that a spec names."""

from typing import TYPE_CHECKING

from storytelling_painter.domain.errors import SpecError
from storytelling_painter.tools.chat.model import ChatModel

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.connections import Connections


def open_chat_model(spec: str, connections: "Connections") -> ChatModel:
    """Returns the chat model of a spec; the same one for the same spec.

    Forms: `openai:MODEL`, `NAME:MODEL` for a provider of the means, `langchain:MODULE:NAME`, `llamacpp:PATH.gguf`,
    `llamacpp:package:NAME` and `transformers:FOLDER`. Nothing is sent and nothing large is loaded yet.

    `langchain:` imports the module that it names, which runs its code. Only pass a spec that the user gave in this very
    call or program: never one that was read from a run folder, a Studio request, or a settings file that came with one.

    Raises:
        AccessError: The provider's key is not in the environment.
        SpecError: The spec names nothing known, or its extra is not installed.
    """
    known = connections.chat_models.get(spec)
    if known is not None:
        return known
    scheme, _, rest = spec.partition(":")
    if not rest.strip():
        raise SpecError(f"spec {spec!r} names no model; write `{scheme or 'openai'}:MODEL`")
    connections.chat_models[spec] = opened = _open(spec, scheme, rest, connections)
    return opened


def _open(spec: str, scheme: str, rest: str, connections: "Connections") -> ChatModel:
    if scheme == "langchain":
        from storytelling_painter.tools.chat.langchain import open_langchain

        return open_langchain(spec, rest, connections)
    if scheme == "llamacpp":
        from storytelling_painter.tools.chat.llamacpp import open_llamacpp

        return open_llamacpp(spec, rest, connections)
    if scheme == "transformers":
        from storytelling_painter.tools.chat.transformers import open_transformers

        return open_transformers(spec, rest, connections)
    provider = connections.provider(scheme)
    connections.key_of(provider)
    from storytelling_painter.tools.chat.openai import OpenAIChat

    return OpenAIChat(spec, provider, rest, connections)
