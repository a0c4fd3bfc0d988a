"""What the gallery writes, without looking at it: which files, from which records, and what happens to old ones."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Browser
from calling import Said
from PIL import Image
from sample_runs import copied, mended, records_of, renamed, write_records

from storytelling_painter.domain.errors import InputError, RunFolderError
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.scene import Move
from storytelling_painter.runners.gallery import write_gallery
from storytelling_painter.runners.gallery.details import letter
from storytelling_painter.runners.gallery.findings import findings
from storytelling_painter.runners.gallery.wording import move_in_words
from storytelling_painter.runners.lock import FolderLock


def block(page: Path, name: str) -> list[dict]:
    """Data that stands in a page."""
    found = re.search(rf'<script type="application/json" id="{name}">([^<]*)</script>', page.read_text())
    assert found, f"no block {name}"
    return json.loads(found[1])


def slim(record: dict, id: str) -> dict:
    """A record of the same item without what makes it long."""
    copy = renamed(record, id)
    points, report = copy["draft"]["ledger"]["key_points"][:4], copy["attempts"][0]["report"]
    for point in points:
        point |= {"clues": [], "parents": []}
    copy["draft"]["story"]["scene"] = copy["attempts"][0]["painting"]["scene"] = None
    copy["draft"]["ledger"]["key_points"] = points
    report["foils"], ids = [], {p["id"] for p in points}
    report["verdicts"] = [v | {"clues": []} for v in report["verdicts"] if v["key_point"] in ids]
    return copy


def test_pages_can_be_made_again_and_small_copies_are_made_once(made: Path, tmp_path: Path) -> None:
    run = copied(tmp_path / "run", made, records_of(made)[:2])
    page = write_gallery(run)
    copies = {p: p.stat().st_mtime_ns for p in (run / "gallery" / "thumbs").iterdir()}
    assert len(copies) == 2
    for copy in copies:
        with Image.open(copy) as image:
            assert image.format == "WEBP" and max(image.size) == 256
    write_records(run, records_of(made)[:3])
    next(iter(copies)).write_bytes(b"")
    time.sleep(0.01)
    assert write_gallery(run) == page == run / "gallery" / "index.html"
    after = {p: p.stat().st_mtime_ns for p in (run / "gallery" / "thumbs").iterdir()}
    assert len(after) == 3 and [p for p in copies if after[p] != copies[p]] == [next(iter(copies))]
    assert [row["id"] for row in block(page, "rows")] == [r["id"] for r in records_of(made)[:3]]
    assert not list(run.rglob("*.tmp")) and not (run / "gallery" / "data").exists()


def test_details_hold_the_record(made: Path, tmp_path: Path) -> None:
    source = records_of(made)[1]
    run = copied(tmp_path / "run", made)
    item = mended(run, source)
    write_records(run, [item])
    detail = block(write_gallery(run), "details")[0]
    assert detail["brief"]["seed"] == str(item.brief.seed), "browsers cannot hold integers of this size"
    assert detail["draft"]["story"]["text"] == source["draft"]["story"]["text"]
    assert detail["scores"]["alignment"]["value"] == source["scores"]["alignment"]["value"]
    first = detail["view"]["attempts"]["1"]
    assert first["source"] == "computer-drawn" and set(first["states"].values()) >= {"seen", "missing"}
    found = findings(item)
    assert found[2].gained and not found[2].lost and found[2].compared_with == 1
    assert set(found[2].gained) == {v.key_point for v in item.attempts[0].report.verdicts if v.verdict == "no"}  # type: ignore[union-attr]
    spans = [p["span"] for p in detail["view"]["points"] if p["span"]]
    assert spans == sorted(spans) and [p["letter"] for p in detail["view"]["points"]][:2] == ["A", "B"]


def test_key_points_are_weak_held_back_undecided_or_in_error(made: Path) -> None:
    fields = records_of(made)[0]
    report = fields["attempts"][0]["report"]
    points = {p["id"]: p for p in fields["draft"]["ledger"]["key_points"]}
    child = next(p for p in points.values() if p["parents"])
    parent = child["parents"][0]
    others = [v for v in report["verdicts"] if v["key_point"] not in (child["id"], parent)]
    verdicts = {v["key_point"]: v for v in report["verdicts"]}
    verdicts[parent] |= {"verdict": "no", "clues": [{"text": "x", "verdict": "no", "finding": "hidden"}]}
    others[0] |= {"verdict": "unknown"}
    others[1] |= {"verdict": "error"}
    others[2] |= {"verdict": "no", "clues": [{"text": "x", "verdict": "no", "finding": f} for f in ("weak", "missing")]}
    report["verdicts"].remove(others[3])
    states = findings(Record.model_validate(fields))[1].states
    assert states[parent] == "weak" and states[child["id"]] == "held"
    assert [states[o["key_point"]] for o in others[:4]] == ["unknown", "error", "missing", "error"]


def test_an_attempt_of_another_telling_is_not_judged_by_this_ledger(made: Path) -> None:
    fields = records_of(made)[0]
    other = json.loads(json.dumps(fields["attempts"][0])) | {"number": 1, "story_round": 7}
    other["report"]["verdicts"][0]["key_point"] = "event.of_another_story"
    fields["attempts"] = [other, fields["attempts"][0] | {"number": 2}]
    fields["best"] = 2
    first, second = findings(Record.model_validate(fields)).values()
    assert not first.of_this_story and "event.of_another_story" in first.states
    assert second.of_this_story and second.compared_with is None and not second.gained


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (Move(kind="shift", element="old_dog", dx=-0.168, dy=0.031), "moved the old dog 17% to the left and 3% down"),
        (Move(kind="scale", element="cup", factor=1.35), "made the cup 1.4 times as large"),
        (Move(kind="reorder", element="cup", depth=-1), "brought the cup farther back"),
        (Move(kind="swap_slot", element="cup", anchor="front_left"), "put the cup at front left"),
        (Move(kind="mirror"), "mirrored the picture"),
        (Move(kind="drop", element="cup"), "left out the cup"),
    ],
)
def test_repairs_are_told_in_words(move: Move, words: str) -> None:
    assert move_in_words(move) == words


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_runs_that_are_not_at_their_end_have_a_page_too(made: Path, tmp_path: Path) -> None:
    one, two = records_of(made)[:2]
    run = copied(tmp_path / "run", made, [one, one, {"id": "no record"}, two], end='{"schema_version": 1, "id"')
    lock = FolderLock(run)
    try:
        page = write_gallery(run)
    finally:
        lock.release()
    assert [row["id"] for row in block(page, "rows")] == [one["id"], two["id"]]
    text = page.read_text()
    assert "This run is running" in text and "line 2" in text and "and 2 more" in text and "2 of 4" in text
    (run / "items.jsonl").unlink()
    assert block(write_gallery(run), "rows") == []
    assert "This run is running" not in page.read_text()


def test_links_are_not_followed(made: Path, tmp_path: Path) -> None:
    run, elsewhere = copied(tmp_path / "run", made, records_of(made)[:1]), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "0001.js").write_text("kept")
    for name in ("gallery", "gallery/data", "gallery/thumbs"):
        (run / name).symlink_to(elsewhere)
        with pytest.raises(RunFolderError, match="is a link"):
            write_gallery(run)
        (run / name).unlink()
        (run / "gallery").mkdir(exist_ok=True)
    assert [p.name for p in elsewhere.iterdir()] == ["0001.js"]
    (run / "items.jsonl").rename(elsewhere / "items.jsonl")
    (run / "items.jsonl").symlink_to(elsewhere / "items.jsonl")
    with pytest.raises(InputError, match="links are not followed"):
        write_gallery(run)
    with pytest.raises(RunFolderError):
        write_gallery(elsewhere)


def test_a_small_run_after_a_large_one_leaves_no_old_details(made: Path, tmp_path: Path) -> None:
    record = records_of(made)[0]
    run = copied(tmp_path / "run", made, (slim(record, f"item-{n}") for n in range(401)))
    page = write_gallery(run)
    data = run / "gallery" / "data"
    (data / "notes.txt").write_text("not ours")
    assert sorted(p.name for p in data.iterdir()) == ["0001.js", "0002.js", "0003.js", "notes.txt"]
    rows = block(page, "rows")
    assert [r["id"] for r in rows] == [f"item-{n}" for n in range(401)] and 'id="details"' not in page.read_text()
    call = re.fullmatch(r'storytellingGallery\.details\("3", ("[^<\n]*")\);\n', (data / "0003.js").read_text())
    assert call and [d["id"] for d in json.loads(json.loads(call[1]))] == ["item-400"]
    with pytest.raises(InputError, match="leave that option out"):
        write_gallery(run, single_file=True)
    write_records(run, [record])
    write_gallery(run)
    assert [p.name for p in data.iterdir()] == ["notes.txt"]


def test_five_thousand_items_open_and_search_quickly(browser: Browser, made: Path, tmp_path: Path) -> None:
    records = [slim(r, "x") for r in records_of(made)]
    run = copied(tmp_path / "run", made, (renamed(records[n % 4], f"item-{n:05}") for n in range(5_000)))
    page = write_gallery(run)
    began = time.monotonic()
    browser.open(page)
    assert time.monotonic() - began < 8
    assert browser.text("#count") == "5,000 items" and len(browser.cards) <= 300
    assert page.stat().st_size < 200_000
    browser.wait(lambda: browser.js("return document.readyState") == "complete")
    title, text = records[2]["draft"]["story"]["title"], records[2]["draft"]["story"]["text"]
    words = text.split(". ")[-1]
    took = browser.js(
        "const box = document.getElementById('search'); box.value = arguments[0]; const t = performance.now();"
        "box.dispatchEvent(new Event('input')); document.body.offsetHeight; return performance.now() - t",
        words,
    )
    assert took < 800 and browser.text("#count") == "1,250 of 5,000 items"
    browser.js("window.scrollTo(0, document.body.scrollHeight)")
    browser.wait(lambda: len(browser.cards) > 100)
    browser.open(page, "#item=item-04998")
    browser.wait(lambda: title in browser.text(".title"))
    assert browser.text(".where") == "4,999 of 5,000" and "0025.js" in " ".join(browser.requests())
    assert not browser.complaints()


def test_the_command_makes_a_single_file_or_says_what_is_wrong(
    cli: Callable[..., Said], made: Path, tmp_path: Path
) -> None:
    run = copied(tmp_path / "run", made, records_of(made)[:1])
    said = cli("gallery", run, "--single-file")
    assert said.code == 0 and Path(said.out.strip()) == run / "gallery" / "single.html"
    (run / "run.json").write_text("{}")
    said = cli("gallery", run)
    assert said.code == 2 and "does not fit" in said.err
