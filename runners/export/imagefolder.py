"""A Hugging Face image folder: pictures as files, in folders of 1,000, beside a `metadata.jsonl` for each split."""

from pathlib import Path
from typing import IO, Final

import orjson

from storytelling_painter.runners.export.chosen import Picked
from storytelling_painter.runners.export.manner import Layout, Manner
from storytelling_painter.runners.export.rows import picture_name, slim_row

_FOLDER: Final = 1_000


class ImageFolder:
    """Writes `SPLIT/metadata.jsonl` and `SPLIT/0000/ID.png`."""

    def __init__(self, folder: Path, manner: Manner) -> None:
        self._folder = folder
        self._metadata: dict[str, IO[bytes]] = {}
        self._numbers: dict[str, int] = {}

    def add(self, picked: Picked) -> None:
        split, number = picked.split, self._numbers.get(picked.split, 0)
        name = f"{number // _FOLDER:04d}/{picture_name(picked)}"
        path = self._folder / split / name
        if number % _FOLDER == 0:
            path.parent.mkdir(parents=True)
        if split not in self._metadata:
            self._metadata[split] = open(self._folder / split / "metadata.jsonl", "xb")
        with open(path, "xb") as file:
            file.write(picked.data)
        self._metadata[split].write(orjson.dumps({"file_name": name, **slim_row(picked)}) + b"\n")
        self._numbers[split] = number + 1

    def finish(self) -> Layout:
        self.close()
        return Layout(
            {split: f"{split}/**" for split in self._numbers},
            "`SPLIT/metadata.jsonl` has one line for each picture of `SPLIT/0000/`, `SPLIT/0001/` and so on, which "
            f"hold {_FOLDER:,} files each.",
            'from datasets import load_dataset\n\ndata = load_dataset("{out}")',
        )

    def close(self) -> None:
        for file in self._metadata.values():
            file.close()
