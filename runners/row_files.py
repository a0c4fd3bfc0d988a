"""Rows of reports as files: JSON lines and Parquet, one number or one picture a row, ready to be stacked."""

import io
from collections.abc import Iterable, Mapping, Sequence
from types import NoneType
from typing import Any, Final, Literal, get_args

import orjson

from storytelling_painter.domain.base import Frozen
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
    kinds: dict[str, type] = {key: str for key in _TEXTS} | {key: float for key in _NUMBERS} | {"n": int}
    return _file(plain, kinds, form)


def table_file(rows: Sequence[Frozen], of: type[Frozen], form: RowFormat) -> bytes:
    """Returns flat values as a file.

    Args:
        rows: The values.
        of: Their class; each field is a text, a number or a truth, or none of it.
        form: `jsonl` or `parquet`; none is null in both.
    """
    kinds = {name: _kind(field.annotation) for name, field in of.model_fields.items()}
    return _file([row.model_dump() for row in rows], kinds, form)


def _kind(annotation: Any) -> type:
    found = [each for each in get_args(annotation) or (annotation,) if each is not NoneType]
    return next(kind for kind in (bool, int, float, str) if found[0] is kind or kind in get_args(found[0]))


def _file(plain: Sequence[Mapping[str, object]], kinds: Mapping[str, type], form: RowFormat) -> bytes:
    if form == "jsonl":
        return b"".join(orjson.dumps(row) + b"\n" for row in plain)
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {str: pa.string(), float: pa.float64(), int: pa.int64(), bool: pa.bool_()}
    out = io.BytesIO()
    schema = pa.schema([(name, types[kind]) for name, kind in kinds.items()])
    pq.write_table(pa.Table.from_pylist(list(plain), schema=schema), out)
    return out.getvalue()
