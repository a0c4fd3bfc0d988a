"""A plan of a telling: one situation with everything decided except which optional beats are told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from storytelling_painter.agents.embedded.grammar.looks import Look, looks
from storytelling_painter.agents.embedded.grammar.parts import Cast, Pick, PlaceWord, Situation
from storytelling_painter.agents.embedded.grammar.words import HOURS
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.vocabulary import Setting, TimeOfDay, Weather

Named = TypeVar("Named", Cast, Pick)
_SKIES: frozenset[Weather] = frozenset({"clear", "cloudy"})


@dataclass(frozen=True, slots=True)
class Plan:
    """The same seed gives the same plan; beats are chosen later, so a revision keeps all of this."""

    situation: Situation
    setting: Setting
    cast: dict[str, Cast]
    look: dict[str, Look]
    picks: dict[str, Pick]
    own_words: dict[str, str]
    time: TimeOfDay
    weather: Weather
    clock: str
    """Time on the clock, such as `18:20`."""
    seed: int

    def rng(self, *names: object) -> Random:
        """A source of chance that depends on this plan and the names only."""
        return Random(derive_seed(self.seed, self.situation.name, *names))

    def place(self, word: PlaceWord) -> str:
        """Returns the word that holds in this plan's setting."""
        return resolved(word, self.setting)


def resolved(word: PlaceWord, setting: Setting) -> str:
    if isinstance(word, str):
        return word
    return word[setting] if setting in word else word["*"]


def make_plan(
    situation: Situation, seed: int, *, setting: Setting | None, avoid: Collection[str], wished: Collection[str]
) -> Plan:
    """Decides setting, people, things, hour and weather.

    Args:
        situation: What is told.
        seed: Decides.
        setting: Fixed setting, one of the situation's.
        avoid: Settings that are left out while another one is free.
        wished: Words of the premise; settings, castings and things that they name come first.
    """
    rng = Random(derive_seed(seed, situation.name, "plan"))
    named = [s for s in situation.settings if set(s.split("_")) <= set(wished)]
    free = named or [s for s in situation.settings if s not in avoid] or list(situation.settings)
    place = rng.choice(free) if setting is None else setting
    cast = {}
    taken: set[str] = set()
    for role in situation.roles:
        options = [c for c in role.casts if c.noun not in taken] or list(role.casts)
        cast[role.id] = rng.choice(_wished_for(options, wished))
        taken.add(cast[role.id].noun)
    picks = {name: rng.choice(_wished_for(things, wished)) for name, things in sorted(situation.picks.items())}
    own_words = {name: rng.choice(options) for name, options in sorted(situation.own_words.items())}
    weather = rng.choice(situation.weathers)
    times = [t for t in situation.times if weather in _SKIES or t in ("noon", "night")]
    time = rng.choice(times or list(situation.times))
    return Plan(
        situation, place, cast, looks(situation.roles, cast, seed), picks, own_words, time, weather,
        rng.choice(HOURS[time]), seed,
    )


def _wished_for(options: Sequence[Named], wished: Collection[str]) -> Sequence[Named]:
    """Returns the options whose noun holds a wished word, or all where none does."""
    return [option for option in options if not set(option.noun.split()).isdisjoint(wished)] or options
