"""Recordings: what is written comes back, what is torn is mended, what is missing is named, no key is kept."""

import asyncio
import json
from pathlib import Path

import pytest
from blockbuster import blockbuster_ctx

from storytelling_painter.domain.errors import (
    ItemBudgetExceeded,
    Moderated,
    StorytellingError,
    TapeError,
    Unavailable,
)
from storytelling_painter.tools.calls.call import Call, Reply, Tag, Usage
from storytelling_painter.tools.calls.recorder import Recorder
from storytelling_painter.tools.calls.replayer import Replayer

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def call(n: int, body: bytes = b'{"ask":1}') -> Call:
    return Call("chat", "openai", "m", Tag(f"item-{n}", "story.1"), body)


async def calls_in(path: Path) -> int:
    player = Replayer(path)
    await player.aclose()
    return len(player)


async def replayed(path: Path, asked: Call) -> Reply | None:
    player = Replayer(path)
    try:
        return await player.find(asked)
    finally:
        await player.aclose()


async def recorded(path: Path, number: int = 3, secrets: tuple[str, ...] = ()) -> None:
    recorder = Recorder(path, secrets=secrets)
    replies = (Reply(f'{{"n":{n}}}\n\t é'.encode(), usage=Usage(output_tokens=n), seconds=0.5) for n in range(number))
    await asyncio.gather(*(recorder.keep(call(n), reply) for n, reply in enumerate(replies)))
    await recorder.aclose()


async def test_replies_and_failures_come_back_as_they_were(tmp_path: Path) -> None:
    await recorded(tmp_path / "t.jsonl", 40)
    recorder = Recorder(tmp_path / "t.jsonl")
    await recorder.keep(call(99, b"\xff\x00"), Reply(PNG, "image/png", Usage(pictures=1)))
    failures: list[StorytellingError] = [Moderated("no"), Unavailable("gone"), ItemBudgetExceeded("cap")]
    for n, error in enumerate(failures):
        await recorder.keep_failure(call(200 + n), error)
    await recorder.keep_failure(call(300), TapeError("is not kept"))
    await recorder.aclose()
    player = Replayer(tmp_path / "t.jsonl")
    assert len(player) == 44
    found = await player.find(call(7))
    assert found is not None and found.body == '{"n":7}\n\t é'.encode() and found.usage.output_tokens == 7
    picture = await player.find(call(99, b"\xff\x00"))
    assert picture is not None and picture.body == PNG and picture.media_type == "image/png"
    for n, error in enumerate(failures):
        with pytest.raises(type(error), match=str(error)):
            await player.find(call(200 + n))
    await player.aclose()


async def test_a_missing_call_is_named_with_its_likely_reason(tmp_path: Path) -> None:
    await recorded(tmp_path / "t.jsonl")
    player = Replayer(tmp_path / "t.jsonl")
    with pytest.raises(TapeError, match="'story.1' of item 'item-9'.*never made it.*Nothing was sent"):
        await player.find(call(9))
    with pytest.raises(TapeError, match="another request.*settings, prompts or models"):
        await player.find(call(1, b'{"ask":2}'))
    await player.aclose()


async def test_a_torn_last_line_is_cut_off_and_the_recording_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    await recorded(path, 2)
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"key":"' + b"a" * 100_000)
    assert await calls_in(path) == 2
    recorder = Recorder(path)
    await recorder.keep(call(1), Reply(b"later"))
    await recorder.aclose()
    assert path.read_bytes().startswith(whole) and len(path.read_bytes().splitlines()) == 4
    found = await replayed(path, call(1))
    assert found is not None and found.body == b"later", "the last line of a call counts"


async def test_keys_are_blotted_out(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "t.jsonl", secrets=("sentinel-key", ""))
    quoting = Reply(b"you sent sentinel-key", headers={"x": "sentinel-key"})
    await recorder.keep(call(1, b'{"x":"sentinel-key"}'), quoting)
    await recorder.keep_failure(call(2), Moderated("bad sentinel-key"))
    await recorder.aclose()
    assert b"sentinel-key" not in (tmp_path / "t.jsonl").read_bytes()


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b'{"kind":"recording","version":2}\n', b"\x89PNG", b'{"kind":"recording","version":1}\n{"no":1}\n'],
)
def test_what_is_no_recording_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.jsonl"
    path.write_bytes(content)
    with pytest.raises(TapeError, match=r"t\.jsonl"):
        Replayer(path)
    if content and b'"version":1' not in content:
        with pytest.raises(TapeError, match="no recording"):
            Recorder(path)
        assert path.read_bytes() == content


async def test_a_line_changed_by_hand_is_refused_when_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    await recorded(path, 1)
    lines = path.read_text().splitlines()
    fields = json.loads(lines[1])
    fields["failed"] = {"error": "SystemExit", "message": "x"}
    path.write_text(lines[0] + "\n" + json.dumps(fields, separators=(",", ":")) + "\n")
    with pytest.raises(TapeError, match="cannot be read"):
        await replayed(path, call(0))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for path in (tmp_path, tmp_path / "link"):
        with pytest.raises(TapeError, match="--record"):
            Recorder(path)
    with pytest.raises(TapeError, match="cannot be read"):
        Replayer(tmp_path / "none")


async def test_writing_leaves_the_event_loop_free(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "t.jsonl")
    with blockbuster_ctx():
        await asyncio.gather(*(recorder.keep(call(n), Reply(b"x" * 10_000)) for n in range(200)))
    await recorder.aclose()
    assert await calls_in(tmp_path / "t.jsonl") == 200
