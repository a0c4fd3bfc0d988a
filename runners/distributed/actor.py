"""What runs on the machines of a cluster: a crew and its graph, which makes the items that the driver hands out.

All methods return soon or wait for something to happen, so one actor has many items in flight.
"""

import asyncio
import itertools
import socket
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final

from storytelling_painter.agents.crew import build_crew
from storytelling_painter.agents.memory import Known
from storytelling_painter.domain.errors import WorkError
from storytelling_painter.domain.record import Record
from storytelling_painter.runners.distributed.away import AwayConnections
from storytelling_painter.runners.distributed.messages import (
    Asked,
    Fault,
    Made,
    Message,
    Orders,
    Outcome,
    Pixels,
    Ready,
    Sends,
    Told,
    outcome_of,
)
from storytelling_painter.runners.distributed.scratch import ScratchStore
from storytelling_painter.runners.distributed.sharing import SharedPictures
from storytelling_painter.runners.making import ByGraph
from storytelling_painter.runners.run_info import versions
from storytelling_painter.runners.sources import Task
from storytelling_painter.tools.calls.call import Call, Reply, Send
from storytelling_painter.tools.chat.model import ChatAnswer, ChatRequest
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.images.model import PictureAnswer, PictureRequest

_GONE: Final = "the item was given up meanwhile"


class ItemActor:
    """Makes items; a class of Ray actors, and the `Driver` of its own crew.

    Args:
        orders: What the crew is built from.
    """

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._numbers = itertools.count()
        self._items: dict[str, _Item] = {}
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._tries: dict[int, Send] = {}
        self._known = 0
        self._told = asyncio.Condition()

    async def begin(self) -> Outcome[Ready]:
        """Builds the crew."""
        return await outcome_of(self._begin())

    async def _begin(self) -> Ready:
        orders = self._orders
        self._folder = tempfile.TemporaryDirectory(prefix="storytelling-painter-")
        self._store = ScratchStore(Path(self._folder.name))
        self._shared = None if orders.pictures is None else await asyncio.to_thread(SharedPictures, orders.pictures)
        self._compute = Compute(orders.workers)
        connections = AwayConnections(orders.means, self, orders.chats, orders.painters)
        crew = await asyncio.to_thread(
            build_crew, orders.settings, store=self._store, compute=self._compute, connections=connections,
            pool=orders.pool,
        )
        self._maker = ByGraph(crew, orders.settings)
        return Ready(self._maker.made_by, versions(), socket.gethostname())

    async def present(self) -> None:
        """Returns, which shows that the actor is alive."""

    async def learn(self, first: int, stories: Sequence[Known]) -> None:
        """Adds stories to those that later items are told apart from.

        Args:
            first: Number of the first one among all that are told to actors; those before it are waited for.
            stories: The stories.
        """
        async with self._told:
            await self._told.wait_for(lambda: self._known >= first)
            await self._maker.know(stories)
            self._known = first + len(stories)
            self._told.notify_all()

    async def messages(self, item: str, task: Task | None, known: int) -> list[Message]:
        """Returns what an item has to say, at least one message; `Made` or `Fault` is the last one.

        Args:
            item: Its id.
            task: The item, where it is to be begun.
            known: Number of stories that have to be known first.
        """
        if task is not None:
            self._items[item] = _Item(self._store.now(), lambda tell: self._make(task, known, tell))
        if (found := self._items.get(item)) is None:
            return [Fault.of(WorkError(_GONE))]
        some = await found.some() or [Fault.of(WorkError(_GONE))]
        if isinstance(some[-1], Made | Fault):
            self._end(item)
        return some

    async def _make(self, task: Task, known: int, tell: Callable[[Message], None]) -> None:
        async with self._told:
            await self._told.wait_for(lambda: self._known >= known)
        record = await self._maker.make(task, lambda event: tell(Told(event)))  # type: ignore[arg-type]
        for pixels in await self._pixels(record):
            tell(pixels)
        tell(Made(record))

    async def _pixels(self, record: Record) -> list[Pixels]:
        pictures = {a.painting.picture.sha256: a.painting.picture for a in record.attempts}
        found = []
        for picture in pictures.values():
            data = await self._store.read(picture)
            if self._shared is not None:
                await asyncio.to_thread(self._shared.put, picture, data)
            found.append(Pixels(picture, data if self._shared is None else None))
        return found

    async def drop(self, item: str) -> None:
        """Gives an item up."""
        self._end(item)

    def _end(self, item: str) -> None:
        if (ended := self._items.pop(item, None)) is not None:
            ended.cancel()
            oldest = min((each.began for each in self._items.values()), default=self._store.now())
            self._store.drop_before(oldest)

    async def ask(self, spec: str, request: ChatRequest | PictureRequest) -> ChatAnswer | PictureAnswer:
        """Has the driver ask a model; see `Driver`."""
        answer: ChatAnswer | PictureAnswer = await self._answered(
            request.tag.item, lambda number: Asked(number, spec, request)
        )
        return answer

    async def pass_through(self, call: Call, send: Send, width: int | None) -> Reply:
        """Has a call pass the driver's gateway; see `Driver`."""

        def sends(number: int) -> Message:
            self._tries[number] = send
            return Sends(number, call, width)

        reply: Reply = await self._answered(call.tag.item, sends)
        return reply

    async def _answered(self, item: str, message: Callable[[int], Message]) -> Any:
        if (asking := self._items.get(item)) is None:
            raise WorkError(_GONE)
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        asking.tell(message(number))
        try:
            return (await answer).result()
        finally:
            del self._answers[number]
            self._tries.pop(number, None)

    async def attempt(self, number: int) -> Outcome[Reply]:
        """Makes one try of a call that the driver lets pass."""
        if (send := self._tries.get(number)) is None:
            return Outcome(fault=Fault.of(WorkError(_GONE)))
        return await outcome_of(send())

    async def answer(self, number: int, outcome: Outcome[Any]) -> None:
        """Takes the driver's answer; nobody may wait for it any more."""
        if (waiting := self._answers.get(number)) is not None and not waiting.done():
            waiting.set_result(outcome)


class _Item:
    """An item in flight: its work, and what it has to say.

    Args:
        began: Moment of the store.
        make: Does the work and tells messages.
    """

    def __init__(self, began: int, make: Callable[[Callable[[Message], None]], Awaitable[None]]) -> None:
        self.began = began
        self._said: list[Message] = []
        self._more = asyncio.Event()
        self._work = asyncio.create_task(self._done(make))

    async def _done(self, make: Callable[[Callable[[Message], None]], Awaitable[None]]) -> None:
        outcome = await outcome_of(make(self.tell))
        if outcome.fault is not None:
            self.tell(outcome.fault)

    def tell(self, message: Message) -> None:
        self._said.append(message)
        self._more.set()

    async def some(self) -> list[Message]:
        await self._more.wait()
        self._more.clear()
        said, self._said = self._said, []
        return said

    def cancel(self) -> None:
        self._work.cancel()
        self._more.set()
