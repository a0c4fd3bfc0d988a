"""What people are asked about a run: key points and foils of each best picture, under names that tell neither apart."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from storytelling_painter.domain.ids import derive_seed
from storytelling_painter.domain.judgement import AlignmentReport
from storytelling_painter.domain.ledger import Ledger
from storytelling_painter.domain.record import Picture
from storytelling_painter.runners.folder import ITEMS_FILE
from storytelling_painter.runners.records import read_records


class Judged(NamedTuple):
    """One picture with the report that is to be calibrated."""

    item: str
    picture: Picture
    ledger: Ledger
    report: AlignmentReport
    story: str


def judged_pictures(run: Path) -> Iterator[Judged]:
    """Yields the best pictures of a run that were judged: by the final judge where there is one, else by the loop's.

    Raises:
        InputError: `items.jsonl` cannot be read.
    """
    for record in read_records(run / ITEMS_FILE):
        best = record.best_attempt
        report = record.judged or (best.report if best else None)
        if best is not None and report is not None and record.draft is not None:
            story = record.draft.story.text
            yield Judged(record.id, best.painting.picture, record.draft.ledger, report, story)


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
