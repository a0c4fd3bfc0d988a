"""Rows of reports as files: JSON lines and Parquet, one number a row with its maker, ready to be stacked."""

import io
from collections.abc import Iterable
from typing import Final, Literal

import orjson

from storytelling_painter.domain.errors import SpecError
from storytelling_painter.evaluators.measures import Row

RowFormat = Literal["jsonl", "parquet"]
_TEXTS: Final = ("source_name", "group", "measure", "evaluator", "source", "reason")
_NUMBERS: Final = ("value", "low", "high")


def check_format(form: RowFormat) -> None:
    """Refuses a format whose library is missing, before anything is measured.

    Raises:
        SpecError: pyarrow is not installed.
    """
    if form == "parquet":
        try:
            import pyarrow.parquet  # noqa: F401 - said now, before anything is read
        except ImportError:
            raise SpecError("Parquet needs pyarrow; `pip install 'storytelling-painter[data]'`") from None


def rows_file(rows: Iterable[Row], name: str, form: RowFormat) -> bytes:
    """Returns the rows of a report as a file.

    Args:
        rows: The rows.
        name: What was evaluated; stands in every row as `source_name`.
        form: `jsonl` or `parquet`; a value of none is null in both, never zero.
    """
    plain = [{"source_name": name, **row.model_dump()} for row in rows]
    if form == "jsonl":
        return b"".join(orjson.dumps(row) + b"\n" for row in plain)
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema(
        [(key, pa.string()) for key in _TEXTS] + [(key, pa.float64()) for key in _NUMBERS] + [("n", pa.int64())]
    )
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(plain, schema=schema), out)
    return out.getvalue()
