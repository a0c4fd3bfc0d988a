"""The structural critic: what it scores, what it quotes, and what it lets pass."""

from typing import Any

import pytest

from storytelling_painter.agents.embedded.critic import DIMENSIONS, StructuralCritic
from storytelling_painter.agents.roles import Critic
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.judgement import Critique
from storytelling_painter.domain.ledger import Clue, KeyPoint, Ledger, Shows
from storytelling_painter.domain.story import Brief, Draft, Story

TEXT = "A boy stands on a tipping stool and reaches for the cookie jar while water runs over the sink."
BOY = Shows(element="boy")


def draft(*points: KeyPoint, text: str = TEXT, scene: Any = None) -> Draft:
    story = Story(text=text, mode="cor_guided", made_by=MadeBy(name="x", version="1"), scene=scene)
    return Draft(story=story, ledger=Ledger(key_points=points))


def point(id: str, dimension: Any = "event", clues: int = 1, claim: Any = BOY, **fields: Any) -> KeyPoint:
    told = tuple(Clue(text=f"clue {n} of {id}", claim=claim) for n in range(clues))
    return KeyPoint(id=id, dimension=dimension, text=id, clues=told, **fields)


async def read(told: Draft) -> Critique:
    return await StructuralCritic().critique(Brief(id="a"), told, round=2)


def test_it_plays_the_role() -> None:
    assert isinstance(StructuralCritic(), Critic)


async def test_scores_by_clues_and_links() -> None:
    told = await read(
        draft(
            point("a", "event", 2),
            point("b", "time", 1),
            point("c", "location", 0, importance="nice"),
            point("d", "mental_state", 2, parents=("a",)),
            point("e", "character", 1),
            point("f", "character", 1),
        )
    )
    assert told.scores == {
        "event": 4,
        "time": 3,
        "location": 2,
        "mental_state": 5,
        "character": 5,
        "character_relationship": 1,
        "event_causal_relationship": 1,
    }
    assert (told.round, told.made_by.name) == (2, "structural-critic")
    assert {n.dimension for n in told.notes if n.dimension} == {
        "location",
        "character_relationship",
        "event_causal_relationship",
    }


async def test_a_lone_person_needs_no_relationship() -> None:
    person = {"id": "boy", "role": "boy", "age": "child", "place": {"anchor": "floor_left"}}
    told = await read(draft(point("a"), scene={"setting": "kitchen", "people": [person]}))
    assert told.scores["character_relationship"] is None
    assert all(n.dimension != "character_relationship" for n in told.notes)


async def test_an_empty_ledger_is_weak_everywhere() -> None:
    told = await read(draft())
    assert set(told.scores.values()) == {1} and set(told.scores) == set(DIMENSIONS)
    assert told.unpaintable == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A boy falls. Later his mother comes.", "Later"),
        ("A dog barks, and then the cat runs off.", "then the"),
        ("Two days pass, and the next morning the snow is gone.", "the next morning"),
        ("A girl waits. Years later she still waits.", "Years later"),
    ],
)
async def test_a_sequence_in_time_is_no_single_moment(text: str, quote: str) -> None:
    told = await read(draft(text=text))
    assert not told.single_moment
    assert [n.quote for n in told.notes if "sequence" in n.message] == [quote]


@pytest.mark.parametrize("text", ["A girl waits. In the end, love wins.", "This scene shows how kind people are."])
async def test_a_closing_summary_is_quoted(text: str) -> None:
    told = await read(draft(text=text))
    assert not told.single_moment
    quote = next(n.quote for n in told.notes if "summary" in n.message)
    assert quote and quote in text


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "A translation lies beside a slater's hammer.",
        "He has seen better days.",
        "A woman waits at the end of the quay.",
        "A broken lesson book is no moral support, yet the finalist smiles.",
        "A clock reads noon; strengthened ropes hold the boat.",
    ],
)
async def test_plain_stories_of_one_moment_pass(text: str) -> None:
    assert (await read(draft(text=text))).single_moment


async def test_musts_without_a_drawable_clue_are_unpaintable_and_quoted() -> None:
    told = await read(
        draft(
            point("good"),
            point("bare", clues=0, span=(2, 5)),
            point("dreamt", claim=None),
            point("nice", clues=0, importance="nice"),
        )
    )
    assert told.unpaintable == ("bare", "dreamt")
    quotes = {n.key_point: n.quote for n in told.notes if n.key_point in told.unpaintable}
    assert quotes == {"bare": "boy", "dreamt": ""}


async def test_the_same_draft_gets_the_same_critique() -> None:
    told = draft(point("a"), point("b", "time", 2))
    assert await read(told) == await read(told)
