"""Evaluation of stories and pictures from anywhere: one path in, one report out, every number with its maker."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.alignment import ALIGNMENT
from storytelling_painter.evaluators.calibration.applying import Calibrated, corrected_by, same_judge
from storytelling_painter.evaluators.calibration.file import Calibration
from storytelling_painter.evaluators.collection import Collection, Kept
from storytelling_painter.evaluators.complexity import STRUCTURAL
from storytelling_painter.evaluators.diversity import KNN, NOVELTY, neighbourhood
from storytelling_painter.evaluators.measures import Measures, Row, Unscored
from storytelling_painter.evaluators.rows import rows_of
from storytelling_painter.evaluators.sources import EXPECTED, read
from storytelling_painter.evaluators.tallies import Tally, alignment_of, complexity_of

_MOST_LISTED = 50
_MOST_GROUPS = 20


class Listed(Frozen):
    """A place in the input and what is to be said of it."""

    where: str
    why: str


class Listing(Frozen):
    """How many there are, and the first 50 of them."""

    count: int = 0
    first: tuple[Listed, ...] = ()


class Pictures(Frozen):
    """Picture files that were found; those of a run folder are known by its records and not looked at."""

    found: int = 0
    with_recipe: int = 0
    """PNG files that say how this project made them."""
    altered: int = 0
    """Of those, the ones whose pixels were changed afterwards."""
    story_known: int = 0
    """Pictures whose story is in their recipe, or that a story of the input names."""
    no_story: int = 0


class Group(Measures):
    """The items that share a mode, a crew or a file. Diversity is comparable at equal n only."""

    by: Literal["mode", "crew", "file"]
    value: str


class EvaluationReport(Measures):
    """What was measured, on what, and what could not be measured."""

    kind: Literal["evaluation"] = "evaluation"
    schema_version: Literal[1] = SCHEMA_VERSION
    source: str
    """Name of the file or folder."""
    failures: Listing
    """Lines and files that should hold an item and do not, and verdicts that do not fit their ledger."""
    passed_over: Listing
    """Files of a folder that hold no stories."""
    repeated_ids: Listing
    repeated_stories: int
    """Items whose text another item has word for word."""
    pictures: Pictures
    groups: tuple[Group, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Yields the report as lines of a table."""
        yield from rows_of("all", self)
        for group in self.groups:
            yield from rows_of(f"{group.by} {group.value}", group)


def evaluate_path(
    path: Path, *, k: tuple[int, ...] = (1, 5, 10), calibrations: Sequence[Calibration] = ()
) -> EvaluationReport:
    """Evaluates whatever a file or folder holds; see `sources.EXPECTED` for what is understood.

    Args:
        path: File or folder, made by this project or by anybody.
        k: Neighbours for the diversity, each at least 1.
        calibrations: What is known of judges; each corrects the alignment by its own judge.

    Returns:
        The report. The same input gives the same report, and the order of its lines does not matter to the numbers.

    Raises:
        InputError: The path does not exist or holds nothing that is understood, there are more stories than can be
            compared, or a k is below 1.
    """
    if not k or min(k) < 1:
        raise InputError(f"k must be one or more numbers of at least 1, got {k}")
    collection = Collection()
    for found in read(path):
        collection.take(found)
    collection.close()
    if collection.is_empty and not (path / "run.json").is_file():
        raise InputError(f"no stories were detected in {collection.name_of(path)!r}; {EXPECTED}")
    order = collection.in_order()
    measures = {tuple(order): _measure(collection, order, k, calibrations)}
    groups: list[Group] = []
    for by, members in collection.groups(_MOST_GROUPS):
        for value, chosen in members.items():
            key = tuple(chosen)
            if key not in measures:
                measures[key] = _measure(collection, chosen, k, calibrations)
            groups.append(Group(by=by, value=value, **dict(measures[key])))
    return EvaluationReport(
        source=collection.name_of(path),
        failures=_listing(collection.failures),
        passed_over=_listing(collection.passed_over),
        repeated_ids=_listing(collection.repeated_ids),
        repeated_stories=collection.repeated_stories,
        pictures=Pictures(**collection.pictures),
        groups=tuple(groups),
        **dict(measures[tuple(order)]),
    )


def _listing(found: list[tuple[str, str]]) -> Listing:
    return Listing(count=len(found), first=tuple(Listed(where=w, why=y) for w, y in found[:_MOST_LISTED]))


def _measure(
    collection: Collection, chosen: list[int], k: tuple[int, ...], calibrations: Sequence[Calibration]
) -> Measures:
    items: list[Kept] = [collection.items[i] for i in chosen]
    near = neighbourhood([item.id for item in items], collection.vectors(chosen), ks=k)
    few = f"needs two stories with words, there are {near.diversity.n}"
    estimates = [item.estimate for item in items if item.estimate is not None]
    complexity = complexity_of(estimates, len(items) - len(estimates))
    tallies = [item.tally for item in items if item.tally is not None]
    alignment = alignment_of(tallies)
    unchecked = sorted({item.unchecked for item in items if item.unchecked})
    no_verdicts = "; ".join(unchecked[:3]) or "there is no item"
    no_ledger = "no item has a ledger, whose clues and links the structural estimate counts"
    too_few = "; ".join(f"k = {n}: {why}" for n, why in near.diversity.left_out.items())
    return Measures(
        items=len(items),
        calibrated=tuple(calibrated(tallies, calibrations)),
        alignment=alignment or Unscored(evaluator=ALIGNMENT, reason=no_verdicts),
        diversity=near.diversity if near.diversity.values else Unscored(evaluator=KNN, reason=too_few),
        novelty=near.novelty or Unscored(evaluator=NOVELTY, reason=few),
        complexity=complexity or Unscored(evaluator=STRUCTURAL, reason=no_ledger),
    )


def calibrated(tallies: Sequence[Tally], calibrations: Sequence[Calibration]) -> Iterator[Calibrated]:
    """Corrects what each judge said by its calibration; a judge without one is named with the reason."""
    if not calibrations:
        return
    for judge in sorted({tally.judge for tally in tallies}, key=str):
        counts = [tally.yes_and_no for tally in tallies if tally.judge == judge]
        fitting = [c for c in calibrations if same_judge(c.judge, judge)]
        if not fitting:
            why = "no calibration file is of this judge: its name, version, model and prompt have to be the same"
            yield Calibrated(judge=judge, basis="no file", n=len(counts), share=None, reason=why)
        yield from (corrected_by(c, counts) for c in fitting)
