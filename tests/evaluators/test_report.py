"""Evaluation of files and folders: what is understood, what is refused, and nothing unmeasured becomes a number."""

import csv
import io
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import InputError
from storytelling_painter.evaluators.diversity import Diversity, knn_diversity
from storytelling_painter.evaluators.measures import Measures, Unscored
from storytelling_painter.evaluators.options import Options
from storytelling_painter.evaluators.report import EvaluationReport, evaluate_path
from storytelling_painter.evaluators.tallies import Alignment, Complexity
from storytelling_painter.tools.pools import load_pool
from storytelling_painter.tools.provenance import stamp_png

STORIES = [story.story for story in load_pool("original")[:12]]
MAKER = {"name": "script", "version": "1"}
LEDGER = {
    "key_points": [
        {"id": "a", "dimension": "event", "text": "The jar falls.", "clues": [{"text": "a jar in the air"}]},
        {"id": "b", "dimension": "event", "text": "The boy slips.", "parents": ["a"], "clues": [{"text": "a stool"}]},
        {"id": "c", "dimension": "time", "text": "It is night.", "importance": "nice"},
    ]
}


def told(text: str, mode: str = "cor_guided") -> dict[str, Any]:
    return {"text": text, "mode": mode, "made_by": MAKER}


def record(id: str, text: str, verdicts: dict[str, str], foils: list[str], judge: str = "judge-1") -> dict[str, Any]:
    """A record as it stands in `items.jsonl`; its stated shares are wrong on purpose."""
    picture = {"sha256": "0" * 64, "path": "pictures/00/x.png", "width": 8, "height": 8, "size_bytes": 9}
    report = {
        "made_by": {"name": judge, "version": "1"},
        "picture": "0" * 64,
        "verdicts": [{"key_point": k, "verdict": v} for k, v in verdicts.items()],
        "foils": [{"id": str(i), "kind": "negation", "text": "x", "verdict": v} for i, v in enumerate(foils)],
        "scores": {"micro": 1, "macro": 1, "all_must": True, "corrected": 1, "foil_fpr": 0}
        | {"yes": 9, "no": 0, "unknown": 0, "error": 0},
    }
    attempt = {"number": 1, "story_round": 1, "round": 1, "candidate": 1, "action": "paint", "report": report}
    return {
        "schema_version": 1,
        "id": id,
        "brief": {"id": id},
        "draft": {"story": told(text), "ledger": LEDGER},
        "attempts": [attempt | {"painting": {"picture": picture, "made_by": MAKER, "seed": 1}}],
        "best": 1,
        "stop": "accepted",
        "crew": {"painter": MAKER, "aligner": MAKER},
    }


def write(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{x if isinstance(x, str) else json.dumps(x)}\n" for x in lines), encoding="utf-8")
    return path


def values(measures: Measures) -> dict[int, float]:
    assert isinstance(measures.diversity, Diversity)
    return measures.diversity.values


def judged(measures: Measures) -> tuple[Alignment, ...]:
    assert not isinstance(measures.alignment, Unscored), measures.alignment
    return measures.alignment


def as_lines(path: Path, of: Callable[[int, str], object]) -> Path:
    return write(path, *(of(i, s) for i, s in enumerate(STORIES)))


def as_csv(path: Path, header: list[str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with open(path, "w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows([i, s] for i, s in enumerate(STORIES))
    return path


def as_document(path: Path) -> Path:
    path.write_text(json.dumps([{"id": i, "story": s} for i, s in enumerate(STORIES)], indent=1), encoding="utf-8")
    return path


FORMATS: dict[str, Callable[[Path], Path]] = {
    "reference": lambda d: as_lines(
        d / "story_output_x.jsonl",
        lambda i, s: {"example1": "e", "example1_id": 3, "model_output": s, "img_file_name": f"image_x/{i}.png"},
    ),
    "drafts": lambda d: as_lines(d / "a", lambda i, s: {"id": str(i), "story": told(s), "ledger": LEDGER}),
    "nested": lambda d: as_lines(d / "a", lambda i, s: {"id": str(i), "draft": {"story": told(s), "ledger": LEDGER}}),
    "records": lambda d: as_lines(d / "a.txt", lambda i, s: record(f"i{i}", s, {"a": "yes"}, [])),
    "captions": lambda d: as_lines(d / "b.json", lambda i, s: {"img_id": i, "caption": s}),
    "texts": lambda d: as_lines(d / "b", lambda i, s: {"name": f"n{i}", "text": s}),
    "array": lambda d: as_document(d / "c.dat"),
    "csv": lambda d: as_csv(d / "pool.csv", ["img_id", "story"]),
    "semicolons": lambda d: as_csv(d / "pool", ["img_id", "story"], ";", "utf-8-sig"),
    "tabs": lambda d: as_csv(d / "pool.txt", ["name", "text"], "\t"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_diversity(name: str, tmp_path: Path) -> None:
    report = evaluate_path(FORMATS[name](tmp_path))
    assert report.failures.count == 0, report.failures
    assert report.items == len(STORIES) and report.repeated_ids.count == 0
    expected = knn_diversity([str(i) for i in range(len(STORIES))], STORIES)
    assert values(report) == pytest.approx(expected.values, abs=1e-6)
    assert set(values(report)) == {1, 5, 10}
    assert EvaluationReport.model_validate_json(report.model_dump_json()) == report


def test_texts_alone_leave_alignment_and_complexity_unscored(tmp_path: Path) -> None:
    report = evaluate_path(FORMATS["reference"](tmp_path))
    for measure in (report.alignment, report.complexity):
        assert isinstance(measure, Unscored) and measure.reason and measure.evaluator.name
    rows = {row.measure: row for row in report.rows()}
    assert rows["alignment"].value is None and rows["alignment"].reason
    assert rows["complexity, structural estimate"].value is None
    assert all(row.evaluator for row in rows.values())
    assert all((row.value is None) == bool(row.reason) for row in rows.values())


def test_records_are_counted_from_their_verdicts_judge_by_judge(tmp_path: Path) -> None:
    run = tmp_path / "run"
    (run / "pictures" / "00").mkdir(parents=True)
    (run / "pictures" / "00" / "x.png").write_bytes(b"not looked at")
    write(
        run / "items.jsonl",
        record("a", STORIES[0], {"a": "yes", "b": "yes", "c": "unknown"}, ["no", "yes"]),
        record("b", STORIES[1], {"a": "no", "b": "yes", "c": "yes"}, ["no", "no", "unknown"]),
        record("c", STORIES[2], {"a": "yes", "b": "yes", "c": "yes"}, [], judge="judge-2"),
    )
    report = evaluate_path(run, Options(k=(1,)))
    first, second = judged(report)
    assert (first.judge, second.judge) == (MadeBy(name="judge-1", version="1"), MadeBy(name="judge-2", version="1"))
    assert (first.n, first.micro.yes, first.micro.no, first.micro.unknown) == (2, 3, 2, 1)
    assert first.micro.share == 0.6
    assert first.macro == pytest.approx((0.5 + 1.0) / 2)
    assert first.all_must == 0.5
    assert (first.foils.yes, first.foils.no, first.foils.unknown) == (1, 3, 1)
    assert first.corrected == pytest.approx((0.6 - 0.25) / 0.75)
    assert second.corrected == 1.0 and second.foils.share is None
    assert (first.micro.unknown_rate, first.micro.error_rate) == (pytest.approx(1 / 6), 0.0)
    rows = [r for r in report.rows() if r.group == "all" and r.source.startswith("judge-1")]
    wide = {r.measure: (r.low, r.value, r.high) for r in rows}
    for measure in ("micro", "macro", "all musts", "corrected"):
        low, value, high = wide[f"alignment, {measure}"]
        assert low is not None and value is not None and high is not None and low < value < high
    assert wide["key points left unknown"] == (None, pytest.approx(1 / 6), None)
    assert isinstance(report.complexity, Complexity) and report.complexity.evaluator.name == "structural-complexity"
    assert (report.complexity.n, report.complexity.unscored) == (3, 0)
    assert report.pictures.found == 0


def test_a_must_without_a_readable_verdict_makes_no_picture_a_failed_one(tmp_path: Path) -> None:
    said = (("yes", "yes"), ("yes", "error"), ("unknown", "yes"), ("no", "error"))
    write(
        tmp_path / "items.jsonl",
        *(record(f"r{i}", STORIES[i], {"a": a, "b": b}, []) for i, (a, b) in enumerate(said)),
    )
    (found,) = judged(evaluate_path(tmp_path))
    assert (found.n, found.all_must, found.undecided) == (4, 0.5, 2)
    write(tmp_path / "items.jsonl", record("r", STORIES[0], {"a": "error", "b": "yes"}, []))
    report = evaluate_path(tmp_path)
    row = next(r for r in report.rows() if r.measure == "alignment, all musts")
    assert (row.value, row.reason) == (None, "no picture's musts were decided")


def test_the_loops_judge_and_the_final_one_are_counted_each_by_itself(tmp_path: Path) -> None:
    final = record("f", STORIES[0], {"a": "no", "b": "no", "c": "yes"}, [], judge="final")["attempts"][0]["report"]
    one = record("a", STORIES[0], {"a": "yes", "b": "yes", "c": "yes"}, []) | {"judged": final}
    write(tmp_path / "items.jsonl", one, record("b", STORIES[1], {"a": "yes", "b": "yes", "c": "no"}, []))
    by = {each.judge.name: each for each in judged(evaluate_path(tmp_path))}
    assert (by["final"].n, by["judge-1"].n) == (1, 2)
    assert by["judge-1"].micro.yes == 5 and by["final"].micro.no == 2, "a child of a failed parent is no yes"


def test_a_failed_item_and_strange_verdicts_are_failures_and_no_low_scores(tmp_path: Path) -> None:
    error = {"error": "StoryError", "message": "no words"}
    failed = {"id": "f", "brief": {"id": "f"}, "stop": "failed", "error": error}
    strange = record("s", STORIES[1], {"zz": "yes"}, [])
    good = record("a", STORIES[0], {"a": "yes", "b": "yes"}, [])
    report = evaluate_path(write(tmp_path / "r", good, failed, strange))
    assert report.items == 2
    assert [f.where for f in report.failures.first] == ["r, line 2", "r, line 3"]
    assert "no words" in report.failures.first[0].why and "'zz'" in report.failures.first[1].why
    assert judged(report)[0].n == 1 and judged(report)[0].micro.share == 1.0


def test_bad_lines_are_listed_with_their_numbers_and_the_rest_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    good = [json.dumps({"id": i, "story": s}).encode() for i, s in enumerate(STORIES[:3])]
    bad = [
        b'{"id": 1, "story": ',
        b'{"id": "e", "story": "  "}',
        b'{"id": "n", "story": null}',
        b'{"id": "c", "story": "nul \\u0000 here"}',
        b'{"id": "l", "story": ["x"]}',
        b'{"id": "u", "story": "\xff\xfe"}',
        b'{"id": "big", "story": "' + b"a " * 20_000 + b'"}',
        b'{"id": "none", "title": "x"}',
        b"[1, 2]",
    ]
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join([good[0], b"", *bad, good[1], good[2]]) + b"\r\n")
    report = evaluate_path(path, Options(k=(1,)))
    assert report.items == 3
    assert [f.where for f in report.failures.first] == [f"bad.jsonl, line {n}" for n in range(3, 12)]
    why = " | ".join(f.why for f in report.failures.first)
    for word in ("no JSON", "empty", "U+0000", "list", "20000", "no story"):
        assert word in why
    assert values(report)[1] > 0


def test_a_broken_table_row_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"img_id,story\r\n1,A red kite, torn\r\n2,\"A dog\nwaits\"\r\n3,\r\n4,caf\xe9\r\n5,A cup\r\n")
    report = evaluate_path(path, Options(k=(1,)))
    assert [f.where for f in report.failures.first] == ["t.csv, line 2", "t.csv, line 5", "t.csv, line 6"]
    assert "quotes" in report.failures.first[0].why and "UTF-8" in report.failures.first[2].why
    assert report.items == 2


def test_the_list_of_failures_is_bounded_and_the_count_is_not(tmp_path: Path) -> None:
    lines = [{"id": "a", "story": STORIES[0]}, *({"id": i, "story": ""} for i in range(300))]
    report = evaluate_path(write(tmp_path / "x", *lines))
    assert report.failures.count == 300 and len(report.failures.first) == 50


def test_repeated_ids_and_stories_are_noted(tmp_path: Path) -> None:
    report = evaluate_path(write(tmp_path / "x", *({"id": "same", "story": s} for s in (STORIES[0], STORIES[1]) * 2)))
    assert report.items == 4 and report.repeated_ids.count == 3 and report.repeated_stories == 2
    assert report.repeated_ids.first[0].where == "x, line 2" and "line 1" in report.repeated_ids.first[0].why
    assert values(report)[1] == pytest.approx(0.0, abs=1e-6)


def test_too_few_stories_leave_diversity_unscored_with_the_reason(tmp_path: Path) -> None:
    one = evaluate_path(write(tmp_path / "one", {"id": 1, "story": STORIES[0]}))
    assert isinstance(one.diversity, Unscored) and "needs more than 1" in one.diversity.reason
    assert isinstance(one.novelty, Unscored)
    three = evaluate_path(write(tmp_path / "three", *({"id": i, "story": STORIES[i]} for i in range(3))))
    assert set(values(three)) == {1}
    rows = {row.measure: row for row in three.rows()}
    assert rows["diversity, k = 5"].value is None and "there are 3" in rows["diversity, k = 5"].reason


@pytest.mark.parametrize(
    "content", [b"", b"hello\nworld\n", b"a,b\n1,2\n", b"\x00\x01\x02", b'{"id": 1,,', b"\xff\xfe{\x00}\x00", b"GIF89a"]
)
def test_a_file_of_another_kind_is_refused_with_what_was_expected(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_bytes(content)
    with pytest.raises(InputError, match="expected|UTF-8"):
        evaluate_path(tmp_path / "f.jsonl")


def test_a_missing_path_an_empty_folder_and_a_bad_k_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        evaluate_path(tmp_path / "none")
    with pytest.raises(InputError, match="no stories were detected"):
        evaluate_path(tmp_path)
    for k in ((), (0,), (1, -1)):
        with pytest.raises(InputError, match="k must be"):
            evaluate_path(tmp_path, Options(k=k))


def test_a_run_that_finished_nothing_yet_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text("{}")
    report = evaluate_path(tmp_path)
    assert report.items == 0 and isinstance(report.alignment, Unscored)


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return out.getvalue()


def test_pictures_are_counted_and_their_recipes_read(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(stamp_png(png("red"), {"item": "one", "story": STORIES[0]}))
    (tmp_path / "b.png").write_bytes(stamp_png(png("blue"), {"item": "two"}))
    (tmp_path / "c.png").write_bytes(png("green"))
    (tmp_path / "d.png").write_bytes(png("green")[:30])
    (tmp_path / "e.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "note.md").write_text("not a story")
    (tmp_path / "link.png").symlink_to(tmp_path / "c.png")
    report = evaluate_path(tmp_path)
    told = report.pictures
    assert (told.found, told.with_recipe, told.story_known, told.no_story, told.altered) == (4, 2, 1, 3, 0)
    assert report.items == 1 and report.failures.count == 0
    assert {p.where for p in report.passed_over.first} == {"d.png", "note.md"}


def test_pictures_named_by_a_story_file_are_known_and_not_counted_twice(tmp_path: Path) -> None:
    write(
        tmp_path / "story_output_x.jsonl",
        {"model_output": STORIES[0], "img_file_name": "0.png"},
        {"model_output": STORIES[1], "img_file_name": "1.png"},
    )
    (tmp_path / "image_x").mkdir()
    for i in range(3):
        (tmp_path / "image_x" / f"{i}.png").write_bytes(stamp_png(png("red"), {"item": str(i), "story": STORIES[i]}))
    report = evaluate_path(tmp_path)
    assert report.pictures.story_known == 3 and report.items == 3
    assert {g.value for g in report.groups if g.by == "file"} == {"story_output_x.jsonl", "pictures"}


def test_groups_by_mode_and_file(tmp_path: Path) -> None:
    as_lines(tmp_path / "a.jsonl", lambda i, s: {"id": i, "story": s, "mode": ("naive", "cor_guided")[i % 2]})
    write(tmp_path / "b.jsonl", {"id": "x", "story": "Words of its own."})
    report = evaluate_path(tmp_path, Options(k=(1,)))
    sizes = {(g.by, g.value): g.items for g in report.groups}
    assert sizes[("mode", "naive")] == sizes[("mode", "cor_guided")] == 6
    assert sizes[("mode", "not stated")] == 1
    assert sizes[("file", "a.jsonl")] == 12 and sizes[("file", "b.jsonl")] == 1
    alone = evaluate_path(tmp_path / "a.jsonl", Options(k=(1,)))
    by_file = next(g for g in report.groups if g.value == "a.jsonl")
    assert values(by_file) == values(alone)
    assert any(row.group == "mode naive" for row in report.rows())


def test_hostile_names_are_safe_to_show(tmp_path: Path) -> None:
    name = "a\x1b[31m\n\u202e" + "b" * 500
    lines = [{"id": name, "story": STORIES[0]}, {"id": 1}, {"id": name, "story": STORIES[1]}]
    report = evaluate_path(write(tmp_path / "x.jsonl", *lines))
    shown = report.model_dump_json() + report.repeated_ids.first[0].why
    assert "\x1b" not in shown and "\u202e" not in shown and "b" * 200 not in shown


def test_the_order_of_lines_does_not_matter_to_the_numbers(tmp_path: Path) -> None:
    lines = [{"id": i, "story": f"{s} {i}"} for i, s in enumerate(STORIES * 10)]
    first = evaluate_path(write(tmp_path / "x", *lines))
    random.Random(3).shuffle(lines)
    second = evaluate_path(write(tmp_path / "x", *lines))
    assert first == second
    assert isinstance(first.diversity, Diversity)
    drawn = first.diversity.at_equal_n[1]
    assert drawn.n == 100 and drawn.low is not None and drawn.high is not None
    assert drawn.low <= drawn.mean <= drawn.high


def test_five_thousand_stories_take_less_than_ten_seconds(tmp_path: Path) -> None:
    chance = random.Random(1)
    words = [f"{a}{b}" for a in ("ka", "lo", "mi", "ru", "te") for b in range(400)]
    write(tmp_path / "x", *({"id": i, "story": " ".join(chance.choices(words, k=80))} for i in range(5_000)))
    began = time.process_time()
    report = evaluate_path(tmp_path / "x")
    assert report.items == 5_000
    assert time.process_time() - began < 20, "seconds of two cores"
