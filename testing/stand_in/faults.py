"""Which try goes wrong, and how: decided from the seed, the call's body and the number of its try."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal, get_args

Kind = Literal[
    "reset",
    "drop",
    "hang",
    "limit",
    "overload",
    "half_body",
    "half_json",
    "drip",
    "cut",
    "refusal",
    "policy",
    "empty",
    "fenced",
    "wrong_shape",
]
"""What may be dealt out to a try.

`reset`: connection reset after the request was read. `drop`: connection closed without a word. `hang`: no answer while
the client stays. `limit`: a 429 although no limit was reached. `overload`: a 5xx. `half_body`: the connection closes in
the middle of the body. `half_json`: a body of the announced length whose JSON breaks off. `drip`: a good answer that
comes in small pieces. `cut`: half the text with `finish_reason=length`. `refusal`: the model declines. `policy`: a 400
of the provider's policy. `empty`: no text, or no picture. `fenced`: JSON in a Markdown fence with words around it.
`wrong_shape`: JSON that does not fit the schema; for a picture call, markup in the place of the picture.
"""
KINDS: tuple[Kind, ...] = get_args(Kind)
LASTING: frozenset[Kind] = frozenset({"policy", "refusal"})
"""Kinds that a call meets in every try or in none."""
CHAT_ONLY: frozenset[Kind] = frozenset({"cut", "refusal", "fenced"})


@dataclass(frozen=True)
class Faults:
    """Faults to deal out.

    Attributes:
        shares: Share of tries by kind, 0 to 1, together at most 1. For the kinds in `LASTING` it is the share of calls.
        tries: Kinds for the first, second, ... try of every call, none for a good one; goes before the shares. Tries
            that a limit refuses are not counted here.
        wait: Seconds that a dealt out `limit` tells the client to wait.
        overload_status: Status of an `overload`.
        hang: Most seconds that a `hang` lasts; then the connection is closed.
        drip: Seconds over which a `drip` spreads its answer.
    """

    shares: Mapping[Kind, float] = field(default_factory=dict)
    tries: tuple[Kind | None, ...] = ()
    wait: float = 1.0
    overload_status: int = 500
    hang: float = 600.0
    drip: float = 1.0

    def __post_init__(self) -> None:
        wrong = [kind for kind in (*self.shares, *self.tries) if kind is not None and kind not in KINDS]
        if wrong:
            raise ValueError(f"no such faults: {wrong}; there are {', '.join(KINDS)}")
        if any(not 0 <= share <= 1 for share in self.shares.values()) or sum(self.shares.values()) > 1 + 1e-9:
            raise ValueError("shares of faults are between 0 and 1, and together at most 1")

    def of(self, key: str, attempt: int, *, seed: int, chat: bool) -> Kind | None:
        """Returns what befalls a try, or none.

        Args:
            key: Identity of the call.
            attempt: Number of its try among those that no limit refused, from 1.
            seed: Of the server.
            chat: Whether it is a chat call; picture calls are spared the kinds in `CHAT_ONLY`.
        """
        kind: Kind | None
        if attempt <= len(self.tries):
            kind = self.tries[attempt - 1]
        elif not self.shares:
            return None
        else:
            kind = self._drawn(f"{seed}:{key}", lasting=True) or self._drawn(f"{seed}:{key}:{attempt}", lasting=False)
        return None if kind in CHAT_ONLY and not chat else kind

    def _drawn(self, text: str, *, lasting: bool) -> Kind | None:
        left = share_of(text)
        for kind, share in self.shares.items():
            if (kind in LASTING) == lasting:
                left -= share
                if left < 0:
                    return kind
        return None


def share_of(text: str) -> float:
    """Returns a number from 0 to below 1 that looks random and follows from the text alone."""
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest()) / (1 << 56)
