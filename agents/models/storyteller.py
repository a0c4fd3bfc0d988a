"""The storyteller on a chat model: tells or mends, has the ledger read, and a plan made where one is due.

A telling is two calls, three where a plan is needed: the story, its ledger, its plan. The ledger is read from the
finished text by a call of its own and not written along with it, so it says what stands there and not what was meant.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.critic import leaving_the_moment
from storytelling_painter.agents.examples import examples_for
from storytelling_painter.agents.memory import StoryMemory
from storytelling_painter.agents.models.asking import Asked, ask
from storytelling_painter.agents.models.composing import compose
from storytelling_painter.agents.models.extraction import PROMPT as LEDGER_PROMPT
from storytelling_painter.agents.models.extraction import LedgerReader
from storytelling_painter.agents.models.scene_writer import PROMPT as SCENE_PROMPT
from storytelling_painter.agents.models.scene_writer import Planned, SceneWriter
from storytelling_painter.agents.models.shapes import STORIES, STORY, Candidate, StoriesAnswer, StoryAnswer
from storytelling_painter.agents.models.untrusted import clean
from storytelling_painter.agents.prompts import combined_sha256, load_prompt
from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, Draft, PoolStory, Story
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel

TELLING: Final = load_prompt("story")
MENDING: Final = load_prompt("story_revision")
_WORDS: Final = range(40, 221)
"""Words of a story that keeps the form; the prompt asks for 60 to 140."""
_ACCEPTABLE: Final = 3
"""Score of a critic from which on a dimension is strong enough."""


class _Told(NamedTuple):
    title: str
    text: str
    faults: tuple[AnswerFault, ...]


class ModelStoryteller:
    """Storyteller on a chat model; see `agents.roles.Storyteller`. Keeps no item's state.

    Args:
        model: Tells, reads and plans.
        settings: Temperature, number of candidates, most tokens.
        pool: Example stories: the first in mode `naive`, three drawn by the item's seed in mode `cor_guided`.
        memory: Stories that a new one must not repeat, for the choice among candidates.
        plans: Whether a plan for the illustrator is made: the painter or the aligner of the crew needs one.
    """

    def __init__(
        self, model: ChatModel, settings: Settings, *, pool: Sequence[PoolStory], memory: StoryMemory, plans: bool
    ) -> None:
        self._model, self._settings = model, settings
        self._pool, self._memory = tuple(pool), memory
        self._ledgers = LedgerReader(model, max_tokens=settings.max_tokens)
        self._scenes = SceneWriter(model, max_tokens=settings.max_tokens) if plans else None
        prompts = [TELLING, MENDING, LEDGER_PROMPT, *([SCENE_PROMPT] if plans else [])]
        self.made_by = MadeBy(
            name="model-storyteller", version="1", spec=model.spec, prompt_sha256=combined_sha256(prompts)
        )

    async def tell(
        self,
        brief: Brief,
        *,
        round: int,
        previous: Draft | None = None,
        critique: Critique | None = None,
        unpaintable: tuple[str, ...] = (),
    ) -> Draft:
        """Tells a story, or mends `previous`; a given story is only read.

        A mending names the weak dimensions with the critic's quotes and the conclusions that have to stay. Whether it
        made another dimension worse is for the critic to say, and the loop keeps the better draft.

        Raises:
            StoryError: No usable story, ledger or plan came back.
            BudgetExceeded: See `ChatModel.complete`.
            ProviderError: Likewise.
        """
        examples = examples_for(brief, self._pool)
        if brief.story is not None:
            told = _Told("", brief.story, ())
        elif previous is not None and (critique is not None or unpaintable):
            told = await self._mended(brief, round, previous, critique, unpaintable)
        else:
            told = await self._told(brief, round, examples)
        before = previous.ledger if previous is not None else None
        ledger, faults = await self._ledgers.read(brief.id, told.text, round=round, previous=before)
        plan: Planned | None = None
        if self._scenes is not None:
            plan = await self._scenes.plan(brief, told.text, ledger, round=round)
            faults += plan.faults
        story = Story(
            text=told.text,
            title=told.title,
            mode=brief.mode,
            examples=tuple(e.id for e in examples) if brief.story is None else (),
            made_by=self.made_by,
            round=round,
            scene=plan.scene if plan else None,
            not_drawable=plan.not_drawable if plan else (),
            faults=told.faults + faults,
        )
        return Draft(story=story, ledger=plan.ledger if plan else ledger)

    async def _told(self, brief: Brief, round: int, examples: tuple[PoolStory, ...]) -> _Told:
        number = self._settings.story_candidates
        data = {
            "mode": brief.mode,
            "examples": [clean(e.story) for e in examples],
            "premise": brief.premise,
            "setting": brief.setting and brief.setting.replace("_", " "),
            "lean": _leaning(brief),
            "candidates": number if number > 1 else None,
        }
        shared = {
            "tag": Tag(brief.id, f"story.{round}"),
            "failure": StoryError,
            "temperature": self._settings.temperature,
            "max_tokens": self._settings.max_tokens,
            "seed": brief.seed,
            "guided": brief.mode == "cor_guided",
            "candidates": number,
        }
        if number == 1:
            one: Asked[StoryAnswer] = await ask(
                self._model, compose(TELLING, data, name=STORY, form=StoryAnswer, **shared)  # type: ignore[arg-type]
            )
            return _Told(one.value.title, one.value.story, one.faults)
        many: Asked[StoriesAnswer] = await ask(
            self._model, compose(TELLING, data, name=STORIES, form=StoriesAnswer, **shared)  # type: ignore[arg-type]
        )
        best = self._best(brief, many.value.candidates)
        return _Told(best.title, best.story, many.faults)

    def _best(self, brief: Brief, candidates: Sequence[Candidate]) -> Candidate:
        """Chooses without another call: what keeps the form goes first, then what is farthest from all known stories.

        The form is one moment, by its wording, and a fitting length. A critic's call would cost more than the
        candidates did; the critic reads the chosen one anyway.
        """

        def rank(candidate: Candidate) -> tuple[bool, bool, float]:
            text = candidate.story
            fits = len(text.split()) in _WORDS
            return not leaving_the_moment(text), fits, self._memory.share(brief, text) or 0.0

        return max(candidates, key=rank)

    async def _mended(
        self, brief: Brief, round: int, previous: Draft, critique: Critique | None, unpaintable: tuple[str, ...]
    ) -> _Told:
        asked: Asked[StoryAnswer] = await ask(
            self._model,
            compose(
                MENDING,
                {
                    "mode": brief.mode,
                    "premise": brief.premise,
                    "setting": brief.setting and brief.setting.replace("_", " "),
                    "previous": previous.story.text,
                    "weaknesses": weaknesses(critique) if critique else (),
                    "unpaintable": _sentences(previous, {*unpaintable, *(critique.unpaintable if critique else ())}),
                    "keep": _kept(previous, critique, unpaintable),
                },
                tag=Tag(brief.id, f"story.{round}"),
                name=STORY,
                form=StoryAnswer,
                failure=StoryError,
                temperature=self._settings.temperature,
                max_tokens=self._settings.max_tokens,
                seed=brief.seed,
            ),
        )
        return _Told(asked.value.title, asked.value.story, asked.faults)


def _leaning(brief: Brief) -> dict[str, str] | None:
    if (lean := brief.lean) is None:
        return None
    return {"time": lean.time, "place": lean.place.replace("_", " "), "person": lean.role}


def weaknesses(critique: Critique) -> list[dict[str, str]]:
    """Returns what a critique asks to be mended, with the clauses it is about."""
    weak = [d for d, score in critique.scores.items() if score is not None and score < _ACCEPTABLE]
    said = {note.dimension: note for note in critique.notes if note.dimension}
    found = [
        {
            "dimension": dimension,
            "quote": said[dimension].quote if dimension in said else "",
            "what": said[dimension].message if dimension in said else "too few visible clues",
        }
        for dimension in weak
    ]
    found += [{"quote": n.quote, "what": n.message} for n in critique.notes if n.dimension is None and not n.key_point]
    if not critique.single_moment and not any("moment" in entry["what"] for entry in found):
        found.append({"quote": "", "what": "it is not a single moment"})
    return [{key: value for key, value in entry.items() if value} for entry in found]


def _sentences(draft: Draft, ids: set[str]) -> list[str]:
    return [p.text for p in draft.ledger.key_points if p.id in ids]


def _kept(previous: Draft, critique: Critique | None, unpaintable: tuple[str, ...]) -> list[str]:
    """Conclusions that stand: those of dimensions that are not weak, without what cannot be painted."""
    scores = critique.scores if critique else {}
    lost = {*unpaintable, *(critique.unpaintable if critique else ())}
    return [
        p.text
        for p in previous.ledger.key_points
        if p.id not in lost and ((score := scores.get(p.dimension)) is None or score >= _ACCEPTABLE)
    ]
