"""Any LangChain chat model as a `ChatModel`, so that hosts bring their own: `langchain:MODULE:NAME`.

NAME is an attribute of an importable module: a chat model, or something callable without arguments that returns one (a
factory, or a class). Models of `langchain_openai` are sent all options and the JSON Schema (by `extra_body`, since
structured output of LangChain raises where an answer has to be kept); others get the messages alone, with the schema in
words, and keep their own sampling.

Importing a module runs its code. So a spec of this kind is to be opened only where the user gave it in this very call
or program, never where it was read from a run folder, a request to a server, or a file that came with either.

LangChain's process-wide HTTP client is bound to the event loop that used it first: build the model in the factory with
a client of its own where a program has more than one loop.
"""

import asyncio
import importlib
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from storytelling_painter.domain.errors import SpecError
from storytelling_painter.tools.calls.call import Reply
from storytelling_painter.tools.calls.trouble import Trouble
from storytelling_painter.tools.chat import reading, wire
from storytelling_painter.tools.chat.dialect import Dialect
from storytelling_painter.tools.chat.forms import dumped
from storytelling_painter.tools.chat.langchain_errors import translated
from storytelling_painter.tools.chat.learning import Learner
from storytelling_painter.tools.chat.model import ChatAnswer, ChatRequest, ChatTraits, Message
from storytelling_painter.tools.chat.openai import chat_call

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.connections import Connections

TIMEOUT: Final = 180.0
"""Seconds for one try, whatever the model's own timeout, which LangChain leaves open by default."""
_NAMED: Final = re.compile(r"([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*):([A-Za-z_]\w*)", re.ASCII)
_OPENAI_KINDS: Final = frozenset({"openai-chat", "azure-openai-chat"})


def open_langchain(spec: str, rest: str, connections: "Connections") -> "LangChainChat":
    """Imports and builds the model; see the module for when that is safe.

    Args:
        spec: As the user wrote it.
        rest: `MODULE:NAME`.
        connections: What calls go through.

    Raises:
        SpecError: The module, the name or the model in it cannot be had.
    """
    named = _NAMED.fullmatch(rest)
    if named is None:
        raise SpecError(f"spec {spec!r} must be `langchain:MODULE:NAME`, such as `langchain:my_models:make_chat`")
    try:
        found = getattr(importlib.import_module(named[1]), named[2])
    except ImportError as error:
        raise SpecError(
            f"spec {spec!r}: module {named[1]!r} cannot be imported ({error.name or 'an import failed'})"
        ) from error
    except AttributeError:
        raise SpecError(f"spec {spec!r}: module {named[1]!r} has no {named[2]!r}") from None
    if not isinstance(found, BaseChatModel) and callable(found):
        found = found()
    if not isinstance(found, BaseChatModel):
        raise SpecError(
            f"spec {spec!r} gave a {type(found).__name__}; it must be a LangChain chat model, or return one "
            "(without `with_retry`, `bind` or `with_structured_output` around it)"
        )
    return LangChainChat(spec, rest, found, connections)


class LangChainChat:
    """A LangChain chat model behind the gateway: its calls are limited, repeated, capped and recorded like all others.

    Args:
        spec: As the user wrote it.
        name: `MODULE:NAME`; limits and prices are kept by it.
        model: The model.
        connections: What calls go through.
    """

    def __init__(self, spec: str, name: str, model: BaseChatModel, connections: "Connections") -> None:
        self.spec = spec
        self._name, self._connections = name, connections
        self._speaks_openai = model._llm_type in _OPENAI_KINDS
        self._model = self._without_retries(model)
        self._learner = Learner(spec, None if self._speaks_openai else "none", connections.notices)
        self.traits: ChatTraits = self._learner.traits
        if not self._speaks_openai:
            self.traits = ChatTraits(shapes=False, logprobs=False)
            connections.notices.add(f"{spec} keeps its own temperature, seed and most tokens")

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        """Asks once, limits and retries included; see `ChatModel`."""
        call = chat_call("langchain", self._name, request)
        gateway = self._connections.gateway

        async def attempt(spoken: Dialect) -> Reply:
            return await gateway.call(call, lambda: self._send(request, spoken))

        answer = await self._learner.ask(request, attempt)
        if self._speaks_openai:
            self.traits = self._learner.traits
        return answer

    async def _send(self, request: ChatRequest, spoken: Dialect) -> Reply:
        messages = _messages(request, spoken, openai=self._speaks_openai)
        options: dict[str, Any] = {}
        if self._speaks_openai:
            options["extra_body"] = {**(getattr(self._model, "extra_body", None) or {}), **_plain(request, spoken)}
        started = time.perf_counter()
        try:
            async with asyncio.timeout(TIMEOUT):
                said = await self._model.ainvoke(messages, **options)
        except TimeoutError:
            raise Trouble("timeout", f"{self.spec} gave no answer in {TIMEOUT:.0f} s", paid=True) from None
        except (
            Exception
        ) as error:  # what a foreign model raises is known by its class only; the unknown goes on as it is
            known = translated(error, self.spec)
            if known is None:
                raise
            raise known from None
        content = _as_openai(said, self._name)
        return Reply(dumped(content), usage=reading.usage_of(content), seconds=time.perf_counter() - started)

    def _without_retries(self, model: BaseChatModel) -> BaseChatModel:
        """Returns the model without retries of its own, which would multiply with the gateway's and escape its caps."""
        client = getattr(model, "root_async_client", None)
        with_options: Callable[..., Any] | None = getattr(client, "with_options", None)
        if self._speaks_openai and with_options is not None:
            root = with_options(max_retries=0)
            copy = model.model_copy(update={"max_retries": 0})
            copy.__dict__.update(root_async_client=root, async_client=root.chat.completions)
            return copy
        if getattr(model, "max_retries", 0):
            self._connections.notices.add(
                f"{self.spec} repeats failed calls by itself (`max_retries`); build it with max_retries=0, "
                "so that caps and limits hold for every try"
            )
        return model


def _plain(request: ChatRequest, spoken: Dialect) -> dict[str, Any]:
    """Returns the options with the schema as a plain dict, since the SDK encodes JSON itself."""
    options = wire.options(request, spoken)
    named = options.get("response_format", {}).get("json_schema")
    if named is not None and request.shape is not None:
        named["schema"] = request.shape.schema
    return options


def _messages(request: ChatRequest, spoken: Dialect, *, openai: bool) -> list[BaseMessage]:
    messages = [_message(m, openai=openai) for m in request.messages]
    if request.shape is not None and spoken.form in ("object", "none"):
        added = wire.schema_in_words(request.shape)
        last = messages[-1]
        if isinstance(last.content, str):
            last.content = f"{last.content}\n\n{added}"
        else:
            last.content.append({"type": "text", "text": added})
    return messages


def _message(message: Message, *, openai: bool) -> BaseMessage:
    content: list[str | dict[str, Any]] = [{"type": "text", "text": message.text}]
    for photo in message.photos:
        import pybase64

        encoded = pybase64.b64encode_as_string(photo.data)
        if openai:
            url = f"data:{photo.media_type};base64,{encoded}"
            content.append({"type": "image_url", "image_url": {"url": url, "detail": photo.detail}})
        else:
            content.append({"type": "image", "base64": encoded, "mime_type": photo.media_type})
    kinds = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
    made: BaseMessage = kinds[message.role](content=content if message.photos else message.text)
    return made


def _as_openai(said: AIMessage, name: str) -> dict[str, Any]:
    """Returns the answer in OpenAI's form, which is what archives keep and `reading` reads."""
    meta = said.response_metadata or {}
    reason = meta.get("finish_reason") or meta.get("stop_reason") or meta.get("done_reason")
    usage: dict[str, Any] = dict(said.usage_metadata or {})
    refusal = said.additional_kwargs.get("refusal")
    return {
        "model": str(meta.get("model_name") or meta.get("model") or name),
        "choices": [
            {
                "finish_reason": reason if isinstance(reason, str) else "stop",
                "message": {"content": said.text, "refusal": refusal if isinstance(refusal, str) else None},
                "logprobs": meta.get("logprobs"),
            }
        ],
        "usage": {
            "prompt_tokens": usage.get("input_tokens", 0),
            "completion_tokens": usage.get("output_tokens", 0),
            "prompt_tokens_details": {"cached_tokens": (usage.get("input_token_details") or {}).get("cache_read", 0)},
        },
    }
