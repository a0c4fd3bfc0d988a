"""Lettering is escaped, inside its board, measured to the pixel, and large."""

from io import BytesIO
from typing import get_args
from xml.etree import ElementTree

import numpy as np
import pytest
import resvg_py
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from storytelling_painter.domain.scene import Place, Sign
from storytelling_painter.domain.vocabulary import SignKind
from storytelling_painter.tools.illustrator.nodes import Anchor, Node
from storytelling_painter.tools.illustrator.settings import draw_setting
from storytelling_painter.tools.illustrator.signs import FONT, draw_sign, readable

KINDS = get_args(SignKind)
WALL = Anchor("wall", 500, 300, 1.0, 30, 260, 130)
PLACES = {"wall": WALL, "stand": Anchor("stand", 480, 820), "surface": Anchor("surface", 510, 620, 0.95, 801)}


def sign(kind: SignKind, text: str, anchor: str = "wall_center") -> Sign:
    return Sign(id="notice", kind=kind, text=text, place=Place(anchor=anchor))


def ink(node: Node) -> np.ndarray:
    """Returns the drawn pixels of a node, one a unit, with 100 units of margin around the canvas."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-100 -100 1200 1200">'
    png = bytes(
        resvg_py.svg_to_bytes(
            svg_string=f"{head}{node.svg}</svg>",
            width=1200,
            height=1200,
            font_files=[str(FONT)],
            skip_system_fonts=True,
        )
    )
    return np.asarray(Image.open(BytesIO(png)).convert("RGBA"))[..., 3] > 100


def inside(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return (
        inner[0] >= outer[0] - 1
        and inner[1] >= outer[1] - 1
        and inner[0] + inner[2] <= outer[0] + outer[2] + 1
        and inner[1] + inner[3] <= outer[1] + outer[3] + 1
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", sorted(PLACES))
def test_box_covers_the_ink_and_lettering_is_large(kind: SignKind, place: str) -> None:
    (node,) = draw_sign(sign(kind, "Closed today"), PLACES[place])
    grid = ink(node).copy()
    assert grid.any()
    x, y = int(node.box.x) + 99, int(node.box.y) + 99
    grid[y : y + int(node.box.height) + 3, x : x + int(node.box.width) + 3] = False
    assert not grid.any()
    assert node.parts["text"].height >= 24
    assert inside(node.parts["text"], node.box)
    assert 0 < node.box.x and node.box.x + node.box.width < 1000 and node.box.y > 0


@pytest.mark.parametrize("words", ["SALE", "Back at six", "AVATAR Tower", "gypsy jig", "NO CLASSES TODAY"])
def test_text_part_is_the_lettering_box(words: str) -> None:
    board = sign("blackboard", words, "blackboard")
    (node,) = draw_sign(board, Anchor("wall", 500, 290, 1.0, 28, 370, 204))
    rows, columns = np.nonzero(ink(node))
    x, y, w, h = node.parts["text"]
    assert abs(columns.min() - 100 - x) < 4 and abs(columns.max() - 99 - x - w) < 4
    assert abs(rows.min() - 100 - y) < 4 and abs(rows.max() - 99 - y - h) < 4


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    kind=st.sampled_from(KINDS),
    place=st.sampled_from(sorted(PLACES)),
)
def test_any_text_is_escaped_and_fits(text: str, kind: SignKind, place: str) -> None:
    (node,) = draw_sign(sign(kind, text), PLACES[place])
    tree = ElementTree.fromstring(f"<svg>{node.svg}</svg>")
    written = " ".join("".join(t.itertext()) for t in tree.iter("text"))
    assert written.replace(" ", "") == readable(text).replace(" ", "")
    assert {e.tag for e in tree.iter()} <= {"svg", "g", "rect", "path", "line", "polyline", "ellipse", "text"}
    assert inside(node.parts["text"], node.box)
    assert len(list(tree.iter("text"))) <= 3


def test_markup_in_text_stays_text() -> None:
    (node,) = draw_sign(sign("poster", "<b>&\"' </svg>"), WALL)
    assert "<b>" not in node.svg and "&lt;b&gt;&amp;" in node.svg


def test_letters_without_a_glyph_become_question_marks() -> None:
    assert readable("Caf\u00e9 \u4e2d 5\u20ac") == "Caf\u00e9 ? 5\u20ac"


def test_long_lines_wrap_and_short_ones_do_not() -> None:
    (long,) = draw_sign(sign("board", "DO NOT FEED THE DUCKS"), WALL)
    (short,) = draw_sign(sign("board", "STOP"), WALL)
    assert long.svg.count("<text") > 1 and short.svg.count("<text") == 1


def test_board_outdoors_stands_on_the_ground() -> None:
    stage = draw_setting("park", time_of_day="noon", weather="clear", seed=1)
    place = stage.anchors["floor_left"]
    (node,) = draw_sign(sign("board", "LOST DOG", "floor_left"), place)
    assert abs(node.box.y + node.box.height - place.y) < 12
    assert node.parts["text"].y + node.parts["text"].height < place.y - 100


def test_chalk_lies_on_the_settings_board() -> None:
    stage = draw_setting("classroom", time_of_day="noon", weather="clear", seed=1)
    (node,) = draw_sign(sign("blackboard", "Exam", "blackboard"), stage.anchors["blackboard"])
    board = next(n for n in stage.nodes if n.id == "setting.blackboard")
    assert inside(node.box, board.parts["board"]) and node.depth > board.depth
    assert "<rect" not in node.svg


def test_given_depth_is_kept() -> None:
    assert draw_sign(sign("tag", "5.00"), WALL, depth=77)[0].depth == 77
