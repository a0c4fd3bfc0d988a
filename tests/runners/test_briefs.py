"""Lists of briefs: a closed set of keys, each bad row its own failure, and never more in memory than needed."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from calling import Said, records, wait_for_items
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.settings import Settings
from storytelling_painter.runners.briefs import KEYS, briefed, look_into_briefs
from storytelling_painter.runners.sources import Task

SETTINGS = Settings(seed=3)
STORY = "A girl stands at the bus stop in the rain."
ROWS: list[dict[str, object]] = [
    {"id": "a", "premise": "cookie jar", "setting": "kitchen", "seed": 5, "mode": "naive"},
    {"id": "b", "story": STORY},
    {"id": "c"},
]


def as_lines(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def as_csv(path: Path, rows: list[dict[str, object]]) -> Path:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, KEYS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def as_parquet(path: Path, rows: list[dict[str, object]]) -> Path:
    columns = {key: [row.get(key) for row in rows] for key in KEYS}
    pq.write_table(pa.table(columns), path, row_group_size=2)
    return path


WRITERS = {"b.jsonl": as_lines, "b.csv": as_csv, "b.parquet": as_parquet}


def briefs_of(path: Path) -> list[Task]:
    return list(briefed(str(path), SETTINGS))


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_briefs_give_the_same_items_in_every_kind_of_file(tmp_path: Path, name: str) -> None:
    path = WRITERS[name](tmp_path / name, ROWS)
    tasks = briefs_of(path)
    assert tasks == briefs_of(as_lines(tmp_path / "same.jsonl", ROWS))
    first, second, third = (t.brief for t in tasks)
    assert (first.id, first.seed, first.mode, first.setting) == ("a", 5, "naive", "kitchen")
    assert first.premise == "cookie jar" and first.story is None
    assert second.story == STORY and second.mode == SETTINGS.mode
    assert third.premise is None and third.seed != second.seed
    facts = look_into_briefs(str(path))
    assert facts.items == 3 and facts.order == f"sha256:{facts.sha256}"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"premis": "x"}, "did you mean 'premise'?"),
        ({"colour": "red"}, "id, premise, setting, story, seed, mode"),
        ({"setting": "Kitchn"}, "did you mean 'kitchen'?"),
        ({"setting": "moon"}, "known: kitchen"),
        ({"mode": "guided"}, "did you mean 'cor_guided'?"),
        ({"mode": 7}, "known: naive"),
        ({"seed": -1}, "whole number"),
        ({"seed": 2**63}, "whole number"),
        ({"seed": True}, "whole number"),
        ({"seed": 1.5}, "whole number"),
        ({"seed": "²"}, "whole number"),
        ({"id": ["a"]}, "`id` is no text"),
        ({"id": True}, "`id` is no text"),
        ({"premise": "x" * 2001}, "shorten"),
        ({"premise": 3}, "no text but a int"),
        ({"story": STORY, "premise": "x"}, "exclude each other"),
        ({"story": STORY, "setting": "park"}, "exclude each other"),
        ({"story": " \n"}, "empty"),
        ({"story": "a\x00b"}, "U+0000"),
        ([1], "no JSON object"),
    ],
)
def test_a_bad_brief_fails_its_own_item_and_names_its_line(tmp_path: Path, row: dict[str, object], told: str) -> None:
    tasks = briefs_of(as_lines(tmp_path / "b.jsonl", [{"id": "ok"}, row, {"id": "also"}]))
    assert [t.error is None for t in tasks] == [True, False, True]
    assert tasks[1].error is not None
    assert "b.jsonl, line 2: " in tasks[1].error.message and told in tasks[1].error.message


def test_the_call_gives_what_a_brief_leaves_open(tmp_path: Path) -> None:
    path = as_lines(tmp_path / "b.jsonl", ROWS)
    first, second, third = (t.brief for t in briefed(str(path), SETTINGS, premise="a storm", setting="park"))
    assert first.premise != "a storm" and first.setting == "kitchen"
    assert second.premise is None and second.setting is None, "a finished story is read as it is"
    assert third.premise == "a storm" and third.setting == "park"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("b.csv", "id,premis\n1,x\n", "did you mean 'premise'?"),
        ("b.csv", "id,id\n1,2\n", "twice"),
        ("b.csv", "", "no columns"),
        ("b.csv", "id,premise\n", "holds no brief"),
        ("b.jsonl", "\n\n", "holds no brief"),
        ("b.parquet", "PAR1 this is none", "no Parquet file"),
        ("gone.jsonl", None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_before_anything_is_made(
    cli: Callable[..., Said], tmp_path: Path, name: str, text: str | None, told: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    said = cli("generate", "--briefs", name, "--out", "run")
    assert said.code == 2 and told in said.err and not (tmp_path / "run").exists()


def test_columns_that_no_brief_has_are_refused_in_parquet_too(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["a"], "Setting ": ["park"]}), tmp_path / "b.parquet")
    with pytest.raises(InputError, match="did you mean 'setting'"):
        look_into_briefs(str(tmp_path / "b.parquet"))


def test_a_parquet_file_that_breaks_off_is_told(tmp_path: Path) -> None:
    path = as_parquet(tmp_path / "b.parquet", [{"id": f"i{n}", "premise": "x" * 300 + str(n)} for n in range(400)])
    data = bytearray(path.read_bytes())
    data[40:4000] = b"\xff" * 3960
    path.write_bytes(data)
    with pytest.raises(InputError, match="damaged after row"):
        briefs_of(path)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8), st.floats(0, 1.5))
def test_any_damage_to_a_parquet_file_is_read_or_refused(
    tmp_path: Path, changes: list[tuple[int, int]], kept: float
) -> None:
    data = bytearray(as_parquet(tmp_path / "b.parquet", ROWS).read_bytes())
    for at, value in changes:
        data[at % len(data)] = value
    (tmp_path / "b.parquet").write_bytes(data[: int(len(data) * kept) + 1])
    try:
        look_into_briefs(str(tmp_path / "b.parquet"))
        briefs_of(tmp_path / "b.parquet")
    except InputError as error:
        assert "b.parquet" in str(error)


def test_the_stories_of_a_pool_are_briefs_too() -> None:
    tasks = list(briefed("pool:original", SETTINGS))
    assert len(tasks) == look_into_briefs("pool:original").items and all(t.brief.story for t in tasks)


values = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
rows = st.dictionaries(st.sampled_from((*KEYS, "x")), values | st.lists(values, max_size=2), max_size=4)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(rows, max_size=6))
@example([{"id": id} for id in ("_", "_a", "-", ".", "con", "_" * 90)])
def test_any_rows_give_one_item_each_with_an_id_of_its_own(tmp_path: Path, rows: list[dict[str, object]]) -> None:
    tasks = briefs_of(as_lines(tmp_path / "b.jsonl", rows))
    assert len(tasks) == len({t.brief.id.casefold() for t in tasks}) == len(rows)
    assert [t.brief.index for t in tasks] == list(range(len(rows)))


MEMORY = """
import asyncio, resource, sys
from storytelling_painter.domain.settings import Settings
from storytelling_painter.runners.ahead import read_ahead
from storytelling_painter.runners.briefs import briefed
async def count():
    n = 0
    async for task in read_ahead(briefed(sys.argv[1], Settings())):
        assert task.error is None, task.error
        n += 1
        if n == 1000:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(n, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
asyncio.run(count())
"""


@pytest.mark.parametrize(
    "name", ["-", *(pytest.param(n, marks=pytest.mark.long) for n in ("b.jsonl", "b.csv", "b.parquet"))]
)
def test_a_hundred_thousand_briefs_are_never_in_memory_together(tmp_path: Path, name: str) -> None:
    """The briefs are 60 MB of text; between item 1,000 and the last one the peak grows by the ids and little else."""
    path, number, premise = tmp_path / name.replace("-", "piped.jsonl"), 100_000, "a birthday that goes wrong " * 22
    if name == "b.parquet":
        table = pa.table({"id": [f"i{n}" for n in range(number)], "premise": [f"{premise}{n}" for n in range(number)]})
        pq.write_table(table, path, row_group_size=10_000)
        del table
    else:
        line = "i{n},{premise}{n}\n" if name == "b.csv" else '{{"id": "i{n}", "premise": "{premise}{n}"}}\n'
        with open(path, "w") as file:
            file.write("id,premise\n" if name == "b.csv" else "")
            file.writelines(line.format(n=n, premise=premise) for n in range(number))
    with open(path if name == "-" else os.devnull, "rb") as stdin:
        done = subprocess.run(
            [sys.executable, "-c", MEMORY, "-" if name == "-" else path],
            stdin=stdin, capture_output=True, text=True, timeout=110,
        )
    assert done.returncode == 0, done.stderr
    counted, early, late = map(int, done.stdout.split())
    assert counted == number and late - early < 40 * 1024, f"{(late - early) / 1024:.0f} MB more"


@pytest.mark.parametrize("kind", ["file", "pool", "stream"])
def test_a_run_of_briefs_is_gone_on_with_from_its_folder(
    kind: str, cli: Callable[..., Said], tmp_path: Path
) -> None:
    lines = "".join(json.dumps({"id": name, "premise": "a lost key"}) + "\n" for name in ("a", "b", "c"))
    (tmp_path / "b.jsonl").write_text(lines + "no json\n")
    source = {"file": "b.jsonl", "pool": "pool:original", "stream": "-"}[kind]
    call = ("generate", "--briefs", source, "--seed", 3, "--limit", 4, "--concurrency", 1, "--out")
    whole = cli(*call, "whole", stdin=lines + "no json\n")
    assert whole.code in (0, 1), whole.err
    shutil.copytree(tmp_path / "whole", tmp_path / "run")
    (tmp_path / "b.jsonl").unlink()
    made = (tmp_path / "run" / "items.jsonl").read_text().splitlines(keepends=True)
    (tmp_path / "run" / "items.jsonl").write_text("".join(made[:2]) + made[2][:50])
    gone_on = cli("resume", "run", "--limit", 2)
    assert gone_on.code == whole.code, gone_on.err
    items = [records(tmp_path / name) for name in ("run", "whole")]
    assert items[0] == items[1] and len(items[0]) == 4
    if kind != "pool":
        assert cli("retry", "run").code == 1 and len(records(tmp_path / "run")) == 4


def test_a_stream_that_a_folder_does_not_keep_is_asked_for(cli: Callable[..., Said], tmp_path: Path) -> None:
    line = json.dumps({"id": "a"}) + "\n"
    assert cli("generate", "--briefs", "-", "--out", "run", stdin=line).code == 0
    (tmp_path / "run" / "private" / "stream.jsonl").unlink()
    said = cli("resume", "run")
    assert said.code == 2 and "give the same stream" in said.err


def test_a_run_of_briefs_goes_on_and_refuses_another_file(cli: Callable[..., Said], tmp_path: Path) -> None:
    as_csv(tmp_path / "b.csv", [*ROWS, {"id": "d", "setting": "kitchn"}])
    first = cli("generate", "--briefs", "b.csv", "--out", "run", "--limit", 2)
    assert first.code == 0 and "2 left" in first.err
    assert cli("generate", "--briefs", "b.csv", "--out", "run").code == 1
    made = records(tmp_path / "run")
    assert sorted(made) == ["a", "b", "c", "d"] and made["a"]["brief"]["seed"] == 5
    assert "line 5: unknown setting 'kitchn'; did you mean 'kitchen'?" in made["d"]["error"]["message"]
    as_csv(tmp_path / "b.csv", ROWS)
    said = cli("generate", "--briefs", "b.csv", "--out", "run")
    assert said.code == 2 and "`briefs`" in said.err
    assert cli("generate", "--briefs", "b.csv", "-n", 3, "--out", "other").code == 2


def fill(pipe: int, line: bytes) -> int:
    """Writes lines until the pipe is full, and returns how many went in."""
    lines = 0
    try:
        while True:
            lines += os.write(pipe, line) == len(line)
    except BlockingIOError:
        return lines


def test_a_stream_is_read_no_faster_than_items_are_made_and_can_be_stopped(
    start: Callable[..., "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    line = b'{"premise": "cookie jar"' + b" " * 4070 + b"}\n"
    written = fill(writing, line)
    process = start("generate", "--briefs", "-", "--out", "run", "--workers", 0, "--concurrency", 1, stdin=reading)
    os.close(reading)
    wait_for_items(tmp_path / "run", 2, process, seconds=80)
    written += fill(writing, line)
    made = len(wait_for_items(tmp_path / "run", 2, process))
    assert written <= made + 1 + 8 + 1 + 16 + 4, "one in flight, eight ahead, one being read, pipe and its reader"
    process.terminate()
    assert process.wait(30) == 130, "a thread that waits for the pipe keeps nobody"
    os.close(writing)


def test_a_stream_goes_on_by_id_and_another_one_is_refused(cli: Callable[..., Said], tmp_path: Path) -> None:
    same = as_lines(tmp_path / "b.jsonl", ROWS).read_text()
    other = as_lines(tmp_path / "other.jsonl", [{"id": "a", "premise": "a lost dog"}, *ROWS[1:]]).read_text()
    call = ("generate", "--briefs", "-", "--out", "run")
    assert cli(*call, "--limit", 2, stdin=same).code == 0
    before = records(tmp_path / "run")
    said = cli(*call, stdin=other)
    assert said.code == 2 and "item 'a', number 1 of the stream, was made from another brief" in said.err
    assert cli(*call, stdin=same).code == 0
    after = records(tmp_path / "run")
    assert sorted(before) == ["a", "b"] and sorted(after) == ["a", "b", "c"]
    assert {id: after[id] for id in before} == before
    assert json.loads((tmp_path / "run" / "run.json").read_text())["order"]["briefs"] == "stream"
    assert "used up" in cli(*call, "--dry-run", stdin=same).err
    assert "`briefs`" in cli(*call[:2], "b.jsonl", *call[3:]).err


def test_stories_told_and_painted_through_a_pipe(cli: Callable[..., Said], tmp_path: Path) -> None:
    told = cli("stories", "-n", 2).out
    (tmp_path / "told.jsonl").write_text(told)
    assert cli("paint", "--stories", "-", "--out", "piped", stdin=told).code == 0
    assert cli("paint", "--stories", "told.jsonl", "--out", "named").code == 0
    piped, named = records(tmp_path / "piped"), records(tmp_path / "named")
    for each in (*piped.values(), *named.values()):
        del each["scores"]["novelty"]
    assert piped == named and len(piped) == 2
