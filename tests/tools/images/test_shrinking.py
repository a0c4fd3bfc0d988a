"""Small copies for vision models: bounds before pixels, no metadata, blurred where asked."""

import asyncio
import io
import pickle
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from storytelling_painter.domain.base import Box
from storytelling_painter.domain.errors import InputError
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.images.shrinking import shrink, small_copy

PAINTED = Path(__file__).parents[3] / "docs" / "pictures" / "item-00001.png"


def picture(size: tuple[int, int] = (400, 200), mode: str = "RGB", form: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (size[1], size[0], 4), dtype=np.uint8)
    Image.fromarray(noise).convert(mode).save(out, form, **how)  # type: ignore[arg-type]
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=("JPEG",))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize(("size", "small"), [((400, 200), (100, 50)), ((200, 400), (50, 100)), ((60, 40), (60, 40))])
def test_no_side_is_longer_than_asked(form: str, size: tuple[int, int], small: tuple[int, int]) -> None:
    copy = shrink(picture(size, form=form), 100)
    assert opened(copy.data).size == small
    assert copy.media_type == "image/jpeg"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "L", "P", "1", "RGB"])
def test_every_mode_is_laid_on_white(mode: str) -> None:
    assert opened(shrink(picture(mode=mode), 100).data).mode == "RGB"
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert np.asarray(opened(shrink(out.getvalue(), 20).data)).min() > 250


def test_the_recipe_in_a_picture_does_not_reach_the_judge() -> None:
    info = PngInfo()
    info.add_text("recipe", "sentinel key points")
    data = picture(pnginfo=info)
    assert b"sentinel" in data
    assert b"sentinel" not in shrink(data, 400).data


@pytest.mark.parametrize(("side", "longest"), [(1024, 768), (1024, 512), (1024, 384), (2048, 768)])
def test_the_filter_changes_a_picture_less_than_jpeg_does(side: int, longest: int) -> None:
    with Image.open(PAINTED) as file:
        source = file.convert("RGB").resize((side, side), Image.Resampling.BICUBIC)
    out = io.BytesIO()
    source.save(out, "PNG", compress_level=1)
    finest = source.resize((longest, longest), Image.Resampling.LANCZOS)
    as_jpeg = io.BytesIO()
    finest.save(as_jpeg, "JPEG", quality=90, subsampling=0)
    lost = error(opened(as_jpeg.getvalue()), finest)
    assert error(opened(shrink(out.getvalue(), longest).data), finest) < 2 * lost


def error(one: Image.Image, other: Image.Image) -> float:
    """Mean square of the differences."""
    return float(np.mean((np.asarray(one, dtype=float) - np.asarray(other, dtype=float)) ** 2))


def test_a_kept_picture_is_shrunk_by_name_and_only_if_it_is_the_one(tmp_path: Path) -> None:
    store, data = ArtifactStore(tmp_path), picture()
    kept = asyncio.run(store.put(data))
    sent = pickle.loads(pickle.dumps(store))  # noqa: S301  # as a worker process gets it
    assert small_copy(sent, kept, 100) == shrink(data, 100)
    store.path_of(kept).write_bytes(picture((64, 64)))
    with pytest.raises(InputError, match="changed"):
        small_copy(store, kept, 100)


def test_an_area_is_blurred_and_the_rest_is_not() -> None:
    stripes = np.zeros((100, 200, 3), dtype=np.uint8)
    stripes[:, ::4] = 255
    out = io.BytesIO()
    Image.fromarray(stripes).save(out, "PNG")
    blurred = np.asarray(opened(shrink(out.getvalue(), 200, [Box(x=0, y=0, width=0.5, height=1)]).data)).astype(float)
    assert blurred[20:80, 10:80].std() < 25 < blurred[20:80, 120:190].std()


def test_the_copy_of_a_file_is_always_the_same() -> None:
    assert shrink(picture(), 100) == shrink(picture(), 100)


def bomb(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" + bytes(40), bomb(30_000, 30_000),
     picture()[:300], picture(form="JPEG")[:200], b"P6 9 9 255 " + bytes(300)],
)  # fmt: skip
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        shrink(data, 100)


@given(st.binary(max_size=200), st.integers(0, 300))
def test_wild_bytes_are_refused_by_name(junk: bytes, at: int) -> None:
    good = picture((16, 16))
    for data in (junk, good[:at] + junk + good[at:]):
        try:
            assert opened(shrink(data, 16).data).size <= (16, 16)
        except InputError:
            pass


@given(st.floats(-2, 2), st.floats(-2, 2), st.floats(0, 3), st.floats(0, 3))
def test_any_box_can_be_blurred(x: float, y: float, width: float, height: float) -> None:
    assert shrink(picture((16, 16)), 16, [Box(x=x, y=y, width=width, height=height)]).data
