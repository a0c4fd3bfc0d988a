"""The white-box aligner through its door: real files, real plans, verdicts in words and numbers."""

import asyncio
import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from storytelling_painter.agents.embedded.aligner import EmbeddedAligner
from storytelling_painter.agents.embedded.known_truth.scenes import SAMPLES, Sample
from storytelling_painter.agents.roles import Aligner
from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.errors import JudgeError
from storytelling_painter.domain.judgement import AlignmentReport, ClueVerdict
from storytelling_painter.domain.ledger import (
    Absent,
    AtTime,
    Claim,
    Clue,
    Feels,
    HasWeather,
    InSetting,
    KeyPoint,
    Ledger,
    Poses,
    Reads,
    Relates,
    Shows,
)
from storytelling_painter.domain.record import Painting, Picture
from storytelling_painter.domain.scene import Effect, Move, Person, Place, Prop, SceneSpec, Sign
from storytelling_painter.domain.story import Brief, Draft, Story
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.illustrator import lay_out, paint

SIZE = 512
MADE_BY = MadeBy(name="test", version="1")
BRIEF = Brief(id="one")
KITCHEN = next(s for s in SAMPLES if s.name == "cookies")


def ledger_of(*claims: Claim | None) -> Ledger:
    return Ledger(
        key_points=tuple(
            KeyPoint(id=f"k{i}", dimension="event", text="Something is so.", clues=(Clue(text="a clue", claim=c),))
            for i, c in enumerate(claims)
        )
    )


def check(
    folder: Path, ledger: Ledger, scene: SceneSpec, *, meant: SceneSpec | None = None, png: bytes | None = None
) -> AlignmentReport:
    """Paints, keeps and judges a plan as the crew does."""

    async def work() -> AlignmentReport:
        store = ArtifactStore(folder)
        picture = await store.put(png or paint(scene, SIZE))
        draft = Draft(story=Story(text="A story.", mode="naive", made_by=MADE_BY, scene=meant or scene), ledger=ledger)
        painting = Painting(picture=picture, made_by=MADE_BY, seed=0, scene=scene)
        async with Compute() as compute:
            return await EmbeddedAligner(store, compute).check(BRIEF, draft, painting)

    return asyncio.run(work())


def clue(folder: Path, claim: Claim | None, scene: SceneSpec = KITCHEN.scene) -> ClueVerdict:
    return check(folder, ledger_of(claim), scene).verdicts[0].clues[0]


def place(anchor: str) -> Place:
    return Place(anchor=anchor)


def test_a_sound_picture_is_told_whole(tmp_path: Path) -> None:
    report = check(tmp_path, KITCHEN.ledger, KITCHEN.scene)
    assert report.made_by.name == "whitebox-visibility"
    assert report.scores.all_must and report.scores.corrected == 1.0 and report.scores.foil_fpr == 0.0
    assert [v.key_point for v in report.verdicts] == [p.id for p in KITCHEN.ledger.key_points]
    for verdict in report.verdicts:
        assert verdict.verdict == "yes"
        for told in verdict.clues:
            assert told.finding == "depicted" and told.reason.endswith(".")
            assert all(0 <= b.x <= 1 and 0 <= b.y <= 1 and b.x + b.width <= 1.01 for b in told.boxes)
    assert AlignmentReport.model_validate_json(report.model_dump_json()) == report
    assert report == check(tmp_path, KITCHEN.ledger, KITCHEN.scene)


def test_it_is_an_aligner(tmp_path: Path) -> None:
    assert isinstance(EmbeddedAligner(ArtifactStore(tmp_path), Compute()), Aligner)


def test_it_works_in_a_worker_process(tmp_path: Path) -> None:
    async def work() -> AlignmentReport:
        store = ArtifactStore(tmp_path)
        picture = await store.put(paint(KITCHEN.scene, SIZE))
        draft = Draft(story=Story(text="A story.", mode="naive", made_by=MADE_BY), ledger=KITCHEN.ledger)
        painting = Painting(picture=picture, made_by=MADE_BY, seed=0, scene=KITCHEN.scene)
        async with Compute(1) as compute:
            report = await EmbeddedAligner(store, compute).check(BRIEF, draft, painting)
            broken = painting.model_copy(update={"picture": picture.model_copy(update={"width": 7})})
            with pytest.raises(JudgeError, match="512 by 512"):
                await EmbeddedAligner(store, compute).check(BRIEF, draft, broken)
        return report

    assert asyncio.run(work()).scores.all_must


def test_a_clue_without_a_claim_is_unknown_and_said_to_be(tmp_path: Path) -> None:
    report = check(tmp_path, ledger_of(None, InSetting(setting="kitchen")), KITCHEN.scene)
    assert [v.verdict for v in report.verdicts] == ["unknown", "yes"]
    assert report.verdicts[0].clues[0].finding == "not_drawable"
    assert report.scores.unknown == 1 and not report.scores.all_must


def test_a_key_point_is_no_as_soon_as_one_clue_is_and_unknown_without_clues(tmp_path: Path) -> None:
    yes, no = InSetting(setting="kitchen"), InSetting(setting="park")
    points = [
        KeyPoint(id=id, dimension="event", text="x", clues=tuple(Clue(text="x", claim=c) for c in claims))
        for id, claims in {"a": (yes, no, None), "b": (yes, None), "c": (yes, yes), "d": ()}.items()
    ]
    told = check(tmp_path, Ledger(key_points=tuple(points)), KITCHEN.scene)
    assert [v.verdict for v in told.verdicts] == ["no", "unknown", "yes", "unknown"]


def test_a_hidden_thing_names_what_hides_it(tmp_path: Path) -> None:
    scene = SceneSpec(
        setting="park",
        props=(
            Prop(id="ball", kind="ball", place=place("front_left")),
            Prop(id="box", kind="box", place=place("front_right")),
        ),
        moves=(
            Move(kind="scale", element="box", factor=1.6),
            Move(kind="shift", element="box", dx=-0.65),
            Move(kind="reorder", element="box", depth=50),
        ),
    )
    base = scene.model_copy(update={"moves": ()})
    at = {n.id: n.box for n in lay_out(base).nodes}
    dx = (at["ball"].centre.x - at["box"].centre.x) / 1000
    moves = (scene.moves[0], Move(kind="shift", element="box", dx=dx), scene.moves[2])
    told = clue(tmp_path, Shows(element="ball", thing="ball"), scene.model_copy(update={"moves": moves}))
    assert (told.verdict, told.finding, told.element, told.blocker) == ("no", "hidden", "ball", "box")
    assert told.reason.startswith("The ball is hidden to") and told.reason.endswith("% by the box.")
    assert told.evidence["clear_share"] < 0.4


CASES: list[tuple[Claim, str, str]] = [
    (Shows(element="boy", thing="adult"), "contradicted", "child, not a adult"),
    (Shows(element="ghost"), "missing", "no ghost"),
    (Shows(element="jar", thing="cookie_jar", state="closed"), "contradicted", "is open, not closed"),
    (Shows(element="flood", thing="fire"), "contradicted", "overflow, not a fire"),
    (Poses(element="boy", pose="sit"), "contradicted", "'reach_out', not 'sit'"),
    (Poses(element="cup", pose="sit"), "missing", "no person"),
    (Feels(element="girl", expression="sad"), "contradicted", "looks laughing, not sad"),
    (Feels(element="jar", expression="sad"), "missing", "no person"),
    (Reads(element="note", text="NO COOKIE"), "contradicted", "'NO COOKIES', not 'NO COOKIE'"),
    (Reads(element="cup", text="NO COOKIES"), "contradicted", "without lettering"),
    (Reads(element="boy", text="NO COOKIES"), "missing", "no lettering"),
    (Absent(thing="plate"), "contradicted", "A plate can be seen"),
    (Absent(thing="table"), "contradicted", "A table can be seen"),
    (InSetting(setting="office"), "contradicted", "a kitchen, not a office"),
    (AtTime(time_of_day="night"), "contradicted", "noon, not night"),
    (HasWeather(weather="rain"), "contradicted", "clear, not rain"),
    (Relates(agent="girl", act="holds", target="plate"), "contradicted", "held by the mother"),
    (Relates(agent="mother", act="holds", target="jar"), "misplaced", "units away"),
    (Relates(agent="mother", act="looks_at", target="girl"), "contradicted", "looks at the plate"),
    (Relates(agent="girl", act="looks_away_from", target="boy"), "contradicted", "looks at the boy"),
    (Relates(agent="boy", act="reaches_for", target="cup"), "contradicted", "reaches for the cookie jar"),
    (Relates(agent="girl", act="near", target="cup"), "misplaced", "units away"),
    (Relates(agent="girl", act="stands_on", target="jar"), "misplaced", "not so"),
    (Relates(agent="girl", act="sits_on", target="jar"), "contradicted", "does not sit"),
    (Relates(agent="girl", act="at", target="stove"), "misplaced", "away from the stove"),
    (Relates(agent="girl", act="behind", target="mother"), "misplaced", "not behind"),
    (Relates(agent="girl", act="near", target="dragon"), "missing", "dragon"),
    (Relates(agent="dragon", act="near", target="girl"), "missing", "no dragon"),
    (Relates(agent="jar", act="under", target="plate"), "misplaced", "not below"),
    (Relates(agent="plate", act="on", target="cup"), "misplaced", "not so"),
]


def test_false_claims_fail_with_a_reason_that_says_why(tmp_path: Path) -> None:
    report = check(tmp_path, ledger_of(*(c for c, _, _ in CASES)), KITCHEN.scene)
    for (claim, finding, words), verdict in zip(CASES, report.verdicts, strict=True):
        told = verdict.clues[0]
        assert (told.verdict, told.finding) == ("no", finding), claim
        assert words in told.reason, claim


TRUE: list[Claim] = [
    Relates(agent="cat", act="on", target="chair"),
    Relates(agent="dog", act="under", target="table"),
    Relates(agent="girl", act="stands_on", target="stool"),
    Relates(agent="girl", act="on", target="stool"),
    Relates(agent="girl", act="reaches_for", target="lamp"),
    Relates(agent="girl", act="looks_away_from", target="dog"),
    Relates(agent="boy", act="sits_on", target="box"),
    Relates(agent="boy", act="holds", target="book"),
    Relates(agent="boy", act="near", target="box"),
    Relates(agent="man", act="behind", target="table"),
    Relates(agent="table", act="at", target="floor_left"),
    Relates(agent="boy", act="looks_at", target="book"),
    Reads(element="watch", text="12:30"),
    AtTime(time_of_day="noon"),
    Absent(thing="bicycle"),
]


def test_true_relations_hold(tmp_path: Path) -> None:
    scene = SceneSpec(
        setting="street",
        people=(
            Person(
                id="girl",
                role="girl",
                age="child",
                pose="reach_up",
                reaches="lamp",
                looks_at="lamp",
                place=Place(relation="on", target="stool"),
            ),
            Person(id="man", role="man", place=Place(relation="behind", target="table")),
            Person(
                id="boy",
                role="boy",
                age="child",
                build="masculine",
                pose="sit",
                looks_at="book",
                place=Place(relation="on", target="box"),
            ),
        ),
        props=(
            Prop(id="stool", kind="stool", place=place("floor_center")),
            Prop(id="lamp", kind="balloon", place=place("wall_center")),
            Prop(id="box", kind="box", place=place("front_right")),
            Prop(id="book", kind="book", state="open", place=Place(relation="held_by", target="boy")),
            Prop(id="table", kind="table", place=place("floor_left")),
            Prop(id="dog", kind="dog", state="sleeping", place=Place(relation="under", target="table")),
            Prop(id="chair", kind="chair", place=place("front_left")),
            Prop(id="cat", kind="cat", place=Place(relation="on", target="chair")),
            Prop(id="watch", kind="clock", text="12:30", place=place("wall_right")),
        ),
    )
    report = check(tmp_path, ledger_of(*TRUE), scene)
    failed = {str(TRUE[i]): v.reason for i, v in enumerate(report.verdicts) if v.verdict != "yes"}
    assert failed == {}


def test_somebody_elses_looks_are_noticed(tmp_path: Path) -> None:
    boy = KITCHEN.scene.people[0]
    changed = boy.model_copy(update={"build": "feminine", "colour": "red"})
    scene = KITCHEN.scene.model_copy(update={"people": (changed, *KITCHEN.scene.people[1:])})
    report = check(tmp_path, ledger_of(Shows(element="boy", thing="child")), scene, meant=KITCHEN.scene)
    assert report.verdicts[0].clues[0].finding == "contradicted"


def test_an_absence_is_not_vouched_for_when_the_file_shows_more_than_its_plan(tmp_path: Path) -> None:
    cat = Prop(id="cat", kind="cat", place=place("front_right"))
    more = KITCHEN.scene.model_copy(update={"props": (*KITCHEN.scene.props, cat)})
    report = check(tmp_path, ledger_of(Absent(thing="cat")), KITCHEN.scene, png=paint(more, SIZE))
    assert report.verdicts[0].verdict == "unknown"


def test_a_foreign_picture_shows_nothing_of_the_plan(tmp_path: Path) -> None:
    other = next(s for s in SAMPLES if s.name == "ice_cream")
    report = check(tmp_path, KITCHEN.ledger, KITCHEN.scene, png=paint(other.scene, SIZE))
    assert not report.scores.all_must
    assert report.scores.yes == 0


def test_a_blank_picture_shows_nothing(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (SIZE, SIZE), "#ffffff").save(out, "PNG")
    assert check(tmp_path, KITCHEN.ledger, KITCHEN.scene, png=out.getvalue()).scores.yes == 0


def test_a_dropped_element_is_missing(tmp_path: Path) -> None:
    scene = KITCHEN.scene.model_copy(update={"moves": (Move(kind="drop", element="cup"),)})
    told = clue(tmp_path, Shows(element="cup", thing="cup"), scene)
    assert (told.verdict, told.finding) == ("no", "missing")


def test_a_turned_back_tells_no_feeling(tmp_path: Path) -> None:
    scene = SceneSpec(
        setting="park",
        people=(Person(id="man", role="man", facing="back", expression="sad", place=place("front_center")),),
    )
    told = clue(tmp_path, Feels(element="man", expression="sad"), scene)
    assert told.finding == "hidden" and "back" in told.reason


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_foils_are_false_and_said_to_be(tmp_path: Path, sample: Sample) -> None:
    foils = check(tmp_path, sample.ledger, sample.scene).foils
    assert 3 <= len(foils) <= 6
    assert len({f.id for f in foils}) == len({f.text for f in foils}) == len(foils)
    assert {"absent_object", "other_setting", "negation"} <= {f.kind for f in foils}
    assert all(f.verdict == "no" and f.reason for f in foils)


def test_a_painter_that_swaps_roles_turns_foils_true(tmp_path: Path) -> None:
    boy, mother, girl = KITCHEN.scene.people
    wrong = girl.model_copy(update={"expression": "sad", "pose": "sit_floor"})
    scene = KITCHEN.scene.model_copy(update={"people": (boy, mother, wrong)})
    report = check(tmp_path, ledger_of(Feels(element="girl", expression="laughing")), scene, meant=KITCHEN.scene)
    assert report.verdicts[0].verdict == "no"
    assert [f.verdict for f in report.foils if f.kind == "negation"] == ["yes"]


def test_pictures_that_cannot_be_judged_are_errors_and_never_passes(tmp_path: Path) -> None:
    png = paint(KITCHEN.scene, SIZE)
    jpeg = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").save(jpeg, "JPEG")
    draft = Draft(story=Story(text="A story.", mode="naive", made_by=MADE_BY), ledger=KITCHEN.ledger)

    async def judged(data: bytes, **changes: object) -> AlignmentReport:
        store = ArtifactStore(tmp_path)
        picture: Picture = await store.put(data)
        painting = Painting(picture=picture.model_copy(update=changes), made_by=MADE_BY, seed=0, scene=KITCHEN.scene)
        async with Compute() as compute:
            return await EmbeddedAligner(store, compute).check(BRIEF, draft, painting)

    for data, changes, message in (
        (jpeg.getvalue(), {}, "no PNG"),
        (png, {"sha256": hashlib.sha256(b"x").hexdigest()}, "hash"),
        (png, {"height": 99}, "recorded as"),
        (png, {"path": "../../etc/passwd"}, "leaves the run folder"),
        (png, {"path": "pictures/none.png"}, "cannot be read"),
    ):
        with pytest.raises(JudgeError, match=message):
            asyncio.run(judged(data, **changes))


def test_a_picture_without_a_plan_is_refused(tmp_path: Path) -> None:
    async def work() -> None:
        store = ArtifactStore(tmp_path)
        picture = await store.put(paint(KITCHEN.scene, SIZE))
        draft = Draft(story=Story(text="A story.", mode="naive", made_by=MADE_BY), ledger=KITCHEN.ledger)
        async with Compute() as compute:
            painting = Painting(picture=picture, made_by=MADE_BY, seed=0, scene=None)
            await EmbeddedAligner(store, compute).check(BRIEF, draft, painting)

    with pytest.raises(JudgeError, match="without a scene plan"):
        asyncio.run(work())


def test_lettering_of_props_and_effects_on_people_are_judged(tmp_path: Path) -> None:
    scene = SceneSpec(
        setting="office",
        people=(Person(id="man", role="man", build="masculine", pose="run", place=place("floor_center")),),
        props=(Prop(id="page", kind="calendar", text="MAY 5", place=place("wall_left")),),
        signs=(Sign(id="sign", kind="screen", text="ERROR 404", place=place("wall_right")),),
        effects=(Effect(id="speed", kind="motion_lines", at="man"),),
    )
    claims: tuple[Claim, ...] = (
        Reads(element="sign", text="error 404"),
        Shows(element="speed", thing="motion_lines"),
        Shows(element="page", thing="calendar"),
    )
    report = check(tmp_path, ledger_of(*claims), scene)
    assert [(v.verdict, v.reason) for v in report.verdicts if v.verdict != "yes"] == []
