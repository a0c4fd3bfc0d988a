"""The calibration file: what is known of one judge, as JSON."""

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, ValidationError

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen, MadeBy, Share
from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.evaluators.calibration.agreement import Agreement
from storytelling_painter.evaluators.calibration.rates import Rate
from storytelling_painter.tools.bounded import first_fault, read_bounded

MAX_BYTES: Final = 4 * 2**20


class Grade(Frozen):
    """How a judge did on statements whose truth is known. Errors of the judge are in no rate."""

    tpr: Rate
    """Yes on what is true, of yes and no."""
    fpr: Rate
    """Yes on what is false, of yes and no."""
    hits: Rate
    """Not yes on what is false: no and unknown, of all that was read."""
    false_alarms: Rate
    """Not yes on what is true."""
    unknown: Annotated[int, Field(ge=0)] = 0
    errors: Annotated[int, Field(ge=0)] = 0


class Threshold(Frozen):
    """From which probability of a yes on a yes is right often enough."""

    target: Share
    """Wanted share of right ones among those taken for yes."""
    p_yes: Share | None
    """Least probability; none where no threshold reaches the target with certainty enough."""
    precision: Rate = Rate()
    recall: Rate = Rate()
    why: str = ""
    """Why there is none."""


class Calibration(Frozen):
    """What is known of one judge."""

    kind: Literal["calibration"] = "calibration"
    schema_version: Literal[1] = SCHEMA_VERSION
    judge: MadeBy
    basis: Literal["people", "known_truth"]
    pictures: Annotated[int, Field(ge=0)]
    failed: Annotated[int, Field(ge=0)] = 0
    """Pictures that the judge gave no usable report on; they are in no rate."""
    overall: Grade
    """What corrects the alignment: statements that are decisive, by effective verdicts."""
    by_dimension: dict[Dimension, Grade] = {}
    by_defect: dict[str, Grade] = {}
    """By kind of defect, for known truth; kinds that are not decisive are only here."""
    foils: Rate = Rate()
    """Yes on made-up false statements."""
    raters: Agreement | None = None
    judge_and_raters: Agreement | None = None
    """The judge as one rater, the majority of the people as the other."""
    undecided: Annotated[int, Field(ge=0)] = 0
    """Statements on which the people gave no majority; they are in no rate."""
    threshold: Threshold | None = None
    notes: tuple[str, ...] = ()


def read_calibration(path: Path) -> Calibration:
    """Reads a calibration file.

    Raises:
        InputError: It cannot be read, is too large, or is no calibration of this version.
    """
    data = read_bounded(path, MAX_BYTES, "calibration")
    try:
        return Calibration.model_validate_json(data)
    except ValidationError as error:
        raise InputError(
            f"{path.name!r} is no calibration file: {first_fault(error)}"[:300]
            + "; `calibrate fit` and `calibrate synthetic` write one"
        ) from None
