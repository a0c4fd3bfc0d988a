"""People of the illustrator: everything in the vocabulary is drawn, told apart, measured and safe."""

import io
import math
from typing import get_args

import numpy as np
import pytest
import resvg_py
from PIL import Image

from storytelling_painter.domain import vocabulary
from storytelling_painter.domain.scene import Hair, Person, Place
from storytelling_painter.tools.illustrator.nodes import CANVAS, Node, Point, Rect
from storytelling_painter.tools.illustrator.people import draw_person

AT = Point(500.0, 700.0)
POSES = get_args(vocabulary.Pose)
FACINGS = get_args(vocabulary.Facing)


def make(**look: object) -> Person:
    return Person.model_validate({"id": "boy", "role": "boy", "place": Place(anchor="floor_left"), **look})


def drawn(person: Person, **how: object) -> tuple[Node, ...]:
    return draw_person(person, at=AT, scale=1.0, depth=700.0, **how)  # type: ignore[arg-type]


def pixels(nodes: tuple[Node, ...], size: int = 500) -> np.ndarray:
    """Renders on a background that no figure uses; height and width are `size`."""
    body = "".join(n.svg for n in nodes)
    doc = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {CANVAS:g} {CANVAS:g}">'
        f'<rect width="1000" height="1000" fill="#00ff00"/>{body}</svg>'
    )
    png = bytes(resvg_py.svg_to_bytes(svg_string=doc, width=size, height=size, skip_system_fonts=True))
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


def ink_box(picture: np.ndarray) -> Rect:
    unit = CANVAS / picture.shape[0]
    ys, xs = np.nonzero(np.abs(picture - np.array([0, 255, 0])).sum(axis=2) > 12)
    return Rect(xs.min() * unit, ys.min() * unit, (xs.max() + 1 - xs.min()) * unit, (ys.max() + 1 - ys.min()) * unit)


def differ(a: tuple[Node, ...], b: tuple[Node, ...]) -> int:
    """Number of pixels in which two drawings differ visibly."""
    return int((np.abs(pixels(a) - pixels(b)).sum(axis=2) > 60).sum())


def inside(box: Rect, p: Point, slack: float = 2.0) -> bool:
    grown = box.grown(slack)
    return grown.x <= p.x <= grown.x + grown.width and grown.y <= p.y <= grown.y + grown.height


@pytest.mark.parametrize("facing", FACINGS)
@pytest.mark.parametrize("pose", POSES)
def test_every_pose_is_boxed_exactly_and_carries_its_points(pose: str, facing: str) -> None:
    node = drawn(make(pose=pose, facing=facing))[0]
    ink = ink_box(pixels((node,)))
    assert node.id == "boy" and node.kind == "person"
    assert inside(node.box, Point(ink.x, ink.y), 2.5)
    assert inside(node.box, Point(ink.x + ink.width, ink.y + ink.height), 2.5)
    assert node.box.width <= ink.width * 1.12 + 6 and node.box.height <= ink.height * 1.12 + 6
    assert {"eye", "mouth", "head", "top", "hand_lead", "hand_free", "hip", "knee", "foot"} <= set(node.points)
    assert all(inside(node.box, p) for p in node.points.values())
    if facing == "back":
        assert not {"face", "eyes", "mouth"} & set(node.parts)
    else:
        assert {"face", "eyes", "mouth"} <= set(node.parts)
        assert inside(node.parts["eyes"], node.points["eye"]) and inside(node.parts["mouth"], node.points["mouth"])
    assert inside(node.parts["hand_lead"], node.points["hand_lead"], 4.0)


@pytest.mark.parametrize("facing", ["right", "front"])
def test_no_two_poses_look_the_same(facing: str) -> None:
    shots = {pose: pixels(drawn(make(pose=pose, facing=facing)), 250) for pose in POSES if pose != "sit"}
    names = list(shots)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            changed = (np.abs(shots[a] - shots[b]).sum(axis=2) > 60).sum()
            assert changed > 150, f"{a} and {b} differ in {changed} pixels only"


@pytest.mark.parametrize("facing", ["right", "front"])
def test_expressions_differ_from_each_other_inside_the_face(facing: str) -> None:
    shots = {e: pixels(drawn(make(expression=e, facing=facing)), 1000) for e in get_args(vocabulary.Expression)}
    names = list(shots)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            assert (np.abs(shots[a] - shots[b]).sum(axis=2) > 60).sum() > 60, f"{a} looks like {b}"


@pytest.mark.parametrize("facing", ["right", "front"])
@pytest.mark.parametrize(
    ("name", "words", "least"),
    [
        ("outfit", get_args(vocabulary.Outfit), 300),
        ("age", get_args(vocabulary.Age), 500),
        ("colour", get_args(vocabulary.Colour), 300),
        ("skin", range(1, 7), 300),
    ],
)
def test_every_look_can_be_told_from_the_others(name: str, words: tuple[object, ...], least: int, facing: str) -> None:
    figures = [drawn(make(facing=facing, **{name: word})) for word in words]
    for i, a in enumerate(figures):
        for j in range(i):
            assert differ(a, figures[j]) > least, f"{words[i]} looks like {words[j]}"


@pytest.mark.parametrize("facing", FACINGS)
def test_every_hair_style_and_colour_shows(facing: str) -> None:
    styles = [drawn(make(facing=facing, hair=Hair(style=s))) for s in get_args(vocabulary.HairStyle)]
    assert all(differ(a, b) > 60 for i, a in enumerate(styles) for b in styles[:i])
    colours = [drawn(make(facing=facing, hair=Hair(colour=c))) for c in get_args(vocabulary.HairColour)]
    assert all(differ(a, b) > 60 for i, a in enumerate(colours) for b in colours[:i])


@pytest.mark.parametrize("facing", ["left", "front"])
@pytest.mark.parametrize("accessory", get_args(vocabulary.Accessory))
def test_every_accessory_changes_the_picture(accessory: str, facing: str) -> None:
    assert differ(drawn(make(facing=facing)), drawn(make(facing=facing, accessories=(accessory,)))) > 60


def test_builds_differ_and_the_old_are_grey_unless_told_otherwise() -> None:
    assert differ(drawn(make(build="feminine")), drawn(make(build="masculine"))) > 300
    assert differ(drawn(make(age="elder")), drawn(make(age="elder", hair=Hair(colour="grey")))) == 0
    assert differ(drawn(make(age="elder")), drawn(make(age="elder", hair=Hair(colour="red")))) > 100


@pytest.mark.parametrize("pose", ["reach_up", "reach_out", "climb", "point", "offer", "wash", "stand"])
@pytest.mark.parametrize("facing", FACINGS)
@pytest.mark.parametrize("offset", [(90.0, 20.0), (-80.0, -60.0), (60.0, -110.0), (75.0, 70.0)])
def test_the_leading_hand_gets_to_what_is_in_range(pose: str, facing: str, offset: tuple[float, float]) -> None:
    person = make(pose=pose, facing=facing)
    chest = drawn(person)[0].points["head"]
    target = Point(chest.x + offset[0], chest.y + 60 + offset[1])
    assert math.dist(drawn(person, reach=target)[0].points["hand_lead"], target) <= 12


@pytest.mark.parametrize("facing", FACINGS)
def test_a_far_target_is_pointed_at(facing: str) -> None:
    person = make(pose="point", facing=facing)
    for x in (40.0, 960.0):
        hand = drawn(person, reach=Point(x, 420.0))[0].points["hand_lead"]
        assert (hand.x - AT.x) * (x - AT.x) > 0 and abs(hand.x - AT.x) > 80


@pytest.mark.parametrize("facing", ["left", "right", "front"])
def test_pupils_follow_the_gaze(facing: str) -> None:
    person = make(facing=facing)
    away = drawn(person, gaze=Point(20, 60)), drawn(person, gaze=Point(980, 60)), drawn(person, gaze=Point(500, 980))
    assert all(differ(a, b) > 20 for i, a in enumerate(away) for b in away[:i])


@pytest.mark.parametrize("age", get_args(vocabulary.Age))
@pytest.mark.parametrize("facing", FACINGS)
def test_sitting_fits_the_seat(age: str, facing: str) -> None:
    node = drawn(make(pose="sit", age=age, facing=facing), support="seat", ground=AT.y + 95)[0]
    assert abs(node.points["hip"].x - AT.x) < 12 and -40 < node.points["hip"].y - AT.y < 6
    assert node.points["foot"].y <= AT.y + 100
    if age in ("teen", "adult", "elder"):
        assert abs(node.points["foot"].y - (AT.y + 95)) < 14
    assert node.box.y + node.box.height <= AT.y + 112


@pytest.mark.parametrize("pose", POSES)
def test_any_pose_can_be_had_on_seat_and_bed(pose: str) -> None:
    seated = drawn(make(pose=pose, facing="right"), support="seat", ground=AT.y + 95)[0]
    assert AT.y - 330 < seated.box.y and seated.box.y + seated.box.height <= AT.y + 130
    bed = drawn(make(pose=pose, facing="front"), support="bed")[0]
    assert bed.box.y + bed.box.height <= AT.y + 40
    assert bed.points["head"].x < AT.x and AT.x - 260 < bed.box.x and bed.box.x + bed.box.width < AT.x + 260


def test_lying_in_bed_has_the_head_at_the_left_and_feet_under_the_blanket() -> None:
    node = drawn(make(pose="lie", expression="asleep"), support="bed")[0]
    assert node.points["head"].x < AT.x - 90 and node.points["foot"].x > AT.x + 90
    assert 280 < node.box.width < 440


@pytest.mark.parametrize("age", get_args(vocabulary.Age))
def test_feet_stand_on_the_ground_and_heights_follow_age(age: str) -> None:
    node = drawn(make(age=age))[0]
    assert abs(node.box.y + node.box.height - AT.y) < 8
    tall = {"toddler": (170, 225), "child": (245, 300), "teen": (320, 390), "adult": (370, 415), "elder": (345, 405)}[
        age
    ]
    assert tall[0] < AT.y - node.box.y < tall[1]


@pytest.mark.parametrize("holds", [1, 2])
def test_holding_gives_a_second_layer_of_fingers(holds: int) -> None:
    body, fingers = drawn(make(pose="offer", facing="right"), holds=holds)
    assert fingers.id == "boy+hand" and fingers.depth == pytest.approx(body.depth + 0.6)
    assert inside(fingers.box, fingers.points["hand_lead"], 8.0)
    assert len(drawn(make(pose="offer", facing="right"))) == 1


def test_scale_and_mirror_change_nothing_but_size_and_side() -> None:
    right, left = drawn(make(facing="right", pose="run"))[0], drawn(make(facing="left", pose="run"))[0]
    assert right.points["eye"].x - AT.x == pytest.approx(AT.x - left.points["eye"].x)
    half = draw_person(make(facing="right", pose="run"), at=AT, scale=0.5, depth=0.0)[0]
    assert half.box.height == pytest.approx(right.box.height / 2)


def test_the_same_person_gives_the_same_markup_and_no_text_of_the_story() -> None:
    hostile = make(role='"><script>x</script>', pose="wave")
    assert drawn(hostile) == drawn(hostile) == drawn(make(role="boy", pose="wave"))
    assert "script" not in drawn(hostile)[0].svg and "<text" not in drawn(hostile)[0].svg
