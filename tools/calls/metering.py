"""What items used: tokens, pictures, calls and money, by item and in all."""

from collections.abc import Callable
from dataclasses import dataclass, field

from storytelling_painter.domain.record import Usage as Used
from storytelling_painter.domain.record import paid
from storytelling_painter.tools.calls.call import Usage


@dataclass
class UsageMeter:
    """Adds up usage; a `parts.Meter`. An answer from an archive counts once for its item, and is marked as replayed;
    the total holds only what was asked of providers now.

    Args:
        on_take: Called with the id of each item whose usage is taken, which means that the item is finished.
    """

    on_take: Callable[[str], None] = lambda item: None
    _items: dict[str, Used] = field(default_factory=dict)
    _lost: dict[str, Used] = field(default_factory=dict)
    total: Used = Used()
    """What was asked of providers since the meter was made, items that were not finished included."""

    def add(
        self, item: str, usage: Usage, cost_usd: float | None, *, replayed: bool = False, earlier: bool = False
    ) -> None:
        """Counts one answered call; see `parts.Meter.add`."""
        used = Used(calls=1, replayed=int(replayed), cost_usd=cost_usd, **usage.model_dump())
        self._items[item] = self._of(item) + used
        if not earlier:
            self.total += Used(replayed=1) if replayed else used

    def add_lost(self, item: str, cost_usd: float | None) -> None:
        """Counts a try that brought nothing; see `parts.Meter.add_lost`."""
        used = Used(lost=1, cost_usd=cost_usd)
        self._items[item] = self._of(item) + used
        self._lost[item] = self._lost.get(item, Used()) + used
        self.total += used

    def take(self, item: str) -> Used:
        """Returns what an item used so far and forgets it; zeros where it used nothing."""
        self.on_take(item)
        return self._items.pop(item, Used())

    @property
    def untaken(self) -> Used:
        """What items used whose usage nobody took, since they were not finished."""
        return sum((paid(used) for used in self._items.values()), Used())

    def recorded(self, item: str) -> None:
        """Says that a record tells what an item used."""
        self._lost.pop(item, None)

    @property
    def lost(self) -> Used:
        """Lost tries of items without a record: of all that these used, what no journal tells."""
        return sum(self._lost.values(), Used())

    def _of(self, item: str) -> Used:
        return self._items.get(item, Used())
