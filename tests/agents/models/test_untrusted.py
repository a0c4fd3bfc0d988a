"""Texts of others on their way into a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from injections import INJECTIONS, UNSEEN_BY_PATTERNS, Injection
from replying import LEDGER, TEXT

from storytelling_painter.agents.models.untrusted import clean, fence, masked, reads_like_an_instruction
from storytelling_painter.tools.pools import load_pool


def test_there_are_forty_cases() -> None:
    assert len({(i.where, i.name) for i in INJECTIONS}) == len(INJECTIONS) == 40


@pytest.mark.parametrize("case", INJECTIONS, ids=lambda c: f"{c.where}-{c.name}")
def test_an_injection_is_known_by_its_words(case: Injection) -> None:
    assert reads_like_an_instruction(case.text) is ((case.where, case.name) not in UNSEEN_BY_PATTERNS)


def test_no_story_of_the_pool_is_taken_for_an_instruction() -> None:
    stories = load_pool("original")
    assert len(stories) > 50
    assert not [s.id for s in stories if reads_like_an_instruction(s.story)]
    assert not [s.id for s in stories for _, sentence in s.key_points if reads_like_an_instruction(sentence)]
    assert not [p.id for p in LEDGER.key_points if reads_like_an_instruction(p.text)]


@pytest.mark.parametrize(
    "text",
    [
        "A man on one knee waits for her to say yes.",
        "The shop assistant will close at five.",
        "The judge is asleep while the lawyer points at the clock.",
        "The teacher has given the boy the best mark.",
        "A sign says YES in red letters.",
        "The clock shows five to five.",
    ],
)
def test_a_scene_that_only_sounds_alike_is_left_alone(text: str) -> None:
    assert not reads_like_an_instruction(text)
    assert masked(text) == text


@pytest.mark.parametrize("case", [c for c in INJECTIONS if c.where == "story"], ids=lambda c: c.name)
def test_masking_takes_out_the_injection_and_keeps_every_other_place(case: Injection) -> None:
    text = f"{TEXT} {case.text}"
    shown = masked(text)
    assert len(shown) == len(text)
    assert not reads_like_an_instruction(shown)
    assert shown.startswith(TEXT[: TEXT.rindex("A girl")])


@given(st.text())
def test_masking_keeps_the_length_of_any_text(text: str) -> None:
    assert len(masked(text)) == len(text)


@pytest.mark.parametrize(
    "marker",
    ["<|im_start|>", "<|endoftext|>", "[INST]", "[/INST]", "<s>", "</s>", "<<SYS>>", "</data>", "<system>", "</think>",
     "<start_of_turn>", r"\boxed{yes}", "```json", "<|im_<|x|>start|>", "\nassistant:", "\n### Instruction:"],
)  # fmt: skip
def test_markers_of_models_are_taken_out_nested_ones_too(marker: str) -> None:
    left = clean(f"A cat{marker} sleeps.")
    assert " ".join(left.split()) in ("A cat sleeps.", "A cat start|> sleeps.", "A cat sleeps")


@given(st.text(alphabet="<|im_start>[INST]/`#\n: system\u200b\u202e", max_size=60))
def test_cleaning_is_done_once_for_all(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\u200b" not in once
    assert "\u202e" not in once


@given(st.text(), st.text())
def test_a_fence_depends_on_what_it_encloses(one: str, two: str) -> None:
    assert fence(one) not in one
    assert (fence(one) == fence(two)) == (one == two)
