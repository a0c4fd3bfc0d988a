"""What an item knows of the others follows from its index: records do not depend on who is quick."""

import asyncio
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Said, records
from hypothesis import given, settings
from hypothesis import strategies as st

from storytelling_painter.domain.epochs import Epochs
from storytelling_painter.runners.in_order import InOrder
from storytelling_painter.testing.scripted_models import ScriptedModels
from storytelling_painter.testing.stand_in import Faults, StandIn

CREW = ("--crew", "openai:gpt-test", "--painter", "openai:gpt-image-1")


@given(
    st.integers(1, 5), st.integers(1, 4), st.lists(st.integers(0, 40), max_size=30), st.integers(1, 12), st.booleans()
)
@settings(max_examples=25, deadline=None)
def test_an_item_begins_when_all_that_it_has_to_know_is_finished(
    size: int, lag: int, indexes: list[int], lanes: int, in_order: bool
) -> None:
    """Items in any order, as many at a time as there are lanes: nothing hangs, and in order nobody begins too soon."""
    epochs, rng = Epochs(size=size, lag=lag), random.Random(lanes)
    indexes = sorted(indexes) if in_order else indexes
    left, begun, unfinished = iter(indexes), [], []

    async def lane(order: InOrder) -> None:
        for index in left:
            with order.entered(index):
                unfinished.append(index)
                await order.may_begin(index)
                assert not in_order or min(unfinished) >= epochs.known_before(index)
                begun.append(index)
                await asyncio.sleep(rng.choice((0, 0, 0.0001)))
                unfinished.remove(index)

    async def go() -> None:
        order = InOrder(epochs)
        async with asyncio.timeout(10), asyncio.TaskGroup() as group:
            for _ in range(lanes):
                group.create_task(lane(order))

    asyncio.run(go())
    assert sorted(begun) == sorted(indexes)


async def test_one_that_is_cancelled_lets_the_others_pass() -> None:
    order, begun = InOrder(Epochs(size=1, lag=1)), []

    async def one(index: int) -> None:
        with order.entered(index):
            await order.may_begin(index)
            begun.append(index)
            await asyncio.sleep(10 if index == 0 else 0)

    tasks = [asyncio.create_task(one(n)) for n in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.sleep(0)
    assert begun == [0]
    tasks[0].cancel()
    async with asyncio.timeout(2):
        await tasks[2]
    assert begun == [0, 2]


def test_as_many_items_are_in_flight_as_the_epochs_say() -> None:
    epochs = Epochs(size=64, lag=6)
    assert epochs.room == 321
    assert all(index - epochs.known_before(index) >= epochs.room - 1 for index in range(400, 1_000))


def test_records_are_the_same_one_at_a_time_and_all_at_once(
    cli: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers come in another order, and a poisoned item fails without a trace in the others."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-sentinel-8c1f0b7d2e6a4953")
    words = ("generate", "-n", 24, *CREW, "--set", "epochs.size=4", "--set", "epochs.lag=3")
    words += ("--set", "story_loop.min_novelty=0.6")
    models, faults = ScriptedModels(weak=0.3, unseen=0.1), Faults({"policy": 0.02})
    with StandIn(models, latency=0.02, jitter=0.9, faults=faults) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        at_once = cli(*words, "--concurrency", 256, "--out", "all")
        assert server.counts.peak_in_flight > 4
        alone = cli(*words, "--concurrency", 1, "--out", "one")
    assert at_once.code == alone.code == 1, at_once.err
    one, all_ = records(tmp_path / "one"), records(tmp_path / "all")
    assert one == all_ and {r["stop"] for r in one.values()} >= {"accepted", "moderation"}
    known = [r["scores"]["novelty"]["detail"]["compared_with"] for r in one.values() if r["scores"]]
    assert 4 <= max(known) - min(known) <= 12, "what is compared with grows epoch by epoch"
    assert any("too near to a known story" in json.dumps(r) for r in events(tmp_path / "one"))


def events(run: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (run / "events.jsonl").read_text().splitlines()]
