"""A scoring sheet: one row for each unit of a picture, as researchers who score picture descriptions use them."""

from collections.abc import Iterator
from pathlib import Path

from storytelling_painter.runners.export.chosen import Picked
from storytelling_painter.runners.export.manner import Layout, Manner
from storytelling_painter.runners.export.spreadsheet import SAFETY, SafeCsv
from storytelling_painter.runners.export.units import half_of, units_of


class Sheet:
    """Writes `SPLIT.csv`."""

    def __init__(self, folder: Path, manner: Manner) -> None:
        self._csv = SafeCsv(folder)

    def add(self, picked: Picked) -> None:
        self._csv.write(picked.split, _rows(picked))

    def finish(self) -> Layout:
        self._csv.close()
        return Layout(
            self._csv.data_files,
            "`SPLIT.csv` has one row for each unit: `literal` units are drawn, `inferred` ones have to be "
            "concluded from them. Boxes are in shares of the picture from its top left corner, around all that "
            "the aligner found for the unit, and empty where it gave none; `half` is `both` where a quarter of "
            "the box or more is on either side of the middle. `accepted_words` begin a list for the scorer: they "
            "come from the plan and the lexicon of this project, and nobody has tried them on descriptions. This "
            "is no standardised test and says nothing of any person. "
            + SAFETY,
            'from datasets import load_dataset\n\ndata = load_dataset("{out}")',
        )

    def close(self) -> None:
        self._csv.close()


def _rows(picked: Picked) -> Iterator[dict[str, object]]:
    picture = picked.attempt.painting.picture
    for unit in units_of(picked.draft.ledger.key_points, picked.attempt):
        box = unit.box
        yield {
            "item": picked.record.id,
            "unit": unit.id,
            "kind": unit.kind,
            "dimension": unit.point.dimension,
            "importance": unit.point.importance,
            "text": unit.text,
            "accepted_words": "; ".join(unit.words),
            "x": None if box is None else round(box.x, 4),
            "y": None if box is None else round(box.y, 4),
            "width": None if box is None else round(box.width, 4),
            "height": None if box is None else round(box.height, 4),
            "half": half_of(box),
            "seen_by_aligner": unit.verdict,
            "picture": picture.path,
            "sha256": picture.sha256,
        }
