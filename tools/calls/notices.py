"""What is found out while calling and should reach the user, each thing once."""

from collections.abc import Callable
from typing import Final

MOST: Final = 100


class Notices:
    """Keeps notices in order, each once, at most `MOST`.

    Args:
        tell: Called with each new one.
    """

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        self._tell = tell
        self._told: dict[str, None] = {}

    def add(self, text: str) -> None:
        """Adds a notice unless it was added before or there are too many."""
        if text in self._told or len(self._told) >= MOST:
            return
        self._told[text] = None
        if self._tell is not None:
            self._tell(text)

    @property
    def all(self) -> tuple[str, ...]:
        """Returns the notices so far."""
        return tuple(self._told)
