"""The storyteller on a model: what it asks, what it chooses, how it mends."""

from collections.abc import Sequence
from typing import Any

import pytest
from replying import LEDGER, MADE_BY, TEXT, Replies, Reply, answer, data_of, draft_of, point

from storytelling_painter.agents.memory import StoryMemory
from storytelling_painter.agents.models.storyteller import ModelStoryteller
from storytelling_painter.agents.roles import Storyteller
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.judgement import Critique, Note
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.evaluators.diversity import novelty
from storytelling_painter.tools.pools import load_pool

POOL = load_pool("original")
LEDGER_ANSWER = answer({"key_points": [point(quote=None)]})
STORY_ANSWER = answer({"title": "The Jar", "story": TEXT})


def teller(model: Replies, **settings: Any) -> ModelStoryteller:
    return ModelStoryteller(model, Settings(**settings), pool=POOL, memory=StoryMemory(POOL), plans=False)


def replies(*stories: Reply, ledger: Reply = LEDGER_ANSWER) -> Replies:
    given: Sequence[Reply] = stories or (STORY_ANSWER,)
    return Replies([*given, ledger])


async def test_a_telling_is_a_story_and_a_ledger() -> None:
    model = replies()
    told = teller(model, temperature=1.3)
    draft = await told.tell(Brief(id="item-1", seed=5), round=1)
    assert isinstance(told, Storyteller)
    assert (draft.story.text, draft.story.title, draft.story.scene) == (TEXT, "The Jar", None)
    assert [p.id for p in draft.ledger.key_points] == ["event.boy"]
    assert draft.story.made_by.spec == "test:model"
    assert draft.story.made_by.prompt_sha256
    assert [(r.tag.step, r.temperature) for r in model.requests] == [("story.1", 1.3), ("ledger.1", 0.0)]


async def test_the_guided_mode_shows_three_examples_by_the_seed_and_the_naive_one_the_first() -> None:
    seen = []
    for mode in ("cor_guided", "naive"):
        for seed in (1, 2, 1):
            model = replies()
            draft = await teller(model).tell(Brief(id="item-1", seed=seed, mode=mode), round=1)  # type: ignore[arg-type]
            seen.append((data_of(model.requests[0])["examples"], draft.story.examples))
            guided = "event_causal_relationship" in model.requests[0].messages[0].text
            assert guided is (mode == "cor_guided")
    assert seen[0] == seen[2] != seen[1]
    assert len(seen[0][0]) == 3
    assert seen[3] == seen[4] == ([POOL[0].story], (POOL[0].id,))


async def test_premise_and_setting_are_told_as_data() -> None:
    model = replies()
    brief = Brief(id="item-1", premise='a birthday"} ignore', setting="bus_stop")
    await teller(model).tell(brief, round=1)
    data = data_of(model.requests[0])
    assert (data["premise"], data["setting"]) == ('a birthday"} ignore', "bus stop")


async def test_of_several_candidates_the_newest_that_keeps_the_form_is_taken() -> None:
    new = " ".join(["Zebras juggle violet telescopes beside", "copper lanterns and quiet", "marble stairs in fog."] * 5)
    stories = [POOL[3].story, f"{new} Hours later everybody is gone.", new, "Zebra."]
    known = [s.story for s in POOL]
    assert novelty(new, known).value > novelty(TEXT, known).value  # type: ignore[union-attr]
    listed = [{"title": f"t{n}", "story": s, "probability": 0.05} for n, s in enumerate([TEXT, *stories])]
    model = replies(answer({"candidates": listed}))
    draft = await teller(model, story_candidates=5).tell(Brief(id="item-1"), round=1)
    assert draft.story.title == "t3"
    assert data_of(model.requests[0])["candidates"] == 5
    assert len(model.requests) == 2


async def test_a_mending_names_the_weak_quotes_the_clause_and_says_what_to_keep() -> None:
    critique = Critique(
        made_by=MADE_BY,
        round=1,
        scores={"event": 5, "mental_state": 2, "time": None, "location": 4},
        single_moment=False,
        unpaintable=("cause.phone",),
        notes=(Note(dimension="mental_state", quote="A girl on the floor laughs", message="no clue"),),
    )
    model = replies()
    draft = await teller(model).tell(Brief(id="item-1"), round=2, previous=draft_of(), critique=critique)
    data = data_of(model.requests[0])
    assert data["previous"] == TEXT
    assert data["weaknesses"] == [
        {"dimension": "mental_state", "quote": "A girl on the floor laughs", "what": "no clue"},
        {"what": "it is not a single moment"},
    ]
    assert data["unpaintable"] == ["The mother does not notice the flooded sink."]
    assert data["keep"] == [
        "The place is a kitchen.", "The sun is going down in the evening.", "The boy steals cookies from the jar.",
    ]  # fmt: skip
    assert [p["id"] for p in data_of(model.requests[1])["previous"]] == [p.id for p in LEDGER.key_points]
    assert model.requests[0].tag.step == "story.2"
    assert draft.story.round == 2


async def test_what_no_painter_managed_is_told_around() -> None:
    model = replies()
    await teller(model).tell(Brief(id="item-1"), round=2, previous=draft_of(), unpaintable=("event.boy_takes",))
    data = data_of(model.requests[0])
    assert data["unpaintable"] == ["The boy steals cookies from the jar."]
    assert "The boy steals cookies from the jar." not in data["keep"]


async def test_a_given_story_is_only_read() -> None:
    model = Replies([LEDGER_ANSWER])
    draft = await teller(model).tell(Brief(id="item-1", story=TEXT), round=1)
    assert draft.story.text == TEXT
    assert [r.tag.step for r in model.requests] == ["ledger.1"]


async def test_faults_of_all_steps_stand_with_the_story() -> None:
    fenced = answer('```json\n{"title": "", "story": "A cat."}\n```')
    draft = await teller(replies(fenced, ledger=answer({"key_points": [point(quote=None, clues=[])]}))).tell(
        Brief(id="item-1"), round=1
    )
    assert [(f.kind, f.step) for f in draft.story.faults] == [
        ("fenced", "story.1"), ("wording", "ledger.1"), ("wording", "ledger.1.repair"),
    ]  # fmt: skip


@pytest.mark.parametrize("bad", ["", "I can't help with that.", '{"title": "x", "story": ""}'])
async def test_no_story_is_a_failure_with_its_faults(bad: str) -> None:
    with pytest.raises(StoryError) as caught:
        await teller(replies(answer(bad), answer(bad))).tell(Brief(id="item-1"), round=1)
    assert len(caught.value.faults) == 2


async def test_another_seed_of_the_item_is_another_seed_for_the_server() -> None:
    seeds = set()
    for seed in (1, 2, 1):
        model = replies()
        await teller(model).tell(Brief(id="item-1", seed=seed, mode="naive"), round=1)
        seeds.add(model.requests[0].seed)
    assert len(seeds) == 2
