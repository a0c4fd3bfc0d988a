"""Calibration through the command line: the embedded judge, and a model behind a real server on loopback."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Said

from storytelling_painter.testing.scripted_models.models import data_of
from storytelling_painter.testing.stand_in import Answer, Seen, StandIn

Cli = Callable[..., Said]


def yes_man(seen: Seen) -> Answer | None:
    """Calls every statement true."""
    data = data_of(seen)
    assert data is not None
    verdicts = [{"id": s["id"], "evidence": "so it is", "verdict": "yes"} for s in data["statements"]]
    return Answer(text=json.dumps({"verdicts": verdicts, "lettering": []}))


def test_the_embedded_judge_is_calibrated_and_its_file_corrects_a_report(cli: Cli, tmp_path: Path) -> None:
    said = cli("calibrate", "synthetic", "--out", "judge", "--samples", 1, "--workers", 0, "--json")
    assert said.code == 0, said.err
    found = said.lines[0]
    assert found["overall"]["tpr"]["share"] == 1.0
    assert found["overall"]["fpr"]["share"] == 0.0
    assert found["by_defect"]["swap roles"]["hits"]["share"] == 1.0
    assert "no forecast" in found["notes"][1]
    lines = (tmp_path / "judge/verdicts.jsonl").read_bytes()
    again = cli("calibrate", "synthetic", "--out", "judge", "--samples", 1, "--workers", 0, "--json")
    assert again.lines == said.lines
    assert (tmp_path / "judge/verdicts.jsonl").read_bytes() == lines

    assert cli("generate", "-n", 2, "--out", "run").code == 0
    report = cli("evaluate", "run", "--calibration", "judge/calibration.json", "--json").lines[0]
    assert report["calibrated"][0]["share"] == pytest.approx(report["alignment"][0]["micro"]["share"])
    assert "alignment, calibrated against known truth" in cli(
        "evaluate", "run", "--calibration", "judge/calibration.json"
    ).out


def test_a_judge_who_says_yes_to_all_is_found_out_and_corrects_nothing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn(yes_man, key="k") as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "k")
        words = ("calibrate", "synthetic", "--samples", 1, "--workers", 0, "--judge", "openai:any", "--json")
        said = cli(*words, "--out", "judge")
        assert said.code == 0, said.err
        found = said.lines[0]
        assert (found["overall"]["tpr"]["share"], found["overall"]["fpr"]["share"]) == (1.0, 1.0)
        assert found["foils"]["share"] == 1.0
        assert found["by_defect"]["drop, file"]["hits"]["share"] == 0.0
        other = cli(*words[:-3], "--judge", "openai:other", "--out", "judge")
        assert (other.code, "another judge" in other.err) == (2, True)
    assert cli("generate", "-n", 1, "--out", "run").code == 0
    report = cli("evaluate", "run", "--calibration", "judge/calibration.json", "--json").lines[0]
    assert report["calibrated"][0]["share"] is None
    assert "no calibration file is of this judge" in report["calibrated"][0]["reason"]


def test_pictures_without_a_readable_report_are_failures_and_no_scores(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn(lambda seen: Answer(text="I would rather not."), key="k") as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "k")
        said = cli(
            "calibrate", "synthetic", "--out", "j", "--samples", 1, "--workers", 0, "--judge", "openai:any", "--json"
        )
    assert said.code == 1
    assert said.lines[0]["failed"] > 5
    assert said.lines[0]["overall"]["tpr"]["share"] is None
