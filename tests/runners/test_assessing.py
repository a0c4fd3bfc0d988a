"""Models that look at pictures of anybody, through the command line, against a real server on loopback."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from blockbuster import blockbuster_ctx
from calling import Said
from PIL import Image

from storytelling_painter.domain.errors import BudgetExceeded
from storytelling_painter.runners.assessing import assess_folder
from storytelling_painter.testing.scripted_models.models import data_of
from storytelling_painter.testing.stand_in import Answer, Seen, StandIn

Cli = Callable[..., Said]
POINTS = [
    {"id": "boy", "dimension": "character", "text": "There is a boy."},
    {"id": "steals", "dimension": "event", "text": "The boy takes a cookie.", "parents": ["boy"]},
    {"id": "glad", "dimension": "mental_state", "text": "The boy is glad.", "importance": "nice"},
]
TOLD = "There is a boy. Around him lies a kitchen. The boy is glad."


def viewer(seen: Seen) -> Answer | None:
    """Sees every key point, describes two of three, and grades without favour."""
    data = data_of(seen)
    assert data is not None
    known = {p["text"] for p in POINTS}
    if seen.shape == "verdicts":
        said = [
            {"id": s["id"], "evidence": "e", "verdict": "yes" if s["text"] in known else "no"}
            for s in data["statements"]
        ]
        return json_answer({"verdicts": said, "lettering": []})
    if seen.shape == "description":
        assert seen.pictures
        assert "cookie" not in seen.text, "the viewer is told nothing of the story"
        return json_answer({"description": TOLD, "answers": [{"id": q["id"], "text": ""} for q in data["questions"]]})
    if seen.shape == "recovery":
        assert not seen.pictures
        found = [(s["id"], s["text"] if s["text"] in data["description"] else "") for s in data["statements"]]
        said = [{"id": id, "quote": quote, "verdict": "yes" if quote else "no"} for id, quote in found]
        return json_answer({"verdicts": said})
    if seen.shape == "rubric":
        grades = [{"aspect": a, "grade": 3} for a in data["aspects"]]
        lists = {"entities": ["boy", "Boy ", "jar", *map(str, range(7))], "events": ["a theft"]}
        return json_answer({**lists, "links": ["a -> b"], "clues": ["a jar"], "grades": grades, "overall": 3})
    return None


def json_answer(value: object) -> Answer:
    return Answer(text=json.dumps(value))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    with StandIn(viewer, key="k") as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "k")
        yield running


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    for number, name in enumerate(("a.png", "b.jpg", "untold.png")):
        Image.new("RGB", (40, 40), (number * 80, 90, 90)).save(folder / name)
    lines = [{"picture": "a.png", "key_points": POINTS}, {"id": "b", "key_points": POINTS}]
    (folder / "told.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return folder


def test_pictures_of_anybody_are_measured_three_ways(cli: Cli, server: StandIn, pictures: Path, tmp_path: Path) -> None:
    said = cli("assess", "mine", "--vision", "openai:any", "--out", "seen", "--parquet", "--json")
    assert said.code == 1, "one picture has no story"
    found = said.lines[0]
    assert [(x["where"], x["measure"]) for x in found["lost"]] == [
        ("untold.png", "alignment"),
        ("untold.png", "recoverability"),
    ]
    assert found["alignment"][0]["micro"]["share"] == 1.0
    recovered = found["recoverability"][0]
    assert recovered["recall"]["share"] == pytest.approx(2 / 3)
    assert (recovered["must"]["share"], recovered["nice"]["share"]) == (0.5, 1.0)
    assert recovered["gap"]["difference"] == pytest.approx(1 / 3)
    assert recovered["gap_by_dimension"]["event"]["difference"] == 1.0
    assert recovered["foils"] == recovered["foils"] | {"share": 0.0}
    graded = found["complexity"][0]
    assert (graded["n"], graded["mean"], graded["entity_score"]) == (3, 0.5, 9 / 20)
    assert (graded["telling"]["share"], graded["in_target"]["share"]) == (1.0, 1.0)

    asked = len(server.seen)
    again = cli("assess", "mine", "--vision", "openai:any", "--out", "seen", "--json")
    assert again.lines == said.lines
    assert len(server.seen) == asked, "what is done is not done again"
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(tmp_path / "seen/assessment.parquet").to_pylist()
    assert {r["measure"]: r["value"] for r in table}["blind recall"] == pytest.approx(2 / 3)
    page = (tmp_path / "seen/assessment.html").read_text()
    assert "blind recall, must" in page
    assert "<script" not in page


def test_key_points_of_a_plain_story_are_read_by_a_model_and_a_story_that_cannot_be_read_is_no_score(
    cli: Cli, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    puzzled = True

    def reading(seen: Seen) -> Answer | None:
        if seen.shape != "ledger":
            return viewer(seen)
        assert not seen.pictures
        if puzzled and "riddle" in seen.text:
            return Answer(text="I cannot tell.")
        points = [
            {"id": p["id"], "dimension": p["dimension"], "sentence": p["text"], "clues": ["a boy"], "quote": "",
             "importance": "must", "parents": p.get("parents", [])}
            for p in POINTS
        ]  # fmt: skip
        return json_answer({"key_points": points})

    lines = [{"picture": "a.png", "story": "A glad boy takes a cookie."}, {"id": "b", "story": "It is a riddle."}]
    (pictures / "told.jsonl").write_text("\n".join(map(json.dumps, lines)))
    words = ("assess", "mine", "--vision", "openai:any", "--text", "openai:reader", "--out", "seen", "--json")
    with StandIn(reading, key="k") as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "k")
        said = cli(*words)
        asked = len(running.seen)
        again = cli(*words)
        assert [s.shape for s in running.seen[asked:]].count("ledger") == 2, "only what failed is asked again"
        puzzled, asked = False, len(running.seen)
        later = cli(*words)
        assert (later.code, later.lines[0]["alignment"][0]["n"]) == (1, 2), "the third picture has no story at all"
        assert "rubric" not in {s.shape for s in running.seen[asked:]}, "what needs no key points is not asked again"
    assert (said.code, again.lines) == (1, said.lines)
    found = said.lines[0]
    by = {one["id"]: one for one in found["by_picture"]}
    assert (by["a.png"]["yes"], by["a.png"]["recall_yes"], by["a.png"]["recall_no"]) == (3, 2, 1)
    assert by["b.jpg"]["micro"] is None and by["b.jpg"]["recall"] is None and by["b.jpg"]["rubric"] == 0.5
    assert "no key points could be read from its story" in by["b.jpg"]["failures"]
    assert found["alignment"][0]["n"] == found["recoverability"][0]["n"] == 1
    kept = [json.loads(line) for line in (tmp_path / "seen/ledger.jsonl").read_text().splitlines()]
    assert {line["made_by"]["spec"] for line in kept} == {"openai:reader"}
    said = cli("calibrate", "label", "mine", "--assessed", "seen")
    assert said.code == 0, said.err
    assert "The boy takes a cookie." in (tmp_path / "seen/labels.html").read_text()


def test_a_changed_story_is_another_question(cli: Cli, server: StandIn, pictures: Path) -> None:
    words = ("assess", "mine", "--vision", "openai:any", "--out", "seen", "--measure", "alignment", "--json")
    cli(*words)
    (pictures / "told.jsonl").write_text(json.dumps({"picture": "a.png", "key_points": POINTS[:1]}))
    said = cli(*words)
    assert said.code == 2
    assert "choose another folder" in said.err


def test_a_run_is_measured_and_its_own_verdicts_make_the_gap(cli: Cli, server: StandIn) -> None:
    assert cli("generate", "-n", 2, "--out", "run").code == 0
    said = cli(
        "assess", "run", "--vision", "openai:any", "--out", "seen", "--measure", "recoverability", "--json"
    )
    assert said.code == 0, said.err
    found = said.lines[0]["recoverability"][0]
    assert found["gap"]["difference"] == pytest.approx(found["gap"]["told"] - found["gap"]["recovered"])


async def test_nothing_blocks_the_event_loop_and_a_budget_ends_it_with_what_there_is(
    server: StandIn, pictures: Path, tmp_path: Path
) -> None:
    out = tmp_path / "seen"
    with blockbuster_ctx(scanned_modules=["storytelling_painter"]):
        with pytest.raises(BudgetExceeded, match="4 calls"):
            await assess_folder(pictures, out, vision="openai:any", max_calls=4)
        found = await assess_folder(pictures, out, vision="openai:any")
    assert found.recoverability[0].n == 2
    assert len([s for s in server.seen if s.shape == "rubric"]) == 3
    assert len(server.seen) == 9, "nothing is paid for twice"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("mine", "--vision", "embedded"), "--vision openai:gpt-4o"),
        (("mine",), "--vision openai:gpt-4o"),
        (("mine", "--vision", "openai:dall-e-3"), "only makes pictures"),
        (("nowhere", "--vision", "openai:any"), "no folder"),
    ],
)
def test_what_cannot_work_is_refused_before_anything_is_sent(
    cli: Cli, server: StandIn, pictures: Path, words: tuple[str, ...], why: str
) -> None:
    said = cli("assess", *words, "--out", "seen")
    assert (said.code, why in said.err) == (2, True), said.err
    assert not server.seen


def test_a_yes_without_words_that_say_it_is_no_yes(
    cli: Cli, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gullible(seen: Seen) -> Answer | None:
        data = data_of(seen)
        if seen.shape == "recovery" and data:
            return json_answer(
                {"verdicts": [{"id": s["id"], "quote": "trust me", "verdict": "yes"} for s in data["statements"]]}
            )
        if seen.shape == "rubric" and data:
            grades = [{"aspect": a, "grade": 5} for a in data["aspects"]]
            lists: dict[str, Any] = {"entities": [], "events": [], "links": [], "clues": []}
            return json_answer({**lists, "grades": grades, "overall": 5})
        return viewer(seen)

    with StandIn(gullible, key="k") as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "k")
        said = cli("assess", "mine", "--vision", "openai:any", "--out", "seen", "--json")
    found = said.lines[0]
    assert (found["recoverability"], found["complexity"]) == ([], [])
    assert sum("does not stand in the description" in x["why"] for x in found["lost"]) == 2
    assert sum("without linked events" in x["why"] for x in found["lost"]) == 3


def test_a_copy_of_cogbench_is_described_and_scored(cli: Cli, server: StandIn, pictures: Path, tmp_path: Path) -> None:
    entries = {
        "a": {
            "entities": ["boy", "kitchen", "sofa / couch"],
            "CoRs": {
                "Event Reasoning": ["cookie + jar -> The boy takes a cookie.", "a smile -> The boy is glad."],
                "next moment event": ["jar -> The jar falls."],
            },
        },
        "b": {"entities": ["dog"], "CoRs": [{"type": "mental state", "cor": "a smile -> The girl is sad."}]},
    }
    (tmp_path / "cog.json").write_text(json.dumps(entries))
    words = ("cogbench", "cog.json", "--pictures", "mine", "--vision", "openai:any", "--out", "scored")
    said = cli(*words, "--json")
    assert said.code == 0, said.err
    found = said.lines[0]
    assert (found["recognition"]["yes"], found["recognition"]["no"]) == (2, 2)
    assert (found["cognition"]["yes"], found["cognition"]["no"]) == (1, 2)
    assert found["by_reasoning"]["event"]["share"] == 0.5
    assert found["by_reasoning"]["next_moment_event"]["share"] == 0.0
    assert "mental state" in cli(*words).out
    (tmp_path / "cog.json").write_text(json.dumps([{"id": "x", "CoRs": {"smell": ["a -> b"]}}]))
    said = cli(*words)
    assert (said.code, "unknown type of reasoning 'smell'" in said.err) == (2, True)
