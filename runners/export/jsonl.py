"""JSON lines: plain rows, or whole records with every attempt and verdict."""

from pathlib import Path
from typing import IO

import orjson

from storytelling_painter.runners.export.chosen import Picked
from storytelling_painter.runners.export.manner import Layout, Manner
from storytelling_painter.runners.export.rows import slim_row
from storytelling_painter.tools.provenance import spec_without_path


class JsonLines:
    """Writes `SPLIT.jsonl`, one line for each item, without the pictures."""

    def __init__(self, folder: Path, manner: Manner) -> None:
        self._folder, self._full = folder, manner.full
        self._files: dict[str, IO[bytes]] = {}

    def add(self, picked: Picked) -> None:
        if picked.split not in self._files:
            self._files[picked.split] = open(self._folder / f"{picked.split}.jsonl", "xb")
        if self._full:
            row = picked.record.model_dump(mode="json")
            _shorten_specs(row)
        else:
            row = {**slim_row(picked), "picture": picked.attempt.painting.picture.path}
        self._files[picked.split].write(orjson.dumps(row) + b"\n")

    def finish(self) -> Layout:
        self.close()
        what = "the whole record of each item (`storytelling-painter schema record`)" if self._full else "a plain row"
        reading = 'from datasets import load_dataset\n\ndata = load_dataset("{out}")'
        if self._full:
            reading = 'import json\n\ndata = [json.loads(line) for line in open("{out}/train.jsonl", encoding="utf-8")]'
        return Layout(
            None if self._full else {split: f"{split}.jsonl" for split in self._files},
            f"`SPLIT.jsonl` has {what}, texts as they are; `picture` paths are relative to the run folder.",
            reading,
        )

    def close(self) -> None:
        for file in self._files.values():
            file.close()


def _shorten_specs(value: object) -> None:
    """Cuts local paths out of the specs of all who made something, wherever in a record they stand."""
    if isinstance(value, dict):
        if {"name", "version"} <= value.keys() and isinstance(spec := value.get("spec"), str):
            value["spec"] = spec_without_path(spec)
        for inner in value.values():
            _shorten_specs(inner)
    elif isinstance(value, list):
        for inner in value:
            _shorten_specs(inner)
