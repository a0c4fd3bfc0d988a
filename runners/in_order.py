"""Lets items begin when those that they have to know are complete; see `domain.epochs`."""

import asyncio
import heapq
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from storytelling_painter.domain.epochs import Epochs


class InOrder:
    """Keeps the items of one run to their epochs. For one event loop.

    Items are entered in the order in which they are read. An item waits for those before it only, and the first one
    waits for nobody, so nothing can hang.
    """

    def __init__(self, epochs: Epochs) -> None:
        self._epochs = epochs
        self._open: Counter[int] = Counter()
        self._lowest: list[int] = []
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._number = 0

    @contextmanager
    def entered(self, index: int) -> Iterator[None]:
        """Counts an item as unfinished while the block runs."""
        self._open[index] += 1
        heapq.heappush(self._lowest, index)
        try:
            yield
        finally:
            self._open[index] -= 1
            self._serve()

    async def may_begin(self, index: int) -> None:
        """Waits until every item that this one has to know is finished."""
        needs = self._epochs.known_before(index)
        if needs <= self._first():
            return
        self._number += 1
        leave: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (needs, self._number, leave))
        await leave

    def _first(self) -> int:
        """Returns the lowest index of an unfinished item; there is one."""
        while self._lowest and not self._open[self._lowest[0]]:
            del self._open[heapq.heappop(self._lowest)]
        return self._lowest[0] if self._lowest else 2**63

    def _serve(self) -> None:
        first = self._first()
        while self._waiting and self._waiting[0][0] <= first:
            _, _, leave = heapq.heappop(self._waiting)
            if not leave.done():
                leave.set_result(None)
