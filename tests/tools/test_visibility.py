"""Pixel evidence on hand-made layouts, where every answer is known."""

import hashlib
import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from storytelling_painter.domain.errors import InputError
from storytelling_painter.domain.record import Picture
from storytelling_painter.domain.scene import Move, Person, Place, SceneSpec
from storytelling_painter.tools.illustrator import lay_out, paint, svg
from storytelling_painter.tools.illustrator.daylight import match_light
from storytelling_painter.tools.illustrator.lettering import drawn_words, fold, read_lettering, unbroken, uncovered
from storytelling_painter.tools.illustrator.nodes import Layout, Node, Point, Rect, Stage
from storytelling_painter.tools.illustrator.pixels import open_pixels
from storytelling_painter.tools.illustrator.render import to_png, to_svg
from storytelling_painter.tools.illustrator.visibility import Seen, View

SIZE = 500


def block(id: str, x: float, y: float, w: float, h: float, fill: str, depth: float, **more: object) -> Node:
    node = Node(id=id, svg=svg.rect(x, y, w, h, fill, 0, stroke="none"), box=Rect(x, y, w, h), depth=depth, kind="prop")
    return replace(node, **more)


WALL = block("setting.wall", 0, 0, 1000, 1000, "#dddddd", 0, kind="backdrop")


def layout(*nodes: Node) -> Layout:
    ordered = tuple(sorted((WALL, *nodes), key=lambda n: n.depth))
    return Layout(ordered, Stage((WALL,), {}, ()))


def pixels(painted: Layout) -> np.ndarray:
    with Image.open(io.BytesIO(to_png(to_svg(painted), SIZE))) as picture:
        return np.asarray(picture.convert("RGB"))


def seen(plan: Layout, id: str, part: str | None = None, *, painted: Layout | None = None) -> Seen:
    found = View(pixels(painted or plan), plan).seen(id, part)
    assert found is not None
    return found


def test_an_open_element_is_seen_wholly() -> None:
    told = seen(layout(block("a", 200, 300, 100, 200, "#cc3333", 5)), "a")
    assert (told.frame, told.clear, told.contrast, told.agree, told.visible) == (1, 1, 1, 1, 1)
    assert told.pixels == pytest.approx(50 * 100, rel=0.01)
    assert told.blocker is None
    assert told.box is not None
    assert (told.box.x, told.box.y, told.box.width, told.box.height) == pytest.approx((0.2, 0.3, 0.1, 0.2), abs=0.003)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_the_covered_share_and_its_blocker_are_named(share: float) -> None:
    low = block("far", 200, 300, 100, 200, "#cc3333", 5)
    plan = layout(
        low, block("near", 200, 300, 100 * share, 200, "#3333cc", 6), block("aside", 700, 0, 50, 50, "#000000", 9)
    )
    told = seen(plan, "far")
    assert told.clear == pytest.approx(1 - share, abs=0.03)
    assert told.visible == pytest.approx(1 - share, abs=0.03)
    assert told.blocker == "near"
    assert told.blocked == pytest.approx(share, abs=0.03)
    assert seen(plan, "near").visible == 1


def test_what_is_behind_covers_nothing_and_weather_does_not_count() -> None:
    rain = block("setting.rain", 0, 0, 1000, 1000, "#8888ff", 99, kind="backdrop")
    rain = replace(rain, svg=svg.line(0, 0, 1000, 1000, 4))
    plan = layout(block("a", 200, 300, 100, 200, "#cc3333", 5), block("b", 150, 250, 200, 300, "#33aa33", 4), rain)
    assert seen(plan, "a").clear == 1


def test_an_element_beyond_the_frame_counts_with_its_whole_size() -> None:
    told = seen(layout(block("a", -75, 300, 100, 200, "#cc3333", 5)), "a")
    assert told.frame == pytest.approx(0.25, abs=0.03)
    assert told.visible == pytest.approx(0.25, abs=0.03)
    gone = seen(layout(block("a", 1050, 300, 100, 200, "#cc3333", 5)), "a")
    assert (gone.frame, gone.visible, gone.pixels, gone.box) == (0, 0, 0, None)


def test_an_element_of_the_grounds_colour_has_no_contrast() -> None:
    told = seen(layout(block("a", 200, 300, 100, 200, "#dcdcdc", 5)), "a")
    assert told.contrast == 0
    assert told.visible == 0


def test_an_element_missing_from_the_file_is_not_seen() -> None:
    node = block("a", 200, 300, 100, 200, "#cc3333", 5)
    assert seen(layout(node), "a", painted=layout()).visible == 0


def test_an_element_painted_over_in_the_file_loses_that_share() -> None:
    node = block("a", 200, 300, 100, 200, "#cc3333", 5)
    painted = layout(node, block("patch", 200, 300, 100, 140, "#00aa00", 9))
    told = seen(layout(node), "a", painted=painted)
    assert told.clear == 1
    assert told.agree == pytest.approx(0.3, abs=0.02)


def test_an_element_painted_elsewhere_is_not_where_the_plan_says() -> None:
    painted = layout(block("a", 700, 300, 100, 200, "#cc3333", 5))
    assert seen(layout(block("a", 200, 300, 100, 200, "#cc3333", 5)), "a", painted=painted).visible == 0


def test_parts_are_measured_by_themselves() -> None:
    node = block(
        "a", 200, 300, 100, 200, "#cc3333", 5, parts={"face": Rect(200, 300, 100, 50), "off": Rect(0, 0, 5, 5)}
    )
    plan = layout(node, block("hat", 200, 300, 100, 40, "#3333cc", 6))
    assert seen(plan, "a", "face").clear == pytest.approx(0.2, abs=0.03)
    assert seen(plan, "a").clear == pytest.approx(0.8, abs=0.03)
    view = View(pixels(plan), plan)
    assert view.seen("a", "nose") is None and view.seen("a", "off") is None and view.seen("nobody") is None


def test_further_layers_belong_to_their_element() -> None:
    body, thing = block("a", 200, 300, 100, 200, "#cc3333", 5), block("b", 250, 350, 100, 100, "#3333cc", 5.3)
    hand = block("a+hand", 250, 350, 50, 100, "#cc9999", 5.6)
    plan = layout(body, thing, hand)
    assert seen(plan, "a").clear == 1
    assert (seen(plan, "b").blocker, seen(plan, "b").clear) == ("a", pytest.approx(0.5, abs=0.03))


def test_distance_goes_to_the_nearest_ink() -> None:
    plan = layout(block("a", 200, 300, 100, 200, "#cc3333", 5))
    view = View(pixels(plan), plan)
    assert view.distance(Point(350, 400), "a") == pytest.approx(50, abs=3)
    assert view.distance(Point(250, 400), "a") < 3
    assert view.distance(Point(0, 0), "b") == float("inf")


def test_foreign_things_are_noticed() -> None:
    plan = layout(block("a", 200, 300, 100, 200, "#cc3333", 5))
    assert View(pixels(plan), plan).foreign == 0
    painted = layout(block("a", 200, 300, 100, 200, "#cc3333", 5), block("ufo", 600, 100, 100, 100, "#3333cc", 5))
    assert View(pixels(painted), plan).foreign == pytest.approx(0.01, abs=0.002)


def test_a_picture_that_is_not_square_is_refused() -> None:
    with pytest.raises(InputError, match="square"):
        View(np.zeros((100, 200, 3), dtype=np.uint8), layout())


def board(words: str, size: float = 60, y: float = 200) -> Node:
    width = 0.62 * size * len(words)
    area = Rect(500 - width / 2, y - 0.73 * size, width, 0.75 * size)
    markup = svg.rect(100, y - 100, 800, 140, "#ffffff") + svg.text(500, y, words, size)
    return Node(id="sign", svg=markup, box=Rect(98, y - 102, 804, 144), depth=5, kind="sign", parts={"text": area})


def lettering(plan: Layout, painted: Layout | None = None) -> tuple[bool, bool, float]:
    node = next(n for n in plan.nodes if n.id == "sign")
    told = read_lettering(View(pixels(painted or plan), plan), node, node.parts["text"])
    return unbroken(told), uncovered(told), told.height


def test_sound_lettering_is_whole_and_measured() -> None:
    whole, free, height = lettering(layout(board("NO EXIT")))
    assert whole and free
    assert height == pytest.approx(60 * 0.73 / 2, rel=0.1)
    assert drawn_words(board("No &amp; exit")) == ("no", "&amp;", "exit")
    assert fold("  No   EXIT ") == "no exit"


@pytest.mark.parametrize("wrong", ["NC EXIT", "NO FXIT", "NO EXIF", "MO EXIT", "NO EXT", "NO EXIT!"])
def test_one_wrong_letter_in_the_file_breaks_the_lettering(wrong: str) -> None:
    assert not lettering(layout(board("NO EXIT")), layout(board(wrong)))[0]


def test_a_covered_letter_is_noticed_even_where_the_plan_covers_it() -> None:
    plan = layout(board("NO EXIT"), block("head", 480, 150, 40, 60, "#cc3333", 9))
    whole, free, _ = lettering(plan)
    assert whole and not free


SCENE = SceneSpec(setting="park", people=(Person(id="man", role="man", place=Place(anchor="front_center")),))


@pytest.mark.parametrize("mirror", [False, True])
def test_the_light_of_a_picture_is_told_from_others(mirror: bool) -> None:
    scene = SCENE.model_copy(update={"moves": (Move(kind="mirror"),)}) if mirror else SCENE
    view = View(_decoded(paint(scene, SIZE)), lay_out(scene))
    told = match_light(view, scene, ("noon", "clear"), [("night", "clear"), ("evening", "clear")])
    assert told.share > 0.95 and told.cells > 0.05
    wrong = match_light(view, scene, ("night", "clear"), [("noon", "clear")])
    assert wrong.share < 0.1 and wrong.nearest == ("noon", "clear")


def _decoded(png: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB"))


def kept(
    folder: Path, data: bytes, size: tuple[int, int] = (64, 64), *, sha: str | None = None
) -> tuple[Path, Picture]:
    path = folder / "picture.png"
    path.write_bytes(data)
    digest = sha or hashlib.sha256(data).hexdigest()
    return path, Picture(sha256=digest, path="picture.png", width=size[0], height=size[1], size_bytes=len(data))


def saved(format: str, size: tuple[int, int] = (64, 64), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#336699").save(out, format, **more)
    return out.getvalue()


def huge(side: int) -> bytes:
    """A tiny PNG whose header promises an enormous picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def test_the_recorded_picture_opens(tmp_path: Path) -> None:
    told = open_pixels(*kept(tmp_path, saved("PNG")))
    assert told.shape == (64, 64, 3)
    assert tuple(told[0, 0]) == (0x33, 0x66, 0x99)


@pytest.mark.parametrize(
    ("data", "size", "message"),
    [
        (saved("JPEG"), (64, 64), "no PNG"),
        (saved("PPM"), (64, 64), "no PNG"),
        (b"", (64, 64), "no PNG"),
        (b"<svg/>", (64, 64), "no PNG"),
        (saved("PNG")[:60], (64, 64), "no PNG"),
        (saved("PNG", (32, 64)), (64, 64), "32 by 64"),
        (huge(8192), (8192, 8192), "at most"),
        (huge(60_000), (60_000, 60_000), "no PNG|at most"),
        (
            saved("PNG", save_all=True, append_images=[Image.new("RGB", (64, 64), "#ff0000")]),
            (64, 64),
            "animated",
        ),
    ],
    ids=["jpeg", "ppm", "empty", "svg", "cut", "size", "large", "bomb", "animated"],
)
def test_anything_else_is_refused_in_words(tmp_path: Path, data: bytes, size: tuple[int, int], message: str) -> None:
    with pytest.raises(InputError, match=message):
        open_pixels(*kept(tmp_path, data, size))


def test_changed_and_missing_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="hash"):
        open_pixels(*kept(tmp_path, saved("PNG"), sha="0" * 64))
    path, picture = kept(tmp_path, saved("PNG"))
    path.unlink()
    with pytest.raises(InputError, match="cannot be read"):
        open_pixels(path, picture)
