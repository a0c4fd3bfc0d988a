"""The embedded storyteller draws a telling anew that is too near to a known story."""

import pytest

from storytelling_painter.agents.embedded.critic import StructuralCritic
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.agents.memory import StoryMemory
from storytelling_painter.domain.story import Brief, Draft, PoolStory

LEAST = 0.15
BRIEFS = [Brief(id=f"item-{n}", index=n, seed=7_000 + n) for n in range(12)]


def knowing(*drafts: Draft) -> tuple[GrammarStoryteller, StoryMemory]:
    """A storyteller who knows these stories, and its memory; examples are drawn from no pool."""
    memory = StoryMemory([PoolStory(id=f"p{n}", story=d.story.text) for n, d in enumerate(drafts)])
    return GrammarStoryteller(memory=memory, min_novelty=LEAST), memory


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda b: b.id)
async def test_a_known_telling_is_told_otherwise_in_the_same_situation(brief: Brief) -> None:
    first = await GrammarStoryteller().tell(brief, round=1)
    teller, memory = knowing(first)
    other = await teller.tell(brief, round=1)
    assert (memory.share(brief, first.story.text) or 0.0) < LEAST <= (memory.share(brief, other.story.text) or 0.0)
    assert other.story.situation == first.story.situation
    assert other == await teller.tell(brief, round=1)


async def test_a_telling_unlike_all_known_ones_stands() -> None:
    first = await GrammarStoryteller().tell(BRIEFS[0], round=1)
    teller, _ = knowing(*[await GrammarStoryteller().tell(brief, round=1) for brief in BRIEFS[1:6]])
    assert await teller.tell(BRIEFS[0], round=1) == first


async def test_where_every_draw_is_known_the_one_most_unlike_is_told() -> None:
    seen: list[Draft] = [await GrammarStoryteller().tell(BRIEFS[0], round=1)]
    while True:
        teller, memory = knowing(*seen)
        draft = await teller.tell(BRIEFS[0], round=1)
        if (memory.share(BRIEFS[0], draft.story.text) or 0.0) < LEAST:
            break
        seen.append(draft)
    assert len(seen) > 1 and draft.story.situation == seen[0].story.situation


async def test_a_story_drawn_anew_is_mended_word_for_word() -> None:
    brief = Brief(id="a", index=3, seed=11, mode="naive")
    teller, _ = knowing(await GrammarStoryteller().tell(brief, round=1))
    draft = await teller.tell(brief, round=1)
    critique = await StructuralCritic().critique(brief, draft, round=1)
    assert min(s for s in critique.scores.values() if s is not None) < 3, "a naive telling leaves something to mend"
    mended = await teller.tell(brief, round=2, previous=draft, critique=critique)
    assert draft.story.scene is not None and mended.story.scene is not None
    assert mended.story.scene.seed == draft.story.scene.seed and mended.story.situation == draft.story.situation
    assert {p.id for p in draft.ledger.key_points} < {p.id for p in mended.ledger.key_points}
