"""Plans by a model: held to all that the illustrator asks, repaired once, and good enough to be painted and judged."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from replying import TEXT, Replies, answer, data_of

from storytelling_painter.agents.embedded.aligner import EmbeddedAligner
from storytelling_painter.agents.embedded.painter import EmbeddedPainter
from storytelling_painter.agents.models.scene_writer import SceneWriter
from storytelling_painter.agents.roles import Order
from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.answers import FaultKind
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import StoryError
from storytelling_painter.domain.ledger import Clue, KeyPoint, Ledger
from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.story import Brief, Draft, Story
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.compute import Compute

LEDGER = Ledger(
    key_points=(
        KeyPoint(id="place", dimension="location", text="The place is a kitchen.", clues=(Clue(text="a stove"),)),
        KeyPoint(
            id="girl",
            dimension="mental_state",
            text="The girl is happy.",
            clues=(Clue(text="the girl is there"), Clue(text="the girl laughs")),
        ),
    )
)
BRIEF = Brief(id="item-1", seed=3)


def place(anchor: str) -> dict[str, Any]:
    return {"anchor": anchor, "relation": None, "target": None}


def plan(change: Callable[[dict[str, Any]], object] = lambda p: None) -> dict[str, Any]:
    person = {
        "id": "girl", "role": "girl", "age": "child", "build": "feminine", "skin": 2,
        "hair": {"style": "pigtails", "colour": "blond"}, "outfit": "dress", "colour": "red", "accessories": [],
        "pose": "stand", "expression": "laughing", "facing": "front", "looks_at": None, "reaches": None,
        "place": place("floor_center"), "importance": "must",
    }  # fmt: skip
    prop = {
        "id": "cup", "kind": "cup", "state": "full", "colour": None, "text": None, "place": place("table"),
        "facing": "right", "importance": "nice",
    }  # fmt: skip
    made: dict[str, Any] = {
        "setting": "kitchen", "time_of_day": "evening", "weather": "clear", "people": [person], "props": [prop],
        "signs": [], "effects": [], "not_drawable": ["sound"],
        "claims": [
            {"key_point": "place", "clue": 0, "claim": {"kind": "in_setting", "setting": "kitchen"}},
            {
                "key_point": "girl", "clue": 0,
                "claim": {"kind": "shows", "element": "girl", "thing": "child", "state": None},
            },
            {"key_point": "girl", "clue": 1, "claim": {"kind": "feels", "element": "girl", "expression": "laughing"}},
        ],
    }  # fmt: skip
    change(made)
    return made


async def test_the_vocabulary_is_in_the_prompt_and_the_story_in_the_data() -> None:
    model = Replies([answer(plan())])
    await SceneWriter(model).plan(BRIEF, TEXT, LEDGER, round=1)
    system = model.requests[0].messages[0].text
    assert all(kind in system for kind in PROP_STATES)
    assert all(anchor in system for anchors in ANCHORS.values() for anchor in anchors)
    assert len(system) < 9_000
    assert data_of(model.requests[0])["key_points"][1]["clues"] == ["the girl is there", "the girl laughs"]


async def test_the_illustrator_paints_the_plan_and_the_white_box_aligner_judges_it(tmp_path: Path) -> None:
    planned = await SceneWriter(Replies([answer(plan())])).plan(BRIEF, TEXT, LEDGER, round=1)
    assert (planned.not_drawable, planned.faults) == (("sound",), ())
    story = Story(text=TEXT, mode="cor_guided", made_by=MadeBy(name="t", version="1"), scene=planned.scene)
    draft = Draft(story=story, ledger=planned.ledger)
    store, compute = ArtifactStore(tmp_path), Compute()
    painting = await EmbeddedPainter(store, compute, size=512).paint(BRIEF, draft, Order("paint", 1, 1, 1))
    report = await EmbeddedAligner(store, compute).check(BRIEF, draft, painting)
    assert {v.key_point: v.verdict for v in report.verdicts} == {"place": "yes", "girl": "yes"}


def put(group: str, **fields: Any) -> Callable[[dict[str, Any]], None]:
    return lambda p: p[group][0].update(fields)


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        (put("people", place=place("sofa_left")), "unsound", "sofa_left"),
        (put("people", place=place("table")), "unsound", "surface"),
        (put("people", looks_at="nobody"), "unsound", "nobody"),
        (put("people", pose="fly"), "wrong_shape", "pose"),
        (put("people", place={"anchor": None, "relation": None, "target": None}), "wrong_shape", "place"),
        (put("props", kind="spaceship"), "wrong_shape", "spaceship"),
        (put("props", state="melting"), "wrong_shape", "melting"),
        (put("props", id="girl"), "unsound", "girl"),
        (put("claims", key_point="nothing"), "unknown_id", "nothing"),
        (put("claims", clue=7), "unknown_id", "clue 7"),
        (lambda p: p["claims"][2]["claim"].update(element="dog"), "unsound", "dog"),
        (lambda p: p["claims"][2]["claim"].update(element="cup"), "unsound", "no person"),
        (lambda p: p.update(setting="park"), "unsound", "table"),
    ],
)
async def test_a_plan_that_the_illustrator_would_refuse_is_repaired_by_its_error(
    change: Callable[[dict[str, Any]], object], kind: FaultKind, said: str
) -> None:
    model = Replies([answer(plan(change)), answer(plan())])
    planned = await SceneWriter(model).plan(BRIEF, TEXT, LEDGER, round=1)
    assert kind in {f.kind for f in planned.faults}
    assert said in model.requests[1].messages[-1].text
    with pytest.raises(StoryError):
        await SceneWriter(Replies([answer(plan(change))])).plan(BRIEF, TEXT, LEDGER, round=1)


async def test_the_setting_of_the_order_binds() -> None:
    brief = Brief(id="item-1", setting="park")
    with pytest.raises(StoryError, match="park"):
        await SceneWriter(Replies([answer(plan())])).plan(brief, TEXT, LEDGER, round=1)


async def test_a_must_without_claims_is_asked_for_once_and_stays_without() -> None:
    bare = plan(lambda p: p.update(claims=p["claims"][:1]))
    model = Replies([answer(bare)])
    planned = await SceneWriter(model).plan(BRIEF, TEXT, LEDGER, round=1)
    assert {f.kind for f in planned.faults} == {"wording"}
    assert len(model.requests) == 2
    assert [c.claim for c in planned.ledger.get("girl").clues] == [None, None]
