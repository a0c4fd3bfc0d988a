"""Gates of the embedded crew: cost of the graph, start of the command line, speed of a picture, workers, memory.

    make bench-embedded             # a quarter of an hour on two cores
    QUICK=1 make bench-embedded     # at most 50 s

Nothing else should run on the machine meanwhile; the figures say what others used of it. The last line is JSON with
every gate, its bound and its figure; the exit code is 1 when a gate is missed.
"""

import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import numpy as np
from embedded_overhead import measure_overhead
from embedded_scaling import Memory, at, measure_scaling
from embedded_speed import measure_ceiling, measure_help, measure_speed
from gates import Gate, asked, conclude, run_parts

T = TypeVar("T")
_OVERHEAD: Final = 0.15
_HELP: Final = 0.4
_ILLUSTRATOR: Final = 0.3
_ALIGNER: Final = 0.6
_RATIO: Final = 1.7
_OTHERS: Final = 0.15
"""Cores used by others from which on they are named beside the rate; they never excuse it."""
_GROWTH: Final = 0.1
"""Share by which memory may grow beside the constant."""


class Form(NamedTuple):
    """How much is measured."""

    items: int
    """Items of the overhead."""
    helps: int
    pictures: int
    ceilings: int
    blocks: int
    block: int
    first: int
    """Items after which memory is looked at first."""
    last: int
    spare: float
    """MiB that each side of memory may grow besides: a few caches fill, and each story takes 4 KiB."""


FULL: Final = Form(items=40, helps=9, pictures=32, ceilings=9, blocks=12, block=25, first=100, last=1000, spare=8.0)
QUICK: Final = Form(items=8, helps=5, pictures=8, ceilings=3, blocks=2, block=12, first=20, last=32, spare=16.0)


class Bench:
    """Collects gates and figures, one part after the other; a part that fails misses its gates and the next goes on."""

    def __init__(self, form: Form, folder: Path) -> None:
        self.form, self.folder = form, folder
        self.gates: list[Gate] = []
        self.figures: dict[str, float | None] = {}

    def run(self) -> None:
        run_parts((self.help, self.speed, self.overhead, self.scaling))

    def help(self) -> None:
        found = self._tried(lambda: measure_help(self.form.helps))
        self._at_most("--help, whole process, median", found and found.whole, _HELP, "s")
        if found:
            self.figures |= {"imports of --help, s": found.imports, "bare python, s": found.bare}

    def speed(self) -> None:
        found = self._tried(lambda: measure_speed(self.folder, self.form.pictures))
        for name, bound in (("illustrator", _ILLUSTRATOR), ("aligner", _ALIGNER)):
            times = found and getattr(found, name)
            self._at_most(f"{name}, a picture, median", times and times.median, bound, "s of a core")
            self._at_most(f"{name}, a picture, p95", times and times.p95, bound, "s of a core")
            if times:
                self.figures[f"{name}, wall, median, s"] = float(np.median(times.wall))
        if found:
            self.figures["different situations drawn"] = found.situations

    def overhead(self) -> None:
        found = self._tried(lambda: measure_overhead(self.folder / "overhead", self.form.items))
        self._at_most("overhead of an item over its crew, median", found and found.share, _OVERHEAD, "")
        if found:
            self.figures |= {"item in one process, s": found.item, "its crew, s": found.crew}

    def scaling(self) -> None:
        form = self.form
        self.figures["what two processes draw in the time of one"] = self._tried(lambda: measure_ceiling(form.ceilings))
        found = self._tried(
            lambda: measure_scaling(self.folder, blocks=form.blocks, block=form.block, last=form.last)
        )
        if found and found.others > _OTHERS:
            self._why = f"others used {found.others:.2f} cores meanwhile; measure again on an idle machine"
        ratio = found and found.ratio
        self.gates.append(Gate("rate of two workers over one", ratio, _RATIO, "at least", why=self._why))
        self._why = "" if found else self._why
        first = at(found.memory, form.first) if found else Memory(0, 0.0, 0.0)
        last = at(found.memory, form.last) if found else first
        for name in ("parent", "workers"):
            before, after = getattr(first, name), getattr(last, name)
            bound = _GROWTH * before + form.spare
            what = f"growth of {name}, {first.items} to {last.items} items"
            self._at_most(what, after - before if found else None, bound, "MiB")
            if found:
                points = [(m.items, getattr(m, name)) for m in found.memory if m.items >= first.items]
                self.figures[f"{name} at the end, MiB"] = after
                self.figures[f"slope of {name}, KiB an item"] = 1024 * float(np.polyfit(*np.transpose(points), 1)[0])
        if found:
            self.figures |= {
                "lowest ratio of a block": found.lowest,
                "highest ratio of a block": found.highest,
                "one worker, items a second": found.rates[0],
                "two workers, items a second": found.rates[1],
                "one worker, cores it got": found.cores[0],
                "two workers, cores they got": found.cores[1],
                "cores that others used": found.others,
            }

    _why = ""

    def _tried(self, measure: Callable[[], T]) -> T | None:
        self._why = ""
        try:
            return measure()
        except (OSError, RuntimeError, ValueError) as error:
            self._why = f"not measured: {error}"
            return None

    def _at_most(self, name: str, figure: float | None, bound: float, unit: str) -> None:
        self.gates.append(Gate(name, figure, bound, "at most", unit, self._why))


def main() -> int:
    quick = asked()
    began = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no run is left behind, stopped
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(QUICK if quick else FULL, Path(folder))
        bench.run()
    bench.figures["seconds in all"] = time.monotonic() - began
    return conclude("embedded", bench.gates, quick=quick, figures=bench.figures)


if __name__ == "__main__":
    sys.exit(main())
