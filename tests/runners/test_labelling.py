"""The labelling page in a real browser, from the disk to a calibration; and what raters may send back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import Browser
from calling import Said
from test_assessing import pictures, server

from storytelling_painter.domain.errors import InputError
from storytelling_painter.runners.labelling import read_labels, write_labelling_page
from storytelling_painter.runners.labelling.labels import calibrate_by_people
from storytelling_painter.runners.labelling.statements import judged_pictures, statements_of
from storytelling_painter.testing.stand_in import StandIn

__all__ = ["pictures", "server"]

Cli = Callable[..., Said]
ATTACK = "</script><script>window.hacked=1</script><img src=x onerror=hacked=1>"


@pytest.fixture
def run(cli: Cli, tmp_path: Path) -> Path:
    assert cli("generate", "-n", 3, "--out", "run").code == 0
    return tmp_path / "run"


def answered(
    run: Path, rater: str, says: Callable[[str, str, str], str | None], assessed: Path | None = None
) -> Any:
    """The export of a rater, by what they say to item, id and text."""
    labels = [
        {"item": j.item, "picture": j.picture.sha256, "statement": s.name, "text": s.text, "answer": answer}
        for j in judged_pictures(run, assessed)
        for s in statements_of(j)
        if (answer := says(j.item, s.source, s.text))
    ]
    return {"kind": "labels", "schema_version": 1, "set": "0" * 64, "rater": rater, "labels": labels}


def written(path: Path, export: Any) -> Path:
    path.write_text(json.dumps(export))
    return path


def fair(item: str, id: str, text: str) -> str:
    return "no" if id.startswith("foil.") else "yes"


def open_page(browser: Browser, page: Path) -> None:
    browser.leave()
    browser.driver.get(page.resolve().as_uri())
    browser.wait(lambda: browser.all("#statements li"))


def test_people_label_by_keyboard_and_their_exports_calibrate_the_judge(
    cli: Cli, run: Path, browser: Browser, tmp_path: Path
) -> None:
    page = write_labelling_page(run)
    text = page.read_text()
    record = json.loads((run / "items.jsonl").read_text().splitlines()[0])
    assert record["draft"]["story"]["text"] not in text, "no story"
    assert "verdict" not in text and "foil" not in text, "no verdicts, and nothing that tells foils"
    browser.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)}
    )
    by_text = {s.text: s.source for j in judged_pictures(run) for s in statements_of(j)}
    for rater, wrong in (("Ann", False), ("Bob B.", True)):
        open_page(browser, page)
        browser.one("#export").click()
        assert "name" in browser.text("#warning")
        browser.one("#rater").send_keys(rater)
        browser.js("document.activeElement.blur()")
        assert browser.text("#progress").startswith("0 of"), "nobody sees another one's answers"
        total = int(browser.text("#progress").split()[2])
        for number in range(total):
            said = browser.text("li.current bdi")
            no = by_text[said].startswith("foil.") or (wrong and number == 0)
            browser.press("n" if no else "y")
        assert browser.text("#progress") == f"{total} of {total} answered"
        browser.driver.refresh()
        browser.one("#rater").send_keys(rater)
        browser.js("document.activeElement.blur()")
        assert browser.text("#progress") == f"{total} of {total} answered", "answers are kept"
        browser.one("#export").click()
        file = tmp_path / f"labels-{rater.replace(' ', '_').replace('.', '_')}.json"
        browser.wait(lambda file=file: file.exists() and file.read_text().endswith("}"))
        assert len(read_labels(file).labels) == total
    assert not [c for c in browser.complaints() if "favicon" not in c]
    assert all(url.startswith(("file:", "blob:")) for url in browser.requests())

    said_by = cli("calibrate", "fit", "labels-Ann.json", "labels-Bob_B_.json", "--run", "run", "--with-foils", "--json")
    assert said_by.code == 0, said_by.err
    found = said_by.lines[0]
    assert found["overall"]["tpr"]["share"] == 1.0
    assert found["overall"]["fpr"]["share"] == 0.0
    assert found["undecided"] == 1
    assert 0.8 < found["raters"]["alpha"] < 1.0
    report = cli("evaluate", "run", "--calibration", "calibration.json", "--json").lines[0]
    assert report["calibrated"][0]["basis"] == "people"


def test_a_model_that_judged_pictures_of_anybody_is_calibrated_by_people(
    cli: Cli, server: StandIn, pictures: Path, tmp_path: Path
) -> None:
    words = ("assess", "mine", "--vision", "openai:any", "--measure", "alignment")
    assert cli(*words, "--out", "seen").code == 1, "one picture has no story"
    refused = cli("calibrate", "label", "mine")
    assert (refused.code, "--assessed" in refused.err) == (2, True)
    said = cli("calibrate", "label", "mine", "--assessed", "seen")
    assert (said.code, said.out.strip()) == (0, "seen/labels.html")
    for rater in ("Ann", "Bob"):  # the viewer says yes to all three key points; people deny that the boy is glad
        labels = answered(
            pictures, rater, lambda item, id, text: "no" if id == "glad" or id.startswith("foil") else "yes",
            tmp_path / "seen",
        )  # fmt: skip
        written(tmp_path / f"{rater}.json", labels)
    words_fit = ("calibrate", "fit", "Ann.json", "Bob.json", "--run", "mine", "--assessed", "seen", "--json")
    found = cli(*words_fit).lines[0]
    assert found["judge"]["spec"] == "openai:any" and found["pictures"] == 2
    assert (found["overall"]["tpr"]["share"], found["overall"]["fpr"]["share"]) == (1.0, 1.0)
    assert found["by_dimension"]["mental_state"]["fpr"]["yes"] == 2
    report = cli(*words, "--out", "seen", "--calibration", "calibration.json", "--json").lines[0]
    assert report["calibrated"][0]["basis"] == "people"
    assert "cannot tell true from false" in report["calibrated"][0]["reason"]
    assert "cannot tell true from false" in (tmp_path / "seen/assessment.html").read_text()


def test_texts_of_others_run_nothing(run: Path, browser: Browser) -> None:
    lines = [json.loads(line) for line in (run / "items.jsonl").read_text().splitlines()]
    for point in lines[0]["draft"]["ledger"]["key_points"]:
        point["text"] = ATTACK
    (run / "items.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    open_page(browser, write_labelling_page(run))
    assert ATTACK in browser.texts("#statements bdi")
    assert browser.js("return [typeof window.hacked, document.querySelectorAll('li img').length]") == ["undefined", 0]


def test_the_majority_of_the_sure_is_the_truth(run: Path, tmp_path: Path) -> None:
    first = next(iter(judged_pictures(run)))
    point = first.ledger.key_points[0].id

    def says(answer: str) -> Callable[[str, str, str], str | None]:
        return lambda item, id, text: answer if (item, id) == (first.item, point) else None

    files = [
        read_labels(written(tmp_path / f"{n}.json", answered(run, str(n), says(answer))))
        for n, answer in enumerate(("no", "no", "yes", "unsure"))
    ]
    found = calibrate_by_people(run, files)
    assert (found.overall.fpr.yes, found.overall.hits.share) == (1, 0.0), "the judge said yes"
    assert calibrate_by_people(run, [files[0], files[2]]).undecided == 1


def test_exports_that_do_not_belong_are_refused(cli: Cli, run: Path, tmp_path: Path) -> None:
    good = answered(run, "Ann", fair)
    written(tmp_path / "a.json", good)
    again = cli("calibrate", "fit", "a.json", "a.json", "--run", "run")
    assert (again.code, "same rater" in again.err) == (2, True)
    good["labels"][0]["text"] = "Something else."
    written(tmp_path / "b.json", {**good, "rater": "Bob"})
    other = cli("calibrate", "fit", "b.json", "--run", "run")
    assert (other.code, "fit nothing in the run" in other.err) == (2, True)
    for broken in ("{", '{"kind": "labels"}', json.dumps({**good, "rater": ""})):
        (tmp_path / "c.json").write_text(broken)
        with pytest.raises(InputError, match="no export"):
            read_labels(tmp_path / "c.json")
