"""How long illustrator and aligner take for one picture on one core, and how quickly the command line answers."""

import asyncio
import hashlib
import multiprocessing
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

from storytelling_painter.agents.embedded.aligner.judging import judge
from storytelling_painter.agents.embedded.painter import draw
from storytelling_painter.agents.embedded.storyteller import GrammarStoryteller
from storytelling_painter.domain.record import Picture
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Draft
from storytelling_painter.domain.vocabulary import Style
from storytelling_painter.runners.sources import invented
from storytelling_painter.tools.illustrator import lay_out
from storytelling_painter.tools.illustrator.render import to_png, to_svg
from storytelling_painter.tools.pools import load_pool

SIZE: Final = 1024
_OFTEN: Final = 4
_STYLES: Final[tuple[Style, ...]] = ("colour", "line_art")
COMMAND: Final = Path(sys.executable).with_name("storytelling-painter")
_IMPORT: Final = (
    "import time; t = time.perf_counter(); import storytelling_painter.runners.cli.main; print(time.perf_counter() - t)"
)


class Times(NamedTuple):
    """Seconds for each picture."""

    core: list[float]
    """Seconds of one core; what else the machine does is not in it."""
    wall: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.core)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.core, n=20, method="inclusive")[-1]


class Speed(NamedTuple):
    situations: int
    """Different situations among the samples."""
    illustrator: Times
    aligner: Times


class Sample(NamedTuple):
    draft: Draft
    style: Style
    path: Path


def measure_speed(folder: Path, pictures: int) -> Speed:
    """Draws and then judges pictures of different situations, half of them in line art.

    Each of the two works in a process of its own that has done nothing before but one picture that is not counted, so
    nothing that the other has worked out is at hand.

    Args:
        folder: For the pictures.
        pictures: How many.
    """
    samples = [
        Sample(draft, _STYLES[i % 2], folder / f"{i}.png") for i, draft in enumerate(_drafts(pictures + 1))
    ]
    return Speed(
        len({sample.draft.story.situation for sample in samples[1:]}),
        _alone(_drawn, samples),
        _alone(_judged, samples),
    )


def _drafts(number: int) -> list[Draft]:
    settings = Settings(seed=5)
    teller = GrammarStoryteller(load_pool(settings.pool), order_seed=settings.seed)

    async def told() -> list[Draft]:
        return [await teller.tell(task.brief, round=1) for task in invented(number, settings)]

    return asyncio.run(told())


def _alone(work: Callable[[Sample], object], samples: Sequence[Sample]) -> Times:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        pool.submit(_timed, work, samples[0]).result()
        times = [pool.submit(_timed, work, sample).result() for sample in samples[1:]]
    return Times([core for core, _ in times], [wall for _, wall in times])


def _timed(work: Callable[[Sample], object], sample: Sample) -> tuple[float, float]:
    core, wall = time.process_time(), time.perf_counter()
    work(sample)
    return time.process_time() - core, time.perf_counter() - wall


def _drawn(sample: Sample) -> None:
    scene = sample.draft.story.scene
    if scene is None:
        raise ValueError("the storyteller gave no scene plan")
    sample.path.write_bytes(draw(scene, SIZE, sample.style, {"title": sample.draft.story.title}).png)


def _judged(sample: Sample) -> None:
    data, scene = sample.path.read_bytes(), sample.draft.story.scene
    if scene is None:
        raise ValueError("the storyteller gave no scene plan")
    picture = Picture(
        sha256=hashlib.sha256(data).hexdigest(), path=sample.path.name, width=SIZE, height=SIZE, size_bytes=len(data)
    )
    judge(sample.path, picture, sample.draft.ledger, scene, scene, sample.style)


def measure_ceiling(times: int) -> float:
    """Returns what two processes draw in the time of one, with nothing to share and nobody to wait for.

    Two cores are rarely worth twice one: they share caches and memory, and often the core below. This is the most that
    any program gains from a second worker.

    Args:
        times: Comparisons; the median counts.
    """
    context, draft = multiprocessing.get_context("spawn"), _drafts(1)[0]
    with ProcessPoolExecutor(1, mp_context=context) as one, ProcessPoolExecutor(1, mp_context=context) as two:
        for pool in (one, two):
            pool.submit(_drawn_often, draft).result()
        ratios = []
        for _ in range(times):
            spans = []
            for pools in ((one,), (one, two)):
                began = time.perf_counter()
                for work in [pool.submit(_drawn_often, draft) for pool in pools]:
                    work.result()
                spans.append(time.perf_counter() - began)
            ratios.append(2 * spans[0] / spans[1])
    return statistics.median(ratios)


def _drawn_often(draft: Draft) -> None:
    scene = draft.story.scene
    if scene is None:
        raise ValueError("the storyteller gave no scene plan")
    markup = to_svg(lay_out(scene))
    for _ in range(_OFTEN):
        to_png(markup, SIZE)


class Help(NamedTuple):
    """Median seconds."""

    whole: float
    """The whole process of `--help`."""
    imports: float
    """Importing the entry point, within a process."""
    bare: float
    """A Python process that does nothing."""


def measure_help(times: int) -> Help:
    """Asks the installed command for its help, several times."""
    commands = {
        "whole": [str(COMMAND), "--help"],
        "imports": [sys.executable, "-c", _IMPORT],
        "bare": [sys.executable, "-c", ""],
    }
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(times + 1):
        for name, command in commands.items():
            began = time.perf_counter()
            done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
            found[name].append(float(done.stdout) if name == "imports" else time.perf_counter() - began)
    return Help(**{name: statistics.median(seconds[1:]) for name, seconds in found.items()})
