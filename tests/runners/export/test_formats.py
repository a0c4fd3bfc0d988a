"""Every format: what other tools read from it is what the run holds, picture bytes and their marks included."""

import csv
import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from PIL import Image

from storytelling_painter.domain.record import Record
from storytelling_painter.runners.export import FORMATS, Format
from storytelling_painter.runners.export.exporting import export_run
from storytelling_painter.runners.export.manner import Manner, Splits
from storytelling_painter.runners.export.spreadsheet import safe_cell
from storytelling_painter.runners.records import read_records
from storytelling_painter.tools.provenance import read_recipe

datasets = pytest.importorskip("datasets")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path / "cache")
    datasets.disable_progress_bars()
    yield


def records_of(run: Path) -> dict[str, Record]:
    return {record.id: record for record in read_records(run / "items.jsonl")}


def kept(run: Path) -> dict[str, bytes]:
    """The picture of each item as the run keeps it."""
    return {id: (run / r.best_attempt.painting.picture.path).read_bytes() for id, r in records_of(run).items()}


def loaded(out: Path, tmp_path: Path) -> "datasets.DatasetDict":
    """What `datasets` makes of an export that was moved elsewhere, with the pictures undecoded."""
    data = datasets.load_dataset(str(shutil.move(out, tmp_path / "elsewhere")), cache_dir=str(tmp_path / "cache"))
    for split in data:
        for name, feature in data[split].features.items():
            if isinstance(feature, datasets.Image):
                data[split] = data[split].cast_column(name, datasets.Image(decode=False))
    return data


def members(path: Path) -> list[tarfile.TarInfo]:
    with tarfile.open(path) as tar:
        return tar.getmembers()


def bytes_of(image: dict[str, object]) -> bytes:
    return image["bytes"] if image["bytes"] is not None else Path(str(image["path"])).read_bytes()


@pytest.mark.parametrize("format", ["imagefolder", "parquet", "webdataset"])
def test_datasets_loads_the_same_pictures_byte_for_byte(run: Path, tmp_path: Path, format: Format) -> None:
    before = kept(run)
    export_run(run, tmp_path / "out", format, splits=Splits(["test=0.4"]))
    shutil.rmtree(run)
    data, found = loaded(tmp_path / "out", tmp_path), {}
    for split in data:
        for row in data[split]:
            fields = row if format != "webdataset" else row["json"]
            found[fields["id"]] = bytes_of(row["png" if format == "webdataset" else "image"])
            assert Splits(["test=0.4"]).of(fields["id"]) == split
            assert fields["story"] and fields["accepted"] is True and fields["source_type"] == "algorithmicMedia"
            assert fields["key_points"][0]["clues"] and fields["painter"].startswith("line-illustrator ")
    assert found == before
    assert {read_recipe(data).item for data in found.values()} == set(before)


def test_the_pictures_of_parquet_decode_as_pictures(run: Path, tmp_path: Path) -> None:
    export_run(run, tmp_path / "out", "parquet")
    row = datasets.load_dataset(str(tmp_path / "out"), split="train", cache_dir=str(tmp_path / "cache"))[0]
    assert row["image"].size == (256, 256) == (row["width"], row["height"])


def test_parquet_is_typed_for_readers_that_know_nothing_of_this_project(run: Path, tmp_path: Path) -> None:
    export_run(run, tmp_path / "out", "parquet")
    [path] = (tmp_path / "out" / "data").iterdir()
    assert path.name == "train-00000-of-00001.parquet"
    table = pq.read_table(path)
    features = json.loads(table.schema.metadata[b"huggingface"])["info"]["features"]
    assert features["image"] == {"_type": "Image"} and list(features) == table.column_names
    assert table.schema.field("image").type.field("bytes").type == "binary"


@pytest.mark.parametrize("format", ["csv", "jsonl", "sheet"])
def test_datasets_loads_the_texts(run: Path, tmp_path: Path, format: Format) -> None:
    export_run(run, tmp_path / "out", format)
    data = loaded(tmp_path / "out", tmp_path)["train"]
    assert set(data["item" if format == "sheet" else "id"]) == set(records_of(run))


def test_image_folders_have_a_thousand_pictures_each(grown: Callable[..., Path], tmp_path: Path) -> None:
    summary = export_run(grown(1_003), tmp_path / "out", "imagefolder")
    folders = {p.name: len(list(p.iterdir())) for p in (tmp_path / "out" / "train").iterdir() if p.is_dir()}
    assert folders == {"0000": 1_000, "0001": 3} and summary.items == 1_003
    lines = [json.loads(x) for x in (tmp_path / "out" / "train" / "metadata.jsonl").read_text().splitlines()]
    assert lines[1_002]["file_name"] == "0001/item-01003.png"


def test_shards_are_about_as_large_as_asked_for(grown: Callable[..., Path], tmp_path: Path) -> None:
    source = grown(12, padding=60_000)
    for format in ("webdataset", "parquet"):
        export_run(source, tmp_path / format, format, manner=Manner(shard_bytes=300_000))
    tars = sorted((tmp_path / "webdataset").glob("*.tar"))
    assert len(tars) > 2 and all(t.stat().st_size <= 300_000 + 2 * 10_240 for t in tars)
    names = [m.name for t in tars for m in members(t)]
    assert len(names) == 24 and names[:2] == ["item-00001.png", "item-00001.json"]
    files = sorted((tmp_path / "parquet" / "data").iterdir())
    assert files[0].name == f"train-00000-of-{len(files):05d}.parquet" and len(files) > 2
    assert sum(pq.read_metadata(f).num_rows for f in files) == 12


def test_webdataset_shards_carry_no_time_and_no_owner(run: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export_run(run, tmp_path / name, "webdataset")
    one, two = ((tmp_path / name / "train-000000.tar").read_bytes() for name in ("one", "two"))
    assert one == two
    for member in members(tmp_path / "one" / "train-000000.tar"):
        assert (member.mtime, member.uid, member.gid, member.uname, member.gname) == (0, 0, 0, "", "")


@pytest.mark.parametrize("id", ["a.b.c", "x" * 100, "A", "CON"])
def test_ids_that_a_file_system_or_webdataset_would_misread(run: Path, tmp_path: Path, id: str) -> None:
    lines = (run / "items.jsonl").read_text().splitlines()
    record = json.loads(lines[0])
    record["id"] = id
    (run / "items.jsonl").write_text(json.dumps(record) + "\n")
    export_run(run, tmp_path / "out", "webdataset")
    names = [m.name for m in members(tmp_path / "out" / "train-000000.tar")]
    keys = {name.split(".")[0] for name in names}
    assert len(keys) == 1 and [name.partition(".")[2] for name in names] == ["png", "json"]
    assert keys.isdisjoint({"A", "CON", "a"})


@pytest.mark.parametrize("format", ["imagefolder", "parquet", "webdataset", "cogbench"])
def test_pictures_of_providers_keep_their_kind_and_all_their_bytes(run: Path, tmp_path: Path, format: Format) -> None:
    image, out = Image.new("RGB", (64, 64), "red"), io.BytesIO()
    exif = image.getexif()
    exif[0x010E] = "credentials of a provider"
    image.save(out, "JPEG", exif=exif)
    data = out.getvalue()
    records = [json.loads(line) for line in (run / "items.jsonl").read_text().splitlines()]
    attempt = next(a for a in records[0]["attempts"] if a["number"] == records[0]["best"])
    name = hashlib.sha256(data).hexdigest()
    attempt["painting"]["picture"] = {
        "sha256": name, "path": f"pictures/{name}.jpg", "media_type": "image/jpeg", "width": 64, "height": 64,
        "size_bytes": len(data),
    }
    attempt["painting"].update(source_type="trainedAlgorithmicMedia", seed=None)
    (run / "pictures" / f"{name}.jpg").write_bytes(data)
    (run / "items.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    summary = export_run(run, tmp_path / "out", format)
    assert summary.items == 3 and not summary.left_out
    written = b"".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert data in written and f"{records[0]['id']}.jpg".encode() in written
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "/trainedAlgorithmicMedia | 1 | 0 |" in card and "/algorithmicMedia | 2 | 2 |" in card
    assert "several kinds: image/jpeg, image/png" in card


def test_cogbench_entries_have_the_published_form(run: Path, tmp_path: Path) -> None:
    export_run(run, tmp_path / "out", "cogbench")
    entries = json.loads((tmp_path / "out" / "train.json").read_text(encoding="utf-8"))
    found = records_of(run)
    assert list(entries) == sorted(found)
    for id, entry in entries.items():
        assert len(entry) == 11 and list(entry)[:2] == ["Image Name", "Entities"]
        assert (tmp_path / "out" / "images" / entry["Image Name"]).read_bytes() == kept(run)[id]
        assert entry["Image Name"].split(".")[0] == id and entry["Entities"]
        assert entry["Description"] == [found[id].draft.story.text]
        kinds = {k: v for k, v in entry.items() if k.endswith("Reasoning")}
        assert len(kinds) == 8 and kinds["Next Moment Event Reasoning"] == ["None"]
        told = [text for chains in kinds.values() for text in chains if text != "None"]
        assert len(told) == len(found[id].draft.ledger.key_points)
        assert {text.split("->")[-1].strip() for text in told} == {p.text for p in found[id].draft.ledger.key_points}


def test_full_records_are_those_of_the_run(run: Path, tmp_path: Path) -> None:
    export_run(run, tmp_path / "out", "jsonl", manner=Manner(full=True))
    lines = (tmp_path / "out" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    assert {r.id: r for r in map(Record.model_validate_json, lines)} == records_of(run)


def test_local_paths_of_models_stay_at_home(run: Path, tmp_path: Path) -> None:
    text = (run / "items.jsonl").read_text().replace('"spec":"embedded"', '"spec":"llamacpp:/home/eve/m/tiny.gguf"')
    (run / "items.jsonl").write_text(text)
    for format in FORMATS:
        export_run(run, tmp_path / format, format, manner=Manner(full=format == "jsonl"))
        for path in (tmp_path / format).rglob("*"):
            if path.is_file() and path.suffix != ".png":
                assert b"/home/eve" not in path.read_bytes(), path
    assert "llamacpp:tiny.gguf" in (tmp_path / "jsonl" / "train.jsonl").read_text()


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+x", "'+x"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("\0x", "'\0x"),
        ("＝cmd", "'＝cmd"),
        ("＋x", "'＋x"),
        ("－x", "'－x"),
        ("＠x", "'＠x"),
        ("  =1", "'  =1"),
        ("a=1", "a=1"),
        ("'x", "'x"),
        ("", ""),
        (None, ""),
        (0.5, 0.5),
        (True, True),
    ],
)
def test_cells_that_a_spreadsheet_would_run(text: object, safe: object) -> None:
    assert safe_cell(text) == safe


def test_csv_follows_the_standard_and_disarms_formulas(run: Path, tmp_path: Path) -> None:
    record = json.loads((run / "items.jsonl").read_text().splitlines()[0])
    record["draft"]["story"]["title"] = '=HYPERLINK("http://x")'
    record["draft"]["story"]["text"] += '\nShe said "no", and left.'
    (run / "items.jsonl").write_text(json.dumps(record) + "\n")
    export_run(run, tmp_path / "csv", "csv")
    export_run(run, tmp_path / "jsonl", "jsonl")
    data = (tmp_path / "csv" / "train.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,") and data.endswith(b"\r\n")
    [row] = csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True), strict=True)
    assert row["title"] == '\'=HYPERLINK("http://x")' and row["story"] == record["draft"]["story"]["text"]
    assert " -> " in row["key_points"]
    assert json.loads((tmp_path / "jsonl" / "train.jsonl").read_text())["title"] == '=HYPERLINK("http://x")'
    assert "apostrophe" in (tmp_path / "csv" / "README.md").read_text()


def test_the_sheet_has_literal_and_inferred_units_with_boxes(run: Path, tmp_path: Path) -> None:
    export_run(run, tmp_path / "out", "sheet")
    with open(tmp_path / "out" / "train.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    points = [p for r in records_of(run).values() for p in r.draft.ledger.key_points]
    assert sum(r["kind"] == "inferred" for r in rows) == len(points)
    assert sum(r["kind"] == "literal" for r in rows) == sum(len(p.clues) for p in points)
    assert {r["half"] for r in rows} >= {"left", "right", "both"}
    for row in rows:
        if row["x"]:
            assert 0 <= float(row["x"]) and float(row["x"]) + float(row["width"]) <= 1.001
    place = next(r for r in rows if r["kind"] == "inferred" and r["dimension"] == "location")
    assert place["accepted_words"] and place["seen_by_aligner"] == "yes"


def test_a_row_names_the_bytes_of_its_picture(run: Path, tmp_path: Path) -> None:
    export_run(run, tmp_path / "out", "imagefolder")
    for line in (tmp_path / "out" / "train" / "metadata.jsonl").read_text().splitlines():
        row = json.loads(line)
        data = (tmp_path / "out" / "train" / row["file_name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == row["sha256"]
