"""The rubric judge: a vision model that grades how rich a story a picture tells, and lists what it grades by."""

from collections.abc import Iterator
from typing import Final, get_args

from storytelling_painter.agents.models.asking import Asked, ask
from storytelling_painter.agents.models.composing import compose
from storytelling_painter.agents.models.reading import Doubt
from storytelling_painter.agents.models.viewing_shapes import RUBRIC, RubricAnswer
from storytelling_painter.agents.prompts import load_prompt
from storytelling_painter.domain.base import MadeBy, Sha256
from storytelling_painter.domain.errors import JudgeError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.viewing import Aspect, Rubric
from storytelling_painter.evaluators.rubric import allows
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.chat.model import ChatModel, Photo
from storytelling_painter.tools.images.shrinking import Small

PROMPT: Final = load_prompt("rubric")
ASPECTS: Final[tuple[Aspect, ...]] = get_args(Aspect)


class ModelRubricJudge:
    """Grades pictures on five aspects and as a whole.

    Args:
        model: Looks.
        settings: Most tokens.
    """

    def __init__(self, model: ChatModel, settings: Settings) -> None:
        self._model, self._settings = model, settings
        self.made_by = MadeBy(name="model-rubric-judge", version="1", spec=model.spec, prompt_sha256=PROMPT.sha256)

    async def grade(self, item: str, picture: Sha256, small: Small) -> Rubric:
        """Grades a picture; an overall grade that its own lists do not bear out is asked for anew.

        Raises:
            JudgeError: No usable grades came back, twice.
            BudgetExceeded: See `ChatModel.complete`.
            ProviderError: Likewise.
        """
        asked: Asked[RubricAnswer] = await ask(
            self._model,
            compose(
                PROMPT,
                {"aspects": list(ASPECTS)},
                tag=Tag(item, f"rubric.{picture[:16]}"),
                name=RUBRIC,
                form=RubricAnswer,
                failure=JudgeError,
                check=doubts_about,
                max_tokens=self._settings.max_tokens,
                photos=(Photo(small.data, small.media_type, small.sha256),),
            ),
        )
        said = asked.value
        given = {g.aspect: g.grade for g in said.grades}
        return Rubric(
            made_by=self.made_by,
            picture=picture,
            grades={aspect: given[aspect] for aspect in ASPECTS},
            overall=said.overall,
            events=said.events,
            links=said.links,
            clues=said.clues,
            entities=tuple(dict.fromkeys(" ".join(e.lower().split()) for e in said.entities)),
            faults=asked.faults,
        )


def doubts_about(answer: RubricAnswer) -> Iterator[Doubt]:
    """Finds aspects graded twice or not at all, and a grade of 3 or more without linked events and clues."""
    given = [g.aspect for g in answer.grades]
    if missing := [a for a in ASPECTS if a not in given]:
        yield Doubt("missing_id", f"no grade for {', '.join(missing)}")
    if len(set(given)) != len(given):
        yield Doubt("repeated_id", "an aspect is graded twice")
    grades = {"overall": answer.overall} | {g.aspect: g.grade for g in answer.grades if g.aspect == "storytelling"}
    for name, grade in grades.items():
        if not allows(grade, links=len(answer.links), clues=len(answer.clues)):
            yield Doubt("unsound", f"{name} is {grade} without linked events or without clues; then it is at most 2")
