"""What critics, aligners and evaluators say: critiques, verdicts, scores, and failures that are never scores."""

from typing import Annotated, Literal

from pydantic import Field

from storytelling_painter.domain.answers import AnswerFault
from storytelling_painter.domain.base import Box, Frozen, KeyPointId, MadeBy, Sha256, Share
from storytelling_painter.domain.vocabulary import Dimension

VerdictValue = Literal["yes", "no", "unknown", "error"]

Finding = Literal[
    "depicted",
    "weak",
    "hidden",
    "cut_off",
    "too_small",
    "misplaced",
    "contradicted",
    "missing",
    "not_drawable",
]
"""Why a white-box verdict is what it is; only `depicted` goes with `yes`."""


class Note(Frozen):
    """One remark of a critic."""

    dimension: Dimension | None = None
    key_point: KeyPointId | None = None
    quote: str = ""
    """The offending clause, word for word from the story."""
    message: str


class Critique(Frozen):
    """A critic's reading of a draft."""

    made_by: MadeBy
    round: Annotated[int, Field(ge=1)]
    scores: dict[Dimension, Annotated[int, Field(ge=1, le=5)] | None]
    """1 to 5 per dimension; none means not applicable to this story."""
    single_moment: bool
    unpaintable: tuple[KeyPointId, ...] = ()
    """`must` key points that no still picture can show."""
    novelty: Share | None = None
    """Cosine distance to the nearest story known before, measured by the graph; none where nothing was known."""
    notes: tuple[Note, ...] = ()
    faults: tuple[AnswerFault, ...] = ()
    """What was wrong with the critic's answers, where a model gave them."""


class ClueVerdict(Frozen):
    """Verdict on one clue of a key point, with its evidence."""

    text: str
    verdict: VerdictValue
    finding: Finding | None = None
    element: str | None = None
    """Element to blame or to praise."""
    blocker: str | None = None
    """Element that hides it."""
    boxes: tuple[Box, ...] = ()
    evidence: dict[str, float] = {}
    """Numbers behind the verdict, such as `visible_share` or `text_height_px`."""
    reason: str = ""


class Verdict(Frozen):
    """Verdict on one key point."""

    key_point: KeyPointId
    verdict: VerdictValue
    reason: str = ""
    clues: tuple[ClueVerdict, ...] = ()
    p_yes: Share | None = None
    """Probability of a yes among the judge's possible answers; none where the judge gives no probabilities."""


class FoilVerdict(Frozen):
    """Verdict on a false statement about the same picture; `yes` here is a false alarm of the judge."""

    id: str
    kind: Literal["swapped_roles", "absent_object", "negation", "other_text", "other_setting", "canary"]
    text: str
    verdict: VerdictValue
    reason: str = ""


class AlignmentScores(Frozen):
    """Shares over the key points that got a yes or a no; none where there was nothing to divide by."""

    micro: Share | None
    macro: Share | None
    """Mean over the dimensions that have a valid key point."""
    all_must: bool
    """Whether every `must` key point holds, its parents included."""
    corrected: Share | None
    """clip((micro - fpr) / (1 - fpr)); none where micro is none."""
    foil_fpr: Share | None
    """Share of valid foils the judge said yes to; none without foils."""
    by_dimension: dict[Dimension, Share] = {}
    yes: int
    no: int
    unknown: int
    error: int


class AlignmentReport(Frozen):
    """All that one judge says of one picture."""

    made_by: MadeBy
    picture: Sha256
    verdicts: tuple[Verdict, ...]
    foils: tuple[FoilVerdict, ...] = ()
    scores: AlignmentScores
    lettering: tuple[str, ...] = ()
    """What the judge read in the picture."""
    warnings: tuple[str, ...] = ()
    """What a reader of the verdicts should know, such as lettering that reads like an instruction to the judge."""
    faults: tuple[AnswerFault, ...] = ()
    """What was wrong with the judge's answers, where a model gave them."""


class Score(Frozen):
    """A measurement that succeeded."""

    kind: Literal["score"] = "score"
    evaluator: MadeBy
    value: float
    detail: dict[str, float] = {}


class Failure(Frozen):
    """A measurement that failed. It is no low score, and no mean takes it in."""

    kind: Literal["failure"] = "failure"
    evaluator: MadeBy
    error: str
    """Class of the error."""
    message: str


Measured = Annotated[Score | Failure, Field(discriminator="kind")]


class Scores(Frozen):
    """The three recorded evaluations of one item."""

    alignment: Measured
    complexity: Measured
    novelty: Measured
    """Distance to the nearest other story known when the item ended, D_i(1); a run's diversity is over all."""
