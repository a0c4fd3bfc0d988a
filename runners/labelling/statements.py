"""What people are asked about a run: key points and foils of each best picture, under names that tell neither apart."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.record import Picture
from storytelling_painter.runners.assessed import Assessed
from storytelling_painter.runners.ledgers import with_ledgers
from storytelling_painter.runners.pictured import Pictured, pictured
from storytelling_painter.runners.records import parse, read_lines
from storytelling_painter.tools.artifacts import ArtifactStore


class Judged(NamedTuple):
    """One picture with the report that is to be calibrated."""

    item: str
    store: ArtifactStore
    picture: Picture
    ledger: Ledger
    report: AlignmentReport
    story: str


def judged_pictures(folder: Path, assessed: Path | None = None) -> Iterator[Judged]:
    """Yields pictures that were judged, by one judge.

    Args:
        folder: A run, or a folder with pictures and JSON lines of anybody.
        assessed: What `assess` wrote on the folder: then the judge is the vision model that it asked. None takes the
            final judge of the run where there is one, else the loop's.

    Raises:
        InputError: The folder holds no pictures, or what is to be read there cannot be.
    """
    said = None if assessed is None else _assessed(assessed / "alignment.jsonl")
    found = (each for each in pictured(folder) if isinstance(each, Pictured))
    for each in found if assessed is None else with_ledgers(found, assessed):
        if each.draft is None:
            continue
        report = each.report if said is None else said.get((each.id, each.digest))
        if report is not None:
            yield Judged(each.id, each.store, each.painting.picture, each.draft.ledger, report, each.draft.story.text)


def _assessed(path: Path) -> dict[tuple[str, str], AlignmentReport]:
    """Reports by picture, and by the hash of the picture and what it has to tell."""
    lines = (parse(line, Assessed, path.name) for line in read_lines(path) if line.whole)
    return {(line.id, line.digest): line.report for line in lines if line.report is not None}


class Statement(NamedTuple):
    """One sentence that people judge."""

    name: str
    """What the page knows it by; it does not tell a key point from a foil."""
    source: str
    """Id of the key point, or of the foil."""
    text: str


def statements_of(judged: Judged) -> tuple[Statement, ...]:
    """Returns key points and foils, in an order and under names that tell nothing."""
    listed = [(p.id, p.text) for p in judged.ledger.key_points]
    listed += [(foil.id, foil.text) for foil in judged.report.foils if foil.kind != "canary"]
    seed = (judged.item, judged.picture.sha256, "labelling")
    Random(derive_seed(*seed)).shuffle(listed)
    return tuple(Statement(f"{derive_seed(*seed, id):016x}", id, text) for id, text in listed)
