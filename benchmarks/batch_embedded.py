"""What an item costs the embedded storyteller and critic when so many were told before: the runner, the novelty gate
and all that is kept of a run included."""

import statistics
import time
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.agents.memory import Known, StoryMemory
from storytelling_painter.domain.settings import Settings
from storytelling_painter.runners.sources import Task, invented
from storytelling_painter.runners.story_file import ToldStory
from storytelling_painter.runners.telling import tell_batch
from storytelling_painter.tools.pools import load_pool

BLOCK: Final = 300
"""Items of one measurement."""


class Cost(NamedTuple):
    """What an item costs, in milliseconds."""

    wall: float
    cpu: float
    critiques: float
    """Stories that were criticised for one that was kept."""


async def stories_before(number: int) -> list[Known]:
    """Tells the first stories of a run, each unlike those that it knows where the grammar manages that: what a run that
    came that far knows.
    """
    settings = Settings()
    pool = load_pool(settings.pool)
    memory = StoryMemory(pool, epochs=settings.epochs)
    teller = GrammarStoryteller(
        pool, order_seed=settings.seed, memory=memory, min_novelty=settings.story_loop.min_novelty
    )
    known = []
    for task in invented(number, settings):
        draft = await teller.tell(task.brief, round=1)
        known.append(Known(task.brief.index, draft.story.text))
        memory.extend(known[-1:])
    return known


async def cost_after(known: list[Known]) -> Cost:
    """Returns the cost of an item of the block that follows so many stories."""
    tasks = _from(len(known), BLOCK)
    done = {f"item-{n + 1:05d}" for n in range(len(known))}
    stamps: list[_Stamp] = []
    await tell_batch(
        tasks, Settings(), keep=lambda told: stamps.append(_stamp(told)),
        refuse=lambda item, error: None, done=done, known=known, concurrency=8,
    )
    first, last = stamps[BLOCK // 10], stamps[-1]
    items = len(stamps) - 1 - BLOCK // 10
    return Cost(
        1000 * (last.wall - first.wall) / items, 1000 * (last.cpu - first.cpu) / items,
        statistics.fmean(stamp.critiques for stamp in stamps[-items:]),
    )


class _Stamp(NamedTuple):
    """When a story was kept."""

    wall: float
    cpu: float
    critiques: int


def _stamp(told: ToldStory) -> _Stamp:
    return _Stamp(time.perf_counter(), time.process_time(), len(told.critiques))


def _from(start: int, number: int) -> Iterator[Task]:
    return islice(invented(start + number, Settings()), start, None)


async def measure(few: int, many: int, rounds: int) -> tuple[Cost, Cost]:
    """Returns the costs of an item after few and after many stories: the least of rounds that take turns."""
    known = await stories_before(many)
    costs: dict[int, list[Cost]] = {few: [], many: []}
    for _ in range(rounds):
        for number, found in costs.items():
            found.append(await cost_after(known[:number]))
    least = {number: min(found, key=lambda cost: cost.cpu) for number, found in costs.items()}
    return least[few], least[many]
