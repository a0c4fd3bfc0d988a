"""The forms in which viewers and readers answer who are not told the story; see `shapes` for the rules."""

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from storytelling_painter.agents.models.shapes import StatementId, Words
from storytelling_painter.domain.base import Frozen
from storytelling_painter.domain.viewing import Aspect, ViewerQuestion

DESCRIPTION: Final = "description"
RECOVERY: Final = "recovery"
RUBRIC: Final = "rubric"

Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class ViewerAnswer(Frozen):
    id: ViewerQuestion
    text: Words


class DescriptionAnswer(Frozen):
    """Shape `description`: a picture in words."""

    description: Annotated[str, StringConstraints(min_length=1, max_length=6_000)]
    answers: Annotated[tuple[ViewerAnswer, ...], Field(max_length=12)]


class RecoveredAnswer(Frozen):
    id: StatementId
    quote: Words
    verdict: Literal["yes", "no"]


class RecoveryAnswer(Frozen):
    """Shape `recovery`: which statements a description holds."""

    verdicts: Annotated[tuple[RecoveredAnswer, ...], Field(max_length=120)]


class AspectAnswer(Frozen):
    aspect: Aspect
    grade: Annotated[int, Field(ge=1, le=5)]


class RubricAnswer(Frozen):
    """Shape `rubric`: how rich a picture's story is."""

    entities: Annotated[tuple[Line, ...], Field(max_length=80)]
    events: Annotated[tuple[Line, ...], Field(max_length=30)]
    links: Annotated[tuple[Line, ...], Field(max_length=30)]
    clues: Annotated[tuple[Line, ...], Field(max_length=60)]
    grades: Annotated[tuple[AspectAnswer, ...], Field(max_length=10)]
    overall: Annotated[int, Field(ge=1, le=5)]
