"""Every thing of the vocabulary is drawn, in every state, where its node says it is."""

import io
import math
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import resvg_py
from numpy.typing import NDArray
from PIL import Image

from storytelling_painter.domain.prop_states import PROP_STATES
from storytelling_painter.domain.scene import Place, Prop
from storytelling_painter.tools.illustrator import props
from storytelling_painter.tools.illustrator.nodes import Node, Point, Rect
from storytelling_painter.tools.illustrator.props import HANGS, draw_prop, prop_size
from storytelling_painter.tools.illustrator.props.registry import DRAWINGS, SCALES
from storytelling_painter.tools.illustrator.props.stationery import hand_angles

_FONT = Path(props.__file__).parent.parent / "fonts" / "Lato-Bold.ttf"
_ALL = [(kind, state) for kind, states in PROP_STATES.items() for state in states]
_SEVERAL = [kind for kind, states in PROP_STATES.items() if len(states) > 1]
_LETTERED = [
    ("bill", ""), ("book", "closed"), ("box", "closed"), ("bus", "waiting"), ("calendar", ""), ("laptop", "on"),
    ("letter", "open"), ("newspaper", ""), ("paper", "blank"), ("paper", "written"), ("phone", ""),
    ("photo", "whole"), ("shopping_bag", "full"), ("suitcase", "closed"), ("taxi", ""), ("ticket", ""),
    ("train", "waiting"), ("trophy", ""),
]
_UNCOLOURED = {"bill", "map", "newspaper", "paper", "thermometer"}
_ALOFT = {("bird", "flying"), ("kite", "stuck")}
_AT = Point(0.0, 0.0)


def _prop(kind: str, state: str = "", **more: object) -> Prop:
    return Prop.model_validate({"id": "it", "kind": kind, "state": state, "place": Place(anchor="floor_left"), **more})


def _draw(prop: Prop, *, at: Point = _AT, held: bool = False, tilt: float = 0.0, scale: float = 1.0) -> Node:
    return draw_prop(prop, at=at, scale=scale, depth=7.0, held=held, tilt=tilt)[0]


def _pixels(node: Node, view: Rect, scale: float = 1.0) -> NDArray[np.int16]:
    """RGBA of what the node draws within the view, `scale` pixels a unit."""
    width, height = round(view.width * scale), round(view.height * scale)
    shown = f"{view.x} {view.y} {view.width} {view.height}"
    markup = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{shown}">{node.svg}</svg>'
    png = resvg_py.svg_to_bytes(
        svg_string=markup, width=width, height=height, font_files=[str(_FONT)], skip_system_fonts=True
    )
    return np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGBA"), dtype=np.int16)


def _around(node: Node, margin: float = 30.0) -> Rect:
    box = node.box.grown(margin)
    x, y = math.floor(box.x), math.floor(box.y)
    return Rect(x, y, math.ceil(box.width) + 1, math.ceil(box.height) + 1)


def _ink(node: Node) -> Rect:
    view = _around(node)
    drawn = _pixels(node, view)[..., 3] > 8
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    return Rect(
        view.x + columns[0], view.y + rows[0], columns[-1] - columns[0] + 1.0, rows[-1] - rows[0] + 1.0
    )


def _difference(a: Node, b: Node, scale: float = 0.5) -> float:
    """Share of the inked pixels of both drawings that differ."""
    view = _around(a).union(_around(b))
    first, second = _pixels(a, view, scale), _pixels(b, view, scale)
    inked = (first[..., 3] > 8) | (second[..., 3] > 8)
    return float((np.abs(first - second).max(axis=-1) > 24).sum() / inked.sum())


def test_every_kind_has_a_drawing_and_no_more() -> None:
    assert set(DRAWINGS) == set(PROP_STATES)
    assert set(SCALES) <= set(PROP_STATES)
    assert HANGS <= set(PROP_STATES)


@pytest.mark.parametrize(("kind", "state"), _ALL)
def test_the_box_holds_all_ink_and_little_more(kind: str, state: str) -> None:
    node = _draw(_prop(kind, state), tilt=0.0)
    box, ink = node.box, _ink(node)
    assert ink.x >= box.x - 1 and ink.y >= box.y - 1
    assert ink.x + ink.width <= box.x + box.width + 1 and ink.y + ink.height <= box.y + box.height + 1
    slack_x, slack_y = 0.12 * ink.width + 2, 0.12 * ink.height + 2
    assert ink.x - box.x <= slack_x and box.x + box.width - ink.x - ink.width <= slack_x
    assert ink.y - box.y <= slack_y and box.y + box.height - ink.y - ink.height <= slack_y
    size = prop_size(kind, state)
    assert size == pytest.approx((box.width, box.height))


_TURNED = [(kind, state) for kind, state in _ALL if kind in ("dog", "umbrella", "clock", "kite", "cup")]


@pytest.mark.parametrize(("kind", "state"), _TURNED)
def test_the_box_follows_scale_tilt_and_facing(kind: str, state: str) -> None:
    node = draw_prop(_prop(kind, state, facing="left"), at=Point(410, 520), scale=0.8, depth=1, tilt=25)[0]
    box, ink = node.box, _ink(node)
    assert ink.x >= box.x - 1 and ink.x + ink.width <= box.x + box.width + 1
    assert ink.y >= box.y - 1 and ink.y + ink.height <= box.y + box.height + 1
    assert box.width <= 1.2 * ink.width and box.height <= 1.2 * ink.height


@pytest.mark.parametrize(("kind", "state"), _ALL)
def test_things_stand_on_their_foot(kind: str, state: str) -> None:
    box = _draw(_prop(kind, state)).box
    below = box.y + box.height
    if (kind, state) in _ALOFT:
        assert -40 <= below <= 60
    else:
        assert -4 <= below <= 26, "the lowest ink is at the foot; puddles may reach a little below"
    assert box.x < 0 < box.x + box.width


@pytest.mark.parametrize("kind", _SEVERAL)
def test_states_differ_at_a_glance(kind: str) -> None:
    nodes = {state: _draw(_prop(kind, state)) for state in PROP_STATES[kind]}
    states = list(nodes)
    for i, one in enumerate(states):
        for other in states[i + 1 :]:
            assert _difference(nodes[one], nodes[other]) > 0.15, f"{kind}: {one} looks like {other}"


@pytest.mark.parametrize("kind", sorted(set(PROP_STATES) - _UNCOLOURED))
def test_the_scenes_colour_shows(kind: str) -> None:
    pink, teal = _draw(_prop(kind, colour="pink")), _draw(_prop(kind, colour="teal"))
    assert _difference(pink, teal) > 0.008


@pytest.mark.parametrize(("kind", "state"), _ALL)
def test_a_held_thing_has_its_grip_in_the_hand(kind: str, state: str) -> None:
    hand = Point(300, 420)
    node = _draw(_prop(kind, state, facing="left"), at=hand, held=True, tilt=15, scale=0.9)
    assert node.points["grip"] == pytest.approx(hand)
    assert node.box.x - 12 <= hand.x <= node.box.x + node.box.width + 12
    assert node.box.y - 12 <= hand.y <= node.box.y + node.box.height + 12


def _grip_share(kind: str, state: str) -> float:
    """Height of the grip within the held thing, 0 at its top and 1 at its bottom."""
    node = _draw(_prop(kind, state), held=True)
    return (node.points["grip"].y - node.box.y) / node.box.height


def test_umbrellas_balloons_and_kites_rise_above_the_hand_and_bags_hang_from_it() -> None:
    for kind, state in (("umbrella", "open"), ("balloon", "whole"), ("kite", "flying"), ("bouquet", "fresh")):
        assert _grip_share(kind, state) > 0.8, kind
    for kind, state in (("suitcase", "closed"), ("handbag", "closed"), ("bucket", "plain"), ("leash", "empty")):
        assert _grip_share(kind, state) < 0.2, kind


@pytest.mark.parametrize(
    ("kind", "state", "low", "high"),
    [("stool", "upright", 100, 140), ("chair", "upright", 95, 125), ("table", "plain", 140, 190),
     ("box", "closed", 70, 110), ("ladder", "upright", 120, 220), ("wheelchair", "plain", 95, 130)],
)
def test_one_can_stand_on_things_at_a_known_height(kind: str, state: str, low: float, high: float) -> None:
    node = _draw(_prop(kind, state), at=Point(500, 800))
    surface = node.points["surface"]
    assert low <= 800 - surface.y <= high
    assert node.box.x < surface.x < node.box.x + node.box.width


def _angle(node: Node, hand: str) -> float:
    centre, tip = node.points["dial"], node.points[hand]
    return math.degrees(math.atan2(tip.x - centre.x, centre.y - tip.y)) % 360


@pytest.mark.parametrize("state", PROP_STATES["clock"])
@pytest.mark.parametrize("facing", ["left", "right"])
@pytest.mark.parametrize("words", ["7:05", "22:10", "15:45", "9.30 pm", "0:00"])
def test_clock_hands_show_the_time(state: str, facing: str, words: str) -> None:
    node = _draw(_prop("clock", state, text=words, facing=facing))
    hour, minute = hand_angles(words)
    assert _angle(node, "hour_hand") == pytest.approx(hour, abs=0.2)
    assert _angle(node, "minute_hand") == pytest.approx(minute, abs=0.2)
    view = _around(node)
    pixels = _pixels(node, view, 2.0)
    centre, radius = node.points["dial"], node.parts["dial"].width / 2
    for angle in range(0, 360, 5):
        gap = abs((angle - minute + 180) % 360 - 180)
        if min(gap, abs((angle - hour + 180) % 360 - 180)) > 14 or gap < 0.1:
            reach = 0.62 * radius
            x = centre.x + reach * math.sin(math.radians(angle)) - view.x
            y = centre.y - reach * math.cos(math.radians(angle)) - view.y
            dark = pixels[round(2 * y), round(2 * x), :3].max() < 128
            assert dark == (gap < 0.1), f"the minute hand alone reaches that far, at {minute} degrees, not {angle}"


def test_two_times_are_two_dials() -> None:
    assert _difference(_draw(_prop("clock", text="10:10")), _draw(_prop("clock", text="16:45"))) > 0.02
    assert hand_angles("06:30") == (195.0, 180.0)
    assert hand_angles("no time") == hand_angles(None) == (305.0, 60.0)


@pytest.mark.parametrize(("kind", "state"), _LETTERED)
@pytest.mark.parametrize("facing", ["left", "right"])
def test_lettering_is_where_the_part_says(kind: str, state: str, facing: str) -> None:
    one, other = (_draw(_prop(kind, state, text=words, facing=facing)) for words in ("12", "38"))
    view = _around(one)
    moved = np.abs(_pixels(one, view, 2.0) - _pixels(other, view, 2.0)).max(axis=-1) > 40
    rows, columns = np.flatnonzero(moved.any(axis=1)) / 2 + view.y, np.flatnonzero(moved.any(axis=0)) / 2 + view.x
    text = one.parts["text"].union(other.parts["text"]).grown(2)
    assert text.x <= columns[0] and columns[-1] <= text.x + text.width
    assert text.y <= rows[0] and rows[-1] <= text.y + text.height
    assert text.width >= 8 and text.height >= 8


@pytest.mark.parametrize(("kind", "state"), _LETTERED)
def test_long_lettering_stays_on_the_thing(kind: str, state: str) -> None:
    node = _draw(_prop(kind, state, text="Thirty letters and then some, to fit"))
    box, text = node.box.grown(1), node.parts["text"]
    assert box.x <= text.x and text.x + text.width <= box.x + box.width
    assert box.y <= text.y and text.y + text.height <= box.y + box.height


@pytest.mark.parametrize(("kind", "state"), _LETTERED)
def test_lettering_is_escaped(kind: str, state: str) -> None:
    hostile = 'a</text><b x="&'
    node = _draw(_prop(kind, state, text=hostile))
    root = ElementTree.fromstring(node.svg)
    assert {element.tag for element in root.iter()} <= {
        "g", "path", "rect", "ellipse", "polygon", "polyline", "text"
    }
    assert hostile in {element.text for element in root.iter("text")}


def test_lettering_reads_the_right_way_round_on_both_sides() -> None:
    for facing in ("left", "right"):
        node = _draw(_prop("ticket", text="L", facing=facing))
        pixels = _pixels(node, node.parts["text"], 4.0)[..., :3].max(axis=-1) < 90
        upper = pixels[: pixels.shape[0] // 2]
        half = upper.shape[1] // 2
        assert upper[:, :half].sum() > 3 * upper[:, half:].sum(), "the upright of an L is on its left"


@pytest.mark.parametrize("kind", ["dog", "car", "kettle", "torch", "chair", "watering_can"])
def test_facing_and_tilt_change_the_picture(kind: str) -> None:
    right, left = _draw(_prop(kind)), _draw(_prop(kind, facing="left"))
    assert left.box.x == pytest.approx(-right.box.x - right.box.width)
    assert _difference(right, left) > 0.15
    assert _difference(right, _draw(_prop(kind), tilt=35)) > 0.3


@pytest.mark.parametrize("kind", ["dog", "cat", "rabbit", "bird", "teddy", "doll", "snowman"])
def test_faces_are_named(kind: str) -> None:
    for state in PROP_STATES[kind]:
        node = _draw(_prop(kind, state))
        face = node.parts["face"]
        assert node.box.grown(14).union(face) == node.box.grown(14), "the face is part of the thing"
        assert _pixels(node, face)[..., 3].mean() > 100


def test_the_same_prop_is_drawn_the_same() -> None:
    for kind, state in _ALL:
        prop = _prop(kind, state, text="7:05")
        first = draw_prop(prop, at=Point(1, 2), scale=1, depth=3)
        props._sketch.cache_clear()
        assert draw_prop(prop, at=Point(1, 2), scale=1, depth=3) == first
        assert [n.id for n in first] == ["it"] and first[0].kind == "prop" and first[0].depth == 3
