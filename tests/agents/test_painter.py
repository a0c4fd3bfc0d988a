"""The embedded painter: what each order makes of a plan, and repair moves that cure what the aligner found."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storytelling_painter.agents.embedded.amend import amend
from storytelling_painter.agents.embedded.painter import EmbeddedPainter, vary
from storytelling_painter.agents.embedded.repair import MAX_MOVES, repairs
from storytelling_painter.agents.embedded.surroundings import Surroundings
from storytelling_painter.agents.roles import Order, Painter
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import PaintError
from storytelling_painter.domain.judgement import AlignmentReport, AlignmentScores, ClueVerdict, Finding, Verdict
from storytelling_painter.domain.ledger import Clue, Feels, KeyPoint, Ledger, Reads, Relates, Shows
from storytelling_painter.domain.record import Attempt, Painting
from storytelling_painter.domain.scene import Move, Person, Place, Prop, SceneSpec, Sign
from storytelling_painter.domain.story import Brief, Draft, Story
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.illustrator import lay_out
from storytelling_painter.tools.provenance import pixels_match, read_recipe

BY = MadeBy(name="test", version="1")
BRIEF = Brief(id="item-1", seed=3)


def at(anchor: str) -> Place:
    return Place(anchor=anchor)


SCENE = SceneSpec(
    setting="park",
    people=(
        Person(id="girl", role="girl", age="child", expression="sad", place=at("floor_left")),
        Person(id="man", role="man", build="masculine", outfit="coat", place=at("floor_right")),
    ),
    props=(
        Prop(id="ball", kind="ball", place=at("floor_center")),
        Prop(id="snowman", kind="snowman", place=at("front_left"), importance="nice"),
        Prop(id="kite", kind="kite", state="stuck", place=at("tree_branch")),
    ),
    signs=(Sign(id="sign", text="NO BALL GAMES", place=at("wall_center")),),
)


def draft(scene: SceneSpec | None = SCENE, ledger: Ledger | None = None, lacking: tuple[str, ...] = ()) -> Draft:
    story = Story(text="A girl has lost her ball.", mode="cor_guided", made_by=BY, scene=scene, not_drawable=lacking)
    return Draft(story=story, ledger=ledger or Ledger())


@pytest.fixture
def crew(tmp_path: Path) -> EmbeddedPainter:
    return EmbeddedPainter(ArtifactStore(tmp_path), Compute(), size=128)


def report(*faults: tuple[str, Finding, str | None]) -> AlignmentReport:
    clues = tuple(ClueVerdict(text="x", verdict="no", finding=f, element=e, blocker=b) for e, f, b in faults)
    return AlignmentReport(
        made_by=BY, picture="0" * 64, verdicts=(Verdict(key_point="k", verdict="no", clues=clues),),
        scores=AlignmentScores(
            micro=0, macro=0, all_must=False, corrected=0, foil_fpr=None, yes=0, no=1, unknown=0, error=0
        ),
    )


def moved(scene: SceneSpec, *moves: Move) -> SceneSpec:
    return scene.model_copy(update={"moves": (*scene.moves, *moves)})


def hidden(scene: SceneSpec, element: str) -> float:
    return Surroundings(scene, lay_out(scene)).hidden(element)


def attempt(painting: Painting, found: AlignmentReport | None) -> Attempt:
    return Attempt(number=1, story_round=1, round=1, candidate=1, action="paint", painting=painting, report=found)


async def test_paint_draws_the_plan_with_the_seed_of_the_order(crew: EmbeddedPainter) -> None:
    assert isinstance(crew, Painter) and crew.can_edit
    order = Order(action="paint", seed=11, round=1, candidate=1)
    first = await crew.paint(BRIEF, draft(lacking=("remorse",)), order)
    assert first == await crew.paint(BRIEF, draft(lacking=("remorse",)), order)
    assert first.scene is not None and first.scene.seed == 11 and first.moves == ()
    assert first.not_drawn == ("remorse",)
    assert first.made_by.name == "line-illustrator"


async def test_the_picture_carries_its_recipe(crew: EmbeddedPainter, tmp_path: Path) -> None:
    out = await crew.paint(BRIEF, draft(), Order(action="paint", seed=11, round=1, candidate=1))
    data = (tmp_path / out.picture.path).read_bytes()
    recipe = read_recipe(data)
    assert (recipe.item, recipe.seed, recipe.size, recipe.style) == ("item-1", 11, 128, "colour")
    assert recipe.source_type == "algorithmicMedia" and recipe.made_by == crew.made_by
    assert recipe.scene == out.scene and pixels_match(data, recipe)


async def test_work_in_a_process_gives_the_same_picture(crew: EmbeddedPainter, tmp_path: Path) -> None:
    order = Order(action="paint", seed=11, round=1, candidate=1)
    async with Compute(1) as compute:
        other = EmbeddedPainter(ArtifactStore(tmp_path / "other"), compute, size=128)
        assert (await other.paint(BRIEF, draft(), order)).picture == (await crew.paint(BRIEF, draft(), order)).picture


async def test_a_draft_without_a_plan_says_what_to_do(crew: EmbeddedPainter) -> None:
    with pytest.raises(PaintError, match="embedded storyteller"):
        await crew.paint(BRIEF, draft(None), Order(action="paint", seed=1, round=1, candidate=1))


async def test_resample_is_another_picture_of_the_same_plan(crew: EmbeddedPainter) -> None:
    first = await crew.paint(BRIEF, draft(), Order(action="paint", seed=1, round=1, candidate=1))
    pictures = {first.picture.sha256}
    for seed in range(4):
        other = await crew.paint(BRIEF, draft(), Order(action="resample", seed=seed, round=1, candidate=2))
        assert other.moves and other.scene is not None and other.scene.moves == other.moves
        pictures.add(other.picture.sha256)
    assert len(pictures) >= 4


def test_resampling_leaves_what_the_ledger_places() -> None:
    claim = Relates(agent="girl", act="near", target="ball")
    point = KeyPoint(id="k", dimension="location", text="x", clues=(Clue(text="x", claim=claim),))
    for seed in range(30):
        named = {m.element for m in vary(SCENE, Ledger(key_points=(point,)), seed)}
        assert named.isdisjoint({"girl", "ball"})


async def test_edit_makes_repair_moves_from_the_report_of_the_parent(crew: EmbeddedPainter) -> None:
    covered = moved(SCENE, Move(kind="shift", element="man", dx=-0.22, dy=0.05))
    assert hidden(covered, "ball") > 0.5
    first = await crew.paint(BRIEF, draft(), Order(action="paint", seed=0, round=1, candidate=1))
    parent = attempt(first.model_copy(update={"scene": covered}), report(("ball", "hidden", "man")))
    mended = await crew.paint(BRIEF, draft(), Order(action="edit", seed=0, round=2, candidate=1, parent=parent))
    assert mended.scene is not None and mended.moves
    assert mended.scene.moves == (*covered.moves, *mended.moves)
    assert mended.moves[0].because == "k: hidden"
    assert hidden(mended.scene, "ball") < 0.15


async def test_rewrite_prompt_adds_what_the_ledger_claims(crew: EmbeddedPainter) -> None:
    claims = (
        Shows(element="dog", thing="dog", state="sitting"),
        Shows(element="uncle", thing="adult"),
        Feels(element="girl", expression="happy"),
        Reads(element="sign", text="BALL GAMES"),
        Relates(agent="girl", act="holds", target="ball"),
        Relates(agent="man", act="looks_at", target="girl"),
        Shows(element="ghost", thing="ghost"),
    )
    clues = tuple(Clue(text="x", claim=c) for c in claims)
    ledger = Ledger(key_points=(KeyPoint(id="k", dimension="event", text="x", clues=clues),))
    out = await crew.paint(
        BRIEF, draft(ledger=ledger), Order(action="rewrite_prompt", seed=5, round=2, candidate=1)
    )
    scene = out.scene
    assert scene is not None and scene == amend(SCENE, ledger).model_copy(update={"seed": 5})
    assert {"dog", "uncle"} <= {e.id for e in scene.elements} and scene.element("ghost") is None
    girl, ball, sign = scene.element("girl"), scene.element("ball"), scene.element("sign")
    assert isinstance(girl, Person) and girl.expression == "happy"
    assert isinstance(ball, Prop) and ball.place == Place(relation="held_by", target="girl")
    assert isinstance(sign, Sign) and sign.text == "BALL GAMES"


def test_cut_off_comes_inside() -> None:
    scene = moved(SCENE, Move(kind="shift", element="man", dx=0.4))
    moves = repairs(report(("man", "cut_off", None)), scene, lay_out(scene))
    box = lay_out(moved(scene, *moves)).of("man")[0].box
    assert box.x >= 0 and box.x + box.width <= 1000


def test_too_small_grows() -> None:
    moves = repairs(report(("sign", "too_small", None)), SCENE, lay_out(SCENE))
    before, after = lay_out(SCENE).of("sign")[0], lay_out(moved(SCENE, *moves)).of("sign")[0]
    assert after.parts["text"].height > before.parts["text"].height * 1.15


def test_misplaced_comes_nearer() -> None:
    girl = SCENE.people[0].model_copy(update={"reaches": "ball", "pose": "reach_out"})
    plan = SCENE.model_copy(update={"people": (girl, SCENE.people[1])})
    scene = moved(plan, Move(kind="shift", element="ball", dx=0.3), Move(kind="shift", element="girl", dx=-0.1))
    moves = repairs(report(("girl", "misplaced", None)), scene, lay_out(scene))

    def gap(s: SceneSpec) -> float:
        layout = lay_out(s)
        return abs(layout.of("girl")[0].points["hand_lead"].x - layout.of("ball")[0].box.centre.x)

    assert moves and gap(moved(scene, *moves)) < gap(scene) * 0.6


def test_the_ledger_tells_what_a_misplaced_thing_belongs_to() -> None:
    scene = moved(SCENE, Move(kind="shift", element="ball", dx=0.3))
    claim = Relates(agent="ball", act="near", target="girl")
    ledger = Ledger(key_points=(KeyPoint(id="k", dimension="event", text="x", clues=(Clue(text="x", claim=claim),)),))
    assert not [m for m in repairs(report(("ball", "misplaced", None)), scene, lay_out(scene)) if m.kind == "shift"]
    moves = repairs(report(("ball", "misplaced", None)), scene, lay_out(scene), ledger)

    def gap(s: SceneSpec) -> float:
        layout = lay_out(s)
        return abs(layout.of("girl")[0].box.centre.x - layout.of("ball")[0].box.centre.x)

    assert moves and gap(moved(scene, *moves)) < gap(scene) - 100


def test_no_move_is_proposed_twice_and_repairs_end() -> None:
    scene = SCENE
    seen: list[tuple[str, str | None, float, float, float, str | None]] = []
    for _ in range(40):
        moves = repairs(report(("ball", "hidden", "man"), ("sign", "too_small", None)), scene, lay_out(scene))
        if not moves:
            break
        seen += [(m.kind, m.element, m.dx, m.factor, m.depth, m.anchor) for m in moves]
        scene = moved(scene, *moves)
    assert len(seen) == len(set(seen))
    assert len(scene.moves) <= 64


def test_a_nice_prop_in_the_way_is_dropped_when_nothing_else_helps() -> None:
    scene = SCENE
    kinds: set[str] = set()
    for _ in range(12):
        moves = repairs(report(("girl", "hidden", "snowman")), scene, lay_out(scene))
        kinds |= {m.kind for m in moves}
        scene = moved(scene, *moves)
    assert {m.element for m in scene.moves if m.kind == "drop"} <= {"snowman"}
    assert kinds - {"shift"}


FINDINGS = get_args(Finding)
LINKED = SceneSpec(
    setting="kitchen",
    people=(
        Person(id="boy", role="boy", age="child", reaches="jar", place=Place(relation="on", target="stool")),
        Person(id="mum", role="mother", place=at("sink_stand")),
        Person(id="gran", role="grandmother", age="elder", pose="sit", place=at("table_seat")),
    ),
    props=(
        Prop(id="stool", kind="stool", place=at("cupboard_stand"), importance="nice"),
        Prop(id="jar", kind="cookie_jar", place=at("cupboard_shelf")),
        Prop(id="cup", kind="cup", place=Place(relation="held_by", target="mum"), importance="nice"),
        Prop(id="box", kind="box", place=Place(relation="in_front_of", target="mum"), importance="nice"),
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_repairs_name_known_elements_and_keep_every_must(data: st.DataObject) -> None:
    scene = data.draw(st.sampled_from([SCENE, LINKED]))
    names = [e.id for e in scene.elements]
    some = st.sampled_from([*names, None, "nobody", "setting.tree"])
    faults = data.draw(st.lists(st.tuples(some, st.sampled_from(FINDINGS), some), max_size=5))
    before = data.draw(
        st.lists(
            st.builds(
                Move, kind=st.sampled_from(["shift", "scale", "reorder", "mirror", "drop"]),
                element=st.sampled_from(names), dx=st.floats(-0.4, 0.4), factor=st.floats(0.5, 2),
            ),
            max_size=3,
        )
    )
    scene = moved(scene, *before)
    moves = repairs(report(*faults), scene, lay_out(scene))
    assert len(moves) <= MAX_MOVES
    for move in moves:
        element = scene.element(move.element or "")
        assert move.kind == "mirror" or element is not None
        assert move.because.startswith("k: ")
        if move.kind == "drop":
            assert element is not None and element.importance == "nice"
            lost = set(lay_out(moved(scene, move)).not_drawn) - set(lay_out(scene).not_drawn)
            assert all(scene.element(i).importance == "nice" for i in lost)  # type: ignore[union-attr]
    SceneSpec.model_validate(moved(scene, *moves).model_dump())
