"""Semantic complexity as a viewer grades it, on the scale of ISA (Is your image a good storyteller?, arXiv 2501.01982).

A grade g of 1 to 5 stands for (g - 1) / 4. A grade of 3 or more needs both linked events and clues. Beside it stands
the entity score, min(1, kinds of entities / 20), for a picture that is only crowded is no story: 0.4 to 0.6 is the
target. The mapping and the entity score are this project's definitions; no figure of ISA is claimed.
"""

from collections.abc import Sequence
from typing import Final, get_args

from storytelling_painter.domain.base import Frozen, MadeBy, Share
from storytelling_painter.domain.judgement import Score
from storytelling_painter.domain.viewing import Aspect, Rubric
from storytelling_painter.evaluators.calibration.rates import Rate, rate_of
from storytelling_painter.evaluators.statistics.resampling import Interval, mean_interval

TELLING: Final = 3
"""Lowest grade of a picture that tells a story."""
FULL_ENTITIES: Final = 20
TARGET: Final = (0.4, 0.6)
"""Entity scores of pictures that are rich and not crowded."""


def allows(grade: int, *, links: int, clues: int) -> bool:
    """Whether so many links between events and so many clues bear out a grade."""
    return grade < TELLING or (links > 0 and clues > 0)


def mapped(grade: float) -> float:
    """Returns a grade, or a mean of grades, in [1, 5] on the scale from 0 to 1."""
    return (grade - 1) / 4


def score_of(rubric: Rubric) -> Score:
    """Returns the overall grade as a score, the aspects and the entity score in `detail`.

    `in_target` is 1 where the picture tells a story (grade of 3 or more) and its entity score is in the target band.
    """
    entities = min(1.0, len(rubric.entities) / FULL_ENTITIES)
    overall = rubric.overall
    if not allows(overall, links=len(rubric.links), clues=len(rubric.clues)):
        overall = TELLING - 1
    low, high = TARGET
    return Score(
        evaluator=rubric.made_by,
        value=mapped(overall),
        detail={
            **{f"aspect_{name}": mapped(grade) for name, grade in rubric.grades.items()},
            "entity_score": entities,
            "in_target": float(overall >= TELLING and low <= entities <= high),
        },
    )


class Graded(Frozen):
    """What one judge's grades of many pictures come to."""

    judge: MadeBy
    n: int
    """Pictures."""
    mean: Share
    interval: Interval | None
    """95%, of the mean."""
    aspects: dict[Aspect, Share]
    entity_score: Share
    in_target: Rate
    """Pictures that tell a story and are not crowded."""
    telling: Rate
    """Graded 3 or more."""


def graded(rubrics: Sequence[Rubric]) -> tuple[Graded, ...]:
    """Averages grades judge by judge."""
    judges = sorted({r.made_by for r in rubrics}, key=str)
    return tuple(_of_judge(judge, [score_of(r) for r in rubrics if r.made_by == judge]) for judge in judges)


def _of_judge(judge: MadeBy, scores: Sequence[Score]) -> Graded:
    def mean(name: str) -> float:
        return sum(s.detail[name] for s in scores) / len(scores)

    values = [s.value for s in scores]
    return Graded(
        judge=judge,
        n=len(scores),
        mean=sum(values) / len(values),
        interval=mean_interval(values),
        aspects={aspect: mean(f"aspect_{aspect}") for aspect in get_args(Aspect)},
        entity_score=mean("entity_score"),
        in_target=rate_of([(1, 0) if s.detail["in_target"] else (0, 1) for s in scores]),
        telling=rate_of([(1, 0) if s.value >= mapped(TELLING) else (0, 1) for s in scores]),
    )
