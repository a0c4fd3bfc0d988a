"""What furnishes a picture: it takes free places, no word is about it, and it is left out where it harms."""

from random import Random

import pytest

from storytelling_painter.agents.embedded.critic import StructuralCritic
from storytelling_painter.agents.embedded.grammar.dressing import dressed
from storytelling_painter.agents.embedded.grammar.set_pieces import PIECES
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.agents.embedded.surroundings import Surroundings
from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Effect, Person, Place, Prop, SceneSpec
from storytelling_painter.domain.story import Brief
from storytelling_painter.domain.vocabulary import Setting
from storytelling_painter.tools.illustrator.layout import lay_out


@pytest.mark.parametrize("setting", PIECES)
def test_every_piece_is_known_and_has_a_place_in_its_setting(setting: Setting) -> None:
    for piece in PIECES[setting]:
        assert not piece.state or piece.state in PROP_STATES[piece.kind]
        assert set(piece.anchors) <= set(ANCHORS[setting]), piece


async def test_dressing_takes_free_places_only_and_no_word_or_key_point_is_about_it() -> None:
    teller, seen = GrammarStoryteller(), 0
    for index in range(36):
        draft = await teller.tell(Brief(id="a", index=index, seed=index, mode="cor_guided"), round=1)
        scene = draft.story.scene
        assert scene is not None
        added = [e for e in scene.elements if e.importance == "dressing"]
        seen += len(added)
        told = {e.place.anchor for e in scene.elements if e not in added and not isinstance(e, Effect)}
        assert not told & {e.place.anchor for e in added if not isinstance(e, Effect)}
        assert not [p.id for p in draft.ledger.key_points for e in added if e.id in p.model_dump_json()]
        assert not lay_out(scene).not_drawn
    assert seen > 36


def test_nothing_is_added_that_could_pass_for_a_clue() -> None:
    bare = SceneSpec(setting="street", props=(Prop(id="car", kind="car", place=Place(anchor="kerb")),))
    for seed in range(40):
        kinds = [p.kind for p in dressed(bare, Random(seed)).props]
        assert "taxi" not in kinds and kinds.count("car") == 1 and len(kinds) > 1


async def test_the_critic_does_not_count_dressing_as_company() -> None:
    draft = await GrammarStoryteller().tell(Brief(id="a", seed=1), round=1)
    scene = draft.story.scene
    assert scene is not None
    alone = scene.model_copy(update={"people": scene.people[:1]})
    passer = Person(id="passer", role="passer-by", place=Place(anchor="back_left"), importance="dressing")
    both = alone.model_copy(update={"people": (*alone.people, passer)})
    ledger = draft.ledger.model_copy(
        update={"key_points": tuple(p for p in draft.ledger.key_points if p.dimension != "character_relationship")}
    )
    for plan, relation in ((alone, None), (both, None), (scene, 1)):
        story = draft.story.model_copy(update={"scene": plan})
        critique = await StructuralCritic().critique(
            Brief(id="a"), draft.model_copy(update={"story": story, "ledger": ledger}), round=1
        )
        assert critique.scores["character_relationship"] == relation


def test_dressing_may_be_left_out_and_what_the_story_needs_may_not() -> None:
    scene = SceneSpec(
        setting="park",
        people=(
            Person(id="child", role="child", place=Place(anchor="floor_left")),
            Person(id="passer", role="passer-by", place=Place(anchor="back_right"), importance="dressing"),
        ),
        props=(Prop(id="leaves", kind="leaf_pile", place=Place(anchor="front_left"), importance="dressing"),),
    )
    around = Surroundings(scene, lay_out(scene))
    assert [around.droppable(id) for id in ("child", "passer", "leaves")] == [False, True, True]
