"""Preference pairs: two stories to the same wish, of which the same judges find one better by more than their noise."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.training.quality import (
    Margin,
    Noise,
    comparable,
    margin,
    noise_within,
    parts_of,
    quality_of,
)
from storytelling_painter.training.splits import Split
from storytelling_painter.training.traces import Trace

PairKind = Literal["revision", "attempt", "group"]


class PairRules(Frozen):
    """Which pairs are taken."""

    min_margin: float = 0.02
    """Least margin, whatever the judge's noise."""
    max_length_ratio: float = 1.25
    """Most that the longer story of a pair may have of the shorter one's words."""
    max_longer_share: float = 1.0
    """Most of the pairs in which the better story may be the longer one; 0.5 leaves no bias of length, and few pairs
    where every revision adds something. 1 switches the balancing off."""


class Pair(NamedTuple):
    """A pair of stories."""

    kind: PairKind
    """`revision`: drafts of one item of which none was given up. `attempt`: one of them was given up because no
    painter managed it. `group`: stories of different items to the same wish."""
    chosen: Trace
    rejected: Trace
    margin: Margin
    noise: float
    """What the margin exceeds; see `noise_within`."""
    split: Split

    @property
    def longer(self) -> int:
        """Words that the better story has more."""
        return self.chosen.words - self.rejected.words


def find_pairs(
    traces: Sequence[Trace], splits: Sequence[Split], noise: dict[MadeBy, Noise], rules: PairRules | None = None
) -> tuple[list[Pair], Counter[str]]:
    """Returns the pairs, each within one part of the data, and how many were passed over, by reason.

    Args:
        traces: The stories.
        splits: The part of each.
        noise: Of each judge.
        rules: Which pairs are taken.
    """
    rules, passed = rules or PairRules(), Counter[str]()
    pairs = [
        pair
        for one, other, kind, split in _candidates(traces, splits, rules)
        if (pair := _judged(one, other, kind, split, noise, rules, passed)) is not None
    ]
    kept: list[Pair] = []
    for split in dict.fromkeys(p.split for p in pairs):
        kept += _balanced([p for p in pairs if p.split == split], rules, passed)
    return kept, passed


def _candidates(
    traces: Sequence[Trace], splits: Sequence[Split], rules: PairRules
) -> Iterator[tuple[Trace, Trace, PairKind, Split]]:
    items: dict[tuple[str, str], list[int]] = defaultdict(list)
    groups: dict[tuple[Split, str | None, str | None], list[Trace]] = defaultdict(list)
    for at, trace in enumerate(traces):
        items[trace.run, trace.item].append(at)
        if trace.final and trace.pool_story is None and trace.critique is not None:
            groups[splits[at], trace.premise, trace.setting].append(trace)
    for places in items.values():
        for one, other in combinations(places, 2):
            given_up = any(traces[at].alignment is not None and not traces[at].final for at in (one, other))
            yield traces[one], traces[other], "attempt" if given_up else "revision", splits[one]
    for (split, _, _), group in groups.items():
        for best, worst in _opposites(group, rules.max_length_ratio):
            yield best, worst, "group", split


def _opposites(group: list[Trace], ratio: float) -> Iterator[tuple[Trace, Trace]]:
    """Best against worst, second against second last, and so on; partners are about as long, and none serves twice."""
    ranked = sorted(group, key=lambda t: (-quality_of(parts_of(t)), t.id))
    while len(ranked) > 1:
        best = ranked.pop(0)
        fits = (t for t in reversed(ranked) if _ratio(best, t) <= ratio and comparable(best, t))
        if (worst := next(fits, None)) is not None:
            ranked.remove(worst)
            yield best, worst


def _judged(
    one: Trace, other: Trace, kind: PairKind, split: Split, noise: dict[MadeBy, Noise], rules: PairRules,
    passed: "Counter[str]",
) -> Pair | None:
    if not comparable(one, other):
        passed["not read by the same judge"] += 1
        return None
    found = margin(one, other)
    if found.value < 0:
        one, other, found = other, one, margin(other, one)
    within = noise_within(found, noise)
    if found.value <= within or found.value < rules.min_margin:
        passed["margin within the judge's noise"] += 1
    elif one.text == other.text:
        passed["the same text twice"] += 1
    elif _ratio(one, other) > rules.max_length_ratio:
        passed["lengths too far apart"] += 1
    else:
        return Pair(kind, one, other, found, within, split)
    return None


def _ratio(one: Trace, other: Trace) -> float:
    return max(one.words, other.words) / max(1, min(one.words, other.words))


def _balanced(pairs: list[Pair], rules: PairRules, passed: "Counter[str]") -> list[Pair]:
    """Drops pairs with the longer story chosen, those of the smallest margin per word first, until enough are not."""
    longer = [p for p in pairs if p.longer > 0]
    others = len(pairs) - len(longer)
    share = rules.max_longer_share
    most = len(longer) if share >= 1 else int(others * share / (1.0 - share))
    if len(longer) <= most:
        return pairs
    keep = {id(p) for p in sorted(longer, key=lambda p: -p.margin.value / p.longer)[:most]}
    passed["dropped against length bias"] += len(longer) - most
    return [p for p in pairs if p.longer <= 0 or id(p) in keep]
