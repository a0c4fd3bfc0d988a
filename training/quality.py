"""How good a story is by what its judges said, how much better one is than another, and how much of that is noise."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from statistics import fmean
from typing import Final, Literal, NamedTuple

from storytelling_painter.domain.base import Frozen, MadeBy
from storytelling_painter.training.traces import Trace

ASSUMED_NOISE: Final = 0.1
"""Noise of a judge that is a model and was never seen to judge one story twice."""
ALIGNMENT: Final = "alignment"
_QUANTILE: Final = 0.95


class Noise(Frozen):
    """By how much two verdicts of one judge on the same story differ."""

    judge: MadeBy
    value: float
    """95% of its repeated verdicts differ by no more, on the scale of `Margin.value`."""
    origin: Literal["measured", "deterministic", "assumed", "given"]
    repeats: int = 0
    """Pairs of verdicts on one text that it was measured on."""


class Margin(NamedTuple):
    """By how much one story is better than another."""

    value: float
    """Mean difference over the parts that both have, -1 to 1."""
    reason: str
    """Part with the largest difference: a dimension, `single_moment`, `paintability` or `alignment`."""
    parts: dict[str, float]
    judges: tuple[MadeBy, ...] = ()
    """The critic, and whoever checked the pictures where `alignment` is among the parts."""


def parts_of(trace: Trace) -> dict[str, float]:
    """Returns what is known of a story, each part from 0 (worst) to 1; empty where no critic read it.

    A dimension is (score - 1) / 4, and has no part where it does not apply. `paintability` is the share of the `must`
    key points that a still picture can show; `alignment` is there only where a picture was checked.
    """
    if (critique := trace.critique) is None:
        return {}
    parts = {str(d): (score - 1) / 4 for d, score in critique.scores.items() if score is not None}
    parts["single_moment"] = float(critique.single_moment)
    parts["paintability"] = 1.0 - len(critique.unpaintable) / max(1, len(trace.draft.ledger.musts))
    if trace.alignment is not None and trace.alignment.corrected is not None:
        parts[ALIGNMENT] = trace.alignment.corrected
    return parts


def quality_of(parts: Mapping[str, float]) -> float:
    """Returns the mean of the parts without alignment, which only painted stories have."""
    return fmean(value for name, value in parts.items() if name != ALIGNMENT) if parts else 0.0


def comparable(one: Trace, other: Trace) -> bool:
    """Whether both were read by the same judge, of the same version and prompt."""
    return one.critique is not None and other.critique is not None and one.critique.made_by == other.critique.made_by


def margin(better: Trace, worse: Trace) -> Margin:
    """Returns the margin of one story over another; negative where it is the worse one.

    Alignment counts only where one judge checked the pictures of both.

    Args:
        better: Read by a critic.
        worse: By the same one.
    """
    mine, theirs = parts_of(better), parts_of(worse)
    shared = [name for name in mine if name in theirs and (name != ALIGNMENT or better.aligner == worse.aligner)]
    differences = {name: mine[name] - theirs[name] for name in shared}
    if not differences:
        return Margin(0.0, "", {})
    said = (better.critique.made_by if better.critique else None, better.aligner if ALIGNMENT in differences else None)
    return Margin(
        fmean(differences.values()), max(differences, key=lambda name: differences[name]), differences,
        tuple(judge for judge in said if judge is not None),
    )


def noise_within(found: Margin, noise: Mapping[MadeBy, Noise]) -> float:
    """Returns by how much a margin may be off: the noise of its judges, each weighted by its share of the parts."""
    values = [noise[judge].value for judge in found.judges]
    if len(values) < 2:
        return fmean(values) if values else 0.0
    critic, aligner = values
    return ((len(found.parts) - 1) * critic + aligner) / len(found.parts)


def noise_of(traces: Iterable[Trace], given: float | None = None) -> dict[MadeBy, Noise]:
    """Returns the noise of every judge: critics, and those who checked pictures.

    Args:
        traces: Stories with their critiques; a text that one critic read more than once measures its noise.
        given: Noise that the user knows, for all judges.
    """
    seen: dict[MadeBy, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for trace in traces:
        if trace.critique is not None:
            seen[trace.critique.made_by][trace.text].append(quality_of(parts_of(trace)))
            if trace.aligner is not None:
                seen.setdefault(trace.aligner, defaultdict(list))
    return {judge: _noise(judge, list(by_text.values()), given) for judge, by_text in seen.items()}


def _noise(judge: MadeBy, repeated: list[list[float]], given: float | None) -> Noise:
    if given is not None:
        return Noise(judge=judge, value=given, origin="given")
    if judge.spec == "embedded":
        return Noise(judge=judge, value=0.0, origin="deterministic")
    apart = sorted(abs(a - b) for values in repeated for a, b in combinations(values, 2))
    if not apart:
        return Noise(judge=judge, value=ASSUMED_NOISE, origin="assumed")
    place = min(len(apart) - 1, int(_QUANTILE * len(apart)))
    return Noise(judge=judge, value=apart[place], origin="measured", repeats=len(apart))
