"""Hands items out to actors, again where an actor is lost, and brings their records and pictures home."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final

from storytelling_painter.agents.memory import Known
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import WorkError
from storytelling_painter.domain.record import Record
from storytelling_painter.runners.distributed.desk import Desk
from storytelling_painter.runners.distributed.messages import Asked, Fault, Made, Pixels, Sends, Told
from storytelling_painter.runners.distributed.pool import Pool, Worker
from storytelling_painter.runners.distributed.sharing import SharedPictures
from storytelling_painter.runners.making import Tell
from storytelling_painter.runners.sources import Task
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.parts import Meter

_IN_COMPANY: Final = 2
"""Actors that an item may lose together with others; then it is made alone, to see whether it is the cause."""
_TOLD_AT_ONCE: Final = 1_000
ITEMS_EACH: Final = 4
"""Items in flight an actor where nobody says how many: while some wait for calls, others draw."""


class ActorMaker:
    """Makes items by actors; a `Maker`. For one event loop.

    Stories that were told stay in the memory of this process too, so that an actor that comes later can be told them.

    Args:
        pool: The actors.
        desk: Answers what they ask for.
        store: Where pictures come.
        shared: Where actors put pictures; none where they send them.
        meter: Adds up what items used.
    """

    def __init__(
        self, pool: Pool, desk: Desk, store: ArtifactStore, shared: SharedPictures | None, meter: Meter
    ) -> None:
        self._pool, self._desk, self._store, self._shared, self._meter = pool, desk, store, shared, meter
        self._stories: list[Known] = []
        self._made_by: Mapping[str, MadeBy] = pool.workers[0].ready.made_by

    @property
    def made_by(self) -> Mapping[str, MadeBy]:
        return self._made_by

    @property
    def items_at_once(self) -> int:
        return ITEMS_EACH * self._pool.number

    async def make(self, task: Task, tell: Tell) -> Record:
        """Returns the record of an item; see `Maker`.

        Raises:
            ClusterError: No actor is left, and none came in time.
            WorkError: The item took down every actor that had it, the last one alone.
        """
        losses = 0
        while True:
            alone, there = losses >= _IN_COMPANY, False
            async with self._pool.taken(alone=alone) as worker:
                try:
                    if alone:
                        await worker.actor.present.remote()
                    there = True
                    record = await self._made(worker, task, tell)
                except self._pool.deaths:
                    self._pool.lose(worker)
                    self._desk.leave(worker.name)
                    losses += there
                else:
                    return record.model_copy(update={"usage": record.usage + self._meter.take(task.brief.id)})
            if alone and there:
                raise WorkError(
                    f"{losses} actors were lost with this item, the last one while it had no other; if memory is short "
                    "there, give an actor more of a machine by --ray-resources"
                )

    async def _made(self, worker: Worker, task: Task, tell: Tell) -> Record:
        self._teach(worker)
        item, first, answering = task.brief.id, True, set[asyncio.Task[None]]()
        try:
            while True:
                for message in await worker.actor.messages.remote(item, task if first else None, worker.known):
                    if isinstance(message, Told):
                        tell(message.event)
                    elif isinstance(message, Asked | Sends):
                        answering.add(asyncio.create_task(self._answer(worker, message)))
                    elif isinstance(message, Pixels):
                        await self._keep(message)
                    elif isinstance(message, Fault):
                        raise message.error()
                    else:
                        assert isinstance(message, Made)
                        return message.record
                first = False
        except BaseException:
            worker.actor.drop.remote(item)
            raise
        finally:
            for each in answering:
                each.cancel()
            await asyncio.gather(*answering, return_exceptions=True)

    async def _answer(self, worker: Worker, message: Asked | Sends) -> None:
        number = message.number
        if isinstance(message, Asked):
            worker.actor.answer.remote(number, await self._desk.ask(message))
        else:
            outcome = await self._desk.let_pass(worker.name, message, lambda: worker.actor.attempt.remote(number))
            worker.actor.answer.remote(number, outcome)

    async def _keep(self, pixels: Pixels) -> None:
        """Puts a picture into the run folder."""
        data = pixels.data
        if data is None:
            assert self._shared is not None
            data = await asyncio.to_thread(self._shared.get, pixels.picture)
        if await self._store.put(data, pixels.picture.media_type) != pixels.picture:
            raise RuntimeError(f"picture {pixels.picture.path!r} came as another one than was painted")

    def _teach(self, worker: Worker) -> None:
        """Tells an actor the stories that it does not know yet."""
        while worker.known < len(self._stories):
            some = self._stories[worker.known : worker.known + _TOLD_AT_ONCE]
            worker.actor.learn.remote(worker.known, some)
            worker.known += len(some)

    async def know(self, stories: Sequence[Known]) -> None:
        self._stories.extend(stories)

    async def wind_up(self) -> None:
        await self._desk.aclose()
