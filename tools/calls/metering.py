"""What items used: tokens, pictures, calls and money, by item and in all."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from storytelling_painter.domain.record import Usage as Used
from storytelling_painter.domain.record import paid
from storytelling_painter.tools.calls.call import Usage


class _Sum:
    """Usage that is still being added up. It is added to several times a call, so it is no value of its own each time.
    """

    __slots__ = ("cost_usd", "counts")

    def __init__(self) -> None:
        self.counts: defaultdict[str, int] = defaultdict(int)
        """By the names of `domain.record.Usage`."""
        self.cost_usd: float | None = None

    def pay(self, cost_usd: float | None) -> None:
        """Adds what a call cost, before the call is counted: one of unknown cost makes the sum unknown for good."""
        if cost_usd is None or (self.cost_usd is None and (self.counts["calls"] or self.counts["lost"])):
            self.cost_usd = None
        else:
            self.cost_usd = round((self.cost_usd or 0.0) + cost_usd, 9)

    def answered(self, usage: Usage, cost_usd: float | None, replayed: bool) -> None:
        """Adds an answered call."""
        self.pay(cost_usd)
        self.counts["calls"] += 1
        self.counts["replayed"] += replayed
        for name, number in usage:
            self.counts[name] += number

    def lose(self, cost_usd: float | None) -> None:
        """Adds a try that brought nothing."""
        self.pay(cost_usd)
        self.counts["lost"] += 1

    @property
    def used(self) -> Used:
        return Used.model_validate({**self.counts, "cost_usd": self.cost_usd})


@dataclass
class UsageMeter:
    """Adds up usage; a `parts.Meter`. An answer from an archive counts once for its item, and is marked as replayed;
    the total holds only what was asked of providers now.

    Args:
        on_take: Called with the id of each item whose usage is taken, which means that the item is finished.
    """

    on_take: Callable[[str], None] = lambda item: None
    _items: dict[str, _Sum] = field(default_factory=dict)
    _lost: dict[str, _Sum] = field(default_factory=dict)
    _total: _Sum = field(default_factory=_Sum)

    @property
    def total(self) -> Used:
        """What was asked of providers since the meter was made, items that were not finished included."""
        return self._total.used

    def add(
        self, item: str, usage: Usage, cost_usd: float | None, *, replayed: bool = False, earlier: bool = False
    ) -> None:
        """Counts one answered call; see `parts.Meter.add`."""
        self._of(item).answered(usage, cost_usd, replayed)
        if replayed:
            self._total.counts["replayed"] += not earlier
        elif not earlier:
            self._total.answered(usage, cost_usd, False)

    def add_lost(self, item: str, cost_usd: float | None) -> None:
        """Counts a try that brought nothing; see `parts.Meter.add_lost`."""
        for each in (self._of(item), self._lost.setdefault(item, _Sum()), self._total):
            each.lose(cost_usd)

    def take(self, item: str) -> Used:
        """Returns what an item used so far and forgets it; zeros where it used nothing."""
        self.on_take(item)
        taken = self._items.pop(item, None)
        return Used() if taken is None else taken.used

    @property
    def untaken(self) -> Used:
        """What items used whose usage nobody took, since they were not finished."""
        return sum((paid(each.used) for each in self._items.values()), Used())

    def recorded(self, item: str) -> None:
        """Says that a record tells what an item used."""
        self._lost.pop(item, None)

    @property
    def lost(self) -> Used:
        """Lost tries of items without a record: of all that these used, what no journal tells."""
        return sum((each.used for each in self._lost.values()), Used())

    def _of(self, item: str) -> _Sum:
        return self._items.setdefault(item, _Sum())
