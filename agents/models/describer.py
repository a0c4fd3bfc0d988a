"""The blind viewer: a vision model that gets the picture and six questions, and nothing of the story."""

from collections.abc import Iterator
from typing import Final, get_args

from storytelling_painter.agents.models.asking import Asked, ask
from storytelling_painter.agents.models.composing import compose
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.agents.models.viewing_shapes import DESCRIPTION, DescriptionAnswer
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain.base import MadeBy, Sha256
from storytelling_painter.domain.errors import JudgeError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.viewing import Description, ViewerQuestion
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel, Photo
from storytelling_painter.tools.images.shrinking import Small

PROMPT: Final = load_prompt("description")
QUESTIONS: Final[dict[ViewerQuestion, str]] = {
    "who": "Who is there, and how do they belong together?",
    "where": "Where is it?",
    "when": "What time of day or year is it?",
    "what": "What is happening, and what has just happened?",
    "why": "Why does it happen: what caused what?",
    "feel": "What does each person feel or think, and how can one tell?",
}


class ModelDescriber:
    """Describes pictures whose story it is not told.

    Args:
        model: Looks.
        settings: Most tokens.
    """

    def __init__(self, model: ChatModel, settings: Settings) -> None:
        self._model, self._settings = model, settings
        self.made_by = MadeBy(name="model-describer", version="1", spec=model.spec, prompt_sha256=PROMPT.sha256)

    async def describe(self, item: str, picture: Sha256, small: Small) -> Description:
        """Describes a picture and answers six questions.

        Args:
            item: Whom the call is booked on.
            picture: Hash of the picture itself.
            small: The copy that is sent.

        Raises:
            JudgeError: No usable description came back, twice.
            BudgetExceeded: See `ChatModel.complete`.
            ProviderError: Likewise.
        """
        asked: Asked[DescriptionAnswer] = await ask(
            self._model,
            compose(
                PROMPT,
                {"questions": [{"id": id, "text": text} for id, text in QUESTIONS.items()]},
                tag=Tag(item, f"describe.{picture[:16]}"),
                name=DESCRIPTION,
                form=DescriptionAnswer,
                failure=JudgeError,
                check=doubts_about,
                max_tokens=self._settings.max_tokens,
                photos=(Photo(small.data, small.media_type, small.sha256),),
            ),
        )
        said = {answer.id: answer.text.strip() for answer in asked.value.answers}
        return Description(
            made_by=self.made_by,
            picture=picture,
            text=asked.value.description.strip(),
            answers={question: said[question] for question in QUESTIONS},
            faults=asked.faults,
        )


def doubts_about(answer: DescriptionAnswer) -> Iterator[Doubt]:
    """Finds questions answered twice or not at all."""
    given = [a.id for a in answer.answers]
    if missing := [q for q in get_args(ViewerQuestion) if q not in given]:
        yield Doubt("missing_id", f"no answer to {', '.join(missing)}")
    if len(set(given)) != len(given):
        yield Doubt("repeated_id", "a question is answered twice")
