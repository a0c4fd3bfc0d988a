"""Slot coverage: which times, places and casts the stories of a set use, and how evenly.

The slots of a story are read from the plan of its scene, or where there is none from the claims of its ledger, which
know time and place but no roles. A story whose source has neither is counted apart.
"""

from collections import Counter
from collections.abc import Hashable, Iterable
from math import lgamma, log
from typing import Final, Literal, NamedTuple, TypeVar, get_args

import numpy as np

from storytelling_painter.domain.base import Frozen, MadeBy, Share
from storytelling_painter.domain.ledger import AtTime, InSetting, Ledger
from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.vocabulary import Setting, TimeOfDay
from storytelling_painter.evaluators.diversity.resampling import EQUAL_N

SLOTS = MadeBy(name="slot-coverage", version="1")

T = TypeVar("T", bound=Hashable)
_TIMES: Final = len(get_args(TimeOfDay))
_PLACES: Final = len(get_args(Setting))
_MOST_LISTED: Final = 10


class Slots(NamedTuple):
    """What a story puts into its slots; none where it is not known."""

    time: str | None = None
    place: str | None = None
    roles: tuple[str, ...] | None = None
    """Roles of the people in alphabetical order; a role that two play stands twice."""


class Spread(Frozen):
    """How one slot, or a combination, is used."""

    known: int
    """Stories in which it is known."""
    distinct: int
    """Different values."""
    possible: int | None
    """Values that there are; none for an open list."""
    share: Share | None
    """distinct / possible; none for an open list."""
    entropy: float
    """In nats; 0 where all stories have the same value."""
    evenness: Share | None
    """Entropy as a share of the highest that so many stories and possible values allow; none where that is 0."""
    distinct_at_equal_n: float | None
    """Different values expected in a random subset of the size at which sets are compared; none for a smaller set."""
    most_common: tuple[tuple[str, int], ...]
    """At most 10."""


class SlotCoverage(Frozen):
    """Which times, places and casts a set of stories uses."""

    kind: Literal["score"] = "score"
    evaluator: MadeBy
    n: int
    """Stories of which anything is known."""
    unknown: int
    """Stories without a scene or a ledger that tells time or place; they are in no number."""
    equal_n: int
    times: Spread
    places: Spread
    times_and_places: Spread
    roles: Spread
    """Single roles; a story counts once for each of its people."""
    casts: Spread
    """All roles of a story together."""
    combined: Spread
    """Time, place and cast together."""


def slots_of(scene: SceneSpec | None, ledger: Ledger | None) -> Slots:
    """Returns what is known of a story's slots."""
    if scene is not None:
        return Slots(scene.time_of_day, scene.setting, tuple(sorted(p.role.strip().lower() for p in scene.people)))
    time: str | None = None
    place: str | None = None
    for point in ledger.key_points if ledger is not None else ():
        for clue in point.clues:
            if isinstance(clue.claim, AtTime):
                time = time or clue.claim.time_of_day
            elif isinstance(clue.claim, InSetting):
                place = place or clue.claim.setting
    return Slots(time, place)


def slot_coverage(slots: Iterable[Slots], *, equal_n: int = EQUAL_N) -> SlotCoverage | None:
    """Measures the slots of a set of stories; none where nothing is known of any.

    Args:
        slots: One entry a story, in any order.
        equal_n: Size of the random subset for which different values are expected.
    """
    given = list(slots)
    some = [s for s in given if s != Slots()]
    if not some:
        return None

    def spread(values: Iterable[T | None], possible: int | None = None) -> Spread:
        return _spread((v for v in values if v is not None), possible, equal_n)

    return SlotCoverage(
        evaluator=SLOTS,
        n=len(some),
        unknown=len(given) - len(some),
        equal_n=equal_n,
        times=spread((s.time for s in some), _TIMES),
        places=spread((s.place for s in some), _PLACES),
        times_and_places=spread(((s.time, s.place) if s.time and s.place else None for s in some), _TIMES * _PLACES),
        roles=spread(role for s in some for role in s.roles or ()),
        casts=spread(s.roles for s in some),
        combined=spread(s if None not in s else None for s in some),
    )


def expected_distinct(counts: Iterable[int], n: int) -> float | None:
    """Returns how many different values a random subset of n is expected to hold (rarefaction; Hurlbert, Ecology 1971).

    Args:
        counts: How often each value occurs.
        n: Size of the subset, drawn without replacement.

    Returns:
        A value in [1, min(n, number of values)]; none where there are fewer than n in all.
    """
    counts = list(counts)
    total = sum(counts)
    if total < n or n < 1:
        return None
    # 1 - C(total - c, n) / C(total, n) for each value, by logarithms of factorials
    whole = lgamma(total + 1) - lgamma(total - n + 1)
    missed = (
        np.exp(lgamma(total - c + 1) - lgamma(total - c - n + 1) - whole) if total - c >= n else 0.0 for c in counts
    )
    return float(len(counts) - sum(missed))


def _spread(values: Iterable[Hashable], possible: int | None, equal_n: int) -> Spread:
    counts = Counter(values)
    known = sum(counts.values())
    shares = np.sort(np.array(list(counts.values()), dtype=np.float64)) / max(1, known)
    entropy = max(0.0, float(-(shares * np.log(shares)).sum()))
    highest = log(min(known, possible or known)) if known else 0.0
    ranked = sorted(((_told(value), count) for value, count in counts.items()), key=lambda one: (-one[1], one[0]))
    return Spread(
        known=known,
        distinct=len(counts),
        possible=possible,
        share=len(counts) / possible if possible else None,
        entropy=entropy,
        evenness=min(1.0, entropy / highest) if highest > 0.0 else None,
        distinct_at_equal_n=expected_distinct(counts.values(), equal_n),
        most_common=tuple(ranked[:_MOST_LISTED]),
    )


def _told(value: Hashable) -> str:
    if isinstance(value, Slots):
        return f"{value.time}, {value.place}, {_told(value.roles)}"
    if isinstance(value, tuple):
        return " + ".join(str(part) for part in value) or "nobody"
    return str(value)
