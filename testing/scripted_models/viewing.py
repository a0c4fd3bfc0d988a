"""What is true of a picture: the statements of a ledger that this server has told or was shown, and no others.

A viewer is asked about key points and foils, mixed and without their ids. A ledger all of whose sentences are among the
statements is the one that the picture was painted from; what is asked beside it is a foil.
"""

from collections import OrderedDict
from collections.abc import Iterable


class KnownLedgers:
    """Remembers ledgers by their sentences; the oldest are forgotten.

    Args:
        most: Ledgers to remember.
    """

    def __init__(self, most: int = 20_000) -> None:
        self._most = most
        self._ledgers: OrderedDict[frozenset[str], None] = OrderedDict()
        self._with: dict[str, set[frozenset[str]]] = {}

    def add(self, sentences: Iterable[str]) -> None:
        """Takes note of a ledger."""
        ledger = frozenset(map(plain, sentences))
        if not ledger or ledger in self._ledgers:
            return
        self._ledgers[ledger] = None
        for sentence in ledger:
            self._with.setdefault(sentence, set()).add(ledger)
        if len(self._ledgers) > self._most:
            oldest, _ = self._ledgers.popitem(last=False)
            for sentence in oldest:
                self._with[sentence].discard(oldest)
                if not self._with[sentence]:
                    del self._with[sentence]

    def true_among(self, statements: Iterable[str]) -> frozenset[str]:
        """Returns the statements that belong to the largest ledger which is wholly among them, in their plain form."""
        asked = {plain(statement) for statement in statements}
        known = sorted((self._with[s] for s in asked if s in self._with), key=len)
        found = [ledger for ledgers in known for ledger in ledgers if ledger <= asked]
        return max(found, key=lambda ledger: (len(ledger), sorted(ledger)), default=frozenset())


def plain(sentence: str) -> str:
    """Returns a sentence without what does not change its meaning: case, spaces, the full stop."""
    return " ".join(sentence.lower().split()).rstrip(".")
