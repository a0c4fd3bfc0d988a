import asyncio
from collections.abc import Callable

import pytest
from simulated import simulate

from storytelling_painter.domain.errors import AccessError, ItemBudgetExceeded, Moderated, Unavailable
from storytelling_painter.tools.calls.call import Call, Reply, Tag, Usage
from storytelling_painter.tools.calls.gateway import Gateway
from storytelling_painter.tools.calls.limiter import ProviderLimiter
from storytelling_painter.tools.calls.refusals import Refused
from storytelling_painter.tools.calls.trouble import Trouble

CALL = Call("chat", "sim", "m", Tag("item", "story.1"), b"{}", Usage(input_tokens=10, output_tokens=90))
GOOD = Reply(b"good", usage=Usage(input_tokens=1, output_tokens=2))


class Book:
    """A budget and price list that write down what they are told."""

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = seconds
        self.lines: list[str] = []

    def cost(self, call: Call, usage: Usage) -> float | None:
        return (usage.input_tokens + usage.output_tokens) / 100

    async def reserve(self, item: str, cost_usd: float | None) -> "Book":
        self.lines.append(f"reserve {cost_usd}")
        return self

    def settle(self, cost_usd: float | None = None) -> None:
        self.lines.append(f"settle {cost_usd}")

    def release(self) -> None:
        self.lines.append("release")

    def overdue(self, item: str) -> ItemBudgetExceeded:
        return ItemBudgetExceeded(item)

    def seconds_left(self, item: str) -> float | None:
        return self.seconds


class Shelf:
    """An archive that is slow to keep."""

    own = False

    def __init__(self) -> None:
        self.kept: dict[str, Reply] = {}

    async def find(self, call: Call) -> Reply | None:
        return self.kept.get(call.key)

    async def keep(self, call: Call, reply: Reply) -> None:
        self.kept[call.key] = reply
        await asyncio.sleep(1.0)

    async def keep_failure(self, call: Call, error: Exception) -> None:
        """Keeps nothing."""


class Outcomes:
    """Raises or returns these, one a try."""

    def __init__(self, *outcomes: object) -> None:
        self.left = list(outcomes)
        self.at: list[float] = []

    async def __call__(self) -> Reply:
        self.at.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.1)
        outcome = self.left.pop(0) if len(self.left) > 1 else self.left[0]
        if isinstance(outcome, BaseException):
            raise outcome
        assert isinstance(outcome, Reply)
        return outcome


def called(send: Outcomes, book: Book | None = None, **more: object) -> Reply:
    async def go() -> Reply:
        limiter = ProviderLimiter()
        gateway = Gateway(lambda _: limiter, budget=book, prices=book, **more)  # type: ignore[arg-type]
        try:
            return await gateway.call(CALL, send)
        finally:
            assert limiter.in_flight == 0

    return simulate(go())


def test_what_passes_is_tried_again_and_each_try_is_paid_or_given_back() -> None:
    book = Book()
    send = Outcomes(Trouble("overload", "500"), Trouble("broken_body", "cut", paid=True), GOOD)
    assert called(send, book) is GOOD
    assert book.lines == ["reserve 1.0", "release", "reserve 1.0", "settle None", "reserve 1.0", "settle 0.03"]


def test_a_limit_is_a_wait_and_no_try_and_is_never_cut_short() -> None:
    send = Outcomes(*(Trouble("limit", "429", retry_after=3.0) for _ in range(30)), GOOD)
    assert called(send, max_tries=2) is GOOD
    assert all(later - sooner >= 3.1 for sooner, later in zip(send.at, send.at[1:], strict=False))


def test_pauses_grow_where_nothing_is_told() -> None:
    send = Outcomes(*(Trouble("connection", "reset") for _ in range(4)), GOOD)
    called(send)
    pauses = [later - sooner - 0.1 for sooner, later in zip(send.at, send.at[1:], strict=False)]
    assert all(low <= p <= 2 * low for p, low in zip(pauses, (0.25, 0.5, 1.0, 2.0), strict=True)), pauses


def test_tries_end() -> None:
    send = Outcomes(Trouble("overload", "503"))
    with pytest.raises(Unavailable, match="3 tries failed, last: 503"):
        called(send, max_tries=3)
    assert len(send.at) == 3


@pytest.mark.parametrize("error", [Refused("no", 400), Moderated("no"), AccessError("no")])
def test_what_cannot_pass_is_sent_once_and_costs_nothing(error: Exception) -> None:
    book, send = Book(), Outcomes(error)
    with pytest.raises(type(error)):
        called(send, book)
    assert len(send.at) == 1 and book.lines == ["reserve 1.0", "release"]


def test_an_item_s_time_ends_its_call_and_the_try_counts_as_paid() -> None:
    book = Book(seconds=0.05)
    with pytest.raises(ItemBudgetExceeded):
        called(Outcomes(GOOD), book)
    assert book.lines == ["reserve 1.0", "settle None"]


def test_a_timeout_inside_is_not_taken_for_the_item_s() -> None:
    with pytest.raises(TimeoutError):
        called(Outcomes(TimeoutError()), Book(seconds=100))


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_paid_for_is_kept_even_when_the_caller_is_cancelled(number: int) -> None:
    shelves = [Shelf() for _ in range(number)]

    async def go() -> None:
        limiter = ProviderLimiter()
        gateway = Gateway(lambda _: limiter, archives=shelves)
        task = asyncio.create_task(gateway.call(CALL, Outcomes(GOOD)))
        await asyncio.sleep(0.5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(1.0)
        assert all(shelf.kept for shelf in shelves)
        assert await gateway.call(CALL, _never) is GOOD

    simulate(go())


async def _never() -> Reply:
    raise AssertionError("sent though it was kept")


@pytest.mark.parametrize("moment", [0.05, 0.15, 0.4])
def test_cancelling_at_any_time_leaves_the_limiter_free(moment: float) -> None:
    async def go() -> None:
        limiter = ProviderLimiter(most_in_flight=1)
        gateway = Gateway(lambda _: limiter)
        send: Callable[[], Outcomes] = lambda: Outcomes(Trouble("overload", "500"))  # noqa: E731
        tasks = [asyncio.create_task(gateway.call(CALL, send())) for _ in range(3)]
        await asyncio.sleep(moment)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert limiter.in_flight == 0
        assert await gateway.call(CALL, Outcomes(GOOD)) is GOOD

    simulate(go())
