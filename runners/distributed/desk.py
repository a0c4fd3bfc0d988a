"""Answers what items in actors ask for: the calls to providers, and leave for those that an actor makes itself.

All of it passes the gateway of this process, so there is one journal, one limiter a provider and one budget, whatever
number of machines. A call goes on when the actor that asked for it is lost: its reply is paid for and journalled, and
the item, when it is handed out again, is given that reply, or waits for the same call.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple

from storytelling_painter.domain.settings import Settings
from storytelling_painter.runners.distributed.messages import Asked, Outcome, Sends, outcome_of
from storytelling_painter.tools.calls.call import Reply, Tag
from storytelling_painter.tools.calls.provision import Provision, models_of
from storytelling_painter.tools.chat.model import ChatAnswer, ChatModel, ChatRequest, ChatTraits
from storytelling_painter.tools.images.model import PictureAnswer, PictureModel, PictureRequest, PictureTraits
from storytelling_painter.tools.schemes import LOCAL

if TYPE_CHECKING:
    from storytelling_painter.tools.calls.gateway import Gateway

_STAY_HERE = ("langchain",)
"""Schemes of models that are no provider's and yet called by the driver: they call somebody with its keys."""


class _UnderWay(NamedTuple):
    request: ChatRequest | PictureRequest
    answer: "asyncio.Task[ChatAnswer | PictureAnswer]"


class Desk:
    """Makes the calls of actors. For one event loop.

    Args:
        settings: Name the models.
        provision: What may be called and spent.

    Raises:
        AccessError: A provider's key is not in the environment.
        SpecError: A spec names no model.
    """

    def __init__(self, settings: Settings, provision: Provision) -> None:
        from storytelling_painter.tools.chat.opening import open_chat_model
        from storytelling_painter.tools.images.opening import open_picture_model

        self._connections = provision.connections
        self._chats: dict[str, ChatModel] = {}
        self._painters: dict[str, PictureModel] = {}
        self._under_way: dict[tuple[str, Tag], _UnderWay] = {}
        for each in models_of(settings, self._connections.means):
            if each.provider in LOCAL and each.provider not in _STAY_HERE:
                continue
            if each.role == "painter":
                self._painters[each.spec] = open_picture_model(each.spec, self._connections)
            else:
                self._chats[each.spec] = open_chat_model(each.spec, self._connections)

    @property
    def chats(self) -> dict[str, ChatTraits]:
        """What the chat models of this process can do, by spec."""
        return {spec: model.traits for spec, model in self._chats.items()}

    @property
    def painters(self) -> dict[str, PictureTraits]:
        """What the picture models of this process can do, by spec."""
        return {spec: model.traits for spec, model in self._painters.items()}

    async def ask(self, asked: Asked) -> Outcome[ChatAnswer | PictureAnswer]:
        """Asks a model, or waits with those who ask it the very same for the same item."""
        key = (asked.spec, asked.request.tag)
        there = self._under_way.get(key)
        if there is None or there.request != asked.request:
            task = asyncio.ensure_future(self._answer(asked.spec, asked.request))
            there = self._under_way[key] = _UnderWay(asked.request, task)
            task.add_done_callback(lambda done: self._forget(key, done))
        return await outcome_of(asyncio.shield(there.answer))

    async def _answer(self, spec: str, request: ChatRequest | PictureRequest) -> ChatAnswer | PictureAnswer:
        if isinstance(request, ChatRequest):
            return await self._chats[spec].complete(request)
        return await self._painters[spec].make(request)

    def _forget(self, key: tuple[str, Tag], done: "asyncio.Task[ChatAnswer | PictureAnswer]") -> None:
        if (there := self._under_way.get(key)) is not None and there.answer is done:
            del self._under_way[key]
        if not done.cancelled():
            done.exception()

    async def let_pass(
        self, place: str, sends: Sends, attempt: Callable[[], Awaitable[Outcome[Reply]]]
    ) -> Outcome[Reply]:
        """Lets a call of an actor pass the gateway.

        Args:
            place: Name of the actor.
            sends: The call.
            attempt: Has the actor make one try.
        """

        async def send() -> Reply:
            return (await attempt()).result()

        if sends.width is not None:
            self._connections.bound(f"{sends.call.limited_by}@{place}", sends.width)
        gateway: Gateway = self._connections.gateway_at(place)
        return await outcome_of(gateway.call(sends.call, send))

    def leave(self, place: str) -> None:
        """Forgets an actor that is gone."""
        self._connections.leave(place)

    async def aclose(self) -> None:
        """Breaks off the calls that nobody waits for any more; they count as lost."""
        tasks = [each.answer for each in self._under_way.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
