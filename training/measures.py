"""What is measured of one story from a small model, the same for every storyteller: its form, and what it copies."""

import re
from collections.abc import Sequence
from typing import Final

from storytelling_painter.agents.embedded.critic import StructuralCritic, leaving_the_moment
from storytelling_painter.agents.embedded.reader import coverage, read_story
from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.story import Brief
from storytelling_painter.domain.vocabulary import Setting
from storytelling_painter.tools.embeddings import Vectors, embed

WORDS: Final = range(40, 221)
"""Words of a story that keeps the form."""
_REPEATED: Final = 0.2
"""Share of four-word runs that may have stood in the story before."""
_STRONG: Final = 3
_RUN: Final = 8
_ODD: Final = re.compile(r"[{}<>|*_#`]|\bhttps?://")
_WORD: Final = re.compile(r"[a-z']+")


class StoryMeasures(Frozen):
    """Measures of one story; where it breaks the form, only `valid` is known."""

    valid: float
    """1 for 40 to 220 words of plain prose that ends as a sentence and does not go round in circles, else 0."""
    words: float | None = None
    """Length."""
    single_moment: float | None = None
    """1 where no wording leaves the moment."""
    dimensions: float | None = None
    """Dimensions that the structural critic scores 3 or better, 0 to 7."""
    paintable: float | None = None
    """Share of the content words that the embedded illustrator draws."""
    keeps_place: float | None = None
    """1 where the reader finds the place that the brief asks for; none where it asks for none."""
    nearest_training: float | None = None
    """Cosine distance to the nearest training story; small means learned by heart."""
    copied: float | None = None
    """Share of its eight-word runs that stand in a training story."""


class Measurer:
    """Measures stories beside the training stories.

    Args:
        training: Texts of the training part.
    """

    def __init__(self, training: Sequence[str]) -> None:
        self._vectors: Vectors = embed(training)
        self._runs = {run for text in training for run in _runs(text, _RUN)}
        self._critic = StructuralCritic()

    async def measure(self, brief: Brief, text: str) -> StoryMeasures:
        """Measures one story."""
        if not keeps_form(text):
            return StoryMeasures(valid=0.0)
        try:
            draft = read_story(text, seed=brief.seed)
        except StoryError:
            return StoryMeasures(valid=0.0)
        critique = await self._critic.critique(brief, draft, round=1)
        runs = _runs(text, _RUN)
        setting: Setting | None = draft.story.scene.setting if draft.story.scene else None
        return StoryMeasures(
            valid=1.0,
            words=float(len(text.split())),
            single_moment=float(not leaving_the_moment(text)),
            dimensions=float(sum(score is not None and score >= _STRONG for score in critique.scores.values())),
            paintable=coverage(draft).words,
            keeps_place=None if brief.setting is None else float(setting == brief.setting),
            nearest_training=float(1.0 - (self._vectors @ embed([text])[0]).max()) if len(self._vectors) else None,
            copied=sum(run in self._runs for run in runs) / len(runs) if runs else 0.0,
        )


def keeps_form(text: str) -> bool:
    """Whether a text is plain prose of a fitting length that comes to an end and does not go round in circles."""
    words = text.split()
    if len(words) not in WORDS or _ODD.search(text) or not text.rstrip("\"'”’) ").endswith((".", "!", "?", "…")):
        return False
    runs = _runs(text, 4)
    return bool(runs) and 1.0 - len(set(runs)) / len(runs) <= _REPEATED


def _runs(text: str, length: int) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
