"""Situations of street, park, garden and travel: drafts are sound, texts are clean and differ, plans can be drawn."""

import re
from collections.abc import Awaitable, Callable
from itertools import chain

import numpy as np
import pytest

from storytelling_painter.agents.embedded import situations, storyteller
from storytelling_painter.agents.embedded.critic import StructuralCritic
from storytelling_painter.agents.embedded.grammar.fitting import MAX_WORDS, MIN_WORDS
from storytelling_painter.agents.embedded.grammar.parts import Situation
from storytelling_painter.agents.embedded.situations import garden, park, street, travel
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.domain.anchors import INDOOR
from storytelling_painter.domain.ledger import Poses, Reads, Relates, Shows
from storytelling_painter.domain.story import Brief, Draft
from storytelling_painter.tools.embeddings import embed
from storytelling_painter.tools.illustrator import lay_out

OUTDOORS = (*street.ALL, *park.ALL, *garden.ALL, *travel.ALL)
SEEDS = tuple(range(3, 100, 13))
_LEFTOVER = re.compile(r"[{}<>|]|  |\s[.,;:!?]|\.\.|[!?]\.|\bNone\b")
_WRONG_ARTICLE = re.compile(r"\b[Aa] [aeio]\w|\b[Aa]n [bcdfgjklmnpqrstvwxyz]\w")

Tell = Callable[[int], Awaitable[Draft]]

each = pytest.mark.parametrize("situation", OUTDOORS, ids=lambda s: s.name)


@pytest.fixture
def told(situation: Situation, monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Tells this situation and no other."""
    monkeypatch.setattr(storyteller, "SITUATIONS", (situation,))

    async def tell(seed: int) -> Draft:
        return await GrammarStoryteller().tell(Brief(id="a", seed=seed, mode="cor_guided"), round=1)

    return tell


def test_at_least_ten_situations_happen_outside_and_all_are_registered() -> None:
    assert len({s.name for s in OUTDOORS}) == len(OUTDOORS) >= 10
    assert {s.name for s in OUTDOORS} <= {s.name for s in situations.SITUATIONS}
    assert not INDOOR & set(chain.from_iterable(s.settings for s in OUTDOORS))


@each
async def test_texts_are_clean_and_of_the_right_length(situation: Situation, told: Tell) -> None:
    for seed in SEEDS:
        text = (await told(seed)).story.text
        assert MIN_WORDS <= len(text.split()) <= MAX_WORDS, text
        assert not _LEFTOVER.search(text), (_LEFTOVER.search(text), text)
        assert not _WRONG_ARTICLE.search(text), (_WRONG_ARTICLE.search(text), text)
        for sentence in re.split(r"(?<=[.!?]) ", text):
            assert sentence.lstrip('"')[0].isupper(), (sentence, text)


@each
async def test_nobody_is_he_or_she_before_being_introduced(situation: Situation, told: Tell) -> None:
    for seed in SEEDS:
        draft = await told(seed)
        text = draft.story.text
        first = min(p.span[0] for p in draft.ledger.key_points if p.id.startswith("character.") and p.span)
        pronoun = re.search(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b", text)
        sentence = max(text.rfind(end, 0, first) for end in (". ", "! ", "? "))
        assert pronoun is None or pronoun.start() > sentence, text


@each
async def test_key_points_stand_in_the_text_and_rest_on_what_is_planned(situation: Situation, told: Tell) -> None:
    for seed in SEEDS:
        draft = await told(seed)
        text, scene = draft.story.text, draft.story.scene
        assert scene is not None
        for point in draft.ledger.key_points:
            assert point.span is not None and text[slice(*point.span)].strip(), (point.id, text)
            assert "{" not in point.text and point.clues
            for clue in point.clues:
                assert clue.claim is not None and "{" not in clue.text
                for name in _elements(clue.claim):
                    assert scene.element(name) is not None, (point.id, name)


def _elements(claim: object) -> tuple[str, ...]:
    if isinstance(claim, Shows | Poses | Reads):
        return (claim.element,)
    return (claim.agent, claim.target) if isinstance(claim, Relates) else ()


@each
async def test_everything_that_matters_finds_its_place(situation: Situation, told: Tell) -> None:
    for seed in SEEDS[:4]:
        scene = (await told(seed)).story.scene
        assert scene is not None
        layout = lay_out(scene)
        drawn = {n.id for n in layout.nodes}
        missing = {e.id for e in scene.elements if e.importance == "must"} - drawn
        assert not missing and not layout.not_drawn


@each
async def test_the_critic_finds_no_dimension_missing_in_most_guided_stories(situation: Situation, told: Tell) -> None:
    passed = 0
    for seed in SEEDS:
        critique = await StructuralCritic().critique(Brief(id="a", seed=seed), await told(seed), round=1)
        assert critique.single_moment, critique.notes
        assert not critique.unpaintable
        passed += all(score is None or score >= 3 for score in critique.scores.values())
    assert passed >= len(SEEDS) // 2


@each
def test_alternatives_have_key_points_of_their_own(situation: Situation) -> None:
    """A revision knows by the key points which alternative was told."""
    for name, beats in situation.slots.items():
        for setting in situation.settings:
            ids = [p.id for b in beats if not b.settings or setting in b.settings for p in b.points]
            assert len(ids) == len(set(ids)), name


@each
async def test_stories_of_one_situation_share_less_than_half_of_their_words(situation: Situation, told: Tell) -> None:
    vectors = embed([(await told(seed)).story.text for seed in range(0, 160, 10)])
    distances = 1 - vectors @ vectors.T
    assert distances[np.triu_indices(len(vectors), 1)].mean() > 0.5
