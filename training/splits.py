"""Parts of the data that know nothing of each other: whole clusters go to one part.

What belongs together: stories of one item, of one premise, of one given story (a story of a pool above all), of one
situation of the grammar, and near-duplicates by the embedding.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from random import Random
from typing import Final, Literal

import numpy as np

from storytelling_painter.domain.base import Frozen, Share
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.story import PoolStory
from storytelling_painter.tools.embeddings import embed
from storytelling_painter.training.traces import Trace

Split = Literal["train", "validation", "test"]
SPLITS: Final[tuple[Split, ...]] = ("train", "validation", "test")
NEAR: Final = 0.15
"""Cosine distance up to which two stories count as one; the least novelty that the story loop asks for."""
_BLOCK: Final = 256


class Shares(Frozen):
    """Shares of the stories that are held out; the rest is for training."""

    validation: Share = 0.1
    test: Share = 0.15

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Shares":
        """Reads shares such as `["validation=0.1", "test=0.2"]`; what is not named is not held out.

        Raises:
            InputError: Not of that form, another name, or nothing left to train on.
        """
        found = {"validation": 0.0, "test": 0.0}
        for text in texts:
            name, _, share = text.partition("=")
            try:
                if name not in found:
                    raise ValueError(name)
                found[name] = float(share)
            except ValueError:
                raise InputError(f"--split {text!r} cannot be meant; write validation=0.1 or test=0.15") from None
        if not all(0 <= share < 1 for share in found.values()) or sum(found.values()) >= 1:
            raise InputError(f"--split {' '.join(texts)!r} leaves nothing to train on; give smaller shares")
        return cls(**found)


class _Union:
    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = at = self._parent[self._parent[at]]
        return at

    def join(self, one: int, other: int) -> None:
        self._parent[self.find(one)] = self.find(other)


def cluster(traces: Sequence[Trace], pool: Sequence[PoolStory] = (), *, near: float = NEAR) -> list[int]:
    """Returns a cluster number for each story; stories of different clusters share nothing that is named above.

    Args:
        traces: The stories.
        pool: Stories that the storytellers were shown; stories near to the same one belong together.
        near: Cosine distance up to which two texts are near-duplicates.
    """
    union = _Union(len(traces) + len(pool))
    keys: dict[tuple[str, str], int] = {}
    premises = {t.premise for t in traces if t.premise}
    for at, trace in enumerate(traces):
        own = [("item", f"{trace.run}/{trace.item}"), ("text", trace.text)]
        if trace.premise and len(premises) > 1:
            own.append(("premise", trace.premise))
        if trace.pool_story:
            own.append(("given", trace.pool_story))
        if trace.draft.story.situation:
            own.append(("situation", trace.draft.story.situation))
        for key in own:
            union.join(at, keys.setdefault(key, at))
    vectors = embed([*(t.text for t in traces), *(p.story for p in pool)])
    for start in range(0, len(traces), _BLOCK):
        close = vectors[start : start + _BLOCK] @ vectors.T >= 1.0 - near
        for row, column in np.argwhere(close):
            union.join(start + int(row), int(column))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(union.find(at), len(numbers)) for at in range(len(traces))]


def assign(clusters: Sequence[int], shares: Shares | None = None, *, seed: int = 0) -> list[Split]:
    """Returns the part of each story; a cluster is never cut, so shares are met as closely as clusters allow.

    Args:
        clusters: Cluster number of each story.
        shares: What to hold out.
        seed: Decides which clusters.

    Raises:
        InputError: There are fewer clusters than parts.
    """
    shares = shares or Shares()
    sizes = Counter(clusters)
    wanted: dict[Split, float] = {"test": shares.test, "validation": shares.validation}
    wanted["train"] = 1.0 - shares.test - shares.validation
    wanted = {name: share for name, share in wanted.items() if share > 0}
    if len(sizes) < len(wanted):
        raise InputError(
            f"the stories fall into {len(sizes)} clusters of near-duplicates, too few for {len(wanted)} parts without "
            "a leak; make more and more varied stories"
        )
    order = sorted(sizes)
    Random(derive_seed("training split", seed)).shuffle(order)
    order.sort(key=lambda number: -sizes[number])
    held: dict[Split, int] = defaultdict(int)
    of: dict[int, Split] = {}
    for place, number in enumerate(order):
        empty = [name for name in wanted if not held[name]]
        choice = empty if len(order) - place <= len(empty) else list(wanted)
        of[number] = max(choice, key=lambda name: wanted[name] * len(clusters) - held[name])
        held[of[number]] += sizes[number]
    return [of[number] for number in clusters]
