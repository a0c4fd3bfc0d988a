"""The situations of home, school, work, care and leisure: each can be told many times without repeating itself."""

import re
from collections.abc import Sequence

import numpy as np
import pytest

from storytelling_painter.agents.embedded.critic import StructuralCritic
from storytelling_painter.agents.embedded.grammar.fitting import MAX_WORDS, MIN_WORDS
from storytelling_painter.agents.embedded.grammar.parts import Situation
from storytelling_painter.agents.embedded.situations import care, home, leisure, school, work
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.ledger import Absent, AtTime, HasWeather, InSetting, Relates
from storytelling_painter.domain.scene import Person
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief, Draft, PoolStory
from storytelling_painter.tools.embeddings import embed
from storytelling_painter.tools.illustrator import lay_out
from storytelling_painter.tools.pools import load_pool

INDOORS = (*home.ALL, *school.ALL, *work.ALL, *care.ALL, *leisure.ALL)
SEEDS = range(10)
_VOWEL = re.compile(r"\ba (?=[aeio]\w)", re.IGNORECASE)
_CONSONANT = re.compile(r"\ban (?=[bcdfgjklmnpqrstvwxyz])", re.IGNORECASE)


@pytest.fixture(params=INDOORS, ids=lambda s: s.name)
def situation(request: pytest.FixtureRequest) -> Situation:
    found: Situation = request.param
    return found


async def told(situation: Situation, seed: int, pool: Sequence[PoolStory] = ()) -> Draft:
    """Asks for the situation by all its words, as a premise would."""
    premise = f"{situation.words} {situation.name.replace('_', ' ')}"
    brief = Brief(id=f"item-{seed}", seed=seed, premise=premise)
    draft = await GrammarStoryteller(pool).tell(brief, round=1)
    assert draft.story.situation == situation.name
    return draft


async def test_every_text_is_whole_and_of_the_right_length(situation: Situation) -> None:
    for seed in SEEDS:
        text = (await told(situation, seed)).story.text
        assert MIN_WORDS <= len(text.split()) <= MAX_WORDS, text
        assert not re.search(r"[{}<>|]|  | ,| \.|\.\.|\bNone\b", text), text
        assert not _VOWEL.search(text) and not _CONSONANT.search(text), text
        assert text[0].isupper() or text[0] == '"', text
        assert text[-1] in '."', text
        sentences = re.split(r"(?<=[.!?]) ", text)
        assert len(set(sentences)) == len(sentences), text
        assert all(s[0].isupper() or s[0] in '"' for s in sentences), text


async def test_spans_stand_on_words_of_the_text(situation: Situation) -> None:
    for seed in SEEDS:
        draft = await told(situation, seed)
        for point in draft.ledger.key_points:
            if point.span is not None:
                said = draft.story.text[slice(*point.span)]
                assert said == said.strip() and len(said) > 1, (point.id, said)


async def test_every_claim_speaks_of_something_in_the_plan(situation: Situation) -> None:
    for seed in SEEDS:
        draft = await told(situation, seed)
        scene = draft.story.scene
        assert scene is not None
        for point in draft.ledger.musts:
            assert point.clues, point.id
            for clue in point.clues:
                claim = clue.claim
                assert claim is not None, (point.id, clue.text)
                if isinstance(claim, InSetting | AtTime | HasWeather | Absent):
                    continue
                id = claim.agent if isinstance(claim, Relates) else claim.element
                assert scene.element(id) is not None, (point.id, id)
                if isinstance(claim, Relates):
                    assert scene.element(claim.target) or claim.target in ANCHORS[scene.setting], (point.id, claim)


async def test_everything_that_matters_finds_a_place(situation: Situation) -> None:
    for seed in SEEDS:
        scene = (await told(situation, seed)).story.scene
        assert scene is not None
        missing = {id for id in lay_out(scene).not_drawn if (e := scene.element(id)) and e.importance == "must"}
        assert not missing


async def test_the_critic_lets_first_tellings_pass(situation: Situation) -> None:
    pool = load_pool(Settings().pool)
    critic = StructuralCritic()
    weak = 0
    for seed in SEEDS:
        brief = Brief(id=f"item-{seed}", seed=seed)
        critique = await critic.critique(brief, await told(situation, seed, pool), round=1)
        assert critique.single_moment and not critique.unpaintable
        weak += any(score is not None and score < 3 for score in critique.scores.values())
    assert weak < len(SEEDS) / 2


async def test_people_who_are_told_of_are_called_by_their_nouns(situation: Situation) -> None:
    for seed in SEEDS:
        draft = await told(situation, seed)
        assert draft.story.scene is not None
        nouns = [p.role for p in draft.story.scene.people]
        assert len(set(nouns)) == len(nouns), "two people with one noun cannot be told apart"
        first = next((p for p in draft.story.scene.people if isinstance(p, Person)), None)
        assert first is not None and first.role in draft.story.text


async def test_tellings_of_one_situation_share_less_than_half_of_their_words(situation: Situation) -> None:
    texts = [(await told(situation, seed)).story.text for seed in SEEDS]
    assert len(set(texts)) == len(texts)
    distances = _distances(texts)
    assert distances[np.triu_indices(len(texts), 1)].mean() > 0.5


@pytest.mark.parametrize("situation", home.ALL, ids=lambda s: s.name)
async def test_hardly_any_telling_at_home_is_near_an_earlier_one(situation: Situation) -> None:
    texts = [(await told(situation, seed)).story.text for seed in range(120)]
    nearest = _distances(texts) + 2 * np.eye(len(texts))
    near = (nearest.min(axis=1) < Settings().story_loop.min_novelty).mean()
    assert near <= 0.02


def _distances(texts: Sequence[str]) -> np.ndarray:
    vectors = np.asarray(embed(texts))
    return np.asarray(1.0 - vectors @ vectors.T)
