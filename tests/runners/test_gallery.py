"""The gallery as a reader uses it: in a real browser, opened from the disk."""

import re
from pathlib import Path

import pytest
from browsing import Browser
from sample_runs import copied, failed, mended, records_of, renamed, write_records
from selenium.webdriver.common.keys import Keys

from storytelling_painter.domain.record import Record
from storytelling_painter.runners.gallery import write_gallery
from storytelling_painter.runners.gallery.findings import findings

STORY = """const story = document.querySelector('.story').cloneNode(true);
story.querySelectorAll('sup').forEach(letter => letter.remove()); return story.textContent"""
PINS = "return [...document.querySelectorAll(arguments[0])].map(p => [p.dataset.id, p.textContent, p.dataset.state])"
BOXES = """const p = document.querySelector('.stage img').getBoundingClientRect();
return [...document.querySelectorAll('.stage .box')].map(b => {
  const r = b.getBoundingClientRect(), x = (r.left - p.left) / p.width, y = (r.top - p.top) / p.height;
  return [b.dataset.id, x, y, r.width / p.width, r.height / p.height];
})"""
SPANS = """return [...document.querySelectorAll('.story .span')].map(
  s => [s.textContent, s.dataset.ids.split(' ').length])"""
FOCUS = "return document.activeElement.dataset.id"


@pytest.fixture(scope="module")
def run(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four items; the second one mended, one without a story, one without a picture, one whose picture is gone."""
    folder = copied(tmp_path_factory.mktemp("gallery") / "sample run", made)
    one, two, *others = records_of(made)
    gone = renamed(one, "picture-gone")
    gone["attempts"][0]["painting"]["picture"]["path"] = "pictures/00/none.png"
    lost = [failed(renamed(one, "failed-story"), story=False), failed(renamed(two, "failed-picture"), story=True)]
    write_records(folder, [one, mended(folder, two), *others, gone, *lost])
    write_gallery(folder)
    return folder


@pytest.fixture
def page(run: Path) -> Path:
    return run / "gallery" / "index.html"


def record(run: Path, id: str) -> Record:
    return next(Record.model_validate(r) for r in records_of(run) if r["id"] == id)


def test_the_overview_shows_every_item(browser: Browser, page: Path, run: Path) -> None:
    browser.open(page)
    items = [f"item-0000{n}" for n in (1, 2, 3, 4)]
    assert browser.cards == ["failed-picture", "failed-story", *items, "picture-gone"]
    assert browser.text("#count") == "7 items"
    browser.wait(lambda: browser.js("return [...document.images].every(i => i.complete && i.naturalWidth > 0)"))
    first = record(run, "item-00001")
    assert first.draft is not None and first.scores is not None and first.scores.alignment.kind == "score"
    card = browser.text('.card[data-id="item-00001"]')
    assert first.draft.story.title in card and "accepted" in card and "1 attempt" in card
    assert f"{first.scores.alignment.value:.2f}" in card and "computer-drawn" in card
    alt = browser.one('.card[data-id="item-00001"] img').get_attribute("alt")
    assert alt and "Story:" in alt and first.draft.story.text[:20] in alt
    assert browser.js("return document.documentElement.lang") == "en"
    assert "seed 7" in browser.text(".facts") and "whitebox-visibility" in browser.text(".figures")
    assert all(url.startswith("file:") for url in browser.requests()) and not browser.complaints()


def test_items_without_a_picture_say_why(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert "storyteller sent nothing usable" in browser.text('.card[data-id="failed-story"]')
    assert "not measured" in browser.text('.card[data-id="failed-picture"]')
    assert "not in the run folder" in browser.text('.card[data-id="picture-gone"]')
    assert not browser.all('.card[data-id^="failed"] img')
    browser.open(page, "#item=failed-picture")
    said = browser.text('[data-measure="alignment"]')
    assert "not measured: no picture was checked" in said and not re.search(r"\d\.\d", said)
    assert browser.text(".stage .placeholder") and browser.text(".story")
    browser.open(page, "#item=failed-story")
    assert "StoryError in storyteller" in browser.text("#item") and "accepted" not in browser.text(".title")
    browser.open(page, "#item=picture-gone")
    assert "not in the run folder" in browser.text(".stage .placeholder") and len(browser.all(".point")) > 5


def test_searching_filtering_and_sorting_are_in_the_address(browser: Browser, page: Path, run: Path) -> None:
    browser.open(page)
    third = record(run, "item-00003")
    assert third.draft is not None
    browser.search(third.draft.story.title.upper())
    assert "item-00003" in browser.cards and len(browser.cards) < 7
    browser.search(third.draft.ledger.key_points[-1].text)
    assert "item-00003" in browser.cards
    browser.search("no such word anywhere")
    assert browser.cards == [] and "Nothing here fits" in browser.text("#grid")
    browser.press(Keys.ESCAPE)
    assert len(browser.cards) == 7
    browser.one('[data-facet="history"] [data-value="mended"]').click()
    assert browser.cards == ["item-00002"] and "history=mended" in browser.view
    counts = browser.js(
        "return Object.fromEntries([...document.querySelectorAll('[data-facet=stop] label')].map("
        "l => [l.querySelector('input').dataset.value, l.querySelector('.n').textContent]))"
    )
    assert counts == {"accepted": "1", "failed": "0"}
    shared = browser.view
    browser.open(page, shared)
    assert browser.cards == ["item-00002"] and browser.one('[data-value="mended"]').is_selected()
    browser.one("#chips button").click()
    assert len(browser.cards) == 7
    browser.open(page, "#stop=failed&stop=accepted&sort=-attempts")
    assert browser.cards[0] == "item-00002" and len(browser.cards) == 7
    browser.open(page, "#verdict=not+checked")
    assert sorted(browser.cards) == ["failed-picture", "failed-story"]


def test_boxes_lie_where_the_judge_saw_things(browser: Browser, page: Path, run: Path) -> None:
    item = record(run, "item-00001")
    best = item.best_attempt
    assert best is not None and best.report is not None
    browser.open(page, "#item=item-00001")
    browser.wait(lambda: browser.js("return document.querySelector('.stage img').complete"))
    found = browser.js(BOXES)
    told = [(v.key_point, *b.model_dump().values()) for v in best.report.verdicts for c in v.clues for b in c.boxes]
    assert len(found) == len(told) > 10
    for (id, *place), (key_point, *box) in zip(found, told, strict=True):
        assert id == key_point and place == pytest.approx(box, abs=0.005)
    pins = browser.js(PINS, ".stage .pin")
    letters = {id: letter for id, letter, _ in browser.js(PINS, ".point summary .pin")}
    assert len(pins) > 5 and all(letters[id] == letter and state == "seen" for id, letter, state in pins)
    assert browser.js("const i = document.querySelector('.stage img'); return [i.naturalWidth, i.naturalHeight]") == [
        best.painting.picture.width, best.painting.picture.height
    ]
    browser.press("o")
    assert not any(b.is_displayed() for b in browser.all(".stage .box, .stage .pin"))
    browser.press("o")
    assert browser.all(".stage .pin")[0].is_displayed()


def test_a_key_point_its_span_and_its_boxes_light_up_together(browser: Browser, page: Path, run: Path) -> None:
    item = record(run, "item-00001")
    assert item.draft is not None and item.best_attempt is not None and item.best_attempt.report is not None
    point = next(p for p in item.draft.ledger.key_points if p.span and p.dimension == "event")
    assert point.span is not None
    words = item.draft.story.text[slice(*point.span)]
    browser.open(page, "#item=item-00001")
    assert browser.js(STORY) == item.draft.story.text

    def lit() -> tuple[str, set[str]]:
        boxes = browser.js("return [...document.querySelectorAll('.stage .box.lit')].map(b => b.dataset.id)")
        return "".join(browser.texts(".story .span.lit")), set(boxes)

    browser.hover(browser.one(f'.point[data-id="{point.id}"]'))
    assert lit() == (words, {point.id}) and point.text in browser.text("#tip")
    browser.hover(browser.one(".title h2"))
    assert lit() == ("", set())
    browser.hover(next(s for s in browser.all(".story .span") if s.text and s.text in words))
    assert browser.one(f'.point[data-id="{point.id}"]').get_attribute("class") == "point lit"
    mark = browser.one(f'.stage .pin[data-id="{point.id}"]')
    browser.hover(browser.one(".title h2"))
    browser.js("arguments[0].focus({focusVisible: true})", mark)
    browser.wait(lambda: lit() == (words, {point.id}))
    verdict = next(v for v in item.best_attempt.report.verdicts if v.key_point == point.id)
    assert verdict.reason in browser.text("#tip")
    browser.one(f'.point[data-id="{point.id}"] summary').click()
    evidence = browser.text(f'.point[data-id="{point.id}"] .evidence')
    assert all(clue.text in evidence and clue.reason in evidence for clue in verdict.clues)


def test_spans_that_overlap_are_all_told(browser: Browser, made: Path, tmp_path: Path) -> None:
    changed = records_of(made)[0]
    points = changed["draft"]["ledger"]["key_points"]
    text = "A 🦊 fox and a hen 🐔 meet at the gate."
    changed["draft"]["story"]["text"] = text
    for point in points:
        point["span"] = None
    for point, words in zip(points, ("🦊 fox and a hen", "fox", "hen 🐔 meet", "at the gate."), strict=False):
        start = text.index(words)
        point["span"] = [start, start + len(words)]
    page = write_gallery(copied(tmp_path / "run", made, [changed]))
    browser.open(page, "#item=item-00001")
    pieces = browser.js(SPANS)
    assert pieces == [["🦊 ", 1], ["fox", 2], [" and a ", 1], ["hen", 2], [" 🐔 meet", 1], ["at the gate.", 1]]
    browser.hover(browser.all(".story .span")[3])
    assert len(browser.all(".point.lit")) == 2


def test_the_film_strip_tells_how_a_picture_was_mended(browser: Browser, page: Path, run: Path) -> None:
    item = record(run, "item-00002")
    found = findings(item)[2]
    assert found.gained and item.draft is not None
    browser.open(page, "#item=item-00002")
    first, second = browser.texts(".shot")
    assert "1 · painted" in first and "best until then" in first and item.attempts[0].why in first
    assert "2 · edited from 1" in second and "stands for the item" in second
    assert "moved the boy 12% to the right" in second and "event.one: hidden" in second
    letters = {id: letter for id, letter, _ in browser.js(PINS, ".point summary .pin")}
    assert set(browser.texts(".shot .up .pin")) == {letters[id] for id in found.gained}
    browser.press("[")
    browser.wait(lambda: "attempt=1" in browser.view)
    browser.wait(lambda: browser.all('.point[data-state="missing"], .point[data-state="weak"]'))
    report = item.attempts[0].report
    assert report is not None
    failing = next(v for v in report.verdicts if v.verdict == "no")
    row = browser.text(f'.point[data-id="{failing.key_point}"]')
    assert failing.reason in row and f"corrected {report.scores.corrected:.2f}" in browser.text("#item")
    assert item.attempts[0].painting.picture.sha256 in browser.one(".stage img").get_attribute("src")
    link = browser.one(".tools a").get_attribute("href")
    assert link.startswith("file:") and link.endswith(item.attempts[0].painting.picture.path)
    assert browser.text("#command") == f"storytelling-painter show {item.attempts[0].painting.picture.path}"


def test_it_can_be_used_by_keyboard_alone(browser: Browser, page: Path) -> None:
    browser.open(page)
    order = browser.cards
    browser.press("/")
    assert browser.js("return document.activeElement.id") == "search"
    browser.press("item-", Keys.ENTER)
    shown = [id for id in order if id.startswith("item-")]
    assert browser.cards == shown
    browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
    assert browser.js(FOCUS) == shown[1]
    browser.press(Keys.ENTER)
    browser.wait(lambda: browser.all("#item .walk"))
    assert f"item={shown[1]}" in browser.view
    browser.press(Keys.ARROW_RIGHT)
    browser.wait(lambda: f"item={shown[2]}" in browser.view and shown[2] in browser.text(".title"))
    browser.press("?")
    assert browser.one("#help").is_displayed()
    browser.press(Keys.ESCAPE)
    assert not browser.one("#help").is_displayed() and browser.one("#item").is_displayed()
    browser.press(Keys.ESCAPE)
    assert not browser.one("#item").is_displayed() and browser.js(FOCUS) == shown[2]
    browser.driver.back()
    browser.wait(lambda: browser.one("#item").is_displayed())


def test_a_page_of_one_file_needs_no_other(browser: Browser, run: Path, tmp_path: Path) -> None:
    single = tmp_path / "sent.html"
    single.write_bytes(write_gallery(run, single_file=True).read_bytes())
    browser.open(single)
    browser.wait(lambda: browser.js("return [...document.images].every(i => i.complete && i.naturalWidth > 0)"))
    browser.one('.card[data-id="item-00001"]').click()
    browser.wait(lambda: browser.js("return document.querySelector('.stage img')?.naturalWidth > 0"))
    assert browser.requests() == [single.resolve().as_uri()] and not browser.complaints()


def test_a_failed_key_point_leads_to_its_part_of_the_prompt(browser: Browser, made: Path, tmp_path: Path) -> None:
    run = copied(tmp_path / "prompted", made)
    fields = records_of(made)[0]
    point = fields["draft"]["ledger"]["key_points"][0]
    attempt = fields["attempts"][0]
    before, told = "A picture \U0001f58c of this:\n- ", point["text"]
    spans = [
        {"key_point": point["id"], "start": len(before), "end": len(before) + len(told)},
        {"key_point": "nobody.knows", "start": 0, "end": 9},
    ]
    attempt["painting"] |= {"prompt": f"{before}{told}\n- no more", "prompt_spans": spans}
    attempt["painting"]["revised_prompt"] = "<b>Other</b>"
    for verdict in attempt["report"]["verdicts"]:
        if verdict["key_point"] == point["id"]:
            verdict["verdict"], verdict["clues"] = "no", []
    fields["usage"]["faults"] = {"broken_json": 2}
    write_records(run, [fields])
    write_gallery(run)
    browser.open(run / "gallery" / "index.html", f"#item={fields['id']}")
    marks = """return [...document.querySelectorAll('.prompt .span')].map(
      s => [s.textContent, s.dataset.ids, s.dataset.state])"""
    assert browser.js(marks) == [[told, point["id"], "missing"]]
    assert browser.texts(".prompt")[1].endswith("<b>Other</b>") and not browser.all(".prompt b b")
    assert not browser.all(".prompt .span.lit")
    browser.hover(browser.one(f'.point[data-id="{point["id"]}"]'))
    assert browser.texts(".prompt .span.lit") == [told] and browser.texts(".prompt sup")
    assert not browser.complaints()
