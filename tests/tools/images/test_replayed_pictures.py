"""Pictures from a recording: the same bytes, in any order, with nobody at the other end."""

import asyncio
from pathlib import Path

from storytelling_painter.domain.errors import Moderated
from storytelling_painter.domain.means import Means, Provider
from storytelling_painter.testing.stand_in import Answer, Seen, StandIn
from storytelling_painter.tools.calls.call import Tag
from storytelling_painter.tools.calls.connections import Connections
from storytelling_painter.tools.calls.parts import Archive
from storytelling_painter.tools.calls.recorder import Recorder
from storytelling_painter.tools.calls.replayer import Replayer
from storytelling_painter.tools.images.model import PictureModel, PictureRequest
from storytelling_painter.tools.images.opening import open_picture_model


def by_address_only(seen: Seen) -> Answer | None:
    """Refuses one option and one prompt; pictures come by address."""
    if "response_format" in seen.body:
        return Answer(status=400, text="Unknown parameter: 'response_format'.", param="response_format")
    return Answer(status=400, text="no", code="moderation_blocked") if "knife" in seen.text else None


async def asked(model: PictureModel, number: int) -> bytes | str:
    prompt = f"picture {number} with a knife" if number == 3 else f"picture {number}"
    try:
        return (await model.make(PictureRequest(prompt, Tag(f"item-{number}", "paint.1.1.1"), size=64))).data
    except Moderated as error:
        return str(error)


def ways(server: StandIn, archive: Archive) -> Connections:
    provider = Provider(name="stand_in", base_url=server.base_url)
    return Connections(Means(providers=(provider,)), environ={}, archives=(archive,))


async def test_fetched_pictures_learned_options_and_refusals_are_replayed(tmp_path: Path) -> None:
    tape = tmp_path / "tape.jsonl"
    server = StandIn(by_address_only)
    async with server:
        recorder = Recorder(tape)
        async with ways(server, recorder) as connections:
            model = open_picture_model("stand_in:dall-e-3", connections)
            first = await asyncio.gather(*(asked(model, number) for number in range(6)))
        await recorder.aclose()
        sent = len(server.seen)
    replayer = Replayer(tape)
    async with ways(server, replayer) as connections:
        model = open_picture_model("stand_in:dall-e-3", connections)
        again = [await asked(model, number) for number in reversed(range(6))]
    await replayer.aclose()
    assert list(reversed(again)) == list(first)
    assert isinstance(first[3], str) and all(isinstance(data, bytes) for data in first[4:])
    assert len(set(first)) == 6
    assert len(server.seen) == sent
