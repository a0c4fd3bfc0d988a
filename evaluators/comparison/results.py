"""What a comparison of two runs says."""

from typing import Annotated, Literal

from pydantic import Field

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.evaluators.statistics import Paired

Better = Literal["higher", "lower", "neither"]
Verdict = Literal["b_higher", "b_lower", "not_shown", "no_pair_differs", "too_few", "not_compared"]
P = Annotated[float, Field(ge=0.0, le=1.0)]


class Compared(Frozen):
    """One measure on the matched items of both runs. Differences are B - A."""

    measure: str
    better: Better
    """Which side is the good one; `neither` where that is a matter of aim."""
    measured_by: tuple[str, ...]
    """Who gave the values: one name, or one for each that was found, when mixing was allowed."""
    unscored_a: int
    unscored_b: int
    """Matched items without a value in that run. They are in no number here, above all not as zeros."""
    paired: Paired | None
    """None where no pair has a value on both sides."""
    p_holm: P | None = None
    """p after Holm's correction for all measures in which any pair differs; 1 for the others."""
    p_bh: P | None = None
    """p after Benjamini and Hochberg's correction."""
    verdict: Verdict
    sentence: str
    """The verdict in plain words."""
    note: str = ""
    """What to know of the measure: how it was computed where that is not as for the others, or who steers by it."""


class Lost(Frozen):
    """Items that could not be compared."""

    unmatched_a: int = 0
    unmatched_b: int = 0
    """Items whose brief the other run does not hold."""
    failed_a: int = 0
    failed_b: int = 0
    """Matched items that ended without a picture; each measure leaves out what it lacks."""
    unreadable_a: int = 0
    unreadable_b: int = 0
    """Lines that hold no record."""


class Comparison(Frozen):
    """Run B beside run A on the same briefs."""

    kind: Literal["comparison"] = "comparison"
    schema_version: Literal[1] = SCHEMA_VERSION
    a: str
    b: str
    """Names of the runs."""
    pairs: int
    lost: Lost
    embedding: str
    """What the diversity of both was measured with."""
    alpha: P
    """Corrected p from which on a difference is called one."""
    settings: dict[str, tuple[str, str]] = {}
    """Settings in which the runs differ, with both values; empty where they are not known or the same."""
    measures: tuple[Compared, ...]
    warnings: tuple[str, ...] = ()
    sentence: str
    """All of it in plain words."""
