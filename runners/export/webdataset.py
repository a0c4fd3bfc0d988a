"""WebDataset: tar files with `KEY.png` and `KEY.json` for each item, the same bytes for the same run every time."""

import io
import tarfile
from pathlib import Path
from typing import Final

import orjson

from storytelling_painter.runners.export.chosen import Picked
from storytelling_painter.runners.export.manner import Layout, Manner
from storytelling_painter.runners.export.rows import SUFFIXES, file_stem, slim_row

_BLOCK: Final = 512


class WebDataset:
    """Writes `SPLIT-000000.tar`. Members carry no time, owner or group."""

    def __init__(self, folder: Path, manner: Manner) -> None:
        self._folder, self._limit = folder, manner.shard_bytes
        self._open: dict[str, tarfile.TarFile] = {}
        self._numbers: dict[str, int] = {}
        self._sizes: dict[str, int] = {}

    def add(self, picked: Picked) -> None:
        key, suffix = file_stem(picked.record.id), SUFFIXES[picked.attempt.painting.picture.media_type]
        text = orjson.dumps(slim_row(picked), option=orjson.OPT_SORT_KEYS)
        members = ((f"{key}.{suffix}", picked.data), (f"{key}.json", text))
        size = sum(_BLOCK + -(-len(data) // _BLOCK) * _BLOCK for _, data in members)
        tar = self._shard(picked.split, size)
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(data), 0o644
            tar.addfile(info, io.BytesIO(data))

    def _shard(self, split: str, size: int) -> tarfile.TarFile:
        filled = self._sizes.get(split, 0)
        if split not in self._open or filled and filled + size > self._limit:
            if split in self._open:
                self._open.pop(split).close()
            number = self._numbers.get(split, 0)
            path = self._folder / f"{split}-{number:06d}.tar"
            self._open[split] = tarfile.open(path, "x", format=tarfile.PAX_FORMAT)
            self._numbers[split], filled = number + 1, 0
        self._sizes[split] = filled + size
        return self._open[split]

    def finish(self) -> Layout:
        self.close()
        return Layout(
            {split: f"{split}-*.tar" for split in self._numbers},
            "`SPLIT-NNNNNN.tar` hold `KEY.png` (or `.jpg`, `.webp`, as the painter sent it) and `KEY.json` for each "
            "item. The key is the id, with its dots replaced, as the format ends a key at the first dot.",
            'from datasets import load_dataset\n\ndata = load_dataset("{out}")',
        )

    def close(self) -> None:
        for tar in self._open.values():
            tar.close()
        self._open = {}
