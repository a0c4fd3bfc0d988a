"""Puts a question together from a prompt and its data."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from storytelling_painter.agents.models.asking import Question, no_doubt
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.agents.models.untrusted import fence
from storytelling_painter.agents.prompts import Prompt
from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.errors import JudgeError, StoryError
from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import Photo

A = TypeVar("A", bound=Frozen)


def compose(
    prompt: Prompt,
    data: Mapping[str, object],
    *,
    tag: Tag,
    name: str,
    form: type[A],
    failure: type[StoryError] | type[JudgeError],
    check: Callable[[A], Iterable[Doubt]] = no_doubt,
    temperature: float = 0.0,
    max_tokens: int = 2_048,
    seed: int = 0,
    photos: tuple[Photo, ...] = (),
    logprobs: int | None = None,
    **values: object,
) -> Question[A]:
    """Returns the question; the seed it gives to the server follows from `seed`, item and step.

    Args:
        prompt: Takes `fence` and `data`.
        data: What the step works on, as `shapes.DATA` names it; values of none are left out.
        tag: Item and step.
        name: Name of the shape.
        form: See `Question`.
        failure: See `Question`.
        check: See `Question`.
        temperature: See `Question`.
        max_tokens: See `Question`.
        seed: Of the item, for steps in which the model is to invent.
        photos: Pictures behind the last turn.
        logprobs: See `Question`.
        values: What else the prompt takes.
    """
    given = {key: value for key, value in data.items() if value not in (None, (), [])}
    *before, last = prompt.messages(fence=fence(tag.item, tag.step, given), data=given, **values)
    return Question(
        messages=(*before, replace(last, photos=photos)),
        tag=tag,
        name=name,
        form=form,
        failure=failure,
        check=check,
        temperature=temperature,
        max_tokens=max_tokens,
        seed=derive_seed(seed, tag.item, tag.step) % 2**31,
        logprobs=logprobs,
    )
