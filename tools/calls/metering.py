"""What items used: tokens, pictures, calls and money, by item and in all."""

from collections.abc import Callable
from dataclasses import dataclass, field

from storytelling_painter.domain.record import Usage as Used
from storytelling_painter.tools.calls.call import Usage


@dataclass(slots=True)
class _Tally:
    calls: int = 0
    replayed: int = 0
    lost: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    pictures: int = 0
    cost: float = 0.0
    unpriced: bool = False

    def add(self, usage: Usage) -> None:
        self.calls += 1
        self.input_tokens += usage.input_tokens
        self.cached_tokens += usage.cached_tokens
        self.output_tokens += usage.output_tokens
        self.pictures += usage.pictures

    def charge(self, cost_usd: float | None) -> None:
        if cost_usd is None:
            self.unpriced = True
        else:
            self.cost += cost_usd

    def used(self) -> Used:
        return Used(
            calls=self.calls,
            replayed=self.replayed,
            lost=self.lost,
            input_tokens=self.input_tokens,
            cached_tokens=self.cached_tokens,
            output_tokens=self.output_tokens,
            pictures=self.pictures,
            cost_usd=None if self.unpriced or not (self.calls or self.lost) else round(self.cost, 9),
        )


@dataclass
class UsageMeter:
    """Adds up usage; a `parts.Meter`. An answer from an archive counts once for its item, and is marked as replayed;
    the total holds only what was asked of providers now.

    Args:
        on_take: Called with the id of each item whose usage is taken, which means that the item is finished.
    """

    on_take: Callable[[str], None] = lambda item: None
    _items: dict[str, _Tally] = field(default_factory=dict)
    _whole: _Tally = field(default_factory=_Tally)

    def add(self, item: str, usage: Usage, cost_usd: float | None, *, replayed: bool = False) -> None:
        """Counts one answered call; see `parts.Meter.add`."""
        tally = self._of(item)
        tally.add(usage)
        tally.charge(cost_usd)
        tally.replayed += replayed
        if replayed:
            self._whole.replayed += 1
        else:
            self._whole.add(usage)
            self._whole.charge(cost_usd)

    def add_lost(self, item: str, cost_usd: float | None) -> None:
        """Counts a try that brought nothing; see `parts.Meter.add_lost`."""
        for tally in (self._of(item), self._whole):
            tally.lost += 1
            tally.charge(cost_usd)

    def take(self, item: str) -> Used:
        """Returns what an item used so far and forgets it; zeros where it used nothing."""
        self.on_take(item)
        return self._items.pop(item, _Tally()).used()

    @property
    def total(self) -> Used:
        """What was asked of providers since the meter was made, items that were not finished included."""
        return self._whole.used()

    def _of(self, item: str) -> _Tally:
        return self._items.setdefault(item, _Tally())
