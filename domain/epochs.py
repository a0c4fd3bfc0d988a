"""Which stories of a run an item knows: those of the epochs before, so that no record depends on who finished first.

The items of a run are cut into epochs of equal size by their index. An item of epoch n knows the stories of epochs up
to n - lag, and is begun when those are complete. So between `(lag - 1) * size` and `lag * size` items after the oldest
unfinished one may be in flight, and what an item knows follows from its index alone.
"""

from typing import Annotated

from pydantic import Field

from storytelling_painter.domain.base import Frozen


class Epochs(Frozen):
    """Size of the epochs of a run, and how far an item looks past those that are not complete."""

    size: Annotated[int, Field(ge=1, le=4096)] = 64
    """Items of an epoch."""
    lag: Annotated[int, Field(ge=1, le=64)] = 6
    """Epochs back to the latest one that an item knows: 1 is the one before its own. A large lag keeps many items in
    flight, a small one lets a story be told apart from those told shortly before it."""

    def known_before(self, index: int) -> int:
        """Returns the index below which the stories of a run are known to the item of this index."""
        return max(0, index // self.size - self.lag + 1) * self.size

    @property
    def room(self) -> int:
        """Items that can be in flight at any time."""
        return (self.lag - 1) * self.size + 1
