"""The embedded storyteller: a grammar of situations that needs no model, no key and no network."""

from collections.abc import Collection, Sequence
from random import Random
from typing import Final, get_args

from storytelling_painter.agents.embedded.grammar.choosing import added, first_choice, recovered, slots, without
from storytelling_painter.agents.embedded.grammar.ledgers import ledger_of
from storytelling_painter.agents.embedded.grammar.parts import Beat, Situation
from storytelling_painter.agents.embedded.grammar.planning import Plan, make_plan
from storytelling_painter.agents.embedded.grammar.premises import matching, words_of
from storytelling_painter.agents.embedded.grammar.staging import scene_of
from storytelling_painter.agents.embedded.grammar.telling import Speaker, tell
from storytelling_painter.agents.embedded.reader import read_story
from storytelling_painter.agents.embedded.situations import SITUATIONS
from storytelling_painter.agents.examples import examples_for
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.story import Brief, Draft, PoolStory, Story
from storytelling_painter.domain.vocabulary import Dimension

DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)
MIN_WORDS: Final = 60
MAX_WORDS: Final = 140
_ALWAYS: Final[frozenset[Dimension]] = frozenset({"location", "character", "event"})
_ACCEPTABLE: Final = 3
"""Score of a critic from which on a dimension is strong enough."""


class GrammarStoryteller:
    """Storyteller of the embedded crew; see `agents.roles.Storyteller`. It keeps no state between tellings."""

    made_by = MadeBy(name="story-grammar", version="1")

    def __init__(self, pool: Sequence[PoolStory] = (), *, order_seed: int = 0) -> None:
        """Keeps the pool that examples are drawn from.

        Args:
            pool: Example stories; may be empty.
            order_seed: Decides the order in which `brief.index` walks through the situations; one for a whole run.
        """
        self._pool = tuple(pool)
        self._order_seed = order_seed

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
        situation = self._situation(brief, examples, salt, avoid)
        seed = brief.seed if salt == 0 else derive_seed(brief.seed, "again", salt)
        plan = self._plan(brief, situation, seed, examples)
        return _draft(brief, plan, _fitted(plan, first_choice(plan, wanted)), round, examples)

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
            order.sort(key=lambda s: any(_alike(s, e) for e in examples))
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
        beats = _filled(plan, added(plan, beats, weak))
        if {b.id for b in beats} == {b.id for b in before}:
            return None
        return _draft(brief, plan, beats, round, examples)

    def _plan_of(self, brief: Brief, previous: Draft, examples: tuple[PoolStory, ...]) -> Plan | None:
        """Finds the plan that the previous draft was told from, among the seeds of all rounds so far."""
        situation = next((s for s in SITUATIONS if s.name == previous.story.situation), None)
        if situation is None or previous.story.scene is None:
            return None
        for salt in range(previous.story.round + 1):
            seed = brief.seed if salt == 0 else derive_seed(brief.seed, "again", salt)
            plan = self._plan(brief, situation, seed, examples)
            if plan.seed % 2**31 == previous.story.scene.seed and plan.setting == previous.story.scene.setting:
                return plan
        return None


def _alike(situation: Situation, example: PoolStory) -> bool:
    return len({*situation.tags, situation.name} & set(example.tags)) >= 2


def _fitted(plan: Plan, beats: tuple[Beat, ...]) -> tuple[Beat, ...]:
    """Brings the length into bounds: optional modules are added or, last first, left out."""
    beats = _filled(plan, beats)
    optional = {b.id for slot in slots(plan) for b in slot.beats}
    while _length(plan, beats) > MAX_WORDS:
        spare = [b for b in beats if b.id in optional and _doubled(b, beats)]
        if not spare:
            break
        beats = tuple(b for b in beats if b.id != spare[-1].id)
    return beats


def _filled(plan: Plan, beats: tuple[Beat, ...]) -> tuple[Beat, ...]:
    order = sorted(slots(plan), key=lambda s: s.dimension not in ("event", "mental_state"))
    for slot in order:
        if _length(plan, beats) >= MIN_WORDS:
            break
        if not any(b in slot.beats for b in beats):
            beats = (*beats, slot.beats[0])
    return beats


def _doubled(beat: Beat, beats: tuple[Beat, ...]) -> bool:
    """Whether another beat tells the same dimension."""
    return any(b is not beat and any(p.dimension == beat.points[0].dimension for p in b.points) for b in beats)


def _length(plan: Plan, beats: tuple[Beat, ...]) -> int:
    return len(tell(plan, beats, scene_of(plan, beats)).text.split())


def _draft(brief: Brief, plan: Plan, beats: tuple[Beat, ...], round: int, examples: tuple[PoolStory, ...]) -> Draft:
    scene = scene_of(plan, beats)
    told = tell(plan, beats, scene)
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
