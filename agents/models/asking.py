"""Asks a model for an answer of a certain form, and takes only what fits.

An answer that cannot be used is told to the model with its fault, once. A cut answer gets more room. If the second one
cannot be used either, the step fails with an error that names every fault. Who calls a false statement true is not
asked again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final, Generic, NamedTuple, TypeVar

from storytelling_painter.agents.models.reading import Doubt, Unusable, read_answer
from storytelling_painter.agents.models.shapes import shape_of
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain.answers import FATAL, TOLERATED, AnswerFault
from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import JudgeError, StoryError
from storytelling_painter.tools.calls.call import Tag, Usage
from storytelling_painter.tools.chat.model import ChatAnswer, ChatModel, ChatRequest, Message, TokenChance

A = TypeVar("A", bound=Frozen)

MOST_TOKENS: Final = 32_768
_QUOTED: Final = 4_000
"""Characters of a bad answer that are shown to the model again."""
_MOST_DOUBTS: Final = 12
REPAIR: Final = load_prompt("repair")


def no_doubt(value: object) -> Iterable[Doubt]:
    """Finds nothing wrong; for answers whose form says it all."""
    return ()


@dataclass(frozen=True, slots=True)
class Question(Generic[A]):
    """What is asked, and what the answer has to be.

    Attributes:
        messages: The conversation so far, the last turn the user's.
        tag: Item and step; the repair turn adds `.repair` to the step.
        name: Name of the shape.
        form: Pydantic model of the answer.
        failure: Error to raise when there is no usable answer.
        check: Finds what the form cannot say: wrong ids, quotes that do not exist. A doubt refuses the answer,
            one about wording only the first time.
        temperature: See `ChatRequest`.
        max_tokens: See `ChatRequest`; a repair of a cut answer gets twice as much.
        seed: See `ChatRequest`.
        logprobs: See `ChatRequest`.
    """

    messages: tuple[Message, ...]
    tag: Tag
    name: str
    form: type[A]
    failure: type[StoryError] | type[JudgeError]
    check: Callable[[A], Iterable[Doubt]] = no_doubt
    temperature: float | None = None
    max_tokens: int = 2_048
    seed: int | None = None
    logprobs: int | None = None


class Asked(NamedTuple, Generic[A]):
    """A usable answer and how it came about."""

    value: A
    faults: tuple[AnswerFault, ...]
    """Notes on this answer, and the faults of the one before where it had to be asked for twice."""
    usage: Usage
    """Of all turns together."""
    text: str
    """The answer word for word."""
    tokens: tuple[TokenChance, ...] | None


async def ask(model: ChatModel, question: Question[A]) -> Asked[A]:
    """Asks, and once more where the answer cannot be used for a reason that can be told.

    Raises:
        StoryError: No usable answer, for a question whose `failure` it is; its `faults` say why.
        JudgeError: Likewise.
        AccessError: See `ChatModel.complete`.
        BudgetExceeded: Likewise.
        ProviderError: Likewise.
    """
    request = ChatRequest(
        messages=question.messages,
        tag=question.tag,
        shape=shape_of(question.name, question.form),
        temperature=question.temperature,
        max_tokens=min(question.max_tokens, MOST_TOKENS),
        seed=question.seed,
        logprobs=question.logprobs,
    )
    faults: tuple[AnswerFault, ...] = ()
    used: Usage | None = None
    for last in (False, True):
        answer = await model.complete(request)
        used = answer.usage if used is None else _sum(used, answer.usage)
        try:
            value, notes = _taken(answer, question, last=last)
        except Unusable as error:
            faults += _faults(error.doubts, request.tag)
            if not FATAL.isdisjoint(d.kind for d in error.doubts):
                break
            request = _again(request, answer, error.doubts, question.name)
        else:
            return Asked(value, faults + _faults(notes, request.tag), used, answer.text, answer.tokens)
    raise question.failure(
        f"{model.spec} gave no usable `{question.name}` for {question.tag.step} of {question.tag.item!r}, "
        f"{'asked twice' if last else 'asked once'}: {'; '.join(map(str, faults))}"[:1_500],
        faults=faults,
    )


def _taken(answer: ChatAnswer, question: Question[A], *, last: bool) -> tuple[A, tuple[Doubt, ...]]:
    found = read_answer(answer, question.form)
    doubts = sorted(question.check(found.value), key=lambda d: (d.kind not in FATAL, d.kind in TOLERATED))
    if any(not (last and d.kind in TOLERATED) for d in doubts):
        raise Unusable(*doubts[:_MOST_DOUBTS])
    return found.value, (*found.notes, *doubts)


def _again(request: ChatRequest, answer: ChatAnswer, doubts: tuple[Doubt, ...], name: str) -> ChatRequest:
    """The repair turn: the conversation, the bad answer, and what was wrong with it.

    Where there is no answer to show, what was wrong is said in the turn that asked: some servers take no two turns of
    the same side in a row.
    """
    cut = doubts[0].kind == "cut_off"
    said = answer.text.strip()[:_QUOTED].encode("utf-8", "replace").decode()
    told = REPAIR.render(
        fault=doubts[0].kind, detail="; ".join(f"{d.kind} {d.detail}".strip() for d in doubts)[:2_000], shape=name
    )
    *before, last = request.messages
    if said and not cut:
        messages = (*request.messages, Message("assistant", said), Message("user", told))
    else:
        messages = (*before, replace(last, text=f"{last.text}\n\n{told}"))
    return replace(
        request,
        messages=messages,
        tag=Tag(request.tag.item, f"{request.tag.step}.repair"),
        max_tokens=min(request.max_tokens * 2, MOST_TOKENS) if cut else request.max_tokens,
    )


def _faults(doubts: Iterable[Doubt], tag: Tag) -> tuple[AnswerFault, ...]:
    return tuple(
        AnswerFault(kind=d.kind, step=tag.step, detail=d.detail.encode("utf-8", "replace").decode()[:600])
        for d in doubts
    )


def _sum(one: Usage, other: Usage) -> Usage:
    return Usage(**{name: getattr(one, name) + getattr(other, name) for name in Usage.model_fields})
