"""The critic on a chat model: scores with evidence that has to stand in the story, and checks on its own gullibility.

The author of a story wants it judged well, so the text is not trusted: sentences that speak to a judge are not shown,
a score above 2 needs a quote and a key point of the dimension, and the model is asked about sentences that are known to
be false; one who calls them true is not believed at all. Novelty is measured by code.
"""

from collections.abc import Iterator
from typing import Final, get_args

from storytelling_painter.agents.models.asking import Asked, ask
from storytelling_painter.agents.models.composing import compose
from storytelling_painter.agents.models.foils import decoys
from storytelling_painter.agents.models.quotes import find_quote
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.agents.models.shapes import CRITIQUE, CritiqueAnswer, DimensionAnswer
from storytelling_painter.agents.models.untrusted import clean, masked, reads_like_an_instruction
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import JudgeError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.judgement import Critique, Note
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel

PROMPT: Final = load_prompt("critique")
DIMENSIONS: Final[tuple[Dimension, ...]] = get_args(Dimension)
_UNPROVEN: Final = 2
"""Highest score of a dimension without a key point."""
_WEAK: Final = 3


class ModelCritic:
    """Critic on a chat model; see `agents.roles.Critic`.

    Args:
        model: Reads.
        settings: Most tokens.
    """

    def __init__(self, model: ChatModel, settings: Settings) -> None:
        self._model, self._settings = model, settings
        self.made_by = MadeBy(name="model-critic", version="1", spec=model.spec, prompt_sha256=PROMPT.sha256)

    async def critique(self, brief: Brief, draft: Draft, *, round: int) -> Critique:
        """Scores each dimension 1 to 5 or not applicable, and notes every weakness with a quote.

        Raises:
            JudgeError: No usable critique came back, twice.
            BudgetExceeded: See `ChatModel.complete`.
            ProviderError: Likewise.
        """
        text, ledger = draft.story.text, draft.ledger
        shown = masked(text)
        checks = decoys(ledger, text, derive_seed(brief.seed, "critique", round))
        points = [
            {
                "id": p.id,
                "dimension": p.dimension,
                "sentence": clean(p.text),
                "clues": [clean(c.text) for c in p.clues],
                "importance": p.importance,
            }
            for p in ledger.key_points
            if not any(reads_like_an_instruction(words) for words in (p.text, *(c.text for c in p.clues)))
        ]
        asked: Asked[CritiqueAnswer] = await ask(
            self._model,
            compose(
                PROMPT,
                {
                    "story": shown,
                    "key_points": points,
                    "checks": [{"id": f"d{n}", "text": said} for n, said in enumerate(checks, 1)],
                },
                tag=Tag(brief.id, f"critique.{round}"),
                name=CRITIQUE,
                form=CritiqueAnswer,
                failure=JudgeError,
                check=lambda answer: doubts_about(answer, shown, ledger, len(checks)),
                max_tokens=self._settings.max_tokens,
            ),
        )
        notes = list(_notes(asked.value, ledger))
        if shown.count("...") > text.count("..."):
            notes.append(Note(message="sentences that speak to a judge were not read"))
        musts = {p.id for p in ledger.musts}
        return Critique(
            made_by=self.made_by,
            round=round,
            scores={entry.dimension: _score(entry, ledger) for entry in _in_order(asked.value)},
            single_moment=asked.value.single_moment,
            unpaintable=tuple(dict.fromkeys(u.id for u in asked.value.unpaintable if u.id in musts)),
            notes=tuple(notes),
            faults=asked.faults,
        )


def doubts_about(answer: CritiqueAnswer, story: str, ledger: Ledger, checks: int) -> Iterator[Doubt]:
    """Finds dimensions scored twice or not at all, evidence that does not exist, unknown ids, and a gullible judge."""
    given = [entry.dimension for entry in answer.scores]
    if missing := [d for d in DIMENSIONS if d not in given]:
        yield Doubt("missing_id", f"no score for {', '.join(missing)}")
    if len(set(given)) != len(given):
        yield Doubt("repeated_id", "a dimension is scored twice")
    for entry in answer.scores:
        if entry.quote and find_quote(entry.quote, story) is None:
            yield Doubt("wrong_quote", f"evidence for {entry.dimension} does not stand in the story")
        elif not entry.quote and (entry.score or 0) > _UNPROVEN:
            yield Doubt("wrong_quote", f"{entry.dimension} scores {entry.score} without evidence")
    if not answer.single_moment and find_quote(answer.moment_quote, story) is None:
        yield Doubt("wrong_quote", "what leaves the single moment does not stand in the story")
    known = {p.id for p in ledger.key_points}
    if strange := sorted({u.id for u in answer.unpaintable} - known):
        yield Doubt("unknown_id", f"no key point is called {', '.join(strange[:5])}")
    asked = {f"d{n}" for n in range(1, checks + 1)}
    told = [c.id for c in answer.checks]
    if set(told) != asked or len(told) != len(asked):
        yield Doubt("missing_id", f"`checks` has to answer each of {', '.join(sorted(asked))} once and nothing else")
    if any(c.holds for c in answer.checks):
        yield Doubt("gullible", "a sentence that is not true of the story is said to hold")


def _in_order(answer: CritiqueAnswer) -> list[DimensionAnswer]:
    return sorted(answer.scores, key=lambda entry: DIMENSIONS.index(entry.dimension))


def _score(entry: DimensionAnswer, ledger: Ledger) -> int | None:
    if entry.score is None or entry.dimension in ledger.dimensions:
        return entry.score
    return min(entry.score, _UNPROVEN)


def _notes(answer: CritiqueAnswer, ledger: Ledger) -> Iterator[Note]:
    for entry in _in_order(answer):
        score = _score(entry, ledger)
        if score is not None and score < _WEAK:
            yield Note(dimension=entry.dimension, quote=entry.quote, message=entry.reason or "too few visible clues")
    if not answer.single_moment:
        yield Note(quote=answer.moment_quote, message="leaves the single moment; a still picture holds one")
    for lost in answer.unpaintable:
        yield Note(key_point=lost.id, message=lost.reason or "no still picture can show it")
