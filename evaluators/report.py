"""Evaluation of stories and pictures from anywhere: one path in, one report out, every number with its maker."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from storytelling_painter.domain.base import SCHEMA_VERSION, Frozen
from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.collection import Collection
from storytelling_painter.evaluators.measures import Measures, Row
from storytelling_painter.evaluators.measuring import Measurer
from storytelling_painter.evaluators.options import Options
from storytelling_painter.evaluators.rows import rows_of
from storytelling_painter.evaluators.sources import EXPECTED, read

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


def evaluate_path(path: Path, options: Options | None = None) -> EvaluationReport:
    """Evaluates whatever a file or folder holds; see `sources.EXPECTED` for what is understood.

    Args:
        path: File or folder, made by this project or by anybody.
        options: How it is measured; none takes the defaults.

    Returns:
        The report. The same input gives the same report, and the order of its lines does not matter to the numbers.

    Raises:
        InputError: The path does not exist or holds nothing that is understood, there are more stories than can be
            compared, or the memory is too small.
        ProviderError: A provider gave no vectors.
        SpecError: A model cannot be loaded, or what so many stories need is not installed.
    """
    options = options or Options()
    collection = Collection(options.embedder)
    for found in read(path):
        collection.take(found)
    collection.close()
    if collection.is_empty and not (path / "run.json").is_file():
        raise InputError(f"no stories were detected in {collection.name_of(path)!r}; {EXPECTED}")
    order = list(range(len(collection.items)))
    measured = Measurer(collection, options)
    measures = {tuple(order): measured.measure(order)}
    groups: list[Group] = []
    for by, members in collection.groups(_MOST_GROUPS):
        for value, chosen in members.items():
            key = tuple(chosen)
            if key not in measures:
                measures[key] = measured.measure(chosen)
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
