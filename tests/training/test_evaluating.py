"""Before and after: held-out briefs, what counts as a story, copying, and intervals."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from told_runs import records, write_run

from storytelling_painter.domain.story import Brief
from storytelling_painter.training.data import make_data, write_data
from storytelling_painter.training.evaluating import held_out_briefs, interval
from storytelling_painter.training.measures import Measurer, keeps_form


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compared")
    out = folder / "stories-data"
    out.mkdir()
    write_data(make_data([write_run(folder / "naive", records())], "trl-sft"), out, name="stories-data")
    return out


GOOD = records(4)[0].draft.story.text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (GOOD, True),
        (GOOD[: len(GOOD) // 2].rsplit(" ", 1)[0], False),
        ("A boy sits. " * 30, False),
        ('{"story": "' + GOOD + '"}', False),
        ("A boy sits in the kitchen.", False),
        (" ".join([GOOD] * 4), False),
    ],
)
def test_form(text: str, kept: bool) -> None:
    assert keeps_form(text) is kept


TOLD = [r.draft.story.text for r in records(12)]


async def test_a_copied_story_is_seen() -> None:
    told = TOLD
    measurer, brief = Measurer(told[1:]), Brief(id="a", setting="kitchen")
    copied = await measurer.measure(brief, told[5])
    assert copied.copied == 1.0 and copied.nearest_training == pytest.approx(0.0, abs=1e-5)
    own = await measurer.measure(brief, told[0])
    assert own.copied < 0.9 and own.nearest_training > 0.05 and 0 < own.dimensions <= 7 and own.keeps_place is not None
    broken = await measurer.measure(brief, "Once.")
    assert broken.valid == 0.0 and broken.dimensions is None


def test_briefs_come_from_the_test_part_alone(data: Path) -> None:
    wishes = {(r["premise"], r["setting"]) for r in map(json.loads, (data / "test.jsonl").read_text().splitlines())}
    briefs = held_out_briefs((data / "test.jsonl").read_bytes().splitlines(), 40)
    assert {(b.premise, b.setting) for b in briefs} == wishes and len({b.seed for b in briefs}) == 40


def test_an_interval_holds_the_mean_and_narrows() -> None:
    few, many = interval([0.0, 1.0] * 10), interval([0.0, 1.0] * 500)
    assert few.low < few.mean == 0.5 < few.high and many.high - many.low < few.high - few.low
    assert interval([]) is None


def test_the_command_compares_and_writes_a_page(
    data: Path, cli: Callable[..., object], tmp_path: Path
) -> None:
    pytest.importorskip("torch", reason="the extra `train` is not installed; `make test-train` runs these")
    from tiny_model import build

    words = [r.draft.story.text + " <script>alert(1)</script>" for r in records(12)]
    tiny = build(tmp_path / "tiny", words)
    said = cli(
        "train", "evaluate", "--data", data, "--storyteller", f"base=transformers:{tiny}", "--storyteller",
        "grammar=embedded", "-n", "12", "--out", tmp_path / "report", "--json", "--set", "max_tokens=256",
    )
    assert said.code == 0, said.err
    base, grammar = said.lines[0]["contenders"]
    assert grammar["means"]["valid"]["mean"] == 1.0 and grammar["means"]["dimensions"]["mean"] > 3
    assert base["means"]["valid"]["mean"] == 0.0 and grammar["against_first"]["valid"]["low"] == 1.0
    assert said.lines[0]["diversity_n"] == 12 and str(tmp_path) not in json.dumps(said.lines[0])
    page = (tmp_path / "report" / "report.html").read_text()
    assert "<script>" not in page and "too few valid stories" in page
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "file", tmp_path / "report"):
        again = cli("train", "evaluate", "--data", data, "--storyteller", "grammar=embedded", "--out", out)
        assert again.code == 2 and "choose another --out" in again.err
    again = cli("train", "evaluate", "--data", data, "--storyteller", "grammar", "--out", tmp_path / "other")
    assert again.code == 2 and "NAME=SPEC" in again.err


def test_every_storyteller_is_looked_at_before_the_first_one_tells(
    data: Path, cli: Callable[..., object], tmp_path: Path
) -> None:
    said = cli(
        "train", "evaluate", "--data", data, "--storyteller", "grammar=embedded", "--storyteller",
        "mine=transformers:nowhere", "-n", "10", "--out", tmp_path / "report",
    )
    assert said.code == 2 and "transformers:nowhere" in said.err and "10 of 10" not in said.err
