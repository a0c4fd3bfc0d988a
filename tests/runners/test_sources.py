"""Story files of others: every kind is understood, and whatever stands in them, each line gives one task."""

import json
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.runners.sources import invented, look_into, told

HERE = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SETTINGS = Settings()
STORY = "A girl stands at the bus stop in the rain."


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{x if isinstance(x, str) else json.dumps(x)}\n" for x in lines), encoding="utf-8")
    return path


def test_items_follow_from_the_seed_and_their_number_alone() -> None:
    few, many = list(invented(3, SETTINGS)), list(islice(invented(1000, SETTINGS), 3))
    assert few == many
    assert len({t.brief.seed for t in invented(100, SETTINGS)}) == 100
    assert few[0].brief.seed != next(invented(1, Settings(seed=1))).brief.seed


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ({"id": "a", "story": STORY}, "a"),
        ({"img_id": 7, "story": STORY}, "7"),
        ({"story": STORY}, "line-1"),
        ({"model_output": STORY, "img_file_name": "pics/cat_3.png"}, "cat_3"),
        ({"model_output": STORY, "img_id": "x"}, "x"),
        ({"model_output": STORY, "id": "y", "img_file_name": "b.png"}, "y"),
    ],
)
def test_kinds_of_json_lines(tmp_path: Path, line: dict[str, object], id: str) -> None:
    [task] = told(write(tmp_path / "s.jsonl", line, ""), SETTINGS)
    assert task.error is None and task.brief.story == STORY and task.brief.id == id


def test_csv_with_quotes_line_breaks_and_a_mark_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "pool.csv"
    path.write_bytes('\ufeffimg_id,story,more\n1,"A boy says ""no"".\nHe waits.",x\n,Second,\n3,,\n'.encode())
    tasks = list(told(path, SETTINGS))
    assert [t.brief.story for t in tasks] == ['A boy says "no".\nHe waits.', "Second", None]
    assert [t.brief.id for t in tasks] == ["1", "row-2", "3"]
    assert tasks[2].error is not None and "empty" in tasks[2].error.message
    assert look_into(path).items == 3


def test_stories_in_parquet_beside_columns_that_are_not_read(tmp_path: Path) -> None:
    rows = {"img_id": ["a", None], "story": [STORY, ""], "image": [b"\x89PNG", b""]}
    pq.write_table(pa.table(rows), tmp_path / "s.parquet")
    first, second = told(tmp_path / "s.parquet", SETTINGS)
    assert (first.brief.id, first.brief.story, first.error) == ("a", STORY, None)
    assert second.brief.id == "row-2" and second.error is not None and "s.parquet, row 2" in second.error.message
    assert look_into(tmp_path / "s.parquet").items == 2
    pq.write_table(pa.table({"img_id": ["a"], "text": [STORY]}), tmp_path / "t.parquet")
    with pytest.raises(InputError, match="lacks column 'story'"):
        look_into(tmp_path / "t.parquet")


def test_a_story_that_lost_its_quotes_is_not_cut_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "pool.csv"
    path.write_text("img_id,story\n1,A girl waits, in the rain.\n2,A boy runs.\n")
    first, second = told(path, SETTINGS)
    assert first.error is not None and "3 cells under 2 columns" in first.error.message
    assert second.brief.story == "A boy runs."


def test_the_seed_of_a_story_follows_its_id_not_its_place(tmp_path: Path) -> None:
    one = {t.brief.id: t.brief.seed for t in told(write(tmp_path / "1.jsonl", {"id": "a", "story": STORY}), SETTINGS)}
    lines = [{"id": i, "story": STORY} for i in ("b", "a")]
    two = {t.brief.id: t.brief.seed for t in told(write(tmp_path / "2.jsonl", *lines), SETTINGS)}
    assert one["a"] == two["a"] != two["b"]


def test_a_file_of_one_endless_line_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    with open(path, "wb") as file:
        file.truncate(100 * 2**20)
        file.seek(0, 2)
        file.write(b"\n" + json.dumps({"id": "a", "story": STORY}).encode() + b"\n")
    tasks = list(told(path, SETTINGS))
    assert [t.error is None for t in tasks] == [False, True] and "longer than" in tasks[0].error.message


values = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
keys = ("id", "img_id", "story", "ledger", "draft", "model_output", "img_file_name", "schema_version", "x")
lines = st.dictionaries(
    st.sampled_from(keys),
    values | st.lists(values, max_size=2) | st.dictionaries(st.text(max_size=5), values, max_size=2),
)


@HERE
@given(st.lists(lines, max_size=5))
def test_any_json_line_gives_one_task_with_an_id_of_its_own(tmp_path: Path, rows: list[dict[str, object]]) -> None:
    tasks = list(told(write(tmp_path / "s.jsonl", *rows), SETTINGS))
    assert len(tasks) == len(rows)
    assert len({t.brief.id.casefold() for t in tasks}) == len(rows)
    assert all((t.error is None) == (t.brief.story is not None) for t in tasks)


@HERE
@given(st.binary(max_size=300), st.sampled_from(["s.jsonl", "s.csv"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    try:
        tasks = list(told(tmp_path / name, SETTINGS))
        assert look_into(tmp_path / name).items >= len(tasks) - 1
    except InputError as error:
        assert "column" in str(error)
