"""The items of an evaluation while they are read: of each only what the numbers need, not its text."""

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

import numpy as np

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.ids import item_id
from storytelling_painter.domain.judgement import Score
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.evaluators.complexity import structural_complexity
from storytelling_painter.evaluators.diversity import Slots
from storytelling_painter.evaluators.formats import Item, shown
from storytelling_painter.evaluators.sources import Found, Seen
from storytelling_painter.evaluators.tallies import Estimate, Tally, estimate, tally
from storytelling_painter.tools.embeddings import Embedder, Vectors

MAX_ITEMS: Final = 1_000_000
"""Most stories of one evaluation."""
_BATCH: Final = 256
_MOST_REMEMBERED: Final = 100_000

H = TypeVar("H", bound=Hashable)
By = Literal["mode", "crew", "file"]
_KEYS: Final[tuple[By, ...]] = ("mode", "crew", "file")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an item."""

    id: str
    digest: bytes
    mode: str
    crew: str
    file: str
    estimate: Estimate | None
    tallies: tuple[Tally, ...]
    """One a judge."""
    unchecked: str
    slots: Slots


class Collection:
    """Takes in what a source yields, in its order. Of a text only its vector is kept.

    Args:
        embedder: Embeds the stories, a batch at a time.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._one_of: dict[Hashable, Any] = {}
        self.items: list[Kept] = []
        self.failures: list[tuple[str, str]] = []
        self.passed_over: list[tuple[str, str]] = []
        self.repeated_ids: list[tuple[str, str]] = []
        self.pictures = {"found": 0, "with_recipe": 0, "altered": 0, "story_known": 0, "no_story": 0}
        self._first: dict[str, str] = {}
        self._named: set[str] = set()
        self._waiting: list[str] = []
        self._blocks: list[Vectors] = []
        self._vectors: Vectors | None = None

    def take(self, found: Found) -> None:
        """Takes one thing in.

        Raises:
            InputError: There are more than a million stories.
        """
        if isinstance(found, Item):
            self._item(found)
        elif isinstance(found, Seen):
            self._picture(found)
        elif len(self.failures) + len(self.passed_over) == _MOST_REMEMBERED:
            raise InputError(f"more than {_MOST_REMEMBERED} lines or files cannot be read; the last is {found.where}")
        else:
            (self.failures if found.of_item else self.passed_over).append((found.where, found.why))

    def _item(self, item: Item) -> None:
        if len(self.items) == MAX_ITEMS:
            raise InputError(f"there are more than {MAX_ITEMS} stories; split them into several files")
        if (first := self._first.setdefault(item.id, item.where)) != item.where:
            self.repeated_ids.append((item.where, f"id {item.id!r} stands first in {first}; both count"))
        self._named.add(item_id(item.id))
        if item.picture:
            self._named.add(item.picture)
        measured = structural_complexity(item.ledger) if item.ledger is not None else None
        tallies, unchecked = list[Tally](), item.unchecked
        for report in item.reports:
            try:
                tallies.append(self._once_tally(tally(item.ledger or Ledger(), report)))
            except InputError as error:
                unchecked = "its verdicts do not fit its ledger"
                self.failures.append((item.where, f"alignment: {shown(str(error), 200)}"))
        self.items.append(
            Kept(
                id=item.id,
                digest=hashlib.blake2b(item.story.encode(), digest_size=16).digest(),
                mode=self._once(item.mode or ""),
                crew=self._once(item.crew or ""),
                file=self._once(item.file),
                estimate=self._once(estimate(measured)) if isinstance(measured, Score) else None,
                tallies=tuple(tallies),
                unchecked=self._once(unchecked),
                slots=self._once(item.slots),
            )
        )
        self._waiting.append(item.story)
        if len(self._waiting) == _BATCH:
            self._embed()

    def _picture(self, seen: Seen) -> None:
        name = Path(seen.where).name
        known = bool({seen.item, name, item_id(Path(name).stem)} & self._named)
        self.pictures["found"] += 1
        self.pictures["with_recipe"] += seen.has_recipe
        self.pictures["altered"] += seen.altered
        self.pictures["story_known" if known or seen.story else "no_story"] += 1
        if seen.story and not known:
            why = "a picture's recipe holds no verdicts"
            self._item(Item(id=seen.item or name, where=seen.where, file="pictures", story=seen.story, unchecked=why))

    def _once(self, value: H) -> H:
        """Returns the one object that stands for all equal ones, so that what repeats takes no room."""
        found: H = self._one_of.setdefault((type(value), value), value)
        return found

    def _once_tally(self, tally: Tally) -> Tally:
        key = (tally.judge, frozenset(tally.points.items()), frozenset(tally.foils.items()), tally.all_must)
        found: Tally = self._one_of.setdefault(key, tally)
        return found

    def _embed(self) -> None:
        if self._waiting:
            self._blocks.append(self._embedder.embed(self._waiting))
            self._waiting = []

    def close(self) -> None:
        """Embeds what waits for it, and puts the items in an order that does not depend on the source's.

        Call it after the last `take`. Vectors are moved block by block, so they are hardly held twice.
        """
        self._embed()
        order = sorted(range(len(self.items)), key=lambda i: (self.items[i].digest, self.items[i].id))
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        self.items = [self.items[i] for i in order]
        width = self._blocks[0].shape[1] if self._blocks else 0
        self._vectors = np.empty((len(order), width), dtype=np.float32)
        self._blocks.reverse()
        start = 0
        while self._blocks:
            block = self._blocks.pop()
            self._vectors[rank[start : start + len(block)]] = block
            start += len(block)

    def vectors(self, chosen: list[int]) -> Vectors:
        """Returns the embeddings of some items, shape (len(chosen), d); of all without a copy."""
        assert self._vectors is not None, "the collection is not closed"
        return self._vectors if len(chosen) == len(self._vectors) else self._vectors[chosen]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found that says anything of stories or pictures."""
        return not (self.items or self.failures or self.pictures["found"])

    @property
    def repeated_stories(self) -> int:
        return len(self.items) - len({item.digest for item in self.items})

    def groups(self, most: int) -> Iterator[tuple[By, dict[str, list[int]]]]:
        """Yields the items by mode, crew and file, where there are 2 to `most` different ones."""
        for by in _KEYS:
            values = [str(getattr(item, by)) or "not stated" for item in self.items]
            counts = Counter(values)
            if 2 <= len(counts) <= most:
                members: dict[str, list[int]] = {value: [] for value in sorted(counts)}
                for i, value in enumerate(values):
                    members[value].append(i)
                yield by, members

    @staticmethod
    def name_of(path: Path) -> str:
        """Returns a path's last part, fit for a report."""
        return shown(path.name or path.resolve().name or "folder")
