"""Bad input of every kind: a message that says what to do, the right exit code, and nothing finished is lost."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Said, records

from storytelling_painter.domain.ids import item_id
from storytelling_painter.runners.lock import FolderLock

Cli = Callable[..., Said]
Start = Callable[..., "subprocess.Popen[str]"]


def refused(said: Said, *words: str) -> None:
    assert said.code == 2, said
    assert said.out == ""
    assert "Traceback" not in said.err
    for word in words:
        assert word in said.err, said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--set", "story_loop.max_round=2"], "did you mean `story_loop.max_rounds`"),
        (["--set", "nonsense=2"], "unknown setting `nonsense`"),
        (["--set", "size"], "KEY=VALUE"),
        (["--set", "size=2", "--size", "256"], "given twice"),
        (["--size", "5"], "size"),
        (["--set", "openai_api_key=sk-0123456789abcdefgh"], "environment"),
        (["--settings", "nowhere.toml"], "nowhere.toml"),
        (["--mode", "loud"], "cor_guided"),
        (["--setting", "moon"], "kitchen"),
        (["-n", "0"], "greater than or equal to 1"),
        (["--crew", "nobody:at-all"], "`embedded`"),
        (["--painter", "nobody"], "`embedded`"),
        (["--pool", "nowhere.csv"], "nowhere.csv"),
        (["--premise", ""], "premise"),
        (["--premise", "a\x1bb"], "U+001B"),
        (["--premise", "x" * 2001], "2000"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_bad_options(cli: Cli, words: list[str], told: str, tmp_path: Path) -> None:
    said = cli("generate", "-n", 1, *words)
    refused(said, told)
    assert "sk-0123" not in said.err
    assert not (tmp_path / "run" / "items.jsonl").exists()


def test_a_secret_in_the_settings_file_is_refused_and_not_repeated(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "storytelling-painter.toml").write_text('api_key = "sk-0123456789abcdefgh"\n')
    said = cli("generate", "-n", 1)
    refused(said, "api_key")
    assert "sk-0123" not in said.err and not (tmp_path / "run").exists()


def test_a_pool_without_the_column(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "pool.csv").write_text("id,text\n1,hello\n")
    refused(cli("generate", "-n", 1, "--pool", "pool.csv"), "img_id")
    refused(cli("paint", "--stories", "pool.csv"), "img_id", "Rename")


def test_a_pool_with_an_empty_story(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "pool.csv").write_text('img_id,story\n1," "\n')
    refused(cli("generate", "-n", 1, "--pool", "pool.csv"), "line 2", "empty")


def test_a_missing_or_empty_story_file(cli: Cli, tmp_path: Path) -> None:
    refused(cli("paint", "--stories", "nowhere.jsonl"), "nowhere.jsonl", "CSV, JSONL or Parquet")
    refused(cli("paint", "--stories", "."), "cannot be read")
    (tmp_path / "none.jsonl").write_text("\n\n")
    refused(cli("paint", "--stories", "none.jsonl"), "holds no story")
    assert not (tmp_path / "run").exists()


def test_bad_lines_fail_their_own_items_only(cli: Cli, tmp_path: Path) -> None:
    good = cli("stories", "-n", 2).out.splitlines()
    bad = {
        "empty": json.dumps({"id": "empty", "story": "  "}),
        "huge": json.dumps({"id": "huge", "story": "word " * 210_000}),
        "escape": json.dumps({"id": "escape", "story": "A boy \x1b[2J waves."}),
        "null": json.dumps({"id": "null", "story": "A boy\x00 waves."}),
        "number": json.dumps({"id": "number", "story": 7}),
        "line-7": '{"id": "broken", "story": "A b',
        "line-8": "[1, 2]",
        "nothing": json.dumps({"id": "nothing", "text": "A boy waves."}),
        "version": json.dumps({"id": "version", "schema_version": 99, "story": "A boy waves."}),
    }
    (tmp_path / "s.jsonl").write_text("\n".join([good[0], *bad.values(), good[1]]) + "\n")
    said = cli("paint", "--stories", "s.jsonl", "--out", "run", "--json")
    assert said.code == 1 and "\x1b" not in said.out + said.err and "\x00" not in said.out + said.err
    made = records(tmp_path / "run")
    assert {id for id, r in made.items() if r["best"] is not None} == {"item-00001", "item-00002"}
    assert {id for id, r in made.items() if r["error"]} == set(bad)
    messages = {id: r["error"]["message"] for id, r in made.items() if r["error"]}
    assert "is empty; give it words" in messages["empty"]
    assert "shorten it" in messages["huge"] and len(messages["huge"]) < 300
    assert "U+001B" in messages["escape"] and "U+0000" in messages["null"]
    assert messages["line-7"].startswith("s.jsonl, line 7: no JSON")
    assert "schema version 99" in messages["version"] and "`story`" in messages["nothing"]
    again = cli("paint", "--stories", "s.jsonl", "--out", "run", "--json")
    assert again.code == 1 and again.lines[-1]["made"] == 0 and again.lines[-1]["failed"] == len(bad)
    retried = cli("paint", "--stories", "s.jsonl", "--out", "run", "--json", "--retry-failed")
    assert retried.lines[-1]["made"] == len(bad) and records(tmp_path / "run").keys() == made.keys()


HOSTILE_IDS = [
    *("../../x", "CON", "nul.png", "..", "C:\\x", "/etc/passwd"),
    *("a\x00b", "A", "a", "\u00e9", "%2e%2e%2f", "x" * 300),
]


def test_hostile_ids_become_harmless_names(cli: Cli, tmp_path: Path) -> None:
    draft = json.loads(cli("stories", "-n", 1).out)
    home = tmp_path / "deep" / "inside"
    home.mkdir(parents=True)
    lines = [json.dumps({"id": id, "story": draft["story"], "ledger": draft["ledger"]}) for id in HOSTILE_IDS]
    (tmp_path / "s.jsonl").write_text("\n".join(lines) + "\n")
    assert cli("paint", "--stories", "s.jsonl", "--out", home / "run").code == 0
    made = records(home / "run")
    assert set(made) == {item_id(id) for id in HOSTILE_IDS} and len({id.casefold() for id in made}) == len(HOSTILE_IDS)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["deep", "s.jsonl"]
    assert [p.name for p in home.iterdir()] == ["run"]


def test_the_same_id_twice_fails_the_second(cli: Cli, tmp_path: Path) -> None:
    line = cli("stories", "-n", 1).out
    (tmp_path / "s.jsonl").write_text(line * 2)
    said = cli("paint", "--stories", "s.jsonl", "--out", "run", "--json")
    assert said.code == 1 and said.lines[-1]["done"] == 2 and said.lines[-1]["failed"] == 1
    assert "stands twice" in said.err


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"hello", "PNG"), (b"", "PNG"), (b"\x89PNG\r\n\x1a\n" + b"\xff" * 50, ""), (b"GIF89a\x01\x00\x01\x00", "PNG")],
)
def test_a_picture_that_is_none(cli: Cli, tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "x.png").write_bytes(content)
    refused(cli("show", "x.png"), told)
    refused(cli("show", "nowhere.png"), "nowhere.png")
    refused(cli("show", "."), "PNG")


def test_a_picture_changed_afterwards_is_told(cli: Cli, tmp_path: Path) -> None:
    from storytelling_painter.tools.chunks import Chunk, read_chunks, write_chunks

    line = cli("generate", "-n", 1, "--json").lines[0]
    data = (tmp_path / "run" / line["picture"]).read_bytes()
    chunks = [Chunk(b"tRNS", b"\x00" * 6) if c.kind == b"tRNS" else c for c in read_chunks(data)]
    position = next(i for i, c in enumerate(chunks) if c.kind == b"IDAT")
    (tmp_path / "x.png").write_bytes(write_chunks([*chunks[:position], Chunk(b"IDAT", b""), *chunks[position:]]))
    assert "as they were painted" in cli("show", "x.png").out
    changed = Chunk(b"IDAT", chunks[position].data[:-1] + b"\x00")
    (tmp_path / "x.png").write_bytes(write_chunks([*chunks[:position], changed, *chunks[position + 1 :]]))
    said = cli("show", "x.png")
    assert "changed since" in said.out and "warning" in said.err


def test_an_output_folder_that_is_a_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "run").write_text("mine")
    refused(cli("generate", "-n", 1), "--out")
    assert (tmp_path / "run").read_text() == "mine"
    refused(cli("status", "run"), "run.json")


def test_a_folder_that_holds_other_things(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "thesis.txt").write_text("mine")
    refused(cli("generate", "-n", 1), "thesis.txt", "empty folder")
    assert os.listdir(tmp_path / "run") == ["thesis.txt"]


def test_a_folder_in_use_names_its_user(cli: Cli, tmp_path: Path) -> None:
    assert cli("generate", "-n", 1).code == 0
    before = (tmp_path / "run" / "items.jsonl").read_bytes()
    lock = FolderLock(tmp_path / "run")
    refused(cli("generate", "-n", 2), f"process {os.getpid()}")
    assert cli("status", "run", "--json").lines[0]["status"] == "running"
    lock.release()
    assert (tmp_path / "run" / "items.jsonl").read_bytes() == before
    assert cli("generate", "-n", 2).code == 0


def test_a_disk_that_fills_up_loses_nothing_finished(cli: Cli, start: Start, tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: the list of items cannot grow beyond it."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000));"
    full = start("generate", "-n", 12, "--out", "run", "--workers", 0, "--concurrency", 1, before=limit)
    _, err = full.communicate(timeout=60)
    assert full.returncode == 2 and "free space" in err and "same command" in err and "Traceback" not in err, err
    kept = (tmp_path / "run" / "items.jsonl").read_text()
    assert kept.endswith("\n") and len(records(tmp_path / "run")) >= 1
    assert cli("generate", "-n", 12, "--out", "run", "--limit", 1).code == 0
    assert (tmp_path / "run" / "items.jsonl").read_text().startswith(kept)


def test_pictures_that_cannot_be_kept_end_the_run(cli: Cli, tmp_path: Path) -> None:
    assert cli("generate", "-n", 1, "--out", "run").code == 0
    before = (tmp_path / "run" / "items.jsonl").read_bytes()
    pictures = tmp_path / "run" / "pictures"
    pictures.rename(tmp_path / "aside")
    pictures.write_text("no folder")
    said = cli("generate", "-n", 2, "--out", "run")
    assert said.code == 2 and "cannot be written" in said.err
    pictures.unlink()
    (tmp_path / "aside").rename(pictures)
    torn = (tmp_path / "run" / "items.jsonl.torn").read_bytes()
    assert torn == before, "the item whose picture was gone is set aside, not dropped"
    assert cli("generate", "-n", 2, "--out", "run").code == 0 and len(records(tmp_path / "run")) == 2


def test_a_read_only_folder(cli: Cli, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only for root")
    (tmp_path / "locked").mkdir(mode=0o500)
    refused(cli("generate", "-n", 1, "--out", "locked/run"), "--out")


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"schema_version": 99}', "null"])
def test_a_run_file_that_is_none(cli: Cli, tmp_path: Path, text: str) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "run.json").write_text(text)
    refused(cli("status", "run"), "run.json")
    refused(cli("generate", "-n", 1), "run.json")


def test_records_that_point_outside_the_folder_are_not_followed(cli: Cli, tmp_path: Path) -> None:
    cli("generate", "-n", 1, "--out", "run")
    items = tmp_path / "run" / "items.jsonl"
    record = json.loads(items.read_text())
    for attempt in record["attempts"]:
        attempt["painting"]["picture"]["path"] = "../../etc/passwd"
    items.write_text(json.dumps(record) + "\n")
    said = cli("generate", "-n", 1, "--out", "run")
    assert said.code == 0 and "made again" in said.err
    assert "../" not in items.read_text()


def test_what_a_story_says_cannot_steer_the_terminal(cli: Cli, tmp_path: Path) -> None:
    line = json.loads(cli("stories", "-n", 1).out)
    line["story"]["title"] = "\x1b]0;owned\x07[red]\u202e"
    (tmp_path / "s.jsonl").write_text(json.dumps(line) + "\n")
    told = cli("paint", "--stories", "s.jsonl", "--out", "run", "--json")
    assert told.code == 0 and "\x1b" not in told.out + told.err
    shown = cli("show", tmp_path / "run" / told.lines[0]["picture"])
    assert shown.code == 0 and not set("\x1b\x07\u202e") & set(shown.out)
