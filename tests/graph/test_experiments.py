"""The experiments run as they stand, and the document holds what the command writes."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def experiments() -> ModuleType:
    path = ROOT / "examples" / "experiments" / "embedded_world.py"
    spec = importlib.util.spec_from_file_location("embedded_world_experiments", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_an_experiment_runs_and_tells_its_commands(
    experiments: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--out", str(tmp_path), "--items", "2", "--size", "256", "--only", "loop"]
    monkeypatch.setattr(sys, "argv", ["embedded_world.py", *words])
    assert experiments.main() == 0
    said = capsys.readouterr().out
    assert "## Image loop off against on" in said and "2 matched items" in said
    assert "--set image_loop.max_rounds=1" in said and str(tmp_path) not in said
    assert (tmp_path / "compared-loop" / "index.html").is_file()


def test_switching_off_is_a_matter_of_settings(experiments: ModuleType) -> None:
    for run in experiments.RUNS:
        words = experiments.command_of(run, "x", 3, 1, 256)
        assert words[:2] == ["storytelling-painter", "generate"] and f"x/{run}" in words
    assert "story_loop.max_rounds=1" in experiments.command_of("naive-critic-off", "x", 3, 1, 256)


def test_the_documents_are_those_of_the_commands(experiments: ModuleType) -> None:
    text = (ROOT / "docs" / "experiments.md").read_text()
    for experiment in experiments.EXPERIMENTS.values():
        assert f"## {experiment.title}\n" in text
    found = re.search(r"--items (\d+) --seed (\d+) --size (\d+)", text)
    assert found
    items, seed, size = map(int, found.groups())
    assert text.startswith(experiments._head(items, seed, size))
    for run in experiments.RUNS:
        assert " ".join(experiments.command_of(run, "experiments", items, seed, size)) in text
