"""Runs that somebody made to do harm: nothing in them runs, and every text stands there as it is."""

import hashlib
import json
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Browser
from sample_runs import copied, mended, records_of, write_records
from selenium.common.exceptions import NoAlertPresentException

from storytelling_painter.domain.record import Record
from storytelling_painter.runners.gallery import write_gallery

ATTACK = (
    "</script></style></title><script>window.hacked=1;alert(1)</script><img src=http://evil.example/x onerror=hacked=2>"
    "<svg onload=hacked=3><a href=\"javascript:hacked=4\">{{ 7*7 }}${hacked=5}`'\"&lt;"
    "\u2028\u2029\u202e\u2066\x1b[2J\x00\x01\x7f"
)
SHORT = "<img src=x onerror=hacked=6>"
FREE = {
    "title", "premise", "reason", "message", "why", "quote", "because", "prompt", "name", "version", "spec", "error",
    "situation", "node", "element", "blocker",
}  # fmt: skip
LISTS = {"not_drawable", "not_drawn"}


def spoilt(value: Any, key: str, attack: Callable[[], str]) -> Any:
    """The same record with an attack, each with its number, in every place that takes free text."""
    if isinstance(value, dict):
        if key == "evidence":
            return {attack(): 0.5, "__proto__": 1.0}
        if key == "crew":
            return {attack(): spoilt(v, "", attack) for v in value.values()} | {"__proto__": next(iter(value.values()))}
        if "dx" in value:
            return value | {"because": attack()}
        if key == "scene":
            return value | {"people": [p | {"role": SHORT} for p in value["people"]]}
        if "text" in value and "claim" not in value and key != "signs" and "place" not in value:
            value = value | {"text": attack()}
        if value.get("dimension") and "clues" in value:
            value = value | {"span": [0, 40]}
        return {k: v if k == "claim" else spoilt(v, k, attack) for k, v in value.items()}
    if isinstance(value, list):
        return [attack() for _ in value or [0]] if key in LISTS else [spoilt(v, key, attack) for v in value]
    return attack() if key in FREE and isinstance(value, str | None) else value


@pytest.fixture(scope="module")
def attacked(made: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    """A run whose one item, mended on the second attempt, is made of attacks."""
    numbers = iter(range(10**6))

    def attack() -> str:
        return f"#{next(numbers)}#{ATTACK}"

    run = copied(tmp_path_factory.mktemp("hostile") / SHORT.replace("/", "_"), made)
    record = spoilt(json.loads(mended(run, records_of(made)[0]).model_dump_json()), "", attack)
    record["error"] = None
    Record.model_validate(record)
    write_records(run, [record])
    info = json.loads((run / "run.json").read_text())
    info["order"]["premise"] = info["command"][0] = info["settings"]["crew"] = f"run{ATTACK}"
    info["versions"]["python"] = info["updated"] = f"run{ATTACK}"
    (run / "run.json").write_text(json.dumps(info))
    return run, record


@pytest.fixture(params=["index.html", "single.html"])
def page(request: pytest.FixtureRequest, attacked: tuple[Path, dict]) -> Path:
    return write_gallery(attacked[0], single_file=request.param == "single.html")


@pytest.fixture
def unharmed(browser: Browser) -> Iterator[None]:
    """Looks afterwards for anything that ran or was asked for."""
    yield
    with pytest.raises(NoAlertPresentException):
        _ = browser.driver.switch_to.alert.text
    assert browser.js("return [window.hacked, typeof hacked, document.title.length > 0]") == [None, "undefined", True]
    asked = browser.requests()
    assert asked and not [url for url in asked if not url.startswith("file:")]
    made_by_attack = "#item svg, #grid svg, header svg, main script, a[href^=javascript], [onerror], [onload]"
    assert not browser.all(made_by_attack)


def texts_in(value: Any, left_out: tuple[str, ...] = ()) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in left_out:
                yield from texts_in(each, left_out)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each, left_out)
    elif isinstance(value, str) and ATTACK in value:
        yield value


def test_no_text_of_a_record_runs_and_each_stands_there(
    browser: Browser, page: Path, attacked: tuple[Path, dict], unharmed: None
) -> None:
    record = attacked[1]
    browser.open(page)
    card = browser.text("#grid")
    assert record["draft"]["story"]["title"] in card
    browser.open(page, f"#item={record['id']}&attempt=1")
    browser.wait(lambda: browser.js("return document.querySelector('.stage img').naturalWidth") > 0)
    assert f"run{ATTACK}"[:60] in browser.text(".about") and SHORT.replace("/", "_") in browser.text("h1")
    shown = browser.text("#item").replace(" ", "").replace("_", "")
    silent = ("scene", "error", "element")
    best = record["attempts"][1]
    expected = [*texts_in(record["draft"], silent), *texts_in(record["attempts"][0]["report"], silent)]
    expected += [*texts_in(record["critiques"], silent), *texts_in(record["scores"], silent), record["why"]]
    expected += [*texts_in(best["painting"]["moves"]), best["why"], *texts_in([*record["crew"]])]
    missing = [t for t in expected if t.replace(" ", "").replace("_", "") not in shown]
    assert len(expected) > 100 and not [m[:8] for m in missing]
    browser.one(".more summary").click()
    browser.wait(lambda: browser.text("#item pre"))
    raw = json.loads(browser.text("#item pre"))
    assert raw["draft"]["story"]["text"] == record["draft"]["story"]["text"]
    assert "__proto__" in raw["crew"]
    pin = browser.one(".stage .pin")
    browser.js("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus({focusVisible: true})", pin)
    browser.wait(lambda: browser.text("#tip").startswith(f"{pin.text} "))


def test_a_view_made_by_somebody_else_runs_nothing(browser: Browser, page: Path, unharmed: None) -> None:
    browser.open(page, "#q=%3Cimg%20src=x%20onerror=hacked=1%3E&sort=__proto__&stop=%3Cb%3E&constructor=1&attempt=x")
    assert browser.one("#search").get_attribute("value") == "<img src=x onerror=hacked=1>"
    assert "<b>" in browser.text("#chips") and browser.cards == []
    browser.open(page, "#item=%3Cscript%3Ehacked=1%3C/script%3E")
    assert "<script>hacked=1</script>" in browser.text("#item")


def test_the_page_s_policy_stops_scripts_that_get_in_all_the_same(browser: Browser, page: Path, unharmed: None) -> None:
    browser.open(page)
    browser.js(
        "const script = document.createElement('script'), place = document.createElement('div');"
        "script.textContent = 'window.hacked = 1'; document.body.append(script, place);"
        "place.innerHTML = '<b onclick=\"hacked=2\" id=inline>x</b><form action=\"http://evil.example\"></form>"
        "<base href=\"http://evil.example/\"><link rel=stylesheet href=\"http://evil.example/x.css\">';"
        "document.getElementById('inline').click(); document.querySelector('#main ~ div form').submit();"
        "const far = new Image(); far.src = 'http://evil.example/x.png'; fetch('http://evil.example/').catch(() => {});"
    )
    browser.js("document.querySelectorAll('[onclick], form, base').forEach(n => n.remove())")
    browser.wait(lambda: len(browser.complaints()) >= 6)
    assert all("Content Security Policy" in c for c in browser.complaints())


def png(side: int) -> bytes:
    """A PNG that claims more pixels than it has."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 99)), (b"IEND", b""))
    packed = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("../outside.png", "leaves the run folder"),
        ("/etc/passwd", "leaves the run folder"),
        ("pictures/link.png", "leaves the run folder"),
        ("pictures/page.html", "not named like a picture"),
        ("pictures/text.png", "no PNG, JPEG or WebP"),
        ("pictures/pipe.png", "not in the run folder"),
        ("pictures/bomb.png", "scale it down"),
        ("pictures/torn.png", "damaged"),
        ("pictures/changed.png", "its hash is another one"),
    ],
)
def test_pictures_that_are_none_get_a_placeholder(made: Path, tmp_path: Path, place: str, said: str) -> None:
    record = records_of(made)[0]
    run = copied(tmp_path / "run", made)
    (tmp_path / "outside.png").write_bytes(png(8))
    (run / "pictures" / "link.png").symlink_to(tmp_path / "outside.png")
    os.mkfifo(run / "pictures" / "pipe.png")
    contents = {"page.html": b"<script>1</script>", "text.png": b"GIF89a", "bomb.png": png(9_000), "torn.png": png(64)}
    for name, data in contents.items():
        (run / "pictures" / name).write_bytes(data)
    (run / "pictures" / "changed.png").write_bytes(b"x" * 10)
    data = contents.get(place.removeprefix("pictures/"), b"y" * 10)
    picture = record["attempts"][0]["painting"]["picture"]
    picture |= {"path": place, "sha256": hashlib.sha256(data).hexdigest(), "size_bytes": len(data)}
    write_records(run, [record])
    text = write_gallery(run).read_text()
    rows = json.loads(text.split('id="rows">')[1].split("</script>")[0])
    assert said in rows[0]["problem"] and "small" not in rows[0]
    assert not list((run / "gallery").rglob("*.webp"))
