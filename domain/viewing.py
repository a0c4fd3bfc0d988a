"""What models say of a picture without knowing its story: a description, what it recovers, how rich it is."""

from typing import Annotated, Literal

from pydantic import Field

from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.base import Frozen, MadeBy, Sha256
from storytelling_painter.domain.judgement import AlignmentScores, FoilVerdict, Verdict

ViewerQuestion = Literal["who", "where", "when", "what", "why", "feel"]
"""Who is there and how they belong together; where; when; what happens; why; how they feel."""

Aspect = Literal["events", "relations", "clues", "storytelling", "interest"]
Grade = Annotated[int, Field(ge=1, le=5)]


class Description(Frozen):
    """What a viewer says who sees the picture and nothing else."""

    made_by: MadeBy
    picture: Sha256
    text: str
    answers: dict[ViewerQuestion, str]
    """Empty where the viewer cannot tell."""
    faults: tuple[AnswerFault, ...] = ()

    @property
    def whole(self) -> str:
        """Description and answers as one text."""
        return "\n".join((self.text, *(f"{question}: {said}" for question, said in self.answers.items() if said)))


class Recovery(Frozen):
    """Which key points a description recovers."""

    made_by: MadeBy
    """Who read the description; it saw no picture."""
    description: Description
    verdicts: tuple[Verdict, ...]
    """`yes` only with words of the description that say it; the reason quotes them."""
    foils: tuple[FoilVerdict, ...] = ()
    scores: AlignmentScores
    """Counted as alignment is, so that the two can be compared."""
    faults: tuple[AnswerFault, ...] = ()


class Rubric(Frozen):
    """How rich a viewer finds a picture's story."""

    made_by: MadeBy
    picture: Sha256
    grades: dict[Aspect, Grade]
    overall: Grade
    """As the rule allows it; see `evaluators.rubric`."""
    events: tuple[str, ...]
    links: tuple[str, ...]
    """How the events belong together, one sentence each."""
    clues: tuple[str, ...]
    entities: tuple[str, ...]
    """Kinds of things and people that can be told apart."""
    faults: tuple[AnswerFault, ...] = ()
