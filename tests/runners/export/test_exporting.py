"""What holds for every format: all or nothing, nothing overwritten, pictures checked, memory bounded, the card true."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from calling import Said

from storytelling_painter.domain.errors import ExportError, InputError, RunFolderError
from storytelling_painter.runners.export import FORMATS, Format
from storytelling_painter.runners.export.exporting import export_run
from storytelling_painter.runners.export.manner import Splits, size_in_bytes

SECRET = "do not show"


def listing(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()}


def change(run: Path, edit: Callable[[list[dict]], object]) -> None:
    """Rewrites the records of a run."""
    records = [json.loads(line) for line in (run / "items.jsonl").read_text().splitlines()]
    edit(records)
    (run / "items.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))


def picture_of(record: dict) -> str:
    return next(a for a in record["attempts"] if a["number"] == record["best"])["painting"]["picture"]["path"]


def front_matter(out: Path) -> dict:
    text = (out / "README.md").read_text(encoding="utf-8")
    _, head, _ = text.split("---\n", 2)
    return yaml.safe_load(head)


@pytest.mark.parametrize("format", FORMATS)
def test_pictures_that_are_gone_or_changed_are_left_out_and_told(
    run: Path, tmp_path: Path, cli: Callable[..., Said], format: Format
) -> None:
    records = [json.loads(line) for line in (run / "items.jsonl").read_text().splitlines()]
    (run / picture_of(records[0])).unlink()
    data = bytearray((run / picture_of(records[1])).read_bytes())
    data[-20] ^= 1
    (run / picture_of(records[1])).write_bytes(data)
    said = cli("export", "run", "--to", format, "--out", "out", "--json")
    assert said.code == 1
    [summary] = said.lines
    assert summary["items"] == 1 and {x["what"] for x in summary["left_out"]} == {records[0]["id"], records[1]["id"]}
    assert "cannot be read" in said.err and "changed after it was kept" in said.err
    assert json.loads((tmp_path / "out" / "export.json").read_text()) == summary
    others = b"".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file() and p.name != "export.json")
    assert records[2]["id"].encode() in others and records[0]["id"].encode() not in others
    assert "2 more should be here" in (tmp_path / "out" / "README.md").read_text()


def test_a_run_without_one_sound_picture_leaves_nothing_behind(run: Path, tmp_path: Path) -> None:
    shutil.rmtree(run / "pictures")
    for format in FORMATS:
        with pytest.raises(ExportError, match="none of 3 pictures"):
            export_run(run, tmp_path / "out", format)
    assert listing(tmp_path) == {"run"}


def test_nothing_is_overwritten_unless_it_is_an_export_and_asked_for(run: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_run(run, out, "jsonl")
    with pytest.raises(ExportError, match="--overwrite"):
        export_run(run, out, "csv")
    export_run(run, out, "csv", overwrite=True)
    assert listing(out) == {"README.md", "export.json", "train.csv"} and listing(tmp_path) == {"run", "out"}
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    (tmp_path / "file").write_text("dear")
    (tmp_path / "link").symlink_to(out)
    for name in ("mine", "file", "link", "run"):
        with pytest.raises(ExportError, match="no export"):
            export_run(run, tmp_path / name, "csv", overwrite=True)
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"
    (tmp_path / "empty").mkdir()
    export_run(run, tmp_path / "empty", "csv")


def test_a_failed_export_leaves_what_was_there(run: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_run(run, out, "jsonl")
    before = (out / "train.jsonl").read_bytes()
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "from storytelling_painter.runners.cli.main import main; main()"
    )
    words = ["export", "run", "--to", "webdataset", "--out", "out", "--overwrite"]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=tmp_path, capture_output=True, text=True, timeout=90
    )
    assert done.returncode == 2 and "File too large" in done.stderr and "Nothing of it is kept" in done.stderr
    assert (out / "train.jsonl").read_bytes() == before and listing(tmp_path) == {"run", "out"}


def test_an_interrupted_export_leaves_nothing_behind(
    grown: Callable[..., Path], tmp_path: Path, start: Callable[..., "subprocess.Popen[str]"]
) -> None:
    grown(600)
    process = start("export", "run", "--to", "imagefolder", "--out", "out")
    while not list(tmp_path.glob(".out.*.tmp/train/0000/*.png")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130 and listing(tmp_path) == {"run"}


def test_too_little_space_is_said_before_anything_is_written(run: Path, tmp_path: Path) -> None:
    records = [json.loads(line) for line in (run / "items.jsonl").read_text().splitlines()]
    with open(run / picture_of(records[0]), "r+b") as file:
        file.truncate(shutil.disk_usage(run).free + 2**30)
    with pytest.raises(ExportError, match="needs about .* free"):
        export_run(run, tmp_path / "out", "parquet")
    assert export_run(run, tmp_path / "texts", "jsonl").items == 2, "texts need less, and the picture is not sound"


def test_what_is_chosen(run: Path, tmp_path: Path) -> None:
    def spoil(records: list[dict]) -> None:
        records[0]["stop"] = "plateau"
        records[1].update(best=None, stop="failed")

    change(run, spoil)
    everything = export_run(run, tmp_path / "all", "jsonl")
    assert everything.items == 2 and everything.passed_over == {"no picture": 1} and everything.exit == 0
    accepted = export_run(run, tmp_path / "accepted", "jsonl", accepted_only=True)
    assert accepted.items == 1 and accepted.passed_over == {"no picture": 1, "not accepted": 1}
    assert export_run(run, tmp_path / "first", "jsonl", limit=1).passed_over["beyond --limit"] == 1
    rows = [json.loads(x) for x in (tmp_path / "all" / "train.jsonl").read_text().splitlines()]
    assert sorted((r["stop"], r["accepted"]) for r in rows) == [("accepted", True), ("plateau", False)]


def test_items_come_in_the_order_of_their_briefs_whatever_ended_first(run: Path, tmp_path: Path) -> None:
    export_run(run, tmp_path / "one", "webdataset")
    change(run, lambda records: records.sort(key=lambda r: -r["brief"]["index"]))
    export_run(run, tmp_path / "two", "webdataset")
    one, two = ((tmp_path / name / "train-000000.tar").read_bytes() for name in ("one", "two"))
    assert one == two


def test_lines_that_are_no_records_are_told_and_a_torn_one_is_no_line_yet(run: Path, tmp_path: Path) -> None:
    lines = (run / "items.jsonl").read_text().splitlines()
    (run / "items.jsonl").write_text("\n".join([lines[0], "{}", lines[0], lines[1], lines[2][:500]]))
    summary = export_run(run, tmp_path / "out", "jsonl")
    assert summary.items == 2 and summary.exit == 1
    assert [x.what for x in summary.left_out] == ["items.jsonl, line 2", json.loads(lines[0])["id"]]


@pytest.mark.parametrize("path", ["../secret.png", "/etc/hostname", "pictures/link.png"])
def test_a_record_cannot_bring_in_a_file_from_elsewhere(run: Path, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.png").write_text(SECRET)
    (run / "pictures" / "link.png").symlink_to(tmp_path / "secret.png")

    def point(records: list[dict]) -> None:
        records[0]["attempts"][-1]["painting"]["picture"]["path"] = path
        records[0]["best"] = records[0]["attempts"][-1]["number"]

    change(run, point)
    summary = export_run(run, tmp_path / "out", "imagefolder")
    assert summary.items == 2 and len(summary.left_out) == 1
    assert all(SECRET.encode() not in p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())


def test_splits_follow_the_id_alone() -> None:
    splits, more = Splits(["validation=0.1", "test=.2"]), [f"item-{n:05d}" for n in range(5_000)]
    found = [splits.of(id) for id in more]
    assert splits.names == ("train", "validation", "test")
    assert abs(found.count("test") / 5_000 - 0.2) < 0.02 and abs(found.count("validation") / 5_000 - 0.1) < 0.02
    for wrong in (["test"], ["train=0.1"], ["a=0.1", "a=0.1"], ["../x=0.1"], ["a=0.6", "b=0.5"], ["a=1"], ["a=-.1"]):
        with pytest.raises(InputError):
            Splits(wrong)


def test_sizes() -> None:
    assert [size_in_bytes(x) for x in ("500MB", "1GiB", "64 KiB", "1.5g", "65536")] == [
        500_000_000, 2**30, 65_536, 1_500_000_000, 65_536
    ]
    for wrong in ("", "x", "1KB", "-1MB", "1XB", "9" * 40):
        with pytest.raises(InputError):
            size_in_bytes(wrong)


@pytest.mark.parametrize(
    "words",
    [
        ("run", "--to", "csv", "--out", "o", "--full"),
        ("run", "--to", "csv", "--out", "o", "--split", "test=2"),
        ("run", "--to", "csv", "--out", "o", "--license", "my own words"),
        ("run", "--to", "parquet", "--out", "o", "--shard-size", "many"),
        ("run", "--to", "xlsx", "--out", "o"),
        ("nowhere", "--to", "csv", "--out", "o"),
        ("run", "--to", "csv", "--out", "run"),
    ],
)
def test_calls_that_cannot_be_meant(
    run: Path, tmp_path: Path, cli: Callable[..., Said], words: tuple[str, ...]
) -> None:
    said = cli("export", *words)
    assert said.code == 2 and said.err and listing(tmp_path) == {"run"}


def test_a_run_in_which_nothing_is_finished(run: Path, tmp_path: Path) -> None:
    (run / "items.jsonl").unlink()
    with pytest.raises(InputError, match="no finished item"):
        export_run(run, tmp_path / "out", "csv")
    with pytest.raises(RunFolderError):
        export_run(tmp_path, tmp_path / "out", "csv")


@pytest.mark.parametrize("format", FORMATS)
def test_the_card_says_who_made_it_how_many_and_what_it_is_not(run: Path, tmp_path: Path, format: Format) -> None:
    command = ("storytelling-painter", "export", "/home/eve/run", "--to", format, "--out", "out")
    export_run(run, tmp_path / "out", format, splits=Splits(["test=0.5"]), license="cc-by-4.0", command=command)
    card, head = (tmp_path / "out" / "README.md").read_text(encoding="utf-8"), front_matter(tmp_path / "out")
    assert head["license"] == "cc-by-4.0" and head["size_categories"] == ["n<1K"]
    if format in ("imagefolder", "parquet", "webdataset", "csv", "jsonl", "sheet"):
        [config] = head["configs"]
        assert {x["split"] for x in config["data_files"]} == {"train", "test"}
        for each in config["data_files"]:
            assert list((tmp_path / "out").glob(each["path"])), each
    for words in (
        "| exported | 3 |",
        "line-illustrator 1",
        "story-grammar 2",
        "whitebox",
        "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia | 3 | 3 |",
        "Schema version 1",
        "storytelling-painter generate -n 3 --seed 7 --out run",
        f"storytelling-painter export run --to {format} --out out",
        "no person drew",
    ):
        assert words in card, words
    assert "/home/eve" not in card and str(tmp_path) not in card


def test_words_of_a_foreign_run_cannot_write_into_the_card(run: Path, tmp_path: Path) -> None:
    evil = 'x\n---\n# <script>alert(1)</script> | [a](http://x) ![b](http://y) `c`\u202e'
    info = json.loads((run / "run.json").read_text())
    info["command"] = ["storytelling-painter", evil]
    (run / "run.json").write_text(json.dumps(info))

    def spoil(records: list[dict]) -> None:
        for record in records:
            for maker in record["crew"].values():
                maker["name"] = maker["spec"] = evil

    change(run, spoil)
    export_run(run, tmp_path / "out", "jsonl")
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    outside = "\n".join(line for line in card.splitlines() if not line.startswith("    "))
    assert "<script>" not in outside and "](http" not in outside and "\u202e" not in card
    assert card.count("\n---\n") == 1 and front_matter(tmp_path / "out")["license"] == "other"


MEMORY = """
import resource, sys
from pathlib import Path
from storytelling_painter.runners.export.exporting import export_run
peak = []
def on_item(number, of):
    if number in (of // 5, of):
        peak.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
summary = export_run(Path("run"), Path("out"), sys.argv[1], on_item=on_item)
print(summary.items, *peak)
"""


def memory_of(cwd: Path, format: Format) -> tuple[int, float]:
    """How many items were exported, and by how many MB the peak grew over the last four fifths of them."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, format], cwd=cwd, capture_output=True, text=True, timeout=1_000
    )
    assert done.returncode == 0, done.stderr
    items, early, late = map(int, done.stdout.split())
    return items, (late - early) / 1024


@pytest.mark.parametrize("format", ["parquet", "webdataset"])
def test_pictures_are_not_held(grown: Callable[..., Path], tmp_path: Path, format: Format) -> None:
    grown(160, padding=2**20)
    items, growth = memory_of(tmp_path, format)
    assert items == 160 and growth < 48, f"{growth:.0f} MB more for 128 MB of pictures"


@pytest.mark.long
@pytest.mark.parametrize("format", FORMATS)
def test_ten_thousand_items_take_no_more_memory_than_a_few(
    grown: Callable[..., Path], tmp_path: Path, format: Format
) -> None:
    grown(10_000)
    items, growth = memory_of(tmp_path, format)
    assert items == 10_000 and growth < 48, f"{growth:.0f} MB more"
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 400 * 1024


def test_the_pictures_of_the_run_are_only_read(run: Path, tmp_path: Path) -> None:
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in run.rglob("*") if p.is_file()}
    for format in FORMATS:
        export_run(run, tmp_path / format, format)
    assert before == {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in run.rglob("*") if p.is_file()}
    copies = list((tmp_path / "imagefolder").rglob("*.png"))
    assert len(copies) == 3 and not any(os.path.samefile(a, b) for a in run.rglob("*.png") for b in copies)
