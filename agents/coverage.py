"""Which times, places and roles the stories of a run hold, so that later ones can lean towards what is rare.

Slots are read from the words of a story: the same for stories of the grammar, of models and of the pool. What an item
leans towards follows from the stories of the epochs that it knows, see `domain.epochs`, and from its seed.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from random import Random
from typing import Final, NamedTuple, get_args

from storytelling_painter.agents.memory import Known
from storytelling_painter.domain.epochs import Epochs
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.story import Brief, Lean
from storytelling_painter.domain.vocabulary import Setting, TimeOfDay

PLACES: Final[tuple[Setting, ...]] = get_args(Setting)
TIMES: Final[tuple[TimeOfDay, ...]] = get_args(TimeOfDay)
_WORDS_OF_TIMES: Final[dict[TimeOfDay, str]] = {
    "morning": "morning dawn sunrise breakfast",
    "noon": "noon midday lunch lunchtime",
    "evening": "evening dusk sunset supper dinner twilight",
    "night": "night midnight moon moonlight stars",
}
_WORDS_OF_ROLES: Final = {
    "parent": "mother father mum mom dad mama papa parent",
    "grandparent": "grandmother grandfather grandma grandpa granny grandad",
    "child": "child boy girl toddler son daughter baby",
    "teenager": "teenager teen schoolgirl schoolboy",
    "couple": "wife husband bride groom couple",
    "teacher": "teacher professor",
    "nurse or doctor": "nurse doctor surgeon medic",
    "waiter or cook": "waiter waitress cook chef barista",
    "shopkeeper": "shopkeeper cashier clerk vendor baker",
    "guard or police": "policeman policewoman officer guard",
    "driver": "driver conductor courier",
    "musician": "musician busker violinist guitarist",
    "office worker": "colleague boss secretary accountant",
    "neighbour": "neighbour neighbor",
    "stranger": "stranger passer-by",
}
ROLES: Final = tuple(_WORDS_OF_ROLES)
_TIME_WORDS: Final = {time: frozenset(words.split()) for time, words in _WORDS_OF_TIMES.items()}
_ROLE_WORDS: Final = {role: frozenset(words.split()) for role, words in _WORDS_OF_ROLES.items()}
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")


class Slots(NamedTuple):
    """What a story holds; none where its words do not say."""

    time: TimeOfDay | None
    place: Setting | None
    roles: frozenset[str]


@lru_cache(maxsize=4_096)
def slots_of(text: str) -> Slots:
    """Returns the slots that the words of a text name; of several times or places the first."""
    lower = text.lower()
    words = _WORD.findall(lower)
    held = set(words) | {word.removesuffix("s") for word in words}
    time = next((t for t in TIMES if not held.isdisjoint(_TIME_WORDS[t])), None)
    places = [(lower.find(p.replace("_", " ")), p) for p in PLACES if p.replace("_", " ") in lower]
    roles = frozenset(role for role, names in _ROLE_WORDS.items() if not held.isdisjoint(names))
    return Slots(time, min(places)[1] if places else None, roles)


def likeness(lean: Lean, text: str) -> int:
    """Returns how many of the slots that are leant towards a text holds."""
    slots = slots_of(text)
    return (slots.time == lean.time) + (slots.place == lean.place) + (lean.role in slots.roles)


class Coverage:
    """Counts the slots of a run's stories by epoch.

    Args:
        epochs: Which stories an item knows.
    """

    def __init__(self, epochs: Epochs) -> None:
        self._epochs = epochs
        self._counts: dict[int, Counter[object]] = {}
        self._sums: dict[int, Counter[object]] = {}

    def extend(self, stories: Iterable[Known]) -> None:
        """Counts stories of the run."""
        for story in stories:
            slots = slots_of(story.text)
            held: list[object] = [(slots.time, slots.place), *slots.roles]
            self._counts.setdefault(story.number // self._epochs.size, Counter()).update(held)

    def steer(self, brief: Brief) -> Brief:
        """Returns the brief with what its story may lean towards: the rarest time and place together, and the rarest
        role, of the stories that its item knows. A brief that wishes for something, or knows no story, stays as it is.
        """
        epoch = self._epochs.known_before(brief.index) // self._epochs.size
        if not epoch or brief.mode == "naive" or brief.premise or brief.setting or brief.story:
            return brief
        counts, rng = self._sum(epoch), Random(derive_seed(brief.seed, "lean"))
        cells = [(time, place) for time in TIMES for place in PLACES]
        rng.shuffle(cells)
        roles = list(ROLES)
        rng.shuffle(roles)
        time, place = min(cells, key=lambda cell: counts[cell])
        return brief.model_copy(
            update={"lean": Lean(time=time, place=place, role=min(roles, key=lambda role: counts[role]))}
        )

    def _sum(self, epoch: int) -> Counter[object]:
        """Returns the counts of all epochs before one; those that nobody asks for any more are dropped."""
        if epoch not in self._sums:
            before = max((e for e in self._sums if e < epoch), default=0)
            total = Counter(self._sums.get(before, {}))
            for each in range(before, epoch):
                total.update(self._counts.get(each, {}))
            self._sums = {e: s for e, s in self._sums.items() if e > epoch - 2 * self._epochs.lag} | {epoch: total}
        return self._sums[epoch]
