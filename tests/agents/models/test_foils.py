"""Foils from any ledger: false for certain, the same for the same seed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replying import LEDGER, TEXT

from storytelling_painter.agents.models.foils import LEAST, MOST, decoys, make_foils
from storytelling_painter.domain.ledger import KeyPoint, Ledger
from storytelling_painter.domain.vocabulary import Dimension
from storytelling_painter.tools.pools import load_pool


def ledger_of(*points: tuple[Dimension, str]) -> Ledger:
    return Ledger(key_points=tuple(KeyPoint(id=f"p{n}", dimension=d, text=t) for n, (d, t) in enumerate(points)))


def words(text: str) -> set[str]:
    return {w.rstrip("s") for w in re.findall(r"[a-z]+", text.lower())}


def test_every_kind_is_there_where_the_ledger_has_the_words() -> None:
    found = make_foils(
        ledger_of(("event", "The boy offers a mitten to the girl."), ("mental_state", "The girl is sad.")), "", 1
    )
    assert {f.kind for f in found} == {"absent_object", "other_setting", "canary", "swapped_roles", "negation"}
    assert "The girl offers a mitten to the boy." in [f.text for f in found]
    assert "The girl is laughing with joy." in [f.text for f in found]


@pytest.mark.parametrize("story", load_pool("original"), ids=lambda s: s.id)
@pytest.mark.parametrize("seed", [1, 2])
def test_no_foil_is_told_by_the_story(story, seed: int) -> None:  # type: ignore[no-untyped-def]
    ledger = ledger_of(*story.key_points)
    foils = make_foils(ledger, story.story, seed)
    assert LEAST <= len(foils) <= MOST
    assert len({f.text for f in foils}) == len(foils)
    assert foils == make_foils(ledger, story.story, seed)
    assert not {f.text.lower() for f in foils} & {p.text.lower() for p in ledger.key_points}
    told = words(f"{story.story} {' '.join(t for _, t in story.key_points)}")
    for foil in foils:
        if foil.kind == "absent_object":
            assert not told & (words(foil.text) - words("there is a an in the picture of"))


@pytest.mark.parametrize(
    ("dimension", "text"),
    [
        ("event", "The boy and the girl shake hands."),
        ("event", "The father meets the daughter."),
        ("event", "The woman stands near the man."),
        ("event", "The girl does not see the boy."),
        ("mental_state", "The girl hides that the girl is sad."),
        ("mental_state", "The boy is not happy."),
        ("mental_state", "The mother sees that the boy is sad."),
        ("time", "The clock shows two in the morning."),
        ("time", "It is noon, yet the sky is dark."),
        ("time", "It is before noon."),
    ],
)
def test_nothing_is_turned_round_that_might_stay_true(dimension: Dimension, text: str) -> None:
    kinds = {f.kind for f in make_foils(ledger_of((dimension, text)), text, 3)}
    assert kinds == {"absent_object", "other_setting", "canary"}


def test_seeds_vary_them() -> None:
    assert len({make_foils(LEDGER, TEXT, seed) for seed in range(20)}) > 10


@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), max_size=6), st.integers(0, 2**31))
def test_any_ledger_gives_foils(texts: list[str], seed: int) -> None:
    ledger = ledger_of(*(("mental_state", t) for t in texts))
    assert 3 <= len(make_foils(ledger, " ".join(texts), seed)) <= MOST


def test_decoys_are_not_of_the_story() -> None:
    found = decoys(LEDGER, TEXT, 5)
    assert len(set(found)) == 3
    assert not words(TEXT) & (set().union(*map(words, found)) - words("the story mentions a an"))
