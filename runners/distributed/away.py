"""The way to providers from inside an actor: every call is the driver's, or asks the driver first.

Models of providers are called by the driver, so keys, limits, caps and the journal stay in one place. What an actor has
to do itself (a model that is loaded there, a plug-in) it does when the driver's gateway tells it to.
"""

from collections.abc import Awaitable, Mapping
from dataclasses import replace
from typing import Protocol

from storytelling_painter.domain.means import Means
from storytelling_painter.tools.calls.call import Call, Reply, Send
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.calls.gateway import Gateway
from storytelling_painter.tools.chat.model import ChatAnswer, ChatRequest, ChatTraits
from storytelling_painter.tools.images.model import PictureAnswer, PictureRequest, PictureTraits


class Driver(Protocol):
    """The driver, as an item in flight sees it."""

    def ask(self, spec: str, request: ChatRequest | PictureRequest) -> Awaitable[ChatAnswer | PictureAnswer]:
        """Has the driver ask a model of its own."""
        ...

    def pass_through(self, call: Call, send: Send, width: int | None) -> Awaitable[Reply]:
        """Has a call pass the driver's gateway, which has its tries made here."""
        ...


class AwayChat:
    """A chat model of the driver; a `ChatModel`."""

    def __init__(self, spec: str, traits: ChatTraits, driver: Driver) -> None:
        self.spec, self.traits, self._driver = spec, traits, driver

    async def complete(self, request: ChatRequest) -> ChatAnswer:
        answer = await self._driver.ask(self.spec, request)
        assert isinstance(answer, ChatAnswer)
        return answer


class AwayPictures:
    """A picture model of the driver; a `PictureModel`. Tells no steps."""

    def __init__(self, spec: str, traits: PictureTraits, driver: Driver) -> None:
        self.spec, self.traits, self._driver = spec, traits, driver

    async def make(self, request: PictureRequest) -> PictureAnswer:
        answer = await self._driver.ask(self.spec, replace(request, on_step=None))
        assert isinstance(answer, PictureAnswer)
        return answer


class _AwayGateway(Gateway):
    """The driver's gateway, as calls of an actor see it."""

    def __init__(self, driver: Driver, widths: Mapping[str, int]) -> None:
        self._driver, self._bounds = driver, widths

    async def call(self, call: Call, send: Send) -> Reply:
        """Returns the reply to a call; see `Gateway.call`."""
        return await self._driver.pass_through(call, send, self._bounds.get(call.limited_by))


class AwayConnections(Connections):
    """What the crew of an actor talks to providers through.

    Args:
        means: Providers, without their keys.
        driver: Who makes the calls.
        chats: Chat models of the driver by spec.
        painters: Picture models of the driver by spec.
    """

    def __init__(
        self, means: Means, driver: Driver, chats: Mapping[str, ChatTraits], painters: Mapping[str, PictureTraits]
    ) -> None:
        super().__init__(means)
        self._driver = driver
        self.chat_models.update({spec: AwayChat(spec, traits, driver) for spec, traits in chats.items()})
        self.picture_models.update({spec: AwayPictures(spec, traits, driver) for spec, traits in painters.items()})

    def gateway_at(self, place: str) -> Gateway:
        """Returns the way to the driver's gateway, wherever it is asked for."""
        return _AwayGateway(self._driver, self._widths)
