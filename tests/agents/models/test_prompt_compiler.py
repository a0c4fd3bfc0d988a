"""Prompts for picture models: what they say, what they leave out, and which words stand for which key point."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storytelling_painter.agents.models.prompt_compiler import (
    STYLES,
    Compiled,
    boxes_to_mend,
    compile_edit,
    compile_prompt,
    plain,
)
from storytelling_painter.domain.base import Box, MadeBy
from storytelling_painter.domain.errors import PaintError
from storytelling_painter.domain.judgement import AlignmentReport, AlignmentScores, ClueVerdict, Verdict, VerdictValue
from storytelling_painter.domain.ledger import Clue, KeyPoint, Ledger, Reads
from storytelling_painter.domain.story import Draft, Story

SELF = MadeBy(name="test", version="1")
STORY = "It is late. A boy climbs a stool to steal a cookie while the mother washes up and the sink runs over."

POINTS = (
    KeyPoint(
        id="boy", dimension="character", text="A boy stands on a stool.",
        clues=(Clue(text="a boy on a tipping stool"), Clue(text="his hand in the jar.")),
    ),
    KeyPoint(id="steals", dimension="event", text="The boy steals a cookie.", parents=("boy",)),
    KeyPoint(
        id="sign", dimension="event", text="The jar is forbidden.",
        clues=(Clue(text="a label on the jar", claim=Reads(element="sign", text="KEEP OUT")),),
    ),
    KeyPoint(id="night", dimension="time", text="It is night.", importance="nice", clues=(Clue(text="a dark window"),)),
    KeyPoint(id="cat", dimension="character", text="A cat sleeps.", importance="nice"),
)


def draft(points: tuple[KeyPoint, ...] = POINTS, story: str = STORY) -> Draft:
    return Draft(story=Story(text=story, mode="naive", made_by=SELF), ledger=Ledger(key_points=points))


def report(values: dict[str, VerdictValue], **more: Any) -> AlignmentReport:
    verdicts = tuple(
        Verdict(key_point=id, verdict=v, reason=f"reason of {id}", clues=more.get(id, ())) for id, v in values.items()
    )
    scores = AlignmentScores(
        micro=None, macro=None, all_must=False, corrected=None, foil_fpr=None, yes=0, no=0, unknown=0, error=0
    )
    return AlignmentReport(made_by=SELF, picture="0" * 64, verdicts=verdicts, scores=scores)


def told(compiled: Compiled) -> dict[str, str]:
    return {s.key_point: compiled.prompt[s.start : s.end] for s in compiled.spans}


def test_a_prompt_tells_story_key_points_style_and_lettering() -> None:
    compiled = compile_prompt(draft(), "line_art", 4_000)
    assert STYLES["line_art"] in compiled.prompt
    assert STORY in compiled.prompt
    assert compiled.not_drawn == ()
    assert told(compiled) == {
        "boy": "A boy stands on a stool. Seen by: a boy on a tipping stool; his hand in the jar.",
        "steals": "The boy steals a cookie.",
        "sign": 'The jar is forbidden. Seen by: a label on the jar ("KEEP OUT").',
        "night": "It is night. Seen by: a dark window.",
        "cat": "A cat sleeps.",
    }
    assert 'no other: "KEEP OUT".' in compiled.prompt
    assert "No lettering." not in compiled.prompt


def test_a_clue_that_only_repeats_its_point_is_not_told_twice() -> None:
    point = KeyPoint(id="rain", dimension="time", text="It rains.", clues=(Clue(text="it rains"), Clue(text="puddles")))
    assert told(compile_prompt(draft((point,)), "colour", 4_000)) == {"rain": "It rains. Seen by: puddles."}


def test_without_signs_no_lettering_is_wanted() -> None:
    compiled = compile_prompt(draft(POINTS[:2]), "colour", 4_000)
    assert "No lettering." in compiled.prompt
    quoted = KeyPoint(id="note", dimension="event", text="It is over.", clues=(Clue(text="a note says “Goodbye”"),))
    assert 'no other: "Goodbye".' in compile_prompt(draft((quoted,)), "colour", 4_000).prompt


def test_what_does_not_fit_goes_in_a_fixed_order_and_is_named() -> None:
    longest = len(compile_prompt(draft(), "colour", 4_000).prompt)
    seen: list[tuple[tuple[str, ...], bool, bool]] = []
    while True:
        try:
            compiled = compile_prompt(draft(), "colour", longest)
        except PaintError:
            break
        assert len(compiled.prompt) <= longest
        assert set(told(compiled)) | set(compiled.not_drawn) == {p.id for p in POINTS}
        state = (compiled.not_drawn, STORY in compiled.prompt, "a boy on a tipping stool" in compiled.prompt)
        if not seen or seen[-1] != state:
            seen.append(state)
        longest = len(compiled.prompt) - 1
    nice = ("night", "cat")
    assert seen == [
        ((), True, True),
        (("cat",), True, True),
        (nice, True, True),
        (nice, False, True),
        (nice, False, False),
        (("sign", *nice), False, False),
        (("steals", "sign", *nice), False, False),
    ]


def test_a_model_that_takes_nothing_is_refused() -> None:
    with pytest.raises(PaintError, match="choose another"):
        compile_prompt(draft(), "colour", 60)


def test_a_story_without_key_points_is_told_as_it_is_and_cut_at_a_word() -> None:
    assert STORY in compile_prompt(draft(()), "colour", 4_000).prompt
    cut = compile_prompt(draft((), "word " * 400), "colour", 400)
    assert 380 < len(cut.prompt) <= 400
    assert "word…" in cut.prompt and cut.spans == ()


def test_missing_points_go_first_and_in_more_words() -> None:
    compiled = compile_prompt(draft(), "colour", 4_000, missing={"night": "it is bright", "sign": ""})
    texts = told(compiled)
    assert texts["night"] == "It is night. Seen by: a dark window. An earlier picture failed here: it is bright."
    starts = {s.key_point: s.start for s in compiled.spans}
    assert max(starts["night"], starts["sign"]) < min(starts["boy"], starts["steals"], starts["cat"])
    short = told(compile_prompt(draft(), "colour", 255, missing={"boy": ""}))
    assert "a boy on a tipping stool" in short["boy"] and "label" not in short["sign"]
    assert "night" in told(compile_prompt(draft(), "colour", 200, missing={"night": ""})), "it is kept before others"


def test_an_edit_says_what_to_change_and_what_to_keep() -> None:
    found = report({"boy": "no", "steals": "no", "sign": "yes", "night": "yes", "cat": "error"})
    compiled = compile_edit(draft(), found, "colour", 4_000)
    texts = told(compiled)
    assert texts["boy"].endswith("An earlier picture failed here: reason of boy.")
    assert "steals" not in texts, "it rests on the boy, who comes first"
    assert list(texts) == ["boy", "sign", "night"]
    assert 'no other: "KEEP OUT".' in compiled.prompt, "lettering that is right stays"
    assert "cat" not in texts
    less = compile_edit(draft(), found, "colour", len(compiled.prompt) - 1)
    assert list(told(less)) == ["boy", "sign"] and less.not_drawn == ()
    with pytest.raises(PaintError):
        compile_edit(draft(), found, "colour", 80)


def test_a_mask_needs_to_know_the_place_of_all_that_has_to_change() -> None:
    box = Box(x=0.1, y=0.2, width=0.3, height=0.4)
    seen = (ClueVerdict(text="x", verdict="no", boxes=(box,)), ClueVerdict(text="y", verdict="yes", boxes=(box, box)))
    known = report({"boy": "no", "steals": "yes", "sign": "yes"}, boy=seen)
    assert boxes_to_mend(draft(), known) == (box,)
    assert boxes_to_mend(draft(), report({"boy": "no", "sign": "no"}, boy=seen)) == ()
    assert boxes_to_mend(draft(), report({"boy": "yes"})) == ()


@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), min_size=1, max_size=6),
    longest=st.integers(20, 1_500),
    story=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300),
)
def test_wild_words_never_break_the_map(texts: list[str], longest: int, story: str) -> None:
    points = tuple(
        KeyPoint(id=f"p{n}", dimension="event", text=f"{t}.", importance="nice" if n % 3 == 2 else "must")
        for n, t in enumerate(texts)
        if f"{t}.".strip()
    )
    if not story.strip():
        return
    wild = draft(points, story)
    try:
        compiled = compile_prompt(wild, "colour", longest)
    except PaintError:
        return
    assert len(compiled.prompt) <= longest
    assert not any("\ue000" <= c <= "\ue002" for c in compiled.prompt)
    for span in compiled.spans:
        assert compiled.prompt[span.start : span.end].startswith(plain(wild.ledger.get(span.key_point).text, 400))
    assert {s.key_point for s in compiled.spans} == {p.id for p in points} - set(compiled.not_drawn)


def test_hidden_characters_are_cleaned_away() -> None:
    assert plain("a\u200b b\x00\tc\u202e\n d", 50) == "a b c d"
    assert plain("one two three", 9) == "one two…"
