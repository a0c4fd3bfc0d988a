"""Every effect leaves ink near its target, within its box, the same for the same seed."""

from io import BytesIO
from typing import get_args

import numpy as np
import pytest
import resvg_py
from PIL import Image

from storytelling_painter.domain.scene import Effect
from storytelling_painter.domain.vocabulary import EffectKind
from storytelling_painter.tools.illustrator.effects import draw_effect
from storytelling_painter.tools.illustrator.nodes import Node, Point, Rect, Stage
from storytelling_painter.tools.illustrator.settings import draw_setting

KINDS = get_args(EffectKind)
KITCHEN = draw_setting("kitchen", time_of_day="noon", weather="clear", seed=2)
PARK = draw_setting("park", time_of_day="noon", weather="clear", seed=2)


def thing(x: float = 420, y: float = 830, w: float = 90, h: float = 110, **points: Point) -> Node:
    return Node(id="thing", svg="", box=Rect(x - w / 2, y - h, w, h), depth=y, kind="prop", points=points)


def draw(
    kind: EffectKind, target: Node | None, anchor: str | None, stage: Stage = KITCHEN, seed: int = 1
) -> tuple[Node, ...]:
    place = stage.anchors[anchor] if anchor else None
    at = target.id if target else anchor or ""
    return draw_effect(
        Effect(id="fx", kind=kind, at=at), target=target, anchor=place, stage=stage, ground=830, seed=seed
    )


def ink(node: Node) -> np.ndarray:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-200 -200 1400 1400">'
    png = bytes(resvg_py.svg_to_bytes(svg_string=f"{head}{node.svg}</svg>", width=700, height=700))
    return np.asarray(Image.open(BytesIO(png)).convert("RGBA"))[..., 3] > 24


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("where", ["thing", "floor_center", "window", "sink", "wall_left", "table"])
def test_draws_within_its_boxes(kind: EffectKind, where: str) -> None:
    nodes = draw(kind, thing(), None) if where == "thing" else draw(kind, None, where)
    assert nodes[0].id == "fx" and all(n.id == "fx" or n.id.startswith("fx+") for n in nodes)
    assert all(n.kind == "effect" for n in nodes)
    for node in nodes:
        grid = ink(node).copy()
        assert grid.sum() > 30
        x, y = int((node.box.x + 200) / 2) - 1, int((node.box.y + 200) / 2) - 1
        grid[max(0, y) : y + int(node.box.height / 2) + 4, max(0, x) : x + int(node.box.width / 2) + 4] = False
        assert not grid.any()


@pytest.mark.parametrize("kind", KINDS)
def test_same_seed_same_effect(kind: EffectKind) -> None:
    assert draw(kind, thing(), None) == draw(kind, thing(), None)


@pytest.mark.parametrize("kind", KINDS)
def test_stays_near_its_target(kind: EffectKind) -> None:
    target = thing()
    near = target.box.grown(60)
    box = draw(kind, target, None)[0].box
    assert box.x < near.x + near.width and near.x < box.x + box.width
    assert box.y < near.y + near.height and near.y < box.y + box.height


def test_sink_runs_over_to_the_floor_with_the_tap_on() -> None:
    water, puddle = draw("overflow", None, "sink")
    sink = next(n for n in KITCHEN.nodes if n.id == "setting.sink")
    assert water.depth > sink.depth and puddle.depth > sink.depth
    assert water.box.y < sink.points["tap"].y + 4
    assert puddle.box.y + puddle.box.height > 710
    assert max(water.depth, puddle.depth) < KITCHEN.anchors["sink_stand"].y


def test_pane_breaks_inside_the_window_and_shards_fall_below() -> None:
    pane, shards = draw("broken_pane", None, "window")
    window = KITCHEN.anchors["window"]
    assert pane.box.width <= window.width and pane.box.height <= window.height
    assert shards.box.y > window.y + window.height / 2


@pytest.mark.parametrize(("eye", "side"), [(12, -1), (-12, 1)])
def test_motion_lines_trail_behind_the_face(eye: float, side: int) -> None:
    runner = thing(500, 820, 120, 390, eye=Point(500 + eye, 480), head=Point(500, 480))
    (lines,) = draw("motion_lines", runner, None, PARK)
    assert (lines.box.centre.x - 500) * side > 30


def test_footprints_lie_flat_under_everything_that_stands() -> None:
    (prints,) = draw("muddy_footprints", None, "floor_center")
    assert prints.depth < 20
    assert prints.box.y > 640
