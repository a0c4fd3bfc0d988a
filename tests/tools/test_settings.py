"""Every setting has its places, draws at every hour and in every weather, and its boxes tell the truth."""

from io import BytesIO
from typing import get_args

import numpy as np
import pytest
import resvg_py
from PIL import Image

from storytelling_painter.domain.anchors import ANCHORS, INDOOR
from storytelling_painter.domain.vocabulary import Setting, TimeOfDay, Weather
from storytelling_painter.tools.illustrator.nodes import ADULT, CANVAS, Node, Stage
from storytelling_painter.tools.illustrator.settings import draw_setting

SETTINGS = get_args(Setting)
HOURS = get_args(TimeOfDay)
WEATHERS = get_args(Weather)


def stage_of(setting: Setting, time: TimeOfDay = "noon", weather: Weather = "clear", seed: int = 3) -> Stage:
    return draw_setting(setting, time_of_day=time, weather=weather, seed=seed)


def pixels(markup: str, size: int = 200, origin: float = 0.0, extent: float = CANVAS) -> np.ndarray:
    """Returns RGBA of the markup, height x width x 4, over the square from `origin` with side `extent`."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{origin} {origin} {extent} {extent}">'
    png = bytes(resvg_py.svg_to_bytes(svg_string=f"{head}{markup}</svg>", width=size, height=size))
    return np.asarray(Image.open(BytesIO(png)).convert("RGBA"))


def picture(stage: Stage) -> np.ndarray:
    return pixels("".join(n.svg for n in sorted(stage.nodes, key=lambda n: n.depth)))


def ink_outside(node: Node) -> int:
    """Counts pixels of a node outside its box, on a view with a margin of 200 units around the canvas."""
    grid = pixels(node.svg, 700, -200.0, 1400.0)[..., 3] > 24
    x0, y0 = (node.box.x + 200) / 2 - 1, (node.box.y + 200) / 2 - 1
    x1, y1 = x0 + node.box.width / 2 + 2, y0 + node.box.height / 2 + 2
    grid = grid.copy()
    grid[max(0, int(y0)) : int(y1) + 1, max(0, int(x0)) : int(x1) + 1] = False
    return int(grid.sum())


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("time", HOURS)
def test_renders_opaque_and_changes_with_the_weather(setting: Setting, time: TimeOfDay) -> None:
    seen = []
    for weather in WEATHERS:
        image = picture(stage_of(setting, time, weather))
        assert (image[..., 3] == 255).all()
        assert len(np.unique(image.reshape(-1, 4), axis=0)) > 40
        seen.append(image.tobytes())
    assert len(set(seen)) == len(WEATHERS)


@pytest.mark.parametrize("setting", SETTINGS)
def test_hours_look_different(setting: Setting) -> None:
    images = [picture(stage_of(setting, time))[..., :3].astype(int) for time in HOURS]
    for i, first in enumerate(images):
        for second in images[i + 1 :]:
            assert (np.abs(first - second).sum(axis=2) > 40).mean() > 0.01
    assert images[HOURS.index("night")].mean() < images[HOURS.index("noon")].mean() - 15


@pytest.mark.parametrize("setting", SETTINGS)
def test_has_exactly_the_places_of_the_vocabulary(setting: Setting) -> None:
    stage = stage_of(setting)
    assert {name: a.kind for name, a in stage.anchors.items()} == ANCHORS[setting]
    for name, a in stage.anchors.items():
        assert 0 < a.x < CANVAS and 0 < a.y < CANVAS, name
        if a.kind == "stand":
            assert a.y - ADULT * a.scale > 40, name
        if a.kind == "seat":
            assert a.y + 110 * a.scale < CANVAS, name


@pytest.mark.parametrize("setting", SETTINGS)
def test_free_places_are_free(setting: Setting) -> None:
    stage = stage_of(setting)
    for name, a in stage.anchors.items():
        if name.startswith(("floor_", "front_")):
            depth = a.depth if a.depth is not None else a.y
            hiding = [
                n.id for n in stage.nodes if depth < n.depth < 2000 and abs(n.box.centre.x - a.x) < n.box.width / 2
            ]
            assert not hiding, f"{name} is hidden by {hiding}"
    free = [a for name, a in stage.anchors.items() if name.startswith("floor_")]
    xs = sorted(a.x for a in free)
    assert min(b - a for a, b in zip(xs, xs[1:], strict=False)) >= 115


@pytest.mark.parametrize("setting", SETTINGS)
def test_signature_and_ids(setting: Setting) -> None:
    stage = stage_of(setting)
    ids = [n.id for n in stage.nodes]
    assert len(set(ids)) == len(ids)
    assert len(stage.signature) >= 3
    assert set(stage.signature) <= set(ids)
    assert all(n.id.startswith("setting.") and n.kind in ("backdrop", "furniture") for n in stage.nodes)


@pytest.mark.parametrize("setting", SETTINGS)
def test_boxes_cover_the_ink(setting: Setting) -> None:
    for node in stage_of(setting, "evening").nodes:
        assert ink_outside(node) == 0, node.id


@pytest.mark.parametrize("setting", SETTINGS)
def test_same_seed_same_stage_and_seed_keeps_the_places(setting: Setting) -> None:
    assert stage_of(setting) == stage_of(setting)
    other = stage_of(setting, seed=4)
    assert other.anchors == stage_of(setting).anchors
    assert other.nodes != stage_of(setting).nodes


@pytest.mark.parametrize(
    ("setting", "anchor", "furniture"),
    [
        ("shop", "cashier", "counter"),
        ("restaurant", "bar_stand", "bar"),
        ("living_room", "behind_sofa", "sofa"),
        ("hospital_room", "bed_side", "bed"),
        ("restaurant", "table_seat_left", "table"),
        ("classroom", "desk_left_seat", "desk_left"),
    ],
)
def test_behind_furniture_is_drawn_before_it(setting: Setting, anchor: str, furniture: str) -> None:
    stage = stage_of(setting)
    depths = {n.id: n.depth for n in stage.nodes}
    place = stage.anchors[anchor]
    assert place.depth is not None and place.depth < depths[f"setting.{furniture}"]


@pytest.mark.parametrize("setting", SETTINGS)
def test_things_on_surfaces_are_drawn_after_them(setting: Setting) -> None:
    stage = stage_of(setting)
    for name, a in stage.anchors.items():
        if a.kind != "surface" or name == "under_bench":
            continue
        depth = a.depth if a.depth is not None else a.y
        carriers = [
            n
            for n in stage.nodes
            if n.kind == "furniture"
            and n.depth > 25
            and n.box.x < a.x < n.box.x + n.box.width
            and n.box.y - 1 < a.y < n.box.y + n.box.height + 12
            and abs(n.depth - depth) < 12
        ]
        assert carriers, f"nothing carries {name}"
        assert depth > max(n.depth for n in carriers), name


@pytest.mark.parametrize("setting", sorted(INDOOR))
def test_weather_stays_outside(setting: Setting) -> None:
    assert not any(n.depth > 2000 for n in stage_of(setting, weather="rain").nodes)


@pytest.mark.parametrize("setting", sorted(set(SETTINGS) - INDOOR))
@pytest.mark.parametrize("weather", ["rain", "snow", "storm"])
def test_falling_weather_hides_little(setting: Setting, weather: Weather) -> None:
    falling = [n for n in stage_of(setting, weather=weather).nodes if n.depth > 2000]
    assert len(falling) == 1
    covered = (pixels(falling[0].svg, 500)[..., 3] > 60).mean()
    assert 0.004 < covered < 0.06
