"""The embedded storyteller: a grammar of situations that needs no model, no key and no network."""

from collections.abc import Collection, Iterator, Sequence
from random import Random
from typing import Final, get_args

from storytelling_painter.agents.embedded.grammar.choosing import added, first_choice, recovered, without
from storytelling_painter.agents.embedded.grammar.fitting import Tellings
from storytelling_painter.agents.embedded.grammar.ledgers import ledger_of
from storytelling_painter.agents.embedded.grammar.parts import Beat, Situation
from storytelling_painter.agents.embedded.grammar.planning import Plan, make_plan
from storytelling_painter.agents.embedded.grammar.premises import matching, words_of
from storytelling_painter.agents.embedded.grammar.telling import Speaker
from storytelling_painter.agents.embedded.reader import read_story
from storytelling_painter.agents.embedded.situations import SITUATIONS
from storytelling_painter.agents.examples import examples_for
from storytelling_painter.agents.memory import StoryMemory
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.story import Brief, Draft, PoolStory, Story
from storytelling_painter.domain.vocabulary import Dimension

DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)
_ALWAYS: Final[frozenset[Dimension]] = frozenset({"location", "character", "event"})
_TAGS: Final = {s.name: frozenset((*s.tags, s.name)) for s in SITUATIONS}
_DRAWS: Final = 3
"""Draws of one telling at most."""
_ACCEPTABLE: Final = 3
"""Score of a critic from which on a dimension is strong enough."""


class GrammarStoryteller:
    """Storyteller of the embedded crew; see `agents.roles.Storyteller`. It keeps nothing from telling to telling."""

    made_by = MadeBy(name="story-grammar", version="2")

    def __init__(
        self, pool: Sequence[PoolStory] = (), *, order_seed: int = 0, memory: StoryMemory | None = None,
        min_novelty: float = 0.0,
    ) -> None:
        """Keeps the pool that examples are drawn from.

        Args:
            pool: Example stories; may be empty.
            order_seed: Decides the order in which `brief.index` walks through the situations; one for a whole run.
            memory: Stories that a new one should not repeat: a telling too near to one of them is drawn anew, a few
                times, before anybody is asked to criticise it.
            min_novelty: Least distance to those stories, in [0, 1].
        """
        self._pool = tuple(pool)
        self._order_seed = order_seed
        self._memory, self._min_novelty = memory, min_novelty

    async def tell(
        self,
        brief: Brief,
        *,
        round: int,
        previous: Draft | None = None,
        critique: Critique | None = None,
        unpaintable: tuple[str, ...] = (),
    ) -> Draft:
        """Tells a story, or mends `previous`.

        A revision adds modules for the dimensions that the critique calls weak and keeps every other word and element.
        Key points in `unpaintable` are told around: their module is replaced or left out, and when the core itself
        cannot be painted, or there is nothing left to add, another situation is told.

        Raises:
            StoryError: No situation fits the premise or the setting, or a given story cannot be read.
        """
        if brief.story is not None:
            return _read(brief, brief.story)
        examples = examples_for(brief, self._pool)
        if previous is not None and (critique is not None or unpaintable):
            mended = self._mended(brief, previous, critique, unpaintable, round, examples)
            if mended is not None:
                return mended
            return self._told(brief, round, round, examples, DIMENSIONS, avoid=previous.story.situation)
        return self._told(brief, round, 0, examples, self._wanted(brief, examples))

    def _wanted(self, brief: Brief, examples: tuple[PoolStory, ...]) -> frozenset[Dimension]:
        """Dimensions of the first telling: in cor_guided mode those the examples are strong in, most others too."""
        rng = Random(derive_seed(brief.seed, "dimensions", brief.mode))
        share = 0.3 if brief.mode == "naive" else 0.85
        held = [{d for d, _ in e.key_points} for e in examples] if brief.mode == "cor_guided" else []
        common = {d for d in DIMENSIONS if sum(d in h for h in held) >= 2}
        return frozenset(d for d in DIMENSIONS if d in _ALWAYS or rng.random() < share or d in common)

    def _told(
        self,
        brief: Brief,
        round: int,
        salt: int,
        examples: tuple[PoolStory, ...],
        wanted: Collection[Dimension],
        avoid: str = "",
    ) -> Draft:
        """Tells the first of a few draws that is unlike every known story, or else the one that is most unlike."""
        situation = self._situation(brief, examples, salt, avoid)
        tried: list[tuple[float, Tellings, tuple[Beat, ...]]] = []
        for seed in _seeds(brief, salt):
            plan = self._plan(brief, situation, seed, examples)
            tellings = Tellings(plan)
            beats = tellings.fitted(first_choice(plan, wanted))
            tried.append((self._distance(brief, tellings.of(beats).told.text), tellings, beats))
            if tried[-1][0] >= self._min_novelty:
                break
        _, tellings, beats = max(tried, key=lambda each: each[0])
        return _draft(brief, tellings, beats, round, examples)

    def _distance(self, brief: Brief, text: str) -> float:
        """How unlike the known stories a text is; wholly, where none is known."""
        found = None if self._memory is None else self._memory.share(brief, text)
        return 1.0 if found is None else found

    def _plan(self, brief: Brief, situation: Situation, seed: int, examples: tuple[PoolStory, ...]) -> Plan:
        return make_plan(
            situation,
            seed,
            setting=brief.setting,
            avoid={e.setting for e in examples} if brief.mode == "cor_guided" else (),
            wished=words_of(brief.premise) if brief.premise else (),
        )

    def _situation(self, brief: Brief, examples: tuple[PoolStory, ...], salt: int, avoid: str) -> Situation:
        pool = [s for s in SITUATIONS if brief.setting is None or brief.setting in s.settings]
        if not pool:
            raise StoryError(f"no situation happens in setting {brief.setting!r}; leave the setting open")
        if brief.premise is not None and brief.premise.strip():
            found = matching(brief.premise, pool)
            if not found:
                where = f" in setting {brief.setting!r}" if brief.setting else ""
                known = ", ".join(s.name.replace("_", " ") for s in pool)
                raise StoryError(f"the premise matches nothing that the story grammar knows{where}; it knows: {known}")
            pool = found
        block, position = divmod(brief.index, len(pool))
        order = list(pool)
        Random(derive_seed(self._order_seed, "order", block)).shuffle(order)
        order = [*order[position:], *order[:position]]
        if salt:
            first, *rest = order
            order = [*rest, first]
            Random(derive_seed(brief.seed, "again", salt)).shuffle(order)
        if brief.mode == "cor_guided" and not brief.premise:
            shown = [frozenset(e.tags) for e in examples]
            order.sort(key=lambda s: any(len(_TAGS[s.name] & tags) >= 2 for tags in shown))
        return next((s for s in order if s.name != avoid), order[0])

    def _mended(
        self,
        brief: Brief,
        previous: Draft,
        critique: Critique | None,
        unpaintable: tuple[str, ...],
        round: int,
        examples: tuple[PoolStory, ...],
    ) -> Draft | None:
        plan = self._plan_of(brief, previous, examples)
        if plan is None:
            return None
        before = recovered(plan, {p.id for p in previous.ledger.key_points})
        beats: tuple[Beat, ...] | None = before
        if unpaintable:
            beats = without(plan, before, unpaintable)
        if beats is None:
            return None
        scores = critique.scores if critique else {}
        weak = [d for d in DIMENSIONS if (score := scores.get(d)) is not None and score < _ACCEPTABLE]
        tellings = Tellings(plan)
        beats = tellings.filled(added(plan, beats, weak))
        if {b.id for b in beats} == {b.id for b in before}:
            return None
        return _draft(brief, tellings, beats, round, examples)

    def _plan_of(self, brief: Brief, previous: Draft, examples: tuple[PoolStory, ...]) -> Plan | None:
        """Finds the plan that the previous draft was told from, among the seeds of all rounds so far."""
        situation = next((s for s in SITUATIONS if s.name == previous.story.situation), None)
        if situation is None or previous.story.scene is None:
            return None
        seeds = (seed for salt in range(previous.story.round + 1) for seed in _seeds(brief, salt))
        for seed in seeds:
            if seed % 2**31 == previous.story.scene.seed:
                plan = self._plan(brief, situation, seed, examples)
                if plan.setting == previous.story.scene.setting:
                    return plan
        return None


def _seeds(brief: Brief, salt: int) -> Iterator[int]:
    """Seeds of the draws of one telling; the first of the first telling is the brief's own."""
    for draw in range(_DRAWS):
        yield derive_seed(brief.seed, "again", salt, draw) if salt or draw else brief.seed


def _draft(
    brief: Brief, tellings: Tellings, beats: tuple[Beat, ...], round: int, examples: tuple[PoolStory, ...]
) -> Draft:
    plan, (scene, told) = tellings.plan, tellings.of(beats)
    title = Speaker(plan, scene, introduce=False).fill(plan.rng("title").choice(plan.situation.title))
    story = Story(
        text=told.text,
        title=title[:1].upper() + title[1:],
        mode=brief.mode,
        examples=tuple(e.id for e in examples),
        made_by=GrammarStoryteller.made_by,
        round=round,
        situation=plan.situation.name,
        scene=scene,
    )
    return Draft(story=story, ledger=ledger_of(plan, beats, scene, told))


def _read(brief: Brief, text: str) -> Draft:
    """Hands a finished text to the reader."""
    draft = read_story(text, seed=brief.seed)
    return draft.model_copy(update={"story": draft.story.model_copy(update={"mode": brief.mode})})
