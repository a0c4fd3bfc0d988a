"""The boards that a setting has of its own are never blank, and whoever hangs a sign there covers what was on them."""

import io

import pytest
from PIL import Image

from storytelling_painter.domain.scene import Place, SceneSpec, Sign
from storytelling_painter.domain.vocabulary import Setting
from storytelling_painter.tools.illustrator import paint

SIZE = 500
BOARDS: list[tuple[Setting, str, tuple[int, int, int, int]]] = [
    ("park", "wall_center", (452, 402, 590, 488)),
    ("street", "shop_sign", (150, 306, 406, 366)),
    ("station", "platform_sign", (315, 227, 585, 281)),
    ("bus_stop", "stop_sign", (610, 320, 726, 408)),
]
"""Setting, place, and the board's inside in units of 1000."""


def _shares(scene: SceneSpec, box: tuple[int, int, int, int]) -> list[float]:
    """Returns the shares of the colours in a part of the picture, largest first."""
    x0, y0, x1, y1 = (round(v * SIZE / 1000) for v in box)
    part = Image.open(io.BytesIO(paint(scene, SIZE))).convert("RGB").crop((x0, y0, x1, y1))
    counts = part.getcolors(part.width * part.height)
    assert counts is not None
    return sorted((n / (part.width * part.height) for n, _ in counts), reverse=True)


@pytest.mark.parametrize(("setting", "place", "box"), BOARDS)
def test_a_board_shows_something(setting: Setting, place: str, box: tuple[int, int, int, int]) -> None:
    for seed in (1, 2):
        assert sum(s > 0.005 for s in _shares(SceneSpec(setting=setting, seed=seed), box)) >= 3


@pytest.mark.parametrize(("setting", "place", "box"), BOARDS)
def test_a_sign_covers_what_was_on_the_board(setting: Setting, place: str, box: tuple[int, int, int, int]) -> None:
    bare = SceneSpec(setting=setting)
    sign = Sign(id="s", kind="board", text="I", place=Place(anchor=place))
    assert _shares(bare.model_copy(update={"signs": (sign,)}), box)[0] > max(0.85, _shares(bare, box)[0])
