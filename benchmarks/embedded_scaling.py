"""What a second worker process brings, and how memory grows, measured on the command line as users run it.

Two runs of `generate` of the same items stand side by side, one with `--workers 1` and one with `--workers 2`. Only one
of them goes on at a time: the other is stopped by a signal, with all its work in flight kept. So they take turns block
by block of items, see the same machine, and neither is ever starting up or running dry while it is timed.

The base line is `--workers 1` and not a run that is held to one core: its parent, which runs the loop, has the second
core to itself. That base line is a little faster than one core, which makes the ratio harder to reach, never easier.
"""

import os
import signal
import statistics
import subprocess
import threading
import time
from pathlib import Path
from typing import Final, NamedTuple, Self

import orjson
from embedded_speed import COMMAND

from storytelling_painter.tools.compute import usable_cores

_CONCURRENCY: Final = 8
_LONGEST: Final = 900.0
"""Seconds after which a block that does not end counts as hung."""
_MIB: Final = 2**20


class Memory(NamedTuple):
    """Resident memory at a moment, in MiB."""

    items: int
    parent: float
    workers: float
    """All other processes of the run together."""


class Scaling(NamedTuple):
    ratio: float
    """Rate with two workers over rate with one: the median of the blocks."""
    lowest: float
    highest: float
    rates: tuple[float, float]
    """Items a second with one worker and with two."""
    cores: tuple[float, float]
    """Cores that each got."""
    others: float
    """Cores that other processes of the machine used meanwhile: above a tenth or so the ratio says little."""
    memory: tuple[Memory, ...]
    """Of the run with two workers, after each block."""


class _Run:
    """A `generate` that can be stopped and go on, with a clock that stands still meanwhile."""

    def __init__(self, out: Path, workers: int, items: int) -> None:
        command = [
            str(COMMAND), "generate", "-n", str(items), "--seed", "17", "--out", str(out), "--workers", str(workers),
            "--concurrency", str(_CONCURRENCY), "--json", "--quiet",
        ]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self.stamps: list[float] = []
        """When each item was finished, in seconds of this run's clock."""
        self._before, self._since = 0.0, time.monotonic()
        self._news = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if orjson.loads(line).get("kind") == "item":
                with self._news:
                    self.stamps.append(self._clock())
                    self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    def _clock(self) -> float:
        return self._before + (time.monotonic() - self._since if self._since else 0.0)

    def until(self, items: int) -> None:
        """Goes on until so many items are finished, and stops."""
        with self._news:
            self._since = time.monotonic()
            os.killpg(self._process.pid, signal.SIGCONT)
            there = self._news.wait_for(lambda: self._ended or len(self.stamps) >= items, _LONGEST)
            os.killpg(self._process.pid, signal.SIGSTOP)
            self._before, self._since = self._clock(), 0.0
            if len(self.stamps) < items:
                raise RuntimeError(f"`generate` {'ended' if there else 'hung'} after {len(self.stamps)} items")

    def core_seconds(self) -> float:
        """Returns the processor time that the run has used so far."""
        return sum(sum(map(int, fields[11:13])) for _, fields in self._processes()) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> Memory:
        """Returns the resident memory of the run; pages that its processes share count once for each."""
        page = os.sysconf("SC_PAGE_SIZE")
        sizes = {pid: int(fields[21]) * page / _MIB for pid, fields in self._processes()}
        parent = sizes.pop(self._process.pid)
        return Memory(len(self.stamps), parent, sum(sizes.values()))

    def _processes(self) -> list[tuple[int, list[str]]]:
        """Returns the processes of the run with the fields of `/proc/PID/stat` from the state on."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                if int(fields[2]) == self._process.pid:
                    found.append((int(entry.name), fields))
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()


def measure_scaling(folder: Path, *, blocks: int, block: int, last: int) -> Scaling:
    """Times blocks of items with one worker and with two in turn; then the run with two goes on alone.

    Args:
        folder: An empty folder for both runs.
        blocks: Pairs of timed blocks.
        block: Items of each.
        last: Number of items at which the run with two workers ends.

    Raises:
        RuntimeError: The machine has no second core or no `/proc`, or a run ended early.
    """
    if usable_cores() < 2 or not Path("/proc/self/stat").exists():
        raise RuntimeError("needs two cores and the /proc of Linux")
    end = max(last, (blocks + 1) * block) + 2 * _CONCURRENCY
    with _Run(folder / "one", 1, end) as one:
        one.until(_CONCURRENCY)
        with _Run(folder / "two", 2, end) as two:
            two.until(_CONCURRENCY)
            began, busy = (one.core_seconds(), two.core_seconds()), _busy_seconds()
            memory = []
            for n in range(1, blocks + 1):
                for run in (one, two):
                    run.until(_CONCURRENCY + n * block)
                memory.append(two.memory())
            used, busy = (one.core_seconds() - began[0], two.core_seconds() - began[1]), _busy_seconds() - busy
            for items in range(_CONCURRENCY + (blocks + 1) * block, last + 1, block):
                two.until(items)
                memory.append(two.memory())
            if memory[-1].items < last:
                two.until(last)
                memory.append(two.memory())
            spans = [[run.stamps[_CONCURRENCY + n * block - 1] for n in range(blocks + 1)] for run in (one, two)]
    seconds = [[b - a for a, b in zip(span, span[1:], strict=False)] for span in spans]
    ratios = [a / b for a, b in zip(*seconds, strict=True)]
    whole = [sum(each) for each in seconds]
    return Scaling(
        ratio=statistics.median(ratios),
        lowest=min(ratios),
        highest=max(ratios),
        rates=(blocks * block / whole[0], blocks * block / whole[1]),
        cores=(used[0] / whole[0], used[1] / whole[1]),
        others=max(0.0, busy - sum(used)) / sum(whole),
        memory=tuple(memory),
    )


def _busy_seconds() -> float:
    """Returns the processor time that the whole machine has used so far."""
    user, nice, system, _, _, irq, softirq, steal = map(int, Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def at(memory: tuple[Memory, ...], items: int) -> Memory:
    """Returns the measurement nearest to a number of items."""
    return min(memory, key=lambda m: abs(m.items - items))
