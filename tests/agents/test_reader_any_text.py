"""The free-text reader: whatever the text, it is refused with a reason or gives a sound draft, and soon."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storytelling_painter.agents.embedded.reader import coverage, read_story
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.ledger import Feels, Poses, Relates, Shows
from storytelling_painter.domain.story import Draft
from storytelling_painter.tools.illustrator.layout import lay_out


@pytest.mark.parametrize("text", ["", "  \n\t ", "a" * 20_001, "x " * 600_000])
def test_no_text_and_too_much_text_are_refused(text: str) -> None:
    with pytest.raises(StoryError, match=r"empty|at most 20,000"):
        read_story(text)


def test_half_a_surrogate_is_refused() -> None:
    with pytest.raises(StoryError, match="Unicode"):
        read_story("A boy \ud800 runs.")


HOSTILE = [
    "\x00\x01A boy\x00 holds a\x07 ball.\x1b[31m",
    "A\u202eboy\u2066 ho\u0301lds a ball\u200b.",
    "👩‍👩‍👧‍👦 " * 200,
    "A sign reads '\x00\x08<b>&amp;</b>'. " * 5,
    "<script>alert(1)</script> {boy} %s {{7*7}}",
    "“" * 5_000,
    "'" * 5_000,
    '"' * 5_001,
    "(" * 9_000,
    "１２：３０ ٣:٤٥ ² ⅷ 99:99 25:61 a clock shows 99:99.",
    "THE BOY RUNS AND THE GIRL WAVES.",
    "\n\n\n".join(["boy"] * 500),
    "la" * 9_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_without_harm(text: str) -> None:
    draft = read_story(text)
    assert draft.story.text == text.strip()
    assert draft.story.scene is not None
    for sign in draft.story.scene.signs:
        assert sign.text.isprintable()
    lay_out(draft.story.scene)


@pytest.mark.parametrize(
    "piece",
    [
        "A boy in a red shirt holds a ball and looks at the old woman, who is not angry. ",
        "A sign reads 'CLOSED' and ",
        "BIG LETTERS ",
        "A'A'",
        "she ",
        "of the ",
        "no ",
        "the old ",
        "\n ",
        ", and ",
        "12:30 ",
        "hands behind ",
        "his ",
        "“a ",
        "dog ",
        "sad ",
        "holds ",
        "a boy ",
    ],
)
def test_twenty_thousand_characters_take_less_than_half_a_second(piece: str) -> None:
    text = (piece * (20_000 // len(piece) + 1))[:20_000]
    started = time.process_time()
    try:
        read_story(text)
    except StoryError:
        assert not text.strip()
    assert time.process_time() - started < 0.5


WORDS = st.sampled_from(
    "a the boy girl old woman man dog ball holds looks at on under table chair sits runs smiles not no without in "
    "kitchen park "
    "his her he she it and , . ; because 'OPEN' sign reads rain night broken vase two children who with phone ear "
    "zorgle".split()
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), st.text(min_size=1, max_size=300)))
def test_any_text_gives_a_sound_draft(text: str) -> None:
    try:
        draft = read_story(text)
    except StoryError:
        assert not text.strip() or any("\ud800" <= c <= "\udfff" for c in text)
        return
    assert draft == read_story(text)
    assert draft.story.text == text.strip()
    starts_inside = [p for p in draft.ledger.key_points if p.span and not text.strip()[slice(*p.span)].strip()]
    assert starts_inside == []
    for point in draft.ledger.key_points:
        assert point.span is not None and point.clues
    seen = coverage(draft)
    assert 0 <= seen.words <= 1 and 0 <= seen.statements <= 1
    _all_kept(draft)


def _all_kept(draft: Draft) -> None:
    """No claim speaks of what the plan lacks, and the face, pose and state it names are those of the plan."""
    scene: Any = draft.story.scene
    for claim in (c.claim for p in draft.ledger.key_points for c in p.clues):
        if isinstance(claim, Feels):
            assert scene.element(claim.element).expression == claim.expression
        elif isinstance(claim, Poses):
            assert scene.element(claim.element).pose == claim.pose
        elif isinstance(claim, Shows):
            assert scene.element(claim.element) is not None
        elif isinstance(claim, Relates) and claim.act == "holds":
            assert scene.element(claim.target).place.target == claim.agent


bearers = st.sampled_from(
    ["a letter", "a note", "the letter", "a newspaper", "a sign", "the paper", "a ticket", "a girl"]
)
quotes = st.lists(
    st.sampled_from(['"ONE"', '"TWO"', "'THREE'", '"7:30"', '"' + "LONG " * 9 + '"']), min_size=1, max_size=3
)
sheets = st.builds(
    lambda bearer, verb, said: f"{bearer.capitalize()} {verb} {' and '.join(said)}.",
    bearers, st.sampled_from(["says", "reads", "beside a letter with the words", "holds a note that says"]), quotes,
)


@given(st.lists(sheets, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_sheets_may_bear_more_words_than_they_have_room_for(sentences: list[str]) -> None:
    scene = read_story(" ".join(sentences)).story.scene
    assert scene is not None and all(sign.text for sign in scene.signs)


def test_a_second_quotation_of_a_letter_stands_on_a_sheet_of_its_own() -> None:
    scene = read_story('A letter says "ONE" and "TWO".').story.scene
    assert scene is not None and [sign.text for sign in scene.signs] == ["ONE", "TWO"]
