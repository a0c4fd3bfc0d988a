"""The commands as a person or a script uses them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import jsonschema_rs
import pytest
from calling import Said, records

READER = find_spec("storytelling_painter.agents.embedded.reader") is not None


def test_help_needs_none_of_the_heavy_packages() -> None:
    code = (
        "import sys\n"
        "from storytelling_painter.runners.cli.main import main\n"
        "sys.argv = ['storytelling-painter', *sys.argv[1:]]\n"
        "try: main()\n"
        "finally: print(*sorted({m.split('.')[0] for m in sys.modules}), file=sys.stderr)\n"
    )
    for words in (["--help"], ["generate", "--help"], ["--version"]):
        done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0 and "storytelling-painter" in done.stdout
        heavy = {"langgraph", "langchain_core", "numpy", "pydantic", "rich", "PIL", "resvg_py", "orjson"}
        loaded = heavy & set(done.stderr.split())
        assert loaded <= ({"pydantic"} if "generate" in words else set()), "typer reads option types with pydantic"


def test_every_command_explains_itself(cli: Callable[..., Said]) -> None:
    listed = cli("--help").out
    names = (
        "generate stories paint resume retry status tune evaluate compare assess cogbench gallery export train "
        "calibrate complexity show schema prices doctor"
    )
    for name in names.split():
        assert name in listed
        assert "Example" in cli(name, "-h").out


def test_generate_writes_a_run_that_the_same_command_does_not_repeat(cli: Callable[..., Said], tmp_path: Path) -> None:
    first = cli("generate", "-n", 2, "--seed", 5, "--out", "run", "--json")
    assert first.code == 0
    assert [line["kind"] for line in first.lines] == ["item", "item", "summary"]
    assert all((tmp_path / "run" / line["picture"]).is_file() for line in first.lines[:2])
    before = (tmp_path / "run" / "items.jsonl").read_bytes()
    again = cli("generate", "-n", 2, "--seed", 5, "--out", "run", "--json")
    assert again.code == 0 and [line["kind"] for line in again.lines] == ["summary"] and again.lines[-1]["made"] == 0
    assert (tmp_path / "run" / "items.jsonl").read_bytes() == before


def test_a_larger_number_adds_the_same_items_that_one_call_would_have_made(
    cli: Callable[..., Said], tmp_path: Path
) -> None:
    cli("generate", "-n", 1, "--out", "grown")
    assert cli("generate", "-n", 3, "--limit", 1, "--out", "grown").err.count("1 left") == 1
    assert len(records(tmp_path / "grown")) == 2
    cli("generate", "-n", 3, "--out", "grown")
    cli("generate", "-n", 3, "--out", "whole", "--concurrency", 1)
    grown, whole = records(tmp_path / "grown"), records(tmp_path / "whole")
    for each in (*grown.values(), *whole.values()):
        del each["scores"]["novelty"]
    assert grown == whole


def test_other_settings_in_the_same_folder_are_refused_by_key(cli: Callable[..., Said], tmp_path: Path) -> None:
    cli("generate", "-n", 1, "--out", "run")
    before = (tmp_path / "run" / "items.jsonl").read_bytes()
    said = cli("generate", "-n", 1, "--out", "run", "--style", "line_art", "--seed", 9, "--premise", "a storm")
    assert said.code == 2 and said.out == ""
    assert all(key in said.err for key in ("`style`", "`seed`", "`premise`", "--out")) and "`size`" not in said.err
    assert (tmp_path / "run" / "items.jsonl").read_bytes() == before


def test_a_folder_in_which_nothing_was_finished_takes_the_mended_command(
    cli: Callable[..., Said], tmp_path: Path
) -> None:
    assert cli("generate", "-n", 1, "--out", "run", "--pool", "misspelt.csv").code == 2
    assert cli("generate", "-n", 1, "--out", "run").code == 0
    assert len(records(tmp_path / "run")) == 1


def test_stdout_holds_data_only(cli: Callable[..., Said]) -> None:
    said = cli("generate", "-n", 1, "--out", "run")
    assert said.out.count("\n") == 1 and said.out.startswith("run")
    assert "1 of 1 items done" in said.err
    assert cli("generate", "-n", 1, "--out", "run", "--quiet").err == ""


def test_stories_can_be_painted(cli: Callable[..., Said], tmp_path: Path) -> None:
    told = cli("stories", "-n", 2, "--seed", 3)
    assert told.code == 0 and {line["id"] for line in told.lines} == {"item-00001", "item-00002"}
    (tmp_path / "stories.jsonl").write_text(told.out)
    painted = cli("paint", "--stories", "stories.jsonl", "--out", "painted", "--json")
    assert painted.code == 0 and painted.lines[-1]["done"] == 2
    by_id = {line["id"]: line for line in told.lines}
    for id, record in records(tmp_path / "painted").items():
        assert record["draft"]["story"] == by_id[id]["story"] and record["best"] is not None
    from_run = cli("paint", "--stories", "painted/items.jsonl", "--out", "again", "--json", "--limit", 1)
    assert from_run.code == 0 and from_run.lines[-1]["done"] == 1


def test_a_story_file_is_gone_on_with(cli: Callable[..., Said], tmp_path: Path) -> None:
    file = tmp_path / "s.jsonl"
    assert cli("stories", "-n", 3, "--limit", 2, "--out", file, "--concurrency", 1).code == 0
    before = file.read_text()
    with open(file, "a") as torn:
        torn.write('{"kind": "story", "id": "item-000')
    said = cli("stories", "-n", 3, "--out", file, "--json")
    assert said.code == 0 and "torn" in said.err and said.lines[-1]["made"] == 1
    assert file.read_text().startswith(before)
    assert [json.loads(line)["id"] for line in file.read_text().splitlines()] == [f"item-0000{n}" for n in (1, 2, 3)]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["s.jsonl", "s.jsonl.run.json", "s.jsonl.torn"]
    refused = cli("stories", "-n", 3, "--out", file, "--mode", "naive")
    assert refused.code == 2 and "`mode`" in refused.err


def test_a_story_file_of_somebody_else_is_not_touched(cli: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text("{}\n")
    said = cli("stories", "-n", 1, "--out", "mine.jsonl")
    assert said.code == 2 and "--out" in said.err
    assert (tmp_path / "mine.jsonl").read_text() == "{}\n"
    (tmp_path / "folder").mkdir()
    assert cli("stories", "-n", 1, "--out", "folder").code == 2


def test_status_tells_how_far_a_run_is(cli: Callable[..., Said], tmp_path: Path) -> None:
    cli("generate", "-n", 3, "--limit", 2, "--out", "run", "--seed", 4)
    with open(tmp_path / "run" / "items.jsonl", "a") as torn:
        torn.write('{"id": "item-000')
    said = cli("status", "run")
    assert said.code == 0 and "2 of 3 done" in said.out and "bad lines" in said.out and "seed" in said.out
    standing = cli("status", "run", "--json").lines[0]
    assert standing["counts"]["done"] == 2 and standing["changed"] == {"seed": 4, "size": 256}


@pytest.mark.parametrize("name", [line.split()[0] for line in """record draft story ledger scene brief attempt settings
pool-story told-story run recipe item summary comparison event""".split()])
def test_schemas_are_sound(name: str, cli: Callable[..., Said]) -> None:
    said = cli("schema", name)
    assert said.code == 0
    jsonschema_rs.meta.validate(json.loads(said.out))
    assert name in cli("schema").out


def test_files_fit_their_printed_schemas(cli: Callable[..., Said], tmp_path: Path) -> None:
    cli("generate", "-n", 1, "--out", "run")
    lines = {
        "record": (tmp_path / "run" / "items.jsonl").read_text(),
        "run": (tmp_path / "run" / "run.json").read_text(),
        "told-story": cli("stories", "-n", 1).out,
        "item": cli("generate", "-n", 1, "--out", "other", "--json").out.splitlines()[0],
    }
    for name, text in lines.items():
        jsonschema_rs.validate(json.loads(cli("schema", name).out), json.loads(text))


def test_an_unknown_schema_names_the_known_ones(cli: Callable[..., Said]) -> None:
    said = cli("schema", "nonsense")
    assert said.code == 2 and "record" in said.err and said.out == ""


def test_show_reads_a_recipe_back(cli: Callable[..., Said], tmp_path: Path) -> None:
    line = cli("generate", "-n", 1, "--out", "run", "--json").lines[0]
    picture = tmp_path / "run" / line["picture"]
    said = cli("show", picture)
    assert said.code == 0 and line["title"] in said.out and "algorithmicMedia" in said.out
    recipe = cli("show", picture, "--json").lines[0]
    assert recipe["pixels_match"] is True and recipe["item"] == "item-00001" and recipe["scene"]["setting"]


def test_doctor_paints_and_tells_no_key(cli: Callable[..., Said], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-sentinel-0123456789abcdef")
    said = cli("doctor")
    assert said.code == 0 and "works" in said.out and "pydantic" in said.out
    row = next(line for line in said.out.splitlines() if "OPENAI_API_KEY" in line)
    assert "present" in row
    as_json = cli("doctor", "--json")
    assert as_json.lines[0]["works"] is True
    assert "sentinel" not in said.out + said.err + as_json.out and "28" not in row


def test_the_version_is_that_of_the_package(cli: Callable[..., Said]) -> None:
    assert cli("--version").out.startswith("storytelling-painter ")


@pytest.mark.skipif(not READER, reason="this version reads no free text")
def test_plain_stories_are_read_and_say_what_was_not_drawn(cli: Callable[..., Said], tmp_path: Path) -> None:
    story = "A boy stands on a stool in the kitchen and reaches for the cookie jar. A unicorn hums a waltz outside."
    (tmp_path / "plain.jsonl").write_text(json.dumps({"id": "a", "story": story}) + "\n")
    (tmp_path / "pool.csv").write_text(f'img_id,story\nb,"{story}"\n')
    reference = {"model_output": story, "img_file_name": "out/c.png"}
    (tmp_path / "story_output_1.jsonl").write_text(json.dumps(reference) + "\n")
    for file, id in (("plain.jsonl", "a"), ("pool.csv", "b"), ("story_output_1.jsonl", "c")):
        cli("paint", "--stories", file, "--out", f"run-{id}", "--limit", 1)
        record = records(tmp_path / f"run-{id}")[id]
        assert record["brief"]["story"] == story
        assert record["draft"]["story"]["not_drawable"] or record["error"]


def test_evaluate_reports_on_a_run_and_on_files_of_others(cli: Callable[..., Said], tmp_path: Path) -> None:
    cli("generate", "-n", 2, "--out", "run")
    said = cli("evaluate", "run")
    assert said.code == 0 and "diversity, k = 1" in said.out and "whitebox-visibility" in said.out
    report = cli("evaluate", "run", "--json").lines[0]
    assert report["items"] == 2 and report["alignment"][0]["n"] == 2
    (tmp_path / "s.jsonl").write_text('{"id": "a", "story": "A boy waves."}\n{"id": "b", "story": "Rain."}\n{broken\n')
    foreign = cli("evaluate", "s.jsonl")
    assert foreign.code == 1 and "not measured" in foreign.out and "s.jsonl" in foreign.err
    assert cli("evaluate", "nowhere").code == 2


def test_evaluate_writes_rows_and_compares_with_a_stored_report(cli: Callable[..., Said], tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    stories = [f'{{"id": "{i}", "story": "A boy number {i} waves to dog {i * i}."}}\n' for i in range(12)]
    (tmp_path / "a.jsonl").write_text("".join(stories))
    (tmp_path / "b.jsonl").write_text("".join(stories[:9]))
    assert cli("evaluate", "a.jsonl", "--format", "json", "--out", "a.json").code == 0
    assert cli("evaluate", "a.jsonl", "--format", "parquet", "--out", "a.parquet", "--pool", "original").code == 0
    lines = cli("evaluate", "a.jsonl", "--format", "jsonl", "--pool", "original").lines
    assert pq.read_table(tmp_path / "a.parquet").to_pylist() == lines
    rows = {line["measure"]: line for line in lines}
    assert rows["coverage of original, share"]["value"] is not None and rows["slots"]["value"] is None
    assert cli("evaluate", "a.jsonl", "--format", "parquet").code == 2
    shown = cli("evaluate", "a.jsonl", "--k", 2, "--near", 0.9)
    assert "diversity, k = 2" in shown.out and "pairs of near duplicates within 0.9" in shown.out
    refused = cli("evaluate", "b.jsonl", "--against", "a.json")
    assert refused.code == 2 and "--unequal-n" in refused.err
    allowed = cli("evaluate", "b.jsonl", "--against", "a.json", "--unequal-n")
    assert allowed.code == 0 and "whole sets" in allowed.out and "9 and 12" in allowed.err
    assert cli("evaluate", "b.jsonl", "--against", "b.jsonl").code == 2
    assert cli("evaluate", "b.jsonl", "--embedding", "nothing").code == 2


def test_gallery_prints_its_page(cli: Callable[..., Said], tmp_path: Path) -> None:
    made = cli("generate", "-n", 1, "--out", "run")
    page = tmp_path / "run" / "gallery" / "index.html"
    assert tmp_path / made.out.strip() == page and page.is_file()
    page.unlink()
    said = cli("gallery", "run")
    assert said.code == 0 and tmp_path / said.out.strip() == page
    record = records(tmp_path / "run")["item-00001"]
    picture, text = record["attempts"][0]["painting"]["picture"], page.read_text()
    assert record["draft"]["story"]["title"] in text and f"thumbs/{picture['sha256']}.webp" in text
    assert (page.parent / "thumbs" / f"{picture['sha256']}.webp").is_file()
    nowhere = cli("gallery", tmp_path)
    assert nowhere.code == 2 and "no run folder" in nowhere.err and nowhere.out == ""


def test_the_working_folder_s_settings_file_counts(cli: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "storytelling-painter.toml").write_text('style = "line_art"\n[story_loop]\nmax_rounds = 1\n')
    cli("generate", "-n", 1, "--out", "run", "--set", "image_loop.max_rounds=1")
    run = json.loads((tmp_path / "run" / "run.json").read_text())
    assert run["settings"]["style"] == "line_art" and run["origins"]["style"] == "file"
    assert run["origins"]["size"] == "environment" and run["origins"]["image_loop.max_rounds"] == "call"
    assert os.fspath(tmp_path) not in json.dumps(run)
