"""Rendering: equal bytes, harmless markup, greys in line art, letters from the shipped font, single nodes cropped."""

import io
import re
import time

import numpy as np
import pytest
from PIL import Image

from storytelling_painter.domain.anchors import ANCHORS
from storytelling_painter.domain.errors import PaintError
from storytelling_painter.domain.scene import Person, Place, Prop, SceneSpec, Sign
from storytelling_painter.tools.illustrator import lay_out, paint, render
from storytelling_painter.tools.illustrator.nodes import Node, Rect
from storytelling_painter.tools.illustrator.render import node_png, node_svg, render_node, to_png, to_svg
from storytelling_painter.tools.illustrator.style import check_markup, restyle

STREET = SceneSpec(
    setting="street",
    time_of_day="evening",
    weather="rain",
    people=(
        Person(id="woman", role="woman", skin=6, colour="red", place=Place(anchor="floor_left")),
        Person(id="man", role="man", colour="yellow", pose="wave", place=Place(anchor="floor_right")),
    ),
    props=(Prop(id="case", kind="suitcase", place=Place(anchor="front_center")),),
    signs=(Sign(id="shop", kind="shop_sign", text="BREAD", place=Place(anchor="shop_sign")),),
)


def pixels(png: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB"))


def test_equal_plans_give_equal_bytes_in_the_size_asked_for() -> None:
    first = paint(STREET, 300, "colour")
    assert first == paint(STREET, 300, "colour")
    assert first != paint(STREET.model_copy(update={"seed": 5}), 300, "colour")
    assert pixels(first).shape == (300, 300, 3)


@pytest.mark.parametrize("setting", ANCHORS)
def test_line_art_holds_greys_only(setting: str) -> None:
    scene = SceneSpec(
        setting=setting,  # type: ignore[arg-type]
        time_of_day="night",
        weather="storm",
        people=(Person(id="a", role="girl", age="child", colour="pink", place=Place(anchor="front_left")),),
        props=(Prop(id="b", kind="cake", colour="teal", place=Place(anchor="front_right")),),
        signs=(Sign(id="c", kind="blackboard", text="HELLO", place=Place(anchor="wall_center")),),
    )
    markup = to_svg(lay_out(scene), "line_art")
    colours = set(re.findall(r"#[0-9a-f]{6}", markup.lower()))
    assert colours and all(c[1:3] == c[3:5] == c[5:7] for c in colours), colours
    found = pixels(to_png(markup, 200)).astype(int)
    assert np.abs(found - found.mean(axis=2, keepdims=True)).max() < 2


def test_colour_is_left_alone_and_line_art_keeps_lettering_apart_from_its_ground() -> None:
    layout = lay_out(STREET)
    sign = layout.of("shop")[0]
    assert restyle(sign.svg, "colour") == sign.svg
    area = sign.parts["text"]
    grey = render_node(sign, region=area, pixels_per_unit=1, style="line_art")[:, :, 0].astype(int)
    assert grey.max() - grey.min() > 150


def test_lettering_is_drawn_with_the_shipped_font(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    layout = lay_out(STREET)
    sign = layout.of("shop")[0]
    ink = render_node(sign, region=sign.parts["text"], pixels_per_unit=1)
    assert (ink[:, :, 0] > 200).mean() > 0.2
    render._font_file.cache_clear()
    monkeypatch.setattr(render, "FONT", tmp_path / "Gone.ttf")
    try:
        with pytest.raises(PaintError, match="reinstall"):
            to_png(to_svg(layout), 64)
    finally:
        monkeypatch.undo()
        render._font_file.cache_clear()


def test_hostile_lettering_stays_lettering() -> None:
    for text in ('"/><image href="/etc/passwd"/>', "<script>x</script>", "a\x00b\x07c", "]]>&lt;!--", "\ud7ff\ufffe"):
        scene = STREET.model_copy(
            update={
                "signs": (Sign(id="s", text=text, place=Place(anchor="wall_center")),),
                "props": (Prop(id="p", kind="paper", text=text, place=Place(anchor="front_left")),),
            }
        )
        markup = to_svg(lay_out(scene))
        assert "<image" not in markup and "<script" not in markup
        assert to_png(markup, 64).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "content",
    [
        '<image href="/etc/passwd"/>', "<style>x</style>", '<use href="#a"/>', '<path d="M0 0" onclick="x"/>',
        '<path d="M0 0" fill="url(http://x/y)"/>', '<rect x="1"', "<script/>", "<foreignObject/>",
    ],
)
def test_anything_but_shapes_is_refused(content: str) -> None:
    with pytest.raises(PaintError):
        check_markup(f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>')


def test_declarations_are_refused() -> None:
    with pytest.raises(PaintError):
        check_markup('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>')


def test_a_node_can_be_rendered_alone_and_cropped() -> None:
    layout = lay_out(STREET)
    case = layout.of("case")[0]
    whole = render_node(case, region=Rect(0, 0, 1000, 1000), pixels_per_unit=0.5)
    assert whole.shape == (500, 500, 4) and whole.dtype == np.uint8
    rows, columns = np.nonzero(whole[:, :, 3])
    box = case.box.grown(2)
    assert columns.min() >= box.x / 2 - 1 and columns.max() <= (box.x + box.width) / 2 + 1
    assert rows.min() >= box.y / 2 - 1 and rows.max() <= (box.y + box.height) / 2 + 1
    region = Rect(case.box.x, case.box.y, 60, 40)
    part = render_node(case, region=region, pixels_per_unit=2)
    assert part.shape == (80, 120, 4)
    assert node_png(case, region=region, pixels_per_unit=2).startswith(b"\x89PNG")
    check_markup(node_svg(case, layout))
    stranger = Node(id="x", svg="", box=region, depth=0, kind="prop")
    with pytest.raises(PaintError, match="no node"):
        node_svg(stranger, layout)


def test_a_default_picture_takes_well_under_a_second() -> None:
    paint(STREET)
    start = time.perf_counter()
    paint(STREET)
    assert time.perf_counter() - start < 1.0
