"""The painter on picture models, against a real server on loopback."""

import io
from pathlib import Path
from typing import Any

import orjson
import pytest
from PIL import Image
from test_prompt_compiler import draft, report

from storytelling_painter.agents.crew import Workshop
from storytelling_painter.agents.models.source import ModelSource
from storytelling_painter.agents.roles import Order, Painter
from storytelling_painter.domain.base import Box
from storytelling_painter.domain.errors import Moderated, PaintError, SpecError
from storytelling_painter.domain.judgement import AlignmentReport, ClueVerdict
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.domain.record import Attempt, Painting
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.testing.stand_in import Answer, Seen, StandIn
from storytelling_painter.tools.artifacts import ArtifactStore
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.compute import Compute
from storytelling_painter.tools.images.masks import mask_png

BRIEF = Brief(id="item-1")
PAINT = Order("paint", seed=7, round=1, candidate=1)


def ways(server: StandIn) -> Connections:
    provider = Provider(name="stand_in", base_url=server.base_url)
    return Connections(Means(providers=(provider,)), environ={})


def painter(ways: Connections, folder: Path, model: str = "gpt-image-1", **fields: Any) -> Painter:
    workshop = Workshop(Settings.model_validate(fields), ArtifactStore(folder), Compute(), ways)
    return ModelSource().painter(f"stand_in:{model}", workshop)


def mending(painting: Painting, found: AlignmentReport, action: str = "edit") -> Order:
    attempt = Attempt(
        number=1, story_round=1, round=1, candidate=1, action="paint", painting=painting, report=found
    )
    return Order(action, seed=8, round=2, candidate=1, parent=attempt)  # type: ignore[arg-type]


async def test_a_painting_says_where_it_came_from_and_the_file_is_the_providers(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 16)).save(buffer, "WEBP")
    sent = buffer.getvalue()
    async with StandIn(lambda seen: Answer(picture=sent, revised_prompt="as I like it")) as server, ways(server) as c:
        found = painter(c, tmp_path, pictures={"quality": "low"})
        assert isinstance(found, Painter) and found.can_edit
        painting = await found.paint(BRIEF, draft(), PAINT)
    assert ArtifactStore(tmp_path).path_of(painting.picture).read_bytes() == sent
    assert painting.picture.media_type == "image/webp"
    assert painting.source_type == "trainedAlgorithmicMedia"
    assert painting.made_by.spec == "stand_in:gpt-image-1" and painting.made_by.prompt_sha256
    assert painting.revised_prompt == "as I like it"
    assert painting.seed is None, "the model takes none"
    assert painting.prompt == server.seen[0].text and server.seen[0].body["quality"] == "low"
    assert {s.key_point for s in painting.prompt_spans} == {p.id for p in draft().ledger.key_points}
    assert painting.scene is None


async def test_an_edit_starts_from_the_parent_and_only_where_it_failed(tmp_path: Path) -> None:
    box = Box(x=0.25, y=0.25, width=0.5, height=0.5)
    clue = (ClueVerdict(text="x", verdict="no", boxes=(box,)),)
    async with StandIn() as server, ways(server) as c:
        found = painter(c, tmp_path)
        first = await found.paint(BRIEF, draft(), PAINT)
        failed = report({"boy": "no", "steals": "no", "sign": "yes"}, boy=clue)
        second = await found.paint(BRIEF, draft(), mending(first, failed))
        await found.paint(BRIEF, draft(), mending(first, report({"boy": "no", "sign": "yes"})))
    _, edit, unmasked = server.seen
    assert edit.endpoint == "edit" and edit.pictures == (first.picture.sha256,)
    assert edit.mask and not unmasked.mask
    assert "Change only" in str(second.prompt)
    assert [s.key_point for s in second.prompt_spans] == ["boy", "sign"]


async def test_a_rewritten_prompt_puts_first_what_was_missing(tmp_path: Path) -> None:
    async with StandIn() as server, ways(server) as c:
        found = painter(c, tmp_path, model="dall-e-3")
        assert not found.can_edit
        first = await found.paint(BRIEF, draft(), PAINT)
        left_out = first.model_copy(update={"not_drawn": ("cat",)})
        order = mending(left_out, report({"boy": "yes", "sign": "no"}), "rewrite_prompt")
        again = await found.paint(BRIEF, draft(), order)
    spans = sorted(again.prompt_spans, key=lambda s: s.start)
    assert {s.key_point for s in spans[:2]} == {"sign", "cat"}
    assert [seen.endpoint for seen in server.seen] == ["generation", "generation"]


async def test_what_is_no_picture_ends_the_item_with_its_reason(tmp_path: Path) -> None:
    async with StandIn(lambda seen: Answer(picture=b"<svg/>")) as server, ways(server) as c:
        with pytest.raises(PaintError, match="SVG"):
            await painter(c, tmp_path).paint(BRIEF, draft(), PAINT)
    assert not (tmp_path / "pictures").exists()


# --- softening ------------------------------------------------------------------------------------------------------


class Filter:
    """A provider that refuses a word, and a chat model that finds another for it."""

    def __init__(self, answer: str | None = None) -> None:
        self.answer = answer

    def __call__(self, seen: Seen) -> Answer | None:
        if seen.endpoint != "chat":
            refused = "steals" in seen.text or "steal" in seen.text
            return Answer(status=400, text="blocked", code="moderation_blocked") if refused else None
        assert seen.shape == "softened"
        if self.answer is not None:
            return Answer(text=self.answer)
        points = next(orjson.loads(line) for line in seen.text.splitlines() if line.startswith("[{"))
        milder = [{**p, "text": p["text"].replace("steals", "takes")} for p in points]
        return Answer(text=orjson.dumps({"points": milder}).decode())


async def test_a_refused_prompt_stops_the_item_unless_softening_is_on(tmp_path: Path) -> None:
    async with StandIn(Filter()) as server, ways(server) as c:
        with pytest.raises(Moderated):
            await painter(c, tmp_path).paint(BRIEF, draft(), PAINT)
        assert len(server.seen) == 1
        softened = painter(c, tmp_path, pictures={"soften": True, "softener": "stand_in:chatty"})
        painting = await softened.paint(BRIEF, draft(), PAINT)
    assert painting.softened == ("steals",)
    assert "The boy takes a cookie." in str(painting.prompt)
    assert "It is late." not in str(painting.prompt), "the story itself is not told again"
    assert [seen.endpoint for seen in server.seen[1:]] == ["generation", "chat", "generation"]


@pytest.mark.parametrize("answer", ['{"points": []}', "I will not.", '{"points": [{"id": "who", "text": "x"}]}'])
async def test_a_softener_that_does_not_do_its_work_leaves_the_refusal(tmp_path: Path, answer: str) -> None:
    async with StandIn(Filter(answer)) as server, ways(server) as c:
        found = painter(c, tmp_path, pictures={"soften": True}, storyteller="stand_in:chatty")
        with pytest.raises(Moderated, match="could not be softened"):
            await found.paint(BRIEF, draft(), PAINT)
    assert [seen.endpoint for seen in server.seen] == ["generation", "chat", "chat"]


async def test_it_is_softened_once_and_not_more(tmp_path: Path) -> None:
    refuse_all = Answer(status=400, text="blocked", code="moderation_blocked")
    filter = Filter()
    async with StandIn(lambda s: filter(s) if s.endpoint == "chat" else refuse_all) as server, ways(server) as c:
        found = painter(c, tmp_path, pictures={"soften": True, "softener": "stand_in:chatty"})
        with pytest.raises(Moderated):
            await found.paint(BRIEF, draft(), PAINT)
    assert [seen.endpoint for seen in server.seen] == ["generation", "chat", "generation"]


async def test_softening_without_a_chat_model_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    async with StandIn() as server, ways(server) as c:
        with pytest.raises(SpecError, match="pictures.softener"):
            painter(c, tmp_path, pictures={"soften": True})


def test_a_mask_is_transparent_in_the_boxes_and_nowhere_else() -> None:
    boxes = (Box(x=0.2, y=0.2, width=0.2, height=0.2), Box(x=0.9, y=0.9, width=0.5, height=0.5))
    with Image.open(io.BytesIO(mask_png(100, 50, boxes))) as mask:
        assert mask.size == (100, 50) and mask.mode == "RGBA"
        alpha = mask.getchannel("A")
    assert alpha.getpixel((30, 15)) == 0 and alpha.getpixel((99, 49)) == 0
    assert alpha.getpixel((10, 5)) == 255 and alpha.getpixel((60, 25)) == 255
    assert 0 < alpha.tobytes().count(0) < 100 * 50 / 4
