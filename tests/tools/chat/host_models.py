"""Chat models as a host might bring them; `langchain:host_models:NAME` names them."""

from collections.abc import Sequence
from typing import Any

import httpx
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

address = ""
"""Set by a test to where `openai` is to send."""
clients: list[httpx.AsyncClient] = []
"""What `openai` opened and the test has to close."""


class Parrot(BaseChatModel):
    """Says back the last message; raises what it is told to raise, once each."""

    errors: list[Exception] = []
    heard: list[Any] = []

    @property
    def _llm_type(self) -> str:
        return "parrot"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        raise NotImplementedError

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: Sequence[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        assert not kwargs
        self.heard.append(messages)
        if self.errors:
            raise self.errors.pop(0)
        last = messages[-1].content
        said = last if isinstance(last, str) else " ".join(p.get("type", "") for p in last if isinstance(p, dict))
        message = AIMessage(said, usage_metadata={"input_tokens": 3, "output_tokens": 2, "total_tokens": 5})
        return ChatResult(generations=[ChatGeneration(message=message)])


parrot = Parrot()


def make_parrot() -> Parrot:
    return Parrot(errors=[], heard=[])


def openai() -> BaseChatModel:
    from langchain_openai import ChatOpenAI

    clients.append(httpx.AsyncClient(trust_env=False))
    return ChatOpenAI(
        model="gpt-x",
        base_url=address,
        api_key="sk-sentinel-0123456789abcdef",  # type: ignore[arg-type]
        extra_body={"top_k": 4},
        http_async_client=clients[-1],
    )


not_a_model = 7
