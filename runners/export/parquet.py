"""Parquet with the pictures' bytes inside, written row group by row group, with the feature types for `datasets`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from storytelling_painter.domain.errors import ExportError
from storytelling_painter.runners.export.chosen import Picked
from storytelling_painter.runners.export.manner import Layout, Manner
from storytelling_painter.runners.export.rows import MEASURES, ROLES, picture_name, slim_row

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

_GROUP_ROWS: Final = 100
_GROUP_BYTES: Final = 16 * 2**20
_TYPES: Final[dict[str, Any]] = {
    "id": "string",
    **dict.fromkeys(("title", "story"), "string"),
    "accepted": "bool",
    **dict.fromkeys(("stop", "mode", "setting", "premise"), "string"),
    "key_points": [
        {
            **dict.fromkeys(("id", "dimension", "importance"), "string"),
            "clues": ["string"],
            **dict.fromkeys(("conclusion", "verdict"), "string"),
        }
    ],
    **dict.fromkeys(MEASURES, "float64"),
    "attempts": "int32",
    **dict.fromkeys(("not_drawn", "prompt", *ROLES, "seed", "source_type"), "string"),
    **dict.fromkeys(("width", "height"), "int32"),
    "sha256": "string",
    "schema_version": "int32",
}
"""Types of the columns besides `image`: a name, a list of one type, or a struct."""


class Parquet:
    """Writes `data/SPLIT-00000-of-00001.parquet`.

    Raises:
        ExportError: pyarrow is not installed.
    """

    def __init__(self, folder: Path, manner: Manner) -> None:
        try:
            import pyarrow.parquet  # noqa: F401 - said now, before pictures are read
        except ImportError:
            raise ExportError("Parquet needs pyarrow; `pip install 'storytelling-painter[data]'`") from None
        self._folder, self._limit = folder / "data", manner.shard_bytes
        self._folder.mkdir()
        self._splits: dict[str, _Shards] = {}

    def add(self, picked: Picked) -> None:
        if picked.split not in self._splits:
            self._splits[picked.split] = _Shards(self._folder, picked.split, self._limit)
        image = {"bytes": picked.data, "path": picture_name(picked)}
        self._splits[picked.split].add({"image": image, **slim_row(picked)}, len(picked.data))

    def finish(self) -> Layout:
        for shards in self._splits.values():
            shards.finish()
        return Layout(
            {split: f"data/{split}-*.parquet" for split in self._splits},
            "`data/SPLIT-NNNNN-of-NNNNN.parquet` have the bytes of each picture in the column `image`, a struct of "
            "`bytes` and `path` (the file name). Texts are raw.",
            'from datasets import load_dataset\n\ndata = load_dataset("{out}")',
        )

    def close(self) -> None:
        for shards in self._splits.values():
            shards.close()


class _Shards:
    """The files of one split. A file is begun anew when it is full; rows wait for their row group in memory."""

    def __init__(self, folder: Path, split: str, limit: int) -> None:
        self._folder, self._split, self._limit = folder, split, limit
        self._schema = _schema()
        self._rows: list[dict[str, object]] = []
        self._waiting = 0
        self._files: list[Path] = []
        self._written = 0
        self._writer: ParquetWriter | None = None

    def add(self, row: dict[str, object], size: int) -> None:
        self._rows.append(row)
        self._waiting += size
        if len(self._rows) == _GROUP_ROWS or self._waiting >= min(_GROUP_BYTES, self._limit):
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter

        if not self._rows:
            return
        if self._writer is None:
            self._files.append(self._folder / f"{self._split}-{len(self._files):05d}.part")
            self._writer = ParquetWriter(self._files[-1], self._schema, compression={"image.bytes": "none"})
        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._written += self._waiting
        self._rows, self._waiting = [], 0
        if self._written >= self._limit:
            self.close()

    def finish(self) -> None:
        self._flush()
        self.close()
        for number, path in enumerate(self._files):
            path.rename(path.with_name(f"{self._split}-{number:05d}-of-{len(self._files):05d}.parquet"))

    def close(self) -> None:
        writer, self._writer, self._written = self._writer, None, 0
        if writer is not None:
            writer.close()


def _schema() -> "pa.Schema":
    import pyarrow as pa

    image = pa.struct({"bytes": pa.binary(), "path": pa.string()})
    fields = {"image": image, **{name: _arrow(kind) for name, kind in _TYPES.items()}}
    features = {"image": {"_type": "Image"}, **{name: _feature(kind) for name, kind in _TYPES.items()}}
    return pa.schema(fields).with_metadata({"huggingface": json.dumps({"info": {"features": features}})})


def _arrow(kind: Any) -> "pa.DataType":
    import pyarrow as pa

    if isinstance(kind, list):
        return pa.list_(_arrow(kind[0]))
    if isinstance(kind, dict):
        return pa.struct({name: _arrow(inner) for name, inner in kind.items()})
    return pa.type_for_alias(kind)


def _feature(kind: Any) -> Any:
    """Returns the same type as `datasets` names it; a list in brackets is read by its old and its new releases."""
    if isinstance(kind, list):
        return [_feature(kind[0])]
    if isinstance(kind, dict):
        return {name: _feature(inner) for name, inner in kind.items()}
    return {"dtype": kind, "_type": "Value"}
