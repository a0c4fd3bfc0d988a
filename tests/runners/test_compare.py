"""`compare` as a person calls it, and its page in a real browser."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Browser
from calling import Said
from sample_runs import copied, records_of
from selenium.common.exceptions import NoAlertPresentException

from storytelling_painter.evaluators.comparison import Comparison
from storytelling_painter.runners.comparison import compare_folders, write_comparison
from storytelling_painter.testing.stand_in import StandIn

ATTACK = "<script>window.hacked=1;alert(1)</script><img src=http://evil.example/x onerror=hacked=2>{{ 7*7 }}`|*"


@pytest.fixture
def spoilt(made: Path, tmp_path: Path) -> Path:
    """The same run, with one key point of each picture lost, by a judge with a hostile name in both."""
    records = records_of(made)
    for fields in records:
        report = next(a for a in fields["attempts"] if a["number"] == fields["best"])["report"]
        report["verdicts"][0]["verdict"] = "no"
        fields["stop"] = "attempts"
    return copied(tmp_path / "spoilt<b>", made, records)


def test_two_runs_of_the_same_briefs(cli: Callable[..., Said], tmp_path: Path) -> None:
    for mode in ("naive", "cor_guided"):
        assert cli("generate", "-n", 3, "--seed", 5, "--mode", mode, "--out", mode, "--quiet").code == 0
    said = cli("compare", "naive", "cor_guided", "--out", "both")
    assert said.code == 0 and "A is naive, B is cor_guided: 3 matched items" in said.out
    assert "complexity, structural estimate" in said.out and said.out.rstrip().endswith("both/index.html")
    files = {p.relative_to(tmp_path / "both").as_posix() for p in (tmp_path / "both").rglob("*") if p.is_file()}
    assert {"index.html", "comparison.json", "comparison.md", "plots/effects.svg"} <= files
    written = Comparison.model_validate_json((tmp_path / "both" / "comparison.json").read_text())
    assert set(written.settings) == {"mode"} and written.settings["mode"] == ("naive", "cor_guided")
    as_json = cli("compare", "naive", "cor_guided", "--json")
    assert as_json.code == 0 and Comparison.model_validate(as_json.lines[0]) == written
    table = (tmp_path / "both" / "comparison.md").read_text().splitlines()
    rows = [line for line in table if line.startswith("| ")]
    assert len(rows) == 1 + len(written.measures) and len({row.count("|") for row in rows}) == 1


def test_diversity_of_both_runs_is_by_the_embedding_of_a_provider(
    cli: Callable[..., Said], made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn(key="k") as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "k")
        words = ("compare", made, made, "--embedding", "openai:text-embedding-3-small", "--json")
        said = cli(*words, "--embedding-cache", "vectors.db")
        assert said.code == 0, said.err
        assert said.lines[0]["embedding"] == "text-embedding-3-small 1 (openai:text-embedding-3-small)"
        asked = len(server.seen)
        assert asked and cli(*words, "--embedding-cache", "vectors.db").lines == said.lines
        assert len(server.seen) == asked, "no text is paid for twice"
    refused = cli("compare", made, made, "--embedding", "nobody:any")
    assert (refused.code, "nobody" in refused.err) == (2, True)


def test_runs_that_do_not_compare_are_refused_with_what_to_do(cli: Callable[..., Said], made: Path) -> None:
    cli("generate", "-n", 2, "--seed", 5, "--out", "other", "--quiet")
    for words, expected in (
        (("other", made), "same --seed"),
        (("other", "nothing"), "is no run"),
    ):
        said = cli("compare", *words)
        assert said.code == 2 and expected in said.err and said.out == ""
    grown = cli("generate", "-n", 3, "--seed", 5, "--out", "grown", "--quiet")
    assert grown.code == 0
    assert "--allow-unequal" in cli("compare", "other", "grown").err
    told = cli("compare", "other", "grown", "--allow-unequal")
    assert told.code == 0 and "unequal" in told.err and "2 matched items" in told.out


def test_the_page_opens_from_the_disk_and_nothing_in_it_runs(
    browser: Browser, made: Path, spoilt: Path, tmp_path: Path
) -> None:
    records = [json.loads(line) for line in (spoilt / "items.jsonl").read_text().splitlines()]
    for fields in records:
        for attempt in fields["attempts"]:
            attempt["report"]["made_by"]["name"] = ATTACK
    (spoilt / "items.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    compared = compare_folders(made, spoilt, allow_mixed=True)
    page = write_comparison(tmp_path / "out", compared)
    browser.leave()
    browser.driver.get(page.resolve().as_uri())
    browser.wait(lambda: browser.all("table"))
    with pytest.raises(NoAlertPresentException):
        _ = browser.driver.switch_to.alert.text
    assert browser.js("return [window.hacked, document.scripts.length]") == [None, 0]
    assert not [url for url in browser.requests() if not url.startswith("file:")]
    assert not [c for c in browser.complaints() if "favicon" not in c]
    assert ATTACK[:60] in browser.text("table") and "spoilt<b>" in browser.text("h1")
    assert browser.text(".lead") == compared.comparison.sentence
    assert len(browser.all("svg")) >= 2 and browser.all("table tbody tr")
    assert "<script>" not in (tmp_path / "out" / "comparison.md").read_text()


def test_a_link_in_the_folder_is_not_followed(cli: Callable[..., Said], made: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "plots").symlink_to(tmp_path / "elsewhere")
    said = cli("compare", made, made, "--out", "out")
    assert said.code == 2 and "link" in said.err
    assert not list((tmp_path / "elsewhere").iterdir())
