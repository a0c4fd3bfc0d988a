"""What the gateway is put together from, as protocols: archives, budget, prices, limiter, meter."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from storytelling_painter.domain.errors import BudgetExceeded, StorytellingError
from storytelling_painter.domain.record import Usage as Used
from storytelling_painter.tools.calls.call import Call, Reply, Usage
from storytelling_painter.tools.calls.trouble import Trouble


class Archive(Protocol):
    """Keeps replies under their call's key: a recording, or the journal of a run."""

    @property
    def own(self) -> bool:
        """Whether its replies were paid for by this run: they count like those that come now, but are not paid again.
        """
        ...

    async def find(self, call: Call) -> Reply | None:
        """Returns the reply that was kept for this call, or none.

        Raises:
            TapeError: The archive is the only source of replies and holds none for this call.
            ProviderError: The archive holds that the call brought nothing.
            ItemBudgetExceeded: The archive holds that the item could not afford the call.
        """
        ...

    async def keep(self, call: Call, reply: Reply) -> None:
        """Keeps a reply; returns when it is as safe as the archive promises.

        It takes the reply over before it first waits: one who is cancelled while it waits has it kept all the same.
        """
        ...

    async def keep_failure(self, call: Call, error: StorytellingError) -> None:
        """Keeps that a call brought nothing, where a later `find` is to raise the same error again."""
        ...


class Prices(Protocol):
    """What calls cost."""

    def cost(self, call: Call, usage: Usage) -> float | None:
        """Returns US dollars for a usage of the call's model, or none where its price is not known.

        Where the provider counted nothing, the most that the call can have used is charged.
        """
        ...


class Reservation(Protocol):
    """A share of the budget that is set aside for one try. Exactly one of the two is called, once."""

    def settle(self, cost_usd: float | None = None) -> None:
        """Ends the reservation with what the try did cost; none takes all that was set aside."""
        ...

    def release(self) -> None:
        """Ends the reservation of a try that was not paid for."""
        ...


class Budget(Protocol):
    """Caps of a run and of its items."""

    async def reserve(self, item: str, cost_usd: float | None) -> Reservation:
        """Sets aside one try and the most it can cost, before it is sent.

        Where the room left is only taken by reservations of others, this waits until enough of them are settled.

        Raises:
            BudgetExceeded: With this try a cap of the run would be broken whatever the others cost.
            ItemBudgetExceeded: The same for a cap of the item.
            SettingsError: Money is capped and the price of the call is not known.
        """
        ...

    def remember(self, item: str, cost_usd: float | None) -> None:
        """Counts a call of an item that an earlier call of the command paid for; of the run's caps it is used already.
        """
        ...

    def seconds_left(self, item: str) -> float | None:
        """Returns how long a call of this item may take until a cap on time is reached; none where there is none."""
        ...

    def overdue(self, item: str) -> BudgetExceeded:
        """Returns the error of a call that was given up at a cap on time: the run's or the item's."""
        ...


class Slot(Protocol):
    """Leave to send one try."""

    def answered(self, reply: Reply) -> None:
        """Tells the limiter what came back."""
        ...

    def troubled(self, trouble: Trouble) -> None:
        """Tells the limiter that the try failed."""
        ...


class Limiter(Protocol):
    """Keeps one provider's limits. One for each provider and process."""

    def slot(self, most: Usage) -> AbstractAsyncContextManager[Slot]:
        """Waits until a try that uses at most this may be sent, and holds the place while it runs.

        Raises:
            Unavailable: On entering: the provider has given no answer to anybody for too long.
        """
        ...

    def silence(self, since: float) -> float:
        """Returns the seconds in which the provider answered nobody, counted from `since` (event loop's clock)."""
        ...

    @property
    def well(self) -> bool:
        """Whether the provider answers most of what it is sent."""
        ...


class Meter(Protocol):
    """Adds up what items used."""

    def add(
        self, item: str, usage: Usage, cost_usd: float | None, *, replayed: bool = False, earlier: bool = False
    ) -> None:
        """Counts one answered call of an item.

        Args:
            item: Id of the item.
            usage: What the provider counted.
            cost_usd: What it cost; none makes the item's cost unknown.
            replayed: Whether a recording gave the answer, so that this run pays nothing for it.
            earlier: Whether the journal gave it: an earlier call of the command paid for it.
        """
        ...

    def add_lost(self, item: str, cost_usd: float | None) -> None:
        """Counts a try that brought nothing and may have been paid for all the same, with the most it can have cost."""
        ...

    def take(self, item: str) -> Used:
        """Returns what an item used so far, and forgets it."""
        ...
