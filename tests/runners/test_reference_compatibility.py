"""The commands that the docs give for the reference implementation's options are commands that this version takes."""

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Said

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference-compatibility.md").read_text(encoding="utf-8")
MONEY = (ROOT / "docs" / "models-and-money.md").read_text(encoding="utf-8")
OPTIONS = {
    "llm_name": ("gpt-4o",),
    "story_gen_mode": ("naive", "cor_guided"),
    "img_gen_model_name": ("gpt-image-1", "dalle3"),
    "N": ("100",),
    "output_dir": ("path",),
    "function": ("story_gen", "story_img_gen", "story_img_gen_based_on_story_file"),
    "story_pool_name": ("cogbench", "cogbench_train", "cogbench_test"),
    "llm_temperature": ("1.0",),
    "story_file": ("stories.jsonl",),
}
COMMANDS = sorted(
    {
        *re.findall(r"`(storytelling-painter [^`]+)`", PAGE),
        *re.findall(r"^    (storytelling-painter [^#\n]+)", PAGE + MONEY, re.MULTILINE),
    }
)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k" * 20)
    story = {"model_output": "A girl waits at a bus stop in the rain.", "img_file_name": "1.png", "example1_id": "7"}
    (tmp_path / "story_output_gpt-4o.jsonl").write_text(json.dumps(story) + "\n")
    for name in ("cogbench", "cogbench_train", "cogbench_test"):
        (tmp_path / f"{name}.csv").write_text("img_id,story\n1,A boy takes a cookie.\n")


@pytest.mark.parametrize(("option", "values"), OPTIONS.items())
def test_every_option_of_the_reference_is_in_the_table(option: str, values: tuple[str, ...]) -> None:
    for value in values:
        assert re.search(rf'^\| `--{option}="?{re.escape(value)}"?` \| `storytelling-painter [^`]+` \|$', PAGE, re.M)


def test_there_are_commands_to_look_at() -> None:
    assert len(COMMANDS) > 20


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.split()[1] in ("generate", "paint", "stories")])
def test_a_command_of_the_docs_plans_what_it_says(command: str, cli: Callable[..., Said], files: None) -> None:
    said = cli(*shlex.split(command)[1:], "--dry-run", "--json")
    assert said.code == 0, said.err
    assert said.lines[0]["kind"] == "plan" and said.lines[0]["items"] >= 1


def test_the_other_commands_of_the_docs_are_known(cli: Callable[..., Said]) -> None:
    others = {c.split()[1] for c in COMMANDS} - {"generate", "paint", "stories"}
    assert others == {"doctor", "evaluate", "prices", "status"}
    cli("generate", "-n", 1, "--out", "run")
    for command in ("status run", "evaluate run", "prices"):
        assert cli(*command.split()).code == 0


def test_a_pool_and_a_story_file_of_the_reference_are_read(cli: Callable[..., Said], files: None) -> None:
    painted = cli("paint", "--stories", "story_output_gpt-4o.jsonl", "--out", "run", "--json")
    assert painted.lines[0]["id"] == "1"
    assert cli("stories", "-n", 1, "--pool", "cogbench.csv", "--quiet").code == 0
