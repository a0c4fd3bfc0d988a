"""What a server counts while it stands in, so that a test can ask how a client behaved."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

TOLERANCE = 0.005
"""Seconds by which a retry may come too soon without being counted: clocks and timers are not finer."""


@dataclass
class Counts:
    """Counters since the server started or was reset.

    Attributes:
        tries: Calls that arrived and were let in by path and key, each try for itself.
        answered: Tries that got a whole, good answer.
        statuses: Answers by HTTP status; a connection that was cut has none.
        faults: Faults dealt out, by kind.
        limited: 429 for a limit that was really reached, by which one.
        too_early: Tries that came sooner than the 429 before them had told their call to.
        duplicates: Tries of a call that already had a whole, good answer: paid for twice.
        left: Tries whose client went away before the answer.
        unauthorised: Requests refused for their key.
        in_flight: Tries being answered right now.
        peak_in_flight: The most at once.
        tokens: Tokens of all good answers, prompts included.
        connections: Connections that were opened.
    """

    tries: int = 0
    answered: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    limited: Counter[str] = field(default_factory=Counter)
    too_early: int = 0
    duplicates: int = 0
    left: int = 0
    unauthorised: int = 0
    in_flight: int = 0
    peak_in_flight: int = 0
    tokens: int = 0
    connections: int = 0

    def entered(self) -> None:
        """Counts a try that is let in."""
        self.in_flight += 1
        self.peak_in_flight = max(self.peak_in_flight, self.in_flight)

    def as_dict(self) -> dict[str, Any]:
        """Returns the counters as JSON."""
        told = asdict(self)
        told["statuses"] = {str(status): n for status, n in self.statuses.items()}
        return told | {"faults": dict(self.faults), "limited": dict(self.limited)}
