"""CSV that is safe to open in a spreadsheet: RFC 4180, and no text that a program would run as a formula."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Final

from storytelling_painter.runners.export.chosen import Picked
from storytelling_painter.runners.export.manner import Layout, Manner
from storytelling_painter.runners.export.rows import chain, slim_row

_FORMULA: Final = frozenset("=+-@\t\r\n\0＝＋－＠﹢﹣﹦﹫−")
"""First characters that make a program read a cell as a formula or a command, wide and small forms among them."""

SAFETY: Final = (
    "Texts that begin with a character that spreadsheets take for a formula (`=`, `+`, `-`, `@`, tab, line break, NUL, "
    "and their wide forms, also after blanks) have an apostrophe before them. For texts as they are use `jsonl` or "
    "`parquet`. Lines end with CRLF (RFC 4180), the encoding is UTF-8 with a byte order mark."
)


def safe_cell(value: object) -> object:
    """Returns a value that no spreadsheet runs: a text that looks like a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return "" if value is None else value
    begins = value.lstrip(" \u00a0\u3000")[:1]
    return f"'{value}" if begins in _FORMULA and begins else value


class SafeCsv:
    """CSV files of a folder, one for each split, opened when the first row comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, tuple[IO[str], csv.DictWriter[str]]] = {}

    def write(self, split: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Adds rows, all with the same keys, to `SPLIT.csv`."""
        for row in rows:
            if split not in self._files:
                file = open(self._folder / f"{split}.csv", "x", encoding="utf-8-sig", newline="")
                self._files[split] = file, csv.DictWriter(file, list(row), lineterminator="\r\n")
                self._files[split][1].writeheader()
            self._files[split][1].writerow({key: safe_cell(value) for key, value in row.items()})

    @property
    def data_files(self) -> dict[str, str]:
        """The file of each split."""
        return {split: f"{split}.csv" for split in self._files}

    def close(self) -> None:
        for file, _ in self._files.values():
            file.close()


class Csv:
    """Writes `SPLIT.csv`, one row for each item, without the pictures."""

    def __init__(self, folder: Path, manner: Manner) -> None:
        self._csv = SafeCsv(folder)

    def add(self, picked: Picked) -> None:
        row = slim_row(picked)
        row["key_points"] = "\n".join(f"{p.dimension}: {chain(p)}" for p in picked.draft.ledger.key_points)
        self._csv.write(picked.split, [{**row, "picture": picked.attempt.painting.picture.path}])

    def finish(self) -> Layout:
        self._csv.close()
        return Layout(
            self._csv.data_files,
            f"`SPLIT.csv` has one row for each item; `picture` is relative to the run folder. {SAFETY}",
            'from datasets import load_dataset\n\ndata = load_dataset("{out}")',
        )

    def close(self) -> None:
        self._csv.close()
