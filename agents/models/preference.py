"""The blind judge of two stories: a chat model that sees both without names and says which is the better one.

Judges prefer what they see first, or last, more often than chance; who asks should show both orders.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import StringConstraints

from storytelling_painter.agents.models.asking import Asked, ask
from storytelling_painter.agents.models.composing import compose
from storytelling_painter.agents.models.quotes import find_quote
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.agents.models.shapes import Words
from storytelling_painter.agents.models.untrusted import masked
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.domain.errors import JudgeError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel

PROMPT: Final = load_prompt("preference")
PREFERENCE: Final = "preference"
Better = Literal["first", "second", "neither"]


class PreferenceAnswer(Frozen):
    """Shape `preference`: which of two stories is better, with evidence out of both."""

    first_quote: Words
    second_quote: Words
    reason: Annotated[str, StringConstraints(max_length=1_000)]
    better: Better


class ModelPreferenceJudge:
    """Says which of two stories is better.

    Args:
        model: Reads.
        settings: Most tokens.
    """

    def __init__(self, model: ChatModel, settings: Settings) -> None:
        self._model, self._settings = model, settings
        self.made_by = MadeBy(name="model-preference-judge", version="1", spec=model.spec, prompt_sha256=PROMPT.sha256)

    async def prefer(self, brief: Brief, first: str, second: str, *, step: str) -> Better:
        """Compares two stories in this order. Sentences that speak to a judge are not shown.

        Args:
            brief: What both were asked for; premise and place are shown.
            first: Text of a story.
            second: Text of another one.
            step: Name of this call among those of the brief; it may not say who told what.

        Raises:
            JudgeError: No usable verdict came back, twice; or nothing of a story is left that may be shown.
            BudgetExceeded: See `ChatModel.complete`.
            ProviderError: Likewise.
        """
        shown = masked(first), masked(second)
        if not all(any(c.isalnum() for c in text) for text in shown):
            raise JudgeError(f"a story to {brief.id!r} speaks to the judge throughout and cannot be compared")
        asked: Asked[PreferenceAnswer] = await ask(
            self._model,
            compose(
                PROMPT,
                {
                    "premise": brief.premise,
                    "place": brief.setting.replace("_", " ") if brief.setting else None,
                    "first": shown[0],
                    "second": shown[1],
                },
                tag=Tag(brief.id, step),
                name=PREFERENCE,
                form=PreferenceAnswer,
                failure=JudgeError,
                check=lambda answer: doubts_about(answer, *shown),
                max_tokens=self._settings.max_tokens,
            ),
        )
        return asked.value.better


def doubts_about(answer: PreferenceAnswer, first: str, second: str) -> Iterator[Doubt]:
    """Finds evidence that does not stand in the story that it is said to stand in."""
    for name, quote, story in (("first", answer.first_quote, first), ("second", answer.second_quote, second)):
        if find_quote(quote, story) is None:
            yield Doubt("wrong_quote", f"{name}_quote does not stand in the {name} story")
