"""The store of pictures: named by their bytes, checked when read, never outside its folder."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from storytelling_painter.domain.errors import InputError, PaintError, RunFolderError
from storytelling_painter.domain.record import Picture
from storytelling_painter.tools.artifacts import ArtifactStore, look_at


def picture(kind: str = "PNG", size: tuple[int, int] = (6, 4)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "media", "ending"), [("PNG", "png", "png"), ("JPEG", "jpeg", "jpg"), ("WEBP", "webp", "webp")]
)
async def test_what_is_put_can_be_read(kind: str, media: str, ending: str, tmp_path: Path) -> None:
    store, data = ArtifactStore(tmp_path / "run"), picture(kind)
    kept = await store.put(data, "image/gif")
    digest = hashlib.sha256(data).hexdigest()
    assert (kept.sha256, kept.media_type, kept.width, kept.height) == (digest, f"image/{media}", 6, 4)
    assert kept.path == f"pictures/{digest[:2]}/{digest}.{ending}" and kept.size_bytes == len(data)
    assert await store.read(kept) == data


async def test_the_same_picture_is_kept_once_and_a_torn_one_is_mended(tmp_path: Path) -> None:
    store, data = ArtifactStore(tmp_path), picture()
    kept = await store.put(data)
    before = store.path_of(kept).stat().st_mtime_ns
    assert await store.put(data) == kept
    assert store.path_of(kept).stat().st_mtime_ns == before
    store.path_of(kept).write_bytes(data[:10])
    with pytest.raises(InputError, match="changed"):
        await store.read(kept)
    await store.put(data)
    assert await store.read(kept) == data


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF89a" + b"\0" * 40, b"\x89PNG\r\n\x1a\n", picture("BMP")])
async def test_what_is_no_picture_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(PaintError, match="PNG, JPEG or WebP"):
        await ArtifactStore(tmp_path).put(data)
    assert not list(tmp_path.iterdir())


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    with pytest.raises(InputError):
        look_at(picture().replace((6).to_bytes(4, "big") + (4).to_bytes(4, "big"), b"\0\0\xff\xff" * 2))


@pytest.mark.parametrize(
    "path", ["../x.png", "/etc/passwd", "a/../../x", "a\\..\\x", "C:/x", ".", "", "a\x00b", "pictures/./x.png/.."]
)
def test_no_path_leaves_the_folder(path: str, tmp_path: Path) -> None:
    asked = Picture(sha256="0" * 64, path=path, width=1, height=1, size_bytes=1)
    with pytest.raises(InputError, match="leaves the run folder"):
        ArtifactStore(tmp_path).path_of(asked)


async def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "secret").write_bytes(b"x")
    (tmp_path / "run" / "pictures").symlink_to(tmp_path)
    asked = Picture(sha256="0" * 64, path="pictures/secret", width=1, height=1, size_bytes=1)
    with pytest.raises(InputError, match="leaves"):
        await ArtifactStore(tmp_path / "run").read(asked)


async def test_missing_files_and_unwritable_folders_are_told(tmp_path: Path) -> None:
    asked = Picture(sha256="0" * 64, path="pictures/x.png", width=1, height=1, size_bytes=1)
    with pytest.raises(InputError, match="cannot be read"):
        await ArtifactStore(tmp_path).read(asked)
    (tmp_path / "pictures").write_bytes(b"")
    with pytest.raises(RunFolderError):
        await ArtifactStore(tmp_path).put(picture())
