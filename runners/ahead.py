"""Reading ahead: a blocking source is read in a thread of its own, and never further than there is room."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable
from typing import Final, NamedTuple, TypeVar

T = TypeVar("T")

AHEAD: Final = 8
"""Items that may be read before somebody takes them."""


class _End(NamedTuple):
    error: BaseException | None


async def read_ahead(items: Iterable[T], most: int = AHEAD) -> AsyncIterator[T]:
    """Yields the items of a source that may block, such as a pipe, and leaves the event loop free meanwhile.

    Not more than `most` items are read ahead. A writer at the other end of a pipe therefore has to wait when the
    items are made more slowly than it writes. The thread is a daemon: one that waits for a silent pipe does not keep
    the process alive.

    Args:
        items: The source; it is read in one other thread only.
        most: Items that are read before they are taken.

    Raises:
        BaseException: What the source raised, after the items that came before.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[T | _End] = asyncio.Queue()
    room, over = threading.Semaphore(most), threading.Event()

    def put(what: T | _End) -> bool:
        try:
            loop.call_soon_threadsafe(queue.put_nowait, what)
        except RuntimeError:  # the loop is closed: nobody waits for it any more
            return False
        return not over.is_set()

    def read() -> None:
        end = _End(None)
        try:
            source = iter(items)
            while room.acquire() and not over.is_set():
                if not put(next(source)):
                    return
        except StopIteration:
            pass
        except BaseException as error:  # noqa: BLE001 - raised again where the items are taken
            end = _End(error)
        put(end)

    threading.Thread(target=read, name="read-ahead", daemon=True).start()
    try:
        while not isinstance(item := await queue.get(), _End):
            room.release()
            yield item
        if item.error is not None:
            raise item.error
    finally:
        over.set()
        room.release()
