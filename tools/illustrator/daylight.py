"""Which hour and weather the light of a painted picture tells: its ground beside the same setting in other lights."""

import io
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from storytelling_painter.domain.scene import SceneSpec
from storytelling_painter.domain.vocabulary import Setting, Style, TimeOfDay, Weather
from storytelling_painter.tools.illustrator.contrast import channel_distance
from storytelling_painter.tools.illustrator.moving import mirror_layout
from storytelling_painter.tools.illustrator.nodes import Layout
from storytelling_painter.tools.illustrator.render import to_png, to_svg
from storytelling_painter.tools.illustrator.settings import draw_setting
from storytelling_painter.tools.illustrator.visibility import View

_SIDE: Final = 160
_TELLS: Final = 22.0
"""Least difference of a colour channel between two lights that counts."""

_LIKE: Final = 40.0
"""Largest difference at which a cell is that of the light; what is like no light tells none."""

Light = tuple[TimeOfDay, Weather]


class Match(NamedTuple):
    """How well the picture agrees with one light rather than with each of the others."""

    share: float
    """Of the cells in which two lights differ, the share that is like this one and nearer to it; the worst counts."""
    cells: float
    """Share of the picture in which they differ and nothing stands before; the least of the others counts."""
    nearest: Light | None
    """The light that it is confused with most."""


def match_light(view: View, scene: SceneSpec, light: Light, others: Iterable[Light]) -> Match:
    """Compares the uncovered ground of a picture with its setting in one light and in others.

    Args:
        view: The picture beside its layout.
        scene: Its plan; setting, seed and mirroring count.
        light: Hour and weather that should be told.
        others: Those that it should not be taken for.
    """
    mirrored = sum(m.kind == "mirror" for m in scene.moves) % 2 == 1
    free = _small_mask(view.free(frozenset(e.id for e in scene.elements)))
    real = _small(view.pixels)
    own = _ground(scene.setting, scene.seed, light, mirrored, view.style).astype(np.float32)
    off = channel_distance(real, own)
    worst, fewest, nearest = 1.0, 1.0, None
    for other in others:
        ground = _ground(scene.setting, scene.seed, other, mirrored, view.style).astype(np.float32)
        differ = free & (channel_distance(own, ground) >= _TELLS)
        count = int(differ.sum())
        mine = (off <= _LIKE) & (off < channel_distance(real, ground))
        share = int((mine & differ).sum()) / max(count, 1)
        fewest = min(fewest, count / _SIDE**2)
        if share < worst or nearest is None:
            worst, nearest = min(worst, share), other
    return Match(worst, fewest, nearest)


@lru_cache(maxsize=64)
def _ground(setting: Setting, seed: int, light: Light, mirrored: bool, style: Style) -> NDArray[np.uint8]:
    stage = draw_setting(setting, time_of_day=light[0], weather=light[1], seed=seed)
    layout = Layout(tuple(sorted(stage.nodes, key=lambda n: n.depth)), stage)
    png = to_png(to_svg(mirror_layout(layout) if mirrored else layout, style), _SIDE)
    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.uint8)


def _small(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    image = Image.fromarray(pixels).resize((_SIDE, _SIDE), Image.Resampling.BOX)
    return np.asarray(image, dtype=np.float32)


def _small_mask(free: NDArray[np.bool_]) -> NDArray[np.bool_]:
    image = Image.fromarray(free.astype(np.uint8) * 255).resize((_SIDE, _SIDE), Image.Resampling.BOX)
    return np.asarray(image, dtype=np.uint8) >= 250
