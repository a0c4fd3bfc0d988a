"""Reads a story into its ledger by a chat model, and holds every key point to the story's own words."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from pydantic import ValidationError

from storytelling_painter.agents.models.asking import Asked, ask
from storytelling_painter.agents.models.composing import compose
from storytelling_painter.agents.models.quotes import find_quote
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.agents.models.shapes import LEDGER, LedgerAnswer, PointAnswer
from storytelling_painter.agents.models.untrusted import masked, reads_like_an_instruction
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.ledger import Clue, KeyPoint, Ledger
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel

PROMPT: Final = load_prompt("ledger")
_PRONOUN: Final = re.compile(
    r"\b(?:he|she|they|him|her|hers|his|them|their|theirs|himself|herself|themselves|i|we|you|my|your|our|us)\b",
    re.IGNORECASE,
)


class Extracted(NamedTuple):
    """A ledger and what was wrong with the answers that it comes from."""

    ledger: Ledger
    faults: tuple[AnswerFault, ...]


class LedgerReader:
    """Finds the key points of stories.

    Args:
        model: Reads.
        max_tokens: Most tokens of an answer.
    """

    def __init__(self, model: ChatModel, *, max_tokens: int = 4_096) -> None:
        self._model, self._max_tokens = model, max_tokens

    async def read(self, item: str, text: str, *, round: int, previous: Ledger | None = None) -> Extracted:
        """Returns the ledger of a story.

        Sentences of the story that speak to a judge or a model are not shown, so no key point rests on them.

        Args:
            item: Id of the item.
            text: The story.
            round: Of the story loop.
            previous: Ledger of the draft that this one mends; its ids stay where the points stay.

        Raises:
            StoryError: No usable ledger came back, twice.
        """
        shown = masked(text)
        before = previous.key_points if previous else ()
        asked: Asked[LedgerAnswer] = await ask(
            self._model,
            compose(
                PROMPT,
                {"story": shown, "previous": [{"id": p.id, "sentence": p.text} for p in before]},
                tag=Tag(item, f"ledger.{round}"),
                name=LEDGER,
                form=LedgerAnswer,
                failure=StoryError,
                check=_checking(shown),
                max_tokens=self._max_tokens,
            ),
        )
        return Extracted(ledger_from(asked.value, text), asked.faults)


def ledger_from(answer: LedgerAnswer, text: str) -> Ledger:
    """Returns the ledger of a checked answer."""
    spans = (find_quote(point.quote, text) if point.quote else None for point in answer.key_points)
    return Ledger(key_points=tuple(_point(p, span) for p, span in zip(answer.key_points, spans, strict=True)))


def _point(point: PointAnswer, span: tuple[int, int] | None = None) -> KeyPoint:
    return KeyPoint(
        id=point.id,
        dimension=point.dimension,
        text=point.sentence,
        clues=tuple(Clue(text=clue) for clue in point.clues),
        span=span,
        importance=point.importance,
        parents=point.parents,
    )


def _checking(story: str) -> Callable[[LedgerAnswer], Iterable[Doubt]]:
    return lambda answer: doubts_about(answer, story)


def doubts_about(answer: LedgerAnswer, story: str) -> Iterator[Doubt]:
    """Finds ids that repeat or lead nowhere, parents in a circle, quotes that do not exist, and poor sentences."""
    ids = [p.id for p in answer.key_points]
    for id in sorted({i for i in ids if ids.count(i) > 1}):
        yield Doubt("repeated_id", f"id {id!r} stands more than once")
    for point in answer.key_points:
        for parent in point.parents:
            if parent not in ids or parent == point.id:
                yield Doubt("unknown_id", f"parent {parent!r} of {point.id!r} is no other key point")
        if point.quote and find_quote(point.quote, story) is None:
            yield Doubt("wrong_quote", f"the quote of {point.id!r} does not stand in the story: {point.quote[:120]!r}")
        if any(reads_like_an_instruction(words) for words in (point.sentence, *point.clues)):
            yield Doubt("unsound", f"{point.id!r} speaks to a reader instead of telling what the picture shows")
        if found := _PRONOUN.search(point.sentence):
            yield Doubt("wording", f"the sentence of {point.id!r} has the pronoun {found[0]!r}; name who is meant")
        if point.importance == "must" and not point.clues:
            yield Doubt("wording", f"{point.id!r} is a must and rests on no clue")
    if all(p.importance != "must" for p in answer.key_points):
        yield Doubt("unsound", "no key point is a must; a picture without any would fail")
    if len(set(ids)) == len(ids) and all(set(p.parents) <= set(ids) - {p.id} for p in answer.key_points):
        try:
            Ledger(key_points=tuple(map(_point, answer.key_points)))
        except ValidationError as error:
            yield Doubt("unsound", "; ".join(e["msg"] for e in error.errors())[:300])
