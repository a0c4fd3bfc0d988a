"""What a picture says of itself: written without touching a pixel, read as what anybody may have made."""

import io
import json
import zlib
from pathlib import Path

import pytest
from PIL import Image

from storytelling_painter.domain.errors import InputError, PaintError
from storytelling_painter.tools.chunks import Chunk, itxt, read_chunks, write_chunks
from storytelling_painter.tools.provenance import (
    KEYWORD,
    MAX_EXTRA_BYTES,
    XMP_KEYWORD,
    find_recipe,
    pixels_match,
    read_recipe,
    stamp_png,
)


def png(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (5, 5), colour).save(out, "PNG")
    return out.getvalue()


def planted(text: str, keyword: str = KEYWORD) -> bytes:
    """A PNG into which somebody put a text of their own."""
    first, *rest = read_chunks(png())
    return write_chunks([first, itxt(keyword, text), *rest])


def test_a_recipe_is_read_back_and_no_other_byte_changes() -> None:
    stamped = stamp_png(png(), {"item": "a-1", "title": "Grüße", "story": "A dog waits.", "seed": 3, "size": 256})
    recipe = read_recipe(stamped)
    assert (recipe.item, recipe.title, recipe.story, recipe.seed) == ("a-1", "Grüße", "A dog waits.", 3)
    assert recipe.source_type == "algorithmicMedia" and recipe.tool.startswith("storytelling-painter")
    assert pixels_match(stamped, recipe)
    ours = {KEYWORD.encode(), XMP_KEYWORD.encode()}
    kept = [c for c in read_chunks(stamped) if c.kind != b"iTXt" or c.data.partition(b"\0")[0] not in ours]
    assert write_chunks(kept) == png()


def test_the_source_type_is_in_the_xmp_packet() -> None:
    stamped = stamp_png(png(), {}, "trainedAlgorithmicMedia")
    packets = [c for c in read_chunks(stamped) if c.data.startswith(XMP_KEYWORD.encode() + b"\0")]
    assert len(packets) == 1
    assert b"digitalsourcetype/trainedAlgorithmicMedia<" in packets[0].data
    with Image.open(io.BytesIO(stamped)) as image:
        image.load()
        assert "DigitalSourceType" in str(image.info[XMP_KEYWORD])


def test_stamping_again_replaces_our_recipe_and_keeps_marks_of_others() -> None:
    theirs = planted("<x>theirs</x>", XMP_KEYWORD)
    twice = stamp_png(stamp_png(theirs, {"seed": 1}), {"seed": 2})
    assert read_recipe(twice).seed == 2
    texts = [c.data.partition(b"\0")[0].decode() for c in read_chunks(twice) if c.kind == b"iTXt"]
    assert sorted(texts) == sorted([KEYWORD, XMP_KEYWORD])
    assert b"theirs" in twice


def test_changed_pixels_are_noticed() -> None:
    recipe = read_recipe(stamp_png(png("red"), {}))
    assert not pixels_match(png("blue"), recipe)


def test_a_long_story_is_left_out_rather_than_the_rest() -> None:
    story = " ".join(f"{n * 7919 % 100_003:x}" for n in range(3_300))
    stamped = stamp_png(png(), {"item": "a", "story": story, "seed": 5})
    recipe = read_recipe(stamped)
    assert (recipe.story, recipe.item, recipe.seed) == ("", "a", 5)
    assert len(stamped) - len(png()) <= MAX_EXTRA_BYTES


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ("llamacpp:/home/me/models/tiny.gguf", "llamacpp:tiny.gguf"),
        ("llamacpp:C:\\models\\tiny.gguf", "llamacpp:tiny.gguf"),
        ("diffusers:~/models/x", "diffusers:x"),
        ("openai:org/model", "openai:org/model"),
        ("embedded", "embedded"),
    ],
)
def test_no_local_path_is_told(spec: str, told: str) -> None:
    stamped = stamp_png(png(), {"made_by": {"name": "p", "version": "1", "spec": spec}})
    maker = read_recipe(stamped).made_by
    assert maker is not None and maker.spec == told


def test_what_cannot_be_stamped_is_a_painting_error() -> None:
    with pytest.raises(PaintError, match="colour"):
        stamp_png(png(), {"colour": 1})
    with pytest.raises(PaintError, match="no PNG"):
        stamp_png(b"GIF89a", {})


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"schema_version": 2}', json.dumps({"source_type": "x"}), "[" * 50_000, "\x00"],
)
def test_a_recipe_that_somebody_made_up_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="does not fit schema version 1"):
        read_recipe(planted(text))


def test_a_recipe_that_unpacks_to_too_much_is_refused() -> None:
    first, *rest = read_chunks(png())
    bomb = Chunk(b"iTXt", KEYWORD.encode() + b"\0\1\0\0\0" + zlib.compress(b" " * 20_000_000))
    with pytest.raises(InputError, match="longer than"):
        read_recipe(write_chunks([first, bomb, *rest]))


def test_a_picture_of_others_has_no_recipe(tmp_path: Path) -> None:
    assert find_recipe(png()) is None
    path = tmp_path / "x.png"
    path.write_bytes(png())
    with pytest.raises(InputError, match="'x.png' holds no recipe"):
        read_recipe(path)
    for missing in (tmp_path, tmp_path / "none.png", tmp_path / "a\x00b"):
        with pytest.raises(InputError):
            read_recipe(missing)
