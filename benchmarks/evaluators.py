"""Gates of the evaluators: search for neighbours, resampling, and stored records in a stream.

    make bench-evaluators             # about three minutes on two cores
    QUICK=1 make bench-evaluators     # at most 50 s
    LARGE=1 make bench-evaluators     # also 100,000 rows exactly and 150,000 by an index: some minutes more

The search is timed against a plain matrix product of the same size in turns, in this very process and with the threads
that numpy has here; the best of each counts, as others on the machine only ever make one slower. The last line is JSON
with every gate, its bound and its figure; the exit code is 1 when a gate is missed.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from evaluators_stream import write_records
from gates import Gate, asked, conclude, run_parts

from storytelling_painter.domain.base import MadeBy
from storytelling_painter.domain.record import Record
from storytelling_painter.domain.settings import Settings
from storytelling_painter.domain.story import Brief
from storytelling_painter.evaluators.diversity import MAX_MEMORY, Draws, nearest, neighbourhood, vendi
from storytelling_painter.evaluators.diversity.search import MOST_EXACT
from storytelling_painter.evaluators.tallies import Tally, alignment_of
from storytelling_painter.graph.embed import run_one
from storytelling_painter.tools.embeddings import EMBEDDED, Vectors

_N: Final = 10_000
_D: Final = 384
_K: Final = 10
_RATIO: Final = 1.5
_RESAMPLING: Final = 10.0
_SAMPLE: Final = 1_000
_SLOPE: Final = 1.0
"""KiB a record besides its vector; a stored record itself takes about thirty."""


class Form(NamedTuple):
    """How much is measured."""

    rounds: int
    """Turns of product and search."""
    models: int
    """True records that the stored ones are made from."""
    records: int
    """A multiple of 250."""
    whole: bool
    """Whether a whole evaluation, and what no gate stands on, is timed too."""
    rows: int
    """Rows of the search whose memory is measured."""
    indexed: int = 0
    """Rows of a search by an index; 0 does none."""


FULL: Final = Form(rounds=9, models=8, records=10_000, whole=True, rows=30_000)
QUICK: Final = Form(rounds=3, models=1, records=1_500, whole=False, rows=15_000)
LARGE: Final = FULL._replace(rows=MOST_EXACT, indexed=150_000)
_RECALL: Final = 0.95


class Bench:
    """Collects gates and figures, one part after the other; a part that fails misses its gates and the next goes on."""

    def __init__(self, form: Form, folder: Path) -> None:
        self.form, self.folder = form, folder
        self.gates: list[Gate] = []
        self.figures: dict[str, float | None] = {}

    def run(self) -> None:
        run_parts((self.neighbours, self.memory, self.resampling, self.stream))

    def neighbours(self) -> None:
        rows, others = unit_rows(_N, _D), unit_rows(_N, _D, seed=1)
        out = np.empty((_N, _N), dtype=np.float32)
        products, searches = [], []
        for _ in range(self.form.rounds):
            products.append(timed(lambda: np.matmul(rows, others.T, out=out)))
            searches.append(timed(lambda: nearest(rows, _K)))
        why = f"n = {_N}, d = {_D}, k = {_K}, best of {self.form.rounds}"
        self._at_most("search for neighbours over a matrix product", min(searches) / min(products), _RATIO, "", why)
        self.figures |= {
            "matrix product, best, s": min(products),
            "matrix product, median, s": float(np.median(products)),
            "search, best, s": min(searches),
            "search, median, s": float(np.median(searches)),
        }
        if self.form.whole:
            self.figures["search with near duplicates, s"] = timed(lambda: nearest(rows, _K, within=0.1))

    def memory(self) -> None:
        """Time and memory of one search in a process of its own; see `evaluators_large`."""
        rows, bound = self.form.rows, MAX_MEMORY / 2**20
        name = f"memory of an exact search of {rows:,} rows besides the vectors"
        found, why = searched(rows, "exact")
        peak = None if found is None else found["peak"] / 2**20
        self._at_most(name, peak, bound, "MiB", why or f"d = {_D}, k = {_K}")
        self._tell(f"exact search of {rows:,} rows", found)
        if indexed := self.form.indexed:
            found, why = searched(indexed, "index")
            recall = None if found is None else found["recall"]
            told = why or "share of the true neighbours, of 500 rows"
            self.gates.append(Gate(f"recall of the index at {indexed:,} rows", recall, _RECALL, "at least", "", told))
            self._tell(f"index of {indexed:,} rows", found)
            self.figures[f"index of {indexed:,} rows, peak, MiB"] = None if found is None else found["peak"] / 2**20

    def _tell(self, what: str, found: dict[str, Any] | None) -> None:
        self.figures[f"{what}, s"] = None if found is None else found["seconds"]
        self.figures[f"{what}, CPU s"] = None if found is None else found["cpu"]

    def resampling(self) -> None:
        vectors = unit_rows(_SAMPLE, _D)
        ids = [str(i) for i in range(_SAMPLE)]
        alone = timed(lambda: nearest(vectors, _K))
        spread = timed(lambda: neighbourhood(ids, vectors, draws=Draws(vectors, draws=1_000))) - alone
        why = f"1,000 resamples, n = {_SAMPLE}"
        self._at_most("equal-N diversity, three values of k", spread, _RESAMPLING, "s", why)
        tallies = [some_tally(i) for i in range(_SAMPLE)]
        intervals = timed(lambda: alignment_of(tallies))
        self._at_most("alignment with all its intervals", intervals, _RESAMPLING, "s", why)
        if self.form.whole:
            self.figures["Vendi score with 200 draws, s"] = timed(lambda: vendi(vectors, EMBEDDED))

    def stream(self) -> None:
        name, why = "growth a record besides its vector", ""
        found = None
        try:
            path = self.folder / "items.jsonl"
            write_records(path, true_records(self.form.models, self.folder), self.form.records)
            found = streamed(path, whole=self.form.whole)
        except (OSError, RuntimeError, ValueError, subprocess.SubprocessError) as error:
            why = f"not measured: {error}"
        slope = None
        if found is not None:
            samples = np.array(found["samples"], dtype=np.float64)
            samples = samples[len(samples) // 4 :]  # caches fill at first
            slope = float(np.polyfit(samples[:, 0], samples[:, 1], 1)[0]) / 1024
            self.figures |= {
                "stored records": float(found["items"]),
                "size of a stored record, KiB": path.stat().st_size / 1024 / self.form.records,
                "evaluation, s": found.get("seconds"),
            }
            if found["items"] != self.form.records:
                slope, why = None, f"only {found['items']} of {self.form.records} records were read"
        self._at_most(name, slope, _SLOPE, "KiB", why or f"{self.form.records} records, slope of resident memory")

    def _at_most(self, name: str, figure: float | None, bound: float, unit: str, why: str) -> None:
        self.gates.append(Gate(name, figure, bound, "at most", unit, why))


def timed(work: Callable[[], object]) -> float:
    """Returns the seconds that work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def unit_rows(n: int, d: int, seed: int = 0) -> Vectors:
    """Returns random rows of length 1."""
    rows = np.random.default_rng(seed).standard_normal((n, d), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def some_tally(number: int) -> Tally:
    """Returns verdicts on one picture, as a judge might give them."""
    random = np.random.default_rng(number)
    yes = int(random.integers(4, 9))
    points = Counter({("event", "yes"): yes, ("time", "yes"): 1, ("location", "no"): 9 - yes})
    foils = Counter({("negation", "no"): 3, ("absent_object", "yes"): int(random.integers(2))})
    return Tally(MadeBy(name="judge", version="1"), points, foils, yes == 8)  # type: ignore[arg-type]


def true_records(count: int, folder: Path) -> list[Record]:
    """Makes items with the embedded crew."""

    async def made() -> list[Record]:
        settings = Settings(size=256)
        return [await run_one(Brief(id=f"m{i}", seed=i), settings, out=folder / "made") for i in range(count)]

    records = [record for record in asyncio.run(made()) if record.draft is not None]
    if not records:
        raise RuntimeError("the embedded crew made no story")
    return records


def streamed(path: Path, *, whole: bool) -> dict[str, Any]:
    """Evaluates a file in a process of its own; see `evaluators_stream`."""
    return apart("evaluators_stream.py", path, *(["whole"] if whole else []))


def searched(rows: int, how: str) -> tuple[dict[str, Any] | None, str]:
    """Searches in a process of its own; returns what it tells, or why it tells nothing."""
    try:
        return apart("evaluators_large.py", rows, how), ""
    except (OSError, RuntimeError, ValueError, subprocess.SubprocessError) as error:
        return None, f"not measured: {error}"


def apart(name: str, *words: object) -> dict[str, Any]:
    """Runs a program beside this one and returns its line of JSON.

    Raises:
        RuntimeError: It failed.
    """
    command = [sys.executable, str(Path(__file__).with_name(name)), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1_800, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().rpartition("\n")[2] or f"exit code {done.returncode}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> int:
    quick, large = asked(), asked("LARGE")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(QUICK if quick else LARGE if large else FULL, Path(folder))
        bench.run()
    bench.figures["seconds in all"] = time.monotonic() - began
    return conclude("evaluators", bench.gates, quick=quick, figures=bench.figures)


if __name__ == "__main__":
    sys.exit(main())
