"""Reports of evaluate, assess and compare in the gallery of a run: in a real browser, and with hostile folders."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Browser
from calling import Said
from test_assessing import server

from storytelling_painter.domain.errors import RunFolderError
from storytelling_painter.runners.gallery import write_gallery
from storytelling_painter.runners.reports import put_on_shelf
from storytelling_painter.testing.stand_in import StandIn

__all__ = ["server"]
Cli = Callable[..., Said]


@pytest.fixture
def run(cli: Cli, tmp_path: Path) -> Path:
    assert cli("generate", "-n", 2, "--out", "run<b>", "--quiet").code == 0
    return tmp_path / "run<b>"


def test_what_was_measured_is_reached_from_the_gallery_and_leads_back(
    cli: Cli,
    run: Path,
    server: StandIn,
    browser: Browser,
    tmp_path: Path,
) -> None:
    words = ("run<b>", "--vision", "openai:any", "--out", "seen", "--parquet", "--json")
    said = cli("assess", *words)
    assert said.code == 0 and "also in run<b>/gallery/reports/assessment-seen.html" in said.err
    assert cli("evaluate", run, "--gallery").code == 0
    assert cli("compare", run, run, "--out", "both").code == 0

    browser.open(run / "gallery" / "index.html")
    browser.one(".facts a").click()
    browser.wait(lambda: browser.all(".shelf a"))
    titles = browser.texts(".shelf a")
    assert titles == [
        "run<b> (B) beside run<b> (A)", "Evaluation, diversity by hashed-words", "Assessment in seen: openai:any"
    ]
    browser.all(".shelf a")[1].click()
    browser.wait(lambda: browser.text("h1") == "run<b>: evaluation")
    assert "Complexity, structural estimate" in browser.texts("h2")
    browser.driver.back()
    browser.all(".shelf a")[2].click()
    browser.wait(lambda: browser.text("h1") == "run<b>: assessment")
    assert {"Blind recoverability", "Complexity by rubric", "Picture by picture"} <= set(browser.texts("h2"))
    assert len(browser.all(".bar")) > 10
    browser.one("section:last-of-type td a").click()
    browser.wait(lambda: browser.all("#item .walk"))
    assert browser.view == "#item=item-00001"
    assert all(url.startswith("file:") for url in browser.requests())
    assert browser.complaints() == []

    rows = [json.loads(line) for line in (tmp_path / "seen/pictures.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows] == ["item-00001", "item-00002"]
    assert all(row["yes"] + row["no"] + row["unknown"] + row["error"] == row["recall_no"] + row["recall_yes"]
               + row["recall_unknown"] + row["recall_error"] > 5 for row in rows)  # fmt: skip
    parquet = pytest.importorskip("pyarrow.parquet").read_table(tmp_path / "seen/pictures.parquet")
    assert parquet.to_pylist() == rows


def test_the_shelf_outlives_a_new_gallery_and_forgets_pages_that_are_gone(run: Path) -> None:
    first, second = (put_on_shelf(run, name, f"About {name}", "<p>x</p>") for name in ("One", "../two"))
    assert first is not None and second is not None
    assert (first.name, second.name) == ("one.html", "two.html")
    write_gallery(run)
    listed = (run / "gallery/reports/index.html").read_text()
    assert "About One" in listed and "About ../two" in listed
    first.unlink()
    put_on_shelf(run, "../two", "<script>alert(1)</script>", "<p>y</p>")
    listed = (run / "gallery/reports/index.html").read_text()
    assert "About One" not in listed and listed.count("two.html") == 1
    assert "<script" not in listed and second.read_text() == "<p>y</p>"


def test_folders_of_others_lead_nowhere(cli: Cli, run: Path, tmp_path: Path) -> None:
    listed = {"reports": [{"file": "../../index.html", "title": "x", "made": "y"}]}
    (run / "gallery/reports/reports.json").write_text(json.dumps(listed))
    write_gallery(run)
    assert "../../index.html" not in (run / "gallery/reports/index.html").read_text()
    assert put_on_shelf(tmp_path, "x", "x", "x") is None, "no run, no shelf"
    said = cli("evaluate", run / "items.jsonl", "--gallery")
    assert (said.code, "--format html" in said.err) == (2, True)
    assert cli("evaluate", run / "items.jsonl", "--format", "html", "--out", "e.html").code == 0
    assert "Gallery" not in (tmp_path / "e.html").read_text()
    for page in (run / "gallery/reports").iterdir():
        page.unlink()
    (run / "gallery/reports").rmdir()
    (run / "gallery/reports").symlink_to(tmp_path)
    with pytest.raises(RunFolderError, match="is a link"):
        put_on_shelf(run, "x", "x", "x")
    said = cli("compare", run, run, "--out", "both")
    assert said.code == 0 and said.err.count("the page is not in the run's gallery") == 2
