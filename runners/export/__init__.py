"""Exports of a run: data sets that other tools load, each with its card. Formats are modules of this room."""

from typing import Final, Literal, get_args

Format = Literal["imagefolder", "parquet", "webdataset", "cogbench", "csv", "jsonl", "sheet"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
