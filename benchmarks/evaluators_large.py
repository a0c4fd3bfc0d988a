"""Time and memory of one search for neighbours: run as a program in a process of its own, so that nothing else counts.

    python benchmarks/evaluators_large.py ROWS [exact | index]

Rows are random, or for `index` drawn around random centres, as neighbours among purely random rows mean nothing there.
Prints one line of JSON: seconds, CPU seconds, and the most memory that was held besides the vectors. `exact` compares
every pair whatever the size, `index` takes the inverted file that is otherwise for more than 100,000 rows.
"""

import json
import sys
import threading
import time
from collections.abc import Callable
from typing import Final

import numpy as np
from evaluators_stream import resident

from storytelling_painter.evaluators.diversity import search
from storytelling_painter.tools.embeddings import Vectors

D: Final = 384
K: Final = 10
_CENTRES: Final = 2_000
_EVERY: Final = 0.005


def rows(n: int, *, around_centres: bool) -> Vectors:
    """Returns unit rows, made in blocks so that they never stand twice in memory."""
    random = np.random.default_rng(0)
    centres = np.zeros((1, D), dtype=np.float32)
    if around_centres:
        centres = random.standard_normal((_CENTRES, D), dtype=np.float32)
    out = np.empty((n, D), dtype=np.float32)
    for start in range(0, n, 4_096):
        block = out[start : start + 4_096]
        block[:] = random.standard_normal(block.shape, dtype=np.float32)
        block += centres[random.integers(0, len(centres), len(block))]
        block /= np.linalg.norm(block, axis=1, keepdims=True)
    return out


def peak_of(work: Callable[[], object]) -> int:
    """Returns by how many bytes the resident memory of this process rose at most while something was done.

    Raises:
        OSError: The system does not tell.
    """
    before = highest = resident()
    over = threading.Event()

    def watch() -> None:
        nonlocal highest
        while not over.wait(_EVERY):
            highest = max(highest, resident())

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        work()
    finally:
        over.set()
        watcher.join()
    return highest - before


def main() -> int:
    n, how = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "exact"
    vectors = rows(n, around_centres=how == "index")
    np.matmul(vectors[:512], vectors[:512].T)  # what the library sets up once is not the search's
    began, cpu = time.monotonic(), time.process_time()
    recall: list[float | None] = []
    peak = peak_of(
        lambda: recall.append(search(vectors, K, most_exact=n if how == "exact" else 0).how.recall)
    )
    found = {"rows": n, "seconds": time.monotonic() - began, "cpu": time.process_time() - cpu, "peak": peak}
    print(json.dumps({**found, "recall": recall[0]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
