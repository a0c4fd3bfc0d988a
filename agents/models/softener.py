"""Puts a refused prompt into milder words, once, within the story's meaning. Off unless the settings say so."""

from collections.abc import Iterable
from typing import Annotated, Final, NamedTuple

from pydantic import Field

from storytelling_painter.agents.models.asking import Question, ask
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain.base import Frozen, KeyPointId
from storytelling_painter.domain.errors import Moderated, StoryError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.ledger import KeyPoint, Ledger, Sentence
from storytelling_painter.domain.story import Draft
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel

SOFTENED: Final = "softened"
PROMPT: Final = load_prompt("softening")


class MilderPoint(Frozen):
    """One key point in other words, or as it was."""

    id: KeyPointId
    text: Sentence


class SoftenedAnswer(Frozen):
    """Shape `softened`: all key points, the harsh ones in milder words."""

    points: Annotated[tuple[MilderPoint, ...], Field(min_length=1, max_length=40)]


class Softened(NamedTuple):
    """A draft to paint from; its story is untouched and must not be told to the painter."""

    draft: Draft
    changed: tuple[str, ...]
    """Ids of the key points in other words."""


class Softener:
    """Asks a chat model for milder words.

    Args:
        model: Shared by all items in flight.
    """

    def __init__(self, model: ChatModel) -> None:
        self._model = model

    async def soften(self, draft: Draft, tag: Tag, refusal: Moderated) -> Softened:
        """Returns the draft with milder key points.

        A key point that was changed loses its clues, since it was these that said the harsh thing.

        Args:
            draft: What was refused.
            tag: Of the call that was refused; `.soften` is added to its step.
            refusal: What the provider said.

        Raises:
            Moderated: The model changed nothing, or gave no usable answer: the refusal stands.
            BudgetExceeded: A cap would be broken.
            ProviderError: The chat model could not be reached.
        """
        points = draft.ledger.key_points
        if not points:
            raise refusal
        asked = [{"id": p.id, "text": _sentence(p)} for p in points]
        question = Question(
            messages=PROMPT.messages(
                points=asked, refusal=str(refusal)[:300], fence=f"=== data {derive_seed('soften', *tag):016x} ==="
            ),
            tag=Tag(tag.item, f"{tag.step}.soften"),
            name=SOFTENED,
            form=SoftenedAnswer,
            failure=StoryError,
            check=lambda answer: _doubts(answer, [p.id for p in points]),
            max_tokens=4_096,
        )
        try:
            answer = (await ask(self._model, question)).value
        except StoryError as error:
            raise Moderated(f"{refusal}; it could not be softened: {error}", faults=error.faults) from error
        was = {entry["id"]: entry["text"] for entry in asked}
        milder = {p.id: p.text for p in answer.points if p.text != was[p.id]}
        if not milder:
            raise Moderated(f"{refusal}; the softener found nothing to put more mildly")
        told = tuple(
            p.model_copy(update={"text": milder[p.id], "clues": ()}) if p.id in milder else p for p in points
        )
        return Softened(draft.model_copy(update={"ledger": Ledger(key_points=told)}), tuple(milder))


def _sentence(point: KeyPoint) -> str:
    """What is said of a key point, short enough to be answered in the same length."""
    clues = "; ".join(clue.text.rstrip(".") for clue in point.clues)
    return (f"{point.text} Seen by: {clues}." if clues else point.text)[:400]


def _doubts(answer: SoftenedAnswer, ids: list[str]) -> Iterable[Doubt]:
    given = [p.id for p in answer.points]
    if unknown := sorted(set(given) - set(ids)):
        yield Doubt("unknown_id", ", ".join(unknown))
    if missing := [id for id in ids if id not in given]:
        yield Doubt("missing_id", ", ".join(missing))
    if len(set(given)) != len(given):
        yield Doubt("repeated_id", ", ".join(sorted({i for i in given if given.count(i) > 1})))
